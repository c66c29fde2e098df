//! The files of automatic backups: what they are called, when the next is due,
//! and which make room for it.
//!
//! A folder may be shared by several devices, as folders in a cloud are, so a
//! device has a mark of its own in the names of its files, and only those are
//! ever taken away.

use chrono::NaiveDateTime;
use chrono::TimeDelta;

use super::moment;

/// How many of the same day as the newest are kept.
const OF_ONE_DAY: usize = 3;

/// How many are kept in all.
const IN_ALL: usize = 10;

/// How many minutes there are between two at the least.
const MINUTES_BETWEEN: i64 = 15;

const BEGINNING: &str = "faltbok-reserv-";
const END: &str = ".json";

/// Whether a backup should be written at `now`, if anything has changed since
/// the last one. A last time that is yet to come was told by a wrong clock.
pub fn is_due(last: Option<NaiveDateTime>, now: NaiveDateTime) -> bool {
    last.is_none_or(|last| now < last || TimeDelta::minutes(MINUTES_BETWEEN) <= now - last)
}

/// The name of the file that the device marked `mark` writes at `moment`:
/// `faltbok-reserv-1a2b3c4d-2026-11-21-140200.json`.
pub fn name(mark: &str, moment: NaiveDateTime) -> String {
    let moment = moment::write_moment(moment).replace('T', "-").replace(':', "");
    format!("{BEGINNING}{mark}-{moment}{END}")
}

/// The name of the file that the device marked `mark` writes when not all of the book can be read:
/// always the same, so that it never takes the place of a whole one.
pub fn partial_name(mark: &str) -> String {
    format!("{BEGINNING}{mark}-delvis{END}")
}

/// Whether `mark` is one: eight hexadecimal digits.
pub fn is_mark(mark: &str) -> bool {
    mark.len() == 8 && mark.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'))
}

/// When the file called `name` was written, if that is the name of a file that
/// the device marked `mark` writes.
fn written_at(mark: &str, name: &str) -> Option<NaiveDateTime> {
    let moment = name.strip_prefix(BEGINNING)?.strip_prefix(mark)?.strip_prefix('-')?;
    let moment = moment.strip_suffix(END)?;
    let (day, time) = (moment.get(..10)?, moment.get(10..)?.strip_prefix('-')?);
    if time.len() != 6 || !time.is_ascii() {
        return None;
    }
    let text = format!("{day}T{}:{}:{}", &time[..2], &time[2..4], &time[4..]);
    // Only what is written just like that is ours.
    moment::read_moment(&text).filter(|moment| self::name(mark, *moment) == name)
}

