//! What any field is called and what it holds, in words: for histories and choices.
//!
//! Forms know how a field is asked for, and that is also how it is told. What no
//! form asks for is told by its shape; what a newer program wrote, as it stands.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::check;
use crate::domain::field::FieldValue;
use crate::domain::field::Shape;
use crate::domain::history::erasing::member;
use crate::domain::id::RecordId;
use crate::domain::kept_outcome::KeptOutcome;
use crate::domain::kind::Kind;
use crate::domain::parts::Party;
use crate::domain::parts::Period;
use crate::domain::place::Position;
use crate::domain::recorded_fact;
use crate::domain::recorded_fact::Recorded;
use crate::domain::rule::fact::Answer;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::FactSource;
use crate::domain::truth::Truth;
use crate::domain::value::Value;
use crate::present::form::Input;
use crate::present::form::List;
use crate::present::form::Number;
use crate::present::form::Row;
use crate::present::forms;
use crate::present::titles;
use crate::present::validity;
use crate::present::verdict::Outcome;
use crate::present::verdict::words as fact_words;
use crate::present::words::Worded;
use crate::present::words::Words;
use crate::text::Arg;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::check_form;
use crate::text::choice;
use crate::text::common;
use crate::text::law;
use crate::text::savings;
use crate::text::value_words as words;
use crate::text::verdict;

/// A value in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueWords {
    /// Nothing is filled in.
    Nothing,
    /// It was erased for good, whatever it was.
    Erased,
    Short(Phrase),
    /// What somebody wrote in lines of their own.
    Long(String),
    /// The items of a list, or the parts of what belongs together.
    Lines(Vec<Line>),
}

/// An item or a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub label: Option<Phrase>,
    pub text: Phrase,
}

/// What the field called `name` is called on screen.
pub fn label(kind: Option<Kind>, name: &str) -> Phrase {
    if let Some(row) = row_of(kind, name) {
        return row.label.into();
    }
    if let Some(fact) = fact_of(name) {
        // Known of a shop, asked for in a check.
        let asked = row_of(Some(Kind::Check), name);
        return asked.map_or_else(|| fact_words::fact_label(fact), |row| row.label).into();
    }
    match name {
        "position" => words::POSITION.into(),
        "order" => words::ORDER.into(),
        "same_as" => words::SAME_AS.into(),
        "outcome" if kind == Some(Kind::Check) => words::CHECK_OUTCOME.into(),
        "made_from" => words::MADE_FROM.into(),
        "not_same_as" => words::NOT_SAME_AS.into(),
        "settled_at" => words::SETTLED_AT.into(),
        "followup" => words::FOLLOWUP.into(),
        "terms" => words::TERMS.into(),
        _ if kind == Some(Kind::Photo) && shape_of(kind, name).is_some() => photo_label(name),
        _ if shape_of(kind, name).is_some() => words::OTHER_FIELD.into(),
        _ => words::newer_field(member(name).unwrap_or(name)),
    }
}

/// What the fields of a photo are called that come with its picture.
fn photo_label(name: &str) -> Phrase {
    match name {
        "width" => words::PHOTO_WIDTH.into(),
        "height" => words::PHOTO_HEIGHT.into(),
        "bytes" => words::PHOTO_BYTES.into(),
        "media_type" => words::PHOTO_MEDIA_TYPE.into(),
        _ => words::PHOTO_SHA256.into(),
    }
}

/// Where the field called `name` stands among those of its kind: as the form
/// asks for them, then the others.
pub fn rank(kind: Option<Kind>, name: &str) -> usize {
    let place = rows_of(kind).position(|row| row.name == name);
    place.unwrap_or(usize::MAX)
}

/// How the form of `kind` asks for the field called `name`, if it does.
pub fn row_of(kind: Option<Kind>, name: &str) -> Option<&'static Row> {
    rows_of(kind).find(|row| row.name == name)
}

