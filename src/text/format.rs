//! Days, times and numbers in words, as each language writes them.

use crate::text::Arg;
use crate::text::Language;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::calendar;
use crate::text::size;
use chrono::Datelike;
use chrono::NaiveDate;
use chrono::NaiveDateTime;
use chrono::Timelike;

const MONTHS: [(Message, Message); 12] = [
    (calendar::JANUARY, calendar::JANUARY_SHORT),
    (calendar::FEBRUARY, calendar::FEBRUARY_SHORT),
    (calendar::MARCH, calendar::MARCH_SHORT),
    (calendar::APRIL, calendar::APRIL_SHORT),
    (calendar::MAY, calendar::MAY_SHORT),
    (calendar::JUNE, calendar::JUNE_SHORT),
    (calendar::JULY, calendar::JULY_SHORT),
    (calendar::AUGUST, calendar::AUGUST_SHORT),
    (calendar::SEPTEMBER, calendar::SEPTEMBER_SHORT),
    (calendar::OCTOBER, calendar::OCTOBER_SHORT),
    (calendar::NOVEMBER, calendar::NOVEMBER_SHORT),
    (calendar::DECEMBER, calendar::DECEMBER_SHORT),
];

const WEEKDAYS: [Message; 7] = [
    calendar::MONDAY,
    calendar::TUESDAY,
    calendar::WEDNESDAY,
    calendar::THURSDAY,
    calendar::FRIDAY,
    calendar::SATURDAY,
    calendar::SUNDAY,
];

/// "fredag 21 november 2026"
pub fn day_long(day: NaiveDate, language: Language) -> String {
    calendar::day_long(
        weekday(day, language),
        day.day(),
        month(day, language),
        day.year().to_string(),
    )
    .to(language)
}

/// "21 november 2026"
pub fn day(day: NaiveDate, language: Language) -> String {
    calendar::day(day.day(), month(day, language), day.year().to_string()).to(language)
}

/// "21 nov"
pub fn day_short(day: NaiveDate, language: Language) -> String {
    let (_, short) = MONTHS[day.month0() as usize];
    calendar::day_and_month(day.day(), short).to(language)
}

/// "21 nov", and "21 nov 2017" in another year than that of `today`: a day of
/// another year must never be taken for one of this.
pub fn day_in_row(day: NaiveDate, today: NaiveDate, language: Language) -> String {
    if day.year() == today.year() {
        return day_short(day, language);
    }
    let (_, short) = MONTHS[day.month0() as usize];
    calendar::day(day.day(), short, day.year().to_string()).to(language)
}

/// "21 november"
pub fn day_and_month(day: NaiveDate, language: Language) -> String {
    calendar::day_and_month(day.day(), month(day, language)).to(language)
}

/// "november"
pub fn month(day: NaiveDate, language: Language) -> &'static str {
    let (long, _) = MONTHS[day.month0() as usize];
    long.to(language)
}

/// "fredag"
pub fn weekday(day: NaiveDate, language: Language) -> &'static str {
    WEEKDAYS[day.weekday().num_days_from_monday() as usize].to(language)
}

/// "14:02", in every language.
pub fn clock(hour: u32, minute: u32) -> String {
    format!("{hour:02}:{minute:02}")
}

/// "14:02" today, and the day of another, as [`day_in_row`].
pub fn moment_in_row(moment: NaiveDateTime, today: NaiveDate, language: Language) -> String {
    if moment.date() == today {
        clock(moment.hour(), moment.minute())
    } else {
        day_in_row(moment.date(), today, language)
    }
}

/// How far a day is from today: "idag", "i morgon", "för 3 dagar sedan", "om 3 år".
pub fn relative_day(day: NaiveDate, today: NaiveDate) -> Phrase {
    let ahead = day.signed_duration_since(today).num_days();
    match (ahead, Distance::between(day.min(today), day.max(today))) {
        (0, _) => calendar::TODAY.into(),
        (1, _) => calendar::TOMORROW.into(),
        (-1, _) => calendar::YESTERDAY.into(),
        (2.., Distance::Days(days)) => calendar::in_days(days),
        (2.., Distance::Months(months)) => calendar::in_months(months),
        (2.., Distance::Years(years)) => calendar::in_years(years),
        (_, Distance::Days(days)) => calendar::days_ago(days),
        (_, Distance::Months(months)) => calendar::months_ago(months),
        (_, Distance::Years(years)) => calendar::years_ago(years),
    }
}

/// How far two days are apart, as exactly as anybody wants to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distance {
    Days(u64),
    Months(u64),
    Years(u64),
}

impl Distance {
    /// Up to here a distance is told in days; then in whole months, and after
    /// two years in whole years.
    const DAYS_ARE_COUNTED: u64 = 60;

