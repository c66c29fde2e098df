//! Stories of the questions of a support check, answered one at a time.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use faltbok::app::AppState;
use faltbok::app::device;
use faltbok::app::store::AnyStore;
use faltbok::domain::check;
use faltbok::domain::command::Change;
use faltbok::domain::field::Content;
use faltbok::domain::id::RecordId;
use faltbok::domain::kind::Kind;
use faltbok::domain::parts::Period;
use faltbok::domain::provider;
use faltbok::domain::recorded_fact;
use faltbok::domain::rule::fact::Answer;
use faltbok::domain::rule::fact::FactKind;
use faltbok::domain::rule::fact::FactSource;
use faltbok::domain::rule::form::Form;
use faltbok::domain::rule::question::Reach;
use faltbok::present::check_walk::CheckWalk;
use faltbok::present::check_walk::check_walk;
use faltbok::present::compared;
use faltbok::present::form::Reader;
use faltbok::present::form::fill;
use faltbok::present::forms;
use faltbok::storage::StoreError;
use faltbok::storage::memory::MemoryStore;
use faltbok::storage::refusing::RefusingStore;
use faltbok::text::Language;
use leptos::prelude::*;
use pollster::block_on;

use crate::Phone;
use crate::told;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2017, 4, 3).expect("a day")
}

/// The shop in Sikås, and a check of it that nobody has answered anything in.
fn begins_check(app: AppState) -> (RecordId, RecordId) {
    let (shop, id) = (device::new_id(), device::new_id());
    let content = Content::default().with(provider::NAME, "Sikås lanthandel".to_owned());
    let period = Period {
        from: NaiveDate::from_ymd_opt(2017, 1, 1),
        to: NaiveDate::from_ymd_opt(2017, 12, 31),
    };
    let asked = Content::default()
        .with(check::PROVIDER, shop)
        .with(check::FORM, Form::SarskiltDriftstod)
        .with(check::SUPPORT_TIME, period)
        .with(check::ASSESSED_ON, day());
    let changes = vec![
        Change::new_record(shop, Kind::Provider, content),
        Change::new_record(id, Kind::Check, asked),
    ];
    block_on(app.save(changes, &[])).expect("an ordinary phone saves");
    (shop, id)
}

fn stands(app: AppState, id: RecordId) -> CheckWalk {
    let walking = app.walking(id);
    let book = app.book().get_untracked();
    let walk = check_walk(&book, id, day(), walking.reach, &walking.skipped);
    walk.expect("the check is there").expect("its rules can be read")
}

/// What is saved when one row of the check's form is answered.
fn answer(app: AppState, id: RecordId, kind: FactKind, part: &str, text: &str) -> Vec<Change> {
    let book = app.book().get_untracked();
    let record = book.get(id).expect("the check");
    let form = forms::form(Kind::Check);
    let base: BTreeSet<_> = record.history().heads().into_iter().collect();
    let before = record.history().as_of(&base).outcome().content;
    let opened = fill(form, &before, &book, Language::Swedish);
    let mut typed = opened.clone();
    let name = kind.field_name();
    typed.set(&format!("{name}.{part}"), text);
    typed.set(&format!("{name}.source"), FactSource::Owner.token());
    typed.set(&format!("{name}.day"), "2017-04-03");
    let reader = Reader { book: &book, form, id, base, before, opened, new_id: device::new_id };
    compared::settle(&book, reader.read(&typed).expect("a sound answer"), day())
}

fn answers(phone: &Phone, id: RecordId, kind: FactKind, part: &str, text: &str) {
    let changes = answer(phone.app, id, kind, part, text);
    block_on(phone.app.save(changes, &[id])).expect("an ordinary phone saves");
    let mut walking = phone.app.walking(id);
    walking.leave(kind);
    phone.app.keep_walking(id, &walking);
}

fn skips(phone: &Phone, id: RecordId, kind: FactKind) {
    let mut walking = phone.app.walking(id);
    walking.skip(kind);
    phone.app.keep_walking(id, &walking);
}

