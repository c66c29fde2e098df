//! A file of rules that was read, and whether a person goes by it.

use chrono::NaiveDate;

use crate::domain::law::authority::County;
use crate::domain::rule::RuleSet;
use crate::domain::rule::form::Form;
use crate::domain::rule::version::SupportTime;

/// A file of rules, read whole and found sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesFile {
    /// What it is called.
    pub title: String,
    /// Who wrote it, by role and organisation.
    pub author: String,
    pub written_on: NaiveDate,
    /// The county that it is for; `None` where it names none.
    pub county: Option<County>,
    /// At least one.
    pub rule_sets: Vec<RuleSet>,
}

impl RulesFile {
    /// The forms that it has rules for, each once.
    #[must_use]
    pub fn forms(&self) -> Vec<Form> {
        let has = |form: &Form| self.rule_sets.iter().any(|rules| rules.form == *form);
        Form::ALL.iter().copied().filter(has).collect()
    }

    /// Its rules on `form`, each with whether it is for `time` and for `county`. Where nobody
    /// knows the county, nothing is left out for its sake.
    pub fn rules_on(
        &self,
        form: Form,
        time: SupportTime,
        county: Option<County>,
    ) -> impl Iterator<Item = (&RuleSet, Reach)> {
        let is_elsewhere = matches!((self.county, county), (Some(own), Some(here)) if own != here);
        self.rule_sets.iter().filter(move |rules| rules.form == form).map(move |rules| {
            let reach = if is_elsewhere {
                Reach::OtherCounty
            } else if rules.support_time.covers(time.first())
                && rules.support_time.covers(time.last())
            {
                Reach::Here
            } else {
                Reach::OtherTime
            };
            (rules, reach)
        })
    }
}

/// Whether rules from a file speak of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    Here,
    /// Not of all the support time.
    OtherTime,
    OtherCounty,
}

/// Whether a person goes by a file of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Switch {
    Off,
    On,
    /// It was switched on, and the rules are others now than those that were looked at: it counts
    /// as off until somebody has looked again.
    Changed,
}
