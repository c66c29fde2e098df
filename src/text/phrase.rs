//! Messages with values in them, put into words only when the language is known.

use crate::text::Language;
use crate::text::Message;
use crate::text::format;
use chrono::NaiveDate;

/// A message together with its values, or text that is the same in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase(Words);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Words {
    Verbatim(String),
    Message { message: Message, values: Vec<Arg> },
}

impl Phrase {
    /// Makes a phrase of what a person wrote: a name, a note.
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self(Words::Verbatim(text.into()))
    }

    pub(in crate::text) fn filled(message: Message, values: Vec<Arg>) -> Self {
        Self(Words::Message { message, values })
    }

    /// Returns the words in a language.
    pub fn to(&self, language: Language) -> String {
        match &self.0 {
            Words::Verbatim(text) => steady(text),
            Words::Message { message, values } => fill(message.to(language), values, language),
        }
    }
}

impl From<Message> for Phrase {
    fn from(message: Message) -> Self {
        Self::filled(message, Vec::new())
    }
}

/// `text` without the signs that turn the direction of writing: in a stranger's
/// name they would turn our words around it. Only what is shown loses them.
pub fn steady(text: &str) -> String {
    let turns = |letter: char| matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.contains(turns) { text.replace(turns, "") } else { text.to_owned() }
}

fn fill(pattern: &str, values: &[Arg], language: Language) -> String {
    let mut filled = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (number, behind) = after.split_once('}').expect("the build pairs all braces");
        let number: usize = number.parse().expect("the build numbers all placeholders");
        filled.push_str(before);
        filled.push_str(&values[number].to(language));
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// A value for a placeholder.
///
/// A count is grouped ("11 000"); give a year, a number plate or a postcode as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    Text(String),
    Phrase(Phrase),
    Count(u64),
    /// A day in words: "21 november 2026".
    Day(NaiveDate),
    /// `units` parts of which ten to the power of `places` make a whole: 104 and 1 are "10,4".
    Decimal {
        units: i64,
        places: u8,
    },
}

impl Arg {
    fn to(&self, language: Language) -> String {
        match self {
            Self::Text(text) => steady(text),
            Self::Phrase(phrase) => phrase.to(language),
            Self::Count(count) => format::count(*count, language),
            Self::Day(day) => format::day(*day, language),
            Self::Decimal { units, places } => format::decimal(*units, *places, language),
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Phrase(message.into())
    }
}

impl From<Phrase> for Arg {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(phrase)
    }
}

impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Arg {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<NaiveDate> for Arg {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::calendar;
    use crate::text::common;

    fn check(value: impl Into<Arg>, swedish: &str, english: &str) {
        let value = value.into();
        assert_eq!(value.to(Language::Swedish), swedish);
        assert_eq!(value.to(Language::English), english);
    }

    #[test]
    fn a_name_cannot_turn_the_words_around_it() {
        let name = "\u{202e}sakiS\u{2066}\u{200f}\u{61c}";
        assert_eq!(Phrase::verbatim(name).to(Language::Swedish), "sakiS");
        assert_eq!(Arg::from(name.to_owned()).to(Language::English), "sakiS");
    }

    #[test]
    fn a_value_is_written_as_its_language_does() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        check("Sikås", "Sikås", "Sikås");
        check(common::YES, "Ja", "Yes");
        check(11_000_000_u64, "11\u{a0}000\u{a0}000", "11,000,000");
        check(999_usize, "999", "999");
        check(day, "21 november 2026", "21 November 2026");
        check(Arg::Decimal { units: 104, places: 1 }, "10,4", "10.4");
    }

    #[test]
    fn a_phrase_has_its_values_in_place() {
        let phrase = common::saved_here_at("14:02");
        assert_eq!(phrase.to(Language::Swedish), "Sparat på den här telefonen 14:02");
        assert_eq!(phrase.to(Language::English), "Saved on this phone at 14:02");
    }

    #[test]
    fn a_plural_says_one_only_of_exactly_one() {
        let said = |n| calendar::days_ago(n).to(Language::Swedish);
        assert_eq!(said(0), "för 0 dagar sedan");
        assert_eq!(said(1), "för 1 dag sedan");
        assert_eq!(said(2), "för 2 dagar sedan");
        assert_eq!(said(1_001), "för 1\u{a0}001 dagar sedan");
    }

    #[test]
    fn what_a_person_wrote_is_left_alone_braces_and_all() {
        let phrase = common::saved_here_at(Phrase::verbatim("{0} {n}"));
        assert_eq!(Phrase::verbatim("{0}").to(Language::English), "{0}");
        assert_eq!(phrase.to(Language::English), "Saved on this phone at {0} {n}");
    }

    #[test]
    fn a_phrase_inside_a_phrase_speaks_the_same_language() {
        let phrase = common::saved_here_at(Phrase::from(calendar::YESTERDAY));
        assert_eq!(phrase.to(Language::Swedish), "Sparat på den här telefonen igår");
        assert_eq!(phrase.to(Language::English), "Saved on this phone at yesterday");
    }
}
