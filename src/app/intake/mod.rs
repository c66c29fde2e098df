//! The taking in of a file, large or small: looked at, merged in one transaction, logged, undone.
//!
//! It knows no screen and no signal, only rows and bytes, so that it runs in the page and beside
//! it ([`crate::app::aside`]) alike. A file is read in pieces; what is kept of it between looking
//! and taking in is the text of its records, and its pictures put aside; no more than [`BATCH`]
//! are records at a time.

use std::io;
use std::io::Read;

use serde::Deserialize;
use serde::Serialize;
use thiserror::Error;

use crate::app::changes::Failure;
use crate::domain::history::Clash;
use crate::domain::import::Tally;
use crate::domain::record::Record;
use crate::exchange;
use crate::exchange::Header;
use crate::exchange::ReadError;
use crate::exchange::rules::RulesError;
use crate::storage::StoreError;
use crate::storage::UpdateError;

pub mod log;
mod look;
mod take;
mod undo;

pub use look::Looked;
pub use look::look;
pub use take::Order;
pub use take::take_in;
pub use undo::Undone;
pub use undo::forget;
pub use undo::undo;

/// How many records are dealt with at a time.
pub const BATCH: usize = 250;

/// How many pictures are: each weighs as much as hundreds of records.
pub const PICTURES: usize = 4;

/// A file, wherever it is.
pub trait Source {
    type Reader: Read;
    type Kept: Kept;

    /// Its length in bytes.
    fn length(&self) -> u64;

    /// The file from its beginning.
    ///
    /// # Errors
    ///
    /// Returns an error when the device does not give it.
    fn open(&self) -> io::Result<Self::Reader>;

    /// Puts a picture aside, in base64, until it is taken in.
    ///
    /// # Errors
    ///
    /// Returns an error when the device does not keep it.
    fn keep(&self, picture: String) -> io::Result<Self::Kept>;
}

/// A picture that was put aside: where the program has little memory, not in it.
pub trait Kept: 'static {
    /// The picture in base64.
    ///
    /// # Errors
    ///
    /// Returns an error when the device does not give it back.
    fn picture(self) -> io::Result<String>;
}

impl Kept for String {
    fn picture(self) -> io::Result<String> {
        Ok(self)
    }
}

impl<'a> Source for &'a str {
    type Reader = &'a [u8];
    type Kept = String;

    fn length(&self) -> u64 {
        self.len() as u64
    }

    fn open(&self) -> io::Result<&'a [u8]> {
        Ok(self.as_bytes())
    }

    fn keep(&self, picture: String) -> io::Result<String> {
        Ok(picture)
    }
}

/// Why a file is not taken in, or not taken back. Nothing is changed then.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum Refusal {
    #[error("there is nothing in the file; ask for it to be sent again")]
    Empty,
    #[error("this is not a Fältbok file; pick the file that Fältbok made")]
    NotOurs,
    #[error("the file was made by a newer Fältbok; update the app, then try again")]
    Newer,
    #[error("the file is larger than this app can take in; ask for a part of it")]
    TooLarge,
    #[error("the device did not give the file; pick it again")]
    Unavailable,
    #[error("the file is damaged or was edited by hand; ask for it to be sent again")]
    Damaged,
    /// A file of rules that is not sound.
    #[error(transparent)]
    Rules(RulesError),
    #[error("the passphrase is wrong, or the wrapped key is damaged; check it and try again")]
    Passphrase,
    #[error("this page may not use cryptography; open it by https")]
    NoCryptography,
    #[error("the browser did not open the locked file; try again")]
    LockRefused,
    /// What the device holds of a record can't be read by this program.
    #[error("a saved record can't be read; export everything, then reload")]
    Unreadable,
    #[error("only the last imports can be taken back, and this is none of them any more")]
    NotKept,
    #[error("every record of the import has been changed since; nothing is taken back")]
    ChangedSince,
    /// Whoever did the work was stopped, or stopped by itself.
    #[error("the work was stopped; try again")]
    Stopped,
    #[error("the book is not open; reload the app")]
    NotOpen,
    #[error(transparent)]
    Store(
        #[from]
        #[serde(with = "StoreErrorText")]
        StoreError,
    ),
}

/// How a [`StoreError`] is told from beside the page.
#[derive(Serialize, Deserialize)]
#[serde(remote = "StoreError")]
enum StoreErrorText {
    Unavailable { cause: String },
    Full,
    Blocked,
    Newer,
    Lost { cause: String },
    Gone,
    Other { cause: String },
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Store(error) => Self::Store(error),
            Failure::Unreadable => Self::Unreadable,
            Failure::NotOpen => Self::NotOpen,
        }
    }
}

impl From<ReadError> for Refusal {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Empty => Self::Empty,
            ReadError::NotOurs => Self::NotOurs,
            ReadError::Newer { .. } => Self::Newer,
            ReadError::TooLarge => Self::TooLarge,
            ReadError::Unavailable => Self::Unavailable,
            ReadError::Damaged(_) => Self::Damaged,
        }
    }
}

impl From<UpdateError<Self>> for Refusal {
    fn from(error: UpdateError<Self>) -> Self {
        match error {
            UpdateError::Refused(refusal) => refusal,
            UpdateError::Store(error) => Self::Store(error),
        }
    }
}

/// What a file would do to the book: enough to tell a person of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub header: Header,
    pub tally: Tally,
    /// How many pictures come that are not here.
    pub pictures: usize,
    /// The records that the tally names, as they will be.
    pub named: Vec<Record>,
}

/// How far something has come: so much of so much.
pub type Progress<'a> = dyn FnMut(u64, u64) + 'a;

fn own_row(text: &str) -> Result<Record, Refusal> {
    exchange::read_record(text).map_err(|_damage| Refusal::Unreadable)
}

fn clash(clash: Clash) -> ReadError {
    ReadError::Damaged(exchange::Damage::Clash(clash))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
