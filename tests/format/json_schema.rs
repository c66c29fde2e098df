//! As much of JSON Schema 2020-12 as the exchange file's schema uses.
//!
//! A keyword that is not known here fails, so that the schema can't come to say
//! something that no test reads.

use serde_json::Value;

/// Everything that is wrong with `value` by `schema`, a part of `root`.
pub fn problems(root: &Value, schema: &Value, value: &Value, path: &str) -> Vec<String> {
    if *schema == Value::Bool(false) {
        return vec![format!("{path}: has no place here")];
    }
    let keywords = schema.as_object().expect("a schema is an object");
    let mut found = Vec::new();
    for (keyword, rule) in keywords {
        let right = match keyword.as_str() {
            "$schema" | "$comment" | "$defs" | "title" | "description" | "format" | "then"
            | "contentEncoding" => true,
            "$ref" => {
                let target = rule.as_str().and_then(|it| it.strip_prefix('#'));
                let target = target.and_then(|it| root.pointer(it)).expect("references resolve");
                found.extend(problems(root, target, value, path));
                true
            }
            "type" => is_of_type(value, rule.as_str().expect("a type is a word")),
            "const" => value == rule,
            "enum" => rule.as_array().expect("words are listed").contains(value),
            "anyOf" => {
                let ways = rule.as_array().expect("ways are listed");
                ways.iter().any(|way| problems(root, way, value, path).is_empty())
            }
            "allOf" => {
                for part in rule.as_array().expect("parts are listed") {
                    found.extend(problems(root, part, value, path));
                }
                true
            }
            "if" => {
                if problems(root, rule, value, path).is_empty() {
                    found.extend(problems(root, &schema["then"], value, path));
                }
                true
            }
            "required" => value.as_object().is_none_or(|members| {
                let names = rule.as_array().expect("names are listed");
                names.iter().filter_map(Value::as_str).all(|name| members.contains_key(name))
            }),
            "properties" => {
                let rules = rule.as_object().expect("properties are named");
                for (name, member) in value.as_object().into_iter().flatten() {
                    if let Some(rule) = rules.get(name) {
                        found.extend(problems(root, rule, member, &format!("{path}/{name}")));
                    }
                }
                true
            }
            "propertyNames" | "additionalProperties" => {
                found.extend(of_other_members(root, schema, keyword, value, path));
                true
            }
            "items" => {
                for (at, item) in value.as_array().into_iter().flatten().enumerate() {
                    found.extend(problems(root, rule, item, &format!("{path}/{at}")));
                }
                true
            }
            "minimum" => value.as_i64().is_none_or(|it| rule.as_i64() <= Some(it)),
            "minItems" => value.as_array().is_none_or(|it| limit(rule) <= it.len()),
            "maxItems" => value.as_array().is_none_or(|it| it.len() <= limit(rule)),
            "maxProperties" => value.as_object().is_none_or(|it| it.len() <= limit(rule)),
            "maxLength" => value.as_str().is_none_or(|it| it.chars().count() <= limit(rule)),
            "pattern" => {
                let pattern = rule.as_str().expect("a pattern is a text");
                value.as_str().is_none_or(|it| fits(pattern, it))
            }
            other => panic!("the schema uses `{other}`; teach this test to read it"),
        };
        if !right {
            found.push(format!("{path}: {keyword}"));
        }
    }
    found
}

/// What is wrong with the names of all members, or with those members that are not named.
fn of_other_members(
    root: &Value,
    schema: &Value,
    keyword: &str,
    value: &Value,
    path: &str,
) -> Vec<String> {
    let mut found = Vec::new();
    for (name, member) in value.as_object().into_iter().flatten() {
        let path = format!("{path}/{name}");
        if keyword == "propertyNames" {
            found.extend(problems(root, &schema[keyword], &Value::String(name.clone()), &path));
        } else if schema["properties"].get(name).is_none() {
            found.extend(problems(root, &schema[keyword], member, &path));
        }
    }
    found
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("the schema uses the type `{other}`; teach this test to read it"),
    }
}

fn limit(rule: &Value) -> usize {
    rule.as_u64().and_then(|it| usize::try_from(it).ok()).expect("a limit is a whole number")
}

/// Whether `text` fits an anchored pattern of letters and `[…]` sets, each
/// perhaps followed by `{n}` or `{n,m}`. It takes as many as it can and never
/// goes back, which is enough for ids, days and times.
fn fits(pattern: &str, text: &str) -> bool {
    let inside = pattern.strip_prefix('^').and_then(|it| it.strip_suffix('$'));
    let mut pattern = inside.expect("patterns are anchored at both ends");
    let mut text = text;
    while !pattern.is_empty() {
        let set = match pattern.strip_prefix('[') {
            Some(rest) => &rest[..rest.find(']').expect("a set is closed")],
            None => &pattern[..1],
        };
        pattern = &pattern[if pattern.starts_with('[') { set.len() + 2 } else { 1 }..];
        let (least, most) = match pattern.strip_prefix('{') {
            Some(rest) => {
                let (counts, rest) = rest.split_once('}').expect("a count is closed");
                pattern = rest;
                let (least, most) = counts.split_once(',').unwrap_or((counts, counts));
                let number = |it: &str| it.parse::<usize>().expect("counts are figures");
                (number(least), number(most))
            }
            None => (1, 1),
        };
        let taken = text.chars().take(most).take_while(|letter| is_in(set, *letter)).count();
        if taken < least {
            return false;
        }
        text = &text[taken..]; // all sets are of ASCII letters
    }
    text.is_empty()
}

fn is_in(set: &str, letter: char) -> bool {
    let letters: Vec<char> = set.chars().collect();
    let mut rest = letters.as_slice();
    while let Some((&first, after)) = rest.split_first() {
        if let [between, last, after @ ..] = after
            && *between == '-'
        {
            if (first..=*last).contains(&letter) {
                return true;
            }
            rest = after;
        } else {
            if first == letter {
                return true;
            }
            rest = after;
        }
    }
    false
}

#[test]
fn patterns_are_read() {
    assert!(fits("^[1-9][0-9]{0,9}-[0-9a-f]{16}$", "12-00a1b2c3d4e5f607"));
    assert!(!fits("^[1-9][0-9]{0,9}-[0-9a-f]{16}$", "012-00a1b2c3d4e5f607"));
    assert!(!fits("^[0-9]{4}-[0-9]{2}$", "2026-02x"));
    assert!(fits("^[0-9]{4}T[0-9]{2}$", "2026T02"));
}
