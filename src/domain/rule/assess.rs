//! Reads a rule set with the facts that are known, and explains the outcome.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::domain::rule::Criterion;
use crate::domain::rule::Ground;
use crate::domain::rule::Guidance;
use crate::domain::rule::GuidanceKind;
use crate::domain::rule::Nature;
use crate::domain::rule::RuleSet;
use crate::domain::rule::Subject;
use crate::domain::rule::Test;
use crate::domain::rule::Waiver;
use crate::domain::rule::WaiverAllowed;
use crate::domain::rule::Way;
use crate::domain::rule::fact::Answer;
use crate::domain::rule::fact::Fact;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::Facts;
use crate::domain::rule::form::Form;
use crate::domain::rule::knowledge::Knowledge;
use crate::domain::rule::source::Source;
use crate::domain::truth::Truth;

/// What a rule set says about an outlet, with everything needed to explain it.
///
/// It stands on its own: nothing in it points back at the tables, so a saved
/// check can be explained long after they changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The rule set's stable name, such as "SD-2".
    pub rule_set: Cow<'static, str>,
    pub form: Form,
    /// The main rule: all criteria, special reasons apart.
    pub overall: Truth,
    /// One per criterion, in the order of the law.
    pub criteria: Vec<CriterionOutcome>,
    /// What practice says. Not part of `overall`.
    pub guidance: Vec<GuidanceOutcome>,
}

/// How one criterion came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionOutcome {
    pub id: Cow<'static, str>,
    pub subject: Subject,
    pub nature: Nature,
    pub truth: Truth,
    /// The main way first, then the alternatives.
    pub ways: Vec<TestOutcome>,
    pub waiver: Waiver,
}

impl CriterionOutcome {
    /// What would change the outcome: what the ways need, and whether special
    /// reasons may be argued. Nothing when it is met.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        if self.truth == Truth::Met {
            return changes;
        }
        for change in self.ways.iter().flat_map(|way| &way.changes) {
            if !changes.contains(change) {
                changes.push(change.clone());
            }
        }
        if self.truth == Truth::NotMet {
            changes.push(match self.waiver.ground {
                Ground::SpecialReasons => Change::SpecialReasons(self.waiver.allowed),
                Ground::LocalImportance => Change::LocalImportance(self.waiver.allowed),
            });
        }
        changes
    }
}

/// How one test came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestOutcome {
    pub id: Cow<'static, str>,
    pub truth: Truth,
    /// What it would have been, had the law been sure. Differs from `truth`
    /// only when the figure is unsure.
    pub on_its_face: Truth,
    pub test: Test,
    /// The facts it rests on.
    pub used: Vec<(FactKind, Fact)>,
    pub source: Source,
    pub changes: Vec<Change>,
}

/// How one piece of guidance came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuidanceOutcome {
    pub kind: GuidanceKind,
    /// Whether it concerns this outlet: met means it does.
    pub concerns: Truth,
    /// The facts that would tell whether it does.
    pub concerns_needs: Vec<FactKind>,
    pub outcome: TestOutcome,
}

/// Something that would change an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// This has not been asked yet.
    NeedsFact(FactKind),
    /// This would have told, but a person has said that it cannot be known.
    CannotBeKnown(FactKind),
    /// These cannot all be true.
    FactsDisagree(Vec<FactKind>),
    /// The test would have to come out the other way.
    WouldNeed(Test),
    /// Special reasons may, may perhaps, or may not set the criterion aside.
    SpecialReasons(WaiverAllowed),
    /// Special local importance may, may perhaps, or may not do so.
    LocalImportance(WaiverAllowed),
    /// The figure itself is unsure; the deciding authority has to say.
    LawIsUnsure,
    /// The deciding authority has something left to do.
    AwaitsAuthority,
}

/// Where a check stands as a whole; the key of its headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Met,
    /// All that concerns the outlet is met; the authority's own part is open.
    MetButForAuthority,
    Unknown,
    /// The main rule is not met, and special reasons may, may perhaps, or may
    /// not be argued for all that fails.
    NotMet(WaiverAllowed),
}

impl Assessment {
    /// Where the check stands as a whole.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match self.overall {
            Truth::Met => Standing::Met,
            Truth::NotMet => Standing::NotMet(self.special_reasons()),
            Truth::Unknown => {
                let conditions = self.criteria.iter().filter(|it| it.nature == Nature::Condition);
                if Truth::all(conditions.map(|it| it.truth)) == Truth::Met {
                    Standing::MetButForAuthority
                } else {
                    Standing::Unknown
                }
            }
        }
    }

    /// Whether special reasons may set aside everything that is not met.
    fn special_reasons(&self) -> WaiverAllowed {
        self.criteria
            .iter()
            .filter(|criterion| criterion.truth == Truth::NotMet)
            .map(|criterion| criterion.waiver.allowed)
            .max()
            .unwrap_or(WaiverAllowed::No)
    }

    /// The outcome of the criterion with this name.
    #[must_use]
    pub fn criterion(&self, id: &str) -> Option<&CriterionOutcome> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }
}

