//! What screens, prints and spreadsheets show, as plain values.

pub mod form;
pub mod forms;
pub mod input;
pub mod words;