/// What the field called `name` holds.
pub fn value_words(
    book: &Book,
    kind: Option<Kind>,
    name: &str,
    value: Option<&Value>,
) -> ValueWords {
    let Some(value) = value.filter(|value| !value.is_empty()) else { return ValueWords::Nothing };
    let as_fact = fact_of(name).zip(Recorded::read(value));
    if let Some((fact, recorded)) = as_fact {
        return recorded_words(fact, &recorded);
    }
    if kind == Some(Kind::Check)
        && name == check::OUTCOME.name()
        && let Some(kept) = KeptOutcome::read(value)
    {
        return outcome_words(&kept);
    }
    if let Some(position) = Position::read(value) {
        return ValueWords::Short(position_words(position));
    }
    let teller = Teller { book };
    let asked = row_of(kind, name).and_then(|row| teller.as_asked(row.input, value));
    asked.unwrap_or_else(|| teller.as_shaped(shape_of(kind, name), value))
}

/// A fact with its origin, as a line each.
fn recorded_words(fact: FactKind, recorded: &Recorded) -> ValueWords {
    let value: Phrase = match recorded.clone().answer(fact) {
        Answer::Known(known) => fact_words::fact_value(fact, known.value),
        Answer::CannotBeKnown => choice::SAID_CANNOT_BE_KNOWN.into(),
        Answer::NotAsked => common::UNKNOWN.into(),
    };
    let source = recorded.source.as_deref().map(|token| {
        FactSource::from_token(token)
            .map_or_else(newer_word, |it| fact_words::fact_source(it).into())
    });
    let detail = (!recorded.detail.is_empty()).then(|| Phrase::verbatim(&recorded.detail));
    let parts = [
        (check_form::SOURCE, source),
        (check_form::DAY, recorded.day.map(words::day)),
        (check_form::DETAIL, detail),
    ];
    let mut lines = vec![Line { label: None, text: value }];
    lines.extend(parts.into_iter().filter_map(|(label, text)| labelled(label, text)));
    ValueWords::Lines(lines)
}

/// What came out of a check: the whole first, then each criterion.
fn outcome_words(kept: &KeptOutcome) -> ValueWords {
    let word = |outcome: Option<Truth>| -> Phrase {
        outcome.map_or_else(newer_word, |truth| Outcome::from(truth).word().into())
    };
    let overall = words::outcome_under(&kept.rule_set, word(kept.overall));
    let criteria = kept.criteria.iter().map(|criterion| {
        let title = criterion.subject.map(fact_words::subject);
        let label = title.map_or_else(|| Phrase::verbatim(&criterion.id), Phrase::from);
        Line { label: Some(label), text: word(criterion.outcome) }
    });
    ValueWords::Lines(std::iter::once(plain_line(overall)).chain(criteria).collect())
}

struct Teller<'a> {
    book: &'a Book,
}

