//! The map that the app carries, from the sources in `xtask/data`.
//!
//! Borders between municipalities stand once, as arcs that the rings on both sides name, and every
//! number is a difference from the one before, in as many bytes as it needs. `faltbok::domain::map`
//! reads it, and says what each part means.

use crate::step::Outcome;
use serde_json::Value;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;

/// Where the map is, as the app is shipped with it.
pub const PATH: &str = "public/sverige.bin";

const BORDERS: &str = "xtask/data/kommuner.geojson";
const LOCALITIES: &str = "xtask/data/orter.csv";

/// Ten-thousandths of a degree: east, north.
type Point = [i32; 2];

/// Where the land border with Norway begins and that with Finland ends: in the Iddefjord, and where
/// the Torne meets the sea.
const LAND_BORDER: [Point; 2] = [[112_600, 590_950], [241_500, 657_900]];

/// What is on the other side of an arc; 0 is another municipality.
const COAST: u8 = 1;
const ABROAD: u8 = 2;

struct Municipality {
    code: String,
    name: String,
    rings: Vec<Vec<Point>>,
}

struct Locality {
    name: String,
    at: Point,
    population: u32,
}

/// The bytes of the map.
pub fn bytes() -> Outcome<Vec<u8>> {
    let municipalities = municipalities()?;
    let mut localities = localities()?;
    let classes = classes(&municipalities);
    let (arcs, rings) = arcs(&municipalities, &classes);
    let mut out = Writer::default();
    out.bytes.extend(b"sverige1");
    out.whole(arcs.len());
    let mut last = [0, 0];
    for (class, points) in &arcs {
        out.bytes.push(*class);
        out.whole(points.len());
        for point in points {
            out.step(&mut last, *point);
        }
    }
    out.whole(municipalities.len());
    for (municipality, rings) in municipalities.iter().zip(rings) {
        out.whole(number(&municipality.code)?);
        out.text(&municipality.name);
        out.whole(rings.len());
        for ring in rings {
            out.whole(ring.len());
            for (arc, backwards) in ring {
                out.whole(arc * 2 + usize::from(backwards));
            }
        }
        let here = localities.remove(&municipality.code).unwrap_or_default();
        out.whole(here.len());
        for locality in here {
            out.text(&locality.name);
            out.step(&mut last, locality.at);
            out.whole(locality.population as usize);
        }
    }
    if let Some(code) = localities.keys().next() {
        return Err(format!("{LOCALITIES} has the code {code}, which no municipality has"));
    }
    Ok(out.bytes)
}

fn municipalities() -> Outcome<Vec<Municipality>> {
    let text = fs::read_to_string(BORDERS).map_err(|error| format!("{BORDERS} ({error})"))?;
    let file: Value =
        serde_json::from_str(&text).map_err(|error| format!("{BORDERS} is no JSON ({error})"))?;
    let features = file["features"].as_array().ok_or(format!("{BORDERS} has no features"))?;
    let mut found = Vec::new();
    for feature in features {
        let text = |name: &str| {
            let value = feature["properties"][name].as_str();
            value.map(str::to_owned).ok_or(format!("a municipality has no `{name}`"))
        };
        let (code, name) = (text("kod")?, text("namn")?);
        let mut rings = Vec::new();
        for polygon in feature["geometry"]["coordinates"].as_array().into_iter().flatten() {
            let parts = polygon.as_array().ok_or(format!("{name} has no rings"))?;
            let [ring] = parts.as_slice() else {
                return Err(format!("{name} has a hole, which the map has no word for"));
            };
            let points = ring.as_array().into_iter().flatten().map(point);
            let mut points =
                points.collect::<Option<Vec<_>>>().ok_or(format!("{name}: no point"))?;
            points.pop();
            rings.push(points);
        }
        found.push(Municipality { code, name, rings });
    }
    Ok(found)
}

fn point(value: &Value) -> Option<Point> {
    Some([ten_thousandths(value[0].as_f64()?), ten_thousandths(value[1].as_f64()?)])
}

fn ten_thousandths(degrees: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "at most 1,800,000")]
    let whole = (degrees * 10_000.0).round() as i32;
    whole
}

fn localities() -> Outcome<BTreeMap<String, Vec<Locality>>> {
    let text = fs::read_to_string(LOCALITIES).map_err(|error| format!("{LOCALITIES} ({error})"))?;
    let mut found: BTreeMap<String, Vec<Locality>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let strange = || format!("{LOCALITIES} has the line `{line}`");
        let cells: Vec<&str> = line.split(',').collect();
        let [name, north, east, population, code, _municipality, _id] = cells[..] else {
            return Err(strange());
        };
        let degrees = |text: &str| text.parse().map_err(|_error| strange());
        let at = [ten_thousandths(degrees(east)?), ten_thousandths(degrees(north)?)];
        let population = population.parse().map_err(|_error| strange())?;
        let locality = Locality { name: name.to_owned(), at, population };
        found.entry(code.to_owned()).or_default().push(locality);
    }
    Ok(found)
}

/// An edge, whichever way it is walked.
fn edge(one: Point, other: Point) -> (Point, Point) {
    if one < other { (one, other) } else { (other, one) }
}

/// The edges of a ring, in order.
fn edges(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    (0..ring.len()).map(|at| edge(ring[at], ring[(at + 1) % ring.len()]))
}

