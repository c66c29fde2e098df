//! Fältbok: the field book of people who keep service alive in the countryside.
//!
//! Folders are layers, and an arrow may only point down this list (the guards
//! are the `app` feature and `tests/tidy`; `ARCHITECTURE.md` has the reasons):
//!
//! * [`ui`]: screens and parts, markup and events, no thinking;
//! * [`app`]: the running app: signals, commands, files in and out;
//! * [`present`]: what screens and prints show, as plain values;
//! * [`exchange`]: the JSON that two phones hand each other;
//! * [`storage`]: rows by key, in memory or in IndexedDB;
//! * [`text`]: every message people read, in Swedish and English;
//! * [`domain`]: facts, rules, records and their merge.

#[cfg(feature = "app")]
pub mod app;
pub mod domain;
pub mod exchange;
pub mod present;
pub mod storage;
pub mod text;
#[cfg(all(feature = "app", target_arch = "wasm32"))]
pub mod ui;
