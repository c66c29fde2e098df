//! Amounts that rules compare, each with its unit as a type.

macro_rules! quantities {
    ($($(#[$meta:meta])* $unit:ident,)+) => {
        $($(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $unit(pub u64);)+

        /// What an amount is counted in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Unit { $($unit,)+ }

        /// An amount with its unit.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Quantity { $($unit($unit),)+ }

        impl Quantity {
            /// An amount of `number` of this unit.
            #[must_use]
            pub const fn new(unit: Unit, number: u64) -> Self {
                match unit { $(Unit::$unit => Self::$unit($unit(number)),)+ }
            }

            /// What it is counted in.
            #[must_use]
            pub const fn unit(self) -> Unit {
                match self { $(Self::$unit(_) => Unit::$unit,)+ }
            }

            /// How many of its unit.
            #[must_use]
            pub const fn number(self) -> u64 {
                match self { $(Self::$unit($unit(number)))|+ => number }
            }
        }
    };
}

quantities! {
    /// A length in whole metres: kilometres would need rounding, and 10.0 km must
    /// not become "more than 10".
    Metres,
    /// Swedish money in whole kronor.
    Kronor,
    /// The money that the European Union counts in, in hundredths.
    EuroCents,
    /// A rate of exchange, in ten-thousandths of a krona.
    KronorPerEuro,
    /// Opening time as an average week, in minutes.
    MinutesPerWeek,
    /// A number of different articles on the shelves.
    Articles,
    /// A number of whole years.
    Years,
    /// A number of inhabitants.
    People,
    /// How many times something was done.
    Times,
}
