//! Five stops in Jämtland: their order, what was written at them, and what is printed.

use super::*;
use crate::domain::command::decide;
use crate::domain::field::Content;
use crate::domain::visit::Sharing;
use crate::present::sample::Sample;
use crate::present::sample::on;
use crate::present::sample::party;
use crate::present::sample::stamp;
use crate::present::sample::swedish;

const TODAY: &str = "2017-09-12";

fn place_at(sample: &mut Sample, name: &str, latitude: i64, longitude: i64) -> RecordId {
    let position = Position::at(latitude * 1_000, longitude * 1_000);
    let content = Content::default().with(place::NAME, name.to_owned());
    sample.add(Kind::Place, content.with(place::POSITION, position))
}

/// Practice.md 7.1, in an order that nobody would drive.
fn jamtland(sample: &mut Sample) -> (RecordId, Vec<RecordId>) {
    let places: Vec<RecordId> = [
        ("Hammerdal", 63_576, 15_365),
        ("Hoting", 64_114, 16_204),
        ("Strömsund", 63_852, 15_556),
        ("Backe", 63_814, 16_404),
        ("Rossön", 63_921, 16_340),
    ]
    .map(|(name, latitude, longitude)| place_at(sample, name, latitude, longitude))
    .to_vec();
    let stop = |place: &RecordId| Stop { place: Some(*place), ..Stop::default() };
    let mut stops: Vec<Stop> = places.iter().map(stop).collect();
    stops[0].time = "9.30".to_owned();
    stops[0].minutes = Some(60);
    stops[0].joins = "Handläggare, länsstyrelsen".to_owned();
    let content = Content::default()
        .with(tour::PERIOD, Period { from: Some(on(TODAY)), to: None })
        .with(tour::PARTICIPANTS, vec![party("Servicesamordnare", "Regionen")])
        .with(tour::STOPS, stops);
    (sample.add(Kind::Tour, content), places)
}

fn page(sample: &Sample, id: RecordId) -> TourPage {
    tour_page(&sample.book, id).expect("the tour")
}

fn does(sample: &mut Sample, change: Change) {
    let decided = decide(&sample.book, vec![change], &stamp(1));
    sample.book.put_all(decided);
}

fn names(page: &TourPage) -> Vec<String> {
    page.stops.iter().map(|it| swedish(&it.name)).collect()
}

#[test]
fn a_shorter_order_is_suggested_taken_and_taken_back() {
    let mut sample = Sample::default();
    let (id, _) = jamtland(&mut sample);
    let before = page(&sample, id);
    let shorter = before.shorter.clone().expect("there is one");
    let ordered: Vec<_> = shorter.names.iter().map(swedish).collect();
    assert_eq!(ordered, ["Hammerdal", "Strömsund", "Backe", "Rossön", "Hoting"]);
    assert_eq!(swedish(&shorter.words), "Luftlinje 109 km i stället för 170 km");
    let (change, undo) = reordered(&sample.book, id, &shorter.order).expect("the same stops");
    does(&mut sample, change);
    assert_eq!(names(&page(&sample, id)), ordered);
    assert_eq!(page(&sample, id).shorter, None);
    does(&mut sample, undo);
    assert_eq!(page(&sample, id), before);
    assert_eq!(reordered(&sample.book, id, &[0, 1]), None, "stops that another phone has added");
}

#[test]
fn a_stop_is_moved_a_step_and_not_beyond_the_ends() {
    assert_eq!(moved(3, 1, true), [1, 0, 2]);
    assert_eq!(moved(3, 1, false), [0, 2, 1]);
    assert_eq!(moved(3, 0, true), [0, 1, 2]);
    assert_eq!(moved(3, 2, false), [0, 1, 2]);
    assert_eq!(moved(0, 0, false), Vec::<usize>::new());
}

