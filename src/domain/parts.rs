//! Values of several parts that only make sense together.

use chrono::NaiveDate;

use super::field::Field;
use super::field::FieldDef;
use super::field::FieldValue;
use super::field::Parts;
use super::field::Shape;
use super::value::Value;

/// Somebody, by role and organisation. Names stand in [contacts](super::contact).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    pub role: String,
    pub organisation: String,
}

impl Party {
    /// "Servicesamordnare, Region Jämtland Härjedalen", or what there is of it.
    pub fn name(&self) -> String {
        let both = [self.role.trim(), self.organisation.trim()];
        let filled: Vec<&str> = both.into_iter().filter(|it| !it.is_empty()).collect();
        filled.join(", ")
    }
}

const ROLE: Field<String> = Field::new("role");
const ORGANISATION: Field<String> = Field::new("organisation");
const PARTY: &[FieldDef] = &[ROLE.def(), ORGANISATION.def()];

impl FieldValue for Party {
    const SHAPE: Shape = Shape::Group(PARTY);

    fn read(value: &Value) -> Option<Self> {
        let parts = Parts::of(value)?;
        Some(Self {
            role: parts.get(ROLE).unwrap_or_default(),
            organisation: parts.get(ORGANISATION).unwrap_or_default(),
        })
    }

    fn write(self) -> Value {
        Parts::default()
            .with(ROLE, Some(self.role))
            .with(ORGANISATION, Some(self.organisation))
            .group()
    }
}

/// From one day up to and including another; either may be open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

const FROM: Field<NaiveDate> = Field::new("from");
const TO: Field<NaiveDate> = Field::new("to");
const PERIOD: &[FieldDef] = &[FROM.def(), TO.def()];

impl Period {
    /// Whether `day` is in the period. Both end days count.
    pub fn covers(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

impl FieldValue for Period {
    const SHAPE: Shape = Shape::Group(PERIOD);

    fn read(value: &Value) -> Option<Self> {
        let parts = Parts::of(value)?;
        Some(Self { from: parts.get(FROM), to: parts.get(TO) })
    }

    fn write(self) -> Value {
        Parts::default().with(FROM, self.from).with(TO, self.to).group()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_end_days_of_a_period_count() {
        let day = |day| NaiveDate::from_ymd_opt(2018, 8, day);
        let period = Period { from: day(2), to: day(30) };
        let covered: Vec<_> =
            (1..=31).filter(|&it| period.covers(day(it).expect("a day in August"))).collect();
        assert_eq!(covered, (2..=30).collect::<Vec<_>>());
        assert!(Period::default().covers(NaiveDate::MIN));
    }

    #[test]
    fn a_party_is_read_as_it_was_written() {
        let party = Party { role: "Butiksägare".to_owned(), organisation: String::new() };
        assert_eq!(Party::read(&party.clone().write()), Some(party));
    }
}
