//! What went wrong, in words with a way on.

use super::changes::Failure;
use super::intake::Refusal;
use super::rule_sets::error_words;
use crate::exchange::sealed::SealError;
use crate::storage::StoreError;
use crate::text::Phrase;
use crate::text::failure as words;
use crate::text::import;

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

/// The words for a file that is not taken in, or not taken back.
pub fn refusal_words(refusal: &Refusal) -> Phrase {
    match refusal {
        Refusal::Empty => words::FILE_EMPTY.into(),
        Refusal::NotOurs => words::FILE_NOT_OURS.into(),
        Refusal::Newer => words::FILE_NEWER.into(),
        Refusal::TooLarge => words::FILE_TOO_LARGE.into(),
        Refusal::Unavailable => words::FILE_REFUSED.into(),
        Refusal::Damaged => words::FILE_DAMAGED.into(),
        Refusal::Rules(error) => words::file_rules(error_words(error)),
        Refusal::Passphrase => import::PASSPHRASE_WRONG.into(),
        Refusal::NoCryptography => import::UNLOCK_NO_CRYPTOGRAPHY.into(),
        Refusal::LockRefused => import::UNLOCK_REFUSED.into(),
        Refusal::Unreadable => words::UNREADABLE.into(),
        Refusal::NotKept => words::IMPORT_NOT_KEPT.into(),
        Refusal::ChangedSince => words::IMPORT_CHANGED_SINCE.into(),
        Refusal::Stopped => words::IMPORT_STOPPED.into(),
        Refusal::NotOpen => words::NOT_OPEN.into(),
        Refusal::Store(error) => store_words(error),
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
