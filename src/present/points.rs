//! Points from a register, before they are taken in: how many can be read, and the first of them.

use crate::domain::points::Become;
use crate::domain::points::Part;
use crate::domain::points::Reading;
use crate::domain::points::Table;
use crate::present::value_words::point_words;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::points as words;
use crate::text::value_words;

/// How many are shown.
const FIRST: usize = 5;

/// What is understood of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    pub count: u64,
    /// "3 rader saknar namn eller läge i Sverige och följer inte med", when some do.
    pub left_out: Option<Phrase>,
    pub first: Vec<Phrase>,
}

/// What `table` says when its columns mean what `reading` has.
pub fn understood(table: &Table, reading: &Reading) -> Understood {
    let points = reading.points(table);
    let is_providers = matches!(reading.points, Become::Providers(_));
    let count = points.iter().flatten().count();
    let left_out = u64::try_from(points.len() - count).unwrap_or(u64::MAX);
    let first = points.into_iter().flatten().take(FIRST).map(|point| {
        let kinds = point.kinds.into_iter().filter(|_| is_providers);
        let kinds = kinds.map(|it| Phrase::from(it.word())).reduce(value_words::joined);
        let parts = [point.place, point.municipality].into_iter().filter(|it| !it.is_empty());
        let position = point_words(point.position);
        let whereabouts = match parts.map(Phrase::verbatim).reduce(value_words::joined) {
            Some(place) => value_words::joined(place, position),
            None => position,
        };
        words::point(
            point.name,
            match kinds {
                Some(kinds) => value_words::joined(kinds, whereabouts),
                None => whereabouts,
            },
        )
    });
    Understood {
        count: u64::try_from(count).unwrap_or(u64::MAX),
        left_out: (left_out != 0).then(|| words::left_out(left_out)),
        first: first.collect(),
    }
}

/// What a part is called.
pub const fn label(part: Part) -> Message {
    match part {
        Part::Name => words::NAME,
        Part::North => words::NORTH,
        Part::East => words::EAST,
        Part::Municipality => words::MUNICIPALITY,
        Part::Place => words::PLACE,
        Part::Kind => words::KIND,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::sample::swedish;

    #[test]
    fn the_first_points_are_shown_and_those_left_out_are_counted() {
        let texts = |row: &[&str]| row.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let table = Table {
            columns: texts(&["Ort", "Kommun", "Lat", "Long"]),
            rows: vec![
                texts(&["Sikås", "Strömsund", "63,615", "15,265"]),
                texts(&["Utan läge", "Strömsund", "", ""]),
            ],
        };
        let shown = understood(&table, &Reading::guessed(&table));
        assert_eq!(shown.count, 1);
        let first: Vec<String> = shown.first.iter().map(swedish).collect();
        assert_eq!(first, ["Sikås, Strömsund, 63,615 15,265"]);
        let kinds = Table {
            columns: texts(&["Butik", "Lat", "Long", "Slag"]),
            rows: vec![texts(&["Lanthandeln", "63,615", "15,265", "butik och mack"])],
        };
        let first = &understood(&kinds, &Reading::guessed(&kinds)).first[0];
        assert_eq!(swedish(first), "Lanthandeln, Dagligvarubutik, Drivmedel, 63,615 15,265");
        let left_out = swedish(&shown.left_out.unwrap());
        assert_eq!(left_out, "1 rad saknar namn eller läge i Sverige och följer inte med");
    }
}
