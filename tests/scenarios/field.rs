//! Stories of the field: an evening's questions on two phones, and what a phone that is full says.

use faltbok::app::device;
use faltbok::domain::command::Change;
use faltbok::domain::dialogue::asked;
use faltbok::domain::dialogue::decided;
use faltbok::domain::followup;
use faltbok::domain::place;
use faltbok::domain::question::QuestionState;
use faltbok::present::dialogue::Meeting;
use faltbok::present::dialogue::meeting;
use faltbok::present::tours;

use super::*;

fn evening() -> chrono::NaiveDate {
    "2023-09-12".parse().expect("a day")
}

impl Phone {
    fn makes_record(&self, kind: Kind, content: Content) -> RecordId {
        let id = device::new_id();
        let change = Change::new_record(id, kind, content);
        block_on(self.app.save(vec![change], &[])).expect("an ordinary phone saves");
        id
    }

    fn meets(&self) -> RecordId {
        let named = Content::default().with(place::NAME, "Kårböle".to_owned());
        let place = self.makes_record(Kind::Place, named);
        let content = Content::default().with(visit::PLACE, place).with(visit::DAY, evening());
        self.makes_record(Kind::Visit, content)
    }

    fn asks(&self, at: RecordId, text: &str) -> RecordId {
        let id = device::new_id();
        let change = asked(&self.book(), id, at, text, None);
        block_on(self.app.save(vec![change], &[])).expect("an ordinary phone saves");
        id
    }

    fn decides(&self, question: RecordId, at: RecordId, state: QuestionState) -> Vec<Change> {
        let new = device::new_id();
        let (changes, undo) = decided(&self.book(), question, at, Some(state), evening(), new);
        block_on(self.app.save(changes, &[])).expect("an ordinary phone saves");
        undo
    }

    fn meeting(&self, at: RecordId) -> Meeting {
        meeting(&self.book(), at, evening()).expect("the meeting")
    }

    fn whole_book(&self) -> String {
        self.app.export().text
    }
}

#[test]
fn two_phones_at_one_meeting_have_all_questions_and_one_promise() {
    told(|| {
        let (one, other) = (Phone::new(), Phone::new());
        let at = one.meets();
        let first = one.asks(at, "Vem sköter hjärtstartaren?");
        other.takes(&one.whole_book());
        other.asks(at, "När kommer bredbandet?");
        let undo = other.decides(first, at, QuestionState::TakenAlong);
        one.asks(at, "Finns det kontanter?");
        one.takes(&other.whole_book());
        other.takes(&one.whole_book());
        for phone in [&one, &other] {
            let shown = phone.meeting(at);
            assert_eq!(shown.asked.len(), 3);
            assert_eq!(shown.asked[0].state, Some(QuestionState::TakenAlong));
            assert!(shown.asked[0].followup.is_some());
            assert_eq!(phone.book().of_kind(Kind::Followup).count(), 1);
        }
        block_on(other.app.save(undo, &[])).expect("an ordinary phone saves");
        assert_eq!(other.book().of_kind(Kind::Followup).count(), 0);
        one.takes(&other.whole_book());
        assert_eq!(one.meeting(at).asked[0].state, None);
    });
}

#[test]
fn a_question_answered_on_one_phone_and_taken_along_on_another_is_left_to_a_person() {
    told(|| {
        let (one, other) = (Phone::new(), Phone::new());
        let at = one.meets();
        let question = one.asks(at, "Vem sköter hjärtstartaren?");
        other.takes(&one.whole_book());
        one.decides(question, at, QuestionState::Answered);
        other.decides(question, at, QuestionState::TakenAlong);
        one.takes(&other.whole_book());
        let book = one.book();
        let record = book.get(question).expect("the question");
        assert!(record.has_open_choices(), "no answer is lost and none is made up");
        // The promise of the other phone is there all the same.
        let promise = book.of_kind(Kind::Followup).next().expect("the promise");
        assert_eq!(promise.content().text(followup::WHAT), "Vem sköter hjärtstartaren?");
    });
}

#[test]
fn deleting_a_meeting_takes_its_questions_along_and_brings_them_back() {
    told(|| {
        let phone = Phone::new();
        let at = phone.meets();
        phone.asks(at, "Vem sköter hjärtstartaren?");
        let said = faltbok::text::common::CHANGE;
        block_on(phone.app.delete(Kind::Visit, at, said)).expect("an ordinary phone saves");
        assert_eq!(phone.book().of_kind(Kind::Question).count(), 0);
        let undo = phone.app.notices().get_untracked().pop().expect("it can be taken back").undo;
        block_on(phone.app.save(undo, &[])).expect("an ordinary phone saves");
        assert_eq!(phone.meeting(at).asked.len(), 1);
    });
}

#[test]
fn stops_put_in_two_orders_apart_are_never_mixed() {
    told(|| {
        let (one, other) = (Phone::new(), Phone::new());
        let places = ["Los", "Kårböle", "Ramsjö"].map(|name| {
            one.makes_record(Kind::Place, Content::default().with(place::NAME, name.to_owned()))
        });
        let stops = places.map(|it| faltbok::domain::tour::Stop {
            place: Some(it),
            ..faltbok::domain::tour::Stop::default()
        });
        let content = Content::default().with(faltbok::domain::tour::STOPS, stops.to_vec());
        let tour = one.makes_record(Kind::Tour, content);
        other.takes(&one.whole_book());
        for (phone, order) in [(&one, [1, 0, 2]), (&other, [0, 2, 1])] {
            let (change, _) = tours::reordered(&phone.book(), tour, &order).expect("its stops");
            block_on(phone.app.save(vec![change], &[])).expect("an ordinary phone saves");
        }
        one.takes(&other.whole_book());
        let book = one.book();
        assert!(book.get(tour).expect("the tour").has_open_choices());
        let shown = tours::tour_page(&book, tour).expect("the tour");
        assert_eq!(shown.stops.len(), 3, "one of the two orders stands until somebody picks");
    });
}
