//! What the result of a support check shows: headline, criteria, versions, ways forward.

mod beside;
pub mod words;

pub(super) use beside::ceilings_of;
pub(super) use beside::period;

use chrono::NaiveDate;

use crate::domain::law;
use crate::domain::law::authority;
use crate::domain::law::authority::Channel;
use crate::domain::law::authority::County;
use crate::domain::rule::RuleSet;
use crate::domain::rule::Subject;
use crate::domain::rule::WaiverAllowed;
use crate::domain::rule::assess::Assessment;
use crate::domain::rule::assess::Change;
use crate::domain::rule::assess::CriterionOutcome;
use crate::domain::rule::assess::GuidanceOutcome;
use crate::domain::rule::assess::TestOutcome;
use crate::domain::rule::ceiling::sought_in_euro;
use crate::domain::rule::fact::Fact;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::Facts;
use crate::domain::rule::form::Form;
use crate::domain::rule::quantity::Quantity;
use crate::domain::rule::question::facts_missing;
use crate::domain::rule::question::next_question;
use crate::domain::rule::source::Source;
use crate::domain::rule::version::Comparison;
use crate::domain::rule::version::Notice;
use crate::domain::rule::version::SupportTime;
use crate::domain::truth::Truth;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::check_result as result_text;
use crate::text::law as law_text;
use crate::text::steady;
use crate::text::verdict as text;

/// What is asked about one outlet, whatever the form.
#[derive(Clone, Copy, Debug)]
pub struct Outlet<'a> {
    pub support_time: SupportTime,
    pub assessed_on: NaiveDate,
    pub today: NaiveDate,
    /// Where the outlet is, when known; it names who decides.
    pub county: Option<County>,
    pub facts: &'a Facts,
}

/// The whole result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub form: Message,
    pub headline: Phrase,
    /// The main rule under the rules that govern.
    pub overall: Outcome,
    /// How many criteria are met, not met and unclear.
    pub summary: Phrase,
    /// That it is a preliminary assessment and no decision.
    pub preliminary: Message,
    pub authority: Phrase,
    /// In the order of the law.
    pub criteria: Vec<CriterionRow>,
    /// Kept apart from the criteria, under `guidance_note`.
    pub guidance: Vec<GuidanceRow>,
    pub guidance_note: Message,
    /// Plan and distance side by side, once the plan's priority is known.
    pub tension: Option<Tension>,
    /// The rules that govern first, then those of the day and of today where
    /// they are others.
    pub versions: Vec<VersionRow>,
    pub notices: Vec<Phrase>,
    /// That nobody has compared the rules with their sources for over a year.
    pub checked_long_ago: Option<Phrase>,
    /// For each criterion that is not met: whether special reasons may be
    /// argued, and where that stands.
    pub waivers: Vec<WaiverRow>,
    pub ceilings: Vec<CeilingRow>,
    /// What is sought in euro, which small aid is counted in.
    pub sought_in_euro: Option<Phrase>,
    pub ceiling_note: Message,
    /// What nobody has been able to confirm about the rules that govern.
    pub doubts: Vec<Message>,
    /// Where one applies, with the page; `None` when there is nothing to apply for.
    pub apply_at: Option<ApplyAt>,
    /// Empty when the main rule is met.
    pub other_ways: Vec<OtherWay>,
    /// The question to ask next, if any.
    pub next_question: Option<Question>,
}

/// Where one applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplyAt {
    pub text: Message,
    pub url: &'static str,
    pub source: SourceLine,
}

/// A question that would settle something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    pub kind: FactKind,
    pub text: Message,
    pub help: Message,
}

impl Question {
    /// The question that asks for a fact.
    #[must_use]
    pub const fn about(kind: FactKind) -> Self {
        Self { kind, text: words::fact_question(kind), help: words::fact_help(kind) }
    }
}

/// How something came out. Never shown by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Met,
    MetByAlternative,
    NotMet,
    Unknown,
}

