//! What a person reads after a support check.

use super::*;
use crate::domain::rule::fact::Answer;
use crate::domain::rule::fact::FactSource;
use crate::domain::rule::fact::FactValue;
use crate::domain::rule::quantity::MinutesPerWeek;
use crate::text::Language;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn facts(given: &[(FactKind, u64, FactSource)]) -> Facts {
    let mut facts = Facts::default();
    for &(kind, number, source) in given {
        let value = FactValue::from_number(kind, number).unwrap();
        let on = Some(day(2017, 4, 15));
        let fact = Fact { value, source, on, detail: String::new() };
        facts.set(kind, Answer::Known(fact)).unwrap();
    }
    facts
}

/// What was known in the shop in Sikås.
fn sikas() -> Facts {
    facts(&[
        (FactKind::RoadToNearest, 7_000, FactSource::Odometer),
        (FactKind::NearestHasDiverseRange, 1, FactSource::Assumed),
        (FactKind::ArchipelagoWithoutFixedLink, 0, FactSource::Seen),
        (FactKind::PlanPriority, 1, FactSource::Plan),
    ])
}

fn check(year: i32, facts: &Facts) -> Verdict {
    verdict(
        Form::SarskiltDriftstod,
        Outlet {
            support_time: SupportTime::year(year).unwrap(),
            assessed_on: day(year, 4, 15),
            today: day(2026, 11, 21),
            county: Some(County::Jamtland),
            facts,
        },
    )
    .unwrap()
}

fn sv(phrase: &Phrase) -> String {
    phrase.to(Language::Swedish).replace('\u{a0}', " ")
}

fn row<'a>(verdict: &'a Verdict, id: &str) -> &'a CriterionRow {
    verdict.criteria.iter().find(|row| row.id == id).unwrap()
}

#[test]
fn sikas_in_2017_is_too_near_and_the_rest_is_unclear() {
    let shown = check(2017, &sikas());
    assert_eq!(shown.overall, Outcome::NotMet);
    assert_eq!(
        sv(&shown.headline),
        "Huvudregeln är inte uppfylld. Om särskilda skäl kan prövas är inte klarlagt."
    );
    assert_eq!(sv(&shown.summary), "Uppfyllda villkor: 0. Inte uppfyllda: 1. Oklara: 6.");
    assert_eq!(sv(&shown.authority), "Region Jämtland Härjedalen beslutar");
    let distance = row(&shown, "SD-1.dist");
    assert_eq!(distance.outcome, Outcome::NotMet);
    assert_eq!(sv(&distance.ways[0].limit), "mer än 15 km");
    assert_eq!(sv(&distance.ways[0].facts[0].value), "7 km");
    assert_eq!(sv(&distance.ways[0].facts[0].origin), "bilens vägmätare, 15 april 2017");
    assert!(distance.ways[0].source.citation.contains("21 a §"));
    assert!(distance.ways[0].source.url.starts_with("https://"));
    let changes: Vec<_> = distance.changes.iter().map(sv).collect();
    assert_eq!(
        changes,
        [
            "Det skulle behöva vara mer än 15 km.",
            "Det skulle krävas: i ett skärgårdsområde utan fast landförbindelse.",
            "Om särskilda skäl kunde prövas vid den här tiden är inte klarlagt. Fråga den som beslutar.",
        ]
    );
    for id in ["SD-1.range", "SD-1.year", "SD-1.turn"] {
        assert_eq!(row(&shown, id).outcome, Outcome::Unknown, "{id}");
        assert!(!row(&shown, id).missing.is_empty(), "{id}");
    }
}

#[test]
fn sikas_is_too_near_under_todays_rules_too() {
    let shown = check(2017, &sikas());
    let versions: Vec<_> = shown
        .versions
        .iter()
        .filter_map(|it| {
            let distance = it.distance.as_ref()?;
            Some((it.rule_set.as_str(), sv(&distance.limit), distance.outcome))
        })
        .collect();
    assert_eq!(
        versions,
        [
            ("SD-1", "mer än 15 km".to_owned(), Outcome::NotMet),
            ("SD-3", "mer än 10 km".to_owned(), Outcome::NotMet),
        ]
    );
    assert_eq!(
        sv(&check(2026, &sikas()).headline),
        "Huvudregeln är inte uppfylld. Särskilda skäl kan prövas."
    );
}

