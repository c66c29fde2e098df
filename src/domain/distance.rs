//! How far it is at least between two positions, and what is nearest.
//!
//! The bound is the straight line through the ground between two points on the
//! ellipsoid of WGS84, less the uncertainty of both. No road on or above the
//! ellipsoid is shorter than that, and Sweden lies above it everywhere. At
//! 10 km the chord is a millimetre shorter than the geodesic, at 100 km a metre,
//! so nothing is lost by not following the curve, and nothing has to be solved
//! by repetition: compressed, three kilobytes of a phone's load where a package
//! for geodesics takes thirteen. What the line can show is that a road is long enough; that it
//! is too short, only the road itself can show.

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::place;
use crate::domain::place::Position;
use crate::domain::provider;
use crate::domain::provider::ProviderKind;
use crate::domain::record::Record;
use crate::domain::recorded_fact;
use crate::domain::rule::fact::Answer;
use crate::domain::rule::fact::Fact;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::FactSource;
use crate::domain::rule::fact::FactValue;
use crate::domain::rule::fact::Facts;
use crate::domain::rule::quantity::Metres;
use crate::domain::rule::quantity::Quantity;

/// How far off a place's position is taken to be where nobody has said: it is of
/// the village, and the shop may stand at its end.
pub const UNCERTAINTY_OF_A_PLACE: Metres = Metres(2_000);

/// How far off an outlet's own position is taken to be where nobody has said:
/// enough for a point set by hand on a map.
pub const UNCERTAINTY_OF_AN_OUTLET: Metres = Metres(200);

/// The semi-major axis and the flattening of WGS84.
const EQUATORIAL_RADIUS: f64 = 6_378_137.0;
const FLATTENING: f64 = 1.0 / 298.257_223_563;

/// How far it is at least, in whole metres rounded down. `None` for a position
/// that is not on the earth.
#[must_use]
pub fn at_least(one: Position, other: Position, uncertainty: [Metres; 2]) -> Option<Metres> {
    let (one, other) = (on_ellipsoid(one)?, on_ellipsoid(other)?);
    let squares = one.iter().zip(other).map(|(one, other)| (one - other) * (one - other));
    let chord = squares.sum::<f64>().sqrt();
    let [one, other] = uncertainty;
    Some(Metres(whole_metres(chord).saturating_sub(one.0.saturating_add(other.0))))
}

/// At most twelve million metres, and never below zero.
fn whole_metres(chord: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a chord of the earth is above zero and far below the largest number"
    )]
    let metres = chord as u64;
    metres
}

/// The point in metres from the middle of the earth.
fn on_ellipsoid(position: Position) -> Option<[f64; 3]> {
    let latitude = degrees(position.latitude, 90)?.to_radians();
    let longitude = degrees(position.longitude, 180)?.to_radians();
    let eccentricity_squared = FLATTENING * (2.0 - FLATTENING);
    let (sine, cosine) = (latitude.sin(), latitude.cos());
    let normal = EQUATORIAL_RADIUS / (1.0 - eccentricity_squared * sine * sine).sqrt();
    Some([
        normal * cosine * longitude.cos(),
        normal * cosine * longitude.sin(),
        normal * (1.0 - eccentricity_squared) * sine,
    ])
}

fn degrees(microdegrees: i64, most: i64) -> Option<f64> {
    let microdegrees = i32::try_from(microdegrees).ok()?;
    let in_range = microdegrees.unsigned_abs() <= u32::try_from(most * 1_000_000).ok()?;
    in_range.then(|| f64::from(microdegrees) / 1_000_000.0)
}

/// Another outlet of the book, with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    pub id: RecordId,
    /// At least this far; the road is never shorter.
    pub at_least: Metres,
    /// Whether it has a diverse range of groceries, as was last recorded.
    pub diverse_range: Option<Fact>,
}

impl Alternative {
    /// Whether it is known to have a diverse range, or known not to.
    #[must_use]
    pub fn is_known_to_be(&self, diverse: bool) -> bool {
        let known = self.diverse_range.as_ref().and_then(|fact| fact.value.as_yes_no());
        known == Some(diverse)
    }
}

