//! Parts of a book that can be sent: what they are called, and what there is to choose from.

use std::collections::BTreeSet;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::moment;
use crate::domain::order;
use crate::domain::parts::Period;
use crate::domain::place;
use crate::domain::record::Record;
use crate::domain::selection::Scope;
use crate::domain::visit;
use crate::present::letters::sorting_key;
use crate::present::titles;
use crate::present::words::Worded;
use crate::text::Language;
use crate::text::Phrase;
use crate::text::send as words;
use crate::text::steady;

/// The kinds of record that a file can be about, in the order they are offered.
pub const KINDS: [Kind; 4] = [Kind::Plan, Kind::Place, Kind::Visit, Kind::Project];

/// How many records of a kind are offered to choose from; the others are found
/// where they are, and sent from there.
pub const MOST: usize = 300;

/// What a part is called, for a letter and a summary; `None` for the whole book.
pub fn name(book: &Book, scope: Scope) -> Option<Phrase> {
    match scope {
        Scope::Book => None,
        Scope::Around(id) => book.get(id).map(|record| line(book, record)),
        Scope::Municipality(id) => Some(words::municipality(titles::municipality(book, id))),
        Scope::Period(period) => Some(period_words(period)),
    }
}

fn period_words(period: Period) -> Phrase {
    match (period.from, period.to) {
        (Some(from), Some(to)) => words::period(from, to),
        (Some(from), None) => words::period_from(from),
        (None, Some(to)) => words::period_to(to),
        (None, None) => words::PERIOD_ALL.into(),
    }
}

/// What a file's name says of what it holds. Never what a person wrote of a visit,
/// which may be somebody's name: files lie about in folders and mails.
pub fn slug(book: &Book, scope: Scope, is_changes: bool) -> String {
    let part = match scope {
        Scope::Book => String::new(),
        Scope::Around(id) => book.get(id).map(|it| slug_of(book, it)).unwrap_or_default(),
        Scope::Municipality(id) => format!("kommun {}", titles::municipality(book, id)),
        Scope::Period(Period { from, to }) => {
            let days = [from, to].map(|day| day.map_or_else(|| "x".to_owned(), moment::write_day));
            format!("period {} {}", days[0], days[1])
        }
    };
    if is_changes { format!("nytt {part}") } else { part }
}

fn slug_of(book: &Book, record: &Record) -> String {
    let Some(kind) = record.kind() else { return String::new() };
    let word = kind.word().to(Language::Swedish);
    let title = || titles::own_title(kind, record.content()).to_owned();
    let told = match kind {
        Kind::Plan | Kind::Place | Kind::Project => title(),
        Kind::Visit => {
            let day = record.content().get(visit::DAY).map(moment::write_day);
            let place = titles::place_name_of(book, record);
            [day, place].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    };
    format!("{word} {told}")
}

/// The title of a record; a visit's day before it.
fn line(book: &Book, record: &Record) -> Phrase {
    let title = titles::title(book, record);
    match record.content().get(visit::DAY) {
        Some(day) if record.kind() == Some(Kind::Visit) => words::dated(title, day),
        _ => title,
    }
}

/// The records of `kind` to choose from, with their titles: visits the latest
/// first, the others by name. No more than [`MOST`].
pub fn choices(book: &Book, kind: Kind, language: Language) -> Vec<(RecordId, String)> {
    let mut records: Vec<&Record> = book.of_kind(kind).collect();
    if kind == Kind::Visit {
        order::sort_by(&mut records, |one, other| {
            let day = |it: &Record| it.content().get(visit::DAY);
            (day(other), other.id()).cmp(&(day(one), one.id()))
        });
        records.truncate(MOST);
    }
    let mut lines: Vec<_> =
        records.into_iter().map(|it| (it.id(), line(book, it).to(language))).collect();
    if kind != Kind::Visit {
        order::sort_by_key(&mut lines, |(id, title)| (sorting_key(title), *id));
        lines.truncate(MOST);
    }
    lines
}

/// Of [`municipalities`] that which `place` is in.
pub fn municipality_of(book: &Book, place: RecordId) -> Option<RecordId> {
    let name = |id| Some(book.shown(id)?.content().text(place::MUNICIPALITY).trim().to_lowercase());
    let wanted = name(place)?;
    let all = municipalities(book).into_iter().map(|(id, _)| id);
    all.into_iter().find(|&id| name(id).as_ref() == Some(&wanted))
}

/// The municipalities to choose from, by name, each with one of its places.
pub fn municipalities(book: &Book) -> Vec<(RecordId, String)> {
    let mut found: Vec<(RecordId, String)> = Vec::new();
    let mut seen = BTreeSet::new();
    for record in book.of_kind(Kind::Place) {
        let name = record.content().text(place::MUNICIPALITY).trim();
        if !name.is_empty() && seen.insert(name.to_lowercase()) {
            found.push((record.id(), steady(name)));
        }
    }
    order::sort_by_key(&mut found, |(id, name)| (sorting_key(name), *id));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    #[test]
    fn a_file_s_name_tells_the_part_and_never_what_a_visit_was_called() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let visit = sample.visit(place, "2017-04-03");
        sample.change(visit, |history| {
            let content = history.outcome().content;
            let named = content.with(visit::TITLE, "Kaffe hos Karin Exempel".to_owned());
            history.write(&crate::present::sample::stamp(1), named);
        });
        let slug = |scope, is_changes| slug(&sample.book, scope, is_changes);
        assert_eq!(slug(Scope::Book, false), "");
        assert_eq!(slug(Scope::Around(place), false), "Ort Sikås");
        assert_eq!(slug(Scope::Around(place), true), "nytt Ort Sikås");
        assert_eq!(slug(Scope::Around(visit), false), "Besök 2017-04-03 Sikås");
        let period = Period { from: Some(on("2017-04-01")), to: None };
        assert_eq!(slug(Scope::Period(period), false), "period 2017-04-01 x");
        let told = name(&sample.book, Scope::Around(visit)).expect("a part has a name");
        assert_eq!(swedish(&told), "Kaffe hos Karin Exempel, 3 april 2017");
    }

    #[test]
    fn what_can_be_sent_is_offered_in_order_and_no_list_is_endless() {
        let mut sample = Sample::default();
        let (are, sikas) = (sample.place("Åre"), sample.place("Sikås"));
        let (old, new) = (sample.visit(are, "2017-04-03"), sample.visit(sikas, "2017-05-03"));
        let ids = |kind, book: &Book| -> Vec<RecordId> {
            choices(book, kind, Language::Swedish).into_iter().map(|it| it.0).collect()
        };
        assert_eq!(ids(Kind::Place, &sample.book), [sikas, are]);
        assert_eq!(ids(Kind::Visit, &sample.book), [new, old]);
        for _ in 0..MOST {
            sample.add(Kind::Plan, Content::default());
        }
        sample.add(Kind::Plan, Content::default());
        assert_eq!(ids(Kind::Plan, &sample.book).len(), MOST);
    }
}
