//! Records that look like one and the same, so that a person can join them or say that they are two.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::mem;
use std::rc::Rc;
use std::vec::IntoIter;

use crate::domain::book::Book;
use crate::domain::contact;
use crate::domain::field::Field;
use crate::domain::id::RecordId;
use crate::domain::join::are_told_apart;
use crate::domain::kind::Kind;
use crate::domain::mark::mark;
use crate::domain::order;
use crate::domain::order::gathered;
use crate::domain::place;
use crate::domain::provider;
use crate::domain::record::Record;
use crate::present::titles;
use crate::present::titles::RecordLine;

/// The kinds of record that two people may make of one thing.
pub const KINDS: [Kind; 3] = [Kind::Place, Kind::Provider, Kind::Contact];

/// Fewer figures than this are no telephone number to know somebody by.
const FIGURES: usize = 6;

/// So many pairs are named; each record's own page tells of its own.
const NAMED: usize = 20;

/// Two records that look like one. The older one is offered to stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    pub stays: RecordLine,
    pub goes: RecordLine,
}

/// The pairs that a file brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// The first of them, oldest first.
    pub pairs: Vec<Pair>,
    /// How many more there are.
    pub others: usize,
}

/// Looks for the pairs of which one record, or both, came in just now, a little at a time: the book
/// may be long. Of many that look alike each is paired with the oldest, so that the work grows with
/// the book and no faster.
#[derive(Clone, Debug)]
pub struct Looking {
    new: Rc<BTreeSet<RecordId>>,
    left: IntoIter<RecordId>,
    groups: BTreeMap<u64, Vec<RecordId>>,
}

impl Looking {
    /// Begins to look through `book`, to which `new` came.
    pub fn new(book: &Book, new: Rc<BTreeSet<RecordId>>) -> Self {
        let may_be = |record: &&Record| KINDS.iter().any(|kind| record.is(*kind));
        let left: Vec<RecordId> = if new.is_empty() {
            Vec::new()
        } else {
            book.all().filter(may_be).map(Record::id).collect()
        };
        Self { new, left: left.into_iter(), groups: BTreeMap::new() }
    }

    /// Looks at so many records more; the pairs, once it has looked at all.
    pub fn look(&mut self, book: &Book, at_most: usize) -> Option<Brought> {
        let mut is_done = true;
        for id in self.left.by_ref().take(at_most) {
            is_done = false;
            for key in book.shown(id).map(keys).unwrap_or_default() {
                self.groups.entry(key).or_default().push(id);
            }
        }
        is_done.then(|| self.brought(book))
    }

    fn brought(&mut self, book: &Book) -> Brought {
        let mut found: BTreeSet<(RecordId, RecordId)> = BTreeSet::new();
        for group in mem::take(&mut self.groups).into_values().filter(|group| 1 < group.len()) {
            let mut group: Vec<&Record> = group.iter().filter_map(|id| book.shown(*id)).collect();
            order::sort_by_key(&mut group, |record| record.id());
            let Some((oldest, others)) = group.split_first() else { continue };
            let is_new =
                |other: &Record| [oldest.id(), other.id()].iter().any(|id| self.new.contains(id));
            let alike = others.iter().filter(|other| is_new(other) && are_alike(oldest, other));
            found.extend(alike.map(|other| (oldest.id(), other.id())));
        }
        let others = found.len().saturating_sub(NAMED);
        let pair = |(stays, goes)| {
            Some(Pair { stays: titles::line(book, stays)?, goes: titles::line(book, goes)? })
        };
        Brought { pairs: found.into_iter().take(NAMED).filter_map(pair).collect(), others }
    }
}

/// The record that looks like the one called `id`, if there is one: the oldest.
pub fn twin(book: &Book, id: RecordId) -> Option<RecordLine> {
    let record = book.shown(id)?;
    let kind = record.kind().filter(|kind| KINDS.contains(kind))?;
    let mine: BTreeSet<u64> = gathered(keys(record));
    if mine.is_empty() {
        return None;
    }
    let shares = |other: &Record| keys(other).iter().any(|key| mine.contains(key));
    let mut others = book.of_kind(kind).filter(|other| other.id() != record.id());
    let twin = others.find(|other| shares(other) && are_alike(record, other))?;
    titles::line(book, twin.id())
}

