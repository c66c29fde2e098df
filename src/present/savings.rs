//! What trips no longer made save, with the sums in clear: an unknown part is
//! named, and never counted as nothing.

use crate::domain::travel::Basis;
use crate::domain::travel::Factor;
use crate::domain::travel::KNOWN_FACTORS;
use crate::domain::travel::TripsSaved;
use crate::text::Arg;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::savings as words;

/// Something worked out, or the reason why it can't be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// "5 520 km", "46 resor × 120 km = 5 520 km om året"
    Known { amount: Phrase, formula: Phrase },
    /// A sum in which some tasks are left out: "minst 5 520 km", and how many.
    AtLeast { amount: Phrase, formula: Phrase, left_out: Phrase },
    /// "Går inte att räkna: restiden saknas"
    Unknown(Phrase),
}

impl Figure {
    /// The amount, or why there is none.
    pub fn words(&self) -> &Phrase {
        match self {
            Self::Known { amount, .. } | Self::AtLeast { amount, .. } => amount,
            Self::Unknown(why) => why,
        }
    }

    /// How it was worked out.
    pub fn formula(&self) -> Option<&Phrase> {
        match self {
            Self::Known { formula, .. } | Self::AtLeast { formula, .. } => Some(formula),
            Self::Unknown(_) => None,
        }
    }

    fn unknown(missing: Message) -> Self {
        Self::Unknown(words::unknown(missing))
    }
}

/// The three figures of a task or a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Savings {
    pub km: Figure,
    pub hours: Figure,
    pub co2: Figure,
}

/// What is known about the trips of one task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trips {
    pub a_year: Option<i64>,
    /// There and back.
    pub metres: Option<i64>,
    pub minutes: Option<i64>,
}

impl Trips {
    fn metres_a_year(self) -> Option<i64> {
        Some(self.saved(self.metres?)?.metres())
    }

    fn minutes_a_year(self) -> Option<i64> {
        self.saved(0)?.minutes()
    }

    fn saved(self, metres_per_trip: i64) -> Option<TripsSaved> {
        Some(TripsSaved { trips: self.a_year?, metres_per_trip, minutes_per_trip: self.minutes })
    }

    fn why_no_metres(self) -> Message {
        match (self.a_year, self.metres) {
            (None, None) => words::TRIPS_AND_LENGTH_MISSING,
            (None, Some(_)) => words::TRIPS_MISSING,
            (Some(_), _) => words::LENGTH_MISSING,
        }
    }

    fn why_no_minutes(self) -> Message {
        match (self.a_year, self.minutes) {
            (None, None) => words::TRIPS_AND_TIME_MISSING,
            (None, Some(_)) => words::TRIPS_MISSING,
            (Some(_), _) => words::TIME_MISSING,
        }
    }
}

/// What one task saves in a year.
pub fn yearly(trips: Trips, factor: Option<&Factor>) -> Savings {
    let times = |each: Phrase, sum: &Phrase| {
        let count = u64::try_from(trips.a_year.unwrap_or(0)).unwrap_or(0);
        words::trips_times(words::trips(count), each, sum.clone())
    };
    let km = match (trips.metres_a_year(), trips.metres) {
        (Some(metres), Some(each)) => {
            let amount = kilometres(metres);
            Figure::Known { formula: times(exact_kilometres(each), &amount), amount }
        }
        _ => Figure::unknown(trips.why_no_metres()),
    };
    let hours = match (trips.minutes_a_year(), trips.minutes) {
        (Some(minutes), Some(each)) => {
            let amount = hours(minutes);
            Figure::Known { formula: times(duration(each), &amount), amount }
        }
        _ => Figure::unknown(trips.why_no_minutes()),
    };
    let co2 = match trips.metres_a_year() {
        Some(metres) => co2(metres, factor),
        None => Figure::unknown(trips.why_no_metres()),
    };
    Savings { km, hours, co2 }
}

