//! Fields: how a record's values are named, typed and read.

use std::marker::PhantomData;
use std::sync::Arc;

use chrono::NaiveDate;

use super::id::RecordId;
use super::kind::Kind;
use super::moment;
use super::value::Value;
use crate::domain::order::in_one_piece;
use crate::domain::value::Members;

/// All fields of a record as they once were: what a revision holds.
///
/// Ordered by name, so that equal contents are equal texts in a file. A copy
/// is cheap: it shares the values until one of the two is changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Content(Arc<Members>);

impl Content {
    /// Reads `field`: `None` when it is not filled in, or holds something that
    /// this program can't read as a `T`.
    pub fn get<T: FieldValue>(&self, field: Field<T>) -> Option<T> {
        T::read(self.0.get(field.name)?)
    }

    /// Reads a text in place; empty when it is not filled in.
    pub fn text(&self, field: Field<String>) -> &str {
        match self.0.get(field.name) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// This content with `field` filled in; an empty value clears it.
    #[must_use]
    pub fn with<T: FieldValue>(mut self, field: Field<T>, value: T) -> Self {
        self.set(field.name, Some(value.write()));
        self
    }

    /// The value of the field called `name`, whatever it is.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// Fills in the field called `name`, or clears it.
    pub fn set(&mut self, name: &str, value: Option<Value>) {
        let fields = Arc::make_mut(&mut self.0);
        match value {
            Some(value) if !value.is_empty() => {
                fields.insert(name.to_owned(), value);
            }
            _ => {
                fields.remove(name);
            }
        }
    }

    /// All fields that are filled in, by name.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether nothing is filled in.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, Value)> for Content {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(fields: I) -> Self {
        Self::from(in_one_piece(fields))
    }
}

impl From<Members> for Content {
    fn from(fields: Members) -> Self {
        Self(Arc::new(fields))
    }
}

/// A field's name together with the type of what it holds.
///
/// Declared once, beside the kind of record that has it, so that a name is
/// never misspelt and never read as something else.
pub struct Field<T> {
    name: &'static str,
    holds: PhantomData<fn() -> T>,
}

impl<T> Clone for Field<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Field<T> {}

impl<T> Field<T> {
    /// A field called `name` in files.
    pub const fn new(name: &'static str) -> Self {
        Self { name, holds: PhantomData }
    }

    /// What the field is called in files.
    pub const fn name(self) -> &'static str {
        self.name
    }
}

impl<T: FieldValue> Field<T> {
    /// The field as a row of its kind's definition.
    pub const fn def(self) -> FieldDef {
        FieldDef { name: self.name, shape: T::SHAPE }
    }
}

/// A field as a row of its kind's definition.
#[derive(Clone, Copy, Debug)]
pub struct FieldDef {
    pub name: &'static str,
    pub shape: Shape,
}

/// What a field's value looks like. The file's schema is made from it.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    Text,
    Whole,
    Flag,
    /// `YYYY-MM-DD`.
    Day,
    /// The id of another record.
    Link,
    /// One of these words; a newer program may add to them.
    Token(&'static [&'static str]),
    List(&'static Self),
    Group(&'static [FieldDef]),
}

impl Shape {
    /// Whether `value` looks like this. What a newer program may have added
    /// (other words, more parts of a group) fits too.
    pub fn fits(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Text | Self::Token(_), Value::Text(_))
            | (Self::Whole, Value::Whole(_))
            | (Self::Flag, Value::Flag(_)) => true,
            (Self::Day, Value::Text(_)) => NaiveDate::read(value).is_some(),
            (Self::Link, Value::Text(_)) => RecordId::read(value).is_some(),
            (Self::List(shape), Value::List(values)) => values.iter().all(|it| shape.fits(it)),
            (Self::Group(parts), Value::Group(values)) => parts
                .iter()
                .all(|part| values.get(part.name).is_none_or(|value| part.shape.fits(value))),
            _ => false,
        }
    }
}

/// A type that a field can hold.
pub trait FieldValue: Sized {
    /// What such a value looks like in a file.
    const SHAPE: Shape;

    /// The value, if it can be read as one of these.
    fn read(value: &Value) -> Option<Self>;

    /// The value as it is kept.
    fn write(self) -> Value;
}

impl FieldValue for String {
    const SHAPE: Shape = Shape::Text;

    fn read(value: &Value) -> Option<Self> {
        if let Value::Text(text) = value { Some(text.clone()) } else { None }
    }

    fn write(self) -> Value {
        Value::Text(self)
    }
}

impl FieldValue for i64 {
    const SHAPE: Shape = Shape::Whole;

    fn read(value: &Value) -> Option<Self> {
        if let Value::Whole(number) = value { Some(*number) } else { None }
    }

    fn write(self) -> Value {
        Value::Whole(self)
    }
}

impl FieldValue for bool {
    const SHAPE: Shape = Shape::Flag;

    fn read(value: &Value) -> Option<Self> {
        if let Value::Flag(flag) = value { Some(*flag) } else { None }
    }

    fn write(self) -> Value {
        Value::Flag(self)
    }
}

