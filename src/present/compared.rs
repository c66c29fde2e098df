//! Which other outlet a distance is to, and what that says by itself: at least so
//! far in a straight line, and whether that outlet has a diverse range.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::check;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::distance;
use crate::domain::distance::Alternative;
use crate::domain::distance::ROADS;
use crate::domain::field::Content;
use crate::domain::field::FieldValue;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::record::Record;
use crate::domain::recorded_fact;
use crate::domain::recorded_fact::Recorded;
use crate::domain::recorded_fact::field;
use crate::domain::rule::fact::Answer;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::Facts;
use crate::present::titles;

/// How many of the nearest are offered.
const OFFERED: usize = 3;

/// The changes of a check's form, with what follows from the outlets that a
/// person has said are compared.
///
/// The straight line to such an outlet is recorded where no road distance is
/// given, and where it says that the one given is too short: then the facts
/// disagree, and somebody has to look. What is known of its range is not asked
/// again. All of it is the shop's too, in the same save.
pub fn settle(book: &Book, mut changes: Vec<Change>, today: NaiveDate) -> Vec<Change> {
    let written = changes.iter_mut().find_map(|change| match &mut change.edit {
        Edit::Write { content, .. } | Edit::Decide { content, .. }
            if change.kind == Kind::Check =>
        {
            Some(content)
        }
        _ => None,
    });
    let Some(content) = written else { return changes };
    let before = content.clone();
    name_compared(book, content);
    settle_range(book, content);
    settle_lines(book, content, today);
    let Some(shop) = content.get(check::PROVIDER) else { return changes };
    let touched = FactKind::ALL.into_iter().map(|kind| field(kind).name());
    let touched = touched.filter(|name| content.value(name) != before.value(name));
    let also = touched.map(|name| Change {
        id: shop,
        kind: Kind::Provider,
        edit: Edit::Set { field: name, value: content.value(name).cloned() },
    });
    let also: Vec<_> = also.collect();
    changes.extend(also);
    changes
}

/// The outlet that a distance is to, if one of the book's own was chosen.
pub fn compared(content: &Content, road: FactKind) -> Option<RecordId> {
    let of = content.get(field(road))?.compared;
    // A shop is not compared with itself.
    of.filter(|id| Some(*id) != content.get(check::PROVIDER))
}

/// So that the check explains itself also without the other outlet's record.
fn name_compared(book: &Book, content: &mut Content) {
    for (road, ..) in ROADS {
        let Some(recorded) = content.get(field(road)) else { continue };
        let name = compared(content, road).and_then(|id| titles::provider_name(book, id));
        if let Some(name) = name.filter(|_| recorded.detail.trim().is_empty()) {
            content.set(field(road).name(), Some(Recorded { detail: name, ..recorded }.write()));
        }
    }
}

/// What is known of the range of the nearest outlet, unless a person has said.
fn settle_range(book: &Book, content: &mut Content) {
    let range = field(FactKind::NearestHasDiverseRange);
    let nearest = compared(content, FactKind::RoadToNearest);
    let recorded = content.get(range);
    let is_of_another =
        recorded.as_ref().is_some_and(|it| it.compared.is_some() && it.compared != nearest);
    match (nearest, recorded.filter(|_| !is_of_another)) {
        (Some(id), None) => {
            let known = book.shown(id).map(|it| recorded_fact::facts(it.content()));
            let known = known.and_then(|it| it.known(FactKind::DiverseRange).cloned());
            let value = known.map(|mut fact| {
                if let Some(name) = titles::provider_name(book, id) {
                    fact.detail = name;
                }
                Recorded { compared: Some(id), ..Recorded::of(fact) }.write()
            });
            content.set(range.name(), value);
        }
        // Said by a person: of the outlet that is compared now.
        (Some(id), Some(recorded)) => {
            let value = Recorded { compared: Some(id), ..recorded }.write();
            content.set(range.name(), Some(value));
        }
        (None, None) => content.set(range.name(), None),
        (None, Some(_)) => (),
    }
}

