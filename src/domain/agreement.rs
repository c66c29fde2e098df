//! Agreements (avtal): what a shop has taken on and is paid for, and what is to work in a crisis.

use chrono::Datelike;
use chrono::Months;
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
use super::parts::Party;
use super::parts::Period;
use super::value::Value;

pub const TITLE: Field<String> = Field::new("title");
pub const KIND: Field<AgreementKind> = Field::new("kind");
pub const PLACE: Field<RecordId> = Field::new("place");
pub const PROVIDER: Field<RecordId> = Field::new("provider");
/// Whom it is with, where that is not the provider.
pub const COUNTERPART: Field<Party> = Field::new("counterpart");
pub const PERIOD: Field<Period> = Field::new("period");
pub const RENEWAL: Field<Renewal> = Field::new("renewal");
/// The last day to give notice.
pub const NOTICE_DAY: Field<NaiveDate> = Field::new("notice_day");
pub const CASE_NUMBER: Field<String> = Field::new("case_number");
/// What was agreed.
pub const DUTIES: Field<Vec<Duty>> = Field::new("duties");
/// The same in own words, where no [`Duty`] fits.
pub const OTHER_DUTIES: Field<Vec<String>> = Field::new("other_duties");
/// A year, for each duty that was kept.
pub const PAY_PER_DUTY_KR: Field<i64> = Field::new("pay_per_duty_kr");
/// A year, however many duties there are.
pub const PAY_FIXED_KR: Field<i64> = Field::new("pay_fixed_kr");
/// A year, at the most.
pub const PAY_MAX_KR: Field<i64> = Field::new("pay_max_kr");
pub const PAID: Field<Rhythm> = Field::new("paid");
/// Which duties were kept, quarter by quarter.
pub const TERMS: Field<Vec<Term>> = Field::new("terms");
pub const RESERVE_POWER: Field<ReservePower> = Field::new("reserve_power");
/// When the reserve power was last started on trial.
pub const LAST_TEST: Field<NaiveDate> = Field::new("last_test");
pub const NEXT_TEST: Field<NaiveDate> = Field::new("next_test");
/// Who runs it.
pub const OPERATOR: Field<Party> = Field::new("operator");
/// Who can open the door.
pub const KEY_HOLDER: Field<Party> = Field::new("key_holder");
/// Who decides that it opens.
pub const ACTIVATED_BY: Field<Party> = Field::new("activated_by");
/// A telephone that works without the mobile network, or a radio.
pub const EMERGENCY_PHONE: Field<String> = Field::new("emergency_phone");
/// Warmth, water, first aid, who can walk there.
pub const EQUIPMENT: Field<String> = Field::new("equipment");
/// What to do when the power goes, step by step.
pub const INSTRUCTIONS: Field<String> = Field::new("instructions");
pub const NOTES: Field<String> = Field::new("notes");

/// The fields that say who somebody is.
pub const PARTIES: [Field<Party>; 4] = [COUNTERPART, OPERATOR, KEY_HOLDER, ACTIVATED_BY];

pub const DEF: KindDef = KindDef {
    kind: Kind::Agreement,
    fields: &[
        TITLE.def(),
        KIND.def(),
        PLACE.def(),
        PROVIDER.def(),
        COUNTERPART.def(),
        PERIOD.def(),
        RENEWAL.def(),
        NOTICE_DAY.def(),
        CASE_NUMBER.def(),
        DUTIES.def(),
        OTHER_DUTIES.def(),
        PAY_PER_DUTY_KR.def(),
        PAY_FIXED_KR.def(),
        PAY_MAX_KR.def(),
        PAID.def(),
        TERMS.def(),
        RESERVE_POWER.def(),
        LAST_TEST.def(),
        NEXT_TEST.def(),
        OPERATOR.def(),
        KEY_HOLDER.def(),
        ACTIVATED_BY.def(),
        EMERGENCY_PHONE.def(),
        EQUIPMENT.def(),
        INSTRUCTIONS.def(),
        NOTES.def(),
    ],
};

tokens! {
    AgreementKind {
        ServicePoint = "service_point",
        InformationPoint = "information_point",
        /// Service and safety in one place (SOT-punkt), in use every day.
        SotPoint = "sot_point",
        /// Opened when somebody decides so (trygghetspunkt).
        SafetyPoint = "safety_point",
        HomeDelivery = "home_delivery",
        Other = "other",
    }
}

impl AgreementKind {
    /// Whether it is for days when something does not work.
    pub const fn is_for_crises(self) -> bool {
        matches!(self, Self::SotPoint | Self::SafetyPoint)
    }
}

tokens! {
    /// What municipalities let service points do.
    Duty {
        Information = "information",
        VisitorInformation = "visitor_information",
        NoticeBoard = "notice_board",
        ComputerAndPrinter = "computer_and_printer",
        Wifi = "wifi",
        HomeDelivery = "home_delivery",
        MeetingPlace = "meeting_place",
        Activities = "activities",
        BookDrop = "book_drop",
        OpeningHours = "opening_hours",
        AccessiblePremises = "accessible_premises",
        MunicipalStaff = "municipal_staff",
    }
}

