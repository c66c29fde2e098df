//! What came out of a check when it was last assessed, kept on it.
//!
//! The tables of law may be corrected later. What a check said when somebody
//! acted on it stays readable all the same: each criterion with its outcome,
//! its limit and where that stood.

use chrono::NaiveDate;

use super::field::Field;
use super::field::FieldDef;
use super::field::FieldValue;
use super::field::Parts;
use super::field::Shape;
use super::rule::Operator;
use super::rule::RuleSet;
use super::rule::Subject;
use super::rule::Test;
use super::rule::assess::CriterionOutcome;
use super::rule::assess::TestOutcome;
use super::rule::fact::FactKind;
use super::rule::fact::Shape as FactShape;
use super::rule::quantity::Quantity;
use super::rule::source::Certainty;
use super::rule::version::Comparison;
use super::truth::Truth;
use super::value::Value;

/// What came out, and by which rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptOutcome {
    /// The rule set's stable name, such as "SD-2".
    pub rule_set: String,
    /// The day on which its sources had been compared.
    pub sources_checked: Option<NaiveDate>,
    /// `None` for a word of a newer program, here and below.
    pub overall: Option<Truth>,
    /// In the order of the law.
    pub criteria: Vec<KeptCriterion>,
}

/// How one criterion came out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptCriterion {
    /// Stable name, such as "SD-2.dist".
    pub id: String,
    pub subject: Option<Subject>,
    pub outcome: Option<Truth>,
    /// The main way first.
    pub ways: Vec<KeptWay>,
}

/// One way of meeting a criterion, as the tables then had it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptWay {
    /// The name of the fact in rules.
    pub fact: String,
    /// `None` where the answer had to be yes.
    pub operator: Option<Operator>,
    /// In the unit of the fact.
    pub limit: Option<i64>,
    pub citation: String,
    pub certainty: Option<Certainty>,
}

impl KeptOutcome {
    /// What is kept of a comparison under `rules`, which governed it.
    #[must_use]
    pub fn of(comparison: &Comparison, rules: &RuleSet) -> Self {
        Self {
            rule_set: comparison.governing.rule_set.to_string(),
            sources_checked: Some(rules.checked_on()),
            overall: Some(comparison.overall()),
            criteria: comparison.governing.criteria.iter().map(KeptCriterion::of).collect(),
        }
    }

    /// Whether both were worked out by the same rules, whatever the facts.
    #[must_use]
    pub fn has_the_rules_of(&self, other: &Self) -> bool {
        let rules = |kept: &Self| {
            let criteria = kept.criteria.iter();
            criteria.map(|it| (it.id.clone(), it.ways.clone())).collect::<Vec<_>>()
        };
        self.rule_set == other.rule_set && rules(self) == rules(other)
    }

    /// Whether both say the same: by the same rules, with the same outcomes.
    /// When the sources were compared is no part of what they say.
    #[must_use]
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        let outcomes = |kept: &Self| {
            let criteria = kept.criteria.iter().map(|it| it.outcome);
            (kept.overall, criteria.collect::<Vec<_>>())
        };
        self.has_the_rules_of(other) && outcomes(self) == outcomes(other)
    }
}

impl KeptCriterion {
    fn of(criterion: &CriterionOutcome) -> Self {
        Self {
            id: criterion.id.to_string(),
            subject: Some(criterion.subject),
            outcome: Some(criterion.truth),
            ways: criterion.ways.iter().map(KeptWay::of).collect(),
        }
    }
}

impl KeptWay {
    fn of(way: &TestOutcome) -> Self {
        let (operator, limit) = match &way.test {
            Test::Yes(_) => (None, None),
            Test::Compare { operator, limit, .. } => {
                (Some(*operator), i64::try_from(limit.number()).ok())
            }
        };
        Self {
            fact: way.test.fact().token().to_owned(),
            operator,
            limit,
            citation: way.source.citation.to_string(),
            certainty: Some(way.source.certainty),
        }
    }

    /// What was asked of the fact; `None` for what only another program knows.
    #[must_use]
    pub fn test(&self) -> Option<Test> {
        let fact = FactKind::from_token(&self.fact)?;
        match (fact.shape(), self.operator, self.limit) {
            (FactShape::YesNo, None, None) => Some(Test::Yes(fact)),
            (FactShape::Amount(unit), Some(operator), Some(limit)) => {
                let limit = Quantity::new(unit, u64::try_from(limit).ok()?);
                Some(Test::Compare { fact, operator, limit })
            }
            _ => None,
        }
    }
}

const RULE_SET: Field<String> = Field::new("rule_set");
const SOURCES_CHECKED: Field<NaiveDate> = Field::new("sources_checked");
const OVERALL: Field<Truth> = Field::new("overall");
const CRITERIA: Field<Vec<KeptCriterion>> = Field::new("criteria");
const PARTS: &[FieldDef] = &[RULE_SET.def(), SOURCES_CHECKED.def(), OVERALL.def(), CRITERIA.def()];

const ID: Field<String> = Field::new("id");
const SUBJECT: Field<Subject> = Field::new("subject");
const OUTCOME: Field<Truth> = Field::new("outcome");
const WAYS: Field<Vec<KeptWay>> = Field::new("ways");
const CRITERION: &[FieldDef] = &[ID.def(), SUBJECT.def(), OUTCOME.def(), WAYS.def()];

