//! What the page of a check tells, and the shop in Sikås for other tests.

use super::*;
use crate::domain::parts::Period;
use crate::domain::plan;
use crate::domain::plan::PlanStatus;
use crate::domain::provider;
use crate::domain::recorded_fact::Recorded;
use crate::domain::recorded_fact::Said;
use crate::domain::recorded_fact::field;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::form::Form;
use crate::present::sample::Sample;
use crate::present::sample::on;
use crate::present::sample::swedish;

/// Support for 2017: 7 km to Hammerdal, prioritised in the plan, nothing more known.
pub fn sikas(sample: &mut Sample, assessed_on: &str) -> RecordId {
    let plan = Content::default()
        .with(plan::TITLE, "Serviceplan Strömsund".to_owned())
        .with(plan::STATUS, PlanStatus::Adopted);
    let plan = sample.add(Kind::Plan, plan);
    let place = Content::default()
        .with(place::NAME, "Sikås".to_owned())
        .with(place::MUNICIPALITY, "Strömsund".to_owned())
        .with(place::PLAN, plan);
    let place = sample.add(Kind::Place, place);
    let shop = Content::default()
        .with(provider::NAME, "Butiken i Sikås".to_owned())
        .with(provider::PLACE, place);
    let shop = sample.add(Kind::Provider, shop);
    let content = known()
        .with(check::PROVIDER, shop)
        .with(check::PLACE, place)
        .with(check::ASSESSED_ON, on(assessed_on));
    sample.add(Kind::Check, content)
}

/// The facts of that check, and the time it is about.
pub fn known() -> Content {
    let said = |said| Recorded {
        said: Some(said),
        source: Some("seen".to_owned()),
        day: Some(on("2017-04-20")),
        ..Recorded::default()
    };
    let road = Recorded {
        number: Some(7_000),
        source: Some("odometer".to_owned()),
        day: Some(on("2017-04-20")),
        detail: "Till butiken i Hammerdal".to_owned(),
        ..Recorded::default()
    };
    let year = Period { from: Some(on("2017-01-01")), to: Some(on("2017-12-31")) };
    Content::default()
        .with(check::FORM, Form::SarskiltDriftstod)
        .with(check::SUPPORT_TIME, year)
        .with(field(FactKind::RoadToNearest), road)
        .with(field(FactKind::NearestHasDiverseRange), said(Said::Yes))
        .with(field(FactKind::ArchipelagoWithoutFixedLink), said(Said::No))
        .with(field(FactKind::PlanPriority), said(Said::Yes))
}

const TODAY: &str = "2026-11-21";

fn page(sample: &Sample, id: RecordId) -> CheckPage {
    check_page(&sample.book, id, on(TODAY)).unwrap()
}

fn all(phrases: &[Phrase]) -> Vec<String> {
    phrases.iter().map(swedish).collect()
}

#[test]
fn sikas_in_2017_is_told_with_its_reason_its_plan_and_who_decides() {
    let mut sample = Sample::default();
    let check = sikas(&mut sample, "2017-04-21");
    let page = page(&sample, check);
    assert_eq!(swedish(&page.title), "Särskilt driftstöd, Butiken i Sikås");
    assert_eq!(swedish(page.support_time.as_ref().unwrap()), "stödtid 2017");
    assert_eq!(swedish(page.assessed_on.as_ref().unwrap()), "bedömd 21 april 2017");
    assert_eq!(page.support_time_note, None);
    let (plan, validity) = page.plan.unwrap();
    assert_eq!(swedish(&plan.title), "Serviceplan Strömsund");
    assert_eq!(validity.holds(), Some(true));
    let found = page.result.unwrap();
    assert_eq!(found.verdict.overall, Outcome::NotMet);
    assert_eq!(swedish(&found.verdict.authority), "Region Jämtland Härjedalen beslutar");
    assert_eq!(all(&found.reasons), ["Avstånd till en annan butik: 7 km. Kravet är mer än 15 km."]);
}

#[test]
fn todays_rules_are_told_by_how_they_differ() {
    let mut sample = Sample::default();
    let check = sikas(&mut sample, "2017-04-21");
    let found = page(&sample, check).result.unwrap();
    let [(today, lines)] = &found.others[..] else { panic!("{:?}", found.others) };
    let distance = today.distance.as_ref().unwrap();
    assert_eq!(swedish(&distance.limit), "mer än 10 km");
    assert_eq!(distance.outcome, Outcome::NotMet);
    assert_eq!(
        all(lines),
        [
            "Avstånd till en annan butik: mer än 10 km i stället för mer än 15 km.",
            "Kommunens synpunkter är inhämtade: ett villkor som reglerna för stödtiden inte har.",
            "Kommunen har planerat varuförsörjningen: inget villkor här.",
            "Huvudregeln får samma utfall.",
        ]
    );
}

