//! What must hold of every rule set, over generated outlets.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::domain::law::ALL_RULE_SETS;
use crate::domain::law::regional;
use crate::domain::rule::Operator;
use crate::domain::rule::RuleSet;
use crate::domain::rule::Subject;
use crate::domain::rule::assess::Assessment;
use crate::domain::rule::assess::assess;
use crate::domain::rule::ceiling::Most;
use crate::domain::rule::ceiling::Room;
use crate::domain::rule::ceiling::room;
use crate::domain::rule::fact::Answer;
use crate::domain::rule::fact::Fact;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::FactSource;
use crate::domain::rule::fact::FactValue;
use crate::domain::rule::fact::Facts;
use crate::domain::rule::fact::Shape;
use crate::domain::rule::knowledge::Knowledge;
use crate::domain::rule::question::facts_at_stake;
use crate::domain::rule::question::facts_missing;
use crate::domain::rule::question::next_question;
use crate::domain::rule::question::next_question_but;
use crate::domain::truth::Truth;

/// An outlet about which everything could be found out: one number per kind.
type Outlet = Vec<(FactKind, u64)>;

/// Outlets whose facts can all be true at once.
fn an_outlet() -> impl Strategy<Value = Outlet> {
    let distances = (0..25_000_u64, 0..15_000_u64, 0..=100_u64, any::<bool>());
    let turnover = (0..14_000_000_u64, 0..4_000_000_u64, 0..1_000_000_u64, 0..1_000_000_u64);
    let amounts = (0..2_500_u64, 0..4_000_u64, 0..500_000_u64, 0..5_u64);
    (distances, turnover, amounts, vec(any::<bool>(), FactKind::ALL.len())).prop_map(
        |(distances, turnover, amounts, answers)| {
            let (nearest, further, straight, is_diverse) = distances;
            let (groceries, fuel, commissions, other) = turnover;
            let (articles, minutes, amount, years) = amounts;
            let diverse = if is_diverse { nearest } else { nearest + further };
            let yes = |kind: FactKind| answers[kind as usize];
            let services = [
                FactKind::SellsFuel,
                FactKind::PostService,
                FactKind::PharmacyService,
                FactKind::PaymentService,
            ];
            let number = |kind: FactKind| match kind {
                FactKind::RoadToNearest => nearest,
                FactKind::LineToNearest => nearest * straight / 100,
                FactKind::NearestHasDiverseRange => u64::from(is_diverse),
                FactKind::RoadToDiverse => diverse,
                FactKind::LineToDiverse => diverse * straight / 100,
                FactKind::RoadToFuel => nearest + further,
                FactKind::LineToFuel => (nearest + further) * straight / 100,
                FactKind::GroceryTurnover => groceries,
                FactKind::FuelTurnover => fuel,
                FactKind::CommissionTurnover => commissions,
                FactKind::OtherTurnover => other,
                FactKind::TotalTurnover => groceries + fuel + commissions + other,
                FactKind::OtherBasicService => u64::from(services.into_iter().any(yes)),
                FactKind::Articles => articles,
                FactKind::OpeningHours => minutes,
                FactKind::ServiceGrantYears => years,
                FactKind::EuroRate => 100_000 + amount,
                _ if kind.shape() == Shape::YesNo => u64::from(yes(kind)),
                _ => amount,
            };
            FactKind::ALL.into_iter().map(|kind| (kind, number(kind))).collect()
        },
    )
}

/// Every rule set there is, the law's and the regions', as it is read on the
/// first day of its support time.
fn every_rule_set() -> impl Iterator<Item = &'static RuleSet> {
    ALL_RULE_SETS.into_iter().chain(&regional::ALL)
}

/// Reads a rule set for the first day of its own support time.
fn read(set: &RuleSet, facts: &Facts) -> Assessment {
    assess(set, set.support_time.first, facts)
}

