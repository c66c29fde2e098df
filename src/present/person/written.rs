//! Where in a value a person may be named, and how what names them is replaced.
//!
//! In the fields that this program knows, people write texts; links, days and
//! choices are looked past. What a newer program added may be anything: there
//! also names of parts and numbers are looked at.

use super::Terms;
use crate::domain::field::FieldDef;
use crate::domain::field::Shape;
use crate::domain::id::RecordId;
use crate::domain::value::Members;
use crate::domain::value::Value;

/// Calls `visit` with each text in `value` that may name somebody; `shape` is
/// `None` for what only a newer program knows.
pub fn each(shape: Option<Shape>, value: &Value, visit: &mut dyn FnMut(&str)) {
    match (shape, value) {
        (Some(Shape::Text), Value::Text(text)) => visit(text),
        (None, Value::Text(text)) if !is_link(text) => visit(text),
        (None, Value::Whole(whole)) => visit(&whole.to_string()),
        (None, Value::Foreign(raw)) => visit(raw),
        (None, Value::List(values)) => {
            for value in values {
                each(None, value, visit);
            }
        }
        (Some(Shape::List(of)), Value::List(values)) => {
            for value in values {
                each(Some(*of), value, visit);
            }
        }
        (None, Value::Group(parts)) => each_part(&[], parts, visit),
        (Some(Shape::Group(defs)), Value::Group(parts)) => each_part(defs, parts, visit),
        _ => (),
    }
}

fn each_part(defs: &[FieldDef], parts: &Members, visit: &mut dyn FnMut(&str)) {
    for (name, value) in parts {
        let shape = shape_of(defs, name);
        if shape.is_none() {
            visit(name);
        }
        each(shape, value, visit);
    }
}

/// Who is taken out, and what stands in their place.
pub struct Replacing<'a> {
    pub terms: &'a Terms,
    pub name: &'static str,
    pub other: &'static str,
}

impl Replacing<'_> {
    /// `value` without the person: wherever [`each`] looks.
    pub fn replaced(&self, shape: Option<Shape>, value: &Value) -> Value {
        match (shape, value) {
            (Some(Shape::Text), Value::Text(text)) => Value::Text(self.text(text)),
            (None, Value::Text(text)) if !is_link(text) => Value::Text(self.text(text)),
            (None, Value::Whole(whole)) => self.number(&whole.to_string(), value),
            (None, Value::Foreign(raw)) => self.number(raw, value),
            (None, Value::List(values)) => self.list(None, values),
            (Some(Shape::List(shape)), Value::List(values)) => self.list(Some(*shape), values),
            (None, Value::Group(parts)) => self.group(&[], parts),
            (Some(Shape::Group(defs)), Value::Group(parts)) => self.group(defs, parts),
            (_, other) => other.clone(),
        }
    }

    fn text(&self, text: &str) -> String {
        self.terms.replaced(text, self.name, self.other).unwrap_or_else(|| text.to_owned())
    }

    fn number(&self, written: &str, value: &Value) -> Value {
        let replaced = self.terms.replaced(written, self.name, self.other);
        replaced.map_or_else(|| value.clone(), Value::Text)
    }

    fn list(&self, shape: Option<Shape>, values: &[Value]) -> Value {
        Value::List(values.iter().map(|it| self.replaced(shape, it)).collect())
    }

    fn group(&self, defs: &[FieldDef], parts: &Members) -> Value {
        let mut replaced = Members::with_capacity(parts.len());
        for (name, value) in parts {
            let shape = shape_of(defs, name);
            let mut name = if shape.is_some() { name.clone() } else { self.text(name) };
            // Two people may have had a part each.
            while replaced.contains_key(&name) {
                name.push('+');
            }
            replaced.insert(name, self.replaced(shape, value));
        }
        Value::Group(replaced)
    }
}

fn shape_of(defs: &[FieldDef], name: &str) -> Option<Shape> {
    defs.iter().find(|def| def.name == name).map(|def| def.shape)
}

/// A newer program's links are told by their form.
fn is_link(text: &str) -> bool {
    text.parse::<RecordId>().is_ok()
}
