//! What a new record takes over from the record it is made from.

use chrono::NaiveDate;

use super::agreement as agreement_form;
use super::check;
use super::observation as mark_form;
use super::plan;
use super::project;
use super::visit as visit_form;
use crate::domain::action;
use crate::domain::book::Book;
use crate::domain::contact;
use crate::domain::field::Content;
use crate::domain::field::Field;
use crate::domain::followup;
use crate::domain::goal;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::observation;
use crate::domain::place;
use crate::domain::provider;
use crate::domain::question;
use crate::domain::recorded_fact;
use crate::domain::recorded_fact::Recorded;
use crate::domain::recorded_fact::Said;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::FactSource;
use crate::domain::task_moved;
use crate::domain::tour;
use crate::domain::visit;
use crate::domain::visit::VisitKind;

/// What a new record of `kind` starts with, on `today`, made from `from`.
pub fn start(kind: Kind, from: Option<RecordId>, book: &Book, today: NaiveDate) -> Content {
    let content = match kind {
        Kind::Visit => visit_form::start(today),
        Kind::Check => check::start(today),
        Kind::Plan => plan::start(),
        Kind::Project => project::start(),
        Kind::Observation => mark_form::start(today),
        Kind::Agreement => agreement_form::start(),
        _ => Content::default(),
    };
    let Some(from) = from.and_then(|id| book.shown(id)) else { return content };
    let id = from.id();
    let linked = |content: Content, field: Field<RecordId>| match from.content().get(field) {
        Some(target) => content.with(field, target),
        None => content,
    };
    match (kind, from.kind()) {
        (Kind::Goal, Some(Kind::Plan)) => content.with(goal::PLAN, id),
        (Kind::Goal, Some(Kind::Goal)) => linked(content.with(goal::PARENT, id), goal::PLAN),
        (Kind::Action, Some(Kind::Goal)) => content.with(action::GOAL, id),
        (Kind::Action, Some(Kind::Visit)) => content.with(action::SOURCE_VISIT, id),
        (Kind::Followup, Some(Kind::Visit)) => {
            linked(content.with(followup::VISIT, id), followup::PLACE)
        }
        (Kind::Followup, Some(Kind::Action)) => content.with(followup::ACTION, id),
        (Kind::TaskMoved, Some(Kind::Project)) => content.with(task_moved::PROJECT, id),
        (Kind::Check, Some(Kind::Visit)) => {
            let content = linked(linked(content, visit::PLACE), visit::PROVIDER);
            with_facts(content, book)
        }
        (Kind::Question, Some(Kind::Visit)) => {
            linked(content.with(question::VISIT, id), question::PLACE)
        }
        (Kind::Agreement, Some(Kind::Provider)) => {
            linked(content.with(visit::PROVIDER, id), provider::PLACE)
        }
        (Kind::Agreement | Kind::Question, Some(Kind::Place)) => content.with(visit::PLACE, id),
        (Kind::Tour, Some(Kind::Place)) => {
            content.with(tour::STOPS, vec![tour::Stop { place: Some(id), ..tour::Stop::default() }])
        }
        (Kind::Visit, Some(Kind::Place)) => {
            on_tour(content.with(visit::PLACE, id), id, book, today)
        }
        (Kind::Visit | Kind::Check, Some(Kind::Provider)) => {
            let content = linked(content.with(visit::PROVIDER, id), provider::PLACE);
            if kind == Kind::Check { with_facts(content, book) } else { content }
        }
        (Kind::Observation, Some(Kind::Place)) => content.with(observation::PLACE, id),
        (Kind::Observation, Some(Kind::Provider)) => content.with(observation::PROVIDER, id),
        (Kind::Contact, Some(Kind::Place)) => content.with(contact::PLACE, id),
        (Kind::Contact, Some(Kind::Provider)) => {
            linked(content.with(contact::PROVIDER, id), contact::PLACE)
        }
        (Kind::Check, Some(Kind::Place)) => {
            with_facts(with_only_provider(content.with(visit::PLACE, id), id, book), book)
        }
        (Kind::Followup | Kind::Project | Kind::Provider, Some(Kind::Place)) => {
            content.with(visit::PLACE, id)
        }
        _ => content,
    }
}

