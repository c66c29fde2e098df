//! Orter: the list, with what is open in each and when somebody was last there.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::followup;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::place;
use crate::domain::place::PlaceStatus;
use crate::domain::provider;
use crate::domain::visit;
use crate::present::followups;
use crate::present::letters::folded;
use crate::present::letters::sorting_key;
use crate::present::letters::words as words_of;
use crate::present::links::by_link;
use crate::present::links::place_of;
use crate::present::titles;
use crate::text::Phrase;
use crate::text::format;
use crate::text::places as words;

/// A place as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceRow {
    pub id: RecordId,
    pub name: Phrase,
    pub municipality: String,
    /// What a plan says that it is.
    pub status: Option<PlaceStatus>,
    pub open_followups: usize,
    pub late_followups: usize,
    /// The latest visit that has a day.
    pub last_visit: Option<NaiveDate>,
    /// "Senast besökt för 12 dagar sedan"
    pub last_visit_words: Phrase,
    /// What a filter looks in, folded.
    haystack: String,
}

impl PlaceRow {
    /// "2 öppna uppföljningar, 1 försenad", when there are any.
    pub fn followup_words(&self) -> Option<Phrase> {
        followups::open_words(self.open_followups, self.late_followups)
    }
}

/// All places, by name.
pub fn list(book: &Book, today: NaiveDate) -> Vec<PlaceRow> {
    let mut last_visits: BTreeMap<RecordId, NaiveDate> = BTreeMap::new();
    for record in book.of_kind(Kind::Visit) {
        if let (Some(place), Some(day)) = (place_of(book, record), record.content().get(visit::DAY))
        {
            let last = last_visits.entry(place).or_insert(day);
            *last = day.max(*last);
        }
    }
    let mut followups: BTreeMap<RecordId, (usize, usize)> = BTreeMap::new();
    for record in book.of_kind(Kind::Followup).filter(|it| followups::is_open(it)) {
        if let Some(place) = place_of(book, record) {
            let (open, late) = followups.entry(place).or_default();
            *open += 1;
            let is_late = record.content().get(followup::DUE).is_some_and(|due| due < today);
            *late += usize::from(is_late);
        }
    }
    let providers = by_link(book, Kind::Provider, provider::PLACE);
    let mut rows: Vec<_> = book
        .of_kind(Kind::Place)
        .map(|record| {
            let content = record.content();
            let last_visit = last_visits.get(&record.id()).copied();
            let (open, late) = followups.get(&record.id()).copied().unwrap_or_default();
            let municipality = content.text(place::MUNICIPALITY);
            let mut names = content.get(place::OTHER_NAMES).unwrap_or_default();
            names.extend([content.text(place::NAME).to_owned(), municipality.to_owned()]);
            let here = providers.get(&record.id()).into_iter().flatten();
            names.extend(here.map(|shop| shop.content().text(provider::NAME).to_owned()));
            PlaceRow {
                id: record.id(),
                name: titles::title(book, record),
                municipality: municipality.to_owned(),
                status: content.get(place::PLAN_STATUS),
                open_followups: open,
                late_followups: late,
                last_visit,
                last_visit_words: last_visit_words(last_visit, today),
                haystack: folded(&names.join("\n")),
            }
        })
        .collect();
    order::sort_by_key(&mut rows, |row| {
        // Places that nobody has named come last.
        let name = titles::place_name(book, row.id);
        (name.is_none(), name.map(|name| sorting_key(&name)), row.id)
    });
    rows
}

/// Those of `rows` whose names, municipality and providers hold every word of `text`.
pub fn filtered(rows: &[PlaceRow], text: &str) -> Vec<PlaceRow> {
    let wanted = folded(text);
    let holds = |row: &&PlaceRow| words_of(&wanted).all(|word| row.haystack.contains(word));
    rows.iter().filter(holds).cloned().collect()
}

/// "Senast besökt för 12 dagar sedan"
pub(super) fn last_visit_words(last: Option<NaiveDate>, today: NaiveDate) -> Phrase {
    match last {
        Some(day) if today < day => words::next_visit(format::relative_day(day, today)),
        Some(day) => words::last_visit(format::relative_day(day, today)),
        None => words::NEVER_VISITED.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    #[test]
    fn places_come_by_name_and_tell_when_somebody_was_there() {
        let mut sample = Sample::default();
        let ostersund = sample.place("Östersund");
        let are = sample.place("Åre");
        let sikas = sample.place("Sikås");
        let nameless = sample.add(Kind::Place, Content::default());
        sample.visit(sikas, "2017-01-01");
        let visit = sample.visit(sikas, "2017-05-30");
        sample.followup(visit, "Ring", "2017-05-31");
        sample.followup(visit, "Skriv", "2017-06-30");
        sample.visit(are, "2017-06-03");
        let rows = list(&sample.book, on("2017-06-01"));
        let order: Vec<_> = rows.iter().map(|row| row.id).collect();
        assert_eq!(order, [sikas, are, ostersund, nameless]);
        let said: Vec<_> = rows.iter().map(|row| swedish(&row.last_visit_words)).collect();
        assert_eq!(
            said[..3],
            ["Senast besökt för 2 dagar sedan", "Besök om 2 dagar", "Inte besökt än"]
        );
        assert_eq!((rows[0].open_followups, rows[0].late_followups), (2, 1));
        assert_eq!(rows[1].open_followups, 0);
    }

    #[test]
    fn a_place_is_found_by_any_of_its_names() {
        let mut sample = Sample::default();
        let names = Content::default()
            .with(place::NAME, "Ankarede".to_owned())
            .with(place::OTHER_NAMES, vec!["Åanghkerenjeeruve".to_owned()])
            .with(place::MUNICIPALITY, "Strömsund".to_owned());
        let place = sample.add(Kind::Place, names);
        let sikas = sample.place("Sikås");
        let shop = Content::default()
            .with(provider::PLACE, sikas)
            .with(provider::NAME, "Lanthandeln".to_owned());
        sample.add(Kind::Provider, shop);
        let rows = list(&sample.book, on("2017-06-01"));
        let by_shop: Vec<_> = filtered(&rows, "lanthandel").iter().map(|row| row.id).collect();
        assert_eq!(by_shop, [sikas]);
        for text in ["anka", "aanghk", "STROMSUND ankarede"] {
            let found: Vec<_> = filtered(&rows, text).iter().map(|row| row.id).collect();
            assert_eq!(found, [place], "{text}");
        }
        assert_eq!(filtered(&rows, "").len(), 2);
    }
}
