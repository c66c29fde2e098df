//! Where else the basic services are, seen from a place or a provider: the nearest of each, by the
//! straight line, and the roads that somebody has measured.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::distance;
use crate::domain::id::RecordId;
use crate::domain::inventory::Inventory;
use crate::domain::inventory::Subject;
use crate::domain::kind::Kind;
use crate::domain::observation::Service;
use crate::domain::observation::ServiceGroup;
use crate::domain::order;
use crate::domain::place;
use crate::domain::place::Position;
use crate::domain::provider;
use crate::domain::provider::ProviderKind;
use crate::domain::record::Record;
use crate::domain::rule::quantity::Metres;
use crate::present::map::around::distance_words;
use crate::present::provider_page;
use crate::present::provider_page::FactRow;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::text::Phrase;

/// What a card says of distances.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alternatives {
    /// Whether it can be said how far anything is.
    pub has_position: bool,
    /// In the order of the basic services; without those that nobody else has.
    pub rows: Vec<AlternativeRow>,
    /// Roads that somebody has measured, of each of the place's providers.
    pub roads: Vec<(Phrase, FactRow)>,
}

/// The nearest that has a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlternativeRow {
    pub service: Service,
    pub nearest: RecordLine,
    /// The place of a provider, where it has another name.
    pub place: Option<Phrase>,
    /// "6,6 km", as the crow flies.
    pub distance: Phrase,
}

/// What is nearest to the place or provider called `id`, by `all` marks; `None` when it is not there.
/// What a place has itself is no alternative to it.
pub fn alternatives(
    book: &Book,
    all: &Inventory,
    id: RecordId,
    today: NaiveDate,
) -> Option<Alternatives> {
    let subject = Subject::of(book, id)?;
    let record = book.shown(id)?;
    let here = position_of(book, record);
    let services = ServiceGroup::Core.services();
    let rows = services.filter_map(|it| nearest(book, all, subject, it, here?, today));
    let roads = roads(book, all, subject);
    Some(Alternatives { has_position: here.is_some(), rows: rows.collect(), roads })
}

fn nearest(
    book: &Book,
    all: &Inventory,
    from: Subject,
    service: Service,
    here: Position,
    today: NaiveDate,
) -> Option<AlternativeRow> {
    let providers = book.of_kind(Kind::Provider).filter(|it| {
        let is_own = match from {
            Subject::Place(place) => place_of(book, it) == Some(place),
            Subject::Provider(own) => own == it.id(),
        };
        !is_own && has(all, it, service, today)
    });
    // A place that has it at nobody in particular: a locker, a school.
    let places = book.of_kind(Kind::Place).filter(|it| {
        let is_own = from == Subject::Place(it.id());
        let own = all.own(Subject::Place(it.id()), service, today);
        !is_own && own.is_some_and(|it| it.mark.state.is_there())
    });
    let mut found: Vec<(Metres, bool, &Record)> = providers
        .chain(places)
        .filter_map(|it| {
            let far = distance::at_least(here, position_of(book, it)?, [Metres(0); 2])?;
            Some((far, it.is(Kind::Place), it))
        })
        .collect();
    order::sort_by_key(&mut found, |(far, is_place, it)| (*far, *is_place, it.id()));
    let (far, is_place, record) = *found.first()?;
    let place = place_of(book, record).filter(|_| !is_place);
    Some(AlternativeRow {
        service,
        nearest: titles::line_of(book, record),
        place: place.and_then(|it| titles::line(book, it)).map(|it| it.title),
        distance: distance_words(far.0),
    })
}

/// Whether a provider has a service: as it was last marked, else as its kind says.
fn has(all: &Inventory, provider: &Record, service: Service, today: NaiveDate) -> bool {
    if let Some(marked) = all.own(Subject::Provider(provider.id()), service, today) {
        return marked.mark.state.is_there();
    }
    let kinds = provider.content().get(provider::KINDS).unwrap_or_default();
    let sells = match service {
        Service::Groceries => ProviderKind::Groceries,
        Service::Fuel => ProviderKind::Fuel,
        Service::PostAndParcels => ProviderKind::PostAndParcels,
        Service::Pharmacy => ProviderKind::Pharmacy,
        _ => return false,
    };
    kinds.contains(&sells)
}

/// Where a place or provider is; a provider without a position of its own where its place is.
fn position_of(book: &Book, record: &Record) -> Option<Position> {
    if record.is(Kind::Place) {
        return record.content().get(place::POSITION);
    }
    let own = record.content().get(provider::POSITION);
    own.or_else(|| book.shown(place_of(book, record)?)?.content().get(place::POSITION))
}

fn place_of(book: &Book, provider: &Record) -> Option<RecordId> {
    provider.content().get(provider::PLACE).map(|it| book.standing_for(it))
}

