//! How much the facts say about an amount: at least this, at most that.
//!
//! Facts that do not name an amount can still bound it. The road is never
//! shorter than the straight line; groceries are never more than everything.
//! Every fact only narrows the bounds, so learning more never undoes a verdict.

use crate::domain::rule::Operator;
use crate::domain::rule::fact::Answer;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::Facts;
use crate::domain::truth::Truth;

/// The services of which one is enough.
const ONE_OF_THE_SERVICES: [FactKind; 4] = [
    FactKind::SellsFuel,
    FactKind::PostService,
    FactKind::PharmacyService,
    FactKind::PaymentService,
];

/// What is in a turnover besides groceries.
const PARTS_BESIDE_GROCERIES: [FactKind; 3] =
    [FactKind::FuelTurnover, FactKind::CommissionTurnover, FactKind::OtherTurnover];

/// The bounds on one amount, and what they rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Knowledge {
    at_least: Option<u64>,
    at_most: Option<u64>,
    /// The facts that were used.
    pub used: Vec<FactKind>,
    /// The facts that would narrow the bounds, most useful first.
    pub missing: Vec<FactKind>,
    /// Facts that cannot all be true were used.
    disagree: bool,
}

impl Knowledge {
    /// What `facts` say about the amount that `kind` asks for.
    pub fn of(facts: &Facts, kind: FactKind) -> Self {
        let mut knowledge = Self::default();
        match kind {
            FactKind::RoadToDiverse => knowledge.read_distance(facts),
            FactKind::RoadToNearest => {
                knowledge.take_exact(facts, kind);
                knowledge.take_at_least(facts, FactKind::LineToNearest);
                knowledge.take_at_most(facts, FactKind::RoadToDiverse);
            }
            FactKind::RoadToFuel => {
                knowledge.take_exact(facts, kind);
                knowledge.take_at_least(facts, FactKind::LineToFuel);
            }
            FactKind::GroceryTurnover => knowledge.read_turnover(facts),
            _ => knowledge.take_exact(facts, kind),
        }
        knowledge
    }

    /// What `facts` say to a question of yes or no.
    pub fn of_yes_no(facts: &Facts, kind: FactKind) -> (Truth, Self) {
        let mut knowledge = Self::default();
        let said = knowledge.say(facts, kind);
        if kind != FactKind::OtherBasicService {
            knowledge.want(facts, kind);
            return (Truth::from(said), knowledge);
        }
        // Any one of the services is such a service; all together are all there are.
        let each = ONE_OF_THE_SERVICES.map(|service| knowledge.say(facts, service));
        let found = Truth::any(each.into_iter().map(Truth::from));
        let truth = match (said, found) {
            (Some(false), Truth::Met) | (Some(true), Truth::NotMet) => {
                knowledge.disagree = true;
                Truth::Unknown
            }
            (Some(said), _) => Truth::from(Some(said)),
            (None, found) => found,
        };
        if found == Truth::Unknown {
            knowledge.want(facts, kind);
        }
        (truth, knowledge)
    }

    fn say(&mut self, facts: &Facts, kind: FactKind) -> Option<bool> {
        let said = facts.yes_no(kind);
        if said.is_some() {
            self.use_fact(kind);
        }
        said
    }

    /// Whether the facts contradict each other.
    pub fn is_contradiction(&self) -> bool {
        self.disagree
            || matches!((self.at_least, self.at_most), (Some(low), Some(high)) if high < low)
    }

    /// Whether the amount stands in this relation to the limit.
    pub fn compare(&self, operator: Operator, limit: u64) -> Truth {
        if self.is_contradiction() {
            return Truth::Unknown;
        }
        let (above, below, inverted) = match operator {
            Operator::MoreThan => (limit.checked_add(1), limit, false),
            Operator::AtLeast => (Some(limit), limit.saturating_sub(1), false),
            Operator::AtMost => (limit.checked_add(1), limit, true),
            Operator::LessThan => (Some(limit), limit.saturating_sub(1), true),
        };
        // Nothing is above the largest number, which a rule from a file may name.
        let is_above = above.is_some_and(|above| self.at_least.is_some_and(|low| above <= low));
        // No amount is below zero, so "at least 0" has nothing below it.
        let is_below = self
            .at_most
            .is_some_and(|high| high <= below && above.is_none_or(|above| high < above));
        match (is_above, is_below) {
            (false, false) => Truth::Unknown,
            (is_above, _) => Truth::from(Some(is_above != inverted)),
        }
    }

    /// The distance that the law means: to the nearest outlet with a diverse
    /// range, which may not be the nearest outlet.
    fn read_distance(&mut self, facts: &Facts) {
        let range = facts.yes_no(FactKind::NearestHasDiverseRange);
        // No outlet is nearer than the nearest, whatever the ranges are.
        self.take_at_least(facts, FactKind::RoadToNearest);
        self.take_at_least(facts, FactKind::LineToNearest);
        self.take_at_most(facts, FactKind::RoadToDiverse);
        match range {
            Some(true) => {
                self.take_at_most(facts, FactKind::RoadToNearest);
                self.want(facts, FactKind::RoadToNearest);
            }
            Some(false) => {
                self.take_at_least(facts, FactKind::RoadToDiverse);
                self.take_at_least(facts, FactKind::LineToDiverse);
                self.want(facts, FactKind::RoadToDiverse);
            }
            None => {
                self.want(facts, FactKind::RoadToNearest);
                self.want(facts, FactKind::NearestHasDiverseRange);
                if *facts.answer(FactKind::NearestHasDiverseRange) == Answer::CannotBeKnown {
                    self.want(facts, FactKind::RoadToDiverse);
                }
            }
        }
        if range.is_some() {
            self.used.push(FactKind::NearestHasDiverseRange);
        }
    }

