//! The words for what the rules speak of: facts, limits, sources, outcomes.

mod other_forms;

use chrono::NaiveDate;

use crate::domain::law::authority::Authority;
use crate::domain::law::authority::County;
use crate::domain::law::authority::decider;
use crate::domain::rule::GuidanceKind;
use crate::domain::rule::OpenQuestion;
use crate::domain::rule::Operator;
use crate::domain::rule::Subject;
use crate::domain::rule::Test;
use crate::domain::rule::WaiverAllowed;
use crate::domain::rule::assess::Change;
use crate::domain::rule::assess::Standing;
use crate::domain::rule::ceiling::Most;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::FactSource;
use crate::domain::rule::fact::FactValue;
use crate::domain::rule::form::Form;
use crate::domain::rule::quantity::EuroCents;
use crate::domain::rule::quantity::Kronor;
use crate::domain::rule::quantity::Quantity;
use crate::domain::rule::source::Certainty;
use crate::domain::rule::version::NotInForce;
use crate::domain::rule::version::Notice;
use crate::text::Arg;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::check_result as result;
use crate::text::common;
use crate::text::law;
use crate::text::verdict as text;

/// The name of a fact, as a label.
#[must_use]
pub const fn fact_label(kind: FactKind) -> Message {
    asking(kind).0
}

/// The question that asks for a fact.
#[must_use]
pub const fn fact_question(kind: FactKind) -> Message {
    asking(kind).1
}

/// A sentence of help under the question.
#[must_use]
pub const fn fact_help(kind: FactKind) -> Message {
    asking(kind).2
}

/// The label, the question and the help of a fact.
const fn asking(kind: FactKind) -> (Message, Message, Message) {
    macro_rules! asking {
        ($label:ident, $question:ident, $help:ident) => {
            (text::$label, text::$question, text::$help)
        };
    }
    match kind {
        FactKind::RoadToNearest => {
            asking!(FACT_ROAD_TO_NEAREST, ASK_ROAD_TO_NEAREST, HELP_ROAD_TO_NEAREST)
        }
        FactKind::LineToNearest => {
            asking!(FACT_LINE_TO_NEAREST, ASK_LINE_TO_NEAREST, HELP_LINE_TO_NEAREST)
        }
        FactKind::NearestHasDiverseRange => asking!(
            FACT_NEAREST_HAS_DIVERSE_RANGE,
            ASK_NEAREST_HAS_DIVERSE_RANGE,
            HELP_NEAREST_HAS_DIVERSE_RANGE
        ),
        FactKind::RoadToDiverse => {
            asking!(FACT_ROAD_TO_DIVERSE, ASK_ROAD_TO_DIVERSE, HELP_ROAD_TO_DIVERSE)
        }
        FactKind::LineToDiverse => {
            asking!(FACT_LINE_TO_DIVERSE, ASK_LINE_TO_DIVERSE, HELP_LINE_TO_DIVERSE)
        }
        FactKind::ArchipelagoWithoutFixedLink => {
            asking!(FACT_ARCHIPELAGO, ASK_ARCHIPELAGO, HELP_ARCHIPELAGO)
        }
        FactKind::DiverseRange => {
            asking!(FACT_DIVERSE_RANGE, ASK_DIVERSE_RANGE, HELP_DIVERSE_RANGE)
        }
        FactKind::Articles => asking!(FACT_ARTICLES, ASK_ARTICLES, HELP_ARTICLES),
        FactKind::FixedPremises => {
            asking!(FACT_FIXED_PREMISES, ASK_FIXED_PREMISES, HELP_FIXED_PREMISES)
        }
        FactKind::OpenAllYear => {
            asking!(FACT_OPEN_ALL_YEAR, ASK_OPEN_ALL_YEAR, HELP_OPEN_ALL_YEAR)
        }
        FactKind::OpeningHours => {
            asking!(FACT_OPENING_HOURS, ASK_OPENING_HOURS, HELP_OPENING_HOURS)
        }
        FactKind::GroceryTurnover => {
            asking!(FACT_GROCERY_TURNOVER, ASK_GROCERY_TURNOVER, HELP_GROCERY_TURNOVER)
        }
        FactKind::TotalTurnover => {
            asking!(FACT_TOTAL_TURNOVER, ASK_TOTAL_TURNOVER, HELP_TOTAL_TURNOVER)
        }
        FactKind::OtherBasicService => {
            asking!(FACT_OTHER_BASIC_SERVICE, ASK_OTHER_BASIC_SERVICE, HELP_OTHER_BASIC_SERVICE)
        }
        FactKind::PlanPriority => {
            asking!(FACT_PLAN_PRIORITY, ASK_PLAN_PRIORITY, HELP_PLAN_PRIORITY)
        }
        FactKind::MunicipalPlan => {
            asking!(FACT_MUNICIPAL_PLAN, ASK_MUNICIPAL_PLAN, HELP_MUNICIPAL_PLAN)
        }
        FactKind::AreaSparse => asking!(FACT_AREA_SPARSE, ASK_AREA_SPARSE, HELP_AREA_SPARSE),
        FactKind::MunicipalViews => {
            asking!(FACT_MUNICIPAL_VIEWS, ASK_MUNICIPAL_VIEWS, HELP_MUNICIPAL_VIEWS)
        }
        other => other_forms::asking(other),
    }
}

