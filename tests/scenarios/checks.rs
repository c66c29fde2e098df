//! Stories of support checks: what they keep, on one phone and two, and what is made from them.

use chrono::NaiveDate;
use faltbok::app::device;
use faltbok::domain::check;
use faltbok::domain::command::Change;
use faltbok::domain::command::Edit;
use faltbok::domain::field::Content;
use faltbok::domain::field::FieldValue;
use faltbok::domain::id::RecordId;
use faltbok::domain::kept_outcome::KeptCriterion;
use faltbok::domain::kept_outcome::KeptOutcome;
use faltbok::domain::kind::Kind;
use faltbok::domain::parts::Period;
use faltbok::domain::recorded_fact::Recorded;
use faltbok::domain::recorded_fact::Said;
use faltbok::domain::recorded_fact::field;
use faltbok::domain::rule::Subject;
use faltbok::domain::rule::fact::FactKind;
use faltbok::domain::rule::form::Form;
use faltbok::domain::truth::Truth;
use faltbok::present::check_page::CheckPage;
use faltbok::present::check_page::check_page;
use faltbok::present::forms_page;
use faltbok::present::forms_page::Way;
use faltbok::present::new_checks;
use faltbok::present::verdict::Outcome;
use pollster::block_on;

use crate::Phone;
use crate::told;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn metres(number: i64) -> Recorded {
    Recorded { number: Some(number), day: Some(day("2017-04-20")), ..Recorded::default() }
}

/// The shop in Sikås: 7 km to the next with a full range, support sought for 2017.
fn sikas() -> Content {
    let said = |said| Recorded { said: Some(said), ..Recorded::default() };
    let year = Period { from: Some(day("2017-01-01")), to: Some(day("2017-12-31")) };
    Content::default()
        .with(check::FORM, Form::SarskiltDriftstod)
        .with(check::SUPPORT_TIME, year)
        .with(check::ASSESSED_ON, day("2017-04-21"))
        .with(check::PLACE, RecordId::from_parts(1, [3; 10]))
        .with(field(FactKind::RoadToNearest), metres(7_000))
        .with(field(FactKind::NearestHasDiverseRange), said(Said::Yes))
        .with(field(FactKind::ArchipelagoWithoutFixedLink), said(Said::No))
}

impl Phone {
    fn checks(&self, content: Content) -> RecordId {
        let id = device::new_id();
        self.saves(Change::new_record(id, Kind::Check, content));
        id
    }

    fn saves(&self, change: Change) {
        block_on(self.app.save(vec![change], &[])).expect("an ordinary phone saves");
    }

    fn says(&self, id: RecordId, fact: FactKind, metres: i64) {
        let value = Some(self::metres(metres).write());
        let edit = Edit::Set { field: field(fact).name(), value };
        self.saves(Change { id, kind: Kind::Check, edit });
    }

    fn kept(&self, id: RecordId) -> KeptOutcome {
        let book = self.book();
        let content = book.get(id).expect("the check").content().clone();
        content.get(check::OUTCOME).expect("it kept what came out")
    }

    fn page(&self, id: RecordId) -> CheckPage {
        check_page(&self.book(), id, day("2026-11-21")).expect("the check")
    }
}

fn distance(kept: &KeptOutcome) -> Option<Truth> {
    let of_distance = |it: &&KeptCriterion| it.subject == Some(Subject::Distance);
    kept.criteria.iter().find(of_distance)?.outcome
}

#[test]
fn a_check_keeps_what_came_out_in_the_save_of_its_facts_and_sends_it_along() {
    told(|| {
        let (region, county) = (Phone::new(), Phone::new());
        let id = region.checks(sikas());
        assert_eq!(distance(&region.kept(id)), Some(Truth::NotMet));
        let revisions =
            |phone: &Phone| phone.book().get(id).expect("the check").history().revisions().count();
        assert_eq!(revisions(&region), 1, "one save is one saved state");
        region.says(id, FactKind::RoadToNearest, 18_000);
        assert_eq!(distance(&region.kept(id)), Some(Truth::Met));
        assert_eq!(revisions(&region), 2);
        county.takes(&region.app.export().text);
        assert_eq!(county.kept(id), region.kept(id));
        let again = Phone::on(region.store.clone());
        assert_eq!(again.kept(id), region.kept(id));
    });
}