fn settle_lines(book: &Book, content: &mut Content, today: NaiveDate) {
    let shop = content.get(check::PROVIDER).and_then(|id| book.shown(id));
    for (road, line, _) in ROADS {
        let recorded = content.get(field(road)).unwrap_or_default();
        let kept = content.get(field(line));
        let found = shop.zip(compared(content, road)).and_then(|(shop, id)| {
            let other = book.shown(id)?;
            let alternative = distance::alternative(book, shop, other)?;
            let metres = i64::try_from(alternative.at_least.0).ok()?;
            // A line that proves nothing is no fact to carry along.
            let says_more = recorded.number.is_none_or(|road| road < metres);
            (0 < metres && says_more).then(|| line_to(book, &alternative, today))
        });
        let is_same = |new: &Recorded, old: &Recorded| {
            (new.number, new.compared) == (old.number, old.compared)
        };
        match (found, kept) {
            (Some(new), Some(old)) if is_same(&new, &old) => (),
            (Some(new), _) => content.set(field(line).name(), Some(new.write())),
            // A line of another program, to an outlet that it did not tell.
            (None, Some(old)) if old.compared.is_none() && recorded.number.is_none() => (),
            (None, _) => content.set(field(line).name(), None),
        }
    }
}

fn line_to(book: &Book, alternative: &Alternative, today: NaiveDate) -> Recorded {
    let name = titles::provider_name(book, alternative.id).unwrap_or_default();
    let Answer::Known(fact) = distance::line_fact(alternative, &name) else {
        return Recorded::default();
    };
    Recorded { day: Some(today), compared: Some(alternative.id), ..Recorded::of(fact) }
}

