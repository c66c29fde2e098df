//! The form for a tour: when, who, and the stops.

use super::super::form::Form;
use super::super::form::Input;
use super::super::form::List;
use super::super::form::Number;
use super::super::form::Row;
use super::super::form::Section;
use super::action::PARTY;
use super::nothing_else;
use super::nothing_together;
use super::plan::PERIOD;
use crate::domain::kind::Kind;
use crate::text::tour_form as words;

pub const FORM: Form = Form {
    kind: Kind::Tour,
    new_title: words::NEW,
    change_title: words::CHANGE,
    sections: &[
        Section {
            title: None,
            folded: false,
            rows: &[
                Row::new("title", words::TITLE, Input::Line).hint(words::TITLE_HINT),
                Row::new("period", words::PERIOD, Input::Group(PERIOD)).hint(words::PERIOD_HINT),
                Row::new("purpose", words::PURPOSE, Input::Note { tall: false })
                    .hint(words::PURPOSE_HINT),
            ],
        },
        Section {
            title: Some(words::PARTICIPANTS_SECTION),
            folded: false,
            rows: &[Row::new("participants", words::PARTICIPANTS, Input::List(&PARTICIPANTS))],
        },
        Section {
            title: Some(words::STOPS_SECTION),
            folded: false,
            rows: &[Row::new("stops", words::STOPS, Input::List(&STOPS))],
        },
        Section {
            title: Some(words::SUMMARY_SECTION),
            folded: true,
            rows: &[Row::new("summary", words::SUMMARY, Input::Note { tall: true })
                .hint(words::SUMMARY_HINT)],
        },
    ],
    check: nothing_together,
    also: nothing_else,
};

const PARTICIPANTS: List =
    List { rows: PARTY, add: words::ADD_PARTICIPANT, item: words::PARTICIPANT, child: None };

const STOPS: List = List {
    rows: &[
        Row::new("place", words::STOP_PLACE, Input::Named(Kind::Place))
            .required(words::STOP_PLACE_MISSING),
        Row::new("day", words::STOP_DAY, Input::Day).hint(words::STOP_DAY_HINT),
        Row::new("time", words::STOP_TIME, Input::Line).hint(words::STOP_TIME_HINT),
        Row::new("minutes", words::STOP_MINUTES, Input::Number(Number::Count)),
        Row::new("joins", words::STOP_JOINS, Input::Line).hint(words::STOP_JOINS_HINT),
        Row::new("note", words::STOP_NOTE, Input::Line).hint(words::STOP_NOTE_HINT),
    ],
    add: words::ADD_STOP,
    item: words::STOP,
    child: None,
};
