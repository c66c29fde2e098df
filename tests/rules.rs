//! Runs the worked cases in `tests/rules`, which are written to be read by a lawyer.
//!
//! A file has facts that all its checks share, and checks with facts of their
//! own. Every criterion of the rule set must be expected by name; "SD-2.dist
//! alone" is the main way of a criterion without its alternatives. Where amounts
//! are expected, every ceiling that holds must be. With `county_rules` it is the
//! county's own rules that are read, beside the law.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use faltbok::domain::law;
use faltbok::domain::law::authority::Authority;
use faltbok::domain::law::authority::County;
use faltbok::domain::law::authority::decider;
use faltbok::domain::law::regional;
use faltbok::domain::rule::assess::Assessment;
use faltbok::domain::rule::assess::Change;
use faltbok::domain::rule::assess::Standing;
use faltbok::domain::rule::assess::assess;
use faltbok::domain::rule::ceiling::CeilingOutcome;
use faltbok::domain::rule::ceiling::Room;
use faltbok::domain::rule::ceiling::room;
use faltbok::domain::rule::fact::Answer;
use faltbok::domain::rule::fact::Fact;
use faltbok::domain::rule::fact::FactKind;
use faltbok::domain::rule::fact::FactSource;
use faltbok::domain::rule::fact::FactValue;
use faltbok::domain::rule::fact::Facts;
use faltbok::domain::rule::form::Form;
use faltbok::domain::rule::question::next_question;
use faltbok::domain::rule::version::Notice;
use faltbok::domain::rule::version::SupportTime;
use faltbok::domain::truth::Truth;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    title: String,
    #[serde(default)]
    facts: BTreeMap<String, String>,
    check: Vec<Check>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Check {
    name: String,
    form: String,
    /// "2017", or "2024-07-01 to 2025-06-30".
    support_time: String,
    assessed_on: String,
    /// The day the person looks at it again; the day of assessment when absent.
    today: Option<String>,
    /// The county's code, for who decides.
    county: Option<String>,
    /// The code of the county whose own rules are read instead of the law.
    county_rules: Option<String>,
    #[serde(default)]
    facts: BTreeMap<String, String>,
    expected: Expected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// The rule set, or "none: " and why.
    version: String,
    outcome: Option<String>,
    special_reasons: Option<String>,
    next_question: Option<String>,
    #[serde(default)]
    criteria: BTreeMap<String, String>,
    #[serde(default)]
    guidance: BTreeMap<String, String>,
    /// Every ceiling that holds, with what is left and whether what is sought fits.
    amounts: Option<BTreeMap<String, String>>,
    /// What may be paid in all, in kronor.
    at_most: Option<String>,
    decides: Option<String>,
    /// Every notice about the choice of version.
    notices: Option<Vec<String>>,
}

