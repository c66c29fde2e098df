//! What people type, read as days, distances, hours and sums.
//!
//! Decimal comma and point are both taken, blanks between digits too, and the
//! unit may be written out: "10,4", "1,5 mil", "11,2 mkr", "1:30".

use chrono::NaiveDate;

use crate::domain::field::FieldValue;
use crate::domain::value::Value;
use crate::text::Message;
use crate::text::input as words;

/// Metres, of a distance in kilometres unless "mil" or "m" is written.
///
/// # Errors
///
/// Returns what to say when the text is no distance.
pub fn metres(text: &str) -> Result<i64, Message> {
    let (number, unit) = number_and_unit(text).ok_or(words::DISTANCE)?;
    let metres_per_unit = match unit.as_str() {
        "" | "km" | "kilometer" => 1_000,
        "mil" => 10_000,
        "m" | "meter" => 1,
        _ => return Err(words::DISTANCE),
    };
    let metres = scaled(&number, metres_per_unit).ok_or(words::DISTANCE)?;
    if 0 < metres { Ok(metres) } else { Err(words::DISTANCE_ZERO) }
}

/// Minutes, of hours unless "min" is written; "1:30" is an hour and a half.
///
/// # Errors
///
/// Returns what to say when the text is no time.
pub fn minutes(text: &str) -> Result<i64, Message> {
    if let Some((hours, minutes)) = text.trim().split_once(':') {
        let whole = |text: &str| text.trim().parse::<i64>().ok().filter(|it| 0 <= *it);
        return match (whole(hours), whole(minutes)) {
            (Some(hours), Some(minutes)) if minutes < 60 && hours < 100_000 => {
                Ok(hours * 60 + minutes)
            }
            _ => Err(words::HOURS),
        };
    }
    let (number, unit) = number_and_unit(text).ok_or(words::HOURS)?;
    let minutes_per_unit = match unit.as_str() {
        "" | "h" | "tim" | "timme" | "timmar" | "hours" | "hour" => 60,
        "min" | "minuter" | "minutes" => 1,
        _ => return Err(words::HOURS),
    };
    scaled(&number, minutes_per_unit).ok_or(words::HOURS)
}

/// Whole kronor; "tkr" and "mkr" are taken.
///
/// # Errors
///
/// Returns what to say when the text is no sum.
pub fn kronor(text: &str) -> Result<i64, Message> {
    let (number, unit) = number_and_unit(text).ok_or(words::KRONOR)?;
    let kronor_per_unit = match unit.as_str() {
        "" | "kr" | "kronor" | "sek" | ":-" => 1,
        "tkr" => 1_000,
        "mkr" | "milj" | "miljoner" | "msek" => 1_000_000,
        _ => return Err(words::KRONOR),
    };
    scaled(&number, kronor_per_unit).ok_or(words::KRONOR)
}

/// A whole number that is not negative.
///
/// # Errors
///
/// Returns what to say when the text is no count.
pub fn count(text: &str) -> Result<i64, Message> {
    let (number, unit) = number_and_unit(text).ok_or(words::COUNT)?;
    if unit.is_empty() { scaled(&number, 1).ok_or(words::COUNT) } else { Err(words::COUNT) }
}

/// A year of four digits.
///
/// # Errors
///
/// Returns what to say when the text is no year.
pub fn year(text: &str) -> Result<i64, Message> {
    count(text).ok().filter(|year| (1900..2200).contains(year)).ok_or(words::YEAR)
}

