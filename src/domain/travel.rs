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

/// How a car's certified carbon dioxide was measured. The later method gives
/// higher figures for the same car, so the two must not be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// New European Driving Cycle, up to 2021.
    Nedc,
    /// Worldwide harmonised Light vehicles Test Procedure, from 2022.
    Wltp,
}

/// A factor that the project has a source for: the average car of an area.
///
/// All are what is certified to leave the tailpipe; electric cars count as
/// nothing, and the making of fuel and cars is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownFactor {
    pub milligrams_per_km: i64,
    pub year: i16,
    /// The municipality; `None` for the whole country.
    pub municipality: Option<&'static str>,
    pub basis: Basis,
    /// As it stands in a project that uses the factor.
    pub source: &'static str,
    pub url: &'static str,
}

/// The factors that the project has a source for: the newest first, and within
/// a year the one nearest to those who use them first.
///
/// The source changed its method between 2021 and 2022, but gives the figure for
/// the whole country in 2022 by the old one.
pub const KNOWN_FACTORS: &[KnownFactor] = &[
    KnownFactor {
        milligrams_per_km: 150_800,
        year: 2023,
        municipality: Some("Ragunda"),
        basis: Basis::Wltp,
        source: "Miljöbarometern, Ragunda kommun (WLTP, avgasrör)",
        url: MILJOBAROMETERN,
    },
    KnownFactor {
        milligrams_per_km: 137_200,
        year: 2023,
        municipality: Some("Gagnef"),
        basis: Basis::Wltp,
        source: "Miljöbarometern, Gagnefs kommun (WLTP, avgasrör)",
        url: MILJOBAROMETERN,
    },
    KnownFactor {
        milligrams_per_km: 130_200,
        year: 2023,
        municipality: Some("Linköping"),
        basis: Basis::Wltp,
        source: "Miljöbarometern, Linköpings kommun (WLTP, avgasrör)",
        url: MILJOBAROMETERN,
    },
    KnownFactor {
        milligrams_per_km: 132_600,
        year: 2022,
        municipality: None,
        basis: Basis::Nedc,
        source: "Miljöbarometern, hela landet (NEDC, avgasrör)",
        url: MILJOBAROMETERN,
    },
    KnownFactor {
        milligrams_per_km: 161_600,
        year: 2021,
        municipality: Some("Ragunda"),
        basis: Basis::Nedc,
        source: "Miljöbarometern, Ragunda kommun (NEDC, avgasrör)",
        url: MILJOBAROMETERN,
    },
];

const MILJOBAROMETERN: &str = "https://2030.miljobarometern.se/";

impl KnownFactor {
    /// The factor as a project keeps it.
    pub fn factor(&self) -> Factor {
        Factor {
            milligrams_per_km: self.milligrams_per_km,
            year: self.year.into(),
            source: self.source.to_owned(),
        }
    }
}

impl Factor {
    /// The known factor that this is, if nobody has changed it.
    pub fn known(&self) -> Option<&'static KnownFactor> {
        KNOWN_FACTORS.iter().find(|known| known.factor() == *self)
    }
}

/// The newest factor that the project knows a source for, of the municipality
/// nearest to those who use it first.
pub fn newest_known_factor() -> Factor {
    KNOWN_FACTORS[0].factor()
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
    #[test]
    fn the_known_factors_stand_newest_first_and_are_found_again() {
        assert!(KNOWN_FACTORS.is_sorted_by_key(|known| std::cmp::Reverse(known.year)));
        for known in KNOWN_FACTORS {
            assert_eq!(known.factor().known(), Some(known));
            assert!(known.url.starts_with("https://") && !known.source.is_empty());
            // A car's figure in grams; a slip of three digits would be seen here.
            assert!((50_000..300_000).contains(&known.milligrams_per_km));
        }
        let changed = Factor { milligrams_per_km: 150_801, ..newest_known_factor() };
        assert_eq!(changed.known(), None);
    }
}
