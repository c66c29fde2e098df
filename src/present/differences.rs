//! What differs between texts that were written apart, word by word.

use std::collections::BTreeMap;

/// A part of a text: the same in all of them, or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub differs: bool,
}

/// How many texts are held against each other at the most.
const MOST_TEXTS: usize = 4;

/// How many words may be gone or new between two texts before lines are
/// compared instead; the work grows with the square of it.
const MOST_EDITS: usize = 600;

/// How many steps are taken at the most to find them.
const MOST_STEPS: usize = 8_000_000;

/// Each of `texts` in pieces that joined give it again, with the words marked
/// that not all of the others have in the same place. `None` when there is
/// nothing to mark, or nothing in common, which no marks would make clearer.
pub fn differences(texts: &[&str]) -> Option<Vec<Vec<Piece>>> {
    if texts.len() < 2 || MOST_TEXTS < texts.len() {
        return None;
    }
    let words: Vec<Vec<Unit>> = texts.iter().map(|text| units(text, words_of)).collect();
    let mut differs: Vec<Vec<bool>> = words.iter().map(|words| vec![false; words.len()]).collect();
    for one in 0..texts.len() {
        for other in one + 1..texts.len() {
            let (left, right) = unlike(texts[one], texts[other], &words[one], &words[other]);
            note(&mut differs[one], &left);
            note(&mut differs[other], &right);
        }
    }
    let all = || differs.iter().flatten();
    if all().all(|differs| *differs) || !all().any(|differs| *differs) {
        return None;
    }
    let sides = texts.iter().zip(&words).zip(&differs);
    Some(sides.map(|((text, words), differs)| pieces(text, words, differs)).collect())
}

/// A word, a mark or a line, and where it stands.
#[derive(Clone, Copy, Debug)]
struct Unit<'a> {
    text: &'a str,
    from: usize,
}

impl Unit<'_> {
    fn to(&self) -> usize {
        self.from + self.text.len()
    }
}

fn units<'a>(text: &'a str, split: fn(&'a str) -> Vec<&'a str>) -> Vec<Unit<'a>> {
    let mut from = 0;
    let mut units = Vec::new();
    for part in split(text) {
        if !part.trim().is_empty() {
            units.push(Unit { text: part, from });
        }
        from += part.len();
    }
    units
}

/// Words, blanks, and every other mark by itself.
fn words_of(text: &str) -> Vec<&str> {
    let class = |it: char| match it {
        _ if it.is_alphanumeric() => 0,
        _ if it.is_whitespace() => 1,
        _ => 2,
    };
    let mut words = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let now = class(letter);
        if before.is_some_and(|before| before != now || now == 2) {
            words.push(&text[start..at]);
            start = at;
        }
        before = Some(now);
    }
    words.push(&text[start..]);
    words
}

fn lines_of(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn note(differs: &mut [bool], also: &[bool]) {
    for (differs, also) in differs.iter_mut().zip(also) {
        *differs |= also;
    }
}

/// Which words of each text the other does not have: by words, and where those
/// are too many by whole lines.
fn unlike(one: &str, other: &str, left: &[Unit], right: &[Unit]) -> (Vec<bool>, Vec<bool>) {
    if let Some(marks) = compare(left, right) {
        return marks;
    }
    let (upper, lower) = (units(one, lines_of), units(other, lines_of));
    let (in_one, in_other) = compare(&upper, &lower)
        .unwrap_or_else(|| (vec![true; upper.len()], vec![true; lower.len()]));
    (in_lines(left, &upper, &in_one), in_lines(right, &lower, &in_other))
}

/// The marks of lines, said of the words in them.
fn in_lines(words: &[Unit], lines: &[Unit], differs: &[bool]) -> Vec<bool> {
    let mut at = 0;
    let line_of = |word: &Unit| {
        while at + 1 < lines.len() && lines[at].to() <= word.from {
            at += 1;
        }
        differs.get(at).copied().unwrap_or(true)
    };
    words.iter().map(line_of).collect()
}

/// The units that are in one list and not, in the same order, in the other.
/// `None` when the two are further apart than is worth working out.
fn compare(left: &[Unit], right: &[Unit]) -> Option<(Vec<bool>, Vec<bool>)> {
    let mut numbers = BTreeMap::new();
    let (one, other) = (numbered(&mut numbers, left), numbered(&mut numbers, right));
    let before = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[before..], &other[before..]);
    let after = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other);
    let after = after.count();
    let (one, other) = (&one[..one.len() - after], &other[..other.len() - after]);
    let (mut in_one, mut in_other) = (vec![false; left.len()], vec![false; right.len()]);
    in_one[before..before + one.len()].fill(true);
    in_other[before..before + other.len()].fill(true);
    for (x, y) in shared(one, other)? {
        in_one[before + x] = false;
        in_other[before + y] = false;
    }
    Some((in_one, in_other))
}

