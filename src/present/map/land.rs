//! The land as paths that a canvas draws: in whole tens of metres of the plane, so
//! that one drawing serves every scale, and is written in a moment on a slow phone.

use std::fmt::Write as _;

use crate::domain::map::atlas::Arc;
use crate::domain::map::atlas::Atlas;
use crate::domain::map::atlas::Border;
use crate::domain::map::atlas::Municipality;
use crate::domain::map::atlas::Step;
use crate::domain::map::plane::Point;

/// Where the paths have their 0, 0: what is left of numbers stays short.
pub const ORIGIN: Point = Point { east: 0.0, north: 6_900_000.0 };
/// How many metres one unit of the paths is: the sources are no finer.
pub const UNIT: f64 = 10.0;

/// A county as drawings: what is not seen of the country need not be painted, and the whole is made
/// a little at a time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// The south-western and the north-eastern corner around it.
    pub corners: [Point; 2],
    /// All areas, to be filled.
    pub areas: String,
    /// Borders between municipalities, each once: in the first county that has it.
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

/// The drawings of `atlas`, county by county.
pub fn parts(atlas: &Atlas) -> impl Iterator<Item = Part> {
    let mut drawn = vec![false; atlas.arcs.len()];
    // The first two of the four figures of a municipality's code are the county's.
    let counties = atlas.municipalities.chunk_by(|one, other| one.code / 100 == other.code / 100);
    counties.map(move |county| part(atlas, county, &mut drawn))
}

fn part(atlas: &Atlas, county: &[Municipality], drawn: &mut [bool]) -> Part {
    let mut part = Part::default();
    let mut corners: Option<[Point; 2]> = None;
    for municipality in county {
        let mut largest: Vec<Point> = Vec::new();
        for ring in &municipality.rings {
            for step in ring {
                if !std::mem::replace(&mut drawn[step.arc], true) {
                    let arc = &atlas.arcs[step.arc];
                    let path = match arc.border {
                        Border::BetweenTwo => &mut part.borders,
                        Border::Coast => &mut part.coasts,
                        Border::Abroad => &mut part.abroad,
                    };
                    draw(path, &projected(arc), "");
                }
            }
            let ring = joined(ring, atlas);
            draw(&mut part.areas, &ring, "z");
            corners = ring.iter().fold(corners, |corners, point| Some(with(corners, *point)));
            if size(&largest) < size(&ring) {
                largest = ring;
            }
        }
        let (middle, width) = roomiest(&largest);
        part.names.push(Area { name: municipality.name.clone(), middle, width });
    }
    part.corners = corners.unwrap_or_default();
    part
}

fn projected(arc: &Arc) -> Vec<Point> {
    arc.points.iter().map(|it| Point::of(*it)).collect()
}

/// The corners around a point too.
fn with(corners: Option<[Point; 2]>, point: Point) -> [Point; 2] {
    let [low, high] = corners.unwrap_or([point, point]);
    [
        Point { east: low.east.min(point.east), north: low.north.min(point.north) },
        Point { east: high.east.max(point.east), north: high.north.max(point.north) },
    ]
}

/// The points of a ring, without the first one again at the end.
fn joined(ring: &[Step], atlas: &Atlas) -> Vec<Point> {
    let mut points = Vec::new();
    for step in ring {
        let mut arc = projected(&atlas.arcs[step.arc]);
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
    use super::super::view::View;
    use super::*;

    #[test]
    fn every_municipality_is_drawn_and_named_inside_itself() {
        let atlas = Atlas::read(include_bytes!("../../../public/sverige.bin")).unwrap();
        let parts: Vec<Part> = parts(&atlas).collect();
        assert_eq!(parts.len(), 21, "a part for each county");
        let names: Vec<&Area> = parts.iter().flat_map(|it| &it.names).collect();
        assert_eq!(names.len(), 290);
        for (at, area) in names.into_iter().enumerate() {
            let found = atlas.municipality_at(area.middle.position()).unwrap();
            assert_eq!(found.municipality, at, "{}", area.name);
            assert!(1_000.0 < area.width, "{}", area.name);
        }
        let rings: usize = atlas.municipalities.iter().map(|it| it.rings.len()).sum();
        assert_eq!(parts.iter().map(|it| it.areas.matches('z').count()).sum::<usize>(), rings);
        let arcs = parts.iter().flat_map(|it| [&it.borders, &it.coasts, &it.abroad]);
        let drawn: usize = arcs.map(|it| it.matches('M').count()).sum();
        assert_eq!(drawn, atlas.arcs.len(), "each border once");
        let signs = parts.iter().flat_map(|it| it.areas.bytes());
        assert!(signs.into_iter().all(|it| b"MLz- 0123456789".contains(&it)));
    }

    #[test]
    fn around_a_village_little_of_the_country_is_painted_and_all_of_what_is_seen() {
        let atlas = Atlas::read(include_bytes!("../../../public/sverige.bin")).unwrap();
        let parts: Vec<Part> = parts(&atlas).collect();
        let sikas = Point::of(crate::domain::place::Position::at(63_615_000, 15_265_000));
        let near = View::around(&[sikas], 600.0, 700.0);
        let painted: Vec<&Part> = parts.iter().filter(|it| near.meets(it.corners)).collect();
        assert!((1..=3).contains(&painted.len()), "{}", painted.len());
        let names = painted.iter().flat_map(|it| &it.names);
        assert!(names.into_iter().any(|it| it.name == "Strömsund"));
        let far = View::around(&[], 360.0, 500.0);
        assert!(parts.iter().all(|it| far.meets(it.corners)));
    }
}
