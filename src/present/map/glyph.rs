//! The shapes that stand for places and kinds of providers: each another outline,
//! so that nobody has to tell colours apart.

use crate::domain::provider::ProviderKind;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::map_screen as words;

/// How large the circle of a place is, of the room that a shape has.
pub const ROUND: f64 = 0.8;

/// What stands at a spot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Glyph {
    Place,
    Groceries,
    Fuel,
    Point,
    Library,
    Post,
    Pharmacy,
    Other,
}

impl Glyph {
    pub const ALL: [Self; 8] = [
        Self::Place,
        Self::Groceries,
        Self::Fuel,
        Self::Point,
        Self::Library,
        Self::Post,
        Self::Pharmacy,
        Self::Other,
    ];

    /// The shape for a provider, by the first of its kinds that has one of its own.
    pub fn of(kinds: &[ProviderKind]) -> Self {
        let of = |kind: &ProviderKind| match kind {
            ProviderKind::Groceries => Self::Groceries,
            ProviderKind::Fuel => Self::Fuel,
            ProviderKind::ServicePoint
            | ProviderKind::InformationPoint
            | ProviderKind::SafetyPoint => Self::Point,
            ProviderKind::Library => Self::Library,
            ProviderKind::PostAndParcels => Self::Post,
            ProviderKind::Pharmacy => Self::Pharmacy,
            ProviderKind::Other => Self::Other,
        };
        kinds.iter().map(of).min().unwrap_or(Self::Other)
    }

    /// Its word in the key to the map.
    pub fn word(self) -> Message {
        match self {
            Self::Place => words::PLACES,
            Self::Groceries => ProviderKind::Groceries.word(),
            Self::Fuel => ProviderKind::Fuel.word(),
            Self::Point => words::POINTS,
            Self::Library => ProviderKind::Library.word(),
            Self::Post => ProviderKind::PostAndParcels.word(),
            Self::Pharmacy => ProviderKind::Pharmacy.word(),
            Self::Other => ProviderKind::Other.word(),
        }
    }

    /// Its corners around 0, 0, within one up, down and to each side; none for
    /// the circle of a place.
    pub const fn corners(self) -> &'static [(f64, f64)] {
        match self {
            Self::Place => &[],
            Self::Groceries => &[(-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)],
            Self::Fuel => &[(0.0, -1.0), (1.0, 0.8), (-1.0, 0.8)],
            Self::Point => &[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)],
            Self::Library => {
                &[(-0.9, -0.8), (0.0, -0.4), (0.9, -0.8), (0.9, 0.6), (0.0, 1.0), (-0.9, 0.6)]
            }
            Self::Post => &[(-1.0, -0.6), (1.0, -0.6), (1.0, 0.6), (-1.0, 0.6)],
            Self::Pharmacy => &[
                (-0.35, -1.0),
                (0.35, -1.0),
                (0.35, -0.35),
                (1.0, -0.35),
                (1.0, 0.35),
                (0.35, 0.35),
                (0.35, 1.0),
                (-0.35, 1.0),
                (-0.35, 0.35),
                (-1.0, 0.35),
                (-1.0, -0.35),
                (-0.35, -0.35),
            ],
            Self::Other => &[(-1.0, -0.8), (1.0, -0.8), (0.0, 1.0)],
        }
    }

    /// The same as the path of a drawing in a box of 24 by 24.
    pub fn path(self) -> String {
        let at = |(x, y): &(f64, f64)| format!("{:.1} {:.1}", 12.0 + x * 9.0, 12.0 + y * 9.0);
        let round: Vec<(f64, f64)> = (0..24)
            .map(|at| {
                let angle = f64::from(at) * std::f64::consts::TAU / 24.0;
                (angle.cos() * ROUND, angle.sin() * ROUND)
            })
            .collect();
        let corners = if self.corners().is_empty() { &round } else { self.corners() };
        let corners: Vec<String> = corners.iter().map(at).collect();
        format!("M{}z", corners.join("L"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::present::sample::swedish;

    #[test]
    fn every_kind_has_a_shape_and_a_word_that_no_other_has() {
        let paths: BTreeSet<_> = Glyph::ALL.iter().map(|it| it.path()).collect();
        let words: BTreeSet<_> = Glyph::ALL.iter().map(|it| swedish(&it.word().into())).collect();
        assert_eq!((paths.len(), words.len()), (Glyph::ALL.len(), Glyph::ALL.len()));
    }

    #[test]
    fn a_shop_with_fuel_is_a_shop() {
        assert_eq!(Glyph::of(&[ProviderKind::Fuel, ProviderKind::Groceries]), Glyph::Groceries);
        assert_eq!(Glyph::of(&[ProviderKind::SafetyPoint]), Glyph::Point);
        assert_eq!(Glyph::of(&[]), Glyph::Other);
    }
}