/// Where a fact comes from, in words.
#[must_use]
pub const fn fact_source(source: FactSource) -> Message {
    match source {
        FactSource::Odometer => text::SOURCE_ODOMETER,
        FactSource::MapService => text::SOURCE_MAP_SERVICE,
        FactSource::Positions => text::SOURCE_POSITIONS,
        FactSource::Seen => text::SOURCE_SEEN,
        FactSource::Owner => text::SOURCE_OWNER,
        FactSource::Accounts => text::SOURCE_ACCOUNTS,
        FactSource::Region => text::SOURCE_REGION,
        FactSource::Municipality => text::SOURCE_MUNICIPALITY,
        FactSource::Plan => text::SOURCE_PLAN,
        FactSource::Assumed => text::SOURCE_ASSUMED,
        FactSource::Other => text::SOURCE_OTHER,
    }
}

/// A fact's value: "7 km", "Ja".
#[must_use]
pub fn fact_value(kind: FactKind, value: FactValue) -> Phrase {
    match value {
        FactValue::YesNo(true) => common::YES.into(),
        FactValue::YesNo(false) => common::NO.into(),
        FactValue::Amount(quantity) => match kind {
            _ if kind.is_worked_out() => text::at_least_amount(amount(quantity)),
            _ => amount(quantity),
        },
    }
}

/// An amount with its unit: "12,3 km", "11 000 000 kr".
#[must_use]
pub fn amount(quantity: Quantity) -> Phrase {
    let number = quantity.number();
    match quantity {
        Quantity::Metres(_) => text::kilometres(decimal(number, 3)),
        Quantity::Kronor(_) => text::kronor(number),
        Quantity::MinutesPerWeek(_) if number.is_multiple_of(60) => text::hours(number / 60),
        Quantity::MinutesPerWeek(_) => text::hours_and_minutes(number / 60, number % 60),
        Quantity::Articles(_) => text::articles(number),
        Quantity::EuroCents(_) => law::euro(decimal(number, 2)),
        Quantity::KronorPerEuro(_) => law::rate(decimal(number, 4)),
        Quantity::Years(_) => law::years(number),
        Quantity::People(_) => law::people(number),
        Quantity::Times(_) => law::times(number),
    }
}

fn decimal(number: u64, places: u8) -> Arg {
    Arg::Decimal { units: i64::try_from(number).unwrap_or(i64::MAX), places }
}

/// A ceiling: "Högst 350 000 kr per år".
#[must_use]
pub fn ceiling(form: Form, most: Most) -> Phrase {
    let kronor = |most: Kronor| amount(Quantity::Kronor(most));
    let euro = |most: EuroCents| amount(Quantity::EuroCents(most));
    match most {
        Most::AYear(most) if form == Form::SarskiltDriftstod => text::ceiling(kronor(most)),
        Most::AYear(most) => law::ceiling_a_year(kronor(most)),
        Most::Once(most) => law::ceiling_once(kronor(most)),
        Most::WithOther { most, other } => law::ceiling_with_other(kronor(most), fact_label(other)),
        Most::Share { percent, of } => law::ceiling_share(percent, fact_label(of)),
        Most::EachTime { most, .. } => law::ceiling_each_time(kronor(most)),
        Most::SmallAid { most, .. } => law::ceiling_small_aid(euro(most)),
        Most::Advance { percent } => law::ceiling_advance(percent),
    }
}

