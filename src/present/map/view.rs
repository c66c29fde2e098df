//! Which part of the plane is shown, and how large.

use crate::domain::map::plane::Point;

/// How many metres a pixel may be: from a village to all of the country.
const NEAREST: f64 = 5.0;
const FARTHEST: f64 = 4_000.0;

/// Where the middle may be, with room around the country: south-west, north-east.
const SOUTH_WEST: Point = Point { east: -450_000.0, north: 6_050_000.0 };
const NORTH_EAST: Point = Point { east: 500_000.0, north: 7_750_000.0 };

/// How much one press of a zoom button or key changes.
pub const ZOOM_STEP: f64 = 1.6;
/// How much of the frame one press of an arrow moves.
const ARROW_STEP: f64 = 0.2;

/// What is shown in a frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    pub middle: Point,
    pub metres_per_pixel: f64,
    /// The frame, in pixels of the style sheet.
    pub width: f64,
    pub height: f64,
}

impl View {
    /// All of `points` in a frame, with some room around them; all of Sweden when there are none.
    pub fn around(points: &[Point], width: f64, height: f64) -> Self {
        let (width, height) = (width.max(1.0), height.max(1.0));
        let corners = [
            Point { east: -260_000.0, north: 6_130_000.0 },
            Point { east: 390_000.0, north: 7_680_000.0 },
        ];
        let points = if points.is_empty() { &corners[..] } else { points };
        let fold = |of: fn(&Point) -> f64, pick: fn(f64, f64) -> f64| {
            points.iter().map(of).reduce(pick).unwrap_or_default()
        };
        let (west, east) = (fold(|it| it.east, f64::min), fold(|it| it.east, f64::max));
        let (south, north) = (fold(|it| it.north, f64::min), fold(|it| it.north, f64::max));
        // Names need room, and one village alone its surroundings.
        let wide = ((east - west) * 1.25).max(20_000.0);
        let high = ((north - south) * 1.25).max(20_000.0);
        let middle = Point { east: f64::midpoint(west, east), north: f64::midpoint(south, north) };
        let metres_per_pixel = (wide / width).max(high / height);
        Self { middle, metres_per_pixel, width, height }.kept()
    }

    /// The same with the middle over the country and a scale that shows something.
    fn kept(self) -> Self {
        let middle = Point {
            east: self.middle.east.clamp(SOUTH_WEST.east, NORTH_EAST.east),
            north: self.middle.north.clamp(SOUTH_WEST.north, NORTH_EAST.north),
        };
        let metres_per_pixel = self.metres_per_pixel.clamp(NEAREST, FARTHEST);
        Self { middle, metres_per_pixel, ..self }
    }

    /// Where a point of the plane is in the frame, from its upper left corner.
    pub fn to_frame(&self, point: Point) -> (f64, f64) {
        (
            (point.east - self.middle.east) / self.metres_per_pixel + self.width / 2.0,
            (self.middle.north - point.north) / self.metres_per_pixel + self.height / 2.0,
        )
    }

    /// Which point of the plane is at a place in the frame.
    pub fn to_plane(&self, (x, y): (f64, f64)) -> Point {
        Point {
            east: self.middle.east + (x - self.width / 2.0) * self.metres_per_pixel,
            north: self.middle.north - (y - self.height / 2.0) * self.metres_per_pixel,
        }
    }

    /// Whether a point can be seen.
    pub fn shows(&self, point: Point) -> bool {
        let (x, y) = self.to_frame(point);
        (0.0..=self.width).contains(&x) && (0.0..=self.height).contains(&y)
    }

    /// Whether some of what lies between two corners may be seen.
    pub fn meets(&self, [south_west, north_east]: [Point; 2]) -> bool {
        let (left, lower) = self.to_frame(south_west);
        let (right, upper) = self.to_frame(north_east);
        left <= self.width && 0.0 <= right && upper <= self.height && 0.0 <= lower
    }

    /// The map pulled by so many pixels.
    #[must_use]
    pub fn pulled(self, x: f64, y: f64) -> Self {
        let middle = Point {
            east: self.middle.east - x * self.metres_per_pixel,
            north: self.middle.north + y * self.metres_per_pixel,
        };
        Self { middle, ..self }.kept()
    }

    /// `factor` times as large, with what is at a place in the frame staying there.
    #[must_use]
    pub fn zoomed(self, factor: f64, at: (f64, f64)) -> Self {
        let held = self.to_plane(at);
        let larger = Self { metres_per_pixel: self.metres_per_pixel / factor, ..self }.kept();
        let (x, y) = larger.to_frame(held);
        larger.pulled(at.0 - x, at.1 - y)
    }

