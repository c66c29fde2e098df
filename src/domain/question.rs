//! Questions (frågor): what people ask at dialogue meetings, and what became of it.
//!
//! A question is one record from the evening it was asked until it is settled, over as many
//! meetings as that takes: what was taken along is told at the next one in the same place.

use super::field::Field;
use super::field::KindDef;
use super::field::tokens;
use super::id::RecordId;
use super::kind::Kind;

/// As it was asked.
pub const TEXT: Field<String> = Field::new("text");
/// The meeting it was asked at.
pub const VISIT: Field<RecordId> = Field::new("visit");
pub const PLACE: Field<RecordId> = Field::new("place");
pub const RECURRENCE: Field<Recurrence> = Field::new("recurrence");
pub const STATE: Field<QuestionState> = Field::new("state");
/// What was answered, in words.
pub const ANSWER: Field<String> = Field::new("answer");
/// The meeting at which it was settled.
pub const SETTLED_AT: Field<RecordId> = Field::new("settled_at");
/// What it became when it was taken along.
pub const FOLLOWUP: Field<RecordId> = Field::new("followup");

pub const DEF: KindDef = KindDef {
    kind: Kind::Question,
    fields: &[
        TEXT.def(),
        VISIT.def(),
        PLACE.def(),
        RECURRENCE.def(),
        STATE.def(),
        ANSWER.def(),
        SETTLED_AT.def(),
        FOLLOWUP.def(),
    ],
};

tokens! {
    /// Without a state nobody has taken it up yet.
    QuestionState {
        Answered = "answered",
        /// Somebody is to find out, and tell at the next meeting.
        TakenAlong = "taken_along",
        /// It is for others than those who held the meeting.
        NotOurs = "not_ours",
    }
}

impl QuestionState {
    /// Whether nobody waits for an answer any more.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Answered | Self::NotOurs)
    }
}

tokens! {
    /// Without it a question is asked once.
    Recurrence {
        Once = "once",
        /// A standing question of its place.
        EveryMeeting = "every_meeting",
    }
}
