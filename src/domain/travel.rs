//! What a trip that is no longer made saves: kilometres, hours, carbon dioxide.

use super::field::Field;
use super::field::FieldDef;
use super::field::FieldValue;
use super::field::Parts;
use super::field::Shape;
use super::value::Value;

/// What a kilometre by car weighs in carbon dioxide, as it was in one year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Factor {
    pub milligrams_per_km: i64,
    pub year: i64,
    /// Who says so.
    pub source: String,
}

const MILLIGRAMS: Field<i64> = Field::new("mg_per_km");
const YEAR: Field<i64> = Field::new("year");
const SOURCE: Field<String> = Field::new("source");
const FACTOR: &[FieldDef] = &[MILLIGRAMS.def(), YEAR.def(), SOURCE.def()];

impl FieldValue for Factor {
    const SHAPE: Shape = Shape::Group(FACTOR);

    fn read(value: &Value) -> Option<Self> {
        let parts = Parts::of(value)?;
        Some(Self {
            milligrams_per_km: parts.get(MILLIGRAMS)?,
            year: parts.get(YEAR)?,
            source: parts.get(SOURCE).unwrap_or_default(),
        })
    }

    fn write(self) -> Value {
        Parts::default()
            .with(MILLIGRAMS, Some(self.milligrams_per_km))
            .with(YEAR, Some(self.year))
            .with(SOURCE, Some(self.source))
            .group()
    }
}

/// The newest factor that the project knows a source for. It is certified
/// tailpipe carbon dioxide of the average car in Ragunda (WLTP), the
/// municipality nearest to those who use it first.
pub fn newest_known_factor() -> Factor {
    Factor {
        milligrams_per_km: 150_800,
        year: 2023,
        source: "Miljöbarometern, Ragunda kommun (WLTP, avgasrör)".to_owned(),
    }
}

/// The trips of a task that are no longer made in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TripsSaved {
    pub trips: i64,
    /// There and back.
    pub metres_per_trip: i64,
    /// At the wheel; `None` when nobody has said.
    pub minutes_per_trip: Option<i64>,
}

impl TripsSaved {
    pub const fn metres(self) -> i64 {
        self.trips.saturating_mul(self.metres_per_trip)
    }

    pub fn minutes(self) -> Option<i64> {
        self.minutes_per_trip.map(|minutes| self.trips.saturating_mul(minutes))
    }

    /// Grams of carbon dioxide, rounded down.
    pub const fn grams_of_co2(self, factor: &Factor) -> i64 {
        // Metres times milligrams a kilometre is micrograms.
        self.metres().saturating_mul(factor.milligrams_per_km) / 1_000_000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example: one weekly trip Ljusdal-Ramsjö and back, 46 weeks.
    #[test]
    fn a_weekly_trip_of_twelve_mil_saves_832_kilograms_a_year() {
        let saved = TripsSaved { trips: 46, metres_per_trip: 120_000, minutes_per_trip: Some(90) };
        let factor = Factor { milligrams_per_km: 150_800, year: 2023, source: String::new() };
        assert_eq!(saved.metres(), 5_520_000);
        assert_eq!(saved.minutes(), Some(69 * 60));
        assert_eq!(saved.grams_of_co2(&factor), 832_416);
    }

    #[test]
    fn hours_that_nobody_has_said_are_not_zero() {
        let saved = TripsSaved { trips: 46, metres_per_trip: 120_000, minutes_per_trip: None };
        assert_eq!(saved.minutes(), None);
    }
}
