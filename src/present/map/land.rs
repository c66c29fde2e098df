//! The land as paths that a canvas draws: in whole tens of metres of the plane, so
//! that one drawing serves every scale, and is written in a moment on a slow phone.

use std::fmt::Write as _;

use crate::domain::map::atlas::Arc;
use crate::domain::map::atlas::Atlas;
use crate::domain::map::atlas::Border;
use crate::domain::map::atlas::Step;
use crate::domain::map::plane::Point;

/// Where the paths have their 0, 0: what is left of numbers stays short.
pub const ORIGIN: Point = Point { east: 0.0, north: 6_900_000.0 };
/// How many metres one unit of the paths is: the sources are no finer.
pub const UNIT: f64 = 10.0;

/// The country as drawings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Land {
    /// All areas, to be filled.
    pub areas: String,
    /// Borders between municipalities, each once.
    pub borders: String,
    /// Coasts and shores.
    pub coasts: String,
    /// Borders to other countries.
    pub abroad: String,
    pub names: Vec<Area>,
}

/// A municipality's name, and where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    pub name: String,
    pub middle: Point,
    /// How wide the municipality is there, in metres.
    pub width: f64,
}

/// The drawings of `atlas`.
pub fn land(atlas: &Atlas) -> Land {
    let mut land = Land::default();
    let project = |arc: &Arc| arc.points.iter().map(|it| Point::of(*it)).collect::<Vec<_>>();
    let arcs: Vec<Vec<Point>> = atlas.arcs.iter().map(project).collect();
    for (arc, points) in atlas.arcs.iter().zip(&arcs) {
        let path = match arc.border {
            Border::BetweenTwo => &mut land.borders,
            Border::Coast => &mut land.coasts,
            Border::Abroad => &mut land.abroad,
        };
        draw(path, points, "");
    }
    for municipality in &atlas.municipalities {
        let mut largest: Vec<Point> = Vec::new();
        for ring in &municipality.rings {
            let ring = joined(ring, &arcs);
            draw(&mut land.areas, &ring, "z");
            if size(&largest) < size(&ring) {
                largest = ring;
            }
        }
        let (middle, width) = roomiest(&largest);
        land.names.push(Area { name: municipality.name.clone(), middle, width });
    }
    land
}

/// The points of a ring, without the first one again at the end.
fn joined(ring: &[Step], arcs: &[Vec<Point>]) -> Vec<Point> {
    let mut points = Vec::new();
    for step in ring {
        let mut arc: Vec<Point> = arcs[step.arc].clone();
        if step.backwards {
            arc.reverse();
        }
        // Where an arc ends the next one begins.
        arc.pop();
        points.extend(arc);
    }
    points
}

fn draw(path: &mut String, points: &[Point], end: &str) {
    for (at, point) in points.iter().enumerate() {
        let letter = if at == 0 { 'M' } else { 'L' };
        let x = whole((point.east - ORIGIN.east) / UNIT);
        let y = whole((ORIGIN.north - point.north) / UNIT);
        write!(path, "{letter}{x} {y}").expect("a String takes any text");
    }
    path.push_str(end);
}

#[expect(clippy::cast_possible_truncation, reason = "a country is some hundred thousand units")]
fn whole(units: f64) -> i32 {
    units.round() as i32
}

/// How many square metres a ring holds.
fn size(ring: &[Point]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let twice = ring.iter().zip(next).map(|(a, b)| a.east * b.north - b.east * a.north);
    (twice.sum::<f64>() / 2.0).abs()
}

/// Where a name fits best: the middle of the widest stretch across the ring, of
/// some across its height, the middle ones preferred.
fn roomiest(ring: &[Point]) -> (Point, f64) {
    const ACROSS: u8 = 15;
    let low = ring.iter().map(|it| it.north).reduce(f64::min).unwrap_or_default();
    let high = ring.iter().map(|it| it.north).reduce(f64::max).unwrap_or_default();
    let mut best = (Point { east: 0.0, north: low }, 0.0);
    let mut best_rank = 0.0;
    for step in 1..ACROSS {
        let part = f64::from(step) / f64::from(ACROSS);
        let north = low + (high - low) * part;
        let mut crossed: Vec<f64> = ring
            .iter()
            .zip(ring.iter().cycle().skip(1))
            .filter(|(a, b)| (a.north <= north) != (b.north <= north))
            .map(|(a, b)| a.east + (north - a.north) / (b.north - a.north) * (b.east - a.east))
            .collect();
        crossed.sort_by(f64::total_cmp);
        for stretch in crossed.chunks_exact(2) {
            let width = stretch[1] - stretch[0];
            // At the ends a name would lean on the neighbour.
            let rank = width * (1.0 - (part - 0.5).abs());
            if best_rank < rank {
                best_rank = rank;
                best = (Point { east: f64::midpoint(stretch[0], stretch[1]), north }, width);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_municipality_is_drawn_and_named_inside_itself() {
        let atlas = Atlas::read(include_bytes!("../../../public/sverige.bin")).unwrap();
        let land = land(&atlas);
        assert_eq!(land.names.len(), 290);
        for (at, area) in land.names.iter().enumerate() {
            let found = atlas.municipality_at(area.middle.position()).unwrap();
            assert_eq!(found.municipality, at, "{}", area.name);
            assert!(1_000.0 < area.width, "{}", area.name);
        }
        let rings: usize = atlas.municipalities.iter().map(|it| it.rings.len()).sum();
        assert_eq!(land.areas.matches('z').count(), rings);
        let arcs = [&land.borders, &land.coasts, &land.abroad];
        let drawn: usize = arcs.iter().map(|it| it.matches('M').count()).sum();
        assert_eq!(drawn, atlas.arcs.len());
        assert!(land.areas.bytes().all(|it| b"MLz- 0123456789".contains(&it)));
    }
}
