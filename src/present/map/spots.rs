//! What stands on the map: the book's places and providers that have a position,
//! and those that have none.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::glyph::Glyph;
use super::view::View;
use crate::domain::book::Book;
use crate::domain::followup;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::map::plane::Point;
use crate::domain::order;
use crate::domain::place;
use crate::domain::place::Position;
use crate::domain::provider;
use crate::present::followups;
use crate::present::letters::sorting_key;
use crate::present::links::place_of;
use crate::present::titles;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::Phrase;

/// A place or provider on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    pub id: RecordId,
    pub kind: Kind,
    pub glyph: Glyph,
    /// As it is written on the map; empty where nobody has named it.
    pub name: String,
    /// As a list calls it.
    pub title: Phrase,
    pub municipality: String,
    /// What a provider is, in words.
    pub kinds: Vec<Message>,
    /// The place it is in; of a place, and of a provider in none that is on the map, its own id.
    pub place: RecordId,
    pub position: Position,
    pub at: Point,
    /// Where its place is, of a provider in one that is on the map.
    beside: Option<Point>,
    /// Which one it is of those in one place, the place first: where they would
    /// cover each other they stand beside each other.
    pub seat: usize,
    pub open_followups: usize,
    pub late_followups: usize,
}

impl Spot {
    /// "2 öppna uppföljningar, 1 försenad", when there are any.
    pub fn followup_words(&self) -> Option<Phrase> {
        followups::open_words(self.open_followups, self.late_followups)
    }

    /// Where in the frame it stands, when shapes are so large: at its position, but
    /// around its place where it would be under that.
    pub fn stand(&self, view: &View, glyph: f64) -> (f64, f64) {
        let (x, y) = view.to_frame(self.at);
        let Some(place) = self.beside.map(|it| view.to_frame(it)) else { return (x, y) };
        if 2.0 * glyph <= (x - place.0).hypot(y - place.1) {
            return (x, y);
        }
        let (right, down) = self.seat_offset();
        (place.0 + right * glyph, place.1 + down * glyph)
    }

    /// How far from its place a seat is, in glyphs.
    fn seat_offset(&self) -> (f64, f64) {
        // To the right first, then below and on around; a second round farther out.
        const SEATS: [(f64, f64); 6] =
            [(1.0, 0.5), (1.0, -0.5), (0.0, 1.0), (-1.0, 0.5), (-1.0, -0.5), (0.0, -1.0)];
        let Some(seat) = self.seat.checked_sub(1) else { return (0.0, 0.0) };
        let round = if seat < SEATS.len() { 2.2 } else { 4.0 };
        let (x, y) = SEATS[seat % SEATS.len()];
        (x * round, y * round)
    }
}

/// Everything that is to stand on the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spots {
    /// In the order of their names.
    pub all: Vec<Spot>,
    /// Places that have no position, by id and name.
    pub without_position: Vec<(RecordId, Phrase)>,
}

/// What the book has for the map.
pub fn spots(book: &Book, today: NaiveDate) -> Spots {
    let mut followups: BTreeMap<RecordId, (usize, usize)> = BTreeMap::new();
    for record in book.of_kind(Kind::Followup).filter(|it| followups::is_open(it)) {
        if let Some(place) = place_of(book, record) {
            let (open, late) = followups.entry(place).or_default();
            *open += 1;
            let is_late = record.content().get(followup::DUE).is_some_and(|due| due < today);
            *late += usize::from(is_late);
        }
    }
    let mut spots = Spots::default();
    let mut placed: BTreeMap<RecordId, (Position, String, usize)> = BTreeMap::new();
    for record in book.of_kind(Kind::Place) {
        let (id, content) = (record.id(), record.content());
        let Some(located) = content.get(place::POSITION) else {
            spots.without_position.push((id, titles::title(book, record)));
            continue;
        };
        let municipality = content.text(place::MUNICIPALITY).to_owned();
        placed.insert(id, (located, municipality.clone(), 0));
        let (open, late) = followups.get(&id).copied().unwrap_or_default();
        spots.all.push(Spot {
            id,
            kind: Kind::Place,
            glyph: Glyph::Place,
            name: content.text(place::NAME).to_owned(),
            title: titles::title(book, record),
            municipality,
            kinds: Vec::new(),
            place: id,
            position: located,
            at: Point::of(located),
            beside: None,
            seat: 0,
            open_followups: open,
            late_followups: late,
        });
    }
    for record in book.of_kind(Kind::Provider) {
        let mut here = place_of(book, record).and_then(|id| Some((id, placed.get_mut(&id)?)));
        let own = record.content().get(provider::POSITION);
        let seat = here.as_mut().map_or(0, |(_, here)| {
            here.2 += 1;
            here.2
        });
        let beside = here.as_ref().map(|(_, here)| Point::of(here.0));
        let Some(position) = own.or_else(|| here.as_ref().map(|(_, here)| here.0)) else {
            continue;
        };
        let kinds = record.content().get(provider::KINDS).unwrap_or_default();
        let place = here.as_ref().map_or(record.id(), |(place, _)| *place);
        let municipality = here.map(|(_, here)| here.1.clone()).unwrap_or_default();
        spots.all.push(Spot {
            id: record.id(),
            kind: Kind::Provider,
            glyph: Glyph::of(&kinds),
            name: record.content().text(provider::NAME).to_owned(),
            title: titles::title(book, record),
            municipality,
            kinds: kinds.iter().map(|kind| kind.word()).collect(),
            place,
            position,
            at: Point::of(position),
            beside,
            seat,
            open_followups: 0,
            late_followups: 0,
        });
    }
    order::sort_by_key(&mut spots.all, |it| (sorting_key(&it.name), it.id));
    spots
}