/// A number for each unit, alike for those that are alike.
fn numbered<'a>(numbers: &mut BTreeMap<&'a str, usize>, units: &[Unit<'a>]) -> Vec<usize> {
    let number = |unit: &Unit<'a>| {
        let next = numbers.len();
        *numbers.entry(unit.text).or_insert(next)
    };
    units.iter().map(number).collect()
}

/// Where the two have the same in the same order, on the shortest way from one
/// to the other (Myers 1986). `None` when that takes too many steps.
///
/// A diagonal is known by `x - y + middle`, which is never below nought.
fn shared(one: &[usize], other: &[usize]) -> Option<Vec<(usize, usize)>> {
    let (width, height) = (one.len(), other.len());
    let most = MOST_EDITS.min(MOST_STEPS / (width + height + 1));
    let middle = most + 1;
    let y_at = |x: usize, diagonal: usize| x + middle - diagonal;
    // From above or from the left, whichever has come further.
    let from = |furthest: &[usize], edits: usize, diagonal: usize| {
        let (lowest, highest) = (middle - edits, middle + edits);
        let goes_down = diagonal == lowest
            || (diagonal != highest && furthest[diagonal - 1] < furthest[diagonal + 1]);
        if goes_down { diagonal + 1 } else { diagonal - 1 }
    };
    let mut furthest = vec![0; 2 * middle + 1];
    let mut rounds: Vec<Vec<usize>> = Vec::new();
    for edits in 0..=most {
        rounds.push(furthest.clone());
        for diagonal in (middle - edits..=middle + edits).step_by(2) {
            let came_from = from(&furthest, edits, diagonal);
            let mut x = furthest[came_from] + usize::from(came_from < diagonal);
            while x < width && y_at(x, diagonal) < height && one[x] == other[y_at(x, diagonal)] {
                x += 1;
            }
            furthest[diagonal] = x;
            if width <= x && height <= y_at(x, diagonal) {
                return Some(walked_back(&rounds, (width, height), middle, from));
            }
        }
    }
    None
}

/// The steps on the way that were the same in both, last first.
fn walked_back(
    rounds: &[Vec<usize>],
    end: (usize, usize),
    middle: usize,
    from: impl Fn(&[usize], usize, usize) -> usize,
) -> Vec<(usize, usize)> {
    let (mut x, mut y) = end;
    let mut shared = Vec::new();
    for (edits, furthest) in rounds.iter().enumerate().rev() {
        let (to_x, to_y) = if edits == 0 {
            (0, 0)
        } else {
            let diagonal = from(furthest, edits, x + middle - y);
            (furthest[diagonal], furthest[diagonal] + middle - diagonal)
        };
        while to_x < x && to_y < y {
            (x, y) = (x - 1, y - 1);
            shared.push((x, y));
        }
        (x, y) = (to_x, to_y);
    }
    shared
}

