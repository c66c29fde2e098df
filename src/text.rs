//! Every message people read, in Swedish and English.
//!
//! The words stand in `locales/sv/*.toml` and `locales/en/*.toml`, one file per
//! screen or topic. `build.rs` compares the two languages and makes one module
//! here per file: a constant [`Message`] for a plain text
//! ([`common::SAVE`]), a function that gives a [`Phrase`] for one with
//! placeholders ([`common::saved_here_at`]) or for a plural, whose first
//! argument is the count ([`calendar::days_ago`]). A message that is missing in
//! one language does not build.

pub mod format;
mod phrase;

pub use crate::text::phrase::Arg;
pub use crate::text::phrase::Phrase;
pub use crate::text::phrase::steady;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// A language the app speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    #[default]
    Swedish,
    English,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Swedish, Self::English];

    /// Returns the tag that stands in `<html lang>` and in the settings.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::English => "en",
        }
    }

    /// Finds the language of a tag, with or without a region (`en-GB`).
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|it| it.tag().eq_ignore_ascii_case(language))
    }
}

/// A message without placeholders: its words in Swedish, [`BETWEEN_LANGUAGES`], and in English.
///
/// Each message is a text of its own, so that the part of the program that
/// starts first carries only the words it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message(&'static str);

/// No text holds it: TOML forbids it.
const BETWEEN_LANGUAGES: char = '\u{1f}';

impl Message {
    /// Returns the words in a language.
    pub fn to(self, language: Language) -> &'static str {
        let (swedish, english) =
            self.0.split_once(BETWEEN_LANGUAGES).expect("the build joins two languages");
        match language {
            Language::Swedish => swedish,
            Language::English => english,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_has_its_words_in_both_languages() {
        assert_eq!(common::SAVE.to(Language::Swedish), "Spara");
        assert_eq!(common::SAVE.to(Language::English), "Save");
        assert_eq!(common::APP_NAME.to(Language::English), "Fältbok");
    }

    #[test]
    fn a_language_is_found_by_its_tag_with_or_without_region() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
        assert_eq!(Language::from_tag("sv-SE"), Some(Language::Swedish));
        assert_eq!(Language::from_tag("EN_gb"), Some(Language::English));
        assert_eq!(Language::from_tag("fi"), None);
        assert_eq!(Language::from_tag(""), None);
    }
}
