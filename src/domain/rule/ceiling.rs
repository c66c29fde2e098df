//! The most that may be paid, apart from whether anything may be.
//!
//! A ceiling is law; what is left under it rests on facts. When ceilings of one
//! kind differ, the highest that concerns the case is the one; between kinds
//! the lowest binds.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::rule::Period;
use crate::domain::rule::RuleSet;
use crate::domain::rule::Test;
use crate::domain::rule::assess::test_truth;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::Facts;
use crate::domain::rule::quantity::EuroCents;
use crate::domain::rule::quantity::Kronor;
use crate::domain::rule::source::Source;
use crate::domain::truth::Truth;

/// The most that may be paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ceiling {
    pub id: Cow<'static, str>,
    pub holds: Holds,
    pub most: Most,
    /// All must hold for the ceiling to concern the case at all.
    pub when: Cow<'static, [Test]>,
    /// Another figure that somebody has stated for the same time.
    pub rival: Option<Kronor>,
    pub source: Source,
}

/// What a ceiling's days are days of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    SupportTime(Period),
    /// Aid counts from the day it is granted.
    DecidedOn(Period),
}

/// How a ceiling is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Most {
    /// Per year and outlet or recipient.
    AYear(Kronor),
    /// For one application, or for the years that the page names.
    Once(Kronor),
    /// Together with what was granted in another form for the same year.
    WithOther { most: Kronor, other: FactKind },
    /// A share of a cost.
    Share { percent: u64, of: FactKind },
    /// For each time something was done.
    EachTime { most: Kronor, times: FactKind },
    /// Small aid to the whole undertaking in three years: what is sought, at
    /// the recorded rate, and what was had before.
    SmallAid { most: EuroCents, before: FactKind },
    /// A share of the expected support, paid before the measure is done.
    Advance { percent: u64 },
}

impl Most {
    /// What it is a ceiling of: the highest of one kind counts.
    const fn kind(self) -> usize {
        match self {
            Self::AYear(_) => 0,
            Self::WithOther { .. } => 1,
            Self::Share { .. } => 2,
            Self::EachTime { .. } => 3,
            Self::SmallAid { .. } => 4,
            Self::Once(_) => 5,
            Self::Advance { .. } => 6,
        }
    }

    /// The facts that tell what is left.
    fn needs(self) -> Vec<FactKind> {
        match self {
            Self::AYear(_) | Self::Once(_) | Self::Advance { .. } => Vec::new(),
            Self::WithOther { other: fact, .. }
            | Self::Share { of: fact, .. }
            | Self::EachTime { times: fact, .. } => vec![fact],
            Self::SmallAid { before, .. } => vec![before, FactKind::EuroRate],
        }
    }
}

/// What a ceiling leaves in one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CeilingOutcome {
    pub id: Cow<'static, str>,
    pub most: Most,
    /// Whether it concerns the case: met means it does.
    pub concerns: Truth,
    /// The most that may be paid now, in whole kronor; `None` when a fact is
    /// missing, or the ceiling is no amount of support.
    pub room: Option<Kronor>,
    /// Whether what is sought stays under it. Unknown when the figure is unsure.
    pub fits: Truth,
    /// The facts that would tell.
    pub missing: Vec<FactKind>,
    pub rival: Option<Kronor>,
    pub source: Source,
}

/// All ceilings of a case, and what they leave together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    pub ceilings: Vec<CeilingOutcome>,
    /// What may be paid whatever the open questions turn out to be.
    pub at_most: Option<Kronor>,
    /// Whether what is sought stays under all of them.
    pub fits: Truth,
}