#[test]
fn a_shop_between_the_two_limits_is_told_that_today_is_otherwise() {
    let mut sample = Sample::default();
    let road = Recorded { number: Some(12_000), ..Recorded::default() };
    let content = known().with(recorded_fact::field(FactKind::RoadToNearest), road);
    let check = sample.add(Kind::Check, content);
    let found = page(&sample, check).result.unwrap();
    let lines = all(&found.others.last().unwrap().1);
    assert!(
        lines.contains(
            &"Avstånd till en annan butik: ”Uppfyllt” i stället för ”Inte uppfyllt”.".to_owned()
        ),
        "{lines:?}"
    );
    assert!(lines.contains(&"Huvudregeln får ett annat utfall: ”Oklart”.".to_owned()), "{lines:?}");
}

#[test]
fn what_decides_which_rules_to_read_is_asked_for_when_it_is_missing() {
    let mut sample = Sample::default();
    let mut problem = |content: Content| {
        let check = sample.add(Kind::Check, content);
        swedish(&page(&sample, check).result.unwrap_err())
    };
    assert!(problem(Content::default()).starts_with("Stödformen saknas"));
    let form = Content::default().with(check::FORM, Form::SarskiltDriftstod);
    assert!(problem(form).starts_with("Stödtiden saknas"));
    let backwards = Period { from: Some(on("2017-12-31")), to: Some(on("2017-01-01")) };
    let backwards = known().with(check::SUPPORT_TIME, backwards);
    assert!(problem(backwards).starts_with("Stödtiden slutar innan den börjar"));
    let before = Period { from: Some(on("2012-01-01")), to: Some(on("2012-12-31")) };
    let before = known().with(check::SUPPORT_TIME, before);
    assert!(problem(before).starts_with("Stödet infördes 1 april 2016"));
}

#[test]
fn a_support_time_without_an_end_is_counted_to_the_end_of_its_year() {
    let mut sample = Sample::default();
    let open = Period { from: Some(on("2017-07-01")), to: None };
    let check = sample.add(Kind::Check, known().with(check::SUPPORT_TIME, open));
    let page = page(&sample, check);
    assert_eq!(
        swedish(page.support_time_note.as_ref().unwrap()),
        "Stödtidens slut är inte skrivet. Kontrollen räknar till 31 december 2017."
    );
    assert_eq!(page.result.unwrap().verdict.overall, Outcome::NotMet);
}

#[test]
fn facts_that_are_old_on_the_day_of_assessment_are_said_to_be_so() {
    let mut sample = Sample::default();
    let old_facts = |sample: &Sample, id| page(sample, id).result.unwrap().old_facts;
    let fresh = sikas(&mut sample, "2017-04-21");
    assert_eq!(old_facts(&sample, fresh), []);
    let later = sikas(&mut sample, "2019-04-21");
    let lines = old_facts(&sample, later);
    let told: Vec<_> =
        lines.iter().map(|it| (swedish(&it.label.into()), swedish(&it.origin))).collect();
    assert_eq!(
        told[0],
        ("vägavstånd till närmaste butik".to_owned(), "bilens vägmätare, 20 april 2017".to_owned())
    );
    // What only stands beside the criteria makes nobody go back to the shop.
    assert!(lines.iter().all(|it| it.kind != FactKind::PlanPriority));
}

#[test]
fn the_page_tells_who_saved_it_what_is_known_and_what_is_missing() {
    let mut sample = Sample::default();
    let check = sikas(&mut sample, "2017-04-21");
    let page = page(&sample, check);
    assert_eq!(page.municipality, "Strömsund");
    assert!(swedish(&page.saved.unwrap()).starts_with("Servicesamordnare"));
    let found = page.result.unwrap();
    assert_eq!(found.facts.len(), 4);
    let missing: Vec<_> = found.missing.iter().map(|it| swedish(&(*it).into())).collect();
    assert!(missing.contains(&"omsättning av dagligvaror".to_owned()), "{missing:?}");
    assert_eq!(page.again.unwrap().year, "2026");
}