tokens! {
    /// What happens when the time is out and nobody has given notice.
    Renewal {
        Ends = "ends",
        YearByYear = "year_by_year",
    }
}

tokens! {
    /// How often it is paid.
    Rhythm {
        Quarterly = "quarterly",
        Yearly = "yearly",
    }
}

/// What was kept in a quarter or a year, and whether it was paid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    pub year: i64,
    /// 1 to 4; none for the whole year.
    pub quarter: Option<i64>,
    /// The duties that were kept, by the word in files or in own words.
    pub kept: Vec<String>,
    pub paid_on: Option<NaiveDate>,
    /// What was paid, which stays as it was when the pay is changed later.
    pub paid_kr: Option<i64>,
    /// Whether somebody has said that nothing is to be paid for it.
    pub is_waived: bool,
}

const YEAR: Field<i64> = Field::new("year");
const QUARTER: Field<i64> = Field::new("quarter");
const KEPT: Field<Vec<String>> = Field::new("kept");
const PAID_ON: Field<NaiveDate> = Field::new("paid_on");
const PAID_KR: Field<i64> = Field::new("paid_kr");
const NOTHING_TO_PAY: Field<bool> = Field::new("nothing_to_pay");
const TERM: &[FieldDef] =
    &[YEAR.def(), QUARTER.def(), KEPT.def(), PAID_ON.def(), PAID_KR.def(), NOTHING_TO_PAY.def()];

impl FieldValue for Term {
    const SHAPE: Shape = Shape::Group(TERM);

    fn read(value: &Value) -> Option<Self> {
        let parts = Parts::of(value)?;
        Some(Self {
            year: parts.get(YEAR)?,
            quarter: parts.get(QUARTER),
            kept: parts.get(KEPT).unwrap_or_default(),
            paid_on: parts.get(PAID_ON),
            paid_kr: parts.get(PAID_KR),
            is_waived: parts.get(NOTHING_TO_PAY).unwrap_or_default(),
        })
    }

    fn write(self) -> Value {
        Parts::default()
            .with(YEAR, Some(self.year))
            .with(QUARTER, self.quarter)
            .with(KEPT, Some(self.kept))
            .with(PAID_ON, self.paid_on)
            .with(PAID_KR, self.paid_kr)
            .with(NOTHING_TO_PAY, self.is_waived.then_some(true))
            .group()
    }
}

impl Term {
    /// The term of `rhythm` that `day` is in.
    pub fn around(day: NaiveDate, rhythm: Rhythm) -> Self {
        let quarter = (rhythm == Rhythm::Quarterly).then(|| i64::from(day.month0() / 3 + 1));
        Self { year: i64::from(day.year()), quarter, ..Self::default() }
    }

    /// The one before.
    #[must_use]
    pub fn before(&self) -> Self {
        let (year, quarter) = match self.quarter {
            None => (self.year - 1, None),
            Some(1) => (self.year - 1, Some(4)),
            Some(quarter) => (self.year, Some(quarter - 1)),
        };
        Self { year, quarter, ..Self::default() }
    }

    /// Whether it is the same quarter or year.
    pub fn is_same_time(&self, other: &Self) -> bool {
        (self.year, self.quarter) == (other.year, other.quarter)
    }

    /// Whether they have a day in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        let is_whole = self.quarter.is_none() || other.quarter.is_none();
        self.year == other.year && (is_whole || self.quarter == other.quarter)
    }

    /// Whether it was paid, or nothing is to be paid for it.
    pub const fn is_settled(&self) -> bool {
        self.paid_on.is_some() || self.is_waived
    }

    /// Its first and its last day, where it has any.
    pub fn period(&self) -> Option<Period> {
        let year = i32::try_from(self.year).ok()?;
        let (first, months) = match self.quarter {
            None => (1, 12),
            Some(quarter @ 1..=4) => (u32::try_from(quarter).ok()? * 3 - 2, 3),
            Some(_) => return None,
        };
        let from = NaiveDate::from_ymd_opt(year, first, 1)?;
        let to = from.checked_add_months(Months::new(months))?.pred_opt()?;
        Some(Period { from: Some(from), to: Some(to) })
    }
}

/// What gives power when the net does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReservePower {
    /// Such as "70 kVA".
    pub power: String,
    pub fuel: String,
    /// How long the fuel lasts.
    pub hours: Option<i64>,
}

const POWER: Field<String> = Field::new("power");
const FUEL: Field<String> = Field::new("fuel");
const HOURS: Field<i64> = Field::new("hours");
const RESERVE: &[FieldDef] = &[POWER.def(), FUEL.def(), HOURS.def()];

impl FieldValue for ReservePower {
    const SHAPE: Shape = Shape::Group(RESERVE);

