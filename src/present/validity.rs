//! Whether a plan holds on a day: its period is one thing, its decision and extension another.

use chrono::Datelike;
use chrono::NaiveDate;

use crate::domain::field::Content;
use crate::domain::parts::Period;
use crate::domain::plan;
use crate::domain::plan::PlanStatus;
use crate::text::Phrase;
use crate::text::validity as words;

/// Whether a plan holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Nobody has said what status it has.
    Unknown,
    Draft,
    Consultation,
    /// Adopted, but not yet in force.
    From(NaiveDate),
    InForce {
        until: Option<NaiveDate>,
    },
    /// Prolonged beyond its own period, and in force. `None` when nobody has said until when.
    Prolonged {
        until: Option<NaiveDate>,
    },
    /// The last day that it held.
    Ended(NaiveDate),
    Repealed,
}

impl Validity {
    /// Works out whether the plan with this content holds `today`.
    ///
    /// It begins with its period, or with the decision if that came later, and
    /// ends with its period or what it was prolonged to.
    pub fn of(plan: &Content, today: NaiveDate) -> Self {
        let extended = match plan.get(plan::STATUS) {
            None => return Self::Unknown,
            Some(PlanStatus::Draft) => return Self::Draft,
            Some(PlanStatus::Consultation) => return Self::Consultation,
            Some(PlanStatus::Repealed) => return Self::Repealed,
            Some(PlanStatus::Extended) => true,
            Some(PlanStatus::Adopted) => false,
        };
        let period = plan.get(plan::PERIOD).unwrap_or_default();
        let decided_on = plan.get(plan::DECISION).and_then(|decision| decision.day);
        if let Some(start) = period.from.max(decided_on)
            && today < start
        {
            return Self::From(start);
        }
        let prolonged_to =
            plan.get(plan::EXTENDED_UNTIL).filter(|day| period.to.is_none_or(|to| to < *day));
        if let Some(last) = prolonged_to {
            return if last < today {
                Self::Ended(last)
            } else {
                Self::Prolonged { until: Some(last) }
            };
        }
        let own_time_is_over = period.to.is_none_or(|to| to < today);
        if extended && own_time_is_over && plan.get(plan::EXTENDED_UNTIL).is_none() {
            return Self::Prolonged { until: None };
        }
        match period.to {
            Some(last) if last < today => Self::Ended(last),
            until => Self::InForce { until },
        }
    }

    /// Whether it holds; `None` when that can't be told.
    pub fn holds(self) -> Option<bool> {
        match self {
            Self::Unknown | Self::Prolonged { until: None } => None,
            Self::InForce { .. } | Self::Prolonged { .. } => Some(true),
            Self::Draft | Self::Consultation | Self::From(_) | Self::Ended(_) | Self::Repealed => {
                Some(false)
            }
        }
    }

    /// "Gäller till och med 31 december 2030"
    pub fn words(self) -> Phrase {
        match self {
            Self::Unknown => words::UNKNOWN.into(),
            Self::Draft => words::DRAFT.into(),
            Self::Consultation => words::CONSULTATION.into(),
            Self::From(day) => words::from(day),
            Self::InForce { until: Some(day) } => words::until(day),
            Self::InForce { until: None } => words::OPEN_ENDED.into(),
            Self::Prolonged { until: Some(day) } => words::prolonged_until(day),
            Self::Prolonged { until: None } => words::PROLONGED.into(),
            Self::Ended(day) => words::ended(day),
            Self::Repealed => words::REPEALED.into(),
        }
    }
}

