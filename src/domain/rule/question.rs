//! Which unanswered fact to ask for next, and how far a person has come.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::domain::field::tokens;
use crate::domain::order::gathered;
use crate::domain::rule::Nature;
use crate::domain::rule::assess::Assessment;
use crate::domain::rule::assess::Change;
use crate::domain::rule::assess::CriterionOutcome;
use crate::domain::rule::assess::TestOutcome;
use crate::domain::rule::fact::FactKind;
use crate::domain::truth::Truth;

tokens! {
    /// How far somebody wants to go with the questions of a check.
    #[derive(Default)]
    Reach {
        /// As long as an answer can still decide the form that is checked.
        #[default]
        Deciding = "deciding",
        /// All that the form's rules and guidance ask for.
        Form = "form",
        /// What can still decide any of the forms.
        AllForms = "all_forms",
    }
}

/// The fact that decides most in these assessments.
///
/// A fact counts in every undecided criterion that asks for it: for all where it
/// may settle a way by itself, for half where another has to be known first.
/// What is still open comes before what has
/// already failed, and what can be found out about the outlet before what the
/// authority itself has to settle; guidance comes last. Equal ones go in asking
/// order. What a person has said cannot be known is not asked again. `None`
/// when nothing is left to ask.
#[must_use]
pub fn next_question<'a>(
    assessments: impl IntoIterator<Item = &'a Assessment>,
) -> Option<FactKind> {
    next_question_but(assessments, &[])
}

/// The same, but for what the person has skipped for now.
#[must_use]
pub fn next_question_but<'a>(
    assessments: impl IntoIterator<Item = &'a Assessment>,
    skipped: &[FactKind],
) -> Option<FactKind> {
    let all: Vec<_> = assessments.into_iter().collect();
    let (open, failed): (Vec<&Assessment>, Vec<&Assessment>) =
        all.iter().copied().partition(|assessment| assessment.overall != Truth::NotMet);
    let pick = |asked: Vec<Vec<FactKind>>| most_deciding(&asked, skipped);
    let of_law = |assessments: &[&Assessment], conditions: bool| {
        let criteria = assessments.iter().flat_map(|assessment| &assessment.criteria);
        let criteria = criteria.filter(|it| (it.nature == Nature::Condition) == conditions);
        pick(criteria.flat_map(asked_for).collect())
    };
    of_law(&open, true)
        .or_else(|| of_law(&failed, true))
        .or_else(|| of_law(&open, false))
        .or_else(|| of_law(&failed, false))
        .or_else(|| pick(all.into_iter().flat_map(asked_for_by_guidance).collect()))
}

/// The same, while an answer can still decide one of these assessments: only
/// conditions of those that are open, those that the outlet has to meet first.
#[must_use]
pub fn next_deciding<'a>(
    assessments: impl IntoIterator<Item = &'a Assessment>,
    skipped: &[FactKind],
) -> Option<FactKind> {
    let open: Vec<_> = open(assessments).collect();
    let of_nature = |conditions: bool| {
        let criteria = open.iter().flat_map(|it| &it.criteria);
        let criteria = criteria.filter(|it| (it.nature == Nature::Condition) == conditions);
        most_deciding(&criteria.flat_map(asked_for).collect::<Vec<_>>(), skipped)
    };
    of_nature(true).or_else(|| of_nature(false))
}

/// The facts whose answers can still decide one of these assessments, in asking order.
#[must_use]
pub fn deciding<'a>(assessments: impl IntoIterator<Item = &'a Assessment>) -> Vec<FactKind> {
    let criteria = open(assessments).flat_map(|it| &it.criteria);
    let kinds: BTreeSet<_> = gathered(criteria.flat_map(asked_for).flatten());
    kinds.into_iter().collect()
}

fn open<'a>(
    assessments: impl IntoIterator<Item = &'a Assessment>,
) -> impl Iterator<Item = &'a Assessment> {
    assessments.into_iter().filter(|it| it.overall == Truth::Unknown)
}