/// Of a pair that shares a key, what it does not say.
fn are_alike(one: &Record, other: &Record) -> bool {
    let may_be = |field: Field<String>| {
        let [one, other] = [one, other].map(|it| it.content().text(field).trim());
        one.is_empty() || other.is_empty() || spelling(one).eq(spelling(other))
    };
    let fits = match one.kind() {
        // Who has not said the municipality may mean the same one.
        Some(Kind::Place) => may_be(place::MUNICIPALITY),
        Some(Kind::Contact) => may_be(contact::NAME),
        _ => true,
    };
    fits && !are_told_apart(one, other)
}

/// Marks of what a record shares with another writing of the same thing.
fn keys(record: &Record) -> Vec<u64> {
    let content = record.content();
    let mut keys = Vec::new();
    let mut add = |of: &str, what: &str, at: &str| {
        // Nothing is nothing to know by.
        if !what.trim().is_empty() {
            keys.push(mark([of, what, at].into_iter().flat_map(spelling)));
        }
    };
    match record.kind() {
        Some(Kind::Place) => add("place", content.text(place::NAME), ""),
        Some(Kind::Provider) => {
            if let Some(at) = content.get(provider::PLACE) {
                add("provider", content.text(provider::NAME), &at.to_string());
            }
        }
        Some(Kind::Contact) => {
            let organisation = content.text(contact::ORGANISATION);
            if !organisation.trim().is_empty() {
                add("contact", content.text(contact::NAME), organisation);
            }
            let digits: String =
                content.text(contact::PHONE).chars().filter(char::is_ascii_digit).collect();
            // "+46 70" and "070" are one telephone.
            let digits = digits.strip_prefix("00").unwrap_or(&digits);
            let digits = digits.strip_prefix("46").unwrap_or(digits);
            if FIGURES <= digits.len() {
                add("phone", digits.trim_start_matches('0'), "");
            }
            add("email", content.text(contact::EMAIL), "");
        }
        _ => (),
    }
    keys
}

