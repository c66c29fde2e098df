//! The history of a record, and how the histories of several phones become one.
//!
//! A history is a set of revisions, and merging is the union of two sets: the
//! order, repetition and delay of files do not matter, and nothing is lost.
//! What a person sees is worked out from the union, field by field.
//!
//! # Which values a field may have
//!
//! A revision *wrote* a field if it gave it another value than the revisions it
//! replaces had, or picked one where they differed. The values that count are
//! those of the writers that no other writer of the same field had seen. If
//! they are all alike, that is the value; if not, it is an *open choice*. So two
//! phones that take each other's edits in turn are never asked about something
//! that one of them had already seen, and an edit made apart is never hidden.
//!
//! A person may go on editing other fields while a choice is open: the revision
//! then says in `leaves_open` which fields it did not decide. Said of a field
//! that had been decided, it opens that choice again (`history/reopening.rs`).
//!
//! # Deleting and erasing
//!
//! A deletion is a revision that says so. An edit made apart from it makes an
//! open choice, [`Liveness::Disputed`]. *Erasing* is stronger: what was erased,
//! a whole record or some of its fields, is gone from every revision, and files
//! that still hold it do not bring it back (`history/erasing.rs`).

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDateTime;
use litemap::LiteMap;
use thiserror::Error;

use super::field::Content;
use super::id::RevisionId;
use super::id::Writer;
use super::value::Members;
use super::value::Value;
use crate::domain::order::gathered;
use crate::domain::order::in_one_piece;

mod ancestry;
pub mod erasing;
mod reopening;

use ancestry::Ancestry;
use erasing::Erasures;
use reopening::Decisions;
use reopening::Standing;

/// One saved state of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The revisions this one takes the place of. Their counters are smaller
    /// than its own, so revisions never form a ring.
    pub replaces: BTreeSet<RevisionId>,
    /// Fields with an open choice that this revision did not decide, or that it
    /// opened again.
    pub leaves_open: BTreeSet<String>,
    /// Fields whose earlier values are to be forgotten, also those written
    /// apart from this revision.
    pub erases: BTreeSet<String>,
    /// Who saved it, in a role's words; for people to read.
    pub saved_by: String,
    /// When, by that phone's clock, which may be wrong; for people to read.
    pub saved_at: NaiveDateTime,
    pub body: Body,
    /// What a newer program said about the revision, kept word for word.
    pub extra: Members,
}

/// What a revision says about the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    Alive(Content),
    /// Deleted, with the content it then had, so that it can come back.
    Deleted(Content),
    /// Erased for good.
    Erased,
}

impl Body {
    /// The content, if there still is one.
    pub fn content(&self) -> Option<&Content> {
        match self {
            Self::Alive(content) | Self::Deleted(content) => Some(content),
            Self::Erased => None,
        }
    }
}

/// Revisions in the order of their ids. Most records have a few, in one piece.
type Revisions = LiteMap<RevisionId, Arc<Revision>>;

/// All revisions of one record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Never changed once written, so that copies of a history share them.
    revisions: Revisions,
}

/// Who saves, and when: what every new revision carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub writer: Writer,
    pub saved_by: String,
    pub saved_at: NaiveDateTime,
}

/// What a person sees of a record, worked out from its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Every field; where a choice is open, the value of the latest writer.
    pub content: Content,
    pub choices: Vec<OpenChoice>,
    pub liveness: Liveness,
}

/// Whether a record is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Liveness {
    Alive,
    Deleted,
    /// Deleted by one and edited apart from that by another; shown as alive
    /// until a person picks.
    Disputed,
    /// Joined with another, which is shown in its place ([`super::join`]). Only a
    /// book knows.
    Joined,
    Erased,
}

/// A field that was given different values apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenChoice {
    pub field: String,
    /// The revisions that wrote it, oldest first, with what they wrote; `None`
    /// where they cleared it.
    pub sides: Vec<(RevisionId, Option<Value>)>,
}

