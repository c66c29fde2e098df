//! What was known the last time somebody was there, beside the form for a visit.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::inventory::Subject;
use crate::domain::kind::Kind;
use crate::domain::moment;
use crate::domain::parts::Party;
use crate::domain::place;
use crate::domain::place::PlaceStatus;
use crate::domain::provider;
use crate::domain::visit;
use crate::domain::visit::VisitKind;
use crate::present::form::Typed;
use crate::present::form::find_by_name;
use crate::present::form::find_provider_at;
use crate::present::provider_page;
use crate::present::provider_page::FactRow;
use crate::present::visits;
use crate::present::visits::At;
use crate::present::visits::Previous;
use crate::text::Phrase;
use crate::text::visits as words;

/// Where and when a visit was, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Met {
    place: String,
    provider: String,
    day: String,
    kind: String,
}

impl Met {
    pub fn of(typed: &Typed) -> Self {
        let text = |path: &str| typed.get(path).to_owned();
        Self {
            place: text(visit::PLACE.name()),
            provider: text(visit::PROVIDER.name()),
            day: text(visit::DAY.name()),
            kind: text(visit::KIND.name()),
        }
    }

    /// What kind of visit it was; `None` where nobody has said.
    pub fn kind(&self) -> Option<VisitKind> {
        VisitKind::ALL.iter().copied().find(|it| it.token() == self.kind)
    }

    pub fn day(&self) -> Option<NaiveDate> {
        moment::read_day(&self.day)
    }

    /// The provider and the place that are meant, of those that are there.
    fn records(&self, book: &Book) -> (Option<RecordId>, Option<RecordId>) {
        let typed = |name: &str| !name.trim().is_empty();
        let named = typed(&self.place).then(|| find_by_name(book, Kind::Place, &self.place));
        let provider = typed(&self.provider).then(|| match named {
            Some(place) => find_provider_at(book, place, &self.provider),
            None => find_by_name(book, Kind::Provider, &self.provider),
        });
        let provider = provider.flatten();
        let of_provider = || {
            let place = book.shown(provider?)?.content().get(provider::PLACE)?;
            book.shown(place).map(crate::domain::record::Record::id)
        };
        (provider, named.flatten().or_else(of_provider))
    }

    fn previous(&self, book: &Book, this: RecordId, today: NaiveDate) -> Option<Previous> {
        let (provider, place) = self.records(book);
        visits::previous_visit(book, At { place: place?, provider }, self.day(), Some(this), today)
    }

    /// Who was there the last time.
    pub fn participants_before(&self, book: &Book, this: RecordId, today: NaiveDate) -> Vec<Party> {
        let previous = self.previous(book, this, today).and_then(|it| book.shown(it.id));
        let there = previous.and_then(|it| it.content().get(visit::PARTICIPANTS));
        there.unwrap_or_default().into_iter().filter(|it| !it.name().is_empty()).collect()
    }
}

/// What stands beside the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastTime {
    /// "Vad har ändrats sedan 14 mars 2025?", where somebody was there before.
    pub question: Option<Phrase>,
    pub previous: Option<Previous>,
    pub status: Option<PlaceStatus>,
    /// Opening hours as the provider's page has them; empty for none.
    pub opening: String,
    /// What is known of the provider.
    pub facts: Vec<FactRow>,
    /// Whose services can be marked: the provider's, else the place's.
    pub subject: Subject,
}

/// What is known of where a visit is, as it is typed; `None` while that is nowhere in the book. The
/// visit that is written is `this`.
pub fn last_time(book: &Book, met: &Met, this: RecordId, today: NaiveDate) -> Option<LastTime> {
    let (provider, place) = met.records(book);
    let subject = Subject::of(book, provider.or(place)?)?;
    let previous = met.previous(book, this, today);
    let shop = provider.and_then(|it| book.shown(it)).map(crate::domain::record::Record::content);
    let status = place.and_then(|it| book.shown(it)?.content().get(place::PLAN_STATUS));
    Some(LastTime {
        question: previous.as_ref().map(|it| words::what_has_changed(it.day)),
        previous,
        status,
        opening: shop.map(|it| it.text(provider::OPENING).to_owned()).unwrap_or_default(),
        facts: shop.map(provider_page::facts).unwrap_or_default(),
        subject,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::domain::recorded_fact;
    use crate::domain::recorded_fact::Recorded;
    use crate::domain::rule::fact::FactKind;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::party;
    use crate::present::sample::swedish;

    const TODAY: &str = "2026-03-14";

    fn met(place: &str, provider: &str, day: &str) -> Met {
        let [place, provider, day] = [place, provider, day].map(str::to_owned);
        Met { place, provider, day, ..Met::default() }
    }

    #[test]
    fn last_time_is_found_by_what_is_typed_and_asks_what_has_changed_since() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let shop = Content::default().with(provider::PLACE, place);
        let road = Recorded { number: Some(7_000), ..Recorded::default() };
        let shop = shop
            .with(provider::NAME, "Sikås lanthandel".to_owned())
            .with(provider::OPENING, "9–18".to_owned())
            .with(recorded_fact::field(FactKind::RoadToNearest), road);
        let shop = sample.add(Kind::Provider, shop);
        let before = Content::default()
            .with(visit::PLACE, place)
            .with(visit::DAY, on("2025-03-14"))
            .with(visit::PARTICIPANTS, vec![party("Butiksägare", ""), party("", "")])
            .with(visit::NOTES, "Kylen är gammal".to_owned());
        let before = sample.add(Kind::Visit, before);
        let this = RecordId::from_parts(1_000, [1; 10]);
        let find = |met: &Met| last_time(&sample.book, met, this, on(TODAY));
        assert_eq!(find(&met("", "", TODAY)), None);
        assert_eq!(find(&met("Sik", "", TODAY)), None);
        let found = find(&met(" sikås", "", TODAY)).expect("the place is there");
        let question = found.question.as_ref().map(swedish);
        assert_eq!(question.as_deref(), Some("Vad har ändrats sedan 14 mars 2025?"));
        assert_eq!(found.subject, Subject::Place(place));
        let previous = found.previous.expect("somebody was there");
        assert_eq!((previous.id, previous.notes.as_str()), (before, "Kylen är gammal"));
        // The shop alone says where it is.
        let by_shop = find(&met("", "Sikås lanthandel", "")).expect("the shop is there");
        assert_eq!(by_shop.subject, Subject::Provider(shop));
        assert!(by_shop.previous.is_some());
        assert_eq!((by_shop.opening.as_str(), by_shop.facts.len()), ("9–18", 1));
        // What happens before that has no last time.
        let earlier = find(&met("Sikås", "", "2024-01-01")).expect("the place is there");
        assert_eq!((earlier.question, earlier.previous), (None, None));
        let there = met("Sikås", "", TODAY).participants_before(&sample.book, this, on(TODAY));
        assert_eq!(there, [party("Butiksägare", "")]);
    }
}
