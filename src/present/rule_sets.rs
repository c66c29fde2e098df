//! The rules that there are: the law that the program brings, the regions' own, and those from
//! files, each with what it asks, by whom it is, and how sure it is.

use chrono::NaiveDate;

use crate::domain::law;
use crate::domain::law::authority::County;
use crate::domain::law::regional;
use crate::domain::order;
use crate::domain::parts;
use crate::domain::rule::Criterion;
use crate::domain::rule::Issuer;
use crate::domain::rule::Nature;
use crate::domain::rule::Period;
use crate::domain::rule::RuleSet;
use crate::domain::rule::Test;
use crate::domain::rule::WaiverAllowed;
use crate::domain::rule::Way;
use crate::domain::rule::ceiling::Ceiling;
use crate::domain::rule::ceiling::Holds;
use crate::domain::rule::file::RulesFile;
use crate::domain::rule::form::Form;
use crate::present::validity;
use crate::present::verdict::SourceLine;
use crate::present::verdict::source_line;
use crate::present::verdict::words as rule_words;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::rule_sets as words;
use crate::text::steady;

mod differences;

pub use differences::differences;

/// A rule set as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesLine {
    /// Stable name, such as "SD-2"; what its page is found by.
    pub name: String,
    pub form: Message,
    /// "stödtid 1 januari 2017 – 30 juni 2026"
    pub time: Phrase,
    pub source: SourceLine,
    /// Whether nobody has compared it with its sources for more than a year.
    pub is_old: bool,
    /// Whether part of it could not be confirmed.
    pub is_unsure: bool,
}

/// The law on each form, oldest version first.
#[must_use]
pub fn law(today: NaiveDate) -> Vec<(Message, Vec<RulesLine>)> {
    let of_form = |form: Form| {
        let mut rule_sets: Vec<&RuleSet> =
            law::ALL_RULE_SETS.into_iter().filter(|rules| rules.form == form).collect();
        order::sort_by_key(&mut rule_sets, |rules| rules.support_time.first);
        (form.word(), rule_sets.into_iter().map(|rules| line(rules, today)).collect())
    };
    Form::ALL.iter().map(|&form| of_form(form)).collect()
}

/// What regions go by in their own counties, by the region's name.
#[must_use]
pub fn regions(today: NaiveDate) -> Vec<(&'static str, Vec<RulesLine>)> {
    let of_county = |county: County| {
        let here = regional::ALL.iter().filter(|it| it.issuer == Issuer::Region(county));
        (county.region_name(), here.map(|rules| line(rules, today)).collect::<Vec<_>>())
    };
    let all = County::ALL.into_iter().map(of_county);
    all.filter(|(_, lines)| !lines.is_empty()).collect()
}

fn line(rules: &RuleSet, today: NaiveDate) -> RulesLine {
    RulesLine {
        name: rules.id.to_string(),
        form: rules.form.word(),
        time: words::support_time(period(rules.support_time)),
        source: source_line(&rules.in_force_source),
        is_old: rules.needs_checking(today),
        is_unsure: is_unsure(rules),
    }
}

fn is_unsure(rules: &RuleSet) -> bool {
    !rules.doubts.is_empty() || rules.sources().any(|(_, source)| !source.certainty.decides())
}

fn period(period: Period) -> Phrase {
    let days = parts::Period { from: Some(period.first), to: period.last };
    validity::period(days).unwrap_or_else(|| words::NO_TIME.into())
}

/// What is said of a file of rules in a line: who wrote it, and when.
#[must_use]
pub fn byline(author: &str, written_on: Option<NaiveDate>) -> Phrase {
    match (author.is_empty(), written_on) {
        (false, Some(day)) => words::written_by_on(author, day),
        (false, None) => words::written_by(author),
        (true, Some(day)) => words::written_on_day(day),
        (true, None) => words::WRITTEN_BY_NOBODY.into(),
    }
}

/// A file of rules, as a page or a preview shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileView {
    pub title: String,
    pub byline: Phrase,
    /// The county that it is for; `None` where it names none.
    pub county: Option<&'static str>,
    pub rule_sets: Vec<RulesView>,
}

/// All of a file of rules.
#[must_use]
pub fn file_view(file: &RulesFile, today: NaiveDate) -> FileView {
    FileView {
        title: steady(&file.title),
        byline: byline(&file.author, Some(file.written_on)),
        county: file.county.map(County::region_name),
        rule_sets: file.rule_sets.iter().map(|rules| rules_view(rules, today)).collect(),
    }
}

