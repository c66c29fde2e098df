//! Visits in lists, on their pages, and the last time somebody was there.

use super::*;
use crate::domain::field::Content;
use crate::domain::provider;
use crate::present::sample::Sample;
use crate::present::sample::on;
use crate::present::sample::party;
use crate::present::sample::swedish;

const TODAY: &str = "2017-06-01";

fn months(sample: &Sample, filter: &str) -> Vec<(String, usize)> {
    by_month(&rows(&sample.book, on(TODAY)), filter)
        .iter()
        .map(|month| (month.heading(Language::Swedish), month.visits.len()))
        .collect()
}

#[test]
fn visits_come_by_month_newest_first_and_undated_ones_on_top() {
    let mut sample = Sample::default();
    let place = sample.place("Sikås");
    for day in ["2017-03-14", "2016-12-31", "2017-03-01"] {
        sample.visit(place, day);
    }
    sample.add(Kind::Visit, Content::default());
    let shown = months(&sample, "");
    let expected = [("Utan datum", 1), ("mars 2017", 2), ("december 2016", 1)];
    assert_eq!(shown, expected.map(|(heading, count)| (heading.to_owned(), count)));
}

#[test]
fn the_list_is_filtered_by_place_people_and_notes_however_they_are_spelt() {
    let mut sample = Sample::default();
    let (sikas, los) = (sample.place("Sikås"), sample.place("Los"));
    sample.visit(sikas, "2017-03-14");
    let content = Content::default()
        .with(visit::PLACE, los)
        .with(visit::DAY, on("2017-04-01"))
        .with(visit::PARTICIPANTS, vec![party("Handläggare", "Länsstyrelsen")])
        .with(visit::NOTES, "Kylen är gammal".to_owned());
    sample.add(Kind::Visit, content);
    let check = |filter, expected: &[&str]| {
        let shown: Vec<_> = months(&sample, filter).into_iter().map(|it| it.0).collect();
        assert_eq!(shown, expected, "{filter}");
    };
    check("sikas", &["mars 2017"]);
    check("LANSSTYREL kyl", &["april 2017"]);
    check("kyl sikås", &[]);
    check("  ", &["april 2017", "mars 2017"]);
}

#[test]
fn a_row_counts_what_is_open_and_what_is_late() {
    let mut sample = Sample::default();
    let place = sample.place("Sikås");
    let visit = sample.visit(place, "2017-03-14");
    sample.followup(visit, "Ring", "2017-05-31");
    sample.followup(visit, "Skriv", "2017-06-01");
    let rows = rows(&sample.book, on(TODAY));
    assert_eq!((rows[0].open_followups, rows[0].late_followups), (2, 1));
    assert_eq!(swedish(&rows[0].followup_words().unwrap()), "2 öppna uppföljningar, 1 försenad");
    assert_eq!(rows[0].place, None, "the title already says where");
}

#[test]
fn a_visit_shows_the_one_before_it_at_the_same_place() {
    let mut sample = Sample::default();
    let (sikas, los) = (sample.place("Sikås"), sample.place("Los"));
    let first = sample.visit(sikas, "2016-03-14");
    let note = Content::default()
        .with(visit::PLACE, sikas)
        .with(visit::DAY, on("2017-03-14"))
        .with(visit::CHANGED, "En stor arbetsgivare lämnar byn".to_owned());
    let second = sample.add(Kind::Visit, note);
    let promised = sample.followup(second, "Ring", "2017-04-01");
    sample.visit(los, "2017-05-01");
    let third = sample.visit(sikas, "2017-06-01");
    let previous = |id| visit_page(&sample.book, id, on(TODAY)).unwrap().previous;
    assert_eq!(previous(first), None);
    assert_eq!(previous(second).unwrap().id, first);
    let before_third = previous(third).unwrap();
    assert_eq!(before_third.id, second);
    assert_eq!(swedish(&before_third.heading), "Förra besöket 14 mars 2017");
    assert_eq!(before_third.changed, "En stor arbetsgivare lämnar byn");
    assert_eq!(before_third.open_followups[0].id, promised);
    let at = At { place: sikas, provider: None };
    let new = previous_visit(&sample.book, at, None, None, on(TODAY)).unwrap();
    assert_eq!(new.id, third, "a visit that is about to be written has all others before it");
}

