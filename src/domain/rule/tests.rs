//! What must hold of every rule set, over generated outlets.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::domain::law::ALL_RULE_SETS;
use crate::domain::rule::Operator;
use crate::domain::rule::Subject;
use crate::domain::rule::assess::Assessment;
use crate::domain::rule::assess::assess;
use crate::domain::rule::fact::Answer;
use crate::domain::rule::fact::Fact;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::FactSource;
use crate::domain::rule::fact::FactValue;
use crate::domain::rule::fact::Facts;
use crate::domain::rule::fact::Shape;
use crate::domain::rule::knowledge::Knowledge;
use crate::domain::rule::question::facts_missing;
use crate::domain::rule::question::next_question;
use crate::domain::truth::Truth;

/// An outlet about which everything could be found out: one number per kind.
type Outlet = Vec<(FactKind, u64)>;

/// Outlets whose facts can all be true at once.
fn an_outlet() -> impl Strategy<Value = Outlet> {
    let distances = (0..25_000_u64, 0..15_000_u64, 0..=100_u64, any::<bool>());
    let amounts = (0..14_000_000_u64, 0..4_000_000_u64, 0..2_500_u64, 0..4_000_u64);
    (distances, amounts, vec(any::<bool>(), FactKind::ALL.len())).prop_map(
        |((nearest, further, straight, full), (groceries, other, articles, minutes), answers)| {
            let diverse = if full { nearest } else { nearest + further };
            let number = |kind: FactKind| match kind {
                FactKind::RoadToNearest => nearest,
                FactKind::LineToNearest => nearest * straight / 100,
                FactKind::NearestHasDiverseRange => u64::from(full),
                FactKind::RoadToDiverse => diverse,
                FactKind::LineToDiverse => diverse * straight / 100,
                FactKind::GroceryTurnover => groceries,
                FactKind::TotalTurnover => groceries + other,
                FactKind::Articles => articles,
                FactKind::OpeningHours => minutes,
                _ => u64::from(answers[kind as usize]),
            };
            FactKind::ALL.into_iter().map(|kind| (kind, number(kind))).collect()
        },
    )
}

fn known(kind: FactKind, number: u64) -> Answer {
    let value = FactValue::from_number(kind, number).unwrap();
    let source = FactSource::Other;
    Answer::Known(Fact { value, source, on: None, detail: String::new() })
}

fn facts(outlet: &[(FactKind, u64)]) -> Facts {
    let mut facts = Facts::default();
    for &(kind, number) in outlet {
        facts.set(kind, known(kind, number)).unwrap();
    }
    facts
}

/// Every truth in an assessment by name, decided or not.
fn truths(assessment: &Assessment) -> Vec<(String, Truth)> {
    let criteria = assessment.criteria.iter().flat_map(|criterion| {
        let ways = criterion.ways.iter().map(|way| (format!("way {}", way.id), way.truth));
        ways.chain([(criterion.id.to_string(), criterion.truth)])
    });
    let guidance = assessment.guidance.iter().flat_map(|item| {
        let id = &item.outcome.id;
        [(format!("concerns {id}"), item.concerns), (id.to_string(), item.outcome.truth)]
    });
    criteria.chain(guidance).chain([("overall".to_owned(), assessment.overall)]).collect()
}

/// Whether everything that was decided `before` is the same `after`.
fn undone(before: &Assessment, after: &Assessment) -> Option<String> {
    let (before, after) = (truths(before), truths(after));
    assert_eq!(before.len(), after.len());
    let mut pairs = before.iter().zip(&after);
    pairs
        .find(|(before, after)| before.1.is_decided() && before.1 != after.1)
        .map(|(before, after)| format!("{before:?} became {after:?}"))
}

fn distance(assessment: &Assessment) -> Truth {
    let main = assessment.criteria.iter().find(|it| it.subject == Subject::Distance).unwrap();
    main.ways[0].truth
}

