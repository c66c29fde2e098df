//! How much a file may hold. Written down in `docs/format.md` too.

use crate::domain::value;

/// The file, in bytes: years of photos.
pub const MAX_FILE_BYTES: usize = 1_000_000_000;
/// All of it but the photos.
pub const MAX_RECORDS_BYTES: usize = 100_000_000;
/// One photo, in bytes: several times what this app makes of a picture.
pub const MAX_PHOTO_BYTES: usize = 5_000_000;
/// A locked file, which is opened whole.
pub const MAX_LOCKED_BYTES: usize = 100_000_000;
/// Revisions of one record.
pub const MAX_REVISIONS: usize = 10_000;
/// How far a revision's counter may be above the number of its record's revisions.
pub const MAX_COUNTER_LEAD: usize = 1_000;
/// Fields of one revision.
pub const MAX_FIELDS: usize = 1_000;
/// One text, in bytes.
pub const MAX_TEXT_BYTES: usize = value::MAX_TEXT_BYTES;
/// Lists and groups inside each other.
pub const MAX_DEPTH: usize = 8;
/// Of a locked file: how often the passphrase is hashed, at least. Fewer rounds are no lock.
pub const MIN_ROUNDS: u32 = 1_000;
/// And at most: half a minute's work for a phone.
pub const MAX_ROUNDS: u32 = 10_000_000;
/// Its header as it stands in the file, in bytes.
pub const MAX_HEADER_BYTES: usize = 4_000;
/// Its salt, in bytes, at least.
pub const MIN_SALT_BYTES: usize = 8;