/// Which of `all` somebody wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Shapes that have been switched off.
    pub hidden: BTreeSet<Glyph>,
    /// Whether only places with open follow-ups are wanted.
    pub only_followups: bool,
}

impl Wanted {
    pub fn holds(&self, spot: &Spot) -> bool {
        !self.hidden.contains(&spot.glyph) && (!self.only_followups || 0 < spot.open_followups)
    }
}

/// How many there are of each shape, of those that occur.
pub fn counts(all: &[Spot]) -> Vec<(Glyph, usize)> {
    let of = |glyph: Glyph| (glyph, all.iter().filter(|it| it.glyph == glyph).count());
    Glyph::ALL.into_iter().map(of).filter(|(_, count)| 0 < *count).collect()
}

/// Those of `all` that are wanted and can be seen.
pub fn in_view<'a>(all: &'a [Spot], wanted: &Wanted, view: &View) -> Vec<&'a Spot> {
    all.iter().filter(|it| wanted.holds(it) && view.shows(it.at)).collect()
}

/// Half the width of a shape in pixels, where as many as these are seen: so that many are dots, and
/// the land between them is seen.
pub fn glyph_size(seen: usize, view: &View) -> f64 {
    const LARGEST: f64 = 7.0;
    const SMALLEST: f64 = 2.5;
    // Of the room that each would have, were they spread evenly. They never are.
    const SHARE: f64 = 0.25;
    #[expect(clippy::cast_precision_loss, reason = "a book has some thousand places")]
    let room = (view.width * view.height / seen.max(1) as f64).sqrt();
    (room * SHARE).clamp(SMALLEST, LARGEST)
}

/// The spot that a tap at `at` in the frame means, if one is near enough for a thumb.
pub fn touched(
    all: &[Spot],
    wanted: &Wanted,
    view: &View,
    at: (f64, f64),
    glyph_size: f64,
) -> Option<RecordId> {
    const REACH: f64 = 24.0;
    let far = |spot: &Spot| {
        let (x, y) = spot.stand(view, glyph_size);
        (x - at.0).hypot(y - at.1)
    };
    let near = all.iter().filter(|it| wanted.holds(it)).map(|it| (far(it), it.id));
    let nearest = near.min_by(|one, other| one.0.total_cmp(&other.0))?;
    (nearest.0 <= REACH).then_some(nearest.1)
}

