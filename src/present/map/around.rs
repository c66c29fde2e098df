//! What else there is around a place or provider, nearest first.

use super::spots::Spot;
use crate::domain::distance;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::rule::quantity::Metres;
use crate::text::Arg;
use crate::text::Phrase;
use crate::text::map_screen as words;

/// How many are told.
const TOLD: usize = 8;

/// Another spot, and how far it is as the crow flies.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    pub spot: Spot,
    pub metres: u64,
}

impl Near {
    /// "8,2 km"
    pub fn distance_words(&self) -> Phrase {
        distance_words(self.metres)
    }
}

/// "8,2 km", and "i samma ort" for no distance at all.
pub fn distance_words(metres: u64) -> Phrase {
    if metres == 0 {
        return words::SAME_POSITION.into();
    }
    // To a hundred metres: a position is seldom better.
    let units = i64::try_from((metres + 50) / 100).unwrap_or(i64::MAX);
    words::kilometres(Arg::Decimal { units, places: 1 })
}

/// What is nearest to the chosen spot: of a provider those that have a kind in
/// common with it, of a place all providers; without those that are the chosen
/// place's own, and the place itself.
pub fn nearest(all: &[Spot], chosen: RecordId) -> Vec<Near> {
    let Some(here) = all.iter().find(|it| it.id == chosen) else { return Vec::new() };
    let is_alternative = |other: &&Spot| {
        other.id != here.id
            && other.kind == Kind::Provider
            && match here.kind {
                Kind::Provider => other.kinds.iter().any(|kind| here.kinds.contains(kind)),
                _ => other.place != here.id,
            }
    };
    let mut found: Vec<Near> = all
        .iter()
        .filter(is_alternative)
        .filter_map(|spot| {
            let metres = distance::at_least(here.position, spot.position, [Metres(0); 2])?.0;
            Some(Near { spot: spot.clone(), metres })
        })
        .collect();
    order::sort_by_key(&mut found, |it| (it.metres, it.spot.id));
    found.truncate(TOLD);
    found
}

/// How far each of `spots` is from the chosen one, if one is.
pub fn metres_from(chosen: Option<&Spot>, spot: &Spot) -> Option<u64> {
    let chosen = chosen.filter(|it| it.id != spot.id)?;
    Some(distance::at_least(chosen.position, spot.position, [Metres(0); 2])?.0)
}

#[cfg(test)]
mod tests {
    use super::super::spots;
    use super::super::spots::tests::located;
    use super::super::spots::tests::shop;
    use super::*;
    use crate::domain::provider::ProviderKind;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    #[test]
    fn alternatives_come_nearest_first_with_straight_lines() {
        let mut sample = Sample::default();
        let hammerdal = located(&mut sample, "Hammerdal", 63_576_000, 15_365_000);
        let stromsund = located(&mut sample, "Strömsund", 63_852_000, 15_556_000);
        let sikas = located(&mut sample, "Sikås", 63_615_000, 15_265_000);
        let far = shop(&mut sample, stromsund, "Stora affären", ProviderKind::Groceries);
        let near = shop(&mut sample, hammerdal, "Affären", ProviderKind::Groceries);
        let pump = shop(&mut sample, hammerdal, "Macken", ProviderKind::Fuel);
        let here = shop(&mut sample, sikas, "Lanthandeln", ProviderKind::Groceries);
        let all = spots::spots(&sample.book, on("2017-06-01")).all;
        let of = |id| {
            let found = nearest(&all, id).into_iter();
            found.map(|it| (it.spot.id, swedish(&it.distance_words()))).collect::<Vec<_>>()
        };
        let (line, long) = ("6,6 km".to_owned(), "30,1 km".to_owned());
        assert_eq!(of(here), [(near, line.clone()), (far, long.clone())]);
        assert_eq!(of(sikas), [(near, line.clone()), (pump, line), (far, long)]);
        assert_eq!(of(stromsund).len(), 3, "its own shop is no alternative");
        assert_eq!(swedish(&distance_words(0)), "på samma plats");
        let chosen = all.iter().find(|it| it.id == sikas);
        let shop = all.iter().find(|it| it.id == far).unwrap();
        assert!((29_000..31_000).contains(&metres_from(chosen, shop).unwrap()));
        assert_eq!(metres_from(chosen, chosen.unwrap()), None);
    }
}