    /// The same with two fingers that were at `before` and are at `now`: what is
    /// under them stays under them.
    #[must_use]
    pub fn pinched(self, before: [(f64, f64); 2], now: [(f64, f64); 2]) -> Self {
        let apart = |[one, other]: [(f64, f64); 2]| (one.0 - other.0).hypot(one.1 - other.1);
        let middle = |[one, other]: [(f64, f64); 2]| {
            (f64::midpoint(one.0, other.0), f64::midpoint(one.1, other.1))
        };
        let (from, to) = (middle(before), middle(now));
        let pulled = self.pulled(to.0 - from.0, to.1 - from.1);
        if apart(before) < 1.0 { pulled } else { pulled.zoomed(apart(now) / apart(before), to) }
    }

    /// What a key does: arrows move, plus and minus zoom.
    pub fn keyed(self, key: &str) -> Option<Self> {
        let (x, y) = (self.width * ARROW_STEP, self.height * ARROW_STEP);
        Some(match key {
            "ArrowLeft" => self.pulled(x, 0.0),
            "ArrowRight" => self.pulled(-x, 0.0),
            "ArrowUp" => self.pulled(0.0, y),
            "ArrowDown" => self.pulled(0.0, -y),
            "+" | "=" => self.zoomed(ZOOM_STEP, self.centre()),
            "-" | "_" => self.zoomed(1.0 / ZOOM_STEP, self.centre()),
            _ => return None,
        })
    }

    /// The middle of the frame, in pixels.
    pub fn centre(&self) -> (f64, f64) {
        (self.width / 2.0, self.height / 2.0)
    }

    /// The same place and scale in a frame of another size.
    #[must_use]
    pub fn framed(self, width: f64, height: f64) -> Self {
        Self { width: width.max(1.0), height: height.max(1.0), ..self }
    }

    /// The same with so many pixels more on every side: what is painted, so that a
    /// finger can pull the map a way before it has to be painted again.
    #[must_use]
    pub fn with_margin(self, margin: f64) -> Self {
        self.framed(self.width + 2.0 * margin, self.height + 2.0 * margin)
    }

    /// How a length in metres, drawn at `at`, is in pixels.
    pub fn pixels(&self, metres: f64, at: Point) -> f64 {
        metres * at.scale() / self.metres_per_pixel
    }
}

/// How what has been painted is moved and stretched to stand in for what is to be
/// shown: first stretched around its middle, then moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drift {
    pub x: f64,
    pub y: f64,
    pub scale: f64,
}

/// From what was painted to what is shown.
pub fn drift(painted: &View, shown: &View) -> Drift {
    let (x, y) = shown.to_frame(painted.middle);
    let (middle_x, middle_y) = shown.centre();
    let scale = painted.metres_per_pixel / shown.metres_per_pixel;
    Drift { x: x - middle_x, y: y - middle_y, scale }
}

/// Whether what was painted with `margin` is no good for what is shown until the
/// fingers rest: it does not cover it, or is stretched so far that it is no picture
/// of it. Who zooms out sees its edges for a moment, rather than wait for every step.
pub fn is_worn(painted: &View, shown: &View, margin: f64) -> bool {
    let drift = drift(painted, shown);
    if drift.scale < 1.0 {
        let is_pulled = shown.width / 2.0 < drift.x.abs() || shown.height / 2.0 < drift.y.abs();
        return drift.scale < 0.4 || is_pulled;
    }
    let room = |size: f64| (size / 2.0 + margin) * drift.scale - size / 2.0;
    3.0 < drift.scale || room(shown.width) < drift.x.abs() || room(shown.height) < drift.y.abs()
}

