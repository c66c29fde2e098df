//! Agreements: the list, everything about one, and the days that must not be missed.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::agreement;
use crate::domain::agreement::AgreementKind;
use crate::domain::agreement::Duty;
use crate::domain::agreement::Term;
use crate::domain::agreement_due;
use crate::domain::agreement_due::order_of;
use crate::domain::book::Book;
use crate::domain::field::Content;
use crate::domain::field::Field;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::parts::Party;
use crate::domain::place;
use crate::domain::provider;
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
use crate::present::value_words::point_words;
use crate::present::words::Worded;
use crate::text::Arg;
use crate::text::Language;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::agreement_form as labels;
use crate::text::agreements as words;
use crate::text::value_words;

mod seen_to;

pub use seen_to::Settled;
pub use seen_to::settled;
pub use seen_to::tested;
pub use seen_to::ticked;

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
    /// The terms to tick duties in: those that nobody has settled, the one before and this one.
    pub open_terms: Vec<TermView>,
    /// Those before, latest first.
    pub earlier: Vec<Phrase>,
    pub is_for_crises: bool,
    /// Whether there is something to test.
    pub is_tested: bool,
    pub crisis: Vec<(Message, Phrase)>,
    /// What the sheet of one for crises does not say yet.
    pub missing: Vec<Message>,
    /// Where to find it: place, municipality and point.
    pub whereabouts: Vec<Phrase>,
    pub lasting: Lasting,
    /// The day that this is said of.
    pub today: NaiveDate,
    pub equipment: String,
    pub instructions: String,
    pub notes: String,
}

/// How long an agreement lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lasting {
    /// Whether its last day has passed.
    pub is_over: bool,
    /// Whether it goes on a year at a time.
    pub goes_on: bool,
    /// When to give notice, and when it ends, however far off.
    pub notice: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
}