impl History {
    /// Makes a history of revisions read from a file or a row.
    ///
    /// # Errors
    ///
    /// Returns [`Unsound`] when a revision replaces one that is not older than
    /// itself, or when a counter leaves no room for later edits.
    pub fn from_revisions(revisions: BTreeMap<RevisionId, Arc<Revision>>) -> Result<Self, Unsound> {
        for (&id, revision) in &revisions {
            if id.counter == 0 || MAX_COUNTER < id.counter {
                return Err(Unsound::Counter { id });
            }
            if let Some(&replaced) =
                revision.replaces.iter().find(|replaced| id.counter <= replaced.counter)
            {
                return Err(Unsound::ReplacesLater { id, replaced });
            }
        }
        let mut history = Self { revisions: in_one_piece(revisions) };
        history.settle_erasures();
        Ok(history)
    }

    /// All revisions, oldest first.
    pub fn revisions(&self) -> impl DoubleEndedIterator<Item = (RevisionId, &Revision)> {
        self.revisions.iter().map(|(&id, revision)| (id, revision.as_ref()))
    }

    /// The revision called `id`.
    pub fn revision(&self, id: RevisionId) -> Option<&Revision> {
        self.revisions.get(&id).map(Arc::as_ref)
    }

    /// A revision that is replaced and is not there: part of the history was cut
    /// away, and who had seen what can't be told from the rest.
    pub fn missing(&self) -> Option<RevisionId> {
        let mut replaced = self.revisions.values().flat_map(|revision| &revision.replaces);
        replaced.find(|id| !self.revisions.contains_key(id)).copied()
    }

    /// Brings the revisions of `other` into this history. Says whether that
    /// changed anything.
    ///
    /// # Errors
    ///
    /// Returns [`Clash`] when both sides hold different contents under one id
    /// and no erasure explains it, which only a damaged or hand-edited file can
    /// cause. `self` is then unchanged.
    pub fn merge(&mut self, other: &Self) -> Result<bool, Clash> {
        let agreed = self.without_erased(other)?;
        let mut changed = !agreed.is_empty();
        self.revisions.extend(agreed);
        for (&id, theirs) in &other.revisions {
            match self.revisions.get_mut(&id) {
                None => {
                    self.revisions.insert(id, theirs.clone());
                    changed = true;
                }
                Some(ours) if theirs.body == Body::Erased && ours.body != Body::Erased => {
                    *ours = theirs.clone();
                    changed = true;
                }
                Some(_) => (),
            }
        }
        if changed {
            self.settle_erasures();
        }
        Ok(changed)
    }

    /// The revisions nobody has replaced, oldest first. Several are edits made
    /// apart; none means that the history is empty.
    pub fn heads(&self) -> Vec<RevisionId> {
        if self.revisions.len() == 1 {
            return self.revisions.keys().copied().collect();
        }
        let replaced: BTreeSet<RevisionId> = gathered(
            self.revisions.values().flat_map(|revision| revision.replaces.iter().copied()),
        );
        self.revisions.keys().copied().filter(|id| !replaced.contains(id)).collect()
    }

    /// The revisions that say whether the record is there: the heads, but for an
    /// erasure of fields, for which those speak that it replaced.
    pub fn heads_of_life(&self) -> BTreeSet<RevisionId> {
        self.speaking(&self.heads(), &Ancestry::of(&self.revisions))
    }

    /// Saves `content` in place of all heads: [`History::write_on`] of what is
    /// there now.
    pub fn write(&mut self, stamp: &Stamp, content: Content) -> RevisionId {
        let heads = gathered(self.heads());
        self.write_on(stamp, heads, content)
    }

    /// Saves `content`, made by somebody who had seen `base` and nothing later.
    /// Whatever was written since stands beside it. Open choices whose field is
    /// left as it was shown stay open; the others are decided by `content`.
    pub fn write_on(
        &mut self,
        stamp: &Stamp,
        base: BTreeSet<RevisionId>,
        content: Content,
    ) -> RevisionId {
        self.write_deciding(stamp, base, content, None)
    }

    /// The same by somebody who means `decided` to hold what it holds in
    /// `content`, also where that is what was shown.
    pub fn write_deciding(
        &mut self,
        stamp: &Stamp,
        base: BTreeSet<RevisionId>,
        content: Content,
        decided: Option<&str>,
    ) -> RevisionId {
        let outcome = self.as_of(&base).outcome();
        let open = outcome.choices.iter().filter(|choice| {
            outcome.content.value(&choice.field) == content.value(&choice.field)
                && decided != Some(choice.field.as_str())
        });
        let leaves_open = gathered(open.map(|choice| choice.field.clone()));
        self.push(stamp, base, leaves_open, Body::Alive(content))
    }

