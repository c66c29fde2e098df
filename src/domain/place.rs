//! Places: villages and towns.

use chrono::NaiveDate;

use super::field::Field;
use super::field::FieldDef;
use super::field::FieldValue;
use super::field::KindDef;
use super::field::Parts;
use super::field::Shape;
use super::field::tokens;
use super::id::RecordId;
use super::join::NOT_SAME_AS;
use super::join::SAME_AS;
use super::kind::Kind;
use super::value::Value;

pub const NAME: Field<String> = Field::new("name");
/// Other names, such as in a minority language.
pub const OTHER_NAMES: Field<Vec<String>> = Field::new("other_names");
pub const MUNICIPALITY: Field<String> = Field::new("municipality");
pub const POSITION: Field<Position> = Field::new("position");
pub const POPULATION: Field<Population> = Field::new("population");
pub const PLAN_STATUS: Field<PlaceStatus> = Field::new("plan_status");
/// The plan that gives it that status.
pub const PLAN: Field<RecordId> = Field::new("plan");
pub const NOTES: Field<String> = Field::new("notes");

pub const DEF: KindDef = KindDef {
    kind: Kind::Place,
    fields: &[
        NAME.def(),
        OTHER_NAMES.def(),
        MUNICIPALITY.def(),
        POSITION.def(),
        POPULATION.def(),
        PLAN_STATUS.def(),
        PLAN.def(),
        NOTES.def(),
        SAME_AS.def(),
        NOT_SAME_AS.def(),
    ],
};

tokens! {
    /// What a plan says that a place is.
    PlaceStatus {
        ServiceTown = "service_town",
        ServiceNode = "service_node",
        ServicePoint = "service_point",
        PrioritisedServicePoint = "prioritised_service_point",
        InformationPoint = "information_point",
        SafetyPoint = "safety_point",
        NotNamed = "not_named",
    }
}

/// Where something is (WGS84), in millionths of a degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub latitude: i64,
    pub longitude: i64,
    /// How far off it may be, in metres, where somebody has said.
    pub uncertainty: Option<i64>,
    pub source: Option<PositionSource>,
}

impl Position {
    /// A point that nobody has said more of.
    pub const fn at(latitude: i64, longitude: i64) -> Self {
        Self { latitude, longitude, uncertainty: None, source: None }
    }
}

tokens! {
    /// How somebody came to know where something is.
    PositionSource {
        /// A telephone that was there.
        Device = "device",
        /// A tap on the map.
        Map = "map",
        /// The list of localities that the app carries.
        List = "list",
    }
}

const LATITUDE: Field<i64> = Field::new("latitude_microdegrees");
const LONGITUDE: Field<i64> = Field::new("longitude_microdegrees");
const UNCERTAINTY: Field<i64> = Field::new("uncertainty_m");
const POSITION_SOURCE: Field<PositionSource> = Field::new("source");
const POSITION_PARTS: &[FieldDef] =
    &[LATITUDE.def(), LONGITUDE.def(), UNCERTAINTY.def(), POSITION_SOURCE.def()];

impl FieldValue for Position {
    const SHAPE: Shape = Shape::Group(POSITION_PARTS);

    fn read(value: &Value) -> Option<Self> {
        let parts = Parts::of(value)?;
        Some(Self {
            latitude: parts.get(LATITUDE)?,
            longitude: parts.get(LONGITUDE)?,
            uncertainty: parts.get(UNCERTAINTY),
            source: parts.get(POSITION_SOURCE),
        })
    }

    fn write(self) -> Value {
        Parts::default()
            .with(LATITUDE, Some(self.latitude))
            .with(LONGITUDE, Some(self.longitude))
            .with(UNCERTAINTY, self.uncertainty)
            .with(POSITION_SOURCE, self.source)
            .group()
    }
}

/// How many live there, by whose count and on which day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Population {
    pub count: Option<i64>,
    pub day: Option<NaiveDate>,
    pub source: String,
}

const COUNT: Field<i64> = Field::new("count");
const DAY: Field<NaiveDate> = Field::new("day");
const SOURCE: Field<String> = Field::new("source");
const POPULATION_PARTS: &[FieldDef] = &[COUNT.def(), DAY.def(), SOURCE.def()];

impl FieldValue for Population {
    const SHAPE: Shape = Shape::Group(POPULATION_PARTS);

    fn read(value: &Value) -> Option<Self> {
        let parts = Parts::of(value)?;
        let source = parts.get(SOURCE).unwrap_or_default();
        Some(Self { count: parts.get(COUNT), day: parts.get(DAY), source })
    }

    fn write(self) -> Value {
        Parts::default()
            .with(COUNT, self.count)
            .with(DAY, self.day)
            .with(SOURCE, Some(self.source))
            .group()
    }
}
