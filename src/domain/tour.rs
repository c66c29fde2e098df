//! Tours (serviceturnéer): several actors, several stops, one summary.
//!
//! A stop names no visit: what was written at its place on the tour's days, by whomever of those
//! who came along, is what was seen there.

use chrono::NaiveDate;

use super::field::Field;
use super::field::FieldDef;
use super::field::FieldValue;
use super::field::KindDef;
use super::field::Parts;
use super::field::Shape;
use super::id::RecordId;
use super::kind::Kind;
use super::parts::Party;
use super::parts::Period;
use super::place::Position;
use super::value::Value;

pub const TITLE: Field<String> = Field::new("title");
/// Its days; without the last one it is over on the first.
pub const PERIOD: Field<Period> = Field::new("period");
/// Those who come along all the way.
pub const PARTICIPANTS: Field<Vec<Party>> = Field::new("participants");
/// In the order they are made. One field, so that a merge never makes an order that nobody chose.
pub const STOPS: Field<Vec<Stop>> = Field::new("stops");
/// What is to be found out.
pub const PURPOSE: Field<String> = Field::new("purpose");
/// What those who came along say together.
pub const SUMMARY: Field<String> = Field::new("summary");

pub const DEF: KindDef = KindDef {
    kind: Kind::Tour,
    fields: &[
        TITLE.def(),
        PERIOD.def(),
        PARTICIPANTS.def(),
        STOPS.def(),
        PURPOSE.def(),
        SUMMARY.def(),
    ],
};

/// One stop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stop {
    pub place: Option<RecordId>,
    /// Of a tour of several days.
    pub day: Option<NaiveDate>,
    /// The time of day, as it was typed.
    pub time: String,
    /// How long it is to last.
    pub minutes: Option<i64>,
    /// Who comes along from here, or only here.
    pub joins: String,
    /// Whom to meet, what to bring.
    pub note: String,
}

const PLACE: Field<RecordId> = Field::new("place");
const DAY: Field<NaiveDate> = Field::new("day");
const TIME: Field<String> = Field::new("time");
const MINUTES: Field<i64> = Field::new("minutes");
const JOINS: Field<String> = Field::new("joins");
const NOTE: Field<String> = Field::new("note");
const STOP: &[FieldDef] =
    &[PLACE.def(), DAY.def(), TIME.def(), MINUTES.def(), JOINS.def(), NOTE.def()];

impl FieldValue for Stop {
    const SHAPE: Shape = Shape::Group(STOP);

    fn read(value: &Value) -> Option<Self> {
        let parts = Parts::of(value)?;
        Some(Self {
            place: parts.get(PLACE),
            day: parts.get(DAY),
            time: parts.get(TIME).unwrap_or_default(),
            minutes: parts.get(MINUTES),
            joins: parts.get(JOINS).unwrap_or_default(),
            note: parts.get(NOTE).unwrap_or_default(),
        })
    }

    fn write(self) -> Value {
        Parts::default()
            .with(PLACE, self.place)
            .with(DAY, self.day)
            .with(TIME, Some(self.time))
            .with(MINUTES, self.minutes)
            .with(JOINS, Some(self.joins))
            .with(NOTE, Some(self.note))
            .group()
    }
}

/// The hour and minute that somebody typed as "9", "9.30" or "09:30".
pub fn read_time(text: &str) -> Option<(u32, u32)> {
    let text = text.trim();
    let (hour, minute) = text.split_once(['.', ':']).unwrap_or((text, "00"));
    let part = |digits: &str, most: u32| {
        let is_number =
            matches!(digits.len(), 1..=2) && digits.bytes().all(|it| it.is_ascii_digit());
        is_number.then(|| digits.parse::<u32>().ok()).flatten().filter(|it| *it <= most)
    };
    Some((part(hour, 23)?, part(minute, 59).filter(|_| minute.len() == 2)?))
}

/// The last day of a tour whose days are `period`.
pub fn last_day(period: Period) -> Option<NaiveDate> {
    period.to.or(period.from)
}

/// Whether `day` is one of the tour's.
pub fn is_on(period: Period, day: NaiveDate) -> bool {
    let first = period.from.or(period.to);
    first.is_some_and(|first| first <= day) && last_day(period).is_some_and(|last| day <= last)
}

/// Whether `day` is the stop's, or one of the tour's where it has none of its own.
pub fn is_at(stop: &Stop, period: Period, day: NaiveDate) -> bool {
    stop.day.map_or_else(|| is_on(period, day), |own| own == day)
}

/// The day of a stop for who writes on `today` what was seen there: today where it is on that day,
/// otherwise the nearest of its days.
pub fn day_of(stop: &Stop, period: Period, today: NaiveDate) -> Option<NaiveDate> {
    let first = period.from.or(period.to);
    let last = last_day(period).max(first);
    stop.day.or_else(|| Some(today.clamp(first?, last?)))
}

/// How many stops are tried in every order: a phone does that before anybody could notice.
const EXACT_UP_TO: usize = 11;

