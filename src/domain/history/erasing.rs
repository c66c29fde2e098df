//! Erasing: what is gone for good, whatever files come in afterwards.
//!
//! An erasure is a revision like any other, and its effect is worked out anew
//! whenever revisions come together, so that the order of files does not matter.
//!
//! * **A whole record**: if one revision is erased, all are.
//! * **Some fields**: a revision that `erases` fields says what they hold from
//!   then on. The values of all revisions that had not seen it go, also of those
//!   made apart from it: they may say what was to be forgotten.
//!
//! * **Some members of revisions** that only a newer program knows, which stand
//!   beside the content: an erasure names them as [`member_name`] writes them,
//!   and takes each away whole, by the same rule.
//!
//! What was written by somebody who had seen another erasure, made apart, that
//! left the same value stays, and so does that value. So two people who forget
//! the same name apart lose nothing else. Two erasures of one field that left
//! different values each take the other's.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::Body;
use super::Clash;
use super::History;
use super::Revision;
use super::Revisions;
use super::Stamp;
use super::ancestry::Ancestry;
use crate::domain::field::Content;
use crate::domain::history::Liveness;
use crate::domain::id::RevisionId;
use crate::domain::order::gathered;
use crate::domain::value::Value;

/// Before the name of a member where an erasure names it; no field begins so.
const MEMBER: char = '/';

/// What an erasure calls the member of revisions called `name`.
pub fn member_name(name: &str) -> String {
    format!("{MEMBER}{name}")
}

/// The member that an erasure means by `field`; `None` where it is a field.
pub fn member(field: &str) -> Option<&str> {
    field.strip_prefix(MEMBER)
}

impl History {
    /// Erases the record for good: every content, here and in every file that
    /// is merged later.
    pub fn erase(&mut self, stamp: &Stamp) -> RevisionId {
        self.push_on_heads(stamp, BTreeSet::new(), Body::Erased)
    }

    /// Erases what `fields` hold and ever held, here and in every file that is
    /// merged later; `content` is what the record says from now on. Open choices
    /// about other fields stay open where `content` leaves them as they are, and
    /// a deleted record stays deleted.
    pub fn erase_fields(
        &mut self,
        stamp: &Stamp,
        fields: BTreeSet<String>,
        content: Content,
    ) -> RevisionId {
        let outcome = self.outcome();
        let open = outcome.choices.iter().filter(|choice| {
            !fields.contains(&choice.field)
                && outcome.content.value(&choice.field) == content.value(&choice.field)
        });
        let leaves_open = gathered(open.map(|choice| choice.field.clone()));
        let body = match outcome.liveness {
            Liveness::Deleted => Body::Deleted(content),
            Liveness::Alive | Liveness::Disputed | Liveness::Joined | Liveness::Erased => {
                Body::Alive(content)
            }
        };
        let heads = gathered(self.heads());
        self.push_erasing(stamp, heads, leaves_open, fields, body)
    }

    /// The fields of which an erasure may have taken the value that `id` gave them.
    pub fn erased_of(&self, id: RevisionId) -> BTreeSet<String> {
        let ancestry = Ancestry::of(&self.revisions);
        let erasures = Erasures::of(&self.revisions, &ancestry);
        let taken = erasures.unknown_fields(id);
        let is_gone =
            |field: &&str| self.revisions.get(&id).is_none_or(|it| it.said(field).is_none());
        gathered(taken.filter(is_gone).map(str::to_owned))
    }

    /// Whether something of it was erased, or all.
    pub fn has_erasure(&self) -> bool {
        self.erasures().next().is_some()
    }

    /// The revisions that erase, or are erased.
    pub fn erasures(&self) -> impl Iterator<Item = RevisionId> {
        let erases = |it: &Revision| it.body == Body::Erased || !it.erases.is_empty();
        self.revisions.iter().filter(move |(_, it)| erases(it)).map(|(&id, _)| id)
    }

    /// Brings two contents under one id together where they differ in nothing
    /// but what was erased.
    ///
    /// # Errors
    ///
    /// Returns [`Clash`] when they differ in more than that.
    pub(super) fn without_erased(&self, other: &Self) -> Result<Vec<Different>, Clash> {
        let different = other.revisions.iter().filter(|(id, theirs)| {
            self.revisions.get(id).is_some_and(|ours| {
                ours != *theirs && ours.body != Body::Erased && theirs.body != Body::Erased
            })
        });
        let different: Vec<_> = different.map(|(&id, theirs)| (id, theirs)).collect();
        let Some(&(first, _)) = different.first() else { return Ok(Vec::new()) };
        if !self.has_erasure() && !other.has_erasure() {
            return Err(Clash { id: first });
        }
        let mut both = self.revisions.clone();
        for (&id, theirs) in &other.revisions {
            both.entry(id).or_insert_with(|| theirs.clone());
        }
        let ancestry = Ancestry::of(&both);
        let erasures = Erasures::of(&both, &ancestry);
        let mut agreed = Vec::new();
        for (id, theirs) in different {
            let mut ours = Revision::clone(&self.revisions[&id]);
            let mut theirs = Revision::clone(theirs);
            for field in erasures.unknown_fields(id) {
                if ours.said(field) != theirs.said(field) {
                    ours.clear(field);
                    theirs.clear(field);
                }
            }
            if ours != theirs {
                return Err(Clash { id });
            }
            // Where only theirs still said it, nothing is new here.
            if ours != *self.revisions[&id] {
                agreed.push((id, Arc::new(ours)));
            }
        }
        Ok(agreed)
    }

