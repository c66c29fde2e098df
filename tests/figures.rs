//! Walks every table of law: sorted, whole, sourced, plausible, and never surer than its source.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use chrono::Days;
use chrono::NaiveDate;
use faltbok::domain::law::ALL_RULE_SETS;
use faltbok::domain::law::authority::ALL_DECIDERS;
use faltbok::domain::law::authority::County;
use faltbok::domain::law::authority::decider;
use faltbok::domain::rule::Form;
use faltbok::domain::rule::GuidanceKind;
use faltbok::domain::rule::Operator;
use faltbok::domain::rule::Period;
use faltbok::domain::rule::RuleSet;
use faltbok::domain::rule::Test;
use faltbok::domain::rule::assess::Change;
use faltbok::domain::rule::assess::assess;
use faltbok::domain::rule::fact::Answer;
use faltbok::domain::rule::fact::Fact;
use faltbok::domain::rule::fact::FactKind;
use faltbok::domain::rule::fact::FactSource;
use faltbok::domain::rule::fact::FactValue;
use faltbok::domain::rule::fact::Facts;
use faltbok::domain::rule::fact::Shape;
use faltbok::domain::rule::quantity::Unit;
use faltbok::domain::rule::source::Certainty;
use faltbok::domain::rule::source::Source;
use faltbok::domain::truth::Truth;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day in the calendar")
}

fn by_form() -> BTreeMap<Form, Vec<&'static RuleSet>> {
    let mut forms: BTreeMap<Form, Vec<_>> = BTreeMap::new();
    for set in ALL_RULE_SETS {
        forms.entry(set.form).or_default().push(set);
    }
    forms
}

/// Each period begins the day after the one before it ended.
fn assert_unbroken(name: &str, periods: &[Period]) {
    for pair in periods.windows(2) {
        let next = pair[0].last.map(|last| last + Days::new(1));
        assert_eq!(next, Some(pair[1].first), "{name}: a gap or an overlap");
    }
    for period in periods {
        assert!(
            period.last.is_none_or(|last| period.first <= last),
            "{name}: ends before it begins"
        );
    }
}

fn tests(set: &RuleSet) -> impl Iterator<Item = &Test> {
    let ways = set.criteria.iter().flat_map(|criterion| criterion.ways.iter());
    let guidance = set.guidance.iter().flat_map(|item| item.when.iter().chain([&item.test]));
    ways.map(|way| &way.test).chain(guidance)
}

#[test]
fn every_form_has_rules() {
    let forms: Vec<_> = by_form().into_keys().collect();
    assert_eq!(forms, Form::ALL);
    for form in Form::ALL {
        assert_eq!(Form::from_token(form.token()), Some(form));
    }
}

#[test]
fn versions_follow_each_other_without_gap_or_overlap() {
    for (form, sets) in by_form() {
        let support_time: Vec<_> = sets.iter().map(|set| set.support_time).collect();
        assert_unbroken(&format!("{form:?}, support time"), &support_time);
        let in_force: Vec<_> = sets.iter().map(|set| set.in_force).collect();
        assert_unbroken(&format!("{form:?}, in force"), &in_force);
    }
}

#[test]
fn names_are_not_used_twice() {
    let mut sets = BTreeSet::new();
    for set in ALL_RULE_SETS {
        assert!(sets.insert(&set.id), "{} is there twice", set.id);
        let ways = set.criteria.iter().flat_map(|criterion| criterion.ways.iter());
        let ids = ways
            .map(|way| &way.id)
            .chain(set.guidance.iter().map(|item| &item.id))
            .chain(set.ceilings.iter().map(|item| &item.id));
        let mut seen = BTreeSet::new();
        for id in ids {
            assert!(seen.insert(id), "{id} is there twice in {}", set.id);
        }
        let mut subjects = BTreeSet::new();
        for criterion in set.criteria.iter() {
            let main = criterion.ways.first().map(|way| &way.id);
            assert_eq!(main, Some(&criterion.id), "the main way has its criterion's name");
            assert!(subjects.insert(criterion.subject), "{} has a subject twice", set.id);
        }
    }
}

