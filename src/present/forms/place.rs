//! The form for a place.

use super::super::form::Form;
use super::super::form::Input;
use super::super::form::List;
use super::super::form::Number;
use super::super::form::Row;
use super::super::form::Section;
use super::super::words::Worded;
use super::nothing_else;
use super::nothing_together;
use crate::domain::kind::Kind;
use crate::domain::place::PlaceStatus;
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
                Row::new("name", words::NAME, Input::Line).required(words::NAME_MISSING),
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
    check: nothing_together,
    also: nothing_else,
};

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
