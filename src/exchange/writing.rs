//! A file written a record at a time, so that a large book leaves without ever being held whole.

use std::mem;

use super::Header;
use super::v1;
use super::write_record;
use crate::domain::record::Record;

/// The records of a file on their way into it, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Writing {
    written: String,
    has_any: bool,
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

    /// What stands behind the records.
    pub fn tail() -> String {
        v1::write_tail()
    }
}
