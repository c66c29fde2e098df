//! Stories of rule sets: taken in from a file, looked at, switched on, mailed on, taken away.

use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;
use faltbok::app::intake::Refusal;
use faltbok::domain::command::Change;
use faltbok::domain::command::Edit;
use faltbok::domain::id::RecordId;
use faltbok::domain::kind::Kind;
use faltbok::domain::rule::file::Switch;
use faltbok::domain::rule_set;
use faltbok::exchange::rules;
use leptos::prelude::*;
use pollster::block_on;

use crate::Phone;
use crate::told;

const REGION: &str = include_str!("../rules_files/region.json");
const NAME: &str = "Dalarna servicebidrag 2026";

impl Phone {
    fn only_rule_set(&self) -> RecordId {
        let book = self.book();
        let mut all = book.of_kind(Kind::RuleSet);
        let only = all.next().expect("one was taken in").id();
        assert!(all.next().is_none(), "there is more than one");
        only
    }

    fn switch(&self) -> Switch {
        untrack(|| self.app.rule_sets())[0].switch
    }

    fn counts_switched_on(&self) -> usize {
        untrack(|| self.app.rule_sets_on()).len()
    }

    fn changes_rule_set(&self, edit: Edit) {
        let change = Change { id: self.only_rule_set(), kind: Kind::RuleSet, edit };
        block_on(self.app.save(vec![change], &[])).expect("an ordinary phone saves");
    }
}

#[test]
fn a_file_of_rules_is_looked_at_taken_in_and_taken_back_like_a_colleague_s_file() {
    told(|| {
        let phone = Phone::new();
        let preview = phone.looks_at(REGION).expect("a sound file");
        assert_eq!(preview.told.header.exported_by, "Serviceutvecklare, Region Dalarna");
        assert_eq!(preview.told.tally.new.count, 1);
        assert!(phone.rows().is_empty(), "looking writes nothing");
        block_on(phone.app.take_in(preview, Rc::new(|_, _| true))).expect("it is taken in");
        let record = phone.book().get(phone.only_rule_set()).expect("it is there").clone();
        let kept = record.content().get(rule_set::RULES).expect("its rules");
        assert_eq!(record.content().text(rule_set::TITLE), NAME);
        assert_eq!(kept.written_on, NaiveDate::from_ymd_opt(2026, 11, 20));
        assert_eq!((&*kept.county, kept.text.as_str()), ("20", REGION.trim()));

        let again = phone.looks_at(REGION).expect("the same file");
        assert_eq!((again.told.tally.touched(), again.told.tally.unchanged), (0, 1));
        assert_eq!(phone.undoes(), Ok(0));
        assert_eq!(phone.book().of_kind(Kind::RuleSet).count(), 0);
    });
}

#[test]
fn it_is_off_until_the_person_switches_it_on_and_off_again_when_the_rules_are_others() {
    told(|| {
        let phone = Phone::new();
        phone.takes(REGION);
        assert_eq!((phone.switch(), phone.counts_switched_on()), (Switch::Off, 0));
        phone.app.switch_rule_set(phone.only_rule_set(), true);
        assert_eq!((phone.switch(), phone.counts_switched_on()), (Switch::On, 1));

        let newer = REGION.replace("10000", "12000").replacen("2026-11-20", "2026-12-01", 1);
        phone.takes(&newer);
        assert_eq!(
            (phone.switch(), phone.counts_switched_on()),
            (Switch::Changed, 0),
            "mixed in unseen"
        );
        phone.app.switch_rule_set(phone.only_rule_set(), true);
        assert_eq!(phone.switch(), Switch::On);
        // Taken back, the rules are again those that were looked at before the last ones.
        phone.undoes().expect("it can be taken back");
        assert_eq!(phone.switch(), Switch::Changed);
        phone.app.switch_rule_set(phone.only_rule_set(), false);
        assert_eq!(phone.switch(), Switch::Off);
    });
}

#[test]
fn after_an_import_is_taken_back_another_file_writes_no_second_content_under_its_ids() {
    told(|| {
        let (one, other) = (Phone::new(), Phone::new());
        one.takes(REGION);
        other.takes(&one.app.export().text);
        one.undoes().expect("it can be taken back");
        one.takes(&REGION.replace("10000", "12000"));
        other.takes(&one.app.export().text);
        let record = other.book().get(other.only_rule_set()).expect("it is there").clone();
        assert_eq!(record.choices().len(), 1, "both are kept, for a person to choose");
    });
}

