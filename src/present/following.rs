//! What follows from the save of a form: what was born in a visit goes with it to another place, and a
//! question that is answered in its form is answered as at a meeting.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::dialogue;
use crate::domain::field::Content;
use crate::domain::field::Field;
use crate::domain::field::FieldValue;
use crate::domain::followup;
use crate::domain::followup::FollowupStatus;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::question;
use crate::domain::record::Record;
use crate::domain::visit;
use crate::present::dialogue::meeting_of;

/// `changes` of a form, with what follows from them; `new_id` gives ids to records that are made.
pub fn with_following(
    book: &Book,
    mut changes: Vec<Change>,
    today: NaiveDate,
    mut new_id: impl FnMut() -> RecordId,
) -> Vec<Change> {
    let mut following = Vec::new();
    for change in &changes {
        let (Edit::Write { content, .. } | Edit::Decide { content, .. }) = &change.edit else {
            continue;
        };
        match change.kind {
            Kind::Visit => {
                following.extend(moved_with(book, change.id, content));
                let is_made =
                    |id| changes.iter().any(|it| it.id == id && it.kind == Kind::Provider);
                following.extend(known_of_the_shop(book, change.id, content, is_made));
            }
            Kind::Followup => following.extend(done_on(book, change.id, content, today)),
            Kind::Question => {
                following.extend(decided(book, change.id, content, today, &mut new_id));
            }
            _ => (),
        }
    }
    changes.extend(following);
    changes
}

/// Somebody had written the wrong place: what was born in the visit stood there too.
fn moved_with(book: &Book, id: RecordId, content: &Content) -> Vec<Change> {
    let Some(before) = book.get(id).and_then(|it| it.content().get(visit::PLACE)) else {
        return Vec::new();
    };
    let now = content.get(visit::PLACE);
    // The form may know it by another writing that was joined with it.
    if now.map(|it| book.standing_for(it)) == Some(book.standing_for(before)) {
        return Vec::new();
    }
    let born = |kind, visit: Field<RecordId>, place: Field<RecordId>| {
        let born = book.linked(kind, visit, id);
        let there = born.filter(move |it| it.content().get(place) == Some(before));
        let edit = move || Edit::Set { field: place.name(), value: now.map(FieldValue::write) };
        there.map(move |it| Change { id: it.id(), kind, edit: edit() }).collect::<Vec<_>>()
    };
    let mut moved = born(Kind::Followup, followup::VISIT, followup::PLACE);
    moved.extend(born(Kind::Question, question::VISIT, question::PLACE));
    moved
}

/// What is said to be done in its form was done today, unless somebody wrote when.
fn done_on(book: &Book, id: RecordId, content: &Content, today: NaiveDate) -> Option<Change> {
    let is_done = |it: &Content| it.get(followup::STATUS) == Some(FollowupStatus::Done);
    let was_done = book.shown(id).is_some_and(|it| is_done(it.content()));
    let is_told = content.get(followup::DONE_ON).is_some();
    let edit = Edit::Set { field: followup::DONE_ON.name(), value: Some(today.write()) };
    let is_new = is_done(content) && !was_done && !is_told;
    is_new.then_some(Change { id, kind: Kind::Followup, edit })
}

/// How far it is to the next shop belongs to the shop: what was found out at a visit is known from
/// then on, unless the shop knows something later. `is_made` says whether the same form makes it.
fn known_of_the_shop(
    book: &Book,
    id: RecordId,
    content: &Content,
    is_made: impl Fn(RecordId) -> bool,
) -> Option<Change> {
    let field = visit::DISTANCE.name();
    let before = book.get(id).and_then(|it| it.content().value(field));
    let value = content.value(field).filter(|now| Some(*now) != before)?;
    let shop = content.get(visit::PROVIDER)?;
    // A shop that is in the bin stays there, and one that was never sent here is not made up.
    let known = book.shown(shop);
    let shop = known.map(Record::id).or_else(|| is_made(shop).then_some(shop))?;
    let found_on = content.get(visit::DISTANCE).and_then(|it| it.day);
    let found_on = found_on.or_else(|| content.get(visit::DAY));
    let known_since = known.and_then(|it| it.content().get(visit::DISTANCE)?.day);
    if found_on.zip(known_since).is_some_and(|(found, known)| found < known) {
        return None;
    }
    let edit = Edit::Set { field, value: Some(value.clone()) };
    Some(Change { id: shop, kind: Kind::Provider, edit })
}

