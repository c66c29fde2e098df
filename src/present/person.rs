//! Everything about one person: where in the book they are named, what can be
//! handed to them, and how it is erased.
//!
//! Looked through is all that the device holds of each record: what it says
//! now, all it said earlier, also in the bin, what a newer program put beside it,
//! and who saved it. What is only being typed is looked through beside it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::contact;
use crate::domain::field::Content;
use crate::domain::field::Shape;
use crate::domain::history::Liveness;
use crate::domain::history::erasing::member;
use crate::domain::history::erasing::member_name;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::record::Record;
use crate::domain::value::Value;
use crate::domain::visit;
use crate::present::drafts;
use crate::present::history_page::Saved;
use crate::present::search::Snippet;
use crate::present::search::cut;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::present::value_words;
use crate::text::Phrase;

mod erasing;
mod report;
mod terms;
mod written;

pub use erasing::Erasing;
pub use erasing::erasing;
pub use report::report;
pub use terms::Terms;

/// What was found of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The newest first.
    pub records: Vec<FoundRecord>,
    pub drafts: Vec<FoundDraft>,
}

impl Findings {
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.drafts.is_empty()
    }
}

/// A record that names the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRecord {
    pub line: RecordLine,
    /// A visit's day, else the day it was last saved.
    pub day: NaiveDate,
    pub stands: Stands,
    /// The fields, in the order they are asked for.
    pub places: Vec<FoundPlace>,
    /// The times somebody saved it under the person's name, oldest first.
    pub saved: Vec<Saved>,
    pub remedy: Remedy,
}

/// Where a record is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    InBook,
    InBin,
    /// Another is shown in its place.
    Joined,
}

/// What can be done about a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// It is the person's own contact, or a picture of them: all of it goes.
    EraseWhole,
    /// The person is taken out of the fields, and out of what they held earlier.
    TakeOut,
    /// Only who saved it: a part of the history, which files of others rest on.
    SavedOnly,
    /// Only a newer program knows what it is.
    Newer,
}

/// A field that names the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPlace {
    /// The field's name in files, or as an erasure names a member of revisions.
    pub field: String,
    pub label: Phrase,
    /// Whether the record says so now; else only its history does.
    pub is_now: bool,
    /// Whether erasing takes all of it, and leaves nothing in the person's place:
    /// only a newer program knows what it means.
    pub goes_whole: bool,
    /// Around the first mark, in what is said now if it is there.
    pub snippet: Snippet,
    /// Each text once, in the order they were written.
    pub texts: Vec<FoundText>,
}

/// A text that names the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundText {
    pub text: String,
    pub is_now: bool,
    /// Who first saved it so, and when.
    pub saved: Saved,
}

/// Something begun and not saved that names the person: a form, or what was to
/// stand in place of the sides of an open choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDraft {
    pub id: RecordId,
    pub kind: Kind,
    /// The field of the open choice; `None` for a form.
    pub choice: Option<String>,
    pub title: Phrase,
    pub snippet: Snippet,
    pub texts: Vec<String>,
}

/// What was begun and not saved.
#[derive(Clone, Copy, Debug)]
pub enum Begun<'a> {
    /// A form: its record, what it is, and what stands in it by path.
    Form(RecordId, Kind, &'a [(String, String)]),
    /// A text in place of what is to be chosen between: the record, the field, the text.
    Choice(RecordId, &'a str, &'a str),
}

/// Looks for the person everywhere.
pub fn find<'a>(
    book: &Book,
    begun: impl IntoIterator<Item = Begun<'a>>,
    terms: &Terms,
) -> Findings {
    if terms.is_empty() {
        return Findings::default();
    }
    let mut records: Vec<_> = book.all().filter_map(|it| look_through(book, it, terms)).collect();
    order::sort_by_key(&mut records, |it| std::cmp::Reverse((it.day, it.line.id)));
    let drafts = begun.into_iter().filter_map(|begun| draft(book, begun, terms)).collect();
    Findings { records, drafts }
}

