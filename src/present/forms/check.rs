//! The form for a support check: what the rules ask, each with source and day.

use chrono::Datelike;
use chrono::NaiveDate;

use super::super::form::Fault;
use super::super::form::Form;
use super::super::form::Input;
use super::super::form::Number;
use super::super::form::Row;
use super::super::form::Section;
use super::super::words::Worded;
use super::super::words::Words;
use super::plan::PERIOD;
use crate::domain::check;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::Content;
use crate::domain::kind::Kind;
use crate::domain::parts::Period;
use crate::domain::recorded_fact::Said;
use crate::domain::recorded_fact::field;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::FactSource;
use crate::domain::rule::form::Form as Support;
use crate::text::Message;
use crate::text::check_form as words;
use crate::text::choice;
use crate::text::law;

macro_rules! amount_rows {
    ($number:expr, $label:expr) => {
        &[
            Row::new("number", $label, Input::Number($number)),
            Row::new("answer", words::IF_NOT, Input::Choice(ONLY_CANNOT)),
            SOURCE,
            DAY,
            DETAIL,
        ]
    };
}

pub const FORM: Form = Form {
    kind: Kind::Check,
    new_title: words::NEW,
    change_title: words::CHANGE,
    sections: &[
        Section {
            title: None,
            folded: false,
            rows: &[
                Row::new("provider", words::PROVIDER, Input::Named(Kind::Provider))
                    .required(words::PROVIDER_MISSING),
                Row::new("place", words::PLACE, Input::Named(Kind::Place)),
                Row::new("form", words::FORM, Input::Choice(Support::WORDS))
                    .required(words::FORM_MISSING),
                Row::new("support_time", words::SUPPORT_TIME, Input::Group(PERIOD))
                    .hint(words::SUPPORT_TIME_HINT)
                    .required(words::SUPPORT_TIME_MISSING),
                Row::new("assessed_on", words::ASSESSED_ON, Input::Day)
                    .required(words::ASSESSED_ON_MISSING),
            ],
        },
        Section {
            title: Some(words::DISTANCE_SECTION),
            folded: false,
            rows: &[
                ROAD_TO_NEAREST,
                yes_no(FactKind::NearestHasDiverseRange, words::NEAREST_HAS_DIVERSE_RANGE)
                    .hint(words::DIVERSE_RANGE_HINT),
                amount(FactKind::RoadToDiverse, words::ROAD_TO_DIVERSE, TO_OUTLET)
                    .hint(words::ROAD_TO_DIVERSE_HINT),
                yes_no(FactKind::ArchipelagoWithoutFixedLink, words::ARCHIPELAGO),
            ],
        },
        Section {
            title: Some(words::SHOP_SECTION),
            folded: false,
            rows: &[
                yes_no(FactKind::DiverseRange, words::DIVERSE_RANGE)
                    .hint(words::DIVERSE_RANGE_HINT),
                yes_no(FactKind::FixedPremises, words::FIXED_PREMISES),
                yes_no(FactKind::OpenAllYear, words::OPEN_ALL_YEAR),
                amount(FactKind::OpeningHours, words::OPENING_HOURS, HOURS)
                    .hint(words::OPENING_HOURS_HINT),
                amount(FactKind::GroceryTurnover, words::GROCERY_TURNOVER, KRONOR)
                    .hint(words::GROCERY_TURNOVER_HINT),
                amount(FactKind::TotalTurnover, words::TOTAL_TURNOVER, KRONOR),
                amount(FactKind::Articles, words::ARTICLES, COUNT),
                yes_no(FactKind::OtherBasicService, words::OTHER_BASIC_SERVICE)
                    .hint(words::OTHER_BASIC_SERVICE_HINT),
            ],
        },
        Section {
            title: Some(words::PLAN_SECTION),
            folded: false,
            rows: &[
                yes_no(FactKind::PlanPriority, words::PLAN_PRIORITY),
                yes_no(FactKind::MunicipalPlan, words::MUNICIPAL_PLAN),
                yes_no(FactKind::AreaSparse, words::AREA_SPARSE),
                yes_no(FactKind::MunicipalViews, words::MUNICIPAL_VIEWS),
            ],
        },
        Section {
            title: Some(words::MORE_SHOP_SECTION),
            folded: true,
            rows: &[
                yes_no(FactKind::SellsGroceries, law::ASK_SELLS_GROCERIES)
                    .hint(law::HELP_SELLS_GROCERIES),
                yes_no(FactKind::SellsFuel, law::ASK_SELLS_FUEL).hint(law::HELP_SELLS_FUEL),
                amount(FactKind::FuelTurnover, law::ASK_FUEL_TURNOVER, KRONOR)
                    .hint(law::HELP_FUEL_TURNOVER),
                amount(FactKind::CommissionTurnover, law::ASK_COMMISSION_TURNOVER, KRONOR)
                    .hint(law::HELP_COMMISSION_TURNOVER),
                amount(FactKind::OtherTurnover, law::ASK_OTHER_TURNOVER, KRONOR)
                    .hint(law::HELP_OTHER_TURNOVER),
                yes_no(FactKind::FreshGoods, law::ASK_FRESH_GOODS).hint(law::HELP_FRESH_GOODS),
                yes_no(FactKind::PostService, law::ASK_POST_SERVICE).hint(law::HELP_POST_SERVICE),
                yes_no(FactKind::PharmacyService, law::ASK_PHARMACY_SERVICE)
                    .hint(law::HELP_PHARMACY_SERVICE),
                yes_no(FactKind::PaymentService, law::ASK_PAYMENT_SERVICE)
                    .hint(law::HELP_PAYMENT_SERVICE),
            ],
        },
        Section {
            title: Some(words::MORE_PLACE_SECTION),
            folded: true,
            rows: &[
                yes_no(FactKind::FerryOnTheWay, law::ASK_FERRY_ON_THE_WAY)
                    .hint(law::HELP_FERRY_ON_THE_WAY),
                amount(FactKind::RoadToFuel, law::ASK_ROAD_TO_FUEL, TO_OUTLET)
                    .hint(law::HELP_ROAD_TO_FUEL),
                amount(FactKind::RoadToServicePlace, law::ASK_ROAD_TO_SERVICE_PLACE, DISTANCE)
                    .hint(law::HELP_ROAD_TO_SERVICE_PLACE),
                yes_no(FactKind::LastInPlace, law::ASK_LAST_IN_PLACE).hint(law::HELP_LAST_IN_PLACE),
                amount(FactKind::Inhabitants, law::ASK_INHABITANTS, COUNT)
                    .hint(law::HELP_INHABITANTS),
            ],
        },
        Section {
            title: Some(words::NEED_SECTION),
            folded: true,
            rows: &[
                yes_no(FactKind::TemporaryTrouble, law::ASK_TEMPORARY_TROUBLE)
                    .hint(law::HELP_TEMPORARY_TROUBLE),
                yes_no(FactKind::MeasuresTried, law::ASK_MEASURES_TRIED)
                    .hint(law::HELP_MEASURES_TRIED),
                yes_no(FactKind::ActionPlan, law::ASK_ACTION_PLAN).hint(law::HELP_ACTION_PLAN),
                yes_no(FactKind::NeedsSupport, law::ASK_NEEDS_SUPPORT)
                    .hint(law::HELP_NEEDS_SUPPORT),
                yes_no(FactKind::NoOtherFinance, law::ASK_NO_OTHER_FINANCE)
                    .hint(law::HELP_NO_OTHER_FINANCE),
                yes_no(FactKind::WellDevelopedService, law::ASK_WELL_DEVELOPED_SERVICE)
                    .hint(law::HELP_WELL_DEVELOPED_SERVICE),
                yes_no(FactKind::SpecialReasonsFound, law::ASK_SPECIAL_REASONS_FOUND)
                    .hint(law::HELP_SPECIAL_REASONS_FOUND),
                yes_no(FactKind::FairCompetition, law::ASK_FAIR_COMPETITION)
                    .hint(law::HELP_FAIR_COMPETITION),
            ],
        },
        Section {
            title: Some(words::AMOUNT_SECTION),
            folded: true,
            rows: &[
                amount(FactKind::SupportSought, law::ASK_SUPPORT_SOUGHT, KRONOR)
                    .hint(law::HELP_SUPPORT_SOUGHT),
                amount(FactKind::ServiceGrantYears, law::ASK_SERVICE_GRANT_YEARS, COUNT)
                    .hint(law::HELP_SERVICE_GRANT_YEARS),
                amount(
                    FactKind::OperatingSupportSameYear,
                    law::ASK_OPERATING_SUPPORT_SAME_YEAR,
                    KRONOR,
                )
                .hint(law::HELP_OPERATING_SUPPORT_SAME_YEAR),
                amount(FactKind::ServiceGrantSameYear, law::ASK_SERVICE_GRANT_SAME_YEAR, KRONOR)
                    .hint(law::HELP_SERVICE_GRANT_SAME_YEAR),
                amount(FactKind::SmallAid, law::ASK_SMALL_AID, EURO).hint(law::HELP_SMALL_AID),
                amount(FactKind::SmallServiceAid, law::ASK_SMALL_SERVICE_AID, EURO)
                    .hint(law::HELP_SMALL_SERVICE_AID),
                amount(FactKind::EuroRate, law::ASK_EURO_RATE, RATE).hint(law::HELP_EURO_RATE),
                amount(FactKind::InvestmentCost, law::ASK_INVESTMENT_COST, KRONOR)
                    .hint(law::HELP_INVESTMENT_COST),
                yes_no(FactKind::AppliedBeforeStart, law::ASK_APPLIED_BEFORE_START)
                    .hint(law::HELP_APPLIED_BEFORE_START),
                yes_no(FactKind::HigherShareCase, law::ASK_HIGHER_SHARE_CASE)
                    .hint(law::HELP_HIGHER_SHARE_CASE),
            ],
        },
        Section {
            title: Some(words::DELIVERY_SECTION),
            folded: true,
            rows: &[
                yes_no(FactKind::MunicipalityApplies, law::ASK_MUNICIPALITY_APPLIES)
                    .hint(law::HELP_MUNICIPALITY_APPLIES),
                yes_no(FactKind::HouseholdsCannotReach, law::ASK_HOUSEHOLDS_CANNOT_REACH)
                    .hint(law::HELP_HOUSEHOLDS_CANNOT_REACH),
                amount(FactKind::DeliveryNetCost, law::ASK_DELIVERY_NET_COST, KRONOR)
                    .hint(law::HELP_DELIVERY_NET_COST),
                amount(FactKind::Deliveries, law::ASK_DELIVERIES, COUNT).hint(law::HELP_DELIVERIES),
                yes_no(FactKind::DeliveryPurposeful, law::ASK_DELIVERY_PURPOSEFUL)
                    .hint(law::HELP_DELIVERY_PURPOSEFUL),
                yes_no(FactKind::ChosenByAuthority, law::ASK_CHOSEN_BY_AUTHORITY)
                    .hint(law::HELP_CHOSEN_BY_AUTHORITY),
            ],
        },
        Section {
            title: Some(words::NOTES_SECTION),
            folded: true,
            rows: &[Row::new("notes", words::NOTES, Input::Note { tall: false })
                .hint(words::NOTES_HINT)],
        },
    ],
    check: support_time_is_known,
    also: facts_for_the_shop,
};

