//! The form for a visit: two minutes in a cold car.

use chrono::NaiveDate;

use super::super::form::Child;
use super::super::form::Fault;
use super::super::form::Form;
use super::super::form::Input;
use super::super::form::List;
use super::super::form::Row;
use super::super::form::Section;
use super::super::words::Worded;
use super::nothing_else;
use crate::domain::action::Perspective;
use crate::domain::field::Content;
use crate::domain::followup;
use crate::domain::kind::Kind;
use crate::domain::visit;
use crate::domain::visit::NoteKind;
use crate::domain::visit::Sharing;
use crate::domain::visit::TurnoverClass;
use crate::domain::visit::VisitKind;
use crate::text::visit_form as words;

pub const FORM: Form = Form {
    kind: Kind::Visit,
    new_title: words::NEW,
    change_title: words::CHANGE,
    sections: &[
        Section {
            title: None,
            folded: false,
            rows: &[
                Row::new("notes", words::NOTES, Input::Note { tall: true }).hint(words::NOTES_HINT),
                Row::new("place", words::PLACE, Input::Named(Kind::Place)),
                Row::new("provider", words::PROVIDER, Input::Named(Kind::Provider))
                    .hint(words::PROVIDER_HINT),
                Row::new("day", words::DAY, Input::Day).required(words::DAY_MISSING),
                Row::new("kind", words::KIND, Input::Choice(VisitKind::WORDS)),
            ],
        },
        Section {
            title: Some(words::WHAT_SECTION),
            folded: false,
            rows: &[
                Row::new("changed", words::CHANGED, Input::Note { tall: false })
                    .hint(words::CHANGED_HINT),
                Row::new("conditions", words::CONDITIONS, Input::Note { tall: false })
                    .hint(words::CONDITIONS_HINT),
            ],
        },
        Section {
            title: Some(words::WHO_SECTION),
            folded: false,
            rows: &[Row::new("participants", words::PARTICIPANTS, Input::List(&PARTICIPANTS))],
        },
        Section {
            title: Some(words::FOLLOWUPS_SECTION),
            folded: false,
            rows: &[Row::new("followups", words::FOLLOWUPS, Input::List(&FOLLOWUPS))],
        },
        Section {
            title: Some(words::BUSINESS_SECTION),
            folded: true,
            rows: &[
                Row::new("opening", words::OPENING, Input::Note { tall: false }),
                Row::new("staff", words::STAFF, Input::Line).hint(words::STAFF_HINT),
                Row::new(
                    "turnover_class",
                    words::TURNOVER_CLASS,
                    Input::Choice(TurnoverClass::WORDS),
                )
                .hint(words::TURNOVER_CLASS_HINT),
                Row::new("eligibility", words::ELIGIBILITY, Input::Note { tall: false })
                    .hint(words::ELIGIBILITY_HINT),
            ],
        },
        Section {
            title: Some(words::THOUGHTS_SECTION),
            folded: true,
            rows: &[
                Row::new("ideas", words::IDEAS, Input::Note { tall: false }),
                Row::new("perspectives", words::PERSPECTIVES, Input::Choices(Perspective::WORDS))
                    .hint(words::PERSPECTIVES_HINT),
                Row::new("atmosphere", words::MOOD, Input::Note { tall: false })
                    .hint(words::MOOD_HINT),
            ],
        },
        Section {
            title: Some(words::MORE_SECTION),
            folded: true,
            rows: &[
                Row::new("title", words::TITLE, Input::Line).hint(words::TITLE_HINT),
                Row::new("next_contact", words::NEXT_CONTACT, Input::Day),
                Row::new("note_kind", words::NOTE_KIND, Input::Choice(NoteKind::WORDS))
                    .hint(words::NOTE_KIND_HINT),
                Row::new("case_number", words::CASE_NUMBER, Input::Line)
                    .hint(words::CASE_NUMBER_HINT),
                Row::new("sharing", words::SHARING, Input::Choice(Sharing::WORDS))
                    .hint(words::SHARING_HINT),
                Row::new("shared_with", words::SHARED_WITH, Input::Line)
                    .hint(words::SHARED_WITH_HINT),
                Row::new("keep_until", words::KEEP_UNTIL, Input::Day).hint(words::KEEP_UNTIL_HINT),
            ],
        },
    ],
    check: place_or_title,
    also: nothing_else,
};

const PARTICIPANTS: List = List {
    rows: &[
        Row::new("role", words::ROLE, Input::Line),
        Row::new("organisation", words::ORGANISATION, Input::Line),
    ],
    add: words::ADD_PARTICIPANT,
    item: words::PARTICIPANT,
    child: None,
};

const FOLLOWUPS: List = List {
    rows: &[
        Row::new("what", words::WHAT, Input::Note { tall: false }).required(words::WHAT_MISSING),
        Row::new("owner", words::OWNER, Input::Group(PARTICIPANTS.rows)),
        Row::new("due", words::DUE, Input::Day),
    ],
    add: words::ADD_FOLLOWUP,
    item: words::FOLLOWUP,
    child: Some(Child {
        kind: Kind::Followup,
        parent_field: followup::VISIT.name(),
        inherits: &[followup::PLACE.name()],
    }),
};

/// A visit starts today, in a shop.
pub fn start(today: NaiveDate) -> Content {
    Content::default().with(visit::DAY, today).with(visit::KIND, VisitKind::Shop)
}

/// Nobody finds a visit again that has neither.
fn place_or_title(content: &Content) -> Vec<Fault> {
    let has = |name| content.value(name).is_some();
    if has("place") || has("title") { Vec::new() } else { vec![("place", words::PLACE_OR_TITLE)] }
}
