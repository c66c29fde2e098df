//! Municipalities, their borders, and localities; which municipality a position is in.

use super::reading::Reader;
use crate::domain::place::Position;

/// How far from the drawn coast a position may be and still count as on it: the
/// coast is drawn coarsely, and small islands are not drawn at all. Less than it
/// is over the Sound.
const OFF_THE_COAST: f64 = 3_500.0;
/// The same of the land borders with Norway and Finland.
const OVER_THE_BORDER: f64 = 300.0;

/// How far from a locality a position outside of the borders still belongs to it.
const NEAR_A_LOCALITY: f64 = 3_000.0;

/// What the file of the map begins with.
const MARK: &[u8] = b"sverige1";

/// Metres in a degree of latitude, within half a percent.
const METRES_PER_DEGREE: f64 = 111_200.0;

/// The map of Sweden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Atlas {
    pub arcs: Vec<Arc>,
    /// In the order of their official codes.
    pub municipalities: Vec<Municipality>,
    /// Those of one municipality together.
    pub localities: Vec<Locality>,
}

/// A part of a border, from where it begins to part two areas until it no longer does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arc {
    pub border: Border,
    pub points: Vec<Position>,
}

/// What is on the other side of a border.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    BetweenTwo,
    Coast,
    Abroad,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// The official code.
    pub code: u16,
    pub name: String,
    /// What lies inside: each ring as its arcs, in order.
    pub rings: Vec<Vec<Step>>,
    bounds: [Position; 2],
}

/// An arc of a ring, and whether it is walked from its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub arc: usize,
    pub backwards: bool,
}

/// A town or village that is known by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locality {
    pub name: String,
    pub position: Position,
    /// `None` where the list does not know.
    pub population: Option<u32>,
    /// Its place among the municipalities.
    pub municipality: usize,
}

/// Which municipality a position is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its place among the municipalities.
    pub municipality: usize,
    /// Whether the position is a little outside of what is drawn.
    pub is_just_outside: bool,
}

/// The file is not the map of this program; fetch it again, or the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the map's file can't be read; fetch it again")]
pub struct BrokenAtlas;

impl Atlas {
    /// Reads the file that `cargo xtask map` writes.
    ///
    /// # Errors
    ///
    /// Returns [`BrokenAtlas`] for anything else.
    pub fn read(bytes: &[u8]) -> Result<Self, BrokenAtlas> {
        let rest = bytes.strip_prefix(MARK).ok_or(BrokenAtlas)?;
        Self::read_all(&mut Reader::new(rest)).ok_or(BrokenAtlas)
    }

    fn read_all(from: &mut Reader<'_>) -> Option<Self> {
        let mut atlas = Self::default();
        for _ in 0..from.count()? {
            let border = match from.byte()? {
                0 => Border::BetweenTwo,
                1 => Border::Coast,
                2 => Border::Abroad,
                _ => return None,
            };
            let count = from.count()?;
            let points = (0..count).map(|_| from.position()).collect::<Option<Vec<_>>>()?;
            atlas.arcs.push(Arc { border, points });
        }
        for municipality in 0..from.count()? {
            let code = u16::try_from(from.whole()?).ok()?;
            let name = from.text()?;
            let count = from.count()?;
            let rings = (0..count).map(|_| atlas.ring(from)).collect::<Option<Vec<_>>>()?;
            let bounds = atlas.bounds(&rings)?;
            atlas.municipalities.push(Municipality { code, name, rings, bounds });
            for _ in 0..from.count()? {
                let (name, position) = (from.text()?, from.position()?);
                let population = u32::try_from(from.whole()?).ok()?;
                let population = (population != 0).then_some(population);
                atlas.localities.push(Locality { name, position, population, municipality });
            }
        }
        from.is_at_end().then_some(atlas)
    }

    fn ring(&self, from: &mut Reader<'_>) -> Option<Vec<Step>> {
        let count = from.count()?;
        let steps = (0..count).map(|_| {
            let both = usize::try_from(from.whole()?).ok()?;
            let step = Step { arc: both / 2, backwards: both % 2 == 1 };
            (step.arc < self.arcs.len()).then_some(step)
        });
        steps.collect()
    }

    /// The south-western and the north-eastern corner around the rings.
    fn bounds(&self, rings: &[Vec<Step>]) -> Option<[Position; 2]> {
        let points = || rings.iter().flatten().flat_map(|step| &self.arcs[step.arc].points);
        let of = |pick: fn(&Position) -> i64| {
            Some((points().map(pick).min()?, points().map(pick).max()?))
        };
        let (south, north) = of(|it| it.latitude)?;
        let (west, east) = of(|it| it.longitude)?;
        Some([Position::at(south, west), Position::at(north, east)])
    }

    /// The corners around all of it.
    pub fn corners(&self) -> Option<[Position; 2]> {
        let every: Vec<_> = self.municipalities.iter().flat_map(|it| it.rings.clone()).collect();
        self.bounds(&every)
    }

