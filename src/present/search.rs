//! Search in everything that people wrote, fast enough for every key.
//!
//! The index knows each word once. What is typed is looked for in all words at
//! a go, written one after the other, so that it is found inside compound words
//! too; then the records of the words that hold it are joined. Case, rings and
//! dots do not matter: see [`letters`](crate::present::letters).
//!
//! A record that is saved again gets a new slot; its old one is dead, and all
//! is built anew when dead slots outnumber the others.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::record::Record;
use crate::domain::visit;
use crate::present::letters::fold_each;
use crate::present::letters::folded;
use crate::present::letters::words;
use crate::present::titles;
use crate::text::Phrase;

mod bits;
mod snippet;
mod texts;
mod vocabulary;

pub use snippet::Snippet;
pub use snippet::cut;

use bits::Bits;
use vocabulary::LETTERS;
use vocabulary::Vocabulary;

/// An index over the records that a person should see.
#[derive(Debug, Default)]
pub struct Index {
    slots: Vec<Slot>,
    slot_of: BTreeMap<RecordId, u32>,
    /// Which slots are not dead.
    alive: Bits,
    words: Vocabulary,
    /// For each word, the slots of the records that hold it.
    postings: Vec<Vec<Posting>>,
    /// For each of [`LETTERS`], the slots that hold it anywhere, and in the title:
    /// a single letter is in nearly every word, and would take longest to find.
    letters: BTreeMap<u8, (Bits, Bits)>,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    id: RecordId,
    /// A visit's day, else the day it was last saved.
    day: NaiveDate,
}

#[derive(Clone, Copy, Debug)]
struct Posting {
    slot: u32,
    in_title: bool,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many records there are, also beyond those listed.
    pub total: usize,
    /// Those with the words in their title first, then the newest.
    pub hits: Vec<Hit>,
}

/// A record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub id: RecordId,
    pub kind: Kind,
    pub title: Phrase,
    /// Where in its texts; `None` when only the title or the place's name holds it.
    pub snippet: Option<Snippet>,
}

impl Index {
    /// An index over the whole book.
    pub fn new(book: &Book) -> Self {
        let mut index = Self::default();
        for record in book.all() {
            index.add(book, record);
        }
        index
    }

    /// Takes up the next `count` records after `after`, to build an index bit by
    /// bit between other work. Gives where to go on, `None` at the end.
    pub fn take_up(
        &mut self,
        book: &Book,
        after: Option<RecordId>,
        count: usize,
    ) -> Option<RecordId> {
        let mut rest = book.all().skip_while(|record| Some(record.id()) <= after).peekable();
        let mut last = None;
        for record in rest.by_ref().take(count) {
            if !self.slot_of.contains_key(&record.id()) {
                self.add(book, record);
            }
            last = Some(record.id());
        }
        last.filter(|_| rest.peek().is_some())
    }

    /// Takes up records that were put into the book, also deleted ones.
    ///
    /// What is called by their name is taken up again too: a visit is found by
    /// the name of its place.
    pub fn update(&mut self, book: &Book, changed: impl IntoIterator<Item = RecordId>) {
        let affected = texts::named_after(book, changed.into_iter().collect());
        let dead = self.slots.len() - self.slot_of.len();
        if self.slot_of.len() + 1_000 < dead + affected.len() {
            *self = Self::new(book);
            return;
        }
        for id in affected {
            if let Some(slot) = self.slot_of.remove(&id) {
                self.alive.remove(slot);
            }
            if let Some(record) = book.get(id) {
                self.add(book, record);
            }
        }
    }