/// Millionths of a degree, of degrees with decimals; south and west are below zero.
///
/// # Errors
///
/// Returns what to say when the text is no position.
pub fn microdegrees(text: &str) -> Result<i64, Message> {
    let text = text.trim().trim_end_matches(['°', 'N', 'n', 'E', 'e', 'Ö', 'ö', ' ']);
    let (sign, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let (number, unit) = number_and_unit(text).ok_or(words::DEGREES)?;
    // More figures than are kept are a few centimetres, and are left out.
    let figures = number.places.saturating_sub(6);
    let kept =
        Typed { digits: number.digits / 10_i64.pow(figures), places: number.places - figures };
    let whole = scaled(&kept, 1_000_000).filter(|it| *it <= 180_000_000);
    whole.filter(|_| unit.is_empty()).map(|whole| sign * whole).ok_or(words::DEGREES)
}

/// Latitude and longitude from a text that holds both, as maps on the web give
/// them: "63.615, 15.265". `None` where it does not.
pub fn both_degrees(text: &str) -> Option<(String, String)> {
    let parts: Vec<&str> = match text.split([' ', ';', '\t']).filter(|it| !it.is_empty()).collect()
    {
        parts if Vec::len(&parts) == 2 => parts,
        // Without a blank a comma parts them, if it can't be a decimal one.
        _ if text.contains('.') => text.split(',').collect(),
        _ => return None,
    };
    let [latitude, longitude] = parts[..] else { return None };
    let tidy = |text: &str| {
        let text = text.trim().trim_end_matches([',', ';']);
        microdegrees(text).ok().map(|_| text.replace('.', ","))
    };
    tidy(latitude).zip(tidy(longitude))
}

/// A number in units of which a whole has `per_whole`: grams a kilometre in
/// milligrams, say.
///
/// # Errors
///
/// Returns what to say when the text is no number.
pub fn scaled_number(text: &str, per_whole: i64) -> Result<i64, Message> {
    let (number, _unit) = number_and_unit(text).ok_or(words::NUMBER)?;
    scaled(&number, per_whole).ok_or(words::NUMBER)
}

/// A day, as date fields give it: `YYYY-MM-DD`.
///
/// # Errors
///
/// Returns what to say when the text is no day.
pub fn day(text: &str) -> Result<NaiveDate, Message> {
    let day = NaiveDate::read(&Value::Text(text.trim().to_owned())).ok_or(words::DAY)?;
    let plausible = NaiveDate::from_ymd_opt(1900, 1, 1) <= Some(day)
        && Some(day) < NaiveDate::from_ymd_opt(2200, 1, 1);
    if plausible { Ok(day) } else { Err(words::DAY_YEAR) }
}

/// A number as it was typed: its digits, and how many stand after the comma.
struct Typed {
    digits: i64,
    places: u32,
}

/// Parts a text into a number and what stands behind it, in lower case.
fn number_and_unit(text: &str) -> Option<(Typed, String)> {
    let text = text.trim().to_lowercase();
    let end = text
        .find(|it: char| !(it.is_ascii_digit() || it.is_whitespace() || matches!(it, ',' | '.')))
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let number: String = number.chars().filter(|it| !it.is_whitespace()).collect();
    let (whole, fraction) = match number.split_once([',', '.']) {
        Some((whole, fraction)) => (whole, fraction),
        None => (number.as_str(), ""),
    };
    let digits = format!("{whole}{fraction}");
    let typed_well = !whole.is_empty()
        && digits.len() <= 15
        && digits.bytes().all(|it| it.is_ascii_digit())
        && fraction.is_empty() != number.contains([',', '.']);
    if !typed_well {
        return None;
    }
    let places = u32::try_from(fraction.len()).expect("at most fifteen digits");
    Some((Typed { digits: digits.parse().ok()?, places }, unit.trim().to_owned()))
}

/// The number times `per_whole`, if that is a whole number.
fn scaled(number: &Typed, per_whole: i64) -> Option<i64> {
    let divisor = 10_i64.checked_pow(number.places)?;
    let product = number.digits.checked_mul(per_whole)?;
    (product % divisor == 0).then(|| product / divisor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn distances_are_read_as_people_write_them() {
        for (text, expected) in [
            ("7", 7_000),
            ("10,4", 10_400),
            ("10.4 km", 10_400),
            (" 10,400km ", 10_400),
            ("1,5 mil", 15_000),
            ("12 mil", 120_000),
            ("1 200", 1_200_000),
            ("1\u{a0}200 m", 1_200),
            ("0,001", 1),
        ] {
            assert_eq!(metres(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_distance_is_told() {
        for text in ["", "km", "ungefär 7", "7,4,2", "-7", "7 miles", "0,0001", ",5", "7,"] {
            assert_eq!(metres(text), Err(words::DISTANCE), "{text}");
        }
        assert_eq!(metres("0"), Err(words::DISTANCE_ZERO));
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, expected) in
            [("1,5", 90), ("1:30", 90), ("90 min", 90), ("40", 2_400), ("1,5 h", 90), ("0", 0)]
        {
            assert_eq!(minutes(text), Ok(expected), "{text}");
        }
        for text in ["", "1:75", "en timme", "1,333"] {
            assert_eq!(minutes(text), Err(words::HOURS), "{text}");
        }
    }

    #[test]
    fn sums_are_read_as_people_write_them() {
        for (text, expected) in [
            ("11 000 000", 11_000_000),
            ("11000001 kr", 11_000_001),
            ("11,4 mkr", 11_400_000),
            ("900 tkr", 900_000),
        ] {
            assert_eq!(kronor(text), Ok(expected), "{text}");
        }
        for text in ["", "11,5", "en miljon", "9999999999999 mkr"] {
            assert_eq!(kronor(text), Err(words::KRONOR), "{text}");
        }
    }

    #[test]
    fn degrees_are_read_with_comma_or_point_and_as_a_pair() {
        for (text, expected) in [
            ("63,615", 63_615_000),
            ("63.6151234", 63_615_123),
            ("15,2 °E", 15_200_000),
            ("-4,5", -4_500_000),
            ("0", 0),
        ] {
            assert_eq!(microdegrees(text), Ok(expected), "{text}");
        }
        for text in ["", "63,6,1", "väst", "181", "63 grader"] {
            assert_eq!(microdegrees(text), Err(words::DEGREES), "{text}");
        }
        for text in ["63.615, 15.265", "63.615,15.265", "63,615 15,265", "63,615; 15,265"] {
            let both = both_degrees(text);
            assert_eq!(both, Some(("63,615".to_owned(), "15,265".to_owned())), "{text}");
        }
        for text in ["63,615", "63.615", "Sikås by", "63,615 15,265 0"] {
            assert_eq!(both_degrees(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_real_and_not_ages_away() {
        assert!(day("2024-02-29").is_ok());
        assert_eq!(day("2023-02-29"), Err(words::DAY));
        assert_eq!(day("0017-04-15"), Err(words::DAY_YEAR));
        assert_eq!(day("9999-01-01"), Err(words::DAY_YEAR));
    }

    #[test]
    fn grams_a_kilometre_are_kept_in_milligrams() {
        assert_eq!(scaled_number("150,8", 1_000), Ok(150_800));
        assert_eq!(scaled_number("150.8 g/km", 1_000), Ok(150_800));
    }

    proptest! {
        #[test]
        fn no_text_makes_reading_it_panic(text: String) {
            prop_assert!(metres(&text).is_err() || text.chars().any(|it| it.is_ascii_digit()));
            prop_assert!(minutes(&text).is_err() || text.chars().any(char::is_numeric));
            prop_assert!(kronor(&text).is_err() || text.chars().any(|it| it.is_ascii_digit()));
            prop_assert!(microdegrees(&text).is_err() || text.chars().any(|it| it.is_ascii_digit()));
            prop_assert!(both_degrees(&text).is_none_or(|(one, _)| microdegrees(&one).is_ok()));
            prop_assert!(day(&text).is_err() || text.trim().len() == 10);
        }

        #[test]
        fn whole_kilometres_are_a_thousand_metres(km in 1_i64..100_000) {
            prop_assert_eq!(metres(&km.to_string()), Ok(km * 1_000));
        }
    }
}
