//! The evening of a dialogue meeting: what was carried here, what is asked, and the list back.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::question;
use crate::domain::question::QuestionState;
use crate::domain::question::Recurrence;
use crate::domain::record::Record;
use crate::domain::visit;
use crate::domain::visit::VisitKind;
use crate::present::followups;
use crate::present::letters::folded;
use crate::present::links::place_of;
use crate::present::paper::Line;
use crate::present::paper::Look;
use crate::present::paper::Paper;
use crate::present::paper::item;
use crate::present::paper::under;
use crate::present::paper::written;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::text::Phrase;
use crate::text::dialogue as words;

/// A meeting and its questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub id: RecordId,
    pub title: Phrase,
    pub day: Option<NaiveDate>,
    pub place: Option<RecordLine>,
    /// Asked at earlier meetings in the place and not settled then: what was taken along first.
    pub carried: Vec<QuestionRow>,
    /// Asked here, in the order they came.
    pub asked: Vec<QuestionRow>,
    /// Standing questions that have not been asked here yet.
    pub standing: Vec<Standing>,
}

/// A question as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionRow {
    pub id: RecordId,
    pub text: Phrase,
    pub state: Option<QuestionState>,
    pub answer: String,
    /// What has become of it meanwhile: its promise, or the meeting that settled it.
    pub news: Option<Phrase>,
    pub followup: Option<RecordId>,
    /// When it was first asked, of a carried one.
    pub asked_on: Option<NaiveDate>,
    /// The meeting it was asked at.
    pub asked_at: Option<RecordId>,
}

impl QuestionRow {
    pub fn is_settled(&self) -> bool {
        self.state.is_some_and(QuestionState::is_settled)
    }
}

/// A question that is asked at every meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub text: Phrase,
}

impl Meeting {
    /// All of them, carried ones first.
    pub fn rows(&self) -> impl Iterator<Item = &QuestionRow> {
        self.carried.iter().chain(&self.asked)
    }

    /// "5 av 8 klara, 3 följer med till nästa möte"; nothing when nothing is asked.
    pub fn count_words(&self) -> Option<Phrase> {
        let total = self.rows().count() as u64;
        let settled = self.rows().filter(|it| it.is_settled()).count() as u64;
        let of = words::settled_of(total, settled.to_string());
        match total - settled {
            _ if total == 0 => None,
            0 => Some(words::all_settled(total)),
            left => Some(words::some_left(left, of)),
        }
    }

    /// The list for the village association.
    pub fn paper(&self) -> Paper {
        let title = match self.day {
            Some(day) => words::paper_title_on(self.title.clone(), day),
            None => words::paper_title(self.title.clone()),
        };
        let mut paper = Paper::new(title);
        let lines = |state: Option<QuestionState>| -> Vec<Line> {
            self.rows().filter(|it| it.state == state).flat_map(lines_of).collect()
        };
        paper.add(words::PAPER_ANSWERED, lines(Some(QuestionState::Answered)));
        paper.add(words::PAPER_TAKEN_ALONG, lines(Some(QuestionState::TakenAlong)));
        paper.add(words::PAPER_NOT_OURS, lines(Some(QuestionState::NotOurs)));
        paper.add(words::PAPER_NEXT_TIME, lines(None));
        paper
    }
}

fn lines_of(row: &QuestionRow) -> Vec<Line> {
    let mut lines = vec![item(row.text.clone())];
    lines.extend(row.asked_on.map(|day| under(words::first_asked(day))));
    lines.extend(written(Look::Under, &row.answer));
    if !row.is_settled() {
        lines.extend(row.news.clone().map(under));
    }
    lines
}