#[test]
fn plan_and_distance_stand_side_by_side_and_other_ways_are_shown() {
    let shown = check(2017, &sikas());
    let tension = shown.tension.unwrap();
    assert!(tension.prioritised);
    assert_eq!(tension.distance, Outcome::NotMet);
    assert_eq!(tension.explanation, text::TENSION_DILEMMA);
    assert_eq!(sv(&tension.distance_facts[0].value), "7 km");
    let ways: Vec<_> =
        shown.other_ways.iter().map(|way| (way.title.to(Language::Swedish), way.outcome)).collect();
    assert_eq!(
        ways,
        [
            ("Avtal om servicepunkt", None),
            ("Hemsändning av dagligvaror", None),
            ("Rådgivning", None),
            ("Servicebidrag", Some(Outcome::Unknown)),
            ("Stöd till investering", Some(Outcome::Unknown)),
            ("Investeringsstöd i landsbygdsprogrammet", Some(Outcome::Unknown)),
            ("Investeringslån", Some(Outcome::Unknown)),
        ]
    );
    assert_eq!(shown.preliminary.to(Language::Swedish), "Förhandsbedömning, inte ett beslut");
}

#[test]
fn what_is_not_met_says_whether_special_reasons_may_be_argued_and_where_it_stands() {
    let of = |year| check(year, &sikas()).waivers;
    let [then] = &of(2017)[..] else { panic!("one criterion is not met") };
    assert_eq!(then.title.to(Language::Swedish), "Avstånd till en annan butik");
    assert!(sv(&then.text).starts_with("Om särskilda skäl kunde prövas"), "{}", sv(&then.text));
    let [now] = &of(2026)[..] else { panic!("one criterion is not met") };
    assert!(then.may_be_argued && now.may_be_argued);
    let seasonal = facts(&[(FactKind::OpenAllYear, 0, FactSource::Seen)]);
    assert!(!check(2026, &seasonal).waivers[0].may_be_argued);
    assert!(sv(&now.text).starts_with("Den som beslutar kan bortse"), "{}", sv(&now.text));
    assert!(now.source.citation.contains("21 §"), "{}", now.source.citation);
}

#[test]
fn every_version_says_when_it_is_in_force_and_for_which_support_time() {
    let told: Vec<_> = check(2018, &sikas())
        .versions
        .iter()
        .map(|it| (it.rule_set.clone(), sv(&it.in_force), sv(&it.support_time)))
        .collect();
    let [second, ..] = &told[..] else { panic!("{told:?}") };
    assert_eq!(second.0, "SD-2");
    assert_eq!(second.1, "19 april 2018 – 31 december 2024");
    assert_eq!(second.2, "2018–2024");
}

#[test]
fn rules_that_nobody_has_checked_for_a_year_are_told_of_apart() {
    let facts = Facts::default();
    let on = |today| {
        let asked = Outlet {
            support_time: SupportTime::year(2026).unwrap(),
            assessed_on: day(2026, 11, 21),
            today,
            county: None,
            facts: &facts,
        };
        verdict(Form::SarskiltDriftstod, asked).unwrap()
    };
    assert_eq!(on(day(2026, 11, 21)).checked_long_ago, None);
    let later = on(day(2028, 1, 1));
    assert!(sv(&later.checked_long_ago.unwrap()).contains("1 november 2026"));
}

#[test]
fn forms_without_a_distance_in_law_are_shown_with_their_versions_too() {
    let facts = Facts::default();
    let asked = Outlet {
        support_time: SupportTime::year(2023).unwrap(),
        assessed_on: day(2023, 4, 15),
        today: day(2026, 11, 21),
        county: None,
        facts: &facts,
    };
    let versions = verdict(Form::Servicebidrag, asked).unwrap().versions;
    let named: Vec<_> = versions.iter().map(|it| it.rule_set.as_str()).collect();
    assert_eq!(named, ["SB-2", "SB-3"]);
    assert_eq!(versions[0].distance, None);
}

#[test]
fn nothing_is_said_about_the_plan_before_it_is_known() {
    assert_eq!(check(2019, &Facts::default()).tension, None);
}

#[test]
fn an_empty_check_says_how_much_is_missing_and_what_to_ask_first() {
    let shown = check(2019, &Facts::default());
    assert_eq!(shown.overall, Outcome::Unknown);
    assert_eq!(sv(&shown.headline), "Oklart: 9 uppgifter saknas");
    let next = shown.next_question.unwrap();
    assert_eq!(next.kind, FactKind::RoadToNearest);
    let asked = next.text.to(Language::Swedish);
    assert_eq!(asked, "Hur långt är det att köra till närmaste andra butik med dagligvaror?");
    let english = shown.headline.to(Language::English);
    assert_eq!(english, "Unclear: 9 facts are missing");
}