proptest! {
    #[test]
    fn answering_an_unknown_never_changes_what_was_decided(
        outlet in an_outlet(),
        asked in vec(any::<bool>(), FactKind::ALL.len()),
        next in any::<prop::sample::Index>(),
    ) {
        let mut given: Outlet =
            outlet.iter().zip(&asked).filter(|(_, asked)| **asked).map(|(fact, _)| *fact).collect();
        let before = facts(&given);
        given.push(outlet[next.index(outlet.len())]);
        let after = facts(&given);
        for set in ALL_RULE_SETS {
            let undone = undone(&assess(set, &before), &assess(set, &after));
            prop_assert_eq!(undone, None, "{}", set.id);
        }
    }

    #[test]
    fn saying_that_it_cannot_be_known_decides_nothing(
        outlet in an_outlet(),
        asked in vec(any::<bool>(), FactKind::ALL.len()),
    ) {
        let given: Outlet =
            outlet.iter().zip(&asked).filter(|(_, asked)| **asked).map(|(fact, _)| *fact).collect();
        let before = facts(&given);
        let mut after = before.clone();
        for kind in FactKind::ALL {
            if before.known(kind).is_none() {
                after.set(kind, Answer::CannotBeKnown).unwrap();
            }
        }
        for set in ALL_RULE_SETS {
            let (before, after) = (assess(set, &before), assess(set, &after));
            prop_assert_eq!(truths(&before), truths(&after), "{}", set.id);
            prop_assert_eq!(next_question([&after]), None);
        }
    }

    #[test]
    fn order_of_answers_does_not_matter(
        outlet in an_outlet(),
        shuffled in Just(FactKind::ALL.to_vec()).prop_shuffle(),
    ) {
        let number = |kind: FactKind| outlet.iter().find(|it| it.0 == kind).unwrap().1;
        let other_order: Outlet = shuffled.into_iter().map(|kind| (kind, number(kind))).collect();
        for set in ALL_RULE_SETS {
            prop_assert_eq!(assess(set, &facts(&outlet)), assess(set, &facts(&other_order)));
        }
    }

    #[test]
    fn a_longer_distance_never_turns_met_into_not_met(
        outlet in an_outlet(),
        asked in vec(any::<bool>(), FactKind::ALL.len()),
        metres in 1..30_000_u64,
        longer in prop::sample::select(vec![
            FactKind::RoadToNearest,
            FactKind::LineToNearest,
            FactKind::RoadToDiverse,
            FactKind::LineToDiverse,
        ]),
    ) {
        let given: Outlet =
            outlet.iter().zip(&asked).filter(|(_, asked)| **asked).map(|(fact, _)| *fact).collect();
        let stretched: Outlet = given
            .iter()
            .map(|&(kind, number)| (kind, if kind == longer { number + metres } else { number }))
            .collect();
        for set in ALL_RULE_SETS {
            let before = distance(&assess(set, &facts(&given)));
            let after = distance(&assess(set, &facts(&stretched)));
            prop_assert!(
                (before, after) != (Truth::Met, Truth::NotMet),
                "{} {longer:?}: {before:?} became {after:?}", set.id
            );
        }
    }

    #[test]
    fn asking_the_next_question_until_none_is_left_settles_all_and_repeats_nothing(
        outlet in an_outlet(),
    ) {
        for set in ALL_RULE_SETS {
            let mut so_far = Facts::default();
            let mut asked = Vec::new();
            let mut left = facts_missing(&assess(set, &so_far));
            prop_assert!(left > 5);
            while let Some(kind) = next_question([&assess(set, &so_far)]) {
                prop_assert!(!asked.contains(&kind), "{kind:?} was asked twice");
                asked.push(kind);
                let number = outlet.iter().find(|it| it.0 == kind).unwrap().1;
                so_far.set(kind, known(kind, number)).unwrap();
                left = facts_missing(&assess(set, &so_far));
            }
            prop_assert_eq!(left, 0);
            let overall = assess(set, &so_far).overall;
            prop_assert_eq!(overall, assess(set, &facts(&outlet)).overall, "{}", set.id);
        }
    }

    #[test]
    fn bounds_never_contradict_what_can_be_true(
        outlet in an_outlet(),
        asked in vec(any::<bool>(), FactKind::ALL.len()),
        limit in 1..20_000_u64,
    ) {
        let given: Outlet =
            outlet.iter().zip(&asked).filter(|(_, asked)| **asked).map(|(fact, _)| *fact).collect();
        for (kind, number) in outlet {
            if kind.shape() == Shape::YesNo {
                continue;
            }
            let so_far = Knowledge::of(&facts(&given), kind);
            prop_assert!(!so_far.is_contradiction());
            for (operator, really) in [
                (Operator::MoreThan, number > limit),
                (Operator::AtLeast, number >= limit),
                (Operator::AtMost, number <= limit),
                (Operator::LessThan, number < limit),
            ] {
                let said = so_far.compare(operator, limit);
                prop_assert!(
                    !said.is_decided() || said == Truth::from(Some(really)),
                    "{kind:?} {operator:?} {limit}: {said:?}, but it is {number}"
                );
            }
        }
    }
}
