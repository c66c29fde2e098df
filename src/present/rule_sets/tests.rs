//! What the list and the pages of rule sets say.

use super::*;
use crate::domain::rule::file::RulesFile;
use crate::present::sample::on;
use crate::present::sample::swedish;

fn file(rule_sets: Vec<RuleSet>) -> RulesFile {
    RulesFile {
        title: "Regionens gränser".to_owned(),
        author: "Serviceutvecklare, Regionen".to_owned(),
        written_on: on("2026-11-20"),
        county: Some(County::Dalarna),
        rule_sets,
    }
}

#[test]
fn every_version_of_the_law_is_listed_by_its_form_oldest_first_and_leads_to_its_page() {
    let today = on("2026-11-21");
    let forms = law(today);
    assert_eq!(forms.len(), Form::ALL.len());
    let names: Vec<&str> =
        forms.iter().flat_map(|(_, lines)| lines.iter().map(|line| &*line.name)).collect();
    assert_eq!(names.len(), law::ALL_RULE_SETS.len());
    assert!(names.windows(3).any(|it| it == ["SD-1", "SD-2", "SD-3"]), "{names:?}");
    for name in names {
        let view = brought(name, today).expect("what is listed has a page");
        assert_eq!(view.issuer, words::IS_LAW.into());
        assert!(!view.criteria.is_empty() || !view.ceilings.is_empty(), "{name}");
    }
    assert_eq!(brought("SD-99", today), None);
}

#[test]
fn a_rule_set_s_page_says_what_is_asked_with_limits_ways_and_source() {
    let view = brought("SD-2", on("2026-11-21")).expect("it is there");
    let distance = view.criteria.iter().find(|it| it.title == rule_words::subject(SUBJECT));
    let distance = distance.expect("it asks for a distance");
    assert!(1 < distance.ways.len(), "the archipelago is a way of its own");
    assert!(swedish(&distance.ways[0].limit).starts_with("mer än "));
    assert!(distance.ways[0].source.url.starts_with("https://"));
    assert!(distance.notes.iter().any(|note| {
        [words::WAIVER_YES, words::WAIVER_NO, words::WAIVER_UNSURE].contains(note)
    }));
    assert!(view.ceilings.iter().all(|it| swedish(&it.amount).contains("ögst")));
}

const SUBJECT: crate::domain::rule::Subject = crate::domain::rule::Subject::Distance;

#[test]
fn what_was_checked_more_than_a_year_ago_is_said_to_be_old() {
    let old = |today| law(on(today)).iter().flat_map(|(_, it)| it.clone()).any(|it| it.is_old);
    assert!(!old("2026-11-21"));
    assert!(old("2028-01-01"));
    assert!(brought("SD-3", on("2028-01-01")).expect("it is there").is_old.is_some());
}

#[test]
fn a_region_s_rules_say_that_they_need_confirming() {
    let regions = regions(on("2026-11-21"));
    assert_eq!(regions.iter().map(|(_, it)| it.len()).sum::<usize>(), regional::ALL.len());
    for (region, lines) in regions {
        assert!(lines.iter().all(|line| line.is_unsure), "{region}");
        let view = brought(&lines[0].name, on("2026-11-21")).expect("it has a page");
        assert!(swedish(&view.issuer).contains("bredvid lagen"));
    }
}

#[test]
fn a_file_says_whose_it_is_and_that_it_is_no_law() {
    let mut rules = regional::ALL[0].clone();
    let issuer =
        Issuer::File { author: "Serviceutvecklare, Regionen".into(), written_on: on("2026-11-20") };
    rules.issuer = issuer;
    let view = file_view(&file(vec![rules]), on("2026-11-21"));
    assert_eq!(swedish(&view.byline), "Skrivet av Serviceutvecklare, Regionen, 20 november 2026");
    assert_eq!(view.county, Some("Region Dalarna"));
    assert!(swedish(&view.rule_sets[0].issuer).ends_with("Inte lag."));
    assert_eq!(swedish(&byline("", None)), "Det står inte vem som har skrivit det");
}

#[test]
fn what_another_file_of_the_same_name_changes_is_told_line_by_line() {
    let old = file(vec![regional::ALL[0].clone()]);
    assert_eq!(differences(&old, &old), []);
    let mut changed = old.clone();
    changed.author = "Landsbygdsutvecklare, Regionen".to_owned();
    let rules = &mut changed.rule_sets[0];
    let removed = rules.criteria.to_mut().remove(0);
    rules.criteria.to_mut()[0].ways.to_mut()[0].test =
        Test::Yes(crate::domain::rule::fact::FactKind::OpenAllYear);
    let told: Vec<String> = differences(&old, &changed).iter().map(swedish).collect();
    assert!(told[0].starts_with("Skrivet av Landsbygdsutvecklare"), "{told:?}");
    assert!(told.iter().any(|it| it.contains(". Förut: ")), "{told:?}");
    let gone = swedish(&rule_words::subject(removed.subject).into());
    assert!(told.iter().any(|it| it.starts_with(&format!("Borta: {gone}"))), "{told:?}");
    assert_eq!(told.len(), 3, "{told:?}");
    let back = differences(&changed, &old);
    assert!(back.iter().any(|it| swedish(it).starts_with(&format!("Nytt: {gone}"))));
    let other = file(vec![regional::ALL[1].clone()]);
    let told: Vec<String> = differences(&old, &other).iter().map(swedish).collect();
    assert!(told[0].starts_with("Nytt: ") && told[1].starts_with("Borta: "), "{told:?}");
}