    /// Groceries are what is left of everything when the rest is taken away.
    fn read_turnover(&mut self, facts: &Facts) {
        self.take_exact(facts, FactKind::GroceryTurnover);
        if let Some(total) = facts.number(FactKind::TotalTurnover) {
            let rest = PARTS_BESIDE_GROCERIES.map(|part| facts.number(part));
            self.use_fact(FactKind::TotalTurnover);
            for (part, _) in
                PARTS_BESIDE_GROCERIES.into_iter().zip(rest).filter(|it| it.1.is_some())
            {
                self.use_fact(part);
            }
            let known = rest.into_iter().flatten().fold(0, u64::saturating_add);
            match total.checked_sub(known) {
                None => self.disagree = true,
                Some(left) => {
                    self.at_most = Some(self.at_most.map_or(left, |high| high.min(left)));
                    if rest.iter().all(Option::is_some) {
                        self.at_least = Some(self.at_least.map_or(left, |low| low.max(left)));
                    }
                }
            }
        }
        if *facts.answer(FactKind::GroceryTurnover) == Answer::CannotBeKnown {
            self.want(facts, FactKind::TotalTurnover);
            for part in PARTS_BESIDE_GROCERIES {
                self.want(facts, part);
            }
        }
    }

    fn take_exact(&mut self, facts: &Facts, kind: FactKind) {
        self.take_at_least(facts, kind);
        self.take_at_most(facts, kind);
        self.want(facts, kind);
    }

    fn take_at_least(&mut self, facts: &Facts, kind: FactKind) {
        if let Some(number) = facts.number(kind) {
            self.at_least = Some(self.at_least.map_or(number, |low| low.max(number)));
            self.use_fact(kind);
        }
    }

    fn take_at_most(&mut self, facts: &Facts, kind: FactKind) {
        if let Some(number) = facts.number(kind) {
            self.at_most = Some(self.at_most.map_or(number, |high| high.min(number)));
            self.use_fact(kind);
        }
    }

    fn use_fact(&mut self, kind: FactKind) {
        if !self.used.contains(&kind) {
            self.used.push(kind);
        }
    }

    fn want(&mut self, facts: &Facts, kind: FactKind) {
        if facts.known(kind).is_none() {
            self.missing.push(kind);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(at_least: Option<u64>, at_most: Option<u64>, expected: [(Operator, Truth); 4]) {
        let knowledge = Knowledge { at_least, at_most, ..Knowledge::default() };
        for (operator, truth) in expected {
            assert_eq!(knowledge.compare(operator, 10), truth, "{at_least:?} {at_most:?}");
        }
    }

    #[test]
    fn exactly_the_limit_is_what_the_four_operators_disagree_about() {
        use Operator::{AtLeast, AtMost, LessThan, MoreThan};
        use Truth::{Met, NotMet};
        check(
            Some(10),
            Some(10),
            [(MoreThan, NotMet), (AtLeast, Met), (AtMost, Met), (LessThan, NotMet)],
        );
        check(
            Some(11),
            Some(11),
            [(MoreThan, Met), (AtLeast, Met), (AtMost, NotMet), (LessThan, NotMet)],
        );
        check(
            Some(9),
            Some(9),
            [(MoreThan, NotMet), (AtLeast, NotMet), (AtMost, Met), (LessThan, Met)],
        );
    }

    #[test]
    fn a_bound_proves_one_side_only() {
        use Operator::{AtLeast, AtMost, LessThan, MoreThan};
        use Truth::{Met, NotMet, Unknown};
        check(
            Some(11),
            None,
            [(MoreThan, Met), (AtLeast, Met), (AtMost, NotMet), (LessThan, NotMet)],
        );
        check(
            Some(9),
            None,
            [(MoreThan, Unknown), (AtLeast, Unknown), (AtMost, Unknown), (LessThan, Unknown)],
        );
        check(
            None,
            Some(9),
            [(MoreThan, NotMet), (AtLeast, NotMet), (AtMost, Met), (LessThan, Met)],
        );
        check(
            None,
            Some(11),
            [(MoreThan, Unknown), (AtLeast, Unknown), (AtMost, Unknown), (LessThan, Unknown)],
        );
    }

    #[test]
    fn at_least_nothing_is_not_refused_to_nothing() {
        let knowledge = Knowledge { at_least: Some(0), at_most: Some(0), ..Knowledge::default() };
        assert_eq!(knowledge.compare(Operator::AtLeast, 0), Truth::Met);
        assert_eq!(knowledge.compare(Operator::LessThan, 0), Truth::NotMet);
    }

    #[test]
    fn nothing_is_more_than_the_largest_number() {
        let knowledge = Knowledge { at_least: Some(7), at_most: Some(7), ..Knowledge::default() };
        assert_eq!(knowledge.compare(Operator::MoreThan, u64::MAX), Truth::NotMet);
        assert_eq!(knowledge.compare(Operator::AtLeast, u64::MAX), Truth::NotMet);
        assert_eq!(knowledge.compare(Operator::AtMost, u64::MAX), Truth::Met);
        assert_eq!(knowledge.compare(Operator::LessThan, u64::MAX), Truth::Met);
    }

    #[test]
    fn facts_that_contradict_each_other_decide_nothing() {
        let knowledge = Knowledge { at_least: Some(20), at_most: Some(5), ..Knowledge::default() };
        assert!(knowledge.is_contradiction());
        for operator in
            [Operator::MoreThan, Operator::AtLeast, Operator::AtMost, Operator::LessThan]
        {
            assert_eq!(knowledge.compare(operator, 10), Truth::Unknown);
        }
    }
}