/// The outlets to choose from when a person is asked how far it is: the nearest
/// of the book, and the nearest with a diverse range where that is another one.
pub fn offered(book: &Book, shop: &Record, road: FactKind, content: &Content) -> Vec<Alternative> {
    let Some((.., sells)) = ROADS.into_iter().find(|(it, ..)| *it == road) else {
        return Vec::new();
    };
    let facts: Facts = recorded_fact::facts(content);
    let too_small = compared(content, FactKind::RoadToNearest)
        .filter(|_| facts.yes_no(FactKind::NearestHasDiverseRange) == Some(false));
    let mut all = distance::alternatives(book, shop, sells);
    if road == FactKind::RoadToDiverse {
        all.retain(|it| !it.is_known_to_be(false) && Some(it.id) != too_small);
    }
    let chosen = compared(content, road);
    let next_diverse = all.iter().position(|it| it.is_known_to_be(true));
    let is_offered = |at: usize, it: &Alternative| {
        let diverse = road == FactKind::RoadToNearest && Some(at) == next_diverse;
        at < OFFERED || diverse || Some(it.id) == chosen
    };
    all.into_iter().enumerate().filter(|(at, it)| is_offered(*at, it)).map(|(_, it)| it).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place;
    use crate::domain::place::Position;
    use crate::domain::provider;
    use crate::domain::provider::ProviderKind;
    use crate::domain::recorded_fact::Said;
    use crate::present::sample::Sample;
    use crate::present::sample::on;

    const TODAY: &str = "2026-11-21";

    /// A shop, one some 16 km north of it and one some 33 km north.
    fn sample() -> (Sample, [RecordId; 3]) {
        let mut sample = Sample::default();
        let mut shop = |name: &str, latitude, range: Option<Said>| {
            let position = Position::at(latitude, 15_210_000);
            let village = Content::default().with(place::POSITION, position);
            let village = sample.add(Kind::Place, village);
            let mut content = Content::default()
                .with(provider::NAME, name.to_owned())
                .with(provider::PLACE, village)
                .with(provider::KINDS, vec![ProviderKind::Groceries]);
            if let Some(said) = range {
                let said = Recorded { said: Some(said), ..Recorded::default() };
                content = content.with(field(FactKind::DiverseRange), said);
            }
            sample.add(Kind::Provider, content)
        };
        let shops = [
            shop("Sikås lanthandel", 63_600_000, None),
            shop("Kiosken", 63_750_000, Some(Said::No)),
            shop("Handlarn", 63_900_000, Some(Said::Yes)),
        ];
        (sample, shops)
    }

    fn settled(sample: &Sample, content: Content) -> (Content, Vec<Change>) {
        let id = RecordId::from_parts(99, [9; 10]);
        let changes = vec![Change::new_record(id, Kind::Check, content)];
        let mut changes = settle(&sample.book, changes, on(TODAY));
        let Edit::Write { content, .. } = changes.remove(0).edit else { panic!("the check") };
        (content, changes)
    }

    fn road(number: Option<i64>, compared: RecordId) -> Recorded {
        Recorded { number, compared: Some(compared), ..Recorded::default() }
    }

    #[test]
    fn a_chosen_outlet_gives_a_line_and_its_range_to_the_check_and_to_the_shop() {
        let (sample, [shop, kiosk, _]) = sample();
        let content = Content::default()
            .with(check::PROVIDER, shop)
            .with(field(FactKind::RoadToNearest), road(None, kiosk));
        let (content, also) = settled(&sample, content);
        let facts = recorded_fact::facts(&content);
        let line = facts.number(FactKind::LineToNearest).expect("both have a position");
        assert!((12_600..12_800).contains(&line), "{line}");
        assert_eq!(facts.known(FactKind::RoadToNearest), None, "a line is no road");
        assert_eq!(facts.known(FactKind::LineToNearest).unwrap().detail, "Kiosken");
        assert_eq!(facts.yes_no(FactKind::NearestHasDiverseRange), Some(false));
        let set: Vec<_> = also
            .iter()
            .filter_map(|it| match &it.edit {
                Edit::Set { field, .. } if it.id == shop => Some(*field),
                _ => None,
            })
            .collect();
        let expected =
            [FactKind::RoadToNearest, FactKind::LineToNearest, FactKind::NearestHasDiverseRange];
        assert_eq!(set, expected.map(|kind| field(kind).name()));
    }

    #[test]
    fn another_outlet_takes_its_own_line_and_range_with_it() {
        let (sample, [shop, kiosk, handlarn]) = sample();
        let content = Content::default()
            .with(check::PROVIDER, shop)
            .with(field(FactKind::RoadToNearest), road(None, kiosk));
        let (first, _) = settled(&sample, content);
        let (second, _) =
            settled(&sample, first.with(field(FactKind::RoadToNearest), road(None, handlarn)));
        let facts = recorded_fact::facts(&second);
        assert_eq!(facts.yes_no(FactKind::NearestHasDiverseRange), Some(true));
        assert!(facts.number(FactKind::LineToNearest) > Some(25_000));
        let none = Recorded { number: Some(7_000), ..Recorded::default() };
        let (third, _) = settled(&sample, second.with(field(FactKind::RoadToNearest), none));
        let facts = recorded_fact::facts(&third);
        assert_eq!(facts.known(FactKind::NearestHasDiverseRange), None);
        assert_eq!(facts.known(FactKind::LineToNearest), None);
    }

    #[test]
    fn a_line_stands_beside_a_road_only_when_the_road_is_too_short_to_be_true() {
        let (sample, [shop, kiosk, _]) = sample();
        let line = |metres| {
            let content = Content::default()
                .with(check::PROVIDER, shop)
                .with(field(FactKind::RoadToNearest), road(Some(metres), kiosk));
            recorded_fact::facts(&settled(&sample, content).0).number(FactKind::LineToNearest)
        };
        assert_eq!(line(21_000), None);
        assert!(line(7_000).is_some());
    }

    #[test]
    fn what_a_person_said_of_the_nearest_is_kept_when_the_book_says_otherwise() {
        let (sample, [shop, kiosk, _]) = sample();
        let said = Recorded { said: Some(Said::Yes), ..Recorded::default() };
        let content = Content::default()
            .with(check::PROVIDER, shop)
            .with(field(FactKind::NearestHasDiverseRange), said)
            .with(field(FactKind::RoadToNearest), road(None, kiosk));
        let facts = recorded_fact::facts(&settled(&sample, content).0);
        assert_eq!(facts.yes_no(FactKind::NearestHasDiverseRange), Some(true));
    }

    #[test]
    fn the_nearest_is_offered_first_and_too_small_ones_not_where_range_counts() {
        let (sample, [shop, kiosk, handlarn]) = sample();
        let record = sample.book.shown(shop).unwrap();
        let ids = |kind| {
            let found = offered(&sample.book, record, kind, &Content::default());
            found.iter().map(|it| it.id).collect::<Vec<_>>()
        };
        assert_eq!(ids(FactKind::RoadToNearest), [kiosk, handlarn]);
        assert_eq!(ids(FactKind::RoadToDiverse), [handlarn]);
        assert_eq!(ids(FactKind::RoadToFuel), []);
    }
}
