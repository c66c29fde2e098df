//! The rings around what is chosen: the distances that the rules ask for, today's and those of before.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::law;
use crate::domain::law::municipality::county_of;
use crate::domain::law::regional;
use crate::domain::rule::RuleSet;
use crate::domain::rule::Test;
use crate::domain::rule::file::RulesFile;
use crate::domain::rule::form::Form;
use crate::domain::rule::quantity::Metres;
use crate::domain::rule::quantity::Quantity;
use crate::present::words::Worded;
use crate::text::Arg;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::map_screen as words;
use crate::text::value_words;

/// A distance that some rule asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ring {
    pub metres: u32,
    /// Whether a rule of today asks for it; else only one of before.
    pub holds: bool,
    rules: Phrase,
}

impl Ring {
    /// "10 km", as it is written on the ring.
    pub fn distance(&self) -> Phrase {
        let metres = i64::from(self.metres);
        let (units, places) =
            if metres % 1_000 == 0 { (metres / 1_000, 0) } else { (metres / 100, 1) };
        words::kilometres(Arg::Decimal { units, places })
    }

    /// "10 km: Särskilt driftstöd".
    pub fn words(&self) -> Phrase {
        let distance = self.distance();
        if self.holds {
            words::ring(distance, self.rules.clone())
        } else {
            words::ring_before(distance, self.rules.clone())
        }
    }
}

/// Whose distance it is, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Whose {
    Law(Form),
    Region(Form, &'static str),
    File(usize),
    /// Law that no longer holds, by its last day.
    Before(Form, NaiveDate),
}

/// The rings for a place in `municipality`, the shortest first: by law, by its region's own rules,
/// and by the files that are `on`. An unsure figure draws no ring.
pub fn rings(municipality: &str, today: NaiveDate, on: &[&RulesFile]) -> Vec<Ring> {
    let mut found: BTreeMap<u32, Vec<Whose>> = BTreeMap::new();
    let mut take = |rules: &RuleSet, whose: Whose| {
        for metres in distances(rules, today) {
            let all = found.entry(metres).or_default();
            if !all.contains(&whose) {
                all.push(whose);
            }
        }
    };
    for rules in law::ALL_RULE_SETS {
        match rules.support_time.last {
            Some(last) if last < today => take(rules, Whose::Before(rules.form, last)),
            _ if rules.support_time.covers(today) => take(rules, Whose::Law(rules.form)),
            _ => (),
        }
    }
    let county = county_of(municipality);
    for (&form, county) in Form::ALL.iter().filter_map(|form| Some((form, county?))) {
        for rules in regional::rules(county, form, today) {
            take(&rules, Whose::Region(form, county.region_name()));
        }
    }
    for (at, file) in on.iter().enumerate() {
        let is_here = file.county.is_none() || county.is_none() || file.county == county;
        let rules = file.rule_sets.iter().filter(|it| is_here && it.support_time.covers(today));
        rules.for_each(|rules| take(rules, Whose::File(at)));
    }
    found
        .into_iter()
        .map(|(metres, mut whose)| {
            whose.sort_unstable();
            let holds = whose.iter().any(|it| !matches!(it, Whose::Before(..)));
            // What no longer holds is told where nothing else asks for that far.
            whose.retain(|it| !holds || !matches!(it, Whose::Before(..)));
            let names = whose.into_iter().map(|it| name(it, on));
            let rules = names.reduce(value_words::joined).expect("somebody asks for it");
            Ring { metres, holds, rules }
        })
        .collect()
}

fn name(whose: Whose, on: &[&RulesFile]) -> Phrase {
    let word = |form: Form| -> Message { form.word() };
    match whose {
        Whose::Law(form) => word(form).into(),
        Whose::Region(form, region) => words::ring_of(word(form), region),
        Whose::File(at) => Phrase::verbatim(crate::text::steady(&on[at].title)),
        Whose::Before(form, last) => words::ring_until(word(form), value_words::day(last)),
    }
}

/// The distances that `rules` ask for in support that begins today, each once.
fn distances(rules: &RuleSet, today: NaiveDate) -> Vec<u32> {
    let has_ended = rules.support_time.last.is_some_and(|last| last < today);
    let ways = rules.criteria.iter().flat_map(|it| it.ways.iter());
    let mut all: Vec<u32> = ways
        .filter(|way| way.source.certainty.decides())
        .filter(|way| has_ended || way.support_time.is_none_or(|it| it.covers(today)))
        .filter_map(|way| match way.test {
            Test::Compare { limit: Quantity::Metres(Metres(limit)), .. } => limit.try_into().ok(),
            _ => None,
        })
        .filter(|metres| 0 < *metres)
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    fn told(municipality: &str, today: &str) -> Vec<String> {
        let rings = rings(municipality, on(today), &[]);
        rings.iter().map(|it| swedish(&it.words()).replace('\u{a0}', " ")).collect()
    }

    #[test]
    fn the_rings_are_those_of_the_rules_in_force_and_then_those_of_before() {
        let now = told("", "2026-11-22");
        assert!(now[0].starts_with("10 km: Särskilt driftstöd"), "{now:?}");
        let before = now.last().unwrap();
        assert!(before.starts_with("15 km, streckad: "), "{before}");
        assert!(before.contains("Särskilt driftstöd till 31 december 2017"), "{before}");
        let rings = rings("", on("2026-11-22"), &[]);
        assert!(rings[0].holds && !rings.last().unwrap().holds);
        let then = told("", "2016-06-01");
        assert!(then.iter().any(|it| it.starts_with("15 km: Särskilt driftstöd")), "{then:?}");
        assert!(then.iter().all(|it| !it.contains("10 km: Särskilt driftstöd")), "{then:?}");
    }

    #[test]
    fn a_file_that_is_switched_on_has_its_own_rings_in_its_own_county() {
        let base = law::rule_set("SD-3").expect("it is in the tables");
        let mut rules = base.clone();
        for way in rules.criteria.to_mut().iter_mut().flat_map(|it| it.ways.to_mut().iter_mut()) {
            if let Test::Compare { limit: Quantity::Metres(limit), .. } = &mut way.test {
                *limit = Metres(7_500);
            }
        }
        let file = RulesFile {
            title: "Länets egna mått".to_owned(),
            author: "Region".to_owned(),
            written_on: on("2026-01-01"),
            county: county_of("Strömsund"),
            rule_sets: vec![rules],
        };
        let of = |municipality: &str| {
            let rings = rings(municipality, on("2026-11-22"), &[&file]);
            swedish(&rings[0].words()).replace('\u{a0}', " ")
        };
        assert_eq!(of("Strömsund"), "7,5 km: Länets egna mått");
        assert!(of("Ljusdal").starts_with("10 km"));
    }
}