/// What tells where an answer comes from, folded below it.
const SOURCE: Row = Row::new("source", words::SOURCE, Input::Choice(SOURCES));
const DAY: Row = Row::new("day", words::DAY, Input::Day);
const DETAIL: Row = Row::new("detail", words::DETAIL, Input::Line).hint(words::DETAIL_HINT);

const YES_NO: &[Row] =
    &[Row::new("answer", words::ANSWER, Input::Choice(Said::WORDS)), SOURCE, DAY, DETAIL];

const DISTANCE: &[Row] = amount_rows!(Number::Distance, words::KILOMETRES);
/// A distance to another outlet, which may be one of the book's own.
const TO_OUTLET: &[Row] = &[
    Row::new("number", words::KILOMETRES, Input::Number(Number::Distance)),
    Row::new("answer", words::IF_NOT, Input::Choice(ONLY_CANNOT)),
    Row::new("compared", words::COMPARED, Input::Pick(Kind::Provider)),
    SOURCE,
    DAY,
    DETAIL,
];
const HOURS: &[Row] = amount_rows!(Number::Hours, words::HOURS_A_WEEK);
const KRONOR: &[Row] = amount_rows!(Number::Kronor, words::KRONOR);
const EURO: &[Row] = amount_rows!(Number::Euro, words::EURO);
const RATE: &[Row] = amount_rows!(Number::Rate, words::RATE);
const COUNT: &[Row] = amount_rows!(Number::Count, words::NUMBER);

