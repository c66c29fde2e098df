//! What a field may hold.

use litemap::LiteMap;

/// The longest text that may be entered, or stand in a file, in bytes.
pub const MAX_TEXT_BYTES: usize = 1_000_000;

/// Values by name, ordered by it. In one piece, since a book holds a hundred thousand of them with
/// a few values each: a `BTreeMap` makes room for eleven.
pub type Members = LiteMap<String, Value>;

/// A field's value, as it was entered.
///
/// Few shapes are enough: days, links and choices are texts that
/// [`FieldValue`](super::field::FieldValue) reads. A value from a newer program
/// keeps its shape here even when this one has no use for it, so it survives
/// being read, merged and written again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    Text(String),
    Whole(i64),
    Flag(bool),
    List(Vec<Self>),
    /// Fields that only make sense together, such as a distance with its method
    /// and day. They are changed, and merged, as one.
    Group(Members),
    /// Something this program does not understand, word for word as it stood
    /// in the file.
    Foreign(String),
}

impl Value {
    /// Whether there is nothing in it: such a value is not kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::List(values) => values.is_empty(),
            Self::Group(fields) => fields.values().all(Self::is_empty),
            Self::Whole(_) | Self::Flag(_) | Self::Foreign(_) => false,
        }
    }

    /// Calls `visit` with every text in the value, outermost first.
    pub fn each_text<'a>(&'a self, visit: &mut impl FnMut(&'a str)) {
        match self {
            Self::Text(text) => visit(text),
            Self::List(values) => values.iter().for_each(|value| value.each_text(visit)),
            Self::Group(fields) => fields.values().for_each(|value| value.each_text(visit)),
            Self::Whole(_) | Self::Flag(_) | Self::Foreign(_) => (),
        }
    }
}
