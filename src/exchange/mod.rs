//! The file two phones hand each other: reads any version, writes the newest.
//!
//! `docs/format.md` describes it for others. A row of the device's database is
//! the text of one record of such a file, so there is one format to keep and
//! one way for it to grow.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::io;
use std::io::Read;

use thiserror::Error;

use crate::domain::history::Clash;
use crate::domain::history::Unsound;
use crate::domain::id::RecordId;
use crate::domain::id::RevisionId;
use crate::domain::order;
use crate::domain::record::Record;

mod convert;
mod json;
pub mod limits;
mod noted;
pub mod picture;
pub mod points;
pub mod rules;
pub mod sealed;
mod start;
mod strange;
pub mod taken_on;
mod v1;
mod writing;

pub use writing::Writing;

use picture::NoPicture;
use picture::Picture;
use strange::Strange;

/// The version this program writes. It grows when an older program could not
/// read a file rightly; see [`MINOR`].
pub const CURRENT: u32 = 1;

/// Grows when something was added that an older program keeps unread.
pub const MINOR: u32 = 3;

/// What stands above the records of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Who wrote the file, in a role's words.
    pub exported_by: String,
    /// When, by that phone's clock: `YYYY-MM-DDTHH:MM:SS`.
    pub exported_at: String,
}

/// A file that was read whole, and found sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub header: Header,
    pub records: Vec<Record>,
    /// By the records of their photos. A photo's picture may be in another file.
    pub pictures: BTreeMap<RecordId, Picture>,
}

/// What a file holds, one by one.
#[derive(Debug)]
pub enum Part {
    Record(Record),
    /// The picture of the photo with this record, which may come before it or after.
    Picture(RecordId, Picture),
}

/// What is known of a file when all of it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    pub header: Header,
    /// Pictures of which no record of the file tells, or which are not as it says, or
    /// which say where they were taken. They are to be left alone.
    pub untold: BTreeSet<RecordId>,
}

/// Reads a file of any version that Fältbok has ever written.
///
/// # Errors
///
/// Returns [`ReadError`]; nothing of a file that is not sound is given back.
pub fn read(text: &str) -> Result<Document, ReadError> {
    let (mut records, mut pictures) = (Vec::new(), BTreeMap::new());
    let Ending { header, untold } =
        read_each(text.len() as u64, || Ok(text.as_bytes()), &mut |part| {
            match part {
                Part::Record(record) => records.push(record),
                Part::Picture(id, picture) => drop(pictures.insert(id, picture)),
            }
            Ok(())
        })?;
    pictures.retain(|id, _| !untold.contains(id));
    order::sort_by_key(&mut records, Record::id);
    Ok(Document { header, records, pictures })
}

/// Reads a file of `length` bytes, which `open` gives from its beginning as
/// often as it is asked to, and calls `each` with every record and every
/// picture. The file is never held whole, so that a large one does not fill a
/// phone's memory.
///
/// # Errors
///
/// Returns [`ReadError`], also what `each` returned. `each` may have been called
/// before something that is not sound is met: only when this returns is the file
/// sound as a whole.
pub fn read_each<R: Read>(
    length: u64,
    open: impl Fn() -> io::Result<R>,
    each: &mut dyn FnMut(Part) -> Result<(), ReadError>,
) -> Result<Ending, ReadError> {
    if usize::try_from(length).map_or(true, |length| limits::MAX_FILE_BYTES < length) {
        return Err(ReadError::TooLarge);
    }
    let unavailable = |_io| ReadError::Unavailable;
    let open = || open().and_then(start::after_mark).map_err(unavailable);
    let start = start::of(open()?.take(limits::MAX_RECORDS_BYTES as u64)).map_err(unavailable)?;
    if start.is_empty() {
        return Err(ReadError::Empty);
    }
    match v1::peek(open()?, &start)?.version {
        1 => {
            let read = Cell::new(0);
            let mut strange = Strange::new(&read, each);
            let file = Counted { file: open()?, read: &read };
            let header = v1::parse(file, &mut |part| strange.meets(part))?;
            Ok(Ending { header, untold: strange.end() })
        }
        newer => Err(ReadError::Newer { found: newer }),
    }
}

