//! Inventories in words: what a place or a provider has, since when that is known, and what has changed.

use chrono::Months;
use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::inventory;
use crate::domain::inventory::Inventory;
use crate::domain::inventory::Mark;
use crate::domain::inventory::Subject;
use crate::domain::observation::Service;
use crate::domain::observation::ServiceGroup;
use crate::domain::observation::ServiceState;
use crate::domain::provider;
use crate::domain::rule::quantity::Metres;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::present::words::Worded;
use crate::text::Arg;
use crate::text::Phrase;
use crate::text::format;
use crate::text::inventory as words;

/// The inventory of one place or provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InventoryPage {
    pub subject: Subject,
    pub title: Phrase,
    /// The place as a whole and what is in it, for who has chosen the wrong one.
    pub neighbours: Vec<RecordLine>,
    /// In the order of [`Service::ALL`].
    pub rows: Vec<ServiceRow>,
    /// How many were marked on an earlier day and not since.
    pub unconfirmed: usize,
}

/// One service, as it is known to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceRow {
    pub service: Service,
    /// `None` when nobody has looked.
    pub state: Option<ServiceState>,
    /// "Finns hos Sikås lanthandel, för 3 månader sedan, Servicesamordnare".
    pub said: Phrase,
    /// What somebody saw the same day or later, and otherwise.
    pub beside: Option<Phrase>,
    pub is_old: bool,
    /// "för 3 månader sedan"; `None` when nobody has looked.
    pub age: Option<Phrase>,
}

impl ServiceRow {
    /// "Skola (Hotad, för 2 år sedan)", of what is there.
    pub fn with_age(&self) -> Option<Phrase> {
        let (state, age) = (self.state.filter(|it| it.is_there())?, self.age.clone()?);
        let service = self.service.word();
        Some(match state {
            ServiceState::Exists => words::with_age(service, age),
            state => words::with_state_and_age(service, state.word(), age),
        })
    }
}

impl InventoryPage {
    /// How many services of a group have a mark: "3 av 5".
    pub fn marked_words(&self, group: ServiceGroup) -> Phrase {
        let of = || self.rows.iter().filter(|it| it.service.group() == group);
        let marked = of().filter(|it| it.state.is_some()).count();
        words::marked_of(marked.to_string(), of().count().to_string())
    }

    pub fn row(&self, service: Service) -> Option<&ServiceRow> {
        self.rows.iter().find(|it| it.service == service)
    }
}

/// A mark that is older than a year says more of then than of now.
fn is_old(day: NaiveDate, today: NaiveDate) -> bool {
    a_year_before(today).is_some_and(|then| day < then)
}

/// The same day the year before.
pub fn a_year_before(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_months(Months::new(12))
}

/// The inventory of the place or provider called `id`; `None` when it is neither.
pub fn inventory_page(
    book: &Book,
    all: &Inventory,
    id: RecordId,
    today: NaiveDate,
) -> Option<InventoryPage> {
    let subject = Subject::of(book, id)?;
    let record = book.shown(subject.id())?;
    let place = match subject {
        Subject::Place(id) => Some(id),
        Subject::Provider(_) => record.content().get(provider::PLACE),
    };
    let providers = place.map(|it| all.providers_of(book.standing_for(it)).to_vec());
    let neighbours = place.into_iter().chain(providers.unwrap_or_default());
    let rows = Service::ALL.iter().map(|&service| row(book, all, subject, service, today));
    let rows: Vec<ServiceRow> = rows.collect();
    let seen = inventory::Seen { subject, day: today, observer: <_>::default() };
    Some(InventoryPage {
        subject,
        title: titles::title(book, record),
        neighbours: neighbours.filter_map(|it| titles::line(book, it)).collect(),
        rows,
        unconfirmed: seen.unconfirmed(all).len(),
    })
}

fn row(
    book: &Book,
    all: &Inventory,
    subject: Subject,
    service: Service,
    today: NaiveDate,
) -> ServiceRow {
    let Some(standing) = all.standing(subject, service, today) else {
        return ServiceRow {
            service,
            state: None,
            said: words::NOT_MARKED.into(),
            beside: None,
            is_old: false,
            age: None,
        };
    };
    let beside = standing.beside.as_ref();
    ServiceRow {
        service,
        state: Some(standing.mark.state),
        said: said(book, subject, &standing.mark, today),
        beside: beside.map(|it| words::beside(said(book, subject, it, today))),
        is_old: is_old(standing.mark.day, today),
        age: Some(format::relative_day(standing.mark.day, today)),
    }
}

/// A mark in words; whose it is where that is another than what is looked at.
fn said(book: &Book, subject: Subject, mark: &Mark, today: NaiveDate) -> Phrase {
    let (state, when) = (mark.state.word(), format::relative_day(mark.day, today));
    let whose = (mark.subject != subject).then(|| titles::line(book, mark.subject.id())).flatten();
    let mut said = match whose {
        Some(whose) => words::seen_at(state, whose.title, when),
        None => words::seen(state, when),
    };
    let observer = titles::party(&mark.observer);
    if !observer.is_empty() {
        said = words::by(said, observer);
    }
    let detail = mark.detail.trim();
    if detail.is_empty() { said } else { words::with_detail(said, detail) }
}

