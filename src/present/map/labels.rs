//! Which names are written on the map, and where, so that none covers another.

use std::borrow::Cow;

use super::land::Area;
use super::spots::Spot;
use super::view::View;
use crate::domain::id::RecordId;

/// How high letters are, in pixels.
pub const LETTERS: f64 = 13.0;
/// The most letters of a name on the map: a longer one is cut there, and stands whole in the list.
const MOST_LETTERS: usize = 22;
/// How many names are tried: more do not fit on any screen.
const TRIED: usize = 400;

/// A name on the map, by the left end of its base line.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub text: String,
    pub x: f64,
    pub y: f64,
    pub is_area: bool,
}

/// A box that is taken: left, upper, right, lower.
pub(super) type Taken = [f64; 4];

/// How wide a text is, about: sans-serif letters are half as wide as high.
fn width(text: &str) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a name has few letters")]
    let letters = text.chars().count() as f64;
    letters * LETTERS * 0.58
}

/// A name that fits on a phone's map beside what it names.
fn cut(name: &str) -> Cow<'_, str> {
    if name.chars().count() <= MOST_LETTERS {
        return Cow::Borrowed(name);
    }
    let kept: String = name.chars().take(MOST_LETTERS - 1).collect();
    Cow::Owned(format!("{}…", kept.trim_end()))
}

fn is_free(taken: &[Taken], wanted: &Taken) -> bool {
    taken
        .iter()
        .all(|it| it[2] < wanted[0] || wanted[2] < it[0] || it[3] < wanted[1] || wanted[3] < it[1])
}

/// The names for what `view` shows: the chosen one's, those with follow-ups, the
/// places, and the providers, each right, left, above or below its glyph where
/// there is room; then the municipalities in what is left.
pub fn labels(
    view: &View,
    spots: &[&Spot],
    areas: &[Area],
    chosen: Option<RecordId>,
    glyph_size: f64,
) -> Vec<Label> {
    let mut taken: Vec<Taken> = Vec::new();
    let mut found = Vec::new();
    let mut wanted: Vec<&Spot> = spots.iter().copied().filter(|it| !it.name.is_empty()).collect();
    wanted.sort_by_key(|it| {
        (Some(it.id) != chosen, it.open_followups == 0, it.glyph, it.seat, it.id)
    });
    for spot in wanted.into_iter().take(TRIED) {
        let (x, y) = spot.stand(view, glyph_size);
        found.extend(beside(&mut taken, &cut(&spot.name), (x, y), glyph_size));
    }
    for area in areas {
        let wide = width(&area.name);
        let (x, y) = view.to_frame(area.middle);
        let (x, y) = (x - wide / 2.0, y + LETTERS * 0.35);
        let fits = wide <= area.width / view.metres_per_pixel && view.shows(area.middle);
        if fits && is_free(&taken, &around(x, y, wide)) {
            taken.push(around(x, y, wide));
            found.push(Label { text: area.name.clone(), x, y, is_area: true });
        }
    }
    found
}

/// A name right, left, above or below what stands at a place in the frame, where there is room.
pub(super) fn beside(
    taken: &mut Vec<Taken>,
    name: &str,
    (x, y): (f64, f64),
    size: f64,
) -> Option<Label> {
    let (wide, gap) = (width(name), size + 3.0);
    let middle = y + LETTERS * 0.35;
    let places = [
        (x + gap, middle),
        (x - gap - wide, middle),
        (x - wide / 2.0, y - gap),
        (x - wide / 2.0, y + gap + LETTERS),
    ];
    let (x, y) = places.into_iter().find(|(x, y)| is_free(taken, &around(*x, *y, wide)))?;
    taken.push(around(x, y, wide));
    Some(Label { text: name.to_owned(), x, y, is_area: false })
}

/// What is taken by `written` names, and by the spots themselves.
pub(super) fn taken(view: &View, spots: &[&Spot], written: &[Label]) -> Vec<Taken> {
    let names = written.iter().map(|it| around(it.x, it.y, width(&it.text)));
    let shapes = spots.iter().take(TRIED).map(|it| {
        let (x, y) = view.to_frame(it.at);
        [x - 5.0, y - 5.0, x + 5.0, y + 5.0]
    });
    names.chain(shapes).collect()
}

