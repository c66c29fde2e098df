//! Screens and parts: markup and events.
//!
//! The whole layer needs a browser; what it shows is worked out and tested in
//! `present`.

mod backup;
mod erased;
mod form;
mod invite;
mod later;
mod messages;
mod parts;
mod screens;
mod shell;
mod words;

pub use shell::Root;