/// What one task saves in `months` months, told as a part of its years.
pub fn over(trips: Trips, months: u32, factor: Option<&Factor>) -> Savings {
    let part = |yearly: i64, write: fn(i64) -> Phrase| {
        let amount = write(scaled(yearly, months));
        let months = words::months(months.into());
        Figure::Known { formula: words::over_months(write(yearly), months, amount.clone()), amount }
    };
    let metres = trips.metres_a_year();
    Savings {
        km: match metres {
            Some(metres) => part(metres, kilometres),
            None => Figure::unknown(trips.why_no_metres()),
        },
        hours: match trips.minutes_a_year() {
            Some(minutes) => part(minutes, hours),
            None => Figure::unknown(trips.why_no_minutes()),
        },
        co2: match metres {
            Some(metres) => co2(scaled(metres, months), factor),
            None => Figure::unknown(trips.why_no_metres()),
        },
    }
}

/// What several tasks save together, each in its number of months; `None` is a year.
pub fn together(tasks: &[(Trips, Option<u32>)], factor: Option<&Factor>) -> Savings {
    let all = |figure: fn(Trips) -> Option<i64>| {
        let known: Vec<i64> = tasks
            .iter()
            .filter_map(|&(trips, months)| {
                let yearly = figure(trips)?;
                Some(months.map_or(yearly, |months| scaled(yearly, months)))
            })
            .collect();
        let sum = known.iter().fold(0_i64, |sum, it| sum.saturating_add(*it));
        (sum, known.len())
    };
    let (metres, with_metres) = all(Trips::metres_a_year);
    let (minutes, with_minutes) = all(Trips::minutes_a_year);
    let km =
        Figure::Known { amount: kilometres(metres), formula: words::sum_of(with_metres as u64) };
    let hours =
        Figure::Known { amount: hours(minutes), formula: words::sum_of(with_minutes as u64) };
    Savings {
        km: of_all(km, with_metres, tasks.len()),
        hours: of_all(hours, with_minutes, tasks.len()),
        co2: of_all(co2(metres, factor), with_metres, tasks.len()),
    }
}

/// The figure for each of three, when there is nothing to work with.
pub fn none_because_phase_is_open() -> Savings {
    let why = Figure::unknown(words::PHASE_MISSING);
    Savings { km: why.clone(), hours: why.clone(), co2: why }
}

/// `figure` as what it is when `known` of `all` tasks went into it.
fn of_all(figure: Figure, known: usize, all: usize) -> Figure {
    match figure {
        _ if all == 0 => Figure::unknown(words::NO_TASKS),
        _ if known == 0 => Figure::unknown(words::ALL_LEFT_OUT),
        Figure::Known { amount, formula } if known < all => Figure::AtLeast {
            amount: words::at_least(amount),
            formula,
            left_out: words::left_out((all - known) as u64),
        },
        other => other,
    }
}

/// "5 520 km × 150,8 g/km = 832 kg koldioxid"
fn co2(metres: i64, factor: Option<&Factor>) -> Figure {
    let Some(factor) = factor else { return Figure::unknown(words::FACTOR_MISSING) };
    let trip = TripsSaved { trips: 1, metres_per_trip: metres, minutes_per_trip: None };
    let amount = kilograms(trip.grams_of_co2(factor));
    let sum = words::of_co2(amount.clone());
    let formula = words::times_factor(kilometres(metres), grams_per_km(factor), sum);
    Figure::Known { amount, formula }
}

/// A factor with its year and source: "150,8 g/km, 2023 (Miljöbarometern …)".
pub fn factor(factor: &Factor) -> Phrase {
    let (amount, year, source) =
        (grams_per_km(factor), factor.year.to_string(), factor.source.trim());
    if source.is_empty() {
        words::factor(amount, year)
    } else {
        words::factor_by(amount, year, source)
    }
}

/// What a factor's figure stands for, when it is one of the known ones.
pub fn factor_note(factor: &Factor) -> Option<Message> {
    factor.known().map(|known| match known.basis {
        Basis::Wltp => words::NOTE_WLTP,
        Basis::Nedc => words::NOTE_NEDC,
    })
}

/// The factors to pick from, the newest first: "Ragunda 2023: 150,8 g/km".
pub fn known_factors() -> Vec<(Factor, Phrase)> {
    KNOWN_FACTORS
        .iter()
        .map(|known| {
            let area = known.municipality.map_or(words::WHOLE_COUNTRY.into(), Phrase::verbatim);
            let factor = known.factor();
            let amount = grams_per_km(&factor);
            (factor, words::known_factor(area, known.year.to_string(), amount))
        })
        .collect()
}

