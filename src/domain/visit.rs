//! Visits: what was seen and said, at a shop, in a meeting, on the telephone.

use chrono::NaiveDate;

use super::action::Perspective;
use super::field::Content;
use super::field::Field;
use super::field::KindDef;
use super::field::tokens;
use super::id::RecordId;
use super::kind::Kind;
use super::parts::Party;
use super::recorded_fact;
use super::recorded_fact::Recorded;
use super::rule::fact::FactKind;

pub const DAY: Field<NaiveDate> = Field::new("day");
pub const KIND: Field<VisitKind> = Field::new("kind");
pub const TITLE: Field<String> = Field::new("title");
pub const PLACE: Field<RecordId> = Field::new("place");
pub const PROVIDER: Field<RecordId> = Field::new("provider");
pub const PARTICIPANTS: Field<Vec<Party>> = Field::new("participants");
/// What has changed since last time.
pub const CHANGED: Field<String> = Field::new("changed");
/// The conditions for running the business, in the owner's words.
pub const CONDITIONS: Field<String> = Field::new("conditions");
/// Opening hours, as they were told.
pub const OPENING: Field<String> = Field::new("opening");
/// How many work there, in words.
pub const STAFF: Field<String> = Field::new("staff");
pub const TURNOVER_CLASS: Field<TurnoverClass> = Field::new("turnover_class");
/// How far it is by road to the nearest other shop, and how that is known.
pub const DISTANCE: Field<Recorded> = recorded_fact::field(FactKind::RoadToNearest);
/// What the shop could seek support for, and what speaks against it.
pub const ELIGIBILITY: Field<String> = Field::new("eligibility");
pub const IDEAS: Field<String> = Field::new("ideas");
/// The horizontal perspectives that were touched.
pub const PERSPECTIVES: Field<Vec<Perspective>> = Field::new("perspectives");
/// How the mood was, freely.
pub const ATMOSPHERE: Field<String> = Field::new("atmosphere");
pub const NOTES: Field<String> = Field::new("notes");
pub const NOTE_KIND: Field<NoteKind> = Field::new("note_kind");
/// The case it belongs to (diarienummer).
pub const CASE_NUMBER: Field<String> = Field::new("case_number");
/// Who may get it, in words.
pub const SHARED_WITH: Field<String> = Field::new("shared_with");
/// Whom the app may send it to, unless a person says otherwise.
pub const SHARING: Field<Sharing> = Field::new("sharing");
pub const NEXT_CONTACT: Field<NaiveDate> = Field::new("next_contact");
/// The day it is to be erased, if nobody needs it longer (gallras efter).
pub const KEEP_UNTIL: Field<NaiveDate> = Field::new("keep_until");

pub const DEF: KindDef = KindDef {
    kind: Kind::Visit,
    fields: &[
        DAY.def(),
        KIND.def(),
        TITLE.def(),
        PLACE.def(),
        PROVIDER.def(),
        PARTICIPANTS.def(),
        CHANGED.def(),
        CONDITIONS.def(),
        OPENING.def(),
        STAFF.def(),
        TURNOVER_CLASS.def(),
        DISTANCE.def(),
        ELIGIBILITY.def(),
        IDEAS.def(),
        PERSPECTIVES.def(),
        ATMOSPHERE.def(),
        NOTES.def(),
        NOTE_KIND.def(),
        CASE_NUMBER.def(),
        SHARED_WITH.def(),
        SHARING.def(),
        NEXT_CONTACT.def(),
        KEEP_UNTIL.def(),
    ],
};

/// Whether a visit may be shown to everybody who works with the matter. A word of a newer program is
/// taken with care.
pub fn is_for_all(visit: &Content) -> bool {
    match visit.get(SHARING) {
        Some(sharing) => sharing == Sharing::AllConcerned,
        None => visit.value(SHARING.name()).is_none(),
    }
}

/// Whether a visit is for nobody but its author. A word of a newer program is taken with care.
pub fn is_inner(visit: &Content) -> bool {
    match visit.get(SHARING) {
        Some(sharing) => sharing == Sharing::OnlyMe,
        None => visit.value(SHARING.name()).is_some(),
    }
}

tokens! {
    VisitKind {
        Shop = "shop",
        MunicipalMeeting = "municipal_meeting",
        NetworkMeeting = "network_meeting",
        Telephone = "telephone",
        Interview = "interview",
        DialogueMeeting = "dialogue_meeting",
        TourStop = "tour_stop",
    }
}

tokens! {
    /// About how much a shop sells in a year, in kronor: by the limits of operating support, since
    /// the sum itself is the owner's own.
    TurnoverClass {
        BelowHalfAMillion = "below_500_000",
        BelowTwoMillion = "below_2_000_000",
        UpToElevenMillion = "up_to_11_000_000",
        AboveElevenMillion = "above_11_000_000",
    }
}

tokens! {
    NoteKind {
        /// Minnesanteckning: helps the handling and adds no facts.
        WorkingNote = "working_note",
        /// Tjänsteanteckning: adds facts to a case.
        FileNote = "file_note",
    }
}

tokens! {
    /// Whom a visit is for. Without it, for all who are concerned.
    Sharing {
        /// Everybody who works with the matter.
        AllConcerned = "all_concerned",
        /// Those who work where its author does.
        OwnOrganisation = "own_organisation",
        /// An inner note (arbetsanteckning): nobody but its author.
        OnlyMe = "only_me",
    }
}
