//! What went wrong, in words with a way on.

use super::changes::Failure;
#[cfg(target_arch = "wasm32")]
use super::files::Unread;
use crate::exchange::ReadError;
use crate::exchange::sealed::SealError;
use crate::storage::StoreError;
use crate::text::Phrase;
use crate::text::failure as words;

impl Failure {
    /// The words for a person.
    pub fn words(&self) -> Phrase {
        match self {
            Self::Store(error) => store_words(error),
            Self::Unreadable => words::UNREADABLE.into(),
            Self::NotOpen => words::NOT_OPEN.into(),
        }
    }
}

/// The words for a store that failed.
pub fn store_words(error: &StoreError) -> Phrase {
    match error {
        StoreError::Unavailable { .. } => words::UNAVAILABLE.into(),
        StoreError::Full => words::FULL.into(),
        StoreError::Blocked => words::BLOCKED.into(),
        StoreError::Newer => words::NEWER.into(),
        StoreError::Lost { .. } => words::LOST.into(),
        StoreError::Gone => words::GONE.into(),
        StoreError::Other { .. } => words::OTHER.into(),
    }
}

/// The words for a file that could not be read at all.
#[cfg(target_arch = "wasm32")]
pub fn unread_words(error: Unread) -> Phrase {
    match error {
        Unread::TooLarge => words::FILE_TOO_LARGE.into(),
        Unread::Refused => words::FILE_REFUSED.into(),
    }
}

/// The words for a file that can't be taken in.
pub fn read_words(error: &ReadError) -> Phrase {
    match error {
        ReadError::Empty => words::FILE_EMPTY.into(),
        ReadError::NotOurs => words::FILE_NOT_OURS.into(),
        ReadError::Newer { .. } => words::FILE_NEWER.into(),
        ReadError::TooLarge => words::FILE_TOO_LARGE.into(),
        ReadError::Unavailable => words::FILE_REFUSED.into(),
        ReadError::Damaged(_) => words::FILE_DAMAGED.into(),
    }
}

/// The words for a locked file that no passphrase could open.
pub fn seal_words(error: SealError) -> Phrase {
    match error {
        SealError::TooLarge => words::FILE_TOO_LARGE.into(),
        SealError::Damaged => words::FILE_DAMAGED.into(),
        SealError::Unknown => words::FILE_LOCK_UNKNOWN.into(),
        SealError::Rounds => words::FILE_LOCK_ROUNDS.into(),
    }
}
