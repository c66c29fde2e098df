//! What is ticked off on the page of an agreement: duties that were kept, pay, a test of the reserve power.

use chrono::NaiveDate;

use super::duties;
use crate::domain::agreement;
use crate::domain::agreement::Term;
use crate::domain::agreement_due::order_of;
use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::Content;
use crate::domain::field::FieldValue;
use crate::domain::field::written_over;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::record::Record;
use crate::domain::value::Value;
use crate::present::agreement_days;

/// The change when a duty is ticked or not any more in a term, and that which takes it back.
pub fn ticked(
    book: &Book,
    id: RecordId,
    term: &Term,
    duty: &str,
    is_kept: bool,
) -> (Change, Change) {
    changed(book, id, term, |term| {
        term.kept.retain(|it| it != duty);
        if is_kept {
            term.kept.push(duty.to_owned());
        }
    })
}

/// What was done about the pay of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// It was paid on this day.
    Paid(NaiveDate),
    /// Nothing is to be paid.
    Waived,
    /// Neither: it is open again.
    Open,
}

/// The change when the pay of a term was seen to, and that which takes it back. The sum that was
/// paid is kept with it.
pub fn settled(book: &Book, id: RecordId, term: &Term, what: Settled) -> (Change, Change) {
    let content = book.get(id).map(Record::content);
    changed(book, id, term, |term| {
        let (day, is_waived) = match what {
            Settled::Paid(day) => (Some(day), false),
            Settled::Waived => (None, true),
            Settled::Open => (None, false),
        };
        let sum = content.and_then(|it| agreement::pay(it, kept_of_agreed(it, term)));
        (term.paid_on, term.is_waived) = (day, is_waived);
        term.paid_kr = day.and(sum);
    })
}

/// How many of the duties that are agreed on were kept.
fn kept_of_agreed(content: &Content, term: &Term) -> usize {
    duties(content).iter().filter(|(name, _)| term.kept.contains(name)).count()
}

/// The changes when the reserve power was tested on `day`, and those which take it back. A test that
/// was planned for the next month is done with.
pub fn tested(book: &Book, id: RecordId, day: NaiveDate) -> (Vec<Change>, Vec<Change>) {
    let content = book.get(id).map(Record::content);
    let set = |field, value| Change { id, kind: Kind::Agreement, edit: Edit::Set { field, value } };
    let mut both = vec![(agreement::LAST_TEST.name(), Some(day.write()))];
    let planned = content.and_then(|it| it.get(agreement::NEXT_TEST));
    if planned.is_some_and(|it| (it - day).num_days() <= agreement_days::TEST) {
        both.push((agreement::NEXT_TEST.name(), None));
    }
    let before = |field| content.and_then(|it| it.value(field).cloned());
    let undo = both.iter().map(|&(field, _)| set(field, before(field))).collect();
    (both.into_iter().map(|(field, value)| set(field, value)).collect(), undo)
}

fn changed(
    book: &Book,
    id: RecordId,
    term: &Term,
    change: impl FnOnce(&mut Term),
) -> (Change, Change) {
    let field = agreement::TERMS.name();
    let content = book.get(id).map(Record::content);
    let before = content.and_then(|it| it.value(field).cloned());
    let mut terms = match &before {
        Some(Value::List(terms)) => terms.clone(),
        _ => Vec::new(),
    };
    let is_it = |it: &Value| Term::read(it).filter(|it| it.is_same_time(term));
    if let Some((at, mut found)) =
        terms.iter().enumerate().find_map(|(at, it)| Some((at, is_it(it)?)))
    {
        change(&mut found);
        terms[at] = written_over(&terms[at], found);
    } else {
        let mut new = Term { year: term.year, quarter: term.quarter, ..Term::default() };
        change(&mut new);
        terms.push(new.write());
    }
    // One without a year, as another program may write it, is nobody's to throw away.
    order::sort_by_key(&mut terms, |it| Term::read(it).map(|it| order_of(&it)));
    let set = |value| Change { id, kind: Kind::Agreement, edit: Edit::Set { field, value } };
    (set(Some(Value::List(terms))), set(before))
}
