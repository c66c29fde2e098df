//! Every word of the book once, written one after the other.

use std::collections::BTreeMap;

use crate::domain::mark::mark;

/// The letters and figures of which each word's presence is known at once.
pub const LETTERS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";

/// Words with a number each.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// The words in the order of their numbers, each with a line break behind it.
    text: String,
    /// Where in `text` each word's line ends.
    ends: Vec<u32>,
    /// Which of [`LETTERS`] each word has, one bit each.
    letters: Vec<u64>,
    /// The number of each word, by its hash. A word whose hash is taken has the
    /// next free one. Comparing numbers is much quicker than comparing words.
    by_hash: BTreeMap<u64, u32>,
}

impl Vocabulary {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The number of `word`, which it gets now if it is new.
    pub fn number(&mut self, word: &str) -> u32 {
        let mut hash = mark(word.bytes());
        while let Some(&number) = self.by_hash.get(&hash) {
            if self.word(number) == word {
                return number;
            }
            hash = hash.wrapping_add(1);
        }
        let number = u32::try_from(self.len()).expect("a phone does not hold so many words");
        self.by_hash.insert(hash, number);
        self.text.push_str(word);
        self.text.push('\n');
        let end = u32::try_from(self.text.len()).expect("a phone does not hold so much text");
        self.ends.push(end);
        self.letters.push(letters(word));
        number
    }

    /// Which of [`LETTERS`] the word has, one bit each.
    pub fn letters(&self, number: u32) -> u64 {
        self.letters[number as usize]
    }

    /// Calls `found` with the number of each word that has `part` in it.
    pub fn each_with(&self, part: &str, mut found: impl FnMut(u32)) {
        let (mut from, mut number) = (0, 0_u32);
        while let Some(at) = self.text[from..].find(part) {
            while self.ends[number as usize] as usize <= from + at {
                number += 1;
            }
            found(number);
            // Once in a word is enough.
            from = self.ends[number as usize] as usize;
        }
    }

    fn word(&self, number: u32) -> &str {
        let at = number as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.text[start..self.ends[at] as usize - 1]
    }
}

fn letters(word: &str) -> u64 {
    let place = |letter: u8| LETTERS.iter().position(|it| *it == letter);
    word.bytes().filter_map(place).fold(0, |letters, place| letters | 1 << place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_word_keeps_its_number_and_is_found_by_its_parts(
            words in proptest::collection::vec("[a-c0ŋ]{1,4}", 1..30), part in "[a-c0ŋ]{1,2}",
        ) {
            let mut vocabulary = Vocabulary::default();
            let numbers: Vec<_> = words.iter().map(|word| vocabulary.number(word)).collect();
            for (word, number) in words.iter().zip(&numbers) {
                prop_assert_eq!(vocabulary.word(*number), word);
                prop_assert_eq!(vocabulary.number(word), *number);
            }
            let mut found = std::collections::BTreeSet::new();
            vocabulary.each_with(&part, |number| assert!(found.insert(number), "told once"));
            for (word, number) in words.iter().zip(&numbers) {
                prop_assert_eq!(word.contains(&part), found.contains(number), "{} {}", word, part);
            }
        }
    }

    #[test]
    fn words_whose_hashes_meet_are_told_apart() {
        let mut vocabulary = Vocabulary::default();
        let number = vocabulary.number("kyl");
        vocabulary.by_hash.insert(mark(*b"butik"), number);
        let other = vocabulary.number("butik");
        assert_ne!(other, number);
        assert_eq!(vocabulary.number("butik"), other);
        assert_eq!(vocabulary.number("kyl"), number);
    }
}