fn assert_sourced(name: &str, source: &Source) {
    let cites = ["SFS", "§", "Lagen", "vägledning"];
    assert!(cites.iter().any(|it| source.citation.contains(it)), "{name}: {}", source.citation);
    for url in [Some(&source.url), source.also.as_ref()].into_iter().flatten() {
        let host = url.split_once("://").map(|(_, rest)| rest);
        assert!(
            url.starts_with("http") && host.is_some_and(|it| it.contains('.')),
            "{name}: {url}"
        );
        assert!(!url.contains(char::is_whitespace), "{name}: {url}");
    }
    assert!(day(2026, 11, 1) <= source.checked_on, "{name}: checked before the tables existed");
    let two = source.also.as_ref().is_some_and(|also| *also != source.url);
    assert!(source.certainty != Certainty::TwoAuthorities || two, "{name}: says two, names one");
}

#[test]
fn every_figure_says_where_it_was_read_when_and_how_sure_it_is() {
    let mut seen = 0;
    for set in ALL_RULE_SETS {
        for (name, source) in set.sources() {
            assert_sourced(name, source);
            seen += 1;
        }
    }
    for row in &ALL_DECIDERS {
        assert_sourced(row.form.token(), &row.source);
        seen += 1;
    }
    assert!(seen > 60, "only {seen} sources were walked");
}

#[test]
fn what_is_known_to_be_unsure_is_marked_so() {
    let mut unsure = BTreeSet::new();
    for set in ALL_RULE_SETS {
        let sources = set.sources().filter(|(_, source)| source.certainty == Certainty::Unsure);
        unsure.extend(sources.map(|(name, _)| format!("{} {name}", set.id)));
    }
    let unsure: Vec<_> = unsure.iter().map(String::as_str).collect();
    let expected = [
        "SD-1 SD-1",
        "SD-1 SD-1.dist",
        "SD-1 SD-1.max",
        "SD-1 SD-1.turn",
        "SD-3 SD-3",
        "SD-3 SD-3.max.2026",
        "SD-3 SD-g.art",
        "SD-3 SD-g.h1",
        "SD-3 SD-g.h2",
        "SD-3 SD-g.small",
    ];
    assert_eq!(unsure, expected, "a figure became sure, or unsure: change this list with it");
}

#[test]
fn a_limit_has_the_unit_of_the_fact_and_is_of_its_size() {
    for set in ALL_RULE_SETS {
        for test in tests(set) {
            match test {
                Test::Yes(kind) => assert_eq!(kind.shape(), Shape::YesNo, "{}", set.id),
                Test::Compare { fact, limit, .. } => {
                    assert_eq!(fact.shape(), Shape::Amount(limit.unit()), "{}", set.id);
                    let plausible = match limit.unit() {
                        Unit::Metres => 1_000..=100_000,
                        Unit::Kronor => 100_000..=100_000_000,
                        Unit::MinutesPerWeek => 60..=168 * 60,
                        Unit::Articles => 100..=10_000,
                    };
                    assert!(plausible.contains(&limit.number()), "{}: {limit:?}", set.id);
                }
            }
        }
    }
}

#[test]
fn a_ceiling_is_known_for_every_day_of_support_time_that_has_one() {
    for set in ALL_RULE_SETS {
        let periods: Vec<_> = set.ceilings.iter().map(|it| it.support_time).collect();
        assert_unbroken(&set.id, &periods);
        assert_eq!(periods.first().map(|it| it.first), Some(set.support_time.first));
        assert_eq!(periods.last().map(|it| it.last), Some(set.support_time.last));
        for ceiling in set.ceilings.iter() {
            assert!((50_000..=1_000_000).contains(&ceiling.amount.0), "{}", ceiling.id);
        }
    }
}

#[test]
fn the_ceiling_follows_the_support_time() {
    let on = |id: usize, day| {
        let found: Vec<_> = ALL_RULE_SETS[id].ceilings_on(day).map(|it| it.amount.0).collect();
        found
    };
    assert_eq!(on(1, day(2024, 12, 31)), [300_000]);
    assert_eq!(on(2, day(2025, 1, 1)), [350_000]);
    let of_2026: Vec<_> = ALL_RULE_SETS[2].ceilings_on(day(2026, 1, 1)).collect();
    assert_eq!(of_2026.len(), 1);
    assert_eq!(of_2026[0].rival.map(|it| it.0), Some(370_000));
    assert!(!of_2026[0].source.certainty.decides());
}

