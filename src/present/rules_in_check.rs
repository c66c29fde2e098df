//! What rule sets from files say of a check's outlet, beside the law and never part of the verdict,
//! and what they said when the check was kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::check;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::Content;
use crate::domain::field::FieldValue;
use crate::domain::history::Liveness;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::law::authority::County;
use crate::domain::law::municipality::county_of;
use crate::domain::provider;
use crate::domain::recorded_fact;
use crate::domain::rule::RuleSet;
use crate::domain::rule::assess::assess;
use crate::domain::rule::file::Reach;
use crate::domain::rule::file::RulesFile;
use crate::domain::rule::form::Form;
use crate::domain::rule::version::SupportTime;
use crate::domain::rule_set::LookedAt;
use crate::present::all_forms;
use crate::present::all_forms::BesideTheLaw;
use crate::present::rule_sets::byline;
use crate::present::titles;
use crate::present::verdict::Outcome;
use crate::present::verdict::Outlet;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::rule_sets as words;
use crate::text::steady;

/// The files that a person has switched on, with their records.
pub type SwitchedOn = [(RecordId, Arc<RulesFile>)];

/// What one rule set from a file says of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FromFile {
    /// The record of its file.
    pub record: RecordId,
    pub title: String,
    /// Who wrote it, and when.
    pub byline: Phrase,
    /// What it says, or why it does not speak of this check.
    pub says: Result<BesideTheLaw, Message>,
}

/// What a rule set said when the check was kept, where that is not what is shown now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// The record of its file, where it is in the book.
    pub record: Option<RecordId>,
    pub title: String,
    pub byline: Phrase,
    pub outcome: Outcome,
    /// What has become of it since.
    pub since: Message,
}

/// What there is to show of rule sets from files in a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RulesInCheck {
    pub now: Vec<FromFile>,
    pub before: Vec<Before>,
    /// Whether something is shown that the check does not keep yet.
    pub can_be_kept: bool,
}

/// What is asked of the rules.
struct Case {
    form: Form,
    time: SupportTime,
    county: Option<County>,
}

fn case(book: &Book, content: &Content) -> Option<Case> {
    let of_provider = || {
        let provider = book.shown(content.get(check::PROVIDER)?)?;
        provider.content().get(provider::PLACE)
    };
    let place = content.get(check::PLACE).filter(|id| book.shown(*id).is_some());
    let municipality =
        place.or_else(of_provider).map(|id| titles::municipality(book, id)).unwrap_or_default();
    Some(Case {
        form: content.get(check::FORM)?,
        time: check::support_time(content).ok()?,
        county: county_of(&municipality),
    })
}

impl Case {
    fn rules<'a>(
        &self,
        on: &'a SwitchedOn,
    ) -> impl Iterator<Item = (RecordId, &'a RulesFile, &'a RuleSet, Reach)> {
        on.iter().flat_map(|(id, file)| {
            let rules = file.rules_on(self.form, self.time, self.county);
            rules.map(|(rules, reach)| (*id, &**file, rules, reach)).collect::<Vec<_>>()
        })
    }
}

impl RulesInCheck {
    /// Whether no file says or said anything.
    pub const fn is_empty(&self) -> bool {
        self.now.is_empty() && self.before.is_empty()
    }
}

/// What the files that are `on` say of the check called `id`, and what was said before.
#[must_use]
pub fn in_check(book: &Book, id: RecordId, today: NaiveDate, on: &SwitchedOn) -> RulesInCheck {
    let Some(record) = book.shown(id).filter(|it| it.is(Kind::Check)) else {
        return RulesInCheck::default();
    };
    let content = &check::settled(record);
    let kept = content.get(check::RULE_SETS).unwrap_or_default();
    let fresh = looked_at_now(book, content, on);
    let (facts, case) = (recorded_fact::facts(content), case(book, content));
    let now = case.iter().flat_map(|case| {
        let outlet = Outlet {
            support_time: case.time,
            assessed_on: content.get(check::ASSESSED_ON).unwrap_or(today),
            today,
            county: case.county,
            facts: &facts,
        };
        let row =
            |(record, file, rules, reach): (RecordId, &RulesFile, &RuleSet, Reach)| FromFile {
                record,
                title: steady(&rules.id),
                byline: byline(&file.author, Some(file.written_on)),
                says: match reach {
                    Reach::Here => Ok(all_forms::beside_the_law(rules, outlet)),
                    Reach::OtherTime => Err(words::OTHER_TIME),
                    Reach::OtherCounty => Err(words::OTHER_COUNTY),
                },
            };
        case.rules(on).map(row).collect::<Vec<_>>()
    });
    RulesInCheck {
        now: now.collect(),
        can_be_kept: fresh.iter().any(|it| !kept.contains(it)),
        before: kept
            .iter()
            .filter(|it| !fresh.contains(it))
            .map(|it| before(book, it, on))
            .collect(),
    }
}