/// What has changed since an earlier day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// What is lost before what has come.
    pub changes: Vec<ChangedService>,
    /// "12 tjänster är som då", when some are.
    pub same: Option<Phrase>,
    /// "3 tjänster var inte inventerade då", when some were not.
    pub without: Option<Phrase>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedService {
    pub service: Service,
    pub now: ServiceState,
    /// "Då: Finns, nu: Saknas".
    pub said: Phrase,
}

/// How the services of a subject are on `today`, beside how they were on `then`.
pub fn compared(all: &Inventory, subject: Subject, then: NaiveDate, today: NaiveDate) -> Compared {
    let (mut changes, mut same, mut without) = (Vec::new(), 0, 0);
    for &service in Service::ALL {
        let Some(now) = all.standing(subject, service, today) else { continue };
        let now = now.mark.state;
        match all.standing(subject, service, then).map(|it| it.mark.state) {
            None => without += 1,
            Some(before) if before == now => same += 1,
            Some(before) => {
                let said = words::changed(before.word(), now.word());
                changes.push(ChangedService { service, now, said });
            }
        }
    }
    crate::domain::order::sort_by_key(&mut changes, |it| (it.now.is_there(), it.service));
    let counted = |count: u64, words: fn(u64) -> Phrase| (count > 0).then(|| words(count));
    Compared {
        changes,
        same: counted(same, words::unchanged),
        without: counted(without, words::no_mark_then),
    }
}

/// A mark in the history of a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastMark {
    pub id: RecordId,
    pub service: Service,
    pub day: NaiveDate,
    pub said: Phrase,
}

/// All marks of a subject, of a place with those of its providers, the newest first.
pub fn history(book: &Book, all: &Inventory, subject: Subject, today: NaiveDate) -> Vec<PastMark> {
    let within = match subject {
        Subject::Place(id) => all.providers_of(id),
        Subject::Provider(_) => &[],
    };
    let subjects = std::iter::once(subject).chain(within.iter().map(|&id| Subject::Provider(id)));
    let marks = subjects.flat_map(|of| Service::ALL.iter().flat_map(move |&it| all.marks(of, it)));
    let mut marks: Vec<&Mark> = marks.collect();
    crate::domain::order::sort_by_key(&mut marks, |it| std::cmp::Reverse((it.day, it.id)));
    let past = |mark: &Mark| PastMark {
        id: mark.id,
        service: mark.service,
        day: mark.day,
        said: said(book, subject, mark, today),
    };
    marks.into_iter().map(past).collect()
}

/// A service that a provider has, and what becomes of it in the place without the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeavingRow {
    pub service: Service,
    /// Whether nobody else in the place has it.
    pub leaves: bool,
    pub said: Phrase,
}

/// What leaves with a provider: first what nobody else in its place has.
pub fn leaving(book: &Book, all: &Inventory, id: RecordId, today: NaiveDate) -> Vec<LeavingRow> {
    let found = inventory::leaving(all, book, id, today);
    let services: Vec<Service> = found.iter().map(|it| it.service).collect();
    let nearest = inventory::nearest(all, book, id, &services, today);
    let mut rows: Vec<LeavingRow> = found
        .into_iter()
        .zip(nearest)
        .map(|(leaving, nearest)| {
            let others = leaving.others.iter().filter_map(|&it| titles::line(book, it));
            let others = others.map(|it| it.title).reduce(crate::text::value_words::joined);
            LeavingRow {
                service: leaving.service,
                leaves: others.is_none(),
                said: others.map_or_else(|| nearest_words(book, nearest), words::stays_at),
            }
        })
        .collect();
    crate::domain::order::sort_by_key(&mut rows, |it| (!it.leaves, it.service));
    rows
}

fn nearest_words(book: &Book, nearest: Option<inventory::Nearest>) -> Phrase {
    let line = nearest.and_then(|(id, far)| Some((titles::line(book, id)?, far)));
    match line {
        None => words::NEXT_NOWHERE.into(),
        Some((place, None)) => words::next_without_distance(place.title),
        Some((place, Some(far))) => words::next_at(place.title, at_least(far)),
    }
}

