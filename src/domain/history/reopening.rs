//! Taking a choice back: it is open again, between the same values.
//!
//! A pick is a revision that wrote a field where the revisions before it
//! differed. One that comes after it, leaves the field as it is and yet says in
//! `leaves_open` that it is not decided, opens the choice again: it stands for
//! the values that the pick had decided between. It had seen the pick, so it
//! holds against whoever only carried the pick on; who wrote the field anew,
//! having seen all of them, has answered the question.
//!
//! Whether a record that one deleted and another changed is to stay is opened
//! again by a deletion and an edit that are made apart by the same hand.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::Ancestry;
use super::Body;
use super::History;
use super::Liveness;
use super::Stamp;
use crate::domain::id::RevisionId;
use crate::domain::order::gathered;
use crate::domain::value::Value;

/// What stands of a field, of all that was ever written in it.
pub(super) struct Standing {
    /// The revisions whose values count, oldest first.
    pub(super) sides: BTreeSet<RevisionId>,
    /// Where that is one, and it picked: what between.
    pub(super) pick: Option<Pick>,
}

/// A revision that settled what a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    pub revision: RevisionId,
    /// The revisions that wrote what it picked between.
    pub between: BTreeSet<RevisionId>,
}

/// The picks in one field's history, and those that were taken back.
#[derive(Default)]
pub(super) struct Decisions {
    picks: BTreeMap<RevisionId, BTreeSet<RevisionId>>,
    reopened: BTreeMap<RevisionId, BTreeSet<RevisionId>>,
}

impl Decisions {
    /// Notes that `id` wrote the field on top of `sides`; a pick, if they differed.
    pub(super) fn note<'a>(
        &mut self,
        id: RevisionId,
        sides: BTreeSet<RevisionId>,
        value: impl Fn(RevisionId) -> Option<&'a Value>,
    ) {
        let mut values = sides.iter().map(|&side| value(side));
        let first = values.next();
        if values.any(|value| Some(value) != first) {
            self.picks.insert(id, sides);
        }
    }

    /// Whether `id`, which left the field open after `before`, opened a choice again.
    pub(super) fn reopens(&mut self, id: RevisionId, before: &BTreeSet<RevisionId>) -> bool {
        let only = before.first().filter(|_| before.len() == 1);
        let Some(between) = only.and_then(|pick| self.picks.get(pick)) else { return false };
        self.reopened.insert(id, between.clone());
        true
    }

    /// `writers`, with those that opened a choice again as its sides.
    pub(super) fn sides(
        &self,
        writers: &BTreeSet<RevisionId>,
        ancestry: &Ancestry,
    ) -> BTreeSet<RevisionId> {
        if !writers.iter().any(|writer| self.reopened.contains_key(writer)) {
            return writers.clone();
        }
        let mut sides = BTreeSet::new();
        for writer in writers {
            match self.reopened.get(writer) {
                Some(between) => sides.extend(between),
                None => drop(sides.insert(*writer)),
            }
        }
        ancestry.unseen(&sides)
    }

    pub(super) fn standing(&self, writers: &BTreeSet<RevisionId>, ancestry: &Ancestry) -> Standing {
        let sides = self.sides(writers, ancestry);
        let only = sides.first().filter(|_| sides.len() == 1);
        let pick = only.and_then(|&revision| {
            Some(Pick { revision, between: self.picks.get(&revision)?.clone() })
        });
        Standing { sides, pick }
    }
}

impl History {
    /// The pick that settles what `field` holds, if one does.
    pub fn pick(&self, field: &str) -> Option<Pick> {
        self.standing(&self.heads(), &Ancestry::of(&self.revisions), field).pick
    }

    /// The fields that a pick settles, each with it.
    pub fn picks(&self) -> Vec<(String, Pick)> {
        // Without a fork in it there was never anything to pick.
        if self.revisions.values().all(|revision| revision.replaces.len() < 2) {
            return Vec::new();
        }
        let (heads, ancestry) = (self.heads(), Ancestry::of(&self.revisions));
        let pick = |field: String| {
            let pick = self.standing(&heads, &ancestry, &field).pick?;
            Some((field, pick))
        };
        self.field_names().into_iter().filter_map(pick).collect()
    }

