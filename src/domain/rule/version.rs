//! Which version of the rules governs a time, and how it differs from others.

use std::borrow::Cow;

use chrono::NaiveDate;
use thiserror::Error;

use crate::domain::order;
use crate::domain::rule::Earlier;
use crate::domain::rule::Issuer;
use crate::domain::rule::Nature;
use crate::domain::rule::RuleSet;
use crate::domain::rule::assess::Assessment;
use crate::domain::rule::assess::assess;
use crate::domain::rule::fact::Facts;
use crate::domain::rule::form::Form;
use crate::domain::truth::Truth;

/// The time support is sought for. Both end days count.
///
/// # Invariants
///
/// `first <= last`; [`SupportTime::new`] checks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SupportTime {
    first: NaiveDate,
    last: NaiveDate,
}

impl SupportTime {
    /// The time from `first` up to and including `last`; `None` when they are
    /// the wrong way round.
    #[must_use]
    pub fn new(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// A whole calendar year; `None` when the calendar does not reach it.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        Some(Self {
            first: NaiveDate::from_ymd_opt(year, 1, 1)?,
            last: NaiveDate::from_ymd_opt(year, 12, 31)?,
        })
    }

    /// The first day.
    #[must_use]
    pub const fn first(self) -> NaiveDate {
        self.first
    }

    /// The last day, which counts.
    #[must_use]
    pub const fn last(self) -> NaiveDate {
        self.last
    }
}

/// Why no single version of the rules can be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotInForce {
    #[error("the support did not exist before {first}; pick a later support time")]
    NotYet { first: NaiveDate, sure: bool },
    #[error("what the rules were before {first} has not been read; pick a later support time")]
    NotRead { first: NaiveDate },
    #[error("the support ended on {last}; pick an earlier support time")]
    Ended { last: NaiveDate, sure: bool },
    #[error("part of the support time lies before {first}; begin it on that day")]
    PartlyBefore { first: NaiveDate, sure: bool },
    #[error("the rules changed on {on}, within the support time; check the parts by themselves")]
    Changes { on: NaiveDate },
    #[error("no rules are known for this form of support; pick another form")]
    NoRules,
}

/// The version that governs support sought for this time.
///
/// # Errors
///
/// Returns [`NotInForce`] when no version, or more than one, covers it.
pub fn version_for<'a>(
    rule_sets: &[&'a RuleSet],
    form: Form,
    time: SupportTime,
) -> Result<&'a RuleSet, NotInForce> {
    let versions = versions_of(rule_sets, form);
    let of_first = versions.iter().find(|set| set.support_time.covers(time.first));
    let of_last = versions.iter().find(|set| set.support_time.covers(time.last));
    match (of_first, of_last) {
        (Some(first), Some(last)) if first.id == last.id => Ok(first),
        (Some(_), Some(last)) => Err(NotInForce::Changes { on: last.support_time.first }),
        (None, Some(_)) => match beginning(&versions) {
            Some((first, _, Earlier::NotRead)) => Err(NotInForce::NotRead { first }),
            Some((first, sure, _)) => Err(NotInForce::PartlyBefore { first, sure }),
            None => Err(NotInForce::NoRules),
        },
        (_, None) => Err(outside(&versions, time.last)),
    }
}

/// The version whose text was in force on `day`, whatever time it applied to.
///
/// # Errors
///
/// Returns [`NotInForce`] when none was.
pub fn in_force_on<'a>(
    rule_sets: &[&'a RuleSet],
    form: Form,
    day: NaiveDate,
) -> Result<&'a RuleSet, NotInForce> {
    let versions = versions_of(rule_sets, form);
    let found = versions.iter().copied().find(|set| set.in_force.covers(day));
    found.ok_or_else(|| outside(&versions, day))
}

fn versions_of<'a>(rule_sets: &[&'a RuleSet], form: Form) -> Vec<&'a RuleSet> {
    let mut versions: Vec<_> = rule_sets
        .iter()
        .copied()
        .filter(|set| set.form == form && set.issuer == Issuer::Law)
        .collect();
    order::sort_by_key(&mut versions, |set| set.support_time.first);
    versions
}

fn beginning(versions: &[&RuleSet]) -> Option<(NaiveDate, bool, Earlier)> {
    let first = versions.first()?;
    let sure = first.support_time_source.certainty.decides();
    Some((first.support_time.first, sure, first.earlier))
}

/// Why no version covers `day`.
fn outside(versions: &[&RuleSet], day: NaiveDate) -> NotInForce {
    let latest = versions.last();
    let ended = latest.and_then(|set| {
        Some((set.support_time.last?, set.support_time_source.certainty.decides()))
    });
    match (beginning(versions), ended) {
        (None, _) => NotInForce::NoRules,
        (Some((first, ..)), Some((last, sure))) if first <= day => NotInForce::Ended { last, sure },
        (Some((first, _, Earlier::NotRead)), _) => NotInForce::NotRead { first },
        (Some((first, sure, _)), _) => NotInForce::NotYet { first, sure },
    }
}

