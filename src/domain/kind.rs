//! The kinds of record.

use super::action;
use super::agreement;
use super::check;
use super::contact;
use super::field::KindDef;
use super::field::tokens;
use super::followup;
use super::goal;
use super::observation;
use super::photo;
use super::place;
use super::plan;
use super::project;
use super::provider;
use super::question;
use super::rule_set;
use super::task_moved;
use super::tour;
use super::visit;

tokens! {
    /// The kinds of record that this program knows.
    Kind {
        Plan = "plan",
        Goal = "goal",
        Action = "action",
        Place = "place",
        Provider = "provider",
        Visit = "visit",
        Followup = "followup",
        Check = "check",
        Project = "project",
        TaskMoved = "task_moved",
        Contact = "contact",
        Photo = "photo",
        RuleSet = "rule_set",
        Observation = "observation",
        Question = "question",
        Agreement = "agreement",
        Tour = "tour",
    }
}

impl Kind {
    /// The kind's fields.
    pub const fn def(self) -> &'static KindDef {
        match self {
            Self::Plan => &plan::DEF,
            Self::Goal => &goal::DEF,
            Self::Action => &action::DEF,
            Self::Place => &place::DEF,
            Self::Provider => &provider::DEF,
            Self::Visit => &visit::DEF,
            Self::Followup => &followup::DEF,
            Self::Check => &check::DEF,
            Self::Project => &project::DEF,
            Self::TaskMoved => &task_moved::DEF,
            Self::Contact => &contact::DEF,
            Self::Photo => &photo::DEF,
            Self::RuleSet => &rule_set::DEF,
            Self::Observation => &observation::DEF,
            Self::Question => &question::DEF,
            Self::Agreement => &agreement::DEF,
            Self::Tour => &tour::DEF,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_has_its_own_fields_each_named_once() {
        for &kind in Kind::ALL {
            let def = kind.def();
            assert_eq!(def.kind, kind);
            let names: BTreeSet<_> = def.fields.iter().map(|field| field.name).collect();
            assert_eq!(names.len(), def.fields.len(), "{kind:?} names a field twice");
            assert!(names.iter().all(|name| {
                name.bytes().all(|it| it == b'_' || it.is_ascii_lowercase() || it.is_ascii_digit())
            }));
        }
    }
}
