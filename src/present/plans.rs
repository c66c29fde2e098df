//! Planer: the list, with whether each plan holds and how far it has come.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::action;
use crate::domain::book::Book;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::plan;
use crate::domain::plan::DecidingBody;
use crate::domain::plan::PlanKind;
use crate::domain::record::Record;
use crate::present::letters::sorting_key;
use crate::present::links::plan_of;
use crate::present::progress::Progress;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::present::validity;
use crate::present::validity::Validity;
use crate::text::Phrase;
use crate::text::plans as words;

/// A plan as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRow {
    pub id: RecordId,
    pub title: Phrase,
    pub kind: Option<PlanKind>,
    pub municipality: String,
    /// The years or days that the plan speaks of.
    pub period: Option<Phrase>,
    pub validity: Validity,
    pub progress: Progress,
}

impl PlanRow {
    /// Whether it has ended or was repealed.
    pub fn is_over(&self) -> bool {
        matches!(self.validity, Validity::Ended(_) | Validity::Repealed)
    }
}

/// What the list of plans shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanList {
    /// Those that are not over first, by title.
    pub plans: Vec<PlanRow>,
    /// Actions that belong to no goal, and so to no plan.
    pub actions_without_goal: Vec<RecordLine>,
}

/// Works out the list of plans.
pub fn list(book: &Book, today: NaiveDate) -> PlanList {
    let mut actions: BTreeMap<RecordId, Vec<&Record>> = BTreeMap::new();
    let mut homeless = Vec::new();
    for action in book.of_kind(Kind::Action) {
        match plan_of(book, action) {
            Some(plan) => actions.entry(plan).or_default().push(action),
            None => homeless.push(titles::line_of(book, action)),
        }
    }
    let mut plans: Vec<_> = book
        .of_kind(Kind::Plan)
        .map(|plan| {
            let own = actions.get(&plan.id()).into_iter().flatten().copied();
            row(book, plan, Progress::of(own, today), today)
        })
        .collect();
    order::sort_by_key(&mut plans, |row| {
        let title = titles::own_title(Kind::Plan, content(book, row.id));
        (row.is_over(), sorting_key(title), row.id)
    });
    PlanList { plans, actions_without_goal: homeless }
}

fn content(book: &Book, id: RecordId) -> &Content {
    book.get(id).expect("the rows were made of this book's plans").content()
}

pub(super) fn row(book: &Book, record: &Record, progress: Progress, today: NaiveDate) -> PlanRow {
    let content = record.content();
    PlanRow {
        id: record.id(),
        title: titles::title(book, record),
        kind: content.get(plan::KIND),
        municipality: content.text(plan::MUNICIPALITY).to_owned(),
        period: content.get(plan::PERIOD).and_then(validity::period),
        validity: Validity::of(content, today),
        progress,
    }
}

/// The actions of a plan that are not deleted, in no promised order.
pub(super) fn actions_of(book: &Book, plan: RecordId) -> impl Iterator<Item = &Record> {
    book.of_kind(Kind::Action).filter(move |action| plan_of(book, action) == Some(plan))
}

/// The decision that a plan rests on: "Antagen av kommunfullmäktige 2025-06-12
/// § 45, dnr KS 2025/41". `None` when nothing is known about it.
pub fn decision(plan: &Content) -> Option<Phrase> {
    let decision = plan.get(plan::DECISION)?;
    let body = match decision.body {
        Some(DecidingBody::Council) => Some(words::COUNCIL),
        Some(DecidingBody::ExecutiveBoard) => Some(words::EXECUTIVE_BOARD),
        Some(DecidingBody::Region) => Some(words::REGION),
        Some(DecidingBody::Association) => Some(words::ASSOCIATION),
        Some(DecidingBody::Other) | None => None,
    };
    let mut line = match (body, decision.day) {
        (Some(body), Some(day)) => words::adopted_by_on(body, day.to_string()),
        (Some(body), None) => words::adopted_by(body),
        (None, Some(day)) => words::adopted_on(day.to_string()),
        (None, None) => words::ADOPTED.into(),
    };
    let paragraph = paragraph(&decision.paragraph);
    if !paragraph.is_empty() {
        line = words::with_paragraph(line, paragraph);
    }
    let reference = reference(&decision.reference);
    if !reference.is_empty() {
        line = words::with_reference(line, reference);
    }
    (line != words::ADOPTED.into()).then_some(line)
}

