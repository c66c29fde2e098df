//! From what was typed to changes of records, or to what is wrong with it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::Child;
use super::DECIDES;
use super::Form;
use super::Input;
use super::List;
use super::Number;
use super::Row;
use super::Typed;
use super::find_by_name;
use super::find_provider_at;
use super::join;
use super::name_field;
use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::Content;
use crate::domain::field::FieldValue;
use crate::domain::id::RecordId;
use crate::domain::id::RevisionId;
use crate::domain::kind::Kind;
use crate::domain::value::MAX_TEXT_BYTES;
use crate::domain::value::Members;
use crate::domain::value::Value;
use crate::present::input;
use crate::text::Message;

/// Something typed that can't be taken, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub path: String,
    pub label: Message,
    pub message: Message,
}

/// Reads what was typed into one form.
#[derive(Debug)]
pub struct Reader<'a, N> {
    pub book: &'a Book,
    pub form: &'a Form,
    /// The record that the form is about, and what its author had seen of it.
    pub id: RecordId,
    pub base: BTreeSet<RevisionId>,
    /// The content that the form was opened on, and what then stood in it.
    pub before: Content,
    pub opened: Typed,
    /// Gives ids to records that the form makes.
    pub new_id: N,
}

impl<N: FnMut() -> RecordId> Reader<'_, N> {
    /// The changes that `typed` asks for: the form's record last, after the
    /// records that it links to; then its children.
    ///
    /// # Errors
    ///
    /// Returns everything that is wrong, in the order of the form.
    pub fn read(self, typed: &Typed) -> Result<Vec<Change>, Vec<Problem>> {
        let Self { book, form, id, base, before, opened, new_id } = self;
        let mut reading = Reading {
            book,
            typed,
            new_id,
            problems: Vec::new(),
            made: Vec::new(),
            named: BTreeMap::new(),
        };
        let mut content = before;
        for row in form.rows() {
            if is_child_list(row) {
                continue;
            }
            // A field left as it was keeps its value to the letter, also what a
            // newer program put there.
            let untouched = typed.is_same_under(&opened, row.name);
            if !untouched || (row.required.is_some() && typed.is_empty_under(row.name)) {
                let value = reading.value(row, row.name, content.value(row.name));
                content.set(row.name, value);
            }
        }
        let mut children = Vec::new();
        for row in form.rows() {
            if let Input::List(List { child: Some(child), rows, .. }) = row.input {
                children.extend(reading.children(row, rows, child, id, &content));
            }
        }
        reading.check_together(form, &content);
        if !reading.problems.is_empty() {
            return Err(reading.problems);
        }
        let mut changes = reading.made;
        place_providers(&mut changes, &content);
        let also = (form.also)(&content);
        let edit = match typed.get(DECIDES) {
            "" => Edit::Write { base, content },
            field => Edit::Decide { base, content, field: field.to_owned() },
        };
        changes.push(Change { id, kind: form.kind, edit });
        changes.extend(also);
        changes.extend(children);
        Ok(changes)
    }
}

/// A shop that got its name in this form is where the form is about.
fn place_providers(made: &mut [Change], content: &Content) {
    for change in made {
        if let (Kind::Provider, Edit::Write { content: made, .. }) = (change.kind, &mut change.edit)
        {
            let field = crate::domain::provider::PLACE.name();
            made.set(field, content.value(field).cloned());
        }
    }
}

fn is_child_list(row: &Row) -> bool {
    matches!(row.input, Input::List(List { child: Some(_), .. }))
}

struct Reading<'a, N> {
    book: &'a Book,
    typed: &'a Typed,
    new_id: N,
    problems: Vec<Problem>,
    /// Records made because a name was typed that was not there.
    made: Vec<Change>,
    named: BTreeMap<(Kind, String), RecordId>,
}