/// The order in which `stops` are nearest to each other in a straight line: the first stays first,
/// and those without a position come last, as they stood. Numbers of the stops as they stand now.
pub fn shortest_order(stops: &[Option<Position>]) -> Vec<usize> {
    let placed: Vec<usize> = (0..stops.len()).filter(|&at| stops[at].is_some()).collect();
    let points: Vec<Position> = placed.iter().filter_map(|&at| stops[at]).collect();
    let order =
        if points.len() <= EXACT_UP_TO { shortest(&points) } else { nearly_shortest(&points) };
    let without = (0..stops.len()).filter(|&at| stops[at].is_none());
    order.into_iter().map(|at| placed[at]).chain(without).collect()
}

/// The same where stops have days of their own: only those of one day that follow upon each other
/// change places, and the first of them stays the first.
pub fn shortest_order_by_day(stops: &[Option<Position>], days: &[Option<NaiveDate>]) -> Vec<usize> {
    let mut order = Vec::with_capacity(stops.len());
    let mut from = 0;
    for of_a_day in days.chunk_by(|one, other| one == other) {
        let to = from + of_a_day.len();
        order.extend(shortest_order(&stops[from..to]).into_iter().map(|at| from + at));
        from = to;
    }
    order
}

/// How long the way is through `stops` in this order, in metres; stops without a position are no
/// part of it.
pub fn length(stops: &[Option<Position>]) -> f64 {
    let points: Vec<Position> = stops.iter().flatten().copied().collect();
    points.windows(2).map(|pair| straight(pair[0], pair[1])).sum()
}

/// Every order at once, by the stops that are behind and the last of them (Held and Karp).
fn shortest(points: &[Position]) -> Vec<usize> {
    let count = points.len();
    if count <= 2 {
        return (0..count).collect();
    }
    let sets = 1_usize << count;
    // How long the way from the first through a set to its last is, and which was before that.
    let mut ways = vec![(f64::INFINITY, usize::MAX); sets * count];
    ways[count] = (0.0, usize::MAX);
    for set in (1..sets).filter(|set| set & 1 == 1) {
        for last in (0..count).filter(|last| set >> last & 1 == 1) {
            let so_far = ways[set * count + last].0;
            if so_far.is_infinite() {
                continue;
            }
            for next in (0..count).filter(|next| set >> next & 1 == 0) {
                let way = so_far + straight(points[last], points[next]);
                let found = &mut ways[(set | 1 << next) * count + next];
                if way < found.0 {
                    *found = (way, last);
                }
            }
        }
    }
    let mut set = sets - 1;
    let mut last = (1..count)
        .min_by(|&one, &other| ways[set * count + one].0.total_cmp(&ways[set * count + other].0))
        .unwrap_or_default();
    let mut order = Vec::with_capacity(count);
    while last != usize::MAX {
        order.push(last);
        let before = ways[set * count + last].1;
        set &= !(1 << last);
        last = before;
    }
    order.reverse();
    order
}

/// The nearest one next, and then turned round where that is shorter.
fn nearly_shortest(points: &[Position]) -> Vec<usize> {
    let mut order = vec![0];
    while order.len() < points.len() {
        let last = points[order[order.len() - 1]];
        let left = (0..points.len()).filter(|it| !order.contains(it));
        let nearest = left.min_by(|&one, &other| {
            straight(last, points[one]).total_cmp(&straight(last, points[other]))
        });
        order.extend(nearest);
    }
    let way = |order: &[usize]| {
        order.windows(2).map(|pair| straight(points[pair[0]], points[pair[1]])).sum::<f64>()
    };
    let mut is_better = true;
    while is_better {
        is_better = false;
        for from in 1..order.len() - 1 {
            for to in from + 1..order.len() {
                let mut turned = order.clone();
                turned[from..=to].reverse();
                // A hair shorter is the same way counted otherwise.
                if way(&turned) + 0.01 < way(&order) {
                    order = turned;
                    is_better = true;
                }
            }
        }
    }
    order
}

/// The mean radius of the earth, in metres (IUGG).
const EARTH: f64 = 6_371_008.8;

