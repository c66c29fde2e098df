//! A field's value as JSON.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde::Serializer;
use serde::de;
use serde::ser::SerializeMap;
use serde::ser::SerializeSeq;
use serde_json::value::RawValue;

use crate::domain::order::in_one_piece;
use crate::domain::value::Members;
use crate::domain::value::Value;

/// A value on its way in.
#[derive(Debug)]
pub struct Json(pub Value);

/// A value on its way out.
#[derive(Debug)]
pub struct JsonRef<'a>(pub &'a Value);

impl Serialize for JsonRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Text(text) => serializer.serialize_str(text),
            Value::Whole(number) => serializer.serialize_i64(*number),
            Value::Flag(flag) => serializer.serialize_bool(*flag),
            Value::List(values) => {
                let mut list = serializer.serialize_seq(Some(values.len()))?;
                for value in values {
                    list.serialize_element(&JsonRef(value))?;
                }
                list.end()
            }
            Value::Group(parts) => {
                let mut group = serializer.serialize_map(Some(parts.len()))?;
                for (name, value) in parts {
                    group.serialize_entry(name, &JsonRef(value))?;
                }
                group.end()
            }
            Value::Foreign(raw) => RawValue::from_string(raw.clone())
                .map_err(serde::ser::Error::custom)?
                .serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Visitor)
    }
}

struct Visitor;

impl<'de> de::Visitor<'de> for Visitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
        Ok(Json(Value::Flag(flag)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json(Value::Whole(number)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        let whole = i64::try_from(number).map(Value::Whole);
        Ok(Json(whole.unwrap_or_else(|_beyond| Value::Foreign(number.to_string()))))
    }

    /// Numbers with a fraction are a newer program's. They keep their value,
    /// in the shortest writing that stands for it.
    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Json, E> {
        let number = serde_json::Number::from_f64(number).ok_or_else(|| E::custom("no number"))?;
        Ok(Json(Value::Foreign(number.to_string())))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json(Value::Text(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Json, E> {
        Ok(Json(Value::Text(text)))
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json(Value::Foreign("null".to_owned())))
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        while let Some(Json(value)) = list.next_element()? {
            values.push(value);
        }
        Ok(Json(Value::List(values)))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut group: A) -> Result<Json, A::Error> {
        let mut parts = BTreeMap::new();
        while let Some((name, Json(value))) = group.next_entry::<String, Json>()? {
            if parts.insert(name, value).is_some() {
                return Err(de::Error::custom("a name stands twice"));
            }
        }
        Ok(Json(Value::Group(in_one_piece(parts))))
    }
}

/// An object of fields, each named once.
#[derive(Debug)]
pub struct Fields(pub Members);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Json::deserialize(deserializer)? {
            Json(Value::Group(fields)) => Ok(Self(fields)),
            Json(_) => Err(de::Error::custom("fields are an object")),
        }
    }
}