/// One check under the rules of three times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Under the version that governs the support time.
    pub governing: Assessment,
    /// Under the text in force on the day of assessment.
    pub on_the_day: Result<Assessment, NotInForce>,
    /// Under the text in force today.
    pub today: Result<Assessment, NotInForce>,
    /// What a person has to know about the choice of version.
    pub notices: Vec<Notice>,
}

/// Something to know about which version was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The governing text was not yet in force on the day of assessment.
    NotYetInForce { rule_set: Cow<'static, str>, from: NaiveDate },
    /// The governing text had ceased by the day of assessment.
    NoLongerInForce { rule_set: Cow<'static, str>, since: NaiveDate },
    /// The text in force on the day of assessment gives another outcome.
    OtherOutcomeOnTheDay { rule_set: Cow<'static, str> },
    /// It is not known which of two texts governs an application that crosses
    /// this day.
    TransitionUnsure { on: NaiveDate },
    /// Today's text gives another outcome.
    OtherOutcomeToday { rule_set: Cow<'static, str> },
    /// The governing version was last compared with its sources long ago.
    CheckedLongAgo { on: NaiveDate },
}

impl Comparison {
    /// The main rule under the governing version, unless it is unsure which
    /// version governs and the other one says something else.
    #[must_use]
    pub fn overall(&self) -> Truth {
        let unsure = self.notices.iter().any(|it| matches!(it, Notice::TransitionUnsure { .. }));
        match &self.on_the_day {
            Ok(other) if unsure && other.overall != self.governing.overall => Truth::Unknown,
            _ => self.governing.overall,
        }
    }
}

/// Reads the rules that govern `time`, those in force on `assessed_on`, and
/// those in force `today`, with the same facts.
///
/// # Errors
///
/// Returns [`NotInForce`] when no single version governs the support time.
pub fn compare(
    rule_sets: &[&RuleSet],
    form: Form,
    time: SupportTime,
    assessed_on: NaiveDate,
    today: NaiveDate,
    facts: &Facts,
) -> Result<Comparison, NotInForce> {
    let governing = version_for(rule_sets, form, time)?;
    let on_the_day = in_force_on(rule_sets, form, assessed_on);
    let of_today = in_force_on(rule_sets, form, today);
    let mut comparison = Comparison {
        governing: assess(governing, time.first, facts),
        on_the_day: on_the_day.clone().map(|set| assess(set, time.first, facts)),
        today: of_today.map(|set| assess(set, today, facts)),
        notices: Vec::new(),
    };
    let mut notices = Vec::new();
    if assessed_on < governing.in_force.first {
        let from = governing.in_force.first;
        notices.push(Notice::NotYetInForce { rule_set: governing.id.clone(), from });
    }
    if let Some(since) = governing.in_force.last.filter(|last| *last < assessed_on) {
        notices.push(Notice::NoLongerInForce { rule_set: governing.id.clone(), since });
    }
    if let Some(other) = other_outcome(&comparison.governing, &comparison.on_the_day) {
        notices.push(Notice::OtherOutcomeOnTheDay { rule_set: other });
    }
    if let Ok(other) = on_the_day {
        notices.extend(
            unsure_transition(rule_sets, governing, other)
                .map(|on| Notice::TransitionUnsure { on }),
        );
    }
    if let Some(other) = other_outcome(&comparison.governing, &comparison.today) {
        let said = Notice::OtherOutcomeOnTheDay { rule_set: other.clone() };
        if !notices.contains(&said) {
            notices.push(Notice::OtherOutcomeToday { rule_set: other });
        }
    }
    if governing.needs_checking(today) {
        notices.push(Notice::CheckedLongAgo { on: governing.checked_on() });
    }
    comparison.notices = notices;
    Ok(comparison)
}

/// The name of the other rule set, when it says something else about the outlet.
///
/// What the authority has left to do is not about the outlet.
fn other_outcome(
    governing: &Assessment,
    other: &Result<Assessment, NotInForce>,
) -> Option<Cow<'static, str>> {
    let other = other.as_ref().ok()?;
    let about_the_outlet = |assessment: &Assessment| {
        let criteria = assessment.criteria.iter().filter(|it| it.nature != Nature::Step);
        Truth::all(criteria.map(|it| it.truth))
    };
    let differs = about_the_outlet(governing) != about_the_outlet(other)
        || governing.criteria.iter().any(|one| {
            let same = other.criteria.iter().find(|it| it.subject == one.subject);
            same.is_some_and(|same| same.truth != one.truth)
        });
    (differs && other.rule_set != governing.rule_set).then(|| other.rule_set.clone())
}

/// The first unsure change of rules between two versions.
fn unsure_transition(rule_sets: &[&RuleSet], one: &RuleSet, other: &RuleSet) -> Option<NaiveDate> {
    let earlier = one.support_time.first.min(other.support_time.first);
    let later = one.support_time.first.max(other.support_time.first);
    versions_of(rule_sets, one.form)
        .into_iter()
        .filter(|set| earlier < set.support_time.first && set.support_time.first <= later)
        .find(|set| !set.support_time_source.certainty.decides())
        .map(|set| set.support_time.first)
}
