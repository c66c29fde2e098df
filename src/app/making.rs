//! A file made of the book a little at a time, whole or in part.
//!
//! What does not belong to a record, such as a photo, is to go into [`Made`] as a
//! piece of its own, and be counted beside the records.

use std::sync::Arc;

use leptos::prelude::*;

use super::AppState;
use super::clock;
use super::files;
use super::pace::Pace;
use super::parcel::Body;
use super::parcel::Parcel;
use super::sending;
use super::sending::Marks;
use crate::domain::record::Record;
use crate::domain::selection::Gathering;
use crate::domain::selection::Scope;
use crate::domain::selection::Selection;
use crate::domain::selection::Verdict;
use crate::domain::selection::Wish;
use crate::exchange::Header;
use crate::exchange::Writing;

/// How much is written before it is handed to the browser, in bytes.
const PIECE: usize = 250_000;

/// What a file is to hold.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    pub wish: Wish,
    /// What the recipient has been sent before; `None` where nobody is to be
    /// remembered.
    pub sent: Option<Arc<Marks>>,
    /// Whether what the recipient has as it is now is left out.
    pub only_changed: bool,
}

/// A file's records, ready to leave.
#[derive(Clone, Debug, Default)]
pub struct Made {
    body: Body,
    /// How many records are in the file, deleted ones too.
    pub records: usize,
    /// How many of the part the recipient does not have as they are now.
    pub changed: usize,
    /// How many the part has.
    pub selected: usize,
    pub stays: Stays,
    /// How the records were, for [`AppState::note_sent`].
    pub marks: Marks,
}

/// What was left out though it belongs to the part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stays {
    pub contacts: usize,
    pub inner: usize,
    pub of_inner: usize,
}

impl AppState {
    /// Makes a file of the book as it is now. `look` sees each record that goes
    /// along; `go_on` is told how far the work has come, of a thousand, and stops
    /// it by saying so: then there is no file.
    pub async fn make(
        self,
        ask: Ask,
        mut look: impl FnMut(&Record),
        mut go_on: impl FnMut(usize) -> bool,
    ) -> Option<Made> {
        if !go_on(0) {
            return None;
        }
        let book = self.book.get_untracked();
        let scope = ask.wish.scope;
        let passes = if scope == Scope::Book { 1 } else { 2 };
        let total = (book.len() * passes).max(1);
        let mut steps = Steps { pace: Pace::new(), done: 0, total, go_on };
        let mut gathering = Gathering::of(scope);
        if scope != Scope::Book {
            for record in book.all() {
                gathering.look_at(record);
                steps.next().await?;
            }
        }
        let selection = Selection::new(ask.wish.clone(), gathering, &book);
        let mut made = Made::default();
        let mut writing = Writing::default();
        for record in book.all() {
            if made.takes(&ask, selection.verdict(&book, record), record) {
                look(record);
                writing.add(record);
                if PIECE <= writing.len() {
                    made.body.push(writing.take());
                }
            }
            steps.next().await?;
        }
        made.body.push(writing.take());
        Some(made)
    }

    /// The file as it leaves now; its name and its header tell the time. `about`
    /// is what it holds, in words, or nothing for the whole book.
    pub fn parcel(self, made: &Made, about: &str) -> Parcel {
        let now = clock::now();
        let header = self.header(now);
        let name = files::name(now, &header.exported_by, about, self.is_example_untracked());
        let mut body = Body::default();
        body.push(Writing::head(&header));
        body.append(&made.body);
        body.push(Writing::tail());
        Parcel { name, body }
    }

    pub(super) fn header(self, now: chrono::NaiveDateTime) -> Header {
        Header {
            exported_by: self.settings.with_untracked(super::Settings::saved_by),
            exported_at: crate::domain::moment::write_moment(now),
        }
    }
}

/// How far a making has come, a record at a time.
struct Steps<G> {
    pace: Pace,
    done: usize,
    total: usize,
    go_on: G,
}

impl<G: FnMut(usize) -> bool> Steps<G> {
    /// Counts a record, and takes a pause where it is time; `None` when the work
    /// is to stop.
    async fn next(&mut self) -> Option<()> {
        self.done += 1;
        if self.pace.is_tired() {
            self.pace.pause().await;
            return (self.go_on)(self.done * 1_000 / self.total).then_some(());
        }
        Some(())
    }
}

impl Made {
    /// Whether it is all of the book, of which this is `scope`: then it is a backup.
    pub fn is_all(&self, scope: Scope) -> bool {
        scope == Scope::Book && self.stays == Stays::default() && self.records == self.selected
    }

    /// Counts a record, and says whether it goes into the file.
    fn takes(&mut self, ask: &Ask, verdict: Verdict, record: &Record) -> bool {
        match verdict {
            Verdict::Goes => (),
            Verdict::Outside => return false,
            Verdict::Contact => {
                self.stays.contacts += 1;
                return false;
            }
            Verdict::Inner => {
                self.stays.inner += 1;
                return false;
            }
            Verdict::OfInner => {
                self.stays.of_inner += 1;
                return false;
            }
        }
        self.selected += 1;
        if let Some(sent) = &ask.sent {
            let mark = sending::mark(record);
            let is_changed = sent.get(&record.id()) != Some(&mark);
            self.changed += usize::from(is_changed);
            if ask.only_changed && !is_changed {
                return false;
            }
            self.marks.insert(record.id(), mark);
        }
        self.records += 1;
        true
    }
}