/// Reads `rule_set` for support time that begins on `first_day`, with these
/// `facts`.
#[must_use]
pub fn assess(rule_set: &RuleSet, first_day: NaiveDate, facts: &Facts) -> Assessment {
    let criteria: Vec<_> = rule_set
        .criteria
        .iter()
        .map(|criterion| read_criterion(criterion, first_day, facts))
        .collect();
    Assessment {
        rule_set: rule_set.id.clone(),
        form: rule_set.form,
        overall: Truth::all(criteria.iter().map(|criterion| criterion.truth)),
        criteria,
        guidance: rule_set.guidance.iter().map(|item| read_guidance(item, facts)).collect(),
    }
}

fn read_criterion(criterion: &Criterion, first_day: NaiveDate, facts: &Facts) -> CriterionOutcome {
    let holds = |way: &&Way| way.support_time.is_none_or(|time| time.covers(first_day));
    let ways: Vec<_> = criterion
        .ways
        .iter()
        .filter(holds)
        .map(|way| read_way(way, criterion.nature, facts))
        .collect();
    CriterionOutcome {
        id: criterion.id.clone(),
        subject: criterion.subject,
        nature: criterion.nature,
        // That no figure is known for the time is no refusal.
        truth: if ways.is_empty() {
            Truth::Unknown
        } else {
            Truth::any(ways.iter().map(|way| way.truth))
        },
        ways,
        waiver: criterion.waiver.clone(),
    }
}

fn read_way(way: &Way, nature: Nature, facts: &Facts) -> TestOutcome {
    let mut outcome = read_test(way.id.clone(), &way.test, &way.source, facts);
    if nature == Nature::Step && outcome.truth == Truth::NotMet {
        outcome.truth = Truth::Unknown;
        outcome.changes = vec![Change::AwaitsAuthority];
    }
    outcome
}

fn read_guidance(guidance: &Guidance, facts: &Facts) -> GuidanceOutcome {
    let when: Vec<_> = guidance
        .when
        .iter()
        .map(|test| read_test(guidance.id.clone(), test, &guidance.source, facts))
        .collect();
    let concerns = Truth::all(when.iter().map(|outcome| outcome.on_its_face));
    let concerns_needs = when
        .iter()
        .flat_map(|outcome| &outcome.changes)
        .filter_map(|change| match change {
            Change::NeedsFact(kind) => Some(*kind),
            _ => None,
        })
        .collect();
    GuidanceOutcome {
        kind: guidance.kind,
        concerns,
        concerns_needs,
        outcome: read_test(guidance.id.clone(), &guidance.test, &guidance.source, facts),
    }
}

fn read_test(id: Cow<'static, str>, test: &Test, source: &Source, facts: &Facts) -> TestOutcome {
    let (on_its_face, knowledge) = read_on_its_face(test, facts);
    let truth = if source.certainty.decides() { on_its_face } else { Truth::Unknown };
    TestOutcome {
        id,
        truth,
        on_its_face,
        test: test.clone(),
        changes: changes(test, on_its_face, truth, &knowledge, facts),
        used: knowledge
            .used
            .into_iter()
            .filter_map(|kind| Some((kind, facts.known(kind)?.clone())))
            .collect(),
        source: source.clone(),
    }
}

/// Whether `test` holds, were its figure sure.
pub(super) fn test_truth(test: &Test, facts: &Facts) -> Truth {
    read_on_its_face(test, facts).0
}

fn read_on_its_face(test: &Test, facts: &Facts) -> (Truth, Knowledge) {
    match test {
        Test::Yes(kind) => Knowledge::of_yes_no(facts, *kind),
        Test::Compare { fact, operator, limit } => {
            let knowledge = Knowledge::of(facts, *fact);
            (knowledge.compare(*operator, limit.number()), knowledge)
        }
    }
}

fn changes(
    test: &Test,
    on_its_face: Truth,
    truth: Truth,
    knowledge: &Knowledge,
    facts: &Facts,
) -> Vec<Change> {
    let mut changes = match on_its_face {
        Truth::Met => Vec::new(),
        Truth::NotMet => vec![Change::WouldNeed(test.clone())],
        Truth::Unknown if knowledge.is_contradiction() => {
            vec![Change::FactsDisagree(knowledge.used.clone())]
        }
        Truth::Unknown => knowledge
            .missing
            .iter()
            .map(|&kind| match facts.answer(kind) {
                Answer::CannotBeKnown => Change::CannotBeKnown(kind),
                Answer::NotAsked | Answer::Known(_) => Change::NeedsFact(kind),
            })
            .collect(),
    };
    if truth != on_its_face {
        changes.push(Change::LawIsUnsure);
    }
    changes
}