/// What the ceilings of `rule_set` leave of support for the time that begins on
/// `first_day`, granted on `decided_on`.
#[must_use]
pub fn room(
    rule_set: &RuleSet,
    first_day: NaiveDate,
    decided_on: NaiveDate,
    facts: &Facts,
) -> Room {
    let ceilings: Vec<_> =
        rule_set.ceilings_on(first_day, decided_on).map(|ceiling| read(ceiling, facts)).collect();
    let mut at_most = None;
    let mut all_fit = Truth::Met;
    // An advance is no ceiling of the support itself.
    for kind in 0..(Most::Advance { percent: 0 }).kind() {
        let of_kind: Vec<_> = ceilings.iter().filter(|it| it.most.kind() == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        // Where none concerns the case, nothing may be paid.
        all_fit = all_fit.and(Truth::any(of_kind.iter().map(|it| it.concerns.and(it.fits))));
        // The highest that surely concerns the case is what is sure to be there.
        let sure = of_kind.iter().filter(|it| it.is_sure());
        let highest = sure.filter_map(|it| it.room).max();
        at_most = match (at_most, highest) {
            (None, only) | (only, None) => only,
            (Some(one), Some(other)) => Some(Kronor::min(one, other)),
        };
    }
    Room { ceilings, at_most, fits: all_fit }
}

impl CeilingOutcome {
    fn is_sure(&self) -> bool {
        self.concerns == Truth::Met && self.source.certainty.decides()
    }
}

fn read(ceiling: &Ceiling, facts: &Facts) -> CeilingOutcome {
    let sought = facts.number(FactKind::SupportSought);
    let room = kronor_left(ceiling.most, facts).map(Kronor);
    let on_its_face = match (ceiling.most, sought, room) {
        (Most::Advance { .. }, _, _) => Truth::Met,
        (Most::SmallAid { most, before }, ..) => small_aid(most, before, facts),
        (_, Some(sought), Some(room)) => Truth::from(Some(sought <= room.0)),
        _ => Truth::Unknown,
    };
    let mut needs = ceiling.most.needs();
    needs.push(FactKind::SupportSought);
    needs.extend(ceiling.when.iter().map(Test::fact));
    needs.retain(|kind| facts.known(*kind).is_none());
    CeilingOutcome {
        id: ceiling.id.clone(),
        most: ceiling.most,
        concerns: Truth::all(ceiling.when.iter().map(|test| test_truth(test, facts))),
        room,
        fits: if ceiling.source.certainty.decides() { on_its_face } else { Truth::Unknown },
        missing: needs,
        rival: ceiling.rival,
        source: ceiling.source.clone(),
    }
}

/// What may be paid in whole kronor, rounded down.
fn kronor_left(most: Most, facts: &Facts) -> Option<u64> {
    Some(match most {
        Most::AYear(most) | Most::Once(most) => most.0,
        Most::WithOther { most, other } => most.0.saturating_sub(facts.number(other)?),
        Most::Share { percent, of } => facts.number(of)?.saturating_mul(percent) / 100,
        Most::EachTime { most, times } => facts.number(times)?.saturating_mul(most.0),
        Most::SmallAid { most, before } => {
            let left = u128::from(most.0.saturating_sub(facts.number(before)?));
            u64::try_from(left * u128::from(rate(facts)?) / CENTS_AND_RATE).ok()?
        }
        Most::Advance { .. } => return None,
    })
}

/// A hundred cents in a euro, ten thousand parts in the rate's krona.
const CENTS_AND_RATE: u128 = 100 * 10_000;

fn rate(facts: &Facts) -> Option<u64> {
    facts.number(FactKind::EuroRate).filter(|rate| 0 < *rate)
}

/// Whether what was had before and what is sought stay under the limit: a sum
/// that is above it without what is sought is so whatever is sought.
fn small_aid(most: EuroCents, before: FactKind, facts: &Facts) -> Truth {
    let Some(had) = facts.number(before) else { return Truth::Unknown };
    if most.0 < had {
        return Truth::NotMet;
    }
    let (Some(sought), Some(rate)) = (facts.number(FactKind::SupportSought), rate(facts)) else {
        return Truth::Unknown;
    };
    // Multiplied out, so that nothing is rounded.
    let room = u128::from(most.0 - had) * u128::from(rate);
    Truth::from(Some(u128::from(sought) * CENTS_AND_RATE <= room))
}

/// What the aid sought is in euro cents at the recorded rate, rounded to the
/// nearest; for showing only.
#[must_use]
pub fn sought_in_euro(facts: &Facts) -> Option<EuroCents> {
    let sought = u128::from(facts.number(FactKind::SupportSought)?) * CENTS_AND_RATE;
    let rate = u128::from(rate(facts)?);
    u64::try_from((sought + rate / 2) / rate).ok().map(EuroCents)
}
