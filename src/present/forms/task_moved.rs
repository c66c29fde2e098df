//! The form for a task moved from town to village.

use super::super::form::Form;
use super::super::form::Input;
use super::super::form::Number;
use super::super::form::Row;
use super::super::form::Section;
use super::nothing_else;
use super::nothing_together;
use super::plan::PERIOD;
use crate::domain::kind::Kind;
use crate::text::task_form as words;

pub const FORM: Form = Form {
    kind: Kind::TaskMoved,
    new_title: words::NEW,
    change_title: words::CHANGE,
    sections: &[Section {
        title: None,
        folded: false,
        rows: &[
            Row::new("what", words::WHAT, Input::Line)
                .hint(words::WHAT_HINT)
                .required(words::WHAT_MISSING),
            Row::new("trip_m", words::TRIP, Input::Number(Number::Distance))
                .hint(words::TRIP_HINT)
                .required(words::TRIP_MISSING),
            Row::new("trips_per_year", words::TRIPS, Input::Number(Number::Count))
                .required(words::TRIPS_MISSING),
            Row::new("trip_min", words::TRIP_TIME, Input::Number(Number::Hours))
                .hint(words::TRIP_TIME_HINT),
            Row::new("client", words::CLIENT, Input::Line).hint(words::CLIENT_HINT),
            Row::new("done_by_before", words::BEFORE, Input::Line).hint(words::BEFORE_HINT),
            Row::new("done_by_now", words::NOW, Input::Line),
            Row::new("period", words::PERIOD, Input::Group(PERIOD)),
            Row::new("project", words::PROJECT, Input::Pick(Kind::Project))
                .required(words::PROJECT_MISSING),
            Row::new("notes", words::NOTES, Input::Note { tall: false }),
        ],
    }],
    check: nothing_together,
    also: nothing_else,
};