impl FieldValue for NaiveDate {
    const SHAPE: Shape = Shape::Day;

    fn read(value: &Value) -> Option<Self> {
        let Value::Text(text) = value else { return None };
        moment::read_day(text)
    }

    fn write(self) -> Value {
        Value::Text(moment::write_day(self))
    }
}

impl FieldValue for RecordId {
    const SHAPE: Shape = Shape::Link;

    fn read(value: &Value) -> Option<Self> {
        if let Value::Text(text) = value { text.parse().ok() } else { None }
    }

    fn write(self) -> Value {
        Value::Text(self.to_string())
    }
}

impl<T: FieldValue> FieldValue for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);

    /// Parts that can't be read are left out.
    fn read(value: &Value) -> Option<Self> {
        let Value::List(values) = value else { return None };
        Some(values.iter().filter_map(T::read).collect())
    }

    fn write(self) -> Value {
        Value::List(self.into_iter().map(T::write).collect())
    }
}

/// The parts of a group, for types that are written as one.
#[derive(Debug, Default)]
pub struct Parts(Content);

impl Parts {
    /// The parts of `value`, if it is a group.
    pub fn of(value: &Value) -> Option<Self> {
        let Value::Group(parts) = value else { return None };
        Some(Self(Content::from(parts.clone())))
    }

    /// Reads one part.
    pub fn get<T: FieldValue>(&self, part: Field<T>) -> Option<T> {
        self.0.get(part)
    }

    /// These parts with one more filled in, if there is something to fill in.
    #[must_use]
    pub fn with<T: FieldValue>(self, part: Field<T>, value: Option<T>) -> Self {
        match value {
            Some(value) => Self(self.0.with(part, value)),
            None => self,
        }
    }

    /// The parts as one value.
    pub fn group(self) -> Value {
        Value::Group(Arc::unwrap_or_clone(self.0.0))
    }
}

/// `value` as it is kept in place of `before`, with the parts of a group that only a newer program
/// knows.
pub fn written_over<T: FieldValue>(before: &Value, value: T) -> Value {
    match (T::SHAPE, before, value.write()) {
        (Shape::Group(parts), Value::Group(before), Value::Group(mut now)) => {
            let is_known = |name: &str| parts.iter().any(|it| it.name == name);
            for (name, part) in before.iter().filter(|(name, _)| !is_known(name)) {
                now.insert(name.clone(), part.clone());
            }
            Value::Group(now)
        }
        (.., now) => now,
    }
}

/// Declares a closed set of words, such as the states of a follow-up, as an
/// enum that a field can hold.
macro_rules! tokens {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $token:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_meta])* $variant,)+ }

        impl $name {
            /// All of them, in the order they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word in files.
            pub const fn token(self) -> &'static str {
                match self { $(Self::$variant => $token,)+ }
            }
        }

        impl $crate::domain::field::FieldValue for $name {
            const SHAPE: $crate::domain::field::Shape =
                $crate::domain::field::Shape::Token(&[$($token,)+]);

            fn read(value: &$crate::domain::value::Value) -> Option<Self> {
                let $crate::domain::value::Value::Text(text) = value else { return None };
                Self::ALL.iter().copied().find(|it| it.token() == text)
            }

            fn write(self) -> $crate::domain::value::Value {
                $crate::domain::value::Value::Text(self.token().to_owned())
            }
        }
    };
}
pub(crate) use tokens;

/// A kind of record and its fields, for schemas, checks and forms.
#[derive(Clone, Copy, Debug)]
pub struct KindDef {
    pub kind: Kind,
    pub fields: &'static [FieldDef],
}

impl KindDef {
    /// The field called `name`.
    pub fn field(&self, name: &str) -> Option<&'static FieldDef> {
        self.fields.iter().find(|field| field.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Field<NaiveDate> = Field::new("day");
    const TITLE: Field<String> = Field::new("title");

    #[test]
    fn a_field_is_read_as_what_it_was_declared() {
        let day = NaiveDate::from_ymd_opt(2024, 2, 29).expect("a leap day");
        let content = Content::default().with(DAY, day).with(TITLE, "Sikås".to_owned());
        assert_eq!(content.get(DAY), Some(day));
        assert_eq!(content.text(TITLE), "Sikås");
    }

    #[test]
    fn an_emptied_field_is_gone() {
        let content = Content::default().with(TITLE, "Sikås".to_owned()).with(TITLE, String::new());
        assert!(content.is_empty());
    }

    #[test]
    fn only_real_days_are_days() {
        for text in ["2023-02-29", "2026-1-5", "12026-01-05", "i dag", ""] {
            assert!(!Shape::Day.fits(&Value::Text(text.to_owned())), "{text}");
        }
        assert!(Shape::Day.fits(&Value::Text("2024-02-29".to_owned())));
    }

    #[test]
    fn a_newer_word_fits_but_is_not_read() {
        tokens!(Light { Green = "green", });
        let newer = Value::Text("purple".to_owned());
        assert!(Light::SHAPE.fits(&newer));
        assert_eq!(Light::read(&newer), None);
        assert_eq!(Light::read(&Light::Green.write()), Some(Light::Green));
    }
}