fn before(book: &Book, it: &LookedAt, on: &SwitchedOn) -> Before {
    let record = it.rule_set.and_then(|id| book.get(id));
    let is_on = || on.iter().any(|(id, _)| Some(*id) == it.rule_set);
    let since = match record.map(crate::domain::record::Record::liveness) {
        None | Some(Liveness::Erased) => words::SINCE_GONE,
        Some(Liveness::Deleted) => words::SINCE_DELETED,
        Some(_) if is_on() => words::SINCE_CHANGED,
        Some(_) => words::SINCE_OFF,
    };
    Before {
        record: record.filter(|it| it.is_shown()).map(crate::domain::record::Record::id),
        byline: byline(&it.author, it.written_on),
        title: steady(&it.title),
        outcome: it.outcome.into(),
        since,
    }
}

/// What the files that are `on` say of a check with this content.
fn looked_at_now(book: &Book, content: &Content, on: &SwitchedOn) -> Vec<LookedAt> {
    let Some(case) = case(book, content) else { return Vec::new() };
    let facts = recorded_fact::facts(content);
    let here = case.rules(on).filter(|(.., reach)| *reach == Reach::Here);
    here.map(|(id, file, rules, _)| LookedAt {
        rule_set: Some(id),
        title: rules.id.to_string(),
        author: file.author.clone(),
        written_on: Some(file.written_on),
        outcome: assess(rules, case.time.first(), &facts).overall,
    })
    .collect()
}

/// What a check with this content is to keep: what the files that are `on` say of it, and of the
/// others what it kept before. So it explains itself when they are gone.
#[must_use]
pub fn to_keep(book: &Book, content: &Content, on: &SwitchedOn) -> Vec<LookedAt> {
    let now = looked_at_now(book, content, on);
    let is_now = |it: &LookedAt| {
        now.iter().any(|other| other.rule_set == it.rule_set && other.title == it.title)
    };
    let mut kept = content.get(check::RULE_SETS).unwrap_or_default();
    kept.retain(|it| !is_now(it));
    kept.extend(now);
    kept
}

/// `changes`, with what the files that are `on` say noted in each check among them, however it is
/// changed: written whole, a field of it set, or a choice about it made.
#[must_use]
pub fn noting(book: &Book, mut changes: Vec<Change>, on: &SwitchedOn) -> Vec<Change> {
    if on.is_empty() {
        return changes;
    }
    let mut set: BTreeMap<RecordId, Content> = BTreeMap::new();
    for Change { id, edit, .. } in changes.iter_mut().filter(|it| it.kind == Kind::Check) {
        let (field, value) = match edit {
            Edit::Write { content, .. } | Edit::Decide { content, .. } => {
                let kept = to_keep(book, content, on);
                *content = content.clone().with(check::RULE_SETS, kept);
                continue;
            }
            Edit::Set { field, value } => (*field, value),
            Edit::Choose { field, value } => (field.as_str(), value),
            _ => continue,
        };
        let seen = || book.get(*id).map(check::settled).unwrap_or_default();
        set.entry(*id).or_insert_with(seen).set(field, value.clone());
    }
    let noted = set.into_iter().map(|(id, content)| {
        let value = Some(to_keep(book, &content, on).write());
        let edit = Edit::Set { field: check::RULE_SETS.name(), value };
        Change { id, kind: Kind::Check, edit }
    });
    changes.extend(noted);
    changes
}

#[cfg(test)]
mod tests;
