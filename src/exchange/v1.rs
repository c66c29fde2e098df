//! Format 1: the types as they stand in the file. Frozen once released.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt;
use std::io::Read;

use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde::Serializer;
use serde::de;
use serde::de::DeserializeSeed;
use serde::de::IgnoredAny;
use serde::de::MapAccess;
use serde::de::SeqAccess;
use serde::de::Visitor;
use serde::ser::SerializeMap;
use serde_json::error::Category;

use super::CURRENT;
use super::Damage;
use super::Header;
use super::MINOR;
use super::ReadError;
use super::json::Fields;
use super::json::Json;
use super::json::JsonRef;
use crate::domain::id::RecordId;
use crate::domain::order::gathered;
use crate::domain::order::in_one_piece;
use crate::domain::value::Members;
use crate::domain::value::Value;

const FORMAT: &str = "faltbok";

/// The two members that tell what a file is.
#[derive(Debug, Deserialize)]
pub struct Peek {
    pub format: String,
    pub version: u32,
}

/// A record; the same text is a row of the device's database.
#[derive(Debug, Deserialize, Serialize)]
pub struct Record {
    pub id: String,
    pub kind: String,
    pub revisions: Vec<Revision>,
}

/// A revision. Members that this program does not know are kept in `extra`.
#[derive(Debug)]
pub struct Revision {
    pub at: String,
    pub by: String,
    pub deleted: bool,
    pub erased: bool,
    pub erases: Vec<String>,
    pub fields: Members,
    pub id: String,
    pub leaves_open: Vec<String>,
    pub replaces: Vec<String>,
    pub extra: Members,
}

impl<'de> Deserialize<'de> for Revision {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RevisionVisitor)
    }
}

/// Reads a revision's members straight to their places: a start reads thousands.
struct RevisionVisitor;

impl<'de> Visitor<'de> for RevisionVisitor {
    type Value = Revision;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a revision")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Revision, A::Error> {
        let (mut at, mut by, mut id) = (None, None, None);
        let (mut deleted, mut erased) = (None, None);
        let (mut forgets, mut fields, mut leaves_open, mut replaces) = (None, None, None, None);
        let mut extra = BTreeMap::new();
        while let Some(name) = members.next_key::<String>()? {
            let twice = match name.as_str() {
                "at" => at.replace(members.next_value()?).is_some(),
                "by" => by.replace(members.next_value()?).is_some(),
                "id" => id.replace(members.next_value()?).is_some(),
                "deleted" => deleted.replace(members.next_value()?).is_some(),
                "erased" => erased.replace(members.next_value()?).is_some(),
                "erases" => forgets.replace(members.next_value()?).is_some(),
                "fields" => fields.replace(members.next_value::<Fields>()?.0).is_some(),
                "leaves_open" => leaves_open.replace(members.next_value()?).is_some(),
                "replaces" => replaces.replace(members.next_value()?).is_some(),
                _ => extra.insert(name, members.next_value::<Json>()?.0).is_some(),
            };
            if twice {
                return Err(de::Error::custom("a name stands twice"));
            }
        }
        Ok(Revision {
            at: at.unwrap_or_default(),
            by: by.unwrap_or_default(),
            deleted: deleted.unwrap_or_default(),
            erased: erased.unwrap_or_default(),
            erases: forgets.unwrap_or_default(),
            fields: fields.unwrap_or_default(),
            id: id.unwrap_or_default(),
            leaves_open: leaves_open.unwrap_or_default(),
            replaces: replaces.unwrap_or_default(),
            extra: in_one_piece(extra),
        })
    }
}

impl Serialize for Revision {
    /// Members in the order of their names, those that say nothing left out.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members: BTreeMap<&str, Member<'_>> = gathered([
            ("at", Member::Text(&self.at)),
            ("id", Member::Text(&self.id)),
            ("replaces", Member::Texts(&self.replaces)),
        ]);
        if !self.by.is_empty() {
            members.insert("by", Member::Text(&self.by));
        }
        if self.deleted {
            members.insert("deleted", Member::True);
        }
        if self.erased {
            members.insert("erased", Member::True);
        } else {
            members.insert("fields", Member::Fields(&self.fields));
        }
        if !self.erases.is_empty() {
            members.insert("erases", Member::Texts(&self.erases));
        }
        if !self.leaves_open.is_empty() {
            members.insert("leaves_open", Member::Texts(&self.leaves_open));
        }
        for (name, value) in &self.extra {
            members.insert(name, Member::Value(value));
        }
        let mut map = serializer.serialize_map(Some(members.len()))?;
        for (name, member) in members {
            map.serialize_entry(name, &member)?;
        }
        map.end()
    }
}

enum Member<'a> {
    True,
    Text(&'a str),
    Texts(&'a [String]),
    Fields(&'a Members),
    Value(&'a Value),
}

impl Serialize for Member<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::True => serializer.serialize_bool(true),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Texts(texts) => serializer.collect_seq(texts.iter()),
            Self::Fields(fields) => {
                serializer.collect_map(fields.iter().map(|(name, value)| (name, JsonRef(value))))
            }
            Self::Value(value) => JsonRef(value).serialize(serializer),
        }
    }
}

/// What a file has many of.
#[derive(Debug)]
pub enum Part {
    Record(Record),
    /// The picture of the record called `id`, in base64. Since minor 2.
    Picture {
        id: String,
        text: String,
    },
}

/// What takes in the parts of a file, one by one; an error ends the reading.
pub type Each<'a> = dyn FnMut(Part) -> Result<(), ReadError> + 'a;