/// The meeting called `id`; `None` when it is not there.
pub fn meeting(book: &Book, id: RecordId, today: NaiveDate) -> Option<Meeting> {
    let record = book.shown(id).filter(|it| it.is(Kind::Visit))?;
    let place = place_of(book, record);
    let here = when(record);
    let in_place = |it: &&Record| place.is_some() && place_of(book, it) == place;
    let mut carried = Vec::new();
    let mut standing: Vec<&Record> = Vec::new();
    for question in book.of_kind(Kind::Question).filter(in_place) {
        let content = question.content();
        let asked_at = content.get(question::VISIT).and_then(|at| book.get(at));
        if asked_at.is_some_and(|at| at.id() == id || here <= when(at)) {
            continue;
        }
        if content.get(question::RECURRENCE) == Some(Recurrence::EveryMeeting) {
            standing.push(question);
        }
        let settled = content.get(question::STATE).is_some_and(QuestionState::is_settled);
        let settled_at = content.get(question::SETTLED_AT).and_then(|at| book.get(at)).map(when);
        let is_carried = match asked_at {
            Some(_) => !settled || settled_at.is_some_and(|at| here <= at),
            // Sent in between meetings: for those to come and those written down after it.
            None if settled => {
                settled_at.is_some_and(|at| at == here || (here <= at && question.id() < id))
            }
            None => today <= here.0 || question.id() < id,
        };
        if is_carried {
            let asked_on = asked_at.and_then(|it| it.content().get(visit::DAY));
            carried.push(QuestionRow { asked_on, ..row(book, question, id, today) });
        }
    }
    order::sort_by_key(&mut carried, |row: &QuestionRow| {
        (row.state != Some(QuestionState::TakenAlong), row.id)
    });
    let asked: Vec<QuestionRow> = book
        .linked(Kind::Question, question::VISIT, id)
        .map(|question| row(book, question, id, today))
        .collect();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for text in carried.iter().chain(&asked).map(|row| &row.text) {
        seen.insert(folded(&text.to(crate::text::Language::Swedish)));
    }
    let text_of = |it: &&Record| it.content().text(question::TEXT).trim().to_owned();
    let standing = standing.iter().map(text_of).filter(|it| seen.insert(folded(it)));
    let mut standing: Vec<Phrase> = standing.map(Phrase::verbatim).collect();
    let is_new_place = standing.is_empty() && carried.is_empty() && asked.is_empty();
    if is_new_place {
        standing = words_of_standing();
    }
    Some(Meeting {
        id,
        title: titles::title(book, record),
        day: record.content().get(visit::DAY),
        place: place.and_then(|it| titles::line(book, it)),
        carried,
        asked,
        standing: standing.into_iter().map(|text| Standing { text }).collect(),
    })
}

/// What is commonly asked, for a place where nobody has kept any.
fn words_of_standing() -> Vec<Phrase> {
    [
        words::STANDING_WORKS,
        words::STANDING_LACKS,
        words::STANDING_MONEY,
        words::STANDING_MUNICIPALITY,
    ]
    .map(Phrase::from)
    .to_vec()
}

/// What of the questions of a place nobody has settled, what was taken along first.
pub fn unsettled(book: &Book, place: RecordId, today: NaiveDate) -> Vec<QuestionRow> {
    let open = book.of_kind(Kind::Question).filter(|it| place_of(book, it) == Some(place));
    let open = open.filter(|it| !state_of(it.content()).is_some_and(QuestionState::is_settled));
    let mut rows: Vec<QuestionRow> = open
        .map(|it| {
            let at = it.content().get(question::VISIT);
            let asked_on =
                at.and_then(|at| book.get(at)).and_then(|at| at.content().get(visit::DAY));
            QuestionRow { asked_on, ..row(book, it, it.id(), today) }
        })
        .collect();
    order::sort_by_key(&mut rows, |row| (row.state != Some(QuestionState::TakenAlong), row.id));
    rows
}

/// The meeting at which a question with this `content` is taken up on `today`: the latest in its
/// place until then, or the one it was asked at.
pub fn meeting_of(book: &Book, content: &Content, today: NaiveDate) -> Option<RecordId> {
    let asked_at = content.get(question::VISIT).and_then(|id| book.shown(id));
    let own = content.get(question::PLACE).and_then(|id| book.shown(id)).map(Record::id);
    let place = own.or_else(|| asked_at.and_then(|it| place_of(book, it)));
    let is_meeting = |it: &&Record| {
        it.content().get(visit::KIND) == Some(VisitKind::DialogueMeeting)
            || book.linked(Kind::Question, question::VISIT, it.id()).next().is_some()
    };
    let held = book.of_kind(Kind::Visit).filter(|it| place_of(book, it) == place);
    let held = held.filter(|it| it.content().get(visit::DAY).is_some_and(|day| day <= today));
    let latest = place.and_then(|_| held.filter(is_meeting).max_by_key(|it| when(it)));
    match (latest, asked_at) {
        // Sent in between meetings: tonight's, or none.
        (Some(latest), None) => Some(latest).filter(|it| when(it).0 == today).map(Record::id),
        // Of two that are held at once, the one it was asked at.
        (Some(latest), Some(asked_at)) if when(latest) < when(asked_at) => Some(asked_at.id()),
        (latest, asked_at) => latest.or(asked_at).map(Record::id),
    }
}

