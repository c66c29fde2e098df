//! Walks every table of law: sorted, whole, sourced, plausible, and never surer than its source.

#[path = "../xtask/src/unsure.rs"]
mod unsure;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::Days;
use chrono::NaiveDate;
use faltbok::domain::law::ALL_RULE_SETS;
use faltbok::domain::law::authority::ALL_DECIDERS;
use faltbok::domain::law::authority::County;
use faltbok::domain::law::authority::decider;
use faltbok::domain::law::regional;
use faltbok::domain::rule::Earlier;
use faltbok::domain::rule::GuidanceKind;
use faltbok::domain::rule::Issuer;
use faltbok::domain::rule::Operator;
use faltbok::domain::rule::Period;
use faltbok::domain::rule::RuleSet;
use faltbok::domain::rule::Test;
use faltbok::domain::rule::assess::Change;
use faltbok::domain::rule::assess::assess;
use faltbok::domain::rule::ceiling::Ceiling;
use faltbok::domain::rule::ceiling::Holds;
use faltbok::domain::rule::ceiling::Most;
use faltbok::domain::rule::fact::Answer;
use faltbok::domain::rule::fact::Fact;
use faltbok::domain::rule::fact::FactKind;
use faltbok::domain::rule::fact::FactSource;
use faltbok::domain::rule::fact::FactValue;
use faltbok::domain::rule::fact::Facts;
use faltbok::domain::rule::fact::Shape;
use faltbok::domain::rule::form::Form;
use faltbok::domain::rule::quantity::Unit;
use faltbok::domain::rule::source::Certainty;
use faltbok::domain::rule::source::Source;
use faltbok::domain::truth::Truth;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day in the calendar")
}

/// The law's and the regions'.
fn every_rule_set() -> impl Iterator<Item = &'static RuleSet> {
    ALL_RULE_SETS.into_iter().chain(&regional::ALL)
}

fn of_form(form: Form) -> Vec<&'static RuleSet> {
    by_form().remove(&form).expect("every form has rules")
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
        assert_eq!(Form::from_token(form.token()), Some(*form));
    }
}

#[test]
fn versions_follow_each_other_without_gap_or_overlap() {
    for (form, sets) in by_form() {
        let support_time: Vec<_> = sets.iter().map(|set| set.support_time).collect();
        assert_unbroken(&format!("{form:?}, support time"), &support_time);
        let in_force: Vec<_> = sets.iter().map(|set| set.in_force).collect();
        assert_unbroken(&format!("{form:?}, in force"), &in_force);
        for (at, set) in sets.iter().enumerate() {
            assert_eq!(set.earlier == Earlier::Version, 0 < at, "{}", set.id);
            assert_eq!(set.issuer, Issuer::Law, "{}", set.id);
        }
    }
}

/// Ways of the same criterion that are for different times follow each other,
/// and reach over all of the rule set's support time.
#[test]
fn a_criterion_has_a_figure_for_every_day() {
    for set in every_rule_set() {
        for criterion in set.criteria.iter() {
            let times: Vec<_> = criterion.ways.iter().filter_map(|way| way.support_time).collect();
            if times.is_empty() {
                continue;
            }
            assert_eq!(times.len(), criterion.ways.len(), "{}", criterion.id);
            assert_unbroken(&criterion.id, &times);
            assert_eq!(times.first().map(|it| it.first), Some(set.support_time.first));
            assert_eq!(times.last().map(|it| it.last), Some(set.support_time.last));
        }
    }
}

