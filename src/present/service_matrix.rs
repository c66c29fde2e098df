//! The table of places by services, with the age of each mark.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::inventory::Inventory;
use crate::domain::inventory::Subject;
use crate::domain::kind::Kind;
use crate::domain::observation::Service;
use crate::domain::observation::ServiceGroup;
use crate::domain::observation::ServiceState;
use crate::present::inventory::a_year_before;
use crate::present::letters::folded;
use crate::present::letters::sorting_key;
use crate::present::titles;
use crate::present::words::Worded;
use crate::text::Language;
use crate::text::Phrase;
use crate::text::format;
use crate::text::inventory as words;

/// Places by services.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    pub services: Vec<Service>,
    pub parts: Vec<Part>,
    /// "4 orter är inte inventerade", when some are not.
    pub without: Option<Phrase>,
}

/// The places of one municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub municipality: Phrase,
    pub rows: Vec<MatrixRow>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    pub id: RecordId,
    pub name: Phrase,
    /// As many as there are services.
    pub cells: Vec<Option<Cell>>,
}

/// How it is with a service, and how old that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub state: ServiceState,
    pub age: Phrase,
    /// Older than a year.
    pub is_old: bool,
    /// Somebody saw something else the same day or later.
    pub is_disputed: bool,
    /// "För ett år sedan: Finns", where it was known and otherwise.
    pub then: Option<Phrase>,
}

