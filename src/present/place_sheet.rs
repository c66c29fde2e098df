//! A place on half a page, to read in the car two minutes before going in, for all who come along on
//! a tour: what is not for all of them is not on it.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::inventory::Inventory;
use crate::domain::kind::Kind;
use crate::domain::visit;
use crate::present::agreements;
use crate::present::dialogue;
use crate::present::paper::Line;
use crate::present::paper::item;
use crate::present::paper::plain;
use crate::present::paper::under;
use crate::present::place_page::place_page;
use crate::present::services_sheet;
use crate::present::visits;
use crate::present::words::Worded;
use crate::text::Phrase;
use crate::text::place_sheet as words;
use crate::text::value_words;

/// What is known about the place called `id`, line by line, with its services by `all` marks; nothing
/// when it is not there.
pub fn lines(book: &Book, all: &Inventory, id: RecordId, today: NaiveDate) -> Vec<Line> {
    let Some(page) = place_page(book, id, today) else { return Vec::new() };
    let mut lines = Vec::new();
    if let Some(status) = page.status {
        lines.push(plain(match page.plan {
            Some((plan, validity)) => words::status_in(status.word(), plan.title, validity.words()),
            None => status.word().into(),
        }));
    }
    lines.extend(page.population.map(plain));
    for provider in page.providers {
        let kinds = provider.kinds.iter().map(|it| Phrase::from(it.word()));
        let kinds = kinds.reduce(value_words::joined);
        lines.push(item(match kinds {
            Some(kinds) => value_words::labelled(provider.name, kinds),
            None => provider.name,
        }));
        if !provider.opening.trim().is_empty() {
            lines.push(under(Phrase::verbatim(provider.opening.trim())));
        }
    }
    lines.extend(services_sheet::lines(all, page.id, today));
    if let Some(last) = visits::last_for_all(book, page.id, today) {
        lines.push(item(last.heading));
        for text in [last.changed, last.conditions, last.notes] {
            let text = text.trim();
            if !text.is_empty() {
                lines.push(under(Phrase::verbatim(shortened(text))));
            }
        }
    }
    for promise in page.followups.into_iter().filter(|it| is_open_to_all(book, it.visit)) {
        let what = value_words::labelled(words::PROMISED, promise.what);
        lines.push(item(value_words::joined(what, promise.when)));
        if !promise.owner.is_empty() {
            lines.push(under(Phrase::verbatim(promise.owner)));
        }
    }
    let questions = dialogue::unsettled(book, page.id, today);
    for question in questions.into_iter().filter(|it| is_open_to_all(book, it.asked_at)) {
        lines.push(item(value_words::labelled(words::QUESTION, question.text)));
        lines.extend(question.news.map(under));
    }
    for agreement in agreements::list(book, Some(page.id), today) {
        lines.push(item(agreement.title));
        lines.extend(agreement.next.map(|it| under(it.what)));
    }
    lines
}

/// Whether what was born in `visit` may be read by everybody.
fn is_open_to_all(book: &Book, visit: Option<RecordId>) -> bool {
    let visit = visit.and_then(|id| book.get(id)).filter(|it| it.is(Kind::Visit));
    visit.is_none_or(|it| visit::is_for_all(it.content()))
}

/// The most letters of a note that stand on a sheet; all of it is in the book.
const SHORT: usize = 400;

/// The beginning of a long text, up to a whole word.
pub fn shortened(text: &str) -> String {
    if text.chars().count() <= SHORT {
        return text.to_owned();
    }
    let start: String = text.chars().take(SHORT).collect();
    let whole = start.rsplit_once(char::is_whitespace).map_or(start.as_str(), |(words, _)| words);
    format!("{whole} …")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::domain::observation;
    use crate::domain::observation::Service;
    use crate::domain::observation::ServiceState;
    use crate::domain::question;
    use crate::domain::visit::Sharing;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    #[test]
    fn a_sheet_tells_what_was_promised_and_what_nobody_has_answered() {
        let mut sample = Sample::default();
        let place = sample.place("Los");
        let visit = sample.visit(place, "2017-03-14");
        sample.followup(visit, "Fråga banken", "2017-06-01");
        let question = Content::default()
            .with(question::TEXT, "Vem sköter hjärtstartaren?".to_owned())
            .with(question::VISIT, visit);
        sample.add(Kind::Question, question);
        let mark = Content::default()
            .with(observation::PLACE, place)
            .with(observation::SERVICE, Service::Fuel)
            .with(observation::STATE, ServiceState::Missing)
            .with(observation::DAY, on("2017-03-14"));
        sample.add(Kind::Observation, mark);
        let all = Inventory::of(&sample.book);
        let told: Vec<String> = lines(&sample.book, &all, place, on("2017-06-03"))
            .iter()
            .map(|it| swedish(&it.text))
            .collect();
        assert!(told.contains(&"Lovat: Fråga banken, 2 dagar försenad".to_owned()), "{told:?}");
        assert!(told.contains(&"Obesvarad fråga: Vem sköter hjärtstartaren?".to_owned()));
        assert!(told.contains(&"Saknas: Drivmedel".to_owned()), "{told:?}");
        assert_eq!(lines(&sample.book, &all, visit, on("2017-06-03")), []);
    }

    #[test]
    fn a_sheet_that_all_get_has_nothing_of_a_visit_that_is_not_for_all() {
        for sharing in [Sharing::OnlyMe, Sharing::OwnOrganisation] {
            let mut sample = Sample::default();
            let place = sample.place("Los");
            let noted = |notes: &str, day| {
                let content = Content::default().with(visit::PLACE, place);
                content.with(visit::DAY, on(day)).with(visit::NOTES, notes.to_owned())
            };
            sample.add(Kind::Visit, noted("Ny kyl", "2017-03-14"));
            let inner = noted("Ägaren vill sälja", "2017-04-14").with(visit::SHARING, sharing);
            let inner = sample.add(Kind::Visit, inner);
            sample.followup(inner, "Hitta en köpare", "2017-06-01");
            let question = Content::default()
                .with(question::TEXT, "Vem tar över?".to_owned())
                .with(question::VISIT, inner);
            sample.add(Kind::Question, question);
            let all = Inventory::of(&sample.book);
            let told: String = lines(&sample.book, &all, place, on("2017-06-03"))
                .iter()
                .map(|it| swedish(&it.text))
                .collect();
            assert!(told.contains("Ny kyl"), "{told}");
            for inner in ["sälja", "köpare", "tar över"] {
                assert!(!told.contains(inner), "{sharing:?}: {told}");
            }
        }
    }

    #[test]
    fn a_long_note_is_cut_at_a_word() {
        assert_eq!(shortened("Kort"), "Kort");
        let long = shortened(&"ord ".repeat(200));
        assert!(long.ends_with("ord …") && long.chars().count() < 410);
    }
}
