//! What is known about an outlet: each fact with where it comes from and when.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use thiserror::Error;

pub use crate::domain::rule::fact_kind::FactKind;
pub use crate::domain::rule::fact_kind::Shape;
use crate::domain::rule::quantity::Quantity;

/// A known value: a yes or no, or an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactValue {
    YesNo(bool),
    Amount(Quantity),
}

impl FactValue {
    /// The value as one number: 1 for yes, 0 for no, otherwise the amount in
    /// the unit of its kind (metres, kronor, minutes a week, articles).
    #[must_use]
    pub fn number(self) -> u64 {
        match self {
            Self::YesNo(answer) => u64::from(answer),
            Self::Amount(quantity) => quantity.number(),
        }
    }

    /// The value of a fact of this kind from the number that [`Self::number`] gave.
    ///
    /// # Errors
    ///
    /// Returns [`WrongValue`] for a number other than 0 or 1 where a yes or no
    /// is asked for.
    pub const fn from_number(kind: FactKind, number: u64) -> Result<Self, WrongValue> {
        match (kind.shape(), number) {
            (Shape::Amount(unit), _) => Ok(Self::Amount(Quantity::new(unit, number))),
            (Shape::YesNo, 0) => Ok(Self::YesNo(false)),
            (Shape::YesNo, 1) => Ok(Self::YesNo(true)),
            (Shape::YesNo, _) => Err(WrongValue { kind: kind.token() }),
        }
    }

    /// The answer, when it is a yes or no.
    #[must_use]
    pub const fn as_yes_no(self) -> Option<bool> {
        match self {
            Self::YesNo(answer) => Some(answer),
            Self::Amount(_) => None,
        }
    }

    /// The amount, when it is one.
    #[must_use]
    pub const fn as_amount(self) -> Option<Quantity> {
        match self {
            Self::YesNo(_) => None,
            Self::Amount(quantity) => Some(quantity),
        }
    }

    fn fits(self, kind: FactKind) -> bool {
        match (self, kind.shape()) {
            (Self::YesNo(_), Shape::YesNo) => true,
            (Self::Amount(quantity), Shape::Amount(unit)) => quantity.unit() == unit,
            _ => false,
        }
    }
}

/// A value that does not answer what was asked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the value does not answer {kind}; give it in the unit that the fact asks for")]
pub struct WrongValue {
    pub kind: &'static str,
}

/// Where a fact comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactSource {
    /// Read on a car's odometer.
    Odometer,
    /// A map or route service.
    MapService,
    /// Worked out from recorded positions.
    Positions,
    /// Seen or counted on a visit.
    Seen,
    /// What the owner said.
    Owner,
    /// Annual report or other accounts.
    Accounts,
    Region,
    Municipality,
    /// The municipality's service plan.
    Plan,
    /// Nobody has checked it.
    Assumed,
    Other,
}

impl FactSource {
    /// Every source, for choosing.
    pub const ALL: [Self; 11] = [
        Self::Odometer,
        Self::MapService,
        Self::Positions,
        Self::Seen,
        Self::Owner,
        Self::Accounts,
        Self::Region,
        Self::Municipality,
        Self::Plan,
        Self::Assumed,
        Self::Other,
    ];

    /// The name used in records and files.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::Odometer => "odometer",
            Self::MapService => "map_service",
            Self::Positions => "positions",
            Self::Seen => "seen",
            Self::Owner => "owner",
            Self::Accounts => "accounts",
            Self::Region => "region",
            Self::Municipality => "municipality",
            Self::Plan => "plan",
            Self::Assumed => "assumed",
            Self::Other => "other",
        }
    }

    /// The source with this name in records and files.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.token() == token)
    }
}

/// A known fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub value: FactValue,
    pub source: FactSource,
    /// The day it was true or read, when known.
    pub on: Option<NaiveDate>,
    /// What the person added, such as which outlet was compared. May be empty.
    pub detail: String,
}

