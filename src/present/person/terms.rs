//! What a person is looked for by, and where in a text that stands.
//!
//! Names are found as whole words, whatever their case, also in the genitive
//! ("Karins"). Å is not A here: another name is another person. Telephone
//! numbers are found however they are grouped, with or without the country's
//! figures, and addresses of electronic mail only whole.

use std::ops::Range;

/// The spellings, numbers and addresses that one person is looked for by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms(Vec<Term>);

/// What stands in a text and belongs to the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where, in bytes.
    pub at: Range<usize>,
    pub is_name: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Term {
    /// Words in lower case, one after the other.
    Name(Vec<String>),
    /// The figures as they are dialled at home: "063…".
    Number(String),
    /// In lower case.
    Address(String),
}

/// A shorter line would be found everywhere.
const FEWEST_LETTERS: usize = 2;
const FEWEST_FIGURES: usize = 5;

/// How many signs may stand between two words of a name, or two figures of a number.
const SIGNS_BETWEEN: usize = 3;

impl Terms {
    /// Reads what was typed: each line is a spelling, a number or an address.
    pub fn read(typed: &str) -> Self {
        Self(typed.lines().filter_map(Term::read).collect())
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All that stands in `text` and belongs to the person, in order; what
    /// overlaps is one.
    pub fn marks(&self, text: &str) -> Vec<Mark> {
        if self.is_empty() {
            return Vec::new();
        }
        let letters = letters(text);
        let mut marks: Vec<Mark> = Vec::new();
        for term in &self.0 {
            let mut from = 0;
            while from < letters.len() {
                let Some(length) = term.length_at(&letters, from) else {
                    from += 1;
                    continue;
                };
                // A letter may have become two, which stand at the same place.
                let last = letters[from + length - 1].at;
                let next = letters[from + length..].iter().find(|it| last < it.at);
                let end = next.map_or(text.len(), |it| it.at);
                let is_name = matches!(term, Term::Name(_));
                marks.push(Mark { at: letters[from].at..end, is_name });
                from += length;
            }
        }
        joined(marks)
    }

    /// Whether something in `text` belongs to the person.
    pub fn is_in(&self, text: &str) -> bool {
        !self.marks(text).is_empty()
    }

    /// `text` with `name` in place of the person's names, and `other` in place
    /// of numbers and addresses; `None` when there is nothing of the person in it.
    pub fn replaced(&self, text: &str, name: &str, other: &str) -> Option<String> {
        let marks = self.marks(text);
        if marks.is_empty() {
            return None;
        }
        let mut replaced = String::with_capacity(text.len());
        let mut from = 0;
        for mark in marks {
            replaced.push_str(&text[from..mark.at.start]);
            replaced.push_str(if mark.is_name { name } else { other });
            from = mark.at.end;
        }
        replaced.push_str(&text[from..]);
        Some(replaced)
    }
}

/// Overlapping marks as one, in order.
fn joined(mut marks: Vec<Mark>) -> Vec<Mark> {
    crate::domain::order::sort_by_key(&mut marks, |mark| (mark.at.start, mark.at.end));
    let mut joined: Vec<Mark> = Vec::new();
    for mark in marks {
        match joined.last_mut() {
            Some(last) if mark.at.start < last.at.end => {
                last.at.end = last.at.end.max(mark.at.end);
                last.is_name &= mark.is_name;
            }
            _ => joined.push(mark),
        }
    }
    joined
}

/// A letter in lower case, and where in the text it stands.
#[derive(Clone, Copy, Debug)]
struct Letter {
    letter: char,
    at: usize,
}

/// The text's letters in lower case. A ring or dots of their own become one
/// letter with the one before, as phones and computers write it either way.
fn letters(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let before = letters.last_mut();
        if let Some(before) = before
            && let Some(both) = composed(before.letter, letter)
        {
            before.letter = both;
            continue;
        }
        letters.extend(letter.to_lowercase().map(|letter| Letter { letter, at }));
    }
    letters
}

const fn composed(letter: char, accent: char) -> Option<char> {
    Some(match (letter, accent) {
        ('a', '\u{30a}') => 'å',
        ('a', '\u{308}') => 'ä',
        ('o', '\u{308}') => 'ö',
        ('u', '\u{308}') => 'ü',
        ('e', '\u{301}') => 'é',
        ('e', '\u{300}') => 'è',
        ('a', '\u{301}') => 'á',
        ('a', '\u{300}') => 'à',
        _ => return None,
    })
}