/// A quarter or a year, with the duties that were agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermView {
    pub term: Term,
    pub name: Phrase,
    pub duties: Vec<DutyView>,
    /// "2 av 3 uppfyllda, 5 000 kr"
    pub sum: Phrase,
    /// That it is paid, or that nothing is to be.
    pub settled: Option<Phrase>,
    /// Whether the time is out and pay was agreed on, so that it can be settled.
    pub is_due: bool,
    /// Whether it stays where it is when it is settled: it runs, or is the one before.
    pub stays: bool,
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
    let current = Term::around(today, agreement_due::rhythm(content));
    let mut open = agreement_due::to_settle(content, today);
    for term in [current.before(), current] {
        let known = terms.iter().find(|it| it.is_same_time(&term)).cloned();
        let is_there = open.iter().any(|it| it.overlaps(&term));
        if !is_there && agreement_due::runs_in(content, &term) {
            open.push(known.unwrap_or(term));
        }
    }
    order::sort_by_key(&mut open, order_of);
    if duties.is_empty() && agreement::pay(content, 0).is_none() {
        open.clear();
    }
    let mut earlier: Vec<&Term> =
        terms.iter().filter(|it| !open.iter().any(|open| open.is_same_time(it))).collect();
    order::sort_by_key(&mut earlier, |term| std::cmp::Reverse(order_of(term)));
    let is_for_crises = content.get(agreement::KIND).is_some_and(AgreementKind::is_for_crises);
    Some(AgreementPage {
        row: row(book, record, today),
        place: place_of(book, record).and_then(|it| titles::line(book, it)),
        provider: provider_of(book, record).and_then(|it| titles::line(book, it)),
        days: agreement_days::days_of(book, record, today),
        facts: facts(content, &duties, today),
        open_terms: open.into_iter().map(|it| term_view(content, &duties, it, today)).collect(),
        earlier: earlier.into_iter().map(|term| term_words(content, term)).collect(),
        is_for_crises,
        is_tested: is_for_crises || agreement::next_test(content).is_some(),
        crisis: crisis(content),
        missing: if is_for_crises { missing(content) } else { Vec::new() },
        whereabouts: whereabouts(book, record),
        lasting: Lasting {
            is_over: agreement_due::is_over(content, today),
            goes_on: agreement_due::goes_on(content),
            notice: agreement_due::notice_day(content, today),
            ends_on: agreement_due::end(content, today),
        },
        today,
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
    let current = Term::around(today, agreement_due::rhythm(content));
    TermView {
        name: term_name(&term),
        sum: sum_words(content, count, views.len()),
        duties: views,
        settled: settled_words(&term),
        is_due: agreement::pay(content, 1).is_some()
            && agreement_due::last_day_of(content, &term).is_some_and(|last| last < today),
        stays: term.is_same_time(&current) || term.is_same_time(&current.before()),
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

/// "betalt 2 juli 2017, 5 000 kr", "inget att betala"
fn settled_words(term: &Term) -> Option<Phrase> {
    let sum = term.paid_kr.map(kronor);
    match (term.paid_on, sum) {
        (Some(day), Some(sum)) => Some(value_words::joined(words::paid_on(day), sum)),
        (Some(day), None) => Some(words::paid_on(day)),
        (None, _) => term.is_waived.then(|| words::NOTHING_TO_PAY.into()),
    }
}

fn kronor(units: i64) -> Phrase {
    value_words::kronor(Arg::Decimal { units, places: 0 })
}

/// "2 av 3 uppgifter uppfyllda ger 5 000 kr"; of one without duties what is paid.
fn sum_words(content: &Content, kept: usize, of: usize) -> Phrase {
    let count = words::kept_of(of as u64, kept.to_string());
    match agreement::pay(content, kept) {
        Some(sum) if of == 0 => kronor(sum),
        Some(kronor) => words::kept_and_pay(count, Arg::Decimal { units: kronor, places: 0 }),
        None => count,
    }
}

/// A term of before: what was paid stays what it was, whatever is agreed on since.
fn term_words(content: &Content, term: &Term) -> Phrase {
    let kept = term.kept.len();
    let count = words::kept_count(kept as u64);
    let has_duties = kept != 0 || !duties(content).is_empty();
    let said = match (settled_words(term), agreement::pay(content, kept)) {
        (Some(settled), _) if has_duties => value_words::joined(count, settled),
        (Some(settled), _) => settled,
        (None, Some(sum)) if has_duties => {
            words::kept_and_pay(count, Arg::Decimal { units: sum, places: 0 })
        }
        (None, Some(sum)) => kronor(sum),
        (None, None) => count,
    };
    value_words::labelled(term_name(term), said)
}

fn facts(
    content: &Content,
    duties: &[(String, Phrase)],
    today: NaiveDate,
) -> Vec<(Message, Phrase)> {
    let kronor = |field: Field<i64>| content.get(field).map(kronor);
    let case = content.text(agreement::CASE_NUMBER).trim();
    let all = duties.iter().map(|(_, word)| word.clone()).reduce(value_words::joined);
    let facts = [
        (labels::PERIOD, content.get(agreement::PERIOD).and_then(validity::period)),
        (labels::RENEWAL, content.get(agreement::RENEWAL).map(|it| it.word().into())),
        (labels::NOTICE_DAY, agreement_due::notice_day(content, today).map(value_words::day)),
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

/// What is not said yet of what has to be known when the power is out.
fn missing(content: &Content) -> Vec<Message> {
    let wanted: [(Message, &str); 6] = [
        (labels::ACTIVATED_BY, agreement::ACTIVATED_BY.name()),
        (labels::KEY_HOLDER, agreement::KEY_HOLDER.name()),
        (labels::OPERATOR, agreement::OPERATOR.name()),
        (labels::RESERVE_POWER, agreement::RESERVE_POWER.name()),
        (labels::LAST_TEST, agreement::LAST_TEST.name()),
        (labels::INSTRUCTIONS, agreement::INSTRUCTIONS.name()),
    ];
    let wanted = wanted.into_iter().filter(|(_, field)| content.value(field).is_none());
    wanted.map(|(label, _)| label).collect()
}

/// The place with its municipality, the shop, and the point, as whoever comes from elsewhere needs
/// them.
fn whereabouts(book: &Book, record: &Record) -> Vec<Phrase> {
    let place = place_of(book, record).and_then(|id| book.shown(id));
    let provider = provider_of(book, record).and_then(|id| book.shown(id));
    let name = place.map(|it| {
        let municipality = it.content().text(place::MUNICIPALITY).trim();
        let name = titles::title(book, it);
        if municipality.is_empty() {
            name
        } else {
            value_words::joined(name, Phrase::verbatim(municipality))
        }
    });
    let shop = provider.map(|it| titles::title(book, it));
    let points =
        [provider.map(|it| (it, provider::POSITION)), place.map(|it| (it, place::POSITION))];
    let point = points.into_iter().flatten().find_map(|(it, field)| it.content().get(field));
    let point = point.map(|it| words::point(point_words(it)));
    shop.into_iter().chain(name).chain(point).collect()
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
    /// What hangs by the door on the day the power is out, with nothing about money; of others, what
    /// was agreed and how it was kept.
    pub fn paper(&self) -> Paper {
        let mut paper = Paper::new(self.row.title.clone());
        let labelled = |facts: &[(Message, Phrase)]| -> Vec<Line> {
            let line = |(label, value): &(Message, Phrase)| {
                plain(value_words::labelled(*label, value.clone()))
            };
            facts.iter().map(line).collect()
        };
        let opening = self.whereabouts.iter().cloned().chain([words::as_of(self.today)]);
        paper.open_with(opening.map(plain).collect());
        let steps = self.instructions.lines().map(str::trim).filter(|it| !it.is_empty());
        let steps = steps.enumerate();
        let steps =
            steps.map(|(at, it)| item(Phrase::verbatim(format!("{}. {it}", at + 1)))).collect();
        paper.add(labels::INSTRUCTIONS, steps);
        paper.add(labels::CRISIS_SECTION, labelled(&self.crisis));
        paper.add(labels::EQUIPMENT, written(Look::Plain, &self.equipment));
        if !self.is_for_crises {
            paper.add(words::AGREED, labelled(&self.facts));
            let open = self.open_terms.iter().rev().filter(|it| it.is_begun()).map(TermView::words);
            let terms = open.chain(self.earlier.iter().cloned()).map(item);
            paper.add(words::FOLLOWED_UP, terms.collect());
            paper.add(labels::NOTES, written(Look::Plain, &self.notes));
        }
        paper
    }
}

impl TermView {
    /// Whether anybody has followed it up, in part at least.
    fn is_begun(&self) -> bool {
        self.settled.is_some() || self.duties.iter().any(|duty| duty.is_kept)
    }

    /// "Kvartal 2, 2017: 2 av 3 uppgifter uppfyllda ger 5 000 kr"
    fn words(&self) -> Phrase {
        let said = value_words::labelled(self.name.clone(), self.sum.clone());
        match &self.settled {
            Some(settled) => value_words::joined(said, settled.clone()),
            None => said,
        }
    }
}

#[cfg(test)]
mod tests;