    /// How far it is from a day to the same or a later one.
    pub fn between(from: NaiveDate, to: NaiveDate) -> Self {
        let days = to.signed_duration_since(from).num_days().unsigned_abs();
        if days <= Self::DAYS_ARE_COUNTED {
            return Self::Days(days);
        }
        let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
        let begun = months(to) - months(from);
        match (begun - i64::from(to.day() < from.day())).unsigned_abs() {
            months @ ..24 => Self::Months(months),
            months => Self::Years(months / 12),
        }
    }
}

/// A whole number with its thousands parted: "11 000 000".
pub fn whole(number: i64, language: Language) -> String {
    decimal(number, 0, language)
}

/// As [`whole`], for what cannot be below zero.
pub fn count(number: u64, language: Language) -> String {
    grouped(&number.to_string(), language)
}

/// A decimal number without trailing zeros. Ten to the power of `places` units make a whole:
/// 1040 units with 2 places are "10,4".
pub fn decimal(units: i64, places: u8, language: Language) -> String {
    let places = usize::from(places);
    let (minus, point) = match language {
        Language::Swedish => ("\u{2212}", ','),
        Language::English => ("-", '.'),
    };
    // At least one digit stands before the point, also in 0,05.
    let digits = format!("{:0>width$}", units.unsigned_abs(), width = places + 1);
    let (before, after) = digits.split_at(digits.len() - places);
    let after = after.trim_end_matches('0');
    let mut text = String::new();
    if units < 0 {
        text.push_str(minus);
    }
    text.push_str(&grouped(before, language));
    if !after.is_empty() {
        text.push(point);
        text.push_str(after);
    }
    text
}

/// The size of a file: "512 byte", "48 kB", "1,2 MB".
///
/// A kilobyte is a thousand bytes, as on phones' own storage screens.
pub fn file_size(bytes: u64) -> Phrase {
    if bytes < 1_000 {
        return size::bytes(bytes);
    }
    let kilobytes = bytes.saturating_add(500) / 1_000;
    if kilobytes < 1_000 {
        return size::kilobytes(kilobytes);
    }
    let tenths_of_megabytes = bytes.saturating_add(50_000) / 100_000;
    if tenths_of_megabytes < 10_000 {
        return size::megabytes(tenths(tenths_of_megabytes));
    }
    size::gigabytes(tenths(bytes.saturating_add(50_000_000) / 100_000_000))
}

fn tenths(number: u64) -> Arg {
    let units = i64::try_from(number).expect("a count of bytes divided by 100,000 fits");
    Arg::Decimal { units, places: 1 }
}

