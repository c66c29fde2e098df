//! Phrases in the language that is chosen.
//!
//! The root is drawn anew when the language changes, so nothing here follows a
//! signal, and callbacks may use it too.

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use crate::text::Language;
use crate::text::Phrase;

static IS_ENGLISH: AtomicBool = AtomicBool::new(false);

/// Notes the language to speak.
pub fn speak(language: Language) {
    IS_ENGLISH.store(language == Language::English, Ordering::Relaxed);
}

/// The language that is spoken.
pub fn language() -> Language {
    if IS_ENGLISH.load(Ordering::Relaxed) { Language::English } else { Language::Swedish }
}

/// A message or phrase in the language that is spoken.
pub fn t(text: impl Into<Phrase>) -> String {
    text.into().to(language())
}

/// The time of day of a moment.
pub fn clock_text(moment: chrono::NaiveDateTime) -> String {
    use chrono::Timelike;

    crate::text::format::clock(moment.hour(), moment.minute())
}
