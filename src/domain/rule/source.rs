//! Where a figure was read, when, and how sure we are of it.

use std::borrow::Cow;

use chrono::NaiveDate;

/// How well a figure or a date of law is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Read in the legal text itself, or on the page of the body that wrote it.
    Confirmed,
    /// The legal text was not seen, but at least two authorities say the same.
    TwoAuthorities,
    /// Follows from confirmed facts by arithmetic or plain logic.
    Inferred,
    /// Could not be confirmed, or sources disagree. It never decides anything.
    Unsure,
}

impl Certainty {
    /// Every value, surest first.
    pub const ALL: [Self; 4] =
        [Self::Confirmed, Self::TwoAuthorities, Self::Inferred, Self::Unsure];

    /// The name used in records and files.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::TwoAuthorities => "two_authorities",
            Self::Inferred => "inferred",
            Self::Unsure => "unsure",
        }
    }

    /// The value with this name in records and files.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|certainty| certainty.token() == token)
    }

    /// Whether a figure this sure may decide an outcome.
    #[must_use]
    pub const fn decides(self) -> bool {
        !matches!(self, Self::Unsure)
    }
}

/// Where a figure was read, and when someone last compared it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The text and the place in it, as a Swedish lawyer would cite it.
    pub citation: Cow<'static, str>,
    /// The page that was read.
    pub url: Cow<'static, str>,
    /// A second page that says the same, when the first is not the legal text.
    pub also: Option<Cow<'static, str>>,
    /// The last day someone compared this entry with the source.
    pub checked_on: NaiveDate,
    pub certainty: Certainty,
}