/// The other outlets of a kind in the book that have a position, their own or
/// their place's, nearest first. Empty when the outlet itself has none.
///
/// Those in the same place are left out of no list: they come first, at zero.
#[must_use]
pub fn alternatives(book: &Book, outlet: &Record, kind: ProviderKind) -> Vec<Alternative> {
    let others = book.of_kind(Kind::Provider).filter(|it| it.id() != outlet.id());
    let mut found: Vec<_> = others
        .filter(|it| {
            let kinds = it.content().get(provider::KINDS);
            kinds.is_some_and(|kinds| kinds.contains(&kind))
        })
        .filter_map(|it| alternative(book, outlet, it))
        .collect();
    order::sort_by_key(&mut found, |it| (it.at_least, it.id));
    found
}

/// Another outlet as one to compare with; `None` when one of them has no position.
#[must_use]
pub fn alternative(book: &Book, outlet: &Record, other: &Record) -> Option<Alternative> {
    let (here, off) = position_of(book, outlet)?;
    let (there, other_off) = position_of(book, other)?;
    let facts = recorded_fact::facts(other.content());
    Some(Alternative {
        id: other.id(),
        at_least: at_least(here, there, [off, other_off])?,
        diverse_range: facts.known(FactKind::DiverseRange).cloned(),
    })
}

/// How far it is at least from an outlet to another place; `None` when one of them has no position.
#[must_use]
pub fn to_place(book: &Book, outlet: &Record, place: &Record) -> Option<Metres> {
    let (here, off) = position_of(book, outlet)?;
    let there = place.content().get(place::POSITION)?;
    let said = there.uncertainty.and_then(|it| u64::try_from(it).ok());
    at_least(here, there, [off, said.map_or(UNCERTAINTY_OF_A_PLACE, Metres)])
}

/// Where an outlet is, and how far off that may be.
fn position_of(book: &Book, outlet: &Record) -> Option<(Position, Metres)> {
    let stated = |position: Position, otherwise: Metres| {
        let said = position.uncertainty.and_then(|it| u64::try_from(it).ok());
        (position, said.map_or(otherwise, Metres))
    };
    if let Some(own) = outlet.content().get(provider::POSITION) {
        return Some(stated(own, UNCERTAINTY_OF_AN_OUTLET));
    }
    let place = book.shown(outlet.content().get(provider::PLACE)?)?;
    Some(stated(place.content().get(place::POSITION)?, UNCERTAINTY_OF_A_PLACE))
}

/// The nearest alternative, and the nearest that is known to have a diverse
/// range when the nearest is known not to: whom a person is asked to measure
/// the road to.
#[must_use]
pub fn to_compare(alternatives: &[Alternative]) -> (Option<&Alternative>, Option<&Alternative>) {
    let nearest = alternatives.first();
    let is_too_small = nearest.is_some_and(|it| it.is_known_to_be(false));
    let diverse = alternatives.iter().find(|it| it.is_known_to_be(true));
    (nearest, diverse.filter(|_| is_too_small))
}

/// The facts of roads to another outlet, each with that of the straight line to
/// it, and what such an outlet sells.
pub const ROADS: [(FactKind, FactKind, ProviderKind); 3] = [
    (FactKind::RoadToNearest, FactKind::LineToNearest, ProviderKind::Groceries),
    (FactKind::RoadToDiverse, FactKind::LineToDiverse, ProviderKind::Groceries),
    (FactKind::RoadToFuel, FactKind::LineToFuel, ProviderKind::Fuel),
];

/// The fact that a straight line gives: at least so far, worked out from
/// positions. It is recorded only with an outlet that the person has chosen, who
/// knows whether the book has every shop.
#[must_use]
pub fn line_fact(alternative: &Alternative, of: &str) -> Answer {
    Answer::Known(Fact {
        value: FactValue::Amount(Quantity::Metres(alternative.at_least)),
        source: FactSource::Positions,
        on: None,
        detail: of.to_owned(),
    })
}

