//! The form for a village project.

use super::super::form::Form;
use super::super::form::Input;
use super::super::form::List;
use super::super::form::Number;
use super::super::form::Row;
use super::super::form::Section;
use super::super::words::Worded;
use super::nothing_else;
use super::nothing_together;
use super::plan::PERIOD;
use crate::domain::field::Content;
use crate::domain::kind::Kind;
use crate::domain::project;
use crate::domain::project::PhaseKind;
use crate::domain::project::ProjectKind;
use crate::domain::travel;
use crate::text::project_form as words;

pub const FORM: Form = Form {
    kind: Kind::Project,
    new_title: words::NEW,
    change_title: words::CHANGE,
    sections: &[
        Section {
            title: None,
            folded: false,
            rows: &[
                Row::new("title", words::TITLE, Input::Line)
                    .hint(words::TITLE_HINT)
                    .required(words::TITLE_MISSING),
                Row::new("place", words::PLACE, Input::Named(Kind::Place)),
                Row::new("kind", words::KIND, Input::Choice(ProjectKind::WORDS)),
                Row::new("goal", words::GOAL, Input::Note { tall: false }),
            ],
        },
        Section {
            title: Some(words::PHASES),
            folded: false,
            rows: &[Row::new("phases", words::PHASES, Input::List(&PHASES))],
        },
        Section {
            title: Some(words::UNITS),
            folded: false,
            rows: &[Row::new("units", words::UNITS, Input::List(&UNITS))],
        },
        Section {
            title: Some(words::FACTOR_SECTION),
            folded: true,
            rows: &[
                Row::new("co2_factor", words::FACTOR, Input::Group(FACTOR))
                    .hint(words::FACTOR_HINT),
                Row::new("notes", words::NOTES, Input::Note { tall: false }),
            ],
        },
    ],
    check: nothing_together,
    also: nothing_else,
};

const PHASES: List = List {
    rows: &[
        Row::new("kind", words::PHASE_KIND, Input::Choice(PhaseKind::WORDS)),
        Row::new("period", words::PHASE_PERIOD, Input::Group(PERIOD)),
        Row::new("funder", words::FUNDER, Input::Line).hint(words::FUNDER_HINT),
    ],
    add: words::ADD_PHASE,
    item: words::PHASE,
    child: None,
};

const UNITS: List = List {
    rows: &[
        Row::new("name", words::UNIT_NAME, Input::Line).hint(words::UNIT_NAME_HINT),
        Row::new("owner", words::UNIT_OWNER, Input::Line).hint(words::UNIT_OWNER_HINT),
        Row::new("function_phone", words::FUNCTION_PHONE, Input::Telephone)
            .hint(words::FUNCTION_PHONE_HINT),
    ],
    add: words::ADD_UNIT,
    item: words::UNIT,
    child: None,
};

const FACTOR: &[Row] = &[
    Row::new("mg_per_km", words::FACTOR_GRAMS, Input::Number(Number::GramsPerKm))
        .required(words::FACTOR_GRAMS_MISSING),
    Row::new("year", words::FACTOR_YEAR, Input::Number(Number::Year))
        .required(words::FACTOR_YEAR_MISSING),
    Row::new("source", words::FACTOR_SOURCE, Input::Line),
];

/// A project starts with the newest factor that is known; its year and source
/// are shown with every sum.
pub fn start() -> Content {
    Content::default().with(project::CO2_FACTOR, travel::newest_known_factor())
}