#[test]
fn every_worked_case_comes_out_as_the_lawyer_expects() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    let mut checks = 0;
    let mut wrong = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        let case: Case =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for check in &case.check {
            checks += 1;
            let place = format!("{} — {}", case.title, check.name);
            wrong.extend(run(&case, check).into_iter().map(|it| format!("{place}: {it}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(files.len() >= 25 && checks >= 100, "only {checks} checks in {} files", files.len());
}

/// What came out otherwise than expected.
fn run(case: &Case, check: &Check) -> Vec<String> {
    let form = Form::from_token(&check.form).expect("a known form of support");
    let facts = facts(case.facts.iter().chain(&check.facts));
    let assessed_on = day(&check.assessed_on);
    let today = check.today.as_deref().map_or(assessed_on, day);
    let time = support_time(&check.support_time);
    let mut wrong = Wrong(Vec::new());
    if let Some(code) = &check.county_rules {
        let found = regional::rules(county(code), form, time.first());
        // There may be one for shops and one for fuel, so it is named.
        let Some(rules) = found.iter().find(|it| it.id == check.expected.version) else {
            let ids: Vec<_> = found.iter().map(|it| &*it.id).collect();
            wrong.compare("version", &ids.join(", "), &check.expected.version);
            return wrong.0;
        };
        let assessment = assess(rules, time.first(), &facts);
        wrong.compare_outcomes(&assessment, assessment.overall, &check.expected);
        wrong.compare_amounts(&room(rules, time.first(), assessed_on, &facts), &check.expected);
        return wrong.0;
    }
    let comparison = match law::compare(form, time, assessed_on, today, &facts) {
        Ok(comparison) => comparison,
        Err(reason) => {
            wrong.compare("version", &format!("none: {reason}"), &check.expected.version);
            return wrong.0;
        }
    };
    let assessment = &comparison.governing;
    wrong.compare("version", &assessment.rule_set, &check.expected.version);
    wrong.compare_outcomes(assessment, comparison.overall(), &check.expected);
    let rules = law::rule_set(&assessment.rule_set).expect("the version that governs");
    wrong.compare_amounts(&room(rules, time.first(), assessed_on, &facts), &check.expected);
    if let Some(expected) = &check.expected.decides {
        let code = check.county.as_deref().expect("a county, to say who decides");
        let found = decider(form, county(code), assessed_on).map(|it| it.authority);
        wrong.compare("who decides", found.map_or("nobody", authority), expected);
    }
    if let Some(expected) = &check.expected.notices {
        let found: Vec<_> = comparison.notices.iter().map(notice).collect();
        wrong.compare("notices", &found.join("; "), &expected.join("; "));
    }
    wrong.0
}

/// What came out otherwise than expected.
struct Wrong(Vec<String>);

impl Wrong {
    fn compare(&mut self, what: &str, found: &str, expected: &str) {
        if found != expected {
            self.0.push(format!("{what} is {found}, expected {expected}"));
        }
    }

    fn compare_outcomes(&mut self, assessment: &Assessment, overall: Truth, expected: &Expected) {
        let outcome = expected.outcome.as_deref().expect("an expected outcome");
        self.compare("outcome", words(overall), outcome);
        for criterion in &assessment.criteria {
            let listed = expected.criteria.get(&*criterion.id);
            let listed = listed.map_or("(not listed)", String::as_str);
            self.compare(&criterion.id, words(criterion.truth), listed);
        }
        for (id, expected) in &expected.criteria {
            self.compare(id, &way(assessment, id), expected);
        }
        for (id, expected) in &expected.guidance {
            self.compare(id, guidance(assessment, id), expected);
        }
        if let Some(expected) = &expected.special_reasons {
            let found = match assessment.standing() {
                Standing::NotMet(allowed) => allowed.token(),
                _ => "not asked for",
            };
            self.compare("special reasons", found, expected);
        }
        if let Some(expected) = &expected.next_question {
            let found = next_question([assessment]).map_or("none", FactKind::token);
            self.compare("next question", found, expected);
        }
    }

    fn compare_amounts(&mut self, found: &Room, expected: &Expected) {
        if let Some(amounts) = &expected.amounts {
            for ceiling in &found.ceilings {
                let listed = amounts.get(&*ceiling.id).map_or("(not listed)", String::as_str);
                self.compare(&ceiling.id, &amount_left(ceiling), listed);
            }
            for id in amounts.keys() {
                let there = found.ceilings.iter().any(|it| it.id == *id);
                self.compare(id, if there { "there" } else { "no such ceiling" }, "there");
            }
        }
        if let Some(expected) = &expected.at_most {
            let found = found.at_most.map_or_else(|| "not known".to_owned(), |it| spaced(it.0));
            self.compare("what may be paid in all", &found, expected);
        }
    }
}

fn amount_left(ceiling: &CeilingOutcome) -> String {
    let left = ceiling.room.map_or_else(|| "not known".to_owned(), |it| spaced(it.0));
    let sought = match ceiling.fits {
        Truth::Met => "sought fits",
        Truth::NotMet => "sought does not fit",
        Truth::Unknown => "sought unclear",
    };
    match ceiling.concerns {
        Truth::Met => format!("{left}, {sought}"),
        Truth::Unknown => format!("perhaps {left}, {sought}"),
        Truth::NotMet => "does not concern it".to_owned(),
    }
}

/// 130000 as "130 000 kr".
fn spaced(kronor: u64) -> String {
    let digits = kronor.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if 0 < at && (digits.len() - at).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    format!("{text} kr")
}

fn county(code: &str) -> County {
    County::from_code(code).expect("a county's code")
}

fn authority(authority: Authority) -> &'static str {
    match authority {
        Authority::Region => "region",
        Authority::CountyBoard => "county board",
        Authority::CooperationBody => "co-operation body",
        Authority::RegionOrCountyBoard => "region or county board",
        Authority::Tillvaxtverket => "Tillväxtverket",
    }
}

fn words(truth: Truth) -> &'static str {
    match truth {
        Truth::Met => "met",
        Truth::NotMet => "not met",
        Truth::Unknown => "unknown",
    }
}

fn way(assessment: &Assessment, id: &str) -> String {
    let alone = id.strip_suffix(" alone");
    if let (None, Some(criterion)) = (alone, assessment.criterion(id)) {
        return words(criterion.truth).to_owned();
    }
    let mut ways = assessment.criteria.iter().flat_map(|criterion| &criterion.ways);
    let way = ways.find(|way| way.id == alone.unwrap_or(id));
    way.map_or("no such criterion", |way| words(way.truth)).to_owned()
}

fn guidance(assessment: &Assessment, id: &str) -> &'static str {
    let Some(found) = assessment.guidance.iter().find(|it| it.outcome.id == id) else {
        return "no such guidance";
    };
    match found.concerns {
        Truth::NotMet => "does not concern it",
        Truth::Unknown => "unknown whether it concerns it",
        Truth::Met if found.outcome.changes.contains(&Change::LawIsUnsure) => {
            match found.outcome.on_its_face {
                Truth::Met => "unsure, would be met",
                Truth::NotMet => "unsure, would not be met",
                Truth::Unknown => "unknown",
            }
        }
        Truth::Met => words(found.outcome.truth),
    }
}

