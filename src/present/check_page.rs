//! Everything about one support check: what was checked, what came out of it, and why.

use chrono::Months;
use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::check;
use crate::domain::check::CannotAssess;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::law::municipality::county_of;
use crate::domain::place;
use crate::domain::record::Record;
use crate::domain::recorded_fact;
use crate::domain::rule::fact::Answer;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::Facts;
use crate::domain::rule::version::SupportTime;
use crate::present::all_forms;
use crate::present::all_forms::BesideTheLaw;
use crate::present::annexes;
use crate::present::annexes::AnnexLine;
use crate::present::history_page::Saved;
use crate::present::links::place_of;
use crate::present::links::provider_of;
use crate::present::new_checks;
use crate::present::new_checks::Again;
use crate::present::then_and_now;
use crate::present::then_and_now::Beside;
use crate::present::then_and_now::Kept;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::present::validity;
use crate::present::validity::Validity;
use crate::present::verdict;
use crate::present::verdict::CriterionRow;
use crate::present::verdict::FactLine;
use crate::present::verdict::Outcome;
use crate::present::verdict::Outlet;
use crate::present::verdict::Verdict;
use crate::present::verdict::VersionRow;
use crate::present::verdict::words as rule_words;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::checks as words;

/// Everything about one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckPage {
    pub id: RecordId,
    pub title: Phrase,
    pub shop: Option<RecordLine>,
    pub place: Option<RecordLine>,
    /// Its name as it was written; empty when nobody has.
    pub municipality: String,
    /// The plan that names the place, and whether it holds today.
    pub plan: Option<(RecordLine, Validity)>,
    /// "stödtid 2017"
    pub support_time: Option<Phrase>,
    /// What was taken for granted about the support time, if anything.
    pub support_time_note: Option<Phrase>,
    /// "bedömd 21 april 2017"
    pub assessed_on: Option<Phrase>,
    /// By whose role it was last saved, and when.
    pub saved: Option<Phrase>,
    /// What came out, or why nothing can.
    pub result: Result<Found, Phrase>,
    /// What came out when it was saved.
    pub kept: Option<Kept>,
    /// The way to a check for this year, of one that is for an earlier one.
    pub again: Option<Again>,
    /// Held against the check that it was made from.
    pub beside: Option<Beside>,
    /// The checks that were made from it, with their support times.
    pub made: Vec<(RecordLine, Option<Phrase>)>,
    /// Special reasons, as somebody wrote them.
    pub notes: String,
}

/// What came out of a check, and what is told of it in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub verdict: Verdict,
    /// For each criterion that is not met: what is, and what is asked for.
    pub reasons: Vec<Phrase>,
    /// The rules of other times with how they differ from those that govern.
    pub others: Vec<(VersionRow, Vec<Phrase>)>,
    /// All that the check knows, in the order of the questions.
    pub facts: Vec<FactLine>,
    /// What decides something, and was more than a year old on the day of
    /// assessment.
    pub old_facts: Vec<FactLine>,
    /// What the criteria still ask for.
    pub missing: Vec<Message>,
    /// What a person has said cannot be known.
    pub cannot_be_known: Vec<Message>,
    /// The region's own rules, beside the law.
    pub beside_the_law: Vec<BesideTheLaw>,
    /// Whether the region has rules of its own that nobody has switched on.
    pub regional_left_out: bool,
    /// What to send along with an application.
    pub annexes: Vec<AnnexLine>,
}

impl CheckPage {
    /// The page for who has not switched the regions' own rules on.
    #[must_use]
    pub fn without_regional_rules(mut self) -> Self {
        if let Ok(found) = &mut self.result {
            found.regional_left_out = !found.beside_the_law.is_empty();
            found.beside_the_law.clear();
        }
        self
    }
}