/// Reads what kind of file it is, and that all of it is JSON.
pub fn peek(file: impl Read, start: &str) -> Result<Peek, ReadError> {
    let peek: Peek = serde_json::from_reader(file).map_err(|error| match error.classify() {
        Category::Io => ReadError::Unavailable,
        // Begun like one of ours and broken off: a cut mail attachment.
        Category::Eof | Category::Syntax if looks_like_ours(start) => damaged(&error),
        _ => ReadError::NotOurs,
    })?;
    if peek.format == FORMAT { Ok(peek) } else { Err(ReadError::NotOurs) }
}

/// Reads a whole file, and gives each part away as soon as it is read.
pub fn parse(file: impl Read, each: &mut Each<'_>) -> Result<Header, ReadError> {
    let mut stopped = None;
    let mut reader = serde_json::Deserializer::from_reader(file);
    let document = DocumentVisitor { each, stopped: &mut stopped };
    let read = reader.deserialize_map(document).and_then(|header| reader.end().map(|()| header));
    match (stopped, read) {
        (Some(why), _) => Err(why),
        (None, read) => read.map_err(|error| damaged(&error)),
    }
}

struct DocumentVisitor<'a, 'b> {
    each: &'a mut Each<'b>,
    /// Why the reading was ended, if it was.
    stopped: &'a mut Option<ReadError>,
}

impl<'de> Visitor<'de> for DocumentVisitor<'_, '_> {
    type Value = Header;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a file")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Header, A::Error> {
        let (mut at, mut by, mut records, mut photos) = (None, None, None, None);
        while let Some(name) = members.next_key::<String>()? {
            let twice = match name.as_str() {
                "exported_at" => at.replace(members.next_value()?).is_some(),
                "exported_by" => by.replace(members.next_value()?).is_some(),
                "records" => {
                    let seed = RecordsSeed { each: &mut *self.each, stopped: &mut *self.stopped };
                    records.replace(members.next_value_seed(seed)?).is_some()
                }
                "photos" => {
                    let seed = PhotosSeed { each: &mut *self.each, stopped: &mut *self.stopped };
                    photos.replace(members.next_value_seed(seed)?).is_some()
                }
                _ => members.next_value::<IgnoredAny>().map(|_ignored| false)?,
            };
            if twice {
                return Err(de::Error::custom("a name stands twice"));
            }
        }
        if records.is_none() {
            return Err(de::Error::missing_field("records"));
        }
        Ok(Header { exported_at: at.unwrap_or_default(), exported_by: by.unwrap_or_default() })
    }
}

struct RecordsSeed<'a, 'b> {
    each: &'a mut Each<'b>,
    stopped: &'a mut Option<ReadError>,
}

impl<'de> DeserializeSeed<'de> for RecordsSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for RecordsSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut records: A) -> Result<(), A::Error> {
        while let Some(record) = records.next_element::<Record>()? {
            if let Err(why) = (self.each)(Part::Record(record)) {
                *self.stopped = Some(why);
                return Err(de::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

struct PhotosSeed<'a, 'b> {
    each: &'a mut Each<'b>,
    stopped: &'a mut Option<ReadError>,
}

impl<'de> DeserializeSeed<'de> for PhotosSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for PhotosSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("photos")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut photos: A) -> Result<(), A::Error> {
        let mut ids = BTreeSet::new();
        while let Some((id, text)) = photos.next_entry::<String, String>()? {
            if !ids.insert(id.clone()) {
                return Err(de::Error::custom("a name stands twice"));
            }
            if let Err(why) = (self.each)(Part::Picture { id, text }) {
                *self.stopped = Some(why);
                return Err(de::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

/// Reads one record.
pub fn parse_record(text: &str) -> Result<Record, ReadError> {
    serde_json::from_str(text).map_err(|error| damaged(&error))
}

/// Writes one record.
pub fn write_record(record: &Record) -> String {
    serde_json::to_string(record).expect("texts, numbers and lists can always be written")
}

/// What stands before the records of a file.
pub fn write_head(header: &Header) -> String {
    let text = |text: &str| serde_json::to_string(text).expect("a text can always be written");
    let (at, by) = (text(&header.exported_at), text(&header.exported_by));
    format!(
        "{{\"exported_at\":{at},\"exported_by\":{by},\"format\":\"{FORMAT}\",\"minor\":{MINOR},\"records\":["
    )
}

/// What stands before a record: each has a line of its own.
pub const fn before_record(is_first: bool) -> &'static str {
    if is_first { "\n" } else { ",\n" }
}

/// What stands before a picture: the first ends the records.
pub fn before_picture(is_first: bool, id: RecordId) -> String {
    let before = if is_first { "\n],\"photos\":{\n" } else { ",\n" };
    format!("{before}\"{id}\":")
}

/// What stands behind all.
pub fn write_tail(has_pictures: bool) -> String {
    let last = if has_pictures { '}' } else { ']' };
    format!("\n{last},\"version\":{CURRENT}}}\n")
}

fn looks_like_ours(start: &str) -> bool {
    start.trim_start().starts_with('{') && start.contains("\"faltbok\"")
}

fn damaged(error: &serde_json::Error) -> ReadError {
    if error.classify() == Category::Io {
        return ReadError::Unavailable;
    }
    // Not serde_json's own words: they may quote what a person wrote.
    let what = match error.classify() {
        Category::Eof => "the text ends too early",
        Category::Syntax => "this is not JSON",
        Category::Data | Category::Io => "something here is not as the format says",
    };
    ReadError::Damaged(Damage::Json { line: error.line(), column: error.column(), what })
}