fn notice(notice: &Notice) -> String {
    match notice {
        Notice::NotYetInForce { rule_set, from } => format!("{rule_set} in force from {from}"),
        Notice::NoLongerInForce { rule_set, since } => {
            format!("{rule_set} in force until {since}")
        }
        Notice::OtherOutcomeOnTheDay { rule_set } => format!("{rule_set} was in force and differs"),
        Notice::TransitionUnsure { on } => format!("transition unsure on {on}"),
        Notice::OtherOutcomeToday { rule_set } => format!("{rule_set} holds today and differs"),
        Notice::CheckedLongAgo { on } => format!("last checked on {on}"),
    }
}

fn facts<'a>(given: impl Iterator<Item = (&'a String, &'a String)>) -> Facts {
    let mut facts = Facts::default();
    for (kind, text) in given {
        let kind = FactKind::from_token(kind).unwrap_or_else(|| panic!("no fact named {kind}"));
        facts.set(kind, answer(kind, text)).expect("the unit of the fact");
    }
    facts
}

fn answer(kind: FactKind, text: &str) -> Answer {
    let number = match text {
        "not asked" => return Answer::NotAsked,
        "cannot be known" => return Answer::CannotBeKnown,
        "no" => 0,
        "yes" => 1,
        _ => amount(kind, text),
    };
    let value = FactValue::from_number(kind, number).expect("a yes or no is not an amount");
    let source = FactSource::Other;
    Answer::Known(Fact { value, source, on: None, detail: String::new() })
}

fn amount(kind: FactKind, text: &str) -> u64 {
    let (number, unit) = text.rsplit_once(' ').expect("a number and a unit");
    let parts = match unit {
        "m" | "kr" | "articles" | "years" | "people" | "times" => 1,
        "h/week" => 60,
        "euro" => 100,
        "kr/euro" => 10_000,
        _ => panic!("{} has the unknown unit {unit}", kind.token()),
    };
    let number = number.replace(' ', "");
    let (whole, fraction) = number.split_once(',').unwrap_or((&number, ""));
    let of_ten = 10_u64.pow(u32::try_from(fraction.len()).expect("a few digits"));
    let digits: u64 = format!("{whole}{fraction}").parse().expect("a number");
    assert_eq!(digits * parts % of_ten, 0, "{text} has more digits than are kept");
    digits * parts / of_ten
}

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a day")
}

fn support_time(text: &str) -> SupportTime {
    let time = match text.split_once(" to ") {
        Some((first, last)) => SupportTime::new(day(first), day(last)),
        None => SupportTime::year(text.parse().expect("a year")),
    };
    time.expect("a time that ends after it begins")
}

#[test]
fn answering_in_any_order_ends_in_the_same_place() {
    let given = [("road_to_nearest", "12300 m"), ("nearest_has_diverse_range", "yes")];
    let given = given.map(|(kind, text)| (kind.to_owned(), text.to_owned()));
    let forwards = facts(given.iter().map(|(kind, text)| (kind, text)));
    let backwards = facts(given.iter().rev().map(|(kind, text)| (kind, text)));
    let rules = law::rule_set("SD-2").unwrap();
    let on = day("2019-01-01");
    assert_eq!(assess(rules, on, &forwards), assess(rules, on, &backwards));
}