#[test]
fn two_people_who_take_in_the_same_file_have_one_rule_set_when_their_books_meet() {
    told(|| {
        let (one, other) = (Phone::new(), Phone::new());
        one.takes(REGION);
        other.takes(REGION);
        other.takes(&one.app.export().text);
        let record = other.book().get(other.only_rule_set()).expect("it is there").clone();
        assert!(!record.has_open_choices());
    });
}

#[test]
fn it_is_mailed_on_as_it_came_and_brought_back_by_the_file_after_it_was_removed() {
    told(|| {
        let phone = Phone::new();
        phone.takes(REGION);
        let file = phone.app.rules_file(phone.only_rule_set()).expect("a file");
        assert!(file.name.ends_with("-regelverk-dalarna-servicebidrag-2026.json"), "{}", file.name);
        assert_eq!(file.text, REGION.trim());
        let other = Phone::new();
        other.takes(&file.text);
        assert_eq!(other.only_rule_set(), phone.only_rule_set());

        phone.changes_rule_set(Edit::Delete);
        assert_eq!(phone.book().of_kind(Kind::RuleSet).count(), 0);
        phone.takes(REGION);
        let record = phone.book().get(phone.only_rule_set()).expect("it is back").clone();
        assert!(record.is_shown() && !record.has_open_choices());

        phone.changes_rule_set(Edit::Erase);
        phone.takes(REGION);
        assert_eq!(phone.book().of_kind(Kind::RuleSet).count(), 1, "erased is not forbidden");
    });
}

#[test]
fn a_broken_file_is_refused_with_the_place_and_nothing_is_changed() {
    told(|| {
        let phone = Phone::new();
        phone.takes(REGION);
        let rows = phone.rows();
        for (broken, place) in [
            (REGION.replace("\"confirmed\"", "\"sure\""), "rule_sets[0].source.certainty"),
            (REGION.replace("\"author\"", "\"autor\""), "line 4, column 9"),
            (REGION[..REGION.len() / 2].to_owned(), "line"),
        ] {
            let refusal = phone.looks_at(&broken).expect_err("it is broken");
            assert!(matches!(refusal, Refusal::Rules(_)), "{refusal:?}");
            assert!(refusal.to_string().starts_with(place), "{refusal}");
        }
        assert_eq!(phone.rows(), rows);
    });
}

#[test]
fn broken_rules_inside_a_colleague_s_book_are_kept_as_they_are_and_stay_off() {
    told(|| {
        let (one, other) = (Phone::new(), Phone::new());
        one.writes_visit("Sikås");
        one.takes(REGION);
        let mut kept = one.book().get(one.only_rule_set()).expect("it is there").content().clone();
        let mut rules = kept.get(rule_set::RULES).expect("its rules");
        rules.text = rules.text.replace("\"version\": 1", "\"version\": 9");
        kept = kept.with(rule_set::RULES, rules.clone());
        let value = kept.value(rule_set::RULES.name()).cloned();
        one.changes_rule_set(Edit::Set { field: rule_set::RULES.name(), value });

        other.takes(&one.app.export().text);
        assert_eq!(other.book().of_kind(Kind::Visit).count(), 1, "the rest is not held up");
        assert!(untrack(|| other.app.rule_sets())[0].read.is_err());
        other.app.switch_rule_set(other.only_rule_set(), true);
        assert_eq!(other.counts_switched_on(), 0);
        let file = other.app.rules_file(other.only_rule_set()).expect("it can still be sent");
        assert_eq!(file.text, rules.text);
    });
}

#[test]
fn what_was_read_is_not_read_again_while_the_file_is_the_same() {
    told(|| {
        let phone = Phone::new();
        phone.takes(REGION);
        let read = || untrack(|| phone.app.rule_sets())[0].read.clone().expect("it is sound");
        let first = read();
        assert!(Arc::ptr_eq(&first, &read()));
        phone.takes(&REGION.replace("10000", "12000"));
        assert_ne!(*first, *read());
    });
}

#[test]
fn the_template_is_a_sound_file() {
    told(|| {
        let phone = Phone::new();
        let template = phone.app.rules_template();
        assert!(rules::read(&template.text).is_ok());
        phone.takes(&template.text);
        assert_eq!(phone.book().of_kind(Kind::RuleSet).count(), 1);
    });
}