fn decided(
    book: &Book,
    id: RecordId,
    content: &Content,
    today: NaiveDate,
    new_id: &mut impl FnMut() -> RecordId,
) -> Vec<Change> {
    let state = content.get(question::STATE);
    let before = book.shown(id).and_then(|it| it.content().get(question::STATE));
    if state == before {
        return Vec::new();
    }
    let at = dialogue::At { meeting: meeting_of(book, content, today), today };
    dialogue::following(book, id, content, state, at, new_id()).0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::decide;
    use crate::domain::question::QuestionState;
    use crate::domain::recorded_fact::Recorded;
    use crate::domain::visit::VisitKind;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::stamp;

    const TODAY: &str = "2025-09-03";

    fn saves(sample: &mut Sample, kind: Kind, id: RecordId, content: Content) {
        let history = sample.book.get(id).map(|it| it.history().heads().into_iter().collect());
        let edit = Edit::Write { base: history.unwrap_or_default(), content };
        let mut made = 0;
        let changes =
            with_following(&sample.book, vec![Change { id, kind, edit }], on(TODAY), || {
                made += 1;
                RecordId::from_parts(10_000 + made, [9; 10])
            });
        sample.book.put_all(decide(&sample.book, changes, &stamp(1)));
    }

    fn content(sample: &Sample, id: RecordId) -> Content {
        sample.book.get(id).expect("it is there").content().clone()
    }

    #[test]
    fn what_was_born_in_a_visit_goes_with_it_to_the_place_it_should_have_had() {
        let mut sample = Sample::default();
        let (wrong, right) = (sample.place("Hammerdal"), sample.place("Sikås"));
        let elsewhere = sample.place("Los");
        let visit = sample.visit(wrong, "2025-09-01");
        let mut born = |place| {
            let content = Content::default().with(followup::VISIT, visit);
            sample.add(Kind::Followup, content.with(followup::PLACE, place))
        };
        let (there, apart) = (born(wrong), born(elsewhere));
        let asked = Content::default().with(question::VISIT, visit).with(question::PLACE, wrong);
        let asked = sample.add(Kind::Question, asked);
        let moved = content(&sample, visit).with(visit::PLACE, right);
        saves(&mut sample, Kind::Visit, visit, moved);
        let place = |id| content(&sample, id).get(followup::PLACE);
        assert_eq!(place(there), Some(right));
        assert_eq!(place(apart), Some(elsewhere), "somebody said that it is about another place");
        assert_eq!(content(&sample, asked).get(question::PLACE), Some(right));
    }

    #[test]
    fn what_is_said_to_be_done_was_done_today_unless_somebody_wrote_when() {
        let mut sample = Sample::default();
        let done = Content::default().with(followup::STATUS, FollowupStatus::Done);
        let told = done.clone().with(followup::DONE_ON, on("2025-08-01"));
        let open = Content::default();
        for (content_then, day) in [(done, Some(TODAY)), (told, Some("2025-08-01")), (open, None)] {
            let id = sample.add(Kind::Followup, Content::default());
            saves(&mut sample, Kind::Followup, id, content_then);
            assert_eq!(content(&sample, id).get(followup::DONE_ON), day.map(on));
        }
    }

    #[test]
    fn a_distance_found_out_at_a_visit_is_known_of_the_shop_and_not_told_twice() {
        let mut sample = Sample::default();
        let shop = sample.add(Kind::Provider, Content::default());
        let road = |metres| Recorded { number: Some(metres), ..Recorded::default() };
        let known = |sample: &Sample| content(sample, shop).get(visit::DISTANCE);
        let visit = Content::default().with(visit::PROVIDER, shop);
        let visit = visit.with(visit::DISTANCE, road(7_000));
        let id = RecordId::from_parts(5_000, [5; 10]);
        saves(&mut sample, Kind::Visit, id, visit.clone());
        assert_eq!(known(&sample), Some(road(7_000)));
        let newer = content(&sample, shop).with(visit::DISTANCE, road(12_000));
        saves(&mut sample, Kind::Provider, shop, newer);
        let mended = visit.with(visit::NOTES, "Ett stavfel mindre".to_owned());
        saves(&mut sample, Kind::Visit, id, mended);
        assert_eq!(known(&sample), Some(road(12_000)), "nobody has said it anew");
    }

    #[test]
    fn a_distance_of_long_ago_or_of_a_shop_that_is_not_there_changes_no_shop() {
        let mut sample = Sample::default();
        let of = |day: &str, metres| {
            let (number, day) = (Some(metres), Some(on(day)));
            Recorded { number, day, ..Recorded::default() }
        };
        let newest = Content::default().with(visit::DISTANCE, of("2025-08-01", 12_000));
        let shop = sample.add(Kind::Provider, newest);
        let written = |number, shop, distance| {
            let content = Content::default().with(visit::PROVIDER, shop);
            let content = content.with(visit::DAY, on("2017-03-31"));
            (RecordId::from_parts(number, [5; 10]), content.with(visit::DISTANCE, distance))
        };
        let (id, old) = written(5_000, shop, of("2017-03-31", 7_000));
        saves(&mut sample, Kind::Visit, id, old);
        assert_eq!(content(&sample, shop).get(visit::DISTANCE), Some(of("2025-08-01", 12_000)));
        let (id, old) = written(5_001, shop, Recorded { number: Some(8_000), ..<_>::default() });
        saves(&mut sample, Kind::Visit, id, old);
        assert_eq!(content(&sample, shop).get(visit::DISTANCE), Some(of("2025-08-01", 12_000)));

        sample.delete(shop);
        let (id, new) = written(5_002, shop, of("2025-09-01", 9_000));
        saves(&mut sample, Kind::Visit, id, new);
        assert!(sample.book.shown(shop).is_none(), "it stays in the bin");
        let elsewhere = RecordId::from_parts(6_000, [6; 10]);
        let (id, new) = written(5_003, elsewhere, of("2025-09-01", 9_000));
        saves(&mut sample, Kind::Visit, id, new);
        assert!(sample.book.get(elsewhere).is_none(), "it was never sent here");
    }

    #[test]
    fn a_distance_is_known_of_the_shop_that_stays_and_nothing_moves_when_its_place_was_joined() {
        let mut sample = Sample::default();
        let (place, other) = (sample.place("Sikås"), sample.place("Sikas"));
        let shop = sample.add(Kind::Provider, Content::default());
        let same = Content::default().with(crate::domain::join::SAME_AS, shop);
        let twin = sample.add(Kind::Provider, same);
        let visit = Content::default()
            .with(visit::PLACE, other)
            .with(visit::PROVIDER, twin)
            .with(visit::DISTANCE, Recorded { number: Some(7_000), ..Recorded::default() });
        let id = RecordId::from_parts(5_000, [5; 10]);
        saves(&mut sample, Kind::Visit, id, visit.clone());
        assert!(content(&sample, shop).get(visit::DISTANCE).is_some());
        let asked = Content::default().with(followup::VISIT, id).with(followup::PLACE, other);
        let promise = sample.add(Kind::Followup, asked);
        sample.change(other, |history| {
            let content = history.outcome().content.with(crate::domain::join::SAME_AS, place);
            history.write(&stamp(1), content);
        });
        let times = |sample: &Sample| {
            sample.book.get(promise).expect("there").history().revisions().count()
        };
        let before = times(&sample);
        saves(&mut sample, Kind::Visit, id, visit.with(visit::NOTES, "Ett ord till".to_owned()));
        assert_eq!(times(&sample), before, "it is the same place");
    }

    #[test]
    fn a_question_answered_in_its_form_is_settled_at_the_latest_meeting_in_its_place() {
        let mut sample = Sample::default();
        let place = sample.place("Kårböle");
        let mut meets = |day| {
            let content = Content::default().with(visit::PLACE, place).with(visit::DAY, on(day));
            sample.add(Kind::Visit, content.with(visit::KIND, VisitKind::DialogueMeeting))
        };
        let (first, tonight, _next) = (meets("2023-09-12"), meets(TODAY), meets("2026-09-01"));
        // A visit to the shop is no meeting.
        sample.visit(place, TODAY);
        let asked = Content::default()
            .with(question::TEXT, "När kommer bredbandet?".to_owned())
            .with(question::VISIT, first)
            .with(question::PLACE, place);
        let id = sample.add(Kind::Question, asked.clone());
        saves(
            &mut sample,
            Kind::Question,
            id,
            asked.clone().with(question::STATE, QuestionState::TakenAlong),
        );
        let promise = content(&sample, id).get(question::FOLLOWUP).expect("it is promised");
        assert_eq!(content(&sample, promise).text(followup::WHAT), "När kommer bredbandet?");
        assert_eq!(content(&sample, promise).get(followup::VISIT), Some(tonight));
        let answered = content(&sample, id).with(question::STATE, QuestionState::Answered);
        saves(&mut sample, Kind::Question, id, answered);
        assert_eq!(content(&sample, id).get(question::SETTLED_AT), Some(tonight));
        assert!(sample.book.shown(promise).is_none(), "nobody had begun with it");
        saves(&mut sample, Kind::Question, id, asked);
        assert_eq!(content(&sample, id).get(question::SETTLED_AT), None);
    }
}