impl Outcome {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> Message {
        match self {
            Self::Met => text::OUTCOME_MET,
            Self::MetByAlternative => text::OUTCOME_ALTERNATIVE,
            Self::NotMet => text::OUTCOME_NOT_MET,
            Self::Unknown => text::OUTCOME_UNKNOWN,
        }
    }
}

impl From<Truth> for Outcome {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Met => Self::Met,
            Truth::NotMet => Self::NotMet,
            Truth::Unknown => Self::Unknown,
        }
    }
}

/// One criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionRow {
    /// Stable name, such as "SD-2.dist".
    pub id: String,
    pub title: Message,
    pub outcome: Outcome,
    /// The main way first, then alternatives.
    pub ways: Vec<WayRow>,
    /// What would change the outcome; empty when it is met.
    pub changes: Vec<Phrase>,
    /// The facts to ask for, for links to the questions.
    pub missing: Vec<FactKind>,
}

/// One way of meeting a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayRow {
    pub outcome: Outcome,
    /// "mer än 15 km".
    pub limit: Phrase,
    /// Empty when nothing is known.
    pub facts: Vec<FactLine>,
    pub source: SourceLine,
}

/// A fact that was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactLine {
    pub kind: FactKind,
    pub label: Message,
    pub value: Phrase,
    /// "bilens vägmätare, 15 april 2017".
    pub origin: Phrase,
    /// What the person added. May be empty.
    pub detail: String,
}

/// Where a rule stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// As a Swedish lawyer cites it, in every language.
    pub citation: String,
    pub url: String,
    pub also: Option<String>,
    pub certainty: Message,
    pub checked: Phrase,
}

/// One piece of guidance that concerns the outlet, or may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuidanceRow {
    pub title: Message,
    pub outcome: Outcome,
    pub limit: Phrase,
    pub facts: Vec<FactLine>,
    pub source: SourceLine,
    pub changes: Vec<Phrase>,
}

/// The plan's priority and the distance, side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tension {
    pub prioritised: bool,
    pub plan: Message,
    pub plan_fact: FactLine,
    pub distance_title: Message,
    pub distance: Outcome,
    pub distance_limit: Phrase,
    pub distance_facts: Vec<FactLine>,
    pub explanation: Message,
}

/// The outcome under one version of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionRow {
    pub title: Message,
    /// Stable name, such as "SD-2".
    pub rule_set: String,
    /// Where it stands that they came into force.
    pub source: SourceLine,
    /// "1 april 2016 – 18 april 2018", and the support time they are for.
    pub in_force: Phrase,
    pub support_time: Phrase,
    pub overall: Outcome,
    /// Of forms that have a distance in the law: how that came out.
    pub distance: Option<DistanceRow>,
    pub criteria: Vec<CriterionRow>,
}

/// The distance under one version of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistanceRow {
    pub outcome: Outcome,
    pub limit: Phrase,
}

/// Whether special reasons may set a criterion aside that is not met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaiverRow {
    pub title: Message,
    /// Whether anybody may weigh them, or it is not settled whether one may.
    pub may_be_argued: bool,
    pub text: Phrase,
    pub source: SourceLine,
}

/// The most that may be paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CeilingRow {
    pub amount: Phrase,
    /// What is left of it here, once that can be said.
    pub room: Option<Phrase>,
    /// Whether what is sought fits, once somebody has said how much is sought.
    pub fits: Option<Message>,
    pub rival: Option<Phrase>,
    /// What has to be known before anything can be said of what is left.
    pub missing: Vec<Message>,
    pub source: SourceLine,
}

/// Something else that could be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherWay {
    pub title: Message,
    pub text: Message,
    /// Of another form of support: how it stands with the same facts.
    pub outcome: Option<Outcome>,
}

