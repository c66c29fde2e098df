//! A dialogue meeting: logging what is asked, and deciding what becomes of it.

use chrono::NaiveDate;

use super::book::Book;
use super::command::Change;
use super::command::Edit;
use super::field::Content;
use super::field::Field;
use super::field::FieldValue;
use super::followup;
use super::followup::FollowupStatus;
use super::id::RecordId;
use super::kind::Kind;
use super::question;
use super::question::QuestionState;
use super::question::Recurrence;
use super::record::Record;
use super::value::Value;
use super::visit;

/// What a question is called that somebody has begun to write at a meeting.
pub const BEGUN: &str = "question";

/// The question `text` as a new record called `id`, asked at `meeting`.
pub fn asked(
    book: &Book,
    id: RecordId,
    meeting: RecordId,
    text: &str,
    recurrence: Option<Recurrence>,
) -> Change {
    let mut content = Content::default()
        .with(question::TEXT, text.trim().to_owned())
        .with(question::VISIT, meeting);
    if let Some(place) = book.get(meeting).and_then(|it| it.content().get(visit::PLACE)) {
        content = content.with(question::PLACE, place);
    }
    if let Some(recurrence) = recurrence {
        content = content.with(question::RECURRENCE, recurrence);
    }
    Change::new_record(id, Kind::Question, content)
}

/// The changes when `question` gets `state` at `meeting`, and those that take that back. `new` is
/// the id of a follow-up, if it becomes one.
///
/// What is taken along becomes a follow-up, unless it is one that is still open. When it is
/// answered after all, that follow-up is done, or never was if nobody has given it to anyone.
pub fn decided(
    book: &Book,
    question: RecordId,
    meeting: RecordId,
    state: Option<QuestionState>,
    today: NaiveDate,
    new: RecordId,
) -> (Vec<Change>, Vec<Change>) {
    let Some(record) = book.shown(question) else { return (Vec::new(), Vec::new()) };
    let at = At { meeting: Some(meeting), today };
    following(book, question, record.content(), state, at, new)
}

/// When and where a question is decided on.
#[derive(Clone, Copy, Debug)]
pub struct At {
    /// `None` for one that belongs to no meeting.
    pub meeting: Option<RecordId>,
    pub today: NaiveDate,
}

/// The same for the question called `id` as it is in `content`, which may not be saved yet.
pub fn following(
    book: &Book,
    id: RecordId,
    content: &Content,
    state: Option<QuestionState>,
    At { meeting, today }: At,
    new: RecordId,
) -> (Vec<Change>, Vec<Change>) {
    let is_settled = state.is_some_and(QuestionState::is_settled);
    let mut changes = Changes::of(id, Kind::Question, content);
    changes.set(question::STATE, state);
    changes.set(question::SETTLED_AT, meeting.filter(|_| is_settled));
    let linked = content.get(question::FOLLOWUP).and_then(|id| book.shown(id));
    let open = linked
        .filter(|it| !it.content().get(followup::STATUS).is_some_and(FollowupStatus::is_settled));
    match (state, open) {
        (Some(QuestionState::TakenAlong), None) => {
            changes.set(question::FOLLOWUP, Some(new));
            let mut promise =
                Content::default().with(followup::WHAT, content.text(question::TEXT).to_owned());
            if let Some(meeting) = meeting {
                promise = promise.with(followup::VISIT, meeting);
            }
            let place = meeting.and_then(|it| book.get(it)?.content().get(visit::PLACE));
            if let Some(place) = place.or_else(|| content.get(question::PLACE)) {
                promise = promise.with(followup::PLACE, place);
            }
            changes.forward.push(Change::new_record(new, Kind::Followup, promise));
            changes.back.push(Change { id: new, kind: Kind::Followup, edit: Edit::Delete });
        }
        (Some(QuestionState::TakenAlong), Some(_)) | (_, None) => (),
        (_, Some(open)) if is_untouched(open, content, meeting) => {
            changes.set(question::FOLLOWUP, None);
            let (id, kind) = (open.id(), Kind::Followup);
            changes.forward.push(Change { id, kind, edit: Edit::Delete });
            changes.back.push(Change { id, kind, edit: Edit::Restore });
        }
        (Some(_), Some(open)) => {
            let mut done = Changes::of(open.id(), Kind::Followup, open.content());
            done.set(followup::STATUS, Some(FollowupStatus::Done));
            done.set(followup::DONE_ON, Some(today));
            changes.forward.extend(done.forward);
            changes.back.extend(done.back);
        }
        (None, Some(_)) => (),
    }
    (changes.forward, changes.back)
}

/// Whether the follow-up is as this meeting made it of the question: nobody's, for no day.
fn is_untouched(followup: &Record, question: &Content, meeting: Option<RecordId>) -> bool {
    let content = followup.content();
    let own = [followup::WHAT.name(), followup::VISIT.name(), followup::PLACE.name()];
    content.get(followup::VISIT) == meeting
        && content.text(followup::WHAT) == question.text(question::TEXT)
        && content.fields().all(|(name, _)| own.contains(&name))
}

struct Changes<'a> {
    id: RecordId,
    kind: Kind,
    content: &'a Content,
    forward: Vec<Change>,
    back: Vec<Change>,
}