/// On the day of a tour that stops there, a visit is that stop, with those who came along.
fn on_tour(content: Content, place: RecordId, book: &Book, today: NaiveDate) -> Content {
    let stops_here = |it: &&crate::domain::record::Record| {
        let stops = it.content().get(tour::STOPS).unwrap_or_default();
        let days = it.content().get(tour::PERIOD).unwrap_or_default();
        let is_here = |stop: &tour::Stop| stop.place.map(|id| book.standing_for(id)) == Some(place);
        stops.iter().any(|stop| is_here(stop) && tour::is_at(stop, days, today))
    };
    match book.of_kind(Kind::Tour).find(stops_here) {
        None => content,
        Some(found) => as_stop_of(found.content(), content),
    }
}

fn as_stop_of(tour: &Content, content: Content) -> Content {
    let along = tour.get(tour::PARTICIPANTS).unwrap_or_default();
    content.with(visit::KIND, VisitKind::TourStop).with(visit::PARTICIPANTS, along)
}

/// What a visit starts with that tells of the stop numbered `stop`, from 0, of the tour called `id`:
/// on the stop's day, also when it is written afterwards.
pub fn start_at_stop(id: RecordId, stop: usize, book: &Book, today: NaiveDate) -> Content {
    let content = visit_form::start(today);
    let Some(tour) = book.shown(id).filter(|it| it.is(Kind::Tour)) else { return content };
    let tour = tour.content();
    let stops = tour.get(tour::STOPS).unwrap_or_default();
    let Some(stop) = stops.get(stop) else { return content };
    let days = tour.get(tour::PERIOD).unwrap_or_default();
    let mut content = as_stop_of(tour, content);
    if let Some(place) = stop.place {
        content = content.with(visit::PLACE, book.standing_for(place));
    }
    match tour::day_of(stop, days, today) {
        Some(day) => content.with(visit::DAY, day),
        None => content,
    }
}

/// The place's shop, where there is just one.
fn with_only_provider(content: Content, place: RecordId, book: &Book) -> Content {
    let mut providers = book.linked(Kind::Provider, provider::PLACE, place);
    match (providers.next(), providers.next()) {
        (Some(only), None) => content.with(visit::PROVIDER, only.id()),
        _ => content,
    }
}