/// How far it is in a straight line over a round earth, in metres: good enough to order stops by.
#[expect(clippy::cast_precision_loss, reason = "degrees have far fewer digits than a float")]
fn straight(one: Position, other: Position) -> f64 {
    let radians = |microdegrees: i64| (microdegrees as f64 / 1_000_000.0).to_radians();
    let (south, north) = (radians(one.latitude), radians(other.latitude));
    let half = |angle: f64| (angle / 2.0).sin().powi(2);
    let east = half(radians(other.longitude) - radians(one.longitude));
    let chord = half(north - south) + south.cos() * north.cos() * east;
    2.0 * EARTH * chord.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[expect(clippy::unnecessary_wraps, reason = "stops may lack a position")]
    fn at(latitude: i64, longitude: i64) -> Option<Position> {
        let (latitude, longitude) = (latitude * 1_000, longitude * 1_000);
        Some(Position::at(latitude, longitude))
    }

    /// Practice.md 7.1 and 7.2.
    #[test]
    fn straight_lines_are_those_of_the_table_of_places() {
        let ramsjo = at(62_184, 15_651);
        let ljusdal = at(61_829, 16_091);
        assert!((length(&[ramsjo, ljusdal]) - 45_700.0).abs() < 100.0);
        let gaddede = at(64_503, 14_150);
        let stromsund = at(63_852, 15_556);
        assert!((length(&[gaddede, None, stromsund]) - 99_400.0).abs() < 100.0);
    }

    #[test]
    fn five_stops_in_jamtland_come_in_the_order_of_the_road() {
        // Hammerdal, Hoting, Strömsund, nowhere, Backe, Rossön.
        let stops = [
            at(63_576, 15_365),
            at(64_114, 16_204),
            at(63_852, 15_556),
            None,
            at(63_814, 16_404),
            at(63_921, 16_340),
        ];
        let order = shortest_order(&stops);
        assert_eq!(order, [0, 2, 4, 5, 1, 3]);
        let ordered: Vec<_> = order.iter().map(|&at| stops[at]).collect();
        assert!(length(&ordered) < length(&stops));
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        for (typed, time) in [("9", (9, 0)), (" 09.30", (9, 30)), ("13:05 ", (13, 5))] {
            assert_eq!(read_time(typed), Some(time), "{typed}");
        }
        for typed in ["", "24", "9.60", "9.3", "efter lunch", "9.30-10", "+9"] {
            assert_eq!(read_time(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_stops_of_one_day_never_come_between_those_of_another() {
        let day = |day| NaiveDate::from_ymd_opt(2017, 5, day);
        // North, south, a little south of north; on one day the way back would be turned.
        let stops =
            [at(64_000, 15_000), at(60_000, 15_000), at(63_900, 15_000), at(61_000, 15_000)];
        assert_eq!(shortest_order_by_day(&stops, &[None; 4]), [0, 2, 3, 1]);
        let apart = [day(3), day(3), day(4), day(4)];
        assert_eq!(shortest_order_by_day(&stops, &apart), [0, 1, 2, 3]);
        assert_eq!(shortest_order_by_day(&[], &[]), Vec::<usize>::new());
    }

    #[test]
    fn what_is_written_the_day_after_is_written_of_the_stop_s_day() {
        let day = |day| NaiveDate::from_ymd_opt(2017, 5, day).expect("a day in May");
        let (period, stop) = (Period { from: Some(day(3)), to: Some(day(4)) }, Stop::default());
        for (today, then) in [(1, 3), (3, 3), (4, 4), (9, 4)] {
            assert_eq!(day_of(&stop, period, day(today)), Some(day(then)));
        }
        let own = Stop { day: Some(day(3)), ..Stop::default() };
        assert_eq!(day_of(&own, period, day(9)), Some(day(3)));
        assert_eq!(day_of(&stop, Period::default(), day(9)), None);
        let backwards = Period { from: Some(day(4)), to: Some(day(3)) };
        assert_eq!(day_of(&stop, backwards, day(9)), Some(day(4)));
        assert!(is_at(&own, period, day(3)) && !is_at(&own, period, day(4)));
    }

    #[test]
    fn a_tour_without_a_last_day_is_one_day_long() {
        let day = |day| NaiveDate::from_ymd_opt(2017, 5, day).expect("a day in May");
        let period = Period { from: Some(day(3)), to: None };
        assert!(is_on(period, day(3)) && !is_on(period, day(4)));
        assert!(!is_on(Period::default(), day(3)));
    }

    #[test]
    fn a_stop_is_read_as_it_was_written() {
        let stop = Stop {
            place: Some(RecordId::from_parts(1, [1; 10])),
            time: "9.30".to_owned(),
            minutes: Some(60),
            joins: "Handläggare, länsstyrelsen".to_owned(),
            ..Stop::default()
        };
        assert_eq!(Stop::read(&stop.clone().write()), Some(stop));
    }

    proptest! {
        #[test]
        fn no_order_is_shorter_than_the_one_suggested(
            points in proptest::collection::vec((55_000_i64..69_000, 11_000_i64..24_000), 1..7),
            shuffled in any::<u64>(),
        ) {
            let stops: Vec<_> = points.iter().map(|&(north, east)| at(north, east)).collect();
            let order = shortest_order(&stops);
            prop_assert_eq!(order[0], 0);
            let suggested: Vec<_> = order.iter().map(|&at| stops[at]).collect();
            let mut other = stops.clone();
            let mut chance = shuffled;
            for place in (2..other.len()).rev() {
                let with = usize::try_from(chance % (place as u64)).expect("small") + 1;
                other.swap(place, with);
                chance /= place as u64;
            }
            prop_assert!(length(&suggested) <= length(&other) + 0.01);
        }

        #[test]
        fn many_stops_are_each_visited_once(
            points in proptest::collection::vec((55_000_i64..69_000, 11_000_i64..24_000), 12..30),
        ) {
            let stops: Vec<_> = points.iter().map(|&(north, east)| at(north, east)).collect();
            let mut order = shortest_order(&stops);
            prop_assert_eq!(order[0], 0);
            order.sort_unstable();
            prop_assert_eq!(order, (0..stops.len()).collect::<Vec<_>>());
        }
    }
}