/// Which of the files called `names` are to be taken away once `newest` is
/// written: three of its day are kept and one of each other day, ten in all.
/// Never `newest` itself, and never what this device has not written.
pub fn superseded(mark: &str, newest: &str, names: &[String]) -> Vec<String> {
    let Some(now) = written_at(mark, newest) else { return Vec::new() };
    let mut others: Vec<(NaiveDateTime, &String)> = names
        .iter()
        .filter(|name| *name != newest)
        .filter_map(|name| Some((written_at(mark, name)?, name)))
        .collect();
    // The same day first, then the other days; of each the newest first.
    let order =
        |(at, _): &(NaiveDateTime, &String)| (at.date() != now.date(), std::cmp::Reverse(*at));
    others.sort_by_key(order);
    others.dedup();
    let mut kept = vec![now];
    let mut gone = Vec::new();
    for (at, name) in others {
        let of_its_day = kept.iter().filter(|kept| kept.date() == at.date()).count();
        let most = if at.date() == now.date() { OF_ONE_DAY } else { 1 };
        if of_its_day < most && kept.len() < IN_ALL {
            kept.push(at);
        } else {
            gone.push(name.clone());
        }
    }
    gone
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MARK: &str = "1a2b3c4d";

    fn at(text: &str) -> NaiveDateTime {
        moment::read_moment(text).expect("a moment such as 2026-11-21T14:02:00")
    }

    fn at_minute(minute: i64) -> NaiveDateTime {
        at("2026-01-01T00:00:00") + TimeDelta::minutes(minute)
    }

    #[test]
    fn a_backup_is_due_a_quarter_of_an_hour_after_the_last() {
        let last = at("2026-11-21T14:02:00");
        assert!(is_due(None, last));
        assert!(!is_due(Some(last), at("2026-11-21T14:16:59")));
        assert!(is_due(Some(last), at("2026-11-21T14:17:00")));
        assert!(is_due(Some(last), at("2026-11-21T13:00:00")), "a clock that was set back");
    }

    #[test]
    fn a_name_tells_the_device_and_the_second() {
        let moment = at("2026-11-21T14:02:07");
        let name = name(MARK, moment);
        assert_eq!(name, "faltbok-reserv-1a2b3c4d-2026-11-21-140207.json");
        assert_eq!(written_at(MARK, &name), Some(moment));
        for other in [
            "faltbok-reserv-1a2b3c4d-2026-11-21-140207.json.crswap",
            "faltbok-reserv-1a2b3c4d-2026-11-21-140207 (1).json",
            "faltbok-reserv-1a2b3c4d-2026-11-31-140207.json",
            "faltbok-reserv-1a2b3c4d-2026-11-21-1402.json",
            "faltbok-reserv-1a2b3c4d-2026-11-21-+40207.json",
            "Faltbok-reserv-1a2b3c4d-2026-11-21-140207.json",
            "faltbok-reserv-ffffffff-2026-11-21-140207.json",
            "faltbok-2026-11-21-1402-servicesamordnare.json",
            "faltbok-reserv-1a2b3c4d-2026-11-21-14020é.json",
            "",
        ] {
            assert_eq!(written_at(MARK, other), None, "{other}");
        }
        assert!(is_mark(MARK) && !is_mark("") && !is_mark("1A2B3C4D") && !is_mark("../../xy"));
    }

    #[test]
    fn three_of_today_and_one_of_each_earlier_day_are_kept() {
        let names: Vec<String> = [
            "2026-11-19T08:00:00",
            "2026-11-19T16:00:00",
            "2026-11-20T09:00:00",
            "2026-11-21T08:00:00",
            "2026-11-21T09:00:00",
            "2026-11-21T10:00:00",
            "2026-11-21T11:00:00",
        ]
        .map(|moment| name(MARK, at(moment)))
        .into();
        let gone = superseded(MARK, names.last().expect("seven"), &names);
        assert_eq!(gone, [names[3].clone(), names[0].clone()]);
    }

    #[test]
    fn ten_are_kept_in_all_and_a_clock_set_back_costs_nothing_new() {
        let days: Vec<String> = (0..15).map(|day| name(MARK, at_minute(day * 24 * 60))).collect();
        let newest = days.last().expect("fifteen");
        assert_eq!(superseded(MARK, newest, &days).len(), 5);
        assert_eq!(superseded(MARK, newest, &days)[..], {
            let mut oldest = days[..5].to_vec();
            oldest.reverse();
            oldest
        });
        // Written by a clock that was right again.
        assert!(!superseded(MARK, &days[0], &days).contains(&days[0]));
    }

    proptest! {
        #[test]
        fn what_is_taken_away_is_ours_is_there_and_is_never_the_newest(
            minutes in prop::collection::vec(0_i64..30_000, 1..40),
            others in prop::collection::vec("[a-z0-9.-]{0,50}", 0..5),
        ) {
            let mut names: Vec<String> = minutes.iter().map(|it| name(MARK, at_minute(*it))).collect();
            let newest = names[0].clone();
            let foreign: Vec<String> =
                minutes.iter().map(|it| name("ffffffff", at_minute(*it))).chain(others).collect();
            names.extend(foreign.iter().cloned());
            let gone = superseded(MARK, &newest, &names);
            prop_assert!(!gone.contains(&newest));
            prop_assert!(gone.iter().all(|name| names.contains(name) && !foreign.contains(name)));
            let mut left: Vec<&String> =
                names.iter().filter(|it| !gone.contains(it) && !foreign.contains(it)).collect();
            left.sort();
            left.dedup();
            prop_assert!(left.len() <= IN_ALL);
            // Every day is still told of, as far as ten go.
            let day = |name: &str| written_at(MARK, name).map(|at| at.date());
            let mut days: Vec<_> = names.iter().filter_map(|name| day(name)).collect();
            days.sort();
            days.dedup();
            let mut days_left: Vec<_> = left.iter().filter_map(|name| day(name)).collect();
            days_left.dedup();
            prop_assert!(days_left.len() >= days.len().min(IN_ALL - (OF_ONE_DAY - 1)));
            // And again: nothing more goes.
            let names: Vec<String> = left.into_iter().cloned().collect();
            prop_assert!(superseded(MARK, &newest, &names).is_empty());
        }

        #[test]
        fn a_file_of_a_part_takes_no_place_from_whole_ones(minutes in prop::collection::vec(0_i64..30_000, 1..20)) {
            let mut names: Vec<String> = minutes.iter().map(|it| name(MARK, at_minute(*it))).collect();
            let newest = names[0].clone();
            let gone = superseded(MARK, &newest, &names);
            names.push(partial_name(MARK));
            prop_assert_eq!(superseded(MARK, &newest, &names), gone);
            prop_assert!(superseded(MARK, &partial_name(MARK), &names).is_empty());
        }

        #[test]
        fn no_name_makes_reading_it_panic(name: String) {
            prop_assert!(written_at(MARK, &name).is_none());
            prop_assert!(superseded(MARK, &name, std::slice::from_ref(&name)).is_empty());
        }
    }
}