#[test]
fn an_answer_is_the_check_s_and_the_shop_s_in_one_save_and_outlives_the_phone_s_sleep() {
    told(|| {
        let phone = Phone::new();
        let (shop, id) = begins_check(phone.app);
        let first = stands(phone.app, id).next.expect("a question");
        assert_eq!(first, FactKind::RoadToNearest);
        skips(&phone, id, first);
        let second = stands(phone.app, id).next.expect("more questions");
        answers(&phone, id, second, "answer", "no");
        let third = stands(phone.app, id).next.expect("more questions");
        answers(&phone, id, third, "answer", "cannot_be_known");

        let again = Phone::on(phone.store.clone());
        let there = stands(again.app, id);
        assert_eq!(there.skipped.iter().map(|it| it.kind).collect::<Vec<_>>(), [first]);
        assert_eq!(again.app.walking(id).trail, [first, second, third]);
        assert!(![Some(first), Some(second), Some(third)].contains(&there.next));
        for record in [shop, id] {
            let book = again.book();
            let facts = recorded_fact::facts(book.get(record).expect("kept").content());
            assert_eq!(facts.yes_no(second), Some(false));
            assert_eq!(*facts.answer(third), Answer::CannotBeKnown);
            assert_eq!(*facts.answer(first), Answer::NotAsked, "what is skipped is not saved");
            assert_eq!(facts.known(second).expect("told").on, Some(day()));
        }
    });
}

#[test]
fn what_is_about_one_application_stays_with_its_check() {
    told(|| {
        let phone = Phone::new();
        let (shop, id) = begins_check(phone.app);
        answers(&phone, id, FactKind::SupportSought, "number", "150 tkr");
        let book = phone.book();
        let number = |id| {
            let facts = recorded_fact::facts(book.get(id).expect("kept").content());
            facts.number(FactKind::SupportSought)
        };
        assert_eq!((number(id), number(shop)), (Some(150_000), None));
    });
}

#[test]
fn a_phone_that_does_not_save_has_answered_nothing() {
    told(|| {
        let store = RefusingStore::new(MemoryStore::default());
        let refusal = store.refusal();
        let app = AppState::new();
        block_on(app.open_on(AnyStore::Refusing(store)));
        let (_, id) = begins_check(app);
        let before = stands(app, id);
        refusal.refuse_writes(StoreError::Full);
        let changes = answer(app, id, FactKind::RoadToNearest, "number", "7");
        assert!(block_on(app.save(changes.clone(), &[id])).is_err());
        assert_eq!(stands(app, id), before);
        refusal.allow_all();
        block_on(app.save(changes, &[id])).expect("space was freed");
        assert_ne!(stands(app, id).next, before.next);
    });
}

#[test]
fn two_who_answer_different_questions_apart_have_both_answers() {
    told(|| {
        let (region, county) = (Phone::new(), Phone::new());
        let (shop, id) = begins_check(region.app);
        county.takes(&region.app.export().text);
        answers(&region, id, FactKind::OpenAllYear, "answer", "yes");
        answers(&county, id, FactKind::RoadToNearest, "number", "0,7 mil");
        let (from_region, from_county) = (region.app.export().text, county.app.export().text);
        region.takes(&from_county);
        county.takes(&from_region);
        assert_eq!(region.rows(), county.rows());
        for record in [shop, id] {
            let book = county.book();
            let facts = recorded_fact::facts(book.get(record).expect("kept").content());
            assert_eq!(facts.yes_no(FactKind::OpenAllYear), Some(true));
            assert_eq!(facts.number(FactKind::RoadToNearest), Some(7_000));
        }
    });
}

#[test]
fn how_far_to_go_is_kept_for_each_check() {
    told(|| {
        let phone = Phone::new();
        let (_, one) = begins_check(phone.app);
        let (_, other) = begins_check(phone.app);
        let mut walking = phone.app.walking(one);
        walking.reach = Reach::AllForms;
        phone.app.keep_walking(one, &walking);
        assert!(stands(phone.app, other).deciding.len() < stands(phone.app, one).deciding.len());
    });
}