/// The text in pieces; blanks between words that differ go with them.
fn pieces(text: &str, words: &[Unit], differs: &[bool]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    let mut put = |text: &str, differs: bool| match pieces.last_mut() {
        _ if text.is_empty() => (),
        Some(last) if last.differs == differs => last.text.push_str(text),
        _ => pieces.push(Piece { text: text.to_owned(), differs }),
    };
    let mut before = false;
    for (word, &differs) in words.iter().zip(differs) {
        put(&text[at..word.from], before && differs);
        put(word.text, differs);
        (at, before) = (word.to(), differs);
    }
    put(&text[at..], false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Each text, with what differs between brackets.
    fn marked(texts: &[&str]) -> Option<Vec<String>> {
        let side = |pieces: Vec<Piece>| {
            let mark = |it: Piece| if it.differs { format!("[{}]", it.text) } else { it.text };
            pieces.into_iter().map(mark).collect::<String>()
        };
        Some(differences(texts)?.into_iter().map(side).collect())
    }

    fn check(texts: &[&str], expected: &[&str]) {
        let marked = marked(texts).unwrap_or_default();
        assert_eq!(marked, expected);
    }

    #[test]
    fn whole_words_are_marked_and_never_letters_in_them() {
        check(
            &["Bruket läggs ner i juni.", "Bruket läggs ner i juli."],
            &["Bruket läggs ner i [juni].", "Bruket läggs ner i [juli]."],
        );
        check(&["7 km", "17 km"], &["[7] km", "[17] km"]);
        check(&["Åsa kommer", "Åsas bil kommer"], &["[Åsa] kommer", "[Åsas bil] kommer"]);
    }

    #[test]
    fn what_was_put_in_or_left_out_is_marked_where_it_stands() {
        check(
            &["Ring ägaren", "Ring ägaren, helst idag"],
            &["Ring ägaren", "Ring ägaren[, helst idag]"],
        );
        check(&["ett två tre", "ett tre"], &["ett [två] tre", "ett tre"]);
        check(&["a b c d", "x b y d"], &["[a] b [c] d", "[x] b [y] d"]);
    }

    #[test]
    fn other_blanks_and_lines_are_no_difference() {
        assert_eq!(marked(&["ett  två\ntre", "ett två tre "]), None);
        check(&["ett\n\ntvå", "ett fyra"], &["ett\n\n[två]", "ett [fyra]"]);
    }

    #[test]
    fn texts_with_nothing_in_common_are_not_marked() {
        assert_eq!(marked(&["Kylen är gammal", "Ny ägare"]), None);
        assert_eq!(marked(&["samma", "samma"]), None);
        assert_eq!(marked(&["", "något"]), None);
        assert_eq!(marked(&["ensam"]), None);
    }

    #[test]
    fn of_three_texts_each_is_marked_where_it_is_alone_and_where_one_differs() {
        check(&["a b c", "a b d", "a b c"], &["a b [c]", "a b [d]", "a b [c]"]);
    }

    #[test]
    fn very_long_texts_are_marked_by_lines_and_at_once() {
        let text = |from: u32| {
            let line = |line: u32| {
                let word = |word: u32| format!("{} ", if line == 900 { word + from } else { word });
                (0..900).map(word).collect::<String>() + &format!("rad {line}\n")
            };
            (860..940).map(line).collect::<String>()
        };
        let (one, other) = (text(0), text(5_000));
        let sides = differences(&[&one, &other]).expect("79 of 80 lines are alike");
        for pieces in &sides {
            let marked: String =
                pieces.iter().filter(|it| it.differs).map(|it| it.text.as_str()).collect();
            assert!(marked.ends_with("rad 900"), "{}", &marked[marked.len() - 20..]);
            assert_eq!(marked.split_whitespace().count(), 902);
        }
    }

    proptest! {
        #[test]
        fn pieces_give_the_texts_again_and_what_is_unmarked_is_alike(
            one in "[ab ,\n]{0,40}", other in "[ab ,\n]{0,40}",
        ) {
            let Some(sides) = differences(&[&one, &other]) else { return Ok(()) };
            let whole = |side: &[Piece]| side.iter().map(|it| it.text.as_str()).collect::<String>();
            prop_assert_eq!(whole(&sides[0]), one);
            prop_assert_eq!(whole(&sides[1]), other);
            let alike = |side: &[Piece]| {
                let same = side.iter().filter(|it| !it.differs).map(|it| it.text.as_str());
                same.collect::<String>().split_whitespace().collect::<String>()
            };
            prop_assert_eq!(alike(&sides[0]), alike(&sides[1]));
        }

        #[test]
        fn any_text_is_taken(one: String, other: String) {
            let sides = differences(&[&one, &other]);
            prop_assert!(sides.is_none_or(|sides| sides.len() == 2));
        }
    }
}
