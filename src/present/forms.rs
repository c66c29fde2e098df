//! The forms, one file per kind of record.

use chrono::NaiveDate;

use super::form::Fault;
use super::form::Form;
use crate::domain::field::Content;
use crate::domain::kind::Kind;

mod action;
mod check;
mod followup;
mod goal;
mod place;
mod plan;
mod project;
mod provider;
mod task_moved;
mod visit;

/// The form for records of `kind`.
pub const fn form(kind: Kind) -> &'static Form {
    match kind {
        Kind::Plan => &plan::FORM,
        Kind::Goal => &goal::FORM,
        Kind::Action => &action::FORM,
        Kind::Place => &place::FORM,
        Kind::Provider => &provider::FORM,
        Kind::Visit => &visit::FORM,
        Kind::Followup => &followup::FORM,
        Kind::Check => &check::FORM,
        Kind::Project => &project::FORM,
        Kind::TaskMoved => &task_moved::FORM,
    }
}

/// What a new record of `kind` starts with, on `today`.
pub fn start(kind: Kind, today: NaiveDate) -> Content {
    match kind {
        Kind::Visit => visit::start(today),
        Kind::Check => check::start(today),
        Kind::Plan => plan::start(),
        Kind::Project => project::start(),
        _ => Content::default(),
    }
}

/// For forms whose fields have nothing to be right together.
fn nothing_together(_: &Content) -> Vec<Fault> {
    Vec::new()
}

#[cfg(test)]
mod tests;
