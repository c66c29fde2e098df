//! Agreements: the list, everything about one, and the days that must not be missed.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::agreement;
use crate::domain::agreement::AgreementKind;
use crate::domain::agreement::Duty;
use crate::domain::agreement::Rhythm;
use crate::domain::agreement::Term;
use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::Content;
use crate::domain::field::Field;
use crate::domain::field::FieldValue;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::parts::Party;
use crate::domain::record::Record;
use crate::present::agreement_days;
use crate::present::agreement_days::DayRow;
use crate::present::letters::sorting_key;
use crate::present::links::place_of;
use crate::present::links::provider_of;
use crate::present::paper::Line;
use crate::present::paper::Look;
use crate::present::paper::Paper;
use crate::present::paper::item;
use crate::present::paper::plain;
use crate::present::paper::written;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::present::validity;
use crate::present::words::Worded;
use crate::text::Arg;
use crate::text::Language;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::agreement_form as labels;
use crate::text::agreements as words;
use crate::text::value_words;

/// An agreement as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementRow {
    pub id: RecordId,
    pub title: Phrase,
    pub kind: Option<AgreementKind>,
    pub place: Option<String>,
    pub period: Option<Phrase>,
    /// The next day to see to, if there is any in sight.
    pub next: Option<DayRow>,
}

/// All agreements by title, or those of one place or provider.
pub fn list(book: &Book, of: Option<RecordId>, today: NaiveDate) -> Vec<AgreementRow> {
    let is_of = |record: &&Record| {
        of.is_none_or(|of| {
            place_of(book, record) == Some(of) || provider_of(book, record) == Some(of)
        })
    };
    let mut rows: Vec<AgreementRow> =
        book.of_kind(Kind::Agreement).filter(is_of).map(|it| row(book, it, today)).collect();
    order::sort_by_key(&mut rows, |row| (sorting_key(&row.title.to(Language::Swedish)), row.id));
    rows
}

fn row(book: &Book, record: &Record, today: NaiveDate) -> AgreementRow {
    let content = record.content();
    AgreementRow {
        id: record.id(),
        title: titles::title(book, record),
        kind: content.get(agreement::KIND),
        place: titles::place_name_of(book, record),
        period: content.get(agreement::PERIOD).and_then(validity::period),
        next: agreement_days::days_of(book, record, today).into_iter().next(),
    }
}

/// Everything about one agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementPage {
    pub row: AgreementRow,
    pub place: Option<RecordLine>,
    pub provider: Option<RecordLine>,
    /// All days in sight, the next first.
    pub days: Vec<DayRow>,
    /// What it says, as pairs; what is not filled in is left out.
    pub facts: Vec<(Message, Phrase)>,
    /// The terms to tick duties in: this one and the one before.
    pub open_terms: Vec<TermView>,
    /// Those before, latest first.
    pub earlier: Vec<Phrase>,
    pub is_for_crises: bool,
    pub crisis: Vec<(Message, Phrase)>,
    pub equipment: String,
    pub instructions: String,
    pub notes: String,
}

/// A quarter or a year, with the duties that were agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermView {
    pub term: Term,
    pub name: Phrase,
    pub duties: Vec<DutyView>,
    /// "2 av 3 uppfyllda, 5 000 kr"
    pub sum: Phrase,
    pub paid: Option<Phrase>,
    /// Whether the time is out, so that it can be paid.
    pub is_over: bool,
}

/// A duty in a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyView {
    /// How files call it.
    pub name: String,
    pub word: Phrase,
    pub is_kept: bool,
}

/// The agreement called `id`; `None` when it is not there.
pub fn agreement_page(book: &Book, id: RecordId, today: NaiveDate) -> Option<AgreementPage> {
    let record = book.shown(id).filter(|it| it.is(Kind::Agreement))?;
    let content = record.content();
    let duties = duties(content);
    let terms = content.get(agreement::TERMS).unwrap_or_default();
    let rhythm = content.get(agreement::PAID).unwrap_or(Rhythm::Quarterly);
    let current = Term::around(today, rhythm);
    let before = current.before();
    let is_open = |term: &Term| term.is_same_time(&current) || term.is_same_time(&before);
    let known =
        |term: Term| terms.iter().find(|it| it.is_same_time(&term)).cloned().unwrap_or(term);
    let runs = |term: &Term| runs_in(content, term);
    let open_terms = [before.clone(), current.clone()].into_iter().filter(runs).map(known);
    let open_terms = if duties.is_empty() {
        Vec::new()
    } else {
        open_terms.map(|term| term_view(content, &duties, term, today)).collect()
    };
    let mut earlier: Vec<&Term> = terms.iter().filter(|it| !is_open(it)).collect();
    order::sort_by_key(&mut earlier, |term| std::cmp::Reverse((term.year, term.quarter)));
    Some(AgreementPage {
        row: row(book, record, today),
        place: place_of(book, record).and_then(|it| titles::line(book, it)),
        provider: provider_of(book, record).and_then(|it| titles::line(book, it)),
        days: agreement_days::days_of(book, record, today),
        facts: facts(content, &duties),
        open_terms,
        earlier: earlier.into_iter().map(|term| term_words(content, term)).collect(),
        is_for_crises: content.get(agreement::KIND).is_some_and(AgreementKind::is_for_crises),
        crisis: crisis(content),
        equipment: content.text(agreement::EQUIPMENT).to_owned(),
        instructions: content.text(agreement::INSTRUCTIONS).to_owned(),
        notes: content.text(agreement::NOTES).to_owned(),
    })
}

