//! Actions: what is done towards a goal, by whom and by when.

use chrono::NaiveDate;

use super::field::Field;
use super::field::KindDef;
use super::field::tokens;
use super::id::RecordId;
use super::kind::Kind;
use super::parts::Party;

/// The goal it serves: an action without one is a gap that screens show.
pub const GOAL: Field<RecordId> = Field::new("goal");
pub const TITLE: Field<String> = Field::new("title");
pub const EXPECTED_RESULT: Field<String> = Field::new("expected_result");
pub const PLACES: Field<Vec<RecordId>> = Field::new("places");
pub const RESPONSIBLE: Field<Party> = Field::new("responsible");
/// Who owns the service that the action is about; often not the municipality.
pub const SERVICE_OWNER: Field<String> = Field::new("service_owner");
pub const MUNICIPALITY_ROLE: Field<MunicipalityRole> = Field::new("municipality_role");
pub const PARTNERS: Field<String> = Field::new("partners");
pub const START: Field<NaiveDate> = Field::new("start");
/// Klart senast.
pub const DUE: Field<NaiveDate> = Field::new("due");
/// In whole kronor.
pub const COST: Field<i64> = Field::new("cost_kr");
pub const FINANCING: Field<String> = Field::new("financing");
pub const STATUS: Field<ActionStatus> = Field::new("status");
pub const LAST_FOLLOWED_UP: Field<NaiveDate> = Field::new("last_followed_up");
pub const COMMENT: Field<String> = Field::new("comment");
pub const PERSPECTIVES: Field<Vec<Perspective>> = Field::new("perspectives");
pub const TARGET_GROUPS: Field<String> = Field::new("target_groups");
/// The visit that it came from.
pub const SOURCE_VISIT: Field<RecordId> = Field::new("source_visit");
/// Place among the actions of its goal; those without one come last, by age.
pub const ORDER: Field<i64> = Field::new("order");

pub const DEF: KindDef = KindDef {
    kind: Kind::Action,
    fields: &[
        GOAL.def(),
        TITLE.def(),
        EXPECTED_RESULT.def(),
        PLACES.def(),
        RESPONSIBLE.def(),
        SERVICE_OWNER.def(),
        MUNICIPALITY_ROLE.def(),
        PARTNERS.def(),
        START.def(),
        DUE.def(),
        COST.def(),
        FINANCING.def(),
        STATUS.def(),
        LAST_FOLLOWED_UP.def(),
        COMMENT.def(),
        PERSPECTIVES.def(),
        TARGET_GROUPS.def(),
        SOURCE_VISIT.def(),
        ORDER.def(),
    ],
};

tokens! {
    /// How far it has come. That it is late follows from its due day.
    ActionStatus {
        NotStarted = "not_started",
        Ongoing = "ongoing",
        Done = "done",
        /// Utgår.
        Dropped = "dropped",
    }
}

impl ActionStatus {
    /// Whether nothing more is to be done.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}

tokens! {
    MunicipalityRole {
        /// Göra.
        Do = "do",
        /// Stödja.
        Support = "support",
        /// Påverka.
        Influence = "influence",
        /// Bevaka.
        Watch = "watch",
    }
}

tokens! {
    /// Horizontal perspectives: who uses the service, and who does not.
    Perspective {
        Equality = "gender_equality",
        Integration = "integration",
        Age = "age",
        Disability = "disability",
        Environment = "environment",
    }
}