    fn read(value: &Value) -> Option<Self> {
        let parts = Parts::of(value)?;
        Some(Self {
            power: parts.get(POWER).unwrap_or_default(),
            fuel: parts.get(FUEL).unwrap_or_default(),
            hours: parts.get(HOURS),
        })
    }

    fn write(self) -> Value {
        Parts::default()
            .with(POWER, Some(self.power))
            .with(FUEL, Some(self.fuel))
            .with(HOURS, self.hours)
            .group()
    }
}

/// What is paid for a term in which `kept` duties were kept, in whole kronor; `None` where the
/// agreement says nothing of pay.
pub fn pay(content: &super::field::Content, kept: usize) -> Option<i64> {
    let (each, fixed) = (content.get(PAY_PER_DUTY_KR), content.get(PAY_FIXED_KR));
    if each.is_none() && fixed.is_none() {
        return None;
    }
    let kept = i64::try_from(kept).unwrap_or(i64::MAX);
    let earned = each.unwrap_or_default().saturating_mul(kept);
    let year = earned.saturating_add(fixed.unwrap_or_default());
    let year = content.get(PAY_MAX_KR).map_or(year, |most| year.min(most));
    Some(match content.get(PAID) {
        // To the nearest krona.
        Some(Rhythm::Quarterly) => (year.saturating_add(2)).div_euclid(4),
        Some(Rhythm::Yearly) | None => year,
    })
}

/// How long after a test the next one is, where nobody has said: a year.
const MONTHS_BETWEEN_TESTS: Months = Months::new(12);

/// The day the reserve power is to be tested next: as somebody said, else a year after the last.
pub fn next_test(content: &super::field::Content) -> Option<NaiveDate> {
    let after_last = || content.get(LAST_TEST)?.checked_add_months(MONTHS_BETWEEN_TESTS);
    // A day that was planned and passed by a later test is done with.
    let planned = content.get(NEXT_TEST);
    planned.filter(|day| content.get(LAST_TEST).is_none_or(|last| last < *day)).or_else(after_last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    /// Örnsköldsvik: 10,000 kr for each duty and year, 50,000 at the most, paid by the quarter.
    #[test]
    fn pay_is_by_duties_kept_up_to_the_most_and_by_quarter() {
        let content = Content::default()
            .with(PAY_PER_DUTY_KR, 10_000)
            .with(PAY_MAX_KR, 50_000)
            .with(PAID, Rhythm::Quarterly);
        assert_eq!(pay(&content, 3), Some(7_500));
        assert_eq!(pay(&content, 7), Some(12_500));
        assert_eq!(pay(&content, 0), Some(0));
        let yearly = content.with(PAID, Rhythm::Yearly).with(PAY_FIXED_KR, 5_000);
        assert_eq!(pay(&yearly, 3), Some(35_000));
        assert_eq!(pay(&Content::default(), 3), None);
    }

    #[test]
    fn a_quarter_has_its_days_and_one_before_it() {
        let quarter = Term::around(day(2026, 11, 21), Rhythm::Quarterly);
        assert_eq!((quarter.year, quarter.quarter), (2026, Some(4)));
        let period = Period { from: Some(day(2026, 10, 1)), to: Some(day(2026, 12, 31)) };
        assert_eq!(quarter.period(), Some(period));
        let first = Term::around(day(2026, 1, 1), Rhythm::Quarterly).before();
        assert_eq!((first.year, first.quarter), (2025, Some(4)));
        let year = Term::around(day(2024, 2, 29), Rhythm::Yearly);
        assert_eq!(year.period().and_then(|it| it.to), Some(day(2024, 12, 31)));
        assert_eq!(Term { quarter: Some(5), ..year }.period(), None);
    }

    #[test]
    fn the_next_test_is_as_said_or_a_year_after_the_last() {
        let last = Content::default().with(LAST_TEST, day(2024, 2, 29));
        assert_eq!(next_test(&last), Some(day(2025, 2, 28)));
        let planned = last.clone().with(NEXT_TEST, day(2024, 9, 1));
        assert_eq!(next_test(&planned), Some(day(2024, 9, 1)));
        let done = planned.with(LAST_TEST, day(2024, 9, 3));
        assert_eq!(next_test(&done), Some(day(2025, 9, 3)));
        assert_eq!(next_test(&Content::default()), None);
    }

    #[test]
    fn terms_and_reserve_power_are_read_as_they_were_written() {
        let term = Term {
            year: 2026,
            quarter: Some(3),
            kept: vec!["information".to_owned(), "Cykelpump".to_owned()],
            paid_on: Some(day(2026, 10, 12)),
            paid_kr: Some(5_000),
            is_waived: true,
        };
        assert_eq!(Term::read(&term.clone().write()), Some(term));
        let power =
            ReservePower { power: "70 kVA".to_owned(), fuel: "Diesel".to_owned(), hours: Some(48) };
        assert_eq!(ReservePower::read(&power.clone().write()), Some(power));
    }
}