#[test]
fn somebody_decides_in_every_county_from_the_first_day() {
    for (form, sets) in by_form() {
        let first = sets[0].support_time.first;
        assert_eq!(decider(form, County::Jamtland, first - Days::new(1)), None);
        let changes = ALL_DECIDERS.iter().flat_map(|row| [Some(row.time.first), row.time.last]);
        for on in changes.flatten().chain([day(2030, 1, 1)]) {
            for county in County::ALL {
                assert!(decider(form, county, on).is_some(), "{form:?} {county:?} {on}");
                let naming = ALL_DECIDERS.iter().filter(|row| {
                    row.form == form && row.time.covers(on) && row.counties.contains(&county)
                });
                assert!(naming.count() <= 1, "two deciders: {form:?} {county:?} {on}");
            }
        }
    }
}

/// Facts that answer everything: all for the outlet, or all against it.
fn everything(favourable: bool) -> Facts {
    let mut facts = Facts::default();
    for kind in FactKind::ALL {
        let against = [FactKind::GroceryTurnover, FactKind::TotalTurnover];
        let large = favourable != against.contains(&kind);
        let number = match kind.shape() {
            Shape::YesNo => u64::from(favourable),
            Shape::Amount(_) => {
                if large {
                    90_000_000
                } else {
                    10
                }
            }
        };
        let value = FactValue::from_number(kind, number).expect("a number that fits");
        let source = FactSource::Other;
        let fact = Fact { value, source, on: None, detail: String::new() };
        facts.set(kind, Answer::Known(fact)).expect("the unit of the fact");
    }
    facts
}

fn made_unsure(set: &RuleSet) -> RuleSet {
    let mut unsure = set.clone();
    for criterion in unsure.criteria.to_mut() {
        for way in criterion.ways.to_mut() {
            way.source.certainty = Certainty::Unsure;
        }
    }
    for item in unsure.guidance.to_mut() {
        item.source.certainty = Certainty::Unsure;
    }
    unsure
}

#[test]
fn an_unsure_figure_never_decides() {
    for set in ALL_RULE_SETS {
        for favourable in [true, false] {
            let facts = everything(favourable);
            let sure = assess(set, &facts);
            assert_eq!(sure.overall == Truth::Met, favourable, "{}", set.id);
            let unsure = assess(&made_unsure(set), &facts);
            assert_eq!(unsure.overall, Truth::Unknown, "{}", set.id);
            for criterion in &unsure.criteria {
                assert_eq!(criterion.truth, Truth::Unknown, "{}", criterion.id);
                for way in &criterion.ways {
                    assert!(way.changes.contains(&Change::LawIsUnsure), "{}", way.id);
                }
            }
            for item in &unsure.guidance {
                assert_eq!(item.outcome.truth, Truth::Unknown, "{}", item.outcome.id);
            }
        }
    }
}

#[test]
fn the_law_asks_for_more_than_the_kilometres_and_at_most_the_kronor() {
    for (set, metres) in ALL_RULE_SETS.into_iter().zip([15_000, 10_000, 10_000]) {
        let limits: Vec<_> = set
            .criteria
            .iter()
            .flat_map(|criterion| criterion.ways.iter())
            .filter_map(|way| match way.test {
                Test::Compare { operator, limit, .. } => Some((operator, limit.number())),
                Test::Yes(_) => None,
            })
            .collect();
        let expected = [(Operator::MoreThan, metres), (Operator::AtMost, 11_000_000)];
        assert_eq!(limits, expected, "{}", set.id);
    }
}

#[test]
fn guidance_covers_shops_of_every_size() {
    for set in ALL_RULE_SETS {
        let hours = set.guidance.iter().filter(|item| item.kind == GuidanceKind::Hours);
        assert_eq!(hours.count(), 2, "{}", set.id);
        for kronor in [0, 1_999_999, 2_000_000, 11_000_000] {
            let mut facts = Facts::default();
            let value = FactValue::from_number(FactKind::GroceryTurnover, kronor).unwrap();
            let source = FactSource::Accounts;
            let fact = Fact { value, source, on: None, detail: String::new() };
            facts.set(FactKind::GroceryTurnover, Answer::Known(fact)).unwrap();
            let assessment = assess(set, &facts);
            let concerned = assessment
                .guidance
                .iter()
                .filter(|item| item.kind == GuidanceKind::Hours && item.concerns == Truth::Met);
            assert_eq!(concerned.count(), 1, "{} at {kronor}", set.id);
        }
    }
}

#[test]
fn a_rule_set_from_a_file_has_the_same_shape() {
    let mut own = ALL_RULE_SETS[1].clone();
    own.id = Cow::Owned("own-1".to_owned());
    own.county = Some(County::Dalarna);
    assert_eq!(assess(&own, &everything(true)).rule_set, "own-1");
}
