//! The towns and villages of the list, faint behind what the book has: they tell where on the map one is.

use super::labels;
use super::labels::Label;
use super::spots::Spot;
use super::view::View;
use crate::domain::map::atlas::Atlas;
use crate::domain::map::plane::Point;
use crate::domain::order;

/// From how many metres a pixel on they are left out: farther away the municipalities' names do.
const FARTHEST: f64 = 300.0;
/// How many are tried: more do not fit.
const TRIED: usize = 80;
/// How large a dot is, in pixels.
pub const DOT: f64 = 2.0;

/// A town or village of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Town {
    pub name: String,
    pub at: Point,
}

/// All of them, the largest first.
pub fn towns(atlas: &Atlas) -> Vec<Town> {
    let mut all: Vec<_> = atlas.localities.iter().collect();
    order::sort_by_key(&mut all, |it| {
        (std::cmp::Reverse(it.population), it.position.latitude, it.position.longitude)
    });
    all.into_iter().map(|it| Town { name: it.name.clone(), at: Point::of(it.position) }).collect()
}

/// Those that are seen and that the book does not have, each with its dot, where there is room beside
/// what is written already.
pub fn beside(
    view: &View,
    towns: &[Town],
    spots: &[&Spot],
    written: &[Label],
) -> Vec<(Label, (f64, f64))> {
    if FARTHEST < view.metres_per_pixel {
        return Vec::new();
    }
    let is_own = |town: &Town| spots.iter().any(|it| it.name == town.name);
    let mut taken = labels::taken(view, spots, written);
    let seen = towns.iter().filter(|it| view.shows(it.at) && !is_own(it)).take(TRIED);
    let mut found = Vec::new();
    for town in seen {
        let dot = view.to_frame(town.at);
        if let Some(label) = labels::beside(&mut taken, &town.name, dot, DOT) {
            found.push((label, dot));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::spots;
    use super::super::spots::tests::located;
    use super::*;
    use crate::domain::place::Position;
    use crate::present::sample::Sample;
    use crate::present::sample::on;

    #[test]
    fn who_looks_for_a_village_sees_the_towns_around_it_but_for_those_of_the_book() {
        let atlas = Atlas::read(include_bytes!("../../../public/sverige.bin")).unwrap();
        let towns = towns(&atlas);
        assert_eq!((towns.len(), towns[0].name.as_str()), (1_323, "Stockholm"));
        let sikas = Point::of(Position::at(63_615_000, 15_265_000));
        let near = View::around(&[sikas], 360.0, 460.0);
        let names = |spots: &[&Spot]| {
            let found = beside(&near, &towns, spots, &[]).into_iter();
            found.map(|(label, _)| label.text).collect::<Vec<_>>()
        };
        assert!(names(&[]).contains(&"Hammerdal".to_owned()), "{:?}", names(&[]));
        let mut sample = Sample::default();
        // A little beside where the list has it.
        located(&mut sample, "Hammerdal", 63_590_000, 15_365_000);
        let own = spots::spots(&sample.book, on("2026-01-01")).all;
        assert!(!names(&own.iter().collect::<Vec<_>>()).contains(&"Hammerdal".to_owned()));
        let far = View::around(&[], 360.0, 460.0);
        assert_eq!(beside(&far, &towns, &[], &[]), []);
    }
}