/// The table for the services of a group by `all` marks, by municipality and name; of the places in whose
/// names or municipality `text` stands.
pub fn matrix(
    book: &Book,
    all: &Inventory,
    group: ServiceGroup,
    text: &str,
    today: NaiveDate,
) -> Matrix {
    let services: Vec<Service> = group.services().collect();
    let old = a_year_before(today);
    let wanted = folded(text.trim());
    let mut without = 0;
    let mut parts: BTreeMap<(bool, String), Part> = BTreeMap::new();
    for place in book.of_kind(Kind::Place) {
        let name = titles::title(book, place);
        let municipality = titles::municipality(book, place.id());
        let haystack = format!("{} {municipality}", name.to(Language::Swedish));
        if !folded(&haystack).contains(&wanted) {
            continue;
        }
        let cell = |&service: &Service| {
            let standing = all.standing(Subject::Place(place.id()), service, today)?;
            let mark = standing.mark;
            let then = old.and_then(|day| all.standing(Subject::Place(place.id()), service, day));
            let then = then.map(|it| it.mark.state).filter(|it| *it != mark.state);
            Some(Cell {
                then: then.map(|it| words::a_year_ago(it.word())),
                state: mark.state,
                is_disputed: standing.beside.is_some(),
                age: format::relative_day(mark.day, today),
                is_old: old.is_some_and(|old| mark.day < old),
            })
        };
        let cells: Vec<Option<Cell>> = services.iter().map(cell).collect();
        if cells.iter().all(Option::is_none) {
            without += 1;
            continue;
        }
        let key = (municipality.is_empty(), sorting_key(&municipality));
        let part = parts.entry(key).or_insert_with(|| Part {
            municipality: if municipality.is_empty() {
                words::NO_MUNICIPALITY.into()
            } else {
                Phrase::verbatim(municipality)
            },
            rows: Vec::new(),
        });
        part.rows.push(MatrixRow { id: place.id(), name, cells });
    }
    for part in parts.values_mut() {
        let key = |row: &MatrixRow| (sorting_key(&row.name.to(Language::Swedish)), row.id);
        crate::domain::order::sort_by_key(&mut part.rows, key);
    }
    Matrix {
        services,
        parts: parts.into_values().collect(),
        without: (without > 0).then(|| words::places_without(without)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::domain::observation;
    use crate::domain::place;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    #[test]
    fn places_stand_by_municipality_with_the_age_of_each_mark() {
        let mut sample = Sample::default();
        let mut place = |name: &str, municipality: &str| {
            let content = Content::default().with(place::NAME, name.to_owned());
            let content = content.with(place::MUNICIPALITY, municipality.to_owned());
            sample.add(Kind::Place, content)
        };
        let sikas = place("Sikås", "Strömsund");
        let backe = place("Backe", "Strömsund");
        let los = place("Los", "");
        place("Gällö", "Bräcke");
        for (id, state, day) in [
            (sikas, ServiceState::Exists, "2026-03-12"),
            (backe, ServiceState::Missing, "2024-01-12"),
            (los, ServiceState::Threatened, "2026-03-14"),
        ] {
            let content = Subject::Place(id).content().with(observation::SERVICE, Service::Fuel);
            let content = content.with(observation::STATE, state).with(observation::DAY, on(day));
            sample.add(Kind::Observation, content);
        }
        let all = Inventory::of(&sample.book);
        let table = |group, text| matrix(&sample.book, &all, group, text, on("2026-03-14"));
        let found = table(ServiceGroup::Core, "");
        let told: Vec<_> = found
            .parts
            .iter()
            .map(|part| {
                let rows = part.rows.iter().map(|row| {
                    let fuel = row.cells[1].as_ref().expect("fuel was marked");
                    (row.id, fuel.state, swedish(&fuel.age), fuel.is_old)
                });
                (swedish(&part.municipality), rows.collect::<Vec<_>>())
            })
            .collect();
        let expected = [
            (
                "Strömsund".to_owned(),
                vec![
                    (backe, ServiceState::Missing, "för 2 år sedan".to_owned(), true),
                    (sikas, ServiceState::Exists, "för 2 dagar sedan".to_owned(), false),
                ],
            ),
            (
                "Utan kommun".to_owned(),
                vec![(los, ServiceState::Threatened, "idag".to_owned(), false)],
            ),
        ];
        assert_eq!(told, expected);
        assert_eq!(swedish(&found.without.unwrap()), "1 ort är inte inventerad");
        let filtered = table(ServiceGroup::Core, "stroms");
        assert_eq!(filtered.parts.len(), 1);
        assert!(table(ServiceGroup::State, "").parts.is_empty());
    }

    #[test]
    fn a_cell_that_has_changed_in_a_year_says_what_it_was() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let mut marks = |service, state, day| {
            let content = Subject::Place(place).content().with(observation::SERVICE, service);
            let content = content.with(observation::STATE, state).with(observation::DAY, on(day));
            sample.add(Kind::Observation, content);
        };
        marks(Service::Fuel, ServiceState::Exists, "2025-01-12");
        marks(Service::Fuel, ServiceState::Missing, "2026-03-12");
        marks(Service::Groceries, ServiceState::Exists, "2025-01-12");
        marks(Service::Groceries, ServiceState::Exists, "2026-03-12");
        marks(Service::Pharmacy, ServiceState::Exists, "2026-03-12");
        let all = Inventory::of(&sample.book);
        let table = matrix(&sample.book, &all, ServiceGroup::Core, "", on("2026-03-14"));
        let cells = table.parts[0].rows[0].cells.iter().flatten();
        let then: Vec<_> = cells.map(|it| it.then.as_ref().map(swedish)).collect();
        assert_eq!(then, [None, Some("För ett år sedan: Finns".to_owned()), None]);
    }

    #[test]
    fn a_cell_of_which_two_things_are_said_says_so() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        for state in [ServiceState::Exists, ServiceState::Missing] {
            let content = Subject::Place(place).content().with(observation::SERVICE, Service::Fuel);
            let content = content.with(observation::STATE, state);
            let content = content.with(observation::DAY, on("2026-03-12"));
            sample.add(Kind::Observation, content);
        }
        let all = Inventory::of(&sample.book);
        let told = |day| matrix(&sample.book, &all, ServiceGroup::Core, "", on(day)).parts;
        let cell = told("2026-03-14")[0].rows[0].cells[1].clone().expect("fuel was marked");
        assert!(cell.is_disputed);
        assert!(told("2026-03-11").is_empty());
    }
}
