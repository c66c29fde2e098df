//! Everything about one shop, fuel station or service point.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::provider;
use crate::domain::recorded_fact;
use crate::domain::recorded_fact::Recorded;
use crate::domain::rule::fact::Answer;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::FactSource;
use crate::domain::visit;
use crate::present::checks;
use crate::present::checks::CheckRow;
use crate::present::contacts;
use crate::present::contacts::ContactRow;
use crate::present::links::provider_of;
use crate::present::place_page;
use crate::present::place_page::ProviderRow;
use crate::present::places::last_visit_words;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::present::value_words;
use crate::present::verdict::words as fact_words;
use crate::present::visits;
use crate::present::visits::VisitRow;
use crate::text::Phrase;
use crate::text::choice;
use crate::text::verdict as words;

/// Everything about one provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderPage {
    pub row: ProviderRow,
    pub place: Option<RecordLine>,
    pub municipality: String,
    pub last_visit_words: Phrase,
    /// In the order of the questions.
    pub facts: Vec<FactRow>,
    pub contacts: Vec<ContactRow>,
    /// Newest first.
    pub visits: Vec<VisitRow>,
    /// Newest first.
    pub checks: Vec<CheckRow>,
}

/// Something that is known of a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    pub label: Phrase,
    pub value: Phrase,
    /// "bilens vägmätare, 15 april 2017"; `None` when nobody has said.
    pub origin: Option<Phrase>,
    /// What was added in words; empty for nothing.
    pub detail: String,
}

/// Everything about the provider called `id`; `None` when it is not there.
pub fn provider_page(book: &Book, id: RecordId, today: NaiveDate) -> Option<ProviderPage> {
    let record = book.shown(id).filter(|it| it.is(Kind::Provider))?;
    // Of a joined record the page of the one that stays.
    let id = record.id();
    let place = record.content().get(provider::PLACE).and_then(|place| book.shown(place));
    let mut visits = visits::newest_first(book);
    visits.retain(|visit| provider_of(book, visit) == Some(id));
    let last_visit = visits.iter().filter_map(|it| it.content().get(visit::DAY)).max();
    let own_checks = book.of_kind(Kind::Check).filter(|it| provider_of(book, it) == Some(id));
    Some(ProviderPage {
        row: place_page::provider_row(book, record),
        place: place.map(|place| titles::line_of(book, place)),
        municipality: place.map(|it| titles::municipality(book, it.id())).unwrap_or_default(),
        last_visit_words: last_visit_words(last_visit, today),
        facts: facts(record.content()),
        contacts: contacts::of(book, id),
        visits: visits::rows_of(book, visits, today),
        checks: checks::rows(book, own_checks, today),
    })
}

/// What is known of a provider, in the order of the questions.
pub fn facts(content: &Content) -> Vec<FactRow> {
    facts_of(content, FactKind::ALL)
}

/// What is known of `facts`.
pub fn facts_of(content: &Content, facts: impl IntoIterator<Item = FactKind>) -> Vec<FactRow> {
    let recorded =
        facts.into_iter().filter_map(|it| Some((it, content.get(recorded_fact::field(it))?)));
    recorded.filter_map(|(fact, recorded)| fact_row(fact, recorded)).collect()
}

/// `None` for what answers nothing.
fn fact_row(fact: FactKind, recorded: Recorded) -> Option<FactRow> {
    let source = recorded.source.as_deref().and_then(FactSource::from_token);
    let source: Option<Phrase> = source.map(|it| fact_words::fact_source(it).into());
    let origin = match (source, recorded.day) {
        (Some(source), Some(day)) => Some(words::origin(source, day)),
        (Some(source), None) => Some(source),
        (None, day) => day.map(crate::text::value_words::day),
    };
    let detail = recorded.detail.clone();
    let value = match recorded.answer(fact) {
        Answer::Known(known) => fact_words::fact_value(fact, known.value),
        Answer::CannotBeKnown => choice::SAID_CANNOT_BE_KNOWN.into(),
        Answer::NotAsked => return None,
    };
    let label = value_words::label(Some(Kind::Provider), recorded_fact::field(fact).name());
    Some(FactRow { label, value, origin, detail })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check;
    use crate::domain::recorded_fact::Said;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    const TODAY: &str = "2017-06-01";

    #[test]
    fn a_shop_gathers_its_own_visits_and_checks() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let shop = Content::default()
            .with(provider::NAME, "Sikås lanthandel".to_owned())
            .with(provider::PLACE, place);
        let shop = sample.add(Kind::Provider, shop);
        let content =
            Content::default().with(visit::PROVIDER, shop).with(visit::DAY, on("2017-05-30"));
        let visit = sample.add(Kind::Visit, content);
        sample.visit(place, "2017-05-31");
        let check = sample.add(Kind::Check, Content::default().with(check::PROVIDER, shop));
        sample.add(Kind::Check, Content::default().with(check::PLACE, place));
        let page = provider_page(&sample.book, shop, on(TODAY)).unwrap();
        assert_eq!(swedish(&page.row.name), "Sikås lanthandel");
        assert_eq!(page.place.unwrap().id, place);
        assert_eq!(page.visits.iter().map(|it| it.id).collect::<Vec<_>>(), [visit]);
        assert_eq!(page.checks.iter().map(|it| it.id).collect::<Vec<_>>(), [check]);
        assert_eq!(swedish(&page.last_visit_words), "Senast besökt för 2 dagar sedan");
        assert_eq!(provider_page(&sample.book, place, on(TODAY)), None);
    }

    #[test]
    fn facts_are_told_with_where_they_come_from_and_unknown_is_no_fact() {
        let mut sample = Sample::default();
        let road = Recorded {
            number: Some(7_000),
            source: Some("odometer".to_owned()),
            day: Some(on("2017-04-15")),
            detail: "till Hammerdal".to_owned(),
            ..Recorded::default()
        };
        let yes = Recorded { said: Some(Said::Yes), ..Recorded::default() };
        let cannot = Recorded { said: Some(Said::CannotBeKnown), ..Recorded::default() };
        let only_sourced = Recorded { source: Some("owner".to_owned()), ..Recorded::default() };
        let shop = Content::default()
            .with(recorded_fact::field(FactKind::GroceryTurnover), cannot)
            .with(recorded_fact::field(FactKind::OpenAllYear), yes)
            .with(recorded_fact::field(FactKind::Articles), only_sourced)
            .with(recorded_fact::field(FactKind::RoadToNearest), road);
        let shop = sample.add(Kind::Provider, shop);
        let facts = provider_page(&sample.book, shop, on(TODAY)).unwrap().facts;
        let values: Vec<_> = facts.iter().map(|fact| swedish(&fact.value)).collect();
        assert_eq!(values, ["7 km", "Ja", "Går inte att få veta"]);
        let origin = facts[0].origin.as_ref().map(swedish);
        assert_eq!(origin.as_deref(), Some("bilens vägmätare, 15 april 2017"));
        assert_eq!(facts[0].detail, "till Hammerdal");
        assert_eq!(facts[1].origin, None);
    }
}
