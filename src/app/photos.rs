//! Photos: kept as soon as they are taken, with their records in one transaction; their pictures
//! are read when somebody is about to see them.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::AppState;
use super::changes::Failure;
use super::device;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::moment::read_day;
use crate::domain::moment::write_day;
use crate::domain::photo;
use crate::domain::photo::MediaType;
use crate::domain::record::Record;
use crate::exchange::picture;
use crate::exchange::picture::NoPicture;
use crate::exchange::picture::Picture;
use crate::storage::RecordStore;
use crate::storage::Table;
use crate::storage::Write;

mod on_their_way;
#[cfg(target_arch = "wasm32")]
mod scaling;

pub use on_their_way::Chosen;
pub use on_their_way::OnTheirWay;
pub use on_their_way::Unkept;
pub use on_their_way::What;

/// A picture that is ready to be kept, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPhoto {
    picture: Picture,
    width: u32,
    height: u32,
    /// The day it was taken.
    day: Option<NaiveDate>,
}

impl NewPhoto {
    /// A picture of so many pixels, in base64.
    ///
    /// # Errors
    ///
    /// Returns [`NoPicture`] when it is none that a book keeps.
    pub fn read(
        base64: String,
        (width, height): (u32, u32),
        day: Option<NaiveDate>,
    ) -> Result<Self, NoPicture> {
        // A phone's clock can tell any year.
        let day = day.filter(|day| read_day(&write_day(*day)).is_some());
        Ok(Self { picture: Picture::bare(base64)?, width, height, day })
    }

    /// The address under which the picture can be seen before it is kept.
    pub fn address(&self) -> String {
        picture::address(self.picture.text())
    }

    /// How the name of a file with it ends.
    pub fn ending(&self) -> &'static str {
        match self.picture.media_type {
            MediaType::Webp => "webp",
            MediaType::Jpeg => "jpg",
        }
    }

    /// What its record says when it is made.
    fn content(&self, of: RecordId) -> Content {
        let content = Content::default()
            .with(photo::OF, of)
            .with(photo::WIDTH, i64::from(self.width))
            .with(photo::HEIGHT, i64::from(self.height))
            .with(photo::BYTES, i64::try_from(self.picture.bytes).unwrap_or(i64::MAX))
            .with(photo::MEDIA_TYPE, self.picture.media_type)
            .with(photo::SHA256, self.picture.sha256.clone());
        match self.day {
            Some(day) => content.with(photo::DAY, day),
            None => content,
        }
    }
}

/// Why a file did not become a photo. Nothing is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// It is no picture, or a damaged one.
    NoPicture,
    /// A picture in the iPhone's own format, which this browser can't read.
    Heic,
    /// It is one, but the browser did not make it smaller.
    NotScaled,
}

impl AppState {
    /// Keeps a photo of `of`: the picture and its record, or neither.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`]; nothing is then kept.
    pub async fn add_photo(self, of: RecordId, photo: NewPhoto) -> Result<RecordId, Failure> {
        let id = device::new_id();
        let change = Change::new_record(id, Kind::Photo, photo.content(of));
        let picture = Write::put(Table::Photos, id.to_string(), photo.picture.into_text());
        self.save_with(vec![change], &[], vec![picture]).await?;
        Ok(id)
    }

    /// The address under which the picture of a photo can be seen; `None` when it is not here.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`] when the device did not say.
    pub async fn picture(self, id: RecordId) -> Result<Option<String>, Failure> {
        let store = self.store().ok_or(Failure::NotOpen)?;
        let found = store.read(Table::Photos, &[id.to_string()]).await?;
        Ok(found.into_iter().next().flatten().map(|text| picture::address(&text)))
    }

    /// Moves the photos of something that was never saved to the bin, since the person has thrown
    /// away what they were taken for.
    pub(super) async fn discard_photos_of(self, id: RecordId) {
        let photos: Vec<RecordId> = self.book.with_untracked(|book| {
            if book.get(id).is_some() {
                return Vec::new();
            }
            book.linked(Kind::Photo, photo::OF, id).map(Record::id).collect()
        });
        if photos.is_empty() {
            return;
        }
        let delete = |id| Change { id, kind: Kind::Photo, edit: Edit::Delete };
        // A failure stands in the banner; the photos are then listed as belonging to nothing.
        let _failed = self.save(photos.into_iter().map(delete).collect(), &[]).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_a_row_could_not_say_again_is_no_day() {
        for (year, is_kept) in [(2017, true), (9999, true), (10_000, false), (-1, false)] {
            let day = NaiveDate::from_ymd_opt(year, 4, 3).expect("a day");
            let photo = NewPhoto::read("/9j/".to_owned(), (4, 3), Some(day)).expect("like a JPEG");
            let of = device::new_id();
            let content = photo.content(of);
            let kept = content.value(photo::DAY.name()).is_some();
            assert_eq!(
                (kept, content.get(photo::DAY)),
                (is_kept, is_kept.then_some(day)),
                "{year}"
            );
        }
    }
}