impl Term {
    fn read(line: &str) -> Option<Self> {
        let line: String = letters(line.trim()).iter().map(|it| it.letter).collect();
        if line.contains('@') {
            let (before, after) = line.split_once('@').expect("it has one");
            let is_whole = !before.is_empty() && !after.is_empty();
            return is_whole.then(|| Self::Address(line.clone()));
        }
        let is_number = line.chars().all(|it| it.is_ascii_digit() || is_grouping(it) || it == '+');
        if is_number {
            let figures: String = line.chars().filter(|it| !is_grouping(*it)).collect();
            let figures = at_home(&figures);
            return (FEWEST_FIGURES <= figures.len()).then_some(Self::Number(figures));
        }
        let words: Vec<String> = line
            .split(|it: char| !it.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let is_enough = FEWEST_LETTERS <= words.iter().map(|it| it.chars().count()).sum();
        is_enough.then_some(Self::Name(words))
    }

    /// How many letters the term takes where it stands at `from`.
    fn length_at(&self, letters: &[Letter], from: usize) -> Option<usize> {
        match self {
            Self::Name(words) => name_at(words, letters, from),
            Self::Number(figures) => number_at(figures, letters, from),
            Self::Address(address) => address_at(address, letters, from),
        }
    }
}

fn is_word(letters: &[Letter], at: usize) -> bool {
    letters.get(at).is_some_and(|it| it.letter.is_alphanumeric())
}

/// Whether `word` stands at `at`.
fn stands(word: &str, letters: &[Letter], at: usize) -> Option<usize> {
    let mut end = at;
    for letter in word.chars() {
        if letters.get(end)?.letter != letter {
            return None;
        }
        end += 1;
    }
    Some(end)
}

fn name_at(words: &[String], letters: &[Letter], from: usize) -> Option<usize> {
    if from != 0 && is_word(letters, from - 1) {
        return None;
    }
    let mut at = from;
    for (number, word) in words.iter().enumerate() {
        if number != 0 {
            let signs = (0..=SIGNS_BETWEEN).take_while(|it| !is_word(letters, at + it)).count();
            if signs == 0 || SIGNS_BETWEEN < signs {
                return None;
            }
            at += signs;
        }
        at = stands(word, letters, at)?;
        let is_last = number + 1 == words.len();
        // "Karins": the genitive is the name too.
        if is_last && is_word(letters, at) && letters[at].letter == 's' {
            at += 1;
        }
        if is_word(letters, at) {
            return None;
        }
    }
    Some(at - from)
}

fn number_at(figures: &str, letters: &[Letter], from: usize) -> Option<usize> {
    let starts = letters[from].letter == '+' || letters[from].letter.is_ascii_digit();
    // In the middle of another number, or of a word.
    let inside = from != 0 && (is_word(letters, from - 1) || letters[from - 1].letter == '+');
    if !starts || inside {
        return None;
    }
    let (mut at, mut read) = (from, String::new());
    // Longer than with the country's figures it is another number.
    while let Some(it) = letters.get(at).filter(|_| read.len() < figures.len() + 5) {
        if it.letter.is_ascii_digit() || (read.is_empty() && it.letter == '+') {
            read.push(it.letter);
            at += 1;
            if at_home(&read) == figures && !is_word(letters, at) {
                return Some(at - from);
            }
        } else {
            let signs = (0..=SIGNS_BETWEEN)
                .take_while(|ahead| {
                    letters.get(at + ahead).is_some_and(|it| is_grouping(it.letter))
                })
                .count();
            let goes_on = letters.get(at + signs).is_some_and(|it| it.letter.is_ascii_digit());
            if signs == 0 || SIGNS_BETWEEN < signs || !goes_on {
                return None;
            }
            at += signs;
        }
    }
    None
}

fn address_at(address: &str, letters: &[Letter], from: usize) -> Option<usize> {
    let belongs = |it: char| it.is_alphanumeric() || "._+-".contains(it);
    if from != 0 && belongs(letters[from - 1].letter) {
        return None;
    }
    let end = stands(address, letters, from)?;
    let goes_on = letters.get(end).is_some_and(|it| {
        it.letter == '-'
            || it.letter.is_alphanumeric()
            || (it.letter == '.' && is_word(letters, end + 1))
    });
    (!goes_on).then_some(end - from)
}

/// The signs that people group the figures of a number with.
fn is_grouping(letter: char) -> bool {
    letter.is_whitespace() || "-‐‑–()/.".contains(letter)
}

/// Figures as they are dialled at home: without Sweden's own.
fn at_home(figures: &str) -> String {
    let abroad = figures.strip_prefix("+46").or_else(|| figures.strip_prefix("0046"));
    match abroad {
        // "+46 (0)63" has the zero.
        Some(rest) if rest.starts_with('0') => rest.to_owned(),
        Some(rest) => format!("0{rest}"),
        None => figures.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(typed: &str, text: &str) -> Vec<String> {
        Terms::read(typed).marks(text).into_iter().map(|mark| text[mark.at].to_owned()).collect()
    }

    #[test]
    fn a_name_is_found_as_whole_words_whatever_its_case() {
        for (typed, text, expected) in [
            ("karin", "Karin och KARIN", vec!["Karin", "KARIN"]),
            ("Karin Exempel", "Ring Karin  Exempel.", vec!["Karin  Exempel"]),
            ("Karin Exempel", "Ring Karin\nExempels dotter", vec!["Karin\nExempels"]),
            ("Karin Exempel", "Exempel, Karin", vec![]),
            ("Karin Exempel\nExempel, Karin", "Exempel, Karin", vec!["Exempel, Karin"]),
            ("Åsa", "åsa ÅSA Åsas", vec!["åsa", "ÅSA", "Åsas"]),
            ("Åsa", "A\u{30a}sa", vec!["A\u{30a}sa"]),
            ("Åsa", "Asa åsar Åsanna", vec![]),
            ("Asa", "Åsa", vec![]),
            ("Is", "is Iss iss", vec!["is", "Iss", "iss"]),
            ("Exempel", "Exemplet Exempelvis", vec![]),
            ("K", "K", vec![]),
            ("", "text", vec![]),
        ] {
            assert_eq!(found(typed, text), expected, "{typed} in {text}");
        }
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        for text in [
            "0631234",
            "063-12 34",
            "063 12 34",
            "063/12 34",
            "+46 63 12 34",
            "+46 (0)63-12 34",
            "004663 12 34",
        ] {
            for typed in ["063-12 34", "+46631234", "0631234"] {
                assert_eq!(
                    found(typed, &format!("Tel {text}, säg hej")),
                    [text],
                    "{typed} in {text}"
                );
            }
        }
        for text in ["0631 2345", "10631234", "x0631234", "06312 345", "063 12"] {
            assert_eq!(found("0631234", text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(found("1234", "1234"), Vec::<String>::new(), "four figures are a year");
        // Two numbers with a space between.
        assert_eq!(found("0631234", "063-12 34 060 11 22"), ["063-12 34"]);
    }

    #[test]
    fn an_address_is_found_whole() {
        assert_eq!(found("karin@exempel.se", "Skriv till Karin@Exempel.se."), ["Karin@Exempel.se"]);
        for text in ["anna.karin@exempel.se", "karin@exempel.se.example", "karin@exempel.sex"] {
            assert_eq!(found("karin@exempel.se", text), Vec::<String>::new(), "{text}");
        }
        assert!(Terms::read("@").is_empty());
    }

    #[test]
    fn what_is_found_is_replaced_and_the_rest_stays() {
        let terms = Terms::read("Karin\nKarin Exempel\n063-12 34\nkarin@exempel.se");
        let text = "Karin Exempel (063 12 34, karin@exempel.se) sa ja.";
        assert_eq!(terms.replaced(text, "[x]", "[y]").as_deref(), Some("[x] ([y], [y]) sa ja."));
        assert_eq!(terms.replaced("Ingen här", "[x]", "[y]"), None);
    }

    proptest! {
        #[test]
        fn nothing_of_the_person_is_left_when_it_is_replaced(
            words in proptest::collection::vec("[a-cå ,.\n]{0,4}|Karin|karins|Åsa|063|12 34|-", 0..12),
            typed in "Karin|karin åsa|Åsa\nKarin|063-12 34|06312",
        ) {
            let text = words.concat();
            let terms = Terms::read(&typed);
            let replaced = terms.replaced(&text, "[borttaget namn]", "[borttagen uppgift]").unwrap_or(text);
            prop_assert!(!terms.is_in(&replaced), "{}", replaced);
        }

        #[test]
        fn marks_stand_in_order_in_any_text(text: String, typed: String) {
            let mut last = 0;
            for mark in Terms::read(&typed).marks(&text) {
                prop_assert!(last <= mark.at.start && mark.at.start < mark.at.end);
                prop_assert!(text.get(mark.at.clone()).is_some());
                last = mark.at.end;
            }
        }
    }
}