/// `facts` with a straight line to the alternative as `kind`, unless the person
/// has already given one.
///
/// Only for an alternative that a person has said is the nearest there is: the
/// book may lack a shop that is nearer, and a line to another proves nothing.
#[must_use]
pub fn with_line(mut facts: Facts, kind: FactKind, alternative: &Alternative, of: &str) -> Facts {
    if facts.known(kind).is_none() && kind.is_worked_out() {
        facts.set(kind, line_fact(alternative, of)).expect("a line is counted in metres");
    }
    facts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::field::Content;
    use crate::domain::history::History;
    use crate::domain::history::Stamp;
    use crate::domain::id::Writer;
    use crate::domain::recorded_fact::Recorded;
    use crate::domain::recorded_fact::Said;

    fn position(latitude: i64, longitude: i64) -> Position {
        Position::at(latitude, longitude)
    }

    const SURE: [Metres; 2] = [Metres(0); 2];

    #[track_caller]
    fn check(one: (i64, i64), other: (i64, i64), geodesic: f64) {
        let (one, other) = (position(one.0, one.1), position(other.0, other.1));
        let metres = at_least(one, other, SURE).unwrap().0;
        let error = geodesic - f64::from(u32::try_from(metres).unwrap());
        // Never longer than the geodesic, and rounding aside hardly shorter.
        let curve = geodesic.powi(3) / (24.0 * 6.3e6 * 6.3e6);
        assert!((0.0..=1.0 + 1.1 * curve).contains(&error), "{metres} is not {geodesic}: {error}");
    }

    /// The lengths are geodesics by Karney's method.
    #[test]
    fn the_line_is_the_geodesic_rounded_down() {
        check((63_620_000, 15_210_000), (63_590_000, 15_360_000), 8_159.924);
        check((62_750_000, 15_420_000), (62_840_000, 15_600_000), 13_601.110);
        check((59_000_000, 18_500_000), (59_090_000, 18_500_000), 10_025.631);
        check((67_850_000, 20_220_000), (67_850_000, 20_460_000), 10_102.102);
        check((55_340_000, 13_360_000), (69_060_000, 20_550_000), 1_571_609.755);
        check((58_900_000, 17_950_000), (58_900_000, 17_950_000), 0.000);
    }

    #[test]
    fn both_uncertainties_are_taken_away_and_never_below_nothing() {
        let (here, there) = (position(63_620_000, 15_210_000), position(63_720_000, 15_210_000));
        let sure = at_least(here, there, SURE).unwrap();
        let less = at_least(here, there, [Metres(500), Metres(700)]).unwrap();
        assert_eq!(sure.0 - less.0, 1_200);
        assert_eq!(at_least(here, here, [Metres(1), Metres(1)]), Some(Metres(0)));
    }

    #[test]
    fn a_position_that_is_not_on_the_earth_gives_nothing() {
        let here = position(63_620_000, 15_210_000);
        for wrong in [position(91_000_000, 0), position(0, 181_000_000), position(i64::MAX, 0)] {
            assert_eq!(at_least(here, wrong, SURE), None);
        }
    }

    proptest! {
        #[test]
        fn it_is_as_far_there_as_back(
            one in (55_000_000..70_000_000_i64, 10_000_000..25_000_000_i64),
            other in (55_000_000..70_000_000_i64, 10_000_000..25_000_000_i64),
        ) {
            let (one, other) = (position(one.0, one.1), position(other.0, other.1));
            prop_assert_eq!(at_least(one, other, SURE), at_least(other, one, SURE));
        }
    }

    fn a_record(number: u8, kind: Kind, content: Content) -> Record {
        let mut history = History::default();
        let stamp = Stamp {
            writer: Writer(1),
            saved_by: String::new(),
            saved_at: chrono::NaiveDateTime::default(),
        };
        history.write(&stamp, content);
        Record::new(RecordId::from_parts(1, [number; 10]), kind.token().to_owned(), history)
    }

    #[test]
    fn the_book_s_other_shops_come_nearest_first_with_their_range() {
        let place = |number, latitude| {
            let content = Content::default().with(place::POSITION, position(latitude, 15_210_000));
            a_record(number, Kind::Place, content)
        };
        let shop = |number, place: &Record, kind| {
            let yes = Recorded { said: Some(Said::Yes), ..Recorded::default() };
            let content = Content::default()
                .with(provider::PLACE, place.id())
                .with(provider::KINDS, vec![kind])
                .with(recorded_fact::field(FactKind::DiverseRange), yes);
            a_record(number, Kind::Provider, content)
        };
        let places = [place(1, 63_600_000), place(2, 63_900_000), place(3, 63_750_000)];
        let here = shop(11, &places[0], ProviderKind::Groceries);
        let far = shop(12, &places[1], ProviderKind::Groceries);
        let near = shop(13, &places[2], ProviderKind::Groceries);
        let library = shop(14, &places[0], ProviderKind::Library);
        let shops = [here.clone(), far.clone(), near.clone(), library];
        let book: Book = places.iter().cloned().chain(shops).collect();
        let found = alternatives(&book, &here, ProviderKind::Groceries);
        let ids: Vec<_> = found.iter().map(|it| it.id).collect();
        assert_eq!(ids, [near.id(), far.id()]);
        // Some 16.7 km, less two times two kilometres.
        assert!((12_600..12_800).contains(&found[0].at_least.0), "{:?}", found[0].at_least);
        assert!(found[0].is_known_to_be(true));
        let facts = with_line(Facts::default(), FactKind::LineToNearest, &found[0], "Hammerdal");
        assert_eq!(facts.number(FactKind::LineToNearest), Some(found[0].at_least.0));
        let typed = with_line(facts, FactKind::RoadToNearest, &found[1], "Hoting");
        assert_eq!(typed.known(FactKind::RoadToNearest), None, "a line is no road");
    }

    #[test]
    fn an_outlet_s_own_position_is_surer_than_its_place_s_and_what_was_said_counts() {
        let at =
            |latitude, uncertainty| Position { uncertainty, ..Position::at(latitude, 15_210_000) };
        let village = Content::default().with(place::POSITION, at(63_600_000, None));
        let village = a_record(1, Kind::Place, village);
        let shop = |number, position: Option<Position>| {
            let content = Content::default().with(provider::PLACE, village.id());
            let content = match position {
                Some(position) => content.with(provider::POSITION, position),
                None => content,
            };
            a_record(number, Kind::Provider, content)
        };
        let book = Book::from_iter([village.clone()]);
        let far = shop(2, Some(at(63_700_000, Some(50))));
        let off = |one: &Record| alternative(&book, one, &far).unwrap().at_least.0;
        let own = |uncertainty| shop(3, Some(at(63_600_000, uncertainty)));
        assert_eq!(off(&own(None)) - off(&shop(4, None)), 1_800);
        assert_eq!(off(&own(Some(0))) - off(&own(None)), 200);
    }

    #[test]
    fn the_next_one_is_compared_when_the_nearest_is_known_to_be_small() {
        let outlet = |number: u8, metres, diverse: Option<bool>| Alternative {
            id: RecordId::from_parts(1, [number; 10]),
            at_least: Metres(metres),
            diverse_range: diverse.map(|diverse| Fact {
                value: FactValue::YesNo(diverse),
                source: FactSource::Seen,
                on: None,
                detail: String::new(),
            }),
        };
        let of = |kiosk| {
            [outlet(1, 4_000, kiosk), outlet(2, 9_000, None), outlet(3, 18_000, Some(true))]
        };
        let number = |it: Option<&Alternative>| it.map(|it| it.at_least.0);
        let kiosk = of(Some(false));
        let (nearest, diverse) = to_compare(&kiosk);
        assert_eq!((number(nearest), number(diverse)), (Some(4_000), Some(18_000)));
        // Before anybody has said what the nearest has, only it is asked about.
        for unclear in [None, Some(true)] {
            let alternatives = of(unclear);
            let (nearest, diverse) = to_compare(&alternatives);
            assert_eq!((number(nearest), number(diverse)), (Some(4_000), None));
        }
    }
}
