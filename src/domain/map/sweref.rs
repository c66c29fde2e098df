//! Positions as registers write them: in degrees (WGS84), or in metres of SWEREF 99 TM, the grid of
//! Swedish authorities.

use crate::domain::place::Position;

/// The ellipsoid GRS 80: half its longer axis in metres, and its flattening.
const AXIS: f64 = 6_378_137.0;
const FLATTENING: f64 = 1.0 / 298.257_222_101;
/// The grid: its middle meridian, its scale there, and what is added to metres east.
const MIDDLE: f64 = 15.0;
const SCALE: f64 = 0.999_6;
const FALSE_EAST: f64 = 500_000.0;

/// Between what degrees Sweden lies, with a little around it.
const NORTH: std::ops::RangeInclusive<f64> = 54.0..=70.0;
const EAST: std::ops::RangeInclusive<f64> = 9.0..=26.0;
/// The same in metres of the grid.
const METRES_NORTH: std::ops::RangeInclusive<f64> = 6_000_000.0..=7_800_000.0;
const METRES_EAST: std::ops::RangeInclusive<f64> = 200_000.0..=1_000_000.0;

/// The position in Sweden that two numbers mean, in degrees or in metres, whichever comes first;
/// `None` where they mean none.
pub fn meant(one: f64, other: f64) -> Option<Position> {
    for (north, east) in [(one, other), (other, one)] {
        if NORTH.contains(&north) && EAST.contains(&east) {
            return Some(Position::at(millionths(north), millionths(east)));
        }
        if METRES_NORTH.contains(&north) && METRES_EAST.contains(&east) {
            return Some(of_grid(north, east));
        }
    }
    None
}

/// The position at so many metres north and east in the grid, by the formulas that the Swedish mapping
/// authority has published (Gauss-Krüger, to a millimetre).
pub fn of_grid(north: f64, east: f64) -> Position {
    let n = FLATTENING / (2.0 - FLATTENING);
    let (n2, n3, n4) = (n.powi(2), n.powi(3), n.powi(4));
    let radius = AXIS / (1.0 + n) * (1.0 + n2 / 4.0 + n4 / 64.0);
    let (xi, eta) = (north / (SCALE * radius), (east - FALSE_EAST) / (SCALE * radius));
    let terms = [
        n / 2.0 - 2.0 * n2 / 3.0 + 37.0 * n3 / 96.0 - n4 / 360.0,
        n2 / 48.0 + n3 / 15.0 - 437.0 * n4 / 1_440.0,
        17.0 * n3 / 480.0 - 37.0 * n4 / 840.0,
        4_397.0 * n4 / 161_280.0,
    ];
    let (mut up, mut across) = (xi, eta);
    for (term, times) in terms.into_iter().zip([2.0, 4.0, 6.0, 8.0]) {
        up -= term * (times * xi).sin() * (times * eta).cosh();
        across -= term * (times * xi).cos() * (times * eta).sinh();
    }
    let conformal = (up.sin() / across.cosh()).asin();
    let off = across.sinh().atan2(up.cos());
    let e = FLATTENING * (2.0 - FLATTENING);
    let (e2, e3, e4) = (e.powi(2), e.powi(3), e.powi(4));
    let sine = conformal.sin().powi(2);
    let series = (e + e2 + e3 + e4) - (7.0 * e2 + 17.0 * e3 + 30.0 * e4) / 6.0 * sine
        + (224.0 * e3 + 889.0 * e4) / 120.0 * sine.powi(2)
        - 4_279.0 * e4 / 1_260.0 * sine.powi(3);
    let latitude = conformal + conformal.sin() * conformal.cos() * series;
    Position::at(millionths(latitude.to_degrees()), millionths(off.to_degrees() + MIDDLE))
}

fn millionths(degrees: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "at most 360 million")]
    let whole = (degrees * 1_000_000.0).round() as i64;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_that_the_mapping_authority_gives_to_check_against_come_out_right() {
        let near = |north, east, latitude: i64, longitude: i64| {
            let found = of_grid(north, east);
            let far = (found.latitude - latitude).abs().max((found.longitude - longitude).abs());
            assert!(far <= 1, "{found:?} for {north} {east}");
        };
        near(6_097_106.672, 356_083.438, 55_000_000, 12_750_000);
        near(6_985_589.215, 500_000.0, 63_000_000, 15_000_000);
    }

    #[test]
    fn degrees_and_metres_are_told_apart_in_whichever_order_they_come() {
        let sikas = Some(Position::at(63_615_000, 15_265_000));
        assert_eq!(meant(63.615, 15.265), sikas);
        assert_eq!(meant(15.265, 63.615), sikas);
        let grid = meant(356_083.438, 6_097_106.672).unwrap();
        assert_eq!((grid.latitude, grid.longitude), (55_000_000, 12_750_000));
        assert_eq!(meant(0.0, 0.0), None);
        assert_eq!(meant(f64::NAN, 15.0), None);
        assert_eq!(meant(7_054_000.0, 1_433_000.0), None, "the grid of before is not guessed at");
    }
}
