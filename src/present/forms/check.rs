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
use crate::domain::check::SupportForm;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::Content;
use crate::domain::kind::Kind;
use crate::domain::parts::Period;
use crate::domain::recorded_fact::Said;
use crate::domain::recorded_fact::field;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::FactSource;
use crate::text::Message;
use crate::text::check_form as words;
use crate::text::choice;

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
                Row::new("form", words::FORM, Input::Choice(SupportForm::WORDS))
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
                amount(FactKind::RoadToNearest, words::ROAD_TO_NEAREST, DISTANCE)
                    .hint(words::ROAD_TO_NEAREST_HINT),
                yes_no(FactKind::NearestHasDiverseRange, words::NEAREST_HAS_DIVERSE_RANGE)
                    .hint(words::DIVERSE_RANGE_HINT),
                amount(FactKind::RoadToDiverse, words::ROAD_TO_DIVERSE, DISTANCE)
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
const HOURS: &[Row] = amount_rows!(Number::Hours, words::HOURS_A_WEEK);
const KRONOR: &[Row] = amount_rows!(Number::Kronor, words::KRONOR);
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
        .with(check::FORM, SupportForm::SpecialOperating)
        .with(check::SUPPORT_TIME, support_time)
        .with(check::ASSESSED_ON, today)
}

/// Facts belong to the shop: what is stated in a check is known from then on.
fn facts_for_the_shop(content: &Content) -> Vec<Change> {
    let Some(shop) = content.get(check::PROVIDER) else { return Vec::new() };
    let facts = FactKind::ALL.into_iter().map(|fact| field(fact).name());
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