#[cfg(test)]
pub(in crate::present) mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::domain::provider::ProviderKind;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    pub fn located(sample: &mut Sample, name: &str, latitude: i64, longitude: i64) -> RecordId {
        let content = Content::default()
            .with(place::NAME, name.to_owned())
            .with(place::MUNICIPALITY, "Strömsund".to_owned())
            .with(place::POSITION, Position::at(latitude, longitude));
        sample.add(Kind::Place, content)
    }

    pub fn shop(sample: &mut Sample, place: RecordId, name: &str, kind: ProviderKind) -> RecordId {
        let content = Content::default()
            .with(provider::PLACE, place)
            .with(provider::NAME, name.to_owned())
            .with(provider::KINDS, vec![kind]);
        sample.add(Kind::Provider, content)
    }

    #[test]
    fn providers_stand_beside_their_place_and_what_has_no_position_is_told_of() {
        let mut sample = Sample::default();
        let hammerdal = located(&mut sample, "Hammerdal", 63_576_000, 15_365_000);
        let sikas = sample.place("Sikås");
        let shop_there = shop(&mut sample, hammerdal, "Affären", ProviderKind::Groceries);
        let pump = shop(&mut sample, hammerdal, "Macken", ProviderKind::Fuel);
        shop(&mut sample, sikas, "Butiken", ProviderKind::Groceries);
        let visit = sample.visit(hammerdal, "2017-05-30");
        sample.followup(visit, "Ring", "2017-05-31");
        let spots = spots(&sample.book, on("2017-06-01"));
        let ids: Vec<_> = spots.all.iter().map(|it| it.id).collect();
        assert_eq!(ids, [shop_there, hammerdal, pump]);
        assert_eq!(spots.without_position.len(), 1);
        assert_eq!(spots.without_position[0].0, sikas);
        assert_eq!(swedish(&spots.all[1].followup_words().unwrap()), "1 försenad uppföljning");
        let seats: BTreeSet<_> = spots.all.iter().map(|it| it.seat).collect();
        assert_eq!(seats.len(), 3, "none hides another");
        assert_eq!(
            counts(&spots.all),
            [(Glyph::Place, 1), (Glyph::Groceries, 1), (Glyph::Fuel, 1)]
        );
    }

    #[test]
    fn a_shop_is_beside_its_place_until_the_map_is_near_enough_to_show_where_it_is() {
        let mut sample = Sample::default();
        let hammerdal = located(&mut sample, "Hammerdal", 63_576_000, 15_365_000);
        let content = Content::default()
            .with(provider::PLACE, hammerdal)
            .with(provider::POSITION, Position::at(63_577_000, 15_365_000));
        sample.add(Kind::Provider, content);
        let all = spots(&sample.book, on("2017-06-01")).all;
        let shop = all.iter().find(|it| it.kind == Kind::Provider).unwrap();
        let view = View::around(&[all[0].at], 400.0, 400.0);
        let apart = |view: &View| {
            let (x, y) = shop.stand(view, 7.0);
            let (own_x, own_y) = view.to_frame(shop.at);
            (x - own_x).hypot(y - own_y)
        };
        assert!(10.0 < apart(&view), "under the place's circle nobody sees it");
        assert!(apart(&view.zoomed(8.0, view.centre())) < 1e-9);
    }

    #[test]
    fn few_are_shapes_and_many_are_dots() {
        let view = View::around(&[], 600.0, 680.0);
        let size = |seen| glyph_size(seen, &view);
        assert!((size(0) - 7.0).abs() < 1e-9 && (size(150) - 7.0).abs() < 1e-9);
        assert!((3.0..5.0).contains(&size(2_000)), "{}", size(2_000));
        assert!((size(20_000) - 2.5).abs() < 1e-9);
    }

    #[test]
    fn a_tap_means_what_is_nearest_and_nothing_where_nothing_is() {
        let mut sample = Sample::default();
        let hammerdal = located(&mut sample, "Hammerdal", 63_576_000, 15_365_000);
        let pump = shop(&mut sample, hammerdal, "Macken", ProviderKind::Fuel);
        let all = spots(&sample.book, on("2017-06-01")).all;
        let view = View::around(&[all[0].at], 400.0, 400.0);
        let tap = |x, y, wanted: &Wanted| touched(&all, wanted, &view, (x, y), 9.0);
        let every = Wanted::default();
        assert_eq!(tap(199.0, 200.0, &every), Some(hammerdal));
        assert_eq!(tap(219.0, 210.0, &every), Some(pump));
        assert_eq!(tap(300.0, 200.0, &every), None);
        let no_pumps = Wanted { hidden: [Glyph::Fuel].into(), only_followups: false };
        assert_ne!(tap(219.0, 210.0, &no_pumps), Some(pump));
    }

    #[test]
    fn the_list_has_what_can_be_seen_and_is_wanted() {
        let mut sample = Sample::default();
        located(&mut sample, "Hammerdal", 63_576_000, 15_365_000);
        located(&mut sample, "Los", 61_733_000, 15_170_000);
        let all = spots(&sample.book, on("2017-06-01")).all;
        let here = View::around(&[all[0].at], 400.0, 400.0);
        let names = |wanted: &Wanted, view: &View| {
            in_view(&all, wanted, view).into_iter().map(|it| it.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&Wanted::default(), &here), ["Hammerdal"]);
        let both: Vec<_> = all.iter().map(|it| it.at).collect();
        let both = View::around(&both, 400.0, 400.0);
        assert_eq!(names(&Wanted::default(), &both), ["Hammerdal", "Los"]);
        let late = Wanted { only_followups: true, ..Wanted::default() };
        assert_eq!(names(&late, &both), Vec::<String>::new());
    }
}
