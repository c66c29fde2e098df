//! Which unanswered fact to ask for next.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::domain::order::gathered;
use crate::domain::rule::Nature;
use crate::domain::rule::assess::Assessment;
use crate::domain::rule::assess::Change;
use crate::domain::rule::assess::CriterionOutcome;
use crate::domain::rule::fact::FactKind;
use crate::domain::truth::Truth;

/// The fact that appears in most undecided criteria of these assessments.
///
/// Equal ones go in asking order. What the authority itself has to settle comes
/// after what can be found out about the outlet, and guidance comes last. What
/// a person has said cannot be known is not asked again. `None` when nothing is
/// left to ask.
#[must_use]
pub fn next_question<'a>(
    assessments: impl IntoIterator<Item = &'a Assessment>,
) -> Option<FactKind> {
    let assessments: Vec<_> = assessments.into_iter().collect();
    let of_law = |conditions: bool| {
        let criteria = assessments.iter().flat_map(|assessment| &assessment.criteria);
        most_wanted(
            criteria
                .filter(|criterion| (criterion.nature == Nature::Condition) == conditions)
                .flat_map(asked_for),
        )
    };
    of_law(true)
        .or_else(|| of_law(false))
        .or_else(|| most_wanted(assessments.iter().copied().flat_map(asked_for_by_guidance)))
}

/// How many facts the undecided criteria still ask for. Guidance is not counted.
#[must_use]
pub fn facts_missing(assessment: &Assessment) -> usize {
    let kinds: BTreeSet<_> = gathered(assessment.criteria.iter().flat_map(asked_for));
    kinds.len()
}

fn asked_for(criterion: &CriterionOutcome) -> Vec<FactKind> {
    if criterion.truth.is_decided() {
        return Vec::new();
    }
    kinds(criterion.ways.iter().flat_map(|way| &way.changes))
}

fn asked_for_by_guidance(assessment: &Assessment) -> Vec<FactKind> {
    let mut wanted = Vec::new();
    for guidance in &assessment.guidance {
        if guidance.concerns != Truth::NotMet {
            wanted.extend(&guidance.concerns_needs);
            wanted.extend(kinds(&guidance.outcome.changes));
        }
    }
    wanted
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

fn most_wanted(kinds: impl IntoIterator<Item = FactKind>) -> Option<FactKind> {
    let mut counts: BTreeMap<FactKind, usize> = BTreeMap::new();
    for kind in kinds {
        *counts.entry(kind).or_default() += 1;
    }
    // `max_by_key` keeps the last of equals, so the walk goes backwards.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(kind, _)| kind)
}