impl Teller<'_> {
    /// The value as a form would show it; `None` when it is not what the form
    /// asks for.
    fn as_asked(&self, input: Input, value: &Value) -> Option<ValueWords> {
        let told = match (input, value) {
            (Input::Line | Input::Locality | Input::Telephone | Input::Mail, Value::Text(text)) => {
                short(text)
            }
            (Input::Note { .. }, Value::Text(text)) => ValueWords::Long(text.clone()),
            (Input::Day, value) => ValueWords::Short(words::day(NaiveDate::read(value)?)),
            (Input::Choice(words), Value::Text(token)) => ValueWords::Short(word_of(words, token)),
            (Input::Choices(words), Value::List(tokens)) => {
                let word = |value: &Value| match value {
                    Value::Text(token) => word_of(words, token),
                    _ => newer_word(),
                };
                ValueWords::Lines(tokens.iter().map(|it| plain_line(word(it))).collect())
            }
            (Input::Number(number), Value::Whole(whole)) => {
                ValueWords::Short(number_words(number, *whole))
            }
            (Input::Named(_) | Input::Pick(_), value) => {
                ValueWords::Short(linked(self.book, RecordId::read(value)?))
            }
            (Input::Position(_), value @ Value::Group(_)) if Position::read(value).is_some() => {
                let position = Position::read(value).expect("it was just read");
                ValueWords::Short(position_words(position))
            }
            (Input::Group(rows) | Input::Fact(rows) | Input::Position(rows), Value::Group(_)) => {
                self.group(rows, value)
            }
            (Input::List(list), Value::List(items)) => {
                let lines = items.iter().map(|item| plain_line(self.item(list, item)));
                ValueWords::Lines(lines.collect())
            }
            _ => return None,
        };
        Some(told)
    }

    /// The parts with their labels; those that are one in people's minds as one.
    fn group(&self, rows: &[Row], value: &Value) -> ValueWords {
        let Value::Group(parts) = value else { return self.as_shaped(None, value) };
        let is_only = |names: [&str; 2]| parts.keys().all(|name| names.contains(&name.as_str()));
        if is_only(["from", "to"])
            && let Some(period) = Period::read(value).and_then(validity::period)
        {
            return ValueWords::Short(period);
        }
        if is_only(["role", "organisation"])
            && let Some(party) = Party::read(value)
        {
            return ValueWords::Short(Phrase::verbatim(titles::party(&party)));
        }
        let asked = rows.iter().filter_map(|row| {
            let part = parts.get(row.name).filter(|part| !part.is_empty())?;
            let told = self.as_asked(row.input, part);
            let told = told.unwrap_or_else(|| self.as_shaped(None, part));
            labelled(row.label, one_line(told))
        });
        let others = parts.iter().filter(|(name, _)| !rows.iter().any(|row| row.name == **name));
        let others = others.filter_map(|(name, part)| {
            let text = one_line(self.as_shaped(None, part))?;
            Some(Line { label: Some(words::newer_field(name)), text })
        });
        ValueWords::Lines(asked.chain(others).collect())
    }

    /// An item of a list on one line.
    fn item(&self, list: &List, item: &Value) -> Phrase {
        let told = match (list.rows, item) {
            ([only], Value::Text(_)) => self.as_asked(only.input, item),
            (rows, Value::Group(_)) => Some(unlabelled(self.group(rows, item))),
            _ => None,
        };
        let told = told.unwrap_or_else(|| self.as_shaped(None, item));
        one_line(told).unwrap_or_else(|| words::NOTHING.into())
    }

    /// The value by its looks alone.
    fn as_shaped(&self, shape: Option<Shape>, value: &Value) -> ValueWords {
        match (shape, value) {
            (Some(Shape::Day), value) if NaiveDate::read(value).is_some() => {
                ValueWords::Short(words::day(NaiveDate::read(value).expect("it was just read")))
            }
            (Some(Shape::Link), value) if RecordId::read(value).is_some() => ValueWords::Short(
                linked(self.book, RecordId::read(value).expect("it was just read")),
            ),
            (Some(Shape::Token(_)), _) => ValueWords::Short(newer_word()),
            (_, Value::Text(text)) => short(text),
            (_, Value::Whole(whole)) => ValueWords::Short(number_words(Number::Count, *whole)),
            (_, Value::Flag(true)) => ValueWords::Short(common::YES.into()),
            (_, Value::Flag(false)) => ValueWords::Short(common::NO.into()),
            (Some(Shape::List(of)), Value::List(items)) => self.items(Some(*of), items.iter()),
            (_, Value::List(items)) => self.items(None, items.iter()),
            (_, value @ Value::Group(parts)) => match Position::read(value) {
                Some(position) => ValueWords::Short(position_words(position)),
                None => self.items(None, parts.values()),
            },
            (_, Value::Foreign(_)) => ValueWords::Short(words::NEWER_VALUE.into()),
        }
    }

    fn items<'v>(
        &self,
        shape: Option<Shape>,
        items: impl Iterator<Item = &'v Value>,
    ) -> ValueWords {
        let told = items.filter_map(|item| one_line(self.as_shaped(shape, item)));
        ValueWords::Lines(told.map(plain_line).collect())
    }
}