/// Everything that a rule set says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesView {
    pub name: String,
    pub form: Message,
    /// Whose rules they are, and whether they are law.
    pub issuer: Phrase,
    pub in_force: Phrase,
    pub support_time: Phrase,
    pub source: SourceLine,
    pub criteria: Vec<CriterionView>,
    /// Within the law, and no part of the outcome.
    pub guidance: Vec<CriterionView>,
    pub ceilings: Vec<CeilingView>,
    pub doubts: Vec<Message>,
    /// The day it was compared with its sources, where that is more than a year ago.
    pub is_old: Option<NaiveDate>,
    pub is_unsure: bool,
}

/// One criterion, apart from any case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionView {
    pub title: Message,
    /// One is enough; the first is the main one.
    pub ways: Vec<WayView>,
    /// What is said of who judges it, and of special reasons.
    pub notes: Vec<Message>,
}

/// One way of meeting a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayView {
    /// The fact that is asked for.
    pub fact: Message,
    /// "mer än 15 km"
    pub limit: Phrase,
    /// The support time that it is for, where that is not all of the rule set's.
    pub time: Option<Phrase>,
    pub source: SourceLine,
}

/// The most that may be paid, apart from any case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CeilingView {
    pub amount: Phrase,
    pub time: Phrase,
    pub source: SourceLine,
}

/// Everything about the rule set of the law or of a region that is called `name`.
#[must_use]
pub fn brought(name: &str, today: NaiveDate) -> Option<RulesView> {
    let of_region = || regional::ALL.iter().find(|rules| rules.id == name);
    let rules = law::rule_set(name).or_else(of_region)?;
    Some(rules_view(rules, today))
}

/// Everything that `rules` says.
#[must_use]
pub fn rules_view(rules: &RuleSet, today: NaiveDate) -> RulesView {
    RulesView {
        name: steady(&rules.id),
        form: rules.form.word(),
        issuer: match &rules.issuer {
            Issuer::Law => words::IS_LAW.into(),
            Issuer::Region(county) => words::of_region(county.region_name()),
            Issuer::File { author, written_on } => {
                words::of_file(byline(author, Some(*written_on)))
            }
        },
        in_force: period(rules.in_force),
        support_time: period(rules.support_time),
        source: source_line(&rules.in_force_source),
        criteria: rules.criteria.iter().map(criterion_view).collect(),
        guidance: rules
            .guidance
            .iter()
            .map(|item| CriterionView {
                title: rule_words::guidance(item.kind),
                ways: vec![WayView {
                    fact: rule_words::fact_label(item.test.fact()),
                    limit: rule_words::limit(&item.test),
                    time: None,
                    source: source_line(&item.source),
                }],
                notes: Vec::new(),
            })
            .collect(),
        ceilings: rules.all_ceilings().map(|it| ceiling_view(rules.form, it)).collect(),
        doubts: rules.doubts.iter().map(|doubt| rule_words::doubt(doubt.question)).collect(),
        is_old: rules.needs_checking(today).then(|| rules.checked_on()),
        is_unsure: is_unsure(rules),
    }
}

fn criterion_view(criterion: &Criterion) -> CriterionView {
    let judged = match criterion.nature {
        Nature::Condition => None,
        Nature::Judgement => Some(words::IS_JUDGED),
        Nature::Step => Some(words::IS_STEP),
    };
    let waiver = match criterion.waiver.allowed {
        WaiverAllowed::Yes => words::WAIVER_YES,
        WaiverAllowed::Unsure => words::WAIVER_UNSURE,
        WaiverAllowed::No => words::WAIVER_NO,
    };
    CriterionView {
        title: rule_words::subject(criterion.subject),
        ways: criterion.ways.iter().map(way_view).collect(),
        notes: judged.into_iter().chain([waiver]).collect(),
    }
}

fn way_view(way: &Way) -> WayView {
    WayView {
        fact: rule_words::fact_label(way.test.fact()),
        limit: rule_words::limit(&way.test),
        time: way.support_time.map(|time| words::support_time(period(time))),
        source: source_line(&way.source),
    }
}

fn ceiling_view(form: Form, ceiling: &Ceiling) -> CeilingView {
    CeilingView {
        amount: rule_words::ceiling(form, ceiling.most),
        time: match ceiling.holds {
            Holds::SupportTime(time) => words::support_time(period(time)),
            Holds::DecidedOn(time) => words::decided(period(time)),
        },
        source: source_line(&ceiling.source),
    }
}

/// What a test asks for with its fact: "avstånd längs vägen: mer än 15 km".
fn test_words(test: &Test) -> Phrase {
    words::asks(rule_words::fact_label(test.fact()), rule_words::limit(test))
}

#[cfg(test)]
mod tests;
