//! Plans: a municipal service plan, a regional service programme, a village plan.

use chrono::NaiveDate;

use super::field::Field;
use super::field::FieldDef;
use super::field::FieldValue;
use super::field::KindDef;
use super::field::Parts;
use super::field::Shape;
use super::field::tokens;
use super::id::RecordId;
use super::kind::Kind;
use super::parts::Period;
use super::value::Value;

pub const TITLE: Field<String> = Field::new("title");
pub const KIND: Field<PlanKind> = Field::new("kind");
pub const ORGANISATION: Field<String> = Field::new("organisation");
pub const MUNICIPALITY: Field<String> = Field::new("municipality");
/// The years that the plan speaks of. Whether it holds is another matter: see
/// [`STATUS`] and [`EXTENDED_UNTIL`].
pub const PERIOD: Field<Period> = Field::new("period");
pub const STATUS: Field<PlanStatus> = Field::new("status");
pub const DECISION: Field<Decision> = Field::new("decision");
pub const OWNER_UNIT: Field<String> = Field::new("owner_unit");
pub const EXTENDED_UNTIL: Field<NaiveDate> = Field::new("extended_until");
pub const REPLACES: Field<RecordId> = Field::new("replaces");
pub const NEXT_REVISION: Field<NaiveDate> = Field::new("next_revision");
/// How often it is followed up, in words.
pub const CADENCE: Field<String> = Field::new("cadence");
pub const VISION: Field<String> = Field::new("vision");

pub const DEF: KindDef = KindDef {
    kind: Kind::Plan,
    fields: &[
        TITLE.def(),
        KIND.def(),
        ORGANISATION.def(),
        MUNICIPALITY.def(),
        PERIOD.def(),
        STATUS.def(),
        DECISION.def(),
        OWNER_UNIT.def(),
        EXTENDED_UNTIL.def(),
        REPLACES.def(),
        NEXT_REVISION.def(),
        CADENCE.def(),
        VISION.def(),
    ],
};

tokens! {
    PlanKind {
        /// Kommunal serviceplan.
        Municipal = "municipal",
        /// Regionalt serviceprogram.
        Regional = "regional",
        /// Byaplan, lokal utvecklingsplan.
        Village = "village",
    }
}

tokens! {
    PlanStatus {
        Draft = "draft",
        Consultation = "consultation",
        Adopted = "adopted",
        Extended = "extended",
        Repealed = "repealed",
    }
}

tokens! {
    /// Who decided.
    DecidingBody {
        /// Kommunfullmäktige.
        Council = "council",
        /// Kommunstyrelsen.
        ExecutiveBoard = "executive_board",
        /// Regionfullmäktige eller regionstyrelse.
        Region = "region",
        /// A village meeting or an association's board.
        Association = "association",
        Other = "other",
    }
}

/// The decision that a plan rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    pub body: Option<DecidingBody>,
    pub day: Option<NaiveDate>,
    /// The paragraph of the minutes, as written: "§ 45".
    pub paragraph: String,
    /// The case reference (diarienummer): "KS 2025/41".
    pub reference: String,
}

const BODY: Field<DecidingBody> = Field::new("body");
const DAY: Field<NaiveDate> = Field::new("day");
const PARAGRAPH: Field<String> = Field::new("paragraph");
const REFERENCE: Field<String> = Field::new("reference");
const DECISION_PARTS: &[FieldDef] = &[BODY.def(), DAY.def(), PARAGRAPH.def(), REFERENCE.def()];

impl FieldValue for Decision {
    const SHAPE: Shape = Shape::Group(DECISION_PARTS);

    fn read(value: &Value) -> Option<Self> {
        let parts = Parts::of(value)?;
        Some(Self {
            body: parts.get(BODY),
            day: parts.get(DAY),
            paragraph: parts.get(PARAGRAPH).unwrap_or_default(),
            reference: parts.get(REFERENCE).unwrap_or_default(),
        })
    }

    fn write(self) -> Value {
        Parts::default()
            .with(BODY, self.body)
            .with(DAY, self.day)
            .with(PARAGRAPH, Some(self.paragraph))
            .with(REFERENCE, Some(self.reference))
            .group()
    }
}
