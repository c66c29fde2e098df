//! Rule sets from files: taken in as records, read, switched on by the person, mailed on.
//!
//! What was read is kept until its file is another: a check is drawn often, and a file is long.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::AppState;
use super::clock;
use super::device;
use super::files;
use super::files::Outgoing;
use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::command::decide;
use crate::domain::history::Liveness;
use crate::domain::history::Stamp;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::record::Record;
use crate::domain::rule::file::RulesFile;
use crate::domain::rule::file::Switch;
use crate::domain::rule_set;
use crate::exchange;
use crate::exchange::Header;
use crate::exchange::rules;
use crate::exchange::rules::Fault;
use crate::exchange::rules::RulesError;
use crate::exchange::rules::Slip;
use crate::text::Phrase;
use crate::text::rules_error as words;

/// A file of rules in the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub id: RecordId,
    /// What it says, or why this program can't read it.
    pub read: Result<Arc<RulesFile>, Phrase>,
    pub switch: Switch,
}

type Read = Result<Arc<RulesFile>, RulesError>;

thread_local! {
    /// What was read last, with the text and its digest. No part of the state: it follows from the
    /// book, and the part of the program that starts first does not know how to read rules.
    static READ: RefCell<BTreeMap<RecordId, (String, String, Read)>> =
        const { RefCell::new(BTreeMap::new()) };
}

/// What the file in `record` says, and its digest.
fn read(record: &Record) -> (Read, String) {
    let text = record.content().get(rule_set::RULES).unwrap_or_default().text;
    READ.with_borrow_mut(|cache| {
        if let Some((of, digest, read)) = cache.get(&record.id())
            && *of == text
        {
            return (read.clone(), digest.clone());
        }
        let (read, digest) = (rules::read(&text).map(Arc::new), rules::digest(&text));
        cache.insert(record.id(), (text, digest.clone(), read.clone()));
        (read, digest)
    })
}

/// What the file in a record says, or why this program can't read it.
///
/// # Errors
///
/// Returns words for a person.
pub fn reading(record: &Record) -> Result<Arc<RulesFile>, Phrase> {
    read(record).0.map_err(|error| error_words(&error))
}

/// A file of rules as the book's own file, so that it is looked at, taken in and taken back like
/// any other; `None` when `text` does not mean to be rules.
///
/// # Errors
///
/// Returns [`RulesError`] when it is not sound.
pub(super) fn as_book_file(
    book: &Book,
    text: &str,
    saved_by: String,
) -> Option<Result<String, RulesError>> {
    rules::is_rules(text).then(|| {
        let file = rules::read(text)?;
        let header = Header { exported_by: file.author.clone(), exported_at: String::new() };
        let record = record_of(book, text, &file, saved_by);
        Ok(exchange::write(&header, [&record]))
    })
}

/// The record of a file, as it is once it is taken in: the one of the same name with these rules,
/// or a new one. One that holds them already is as it was.
fn record_of(book: &Book, text: &str, file: &RulesFile, saved_by: String) -> Record {
    let of_that_name = book.of_kind(Kind::RuleSet);
    let called = |record: &&Record| record.content().text(rule_set::TITLE) == file.title;
    // What was erased for good can't be written in again.
    let is_free =
        |id: &RecordId| book.get(*id).is_none_or(|record| record.liveness() != Liveness::Erased);
    let made = || {
        let mut ids = (0..).map(|number| rules::record_id(&file.title, number));
        ids.find(is_free).expect("there are more numbers than were ever erased")
    };
    let id = of_that_name.rev().find(called).map_or_else(made, Record::id);
    let before = book.get(id);
    let kept = rules::kept(text, file);
    let content = before.map(|record| record.content().clone()).unwrap_or_default();
    let content =
        content.with(rule_set::TITLE, file.title.clone()).with(rule_set::RULES, kept.clone());
    if let Some(record) = before
        && record.is_shown()
        && !record.has_open_choices()
        && *record.content() == content
    {
        return record.clone();
    }
    let base: BTreeSet<_> =
        before.map(|record| record.history().heads().into_iter().collect()).unwrap_or_default();
    let edit = Edit::Write { base, content };
    let change = Change { id, kind: Kind::RuleSet, edit };
    // A writer of its own: were the import taken back and another file taken in, this window's
    // would write two contents under one id.
    let stamp = Stamp { writer: device::new_writer(), saved_by, saved_at: clock::now() };
    let restore = Change { id, kind: Kind::RuleSet, edit: Edit::Restore };
    let is_deleted = before.is_some_and(|record| record.liveness() == Liveness::Deleted);
    let changes = is_deleted.then_some(restore).into_iter().chain([change]).collect();
    decide(book, changes, &stamp).remove(0)
}