#[test]
fn names_are_not_used_twice() {
    let mut sets = BTreeSet::new();
    for set in every_rule_set() {
        assert!(sets.insert(&set.id), "{} is there twice", set.id);
        let ways = set.criteria.iter().flat_map(|criterion| criterion.ways.iter());
        let ids = ways
            .map(|way| &way.id)
            .chain(set.guidance.iter().map(|item| &item.id))
            .chain(set.all_ceilings().map(|item| &item.id));
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
    let cites = ["SFS", "§", "Lagen", "ägledning"];
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
    for set in every_rule_set() {
        for (name, source) in set.sources() {
            assert_sourced(name, source);
            seen += 1;
        }
    }
    for row in &ALL_DECIDERS {
        assert_sourced("who decides", &row.source);
        seen += 1;
    }
    assert!(seen > 200, "only {seen} sources were walked");
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
        "FU-1 DM-1.gap",
        "FU-1 DM-3.2024",
        "FU-1 DM-3.later",
        "FU-1 FU-1",
        "HB-2 HB-2.cap.early",
        "HB-2 HB-2.floor.2019",
        "HB-2 HB-2.floor.2020",
        "HB-2 HB-2.floor.2024",
        "HB-3 HB-3",
        "HB-3 HB-3.floor.later",
        "INV-A DM-1.gap",
        "INV-A DM-3.2024",
        "INV-A DM-3.later",
        "INV-A INV-A",
        "INV-B INV-B",
        "INV-C DM-1.gap",
        "INV-C DM-3.2024",
        "INV-C DM-3.later",
        "INV-C INV-C",
        "LAN DM-1.gap",
        "LAN DM-3.2024",
        "LAN DM-3.later",
        "LAN LAN",
        "SB-1 SB-1.max",
        "SB-1 SB-1.yrs",
        "SB-1 SB-g.plan",
        "SB-2 DM-1.gap",
        "SB-2 DM-3.2024",
        "SB-2 DM-3.later",
        "SB-2 SB-2",
        "SB-2 SB-2.yrs",
        "SB-3 DM-1.gap",
        "SB-3 DM-3.2024",
        "SB-3 DM-3.later",
        "SB-3 SB-3",
        "SB-3 SB-g.plan",
        "SD-1 DM-2.gap",
        "SD-1 DM-4.2024",
        "SD-1 DM-4.later",
        "SD-1 SD-1",
        "SD-1 SD-1.dist",
        "SD-1 SD-1.max",
        "SD-1 SD-1.turn",
        "SD-2 DM-2.gap",
        "SD-2 DM-4.2024",
        "SD-2 DM-4.later",
        "SD-2 SD-2",
        "SD-3 DM-2.gap",
        "SD-3 DM-4.2024",
        "SD-3 DM-4.later",
        "SD-3 SD-3",
        "SD-3 SD-3.comb.2026",
        "SD-3 SD-3.max.2026",
        "SD-3 SD-g.art",
        "SD-3 SD-g.fresh",
        "SD-3 SD-g.h1",
        "SD-3 SD-g.h2",
        "SD-3 SD-g.small",
    ];
    assert_eq!(unsure, expected, "a figure became sure, or unsure: change this list with it");
}

#[test]
fn a_limit_has_the_unit_of_the_fact_and_is_of_its_size() {
    for set in every_rule_set() {
        for test in tests(set) {
            match test {
                Test::Yes(kind) => assert_eq!(kind.shape(), Shape::YesNo, "{}", set.id),
                Test::Compare { fact, limit, .. } => {
                    assert_eq!(fact.shape(), Shape::Amount(limit.unit()), "{}", set.id);
                    let plausible = match limit.unit() {
                        Unit::Metres => 1_000..=100_000,
                        Unit::Kronor => 20_000..=100_000_000,
                        Unit::MinutesPerWeek => 60..=168 * 60,
                        Unit::Articles | Unit::People => 100..=10_000,
                        Unit::Years => 1..=10,
                        Unit::Times | Unit::EuroCents | Unit::KronorPerEuro => {
                            panic!("{}: nothing is compared with {limit:?}", set.id)
                        }
                    };
                    assert!(plausible.contains(&limit.number()), "{}: {limit:?}", set.id);
                }
            }
        }
    }
}

