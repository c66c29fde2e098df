//! Rule sets from files (regelverk): what a region, or anybody, goes by beside the law.
//!
//! The file is kept whole, as it came: what it asks is read from it each time. What stands beside
//! it tells people what it is, also where the program can't read it.

use chrono::NaiveDate;

use super::field::Field;
use super::field::FieldDef;
use super::field::FieldValue;
use super::field::KindDef;
use super::field::Parts;
use super::field::Shape;
use super::id::RecordId;
use super::kind::Kind;
use super::rule::form::Form;
use super::truth::Truth;
use super::value::Value;

/// What it is called; a file of the same name takes its place.
pub const TITLE: Field<String> = Field::new("title");
/// The file, with what it says of itself: one field, so that a merge never puts one person's author
/// over another one's rules.
pub const RULES: Field<Rules> = Field::new("rules");

pub const DEF: KindDef = KindDef { kind: Kind::RuleSet, fields: &[TITLE.def(), RULES.def()] };

/// A file of rules, and what it says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// By role and organisation.
    pub author: String,
    pub written_on: Option<NaiveDate>,
    /// Where it is written.
    pub source: String,
    pub forms: Vec<Form>,
    /// The two digits of the county that it is for; empty for all.
    pub county: String,
    /// The whole file.
    pub text: String,
}

const AUTHOR: Field<String> = Field::new("author");
const WRITTEN_ON: Field<NaiveDate> = Field::new("written_on");
const SOURCE: Field<String> = Field::new("source");
const FORMS: Field<Vec<Form>> = Field::new("forms");
const COUNTY: Field<String> = Field::new("county");
const TEXT: Field<String> = Field::new("text");
const PARTS: &[FieldDef] =
    &[AUTHOR.def(), WRITTEN_ON.def(), SOURCE.def(), FORMS.def(), COUNTY.def(), TEXT.def()];

impl FieldValue for Rules {
    const SHAPE: Shape = Shape::Group(PARTS);

    fn read(value: &Value) -> Option<Self> {
        let parts = Parts::of(value)?;
        Some(Self {
            author: parts.get(AUTHOR).unwrap_or_default(),
            written_on: parts.get(WRITTEN_ON),
            source: parts.get(SOURCE).unwrap_or_default(),
            forms: parts.get(FORMS).unwrap_or_default(),
            county: parts.get(COUNTY).unwrap_or_default(),
            text: parts.get(TEXT).unwrap_or_default(),
        })
    }

    fn write(self) -> Value {
        let parts = Parts::default()
            .with(AUTHOR, Some(self.author))
            .with(WRITTEN_ON, self.written_on)
            .with(SOURCE, Some(self.source))
            .with(FORMS, Some(self.forms))
            .with(COUNTY, Some(self.county))
            .with(TEXT, Some(self.text));
        parts.group()
    }
}

/// That a rule set was looked at in a check, as it was then: the check tells of it also when the
/// rule set is gone, or is another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedAt {
    /// The record of the file.
    pub rule_set: Option<RecordId>,
    /// What the rule set is called in the file.
    pub title: String,
    pub author: String,
    pub written_on: Option<NaiveDate>,
    /// What came out.
    pub outcome: Truth,
}

const RULE_SET: Field<RecordId> = Field::new("rule_set");
const OUTCOME: Field<Truth> = Field::new("outcome");
const LOOKED_AT: &[FieldDef] =
    &[RULE_SET.def(), TITLE.def(), AUTHOR.def(), WRITTEN_ON.def(), OUTCOME.def()];

impl FieldValue for LookedAt {
    const SHAPE: Shape = Shape::Group(LOOKED_AT);

    fn read(value: &Value) -> Option<Self> {
        let parts = Parts::of(value)?;
        Some(Self {
            rule_set: parts.get(RULE_SET),
            title: parts.get(TITLE).unwrap_or_default(),
            author: parts.get(AUTHOR).unwrap_or_default(),
            written_on: parts.get(WRITTEN_ON),
            outcome: parts.get(OUTCOME).unwrap_or(Truth::Unknown),
        })
    }

    fn write(self) -> Value {
        Parts::default()
            .with(RULE_SET, self.rule_set)
            .with(TITLE, Some(self.title))
            .with(AUTHOR, Some(self.author))
            .with(WRITTEN_ON, self.written_on)
            .with(OUTCOME, Some(self.outcome))
            .group()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;

    #[test]
    fn what_a_file_says_of_itself_is_read_as_it_was_written() {
        let rules = Rules {
            author: "Serviceutvecklare, Regionen".to_owned(),
            written_on: NaiveDate::from_ymd_opt(2026, 11, 20),
            source: "Riktlinjer".to_owned(),
            forms: vec![Form::Servicebidrag, Form::Programstod],
            county: "20".to_owned(),
            text: "{}".to_owned(),
        };
        let content = Content::default().with(RULES, rules.clone());
        assert_eq!(content.get(RULES), Some(rules));
        assert_eq!(Rules::read(&Value::Text("{}".to_owned())), None);
    }

    #[test]
    fn an_outcome_that_a_newer_program_has_is_unknown_and_never_a_no() {
        let looked_at = LookedAt {
            rule_set: Some(RecordId::from_parts(1, [1; 10])),
            title: "Regionens regler".to_owned(),
            author: "Regionen".to_owned(),
            written_on: None,
            outcome: Truth::NotMet,
        };
        assert_eq!(LookedAt::read(&looked_at.clone().write()), Some(looked_at.clone()));
        let Value::Group(mut parts) = looked_at.write() else { panic!("it is no group") };
        parts.insert("outcome".to_owned(), Value::Text("argued".to_owned()));
        let newer = LookedAt::read(&Value::Group(parts)).expect("a group");
        assert_eq!(newer.outcome, Truth::Unknown);
    }
}
