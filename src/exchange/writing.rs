//! A file written a record at a time, so that a large book leaves without ever being held whole.

use std::mem;

use super::Header;
use super::v1;
use super::write_record;
use crate::domain::id::RecordId;
use crate::domain::record::Record;

/// The records of a file on their way into it, oldest first, and behind them its
/// pictures, in the order of their records.
#[derive(Clone, Debug, Default)]
pub struct Writing {
    written: String,
    has_any: bool,
    has_pictures: bool,
}

impl Writing {
    /// What stands before the records. It always has the same length for the
    /// same sender, so that it can be written last.
    pub fn head(header: &Header) -> String {
        v1::write_head(header)
    }

    /// Writes a record behind those before it, which must have smaller ids.
    pub fn add(&mut self, record: &Record) {
        self.written.push_str(v1::before_record(!mem::replace(&mut self.has_any, true)));
        self.written.push_str(&write_record(record));
    }

    /// Writes the picture of the photo with the record called `id`, in base64,
    /// behind all records and those of smaller ids.
    pub fn add_picture(&mut self, id: RecordId, text: &str) {
        let is_first = !mem::replace(&mut self.has_pictures, true);
        self.written.push_str(&v1::before_picture(is_first, id));
        // Base64 has no letter that JSON minds.
        self.written.extend(["\"", text, "\""]);
    }

    /// How many bytes wait to be taken.
    pub fn len(&self) -> usize {
        self.written.len()
    }

    /// Whether nothing waits to be taken.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// What has been written since the last time.
    pub fn take(&mut self) -> String {
        mem::take(&mut self.written)
    }

    /// Writes what stands behind all.
    pub fn end(&mut self) {
        self.written.push_str(&v1::write_tail(self.has_pictures));
    }
}