#[test]
fn a_region_s_own_rules_stand_beside_the_verdict_and_change_nothing_in_it() {
    let mut sample = Sample::default();
    let place = Content::default()
        .with(place::NAME, "Särna".to_owned())
        .with(place::MUNICIPALITY, "Älvdalen".to_owned());
    let place = sample.add(Kind::Place, place);
    let year = Period { from: Some(on("2023-01-01")), to: Some(on("2023-12-31")) };
    let content = known()
        .with(check::FORM, Form::Servicebidrag)
        .with(check::SUPPORT_TIME, year)
        .with(check::PLACE, place);
    let check = sample.add(Kind::Check, content);
    let found = page(&sample, check).result.unwrap();
    let [own] = &found.beside_the_law[..] else { panic!("{:?}", found.beside_the_law) };
    assert_eq!(swedish(&own.author), "Region Dalarna");
    assert_eq!(own.overall, Outcome::NotMet);
    assert_eq!(found.verdict.overall, Outcome::Unknown);
}

#[test]
fn a_check_that_is_deleted_or_something_else_has_no_page() {
    let mut sample = Sample::default();
    let check = sikas(&mut sample, "2017-04-21");
    let place = sample.place("Bräcke");
    sample.delete(check);
    assert_eq!(check_page(&sample.book, check, on(TODAY)), None);
    assert_eq!(check_page(&sample.book, place, on(TODAY)), None);
}

#[test]
fn a_fact_with_two_answers_is_unknown_until_somebody_has_chosen() {
    let mut sample = Sample::default();
    let check = sikas(&mut sample, "2017-04-21");
    let road = field(FactKind::RoadToNearest);
    let content = sample.book.get(check).unwrap().content().clone();
    let with = |metres| {
        let said = content.get(road).unwrap();
        content.clone().with(road, Recorded { number: Some(metres), ..said })
    };
    let (near, far) = (with(6_000), with(18_000));
    sample.edit_apart(check, far, near);
    let found = page(&sample, check).result.unwrap();
    assert_eq!(found.verdict.overall, Outcome::Unknown);
    let told = swedish(&found.verdict.notices[0]);
    assert!(told.contains("vägavstånd till närmaste butik"), "{told}");
    let record = sample.book.get(check).unwrap();
    assert_eq!(outcome(record, on(TODAY)).unwrap().0, Outcome::Unknown);
    let year = |year| Period { from: NaiveDate::from_ymd_opt(year, 1, 1), to: None };
    let (one, other) =
        [2018, 2019].map(|it| content.clone().with(check::SUPPORT_TIME, year(it))).into();
    let apart = sample.add(Kind::Check, content.clone());
    sample.edit_apart(apart, one, other);
    let told = swedish(&page(&sample, apart).result.unwrap().verdict.notices[0]);
    assert!(told.starts_with("Stödformen eller tiderna"), "{told}");
    let value = content.value(road.name()).cloned();
    sample.change(check, |history| {
        history.choose(&crate::present::sample::stamp(1), road.name(), value);
    });
    assert_eq!(page(&sample, check).result.unwrap().verdict.overall, Outcome::NotMet);
}

#[test]
fn a_region_s_own_rules_wait_until_they_are_switched_on_and_it_is_said_that_there_are_some() {
    let mut sample = Sample::default();
    let place = Content::default().with(place::MUNICIPALITY, "Mora".to_owned());
    let place = sample.add(Kind::Place, place);
    let year = Period { from: Some(on("2023-01-01")), to: Some(on("2023-12-31")) };
    let check = Content::default()
        .with(check::PLACE, place)
        .with(check::FORM, Form::Servicebidrag)
        .with(check::SUPPORT_TIME, year)
        .with(check::ASSESSED_ON, on("2023-04-21"));
    let check = sample.add(Kind::Check, check);
    let shown = page(&sample, check);
    let found = shown.result.as_ref().unwrap();
    assert_eq!((found.beside_the_law.len(), found.regional_left_out), (1, false));
    let without = shown.without_regional_rules().result.unwrap();
    assert_eq!((without.beside_the_law.len(), without.regional_left_out), (0, true));
    let sikas = sikas(&mut sample, "2017-04-21");
    let elsewhere = page(&sample, sikas).without_regional_rules().result.unwrap();
    assert!(!elsewhere.regional_left_out, "there is nothing to switch on");
}