/// What was agreed, as files call it, with its words.
fn duties(content: &Content) -> Vec<(String, Phrase)> {
    let known = content.get(agreement::DUTIES).unwrap_or_default().into_iter();
    let known = known.map(|duty: Duty| (duty.token().to_owned(), Phrase::from(duty.word())));
    let own = content.get(agreement::OTHER_DUTIES).unwrap_or_default().into_iter();
    known.chain(own.map(|text| (text.clone(), Phrase::verbatim(text)))).collect()
}

/// Whether the agreement runs on some day of `term`; one without days runs always.
fn runs_in(content: &Content, term: &Term) -> bool {
    let Some(of_term) = term.period() else { return false };
    let period = content.get(agreement::PERIOD).unwrap_or_default();
    let goes_on = content.get(agreement::RENEWAL) == Some(agreement::Renewal::YearByYear);
    let begins = period.from.is_none_or(|from| of_term.to.is_none_or(|to| from <= to));
    let lasts = goes_on || period.to.is_none_or(|to| of_term.from.is_none_or(|from| from <= to));
    begins && lasts
}

fn term_view(
    content: &Content,
    duties: &[(String, Phrase)],
    term: Term,
    today: NaiveDate,
) -> TermView {
    let kept: BTreeSet<&String> = term.kept.iter().collect();
    let views = duties.iter().map(|(name, word)| DutyView {
        name: name.clone(),
        word: word.clone(),
        is_kept: kept.contains(name),
    });
    let views: Vec<DutyView> = views.collect();
    let count = views.iter().filter(|it| it.is_kept).count();
    TermView {
        name: term_name(&term),
        sum: sum_words(content, count, views.len()),
        duties: views,
        paid: term.paid_on.map(words::paid_on),
        is_over: term.period().and_then(|it| it.to).is_some_and(|to| to < today),
        term,
    }
}

/// "Kvartal 2, 2017" or "2017"
pub fn term_name(term: &Term) -> Phrase {
    let year = term.year.to_string();
    match term.quarter {
        Some(quarter) => words::quarter(quarter.to_string(), year),
        None => Phrase::verbatim(year),
    }
}

fn sum_words(content: &Content, kept: usize, of: usize) -> Phrase {
    let count = words::kept_of(of as u64, kept.to_string());
    match agreement::pay(content, kept) {
        Some(kronor) => words::kept_and_pay(count, Arg::Decimal { units: kronor, places: 0 }),
        None => count,
    }
}

fn term_words(content: &Content, term: &Term) -> Phrase {
    let count = words::kept_count(term.kept.len() as u64);
    let sum = match agreement::pay(content, term.kept.len()) {
        Some(kronor) => words::kept_and_pay(count, Arg::Decimal { units: kronor, places: 0 }),
        None => count,
    };
    let said = value_words::labelled(term_name(term), sum);
    match term.paid_on {
        Some(day) => value_words::joined(said, words::paid_on(day)),
        None => said,
    }
}