/// A period in words: whole years as "2025–2030", else with its days. `None`
/// when neither end is known.
pub fn period(period: Period) -> Option<Phrase> {
    let starts_a_year = |day: NaiveDate| day.ordinal() == 1;
    let ends_a_year = |day: NaiveDate| (day.month(), day.day()) == (12, 31);
    match (period.from, period.to) {
        (Some(from), Some(to)) if starts_a_year(from) && ends_a_year(to) => {
            Some(if from.year() == to.year() {
                Phrase::verbatim(from.year().to_string())
            } else {
                Phrase::verbatim(format!("{}–{}", from.year(), to.year()))
            })
        }
        (Some(from), Some(to)) => Some(words::period(from, to)),
        (Some(from), None) => Some(words::period_from(from)),
        (None, Some(to)) => Some(words::period_to(to)),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::Decision;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    fn years(from: &str, to: &str) -> Period {
        let end = |day: &str| (!day.is_empty()).then(|| on(day));
        Period { from: end(from), to: end(to) }
    }

    fn a_plan(status: PlanStatus) -> Content {
        Content::default()
            .with(plan::STATUS, status)
            .with(plan::PERIOD, years("2019-01-01", "2022-12-31"))
    }

    fn check(plan: &Content, today: &str, said: &str, holds: Option<bool>) {
        let validity = Validity::of(plan, on(today));
        assert_eq!(swedish(&validity.words()), said);
        assert_eq!(validity.holds(), holds);
    }

    #[test]
    fn both_end_days_of_a_plan_count() {
        let plan = a_plan(PlanStatus::Adopted);
        check(&plan, "2018-12-31", "Gäller från och med 1 januari 2019", Some(false));
        check(&plan, "2019-01-01", "Gäller till och med 31 december 2022", Some(true));
        check(&plan, "2022-12-31", "Gäller till och med 31 december 2022", Some(true));
        check(&plan, "2023-01-01", "Slutade gälla 31 december 2022", Some(false));
    }

    #[test]
    fn a_plan_does_not_hold_before_its_decision() {
        let decision = Decision { day: Some(on("2019-12-16")), ..Decision::default() };
        let plan = a_plan(PlanStatus::Adopted).with(plan::DECISION, decision);
        check(&plan, "2019-06-01", "Gäller från och med 16 december 2019", Some(false));
        check(&plan, "2019-12-16", "Gäller till och med 31 december 2022", Some(true));
    }

    #[test]
    fn a_prolonged_plan_outlives_its_period() {
        let plan = a_plan(PlanStatus::Extended).with(plan::EXTENDED_UNTIL, on("2024-12-31"));
        check(&plan, "2023-06-01", "Förlängd, gäller till och med 31 december 2024", Some(true));
        check(&plan, "2025-01-01", "Slutade gälla 31 december 2024", Some(false));
        let until_when = a_plan(PlanStatus::Extended);
        check(&until_when, "2023-06-01", "Förlängd, slutdatum saknas", None);
    }

    #[test]
    fn a_plan_that_is_not_adopted_does_not_hold() {
        check(&a_plan(PlanStatus::Draft), "2020-01-01", "Utkast", Some(false));
        check(&a_plan(PlanStatus::Consultation), "2020-01-01", "På remiss", Some(false));
        check(&a_plan(PlanStatus::Repealed), "2020-01-01", "Upphävd", Some(false));
        check(&Content::default(), "2020-01-01", "Status saknas", None);
    }

    #[test]
    fn an_adopted_plan_without_a_last_day_holds() {
        let plan = Content::default().with(plan::STATUS, PlanStatus::Adopted);
        check(&plan, "2020-01-01", "Gäller, slutdatum saknas", Some(true));
    }

    #[test]
    fn whole_years_are_written_as_years() {
        let said = |from, to| period(years(from, to)).as_ref().map(swedish);
        assert_eq!(said("2025-01-01", "2030-12-31").unwrap(), "2025–2030");
        assert_eq!(said("2017-01-01", "2017-12-31").unwrap(), "2017");
        assert_eq!(said("2016-04-01", "2018-08-31").unwrap(), "1 april 2016 – 31 augusti 2018");
        assert_eq!(said("2016-04-01", "").unwrap(), "från 1 april 2016");
        assert_eq!(said("", "2018-08-31").unwrap(), "till 31 augusti 2018");
        assert_eq!(said("", ""), None);
    }
}