#[test]
fn facts_from_two_phones_make_the_kept_outcome_stale_which_is_told_and_mended() {
    told(|| {
        let (region, county) = (Phone::new(), Phone::new());
        let id = region.checks(sikas());
        county.takes(&region.app.export().text);
        region.says(id, FactKind::RoadToNearest, 18_000);
        county.says(id, FactKind::GroceryTurnover, 12_000_000);
        let (from_region, from_county) = (region.app.export().text, county.app.export().text);
        region.takes(&from_county);
        county.takes(&from_region);
        assert_eq!(region.rows(), county.rows());
        // Both facts stand, nobody is asked about what follows from them, and it is told.
        assert!(!region.book().get(id).expect("the check").has_open_choices());
        let page = region.page(id);
        let found = page.result.expect("it can be assessed");
        assert_eq!(found.verdict.overall, Outcome::NotMet);
        let differs = page.kept.and_then(|kept| kept.differs).expect("it is told");
        let (keep, _undo) = differs.keep.expect("there is a new outcome");
        region.saves(keep);
        assert_eq!(region.page(id).kept.map(|kept| kept.differs), Some(None));
        county.takes(&region.app.export().text);
        assert_eq!(county.page(id).kept.map(|kept| kept.differs), Some(None));
    });
}

#[test]
fn who_picks_a_fact_that_two_gave_has_the_outcome_that_follows_from_it() {
    told(|| {
        let (region, county) = (Phone::new(), Phone::new());
        let id = region.checks(sikas());
        county.takes(&region.app.export().text);
        region.says(id, FactKind::RoadToNearest, 18_000);
        county.says(id, FactKind::RoadToNearest, 14_000);
        county.takes(&region.app.export().text);
        let record = county.book().get(id).expect("the check").clone();
        assert_eq!(record.choices().len(), 1, "the distance, and no outcome");
        for (metres, expected) in [(18_000, Truth::Met), (14_000, Truth::NotMet)] {
            let field = field(FactKind::RoadToNearest).name().to_owned();
            let edit = Edit::Choose { field, value: Some(metres_value(metres)) };
            county.saves(Change { id, kind: Kind::Check, edit });
            assert_eq!(distance(&county.kept(id)), Some(expected));
            assert_eq!(county.page(id).kept.map(|kept| kept.differs), Some(None));
        }
        region.takes(&county.app.export().text);
        assert_eq!(region.rows(), county.rows());
    });
}

fn metres_value(number: i64) -> faltbok::domain::value::Value {
    metres(number).write()
}

#[test]
fn what_an_old_check_said_stays_when_a_note_is_added_after_the_rules_were_corrected() {
    told(|| {
        let phone = Phone::new();
        let id = phone.checks(sikas());
        // As if the tables had then said 5 km.
        let mut then = phone.kept(id);
        let at = then.criteria.iter().position(|it| it.id == "SD-1.dist").expect("a distance");
        then.criteria[at].ways[0].limit = Some(5_000);
        then.criteria[at].outcome = Some(Truth::Met);
        let set = |field: &'static str, value| Change {
            id,
            kind: Kind::Check,
            edit: Edit::Set { field, value: Some(value) },
        };
        phone.saves(set(check::OUTCOME.name(), then.clone().write()));
        phone.saves(set(check::NOTES.name(), "Ring regionen.".to_owned().write()));
        assert_eq!(phone.kept(id), then);
        let differs = phone.page(id).kept.and_then(|kept| kept.differs).expect("it is told");
        assert_eq!(differs.rows.len(), 1);
        // The first saved state of the check still says what it said.
        let book = phone.book();
        let history = book.get(id).expect("the check").history();
        let (first, _) = history.revisions().next().expect("a first state");
        let content = history.revision(first).and_then(|it| it.body.content()).expect("alive");
        assert_eq!(content.get(check::OUTCOME).map(|it| distance(&it)), Some(Some(Truth::NotMet)));
    });
}

#[test]
fn an_old_check_is_made_again_and_another_form_checked_each_in_one_save_that_can_be_undone() {
    told(|| {
        let phone = Phone::new();
        let id = phone.checks(sikas());
        let today = day("2026-11-21");
        let record = phone.book().get(id).expect("the check").clone();
        let again = device::new_id();
        phone.saves(new_checks::for_this_year(&record, again, today));
        assert_eq!(phone.page(again).beside.map(|it| it.line.id), Some(id));
        assert_eq!(phone.page(id).made.len(), 1);
        assert_eq!(phone.kept(again).rule_set, "SD-3");

        let other = device::new_id();
        phone.saves(new_checks::for_form(&record, other, Form::Servicebidrag));
        let way = |phone: &Phone| {
            let page = forms_page::forms_page(&phone.book(), id, today).expect("the check");
            let rows = page.rows.expect("it can be compared");
            rows.iter().find(|(row, _)| row.form == Form::Servicebidrag).expect("a row").1
        };
        assert_eq!(way(&phone), Way::Open(other));
        phone.saves(Change { id: other, kind: Kind::Check, edit: Edit::Delete });
        assert_eq!(way(&phone), Way::Make);
    });
}