/// What each edge parts: a class, and the municipalities on its sides.
type Classes = BTreeMap<(Point, Point), (u8, BTreeSet<usize>)>;

fn classes(municipalities: &[Municipality]) -> Classes {
    let mut found = Classes::new();
    for (at, municipality) in municipalities.iter().enumerate() {
        for edge in municipality.rings.iter().flat_map(|ring| edges(ring)) {
            found.entry(edge).or_default().1.insert(at);
        }
    }
    let outer: Vec<_> =
        found.iter().filter(|(_, (_, sides))| sides.len() == 1).map(|(edge, _)| *edge).collect();
    for edge in &outer {
        found.get_mut(edge).expect("it was found").0 = COAST;
    }
    for edge in land_border(&outer) {
        found.get_mut(&edge).expect("it was found").0 = ABROAD;
    }
    found
}

/// The edges on the way round the outside from one end of the land border to the other, by the way
/// that is farther north.
fn land_border(outer: &[(Point, Point)]) -> Vec<(Point, Point)> {
    let mut beside: BTreeMap<Point, Vec<Point>> = BTreeMap::new();
    for &(one, other) in outer {
        beside.entry(one).or_default().push(other);
        beside.entry(other).or_default().push(one);
    }
    let [from, to] = LAND_BORDER.map(|wanted| {
        let far = |point: &Point| {
            let [east, north] = [0, 1].map(|at| i64::from(point[at] - wanted[at]));
            // A degree of longitude is half as long up here.
            east * east + 4 * north * north
        };
        *beside.keys().min_by_key(|point| far(point)).expect("there are borders")
    });
    let ways = beside[&from].iter().map(|&next| {
        let mut way = vec![from, next];
        while way[way.len() - 1] != to && way.len() <= outer.len() {
            let (last, before) = (way[way.len() - 1], way[way.len() - 2]);
            let next = beside[&last].iter().find(|it| **it != before && **it != from);
            let Some(&next) = next else { break };
            way.push(next);
        }
        way
    });
    let northern = ways
        .filter(|way| way.last() == Some(&to))
        .max_by_key(|way| way.iter().map(|point| point[1]).max())
        .expect("the outside is one ring");
    northern.windows(2).map(|it| edge(it[0], it[1])).collect()
}

/// An arc of points with its class, and the rings of each municipality as arcs, forwards or not.
type Arcs = (Vec<(u8, Vec<Point>)>, Vec<Vec<Vec<(usize, bool)>>>);

fn arcs(municipalities: &[Municipality], classes: &Classes) -> Arcs {
    let mut arcs: Vec<(u8, Vec<Point>)> = Vec::new();
    let mut known: BTreeMap<Vec<Point>, usize> = BTreeMap::new();
    let rings = municipalities.iter().map(|municipality| {
        let rings = municipality.rings.iter().map(|ring| {
            parts(ring, classes)
                .into_iter()
                .map(|points| {
                    let class = classes[&edge(points[0], points[1])].0;
                    let reversed: Vec<Point> = points.iter().rev().copied().collect();
                    if let Some(&at) = known.get(&reversed) {
                        return (at, true);
                    }
                    let at = *known.entry(points.clone()).or_insert(arcs.len());
                    if at == arcs.len() {
                        arcs.push((class, points));
                    }
                    (at, false)
                })
                .collect()
        });
        rings.collect()
    });
    let rings = rings.collect();
    (arcs, rings)
}

/// The ring, cut wherever its edges begin to part something else.
fn parts(ring: &[Point], classes: &Classes) -> Vec<Vec<Point>> {
    let of: Vec<_> = edges(ring).map(|edge| &classes[&edge]).collect();
    let size = ring.len();
    let starts: Vec<usize> = (0..size).filter(|&at| of[at] != of[(at + size - 1) % size]).collect();
    if starts.is_empty() {
        return vec![ring.iter().chain(&ring[..1]).copied().collect()];
    }
    (0..starts.len())
        .map(|at| {
            let (from, to) = (starts[at], starts[(at + 1) % starts.len()]);
            let steps = (to + size - from - 1) % size + 1;
            (from..=from + steps).map(|at| ring[at % size]).collect()
        })
        .collect()
}

fn number(code: &str) -> Outcome<usize> {
    code.parse().map_err(|error| format!("a municipality has the code `{code}` ({error})"))
}

#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// Seven bits in each byte, the lowest first; the eighth says that another follows.
    fn whole(&mut self, mut whole: usize) {
        while 0x7f < whole {
            self.bytes.push(0x80 | u8::try_from(whole & 0x7f).expect("seven bits"));
            whole >>= 7;
        }
        self.bytes.push(u8::try_from(whole).expect("seven bits"));
    }

    fn text(&mut self, text: &str) {
        self.whole(text.len());
        self.bytes.extend(text.as_bytes());
    }

    /// How far it is from `last`, which then is `to`.
    fn step(&mut self, last: &mut Point, to: Point) {
        for at in 0..2 {
            let difference = to[at] - last[at];
            // Small ones stay small, also those below zero: 0, -1, 1, -2.
            let folded = (difference << 1) ^ (difference >> 31);
            self.whole(usize::try_from(folded).expect("folding leaves none below zero"));
        }
        *last = to;
    }
}