/// `text` without what people write differently: case, and spaces too many. Å, Ä and Ö stay: Vårsta
/// is not Varsta. Each word and the whole have an end, so that two texts in a row are not another two.
fn spelling(text: &str) -> impl Iterator<Item = u8> {
    let word = |word: &str| {
        let letters: String = word.chars().flat_map(char::to_lowercase).collect();
        letters.into_bytes().into_iter().chain([b' '])
    };
    text.split_whitespace().flat_map(word).chain([b'\n'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::decide;
    use crate::domain::field::Content;
    use crate::domain::join::join;
    use crate::domain::join::tell_apart;
    use crate::present::sample::Sample;
    use crate::present::sample::stamp;

    fn place(sample: &mut Sample, name: &str, municipality: &str) -> RecordId {
        let content = Content::default()
            .with(place::NAME, name.to_owned())
            .with(place::MUNICIPALITY, municipality.to_owned());
        sample.add(Kind::Place, content)
    }

    fn contact(sample: &mut Sample, fields: [(Field<String>, &str); 2]) -> RecordId {
        let content = fields
            .into_iter()
            .fold(Content::default(), |it, (field, text)| it.with(field, text.to_owned()));
        sample.add(Kind::Contact, content)
    }

    fn brought_by(book: &Book, new: BTreeSet<RecordId>) -> Brought {
        let mut looking = Looking::new(book, Rc::new(new));
        // A record at a time, as if the book were very long.
        loop {
            if let Some(brought) = looking.look(book, 1) {
                return brought;
            }
        }
    }

    fn pairs(sample: &Sample) -> Vec<(RecordId, RecordId)> {
        let all: BTreeSet<RecordId> = sample.book.all().map(Record::id).collect();
        let brought = brought_by(&sample.book, all);
        brought.pairs.into_iter().map(|it| (it.stays.id, it.goes.id)).collect()
    }

    #[test]
    fn places_of_one_name_in_one_municipality_look_like_one() {
        let mut sample = Sample::default();
        let first = place(&mut sample, "Sikås", "Strömsund");
        let second = place(&mut sample, " sikås ", "");
        place(&mut sample, "Sikås", "Ljusdal");
        place(&mut sample, "Los", "Ljusdal");
        place(&mut sample, "", "Ljusdal");
        place(&mut sample, "", "Ljusdal");
        assert_eq!(pairs(&sample), [(first, second)]);
        assert_eq!(twin(&sample.book, second).map(|it| it.id), Some(first));
    }

    #[test]
    fn shops_of_one_name_look_like_one_when_their_places_were_joined() {
        let mut sample = Sample::default();
        let (one, other) = (place(&mut sample, "Sikås", "A"), place(&mut sample, "Sikås", "B"));
        let shop = |at| {
            Content::default().with(provider::PLACE, at).with(provider::NAME, "Handeln".to_owned())
        };
        let first = sample.add(Kind::Provider, shop(one));
        let second = sample.add(Kind::Provider, shop(other));
        assert!(pairs(&sample).is_empty());
        let join = join(sample.book.get(one).unwrap(), sample.book.get(other).unwrap()).unwrap();
        sample.book.put_all(decide(&sample.book, join.changes, &stamp(1)));
        assert_eq!(pairs(&sample), [(first, second)]);
    }

    #[test]
    fn contacts_look_like_one_by_organisation_telephone_or_address() {
        use contact::{EMAIL, NAME, ORGANISATION, PHONE};
        let mut sample = Sample::default();
        let first = [
            contact(&mut sample, [(NAME, "Karin Exempel"), (ORGANISATION, "Bräcke kommun")]),
            contact(&mut sample, [(NAME, "karin exempel"), (ORGANISATION, "Bräcke Kommun")]),
        ];
        let second = [
            contact(&mut sample, [(NAME, "Olle Exempel"), (PHONE, "070/123 45 67")]),
            contact(&mut sample, [(NAME, ""), (PHONE, "0046 70 123 45 67")]),
        ];
        // One telephone in the shop, and two people.
        contact(&mut sample, [(NAME, "Eva Exempel"), (PHONE, "0701234567")]);
        let third = [
            contact(&mut sample, [(NAME, "Per"), (EMAIL, "per@example.se")]),
            contact(&mut sample, [(NAME, "Per"), (EMAIL, "Per@Example.se")]),
        ];
        contact(&mut sample, [(NAME, "Per"), (PHONE, "112")]);
        let expected = [first, second, third].map(|[stays, goes]| (stays, goes));
        assert_eq!(pairs(&sample), expected);
        let brought = brought_by(&sample.book, BTreeSet::from([second[1]]));
        assert_eq!(brought.pairs.iter().map(|pair| pair.stays.id).collect::<Vec<_>>(), [second[0]]);
        assert_eq!(brought_by(&sample.book, BTreeSet::new()), Brought::default());
    }

    #[test]
    fn who_was_told_apart_is_not_asked_about_again() {
        let mut sample = Sample::default();
        let first = place(&mut sample, "Sikås", "");
        let second = place(&mut sample, "Sikås", "");
        let [one, other] = [first, second].map(|id| sample.book.get(id).unwrap());
        let change = tell_apart(one, other).unwrap();
        sample.book.put_all(decide(&sample.book, vec![change], &stamp(1)));
        assert!(pairs(&sample).is_empty());
        assert_eq!(twin(&sample.book, second), None);
    }

    #[test]
    fn of_ten_thousand_that_look_alike_each_is_paired_once_and_the_first_are_named() {
        let mut sample = Sample::default();
        let all: BTreeSet<RecordId> =
            (0..10_000).map(|_| place(&mut sample, "Sikås", "")).collect();
        let brought = brought_by(&sample.book, all);
        assert_eq!((brought.pairs.len(), brought.others), (20, 9_979));
    }
}
