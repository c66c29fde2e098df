//! Checks: a preliminary assessment of whether a shop could get a form of support.

use chrono::Datelike;
use chrono::NaiveDate;
use thiserror::Error;

use super::field::Content;
use super::field::Field;
use super::field::FieldValue;
use super::field::KindDef;
use super::id::RecordId;
use super::kept_outcome::KeptOutcome;
use super::kind::Kind;
use super::law;
use super::parts::Period;
use super::record::Record;
use super::recorded_fact;
use super::recorded_fact::with_facts;
use super::rule::fact::FactKind;
use super::rule::form::Form;
use super::rule::version::Comparison;
use super::rule::version::NotInForce;
use super::rule::version::SupportTime;
use super::rule_set::LookedAt;
use super::value::Value;

pub const PROVIDER: Field<RecordId> = Field::new("provider");
pub const PLACE: Field<RecordId> = Field::new("place");
pub const FORM: Field<Form> = Field::new("form");
/// The time that support is sought for. It picks the rules.
pub const SUPPORT_TIME: Field<Period> = Field::new("support_time");
pub const ASSESSED_ON: Field<NaiveDate> = Field::new("assessed_on");
pub const NOTES: Field<String> = Field::new("notes");
/// The rule sets from files that were looked at beside the law, as they were then.
pub const RULE_SETS: Field<Vec<LookedAt>> = Field::new("rule_sets");
/// What came out when it was last assessed. It is worked out in the save that
/// changes what it rests on; nobody types it, so nobody is asked to choose.
pub const OUTCOME: Field<KeptOutcome> = Field::new("outcome");
/// The check that this one was made from, for another time.
pub const MADE_FROM: Field<RecordId> = Field::new("made_from");

pub const DEF: KindDef = KindDef {
    kind: Kind::Check,
    fields: &with_facts::<9, { 9 + FactKind::ALL.len() }>([
        PROVIDER.def(),
        PLACE.def(),
        FORM.def(),
        SUPPORT_TIME.def(),
        ASSESSED_ON.def(),
        NOTES.def(),
        RULE_SETS.def(),
        OUTCOME.def(),
        MADE_FROM.def(),
    ]),
};

/// Why a check can't be assessed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CannotAssess {
    #[error("the form of support is missing; choose one")]
    NoForm,
    #[error("the support time is missing; write when it begins")]
    NoSupportTime,
    #[error("the support time ends before it begins; put its days right")]
    WrongOrder,
    #[error(transparent)]
    NotInForce(#[from] NotInForce),
}

/// What is known in a check: a fact that has two answers is not known until somebody has chosen.
#[must_use]
pub fn settled(record: &Record) -> Content {
    let mut content = record.content().clone();
    for fact in disputed(record) {
        content.set(fact.field_name(), None);
    }
    content
}

/// The facts of a check that were answered apart, and wait for somebody to choose.
pub fn disputed(record: &Record) -> impl Iterator<Item = FactKind> {
    let is_open =
        |fact: &FactKind| record.choices().iter().any(|choice| choice.field == fact.field_name());
    FactKind::ALL.into_iter().filter(is_open)
}

/// Whether nobody writes this field: it is worked out in the save, so nobody is asked to choose
/// where two phones have worked out different things.
#[must_use]
pub fn is_worked_out(field: &str) -> bool {
    [OUTCOME.name(), RULE_SETS.name()].contains(&field)
}

/// All that stands on any of these `sides` of the rule sets that were looked at, each once. It is
/// not read for that: a start does without knowing what it means.
#[must_use]
pub fn joined_rule_sets<'a>(sides: impl Iterator<Item = Option<&'a Value>>) -> Value {
    let mut joined: Vec<Value> = Vec::new();
    for side in sides.flatten() {
        let Value::List(looked_at) = side else { continue };
        joined.extend(
            looked_at.iter().filter(|it| !joined.contains(it)).cloned().collect::<Vec<_>>(),
        );
    }
    Value::List(joined)
}

/// The time that support is sought for; without a last day to the end of its
/// year, which is how support is given.
///
/// # Errors
///
/// Returns [`CannotAssess`] when no time is written, or one that ends before it
/// begins.
pub fn support_time(content: &Content) -> Result<SupportTime, CannotAssess> {
    let period = content.get(SUPPORT_TIME).unwrap_or_default();
    let first = period.from.ok_or(CannotAssess::NoSupportTime)?;
    let end_of_year = NaiveDate::from_ymd_opt(first.year(), 12, 31);
    let last = period.to.or(end_of_year).unwrap_or(first);
    SupportTime::new(first, last).ok_or(CannotAssess::WrongOrder)
}

