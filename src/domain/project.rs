//! Village projects: another way to run service, tried for a time.

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
use super::travel::Factor;
use super::value::Value;

pub const TITLE: Field<String> = Field::new("title");
pub const KIND: Field<ProjectKind> = Field::new("kind");
pub const PLACE: Field<RecordId> = Field::new("place");
pub const GOAL: Field<String> = Field::new("goal");
pub const PHASES: Field<Vec<Phase>> = Field::new("phases");
pub const UNITS: Field<Vec<Unit>> = Field::new("units");
/// What a kilometre by car weighs in carbon dioxide.
pub const CO2_FACTOR: Field<Factor> = Field::new("co2_factor");
pub const NOTES: Field<String> = Field::new("notes");

pub const DEF: KindDef = KindDef {
    kind: Kind::Project,
    fields: &[
        TITLE.def(),
        KIND.def(),
        PLACE.def(),
        GOAL.def(),
        PHASES.def(),
        UNITS.def(),
        CO2_FACTOR.def(),
        NOTES.def(),
    ],
};

tokens! {
    ProjectKind {
        PreStudy = "pre_study",
        Test = "test",
        /// Intraprenad: an independent unit inside the municipality.
        SelfManagedUnit = "intraprenad",
        Partnership = "partnership",
        Other = "other",
    }
}

tokens! {
    PhaseKind {
        PreStudy = "pre_study",
        Test = "test",
        Operation = "operation",
        Evaluation = "evaluation",
    }
}

/// A part of the project's time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phase {
    pub kind: Option<PhaseKind>,
    pub period: Period,
    pub funder: String,
}

const PHASE_KIND: Field<PhaseKind> = Field::new("kind");
const PERIOD: Field<Period> = Field::new("period");
const FUNDER: Field<String> = Field::new("funder");
const PHASE: &[FieldDef] = &[PHASE_KIND.def(), PERIOD.def(), FUNDER.def()];

impl FieldValue for Phase {
    const SHAPE: Shape = Shape::Group(PHASE);

    fn read(value: &Value) -> Option<Self> {
        let parts = Parts::of(value)?;
        Some(Self {
            kind: parts.get(PHASE_KIND),
            period: parts.get(PERIOD).unwrap_or_default(),
            funder: parts.get(FUNDER).unwrap_or_default(),
        })
    }

    fn write(self) -> Value {
        Parts::default()
            .with(PHASE_KIND, self.kind)
            .with(PERIOD, Some(self.period))
            .with(FUNDER, Some(self.funder))
            .group()
    }
}

/// A unit that takes part, with the telephone of the function, not of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    pub name: String,
    pub owner: String,
    pub function_phone: String,
}

const NAME: Field<String> = Field::new("name");
const OWNER: Field<String> = Field::new("owner");
const FUNCTION_PHONE: Field<String> = Field::new("function_phone");
const UNIT: &[FieldDef] = &[NAME.def(), OWNER.def(), FUNCTION_PHONE.def()];

impl FieldValue for Unit {
    const SHAPE: Shape = Shape::Group(UNIT);

    fn read(value: &Value) -> Option<Self> {
        let parts = Parts::of(value)?;
        Some(Self {
            name: parts.get(NAME).unwrap_or_default(),
            owner: parts.get(OWNER).unwrap_or_default(),
            function_phone: parts.get(FUNCTION_PHONE).unwrap_or_default(),
        })
    }

    fn write(self) -> Value {
        Parts::default()
            .with(NAME, Some(self.name))
            .with(OWNER, Some(self.owner))
            .with(FUNCTION_PHONE, Some(self.function_phone))
            .group()
    }
}
