//! Facts about an outlet as records keep them: each with its source and day.
//!
//! They stand on the provider, and on every check as they then were, so that an
//! old check explains itself for ever.

use chrono::NaiveDate;

use super::field::Content;
use super::field::Field;
use super::field::FieldDef;
use super::field::FieldValue;
use super::field::Parts;
use super::field::Shape;
use super::field::tokens;
use super::id::RecordId;
use super::rule::fact::Answer;
use super::rule::fact::Fact;
use super::rule::fact::FactKind;
use super::rule::fact::FactSource;
use super::rule::fact::FactValue;
use super::rule::fact::Facts;
use super::rule::fact::Shape as FactShape;
use super::value::Value;

tokens! {
    /// An answer in a word; amounts have a number instead.
    Said {
        Yes = "yes",
        No = "no",
        CannotBeKnown = "cannot_be_known",
    }
}

/// What was recorded about one fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    pub said: Option<Said>,
    /// In the unit of the fact: metres, kronor, minutes a week, articles.
    pub number: Option<i64>,
    pub source: Option<String>,
    pub day: Option<NaiveDate>,
    /// What the person added, such as which outlet was compared.
    pub detail: String,
    /// The outlet of the book that was compared, of a distance to one or of what
    /// such an outlet has.
    pub compared: Option<RecordId>,
}

pub const SAID: Field<Said> = Field::new("answer");
pub const NUMBER: Field<i64> = Field::new("number");
pub const SOURCE: Field<String> = Field::new("source");
pub const DAY: Field<NaiveDate> = Field::new("day");
pub const DETAIL: Field<String> = Field::new("detail");
pub const COMPARED: Field<RecordId> = Field::new("compared");
const PARTS: &[FieldDef] =
    &[SAID.def(), NUMBER.def(), SOURCE.def(), DAY.def(), DETAIL.def(), COMPARED.def()];

impl FieldValue for Recorded {
    const SHAPE: Shape = Shape::Group(PARTS);

    fn read(value: &Value) -> Option<Self> {
        let parts = Parts::of(value)?;
        Some(Self {
            said: parts.get(SAID),
            number: parts.get(NUMBER),
            source: parts.get(SOURCE),
            day: parts.get(DAY),
            detail: parts.get(DETAIL).unwrap_or_default(),
            compared: parts.get(COMPARED),
        })
    }

    fn write(self) -> Value {
        Parts::default()
            .with(SAID, self.said)
            .with(NUMBER, self.number)
            .with(SOURCE, self.source)
            .with(DAY, self.day)
            .with(DETAIL, Some(self.detail))
            .with(COMPARED, self.compared)
            .group()
    }
}

impl Recorded {
    /// A fact as a record keeps it.
    pub fn of(fact: Fact) -> Self {
        let (said, number) = match fact.value {
            FactValue::YesNo(true) => (Some(Said::Yes), None),
            FactValue::YesNo(false) => (Some(Said::No), None),
            FactValue::Amount(amount) => (None, i64::try_from(amount.number()).ok()),
        };
        Self {
            said,
            number,
            source: Some(fact.source.token().to_owned()),
            day: fact.on,
            detail: fact.detail,
            compared: None,
        }
    }

    /// The answer to a question about `kind`; what does not fit answers nothing.
    pub fn answer(self, kind: FactKind) -> Answer {
        let value = match (self.said, kind.shape()) {
            (Some(Said::CannotBeKnown), _) => return Answer::CannotBeKnown,
            (Some(said), FactShape::YesNo) => Some(FactValue::YesNo(said == Said::Yes)),
            (_, FactShape::Amount(_)) => self
                .number
                .and_then(|number| u64::try_from(number).ok())
                .and_then(|number| FactValue::from_number(kind, number).ok()),
            (None, FactShape::YesNo) => None,
        };
        let source = self.source.as_deref().and_then(FactSource::from_token);
        value.map_or(Answer::NotAsked, |value| {
            let source = source.unwrap_or(FactSource::Other);
            Answer::Known(Fact { value, source, on: self.day, detail: self.detail })
        })
    }
}

/// The field that a record keeps the fact in.
pub const fn field(kind: FactKind) -> Field<Recorded> {
    Field::new(kind.field_name())
}

/// All facts that a record keeps.
pub fn facts(content: &Content) -> Facts {
    let mut facts = Facts::default();
    for kind in FactKind::ALL {
        if let Some(recorded) = content.get(field(kind)) {
            facts
                .set(kind, recorded.answer(kind))
                .expect("a value made for its kind fits its kind");
        }
    }
    facts
}

/// The facts as rows of a kind's definition, after the fields of its own.
pub const fn with_facts<const OWN: usize, const ALL: usize>(
    own: [FieldDef; OWN],
) -> [FieldDef; ALL] {
    assert!(OWN + FactKind::ALL.len() == ALL, "as many as its own fields and the facts together");
    let mut all = [own[0]; ALL];
    let mut at = 0;
    while at < ALL {
        all[at] = if at < OWN { own[at] } else { field(FactKind::ALL[at - OWN]).def() };
        at += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_has_a_field_of_its_name() {
        for kind in FactKind::ALL {
            assert_eq!(field(kind).name(), format!("fact_{}", kind.token()));
        }
    }

    #[test]
    fn a_recorded_amount_answers_in_its_unit() {
        let recorded = Recorded {
            number: Some(7_000),
            source: Some("odometer".to_owned()),
            ..Recorded::default()
        };
        let content = Content::default().with(field(FactKind::RoadToNearest), recorded);
        let facts = facts(&content);
        assert_eq!(facts.number(FactKind::RoadToNearest), Some(7_000));
        let known = facts.known(FactKind::RoadToNearest).expect("recorded");
        assert_eq!(known.source, FactSource::Odometer);
    }

    #[test]
    fn cannot_be_known_is_not_the_same_as_not_asked() {
        let said = Recorded { said: Some(Said::CannotBeKnown), ..Recorded::default() };
        assert_eq!(said.clone().answer(FactKind::GroceryTurnover), Answer::CannotBeKnown);
        assert_eq!(said.answer(FactKind::OpenAllYear), Answer::CannotBeKnown);
        assert_eq!(Recorded::default().answer(FactKind::OpenAllYear), Answer::NotAsked);
    }

    #[test]
    fn a_fact_is_read_as_it_was_kept() {
        for kind in FactKind::ALL {
            let value = FactValue::from_number(kind, 1).expect("a value of its kind");
            let day = NaiveDate::from_ymd_opt(2017, 4, 15);
            let detail = "Hammerdal".to_owned();
            let fact = Fact { value, source: FactSource::Owner, on: day, detail };
            assert_eq!(Recorded::of(fact.clone()).answer(kind), Answer::Known(fact));
        }
    }

    #[test]
    fn a_negative_amount_from_a_file_answers_nothing() {
        let recorded = Recorded { number: Some(-1), ..Recorded::default() };
        assert_eq!(recorded.answer(FactKind::GroceryTurnover), Answer::NotAsked);
    }
}