/// What came of asking for a fact.
///
/// The first two both leave an outcome unknown, but only one of them is worth
/// asking again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    #[default]
    NotAsked,
    /// A person has said that it cannot be known.
    CannotBeKnown,
    Known(Fact),
}

/// The answers about one outlet.
///
/// # Invariants
///
/// Every known value is of its kind's shape; [`Facts::set`] checks it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    answers: BTreeMap<FactKind, Answer>,
}

impl Facts {
    /// Records an answer in place of the one there was.
    ///
    /// # Errors
    ///
    /// Returns [`WrongValue`] when the value is not what the kind asks for;
    /// nothing is then changed.
    pub fn set(&mut self, kind: FactKind, answer: Answer) -> Result<(), WrongValue> {
        match &answer {
            Answer::NotAsked => {
                self.answers.remove(&kind);
                return Ok(());
            }
            Answer::Known(fact) if !fact.value.fits(kind) => {
                return Err(WrongValue { kind: kind.token() });
            }
            Answer::CannotBeKnown | Answer::Known(_) => (),
        }
        self.answers.insert(kind, answer);
        Ok(())
    }

    /// What came of asking for this fact.
    #[must_use]
    pub fn answer(&self, kind: FactKind) -> &Answer {
        self.answers.get(&kind).unwrap_or(&Answer::NotAsked)
    }

    /// The fact, when it is known.
    #[must_use]
    pub fn known(&self, kind: FactKind) -> Option<&Fact> {
        match self.answer(kind) {
            Answer::Known(fact) => Some(fact),
            Answer::NotAsked | Answer::CannotBeKnown => None,
        }
    }

    /// The answer to a yes-or-no fact, when it is known.
    #[must_use]
    pub fn yes_no(&self, kind: FactKind) -> Option<bool> {
        self.known(kind)?.value.as_yes_no()
    }

    /// The number of a fact that is an amount, when it is known.
    #[must_use]
    pub fn number(&self, kind: FactKind) -> Option<u64> {
        Some(self.known(kind)?.value.as_amount()?.number())
    }

    /// Every answer that was given, in asking order.
    pub fn iter(&self) -> impl Iterator<Item = (FactKind, &Answer)> {
        self.answers.iter().map(|(kind, answer)| (*kind, answer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rule::quantity::Kronor;

    fn known(value: FactValue) -> Answer {
        Answer::Known(Fact { value, source: FactSource::Owner, on: None, detail: String::new() })
    }

    #[test]
    fn every_token_comes_back_and_none_is_used_twice() {
        for kind in FactKind::ALL {
            assert_eq!(FactKind::from_token(kind.token()), Some(kind));
        }
        for source in FactSource::ALL {
            assert_eq!(FactSource::from_token(source.token()), Some(source));
        }
        assert_eq!(FactKind::from_token("shoe_size"), None);
    }

    #[test]
    fn a_value_survives_as_a_number() {
        for kind in FactKind::ALL {
            for number in [0, 1] {
                let value = FactValue::from_number(kind, number).unwrap();
                assert_eq!(value.number(), number);
                assert!(value.fits(kind), "{kind:?}");
            }
        }
        assert!(FactValue::from_number(FactKind::OpenAllYear, 2).is_err());
    }

    #[test]
    fn kronor_do_not_answer_a_question_about_distance() {
        let mut facts = Facts::default();
        let kronor = FactValue::Amount(Quantity::Kronor(Kronor(7000)));
        assert!(facts.set(FactKind::RoadToNearest, known(kronor)).is_err());
        assert_eq!(facts, Facts::default());
    }

    #[test]
    fn an_answer_can_be_taken_back() {
        let mut facts = Facts::default();
        facts.set(FactKind::OpenAllYear, known(FactValue::YesNo(true))).unwrap();
        assert_eq!(facts.yes_no(FactKind::OpenAllYear), Some(true));
        facts.set(FactKind::OpenAllYear, Answer::NotAsked).unwrap();
        assert_eq!(facts, Facts::default());
    }
}