/// What is known about the shop, and what the plan says of its place.
fn with_facts(mut content: Content, book: &Book) -> Content {
    let shop = content.get(visit::PROVIDER).and_then(|id| book.shown(id));
    for kind in FactKind::ALL.into_iter().filter(|kind| !kind.is_of_one_application()) {
        let field = recorded_fact::field(kind);
        if let Some(known) = shop.and_then(|shop| shop.content().value(field.name())) {
            content.set(field.name(), Some(known.clone()));
        }
    }
    let status = content
        .get(visit::PLACE)
        .and_then(|id| book.shown(id))
        .and_then(|place| place.content().get(place::PLAN_STATUS));
    let priority = recorded_fact::field(FactKind::PlanPriority);
    if status == Some(place::PlaceStatus::PrioritisedServicePoint)
        && content.get(priority).is_none()
    {
        let said = Recorded {
            said: Some(Said::Yes),
            source: Some(FactSource::Plan.token().to_owned()),
            ..Recorded::default()
        };
        content = content.with(priority, said);
    }
    content
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::history::History;
    use crate::domain::history::Stamp;
    use crate::domain::id::Writer;
    use crate::domain::parts::Party;
    use crate::domain::parts::Period;
    use crate::domain::record::Record;

    fn a_record(number: u8, kind: Kind, content: Content) -> Record {
        let mut history = History::default();
        let stamp = Stamp {
            writer: Writer(1),
            saved_by: String::new(),
            saved_at: chrono::NaiveDateTime::default(),
        };
        history.write(&stamp, content);
        Record::new(RecordId::from_parts(1, [number; 10]), kind.token().to_owned(), history)
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2017, 4, 15).expect("a day")
    }

    #[test]
    fn a_check_from_a_place_knows_its_shop_and_its_standing_in_the_plan() {
        let status = place::PlaceStatus::PrioritisedServicePoint;
        let sikas = a_record(1, Kind::Place, Content::default().with(place::PLAN_STATUS, status));
        let road = Recorded { number: Some(7_000), ..Recorded::default() };
        let shop = Content::default()
            .with(provider::PLACE, sikas.id())
            .with(recorded_fact::field(FactKind::RoadToNearest), road);
        let shop = a_record(2, Kind::Provider, shop);
        let book = Book::from_iter([sikas.clone(), shop.clone()]);
        let started = start(Kind::Check, Some(sikas.id()), &book, today());
        assert_eq!(started.get(visit::PROVIDER), Some(shop.id()));
        let facts = recorded_fact::facts(&started);
        assert_eq!(facts.number(FactKind::RoadToNearest), Some(7_000));
        assert_eq!(facts.yes_no(FactKind::PlanPriority), Some(true));
    }

    #[test]
    fn what_was_about_one_application_is_asked_anew() {
        let of = |number| Recorded { number: Some(number), ..Recorded::default() };
        let shop = Content::default()
            .with(recorded_fact::field(FactKind::SupportSought), of(150_000))
            .with(recorded_fact::field(FactKind::GroceryTurnover), of(6_100_000));
        let shop = a_record(2, Kind::Provider, shop);
        let book = Book::from_iter([shop.clone()]);
        let facts = recorded_fact::facts(&start(Kind::Check, Some(shop.id()), &book, today()));
        assert_eq!(facts.number(FactKind::GroceryTurnover), Some(6_100_000));
        assert_eq!(facts.known(FactKind::SupportSought), None);
    }

    #[test]
    fn a_followup_from_a_visit_is_about_its_place() {
        let place = RecordId::from_parts(1, [9; 10]);
        let visit = a_record(3, Kind::Visit, Content::default().with(visit::PLACE, place));
        let book = Book::from_iter([visit.clone()]);
        let started = start(Kind::Followup, Some(visit.id()), &book, today());
        assert_eq!(started.get(followup::VISIT), Some(visit.id()));
        assert_eq!(started.get(followup::PLACE), Some(place));
    }

    #[test]
    fn a_visit_on_the_day_of_a_tour_is_a_stop_of_it_with_those_who_came_along() {
        let sikas = a_record(1, Kind::Place, Content::default());
        let along = vec![Party { role: "Handläggare".to_owned(), ..Party::default() }];
        let content = Content::default()
            .with(tour::PERIOD, Period { from: Some(today()), to: None })
            .with(tour::PARTICIPANTS, along.clone())
            .with(tour::STOPS, vec![tour::Stop { place: Some(sikas.id()), ..Default::default() }]);
        let book = Book::from_iter([sikas.clone(), a_record(2, Kind::Tour, content)]);
        let started = start(Kind::Visit, Some(sikas.id()), &book, today());
        assert_eq!(started.get(visit::KIND), Some(VisitKind::TourStop));
        assert_eq!(started.get(visit::PARTICIPANTS), Some(along));
        let tomorrow = today().succ_opt().expect("a day");
        let later = start(Kind::Visit, Some(sikas.id()), &book, tomorrow);
        assert_eq!(later.get(visit::KIND), Some(VisitKind::Shop));
        // Written the day after, from the page of the tour.
        let tour = RecordId::from_parts(1, [2; 10]);
        let afterwards = start_at_stop(tour, 0, &book, tomorrow);
        assert_eq!(afterwards.get(visit::DAY), Some(today()));
        assert_eq!(afterwards.get(visit::PLACE), Some(sikas.id()));
        assert_eq!(afterwards.get(visit::KIND), Some(VisitKind::TourStop));
        let gone = start_at_stop(tour, 7, &book, tomorrow);
        assert_eq!(gone.get(visit::DAY), Some(tomorrow));
    }

    #[test]
    fn a_record_that_is_gone_gives_nothing() {
        let gone = Some(RecordId::from_parts(1, [9; 10]));
        let started = start(Kind::Goal, gone, &Book::default(), today());
        assert!(started.is_empty());
    }
}