#[test]
fn not_asked_and_cannot_be_known_read_differently() {
    let mut facts = Facts::default();
    let needs = sv(&row(&check(2019, &facts), "SD-2.range").changes[0]);
    assert_eq!(needs, "Uppgift saknas: mångsidigt utbud av dagligvaror.");
    facts.set(FactKind::DiverseRange, Answer::CannotBeKnown).unwrap();
    let shown = check(2019, &facts);
    assert_eq!(row(&shown, "SD-2.range").outcome, Outcome::Unknown);
    assert_eq!(row(&shown, "SD-2.range").missing, []);
    let cannot = sv(&row(&shown, "SD-2.range").changes[0]);
    assert!(cannot.starts_with("Går inte att få fram"), "{cannot}");
}

fn all_met() -> Facts {
    facts(&[
        (FactKind::ArchipelagoWithoutFixedLink, 1, FactSource::Seen),
        (FactKind::DiverseRange, 1, FactSource::Seen),
        (FactKind::FixedPremises, 1, FactSource::Seen),
        (FactKind::OpenAllYear, 1, FactSource::Owner),
        (FactKind::GroceryTurnover, 1_600_000, FactSource::Accounts),
        (FactKind::OpeningHours, 22 * 60 + 30, FactSource::Owner),
        (FactKind::MunicipalPlan, 1, FactSource::Plan),
        (FactKind::AreaSparse, 1, FactSource::Region),
    ])
}

#[test]
fn an_island_meets_the_distance_in_another_way() {
    let shown = check(2019, &all_met());
    assert_eq!(shown.overall, Outcome::Met);
    assert_eq!(sv(&shown.headline), "Huvudregeln är uppfylld");
    assert_eq!(row(&shown, "SD-2.dist").outcome, Outcome::MetByAlternative);
    assert_eq!(row(&shown, "SD-2.dist").changes, []);
    assert_eq!(shown.other_ways, []);
}

#[test]
fn from_2025_what_the_region_has_left_is_said_apart() {
    let shown = check(2026, &all_met());
    assert_eq!(shown.overall, Outcome::Unknown);
    assert_eq!(
        sv(&shown.headline),
        "Villkoren för butiken är uppfyllda. Den som beslutar har sin del kvar."
    );
}

#[test]
fn guidance_that_does_not_concern_a_small_shop_is_left_out() {
    let shown = check(2019, &all_met());
    let hours: Vec<_> =
        shown.guidance.iter().filter(|it| it.title == text::GUIDANCE_HOURS).collect();
    assert_eq!(hours.len(), 1);
    assert_eq!(hours[0].outcome, Outcome::Met);
    assert_eq!(sv(&hours[0].limit), "minst 20 timmar i veckan");
    assert_eq!(sv(&hours[0].facts[0].value), "22 timmar 30 minuter i veckan");
}

#[test]
fn the_ceiling_of_2026_says_that_sources_differ() {
    let shown = check(2026, &Facts::default());
    assert_eq!(sv(&shown.ceilings[0].amount), "Högst 350 000 kr per år och butik");
    let rival = shown.ceilings[0].rival.as_ref().map(sv).unwrap();
    assert_eq!(rival, "En annan källa anger 370 000 kr. Fråga regionen.");
    assert_eq!(check(2019, &Facts::default()).ceilings[0].rival, None);
}

#[test]
fn a_support_time_without_one_version_is_told_in_words() {
    let asked = |first, last| {
        verdict(
            Form::SarskiltDriftstod,
            Outlet {
                support_time: SupportTime::new(first, last).unwrap(),
                assessed_on: last,
                today: last,
                county: None,
                facts: &Facts::default(),
            },
        )
    };
    let refusal = asked(day(2015, 1, 1), day(2015, 12, 31)).unwrap_err();
    assert!(sv(&refusal).contains("1 april 2016"), "{}", sv(&refusal));
    let refusal = asked(day(2017, 7, 1), day(2018, 6, 30)).unwrap_err();
    assert!(sv(&refusal).contains("1 januari 2018"), "{}", sv(&refusal));
    let nobody = asked(day(2019, 1, 1), day(2019, 12, 31)).unwrap().authority;
    assert_eq!(sv(&nobody), "Ange kommun för att se vem som beslutar");
}

