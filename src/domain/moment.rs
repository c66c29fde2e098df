//! Days and moments as texts, `2026-11-21` and `2026-11-21T14:02:00`.
//!
//! By hand, since the formats never change and chrono's readers and writers of
//! any format weigh more than all of these forms together.

use chrono::Datelike;
use chrono::NaiveDate;
use chrono::NaiveDateTime;
use chrono::Timelike;

/// The day that `text` is, if it is one: four digits, two, two.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let year = i32::try_from(number(&bytes[..4])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&bytes[5..7])?, number(&bytes[8..])?)
}

/// The day as text. Years have four digits here.
pub fn write_day(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// The moment that `text` is, if it is one: a day, a T, and the time to the second.
pub fn read_moment(text: &str) -> Option<NaiveDateTime> {
    let (day, time) = text.split_once('T')?;
    let bytes = time.as_bytes();
    if bytes.len() != 8 || bytes[2] != b':' || bytes[5] != b':' {
        return None;
    }
    let (hour, minute) = (number(&bytes[..2])?, number(&bytes[3..5])?);
    read_day(day)?.and_hms_opt(hour, minute, number(&bytes[6..])?)
}

/// The moment as text.
pub fn write_moment(moment: NaiveDateTime) -> String {
    let day = write_day(moment.date());
    format!("{day}T{:02}:{:02}:{:02}", moment.hour(), moment.minute(), moment.second())
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |sum, digit| {
        digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in
            ["", "2026-11-21", "2026-11-21T24:00:00", "2026-11-21 14:02:00", "2026-11-21T14:02"]
        {
            assert_eq!(read_moment(text), None, "{text}");
        }
        for text in ["2023-02-29", "2026-1-05", "12026-01-05", "2026-01-0å", "-026-01-05"] {
            assert_eq!(read_day(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn moments_survive_being_written_and_read(days in 0_i32..3_652_058, seconds in 0_u32..86_400) {
            let day = NaiveDate::from_num_days_from_ce_opt(days + 1).expect("a day before the year 9999");
            let moment = day.and_hms_opt(seconds / 3600, seconds / 60 % 60, seconds % 60).expect("a time");
            prop_assert_eq!(read_moment(&write_moment(moment)), Some(moment));
            prop_assert_eq!(write_day(day), day.to_string());
        }

        #[test]
        fn no_text_makes_reading_a_moment_panic(text: String) {
            prop_assert!(read_moment(&text).is_none() || text.len() == 19);
        }
    }
}
