//! A file made of the book a little at a time, whole or in part: its records, and
//! behind them the pictures of its photos, one by one.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::AppState;
use super::changes::Failure;
use super::clock;
use super::files;
use super::pace::Pace;
use super::parcel::Body;
use super::parcel::Parcel;
use super::sending;
use super::sending::Marks;
use super::sending::Sent;
use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order::gathered;
use crate::domain::photo;
use crate::domain::record::Record;
use crate::domain::selection::Gathering;
use crate::domain::selection::Scope;
use crate::domain::selection::Selection;
use crate::domain::selection::Verdict;
use crate::domain::selection::Wish;
use crate::exchange::Header;
use crate::exchange::Writing;
use crate::exchange::limits;
use crate::exchange::picture;
use crate::exchange::picture::Picture;
use crate::storage::RecordStore;
use crate::storage::Table;

/// How much is written before it is handed to the browser, in bytes.
const PIECE: usize = 250_000;

/// Pictures that weigh no more in a file go along when nobody has said otherwise:
/// most mail programs take files of 20 MB, and make them a third heavier themselves.
pub const LIGHT: usize = 14_000_000;

/// How much of the work a picture is, in records.
const RECORDS_PER_PICTURE: usize = 20;

/// What a file is to hold.
#[derive(Clone, Debug)]
pub struct Ask {
    pub wish: Wish,
    /// What the recipient has been sent before; `None` where nobody is to be
    /// remembered.
    pub sent: Option<Arc<Marks>>,
    /// Whether what the recipient has as it is now is left out.
    pub only_changed: bool,
    /// No file is made that is longer than this: nobody could take it in again.
    pub at_most: usize,
}

impl Default for Ask {
    fn default() -> Self {
        let (wish, sent, only_changed) = Default::default();
        Self { wish, sent, only_changed, at_most: limits::MAX_FILE_BYTES }
    }
}

/// Why there is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmade {
    Stopped,
    /// It would be larger than what can be taken in again.
    TooLarge,
    /// The device does not say which pictures there are.
    Failed(Failure),
}

impl<E: Into<Failure>> From<E> for Unmade {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// The pictures of the photos that go along, where they are here and the
/// recipient is not known to have them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pictures {
    pub count: usize,
    /// What they add to the file, in bytes.
    pub length: usize,
    /// Whether they are in it.
    pub go: bool,
    /// How many of them could not be read, and are not in it.
    pub unread: usize,
}

/// A file, ready to leave but for its head.
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
    pub pictures: Pictures,
    /// How the records were, for [`AppState::note_sent`].
    pub marks: Marks,
}

/// What was left out though it belongs to the part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stays {
    pub contacts: usize,
    pub inner: usize,
    pub of_inner: usize,
    pub photos_of_inner: usize,
}

