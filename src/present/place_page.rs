//! Everything about one place: what to read two minutes before going in.

use chrono::NaiveDate;

use crate::domain::action;
use crate::domain::book::Book;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::place;
use crate::domain::place::PlaceStatus;
use crate::domain::place::Position;
use crate::domain::provider;
use crate::domain::provider::ProviderKind;
use crate::domain::record::Record;
use crate::domain::visit;
use crate::present::checks;
use crate::present::checks::CheckRow;
use crate::present::contacts;
use crate::present::contacts::ContactRow;
use crate::present::followups;
use crate::present::followups::FollowupRow;
use crate::present::links::place_of;
use crate::present::places::last_visit_words;
use crate::present::plan_page;
use crate::present::plan_page::ActionView;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::present::validity::Validity;
use crate::present::visits;
use crate::present::visits::VisitRow;
use crate::text::Phrase;
use crate::text::places as words;

/// Everything about one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacePage {
    pub id: RecordId,
    pub name: Phrase,
    pub other_names: Vec<String>,
    pub municipality: String,
    pub status: Option<PlaceStatus>,
    /// The plan that gives it its status, and whether that plan holds.
    pub plan: Option<(RecordLine, Validity)>,
    pub population: Option<Phrase>,
    pub position: Option<Position>,
    pub notes: String,
    pub last_visit_words: Phrase,
    /// Not settled, the most pressing first.
    pub followups: Vec<FollowupRow>,
    pub providers: Vec<ProviderRow>,
    pub contacts: Vec<ContactRow>,
    /// Newest first.
    pub visits: Vec<VisitRow>,
    /// Newest first.
    pub checks: Vec<CheckRow>,
    pub projects: Vec<RecordLine>,
    /// Actions of any plan that name the place.
    pub actions: Vec<ActionView>,
}

/// A shop, fuel station or service point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderRow {
    pub id: RecordId,
    pub name: Phrase,
    pub kinds: Vec<ProviderKind>,
    pub opening: String,
    pub notes: String,
}

/// Everything about the place called `id`; `None` when it is not there.
pub fn place_page(book: &Book, id: RecordId, today: NaiveDate) -> Option<PlacePage> {
    let record = book.shown(id).filter(|it| it.is(Kind::Place))?;
    // Of a joined record the page of the one that stays.
    let id = record.id();
    let content = record.content();
    let here = |kind| book.of_kind(kind).filter(move |it| place_of(book, it) == Some(id));
    let mut visits = visits::newest_first(book);
    visits.retain(|visit| place_of(book, visit) == Some(id));
    let last_visit = visits.iter().filter_map(|it| it.content().get(visit::DAY)).max();
    let plan = content.get(place::PLAN).and_then(|id| book.shown(id));
    Some(PlacePage {
        id,
        name: titles::title(book, record),
        other_names: content.get(place::OTHER_NAMES).unwrap_or_default(),
        municipality: content.text(place::MUNICIPALITY).to_owned(),
        status: content.get(place::PLAN_STATUS),
        plan: plan.map(|plan| (titles::line_of(book, plan), Validity::of(plan.content(), today))),
        population: population(content),
        position: content.get(place::POSITION),
        notes: content.text(place::NOTES).to_owned(),
        last_visit_words: last_visit_words(last_visit, today),
        // Where they are the page says already.
        followups: followups::rows(
            book,
            here(Kind::Followup).filter(|it| followups::is_open(it)),
            today,
        )
        .into_iter()
        .map(|row| FollowupRow { place: None, ..row })
        .collect(),
        providers: here(Kind::Provider).map(|it| provider_row(book, it)).collect(),
        contacts: contacts::of(book, id),
        visits: visits::rows_of(book, visits, today),
        checks: checks::rows(book, here(Kind::Check), today),
        projects: here(Kind::Project).map(|it| titles::line_of(book, it)).collect(),
        actions: book
            .of_kind(Kind::Action)
            .filter(|it| {
                it.content().get(action::PLACES).is_some_and(|places| places.contains(&id))
            })
            .map(|it| plan_page::action_view(book, it, today))
            .collect(),
    })
}

/// One provider, as the page of its place shows it.
pub fn provider_row(book: &Book, record: &Record) -> ProviderRow {
    let content = record.content();
    ProviderRow {
        id: record.id(),
        name: titles::title(book, record),
        kinds: content.get(provider::KINDS).unwrap_or_default(),
        opening: content.text(provider::OPENING).to_owned(),
        notes: content.text(provider::NOTES).to_owned(),
    }
}