    /// Takes away whatever an erasure among the revisions takes away.
    pub(super) fn settle_erasures(&mut self) {
        if self.revisions.values().any(|revision| revision.body == Body::Erased) {
            for (_, revision) in self.revisions.iter_mut() {
                let revision = Arc::make_mut(revision);
                revision.body = Body::Erased;
                revision.leaves_open.clear();
                revision.erases.clear();
                revision.saved_by.clear();
                revision.extra.clear();
            }
        } else if self.revisions.values().any(|revision| !revision.erases.is_empty()) {
            // A value that goes may be the one that let another stay.
            while self.clear_erased() {}
        }
    }

    /// Clears values that must go. Says whether there were any.
    fn clear_erased(&mut self) -> bool {
        let ancestry = Ancestry::of(&self.revisions);
        let erasures = Erasures::of(&self.revisions, &ancestry);
        let mut gone: Vec<(RevisionId, String)> = Vec::new();
        for (&id, revision) in &self.revisions {
            for field in erasures.unknown_fields(id) {
                if revision.said(field).is_some() && !erasures.spare(id, field) {
                    gone.push((id, field.to_owned()));
                }
            }
        }
        for (id, field) in &gone {
            let revision = self.revisions.get_mut(id).expect("it was among them just now");
            Arc::make_mut(revision).clear(field);
        }
        !gone.is_empty()
    }
}

/// A revision that stands under one id with two contents, as both will have it.
pub(super) type Different = (RevisionId, Arc<Revision>);

/// The erasures of fields in a history.
pub(super) struct Erasures<'a> {
    revisions: &'a Revisions,
    ancestry: &'a Ancestry,
    /// By field: the revisions that erase it, and what each of them left.
    by_field: BTreeMap<&'a str, Vec<(RevisionId, Option<&'a Value>)>>,
}

impl<'a> Erasures<'a> {
    pub(super) fn of(revisions: &'a Revisions, ancestry: &'a Ancestry) -> Self {
        let mut by_field: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for (&id, revision) in revisions {
            for field in &revision.erases {
                by_field.entry(field).or_default().push((id, revision.said(field)));
            }
        }
        Self { revisions, ancestry, by_field }
    }

    /// Takes from the `sides` of a choice those that an erasure leaves nothing of:
    /// a value that went, and an erasure next to what was written by somebody
    /// who had seen another one that left the same.
    pub(super) fn settle(&self, field: &str, sides: &mut BTreeSet<RevisionId>) {
        let Some(erasures) = self.by_field.get(field) else { return };
        let went = |id: &RevisionId| {
            self.revisions[id].value(field).is_none() && self.unknown_to(*id, field)
        };
        if !sides.iter().all(went) {
            sides.retain(|id| !went(id));
        }
        let answered: BTreeSet<RevisionId> = gathered(sides.iter().copied().filter(|side| {
            let left = erasures.iter().find(|(erasure, _)| erasure == side);
            left.is_some_and(|&(_, left)| {
                let knew_it = |id: &RevisionId| {
                    let knew = |it: &RevisionId| it != id && self.knew(*id, *it, field);
                    erasures.iter().any(|(it, its)| *its == left && knew(it))
                };
                sides.iter().any(|other| !self.erases(*other, field) && knew_it(other))
            })
        }));
        sides.retain(|id| !answered.contains(id));
    }

    fn erases(&self, id: RevisionId, field: &str) -> bool {
        self.revisions[&id].erases.contains(field)
    }

    /// Whether `id` may still say of `field` what was erased.
    fn unknown_to(&self, id: RevisionId, field: &str) -> bool {
        let erasures = self.by_field.get(field).into_iter().flatten();
        erasures.into_iter().any(|&(erasure, _)| !self.knew(id, erasure, field))
    }

    /// The fields of which `id` may still say what was erased.
    fn unknown_fields(&self, id: RevisionId) -> impl Iterator<Item = &'a str> {
        self.by_field.keys().copied().filter(move |field| self.unknown_to(id, field))
    }

    /// Whether `id` is that erasure of `field`, or decided the field having seen
    /// it. One that left it open only carries along what somebody else wrote.
    fn knew(&self, id: RevisionId, erasure: RevisionId, field: &str) -> bool {
        id == erasure
            || self.ancestry.had_seen(id, erasure)
                && !self.revisions[&id].leaves_open.contains(field)
    }

    /// Whether no erasure of `field` takes its value away from `id`.
    fn spare(&self, id: RevisionId, field: &str) -> bool {
        let erasures = &self.by_field[field];
        erasures.iter().all(|&(erasure, left)| {
            // Made apart: what `id` knew, that one did not mean.
            let left_the_same = |&(other, its): &(RevisionId, Option<&Value>)| {
                its == left
                    && self.knew(id, other, field)
                    && !self.ancestry.had_seen(erasure, other)
            };
            self.knew(id, erasure, field) || left.is_some() && erasures.iter().any(left_the_same)
        })
    }
}

impl Revision {
    /// What it says of the field called `name`.
    pub(super) fn value(&self, name: &str) -> Option<&Value> {
        self.body.content()?.value(name)
    }

    /// What it says of what an erasure calls `name`: of a field, or in a member.
    fn said(&self, name: &str) -> Option<&Value> {
        self.value(name).or_else(|| self.extra.get(member(name)?))
    }

    fn clear(&mut self, name: &str) {
        if let Body::Alive(content) | Body::Deleted(content) = &mut self.body {
            content.set(name, None);
        }
        if let Some(member) = member(name) {
            self.extra.remove(member);
        }
    }
}