/// What the record called `id` is called where another links to it, also when
/// it is deleted or not here.
pub fn linked(book: &Book, id: RecordId) -> Phrase {
    let Some(record) = book.get(id) else { return words::NOT_HERE.into() };
    let title = titles::title(book, record);
    if record.is_shown() { title } else { words::deleted(title) }
}

fn rows_of(kind: Option<Kind>) -> impl Iterator<Item = &'static Row> {
    kind.into_iter().flat_map(|kind| forms::form(kind).rows())
}

fn shape_of(kind: Option<Kind>, name: &str) -> Option<Shape> {
    Some(kind?.def().field(name)?.shape)
}

fn fact_of(name: &str) -> Option<FactKind> {
    FactKind::ALL.into_iter().find(|&fact| recorded_fact::field(fact).name() == name)
}

fn word_of(words: Words, token: &str) -> Phrase {
    let found = words.iter().find(|(it, _)| *it == token);
    found.map_or_else(newer_word, |(_, word)| (*word).into())
}

fn newer_word() -> Phrase {
    words::NEWER_WORD.into()
}

fn short(text: &str) -> ValueWords {
    if text.contains('\n') {
        ValueWords::Long(text.to_owned())
    } else {
        ValueWords::Short(Phrase::verbatim(text))
    }
}

fn number_words(number: Number, whole: i64) -> Phrase {
    let decimal = |units, places| Arg::Decimal { units, places };
    match number {
        Number::Count => words::number(decimal(whole, 0)),
        Number::Year => Phrase::verbatim(whole.to_string()),
        Number::Kronor => words::kronor(decimal(whole, 0)),
        Number::Distance => verdict::kilometres(decimal(whole, 3)),
        // A quarter of an hour is 0,25 hours.
        Number::Hours if whole % 15 == 0 => words::hours(decimal(whole / 15 * 25, 2)),
        Number::Hours => words::minutes(decimal(whole, 0)),
        Number::Degrees => words::number(decimal(whole, 6)),
        Number::GramsPerKm => savings::grams_per_km(decimal(whole, 3)),
        Number::Euro => law::euro(decimal(whole, 2)),
        Number::Rate => law::rate(decimal(whole, 4)),
    }
}

/// Latitude and longitude, as they are told to whoever drives there.
pub fn point_words(position: Position) -> Phrase {
    let degrees = |units| Arg::Decimal { units, places: 6 };
    words::coordinates(degrees(position.latitude), degrees(position.longitude))
}

fn position_words(position: Position) -> Phrase {
    let point = point_words(position);
    let point = match position.uncertainty.and_then(|it| u64::try_from(it).ok()) {
        Some(metres) => words::coordinates_within(point, metres),
        None => point,
    };
    match position.source {
        Some(source) => words::known_by(point, source.word()),
        None => point,
    }
}

fn plain_line(text: Phrase) -> Line {
    Line { label: None, text }
}

fn labelled(label: Message, text: Option<Phrase>) -> Option<Line> {
    Some(Line { label: Some(label.into()), text: text? })
}

fn unlabelled(told: ValueWords) -> ValueWords {
    match told {
        ValueWords::Lines(lines) => {
            ValueWords::Lines(lines.into_iter().map(|line| plain_line(line.text)).collect())
        }
        other => other,
    }
}

/// All of it on one line; `None` when there is nothing.
fn one_line(told: ValueWords) -> Option<Phrase> {
    match told {
        ValueWords::Nothing | ValueWords::Erased => None,
        ValueWords::Short(phrase) => Some(phrase),
        ValueWords::Long(text) => Some(Phrase::verbatim(text)),
        ValueWords::Lines(lines) => {
            let told = lines.into_iter().map(|line| match line.label {
                Some(label) => words::labelled(label, line.text),
                None => line.text,
            });
            told.reduce(words::joined)
        }
    }
}

#[cfg(test)]
mod tests;