fn population(place: &Content) -> Option<Phrase> {
    let population = place.get(place::POPULATION)?;
    let count = words::population(u64::try_from(population.count?).ok()?);
    let source = population.source.trim();
    Some(match (source.is_empty(), population.day) {
        (true, None) => count,
        (false, None) => words::population_by(count, source),
        (true, Some(day)) => words::population_on(count, day),
        (false, Some(day)) => words::population_by_on(count, source, day),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check;
    use crate::domain::parts::Period;
    use crate::domain::place::Population;
    use crate::domain::plan;
    use crate::domain::plan::PlanStatus;
    use crate::domain::project;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    const TODAY: &str = "2017-06-01";

    #[test]
    fn a_place_gathers_what_is_known_about_it_and_nothing_else() {
        let mut sample = Sample::default();
        let (sikas, los) = (sample.place("Sikås"), sample.place("Los"));
        let shop = Content::default().with(provider::PLACE, sikas);
        let shop = sample.add(Kind::Provider, shop);
        let visit = sample.add(Kind::Visit, Content::default().with(visit::PROVIDER, shop));
        let elsewhere = sample.visit(los, "2017-05-01");
        let open = sample.followup(visit, "Ring", "2017-05-31");
        sample.followup(elsewhere, "Skriv", "2017-05-31");
        let time = Period { from: Some(on("2017-01-01")), to: Some(on("2017-12-31")) };
        let check = Content::default()
            .with(check::PROVIDER, shop)
            .with(check::SUPPORT_TIME, time)
            .with(check::ASSESSED_ON, on("2017-05-02"));
        let check = sample.add(Kind::Check, check);
        let project = sample.add(Kind::Project, Content::default().with(project::PLACE, sikas));
        let action = Content::default().with(action::PLACES, vec![los, sikas]);
        let action = sample.add(Kind::Action, action);
        let page = place_page(&sample.book, sikas, on(TODAY)).unwrap();
        assert_eq!(page.providers[0].id, shop);
        assert_eq!(page.visits.iter().map(|it| it.id).collect::<Vec<_>>(), [visit]);
        assert_eq!(page.followups.iter().map(|it| it.id).collect::<Vec<_>>(), [open]);
        assert_eq!(page.checks[0].id, check);
        assert_eq!(swedish(page.checks[0].support_time.as_ref().unwrap()), "stödtid 2017");
        assert_eq!(page.projects[0].id, project);
        assert_eq!(page.actions[0].id, action);
        assert_eq!(swedish(&page.last_visit_words), "Inte besökt än", "the visit has no day");
        assert_eq!(place_page(&sample.book, shop, on(TODAY)), None);
    }

    #[test]
    fn the_plan_behind_the_status_says_whether_it_holds() {
        let mut sample = Sample::default();
        let plan = Content::default()
            .with(plan::TITLE, "Serviceplan Strömsund".to_owned())
            .with(plan::STATUS, PlanStatus::Draft);
        let plan = sample.add(Kind::Plan, plan);
        let content = Content::default()
            .with(place::PLAN, plan)
            .with(place::PLAN_STATUS, PlaceStatus::PrioritisedServicePoint);
        let place = sample.add(Kind::Place, content);
        let page = place_page(&sample.book, place, on(TODAY)).unwrap();
        let (line, validity) = page.plan.unwrap();
        assert_eq!((line.id, validity), (plan, Validity::Draft));
        assert_eq!(page.status, Some(PlaceStatus::PrioritisedServicePoint));
    }

    #[test]
    fn a_population_tells_who_counted_and_when() {
        let said = |count, day: Option<&str>, source: &str| {
            let population = Population { count, day: day.map(on), source: source.to_owned() };
            let content = Content::default().with(place::POPULATION, population);
            super::population(&content).as_ref().map(swedish)
        };
        let whole = said(Some(1412), Some("2016-12-31"), "SCB");
        assert_eq!(whole.unwrap(), "1 412 invånare (SCB, 31 december 2016)");
        assert_eq!(said(Some(90), None, "byalaget").unwrap(), "90 invånare (byalaget)");
        assert_eq!(said(Some(90), None, "").unwrap(), "90 invånare");
        assert_eq!(said(None, Some("2016-12-31"), "SCB"), None);
    }
}
