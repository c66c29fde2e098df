//! The form for a place.

use super::super::form::Fault;
use super::super::form::Form;
use super::super::form::Input;
use super::super::form::List;
use super::super::form::Number;
use super::super::form::Row;
use super::super::form::Section;
use super::super::words::Worded;
use super::nothing_else;
use crate::domain::field::Content;
use crate::domain::field::FieldValue;
use crate::domain::kind::Kind;
use crate::domain::place::PlaceStatus;
use crate::domain::place::Position;
use crate::domain::place::PositionSource;
use crate::text::place_form as words;

pub const FORM: Form = Form {
    kind: Kind::Place,
    new_title: words::NEW,
    change_title: words::CHANGE,
    sections: &[
        Section {
            title: None,
            folded: false,
            rows: &[
                Row::new("name", words::NAME, Input::Locality)
                    .hint(words::NAME_HINT)
                    .required(words::NAME_MISSING),
                Row::new("position", words::POSITION, Input::Position(POSITION))
                    .hint(words::POSITION_HINT),
                Row::new("municipality", words::MUNICIPALITY, Input::Line),
                Row::new("plan_status", words::PLAN_STATUS, Input::Choice(PlaceStatus::WORDS)),
                Row::new("plan", words::PLAN, Input::Pick(Kind::Plan)).hint(words::PLAN_HINT),
                Row::new("notes", words::NOTES, Input::Note { tall: false }),
            ],
        },
        Section {
            title: Some(words::MORE_SECTION),
            folded: true,
            rows: &[
                Row::new("other_names", words::OTHER_NAMES, Input::List(&OTHER_NAMES)),
                Row::new("population", words::POPULATION, Input::Group(POPULATION)),
            ],
        },
    ],
    check: position_is_whole,
    also: nothing_else,
};

/// A point on a map, in degrees with decimals.
pub const POSITION: &[Row] = &[
    Row::new("latitude_microdegrees", words::LATITUDE, Input::Number(Number::Degrees)),
    Row::new("longitude_microdegrees", words::LONGITUDE, Input::Number(Number::Degrees)),
    Row::new("uncertainty_m", words::UNCERTAINTY, Input::Number(Number::Count))
        .hint(words::UNCERTAINTY_HINT),
    Row::new("source", words::POSITION_SOURCE, Input::Choice(PositionSource::WORDS)),
];

/// A point needs both its numbers, and they are no others than the earth has.
pub fn position_is_whole(content: &Content) -> Vec<Fault> {
    let latitude = "position.latitude_microdegrees";
    let Some(value) = content.value("position") else { return Vec::new() };
    match Position::read(value) {
        None => vec![(latitude, words::POSITION_PARTS_MISSING)],
        Some(at) if 90_000_000 < at.latitude.abs() || 180_000_000 < at.longitude.abs() => {
            vec![(latitude, words::POSITION_NOT_ON_EARTH)]
        }
        Some(_) => Vec::new(),
    }
}

const OTHER_NAMES: List = List {
    rows: &[Row::new("name", words::OTHER_NAME, Input::Line)],
    add: words::ADD_NAME,
    item: words::OTHER_NAME,
    child: None,
};

const POPULATION: &[Row] = &[
    Row::new("count", words::COUNT, Input::Number(Number::Count)),
    Row::new("day", words::COUNT_DAY, Input::Day),
    Row::new("source", words::COUNT_SOURCE, Input::Line).hint(words::COUNT_SOURCE_HINT),
];
