//! The words around a hit, in their own spelling.

use std::ops::Range;

use crate::present::letters::fold_each;
use crate::present::letters::folded;

/// A stretch of a text with what was found in the middle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Begins with "…" where the text goes on.
    pub before: String,
    pub hit: String,
    /// Ends with "…" where the text goes on.
    pub after: String,
}

const LETTERS_BEFORE: usize = 40;
const LETTERS_AFTER: usize = 80;

/// How many of the folded words `wanted` occur in `text`.
pub fn count(text: &str, wanted: &[&str]) -> usize {
    let folded = folded(text);
    wanted.iter().filter(|word| folded.contains(**word)).count()
}

/// What stands around the first of the folded words `wanted` in `text`.
pub fn around(text: &str, wanted: &[&str]) -> Option<Snippet> {
    let mut folded = String::with_capacity(text.len());
    // Where in the text each byte of the folded one comes from.
    let mut origins = Vec::with_capacity(text.len());
    fold_each(text, |letter, at| {
        folded.push(letter);
        origins.resize(folded.len(), at);
    });
    let first = |word: &&str| folded.find(*word).map(|at| (at, word.len()));
    let (at, length) = wanted.iter().filter_map(first).min()?;
    let (start, last) = (origins[at], origins[at + length - 1]);
    // Accents that stand on their own belong to the letter before them.
    let behind = origins[at + length..].iter().copied().find(|origin| last < *origin);
    Some(cut(text, start..behind.unwrap_or(text.len())))
}

/// What stands around the stretch `hit` of `text`.
pub fn cut(text: &str, hit: Range<usize>) -> Snippet {
    Snippet {
        before: tail(&text[..hit.start]),
        hit: one_line(&text[hit.clone()]),
        after: head(&text[hit.end..]),
    }
}

/// The end of `text`, from the beginning of a word.
fn tail(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().rev().nth(LETTERS_BEFORE) else {
        return one_line(text);
    };
    let from = text[cut..].find(char::is_whitespace).map_or(cut, |space| cut + space);
    format!("…{}", one_line(text[from..].trim_start()))
}

/// The beginning of `text`, to the end of a word.
fn head(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().nth(LETTERS_AFTER) else { return one_line(text) };
    let to = text[..cut].rfind(char::is_whitespace).unwrap_or(cut);
    format!("{}…", one_line(text[..to].trim_end()))
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, wanted: &[&str], before: &str, hit: &str, after: &str) {
        let snippet = around(text, wanted).unwrap();
        let parts = (snippet.before.as_str(), snippet.hit.as_str(), snippet.after.as_str());
        assert_eq!(parts, (before, hit, after));
    }

    #[test]
    fn the_hit_stands_in_its_own_spelling() {
        check("Butiken i SIKÅS är liten", &["sikas"], "Butiken i ", "SIKÅS", " är liten");
        check("Lanthandelsbutiken", &["butik"], "Lanthandels", "butik", "en");
        check("rad ett\nrad två", &["tva", "rad"], "", "rad", " ett rad två");
        check("Sika\u{30a}s", &["sika"], "", "Sika\u{30a}", "s");
        check("Großköp", &["s"], "Gro", "ß", "köp");
        assert_eq!(around("Los", &["sikas"]), None);
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        let text =
            format!("{}kylen är gammal {}", "många ord före ".repeat(9), "och efter ".repeat(20));
        let snippet = around(&text, &["kyl"]).unwrap();
        assert!(snippet.before.starts_with("…ord före många"), "{}", snippet.before);
        assert!(snippet.before.ends_with("före "));
        assert!(snippet.after.ends_with(" och efter…") || snippet.after.ends_with(" efter och…"));
    }

    proptest! {
        #[test]
        fn a_snippet_is_made_of_any_text(text: String, word in "[a-z0-9]{1,3}") {
            let Some(snippet) = around(&text, &[&word]) else {
                prop_assert_eq!(count(&text, &[&word]), 0);
                return Ok(());
            };
            prop_assert!(folded(&snippet.hit).contains(&word));
        }
    }
}
