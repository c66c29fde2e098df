//! Photos where they are shown: with what they are pictures of.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::field::Field;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::photo;
use crate::domain::provider;
use crate::domain::record::Record;
use crate::domain::visit;
use crate::present::titles;
use crate::present::titles::RecordLine;

/// A photo, but for its picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoView {
    pub id: RecordId,
    pub caption: String,
    /// The day it was taken, else that of the visit it is from.
    pub day: Option<NaiveDate>,
    /// In pixels; never nothing, whatever a file said.
    pub width: u32,
    pub height: u32,
    /// What it is of, where that is not what it is shown at.
    pub of: Option<RecordLine>,
}

/// The photos that are shown at the record called `id`: its own, and at a place or a provider those
/// of what is there and of the visits there. Oldest first at a visit, else the latest first.
pub fn photos_at(book: &Book, id: RecordId) -> Vec<RecordId> {
    let Some(record) = book.shown(id) else { return own(book, id).map(Record::id).collect() };
    let mut of = vec![record.id()];
    if record.kind() == Some(Kind::Place) {
        of.extend(book.linked(Kind::Provider, provider::PLACE, id).map(Record::id));
        of.extend(book.linked(Kind::Visit, visit::PLACE, id).map(Record::id));
    }
    let providers = of.clone();
    for provider in providers {
        of.extend(book.linked(Kind::Visit, visit::PROVIDER, provider).map(Record::id));
    }
    of.sort_unstable();
    of.dedup();
    let is_there = |photo: &&Record| {
        let target = photo.content().get(photo::OF).map(|id| book.standing_for(id));
        target.is_some_and(|target| of.binary_search(&target).is_ok())
    };
    let mut photos: Vec<&Record> = book.of_kind(Kind::Photo).filter(is_there).collect();
    if record.kind() != Some(Kind::Visit) {
        order::sort_by(&mut photos, |one, other| {
            (day(book, other), other.id()).cmp(&(day(book, one), one.id()))
        });
    }
    photos.into_iter().map(Record::id).collect()
}

/// How many photos there are, deleted ones too, and how many bytes their pictures have; those that
/// did not come along among them.
pub fn weight(book: &Book) -> (usize, usize) {
    let photos = book.all().filter(|it| photo::has_picture(it));
    photos.fold((0, 0), |(count, bytes), it| (count + 1, photo::length(it).saturating_add(bytes)))
}

fn own(book: &Book, id: RecordId) -> impl Iterator<Item = &Record> {
    book.linked(Kind::Photo, photo::OF, id)
}

/// The photo called `id`, as it is shown at the record called `at`.
pub fn photo_view(book: &Book, id: RecordId, at: Option<RecordId>) -> Option<PhotoView> {
    let record = book.shown(id).filter(|it| it.is(Kind::Photo))?;
    let content = record.content();
    let side = |field: Field<i64>| {
        let pixels = content.get(field).unwrap_or_default().clamp(1, MOST_PIXELS);
        u32::try_from(pixels).unwrap_or(1)
    };
    let of = content.get(photo::OF).and_then(|id| book.shown(id));
    let of = of.filter(|of| at.map(|at| book.standing_for(at)) != Some(of.id()));
    Some(PhotoView {
        id: record.id(),
        caption: content.text(photo::CAPTION).trim().to_owned(),
        day: day(book, record),
        width: side(photo::WIDTH),
        height: side(photo::HEIGHT),
        of: of.map(|of| titles::line_of(book, of)),
    })
}

/// More than any picture in a book has on a side.
const MOST_PIXELS: i64 = 10_000;

fn day(book: &Book, photo: &Record) -> Option<NaiveDate> {
    let of = || book.shown(photo.content().get(photo::OF)?)?.content().get(visit::DAY);
    photo.content().get(photo::DAY).or_else(of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    fn photo(sample: &mut Sample, of: RecordId, caption: &str) -> RecordId {
        let content = Content::default().with(photo::OF, of);
        sample.add(Kind::Photo, content.with(photo::CAPTION, caption.to_owned()))
    }

    #[test]
    fn a_place_shows_its_own_photos_and_those_of_its_shops_and_visits_the_latest_first() {
        let mut sample = Sample::default();
        let (sikas, los) = (sample.place("Sikås"), sample.place("Los"));
        let shop = sample.add(Kind::Provider, Content::default().with(provider::PLACE, sikas));
        let first = sample.visit(sikas, "2017-03-14");
        let at_shop = Content::default().with(visit::DAY, on("2017-04-03"));
        let second = sample.add(Kind::Visit, at_shop.with(visit::PROVIDER, shop));
        let elsewhere = sample.visit(los, "2017-03-14");
        let all = [sikas, shop, first, second, elsewhere].map(|of| photo(&mut sample, of, ""));
        let [own, of_shop, of_first, of_second, of_other] = all;
        assert_eq!(photos_at(&sample.book, sikas), [of_second, of_first, of_shop, own]);
        assert_eq!(photos_at(&sample.book, shop), [of_second, of_shop]);
        assert_eq!(photos_at(&sample.book, los), [of_other]);
        let again = photo(&mut sample, first, "");
        assert_eq!(photos_at(&sample.book, first), [of_first, again]);
        // Of a visit that is still being written.
        let unsaved = RecordId::from_parts(9_999, [9; 10]);
        let begun = photo(&mut sample, unsaved, "");
        assert_eq!(photos_at(&sample.book, unsaved), [begun]);
        sample.delete(begun);
        assert_eq!(photos_at(&sample.book, unsaved), []);
    }

    #[test]
    fn a_photo_says_what_it_is_of_where_that_is_not_what_it_is_shown_at() {
        let mut sample = Sample::default();
        let sikas = sample.place("Sikås");
        let visit = sample.visit(sikas, "2017-03-14");
        let id = photo(&mut sample, visit, " Kassan ");
        let at_visit = photo_view(&sample.book, id, Some(visit)).expect("it is there");
        assert_eq!((at_visit.caption.as_str(), at_visit.of), ("Kassan", None));
        assert_eq!(at_visit.day, Some(on("2017-03-14")));
        let at_place = photo_view(&sample.book, id, Some(sikas)).expect("it is there");
        assert_eq!(at_place.of.map(|it| swedish(&it.title)).as_deref(), Some("Besök i Sikås"));
        assert_eq!(photo_view(&sample.book, visit, None), None);
    }

    #[test]
    fn a_picture_always_has_some_size() {
        let mut sample = Sample::default();
        let content = Content::default().with(photo::WIDTH, -7).with(photo::HEIGHT, i64::MAX);
        let id = sample.add(Kind::Photo, content);
        let view = photo_view(&sample.book, id, None).expect("it is there");
        assert_eq!((view.width, view.height), (1, 10_000));
    }
}
