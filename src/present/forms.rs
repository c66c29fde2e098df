//! The forms, one file per kind of record.

use super::form::Fault;
use super::form::Form;
use crate::domain::command::Change;
use crate::domain::field::Content;
use crate::domain::kind::Kind;

mod action;
mod agreement;
mod check;
mod contact;
mod followup;
mod goal;
mod observation;
mod photo;
mod place;
mod plan;
mod project;
mod provider;
mod question;
mod rule_set;
mod starting;
mod task_moved;
mod tour;
pub mod visit;

pub use starting::start;
pub use starting::start_at_stop;

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
        Kind::Contact => &contact::FORM,
        Kind::Photo => &photo::FORM,
        Kind::RuleSet => &rule_set::FORM,
        Kind::Observation => &observation::FORM,
        Kind::Question => &question::FORM,
        Kind::Agreement => &agreement::FORM,
        Kind::Tour => &tour::FORM,
    }
}

/// For forms that ask for nothing else to be changed.
fn nothing_else(_: &Content) -> Vec<Change> {
    Vec::new()
}

/// For forms whose fields have nothing to be right together.
fn nothing_together(_: &Content) -> Vec<Fault> {
    Vec::new()
}

#[cfg(test)]
mod tests;
