//! Forms as data: what they ask, how a record fills them, and how what was
//! typed is read back as changes to records.
//!
//! What a person types is kept as it was typed, in [`Typed`]: texts by path,
//! such as `decision.day` or `participants.1.role`. That is also what a draft
//! keeps, so a half-written form survives a kill whole, wrong values included.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::domain::command::Change;
use crate::domain::field::Content;
use crate::domain::kind::Kind;
use crate::domain::order::gathered;
use crate::text::Message;

mod fill;
mod named;
mod read;

pub use fill::fill;
pub use fill::number_text;
pub use named::find_by_name;
pub use named::find_provider_at;
pub use named::name_field;
pub use named::name_of;
pub use read::Problem;
pub use read::Reader;

use super::words::Words;

/// A form for one kind of record.
#[derive(Debug)]
pub struct Form {
    pub kind: Kind,
    /// The heading for a new record, and for one that is changed.
    pub new_title: Message,
    pub change_title: Message,
    pub sections: &'static [Section],
    /// What the fields must fulfil together.
    pub check: fn(&Content) -> Vec<Fault>,
    /// What saving the form changes in other records.
    pub also: fn(&Content) -> Vec<Change>,
}

/// Fields that are not right together: where to say it, and what.
pub type Fault = (&'static str, Message);

/// A part of a form under a heading; a folded one is opened by those who need it.
#[derive(Debug)]
pub struct Section {
    pub title: Option<Message>,
    pub folded: bool,
    pub rows: &'static [Row],
}

/// A field and how it is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub name: &'static str,
    pub label: Message,
    pub hint: Option<Message>,
    /// What is said when it is left empty, of a field that may not be.
    pub required: Option<Message>,
    pub input: Input,
}

/// How a field is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Input {
    /// One line of text.
    Line,
    /// The name of a place, with what the map's list of localities knows of it.
    Locality,
    /// A position: such a group as below, also by the telephone, or from the map.
    Position(&'static [Row]),
    /// Several lines; the tall ones are for notes.
    Note {
        tall: bool,
    },
    Telephone,
    /// An address for electronic mail.
    Mail,
    Day,
    /// One of a closed set, or none.
    Choice(Words),
    /// Any of a closed set.
    Choices(Words),
    Number(Number),
    /// The name of a record of this kind; a name that is not there yet makes one.
    Named(Kind),
    /// One of the records of this kind.
    Pick(Kind),
    /// Fields that are one value together.
    Group(&'static [Row]),
    /// Such a group about a fact: first the answer, then, folded, where it
    /// comes from.
    Fact(&'static [Row]),
    /// Any number of such groups, or of records of their own.
    List(&'static List),
}

/// How a number is typed and kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    Count,
    Year,
    Kronor,
    /// Typed in kilometres or mil, kept in metres.
    Distance,
    /// Typed in hours or minutes, kept in minutes.
    Hours,
    /// Typed in degrees, kept in millionths of one.
    Degrees,
    /// Typed in grams a kilometre, kept in milligrams.
    GramsPerKm,
    /// Typed in euros, kept in cents.
    Euro,
    /// Typed in kronor for a euro, kept in ten-thousandths.
    Rate,
}

/// A list in a form.
#[derive(Debug)]
pub struct List {
    pub rows: &'static [Row],
    /// "Lägg till deltagare".
    pub add: Message,
    /// What one of them is called: "Deltagare".
    pub item: Message,
    /// Where the items are records of their own: their kind, and the fields
    /// that link them to this record and to what it links to.
    pub child: Option<Child>,
}

/// Items of a list that are records of their own, such as a visit's follow-ups.
///
/// Only new ones are written in the parent's form; those that are there have
/// forms of their own.
#[derive(Debug)]
pub struct Child {
    pub kind: Kind,
    /// The child's field that holds the parent's id.
    pub parent_field: &'static str,
    /// Fields that the child takes over from the parent.
    pub inherits: &'static [&'static str],
}

impl Row {
    /// A field that may be left empty.
    pub const fn new(name: &'static str, label: Message, input: Input) -> Self {
        Self { name, label, hint: None, required: None, input }
    }

    #[must_use]
    pub const fn hint(self, hint: Message) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// A field that may not be left empty: `missing` says what to write or choose.
    #[must_use]
    pub const fn required(self, missing: Message) -> Self {
        Self { required: Some(missing), ..self }
    }
}

impl Form {
    /// All fields, in the order they are asked for.
    pub fn rows(&self) -> impl Iterator<Item = &'static Row> {
        self.sections.iter().flat_map(|section| section.rows.iter())
    }
}

/// What a person has typed, by path; nothing that is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed(BTreeMap<String, String>);

impl Typed {
    /// What stands at `path`; empty where nothing does.
    pub fn get(&self, path: &str) -> &str {
        self.0.get(path).map_or("", String::as_str)
    }

    /// Notes that `text` stands at `path`.
    pub fn set(&mut self, path: &str, text: &str) {
        if text.is_empty() {
            self.0.remove(path);
        } else {
            self.0.insert(path.to_owned(), text.to_owned());
        }
    }

    /// Forgets all that stands at `path` or under it.
    pub fn remove_under(&mut self, path: &str) {
        let under = format!("{path}.");
        self.0.retain(|it, _| it != path && !it.starts_with(&under));
    }

    /// Makes what stands at `path` and under it the same as in `other`.
    pub fn take_under(&mut self, other: &Self, path: &str) {
        self.remove_under(path);
        let taken = other.under(path).map(|(path, text)| (path.clone(), text.clone()));
        self.0.extend(taken);
    }

    /// The numbers of the items that stand under the list at `path`.
    pub fn items(&self, path: &str) -> Vec<u32> {
        let under = format!("{path}.");
        let rests = self.0.range(under.clone()..).map_while(|(it, _)| it.strip_prefix(&under));
        let numbers: BTreeSet<u32> =
            gathered(rests.filter_map(|rest| rest.split('.').next()?.parse::<u32>().ok()));
        numbers.into_iter().collect()
    }

    /// Whether what stands at `path` and under it is the same in `other`.
    pub fn is_same_under(&self, other: &Self, path: &str) -> bool {
        self.under(path).eq(other.under(path))
    }

    /// Whether nothing stands at `path` or under it.
    pub fn is_empty_under(&self, path: &str) -> bool {
        self.under(path).next().is_none()
    }

    /// All paths and texts, in order.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    fn under(&self, path: &str) -> impl Iterator<Item = (&String, &String)> {
        let under = format!("{path}.");
        self.0.iter().filter(move |(it, _)| *it == path || it.starts_with(&under))
    }
}

impl FromIterator<(String, String)> for Typed {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(texts: I) -> Self {
        Self(gathered(texts.into_iter().filter(|(_, text)| !text.is_empty())))
    }
}

/// Where it stands which field the form was opened to decide, if it was: a path
/// that no field has, so that a draft keeps it too.
pub const DECIDES: &str = "?decides";

/// A path under another: `decision` and `day` make `decision.day`.
pub fn join(path: &str, name: impl std::fmt::Display) -> String {
    if path.is_empty() { name.to_string() } else { format!("{path}.{name}") }
}

#[cfg(test)]
mod tests;