/// Everything about the check called `id`, with the regions' own rules; `None`
/// when it is not there.
pub fn check_page(book: &Book, id: RecordId, today: NaiveDate) -> Option<CheckPage> {
    let record = book.shown(id).filter(|it| it.is(Kind::Check))?;
    let content = record.content();
    let place = place_of(book, record).and_then(|id| book.shown(id));
    let plan = place.and_then(|it| it.content().get(place::PLAN)).and_then(|id| book.shown(id));
    let period = content.get(check::SUPPORT_TIME).unwrap_or_default();
    let saved = record.history().heads().last().and_then(|&it| record.history().revision(it));
    Some(CheckPage {
        id,
        title: titles::title(book, record),
        shop: provider_of(book, record).and_then(|id| titles::line(book, id)),
        place: place.map(|place| titles::line_of(book, place)),
        municipality: municipality(book, record),
        plan: plan.map(|plan| (titles::line_of(book, plan), Validity::of(plan.content(), today))),
        support_time: validity::period(period).map(words::support_time),
        support_time_note: match (check::support_time(content), period.to) {
            (Ok(time), None) => Some(words::counted_to(time.last())),
            _ => None,
        },
        assessed_on: content.get(check::ASSESSED_ON).map(words::assessed_on),
        saved: saved.map(|revision| Saved::of(revision).words()),
        result: found(book, record, today),
        kept: then_and_now::kept(id, &check::settled(record), today),
        again: new_checks::again(book, record, today),
        beside: then_and_now::beside(book, record, today),
        made: new_checks::made_from(book, id),
        notes: content.text(check::NOTES).trim().to_owned(),
    })
}

/// What comes out of a check in a word and a sentence, for lists.
///
/// # Errors
///
/// Returns words for a person when something is missing that decides which
/// rules to read, or no single version of the rules governs.
pub fn outcome(record: &Record, today: NaiveDate) -> Result<(Outcome, Phrase), Phrase> {
    let comparison = check::comparison(&check::settled(record), today)
        .map_err(|reason| cannot_assess(&reason))?;
    Ok((comparison.overall().into(), verdict::headline(&comparison)))
}

/// The time that support is sought for.
///
/// # Errors
///
/// Returns words for a person when it is missing or wrong.
pub(super) fn support_time(content: &Content) -> Result<SupportTime, Phrase> {
    check::support_time(content).map_err(|reason| cannot_assess(&reason))
}

/// Why a check can't be assessed, and what to do.
pub(super) fn cannot_assess(reason: &CannotAssess) -> Phrase {
    match reason {
        CannotAssess::NoForm => words::NO_FORM.into(),
        CannotAssess::NoSupportTime => words::NO_SUPPORT_TIME.into(),
        CannotAssess::WrongOrder => words::WRONG_ORDER.into(),
        CannotAssess::NotInForce(reason) => rule_words::not_in_force(reason),
    }
}

pub(super) fn municipality(book: &Book, record: &Record) -> String {
    place_of(book, record).map(|id| titles::municipality(book, id)).unwrap_or_default()
}

/// What is asked about the outlet of a check, whatever the form.
///
/// # Errors
///
/// Returns words for a person when the support time is missing or wrong.
pub(super) fn outlet<'a>(
    book: &Book,
    record: &Record,
    today: NaiveDate,
    facts: &'a Facts,
) -> Result<Outlet<'a>, Phrase> {
    let content = record.content();
    Ok(Outlet {
        support_time: support_time(content)?,
        assessed_on: content.get(check::ASSESSED_ON).unwrap_or(today),
        today,
        county: county_of(&municipality(book, record)),
        facts,
    })
}