/// Works out what the screen shows.
///
/// # Errors
///
/// Returns words for a person when no single version of the rules governs the
/// support time.
pub fn verdict(form: Form, outlet: Outlet<'_>) -> Result<Verdict, Phrase> {
    let Outlet { support_time, assessed_on, today, county, facts } = outlet;
    let comparison = law::compare(form, support_time, assessed_on, today, facts)
        .map_err(|reason| words::not_in_force(&reason))?;
    let governing = &comparison.governing;
    let rules = law::rule_set(&governing.rule_set);
    Ok(Verdict {
        form: form.word(),
        headline: headline(&comparison),
        overall: comparison.overall().into(),
        summary: summary(governing),
        preliminary: text::PRELIMINARY,
        authority: words::authority(form, county, assessed_on),
        criteria: governing.criteria.iter().map(criterion_row).collect(),
        guidance: governing.guidance.iter().filter_map(guidance_row).collect(),
        guidance_note: text::GUIDANCE_NOTE,
        tension: tension(governing, facts),
        versions: beside::versions(&comparison),
        notices: notices(&comparison, false),
        checked_long_ago: notices(&comparison, true).pop(),
        waivers: governing.criteria.iter().filter_map(waiver).collect(),
        sought_in_euro: sought_in_euro(facts)
            .map(|sought| result_text::sought_in_euro(words::amount(Quantity::EuroCents(sought)))),
        ceilings: rules
            .map(|set| ceilings_of(set, support_time, assessed_on, facts))
            .unwrap_or_default(),
        ceiling_note: text::CEILING_NOTE,
        doubts: rules.map(doubts).unwrap_or_default(),
        apply_at: apply_at(form, assessed_on),
        other_ways: if comparison.overall() == Truth::Met {
            Vec::new()
        } else {
            beside::other_ways(form, outlet)
        },
        next_question: next_question([governing]).map(Question::about),
    })
}

fn doubts(rules: &RuleSet) -> Vec<Message> {
    rules.doubts.iter().map(|doubt| words::doubt(doubt.question)).collect()
}

/// What a person has to know; or only that the rules were checked long ago.
fn notices(comparison: &Comparison, of_checking: bool) -> Vec<Phrase> {
    let is_of_checking = |it: &&Notice| matches!(it, Notice::CheckedLongAgo { .. }) == of_checking;
    comparison.notices.iter().filter(is_of_checking).map(words::notice).collect()
}

fn waiver(criterion: &CriterionOutcome) -> Option<WaiverRow> {
    let allowed = criterion
        .changes()
        .into_iter()
        .find(|change| matches!(change, Change::SpecialReasons(_) | Change::LocalImportance(_)))?;
    Some(WaiverRow {
        may_be_argued: criterion.waiver.allowed != WaiverAllowed::No,
        title: words::subject(criterion.subject),
        text: words::change(&allowed),
        source: source_line(&criterion.waiver.source),
    })
}

pub(super) fn apply_at(form: Form, day: NaiveDate) -> Option<ApplyAt> {
    let application = authority::apply_at(form, day)?;
    Some(ApplyAt {
        text: match application.channel {
            Channel::MinAnsokan => law_text::APPLY_MIN_ANSOKAN,
            Channel::Jordbruksverket => law_text::APPLY_JORDBRUKSVERKET,
        },
        url: application.channel.url(),
        source: source_line(&application.source),
    })
}

pub(super) fn headline(comparison: &Comparison) -> Phrase {
    let governing = &comparison.governing;
    if comparison.overall() != governing.overall {
        return text::HEADLINE_TRANSITION.into();
    }
    words::headline(governing.standing(), facts_missing(governing))
}

pub(super) fn summary(assessment: &Assessment) -> Phrase {
    let count = |truth| assessment.criteria.iter().filter(|it| it.truth == truth).count();
    text::summary(count(Truth::Met), count(Truth::NotMet), count(Truth::Unknown))
}