/// What `record` says of the person; `None` for nothing.
fn look_through(book: &Book, record: &Record, terms: &Terms) -> Option<FoundRecord> {
    if record.liveness() == Liveness::Erased {
        return None;
    }
    let mut by_field: BTreeMap<String, Vec<FoundText>> = BTreeMap::new();
    // Most revisions leave most fields as they were.
    let (mut last, mut last_members) = (BTreeMap::new(), BTreeMap::new());
    let mut saved = Vec::new();
    for (_, revision) in record.history().revisions() {
        if terms.is_in(&revision.saved_by) {
            saved.push(Saved::of(revision));
        }
        let mut look_at = |shape: Option<Shape>, value: &Value, field: &dyn Fn() -> String| {
            written::each(shape, value, &mut |text| {
                if !terms.is_in(text) {
                    return;
                }
                let texts = by_field.entry(field()).or_default();
                if texts.iter().all(|it| it.text != text) {
                    let saved = Saved::of(revision);
                    texts.push(FoundText { text: text.to_owned(), is_now: false, saved });
                }
            });
        };
        for (name, value) in revision.body.content().into_iter().flat_map(Content::fields) {
            if last.insert(name, value) != Some(value) {
                look_at(shape_of(record, name), value, &|| name.to_owned());
            }
        }
        for (name, value) in &revision.extra {
            if last_members.insert(name, value) != Some(value) {
                look_at(None, value, &|| member_name(name));
            }
        }
    }
    if by_field.is_empty() && saved.is_empty() {
        return None;
    }
    let now = record.history().outcome().content;
    let mut places: Vec<_> =
        by_field.into_iter().map(|(name, texts)| place(record, &now, name, texts, terms)).collect();
    order::sort_by_key(&mut places, |it| {
        (value_words::rank(record.kind(), &it.field), it.field.clone())
    });
    Some(FoundRecord {
        line: titles::line_of(book, record),
        day: day_of(record),
        stands: match record.liveness() {
            Liveness::Deleted => Stands::InBin,
            Liveness::Joined => Stands::Joined,
            Liveness::Alive | Liveness::Disputed | Liveness::Erased => Stands::InBook,
        },
        remedy: remedy(record, &places),
        places,
        saved,
    })
}

fn place(
    record: &Record,
    content: &Content,
    field: String,
    mut texts: Vec<FoundText>,
    terms: &Terms,
) -> FoundPlace {
    let mut now: BTreeSet<String> = BTreeSet::new();
    let mut is_said = |text: &str| {
        now.insert(text.to_owned());
    };
    if let Some(member) = member(&field) {
        let heads = record.history().heads().into_iter();
        let heads = heads.filter_map(|id| record.history().revision(id));
        heads
            .filter_map(|it| it.extra.get(member))
            .for_each(|value| written::each(None, value, &mut is_said));
    } else if let Some(value) = content.value(&field) {
        written::each(shape_of(record, &field), value, &mut is_said);
    }
    for text in &mut texts {
        text.is_now = now.contains(&text.text);
    }
    let shown = texts.iter().find(|it| it.is_now).or(texts.last()).expect("a place has a text");
    FoundPlace {
        label: value_words::label(record.kind(), &field),
        is_now: shown.is_now,
        goes_whole: member(&field).is_some(),
        snippet: around(&shown.text, terms),
        field,
        texts,
    }
}

fn shape_of(record: &Record, field: &str) -> Option<Shape> {
    Some(record.kind()?.def().field(field)?.shape)
}

fn around(text: &str, terms: &Terms) -> Snippet {
    let first = terms.marks(text).into_iter().next().expect("it was found in there");
    cut(text, first.at)
}

fn remedy(record: &Record, places: &[FoundPlace]) -> Remedy {
    let own = [contact::NAME.name(), contact::PHONE.name(), contact::EMAIL.name()];
    match record.kind() {
        None => Remedy::Newer,
        Some(_) if places.is_empty() => Remedy::SavedOnly,
        Some(Kind::Contact) if places.iter().any(|it| own.contains(&it.field.as_str())) => {
            Remedy::EraseWhole
        }
        // What is said of the person is that they are in the picture.
        Some(Kind::Photo) => Remedy::EraseWhole,
        Some(_) => Remedy::TakeOut,
    }
}

fn day_of(record: &Record) -> NaiveDate {
    let visited = record.content().get(visit::DAY).filter(|_| record.kind() == Some(Kind::Visit));
    let saved = record.history().revisions().map(|(_, it)| it.saved_at.date()).max();
    visited.or(saved).unwrap_or_default()
}

fn draft(book: &Book, begun: Begun<'_>, terms: &Terms) -> Option<FoundDraft> {
    match begun {
        Begun::Form(id, kind, typed) => {
            let texts: Vec<String> = typed
                .iter()
                .map(|(_, text)| text)
                .filter(|text| terms.is_in(text))
                .cloned()
                .collect();
            let snippet = around(texts.first()?, terms);
            let title = drafts::title(kind, typed);
            Some(FoundDraft { id, kind, choice: None, title, snippet, texts })
        }
        Begun::Choice(id, field, text) => {
            let record = book.get(id).filter(|_| terms.is_in(text))?;
            Some(FoundDraft {
                id,
                kind: record.kind()?,
                choice: Some(field.to_owned()),
                title: titles::title(book, record),
                snippet: around(text, terms),
                texts: vec![text.to_owned()],
            })
        }
    }
}

/// What is typed to look for the person whose contact `id` is, one line each.
pub fn lines_of(book: &Book, id: RecordId) -> String {
    let Some(record) = book.get(id).filter(|it| it.kind() == Some(Kind::Contact)) else {
        return String::new();
    };
    let lines = [contact::NAME, contact::PHONE, contact::EMAIL]
        .map(|field| record.content().text(field).trim().replace('\n', " "));
    let filled: Vec<_> = lines.into_iter().filter(|it| !it.is_empty()).collect();
    filled.join("\n")
}

#[cfg(test)]
mod tests;