    /// Finds the records in which every word of `query` occurs, and gives the
    /// first `limit` of them. Nothing when nothing is typed.
    pub fn search(&self, book: &Book, query: &str, limit: usize) -> Found {
        let query = folded(query);
        let wanted: Vec<&str> = words(&query).collect::<BTreeSet<_>>().into_iter().collect();
        if wanted.is_empty() {
            return Found::default();
        }
        let mut anywhere = self.alive.clone();
        let mut in_title = self.alive.clone();
        for word in &wanted {
            let (any, title) = self.slots_with(word);
            anywhere.keep(&any);
            in_title.keep(&title);
        }
        let mut ranked: Vec<_> = anywhere
            .iter()
            .map(|number| {
                let slot = self.slots[number as usize];
                Reverse((in_title.contains(number), slot.day, slot.id))
            })
            .collect();
        let total = ranked.len();
        if limit < total {
            ranked.select_nth_unstable(limit);
            ranked.truncate(limit);
        }
        order::sort_by_key(&mut ranked, |it| *it);
        let hits =
            ranked.iter().filter_map(|Reverse((_, _, id))| hit(book, *id, &wanted)).collect();
        Found { total, hits }
    }

    /// The slots that hold a word with `part` in it, anywhere and in the title.
    fn slots_with(&self, part: &str) -> (Bits, Bits) {
        if let [letter] = part.as_bytes()
            && LETTERS.contains(letter)
        {
            return self.letters.get(letter).cloned().unwrap_or_default();
        }
        let mut anywhere = Bits::with_room_for(self.slots.len());
        let mut in_title = Bits::with_room_for(self.slots.len());
        self.words.each_with(part, |word| {
            for posting in &self.postings[word as usize] {
                anywhere.insert(posting.slot);
                if posting.in_title {
                    in_title.insert(posting.slot);
                }
            }
        });
        (anywhere, in_title)
    }

    fn add(&mut self, book: &Book, record: &Record) {
        let Some(kind) = record.kind().filter(|_| record.is_shown()) else { return };
        let slot = u32::try_from(self.slots.len()).expect("a phone does not hold so many records");
        let own_title = titles::own_title(kind, record.content());
        let mut found: BTreeMap<u32, bool> = BTreeMap::new();
        let mut buffer = String::new();
        let mut take = |text: &str, is_title: bool| {
            buffer.clear();
            fold_each(text, |letter, _| buffer.push(letter));
            for word in words(&buffer) {
                *found.entry(self.words.number(word)).or_default() |= is_title;
            }
        };
        texts::each(record, &mut |text| take(text, false));
        take(own_title, true);
        // Without a title of its own a record is called by its place.
        texts::each_lent(book, record, &mut |text| take(text, own_title.is_empty()));
        self.postings.resize_with(self.words.len(), Vec::new);
        let (mut letters, mut title_letters) = (0, 0);
        for (word, in_title) in found {
            self.postings[word as usize].push(Posting { slot, in_title });
            letters |= self.words.letters(word);
            title_letters |= if in_title { self.words.letters(word) } else { 0 };
        }
        for (place, letter) in LETTERS.iter().enumerate().filter(|it| letters >> it.0 & 1 == 1) {
            let (anywhere, in_titles) = self.letters.entry(*letter).or_default();
            anywhere.insert(slot);
            if title_letters >> place & 1 == 1 {
                in_titles.insert(slot);
            }
        }
        self.slots.push(Slot { id: record.id(), day: newest_day(record) });
        self.slot_of.insert(record.id(), slot);
        self.alive.insert(slot);
    }
}

fn newest_day(record: &Record) -> NaiveDate {
    let saved = record.history().revisions().map(|(_, revision)| revision.saved_at.date());
    record.content().get(visit::DAY).or_else(|| saved.max()).unwrap_or_default()
}

fn hit(book: &Book, id: RecordId, wanted: &[&str]) -> Option<Hit> {
    let record = book.shown(id)?;
    let kind = record.kind()?;
    let own_title = titles::own_title(kind, record.content());
    let mut best: Option<(usize, &str)> = None;
    texts::each(record, &mut |text| {
        let holds = if text.trim() == own_title { 0 } else { snippet::count(text, wanted) };
        if best.map_or(0, |it| it.0) < holds {
            best = Some((holds, text));
        }
    });
    Some(Hit {
        id,
        kind,
        title: titles::title(book, record),
        snippet: best.and_then(|(_, text)| snippet::around(text, wanted)),
    })
}

#[cfg(test)]
mod tests;
