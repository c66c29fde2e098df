//! Everything about one support check: what was checked, what came out of it, and why.

use chrono::Datelike;
use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::check;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::law::municipality::county_of;
use crate::domain::place;
use crate::domain::record::Record;
use crate::domain::recorded_fact;
use crate::domain::rule::version::SupportTime;
use crate::present::links::place_of;
use crate::present::links::provider_of;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::present::validity;
use crate::present::validity::Validity;
use crate::present::verdict;
use crate::present::verdict::Asked;
use crate::present::verdict::CriterionRow;
use crate::present::verdict::Outcome;
use crate::present::verdict::Verdict;
use crate::present::verdict::VersionRow;
use crate::text::Phrase;
use crate::text::checks as words;

/// Everything about one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckPage {
    pub id: RecordId,
    pub title: Phrase,
    pub shop: Option<RecordLine>,
    pub place: Option<RecordLine>,
    /// The plan that names the place, and whether it holds today.
    pub plan: Option<(RecordLine, Validity)>,
    /// "stödtid 2017"
    pub support_time: Option<Phrase>,
    /// What was taken for granted about the support time, if anything.
    pub support_time_note: Option<Phrase>,
    /// "bedömd 21 april 2017"
    pub assessed_on: Option<Phrase>,
    /// What came out, or why nothing can.
    pub result: Result<Found, Phrase>,
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
}

/// Everything about the check called `id`; `None` when it is not there.
pub fn check_page(book: &Book, id: RecordId, today: NaiveDate) -> Option<CheckPage> {
    let record = book.shown(id).filter(|it| it.is(Kind::Check))?;
    let content = record.content();
    let place = place_of(book, record).and_then(|id| book.shown(id));
    let plan = place.and_then(|it| it.content().get(place::PLAN)).and_then(|id| book.shown(id));
    let period = content.get(check::SUPPORT_TIME).unwrap_or_default();
    Some(CheckPage {
        id,
        title: titles::title(book, record),
        shop: provider_of(book, record).and_then(|id| titles::line(book, id)),
        place: place.map(|place| titles::line_of(book, place)),
        plan: plan.map(|plan| (titles::line_of(book, plan), Validity::of(plan.content(), today))),
        support_time: validity::period(period).map(words::support_time),
        support_time_note: match (support_time(content), period.to) {
            (Ok(time), None) => Some(words::counted_to(time.last())),
            _ => None,
        },
        assessed_on: content.get(check::ASSESSED_ON).map(words::assessed_on),
        result: result(book, record, today).map(found),
        notes: content.text(check::NOTES).trim().to_owned(),
    })
}

/// What comes out of a check.
///
/// # Errors
///
/// Returns words for a person when something is missing that decides which
/// rules to read, or no single version of the rules governs.
pub fn result(book: &Book, record: &Record, today: NaiveDate) -> Result<Verdict, Phrase> {
    let content = record.content();
    let form = content.get(check::FORM).ok_or(words::NO_FORM)?;
    let municipality =
        place_of(book, record).map(|id| titles::municipality(book, id)).unwrap_or_default();
    verdict::verdict(Asked {
        form,
        support_time: support_time(content)?,
        assessed_on: content.get(check::ASSESSED_ON).unwrap_or(today),
        today,
        county: county_of(&municipality),
        facts: &recorded_fact::facts(content),
    })
}

/// The time that support is sought for; without a last day to the end of its
/// year, which is how support is given.
pub(super) fn support_time(content: &Content) -> Result<SupportTime, Phrase> {
    let period = content.get(check::SUPPORT_TIME).unwrap_or_default();
    let first = period.from.ok_or(words::NO_SUPPORT_TIME)?;
    let end_of_year = NaiveDate::from_ymd_opt(first.year(), 12, 31);
    let last = period.to.or(end_of_year).unwrap_or(first);
    SupportTime::new(first, last).ok_or_else(|| words::WRONG_ORDER.into())
}

fn found(verdict: Verdict) -> Found {
    let (governing, others) = match verdict.versions.split_first() {
        Some((governing, others)) => (Some(governing), others),
        None => (None, [].as_slice()),
    };
    let others = governing.map(|governing| {
        others.iter().map(|other| (other.clone(), differences(governing, other))).collect()
    });
    Found {
        reasons: verdict.criteria.iter().filter_map(reason).collect(),
        others: others.unwrap_or_default(),
        verdict,
    }
}

/// Why a criterion is not met, told by its main way.
fn reason(criterion: &CriterionRow) -> Option<Phrase> {
    let way = criterion.ways.first().filter(|_| criterion.outcome == Outcome::NotMet)?;
    let fact = way.facts.first()?;
    Some(words::reason(criterion.title, fact.value.clone(), way.limit.clone()))
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