/// A round length for the bar that shows the scale: its metres and pixels.
pub fn scale_bar(view: &View) -> (u32, f64) {
    let at_most = 120.0;
    let lengths = [100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100];
    let fits = |metres: &&u32| view.pixels(f64::from(**metres), view.middle) <= at_most;
    let metres = lengths.iter().find(fits).copied().unwrap_or(100);
    (metres, view.pixels(f64::from(metres), view.middle))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn view() -> View {
        let middle = Point { east: 10_000.0, north: 7_000_000.0 };
        View { middle, metres_per_pixel: 100.0, width: 400.0, height: 600.0 }
    }

    fn is_near(one: (f64, f64), other: (f64, f64)) -> bool {
        (one.0 - other.0).abs() < 1e-6 && (one.1 - other.1).abs() < 1e-6
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let view = view();
        assert_eq!(view.to_frame(view.middle), (200.0, 300.0));
        let there = Point { east: 20_000.0, north: 7_010_000.0 };
        assert_eq!(view.to_frame(there), (300.0, 200.0));
        assert!(view.shows(there));
        assert!(!view.shows(Point { east: 40_000.0, north: 7_000_000.0 }));
    }

    #[test]
    fn a_view_around_some_points_shows_all_of_them() {
        let points = [
            Point { east: -20_000.0, north: 7_000_000.0 },
            Point { east: 90_000.0, north: 7_030_000.0 },
            Point { east: 0.0, north: 6_900_000.0 },
        ];
        let view = View::around(&points, 360.0, 480.0);
        assert!(points.iter().all(|it| view.shows(*it)));
        // One village alone with some ten kilometres around it.
        let one = View::around(&points[..1], 360.0, 480.0);
        assert_eq!(one.middle, points[0]);
        assert!((20_000.0..60_000.0).contains(&(one.metres_per_pixel * 360.0)));
    }

    #[test]
    fn with_nothing_to_show_it_is_all_of_sweden() {
        use crate::domain::map::atlas::Atlas;
        let atlas = Atlas::read(include_bytes!("../../../public/sverige.bin")).unwrap();
        let view = View::around(&[], 320.0, 480.0);
        let points = atlas.arcs.iter().flat_map(|it| &it.points);
        assert!(points.copied().all(|it| view.shows(Point::of(it))));
    }

    #[test]
    fn keys_move_and_zoom_and_others_are_left_to_the_page() {
        let view = view();
        assert!(view.keyed("ArrowRight").unwrap().middle.east > view.middle.east);
        assert!(view.keyed("ArrowUp").unwrap().middle.north > view.middle.north);
        assert!(view.keyed("+").unwrap().metres_per_pixel < view.metres_per_pixel);
        let there_and_back = view.keyed("+").unwrap().keyed("-").unwrap();
        assert!((there_and_back.metres_per_pixel - 100.0).abs() < 1e-9);
        assert_eq!(view.keyed("Tab"), None);
    }

    #[test]
    fn what_was_painted_covers_until_it_is_pulled_beyond_its_margin() {
        let painted = view();
        assert!(!is_worn(&painted, &painted.pulled(90.0, -90.0), 100.0));
        assert!(is_worn(&painted, &painted.pulled(110.0, 0.0), 100.0));
        assert!(is_worn(&painted, &painted.pulled(0.0, 110.0), 100.0));
        assert!(is_worn(&painted, &painted.zoomed(3.5, painted.centre()), 100.0));
        assert!(is_worn(&painted, &painted.zoomed(0.3, painted.centre()), 100.0));
        let farther = painted.zoomed(0.7, painted.centre());
        assert!(!is_worn(&painted, &farther, 100.0));
        assert!(is_worn(&painted, &farther.pulled(250.0, 0.0), 100.0));
        assert!(!is_worn(&painted, &painted.zoomed(1.5, painted.centre()), 100.0));
    }

    #[test]
    fn the_bar_of_the_scale_is_round_and_fits() {
        let (metres, pixels) = scale_bar(&view());
        assert_eq!(metres, 10_000);
        assert!((99.9..100.5).contains(&pixels), "{pixels}");
    }

    proptest! {
        #[test]
        fn what_is_under_the_finger_stays_there(
            x in 0.0..400.0,
            y in 0.0..600.0,
            factor in 0.5..2.0,
        ) {
            let view = view();
            let held = view.to_plane((x, y));
            prop_assert!(is_near(view.zoomed(factor, (x, y)).to_frame(held), (x, y)));
        }

        #[test]
        fn two_fingers_keep_what_is_under_them(
            x in 100.0..300.0,
            y in 100.0..500.0,
            apart in 20.0..90.0,
            factor in 0.6..1.6,
            pulled in -50.0..50.0,
        ) {
            let view = view();
            let fingers = |apart: f64, by: f64| [(x + by - apart, y), (x + by + apart, y)];
            let (before, now) = (fingers(apart, 0.0), fingers(apart * factor, pulled));
            let after = view.pinched(before, now);
            for finger in 0..2 {
                let held = view.to_plane(before[finger]);
                prop_assert!(is_near(after.to_frame(held), now[finger]));
            }
        }

        /// The painted picture, stretched and moved, puts every point where it belongs.
        #[test]
        fn drift_is_the_way_from_the_painted_to_the_shown(
            x in -80.0..80.0,
            y in -80.0..80.0,
            factor in 0.6..1.8,
            east in -20_000.0..20_000.0,
            north in -20_000.0..20_000.0,
        ) {
            let painted = view();
            let shown = painted.zoomed(factor, (120.0, 80.0)).pulled(x, y);
            let point = Point {
                east: painted.middle.east + east,
                north: painted.middle.north + north,
            };
            let drift = drift(&painted, &shown);
            let (px, py) = painted.to_frame(point);
            let (cx, cy) = painted.centre();
            let moved = (
                (px - cx) * drift.scale + cx + drift.x,
                (py - cy) * drift.scale + cy + drift.y,
            );
            prop_assert!(is_near(moved, shown.to_frame(point)));
        }
    }
}