/// What a form of support is for, to those who might turn to it.
#[must_use]
pub const fn about(form: Form) -> Message {
    match form {
        Form::SarskiltDriftstod => result::ABOUT_SARSKILT_DRIFTSTOD,
        Form::Servicebidrag => text::WAY_SERVICE_GRANT_TEXT,
        Form::Hemsandningsbidrag => text::WAY_HOME_DELIVERY_TEXT,
        Form::Investeringsbidrag => text::WAY_INVESTMENT_TEXT,
        Form::Programstod => result::ABOUT_PROGRAMSTOD,
        Form::Investeringslan => result::ABOUT_INVESTERINGSLAN,
        Form::Drivmedelsstod => result::ABOUT_DRIVMEDELSSTOD,
    }
}

/// What nobody has been able to confirm about a rule set.
#[must_use]
pub const fn doubt(question: OpenQuestion) -> Message {
    match question {
        OpenQuestion::MeasuredByRoad => law::DOUBT_MEASURED_BY_ROAD,
        OpenQuestion::OldYearsCount => law::DOUBT_OLD_YEARS_COUNT,
        OpenQuestion::MoreThanThreeYears => law::DOUBT_MORE_THAN_THREE_YEARS,
        OpenQuestion::TurnOf2024 => law::DOUBT_TURN_OF_2024,
        OpenQuestion::LaterAmendments => law::DOUBT_LATER_AMENDMENTS,
        OpenQuestion::StartOfHigherShare => law::DOUBT_START_OF_HIGHER_SHARE,
        OpenQuestion::EndOfProgramme => law::DOUBT_END_OF_PROGRAMME,
        OpenQuestion::TermsOfLoan => law::DOUBT_TERMS_OF_LOAN,
        OpenQuestion::LocalImportance => law::DOUBT_LOCAL_IMPORTANCE,
        OpenQuestion::DayOfRate => law::DOUBT_DAY_OF_RATE,
        OpenQuestion::BothKindsOfSmallAid => law::DOUBT_BOTH_KINDS_OF_SMALL_AID,
        OpenQuestion::StatedBefore2025 => law::DOUBT_STATED_BEFORE_2025,
    }
}

/// What a test asks for: "mer än 15 km".
#[must_use]
pub fn limit(test: &Test) -> Phrase {
    match test {
        Test::Yes(kind) => need(*kind).into(),
        Test::Compare { operator, limit, .. } => {
            let amount = amount(*limit);
            match operator {
                Operator::MoreThan => text::limit_more_than(amount),
                Operator::AtLeast => text::limit_at_least(amount),
                Operator::AtMost => text::limit_at_most(amount),
                Operator::LessThan => text::limit_less_than(amount),
            }
        }
    }
}

const fn need(kind: FactKind) -> Message {
    match kind {
        FactKind::ArchipelagoWithoutFixedLink => text::NEED_ARCHIPELAGO,
        FactKind::DiverseRange => text::NEED_DIVERSE_RANGE,
        FactKind::FixedPremises => text::NEED_FIXED_PREMISES,
        FactKind::OpenAllYear => text::NEED_OPEN_ALL_YEAR,
        FactKind::OtherBasicService => text::NEED_OTHER_SERVICE,
        FactKind::MunicipalPlan => text::NEED_MUNICIPAL_PLAN,
        FactKind::AreaSparse => text::NEED_AREA_SPARSE,
        FactKind::MunicipalViews => text::NEED_MUNICIPAL_VIEWS,
        FactKind::LastInPlace => law::NEED_LAST_IN_PLACE,
        FactKind::SellsGroceries => law::NEED_SELLS_GROCERIES,
        FactKind::SellsFuel => law::NEED_SELLS_FUEL,
        FactKind::FreshGoods => law::NEED_FRESH_GOODS,
        FactKind::WellDevelopedService => law::NEED_WELL_DEVELOPED_SERVICE,
        FactKind::TemporaryTrouble => law::NEED_TEMPORARY_TROUBLE,
        FactKind::MeasuresTried => law::NEED_MEASURES_TRIED,
        FactKind::ActionPlan => law::NEED_ACTION_PLAN,
        FactKind::NeedsSupport => law::NEED_NEEDS_SUPPORT,
        FactKind::NoOtherFinance => law::NEED_NO_OTHER_FINANCE,
        FactKind::AppliedBeforeStart => law::NEED_APPLIED_BEFORE_START,
        FactKind::HigherShareCase => law::NEED_HIGHER_SHARE_CASE,
        FactKind::MunicipalityApplies => law::NEED_MUNICIPALITY_APPLIES,
        FactKind::HouseholdsCannotReach => law::NEED_HOUSEHOLDS_CANNOT_REACH,
        FactKind::SpecialReasonsFound => law::NEED_SPECIAL_REASONS_FOUND,
        FactKind::FairCompetition => law::NEED_FAIR_COMPETITION,
        FactKind::DeliveryPurposeful => law::NEED_DELIVERY_PURPOSEFUL,
        FactKind::ChosenByAuthority => law::NEED_CHOSEN_BY_AUTHORITY,
        _ => text::NEED_OTHER,
    }
}