/// A file that counts how much of it has been read.
struct Counted<'a, R> {
    file: R,
    read: &'a Cell<usize>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(buffer)?;
        self.read.set(self.read.get() + length);
        Ok(length)
    }
}

/// The file that holds `records`, without pictures: the same text for the same
/// header and records, whatever their order.
pub fn write<'a>(header: &Header, records: impl IntoIterator<Item = &'a Record>) -> String {
    write_all(header, records, &BTreeMap::new())
}

/// The file that holds `records` and `pictures`: the same text for the same of
/// them, whatever their order.
pub fn write_all<'a>(
    header: &Header,
    records: impl IntoIterator<Item = &'a Record>,
    pictures: &BTreeMap<RecordId, Picture>,
) -> String {
    let mut rows = BTreeMap::new();
    rows.extend(records.into_iter().map(|it| (it.id(), it)));
    let mut writing = Writing::default();
    for record in rows.values() {
        writing.add(record);
    }
    for (id, picture) in pictures {
        writing.add_picture(*id, picture.text());
    }
    writing.end();
    [Writing::head(header), writing.take()].concat()
}

/// Reads one record, as a row of the device's database holds it.
///
/// # Errors
///
/// Returns [`ReadError::Damaged`] when the text is no sound record.
pub fn read_record(text: &str) -> Result<Record, ReadError> {
    convert::record(v1::parse_record(text)?)
}

/// The text of one record: the same for the same record.
pub fn write_record(record: &Record) -> String {
    v1::write_record(&convert::record_v1(record))
}

/// Why a file could not be read. What was there before is untouched.
#[derive(Debug, Error)]
pub enum ReadError {
    #[error("there is nothing in the file; ask for it to be sent again")]
    Empty,
    #[error("this is not a Fältbok file; pick the .json or .txt file that Fältbok made")]
    NotOurs,
    #[error(
        "the file was made by a newer Fältbok (format {found}, this one reads up to {CURRENT}); \
         update the app, then try again"
    )]
    Newer { found: u32 },
    #[error("the file is larger than this app can take in; ask for a part of it")]
    TooLarge,
    #[error("the device no longer gives the file; pick it again")]
    Unavailable,
    #[error("the file is damaged or was edited by hand; ask for it to be sent again ({0})")]
    Damaged(Damage),
}

/// What exactly was wrong with a file, for those who look closely.
#[derive(Debug, Error)]
pub enum Damage {
    #[error("line {line}, column {column}: {what}")]
    Json { line: usize, column: usize, what: &'static str },
    #[error("a record's id is not an id")]
    RecordId,
    #[error("record {record}: a revision's id is not an id")]
    RevisionId { record: RecordId },
    #[error("record {record}: two revisions have the id {revision}")]
    TwiceTheSame { record: RecordId, revision: String },
    #[error("record {record} stands twice")]
    TwoRecords { record: RecordId },
    #[error("record {record} has no revision")]
    NoRevision { record: RecordId },
    #[error("record {record}: revision {revision} was saved at no time that can be read")]
    SavedAt { record: RecordId, revision: String },
    #[error("record {1}: {0}")]
    Unsound(#[source] Unsound, RecordId),
    #[error("record {record}: revision {missing} is replaced and is not there")]
    Missing { record: RecordId, missing: RevisionId },
    #[error("record {record} counts further than it has revisions")]
    Counter { record: RecordId },
    #[error("record {record}: the field {field} holds something else than it should")]
    Field { record: RecordId, field: String },
    #[error(transparent)]
    Clash(Clash),
    #[error("record {record}: its picture {why}")]
    Picture { record: RecordId, why: NoPicture },
    #[error("record {record} says too much for one record")]
    Limit { record: RecordId },
}

#[cfg(test)]
mod tests;
