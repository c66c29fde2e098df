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
use super::check::ROAD_TO_NEAREST;
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
                Row::new("title", words::TITLE, Input::Line).hint(words::TITLE_HINT),
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
                ROAD_TO_NEAREST,
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

/// Nobody finds a visit again that has none of them.
fn place_or_title(content: &Content) -> Vec<Fault> {
    let has = |name| content.value(name).is_some();
    let is_found = ["place", "title", "provider"].into_iter().any(has);
    if is_found { Vec::new() } else { vec![("place", words::PLACE_OR_TITLE)] }
}

/// What is asked of a shop, or of another who keeps a service, and of nobody at a meeting.
const OF_BUSINESS: [&str; 7] = [
    "provider",
    "conditions",
    "opening",
    "staff",
    "turnover_class",
    ROAD_TO_NEAREST.name,
    "eligibility",
];

/// Whether the row called `name` is asked for at visits of some kinds and not at others.
pub fn is_of_some(name: &str) -> bool {
    OF_BUSINESS.contains(&name)
}

/// Whether the row called `name` is asked for at a visit of this kind.
pub fn is_asked(name: &str, kind: Option<VisitKind>) -> bool {
    let is_meeting = matches!(
        kind,
        Some(VisitKind::MunicipalMeeting | VisitKind::NetworkMeeting | VisitKind::DialogueMeeting)
    );
    !is_meeting || !is_of_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::RecordId;

    #[test]
    fn a_meeting_is_asked_nothing_of_a_shop_and_all_that_is_left_out_is_a_row() {
        let rows: Vec<&str> = FORM.rows().map(|it| it.name).collect();
        for name in OF_BUSINESS {
            assert!(rows.contains(&name), "{name}");
        }
        let asked = |kind| rows.iter().filter(|it| is_asked(it, Some(kind))).count();
        for kind in
            [VisitKind::Shop, VisitKind::Telephone, VisitKind::Interview, VisitKind::TourStop]
        {
            assert_eq!(asked(kind), rows.len(), "{kind:?}");
        }
        for kind in
            [VisitKind::MunicipalMeeting, VisitKind::NetworkMeeting, VisitKind::DialogueMeeting]
        {
            assert_eq!(asked(kind), rows.len() - OF_BUSINESS.len(), "{kind:?}");
        }
    }

    #[test]
    fn a_visit_needs_no_more_than_its_day_and_one_thing_to_find_it_by() {
        let somewhere = RecordId::from_parts(1, [1; 10]);
        let check = |content| place_or_title(&content).len();
        assert_eq!(check(Content::default()), 1);
        assert_eq!(check(Content::default().with(visit::PLACE, somewhere)), 0);
        assert_eq!(check(Content::default().with(visit::PROVIDER, somewhere)), 0);
        assert_eq!(check(Content::default().with(visit::TITLE, "Nätverksträff".to_owned())), 0);
        let required: Vec<_> =
            FORM.rows().filter(|it| it.required.is_some()).map(|it| it.name).collect();
        assert_eq!(required, ["day"]);
    }
}
