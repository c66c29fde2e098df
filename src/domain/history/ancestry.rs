//! Who had seen what: the revisions behind each revision of a history.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::Revisions;
use crate::domain::id::RevisionId;
use crate::domain::order::gathered;

const BITS: usize = 64;

/// For every revision, those that its author had seen, as one bit each: a
/// history of ten thousand revisions needs some megabytes and no more.
pub(super) struct Ancestry {
    places: BTreeMap<RevisionId, usize>,
    seen: Vec<Vec<u64>>,
}

impl Ancestry {
    /// Of the revisions of one history. What a revision replaces has a smaller
    /// counter, so it comes first.
    pub(super) fn of(revisions: &Revisions) -> Self {
        let places: BTreeMap<RevisionId, usize> = gathered(revisions.keys().copied().zip(0..));
        let mut seen: Vec<Vec<u64>> = Vec::with_capacity(revisions.len());
        for revision in revisions.values() {
            let mut own = Vec::new();
            for replaced in &revision.replaces {
                if let Some(&place) = places.get(replaced) {
                    add_all(&mut own, &seen[place]);
                    add(&mut own, place);
                }
            }
            seen.push(own);
        }
        Self { places, seen }
    }

    /// Whether the author of `later` had seen `earlier`, which is another one.
    pub(super) fn had_seen(&self, later: RevisionId, earlier: RevisionId) -> bool {
        match (self.places.get(&later), self.places.get(&earlier)) {
            (Some(&later), Some(&earlier)) => has(&self.seen[later], earlier),
            _ => false,
        }
    }

    /// Those of `ids` that none of the others had seen.
    pub(super) fn unseen(&self, ids: &BTreeSet<RevisionId>) -> BTreeSet<RevisionId> {
        if ids.len() < 2 {
            return ids.clone();
        }
        let mut all = Vec::new();
        for place in ids.iter().filter_map(|id| self.places.get(id)) {
            add_all(&mut all, &self.seen[*place]);
        }
        let is_unseen = |id: &&RevisionId| self.places.get(id).is_none_or(|&at| !has(&all, at));
        gathered(ids.iter().filter(is_unseen).copied())
    }
}

fn add(bits: &mut Vec<u64>, place: usize) {
    if bits.len() <= place / BITS {
        bits.resize(place / BITS + 1, 0);
    }
    bits[place / BITS] |= 1 << (place % BITS);
}

fn add_all(bits: &mut Vec<u64>, more: &[u64]) {
    if bits.len() < more.len() {
        bits.resize(more.len(), 0);
    }
    for (word, more) in bits.iter_mut().zip(more) {
        *word |= more;
    }
}

fn has(bits: &[u64], place: usize) -> bool {
    bits.get(place / BITS).is_some_and(|word| word & (1 << (place % BITS)) != 0)
}