    /// The part of the history that somebody knew who had seen `base`.
    #[must_use]
    pub fn as_of(&self, base: &BTreeSet<RevisionId>) -> Self {
        if self.heads().iter().eq(base) {
            return self.clone();
        }
        let mut revisions = BTreeMap::new();
        let mut wanted: Vec<RevisionId> = base.iter().copied().collect();
        while let Some(id) = wanted.pop() {
            if let Some(revision) = self.revisions.get(&id)
                && revisions.insert(id, revision.clone()).is_none()
            {
                wanted.extend(&revision.replaces);
            }
        }
        Self { revisions: in_one_piece(revisions) }
    }

    /// Settles the open choice about `field`: `value` is what a person picked
    /// or wrote. Other choices stay open.
    pub fn choose(&mut self, stamp: &Stamp, field: &str, value: Option<Value>) -> RevisionId {
        let outcome = self.outcome();
        let open = outcome.choices.into_iter().map(|choice| choice.field);
        let leaves_open = gathered(open.filter(|open| open != field));
        let mut content = outcome.content;
        content.set(field, value);
        self.push_on_heads(stamp, leaves_open, Body::Alive(content))
    }

    /// Deletes the record; its content can come back.
    pub fn delete(&mut self, stamp: &Stamp) -> RevisionId {
        let outcome = self.outcome();
        let leaves_open = gathered(outcome.choices.into_iter().map(|choice| choice.field));
        self.push_on_heads(stamp, leaves_open, Body::Deleted(outcome.content))
    }

    /// Brings a deleted record back, or decides that a disputed one stays.
    pub fn restore(&mut self, stamp: &Stamp) -> RevisionId {
        let outcome = self.outcome();
        let leaves_open = gathered(outcome.choices.into_iter().map(|choice| choice.field));
        self.push_on_heads(stamp, leaves_open, Body::Alive(outcome.content))
    }

    /// What a person sees: see the module's own words.
    pub fn outcome(&self) -> Outcome {
        let heads = self.heads();
        if let [head] = heads[..] {
            let revision = &self.revisions[&head];
            if revision.leaves_open.is_empty() && revision.erases.is_empty() {
                return Outcome {
                    content: revision.body.content().cloned().unwrap_or_default(),
                    choices: Vec::new(),
                    liveness: match revision.body {
                        Body::Alive(_) => Liveness::Alive,
                        Body::Deleted(_) => Liveness::Deleted,
                        Body::Erased => Liveness::Erased,
                    },
                };
            }
        }
        let ancestry = Ancestry::of(&self.revisions);
        let erasures = Erasures::of(&self.revisions, &ancestry);
        let mut content = Content::default();
        let mut choices = Vec::new();
        for field in self.field_names() {
            let mut standing = self.standing(&heads, &ancestry, &field).sides;
            erasures.settle(&field, &mut standing);
            let sides: Vec<_> =
                standing.iter().map(|&id| (id, self.value(id, &field).cloned())).collect();
            content.set(&field, sides.last().and_then(|(_, value)| value.clone()));
            if sides.windows(2).any(|pair| pair[0].1 != pair[1].1) {
                choices.push(OpenChoice { field, sides });
            }
        }
        Outcome { content, choices, liveness: self.liveness(&heads, &ancestry) }
    }

    fn push_on_heads(
        &mut self,
        stamp: &Stamp,
        leaves_open: BTreeSet<String>,
        body: Body,
    ) -> RevisionId {
        let heads = gathered(self.heads());
        self.push(stamp, heads, leaves_open, body)
    }

    fn push(
        &mut self,
        stamp: &Stamp,
        replaces: BTreeSet<RevisionId>,
        leaves_open: BTreeSet<String>,
        body: Body,
    ) -> RevisionId {
        self.push_erasing(stamp, replaces, leaves_open, BTreeSet::new(), body)
    }