/// `yearly` for a number of months, halves up.
fn scaled(yearly: i64, months: u32) -> i64 {
    halves_up(yearly.saturating_mul(months.into()), 12)
}

fn halves_up(number: i64, by: i64) -> i64 {
    number.saturating_add(by / 2) / by
}

/// Kilometres with one decimal at the most.
fn kilometres(metres: i64) -> Phrase {
    words::km(Arg::Decimal { units: halves_up(metres, 100), places: 1 })
}

/// Kilometres as they were entered, to the metre.
fn exact_kilometres(metres: i64) -> Phrase {
    words::km(Arg::Decimal { units: metres, places: 3 })
}

/// Hours with one decimal at the most.
fn hours(minutes: i64) -> Phrase {
    let tenths = halves_up(minutes, 6);
    words::hours(plural(tenths == 10), Arg::Decimal { units: tenths, places: 1 })
}

/// A travel time as people say it: "1 timme 30 minuter".
fn duration(minutes: i64) -> Phrase {
    let rest = words::minutes(u64::try_from(minutes % 60).unwrap_or(0));
    let whole = minutes / 60;
    let hours = words::hours(plural(whole == 1), Arg::Decimal { units: whole, places: 0 });
    match (whole, minutes % 60) {
        (0, _) => rest,
        (_, 0) => hours,
        _ => words::hours_and_minutes(hours, rest),
    }
}

/// Whole kilograms, halves up. A little is not nothing.
fn kilograms(grams: i64) -> Phrase {
    match halves_up(grams, 1_000) {
        0 if grams > 0 => words::KG_UNDER_ONE.into(),
        whole => words::kg(Arg::Decimal { units: whole, places: 0 }),
    }
}

fn grams_per_km(factor: &Factor) -> Phrase {
    words::grams_per_km(Arg::Decimal { units: factor.milligrams_per_km, places: 3 })
}

