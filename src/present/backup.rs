//! How old the backup is, how much has changed since, and how much that matters.

use chrono::Days;
use chrono::NaiveDate;

use crate::text::Phrase;
use crate::text::backup as words;
use crate::text::format;

/// The state of the backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// "Senast säkerhetskopierad för 9 dagar sedan, 14 ändringar sedan dess"
    pub words: Phrase,
    /// How loudly that is said; calmly while the person has put it off.
    pub urgency: BackupUrgency,
    /// When the reminder comes back, while it is put off.
    pub put_off: Option<Phrase>,
}

/// What is known of the backup on this device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BackupState {
    /// The day of the last one.
    pub last: Option<NaiveDate>,
    /// How many records were changed since.
    pub changes: u64,
    pub put_off: Option<PutOff>,
}

/// That the person did not want to be reminded now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PutOff {
    /// The day it is time again.
    pub until: NaiveDate,
    /// How many changes there were then.
    pub changes: u64,
}

/// How long a reminder can be put off.
const PUT_OFF_DAYS: Days = Days::new(7);

/// How many more changes bring it back before that.
const PUT_OFF_CHANGES: u64 = 30;

impl BackupState {
    /// The reminder put off from `today` on.
    pub fn putting_off(&self, today: NaiveDate) -> PutOff {
        let until = today.checked_add_days(PUT_OFF_DAYS).unwrap_or(today);
        PutOff { until, changes: self.changes }
    }

    /// The day the reminder comes back, if it is put off on `today`. A day that
    /// nobody could have chosen was written by a clock that went wrong.
    fn put_off_until(&self, today: NaiveDate) -> Option<NaiveDate> {
        let PutOff { until, changes } = self.put_off?;
        let is_fresh = self.changes < changes.saturating_add(PUT_OFF_CHANGES);
        (today < until && until <= self.putting_off(today).until && is_fresh).then_some(until)
    }
}

/// How much a lost phone would take with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BackupUrgency {
    Calm,
    Soon,
    Late,
}

/// Words for the state of the backup on `today`.
///
/// With nothing changed it is calm, however old. Otherwise it grows with both:
/// ten days weigh as much as thirty changes. Who puts it off is left alone for a
/// week, or until thirty more changes.
pub fn backup(state: BackupState, today: NaiveDate) -> Backup {
    let BackupState { last, changes, .. } = state;
    let words = match (last, changes) {
        (None, 0) => words::NOTHING_YET.into(),
        (None, _) => words::never(changes),
        (Some(day), 0) => words::up_to_date(format::relative_day(day, today)),
        (Some(day), _) => words::changed_since(changes, format::relative_day(day, today)),
    };
    let urgency = urgency(last, changes, today);
    let until = state.put_off_until(today).filter(|_| urgency != BackupUrgency::Calm);
    Backup {
        words,
        urgency: if until.is_some() { BackupUrgency::Calm } else { urgency },
        put_off: until.map(|until| words::put_off(format::relative_day(until, today))),
    }
}

fn urgency(last: Option<NaiveDate>, changes: u64, today: NaiveDate) -> BackupUrgency {
    // Who never made one has nothing to fall back on, so each change weighs more.
    let weight = match last {
        _ if changes == 0 => 0,
        None => changes.saturating_mul(3),
        Some(day) => {
            let days = today.signed_duration_since(day).num_days();
            u64::try_from(days).unwrap_or(0).saturating_mul(3).saturating_add(changes)
        }
    };
    match weight {
        0..30 => BackupUrgency::Calm,
        30..90 => BackupUrgency::Soon,
        _ => BackupUrgency::Late,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::sample::on;
    use crate::present::sample::swedish;
    use proptest::prelude::*;

    fn check(last: Option<&str>, changes: u64, said: &str, urgency: BackupUrgency) {
        let state = BackupState { last: last.map(on), changes, put_off: None };
        let backup = backup(state, on("2017-06-10"));
        assert_eq!(swedish(&backup.words), said);
        assert_eq!(backup.urgency, urgency, "{said}");
    }

    #[test]
    fn the_age_and_the_changes_are_told() {
        use BackupUrgency::{Calm, Late, Soon};
        check(None, 0, "Inget att säkerhetskopiera än", Calm);
        check(None, 1, "Aldrig säkerhetskopierad, 1 ändring finns bara här", Calm);
        check(None, 12, "Aldrig säkerhetskopierad, 12 ändringar finns bara här", Soon);
        check(None, 30, "Aldrig säkerhetskopierad, 30 ändringar finns bara här", Late);
        check(Some("2017-06-10"), 0, "Säkerhetskopierad idag, inget ändrat sedan dess", Calm);
        check(
            Some("2016-06-10"),
            0,
            "Säkerhetskopierad för 12 månader sedan, inget ändrat sedan dess",
            Calm,
        );
        check(
            Some("2017-06-01"),
            14,
            "Senast säkerhetskopierad för 9 dagar sedan, 14 ändringar sedan dess",
            Soon,
        );
        check(
            Some("2017-05-01"),
            1,
            "Senast säkerhetskopierad för 40 dagar sedan, 1 ändring sedan dess",
            Late,
        );
    }

    #[test]
    fn a_reminder_that_is_put_off_is_quiet_for_a_week_or_thirty_changes() {
        use BackupUrgency::{Calm, Late};
        let state =
            |changes, put_off| BackupState { last: Some(on("2017-05-01")), changes, put_off };
        let put_off = Some(state(14, None).putting_off(on("2017-06-10")));
        let check = |changes, today: &str, expected: (BackupUrgency, Option<&str>)| {
            let backup = backup(state(changes, put_off), on(today));
            let again = backup.put_off.as_ref().map(swedish);
            assert_eq!((backup.urgency, again.as_deref()), expected, "{changes} {today}");
        };
        check(14, "2017-06-10", (Calm, Some("Påminner igen om 7 dagar")));
        check(43, "2017-06-16", (Calm, Some("Påminner igen i morgon")));
        check(14, "2017-06-17", (Late, None));
        check(44, "2017-06-10", (Late, None));
        // A phone whose clock was years ahead when it was put off.
        check(14, "2015-06-10", (Calm, None));
        check(0, "2017-06-10", (Calm, None));
        let from_a_wrong_clock = Some(PutOff { until: on("2031-01-01"), changes: 14 });
        let backup = backup(state(14, from_a_wrong_clock), on("2017-06-10"));
        assert_eq!((backup.urgency, backup.put_off), (Late, None));
    }

    proptest! {
        #[test]
        fn putting_it_off_makes_it_quiet_at_once_and_never_hides_the_figures(
            days in 0_u64..400, changes in 0_u64..400,
        ) {
            let today = on("2017-06-10");
            let last = today.checked_sub_days(Days::new(days));
            let open = BackupState { last, changes, put_off: None };
            let quiet = BackupState { put_off: Some(open.putting_off(today)), ..open };
            prop_assert_eq!(backup(quiet, today).urgency, BackupUrgency::Calm);
            prop_assert_eq!(backup(quiet, today).words, backup(open, today).words);
        }

        #[test]
        fn the_urgency_grows_with_age_and_with_changes(
            days in 0_u64..400, more_days in 0_u64..400, changes in 0_u64..400, more in 0_u64..400,
        ) {
            let today = on("2017-06-10");
            let at = |days, changes| {
                urgency(today.checked_sub_days(chrono::Days::new(days)), changes, today)
            };
            prop_assert!(at(days, changes) <= at(days, changes + more));
            prop_assert!(at(days, changes) <= at(days + more_days, changes));
        }
    }
}