fn grouped(digits: &str, language: Language) -> String {
    let separator = match language {
        // A space that no line breaks at.
        Language::Swedish => '\u{a0}',
        Language::English => ',',
    };
    let mut text = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language::English;
    use crate::text::Language::Swedish;
    use chrono::Days;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn check(write: impl Fn(Language) -> String, swedish: &str, english: &str) {
        assert_eq!(write(Swedish), swedish);
        assert_eq!(write(English), english);
    }

    #[test]
    fn a_day_of_another_year_says_which() {
        let on = |year| NaiveDate::from_ymd_opt(year, 5, 19).expect("a day");
        assert_eq!(day_in_row(on(2026), on(2026), Language::Swedish), "19 maj");
        assert_eq!(day_in_row(on(2017), on(2026), Language::Swedish), "19 maj 2017");
        assert_eq!(day_in_row(on(2027), on(2026), Language::English), "19 May 2027");
    }

    #[test]
    fn a_moment_of_today_is_told_by_the_clock_and_another_by_its_day() {
        let today = on(2026, 3, 1);
        let said = |day: NaiveDate| {
            let moment = day.and_hms_opt(8, 5, 0).expect("a time of day");
            moment_in_row(moment, today, Language::Swedish)
        };
        assert_eq!(said(today), "08:05");
        assert_eq!(said(on(2026, 2, 28)), "28 feb");
        assert_eq!(said(on(2025, 3, 1)), "1 mars 2025");
    }

    #[test]
    fn a_day_is_written_in_words() {
        let friday = on(2025, 11, 21);
        check(|it| day_long(friday, it), "fredag 21 november 2025", "Friday 21 November 2025");
        check(|it| day(friday, it), "21 november 2025", "21 November 2025");
        check(|it| day_short(friday, it), "21 nov", "21 Nov");
        check(|it| day_and_month(friday, it), "21 november", "21 November");
        check(|it| month(friday, it).to_owned(), "november", "November");
        check(|it| weekday(friday, it).to_owned(), "fredag", "Friday");
    }

    #[test]
    fn the_months_stand_in_their_order() {
        let write = |language, short: bool| {
            (1..=12)
                .map(|number| {
                    let day = on(2026, number, 1);
                    if short { day_short(day, language) } else { month(day, language).to_owned() }
                })
                .collect::<Vec<_>>()
                .join(" ")
        };
        check(
            |it| write(it, false),
            "januari februari mars april maj juni juli augusti september oktober november december",
            "January February March April May June July August September October November December",
        );
        check(
            |it| write(it, true),
            "1 jan 1 feb 1 mars 1 apr 1 maj 1 juni 1 juli 1 aug 1 sep 1 okt 1 nov 1 dec",
            "1 Jan 1 Feb 1 Mar 1 Apr 1 May 1 June 1 July 1 Aug 1 Sept 1 Oct 1 Nov 1 Dec",
        );
    }

    #[test]
    fn the_weekdays_stand_in_their_order() {
        let monday = on(2026, 11, 16);
        let write = |language| {
            (0..7)
                .map(|days| weekday(monday + Days::new(days), language))
                .collect::<Vec<_>>()
                .join(" ")
        };
        check(
            write,
            "måndag tisdag onsdag torsdag fredag lördag söndag",
            "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        );
    }

    #[test]
    fn a_clock_has_two_digits_each() {
        assert_eq!(clock(14, 2), "14:02");
        assert_eq!(clock(0, 0), "00:00");
    }

    #[test]
    fn a_day_is_near_or_a_number_of_days_away() {
        let today = on(2026, 3, 1);
        let relative = |day| move |it| relative_day(day, today).to(it);
        check(relative(on(2026, 3, 1)), "idag", "today");
        check(relative(on(2026, 3, 2)), "i morgon", "tomorrow");
        check(relative(on(2026, 2, 28)), "igår", "yesterday");
        check(relative(on(2026, 3, 3)), "om 2 dagar", "in 2 days");
        check(relative(on(2026, 2, 27)), "för 2 dagar sedan", "2 days ago");
    }

    #[test]
    fn a_day_far_away_is_months_or_years_away() {
        let today = on(2026, 3, 1);
        let relative = |day| move |it| relative_day(day, today).to(it);
        check(relative(on(2026, 4, 30)), "om 60 dagar", "in 60 days");
        check(relative(on(2026, 5, 1)), "om 2 månader", "in 2 months");
        check(relative(on(2025, 3, 1)), "för 12 månader sedan", "12 months ago");
        check(relative(on(2028, 2, 29)), "om 23 månader", "in 23 months");
        check(relative(on(2029, 3, 4)), "om 3 år", "in 3 years");
        check(relative(on(2016, 1, 1)), "för 10 år sedan", "10 years ago");
    }

    #[test]
    fn thousands_are_parted() {
        check(|it| whole(0, it), "0", "0");
        check(|it| whole(999, it), "999", "999");
        check(|it| whole(1_000, it), "1\u{a0}000", "1,000");
        check(|it| whole(-11_000_000, it), "\u{2212}11\u{a0}000\u{a0}000", "-11,000,000");
        check(
            |it| whole(i64::MIN, it),
            "\u{2212}9\u{a0}223\u{a0}372\u{a0}036\u{a0}854\u{a0}775\u{a0}808",
            "-9,223,372,036,854,775,808",
        );
    }

    #[test]
    fn a_decimal_number_has_no_trailing_zeros() {
        check(|it| decimal(104, 1, it), "10,4", "10.4");
        check(|it| decimal(1_040, 2, it), "10,4", "10.4");
        check(|it| decimal(1_000, 2, it), "10", "10");
        check(|it| decimal(5, 2, it), "0,05", "0.05");
        check(|it| decimal(-5, 1, it), "\u{2212}0,5", "-0.5");
        check(|it| decimal(0, 3, it), "0", "0");
        check(|it| decimal(12_345_678, 2, it), "123\u{a0}456,78", "123,456.78");
        check(|it| decimal(7, 0, it), "7", "7");
    }

    #[test]
    fn a_file_has_a_size_people_know() {
        let size = |bytes| move |it| file_size(bytes).to(it);
        check(size(0), "0 byte", "0 bytes");
        check(size(1), "1 byte", "1 byte");
        check(size(999), "999 byte", "999 bytes");
        check(size(1_000), "1\u{a0}kB", "1\u{a0}kB");
        check(size(48_499), "48\u{a0}kB", "48\u{a0}kB");
        check(size(999_499), "999\u{a0}kB", "999\u{a0}kB");
        check(size(999_500), "1\u{a0}MB", "1\u{a0}MB");
        check(size(1_234_567), "1,2\u{a0}MB", "1.2\u{a0}MB");
        check(size(999_949_999), "999,9\u{a0}MB", "999.9\u{a0}MB");
        check(size(999_950_000), "1\u{a0}GB", "1\u{a0}GB");
        check(size(2_500_000_000), "2,5\u{a0}GB", "2.5\u{a0}GB");
    }
}
