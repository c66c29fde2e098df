//! The words for what the rules speak of: facts, limits, sources, outcomes.

use chrono::NaiveDate;

use crate::domain::law::authority::Authority;
use crate::domain::law::authority::County;
use crate::domain::law::authority::decider;
use crate::domain::rule::Form;
use crate::domain::rule::GuidanceKind;
use crate::domain::rule::Operator;
use crate::domain::rule::Subject;
use crate::domain::rule::Test;
use crate::domain::rule::WaiverAllowed;
use crate::domain::rule::assess::Change;
use crate::domain::rule::assess::Standing;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::FactSource;
use crate::domain::rule::fact::FactValue;
use crate::domain::rule::quantity::Quantity;
use crate::domain::rule::source::Certainty;
use crate::domain::rule::version::NotInForce;
use crate::domain::rule::version::Notice;
use crate::text::Arg;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::common;
use crate::text::verdict as text;

/// The name of a form of support.
#[must_use]
pub const fn form(form: Form) -> Message {
    match form {
        Form::SarskiltDriftstod => text::FORM_SARSKILT_DRIFTSTOD,
    }
}

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
            FactKind::LineToNearest | FactKind::LineToDiverse => {
                text::at_least_amount(amount(quantity))
            }
            _ => amount(quantity),
        },
    }
}

/// An amount with its unit: "12,3 km", "11 000 000 kr".
#[must_use]
pub fn amount(quantity: Quantity) -> Phrase {
    let number = quantity.number();
    match quantity {
        Quantity::Metres(_) => {
            let units = i64::try_from(number).unwrap_or(i64::MAX);
            text::kilometres(Arg::Decimal { units, places: 3 })
        }
        Quantity::Kronor(_) => text::kronor(number),
        Quantity::MinutesPerWeek(_) if number.is_multiple_of(60) => text::hours(number / 60),
        Quantity::MinutesPerWeek(_) => text::hours_and_minutes(number / 60, number % 60),
        Quantity::Articles(_) => text::articles(number),
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
        Change::SpecialReasons(allowed) => waiver(*allowed).into(),
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
        NotInForce::Ended { last } => text::no_rules_ended(*last),
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
        Authority::CountyBoard => text::DECIDES_COUNTY_BOARD.into(),
        Authority::CooperationBody => text::DECIDES_COOPERATION_BODY.into(),
        Authority::RegionOrCountyBoard => text::DECIDES_EITHER.into(),
    }
}