    /// The points of a ring, without the first one again at the end.
    pub fn points<'a>(&'a self, ring: &'a [Step]) -> impl Iterator<Item = Position> + 'a {
        ring.iter().flat_map(|step| {
            let points = &self.arcs[step.arc].points;
            // Where an arc ends the next one begins.
            let inner = points.len().saturating_sub(1);
            (0..inner).map(move |at| if step.backwards { points[inner - at] } else { points[at] })
        })
    }

    /// The municipality that `position` is in, or the coast or border of which it
    /// is just outside; `None` at sea and abroad.
    pub fn municipality_at(&self, position: Position) -> Option<Found> {
        if !is_on_earth(position) {
            return None;
        }
        let inside = |it: &Municipality| it.may_hold(position) && self.holds(it, position);
        if let Some(municipality) = self.municipalities.iter().position(inside) {
            return Some(Found { municipality, is_just_outside: false });
        }
        let municipality = self.nearest(position)?;
        Some(Found { municipality, is_just_outside: true })
    }

    /// The name of the municipality that `position` is in or just outside of.
    pub fn name_at(&self, position: Position) -> Option<&str> {
        let found = self.municipality_at(position)?;
        Some(self.municipalities[found.municipality].name.as_str())
    }

    /// Whether a line from `position` to the east crosses the border an odd number of times.
    fn holds(&self, municipality: &Municipality, position: Position) -> bool {
        let edges =
            municipality.rings.iter().flatten().flat_map(|step| {
                self.arcs[step.arc].points.windows(2).map(|edge| (edge[0], edge[1]))
            });
        let crossed = edges.filter(|(one, other)| {
            let is_beside =
                (position.latitude < one.latitude) != (position.latitude < other.latitude);
            is_beside && is_west_of(position, *one, *other)
        });
        crossed.count() % 2 == 1
    }

    /// The municipality on the outside of which `position` is, if one is near enough.
    fn nearest(&self, position: Position) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        for (at, arc) in self.arcs.iter().enumerate() {
            let reach = match arc.border {
                Border::BetweenTwo => continue,
                Border::Coast => OFF_THE_COAST,
                Border::Abroad => OVER_THE_BORDER,
            };
            for edge in arc.points.windows(2) {
                let far = metres_to_edge(position, edge[0], edge[1]);
                if far <= reach && best.is_none_or(|(least, _)| far < least) {
                    best = Some((far, at));
                }
            }
        }
        // Whole islands are not drawn, but their villages are known.
        let villages = self
            .localities
            .iter()
            .map(|it| (metres_to_edge(position, it.position, it.position), it.municipality));
        let village = villages.min_by(|one, other| one.0.total_cmp(&other.0));
        let village = village.filter(|(far, _)| *far <= NEAR_A_LOCALITY);
        if let Some((far, municipality)) = village
            && best.is_none_or(|(least, _)| far < least)
        {
            return Some(municipality);
        }
        let (_, arc) = best?;
        let has = |it: &Municipality| it.rings.iter().flatten().any(|step| step.arc == arc);
        self.municipalities.iter().position(has)
    }
}

impl Municipality {
    fn may_hold(&self, position: Position) -> bool {
        let [low, high] = self.bounds;
        (low.latitude..=high.latitude).contains(&position.latitude)
            && (low.longitude..=high.longitude).contains(&position.longitude)
    }

    /// The south-western and the north-eastern corner around it.
    pub fn corners(&self) -> [Position; 2] {
        self.bounds
    }
}

/// Whether `position`, as far north as some of the edge, is west of it.
fn is_west_of(position: Position, one: Position, other: Position) -> bool {
    let (low, high) = if one.latitude < other.latitude { (one, other) } else { (other, one) };
    let along = (position.latitude - low.latitude) * (high.longitude - low.longitude);
    let across = (position.longitude - low.longitude) * (high.latitude - low.latitude);
    across < along
}

/// How far it is to an edge, on a plane that touches the earth at `position`.
fn metres_to_edge(position: Position, one: Position, other: Position) -> f64 {
    let narrowing = degrees(position.latitude).to_radians().cos();
    let to = |point: Position| {
        [
            degrees(point.longitude - position.longitude) * METRES_PER_DEGREE * narrowing,
            degrees(point.latitude - position.latitude) * METRES_PER_DEGREE,
        ]
    };
    let ([x, y], [to_x, to_y]) = (to(one), to(other));
    let (along_x, along_y) = (to_x - x, to_y - y);
    let length = along_x * along_x + along_y * along_y;
    let part = if length == 0.0 { 0.0 } else { -(x * along_x + y * along_y) / length };
    let part = part.clamp(0.0, 1.0);
    (x + part * along_x).hypot(y + part * along_y)
}

/// Whether there is such a position.
pub(super) fn is_on_earth(position: Position) -> bool {
    position.latitude.unsigned_abs() <= 90_000_000
        && position.longitude.unsigned_abs() <= 180_000_000
}

/// Degrees of millionths of them.
#[expect(clippy::cast_precision_loss, reason = "a position has at most nine figures")]
pub(super) fn degrees(millionths: i64) -> f64 {
    millionths as f64 / 1_000_000.0
}
