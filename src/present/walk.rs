//! A walk through the questions of a check: one at a time, the one that decides most first.

use crate::domain::rule::assess::Assessment;
use crate::domain::rule::fact::Answer;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::Facts;
use crate::domain::rule::question::facts_at_stake;
use crate::domain::rule::question::next_question_but;
use crate::present::verdict::FactLine;
use crate::present::verdict::Question;
use crate::present::verdict::fact_line;

/// Where a person stands in the questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walk {
    /// The question to ask now; `None` when none is left but those skipped.
    pub question: Option<Question>,
    /// What is known already, with source and day, in asking order.
    pub known: Vec<FactLine>,
    /// What a person has said cannot be known.
    pub cannot_be_known: Vec<Question>,
    /// What was skipped, and can be asked again.
    pub skipped: Vec<Question>,
}

/// Where a person stands who has skipped these questions.
#[must_use]
pub fn walk(assessments: &[Assessment], facts: &Facts, skipped: &[FactKind]) -> Walk {
    let mut walk = Walk {
        question: next_question_but(assessments, skipped).map(Question::about),
        known: Vec::new(),
        cannot_be_known: Vec::new(),
        skipped: Vec::new(),
    };
    for kind in facts_at_stake(assessments) {
        match facts.answer(kind) {
            Answer::Known(fact) => walk.known.push(fact_line(kind, fact)),
            Answer::CannotBeKnown => walk.cannot_be_known.push(Question::about(kind)),
            Answer::NotAsked if skipped.contains(&kind) => {
                walk.skipped.push(Question::about(kind));
            }
            Answer::NotAsked => (),
        }
    }
    walk
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::law;
    use crate::domain::rule::assess::assess;
    use crate::domain::rule::fact::Fact;
    use crate::domain::rule::fact::FactSource;
    use crate::domain::rule::fact::FactValue;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    fn stands(facts: &Facts, skipped: &[FactKind]) -> Walk {
        let rules = ["SD-3", "SB-3"].map(|id| law::rule_set(id).expect("a rule set"));
        let read = rules.map(|rules| assess(rules, on("2026-01-01"), facts));
        walk(&read, facts, skipped)
    }

    #[test]
    fn what_two_forms_ask_for_is_asked_first_and_once() {
        let mut facts = Facts::default();
        let first = stands(&facts, &[]).question.expect("a question");
        assert_eq!(first.kind, FactKind::FixedPremises);
        let value = FactValue::from_number(first.kind, 1).expect("a yes");
        let day = Some(on("2026-11-20"));
        let fact = Fact { value, source: FactSource::Seen, on: day, detail: String::new() };
        facts.set(first.kind, Answer::Known(fact)).expect("a yes fits");
        let next = stands(&facts, &[]);
        assert_ne!(next.question.map(|it| it.kind), Some(first.kind));
        assert_eq!(swedish(&next.known[0].origin), "sett på plats, 20 november 2026");
    }

    #[test]
    fn what_is_skipped_can_be_asked_again_and_what_nobody_knows_is_not() {
        let mut facts = Facts::default();
        facts.set(FactKind::FixedPremises, Answer::CannotBeKnown).expect("no value to fit");
        let skipped = [FactKind::RoadToNearest];
        let stands = stands(&facts, &skipped);
        let asked = stands.question.expect("more is left").kind;
        assert!(![FactKind::FixedPremises, FactKind::RoadToNearest].contains(&asked));
        let kinds = |questions: &[Question]| questions.iter().map(|it| it.kind).collect::<Vec<_>>();
        assert_eq!(kinds(&stands.cannot_be_known), [FactKind::FixedPremises]);
        assert_eq!(kinds(&stands.skipped), skipped);
    }
}