impl AppState {
    /// The files of rules in the book, by name.
    pub fn rule_sets(self) -> Vec<Kept> {
        let mut kept = self.settings.with(|settings| {
            let on = &settings.rule_sets_on;
            self.book.with(|book| {
                let of_one = |record: &Record| {
                    let (read, digest) = read(record);
                    let switch = match on.get(&record.id().to_string()) {
                        None => Switch::Off,
                        Some(seen) if *seen == digest && read.is_ok() => Switch::On,
                        Some(_) => Switch::Changed,
                    };
                    let title = record.content().text(rule_set::TITLE).to_lowercase();
                    let read = read.map_err(|error| error_words(&error));
                    (title, Kept { id: record.id(), read, switch })
                };
                book.of_kind(Kind::RuleSet).map(of_one).collect::<Vec<_>>()
            })
        });
        crate::domain::order::sort_by_key(&mut kept, |(title, it)| (title.clone(), it.id));
        kept.into_iter().map(|(_, it)| it).collect()
    }

    /// The files that the person goes by on this device, each as it was when it was switched on.
    pub fn rule_sets_on(self) -> Vec<(RecordId, Arc<RulesFile>)> {
        let on = self.rule_sets().into_iter().filter(|it| it.switch == Switch::On);
        on.filter_map(|it| Some((it.id, it.read.ok()?))).collect()
    }

    /// Switches the file called `id` on, as it is now, or off. One that can't be read stays off.
    pub fn switch_rule_set(self, id: RecordId, on: bool) {
        let found = self.book.with_untracked(|book| book.shown(id).map(read));
        let digest = found.filter(|(read, _)| on && read.is_ok()).map(|(_, digest)| digest);
        self.set(|settings| match digest {
            Some(digest) => drop(settings.rule_sets_on.insert(id.to_string(), digest)),
            None => drop(settings.rule_sets_on.remove(&id.to_string())),
        });
    }

    /// The file in the record called `id`, to be mailed on, as it came.
    pub fn rules_file(self, id: RecordId) -> Option<Outgoing> {
        let record = self.book.with_untracked(|book| book.get(id).cloned())?;
        let text = record.content().get(rule_set::RULES)?.text;
        let about = format!("regelverk {}", record.content().text(rule_set::TITLE));
        Some(Outgoing { name: files::name(clock::now(), "", &about, false), text })
    }

    /// A file to begin from.
    pub fn rules_template(self) -> Outgoing {
        let name = files::name(clock::now(), "", "regelverk mall", false);
        Outgoing { name, text: rules::TEMPLATE.to_owned() }
    }
}

/// The words for a file of rules that can't be read: where, what, and what to do.
pub fn error_words(error: &RulesError) -> Phrase {
    match error {
        RulesError::NotRules => words::NOT_RULES.into(),
        RulesError::Newer { .. } => words::NEWER.into(),
        RulesError::TooLarge => words::TOO_LARGE.into(),
        RulesError::Json { line, column, slip } => {
            words::at_line(*line as u64, *column as u64, slip_words(slip))
        }
        RulesError::Wrong { at, fault } => words::at_place(at, fault_words(*fault)),
    }
}

fn slip_words(slip: &Slip) -> Phrase {
    match slip {
        Slip::Unknown(member) => words::unknown(member),
        Slip::Missing(member) => words::missing(member),
        Slip::Twice(member) => words::member_twice(member),
        Slip::Shape => words::SHAPE.into(),
        Slip::BrokenOff => words::BROKEN_OFF.into(),
        Slip::Syntax => words::SYNTAX.into(),
    }
}

fn fault_words(fault: Fault) -> Phrase {
    let words = match fault {
        Fault::Empty => words::EMPTY,
        Fault::Long => words::LONG,
        Fault::County => words::COUNTY,
        Fault::Form => words::FORM,
        Fault::Fact => words::FACT,
        Fault::Subject => words::SUBJECT,
        Fault::SpecialReasons => words::SPECIAL_REASONS,
        Fault::Certainty => words::CERTAINTY,
        Fault::Day => words::DAY,
        Fault::Period => words::PERIOD,
        Fault::NotAnAmount => words::NOT_AN_AMOUNT,
        Fault::OneLimit => words::ONE_LIMIT,
        Fault::Share => words::SHARE,
        Fault::OneCeiling => words::ONE_CEILING,
        Fault::TakenName => words::TAKEN_NAME,
        Fault::Twice => words::TWICE,
        Fault::Url => words::URL,
    };
    words.into()
}
