//! Two records side by side before they are joined, and what was joined with one.

use std::collections::BTreeSet;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::join::NOT_SAME_AS;
use crate::domain::join::SAME_AS;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::order::gathered;
use crate::domain::record::Record;
use crate::present::duplicates::KINDS;
use crate::present::letters::folded;
use crate::present::letters::words as words_of;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::present::value_words;
use crate::present::value_words::ValueWords;
use crate::text::Phrase;

/// How many records are offered at a time.
const OFFERED: usize = 30;

/// Two records, the first of which stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinPage {
    pub kind: Kind,
    pub stays: RecordLine,
    pub goes: RecordLine,
    pub rows: Vec<JoinRow>,
}

/// A field of the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinRow {
    pub label: Phrase,
    pub stays: ValueWords,
    pub goes: ValueWords,
    pub becomes: Becomes,
}

/// What a field holds when the two are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// Both say the same, or only the one that stays says something.
    AsItIs,
    /// It was empty, and is filled in from the other.
    FilledIn,
    /// They differ: that of the one that stays holds, the other's can be read in
    /// its history.
    First,
}

/// A record that was joined with another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinedRow {
    pub line: RecordLine,
    /// What it says that the one that stays does not.
    pub differs: Vec<(Phrase, ValueWords)>,
}

/// The two side by side; `None` when they can't be joined.
pub fn join_page(book: &Book, stays: RecordId, goes: RecordId) -> Option<JoinPage> {
    let (stays, goes) = (book.shown(stays)?, book.shown(goes)?);
    let kind = stays.kind().filter(|kind| goes.kind() == Some(*kind) && KINDS.contains(kind))?;
    let rows = fields_of(&[stays, goes]).into_iter().map(|field| {
        let words = |it: &Record| {
            value_words::value_words(book, Some(kind), &field, it.content().value(&field))
        };
        let becomes = match (stays.content().value(&field), goes.content().value(&field)) {
            (None, Some(_)) => Becomes::FilledIn,
            (Some(one), Some(other)) if one != other => Becomes::First,
            _ => Becomes::AsItIs,
        };
        let label = value_words::label(Some(kind), &field);
        JoinRow { label, stays: words(stays), goes: words(goes), becomes }
    });
    (stays.id() != goes.id()).then(|| JoinPage {
        kind,
        rows: rows.collect(),
        stays: titles::line_of(book, stays),
        goes: titles::line_of(book, goes),
    })
}

/// What was joined with the record called `id`, oldest first.
pub fn joined(book: &Book, id: RecordId) -> Vec<JoinedRow> {
    let Some(stays) = book.shown(id) else { return Vec::new() };
    let row = |joined: &Record| JoinedRow {
        line: titles::line_of(book, joined),
        differs: fields_of(&[joined])
            .into_iter()
            .filter(|field| stays.content().value(field) != joined.content().value(field))
            .map(|field| {
                let value = joined.content().value(&field);
                let kind = joined.kind();
                (
                    value_words::label(kind, &field),
                    value_words::value_words(book, kind, &field, value),
                )
            })
            .collect(),
    };
    // A deleted one has its row in the bin.
    book.joined_into(stays.id()).filter(|it| it.is_joined()).map(row).collect()
}

/// Records that the one called `id` could be joined with and that hold every
/// word of `text`, by title; and whether there are more.
pub fn others(book: &Book, id: RecordId, text: &str) -> (Vec<RecordLine>, bool) {
    let Some(kind) = book.shown(id).and_then(Record::kind) else { return (Vec::new(), false) };
    let wanted = folded(text);
    let mut lines: Vec<(String, RecordLine)> = book
        .of_kind(kind)
        .filter(|it| it.id() != book.standing_for(id))
        .map(|it| titles::line_of(book, it))
        .map(|line| (folded(&line.title.to(crate::text::Language::Swedish)), line))
        .filter(|(title, _)| words_of(&wanted).all(|word| title.contains(word)))
        .collect();
    order::sort_by(&mut lines, |(one, _), (other, _)| one.cmp(other));
    let has_more = OFFERED < lines.len();
    (lines.into_iter().take(OFFERED).map(|(_, line)| line).collect(), has_more)
}

/// The names of all fields of `records` that say something about the thing, in
/// the order of the form.
fn fields_of(records: &[&Record]) -> Vec<String> {
    let names =
        records.iter().flat_map(|it| it.content().fields().map(|(name, _)| name.to_owned()));
    let own = [SAME_AS.name(), NOT_SAME_AS.name()];
    let names: BTreeSet<String> = gathered(names.filter(|name| !own.contains(&name.as_str())));
    let kind = records.first().and_then(|it| it.kind());
    let mut names: Vec<String> = names.into_iter().collect();
    order::sort_by_key(&mut names, |name| value_words::rank(kind, name));
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::decide;
    use crate::domain::field::Content;
    use crate::domain::join::join;
    use crate::domain::place;
    use crate::present::sample::Sample;
    use crate::present::sample::stamp;
    use crate::present::sample::swedish;

    fn two() -> (Sample, RecordId, RecordId) {
        let mut sample = Sample::default();
        let content = |municipality: &str, notes: &str| {
            Content::default()
                .with(place::NAME, "Sikås".to_owned())
                .with(place::MUNICIPALITY, municipality.to_owned())
                .with(place::NOTES, notes.to_owned())
        };
        let one = sample.add(Kind::Place, content("Strömsund", "Vid sjön"));
        let other = sample.add(Kind::Place, content("", "Vid vägen"));
        (sample, one, other)
    }

    fn becoming(page: &JoinPage) -> Vec<(String, Becomes)> {
        page.rows.iter().map(|row| (swedish(&row.label), row.becomes)).collect()
    }

    #[test]
    fn the_page_tells_what_differs_and_what_is_filled_in() {
        let (sample, one, other) = two();
        let told = becoming(&join_page(&sample.book, other, one).unwrap());
        assert!(told.contains(&("Kommun".to_owned(), Becomes::FilledIn)), "{told:?}");
        assert_eq!(told.iter().filter(|(_, it)| *it == Becomes::First).count(), 1);
        assert_eq!(told.iter().filter(|(_, it)| *it == Becomes::AsItIs).count(), 1);
        assert_eq!(join_page(&sample.book, one, one), None);
    }

    #[test]
    fn what_a_joined_record_says_otherwise_is_told_at_the_one_that_stays() {
        let (mut sample, one, other) = two();
        let [stays, goes] = [one, other].map(|id| sample.book.get(id).unwrap());
        let changes = join(stays, goes).unwrap().changes;
        sample.book.put_all(decide(&sample.book, changes, &stamp(1)));
        let joined = joined(&sample.book, one);
        assert_eq!(joined.len(), 1);
        assert_eq!(joined[0].line.id, other);
        assert_eq!(joined[0].differs.len(), 1);
        assert_eq!(joined[0].differs[0].1, ValueWords::Long("Vid vägen".to_owned()));
        assert!(others(&sample.book, one, "").0.is_empty());
    }

    #[test]
    fn others_are_found_by_their_words() {
        let (mut sample, one, other) = two();
        sample.place("Los");
        let found = |text: &str| others(&sample.book, one, text).0.len();
        assert_eq!((found(""), found("sik"), found("ramsjö")), (2, 1, 0));
        assert_eq!(others(&sample.book, one, "SIKÅS").0[0].id, other);
    }
}