/// The paragraph with its sign, which people may or may not have typed.
fn paragraph(typed: &str) -> String {
    let number = typed.trim();
    if number.starts_with(|first: char| first.is_ascii_digit()) {
        format!("§\u{a0}{number}")
    } else {
        number.to_owned()
    }
}

/// The reference without the "dnr" that people may have typed before it.
fn reference(typed: &str) -> &str {
    let typed = typed.trim();
    match typed.get(..3) {
        Some(start) if start.eq_ignore_ascii_case("dnr") => {
            typed[3..].trim_start_matches(['.', ':', ' '])
        }
        _ => typed,
    }
}

/// Whether an action hangs on a goal that can still be seen.
pub(super) fn has_goal(book: &Book, action: &Record) -> bool {
    let goal = action.content().get(action::GOAL).and_then(|id| book.shown(id));
    goal.is_some_and(|goal| goal.is(Kind::Goal))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action::ActionStatus;
    use crate::domain::goal;
    use crate::domain::plan::Decision;
    use crate::domain::plan::PlanStatus;
    use crate::present::sample::Sample;
    use crate::present::sample::english;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    fn said(decision: Decision) -> Option<String> {
        let content = Content::default().with(plan::DECISION, decision);
        super::decision(&content).as_ref().map(swedish)
    }

    #[test]
    fn a_decision_is_one_line() {
        let whole = Decision {
            body: Some(DecidingBody::Council),
            day: Some(on("2025-06-12")),
            paragraph: "§ 45".to_owned(),
            reference: "KS 2025/41".to_owned(),
        };
        let line = "Antagen av kommunfullmäktige 2025-06-12 § 45, dnr KS 2025/41";
        assert_eq!(said(whole.clone()).unwrap(), line);
        let typed = Decision {
            paragraph: "45".to_owned(),
            reference: "Dnr: KS 2025/41".to_owned(),
            ..whole.clone()
        };
        assert_eq!(said(typed).unwrap(), line);
        let content = Content::default().with(plan::DECISION, whole);
        assert_eq!(
            english(&super::decision(&content).unwrap()),
            "Adopted by the municipal council 2025-06-12 § 45, case ref. KS 2025/41"
        );
    }

    #[test]
    fn what_is_missing_in_a_decision_leaves_no_gap() {
        let board = Decision {
            body: Some(DecidingBody::ExecutiveBoard),
            reference: "KS 2020/37".to_owned(),
            ..Decision::default()
        };
        assert_eq!(said(board).unwrap(), "Antagen av kommunstyrelsen, dnr KS 2020/37");
        let day = Decision { day: Some(on("2016-03-10")), ..Decision::default() };
        assert_eq!(said(day).unwrap(), "Antagen 2016-03-10");
        let reference = Decision { reference: "åäö".to_owned(), ..Decision::default() };
        assert_eq!(said(reference).unwrap(), "Antagen, dnr åäö");
        assert_eq!(said(Decision::default()), None);
        assert_eq!(said(Decision { body: Some(DecidingBody::Other), ..Decision::default() }), None);
    }

    #[test]
    fn plans_that_are_over_come_last_and_each_counts_its_own_actions() {
        let mut sample = Sample::default();
        let titled = |title: &str, status| {
            Content::default().with(plan::TITLE, title.to_owned()).with(plan::STATUS, status)
        };
        let old = sample.add(Kind::Plan, titled("Arvika", PlanStatus::Repealed));
        let ostersund = sample.add(Kind::Plan, titled("Östersund", PlanStatus::Draft));
        let bracke = sample.add(Kind::Plan, titled("Bräcke", PlanStatus::Adopted));
        let goal = sample.add(Kind::Goal, Content::default().with(goal::PLAN, bracke));
        let done =
            Content::default().with(action::GOAL, goal).with(action::STATUS, ActionStatus::Done);
        sample.add(Kind::Action, done);
        let homeless = sample.add(Kind::Action, Content::default());
        let list = list(&sample.book, on("2017-06-01"));
        let order: Vec<_> = list.plans.iter().map(|row| row.id).collect();
        assert_eq!(order, [bracke, ostersund, old]);
        assert_eq!(swedish(&list.plans[0].progress.words()), "1 av 1 klar");
        assert_eq!(list.plans[1].progress, Progress::default());
        assert_eq!(list.actions_without_goal[0].id, homeless);
    }
}
