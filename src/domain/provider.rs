//! Providers: shops, fuel stations, service points, libraries.

use super::field::Field;
use super::field::KindDef;
use super::field::tokens;
use super::id::RecordId;
use super::join::NOT_SAME_AS;
use super::join::SAME_AS;
use super::kind::Kind;
use super::place::Position;
use super::recorded_fact::with_facts;
use super::rule::fact::FactKind;

pub const PLACE: Field<RecordId> = Field::new("place");
pub const NAME: Field<String> = Field::new("name");
/// Where the outlet itself is; without it, where its place is.
pub const POSITION: Field<Position> = Field::new("position");
pub const KINDS: Field<Vec<ProviderKind>> = Field::new("kinds");
/// Opening hours, in words.
pub const OPENING: Field<String> = Field::new("opening");
pub const NOTES: Field<String> = Field::new("notes");

pub const DEF: KindDef = KindDef {
    kind: Kind::Provider,
    fields: &with_facts::<8, { 8 + FactKind::ALL.len() }>([
        PLACE.def(),
        NAME.def(),
        KINDS.def(),
        OPENING.def(),
        POSITION.def(),
        NOTES.def(),
        SAME_AS.def(),
        NOT_SAME_AS.def(),
    ]),
};

tokens! {
    ProviderKind {
        Groceries = "groceries",
        Fuel = "fuel",
        ServicePoint = "service_point",
        InformationPoint = "information_point",
        SafetyPoint = "safety_point",
        Library = "library",
        PostAndParcels = "post_and_parcels",
        Pharmacy = "pharmacy",
        Other = "other",
    }
}