    fn push_erasing(
        &mut self,
        stamp: &Stamp,
        replaces: BTreeSet<RevisionId>,
        leaves_open: BTreeSet<String>,
        erases: BTreeSet<String>,
        body: Body,
    ) -> RevisionId {
        let counter = self.revisions.last().map_or(1, |(last, _)| last.counter + 1);
        let id = RevisionId { counter, writer: stamp.writer };
        let revision = Revision {
            replaces,
            leaves_open,
            erases,
            saved_by: stamp.saved_by.clone(),
            saved_at: stamp.saved_at,
            body,
            extra: Members::new(),
        };
        self.revisions.insert(id, Arc::new(revision));
        self.settle_erasures();
        id
    }

    fn value(&self, id: RevisionId, field: &str) -> Option<&Value> {
        self.revisions.get(&id)?.value(field)
    }

    fn field_names(&self) -> BTreeSet<String> {
        let contents = self.revisions.values().filter_map(|revision| revision.body.content());
        gathered(contents.flat_map(|content| content.fields().map(|(name, _)| name.to_owned())))
    }

    /// The writers of `field` that no other writer of it had seen.
    fn standing(&self, heads: &[RevisionId], ancestry: &Ancestry, field: &str) -> Standing {
        let mut writers: BTreeMap<RevisionId, BTreeSet<RevisionId>> = BTreeMap::new();
        let mut decisions = Decisions::default();
        for (&id, revision) in &self.revisions {
            let known = revision.replaces.iter().filter_map(|replaced| writers.get(replaced));
            let before = ancestry.unseen(&gathered(known.flatten().copied()));
            let sides = decisions.sides(&before, ancestry);
            let own = self.value(id, field);
            let carried = !sides.is_empty() && sides.iter().all(|&it| self.value(it, field) == own);
            let undecided = !before.is_empty() && revision.leaves_open.contains(field);
            let wrote = if undecided && decisions.reopens(id, &before) {
                BTreeSet::from([id])
            } else if carried || undecided {
                before
            } else {
                decisions.note(id, sides, |it| self.value(it, field));
                BTreeSet::from([id])
            };
            writers.insert(id, wrote);
        }
        let writers = gathered(heads.iter().flat_map(|head| writers[head].iter().copied()));
        decisions.standing(&ancestry.unseen(&writers), ancestry)
    }

    fn speaking(&self, heads: &[RevisionId], ancestry: &Ancestry) -> BTreeSet<RevisionId> {
        let mut speaking = BTreeSet::new();
        let mut met = BTreeSet::new();
        let mut wanted = heads.to_vec();
        while let Some(id) = wanted.pop() {
            let Some(revision) = self.revisions.get(&id).filter(|_| met.insert(id)) else {
                continue;
            };
            if revision.erases.is_empty() || revision.replaces.is_empty() {
                speaking.insert(id);
            } else {
                wanted.extend(&revision.replaces);
            }
        }
        ancestry.unseen(&speaking)
    }

    /// An edit and a deletion had not seen each other if both are heads.
    fn liveness(&self, heads: &[RevisionId], ancestry: &Ancestry) -> Liveness {
        let speaking = self.speaking(heads, ancestry);
        let any = |is: fn(&Body) -> bool| speaking.iter().any(|id| is(&self.revisions[id].body));
        let deleted = any(|body| matches!(body, Body::Deleted(_)));
        let alive = any(|body| matches!(body, Body::Alive(_)));
        match (deleted, alive) {
            (true, true) => Liveness::Disputed,
            (true, false) => Liveness::Deleted,
            (false, _) if any(|body| *body == Body::Erased) => Liveness::Erased,
            (false, _) => Liveness::Alive,
        }
    }
}

/// The largest counter a file may carry: far more edits than a record can get,
/// and room for as many again.
pub const MAX_COUNTER: u32 = 1_000_000_000;

/// Two different revisions carry the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "two different saved states share the number {id}; the file was changed or damaged, ask for it again"
)]
pub struct Clash {
    pub id: RevisionId,
}

/// Why a set of revisions is no history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unsound {
    #[error(
        "revision {id} says that it replaces {replaced}, which is not older; ask for the file again"
    )]
    ReplacesLater { id: RevisionId, replaced: RevisionId },
    #[error("revision {id} has a counter out of range; ask for the file again")]
    Counter { id: RevisionId },
}

#[cfg(test)]
mod tests;
