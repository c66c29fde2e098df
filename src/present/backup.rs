//! How old the backup is, how much has changed since, and how much that matters.

use chrono::NaiveDate;

use crate::text::Phrase;
use crate::text::backup as words;
use crate::text::format;

/// The state of the backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// "Senast säkerhetskopierad för 9 dagar sedan, 14 ändringar sedan dess"
    pub words: Phrase,
    pub urgency: BackupUrgency,
}

/// How much a lost phone would take with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BackupUrgency {
    Calm,
    Soon,
    Late,
}

/// Words for a backup that was last made on `last`, with `changes` saved since.
///
/// With nothing changed it is calm, however old. Otherwise it grows with both:
/// ten days weigh as much as thirty changes.
pub fn backup(last: Option<NaiveDate>, changes: u64, today: NaiveDate) -> Backup {
    let words = match (last, changes) {
        (None, 0) => words::NOTHING_YET.into(),
        (None, _) => words::never(changes),
        (Some(day), 0) => words::up_to_date(format::relative_day(day, today)),
        (Some(day), _) => words::changed_since(changes, format::relative_day(day, today)),
    };
    Backup { words, urgency: urgency(last, changes, today) }
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
        let backup = backup(last.map(on), changes, on("2017-06-10"));
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

    proptest! {
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
