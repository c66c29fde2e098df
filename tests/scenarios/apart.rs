//! Stories of two phones that go on apart and mail each other their files.

use faltbok::app::device;
use faltbok::domain::command::Change;
use faltbok::domain::field::Content;
use faltbok::domain::goal;
use faltbok::domain::hanging;
use faltbok::domain::join;
use faltbok::domain::kind::Kind;
use faltbok::domain::place;
use faltbok::domain::visit;
use faltbok::text::Phrase;
use pollster::block_on;

use crate::Phone;
use crate::told;

#[test]
fn two_phones_that_mail_their_files_end_with_the_same_rows() {
    told(|| {
        let (region, county) = (Phone::new(), Phone::new());
        let id = region.writes_visit("Sikås");
        county.takes(&region.app.export().text);
        region.sets_notes(id, "Sju kilometer till Hammerdal.");
        county.writes_visit("Los");

        let (from_region, from_county) = (region.app.export().text, county.app.export().text);
        region.takes(&from_county);
        county.takes(&from_region);
        county.takes(&from_region);
        assert_eq!(region.rows(), county.rows());
        assert_eq!(county.notes(id), "Sju kilometer till Hammerdal.");
        assert!(county.looks_at(&from_region).expect("sound").told.tally.touched() == 0);
    });
}

/// One phone deletes a plan with its goal; another, which knows nothing of that, adds a goal to it.
#[test]
fn a_goal_added_apart_from_the_deletion_of_its_plan_is_found_and_mended() {
    told(|| {
        let (region, county) = (Phone::new(), Phone::new());
        let (plan, goal) = (device::new_id(), device::new_id());
        let of_plan = || Content::default().with(goal::PLAN, plan);
        let made = vec![
            Change::new_record(plan, Kind::Plan, Content::default()),
            Change::new_record(goal, Kind::Goal, of_plan()),
        ];
        block_on(region.app.save(made, &[])).expect("saves");
        county.takes(&region.app.export().text);
        let said = Phrase::verbatim("Borta".to_owned());
        block_on(region.app.delete(Kind::Plan, plan, said)).expect("deletes");
        assert!(region.book().shown(goal).is_none(), "a goal goes with its plan");
        let added = device::new_id();
        let change = Change::new_record(added, Kind::Goal, of_plan());
        block_on(county.app.save(vec![change], &[])).expect("saves");

        let (from_region, from_county) = (region.app.export().text, county.app.export().text);
        region.takes(&from_county);
        county.takes(&from_region);
        assert_eq!(region.rows(), county.rows());
        let strays = |phone: &Phone| {
            hanging::strays(&phone.book(), |_| false)
                .iter()
                .map(|it| it.record.id())
                .collect::<Vec<_>>()
        };
        assert_eq!(strays(&region), [added]);
        let back = hanging::return_of(&region.book(), plan);
        block_on(region.app.save(back, &[])).expect("saves");
        county.takes(&region.app.export().text);
        for phone in [&region, &county] {
            assert!(strays(phone).is_empty());
            assert!([plan, goal, added].iter().all(|&id| phone.book().shown(id).is_some()));
        }
    });
}

/// Each of two phones makes the same place; one joins them, the other has gone on meanwhile.
#[test]
fn a_place_that_two_made_is_joined_and_later_visits_follow() {
    told(|| {
        let (region, county) = (Phone::new(), Phone::new());
        let place = |phone: &Phone| {
            let id = device::new_id();
            let content = Content::default().with(place::NAME, "Sikås".to_owned());
            let change = Change::new_record(id, Kind::Place, content);
            block_on(phone.app.save(vec![change], &[])).expect("saves");
            id
        };
        let visit = |phone: &Phone, place| {
            let content = Content::default().with(visit::PLACE, place);
            let change = Change::new_record(device::new_id(), Kind::Visit, content);
            block_on(phone.app.save(vec![change], &[])).expect("saves");
        };
        let (ours, theirs) = (place(&region), place(&county));
        visit(&county, theirs);
        region.takes(&county.app.export().text);
        let book = region.book();
        let join = join::join(book.get(ours).expect("ours"), book.get(theirs).expect("theirs"));
        block_on(region.app.save(join.expect("both are places").changes, &[])).expect("saves");
        visit(&county, theirs);
        region.takes(&county.app.export().text);
        county.takes(&region.app.export().text);
        for phone in [&region, &county] {
            let book = phone.book();
            assert_eq!(book.of_kind(Kind::Place).count(), 1);
            assert_eq!(book.linked(Kind::Visit, visit::PLACE, ours).count(), 2);
        }
        assert_eq!(region.rows(), county.rows());
    });
}
