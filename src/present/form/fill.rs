//! From a record to what stands in the fields of its form.

use super::Form;
use super::Input;
use super::Number;
use super::Row;
use super::Typed;
use super::join;
use super::named::name_of;
use crate::domain::book::Book;
use crate::domain::field::Content;
use crate::domain::field::FieldValue;
use crate::domain::id::RecordId;
use crate::domain::value::Value;
use crate::text::Language;
use crate::text::format;

/// What stands in the fields of `form` when it is opened on `content`.
pub fn fill(form: &Form, content: &Content, book: &Book, language: Language) -> Typed {
    let mut filler = Filler { book, language, typed: Typed::default() };
    for row in form.rows() {
        if let Some(value) = content.value(row.name) {
            filler.fill(row, row.name, value);
        }
    }
    filler.typed
}

struct Filler<'a> {
    book: &'a Book,
    language: Language,
    typed: Typed,
}

impl Filler<'_> {
    fn fill(&mut self, row: &Row, path: &str, value: &Value) {
        match (row.input, value) {
            (Input::Number(number), Value::Whole(whole)) => {
                let text = number_text(number, *whole, self.language);
                self.typed.set(path, &text);
            }
            (Input::Named(_), value) => {
                let record = RecordId::read(value).and_then(|id| self.book.get(id));
                self.typed.set(path, record.map_or("", name_of));
            }
            (Input::Choices(_), Value::List(values)) => {
                for value in values {
                    if let Value::Text(token) = value {
                        self.typed.set(&join(path, token), "on");
                    }
                }
            }
            (Input::Group(rows) | Input::Fact(rows) | Input::Position(rows), Value::Group(_)) => {
                self.fill_parts(rows, path, value);
            }
            (Input::List(list), Value::List(values)) => {
                for (number, value) in values.iter().enumerate() {
                    let item = join(path, number);
                    if let ([only], Value::Text(text)) = (list.rows, value) {
                        self.typed.set(&join(&item, only.name), text);
                    }
                    self.fill_parts(list.rows, &item, value);
                }
            }
            (_, Value::Text(text)) => self.typed.set(path, text),
            _ => (),
        }
    }

    fn fill_parts(&mut self, rows: &[Row], path: &str, value: &Value) {
        let Value::Group(parts) = value else { return };
        for row in rows {
            if let Some(part) = parts.get(row.name) {
                self.fill(row, &join(path, row.name), part);
            }
        }
    }
}

/// A number as a person would type it.
pub fn number_text(number: Number, whole: i64, language: Language) -> String {
    match number {
        Number::Count | Number::Year => whole.to_string(),
        Number::Kronor => format::whole(whole, language),
        Number::Distance | Number::GramsPerKm => format::decimal(whole, 3, language),
        Number::Euro => format::decimal(whole, 2, language),
        Number::Degrees => format::decimal(whole, 6, language),
        Number::Rate => format::decimal(whole, 4, language),
        Number::Hours if whole % 15 == 0 => format::decimal(whole / 15 * 25, 2, language),
        Number::Hours => format!("{}:{:02}", whole / 60, whole % 60),
    }
}
