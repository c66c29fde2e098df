//! One record: what it is, its history, and what a person sees of it.

use super::check;
use super::field::Content;
use super::history::Clash;
use super::history::History;
use super::history::Liveness;
use super::history::OpenChoice;
use super::history::Outcome;
use super::id::RecordId;
use super::kind::Kind;

/// A record with its history, and its outcome worked out once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    id: RecordId,
    kind: String,
    /// The kind, if this program knows it: asked for so often that it is worked out once.
    known: Option<Kind>,
    history: History,
    outcome: Outcome,
}

impl Record {
    /// A record of the kind called `kind`, which a newer program may have made up.
    pub fn new(id: RecordId, kind: String, history: History) -> Self {
        let mut outcome = history.outcome();
        let known = Self::known_kind(&kind);
        if known == Some(Kind::Check) {
            // It follows from what people chose; where it does not, its page says so.
            let apart = outcome.choices.iter().find(|it| it.field == check::RULE_SETS.name());
            if let Some(apart) = apart {
                let sides = apart.sides.iter().map(|(_, value)| value.as_ref());
                let joined = check::joined_rule_sets(sides);
                outcome.content.set(check::RULE_SETS.name(), Some(joined));
            }
            outcome.choices.retain(|choice| !check::is_worked_out(&choice.field));
        }
        Self { id, kind, known, history, outcome }
    }

    pub fn id(&self) -> RecordId {
        self.id
    }

    /// The kind, if this program knows it.
    pub fn kind(&self) -> Option<Kind> {
        self.known
    }

    /// The kind called `name` in files, if this program knows it.
    pub fn known_kind(name: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.token() == name)
    }

    /// Whether it is a record of `kind` that a person should see.
    pub fn is(&self, kind: Kind) -> bool {
        self.known == Some(kind) && self.is_shown()
    }

    /// The kind's name in files.
    pub fn kind_name(&self) -> &str {
        &self.kind
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    /// What a person sees of it.
    pub fn content(&self) -> &Content {
        &self.outcome.content
    }

    /// Fields that were changed apart and not picked yet.
    pub fn choices(&self) -> &[OpenChoice] {
        &self.outcome.choices
    }

    pub fn liveness(&self) -> Liveness {
        self.outcome.liveness
    }

    /// Whether it is neither deleted nor erased.
    pub fn is_shown(&self) -> bool {
        matches!(self.outcome.liveness, Liveness::Alive | Liveness::Disputed)
    }

    /// Whether another record is shown in its place.
    pub fn is_joined(&self) -> bool {
        self.outcome.liveness == Liveness::Joined
    }

    /// The record as a book shows it in which others were joined.
    #[must_use]
    pub(super) fn seen_as(&self, content: Option<Content>, is_joined: bool) -> Self {
        let mut seen = self.clone();
        if let Some(content) = content {
            seen.outcome.content = content;
        }
        if is_joined {
            seen.outcome.liveness = Liveness::Joined;
        }
        seen
    }

    /// Whether a person has something to pick.
    pub fn has_open_choices(&self) -> bool {
        !self.outcome.choices.is_empty() || self.outcome.liveness == Liveness::Disputed
    }

    /// The record after `change` to its history.
    #[must_use]
    pub fn changed(&self, change: impl FnOnce(&mut History)) -> Self {
        let mut history = self.history.clone();
        change(&mut history);
        Self::new(self.id, self.kind.clone(), history)
    }

    /// This record and `other`, which has the same id, as one. `None` when
    /// there was nothing new in `other`.
    ///
    /// # Errors
    ///
    /// Returns [`Clash`] when both hold different contents under one revision.
    pub fn merged(&self, other: &Self) -> Result<Option<Self>, Clash> {
        let mut history = self.history.clone();
        let changed = history.merge(&other.history)?;
        Ok(changed.then(|| Self::new(self.id, self.kind.clone(), history)))
    }
}
