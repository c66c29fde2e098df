//! The plane that maps are drawn on: metres east and north of a point in the
//! middle of Sweden, by a transverse Mercator projection, as Swedes know their
//! country from every printed map.
//!
//! It keeps angles, so that a circle on the ground is one on the map, and no
//! part of Sweden is more than three thousandths too large. Distances that are
//! told are not measured on it but by [`distance`](crate::domain::distance).

use super::atlas::degrees;
use crate::domain::place::Position;

/// The meridian in the middle, that of the official Swedish grid.
const MIDDLE: f64 = 15.0;
/// The earth's mean radius.
const RADIUS: f64 = 6_371_000.0;

/// A point on the plane: metres east of the middle meridian, north of the equator.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub east: f64,
    pub north: f64,
}

impl Point {
    /// Where `position` is on the plane.
    pub fn of(position: Position) -> Self {
        let latitude = degrees(position.latitude).to_radians();
        let off = (degrees(position.longitude) - MIDDLE).to_radians();
        let across = latitude.cos() * off.sin();
        Self {
            east: RADIUS * across.atanh(),
            north: RADIUS * latitude.sin().atan2(latitude.cos() * off.cos()),
        }
    }

    /// The position that is here.
    pub fn position(self) -> Position {
        let (east, north) = (self.east / RADIUS, self.north / RADIUS);
        let latitude = (north.sin() / east.cosh()).asin();
        let off = east.sinh().atan2(north.cos());
        let longitude = millionths(off.to_degrees() + MIDDLE);
        Position::at(millionths(latitude.to_degrees()), longitude)
    }

    /// How much longer than on the ground things are drawn here.
    pub fn scale(self) -> f64 {
        (self.east / RADIUS).cosh()
    }

    /// How far it is to `other` on the plane.
    pub fn distance(self, other: Self) -> f64 {
        (self.east - other.east).hypot(self.north - other.north)
    }
}

fn millionths(degrees: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "at most 360 million")]
    let whole = (degrees * 1_000_000.0).round() as i64;
    whole
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::distance;
    use crate::domain::rule::quantity::Metres;

    proptest! {
        #[test]
        fn a_point_on_the_plane_leads_back_to_its_position(
            latitude in 54_000_000_i64..70_000_000,
            longitude in 9_000_000_i64..26_000_000,
        ) {
            let position = Position::at(latitude, longitude);
            let back = Point::of(position).position();
            prop_assert!((back.latitude - latitude).abs() <= 1, "{back:?}");
            prop_assert!((back.longitude - longitude).abs() <= 1, "{back:?}");
        }

        #[test]
        fn a_few_kilometres_are_as_long_on_the_plane(
            latitude in 55_000_000_i64..69_000_000,
            longitude in 11_000_000_i64..24_000_000,
            north in 20_000_i64..90_000,
            east in -90_000_i64..90_000,
        ) {
            let one = Position::at(latitude, longitude);
            let other = Position::at(latitude + north, longitude + east);
            let (here, there) = (Point::of(one), Point::of(other));
            let drawn = here.distance(there) / here.scale();
            let metres = distance::at_least(one, other, [Metres(0); 2]).unwrap().0;
            let ground = f64::from(u32::try_from(metres).unwrap());
            // The plane takes the earth for a ball.
            prop_assert!((drawn / ground - 1.0).abs() < 0.006, "{drawn} is not {ground}");
        }
    }

    #[test]
    fn east_is_east_and_north_is_north() {
        let at = |latitude, longitude| Point::of(Position::at(latitude, longitude));
        assert!(at(63_000_000, 14_000_000).east < 0.0);
        assert!(at(63_000_000, 16_000_000).east > 0.0);
        assert!(at(63_000_000, 15_000_000).north < at(64_000_000, 15_000_000).north);
    }
}