impl<N: FnMut() -> RecordId> Reading<'_, N> {
    /// The value typed for `row` at `path`; `None` when nothing is, or when it
    /// is wrong and has been noted as a problem.
    fn value(&mut self, row: &Row, path: &str, before: Option<&Value>) -> Option<Value> {
        let text = self.typed.get(path).trim();
        match row.input {
            Input::Group(rows) | Input::Fact(rows) | Input::Position(rows) => {
                return Some(self.group(row, rows, path, before));
            }
            Input::List(list) => return Some(self.list(list, path)),
            Input::Choices(words) => {
                let chosen = words
                    .iter()
                    .filter(|(token, _)| !self.typed.get(&join(path, token)).is_empty());
                let tokens = chosen.map(|(token, _)| Value::Text((*token).to_owned())).collect();
                return Some(Value::List(tokens));
            }
            _ if text.is_empty() => {
                if let Some(missing) = row.required {
                    self.problem(path, row.label, missing);
                }
                return None;
            }
            _ if MAX_TEXT_BYTES < text.len() => {
                self.problem(path, row.label, crate::text::input::TOO_LONG);
                return None;
            }
            _ => (),
        }
        let read = match row.input {
            Input::Line
            | Input::Locality
            | Input::Note { .. }
            | Input::Telephone
            | Input::Mail
            | Input::Choice(_) => Ok(Value::Text(text.to_owned())),
            Input::Day => input::day(text).map(FieldValue::write),
            Input::Number(number) => read_number(number, text).map(Value::Whole),
            Input::Named(kind) => Ok(self.named(kind, text).write()),
            Input::Pick(_) => text
                .parse::<RecordId>()
                .map(FieldValue::write)
                .map_err(|_id| crate::text::input::CHOOSE),
            Input::Group(_)
            | Input::Fact(_)
            | Input::Position(_)
            | Input::List(_)
            | Input::Choices(_) => return None,
        };
        match read {
            Ok(value) => Some(value),
            Err(message) => {
                self.problem(path, row.label, message);
                None
            }
        }
    }

    /// Parts that the form does not ask for stay as they were.
    fn group(&mut self, row: &Row, rows: &[Row], path: &str, before: Option<&Value>) -> Value {
        let mut parts = match before {
            Some(Value::Group(parts)) => parts.clone(),
            _ => Members::new(),
        };
        let empty = rows.iter().all(|part| self.typed.is_empty_under(&join(path, part.name)));
        if let Some(missing) = row.required.filter(|_| empty) {
            let first = rows.first().map_or(path.to_owned(), |part| join(path, part.name));
            self.problem(&first, row.label, missing);
        }
        for part in rows {
            let value = self.value(part, &join(path, part.name), parts.get(part.name));
            match value {
                Some(value) if !value.is_empty() => parts.insert(part.name.to_owned(), value),
                _ => parts.remove(part.name),
            };
        }
        self.check_period(row, path, &parts);
        Value::Group(parts)
    }

    fn list(&mut self, list: &List, path: &str) -> Value {
        let mut values = Vec::new();
        for number in self.typed.items(path) {
            let item = join(path, number);
            let value = if let [only] = list.rows
                && matches!(only.input, Input::Line)
            {
                self.value(only, &join(&item, only.name), None)
            } else {
                let row = Row::new("", list.item, Input::Group(list.rows));
                Some(self.group(&row, list.rows, &item, None))
            };
            values.extend(value.filter(|it| !it.is_empty()));
        }
        Value::List(values)
    }

    fn children(
        &mut self,
        row: &Row,
        rows: &[Row],
        child: &Child,
        parent: RecordId,
        parent_content: &Content,
    ) -> Vec<Change> {
        let mut changes = Vec::new();
        for number in self.typed.items(row.name) {
            let item = join(row.name, number);
            let mut content = Content::default();
            for part in rows {
                let value = self.value(part, &join(&item, part.name), None);
                content.set(part.name, value);
            }
            content.set(child.parent_field, Some(parent.write()));
            for field in child.inherits {
                content.set(field, parent_content.value(field).cloned());
            }
            changes.push(Change::new_record((self.new_id)(), child.kind, content));
        }
        changes
    }

    /// The record that is called `name`, made if there is none.
    fn named(&mut self, kind: Kind, name: &str) -> RecordId {
        let key = (kind, name.to_lowercase());
        if let Some(&id) = self.named.get(&key) {
            return id;
        }
        let id = self.found(kind, name).unwrap_or_else(|| {
            let id = (self.new_id)();
            let content = Content::default().with(name_field(kind), name.to_owned());
            self.made.push(Change::new_record(id, kind, content));
            id
        });
        self.named.insert(key, id);
        id
    }

    /// A provider is looked for in the place that the form names, if it does.
    fn found(&self, kind: Kind, name: &str) -> Option<RecordId> {
        let place = self.typed.get(crate::domain::provider::PLACE.name()).trim();
        if kind == Kind::Provider && !place.is_empty() {
            let place = find_by_name(self.book, Kind::Place, place);
            return find_provider_at(self.book, place, name);
        }
        find_by_name(self.book, kind, name)
    }

    fn check_period(&mut self, row: &Row, path: &str, parts: &Members) {
        if let (Some(Value::Text(from)), Some(Value::Text(to))) = (parts.get("from"), parts.get("to"))
            // Days as YYYY-MM-DD sort as texts.
            && to < from
        {
            self.problem(&join(path, "to"), row.label, crate::text::input::ENDS_BEFORE_START);
        }
    }

    fn check_together(&mut self, form: &Form, content: &Content) {
        for (name, message) in (form.check)(content) {
            // A wrong value is no value yet: say that first.
            if self.problems.iter().any(|it| it.path == name) {
                continue;
            }
            let field = name.split('.').next();
            let label =
                form.rows().find(|row| Some(row.name) == field).map_or(message, |row| row.label);
            self.problem(name, label, message);
        }
    }

    fn problem(&mut self, path: &str, label: Message, message: Message) {
        self.problems.push(Problem { path: path.to_owned(), label, message });
    }
}

fn read_number(number: Number, text: &str) -> Result<i64, Message> {
    match number {
        Number::Count => input::count(text),
        Number::Degrees => input::microdegrees(text),
        Number::Year => input::year(text),
        Number::Kronor => input::kronor(text),
        Number::Distance => input::metres(text),
        Number::Hours => input::minutes(text),
        Number::GramsPerKm => input::scaled_number(text, 1_000),
        Number::Euro => input::scaled_number(text, 100),
        Number::Rate => input::scaled_number(text, 10_000),
    }
}