#[test]
fn an_end_that_is_not_confirmed_is_told_as_such() {
    let told = |form, year| {
        let facts = Facts::default();
        let support_time = SupportTime::year(year).unwrap();
        let (assessed_on, today) = (support_time.first(), day(2026, 11, 21));
        let county = Some(County::Jamtland);
        let asked = Outlet { support_time, assessed_on, today, county, facts: &facts };
        sv(&verdict(form, asked).unwrap_err())
    };
    // One county board's page says 2023, the others 2022.
    assert!(told(Form::Programstod, 2023).contains("inte bekräftad"));
    assert!(!told(Form::Drivmedelsstod, 2024).contains("inte bekräftad"));
}

#[test]
fn the_window_of_2018_is_told() {
    let facts = facts(&[
        (FactKind::RoadToNearest, 12_300, FactSource::MapService),
        (FactKind::NearestHasDiverseRange, 1, FactSource::Seen),
    ]);
    let shown = check(2018, &facts);
    let notices: Vec<_> = shown.notices.iter().map(sv).collect();
    assert_eq!(
        notices,
        [
            "Reglerna för stödtiden började gälla 19 april 2018. På bedömningsdagen gällde de inte ännu.",
            "Reglerna som gällde på bedömningsdagen ger ett annat utfall.",
        ]
    );
    let versions: Vec<_> = shown.versions.iter().map(|it| it.rule_set.as_str()).collect();
    assert_eq!(versions, ["SD-2", "SD-1", "SD-3"]);
    assert_eq!(sv(&row(&shown, "SD-2.dist").ways[0].facts[0].value), "12,3 km");
}

#[test]
fn every_fact_has_a_label_a_question_and_help_of_its_own() {
    for language in Language::ALL {
        let mut seen = std::collections::BTreeSet::new();
        for kind in FactKind::ALL {
            let words =
                [words::fact_label(kind), words::fact_question(kind), words::fact_help(kind)];
            for message in words {
                assert!(seen.insert(message.to(language)), "{}", message.to(language));
            }
            assert!(words[1].to(language).ends_with('?'), "{kind:?}");
        }
    }
}

#[test]
fn a_straight_line_is_shown_as_at_least() {
    let metres = FactValue::from_number(FactKind::LineToNearest, 10_400).unwrap();
    let shown = words::fact_value(FactKind::LineToNearest, metres);
    assert_eq!(sv(&shown), "minst 10,4 km");
    let hours = words::amount(Quantity::MinutesPerWeek(MinutesPerWeek(40 * 60)));
    assert_eq!(sv(&hours), "40 timmar i veckan");
}

#[test]
fn everything_that_a_rule_asks_has_words_of_its_own() {
    use crate::domain::law::ALL_RULE_SETS;
    use crate::domain::law::regional;
    use crate::domain::rule::Test;
    let mut labels = std::collections::BTreeSet::new();
    for kind in FactKind::ALL {
        assert_ne!(words::fact_label(kind), text::NEED_OTHER, "{kind:?}");
        assert!(labels.insert(words::fact_label(kind)), "{kind:?} has another's label");
    }
    for set in ALL_RULE_SETS.into_iter().chain(&regional::ALL) {
        let ways = set.criteria.iter().flat_map(|criterion| criterion.ways.iter());
        let guidance = set.guidance.iter().map(|item| &item.test);
        for test in ways.map(|way| &way.test).chain(guidance) {
            if let Test::Yes(kind) = test {
                assert_ne!(words::limit(test), text::NEED_OTHER.into(), "{}: {kind:?}", set.id);
            }
        }
    }
}

#[test]
fn every_form_is_told_in_words() {
    let facts = facts(&[
        (FactKind::SupportSought, 150_000, FactSource::Owner),
        (FactKind::OperatingSupportSameYear, 220_000, FactSource::Region),
    ]);
    let shown = verdict(
        Form::Servicebidrag,
        Outlet {
            support_time: SupportTime::year(2025).unwrap(),
            assessed_on: day(2025, 3, 1),
            today: day(2026, 11, 21),
            county: Some(County::Jamtland),
            facts: &facts,
        },
    )
    .unwrap();
    assert_eq!(shown.form.to(Language::Swedish), "Servicebidrag");
    assert_eq!(sv(&shown.authority), "Region Jämtland Härjedalen beslutar");
    let together = &shown.ceilings[1];
    assert_eq!(
        sv(&together.amount),
        "Högst 350 000 kr tillsammans med särskilt driftstöd samma år"
    );
    assert_eq!(together.room.as_ref().map(sv).as_deref(), Some("Kvar att söka: 130 000 kr"));
    assert_eq!(together.fits, Some(law_text::DOES_NOT_FIT));
    assert_eq!(shown.ceilings[0].fits, Some(law_text::FITS));
    assert_eq!(shown.ceilings[0].room, None);
}