/// What kind of ceiling it is, and whom it concerns: those of one follow each other.
fn series(ceiling: &Ceiling) -> String {
    let kind = match ceiling.most {
        Most::AYear(_) => "a year",
        Most::Once(_) => "once",
        Most::WithOther { .. } => "with another form",
        Most::Share { .. } => "share",
        Most::EachTime { .. } => "each time",
        Most::SmallAid { .. } => "small aid",
        Most::Advance { .. } => "advance",
    };
    format!("{kind}, {:?}", ceiling.when)
}

/// The number in a ceiling: kronor, per cent or euro cents.
fn number(ceiling: &Ceiling) -> u64 {
    match ceiling.most {
        Most::AYear(most)
        | Most::Once(most)
        | Most::WithOther { most, .. }
        | Most::EachTime { most, .. } => most.0,
        Most::Share { percent, .. } | Most::Advance { percent } => percent,
        Most::SmallAid { most, .. } => most.0,
    }
}

#[test]
fn a_ceiling_is_known_for_every_day_of_support_time_that_has_one() {
    for set in every_rule_set() {
        let mut all: BTreeMap<String, Vec<&Ceiling>> = BTreeMap::new();
        for ceiling in set.all_ceilings() {
            all.entry(series(ceiling)).or_default().push(ceiling);
            let plausible = match ceiling.most {
                Most::AYear(_) | Most::Once(_) | Most::WithOther { .. } => 50_000..=2_000_000,
                Most::Share { .. } | Most::Advance { .. } => 10..=100,
                Most::EachTime { .. } => 10..=1_000,
                Most::SmallAid { .. } => 20_000_000..=100_000_000,
            };
            assert!(plausible.contains(&number(ceiling)), "{}", ceiling.id);
        }
        for (name, ceilings) in all {
            let name = format!("{}, {name}", set.id);
            let periods: Vec<_> = ceilings
                .iter()
                .map(|it| match it.holds {
                    Holds::SupportTime(period) | Holds::DecidedOn(period) => period,
                })
                .collect();
            assert_unbroken(&name, &periods);
            if let Holds::SupportTime(_) = ceilings[0].holds {
                assert_eq!(periods[0].first, set.support_time.first, "{name}");
                let last = periods.last().and_then(|it| it.last);
                assert_eq!(last, set.support_time.last, "{name}");
            }
        }
    }
}