impl<'a> Changes<'a> {
    fn of(id: RecordId, kind: Kind, content: &'a Content) -> Self {
        Self { id, kind, content, forward: Vec::new(), back: Vec::new() }
    }

    fn set<T: FieldValue>(&mut self, field: Field<T>, value: Option<T>) {
        let before = self.content.value(field.name()).cloned();
        let value = value.map(FieldValue::write);
        if before == value {
            return;
        }
        let set = |value: Option<Value>| Change {
            id: self.id,
            kind: self.kind,
            edit: Edit::Set { field: field.name(), value },
        };
        self.forward.push(set(value));
        self.back.push(set(before));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::decide;
    use crate::domain::history::Stamp;
    use crate::domain::id::Writer;
    use crate::domain::parts::Party;

    fn id(number: u8) -> RecordId {
        RecordId::from_parts(u64::from(number), [number; 10])
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 9, 3).expect("a day")
    }

    fn does(book: &mut Book, changes: Vec<Change>) {
        let stamp = Stamp {
            writer: Writer(1),
            saved_by: String::new(),
            saved_at: chrono::NaiveDateTime::default(),
        };
        let decided = decide(book, changes, &stamp);
        book.put_all(decided);
    }

    /// A meeting (1) in Kårböle (9) at which one thing (2) is asked.
    fn evening() -> Book {
        let mut book = Book::default();
        let meeting = Content::default().with(visit::PLACE, id(9));
        does(&mut book, vec![Change::new_record(id(1), Kind::Visit, meeting)]);
        let question = asked(&book, id(2), id(1), " Vem äger hjärtstartaren? ", None);
        does(&mut book, vec![question]);
        book
    }

    fn decides(book: &mut Book, state: Option<QuestionState>, new: u8) -> Vec<Change> {
        let (changes, undo) = decided(book, id(2), id(1), state, today(), id(new));
        does(book, changes);
        undo
    }

    fn content(book: &Book, number: u8) -> &Content {
        book.get(id(number)).expect("it is there").content()
    }

    #[test]
    fn what_is_taken_along_is_a_follow_up_of_the_meeting_and_its_place() {
        let mut book = evening();
        let undo = decides(&mut book, Some(QuestionState::TakenAlong), 3);
        let promise = content(&book, 3);
        assert_eq!(promise.text(followup::WHAT), "Vem äger hjärtstartaren?");
        assert_eq!(promise.get(followup::VISIT), Some(id(1)));
        assert_eq!(promise.get(followup::PLACE), Some(id(9)));
        assert_eq!(content(&book, 2).get(question::FOLLOWUP), Some(id(3)));
        assert_eq!(content(&book, 2).get(question::SETTLED_AT), None);
        does(&mut book, undo);
        assert!(book.shown(id(3)).is_none());
        assert_eq!(content(&book, 2).get(question::STATE), None);
        assert_eq!(content(&book, 2).get(question::FOLLOWUP), None);
    }

    #[test]
    fn a_slip_of_the_thumb_leaves_no_promise_behind() {
        let mut book = evening();
        decides(&mut book, Some(QuestionState::TakenAlong), 3);
        let undo = decides(&mut book, Some(QuestionState::Answered), 4);
        assert!(book.shown(id(3)).is_none() && book.get(id(4)).is_none());
        assert_eq!(content(&book, 2).get(question::SETTLED_AT), Some(id(1)));
        does(&mut book, undo);
        assert!(book.shown(id(3)).is_some());
        assert_eq!(content(&book, 2).get(question::STATE), Some(QuestionState::TakenAlong));
    }

    #[test]
    fn a_promise_that_somebody_has_is_done_when_its_question_is_answered() {
        let mut book = evening();
        decides(&mut book, Some(QuestionState::TakenAlong), 3);
        let owner = Party { role: "Vaktmästare".to_owned(), ..Party::default() };
        let edit = Edit::Set { field: followup::OWNER.name(), value: Some(owner.write()) };
        does(&mut book, vec![Change { id: id(3), kind: Kind::Followup, edit }]);
        decides(&mut book, None, 4);
        assert!(book.shown(id(3)).is_some(), "whoever only clears the choice breaks no promise");
        let undo = decides(&mut book, Some(QuestionState::Answered), 4);
        assert_eq!(content(&book, 3).get(followup::STATUS), Some(FollowupStatus::Done));
        assert_eq!(content(&book, 3).get(followup::DONE_ON), Some(today()));
        does(&mut book, undo);
        assert_eq!(content(&book, 3).get(followup::STATUS), None);
    }

    #[test]
    fn what_is_taken_along_again_is_promised_once() {
        let mut book = evening();
        decides(&mut book, Some(QuestionState::TakenAlong), 3);
        decides(&mut book, Some(QuestionState::TakenAlong), 4);
        assert!(book.get(id(4)).is_none());
        let done = Some(FollowupStatus::Done.write());
        let edit = Edit::Set { field: followup::STATUS.name(), value: done };
        does(&mut book, vec![Change { id: id(3), kind: Kind::Followup, edit }]);
        decides(&mut book, Some(QuestionState::TakenAlong), 4);
        assert!(book.shown(id(4)).is_some(), "what was done did not settle it");
    }
}
