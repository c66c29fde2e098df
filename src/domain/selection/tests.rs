//! Checks what goes along with what, and what stays.

use chrono::NaiveDateTime;

use super::*;
use crate::domain::field::Content;
use crate::domain::field::Shape;
use crate::domain::history::History;
use crate::domain::history::Stamp;
use crate::domain::id::Writer;
use crate::domain::join::NOT_SAME_AS;
use crate::domain::rule_set::LookedAt;
use crate::domain::truth::Truth;

fn stamp(writer: u64) -> Stamp {
    Stamp { writer: Writer(writer), saved_by: String::new(), saved_at: NaiveDateTime::default() }
}

/// A book that grows; a record is named by its number.
#[derive(Default)]
struct Shelf(Book);

impl Shelf {
    fn add(&mut self, kind: Kind, content: Content) -> RecordId {
        let number = u64::try_from(self.0.len()).expect("small") + 1;
        let id = RecordId::from_parts(number, [0; 10]);
        let mut history = History::default();
        history.write(&stamp(1), content);
        self.0.put(Record::new(id, kind.token().to_owned(), history));
        id
    }

    fn change(&mut self, id: RecordId, change: impl FnOnce(&mut History)) {
        let changed = self.0.get(id).expect("it was added").changed(change);
        self.0.put(changed);
    }

    fn linked(&mut self, kind: Kind, field: Field<RecordId>, to: RecordId) -> RecordId {
        self.add(kind, Content::default().with(field, to))
    }

    fn place(&mut self) -> RecordId {
        self.add(Kind::Place, Content::default())
    }