fn found(book: &Book, record: &Record, today: NaiveDate) -> Result<Found, Phrase> {
    let content = check::settled(record);
    let form = content.get(check::FORM).ok_or(words::NO_FORM)?;
    let facts = recorded_fact::facts(&content);
    let outlet = outlet(book, record, today, &facts)?;
    let assessed_on = outlet.assessed_on;
    let mut verdict = verdict::verdict(form, outlet)?;
    let disputed = check::disputed(record).map(|it| words::disputed(rule_words::fact_label(it)));
    let times = [check::FORM.name(), check::SUPPORT_TIME.name(), check::ASSESSED_ON.name()];
    let is_of_time = record.choices().iter().any(|it| times.contains(&it.field.as_str()));
    let of_time = is_of_time.then(|| words::DISPUTED_TIMES.into());
    verdict.notices.splice(0..0, disputed.chain(of_time));
    Ok(Found {
        reasons: verdict.criteria.iter().filter_map(all_forms::reason).collect(),
        others: others(&verdict),
        old_facts: old_facts(&verdict, &facts, assessed_on),
        missing: missing(&verdict),
        facts: FactKind::ALL
            .into_iter()
            .filter_map(|kind| Some(verdict::fact_line(kind, facts.known(kind)?)))
            .collect(),
        cannot_be_known: FactKind::ALL
            .into_iter()
            .filter(|kind| *facts.answer(*kind) == Answer::CannotBeKnown)
            .map(rule_words::fact_label)
            .collect(),
        beside_the_law: all_forms::regional_rules(form, outlet),
        regional_left_out: false,
        annexes: annexes::annexes(form, outlet.county, assessed_on),
        verdict,
    })
}

/// What the criteria ask for, each thing once.
fn missing(verdict: &Verdict) -> Vec<Message> {
    let mut missing: Vec<FactKind> = Vec::new();
    for kind in verdict.criteria.iter().flat_map(|criterion| &criterion.missing) {
        if !missing.contains(kind) {
            missing.push(*kind);
        }
    }
    missing.into_iter().map(rule_words::fact_label).collect()
}

/// Whether a fact of this day is more than a year old on the day of the check.
pub(super) fn is_old(day: NaiveDate, assessed_on: NaiveDate) -> bool {
    day.checked_add_months(Months::new(12)).is_some_and(|it| it < assessed_on)
}

/// What decides something, and was no longer fresh on the day of assessment.
fn old_facts(verdict: &Verdict, facts: &Facts, assessed_on: NaiveDate) -> Vec<FactLine> {
    let ways = verdict.criteria.iter().flat_map(|criterion| &criterion.ways);
    let mut old: Vec<FactLine> = Vec::new();
    for line in ways.flat_map(|way| &way.facts) {
        let on = facts.known(line.kind).and_then(|fact| fact.on);
        if on.is_some_and(|on| is_old(on, assessed_on)) && old.iter().all(|it| it.kind != line.kind)
        {
            old.push(line.clone());
        }
    }
    old
}

/// The rules of other times with how they differ from those that govern.
fn others(verdict: &Verdict) -> Vec<(VersionRow, Vec<Phrase>)> {
    let Some((governing, others)) = verdict.versions.split_first() else { return Vec::new() };
    others.iter().map(|other| (other.clone(), differences(governing, other))).collect()
}

/// How `other` rules differ from those that govern, for the same facts.
fn differences(governing: &VersionRow, other: &VersionRow) -> Vec<Phrase> {
    let named =
        |version: &VersionRow, title| version.criteria.iter().find(|it| it.title == title).cloned();
    let mut lines = Vec::new();
    for now in &other.criteria {
        match named(governing, now.title) {
            None => lines.push(words::differs_new(now.title)),
            Some(before) => lines.extend(difference(&before, now)),
        }
    }
    for before in &governing.criteria {
        if named(other, before.title).is_none() {
            lines.push(words::differs_gone(before.title));
        }
    }
    if lines.is_empty() {
        lines.push(words::SAME_LIMITS.into());
    }
    lines.push(if other.overall == governing.overall {
        words::SAME_OVERALL.into()
    } else {
        words::other_overall(other.overall.word())
    });
    lines
}

fn difference(before: &CriterionRow, now: &CriterionRow) -> Vec<Phrase> {
    let mut lines = Vec::new();
    if let (Some(old), Some(new)) = (before.ways.first(), now.ways.first())
        && old.limit != new.limit
    {
        lines.push(words::differs_limit(now.title, new.limit.clone(), old.limit.clone()));
    }
    if before.outcome != now.outcome {
        let (new, old) = (now.outcome.word(), before.outcome.word());
        lines.push(words::differs_outcome(now.title, new, old));
    }
    lines
}

#[cfg(test)]
pub(super) mod tests;
