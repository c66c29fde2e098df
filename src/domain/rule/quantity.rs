//! Amounts that rules compare, each with its unit as a type.

/// A length in whole metres: kilometres would need rounding, and 10.0 km must
/// not become "more than 10".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Metres(pub u64);

/// Swedish money in whole kronor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kronor(pub u64);

/// Opening time as an average week, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MinutesPerWeek(pub u64);

/// A number of different articles on the shelves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Articles(pub u64);

/// What an amount is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    Metres,
    Kronor,
    MinutesPerWeek,
    Articles,
}

/// An amount with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quantity {
    Metres(Metres),
    Kronor(Kronor),
    MinutesPerWeek(MinutesPerWeek),
    Articles(Articles),
}

impl Quantity {
    /// An amount of `number` of this unit.
    #[must_use]
    pub const fn new(unit: Unit, number: u64) -> Self {
        match unit {
            Unit::Metres => Self::Metres(Metres(number)),
            Unit::Kronor => Self::Kronor(Kronor(number)),
            Unit::MinutesPerWeek => Self::MinutesPerWeek(MinutesPerWeek(number)),
            Unit::Articles => Self::Articles(Articles(number)),
        }
    }

    /// What it is counted in.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::Metres(_) => Unit::Metres,
            Self::Kronor(_) => Unit::Kronor,
            Self::MinutesPerWeek(_) => Unit::MinutesPerWeek,
            Self::Articles(_) => Unit::Articles,
        }
    }

    /// How many of its unit.
    #[must_use]
    pub const fn number(self) -> u64 {
        match self {
            Self::Metres(Metres(number))
            | Self::Kronor(Kronor(number))
            | Self::MinutesPerWeek(MinutesPerWeek(number))
            | Self::Articles(Articles(number)) => number,
        }
    }
}