impl AppState {
    /// Makes a file of the book as it is now. `look` sees each record that goes
    /// along; `go_on` is told how far the work has come, of a thousand, and stops
    /// it by saying so.
    ///
    /// # Errors
    ///
    /// Returns [`Unmade`]; then there is no file.
    pub async fn make(
        self,
        ask: Ask,
        mut look: impl FnMut(&Record),
        mut go_on: impl FnMut(usize) -> bool,
    ) -> Result<Made, Unmade> {
        if !go_on(0) {
            return Err(Unmade::Stopped);
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
        let pictures = self.pictures_for(&ask, &selection, &book).await?;
        let mut made = Made { pictures: sum(&ask, &pictures), ..Made::default() };
        let mut writing = Writing::default();
        let mut with_pictures = Vec::new();
        if made.pictures.go {
            steps.total += pictures.len() * RECORDS_PER_PICTURE;
        }
        for record in book.all() {
            let has_picture = made.pictures.go && pictures.contains_key(&record.id());
            if made.takes(&ask, selection.verdict(&book, record), record, has_picture) {
                look(record);
                writing.add(record);
                with_pictures.extend(has_picture.then(|| record.id()));
                if PIECE <= writing.len() {
                    made.body.push(writing.take());
                }
            }
            steps.next().await?;
        }
        made.body.push(writing.take());
        let before = made.body.len();
        let head = Writing::head(&self.header(clock::now())).len();
        if limits::MAX_RECORDS_BYTES < head + before {
            return Err(Unmade::TooLarge);
        }
        for id in with_pictures {
            if !self.write_picture(id, &mut writing).await? {
                made.misses(&ask, id);
            }
            made.body.push(writing.take());
            if ask.at_most < head + made.body.len() {
                return Err(Unmade::TooLarge);
            }
            steps.picture().await?;
        }
        if made.pictures.go {
            made.pictures.length = made.body.len() - before;
        }
        writing.end();
        made.body.push(writing.take());
        if ask.at_most < head + made.body.len() {
            return Err(Unmade::TooLarge);
        }
        Ok(made)
    }

    /// The pictures that could go along, with what each adds to a file.
    async fn pictures_for(
        self,
        ask: &Ask,
        selection: &Selection,
        book: &Book,
    ) -> Result<BTreeMap<RecordId, usize>, Failure> {
        let has_it = |id: RecordId| {
            let sent = ask.sent.as_ref().filter(|_| ask.only_changed);
            sent.and_then(|sent| sent.get(&id)).is_some_and(|sent| sent.picture)
        };
        let mut wanted = BTreeMap::new();
        for record in book.all().filter(|it| it.kind() == Some(Kind::Photo)) {
            if selection.takes_picture(record)
                && selection.verdict(book, record) == Verdict::Goes
                && !has_it(record.id())
            {
                let length = picture::text_length(photo::length(record)) + AROUND;
                wanted.insert(record.id(), length);
            }
        }
        if !wanted.is_empty() {
            let store = self.store().ok_or(Failure::NotOpen)?;
            let here: BTreeSet<String> = gathered(store.keys(Table::Photos).await?);
            wanted.retain(|id, _| here.contains(&id.to_string()));
        }
        Ok(wanted)
    }

    /// Writes a picture, unless it was erased meanwhile. Says whether it could be read: one that
    /// can't, or is none any more, would keep the whole file from being taken in.
    async fn write_picture(self, id: RecordId, writing: &mut Writing) -> Result<bool, Failure> {
        let store = self.store().ok_or(Failure::NotOpen)?;
        let Ok(found) = store.read(Table::Photos, &[id.to_string()]).await else {
            return Ok(false);
        };
        let Some(text) = found.into_iter().next().flatten() else { return Ok(true) };
        let Ok(picture) = Picture::read(text) else { return Ok(false) };
        writing.add_picture(id, picture.text());
        Ok(true)
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
    /// Counts a record, and takes a pause where it is time.
    ///
    /// # Errors
    ///
    /// Returns [`Unmade::Stopped`] when the work is to stop.
    async fn next(&mut self) -> Result<(), Unmade> {
        self.done += 1;
        if self.pace.is_tired() { self.pause().await } else { Ok(()) }
    }

    /// Counts a picture, which is work enough for a slice.
    async fn picture(&mut self) -> Result<(), Unmade> {
        self.done += RECORDS_PER_PICTURE;
        self.pause().await
    }

    async fn pause(&mut self) -> Result<(), Unmade> {
        self.pace.pause().await;
        let goes_on = (self.go_on)(self.done * 1_000 / self.total);
        if goes_on { Ok(()) } else { Err(Unmade::Stopped) }
    }
}

impl Made {
    /// Whether it is all of the book, of which this is `scope`: then it is a backup.
    pub fn is_all(&self, scope: Scope) -> bool {
        scope == Scope::Book
            && self.stays == Stays::default()
            && self.records == self.selected
            && (self.pictures.go || self.pictures.count == 0)
            && self.pictures.unread == 0
    }

    /// Counts a picture that could not be read, and does not say that it was sent.
    fn misses(&mut self, ask: &Ask, id: RecordId) {
        self.pictures.unread += 1;
        let earlier = ask.sent.as_ref().and_then(|sent| sent.get(&id));
        if let Some(mark) = self.marks.get_mut(&id) {
            mark.picture = earlier.is_some_and(|earlier| earlier.picture);
        }
    }

    /// How long the file is with its pictures, and without, in bytes.
    pub fn lengths(&self) -> [usize; 2] {
        let Pictures { length, go, .. } = self.pictures;
        let without = if go { self.body.len() - length } else { self.body.len() };
        [without + length, without]
    }

    /// Counts a record, and says whether it goes into the file.
    fn takes(&mut self, ask: &Ask, verdict: Verdict, record: &Record, has_picture: bool) -> bool {
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
            Verdict::PhotoOfInner => {
                self.stays.photos_of_inner += 1;
                return false;
            }
        }
        self.selected += 1;
        if let Some(marks) = &ask.sent {
            let mark = sending::mark(record);
            let earlier = marks.get(&record.id());
            let sent_before = earlier.is_some_and(|earlier| earlier.picture);
            let is_changed =
                earlier.map(|earlier| earlier.mark) != Some(mark) || has_picture && !sent_before;
            self.changed += usize::from(is_changed);
            if ask.only_changed && !is_changed {
                return false;
            }
            let picture = has_picture || sent_before;
            self.marks.insert(record.id(), Sent { mark, picture });
        }
        self.records += 1;
        true
    }
}

/// What stands around a picture in a file: its record's id, and the signs between.
const AROUND: usize = 43;

/// What stands before the first of them, more than before the others.
const BEFORE: usize = 12;

/// What there is to say of the pictures before any of them is read.
fn sum(ask: &Ask, pictures: &BTreeMap<RecordId, usize>) -> Pictures {
    let before = if pictures.is_empty() { 0 } else { BEFORE };
    let length = pictures.values().fold(before, |sum, length| sum.saturating_add(*length));
    let go = ask.wish.pictures.unwrap_or(length <= LIGHT);
    Pictures { count: pictures.len(), length, go: go && !pictures.is_empty(), unread: 0 }
}
