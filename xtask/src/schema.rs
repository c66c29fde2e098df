//! The JSON Schema of the exchange file, made from the fields that the kinds declare.

use faltbok::domain::field::FieldDef;
use faltbok::domain::field::Shape;
use faltbok::domain::kind::Kind;
use faltbok::exchange::CURRENT;
use faltbok::exchange::limits::MAX_FIELDS;
use faltbok::exchange::limits::MAX_PHOTO_BYTES;
use faltbok::exchange::limits::MAX_REVISIONS;
use faltbok::exchange::limits::MAX_TEXT_BYTES;
use faltbok::exchange::picture;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

pub const PATH: &str = "docs/format.schema.json";

/// The schema as a file, always the same to the letter.
pub fn text() -> String {
    let mut text = serde_json::to_string_pretty(&schema()).expect("a schema can be written");
    text.push('\n');
    text
}

fn schema() -> Value {
    let mut definitions = Map::new();
    for (name, schema) in [
        ("record_id", record_id()),
        ("revision_id", revision_id()),
        ("day", day()),
        ("time", time()),
        ("text", json!({ "type": "string", "maxLength": MAX_TEXT_BYTES })),
        ("record", record()),
        ("revision", revision()),
    ] {
        definitions.insert(name.to_owned(), schema);
    }
    for kind in Kind::ALL {
        definitions.insert(fields_of(*kind), object(kind.def().fields));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("Fältbok exchange file, format {CURRENT}"),
        "$comment": "Made by `cargo xtask schema` from the program's own types. What a schema \
                     cannot say is in format.md.",
        "type": "object",
        "required": ["format", "version", "records"],
        "properties": {
            "exported_at": { "type": "string" },
            "exported_by": { "type": "string" },
            "format": { "const": "faltbok" },
            "minor": { "type": "integer", "minimum": 0 },
            "photos": photos(),
            "records": { "type": "array", "items": { "$ref": "#/$defs/record" } },
            "version": { "const": CURRENT },
        },
        "$defs": definitions,
    })
}

fn photos() -> Value {
    let letters = picture::text_length(MAX_PHOTO_BYTES);
    json!({
        "description": "The pictures of photos, by the ids of their records.",
        "type": "object",
        "propertyNames": { "$ref": "#/$defs/record_id" },
        "additionalProperties": {
            "type": "string",
            "contentEncoding": "base64",
            "maxLength": letters,
            "pattern": format!("^[A-Za-z0-9+/]{{2,{letters}}}[=]{{0,2}}$"),
        },
    })
}

fn record_id() -> Value {
    json!({
        "description": "A UUID in lower case; new ones are of version 7.",
        "type": "string",
        "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
    })
}

fn revision_id() -> Value {
    json!({
        "description": "A counter, and the random number of the writer in sixteen hexadecimal digits.",
        "type": "string",
        "pattern": "^[1-9][0-9]{0,9}-[0-9a-f]{16}$",
    })
}

fn day() -> Value {
    json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
}

fn time() -> Value {
    json!({
        "description": "By the phone's own clock, without a time zone; for people to read.",
        "type": "string",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}$",
    })
}

/// Which fields a record has follows from its kind. Kinds not named here are a
/// newer program's, and are kept as they are.
fn record() -> Value {
    let by_kind: Vec<Value> = Kind::ALL
        .iter()
        .map(|kind| {
            let fields = json!({ "$ref": format!("#/$defs/{}", fields_of(*kind)) });
            json!({
                "if": { "properties": { "kind": { "const": kind.token() } } },
                "then": {
                    "properties": {
                        "revisions": { "items": { "properties": { "fields": fields } } },
                    },
                },
            })
        })
        .collect();
    json!({
        "type": "object",
        "required": ["id", "kind", "revisions"],
        "properties": {
            "id": { "$ref": "#/$defs/record_id" },
            "kind": { "type": "string" },
            "revisions": {
                "type": "array",
                "minItems": 1,
                "maxItems": MAX_REVISIONS,
                "items": { "$ref": "#/$defs/revision" },
            },
        },
        "allOf": by_kind,
    })
}

/// Members that are not named here are a newer program's, and are kept.
fn revision() -> Value {
    json!({
        "type": "object",
        "required": ["at", "id"],
        "properties": {
            "at": { "$ref": "#/$defs/time" },
            "by": { "$ref": "#/$defs/text" },
            "deleted": { "type": "boolean" },
            "erased": { "type": "boolean" },
            "erases": { "type": "array", "items": { "type": "string" } },
            "fields": { "type": "object", "maxProperties": MAX_FIELDS },
            "id": { "$ref": "#/$defs/revision_id" },
            "leaves_open": { "type": "array", "items": { "type": "string" } },
            "replaces": { "type": "array", "items": { "$ref": "#/$defs/revision_id" } },
        },
    })
}

fn fields_of(kind: Kind) -> String {
    format!("{}_fields", kind.token())
}

fn object(fields: &[FieldDef]) -> Value {
    let properties: Map<String, Value> =
        fields.iter().map(|field| (field.name.to_owned(), value(field.shape))).collect();
    json!({ "type": "object", "properties": properties })
}

fn value(shape: Shape) -> Value {
    match shape {
        Shape::Text => json!({ "$ref": "#/$defs/text" }),
        Shape::Whole => json!({ "type": "integer" }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Day => json!({ "$ref": "#/$defs/day" }),
        Shape::Link => json!({ "$ref": "#/$defs/record_id" }),
        // A newer program may have other words, so they are named and not demanded.
        Shape::Token(words) => json!({ "anyOf": [{ "enum": words }, { "$ref": "#/$defs/text" }] }),
        Shape::List(items) => json!({ "type": "array", "items": value(*items) }),
        Shape::Group(parts) => object(parts),
    }
}
