//! The shop in Sikås, one question at a time.

use super::*;
use crate::domain::parts::Period;
use crate::domain::place;
use crate::domain::place::Position;
use crate::domain::provider;
use crate::domain::provider::ProviderKind;
use crate::domain::recorded_fact::Recorded;
use crate::domain::recorded_fact::Said;
use crate::domain::rule::fact::FactSource;
use crate::present::sample::Sample;
use crate::present::sample::on;
use crate::present::sample::swedish;

const TODAY: &str = "2026-11-21";

struct Story {
    sample: Sample,
    shop: RecordId,
    check: RecordId,
    skipped: Vec<FactKind>,
    reach: Reach,
}

impl Story {
    fn of(year: &str) -> Self {
        let mut sample = Sample::default();
        let shop = Content::default()
            .with(provider::NAME, "Sikås lanthandel".to_owned())
            .with(provider::KINDS, vec![ProviderKind::Groceries]);
        let shop = sample.add(Kind::Provider, shop);
        let time = Period {
            from: Some(on(&format!("{year}-01-01"))),
            to: Some(on(&format!("{year}-12-31"))),
        };
        let check = Content::default()
            .with(check::PROVIDER, shop)
            .with(check::FORM, Form::SarskiltDriftstod)
            .with(check::SUPPORT_TIME, time)
            .with(check::ASSESSED_ON, on(TODAY));
        let check = sample.add(Kind::Check, check);
        Self { sample, shop, check, skipped: Vec::new(), reach: Reach::Deciding }
    }

    fn stands(&self) -> CheckWalk {
        let walk = check_walk(&self.sample.book, self.check, on(TODAY), self.reach, &self.skipped);
        walk.expect("the check is there").expect("its rules can be read")
    }

    fn asks(&self, kind: FactKind) -> Asking {
        let asking = asking(&self.sample.book, self.check, kind, on(TODAY), self.reach);
        asking.expect("the check is there").expect("its rules can be read")
    }

    fn is_told(&mut self, kind: FactKind, recorded: Recorded) {
        self.write(self.check, |content| content.with(field(kind), recorded));
    }

    fn write(&mut self, id: RecordId, change: impl FnOnce(Content) -> Content) {
        let content = self.sample.book.get(id).expect("it was added").content().clone();
        let content = change(content);
        self.sample.change(id, |history| {
            history.write(&crate::present::sample::stamp(1), content);
        });
    }
}

fn says(said: Said) -> Recorded {
    Recorded { said: Some(said), ..Recorded::default() }
}

fn amount(number: i64) -> Recorded {
    Recorded { number: Some(number), ..Recorded::default() }
}

/// An answer that fits the question and lets the shop have its support.
fn answer(kind: FactKind) -> Recorded {
    match kind {
        FactKind::RoadToNearest | FactKind::RoadToDiverse => amount(21_000),
        FactKind::GroceryTurnover | FactKind::TotalTurnover => amount(6_100_000),
        FactKind::OpeningHours => amount(45 * 60),
        FactKind::Articles => amount(1_200),
        _ => says(Said::Yes),
    }
}

#[test]
fn every_question_is_asked_once_and_the_number_left_goes_down_to_none() {
    let mut story = Story::of("2026");
    let mut asked = Vec::new();
    let mut left = story.stands().deciding.len();
    assert!(5 < left, "{left}");
    while let Some(kind) = story.stands().next {
        assert!(!asked.contains(&kind), "{kind:?} twice");
        asked.push(kind);
        story.is_told(kind, answer(kind));
        assert!(story.stands().deciding.len() <= left, "{kind:?}");
        left = story.stands().deciding.len();
    }
    let end = story.stands();
    assert_eq!((end.deciding.len(), end.outcome), (0, Outcome::Met));
    assert_eq!(ending(&end), words::DECIDED);
    assert_eq!(end.preliminary, crate::text::verdict::PRELIMINARY, "nobody has decided anything");
    let guidance = end.rest;
    assert!(0 < guidance, "guidance is left, and decides nothing");
    story.reach = Reach::Form;
    assert!(story.stands().next.is_some());
}

#[test]
fn the_walk_ends_when_one_answer_has_decided_and_a_ferry_has_been_asked_for() {
    let mut story = Story::of("2017");
    story.is_told(FactKind::RoadToNearest, amount(7_000));
    story.is_told(FactKind::NearestHasDiverseRange, says(Said::Yes));
    story.is_told(FactKind::ArchipelagoWithoutFixedLink, says(Said::No));
    let asked = story.stands();
    assert_eq!((asked.outcome, asked.deciding.len()), (Outcome::NotMet, 0));
    assert_eq!(asked.next, Some(FactKind::FerryOnTheWay), "no law says how it counts");
    assert_eq!(story.asks(FactKind::FerryOnTheWay).why, [words::FERRY.into()]);
    story.is_told(FactKind::FerryOnTheWay, says(Said::No));
    let end = story.stands();
    assert_eq!(end.next, None);
    assert!(0 < end.rest && 0 < end.other_forms, "one can go on");
    story.reach = Reach::AllForms;
    let other = story.stands().next.expect("servicebidrag has no kilometres");
    let why = story.asks(other).why;
    assert!(swedish(&why[0]).starts_with("Avgör i "), "{}", swedish(&why[0]));
}

