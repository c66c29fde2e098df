//! Goals: what a plan wants. A goal with a parent is a sub-goal (delmål).

use super::field::Field;
use super::field::KindDef;
use super::id::RecordId;
use super::kind::Kind;

pub const PLAN: Field<RecordId> = Field::new("plan");
pub const PARENT: Field<RecordId> = Field::new("parent");
/// Insatsområde.
pub const PRIORITY_AREA: Field<String> = Field::new("priority_area");
pub const STATEMENT: Field<String> = Field::new("statement");
/// Place among its siblings; goals without one come last, by age.
pub const ORDER: Field<i64> = Field::new("order");

pub const DEF: KindDef = KindDef {
    kind: Kind::Goal,
    fields: &[PLAN.def(), PARENT.def(), PRIORITY_AREA.def(), STATEMENT.def(), ORDER.def()],
};
