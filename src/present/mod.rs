//! What screens, prints and spreadsheets show, as plain values.
//!
//! Pure functions from a book, ids and today's date. What people wrote is a
//! `String`; our own words are a [`Phrase`](crate::text::Phrase) or a
//! [`Message`](crate::text::Message), put into a language by the screen.

pub mod agreement_days;
pub mod agreements;
pub mod ahead;
pub mod all_forms;
pub mod alternatives;
pub mod annexes;
pub mod backup;
pub mod bin;
pub mod calendar_file;
pub mod check_memo;
pub mod check_page;
pub mod check_walk;
pub mod checks;
pub mod compared;
pub mod contacts;
pub mod dialogue;
pub mod differences;
pub mod drafts;
pub mod duplicates;
pub mod finder;
pub mod following;
pub mod followups;
pub mod followups_page;
pub mod form;
pub mod forms;
pub mod forms_page;
pub mod handover;
pub mod history_page;
pub mod identity;
pub mod import_log;
pub mod import_preview;
pub mod input;
pub mod inventory;
pub mod join_page;
pub mod last_time;
pub mod letters;
pub mod links;
pub mod localities;
pub mod made_places;
mod mail;
pub mod map;
pub mod more;
pub mod new_checks;
pub mod next_contacts;
pub mod open_choices;
pub mod outgoing;
pub mod paper;
pub mod part;
pub mod parties;
pub mod person;
pub mod photos;
pub mod place_page;
pub mod place_sheet;
pub mod places;
pub mod plan_page;
pub mod plans;
pub mod points;
pub mod progress;
pub mod projects;
pub mod promises;
pub mod provider_page;
pub mod retention;
pub mod rule_sets;
pub mod rules_in_check;
pub mod savings;
pub mod search;
pub mod service_matrix;
mod services_sheet;
pub mod then_and_now;
pub mod titles;
pub mod today;
pub mod tours;
pub mod validity;
pub mod value_words;
pub mod verdict;
pub mod visits;
pub mod words;

#[cfg(test)]
mod sample;
