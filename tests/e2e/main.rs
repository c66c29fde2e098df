//! What a person does, in real browsers.

mod acts;
mod addresses;
mod bad_files;
mod barriers;
mod exchange;
mod form_errors;
mod harness;
mod harness_works;
mod keyboard;
mod language_and_example;
mod later;
mod long_lists;
mod offline;
mod other_engines;
mod plan;
mod project;
mod recovery;
mod refused_storage;
mod search;
mod start;
mod support_check;
mod today;
mod two_windows;
mod update;
mod vanished;
mod visit;