pub(super) fn criterion_row(criterion: &CriterionOutcome) -> CriterionRow {
    let changes = criterion.changes();
    CriterionRow {
        id: criterion.id.to_string(),
        title: words::subject(criterion.subject),
        outcome: outcome(criterion),
        ways: criterion.ways.iter().map(way_row).collect(),
        missing: changes
            .iter()
            .filter_map(|change| match change {
                Change::NeedsFact(kind) => Some(*kind),
                _ => None,
            })
            .collect(),
        changes: changes.iter().map(words::change).collect(),
    }
}

fn outcome(criterion: &CriterionOutcome) -> Outcome {
    let main_way = criterion.ways.first().map(|way| way.truth);
    match criterion.truth {
        Truth::Met if main_way != Some(Truth::Met) => Outcome::MetByAlternative,
        truth => truth.into(),
    }
}

fn way_row(way: &TestOutcome) -> WayRow {
    WayRow {
        outcome: way.truth.into(),
        limit: words::limit(&way.test),
        facts: way.used.iter().map(|(kind, fact)| fact_line(*kind, fact)).collect(),
        source: source_line(&way.source),
    }
}

/// A fact as it is shown: what, how much, from where.
#[must_use]
pub fn fact_line(kind: FactKind, fact: &Fact) -> FactLine {
    let source = words::fact_source(fact.source);
    FactLine {
        kind,
        label: words::fact_label(kind),
        value: words::fact_value(kind, fact.value),
        origin: match fact.on {
            Some(day) => text::origin(source, day),
            None => source.into(),
        },
        detail: fact.detail.clone(),
    }
}

pub(super) fn source_line(source: &Source) -> SourceLine {
    SourceLine {
        citation: steady(&source.citation),
        url: source.url.to_string(),
        also: source.also.as_ref().map(ToString::to_string),
        certainty: words::certainty(source.certainty),
        checked: text::checked_on(source.checked_on),
    }
}

/// `None` for guidance that does not concern the outlet.
fn guidance_row(guidance: &GuidanceOutcome) -> Option<GuidanceRow> {
    let changes = match guidance.concerns {
        Truth::NotMet => return None,
        Truth::Met => guidance.outcome.changes.iter().map(words::change).collect(),
        Truth::Unknown => guidance
            .concerns_needs
            .iter()
            .map(|kind| text::guidance_concerns_unknown(words::fact_label(*kind)))
            .collect(),
    };
    Some(GuidanceRow {
        title: words::guidance(guidance.kind),
        outcome: guidance.concerns.and(guidance.outcome.truth).into(),
        limit: words::limit(&guidance.outcome.test),
        facts: guidance.outcome.used.iter().map(|(kind, fact)| fact_line(*kind, fact)).collect(),
        source: source_line(&guidance.outcome.source),
        changes,
    })
}

fn distance(assessment: &Assessment) -> Option<&CriterionOutcome> {
    assessment.criteria.iter().find(|criterion| criterion.subject == Subject::Distance)
}

fn tension(assessment: &Assessment, facts: &Facts) -> Option<Tension> {
    let prioritised = facts.yes_no(FactKind::PlanPriority)?;
    let priority = facts.known(FactKind::PlanPriority)?;
    let distance = distance(assessment)?;
    let by_road = distance.ways.first()?;
    let dilemma = prioritised && by_road.truth == Truth::NotMet && distance.truth != Truth::Met;
    Some(Tension {
        prioritised,
        plan: if prioritised { text::TENSION_PRIORITISED } else { text::TENSION_NOT_PRIORITISED },
        plan_fact: fact_line(FactKind::PlanPriority, priority),
        distance_title: words::subject(Subject::Distance),
        distance: outcome(distance),
        distance_limit: words::limit(&by_road.test),
        distance_facts: by_road.used.iter().map(|(kind, fact)| fact_line(*kind, fact)).collect(),
        explanation: if dilemma { text::TENSION_DILEMMA } else { text::TENSION_NEUTRAL },
    })
}

#[cfg(test)]
mod tests;