const FACT: Field<String> = Field::new("fact");
const OPERATOR: Field<Operator> = Field::new("operator");
const LIMIT: Field<i64> = Field::new("limit");
const CITATION: Field<String> = Field::new("citation");
const CERTAINTY: Field<Certainty> = Field::new("certainty");
const WAY: &[FieldDef] =
    &[FACT.def(), OPERATOR.def(), LIMIT.def(), CITATION.def(), CERTAINTY.def()];

impl FieldValue for KeptOutcome {
    const SHAPE: Shape = Shape::Group(PARTS);

    fn read(value: &Value) -> Option<Self> {
        let parts = Parts::of(value)?;
        Some(Self {
            rule_set: parts.get(RULE_SET).unwrap_or_default(),
            sources_checked: parts.get(SOURCES_CHECKED),
            overall: parts.get(OVERALL),
            criteria: parts.get(CRITERIA).unwrap_or_default(),
        })
    }

    fn write(self) -> Value {
        Parts::default()
            .with(RULE_SET, Some(self.rule_set))
            .with(SOURCES_CHECKED, self.sources_checked)
            .with(OVERALL, self.overall)
            .with(CRITERIA, Some(self.criteria))
            .group()
    }
}

impl FieldValue for KeptCriterion {
    const SHAPE: Shape = Shape::Group(CRITERION);

    fn read(value: &Value) -> Option<Self> {
        let parts = Parts::of(value)?;
        Some(Self {
            id: parts.get(ID).unwrap_or_default(),
            subject: parts.get(SUBJECT),
            outcome: parts.get(OUTCOME),
            ways: parts.get(WAYS).unwrap_or_default(),
        })
    }

    fn write(self) -> Value {
        Parts::default()
            .with(ID, Some(self.id))
            .with(SUBJECT, self.subject)
            .with(OUTCOME, self.outcome)
            .with(WAYS, Some(self.ways))
            .group()
    }
}

impl FieldValue for KeptWay {
    const SHAPE: Shape = Shape::Group(WAY);

    fn read(value: &Value) -> Option<Self> {
        let parts = Parts::of(value)?;
        Some(Self {
            fact: parts.get(FACT).unwrap_or_default(),
            operator: parts.get(OPERATOR),
            limit: parts.get(LIMIT),
            citation: parts.get(CITATION).unwrap_or_default(),
            certainty: parts.get(CERTAINTY),
        })
    }

    fn write(self) -> Value {
        Parts::default()
            .with(FACT, Some(self.fact))
            .with(OPERATOR, self.operator)
            .with(LIMIT, self.limit)
            .with(CITATION, Some(self.citation))
            .with(CERTAINTY, self.certainty)
            .group()
    }
}

/// Makes a closed set of rules a value of a field, by the words of rules.
macro_rules! as_word {
    ($name:ident, $words:expr) => {
        impl FieldValue for $name {
            const SHAPE: Shape = Shape::Token(&$words);

            fn read(value: &Value) -> Option<Self> {
                let Value::Text(text) = value else { return None };
                Self::from_token(text)
            }

            fn write(self) -> Value {
                Value::Text(self.token().to_owned())
            }
        }
    };
}

as_word!(Truth, [Truth::Met.token(), Truth::NotMet.token(), Truth::Unknown.token()]);
as_word!(
    Certainty,
    [
        Certainty::Confirmed.token(),
        Certainty::TwoAuthorities.token(),
        Certainty::Inferred.token(),
        Certainty::Unsure.token(),
    ]
);
as_word!(
    Operator,
    [
        Operator::MoreThan.token(),
        Operator::AtLeast.token(),
        Operator::AtMost.token(),
        Operator::LessThan.token(),
    ]
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::law;
    use crate::domain::rule::fact::Facts;
    use crate::domain::rule::form::Form;
    use crate::domain::rule::version::SupportTime;

    fn kept(year: i32) -> KeptOutcome {
        let time = SupportTime::year(year).expect("a year");
        let day = time.first();
        let found = law::compare(Form::SarskiltDriftstod, time, day, day, &Facts::default())
            .expect("the form is there");
        let rules = law::rule_set(&found.governing.rule_set).expect("it was just read");
        KeptOutcome::of(&found, rules)
    }

    #[test]
    fn what_is_kept_is_read_as_it_was_written() {
        let kept = kept(2017);
        assert_eq!(KeptOutcome::read(&kept.clone().write()), Some(kept));
    }

    #[test]
    fn every_limit_of_every_rule_set_is_understood_again() {
        for rules in law::ALL_RULE_SETS {
            for way in rules.criteria.iter().flat_map(|criterion| criterion.ways.iter()) {
                let read = crate::domain::rule::assess::assess(
                    rules,
                    rules.support_time.first,
                    &Facts::default(),
                );
                let found = read.criteria.iter().flat_map(|it| &it.ways).find(|it| it.id == way.id);
                let Some(found) = found else { continue };
                assert_eq!(KeptWay::of(found).test().as_ref(), Some(&way.test), "{}", way.id);
            }
        }
    }

    #[test]
    fn another_day_of_checking_says_nothing_else_and_another_limit_does() {
        let (kept_then, mut now) = (kept(2017), kept(2017));
        now.sources_checked = NaiveDate::from_ymd_opt(2030, 1, 1);
        assert!(kept_then.says_the_same_as(&now));
        now.criteria[1].ways[0].limit = Some(14_000);
        assert!(!kept_then.says_the_same_as(&now) && !kept_then.has_the_rules_of(&now));
        assert!(!kept_then.says_the_same_as(&kept(2019)));
    }
}
