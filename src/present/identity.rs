//! Swedish personal identity numbers, which hardly ever belong in a field book.

/// Whether something in `text` looks like one: a day of birth and four figures
/// of which the last is right, with or without the century and the hyphen. Also
/// coordination numbers, whose day is sixty more.
pub fn looks_like_identity_number(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    (0..letters.len()).any(|at| {
        let begins = letters[at].is_ascii_digit()
            && (at == 0 || !(letters[at - 1].is_alphanumeric() || letters[at - 1] == '+'));
        begins && [6, 8].into_iter().any(|length| stands(&letters[at..], length))
    })
}

/// Whether a number begins here whose day of birth has so many figures.
fn stands(letters: &[char], length: usize) -> bool {
    let figure = |it: &char| it.to_digit(10);
    let is_separated = letters.get(length).is_some_and(|it| "-–+ ".contains(*it));
    let last = length + usize::from(is_separated);
    let goes_on = letters.get(last + 4).is_some_and(|it| it.is_alphanumeric());
    let (Some(birth), Some(rest)) = (letters.get(..length), letters.get(last..last + 4)) else {
        return false;
    };
    let Some(figures) = birth.iter().chain(rest).map(figure).collect::<Option<Vec<u32>>>() else {
        return false;
    };
    let figures = &figures[length - 6..];
    let (month, day) = (figures[2] * 10 + figures[3], figures[4] * 10 + figures[5]);
    let is_day = matches!(day, 1..=31 | 61..=91);
    (1..=12).contains(&month) && is_day && !goes_on && is_right(figures)
}

/// Whether the last of ten figures is the one that the others give (Luhn).
fn is_right(figures: &[u32]) -> bool {
    let weights = [2, 1].into_iter().cycle();
    let weighed = figures.iter().zip(weights).map(|(figure, weight)| match figure * weight {
        two @ 10.. => two - 9,
        one => one,
    });
    weighed.sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_identity_number_is_known_however_it_is_written() {
        // The tax agency's own example.
        for text in [
            "811218-9876",
            "8112189876",
            "19811218-9876",
            "198112189876",
            "Ägaren (811218–9876) ringde",
            "811218 9876",
            "811218+9876",
            "811278-9873",
        ] {
            assert!(looks_like_identity_number(text), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_not_taken_for_one() {
        for text in [
            "",
            "811218-9875",
            "811318-9876",
            "811232-9876",
            "556016-0680",
            "8112189876543",
            "KS 2017/123",
            "2017-03-14 15:30",
            "11 000 000 kr",
        ] {
            assert!(!looks_like_identity_number(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_looked_at(text: String) {
            if looks_like_identity_number(&text) {
                prop_assert!(10 <= text.chars().filter(char::is_ascii_digit).count());
            }
        }
    }
}