fn facts(content: &Content, duties: &[(String, Phrase)]) -> Vec<(Message, Phrase)> {
    let kronor = |field: Field<i64>| {
        content.get(field).map(|units| value_words::kronor(Arg::Decimal { units, places: 0 }))
    };
    let case = content.text(agreement::CASE_NUMBER).trim();
    let all = duties.iter().map(|(_, word)| word.clone()).reduce(value_words::joined);
    let facts = [
        (labels::PERIOD, content.get(agreement::PERIOD).and_then(validity::period)),
        (labels::RENEWAL, content.get(agreement::RENEWAL).map(|it| it.word().into())),
        (labels::NOTICE_DAY, content.get(agreement::NOTICE_DAY).map(value_words::day)),
        (labels::DUTIES, all),
        (labels::PAY_PER_DUTY, kronor(agreement::PAY_PER_DUTY_KR)),
        (labels::PAY_FIXED, kronor(agreement::PAY_FIXED_KR)),
        (labels::PAY_MAX, kronor(agreement::PAY_MAX_KR)),
        (labels::PAID, content.get(agreement::PAID).map(|it| it.word().into())),
        (labels::COUNTERPART, party(content, agreement::COUNTERPART)),
        (labels::CASE_NUMBER, (!case.is_empty()).then(|| Phrase::verbatim(case))),
    ];
    facts.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

/// What those who come when the power is out have to know, in the order they need it.
fn crisis(content: &Content) -> Vec<(Message, Phrase)> {
    let text = |field: Field<String>| {
        let text = content.text(field).trim();
        (!text.is_empty()).then(|| Phrase::verbatim(text))
    };
    let facts = [
        (labels::ACTIVATED_BY, party(content, agreement::ACTIVATED_BY)),
        (labels::KEY_HOLDER, party(content, agreement::KEY_HOLDER)),
        (labels::OPERATOR, party(content, agreement::OPERATOR)),
        (labels::EMERGENCY_PHONE, text(agreement::EMERGENCY_PHONE)),
        (labels::RESERVE_POWER, reserve_power(content)),
        (labels::LAST_TEST, content.get(agreement::LAST_TEST).map(value_words::day)),
        (labels::NEXT_TEST, agreement::next_test(content).map(value_words::day)),
    ];
    facts.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

fn reserve_power(content: &Content) -> Option<Phrase> {
    let power = content.get(agreement::RESERVE_POWER)?;
    let texts = [power.power, power.fuel].into_iter().map(|it| it.trim().to_owned());
    let texts = texts.filter(|it| !it.is_empty()).map(Phrase::verbatim);
    let hours = power.hours.map(|units| words::lasts(Arg::Decimal { units, places: 0 }));
    texts.chain(hours).reduce(value_words::joined)
}

fn party(content: &Content, field: Field<Party>) -> Option<Phrase> {
    let somebody = content.get(field).map(|it| titles::party(&it))?;
    (!somebody.is_empty()).then(|| Phrase::verbatim(somebody))
}

impl AgreementPage {
    /// What hangs by the door on the day the power is out; of others, what was agreed.
    pub fn paper(&self) -> Paper {
        let mut paper = Paper::new(self.row.title.clone());
        let labelled = |facts: &[(Message, Phrase)]| -> Vec<Line> {
            let line = |(label, value): &(Message, Phrase)| {
                plain(value_words::labelled(*label, value.clone()))
            };
            facts.iter().map(line).collect()
        };
        let place = self.place.as_ref().map(|it| plain(it.title.clone()));
        paper.open_with(place.into_iter().collect());
        let steps = self.instructions.lines().map(str::trim).filter(|it| !it.is_empty());
        let steps = steps.enumerate();
        let steps =
            steps.map(|(at, it)| item(Phrase::verbatim(format!("{}. {it}", at + 1)))).collect();
        paper.add(labels::INSTRUCTIONS, steps);
        paper.add(labels::CRISIS_SECTION, labelled(&self.crisis));
        paper.add(labels::EQUIPMENT, written(Look::Plain, &self.equipment));
        paper.add(words::AGREED, labelled(&self.facts));
        paper.add(labels::NOTES, written(Look::Plain, &self.notes));
        paper
    }
}

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

/// The change when a term was paid on `day`, or was not after all, and that which takes it back.
pub fn paid(book: &Book, id: RecordId, term: &Term, day: Option<NaiveDate>) -> (Change, Change) {
    changed(book, id, term, |term| term.paid_on = day)
}

/// The change when the reserve power was tested on `day`, and that which takes it back.
pub fn tested(book: &Book, id: RecordId, day: NaiveDate) -> (Change, Change) {
    let field = agreement::LAST_TEST.name();
    let before = book.get(id).and_then(|it| it.content().value(field).cloned());
    let set = |value| Change { id, kind: Kind::Agreement, edit: Edit::Set { field, value } };
    (set(Some(day.write())), set(before))
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
    let mut terms = content.and_then(|it| it.get(agreement::TERMS)).unwrap_or_default();
    if let Some(found) = terms.iter_mut().find(|it| it.is_same_time(term)) {
        change(found);
    } else {
        let mut new = Term { year: term.year, quarter: term.quarter, ..Term::default() };
        change(&mut new);
        terms.push(new);
    }
    order::sort_by_key(&mut terms, |term| (term.year, term.quarter));
    let set = |value| Change { id, kind: Kind::Agreement, edit: Edit::Set { field, value } };
    (set(Some(terms.write())), set(before))
}

#[cfg(test)]
mod tests;