/// The name of the municipality that all of the view is about, where it is free above or below the
/// middle; nowhere else does it say what is seen.
pub fn of_all(view: &View, name: &str, others: &[Label]) -> Option<Label> {
    let wide = width(name);
    let taken: Vec<Taken> = others.iter().map(|it| around(it.x, it.y, width(&it.text))).collect();
    let x = (view.width - wide) / 2.0;
    // Not where the rings around the middle have their lengths.
    let heights = [0.22, 0.78, 0.3, 0.7].map(|part| view.height * part);
    let y = heights.into_iter().find(|y| is_free(&taken, &around(x, *y, wide)))?;
    Some(Label { text: name.to_owned(), x, y, is_area: true })
}

fn around(x: f64, y: f64, wide: f64) -> Taken {
    [x - 2.0, y - LETTERS, x + wide + 2.0, y + 4.0]
}

#[cfg(test)]
mod tests {
    use super::super::spots;
    use super::super::spots::tests::located;
    use super::*;
    use crate::domain::map::plane::Point;
    use crate::present::sample::Sample;
    use crate::present::sample::on;

    #[test]
    fn a_long_name_is_cut_where_a_phone_s_map_ends() {
        assert_eq!(cut("Östra Ljungby-Hammarstrands byalag"), "Östra Ljungby-Hammars…");
        assert_eq!(cut("Sankt Olof och Rörum A"), "Sankt Olof och Rörum A");
        assert_eq!(cut("Sankt Olof och Rörums byar"), "Sankt Olof och Rörums…");
    }

    #[test]
    fn names_never_cover_each_other_and_the_chosen_one_is_always_there() {
        let mut sample = Sample::default();
        let mut ids = Vec::new();
        for at in 0..300_i64 {
            let (north, east) = (at / 20 * 4_000, at % 20 * 9_000);
            ids.push(located(&mut sample, "Hammerdal", 63_500_000 + north, 15_300_000 + east));
        }
        let all = spots::spots(&sample.book, on("2017-06-01")).all;
        let points: Vec<_> = all.iter().map(|it| it.at).collect();
        let view = View::around(&points, 400.0, 500.0);
        let chosen = ids[150];
        let every: Vec<&Spot> = all.iter().collect();
        let labels = labels(&view, &every, &[], Some(chosen), 7.0);
        assert!((5..150).contains(&labels.len()), "{}", labels.len());
        let boxes: Vec<_> = labels.iter().map(|it| around(it.x, it.y, width(&it.text))).collect();
        for (at, one) in boxes.iter().enumerate() {
            assert!(is_free(&boxes[..at], one));
        }
        let spot = all.iter().find(|it| it.id == chosen).unwrap();
        let (x, _) = view.to_frame(spot.at);
        assert!((labels[0].x - x).abs() < 12.0, "the chosen one comes first");
    }

    #[test]
    fn a_municipality_is_named_once_there_is_room_for_its_name() {
        let middle = Point { east: 0.0, north: 7_000_000.0 };
        let area = Area { name: "Strömsund".to_owned(), middle, width: 50_000.0 };
        let near = View::around(&[middle], 400.0, 400.0);
        assert_eq!(labels(&near, &[], std::slice::from_ref(&area), None, 7.0).len(), 1);
        // Nearer still the name is where it is free, since its own place is out of sight.
        let here = of_all(&near, "Strömsund", &[]).unwrap();
        assert!(here.is_area && (here.y - 88.0).abs() < 1e-9);
        let other = of_all(&near, "Strömsund", std::slice::from_ref(&here)).unwrap();
        assert!((other.y - 312.0).abs() < 1e-9, "{}", other.y);
        let far = near.zoomed(0.05, near.centre());
        assert_eq!(labels(&far, &[], &[area], None, 7.0), []);
    }
}