/// The figures of the table of law that are one number each.
#[test]
fn the_figures_are_those_that_were_read() {
    let law = ALL_RULE_SETS.iter().flat_map(|set| set.ceilings.iter());
    let found: Vec<_> = law.map(|it| (&*it.id, number(it))).collect();
    let expected = [
        ("SD-1.max", 300_000),
        ("SD-2.max", 300_000),
        ("SD-3.max", 350_000),
        ("SD-3.max.2026", 350_000),
        ("SD-3.comb", 350_000),
        ("SD-3.comb.2026", 350_000),
        ("SB-1.max", 250_000),
        ("SB-2.max", 250_000),
        ("SB-2.max.well", 300_000),
        ("SB-2.comb", 250_000),
        ("SB-2.comb.well", 300_000),
        ("SB-3.max", 350_000),
        ("SB-3.comb", 350_000),
        ("HB-1.share", 50),
        ("HB-1.cap", 60),
        ("HB-2.share", 50),
        ("HB-2.cap.early", 100),
        ("HB-2.cap", 100),
        ("HB-3.share", 50),
        ("HB-3.cap", 100),
        ("INV-A.rate", 50),
        ("INV-A.rate.higher", 85),
        ("INV-C.rate", 50),
        ("INV-C.rate.higher", 85),
        ("INV-B.rate", 50),
        ("INV-B.rate.higher", 90),
        ("FU-1.rate", 85),
        ("FU-1.advance", 80),
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_ceiling_follows_the_support_time() {
    let on = |id: usize, day| {
        let ceilings = ALL_RULE_SETS[id].ceilings_on(day, day);
        ceilings.filter(|it| matches!(it.most, Most::AYear(_))).collect::<Vec<_>>()
    };
    assert_eq!(on(1, day(2024, 12, 31))[0].id, "SD-2.max");
    assert_eq!(on(2, day(2025, 1, 1))[0].id, "SD-3.max");
    let of_2026 = on(2, day(2026, 1, 1));
    assert_eq!(of_2026.len(), 1);
    assert_eq!(of_2026[0].rival.map(|it| it.0), Some(370_000));
    assert!(!of_2026[0].source.certainty.decides());
}

#[test]
fn somebody_decides_in_every_county_as_long_as_the_form_exists() {
    for (form, sets) in by_form() {
        let first = sets[0].in_force.first;
        assert_eq!(decider(form, County::Jamtland, first - Days::new(1)), None);
        let changes = ALL_DECIDERS.iter().flat_map(|row| [Some(row.time.first), row.time.last]);
        for on in changes.flatten().chain([first, day(2030, 1, 1)]) {
            let exists = sets.iter().any(|set| set.in_force.covers(on));
            for county in County::ALL {
                let found = decider(form, county, on);
                assert_eq!(found.is_some(), exists, "{form:?} {county:?} {on}");
                let naming = ALL_DECIDERS.iter().filter(|row| {
                    row.forms.contains(&form)
                        && row.time.covers(on)
                        && row.counties.contains(&county)
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
        let against = [
            FactKind::GroceryTurnover,
            FactKind::TotalTurnover,
            FactKind::ServiceGrantYears,
            FactKind::Inhabitants,
        ];
        let beside_groceries =
            [FactKind::FuelTurnover, FactKind::CommissionTurnover, FactKind::OtherTurnover];
        let large = favourable != against.contains(&kind);
        let number = match kind.shape() {
            _ if beside_groceries.contains(&kind) => 0,
            Shape::YesNo => u64::from(favourable),
            Shape::Amount(_) => {
                if large {
                    90_000_000
                } else {
                    2
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

#[test]
fn an_unsure_figure_never_decides() {
    for set in every_rule_set() {
        let first = set.support_time.first;
        for favourable in [true, false] {
            let facts = everything(favourable);
            let sure = assess(set, first, &facts);
            let doubtful = sure.criteria.iter().any(|it| it.truth == Truth::Unknown);
            assert_eq!(sure.overall == Truth::Met, favourable && !doubtful, "{}", set.id);
            let unsure = assess(&set.made_unsure(), first, &facts);
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
    let versions = of_form(Form::SarskiltDriftstod);
    for (set, metres) in versions.into_iter().zip([15_000, 10_000, 10_000]) {
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
    for set in of_form(Form::SarskiltDriftstod) {
        let hours = set.guidance.iter().filter(|item| item.kind == GuidanceKind::Hours);
        assert_eq!(hours.count(), 2, "{}", set.id);
        for kronor in [0, 1_999_999, 2_000_000, 11_000_000] {
            let mut facts = Facts::default();
            let value = FactValue::from_number(FactKind::GroceryTurnover, kronor).unwrap();
            let source = FactSource::Accounts;
            let fact = Fact { value, source, on: None, detail: String::new() };
            facts.set(FactKind::GroceryTurnover, Answer::Known(fact)).unwrap();
            let assessment = assess(set, set.support_time.first, &facts);
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
    own.issuer = Issuer::File {
        author: Cow::Borrowed("Serviceutvecklare, Region Dalarna"),
        written_on: day(2026, 11, 20),
    };
    let on = own.support_time.first;
    assert_eq!(assess(&own, on, &everything(true)).rule_set, "own-1");
}

#[test]
fn the_committed_table_of_what_is_unsure_is_what_the_task_writes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(unsure::PATH);
    let committed = fs::read_to_string(path).expect("the table is committed");
    assert!(committed == unsure::text(), "run `cargo xtask unsure`");
}