#[test]
fn what_is_skipped_is_told_and_asked_last_and_what_nobody_knows_is_not_asked_again() {
    let mut story = Story::of("2026");
    let first = story.stands().next.expect("a question");
    story.skipped.push(first);
    let second = story.stands().next.expect("more questions");
    assert_ne!(second, first);
    story.is_told(second, says(Said::CannotBeKnown));
    let stands = story.stands();
    assert!(![Some(first), Some(second)].contains(&stands.next));
    let kinds = |them: &[Question]| them.iter().map(|it| it.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&stands.skipped), [first]);
    assert_eq!(kinds(&stands.cannot_be_known), [second]);
    while let Some(kind) = story.stands().next {
        story.is_told(kind, answer(kind));
    }
    let end = story.stands();
    assert_eq!((end.outcome, ending(&end)), (Outcome::Unknown, words::DONE_OPEN));
    assert_eq!(kinds(&end.skipped), [first]);
}

#[test]
fn a_question_says_what_it_decides_by_which_paragraph_and_what_stands_there_now() {
    let mut story = Story::of("2017");
    let why = |story: &Story| swedish(&story.asks(FactKind::RoadToNearest).why[0]);
    let decides = "Avgör: Avstånd till en annan butik, mer än 15 km.";
    assert!(why(&story).starts_with(decides), "{}", why(&story));
    assert!(why(&story).contains('§'), "{}", why(&story));
    let recorded = Recorded {
        source: Some(FactSource::Odometer.token().to_owned()),
        day: Some(on("2017-04-15")),
        ..amount(7_000)
    };
    story.is_told(FactKind::RoadToNearest, recorded);
    let now = story.asks(FactKind::RoadToNearest).now.expect("it is answered");
    assert_eq!(swedish(&now), "Svaret nu: 7 km (bilens vägmätare, 15 april 2017)");
    let known = &story.stands().known[0];
    assert_eq!(known.asked_by, FactKind::RoadToNearest);
    assert_eq!(known.age, Some(words::OLD), "nine years before the check");
}

#[test]
fn a_fact_of_the_last_year_is_not_called_old_and_one_without_a_day_is_told_of() {
    let mut story = Story::of("2026");
    let age = |story: &Story| story.stands().known[0].age;
    for (day, expected) in [
        (Some("2025-11-21"), None),
        (Some("2025-11-20"), Some(words::OLD)),
        (None, Some(words::NO_DAY)),
    ] {
        story.is_told(FactKind::OpenAllYear, Recorded { day: day.map(on), ..says(Said::Yes) });
        assert_eq!(age(&story), expected, "{day:?}");
    }
}

#[test]
fn what_is_known_of_the_shop_can_be_taken_along_with_its_day() {
    let mut story = Story::of("2026");
    let known = Recorded { day: Some(on("2017-04-15")), ..says(Said::Yes) };
    story.write(story.shop, |content| {
        content
            .with(field(FactKind::FixedPremises), known)
            .with(field(FactKind::SupportSought), amount(1))
    });
    assert_eq!(story.stands().from_shop, 1, "what was sought is asked anew");
    let changes = take_from_shop(&story.sample.book, story.check);
    let [Change { id, edit: Edit::Set { field: name, value: Some(value) }, .. }] = &changes[..]
    else {
        panic!("{changes:?}")
    };
    assert_eq!((*id, *name), (story.check, field(FactKind::FixedPremises).name()));
    let value = value.clone();
    story.write(story.check, |mut content| {
        content.set(field(FactKind::FixedPremises).name(), Some(value));
        content
    });
    let stands = story.stands();
    assert_eq!(stands.from_shop, 0);
    assert!(swedish(&stands.known[0].line.origin).contains("15 april 2017"));
}