/// For amounts: either the number, or that nobody can say.
const ONLY_CANNOT: Words = &[(Said::CannotBeKnown.token(), choice::SAID_CANNOT_BE_KNOWN)];

const SOURCES: Words = &[
    (FactSource::Odometer.token(), choice::SOURCE_ODOMETER),
    (FactSource::MapService.token(), choice::SOURCE_MAP_SERVICE),
    (FactSource::Seen.token(), choice::SOURCE_SEEN),
    (FactSource::Owner.token(), choice::SOURCE_OWNER),
    (FactSource::Accounts.token(), choice::SOURCE_ACCOUNTS),
    (FactSource::Region.token(), choice::SOURCE_REGION),
    (FactSource::Municipality.token(), choice::SOURCE_MUNICIPALITY),
    (FactSource::Plan.token(), choice::SOURCE_PLAN),
    (FactSource::Assumed.token(), choice::SOURCE_ASSUMED),
    (FactSource::Other.token(), choice::SOURCE_OTHER),
];

/// Also asked at a visit, where somebody has just driven it.
pub(super) const ROAD_TO_NEAREST: Row =
    amount(FactKind::RoadToNearest, words::ROAD_TO_NEAREST, TO_OUTLET)
        .hint(words::ROAD_TO_NEAREST_HINT);