/// The title of a criterion.
#[must_use]
pub const fn subject(subject: Subject) -> Message {
    match subject {
        Subject::Range => text::TITLE_RANGE,
        Subject::Distance => text::TITLE_DISTANCE,
        Subject::FixedPremises => text::TITLE_FIXED_PREMISES,
        Subject::OpenAllYear => text::TITLE_OPEN_ALL_YEAR,
        Subject::GroceryTurnover => text::TITLE_GROCERY_TURNOVER,
        Subject::MunicipalPlan => text::TITLE_MUNICIPAL_PLAN,
        Subject::AreaSparse => text::TITLE_AREA_SPARSE,
        Subject::MunicipalViews => text::TITLE_MUNICIPAL_VIEWS,
        Subject::TotalTurnover => law::TITLE_TOTAL_TURNOVER,
        Subject::Sells => law::TITLE_SELLS,
        Subject::LastInPlace => law::TITLE_LAST_IN_PLACE,
        Subject::Inhabitants => law::TITLE_INHABITANTS,
        Subject::FuelDistance => law::TITLE_FUEL_DISTANCE,
        Subject::ServicePlaceDistance => law::TITLE_SERVICE_PLACE_DISTANCE,
        Subject::Applicant => law::TITLE_APPLICANT,
        Subject::TemporaryTrouble => law::TITLE_TEMPORARY_TROUBLE,
        Subject::MeasuresTried => law::TITLE_MEASURES_TRIED,
        Subject::ActionPlan => law::TITLE_ACTION_PLAN,
        Subject::NeedsSupport => law::TITLE_NEEDS_SUPPORT,
        Subject::OtherFinance => law::TITLE_OTHER_FINANCE,
        Subject::YearsOfSupport => law::TITLE_YEARS_OF_SUPPORT,
        Subject::AppliedBeforeStart => law::TITLE_APPLIED_BEFORE_START,
        Subject::LeastCost => law::TITLE_LEAST_COST,
        Subject::LeastSought => law::TITLE_LEAST_SOUGHT,
        Subject::Households => law::TITLE_HOUSEHOLDS,
        Subject::SpecialReasons => law::TITLE_SPECIAL_REASONS,
        Subject::FairCompetition => law::TITLE_FAIR_COMPETITION,
        Subject::Purposeful => law::TITLE_PURPOSEFUL,
        Subject::UsualCost => law::TITLE_USUAL_COST,
        Subject::Selection => law::TITLE_SELECTION,
    }
}

/// The title of a piece of guidance.
#[must_use]
pub const fn guidance(kind: GuidanceKind) -> Message {
    match kind {
        GuidanceKind::Articles => text::GUIDANCE_ARTICLES,
        GuidanceKind::SmallShopService => text::GUIDANCE_SMALL_SHOP,
        GuidanceKind::Hours => text::GUIDANCE_HOURS,
        GuidanceKind::Priority => text::GUIDANCE_PRIORITY,
        GuidanceKind::FreshGoods => law::GUIDANCE_FRESH_GOODS,
        GuidanceKind::ActionPlan => law::GUIDANCE_ACTION_PLAN,
        GuidanceKind::BeforeStart => law::GUIDANCE_BEFORE_START,
        GuidanceKind::ServicePlan => law::GUIDANCE_SERVICE_PLAN,
    }
}

/// How sure a figure is.
#[must_use]
pub const fn certainty(certainty: Certainty) -> Message {
    match certainty {
        Certainty::Confirmed => text::CERTAINTY_CONFIRMED,
        Certainty::TwoAuthorities => text::CERTAINTY_TWO_AUTHORITIES,
        Certainty::Inferred => text::CERTAINTY_INFERRED,
        Certainty::Unsure => text::CERTAINTY_UNSURE,
    }
}

