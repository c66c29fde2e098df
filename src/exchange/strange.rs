//! A stranger's file as it is read: what has to be right between its parts.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::Damage;
use super::Part;
use super::ReadError;
use super::convert;
use super::limits::MAX_RECORDS_BYTES;
use super::picture::NoPicture;
use super::picture::Picture;
use super::v1;
use crate::domain::id::RecordId;
use crate::domain::photo;
use crate::domain::photo::MediaType;
use crate::domain::record::Record;

/// So much may have been read ahead of what was given away.
const AHEAD: usize = 1 << 18;

/// Checks each part of a file before it is given away.
pub struct Strange<'a> {
    each: &'a mut dyn FnMut(Part) -> Result<(), ReadError>,
    /// How many bytes of the file have been read, and how many of these were pictures.
    read: &'a Cell<usize>,
    pictures: usize,
    records: BTreeSet<RecordId>,
    /// Which picture a photo's record tells of.
    told: BTreeMap<RecordId, Which>,
    found: BTreeMap<RecordId, Which>,
    /// Pictures that say more than what they show.
    talkative: BTreeSet<RecordId>,
}

/// What tells one picture from another.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Which {
    sha256: String,
    media_type: Option<MediaType>,
}

impl<'a> Strange<'a> {
    pub fn new(
        read: &'a Cell<usize>,
        each: &'a mut dyn FnMut(Part) -> Result<(), ReadError>,
    ) -> Self {
        let (records, told, found, talkative) = Default::default();
        Self { each, read, pictures: 0, records, told, found, talkative }
    }

    /// Takes in a part as it stands in the file.
    pub fn meets(&mut self, part: v1::Part) -> Result<(), ReadError> {
        match part {
            v1::Part::Record(record) => self.meets_record(record),
            v1::Part::Picture { id, text } => self.meets_picture(&id, text),
        }
    }

    fn meets_record(&mut self, record: v1::Record) -> Result<(), ReadError> {
        let record = convert::strange_record(record)?;
        let id = record.id();
        if !self.records.insert(id) {
            return Err(ReadError::Damaged(Damage::TwoRecords { record: id }));
        }
        if MAX_RECORDS_BYTES + AHEAD < self.read.get().saturating_sub(self.pictures) {
            return Err(ReadError::TooLarge);
        }
        if photo::has_picture(&record) {
            self.told.insert(id, which(&record));
        }
        (self.each)(Part::Record(record))
    }

    fn meets_picture(&mut self, id: &str, text: String) -> Result<(), ReadError> {
        let id = id.parse().map_err(|_id| ReadError::Damaged(Damage::RecordId))?;
        self.pictures += text.len();
        let picture = Picture::read(text).map_err(|why| damaged(id, why))?;
        if picture.says_more {
            self.talkative.insert(id);
            return Ok(());
        }
        let media_type = Some(picture.media_type);
        self.found.insert(id, Which { sha256: picture.sha256.clone(), media_type });
        (self.each)(Part::Picture(id, picture))
    }

    /// The pictures that are to be left alone, when all is read: no record tells of
    /// them, or it tells of another one, or they say more than what they show. The
    /// rest of the file is none the worse for them: else one revision from
    /// elsewhere, with another digest, would keep every later backup out.
    pub fn end(self) -> BTreeSet<RecordId> {
        let mut untold = self.talkative;
        let told = self.told;
        let others = self.found.into_iter().filter(|(id, found)| told.get(id) != Some(found));
        untold.extend(others.map(|(id, _)| id));
        untold
    }
}

fn which(record: &Record) -> Which {
    let content = record.content();
    let sha256 = content.text(photo::SHA256).to_owned();
    Which { sha256, media_type: content.get(photo::MEDIA_TYPE) }
}

fn damaged(record: RecordId, why: NoPicture) -> ReadError {
    ReadError::Damaged(Damage::Picture { record, why })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_record(number: u8) -> v1::Record {
        let text = format!(
            r#"{{"id":"01890a5d-ac96-774b-bcce-b302099a80{number:02}","kind":"visit","revisions":[{{"at":"2026-02-20T10:00:00","fields":{{}},"id":"1-0000000000000001","replaces":[]}}]}}"#
        );
        v1::parse_record(&text).expect("a record")
    }

    #[test]
    fn a_picture_that_says_where_it_was_taken_is_left_alone() {
        let (read, mut count) = (Cell::new(0), 0);
        let mut each = |_| {
            count += 1;
            Ok(())
        };
        let mut strange = Strange::new(&read, &mut each);
        let id = "01890a5d-ac96-774b-bcce-b302099a8000";
        // The beginning of what iPhones write, with a mark of EXIF.
        strange.meets_picture(id, "/9j/4QAIRXhpZgAA".to_owned()).expect("the rest is read");
        assert_eq!(strange.end().into_iter().map(|it| it.to_string()).collect::<Vec<_>>(), [id]);
        assert_eq!(count, 0);
    }

    #[test]
    fn records_may_weigh_so_much_and_pictures_come_on_top() {
        let read = Cell::new(MAX_RECORDS_BYTES + AHEAD);
        let mut each = |_| Ok(());
        let mut strange = Strange::new(&read, &mut each);
        assert!(strange.meets_record(a_record(1)).is_ok());
        read.set(read.get() + 4);
        let too_large = strange.meets_record(a_record(2));
        assert!(matches!(too_large, Err(ReadError::TooLarge)));
        let id = "01890a5d-ac96-774b-bcce-b302099a8000";
        strange.meets_picture(id, "/9j/".to_owned()).expect("it begins like a JPEG");
        assert!(strange.meets_record(a_record(3)).is_ok());
    }
}