/// What the rules say of the facts in a check.
///
/// # Errors
///
/// Returns [`CannotAssess`] when something is missing that decides which rules
/// to read, or no single version of them governs.
pub fn comparison(content: &Content, today: NaiveDate) -> Result<Comparison, CannotAssess> {
    let form = content.get(FORM).ok_or(CannotAssess::NoForm)?;
    let assessed_on = content.get(ASSESSED_ON).unwrap_or(today);
    let facts = recorded_fact::facts(content);
    Ok(law::compare(form, support_time(content)?, assessed_on, today, &facts)?)
}

/// What would be kept of a check if it were assessed now; `None` where it can't be.
#[must_use]
pub fn outcome(content: &Content, today: NaiveDate) -> Option<KeptOutcome> {
    let comparison = comparison(content, today).ok()?;
    let rules = law::rule_set(&comparison.governing.rule_set)?;
    Some(KeptOutcome::of(&comparison, rules))
}

/// `after`, which is about to be saved in place of `before`, with what comes out
/// of it where anything changed that it rests on. What came out of the same
/// facts before stays, whatever the tables say by now, and so does an outcome
/// that the writer brought along.
#[must_use]
pub fn with_outcome(before: &Content, mut after: Content, today: NaiveDate) -> Content {
    let differs = |name: &str| before.value(name) != after.value(name);
    let own = [FORM.name(), SUPPORT_TIME.name(), ASSESSED_ON.name()];
    let rests_on = own.into_iter().chain(FactKind::ALL.map(FactKind::field_name));
    if !differs(OUTCOME.name()) && rests_on.into_iter().any(differs) {
        let outcome = outcome(&after, today).map(FieldValue::write);
        after.set(OUTCOME.name(), outcome);
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::recorded_fact::Recorded;
    use crate::domain::recorded_fact::Said;
    use crate::domain::recorded_fact::field;
    use crate::domain::truth::Truth;

    fn day(year: i32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, 4, 21).expect("a day in April")
    }

    /// A shop this far from the next, asked about for 2019.
    fn shop(metres: i64) -> Content {
        let year = Period {
            from: NaiveDate::from_ymd_opt(2019, 1, 1),
            to: NaiveDate::from_ymd_opt(2019, 12, 31),
        };
        let road = Recorded { number: Some(metres), ..Recorded::default() };
        let said = |said| Recorded { said: Some(said), ..Recorded::default() };
        Content::default()
            .with(FORM, Form::SarskiltDriftstod)
            .with(SUPPORT_TIME, year)
            .with(ASSESSED_ON, day(2019))
            .with(field(FactKind::RoadToNearest), road)
            .with(field(FactKind::NearestHasDiverseRange), said(Said::Yes))
            .with(field(FactKind::ArchipelagoWithoutFixedLink), said(Said::No))
    }

    fn distance(content: &Content) -> Option<Truth> {
        let kept = content.get(OUTCOME)?;
        kept.criteria.iter().find(|it| it.id == "SD-2.dist")?.outcome
    }

    #[test]
    fn a_new_check_keeps_what_came_out_of_it() {
        let saved = with_outcome(&Content::default(), shop(12_000), day(2019));
        assert_eq!(distance(&saved), Some(Truth::Met));
        assert_eq!(saved.get(OUTCOME).map(|it| it.rule_set), Some("SD-2".to_owned()));
    }

    #[test]
    fn a_changed_fact_is_assessed_anew_and_a_changed_note_is_not() {
        let mut kept = with_outcome(&Content::default(), shop(12_000), day(2019));
        let mut corrected = kept.get(OUTCOME).expect("kept");
        corrected.criteria[1].ways[0].limit = Some(15_000);
        kept = kept.with(OUTCOME, corrected.clone());
        let noted = with_outcome(&kept, kept.clone().with(NOTES, "Ring".to_owned()), day(2030));
        assert_eq!(noted.get(OUTCOME), Some(corrected));
        let nearer = Recorded { number: Some(7_000), ..Recorded::default() };
        let nearer = noted.clone().with(field(FactKind::RoadToNearest), nearer);
        assert_eq!(distance(&with_outcome(&noted, nearer, day(2030))), Some(Truth::NotMet));
    }

    #[test]
    fn an_outcome_that_the_writer_brings_along_is_left_alone() {
        let first = with_outcome(&Content::default(), shop(12_000), day(2019));
        let mut brought = first.get(OUTCOME).expect("kept");
        brought.rule_set = "SD-9".to_owned();
        let later = shop(7_000).with(OUTCOME, brought.clone());
        let later = with_outcome(&first, later, day(2019));
        assert_eq!(later.get(OUTCOME), Some(brought));
        let back = with_outcome(&later, first.clone(), day(2030));
        assert_eq!(back, first);
    }

    #[test]
    fn what_can_no_longer_be_assessed_keeps_no_outcome_of_other_facts() {
        let first = with_outcome(&Content::default(), shop(12_000), day(2019));
        let mut formless = first.clone();
        formless.set(FORM.name(), None);
        assert_eq!(with_outcome(&first, formless, day(2019)).get(OUTCOME), None);
    }
}