/// "minst 6,6 km"
fn at_least(Metres(metres): Metres) -> Phrase {
    let units = i64::try_from(metres / 100).unwrap_or(i64::MAX);
    words::at_least(Arg::Decimal { units, places: 1 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::domain::kind::Kind;
    use crate::domain::observation;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::party;
    use crate::present::sample::swedish;

    const TODAY: &str = "2026-03-14";

    fn marks(sample: &mut Sample, of: Subject, service: Service, state: ServiceState, day: &str) {
        let content = of
            .content()
            .with(observation::SERVICE, service)
            .with(observation::STATE, state)
            .with(observation::DAY, on(day))
            .with(observation::OBSERVER, party("Servicesamordnare", ""));
        sample.add(Kind::Observation, content);
    }

    fn sikas(sample: &mut Sample) -> (RecordId, RecordId) {
        let place = sample.place("Sikås");
        let shop = Content::default().with(provider::PLACE, place);
        let shop = shop.with(provider::NAME, "Sikås lanthandel".to_owned());
        (place, sample.add(Kind::Provider, shop))
    }

    fn page(sample: &Sample, id: RecordId) -> InventoryPage {
        let all = Inventory::of(&sample.book);
        inventory_page(&sample.book, &all, id, on(TODAY)).expect("a place or a provider")
    }

    #[test]
    fn a_place_tells_where_the_service_is_since_when_and_who_saw_it() {
        let mut sample = Sample::default();
        let (place, shop) = sikas(&mut sample);
        let state = ServiceState::Exists;
        marks(&mut sample, Subject::Provider(shop), Service::Fuel, state, "2025-12-14");
        marks(&mut sample, Subject::Place(place), Service::School, state, "2024-03-13");
        let page = page(&sample, place);
        let said = |service| swedish(&page.row(service).unwrap().said);
        let fuel = "Finns hos Sikås lanthandel, för 3 månader sedan, Servicesamordnare";
        assert_eq!(said(Service::Fuel), fuel);
        assert_eq!(said(Service::Groceries), "Inte inventerat");
        let school = page.row(Service::School).unwrap();
        assert!(school.is_old);
        assert_eq!(swedish(&school.with_age().unwrap()), "Skola (för 2 år sedan)");
        assert_eq!(page.row(Service::Groceries).unwrap().with_age(), None);
        assert!(!page.row(Service::Fuel).unwrap().is_old);
        assert_eq!(swedish(&page.marked_words(ServiceGroup::Core)), "1 av 5");
        assert_eq!(page.neighbours.iter().map(|it| it.id).collect::<Vec<_>>(), [place, shop]);
        assert_eq!(page.unconfirmed, 1, "the school is of the place itself");
    }

    #[test]
    fn a_year_is_compared_service_by_service_and_what_was_not_seen_then_is_no_change() {
        let mut sample = Sample::default();
        let (place, shop) = sikas(&mut sample);
        let (whole, at_shop) = (Subject::Place(place), Subject::Provider(shop));
        marks(&mut sample, at_shop, Service::Fuel, ServiceState::Exists, "2025-03-14");
        marks(&mut sample, at_shop, Service::Fuel, ServiceState::Missing, "2026-03-01");
        marks(&mut sample, whole, Service::Library, ServiceState::Missing, "2024-03-14");
        marks(&mut sample, whole, Service::Library, ServiceState::Seasonal, "2025-07-14");
        marks(&mut sample, whole, Service::School, ServiceState::Exists, "2024-03-14");
        marks(&mut sample, whole, Service::Cafe, ServiceState::Exists, "2026-01-14");
        let all = Inventory::of(&sample.book);
        let then = a_year_before(on(TODAY)).unwrap();
        let found = compared(&all, whole, then, on(TODAY));
        let changes = found.changes.iter().map(|it| (it.service, swedish(&it.said)));
        let expected = [
            (Service::Fuel, "Då: Finns, nu: Saknas".to_owned()),
            (Service::Library, "Då: Saknas, nu: Säsong".to_owned()),
        ];
        assert_eq!(changes.collect::<Vec<_>>(), expected);
        assert_eq!(swedish(&found.same.unwrap()), "1 tjänst är som då");
        assert_eq!(swedish(&found.without.unwrap()), "1 tjänst var inte inventerad då");
    }

    #[test]
    fn what_leaves_with_the_shop_is_told_with_what_stays_last() {
        let mut sample = Sample::default();
        let (place, shop) = sikas(&mut sample);
        let pump = Content::default().with(provider::PLACE, place);
        let pump = sample.add(Kind::Provider, pump.with(provider::NAME, "Macken".to_owned()));
        for (id, service) in
            [(shop, Service::Fuel), (pump, Service::Fuel), (shop, Service::Pharmacy)]
        {
            marks(&mut sample, Subject::Provider(id), service, ServiceState::Exists, "2026-01-01");
        }
        let all = Inventory::of(&sample.book);
        let rows = leaving(&sample.book, &all, shop, on(TODAY));
        let told = rows.iter().map(|it| (it.service, it.leaves, swedish(&it.said)));
        let expected = [
            (Service::Pharmacy, true, "Finns inte på någon annan ort i boken".to_owned()),
            (Service::Fuel, false, "Finns kvar hos Macken".to_owned()),
        ];
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_history_of_a_place_has_the_marks_of_its_shops_newest_first() {
        let mut sample = Sample::default();
        let (place, shop) = sikas(&mut sample);
        let of = Subject::Provider(shop);
        marks(&mut sample, of, Service::Fuel, ServiceState::Exists, "2025-03-14");
        marks(&mut sample, of, Service::Fuel, ServiceState::Missing, "2026-03-14");
        let all = Inventory::of(&sample.book);
        let past = history(&sample.book, &all, Subject::Place(place), on(TODAY));
        let days: Vec<_> = past.iter().map(|it| it.day).collect();
        assert_eq!(days, [on("2026-03-14"), on("2025-03-14")]);
    }
}
