//! Letters as a person who searches or sorts thinks of them.

/// Calls `put` with each letter of `text` as it is compared when searching, and
/// where in `text` the letter that it came from begins.
///
/// Case, accents, rings and dots are gone: Å, Ä and À are all `a`. A letter may
/// become two (`ß`) or none (an accent that stands alone).
pub fn fold_each(text: &str, mut put: impl FnMut(char, usize)) {
    for (at, letter) in text.char_indices() {
        if letter.is_ascii() {
            put(letter.to_ascii_lowercase(), at);
            continue;
        }
        for small in letter.to_lowercase() {
            match small {
                'à'..='å' | 'ā' | 'ă' | 'ą' => put('a', at),
                'ç' | 'ć' | 'č' => put('c', at),
                'ð' | 'đ' | 'ď' => put('d', at),
                'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => put('e', at),
                'ì'..='ï' | 'ī' | 'ı' => put('i', at),
                'ł' => put('l', at),
                'ñ' | 'ń' | 'ň' | 'ŋ' => put('n', at),
                'ò'..='ö' | 'ø' | 'ō' | 'ő' => put('o', at),
                'ś' | 'š' => put('s', at),
                'ŧ' | 'ť' => put('t', at),
                'ù'..='ü' | 'ū' | 'ů' | 'ű' => put('u', at),
                'ý' | 'ÿ' => put('y', at),
                'ź' | 'ż' | 'ž' => put('z', at),
                'æ' => "ae".chars().for_each(|it| put(it, at)),
                'œ' => "oe".chars().for_each(|it| put(it, at)),
                'ß' => "ss".chars().for_each(|it| put(it, at)),
                // Accents that stand on their own behind their letter.
                '\u{300}'..='\u{36f}' => (),
                other => put(other, at),
            }
        }
    }
}

/// `text` as it is compared when searching: "SIKÅS" and "Sikås" are "sikas".
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_each(text, |letter, _| folded.push(letter));
    folded
}

/// The words of a folded text: what stands between spaces and signs.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What to sort `text` by so that Å, Ä and Ö come last, as in a Swedish list.
pub fn sorting_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            // Three signs that follow z.
            'å' => key.push('{'),
            'ä' | 'æ' => key.push('|'),
            'ö' | 'ø' => key.push('}'),
            other => fold_each(other.encode_utf8(&mut [0; 4]), |it, _| key.push(it)),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rings_dots_and_case_do_not_matter() {
        // The fourth has its ring as a sign of its own, the fifth is the sign of the ångström.
        for text in ["Sikås", "SIKÅS", "sikas", "Sika\u{30a}s", "Sik\u{212b}s"] {
            assert_eq!(folded(text), "sikas", "{text}");
        }
        assert_eq!(
            folded("Överönningsvägen à la carté, Bjørn"),
            "overonningsvagen a la carte, bjorn"
        );
        assert_eq!(folded("Straße"), "strasse");
    }

    #[test]
    fn words_are_parted_by_spaces_and_signs() {
        let parted: Vec<_> = words("ks 2025/41, hammerdal-sikas.").collect();
        assert_eq!(parted, ["ks", "2025", "41", "hammerdal", "sikas"]);
        assert_eq!(words(" – ").count(), 0);
    }

    #[test]
    fn the_three_last_letters_are_sorted_last() {
        let mut names = vec!["Östersund", "Ängersjö", "Zinkgruvan", "Åre", "Édsbyn", "Edsåsen"];
        names.sort_by_key(|name| sorting_key(name));
        assert_eq!(names, ["Édsbyn", "Edsåsen", "Zinkgruvan", "Åre", "Ängersjö", "Östersund"]);
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text: String) {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }

        #[test]
        fn every_folded_letter_points_into_the_text(text: String) {
            let mut last = 0;
            fold_each(&text, |_, at| {
                assert!(last <= at && text.is_char_boundary(at));
                last = at;
            });
        }
    }
}