    #[track_caller]
    fn holds(&self, scope: Scope, expected: &[RecordId]) {
        let selection = Selection::of(Wish { scope, ..Wish::everything() }, &self.0);
        let found: Vec<_> = selection.records(&self.0).map(Record::id).collect();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected);
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn every_link_of_every_kind_is_followed_in_one_way_at_least() {
    let tables = [HANGS, BRINGS, SPEAKS_OF];
    for &kind in Kind::ALL {
        for def in kind.def().fields {
            let is_followed = tables
                .iter()
                .any(|it| it.iter().any(|(of, field)| *of == kind && field.name() == def.name));
            match def.shape {
                Shape::Link => assert!(is_followed, "{kind:?} {}", def.name),
                Shape::List(Shape::Link) => assert!(
                    // What somebody told apart has nothing to do with it.
                    [action::PLACES.name(), NOT_SAME_AS.name()].contains(&def.name)
                ),
                _ => assert!(!is_followed),
            }
        }
    }
}

#[test]
fn a_place_comes_with_what_was_joined_with_it() {
    let mut shelf = Shelf::default();
    let (sikas, los) = (shelf.place(), shelf.place());
    let double = shelf.linked(Kind::Place, SAME_AS, sikas);
    let visit = shelf.linked(Kind::Visit, visit::PLACE, double);
    shelf.linked(Kind::Visit, visit::PLACE, los);
    shelf.holds(Scope::Around(sikas), &[sikas, double, visit]);
}

#[test]
fn a_place_comes_with_the_marks_of_its_inventory_and_of_its_shops() {
    let mut shelf = Shelf::default();
    let (sikas, los) = (shelf.place(), shelf.place());
    let shop = shelf.linked(Kind::Provider, provider::PLACE, sikas);
    let whole = shelf.linked(Kind::Observation, observation::PLACE, sikas);
    let at_shop = shelf.linked(Kind::Observation, observation::PROVIDER, shop);
    let elsewhere = shelf.linked(Kind::Observation, observation::PLACE, los);
    shelf.change(elsewhere, |history| {
        let content = Content::default().with(observation::PLACE, los);
        history.write(&stamp(1), content.with(observation::DAY, day("2026-03-14")));
    });
    shelf.holds(Scope::Around(sikas), &[sikas, shop, whole, at_shop]);
    let march = Period { from: Some(day("2026-03-01")), to: Some(day("2026-03-31")) };
    shelf.holds(Scope::Period(march), &[los, elsewhere]);
}

#[test]
fn a_check_comes_with_the_rule_sets_that_it_looked_at() {
    let mut shelf = Shelf::default();
    let place = shelf.place();
    let rules = shelf.add(Kind::RuleSet, Content::default());
    shelf.add(Kind::RuleSet, Content::default());
    let looked_at = LookedAt {
        rule_set: Some(rules),
        title: "Regionens gränser".to_owned(),
        author: String::new(),
        written_on: None,
        outcome: Truth::Unknown,
    };
    let content = Content::default().with(check::PLACE, place);
    let check = shelf.add(Kind::Check, content.with(check::RULE_SETS, vec![looked_at]));
    shelf.holds(Scope::Around(place), &[place, check, rules]);
}

#[test]
fn a_place_comes_with_all_that_is_there_and_with_nothing_of_its_neighbours() {
    let mut shelf = Shelf::default();
    let (sikas, los) = (shelf.place(), shelf.place());
    let shop = shelf.linked(Kind::Provider, provider::PLACE, sikas);
    let visit = shelf.linked(Kind::Visit, visit::PROVIDER, shop);
    let followup = shelf.linked(Kind::Followup, followup::VISIT, visit);
    let check = shelf.linked(Kind::Check, check::PROVIDER, shop);
    let project = shelf.linked(Kind::Project, project::PLACE, sikas);
    let task = shelf.linked(Kind::TaskMoved, task_moved::PROJECT, project);
    let contact = shelf.linked(Kind::Contact, contact::PROVIDER, shop);
    let photo = shelf.linked(Kind::Photo, photo::OF, visit);
    let elsewhere = shelf.linked(Kind::Visit, visit::PLACE, los);
    shelf.linked(Kind::Followup, followup::VISIT, elsewhere);
    shelf.linked(Kind::Photo, photo::OF, elsewhere);
    let there = [sikas, shop, visit, followup, check, project, task, contact, photo];
    shelf.holds(Scope::Around(sikas), &there);
    // Deletions travel, and an erasure whatever it was.
    shelf.change(visit, |history| {
        history.delete(&stamp(1));
    });
    shelf.change(elsewhere, |history| {
        history.erase(&stamp(1));
    });
    shelf.holds(Scope::Around(sikas), &[&there[..], &[elsewhere]].concat());
}

#[test]
fn what_is_joined_with_a_record_goes_along_also_where_that_is_only_spoken_of() {
    let mut shelf = Shelf::default();
    let (stays, joined) = (shelf.place(), shelf.place());
    let visit = shelf.linked(Kind::Visit, visit::PLACE, joined);
    shelf.change(joined, |history| {
        history.write(&stamp(1), Content::default().with(SAME_AS, stays));
    });
    for chosen in [stays, joined, visit] {
        shelf.holds(Scope::Around(chosen), &[stays, joined, visit]);
    }
}

#[test]
fn a_plan_comes_with_its_actions_their_places_and_the_visits_they_came_from() {
    let mut shelf = Shelf::default();
    let old = shelf.add(Kind::Plan, Content::default());
    let plan = shelf.linked(Kind::Plan, plan::REPLACES, old);
    shelf.linked(Kind::Goal, goal::PLAN, old);
    let goal = shelf.linked(Kind::Goal, goal::PLAN, plan);
    let part = shelf.linked(Kind::Goal, goal::PARENT, goal);
    let (sikas, named) = (shelf.place(), shelf.linked(Kind::Place, place::PLAN, plan));
    let visit = shelf.linked(Kind::Visit, visit::PLACE, sikas);
    let of_visit = shelf.linked(Kind::Followup, followup::VISIT, visit);
    // Another visit there is nothing the plan came from.
    shelf.linked(Kind::Visit, visit::PLACE, sikas);
    let action = Content::default().with(action::GOAL, part).with(action::SOURCE_VISIT, visit);
    let action = shelf.add(Kind::Action, action.with(action::PLACES, vec![named]));
    let of_action = shelf.linked(Kind::Followup, followup::ACTION, action);
    let all = [old, plan, goal, part, sikas, named, visit, of_visit, action, of_action];
    shelf.holds(Scope::Around(plan), &all);
}

#[test]
fn a_visit_comes_with_its_follow_ups_and_alone_what_they_are_about() {
    let mut shelf = Shelf::default();
    let place = shelf.place();
    let visit = shelf.linked(Kind::Visit, visit::PLACE, place);
    shelf.linked(Kind::Visit, visit::PLACE, place);
    let plan = shelf.add(Kind::Plan, Content::default());
    let goal = shelf.linked(Kind::Goal, goal::PLAN, plan);
    let action = shelf.linked(Kind::Action, action::GOAL, goal);
    shelf.linked(Kind::Action, action::GOAL, goal);
    let promised = Content::default().with(followup::VISIT, visit).with(followup::ACTION, action);
    let followup = shelf.add(Kind::Followup, promised);
    shelf.holds(Scope::Around(visit), &[place, visit, plan, goal, action, followup]);
    shelf.holds(Scope::Around(followup), &[plan, goal, action, followup]);
}

#[test]
fn a_period_has_the_visits_and_follow_ups_of_its_days_both_ends_counted() {
    let mut shelf = Shelf::default();
    let place = shelf.place();
    let visit = |shelf: &mut Shelf, on| {
        let content = Content::default().with(visit::PLACE, place).with(visit::DAY, day(on));
        shelf.add(Kind::Visit, content)
    };
    let before = visit(&mut shelf, "2017-03-31");
    let (first, last) = (visit(&mut shelf, "2017-04-01"), visit(&mut shelf, "2017-04-30"));
    let later = shelf.linked(Kind::Followup, followup::VISIT, last);
    let due = Content::default().with(followup::VISIT, before);
    let due = shelf.add(Kind::Followup, due.with(followup::DUE, day("2017-04-15")));
    let april = Period { from: Some(day("2017-04-01")), to: Some(day("2017-04-30")) };
    shelf.holds(Scope::Period(april), &[place, first, last, later, due]);
}

#[test]
fn while_a_choice_is_open_a_record_belongs_to_all_that_it_may_come_to_be_about() {
    let mut shelf = Shelf::default();
    let (sikas, los) = (shelf.place(), shelf.place());
    let visit = shelf.add(Kind::Visit, Content::default());
    shelf.change(visit, |history| {
        let base: BTreeSet<_> = history.heads().into_iter().collect();
        for (writer, place) in [(1, sikas), (2, los)] {
            let content = Content::default().with(visit::PLACE, place);
            history.write_on(&stamp(writer), base.clone(), content);
        }
    });
    for place in [sikas, los] {
        shelf.holds(Scope::Around(place), &[sikas, los, visit]);
    }
}

#[test]
fn an_inner_note_stays_and_so_does_what_could_tell_of_it() {
    let mut shelf = Shelf::default();
    let mut visit = |sharing| {
        let content = Content::default().with(visit::SHARING, sharing);
        shelf.add(Kind::Visit, content)
    };
    let all = visit(Sharing::AllConcerned);
    let (own, mine) = (visit(Sharing::OwnOrganisation), visit(Sharing::OnlyMe));
    let unsaid = shelf.add(Kind::Visit, Content::default());
    let telling = shelf.linked(Kind::Followup, followup::VISIT, mine);
    let owner = |role: &str| Party { role: role.to_owned(), organisation: "Länsstyrelsen".into() };
    let promised = Content::default().with(followup::VISIT, mine);
    let promised = shelf.add(Kind::Followup, promised.with(followup::OWNER, owner("Handläggare")));
    let seen = shelf.linked(Kind::Photo, photo::OF, all);
    let showing = shelf.linked(Kind::Photo, photo::OF, mine);
    let unsaved = shelf.linked(Kind::Photo, photo::OF, RecordId::from_parts(9_999, [9; 10]));
    let of = |wish: &Wish| {
        let selection = Selection::of(wish.clone(), &shelf.0);
        shelf
            .0
            .all()
            .map(|it| (it.id(), selection.verdict(&shelf.0, it)))
            .collect::<BTreeMap<_, _>>()
    };
    let mut wish = Wish { own_organisation: "Regionen".to_owned(), ..Wish::default() };
    let verdicts = of(&wish);
    assert_eq!(verdicts[&all], Verdict::Goes);
    assert_eq!(verdicts[&unsaid], Verdict::Goes);
    assert_eq!((verdicts[&own], verdicts[&mine]), (Verdict::Inner, Verdict::Inner));
    assert_eq!((verdicts[&telling], verdicts[&promised]), (Verdict::OfInner, Verdict::OfInner));
    assert_eq!(verdicts[&seen], Verdict::Goes);
    let stay = (Verdict::PhotoOfInner, Verdict::PhotoOfInner);
    assert_eq!((verdicts[&showing], verdicts[&unsaved]), stay);

    wish.recipient = owner("");
    let verdicts = of(&wish);
    assert_eq!((verdicts[&telling], verdicts[&promised]), (Verdict::OfInner, Verdict::Goes));
    wish.recipient = owner("Chef");
    assert_eq!(of(&wish)[&promised], Verdict::OfInner);
    wish.recipient.organisation = " regionen".to_owned();
    assert_eq!((of(&wish)[&own], of(&wish)[&mine]), (Verdict::Goes, Verdict::Inner));
    wish.inner = true;
    assert!(of(&wish).values().all(|it| *it == Verdict::Goes));
}

#[test]
fn contacts_stay_unless_they_are_wanted_but_that_one_was_erased_is_told() {
    let mut shelf = Shelf::default();
    let contact = shelf.add(Kind::Contact, Content::default());
    let verdict = |shelf: &Shelf, contacts| {
        let selection = Selection::of(Wish { contacts, ..Wish::default() }, &shelf.0);
        selection.verdict(&shelf.0, shelf.0.get(contact).expect("it was added"))
    };
    assert_eq!(verdict(&shelf, false), Verdict::Contact);
    assert_eq!(verdict(&shelf, true), Verdict::Goes);
    shelf.change(contact, |history| {
        history.delete(&stamp(1));
    });
    assert_eq!(verdict(&shelf, false), Verdict::Contact);
    shelf.change(contact, |history| {
        history.erase(&stamp(1));
    });
    assert_eq!(verdict(&shelf, false), Verdict::Goes);
}

#[test]
fn of_two_open_answers_to_who_may_get_it_the_careful_one_holds() {
    let mut shelf = Shelf::default();
    let visit = shelf.add(Kind::Visit, Content::default());
    shelf.change(visit, |history| {
        let base: BTreeSet<_> = history.heads().into_iter().collect();
        for (writer, sharing) in [(1, Sharing::OnlyMe), (2, Sharing::AllConcerned)] {
            let content = Content::default().with(visit::SHARING, sharing);
            history.write_on(&stamp(writer), base.clone(), content);
        }
    });
    let newer = Content::default().with(Field::new(visit::SHARING.name()), "council".to_owned());
    shelf.add(Kind::Visit, newer);
    let selection = Selection::of(Wish::default(), &shelf.0);
    assert_eq!(selection.records(&shelf.0).count(), 0);
}

#[test]
fn a_picture_in_the_bin_goes_into_a_backup_only_and_an_erased_one_nowhere() {
    let mut shelf = Shelf::default();
    let place = shelf.place();
    let content = Content::default().with(photo::OF, place);
    let photo = shelf.add(Kind::Photo, content.with(photo::SHA256, "00".repeat(32)));
    let goes = |shelf: &Shelf| {
        [Wish::default(), Wish::everything()].map(|wish| {
            let record = shelf.0.get(photo).expect("it was added");
            Selection::of(wish, &shelf.0).takes_picture(record)
        })
    };
    assert_eq!(goes(&shelf), [true, true]);
    shelf.change(photo, |history| {
        history.delete(&stamp(1));
    });
    assert_eq!(goes(&shelf), [false, true]);
    shelf.change(photo, |history| {
        history.erase(&stamp(1));
    });
    assert_eq!(goes(&shelf), [false, false]);
}

#[test]
fn the_questions_of_a_meeting_go_and_stay_with_it() {
    let mut shelf = Shelf::default();
    let place = shelf.place();
    let meeting = shelf.linked(Kind::Visit, visit::PLACE, place);
    let inner = Content::default().with(visit::SHARING, Sharing::OnlyMe);
    let inner = shelf.add(Kind::Visit, inner.with(visit::PLACE, place));
    let asked = Content::default().with(question::PLACE, place);
    let open = shelf.add(Kind::Question, asked.clone().with(question::VISIT, meeting));
    let told = asked.clone().with(question::VISIT, meeting).with(question::SETTLED_AT, inner);
    let told = shelf.add(Kind::Question, told);
    let hidden = shelf.add(Kind::Question, asked.with(question::VISIT, inner));
    shelf.holds(Scope::Around(meeting), &[place, meeting, open, told]);
    let wish = Wish { scope: Scope::Around(place), ..Wish::default() };
    let selection = Selection::of(wish, &shelf.0);
    let verdict = |id| selection.verdict(&shelf.0, shelf.0.get(id).expect("it was added"));
    assert_eq!(verdict(open), Verdict::Goes);
    assert_eq!([told, hidden].map(verdict), [Verdict::OfInner; 2]);
}

#[test]
fn a_municipality_is_its_places_and_plans_with_all_that_hangs_on_them() {
    let mut shelf = Shelf::default();
    let named = |kind, name: &str, shelf: &mut Shelf| {
        shelf.add(kind, Content::default().with(place::MUNICIPALITY, name.to_owned()))
    };
    let los = named(Kind::Place, "Ljusdal", &mut shelf);
    let ramsjo = named(Kind::Place, " ljusdal", &mut shelf);
    let sikas = named(Kind::Place, "Strömsund", &mut shelf);
    let plan = named(Kind::Plan, "Ljusdal", &mut shelf);
    let service = shelf.linked(Kind::Agreement, agreement::PLACE, ramsjo);
    shelf.linked(Kind::Agreement, agreement::PLACE, sikas);
    let goal = shelf.linked(Kind::Goal, goal::PLAN, plan);
    shelf.holds(Scope::Municipality(los), &[los, ramsjo, plan, service, goal]);
    let nowhere = shelf.place();
    shelf.holds(Scope::Municipality(nowhere), &[nowhere]);
}

#[test]
fn a_tour_has_the_places_where_it_stops_and_stands_on_its_days() {
    let mut shelf = Shelf::default();
    let (los, ramsjo) = (shelf.place(), shelf.place());
    shelf.place();
    let stops = [los, ramsjo].map(|it| tour::Stop { place: Some(it), ..tour::Stop::default() });
    let days = Period { from: Some(day("2017-09-12")), to: Some(day("2017-09-14")) };
    let content = Content::default().with(tour::STOPS, stops.to_vec()).with(tour::PERIOD, days);
    let tour = shelf.add(Kind::Tour, content);
    shelf.holds(Scope::Around(tour), &[los, ramsjo, tour]);
    let from = |text| Scope::Period(Period { from: Some(day(text)), to: None });
    shelf.holds(from("2017-09-14"), &[los, ramsjo, tour]);
    shelf.holds(from("2017-09-15"), &[]);
}

#[test]
fn an_agreement_that_went_on_is_in_the_year_when_notice_is_to_be_given_again() {
    let mut shelf = Shelf::default();
    let until = Period { from: None, to: Some(day("2016-12-31")) };
    let content = Content::default()
        .with(agreement::PERIOD, until)
        .with(agreement::RENEWAL, agreement::Renewal::YearByYear)
        .with(agreement::NOTICE_DAY, day("2016-09-30"));
    let goes_on = shelf.add(Kind::Agreement, content);
    let tested = Content::default().with(agreement::LAST_TEST, day("2018-06-02"));
    let tested = shelf.add(Kind::Agreement, tested);
    let year = |from, to| Scope::Period(Period { from: Some(day(from)), to: Some(day(to)) });
    shelf.holds(year("2019-01-01", "2019-12-31"), &[goes_on, tested]);
    shelf.holds(year("2018-01-01", "2018-05-31"), &[]);
}