#[test]
fn the_summary_is_drafted_of_what_was_written_at_the_stops_but_not_of_inner_notes() {
    let mut sample = Sample::default();
    let (id, places) = jamtland(&mut sample);
    assert_eq!(page(&sample, id).draft, None);
    let wrote = |sample: &mut Sample, at: usize, day: &str, notes: &str, sharing| {
        let content = Content::default()
            .with(visit::PLACE, places[at])
            .with(visit::DAY, on(day))
            .with(visit::SHARING, sharing)
            .with(visit::NOTES, notes.to_owned());
        sample.add(Kind::Visit, content)
    };
    let shop = wrote(&mut sample, 2, TODAY, "Ny kyl", Sharing::AllConcerned);
    wrote(&mut sample, 0, TODAY, "Färre kunder", Sharing::AllConcerned);
    wrote(&mut sample, 0, TODAY, "Trött ägare", Sharing::OnlyMe);
    wrote(&mut sample, 0, "2017-03-01", "I våras", Sharing::AllConcerned);
    // The way home goes through Hammerdal, too.
    sample.change(id, |history| {
        let content = history.outcome().content;
        let mut stops = content.get(tour::STOPS).unwrap_or_default();
        stops.push(stops[0].clone());
        history.write(&stamp(1), content.with(tour::STOPS, stops));
    });
    let shown = page(&sample, id);
    assert_eq!(shown.stops[2].visits.iter().map(|it| it.id).collect::<Vec<_>>(), [shop]);
    let draft = shown.draft.clone().expect("something was written");
    assert_eq!(draft, "Hammerdal\nFärre kunder\n\nStrömsund\nNy kyl");
    assert_eq!(shown.inner, 1);
    let (change, undo) = summarised(&sample.book, id, draft);
    does(&mut sample, change);
    assert!(page(&sample, id).summary.starts_with("Hammerdal"));
    does(&mut sample, undo);
    assert_eq!(page(&sample, id).summary, "");
}

#[test]
fn the_paper_has_a_sheet_for_each_stop() {
    let mut sample = Sample::default();
    let (id, places) = jamtland(&mut sample);
    let visit = sample.visit(places[1], "2017-03-14");
    sample.followup(visit, "Fråga banken", "2017-10-01");
    let text = page(&sample, id).paper(&sample.book, on(TODAY)).text(Language::Swedish);
    let text = text.replace('\u{a0}', " ");
    assert!(
        text.starts_with(
            "Serviceturné 12 september 2017\n\n12 september 2017\nServicesamordnare, Regionen\n"
        ),
        "{text}"
    );
    assert!(
        text.contains("1. Hammerdal\nKl. 9.30, 60 minuter\nAnsluter: Handläggare, länsstyrelsen\n"),
        "{text}"
    );
    assert!(
        text.contains(
            "2. Hoting\n- Förra besöket 14 mars 2017\n- Lovat: Fråga banken, om 19 dagar\n"
        ),
        "{text}"
    );
    assert!(text.contains("5. Rossön\nInget är noterat om orten än.\n"), "{text}");
    // The first page has the day's plan, and each stop a page of its own to hand out.
    let plan = "Stopp i ordning\n- 1. Hammerdal\n  Kl. 9.30, 60 minuter\n  \
                Ansluter: Handläggare, länsstyrelsen\n- 2. Hoting\n- 3. Strömsund\n";
    assert!(text.contains(plan), "{text}");
    let paper = page(&sample, id).paper(&sample.book, on(TODAY));
    assert_eq!(paper.parts.iter().filter(|it| it.is_sheet).count(), 5);
}

#[test]
fn stops_are_events_of_the_tour_s_day_or_their_own() {
    let mut sample = Sample::default();
    let (id, _) = jamtland(&mut sample);
    let events = events(&sample.book, id);
    assert_eq!(events.len(), 5);
    assert_eq!(events[0].time, Some((9, 30)));
    assert_eq!((events[0].day, events[0].minutes), (on(TODAY), Some(60)));
    assert_eq!(swedish(&events[0].title), "Serviceturné 12 september 2017: Hammerdal");
    assert_eq!(events[1].time, None);
}

#[test]
fn stops_put_in_another_order_keep_what_a_newer_program_wrote_of_them() {
    let mut sample = Sample::default();
    let (id, _) = jamtland(&mut sample);
    sample.change(id, |history| {
        let mut content = history.outcome().content;
        let Some(Value::List(mut stops)) = content.value("stops").cloned() else {
            panic!("a list")
        };
        let Value::Group(parts) = &mut stops[0] else { panic!("a group") };
        parts.insert("parking".to_owned(), Value::Text("Bakom kyrkan".to_owned()));
        content.set("stops", Some(Value::List(stops)));
        history.write(&stamp(1), content);
    });
    let (change, _) = reordered(&sample.book, id, &[1, 0, 2, 3, 4]).expect("its stops");
    does(&mut sample, change);
    let Some(Value::List(stops)) = sample.book.get(id).unwrap().content().value("stops") else {
        panic!("a list")
    };
    let Value::Group(parts) = &stops[1] else { panic!("a group") };
    assert!(parts.get("parking").is_some() && parts.get("time").is_some());
}
