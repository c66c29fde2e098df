//! The law as dated tables, one file per scheme, and the list that walks them all.
//!
//! A figure's `checked_on` is the day someone last compared it with its source.
//! The tables were first compiled in November 2026; 2026-11-01 stands for that
//! month.

pub mod annexes;
pub mod authority;
mod common;
mod drivmedelsstod;
mod hemsandningsbidrag;
mod investeringsbidrag;
mod investeringslan;
mod make;
pub mod municipality;
mod pages;
mod programstod;
pub mod regional;
mod sarskilt_driftstod;
mod servicebidrag;

use chrono::NaiveDate;

use crate::domain::rule::RuleSet;
use crate::domain::rule::ceiling;
use crate::domain::rule::ceiling::Room;
use crate::domain::rule::fact::Facts;
use crate::domain::rule::form::Form;
use crate::domain::rule::version;
use crate::domain::rule::version::Comparison;
use crate::domain::rule::version::NotInForce;
use crate::domain::rule::version::SupportTime;

/// Every rule set that is law, so that tests and screens can walk them.
pub static ALL_RULE_SETS: [&RuleSet; 14] = [
    &sarskilt_driftstod::SD_1,
    &sarskilt_driftstod::SD_2,
    &sarskilt_driftstod::SD_3,
    &servicebidrag::SB_1,
    &servicebidrag::SB_2,
    &servicebidrag::SB_3,
    &hemsandningsbidrag::HB_1,
    &hemsandningsbidrag::HB_2,
    &hemsandningsbidrag::HB_3,
    &investeringsbidrag::INV_A,
    &investeringsbidrag::INV_C,
    &programstod::INV_B,
    &investeringslan::LAN,
    &drivmedelsstod::FU_1,
];

/// The rule set with this name.
#[must_use]
pub fn rule_set(id: &str) -> Option<&'static RuleSet> {
    ALL_RULE_SETS.into_iter().find(|set| set.id == id)
}

/// The version of the law that governs support sought for this time.
///
/// # Errors
///
/// Returns [`NotInForce`] when no version, or more than one, covers it.
pub fn version_for(form: Form, time: SupportTime) -> Result<&'static RuleSet, NotInForce> {
    version::version_for(&ALL_RULE_SETS, form, time)
}

/// The version of the law that was in force on `day`.
///
/// # Errors
///
/// Returns [`NotInForce`] when none was.
pub fn in_force_on(form: Form, day: NaiveDate) -> Result<&'static RuleSet, NotInForce> {
    version::in_force_on(&ALL_RULE_SETS, form, day)
}

/// Reads the law that governs `time`, that of the day of assessment and that of
/// today, with the same facts.
///
/// # Errors
///
/// Returns [`NotInForce`] when no single version governs the support time.
pub fn compare(
    form: Form,
    time: SupportTime,
    assessed_on: NaiveDate,
    today: NaiveDate,
    facts: &Facts,
) -> Result<Comparison, NotInForce> {
    version::compare(&ALL_RULE_SETS, form, time, assessed_on, today, facts)
}

/// What came of one form for one outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormOutcome {
    pub form: Form,
    /// Its outcome and what its ceilings leave, or why no version of its rules
    /// can be read.
    pub outcome: Result<(Comparison, Room), NotInForce>,
}

/// Reads every form of support for one outlet, with the same facts.
#[must_use]
pub fn compare_all(
    time: SupportTime,
    assessed_on: NaiveDate,
    today: NaiveDate,
    facts: &Facts,
) -> Vec<FormOutcome> {
    let outcome = |form| {
        let comparison = compare(form, time, assessed_on, today, facts)?;
        let room = ceiling::room(version_for(form, time)?, time.first(), assessed_on, facts);
        Ok((comparison, room))
    };
    Form::ALL.iter().map(|&form| FormOutcome { form, outcome: outcome(form) }).collect()
}

/// A day in a table of law. A day that does not exist stops the build.
const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => panic!("a table of law names a day that is not in the calendar"),
    }
}

/// The month in which the tables were compiled.
const COMPILED: NaiveDate = day(2026, 11, 1);
