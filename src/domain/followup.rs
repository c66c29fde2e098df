//! Follow-ups: who promised what, by when.

use chrono::NaiveDate;

use super::field::Field;
use super::field::KindDef;
use super::field::tokens;
use super::id::RecordId;
use super::kind::Kind;
use super::parts::Party;

pub const WHAT: Field<String> = Field::new("what");
pub const OWNER: Field<Party> = Field::new("owner");
pub const DUE: Field<NaiveDate> = Field::new("due");
pub const STATUS: Field<FollowupStatus> = Field::new("status");
pub const DONE_ON: Field<NaiveDate> = Field::new("done_on");
/// The visit it was born in.
pub const VISIT: Field<RecordId> = Field::new("visit");
pub const PLACE: Field<RecordId> = Field::new("place");
/// The action of a plan that it serves.
pub const ACTION: Field<RecordId> = Field::new("action");
pub const COMMENT: Field<String> = Field::new("comment");

pub const DEF: KindDef = KindDef {
    kind: Kind::Followup,
    fields: &[
        WHAT.def(),
        OWNER.def(),
        DUE.def(),
        STATUS.def(),
        DONE_ON.def(),
        VISIT.def(),
        PLACE.def(),
        ACTION.def(),
        COMMENT.def(),
    ],
};

tokens! {
    /// Without a status it is open.
    FollowupStatus {
        Open = "open",
        /// Waiting for somebody else.
        Waiting = "waiting",
        Done = "done",
        /// No longer to be done.
        Dropped = "dropped",
    }
}

impl FollowupStatus {
    /// Whether nothing more is to be done.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}