#[test]
fn last_time_at_a_shop_is_the_last_visit_to_it_and_not_to_its_neighbour() {
    let mut sample = Sample::default();
    let place = sample.place("Strömsund");
    let [shop, fuel] = ["Lanthandeln", "Macken"].map(|name| {
        let content = Content::default().with(provider::NAME, name.to_owned());
        sample.add(Kind::Provider, content.with(provider::PLACE, place))
    });
    let mut to = |provider: Option<RecordId>, day: &str| {
        let content = Content::default().with(visit::PLACE, place).with(visit::DAY, on(day));
        let content = match provider {
            Some(provider) => content.with(visit::PROVIDER, provider),
            None => content,
        };
        sample.add(Kind::Visit, content)
    };
    let (in_place, in_shop) = (to(None, "2016-01-01"), to(Some(shop), "2016-02-01"));
    let meeting = to(None, "2017-01-01");
    let last = |provider| {
        let at = At { place, provider };
        previous_visit(&sample.book, at, None, None, on(TODAY)).map(|it| it.id)
    };
    assert_eq!(last(Some(shop)), Some(in_shop));
    assert_eq!(
        last(Some(fuel)),
        Some(meeting),
        "nobody has been there: what is known of the place"
    );
    assert_eq!(last(None), Some(meeting));
    assert_ne!(in_place, meeting);
}

#[test]
fn of_two_visits_on_one_day_the_first_written_came_first() {
    let mut sample = Sample::default();
    let place = sample.place("Sikås");
    let (first, second) = (sample.visit(place, "2017-03-14"), sample.visit(place, "2017-03-14"));
    let previous = |id| visit_page(&sample.book, id, on(TODAY)).unwrap().previous;
    assert_eq!(previous(first), None);
    assert_eq!(previous(second).unwrap().id, first);
}

#[test]
fn a_visit_page_holds_what_was_written() {
    let mut sample = Sample::default();
    let place = sample.place("Sikås");
    let content = Content::default()
        .with(visit::PLACE, place)
        .with(visit::PARTICIPANTS, vec![party("Butiksägare", ""), party("", "")])
        .with(visit::CASE_NUMBER, "KS 2025/41".to_owned())
        .with(visit::NEXT_CONTACT, on("2017-06-06"));
    let visit = sample.add(Kind::Visit, content);
    let promised = sample.followup(visit, "Ring", "2017-06-02");
    let action = Content::default().with(action::SOURCE_VISIT, visit);
    let action = sample.add(Kind::Action, action);
    let page = visit_page(&sample.book, visit, on(TODAY)).unwrap();
    assert_eq!(page.participants, ["Butiksägare"]);
    assert_eq!(page.case_number, "KS 2025/41");
    assert_eq!(swedish(&page.next_contact.unwrap()), "6 juni 2017, om 5 dagar");
    assert_eq!(page.followups[0].id, promised);
    assert_eq!(page.actions[0].id, action);
    assert_eq!(page.place.unwrap().id, place);
    assert_eq!(visit_page(&sample.book, place, on(TODAY)), None);
    sample.delete(visit);
    assert_eq!(visit_page(&sample.book, visit, on(TODAY)), None);
}

#[test]
fn a_visit_that_is_planned_does_not_hide_the_last_one_on_the_sheet_for_all() {
    let mut sample = Sample::default();
    let place = sample.place("Sikås");
    sample.visit(place, "2017-03-14");
    let today = sample.visit(place, "2017-06-01");
    sample.visit(place, "2017-06-02");
    let last = last_for_all(&sample.book, place, on("2017-06-01")).map(|it| it.id);
    assert_eq!(last, Some(today));
}
