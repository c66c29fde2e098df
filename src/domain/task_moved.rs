//! Tasks moved: work once done by people travelling from town, now by the village.

use super::field::Field;
use super::field::KindDef;
use super::id::RecordId;
use super::kind::Kind;
use super::parts::Period;

pub const PROJECT: Field<RecordId> = Field::new("project");
pub const WHAT: Field<String> = Field::new("what");
/// The unit or company that the work is for.
pub const CLIENT: Field<String> = Field::new("client");
pub const DONE_BY_BEFORE: Field<String> = Field::new("done_by_before");
pub const DONE_BY_NOW: Field<String> = Field::new("done_by_now");
/// There and back, in metres.
pub const TRIP_METRES: Field<i64> = Field::new("trip_m");
/// At the wheel, there and back, in minutes.
pub const TRIP_MINUTES: Field<i64> = Field::new("trip_min");
pub const TRIPS_PER_YEAR: Field<i64> = Field::new("trips_per_year");
pub const PERIOD: Field<Period> = Field::new("period");
pub const NOTES: Field<String> = Field::new("notes");

pub const DEF: KindDef = KindDef {
    kind: Kind::TaskMoved,
    fields: &[
        PROJECT.def(),
        WHAT.def(),
        CLIENT.def(),
        DONE_BY_BEFORE.def(),
        DONE_BY_NOW.def(),
        TRIP_METRES.def(),
        TRIP_MINUTES.def(),
        TRIPS_PER_YEAR.def(),
        PERIOD.def(),
        NOTES.def(),
    ],
};
