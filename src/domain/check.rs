//! Checks: a preliminary assessment of whether a shop could get a form of support.

use chrono::NaiveDate;

use super::field::Field;
use super::field::KindDef;
use super::id::RecordId;
use super::kind::Kind;
use super::parts::Period;
use super::recorded_fact::with_facts;
use super::rule::fact::FactKind;
use super::rule::form::Form;
use super::rule_set::LookedAt;

pub const PROVIDER: Field<RecordId> = Field::new("provider");
pub const PLACE: Field<RecordId> = Field::new("place");
pub const FORM: Field<Form> = Field::new("form");
/// The time that support is sought for. It picks the rules.
pub const SUPPORT_TIME: Field<Period> = Field::new("support_time");
pub const ASSESSED_ON: Field<NaiveDate> = Field::new("assessed_on");
pub const NOTES: Field<String> = Field::new("notes");
/// The rule sets from files that were looked at beside the law, as they were then.
pub const RULE_SETS: Field<Vec<LookedAt>> = Field::new("rule_sets");

pub const DEF: KindDef = KindDef {
    kind: Kind::Check,
    fields: &with_facts::<7, { 7 + FactKind::ALL.len() }>([
        PROVIDER.def(),
        PLACE.def(),
        FORM.def(),
        SUPPORT_TIME.def(),
        ASSESSED_ON.def(),
        NOTES.def(),
        RULE_SETS.def(),
    ]),
};