/// The meeting at whose questions the question called `id` is seen on `today`.
pub fn seen_at(book: &Book, id: RecordId, today: NaiveDate) -> Option<RecordId> {
    let content = book.get(id)?.content();
    let settled_at = content.get(question::SETTLED_AT);
    let is_settled = state_of(content).is_some_and(QuestionState::is_settled);
    let latest = meeting_of(book, content, today);
    let seen = latest.filter(|_| !is_settled || settled_at == latest);
    seen.or_else(|| content.get(question::VISIT))
}

fn state_of(content: &Content) -> Option<QuestionState> {
    content.get(question::STATE)
}

/// Where a meeting stands among others: two of one day by which was written first.
fn when(meeting: &Record) -> (NaiveDate, RecordId) {
    (meeting.content().get(visit::DAY).unwrap_or(NaiveDate::MAX), meeting.id())
}

fn row(book: &Book, record: &Record, here: RecordId, today: NaiveDate) -> QuestionRow {
    let content = record.content();
    let state = state_of(content);
    let followup = content.get(question::FOLLOWUP).and_then(|id| book.shown(id));
    let elsewhere = content.get(question::SETTLED_AT).filter(|at| *at != here);
    let settled_on =
        elsewhere.and_then(|at| book.shown(at)).and_then(|at| at.content().get(visit::DAY));
    let news = match (state, followup, settled_on) {
        (Some(state), _, Some(day)) if state.is_settled() => Some(words::settled_on(day)),
        (Some(QuestionState::TakenAlong), Some(promise), _) => {
            let promise = followups::row(book, promise, today);
            Some(match promise.owner.as_str() {
                "" => words::promise(promise.when),
                owner => words::promise_of(owner, promise.when),
            })
        }
        _ => None,
    };
    QuestionRow {
        id: record.id(),
        text: titles::title(book, record),
        state,
        answer: content.text(question::ANSWER).trim().to_owned(),
        news,
        followup: followup.map(Record::id),
        asked_on: None,
        asked_at: content.get(question::VISIT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::decide;
    use crate::domain::dialogue::asked;
    use crate::domain::dialogue::decided;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::stamp;
    use crate::present::sample::swedish;
    use crate::text::Language;

    struct Evening {
        sample: Sample,
        ids: u64,
    }

    impl Evening {
        fn id(&mut self) -> RecordId {
            self.ids += 1;
            RecordId::from_parts(1_000 + self.ids, [7; 10])
        }

        fn asks(&mut self, meeting: RecordId, text: &str, again: Option<Recurrence>) -> RecordId {
            let id = self.id();
            let change = asked(&self.sample.book, id, meeting, text, again);
            let decided = decide(&self.sample.book, vec![change], &stamp(1));
            self.sample.book.put_all(decided);
            id
        }

        fn decides(&mut self, question: RecordId, meeting: RecordId, state: QuestionState) {
            let new = self.id();
            let (changes, _) =
                decided(&self.sample.book, question, meeting, Some(state), on("2025-09-03"), new);
            let decided = decide(&self.sample.book, changes, &stamp(1));
            self.sample.book.put_all(decided);
        }

        fn shown(&self, id: RecordId) -> Meeting {
            meeting(&self.sample.book, id, on("2025-09-03")).expect("the meeting")
        }
    }

    /// Practice.md 7.3, meeting 1: eight questions, five answered, three carried to the next.
    fn karbole() -> (Evening, RecordId, RecordId, Vec<RecordId>) {
        let mut sample = Sample::default();
        let place = sample.place("Kårböle");
        let mut meets = |day| {
            let content = Content::default().with(visit::PLACE, place).with(visit::DAY, on(day));
            sample.add(Kind::Visit, content.with(visit::KIND, VisitKind::DialogueMeeting))
        };
        let (first, next) = (meets("2023-09-12"), meets("2025-09-03"));
        let mut evening = Evening { sample, ids: 0 };
        let mut questions = Vec::new();
        for number in 1..=8 {
            let again = (number == 1).then_some(Recurrence::EveryMeeting);
            questions.push(evening.asks(first, &format!("Fråga {number}?"), again));
        }
        for &question in &questions[..4] {
            evening.decides(question, first, QuestionState::Answered);
        }
        evening.decides(questions[4], first, QuestionState::NotOurs);
        evening.decides(questions[6], first, QuestionState::TakenAlong);
        evening.decides(questions[7], first, QuestionState::TakenAlong);
        (evening, first, next, questions)
    }

    #[test]
    fn three_of_eight_questions_are_carried_to_the_next_meeting_taken_along_ones_first() {
        let (mut evening, first, next, questions) = karbole();
        let here = evening.shown(first);
        assert_eq!(here.asked.len(), 8);
        let counted = here.count_words().expect("there are questions");
        assert_eq!(swedish(&counted), "5 av 8 klara, 3 följer med till nästa möte");
        let there = evening.shown(next);
        let carried: Vec<_> = there.carried.iter().map(|row| row.id).collect();
        assert_eq!(carried, [questions[6], questions[7], questions[5]]);
        assert_eq!(there.carried[0].asked_on, Some(on("2023-09-12")));
        assert_eq!(there.asked, []);

        // What is settled there is settled, and says so where it was asked.
        evening.decides(questions[6], next, QuestionState::Answered);
        assert_eq!(evening.shown(next).carried.len(), 3, "it still stands in that evening's list");
        let news = evening.shown(first).asked[6].news.clone().expect("it was settled later");
        assert_eq!(swedish(&news), "Klar på mötet 3 september 2025");
        let last =
            evening.sample.visit(evening.shown(next).place.expect("a place").id, "2026-09-02");
        let left: Vec<_> = evening.shown(last).carried.iter().map(|row| row.id).collect();
        assert_eq!(left, [questions[7], questions[5]]);

        // Whoever writes an answer comes back to where the question stands that evening.
        let seen = |at: usize| seen_at(&evening.sample.book, questions[at], on("2025-09-03"));
        assert_eq!(seen(7), Some(next));
        assert_eq!(seen(6), Some(next), "it was settled there");
        assert_eq!(seen(0), Some(first), "it was settled long before");
    }

    #[test]
    fn a_question_sent_in_between_is_taken_up_next_time_and_not_at_meetings_of_old() {
        let (mut evening, first, next, _) = karbole();
        let place = evening.shown(first).place.expect("a place").id;
        let content = Content::default().with(question::TEXT, "Finns det kontanter?".to_owned());
        let id = evening.sample.add(Kind::Question, content.with(question::PLACE, place));
        let stands = |evening: &Evening, at| evening.shown(at).carried.iter().any(|it| it.id == id);
        assert!(stands(&evening, next) && !stands(&evening, first));
        evening.decides(id, next, QuestionState::Answered);
        let last = evening.sample.visit(place, "2026-09-02");
        assert!(stands(&evening, next), "it still stands in that evening's list");
        assert!(!stands(&evening, first) && !stands(&evening, last));
        let seen = |day| seen_at(&evening.sample.book, id, on(day));
        assert_eq!((seen("2025-09-03"), seen("2025-10-01")), (Some(next), None));
    }

    #[test]
    fn a_standing_question_is_offered_again_and_common_ones_only_where_there_are_none() {
        let (mut evening, first, next, _) = karbole();
        let offered = |meeting: Meeting| -> Vec<String> {
            meeting.standing.iter().map(|it| swedish(&it.text)).collect()
        };
        assert_eq!(offered(evening.shown(next)), ["Fråga 1?"]);
        assert_eq!(offered(evening.shown(first)), Vec::<String>::new());
        evening.asks(next, "fråga 1?", Some(Recurrence::EveryMeeting));
        assert_eq!(offered(evening.shown(next)), Vec::<String>::new());
        let elsewhere = evening.sample.place("Los");
        let new = evening.sample.visit(elsewhere, "2025-09-03");
        assert_eq!(offered(evening.shown(new)).len(), 4);
        assert_eq!(evening.shown(new).count_words(), None);
    }

    #[test]
    fn the_list_back_says_what_became_of_each_question() {
        let (mut evening, first, _, questions) = karbole();
        evening.sample.change(questions[0], |history| {
            let content = history.outcome().content;
            history.write(&stamp(1), content.with(question::ANSWER, "Ja, från\nhösten".to_owned()));
        });
        let text = evening.shown(first).paper().text(Language::Swedish);
        assert!(text.starts_with("Frågor från Dialogmöte i Kårböle 12 september 2023\n"), "{text}");
        assert!(
            text.contains("Besvarade\n- Fråga 1?\n  Ja, från\n  hösten\n- Fråga 2?\n"),
            "{text}"
        );
        assert!(text.contains("Tar vi med oss\n- Fråga 7?\n  Utan ansvarig, utan datum"), "{text}");
        assert!(text.contains("Tas upp nästa gång\n- Fråga 6?\n"), "{text}");
    }

    #[test]
    fn what_is_not_settled_stands_at_its_place() {
        let (evening, first, ..) = karbole();
        let place = evening.shown(first).place.expect("a place").id;
        let rows = unsettled(&evening.sample.book, place, on("2025-09-03"));
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[0].state, Some(QuestionState::TakenAlong));
    }
}