/// The count that makes a plural choose the right form.
fn plural(is_one: bool) -> u64 {
    if is_one { 1 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::travel::newest_known_factor;
    use crate::present::sample::english;
    use crate::present::sample::swedish;

    const LJUSDAL_RAMSJO: Trips =
        Trips { a_year: Some(46), metres: Some(120_000), minutes: Some(90) };

    fn said(figure: &Figure) -> (String, String) {
        (swedish(figure.words()), figure.formula().map(swedish).unwrap_or_default())
    }

    fn check(figure: &Figure, amount: &str, formula: &str) {
        assert_eq!(said(figure), (amount.to_owned(), formula.to_owned()));
    }

    #[test]
    fn the_worked_example_is_worked_in_clear() {
        let factor = newest_known_factor();
        let savings = yearly(LJUSDAL_RAMSJO, Some(&factor));
        check(&savings.km, "5 520 km", "46 resor × 120 km = 5 520 km om året");
        check(&savings.hours, "69 timmar", "46 resor × 1 timme 30 minuter = 69 timmar om året");
        check(&savings.co2, "832 kg", "5 520 km × 150,8 g/km = 832 kg koldioxid");
        let formula = english(savings.co2.formula().unwrap()).replace('\u{a0}', " ");
        assert_eq!(formula, "5,520 km × 150.8 g/km = 832 kg carbon dioxide");
    }

    #[test]
    fn a_part_of_the_years_is_told_in_months() {
        let factor = newest_known_factor();
        let savings = over(LJUSDAL_RAMSJO, 29, Some(&factor));
        check(&savings.km, "13 340 km", "5 520 km om året × 29 månader / 12 = 13 340 km");
        check(&savings.hours, "166,8 timmar", "69 timmar om året × 29 månader / 12 = 166,8 timmar");
        check(&savings.co2, "2 012 kg", "13 340 km × 150,8 g/km = 2 012 kg koldioxid");
    }

    #[test]
    fn what_is_missing_is_named_and_never_zero() {
        let check = |trips: Trips, km: &str, hours: &str, co2: &str| {
            for savings in [yearly(trips, None), over(trips, 12, None)] {
                let why = |figure: &Figure| {
                    assert!(matches!(figure, Figure::Unknown(_)), "{figure:?}");
                    swedish(figure.words()).replace("Går inte att räkna: ", "")
                };
                assert_eq!(why(&savings.hours), hours);
                assert_eq!(why(&savings.co2), co2);
                if !km.is_empty() {
                    assert_eq!(why(&savings.km), km);
                }
            }
        };
        check(
            Trips::default(),
            "antal resor och resans längd saknas",
            "antal resor och restiden saknas",
            "antal resor och resans längd saknas",
        );
        let no_count = Trips { a_year: None, ..LJUSDAL_RAMSJO };
        let count = "antal resor om året saknas";
        check(no_count, count, count, count);
        let no_length = Trips { metres: None, minutes: None, ..LJUSDAL_RAMSJO };
        check(no_length, "resans längd saknas", "restiden saknas", "resans längd saknas");
        let no_time = Trips { minutes: None, ..LJUSDAL_RAMSJO };
        check(no_time, "", "restiden saknas", "koldioxid per kilometer saknas");
    }

    #[test]
    fn tasks_that_lack_something_make_a_sum_a_lower_bound() {
        let factor = newest_known_factor();
        let no_time = Trips { minutes: None, ..LJUSDAL_RAMSJO };
        let savings = together(&[(LJUSDAL_RAMSJO, None), (no_time, None)], Some(&factor));
        check(&savings.km, "11 040 km", "2 uppgifter tillsammans");
        check(&savings.hours, "minst 69 timmar", "1 uppgift");
        let Figure::AtLeast { left_out, .. } = &savings.hours else { panic!("{savings:?}") };
        assert_eq!(swedish(left_out), "1 uppgift saknar underlag och är inte med");
        check(&savings.co2, "1 665 kg", "11 040 km × 150,8 g/km = 1 665 kg koldioxid");
        let none = together(&[(Trips::default(), None)], Some(&factor));
        check(&none.km, "Går inte att räkna: alla flyttade uppgifter saknar underlag", "");
        let empty = together(&[], Some(&factor));
        check(&empty.co2, "Går inte att räkna: ingen flyttad uppgift är inskriven", "");
    }

    #[test]
    fn figures_are_rounded_halves_up() {
        assert_eq!(swedish(&kilometres(10_449)), "10,4 km");
        assert_eq!(swedish(&kilometres(10_450)), "10,5 km");
        assert_eq!(swedish(&exact_kilometres(10_450)), "10,45 km");
        assert_eq!(swedish(&kilograms(1_499)), "1 kg");
        assert_eq!(swedish(&kilograms(1_500)), "2 kg");
        assert_eq!(swedish(&kilograms(499)), "mindre än 1 kg");
        assert_eq!(swedish(&kilograms(0)), "0 kg");
        assert_eq!(swedish(&hours(60)), "1 timme");
        assert_eq!(swedish(&hours(63)), "1,1 timmar");
        assert_eq!(swedish(&duration(45)), "45 minuter");
        assert_eq!(swedish(&duration(60)), "1 timme");
        assert_eq!(swedish(&duration(121)), "2 timmar 1 minut");
    }

    #[test]
    fn a_factor_names_its_year_and_source_and_what_it_is() {
        let newest = newest_known_factor();
        let said = swedish(&factor(&newest));
        assert_eq!(said, "150,8 g/km, 2023 (Miljöbarometern, Ragunda kommun (WLTP, avgasrör))");
        assert_eq!(factor_note(&newest), Some(words::NOTE_WLTP));
        let own = Factor { milligrams_per_km: 120_000, year: 2025, source: " ".to_owned() };
        assert_eq!(swedish(&factor(&own)), "120 g/km, 2025");
        assert_eq!(factor_note(&own), None);
        let labels: Vec<_> = known_factors().iter().map(|it| swedish(&it.1)).collect();
        assert_eq!(labels[0], "Ragunda 2023: 150,8 g/km");
        assert!(labels.contains(&"Hela landet 2022: 132,6 g/km".to_owned()));
    }
}