const fn yes_no(fact: FactKind, label: Message) -> Row {
    Row::new(field(fact).name(), label, Input::Fact(YES_NO))
}

const fn amount(fact: FactKind, label: Message, rows: &'static [Row]) -> Row {
    Row::new(field(fact).name(), label, Input::Fact(rows))
}

/// A check is made today, for support this year.
pub fn start(today: NaiveDate) -> Content {
    let year = today.year();
    let support_time = Period {
        from: NaiveDate::from_ymd_opt(year, 1, 1),
        to: NaiveDate::from_ymd_opt(year, 12, 31),
    };
    Content::default()
        .with(check::FORM, Support::SarskiltDriftstod)
        .with(check::SUPPORT_TIME, support_time)
        .with(check::ASSESSED_ON, today)
}

/// Facts belong to the shop: what is stated in a check is known from then on.
fn facts_for_the_shop(content: &Content) -> Vec<Change> {
    let Some(shop) = content.get(check::PROVIDER) else { return Vec::new() };
    let of_the_shop = FactKind::ALL.into_iter().filter(|fact| !fact.is_of_one_application());
    let facts = of_the_shop.map(|fact| field(fact).name());
    facts
        .filter_map(|name| Some((name, content.value(name)?.clone())))
        .map(|(field, value)| Change {
            id: shop,
            kind: Kind::Provider,
            edit: Edit::Set { field, value: Some(value) },
        })
        .collect()
}

/// The support time picks the rules, so its first day is needed.
fn support_time_is_known(content: &Content) -> Vec<Fault> {
    match content.get(check::SUPPORT_TIME) {
        Some(Period { from: Some(_), .. }) => Vec::new(),
        _ => vec![("support_time.from", words::SUPPORT_TIME_MISSING)],
    }
}
