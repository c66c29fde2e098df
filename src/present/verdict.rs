//! What the result of a support check shows: headline, criteria, versions, ways forward.

pub mod words;

use chrono::NaiveDate;

use crate::domain::law;
use crate::domain::law::authority;
use crate::domain::law::authority::Channel;
use crate::domain::law::authority::County;
use crate::domain::rule::RuleSet;
use crate::domain::rule::Subject;
use crate::domain::rule::assess::Assessment;
use crate::domain::rule::assess::Change;
use crate::domain::rule::assess::CriterionOutcome;
use crate::domain::rule::assess::GuidanceOutcome;
use crate::domain::rule::assess::TestOutcome;
use crate::domain::rule::ceiling::CeilingOutcome;
use crate::domain::rule::ceiling::Most;
use crate::domain::rule::ceiling::room;
use crate::domain::rule::fact::Fact;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::Facts;
use crate::domain::rule::form::Form;
use crate::domain::rule::quantity::Quantity;
use crate::domain::rule::question::facts_missing;
use crate::domain::rule::question::next_question;
use crate::domain::rule::source::Source;
use crate::domain::rule::version::Comparison;
use crate::domain::rule::version::SupportTime;
use crate::domain::truth::Truth;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::law as law_text;
use crate::text::steady;
use crate::text::verdict as text;

/// What is checked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub form: Form,
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
    pub ceilings: Vec<CeilingRow>,
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
    pub source: SourceLine,
    pub overall: Outcome,
    pub distance: Outcome,
    pub distance_limit: Phrase,
    pub criteria: Vec<CriterionRow>,
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
    pub source: SourceLine,
}

/// Something else that could be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherWay {
    pub title: Message,
    pub text: Message,
}

/// Works out what the screen shows.
///
/// # Errors
///
/// Returns words for a person when no single version of the rules governs the
/// support time.
pub fn verdict(asked: Asked<'_>) -> Result<Verdict, Phrase> {
    let Asked { form, support_time, assessed_on, today, county, facts } = asked;
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
        versions: versions(&comparison),
        notices: comparison.notices.iter().map(words::notice).collect(),
        ceilings: rules.map(|set| ceilings(set, &asked)).unwrap_or_default(),
        ceiling_note: text::CEILING_NOTE,
        doubts: rules.map(doubts).unwrap_or_default(),
        apply_at: apply_at(form, assessed_on),
        other_ways: if comparison.overall() == Truth::Met {
            Vec::new()
        } else {
            OTHER_WAYS.to_vec()
        },
        next_question: next_question([governing]).map(Question::about),
    })
}

fn doubts(rules: &RuleSet) -> Vec<Message> {
    rules.doubts.iter().map(|doubt| words::doubt(doubt.question)).collect()
}

fn apply_at(form: Form, day: NaiveDate) -> Option<ApplyAt> {
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

const OTHER_WAYS: [OtherWay; 5] = [
    OtherWay { title: text::WAY_SERVICE_POINT, text: text::WAY_SERVICE_POINT_TEXT },
    OtherWay { title: text::WAY_HOME_DELIVERY, text: text::WAY_HOME_DELIVERY_TEXT },
    OtherWay { title: text::WAY_ADVICE, text: text::WAY_ADVICE_TEXT },
    OtherWay { title: text::WAY_SERVICE_GRANT, text: text::WAY_SERVICE_GRANT_TEXT },
    OtherWay { title: text::WAY_INVESTMENT, text: text::WAY_INVESTMENT_TEXT },
];

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

fn versions(comparison: &Comparison) -> Vec<VersionRow> {
    let candidates = [
        (text::VERSION_GOVERNING, Some(&comparison.governing)),
        (text::VERSION_ON_THE_DAY, comparison.on_the_day.as_ref().ok()),
        (text::VERSION_TODAY, comparison.today.as_ref().ok()),
    ];
    let mut rows: Vec<VersionRow> = Vec::new();
    for (title, assessment) in candidates {
        let Some(assessment) = assessment else { continue };
        if rows.iter().all(|row| row.rule_set != assessment.rule_set) {
            rows.extend(version_row(title, assessment));
        }
    }
    rows
}

fn version_row(title: Message, assessment: &Assessment) -> Option<VersionRow> {
    let distance = distance(assessment)?;
    let by_road = distance.ways.first()?;
    Some(VersionRow {
        title,
        rule_set: assessment.rule_set.to_string(),
        source: source_line(&by_road.source),
        overall: assessment.overall.into(),
        distance: outcome(distance),
        distance_limit: words::limit(&by_road.test),
        criteria: assessment.criteria.iter().map(criterion_row).collect(),
    })
}

fn ceilings(rules: &RuleSet, asked: &Asked<'_>) -> Vec<CeilingRow> {
    let room = room(rules, asked.support_time.first(), asked.assessed_on, asked.facts);
    let concerned = room.ceilings.into_iter().filter(|it| it.concerns != Truth::NotMet);
    concerned.map(|ceiling| ceiling_row(rules.form, &ceiling, asked.facts)).collect()
}

fn ceiling_row(form: Form, ceiling: &CeilingOutcome, facts: &Facts) -> CeilingRow {
    let kronor = |amount| words::amount(Quantity::Kronor(amount));
    let is_fixed = matches!(ceiling.most, Most::AYear(_) | Most::Once(_));
    CeilingRow {
        amount: words::ceiling(form, ceiling.most),
        room: ceiling.room.filter(|_| !is_fixed).map(|room| law_text::room(kronor(room))),
        fits: facts.known(FactKind::SupportSought).map(|_| match ceiling.fits {
            Truth::Met => law_text::FITS,
            Truth::NotMet => law_text::DOES_NOT_FIT,
            Truth::Unknown => law_text::FITS_UNKNOWN,
        }),
        rival: ceiling.rival.map(|rival| text::ceiling_rival(kronor(rival))),
        source: source_line(&ceiling.source),
    }
}

#[cfg(test)]
mod tests;
