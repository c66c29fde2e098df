//! The JSON Schema of a file of rules, made from the words that the program knows.

use faltbok::domain::law::authority::County;
use faltbok::domain::rule::Subject;
use faltbok::domain::rule::fact::FactKind;
use faltbok::domain::rule::fact::Shape;
use faltbok::domain::rule::form::Form;
use faltbok::domain::rule::source::Certainty;
use faltbok::exchange::rules::CURRENT;
use faltbok::exchange::rules::FORMAT;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

pub const PATH: &str = "docs/rules-format.schema.json";

/// The schema as a file, always the same to the letter.
pub fn text() -> String {
    let mut text = serde_json::to_string_pretty(&schema()).expect("a schema can be written");
    text.push('\n');
    text
}

fn schema() -> Value {
    let forms: Vec<_> = Form::ALL.iter().map(|form| form.token()).collect();
    let subjects: Vec<_> = Subject::ALL.iter().map(|subject| subject.token()).collect();
    let rule_set = closed(
        &["id", "form", "support_time", "source", "criteria"],
        &json!({
            "id": word(),
            "form": { "enum": forms },
            "support_time": closed(&["from"], &json!({ "from": day(), "to": day() })),
            "source": source(),
            "criteria": { "type": "array", "minItems": 1, "items": closed(
                &["about", "special_reasons", "any_of"],
                &json!({
                    "about": { "enum": subjects },
                    "special_reasons": { "enum": ["yes", "unsure", "no"] },
                    "any_of": { "type": "array", "minItems": 1, "items": { "anyOf": tests() } },
                    "source": source(),
                }),
            ) },
            "ceilings": { "type": "array", "items": { "anyOf": ceilings() } },
        }),
    );
    let file = closed(
        &["format", "version", "author", "written_on", "rule_sets"],
        &json!({
            "format": { "const": FORMAT },
            "version": { "const": CURRENT },
            "title": word(),
            "author": word(),
            "written_on": day(),
            "county": { "enum": County::ALL.map(County::code) },
            "rule_sets": { "type": "array", "minItems": 1, "items": rule_set },
        }),
    );
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".to_owned(), json!(format!("Fältbok rules, format {CURRENT}")));
    schema.insert(
        "$comment".to_owned(),
        json!("Made by `cargo xtask schema`. What a schema cannot say is in rules-format.md."),
    );
    schema.extend(file.as_object().expect("a closed object").clone());
    Value::Object(schema)
}

/// An object with these members and no others.
fn closed(required: &[&str], properties: &Value) -> Value {
    json!({
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": false,
    })
}

fn word() -> Value {
    json!({ "type": "string" })
}

fn day() -> Value {
    json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
}

fn amount() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

fn source() -> Value {
    let certainties = Certainty::ALL.map(Certainty::token);
    closed(
        &["citation", "url", "checked_on", "certainty"],
        &json!({
            "citation": word(),
            "url": word(),
            "checked_on": day(),
            "certainty": { "enum": certainties },
        }),
    )
}

/// A question of yes or no, or an amount with one of the four limits.
fn tests() -> Vec<Value> {
    let named = |is_amount: bool| -> Vec<&str> {
        let kinds = FactKind::ALL.into_iter();
        let kinds = kinds.filter(|kind| (kind.shape() != Shape::YesNo) == is_amount);
        kinds.map(FactKind::token).collect()
    };
    let mut tests = vec![closed(&["fact"], &json!({ "fact": { "enum": named(false) } }))];
    for limit in ["more_than", "at_least", "at_most", "less_than"] {
        let mut members = Map::new();
        members.insert("fact".to_owned(), json!({ "enum": named(true) }));
        members.insert(limit.to_owned(), amount());
        tests.push(closed(&["fact", limit], &Value::Object(members)));
    }
    tests
}

fn ceilings() -> Vec<Value> {
    let percent = json!({ "type": "integer", "minimum": 1 });
    vec![
        closed(&["a_year"], &json!({ "a_year": amount(), "source": source() })),
        closed(&["once"], &json!({ "once": amount(), "source": source() })),
        closed(
            &["percent", "of"],
            &json!({ "percent": percent, "of": word(), "source": source() }),
        ),
    ]
}
