//! Contacts: whom to ring or write to, by role first.

use chrono::NaiveDate;

use super::field::Field;
use super::field::KindDef;
use super::id::RecordId;
use super::join::NOT_SAME_AS;
use super::join::SAME_AS;
use super::kind::Kind;

/// A person's name. Often a role and an organisation are enough.
pub const NAME: Field<String> = Field::new("name");
pub const ROLE: Field<String> = Field::new("role");
pub const ORGANISATION: Field<String> = Field::new("organisation");
pub const PHONE: Field<String> = Field::new("phone");
pub const EMAIL: Field<String> = Field::new("email");
pub const PLACE: Field<RecordId> = Field::new("place");
pub const PROVIDER: Field<RecordId> = Field::new("provider");
pub const NOTES: Field<String> = Field::new("notes");
/// The day it is to be erased, if nobody needs it longer (gallras efter).
pub const KEEP_UNTIL: Field<NaiveDate> = Field::new("keep_until");

pub const DEF: KindDef = KindDef {
    kind: Kind::Contact,
    fields: &[
        NAME.def(),
        ROLE.def(),
        ORGANISATION.def(),
        PHONE.def(),
        EMAIL.def(),
        PLACE.def(),
        PROVIDER.def(),
        NOTES.def(),
        KEEP_UNTIL.def(),
        SAME_AS.def(),
        NOT_SAME_AS.def(),
    ],
};