#[test]
fn the_book_s_own_shops_are_offered_with_what_the_straight_line_is_enough_to_show() {
    let mut story = Story::of("2026");
    let mut village = |latitude| {
        let at = Position::at(latitude, 15_210_000);
        story.sample.add(Kind::Place, Content::default().with(place::POSITION, at))
    };
    let (here, near, far) = (village(63_600_000), village(63_620_000), village(63_750_000));
    story.write(story.shop, |content| content.with(provider::PLACE, here));
    let mut shop = |name: &str, place| {
        let content = Content::default()
            .with(provider::NAME, name.to_owned())
            .with(provider::PLACE, place)
            .with(provider::KINDS, vec![ProviderKind::Groceries]);
        story.sample.add(Kind::Provider, content)
    };
    shop("Kiosken", near);
    let handlarn = shop("Handlarn", far);
    let asking = story.asks(FactKind::RoadToNearest);
    let told: Vec<_> = asking
        .alternatives
        .iter()
        .map(|it| (swedish(&it.name), swedish(&it.line), it.proves.as_ref().map(swedish)))
        .collect();
    assert_eq!(told[0].0, "Kiosken");
    assert_eq!(told[0].1, swedish(&words::LINE_NEAR.into()));
    assert_eq!(told[0].2, None);
    assert!(told[1].1.starts_with("minst 12,"), "{}", told[1].1);
    assert_eq!(told[1].2.as_deref(), Some("Det räcker för att visa mer än 10 km."));
    assert_eq!(asking.without_position, None);
    // Once chosen and saved, the line decides the distance without any road.
    let chosen = Recorded { compared: Some(handlarn), ..Recorded::default() };
    let content = story.sample.book.get(story.check).unwrap().content().clone();
    let content = content.with(field(FactKind::RoadToNearest), chosen);
    let changes = vec![Change::new_record(story.check, Kind::Check, content)];
    let changes = crate::present::compared::settle(&story.sample.book, changes, on(TODAY));
    let Edit::Write { content, .. } = &changes[0].edit else { panic!("the check") };
    let content = content.clone();
    story.write(story.check, |_| content);
    let stands = story.stands();
    let line = stands.known.iter().find(|it| it.line.kind == FactKind::LineToNearest).unwrap();
    assert!(swedish(&line.line.value).starts_with("minst 12,"));
    assert_eq!(line.asked_by, FactKind::RoadToNearest);
    assert_ne!(stands.next, Some(FactKind::RoadToNearest), "more than 10 km is shown");
}

#[test]
fn without_a_position_it_is_said_whose_is_lacking() {
    let story = Story::of("2026");
    let asking = story.asks(FactKind::RoadToNearest);
    assert_eq!(asking.without_position, Some((Kind::Provider, story.shop)));
    assert!(asking.alternatives.is_empty());
    assert_eq!(story.asks(FactKind::OpenAllYear).asks_which, None);
}

#[test]
fn the_last_source_is_taken_for_the_next_answer_only_where_it_can_tell() {
    let last = [FactSource::Odometer, FactSource::Assumed, FactSource::Owner];
    let begin = |kind| source_to_begin_with(kind, &last);
    assert_eq!(begin(FactKind::RoadToDiverse), Some(FactSource::Odometer));
    assert_eq!(begin(FactKind::OpenAllYear), Some(FactSource::Owner));
    assert_eq!(source_to_begin_with(FactKind::OpenAllYear, &[]), None);
}

#[test]
fn a_check_without_form_or_time_says_what_is_missing() {
    let mut story = Story::of("2026");
    story.write(story.check, |mut content| {
        content.set("form", None);
        content
    });
    let walk = check_walk(&story.sample.book, story.check, on(TODAY), Reach::Deciding, &[]);
    let problem = walk.expect("it is there").expect_err("no rules to read");
    assert!(swedish(&problem).starts_with("Stödformen saknas"));
    assert!(!has_deciding_question(&story.sample.book, story.check, on(TODAY)));
}

/// The same story is walked through in a browser.
#[test]
fn the_questions_about_sikas_come_in_this_order() {
    assert_eq!(Story::of("2026").stands().next, Some(FactKind::RoadToNearest));
    let mut story = Story::of("2017");
    story.skipped.push(FactKind::RoadToNearest);
    let told = [
        (FactKind::ArchipelagoWithoutFixedLink, says(Said::No)),
        (FactKind::DiverseRange, says(Said::Yes)),
        (FactKind::FixedPremises, says(Said::Yes)),
        (FactKind::OpenAllYear, says(Said::Yes)),
        (FactKind::GroceryTurnover, amount(6_100_000)),
        (FactKind::MunicipalPlan, says(Said::Yes)),
        (FactKind::NearestHasDiverseRange, says(Said::Yes)),
        (FactKind::AreaSparse, says(Said::CannotBeKnown)),
    ];
    for (kind, recorded) in told {
        assert_eq!(story.stands().next, Some(kind));
        story.is_told(kind, recorded);
    }
    assert_eq!(story.stands().next, None);
    story.skipped.clear();
    assert_eq!(story.stands().next, Some(FactKind::RoadToNearest));
    story.is_told(FactKind::RoadToNearest, amount(7_000));
    assert_eq!(story.stands().next, Some(FactKind::FerryOnTheWay));
    assert_eq!(story.stands().outcome, Outcome::NotMet);
}