/// The ways in which these assessments rest on a fact, or ask for it, each with
/// its criterion.
pub fn ways_of<'a>(
    assessments: impl IntoIterator<Item = &'a Assessment>,
    kind: FactKind,
) -> impl Iterator<Item = (&'a CriterionOutcome, &'a TestOutcome)> {
    let criteria = assessments.into_iter().flat_map(|it| &it.criteria);
    let ways = criteria.flat_map(|it| it.ways.iter().map(move |way| (it, way)));
    ways.filter(move |(_, way)| rests_on(way, kind))
}

/// Whether a test used a fact, or asks for it.
#[must_use]
pub fn rests_on(test: &TestOutcome, kind: FactKind) -> bool {
    test.test.fact() == kind
        || test.used.iter().any(|(used, _)| *used == kind)
        || test.changes.iter().any(|it| {
            matches!(it, Change::NeedsFact(asked) | Change::CannotBeKnown(asked) if *asked == kind)
        })
}

/// How many facts the undecided criteria still ask for. Guidance is not counted.
#[must_use]
pub fn facts_missing(assessment: &Assessment) -> usize {
    let kinds: BTreeSet<_> = gathered(assessment.criteria.iter().flat_map(asked_for).flatten());
    kinds.len()
}

/// Every fact that these assessments rest on or ask for, in asking order: what a
/// walk through the questions shows as known already, and what is left.
#[must_use]
pub fn facts_at_stake<'a>(assessments: impl IntoIterator<Item = &'a Assessment>) -> Vec<FactKind> {
    let mut at_stake = BTreeSet::new();
    for assessment in assessments {
        let ways = assessment.criteria.iter().flat_map(|criterion| &criterion.ways);
        let guidance = assessment.guidance.iter();
        at_stake.extend(guidance.clone().flat_map(|item| item.concerns_needs.iter().copied()));
        for test in ways.chain(guidance.map(|item| &item.outcome)) {
            at_stake.insert(test.test.fact());
            at_stake.extend(test.used.iter().map(|(kind, _)| *kind));
            for change in &test.changes {
                if let Change::NeedsFact(kind) | Change::CannotBeKnown(kind) = change {
                    at_stake.insert(*kind);
                }
            }
        }
    }
    at_stake.retain(|kind| !kind.is_worked_out());
    at_stake.into_iter().collect()
}

/// What each way of an undecided criterion asks for, most useful first.
fn asked_for(criterion: &CriterionOutcome) -> Vec<Vec<FactKind>> {
    if criterion.truth.is_decided() {
        return Vec::new();
    }
    criterion.ways.iter().map(|way| kinds(&way.changes)).collect()
}

fn asked_for_by_guidance(assessment: &Assessment) -> Vec<Vec<FactKind>> {
    let concerned = assessment.guidance.iter().filter(|it| it.concerns != Truth::NotMet);
    concerned
        .flat_map(|guidance| [guidance.concerns_needs.clone(), kinds(&guidance.outcome.changes)])
        .collect()
}

fn kinds<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Vec<FactKind> {
    changes
        .into_iter()
        .filter_map(|change| match change {
            Change::NeedsFact(kind) => Some(*kind),
            _ => None,
        })
        .collect()
}

fn most_deciding(asked: &[Vec<FactKind>], skipped: &[FactKind]) -> Option<FactKind> {
    let mut weights: BTreeMap<FactKind, usize> = BTreeMap::new();
    for wanted in asked {
        for (place, kind) in wanted.iter().enumerate() {
            *weights.entry(*kind).or_default() += if place == 0 { 2 } else { 1 };
        }
    }
    weights.retain(|kind, _| !skipped.contains(kind));
    // `max_by_key` keeps the last of equals, so the walk goes backwards.
    weights.into_iter().rev().max_by_key(|(_, weight)| *weight).map(|(kind, _)| kind)
}