/// What the ceilings leave on that day.
fn room_of(set: &RuleSet, facts: &Facts) -> Room {
    room(set, set.support_time.first, set.support_time.first, facts)
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

/// How everything that measures a distance came out.
fn distances(assessment: &Assessment) -> Vec<Truth> {
    let measures = [Subject::Distance, Subject::FuelDistance, Subject::ServicePlaceDistance];
    let of_distance = assessment.criteria.iter().filter(|it| measures.contains(&it.subject));
    of_distance.flat_map(|it| [it.truth, it.ways[0].truth]).collect()
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
        for set in every_rule_set() {
            let undone = undone(&read(set, &before), &read(set, &after));
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
        for set in every_rule_set() {
            let (before, after) = (read(set, &before), read(set, &after));
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
        for set in every_rule_set() {
            prop_assert_eq!(read(set, &facts(&outlet)), read(set, &facts(&other_order)));
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
            FactKind::RoadToFuel,
            FactKind::LineToFuel,
            FactKind::RoadToServicePlace,
        ]),
    ) {
        let given: Outlet =
            outlet.iter().zip(&asked).filter(|(_, asked)| **asked).map(|(fact, _)| *fact).collect();
        let stretched: Outlet = given
            .iter()
            .map(|&(kind, number)| (kind, if kind == longer { number + metres } else { number }))
            .collect();
        for set in every_rule_set() {
            let before = distances(&read(set, &facts(&given)));
            let after = distances(&read(set, &facts(&stretched)));
            let mut pairs = before.iter().zip(&after);
            prop_assert!(
                !pairs.any(|it| it == (&Truth::Met, &Truth::NotMet)),
                "{} {longer:?}: {before:?} became {after:?}", set.id
            );
        }
    }

    #[test]
    fn asking_the_next_question_until_none_is_left_settles_all_and_repeats_nothing(
        outlet in an_outlet(),
    ) {
        for set in every_rule_set() {
            let mut so_far = Facts::default();
            let mut asked = Vec::new();
            let mut left = facts_missing(&read(set, &so_far));
            prop_assert!(0 < left);
            while let Some(kind) = next_question([&read(set, &so_far)]) {
                prop_assert!(!asked.contains(&kind), "{kind:?} was asked twice");
                asked.push(kind);
                let number = outlet.iter().find(|it| it.0 == kind).unwrap().1;
                so_far.set(kind, known(kind, number)).unwrap();
                left = facts_missing(&read(set, &so_far));
            }
            prop_assert_eq!(left, 0);
            let overall = read(set, &so_far).overall;
            prop_assert_eq!(overall, read(set, &facts(&outlet)).overall, "{}", set.id);
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

    #[test]
    fn an_unsure_figure_never_decides_whatever_the_facts(
        outlet in an_outlet(),
        asked in vec(any::<bool>(), FactKind::ALL.len()),
    ) {
        let given: Outlet =
            outlet.iter().zip(&asked).filter(|(_, asked)| **asked).map(|(fact, _)| *fact).collect();
        for set in every_rule_set() {
            let found = read(&set.made_unsure(), &facts(&given));
            prop_assert!(truths(&found).iter().all(|(name, truth)| {
                name.starts_with("concerns") || *truth == Truth::Unknown
            }), "{}", set.id);
            let found = room_of(&set.made_unsure(), &facts(&given));
            prop_assert!(found.ceilings.iter().all(|it| {
                it.fits == Truth::Unknown || matches!(it.most, Most::Advance { .. })
            }), "{}", set.id);
        }
    }

    #[test]
    fn learning_more_never_changes_whether_an_amount_fits(
        outlet in an_outlet(),
        asked in vec(any::<bool>(), FactKind::ALL.len()),
        next in any::<prop::sample::Index>(),
    ) {
        let mut given: Outlet =
            outlet.iter().zip(&asked).filter(|(_, asked)| **asked).map(|(fact, _)| *fact).collect();
        let before = facts(&given);
        given.push(outlet[next.index(outlet.len())]);
        let after = facts(&given);
        for set in every_rule_set() {
            let (before, after) = (room_of(set, &before), room_of(set, &after));
            prop_assert!(!before.fits.is_decided() || before.fits == after.fits, "{}", set.id);
            for (one, other) in before.ceilings.iter().zip(&after.ceilings) {
                prop_assert!(!one.fits.is_decided() || one.fits == other.fits, "{}", one.id);
                prop_assert!(one.room.is_none() || one.room == other.room, "{}", one.id);
            }
        }
    }
}

proptest! {
    // Each case walks through every question of every rule set.
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn skipped_questions_are_left_out_and_all_forms_together_end(outlet in an_outlet()) {
        let mut so_far = Facts::default();
        let read_all = |facts: &Facts| -> Vec<Assessment> {
            every_rule_set().map(|set| read(set, facts)).collect()
        };
        let mut skipped = Vec::new();
        let mut asked = Vec::new();
        while let Some(kind) = next_question_but(&read_all(&so_far), &skipped) {
            prop_assert!(!asked.contains(&kind), "{kind:?} was asked twice");
            prop_assert!(!kind.is_worked_out(), "{kind:?} is worked out, not asked");
            prop_assert!(facts_at_stake(&read_all(&so_far)).contains(&kind));
            asked.push(kind);
            let (_, number) = *outlet.iter().find(|it| it.0 == kind).unwrap();
            match number % 3 {
                0 => skipped.push(kind),
                1 => so_far.set(kind, Answer::CannotBeKnown).unwrap(),
                _ => so_far.set(kind, known(kind, number)).unwrap(),
            }
        }
    }
}