    /// Opens the choice about `field` again, as it was before it was settled.
    /// `None`, and nothing changed, when no pick settles it now.
    pub fn reopen(&mut self, stamp: &Stamp, field: &str) -> Option<RevisionId> {
        let pick = self.pick(field)?;
        let outcome = self.outcome();
        let open = outcome.choices.iter().map(|choice| choice.field.clone());
        let leaves_open = gathered(open.chain(std::iter::once(field.to_owned())));
        let mut content = outcome.content;
        let shown = pick.between.last().and_then(|&side| self.value(side, field));
        content.set(field, shown.cloned());
        let is_deleted = outcome.liveness == Liveness::Deleted;
        let body = if is_deleted { Body::Deleted(content) } else { Body::Alive(content) };
        Some(self.push_on_heads(stamp, leaves_open, body))
    }

    /// Whether the last thing that was done to the record was to decide, of one
    /// that was deleted here and changed there, if it stays.
    pub fn decided_a_deletion(&self) -> bool {
        self.before_decided_deletion().is_some()
    }

    /// Opens the choice between the deletion and the edit again. Says whether
    /// there was one to open.
    pub fn reopen_deletion(&mut self, stamp: &Stamp) -> bool {
        if !self.decided_a_deletion() {
            return false;
        }
        let outcome = self.outcome();
        let leaves_open: BTreeSet<String> =
            gathered(outcome.choices.into_iter().map(|choice| choice.field));
        let heads: BTreeSet<RevisionId> = gathered(self.heads());
        for body in [Body::Deleted(outcome.content.clone()), Body::Alive(outcome.content)] {
            self.push(stamp, heads.clone(), leaves_open.clone(), body);
        }
        true
    }

    /// The revisions that disagree on whether the record is there: the heads,
    /// or, where those only opened the question again, the ones it was about.
    pub fn in_dispute(&self) -> Vec<RevisionId> {
        let heads: Vec<_> = self.heads_of_life().into_iter().collect();
        match self.as_of_reopened(&heads).and_then(|before| before.before_decided_deletion()) {
            Some(disputed) => disputed.in_dispute(),
            None => heads,
        }
    }

    /// Whether `id` opened a choice again that had been settled.
    pub fn is_reopening(&self, id: RevisionId) -> bool {
        let Some(revision) = self.revision(id) else { return false };
        let before = self.as_of(&revision.replaces);
        let opens = |field: &String| before.pick(field).is_some();
        revision.leaves_open.iter().any(opens)
            || (before.decided_a_deletion() && self.twin_of(id).is_some())
    }

    /// The record as it was before a choice about its deletion was settled.
    fn before_decided_deletion(&self) -> Option<Self> {
        let [head] = self.heads()[..] else { return None };
        let before = self.as_of(&self.revision(head)?.replaces);
        (before.outcome().liveness == Liveness::Disputed).then_some(before)
    }

    /// What `heads` opened again, if they are a deletion and an edit made for that.
    fn as_of_reopened(&self, heads: &[RevisionId]) -> Option<Self> {
        let [one, other] = heads else { return None };
        (self.twin_of(*one) == Some(*other))
            .then(|| self.as_of(&self.revisions[one].replaces))
            .filter(Self::decided_a_deletion)
    }

    /// The revision by the same writer on top of the same ones, where one of
    /// the two deletes and the other does not.
    fn twin_of(&self, id: RevisionId) -> Option<RevisionId> {
        let one = self.revision(id)?;
        let is_deletion = |body: &Body| matches!(body, Body::Deleted(_));
        let twins = self.revisions().filter(|(other, it)| {
            *other != id
                && other.writer == id.writer
                && it.replaces == one.replaces
                && is_deletion(&it.body) != is_deletion(&one.body)
        });
        twins.map(|(twin, _)| twin).next()
    }
}
