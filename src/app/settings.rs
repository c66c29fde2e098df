//! What the device remembers beside the book: small, in localStorage.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono::NaiveDateTime;
use serde::Deserialize;
use serde::Serialize;

use super::local;
use crate::domain::moment::read_day;
use crate::domain::moment::read_moment;
use crate::domain::parts::Party;
use crate::text::Language;

const SETTINGS: &str = "faltbok.settings";
const WITNESS: &str = "faltbok.witness";

/// How this device is set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Settings {
    pub language: String,
    /// `light`, `dark`, or empty to follow the phone.
    pub theme: String,
    /// `large`, `larger`, or empty.
    pub text_size: String,
    /// What others see of who saved: a role and an organisation.
    pub role: String,
    pub organisation: String,
    /// Whether the example book is open instead of one's own.
    pub example: bool,
    /// When the book was last written to a file: `YYYY-MM-DDTHH:MM:SS`.
    pub backed_up_at: String,
    pub changes_since_backup: u64,
    /// Until which day nobody is reminded of it, and how many changes there were
    /// when that was put off.
    pub backup_put_off_until: String,
    pub changes_when_put_off: u64,
    /// What the folder is called that the book is backed up to by itself; `None`
    /// when none was chosen.
    pub folder_name: Option<String>,
    /// What tells this device's files in the folder from those of others.
    pub folder_mark: String,
    /// When the folder was last written to: `YYYY-MM-DDTHH:MM:SS`.
    pub folder_written_at: String,
    pub changes_since_folder: u64,
    /// Whether the browser was asked to keep the book.
    pub asked_to_persist: bool,
    /// The files of rules that are switched on: the ids of their records, with what tells that the
    /// file is still the one that was looked at.
    pub rule_sets_on: BTreeMap<String, String>,
    /// Whether the regions' own rules are shown beside the law.
    pub regional_rules: bool,
    /// Whether the offer to install was turned down.
    pub install_dismissed: bool,
}

impl Settings {
    /// The language chosen, or the browser's, or Swedish.
    pub fn language(&self) -> Language {
        Language::from_tag(&self.language).unwrap_or_default()
    }

    /// Takes over what another window has set since. Which book is open is each
    /// window's own.
    pub fn catch_up(&mut self) {
        if let Some(kept) = local::get::<Self>(SETTINGS) {
            *self = Self { example: self.example, ..kept };
        }
    }

    /// Who saves, as revisions say it.
    pub fn saved_by(&self) -> String {
        let Self { role, organisation, .. } = self;
        Party { role: role.clone(), organisation: organisation.clone() }.name()
    }

    /// The day of the last backup; `None` when there was none.
    pub fn backed_up_on(&self) -> Option<NaiveDate> {
        read_day(self.backed_up_at.get(..10)?)
    }

    /// When the folder was last written to; `None` when it has not been.
    pub fn folder_written_at(&self) -> Option<NaiveDateTime> {
        read_moment(&self.folder_written_at)
    }

    /// The day until which the reminder of it is put off, and the changes then.
    pub fn backup_put_off(&self) -> Option<(NaiveDate, u64)> {
        Some((read_day(&self.backup_put_off_until)?, self.changes_when_put_off))
    }
}

/// That a book existed here, so that its absence is noticed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Witness {
    pub records: usize,
}

/// Reads the settings; those that can't be read are the defaults.
pub fn read() -> Settings {
    local::get(SETTINGS).unwrap_or_default()
}

/// Keeps the settings. A browser that refuses has no book either, and says so
/// where that is opened.
pub fn write(settings: &Settings) {
    local::set(SETTINGS, settings);
}

pub fn read_witness() -> Witness {
    local::get(WITNESS).unwrap_or_default()
}

pub fn write_witness(witness: Witness) {
    local::set(WITNESS, &witness);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_takes_over_what_another_has_set_but_not_which_book_it_has_open() {
        write(&Settings { role: "Samordnare".to_owned(), example: true, ..Settings::default() });
        let mut mine = Settings::default();
        mine.catch_up();
        assert_eq!((mine.role.as_str(), mine.example), ("Samordnare", false));
    }

    fn backed_up(at: &str) -> Option<String> {
        let settings = Settings { backed_up_at: at.to_owned(), ..Settings::default() };
        settings.backed_up_on().map(|day| day.to_string())
    }

    #[test]
    fn the_day_of_the_last_backup_is_read_or_there_was_none() {
        assert_eq!(backed_up("2017-03-14T14:02:00").as_deref(), Some("2017-03-14"));
        assert_eq!(backed_up(""), None);
        assert_eq!(backed_up("2017-02-30T14:02:00"), None);
    }
}