/// What would change an outcome.
#[must_use]
pub fn change(change: &Change) -> Phrase {
    match change {
        Change::NeedsFact(kind) => text::change_needs_fact(fact_label(*kind)),
        Change::CannotBeKnown(kind) => text::change_cannot_be_known(fact_label(*kind)),
        Change::FactsDisagree(_) => text::CHANGE_FACTS_DISAGREE.into(),
        Change::WouldNeed(test @ Test::Compare { .. }) => {
            text::change_would_need_amount(limit(test))
        }
        Change::WouldNeed(test @ Test::Yes(_)) => text::change_would_need(limit(test)),
        Change::LocalImportance(WaiverAllowed::Yes) => law::CHANGE_LOCAL_IMPORTANCE.into(),
        Change::SpecialReasons(allowed) | Change::LocalImportance(allowed) => {
            waiver(*allowed).into()
        }
        Change::LawIsUnsure => text::CHANGE_LAW_UNSURE.into(),
        Change::AwaitsAuthority => text::CHANGE_AWAITS_AUTHORITY.into(),
    }
}

const fn waiver(allowed: WaiverAllowed) -> Message {
    match allowed {
        WaiverAllowed::Yes => text::CHANGE_WAIVER,
        WaiverAllowed::Unsure => text::CHANGE_WAIVER_UNSURE,
        WaiverAllowed::No => text::CHANGE_NO_WAIVER,
    }
}

/// The headline for where a check stands, with how many facts are left to ask.
#[must_use]
pub fn headline(standing: Standing, facts_left: usize) -> Phrase {
    match standing {
        Standing::Met => text::HEADLINE_MET.into(),
        Standing::MetButForAuthority => text::HEADLINE_AUTHORITY.into(),
        Standing::Unknown if facts_left == 0 => text::HEADLINE_UNDECIDED.into(),
        Standing::Unknown => text::headline_unknown(facts_left as u64),
        Standing::NotMet(WaiverAllowed::Yes) => text::HEADLINE_NOT_MET_WAIVER.into(),
        Standing::NotMet(WaiverAllowed::Unsure) => text::HEADLINE_NOT_MET_UNSURE.into(),
        Standing::NotMet(WaiverAllowed::No) => text::HEADLINE_NOT_MET.into(),
    }
}

/// Something to know about which version was chosen.
#[must_use]
pub fn notice(notice: &Notice) -> Phrase {
    match notice {
        Notice::NotYetInForce { from, .. } => text::notice_not_yet(*from),
        Notice::NoLongerInForce { since, .. } => text::notice_no_longer(*since),
        Notice::OtherOutcomeOnTheDay { .. } => text::NOTICE_OTHER_ON_THE_DAY.into(),
        Notice::TransitionUnsure { on } => text::notice_transition(*on),
        Notice::OtherOutcomeToday { .. } => text::NOTICE_OTHER_TODAY.into(),
        Notice::CheckedLongAgo { on } => text::notice_checked_long_ago(*on),
    }
}

/// Why a support time cannot be checked, and what to do.
#[must_use]
pub fn not_in_force(reason: &NotInForce) -> Phrase {
    match reason {
        NotInForce::NotYet { first, sure: true } => text::no_rules_yet(*first),
        NotInForce::NotYet { first, sure: false } => text::no_rules_yet_unsure(*first),
        NotInForce::NotRead { first } => law::not_read(*first),
        NotInForce::Ended { last, sure: true } => text::no_rules_ended(*last),
        NotInForce::Ended { last, sure: false } => text::no_rules_ended_unsure(*last),
        NotInForce::PartlyBefore { first, .. } => text::no_rules_partly(*first),
        NotInForce::Changes { on } => text::no_rules_changes(*on),
        NotInForce::NoRules => text::NO_RULES.into(),
    }
}

/// Who decides on this form of support in this county on `day`.
#[must_use]
pub fn authority(form: Form, county: Option<County>, day: NaiveDate) -> Phrase {
    let Some(county) = county else { return text::DECIDES_UNKNOWN.into() };
    let Some(decider) = decider(form, county, day) else { return text::DECIDES_UNKNOWN.into() };
    match decider.authority {
        Authority::Region => text::decides_region(county.region_name()),
        Authority::CountyBoard => text::decides_county_board(county.name()),
        Authority::CooperationBody => text::DECIDES_COOPERATION_BODY.into(),
        Authority::RegionOrCountyBoard => text::DECIDES_EITHER.into(),
        Authority::Tillvaxtverket => law::DECIDES_TILLVAXTVERKET.into(),
    }
}