/// The measured roads from the providers of a place; a provider's own page has them already.
fn roads(book: &Book, all: &Inventory, of: Subject) -> Vec<(Phrase, FactRow)> {
    let Subject::Place(place) = of else { return Vec::new() };
    let providers = all.providers_of(place).iter().filter_map(|&it| book.shown(it));
    let rows = providers.flat_map(|it| {
        let roads = distance::ROADS.map(|(road, ..)| road);
        let title = titles::title(book, it);
        let rows = provider_page::facts_of(it.content(), roads).into_iter();
        rows.map(move |row| (title.clone(), row))
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::domain::observation;
    use crate::domain::observation::ServiceState;
    use crate::domain::recorded_fact;
    use crate::domain::recorded_fact::Recorded;
    use crate::domain::rule::fact::FactKind;
    use crate::present::map::spots::tests::located;
    use crate::present::map::spots::tests::shop;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    const TODAY: &str = "2026-03-14";

    fn marks(sample: &mut Sample, of: Subject, service: Service, state: ServiceState) {
        let content = of
            .content()
            .with(observation::SERVICE, service)
            .with(observation::STATE, state)
            .with(observation::DAY, on("2026-01-01"));
        sample.add(Kind::Observation, content);
    }

    fn found(sample: &Sample, id: RecordId) -> Alternatives {
        let all = Inventory::of(&sample.book);
        alternatives(&sample.book, &all, id, on(TODAY)).expect("a place or a provider")
    }

    fn told(found: &Alternatives) -> Vec<(Service, RecordId, String)> {
        let rows = found.rows.iter();
        rows.map(|it| (it.service, it.nearest.id, swedish(&it.distance))).collect()
    }

    #[test]
    fn the_nearest_of_each_service_is_told_by_what_is_known_last() {
        let mut sample = Sample::default();
        let sikas = located(&mut sample, "Sikås", 63_615_000, 15_265_000);
        let hammerdal = located(&mut sample, "Hammerdal", 63_576_000, 15_365_000);
        let stromsund = located(&mut sample, "Strömsund", 63_852_000, 15_556_000);
        let own = shop(&mut sample, sikas, "Lanthandeln", ProviderKind::Groceries);
        let near = shop(&mut sample, hammerdal, "Affären", ProviderKind::Groceries);
        let pump = shop(&mut sample, hammerdal, "Macken", ProviderKind::Fuel);
        let far = shop(&mut sample, stromsund, "Stora affären", ProviderKind::Fuel);
        let (line, long) = ("6,6 km".to_owned(), "30,1 km".to_owned());
        let expected =
            [(Service::Groceries, near, line.clone()), (Service::Fuel, pump, line.clone())];
        assert_eq!(told(&found(&sample, sikas)), expected, "its own shop is no alternative");
        assert_eq!(told(&found(&sample, own)), expected);
        // The pump has gone, and the chemist's is seen at nobody in particular.
        marks(&mut sample, Subject::Provider(pump), Service::Fuel, ServiceState::Missing);
        marks(&mut sample, Subject::Place(hammerdal), Service::Pharmacy, ServiceState::Threatened);
        let expected = [
            (Service::Groceries, near, line.clone()),
            (Service::Fuel, far, long),
            (Service::Pharmacy, hammerdal, line),
        ];
        let now = found(&sample, sikas);
        assert_eq!(told(&now), expected);
        assert_eq!(now.rows[0].place.as_ref().map(swedish).as_deref(), Some("Hammerdal"));
        assert_eq!(now.rows[2].place, None);
    }

    #[test]
    fn without_a_position_nothing_is_said_of_distances() {
        let mut sample = Sample::default();
        let sikas = sample.place("Sikås");
        let hammerdal = located(&mut sample, "Hammerdal", 63_576_000, 15_365_000);
        shop(&mut sample, hammerdal, "Affären", ProviderKind::Groceries);
        assert_eq!(found(&sample, sikas), Alternatives::default());
        let visit = sample.visit(sikas, "2026-01-01");
        let all = Inventory::of(&sample.book);
        assert_eq!(alternatives(&sample.book, &all, visit, on(TODAY)), None);
    }

    #[test]
    fn a_road_that_was_measured_stands_beside_the_line() {
        let mut sample = Sample::default();
        let sikas = located(&mut sample, "Sikås", 63_615_000, 15_265_000);
        let road = Recorded {
            number: Some(7_000),
            source: Some("odometer".to_owned()),
            day: Some(on("2017-04-15")),
            ..Recorded::default()
        };
        let content = Content::default()
            .with(provider::PLACE, sikas)
            .with(provider::NAME, "Lanthandeln".to_owned())
            .with(recorded_fact::field(FactKind::RoadToNearest), road);
        let own = sample.add(Kind::Provider, content);
        let roads = found(&sample, sikas).roads;
        let [(whose, road)] = &roads[..] else { panic!("{roads:?}") };
        assert_eq!(
            (swedish(whose).as_str(), swedish(&road.value).as_str()),
            ("Lanthandeln", "7 km")
        );
        assert_eq!(found(&sample, own).roads, [], "its own page has it among what is known");
    }
}
