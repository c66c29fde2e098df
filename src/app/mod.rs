//! The running app: signals, commands, device, files in and out.
//!
//! Screens read the signals of [`AppState`] and call its methods. They never
//! set a signal. A change is decided on what the device's rows hold, saved in
//! the same transaction, and only then shown.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use leptos::prelude::*;

use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::history::Stamp;
use crate::domain::id::RecordId;
use crate::domain::id::Writer;
use crate::domain::record::Record;
use crate::storage::StoreError;
use crate::text::Language;
use crate::text::Phrase;

#[cfg(target_arch = "wasm32")]
pub mod arriving;
pub mod aside;
#[cfg(target_arch = "wasm32")]
pub mod atlas;
pub mod boot;
#[cfg(target_arch = "wasm32")]
pub mod canvas;
pub mod changes;
pub mod clock;
pub mod device;
pub mod drafts;
pub mod erasing;
pub mod failure;
pub mod files;
#[cfg(target_arch = "wasm32")]
pub mod folder;
pub mod folder_backup;
pub mod half_written;
pub mod importing;
pub mod intake;
pub mod local;
pub mod making;
pub mod opening;
pub mod pace;
#[cfg(target_arch = "wasm32")]
pub mod page;
pub mod parcel;
pub mod photos;
pub mod points;
pub mod route;
pub mod rule_sets;
#[cfg(target_arch = "wasm32")]
pub mod sealing;
pub mod sending;
pub mod settings;
pub mod store;
pub mod turns;
pub mod walking;
#[cfg(target_arch = "wasm32")]
pub mod whereabouts;
pub mod windows;

use changes::Failure;
use drafts::Draft;
use drafts::Journal;
use route::Route;
use settings::Settings;
use store::AnyStore;

/// The database of one's own book, and of the example.
pub const OWN_DATABASE: &str = "faltbok";
pub const EXAMPLE_DATABASE: &str = "faltbok-example";

/// What every screen shares. A handle, cheap to copy into closures.
#[derive(Clone, Copy, Debug)]
pub struct AppState {
    book: RwSignal<Book>,
    opening: RwSignal<Opening>,
    drafts: RwSignal<BTreeMap<RecordId, Draft>>,
    settings: RwSignal<Settings>,
    route: RwSignal<Route>,
    /// Whom somebody looked for last, for the way back from a record. Never in the
    /// address: that is kept in the browser's history and can be seen by others.
    looked_for: StoredValue<String>,
    notices: RwSignal<Vec<Notice>>,
    fault: RwSignal<Option<Failure>>,
    saved_at: RwSignal<Option<chrono::NaiveDateTime>>,
    imports: RwSignal<Vec<intake::log::Entry>>,
    #[cfg(target_arch = "wasm32")]
    aside: StoredValue<std::rc::Weak<aside::Aside>, LocalStorage>,
    #[cfg(target_arch = "wasm32")]
    arriving: arriving::Arriving,
    boot: boot::Boot,
    folder_backup: folder_backup::FolderBackup,
    on_their_way: photos::OnTheirWay,
    /// What other windows have saved that is not shown here yet.
    #[cfg(target_arch = "wasm32")]
    heard: StoredValue<Vec<RecordId>>,
    store: StoredValue<Option<AnyStore>, LocalStorage>,
    writer: StoredValue<Writer>,
}

/// How many milliseconds back something still belongs to the screen that comes after it.
const JUST_NOW: u64 = 1_000;

/// The number of the last notice. None is used again: who takes a notice away by its number would
/// take away another.
static LAST_NOTICE: AtomicU64 = AtomicU64::new(0);

/// How far the book is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    Reading,
    Open,
    /// Open, but the browser keeps nothing: what is entered is gone when the
    /// window closes.
    Forgetful(StoreError),
    /// The rows could not be read. Nothing is shown, so nothing can be mistaken
    /// for an empty book.
    Failed(StoreError),
    /// A row could not be understood.
    Unreadable,
    /// There was a book here, with this many records, and it is gone.
    Vanished {
        records: usize,
    },
}

/// A message that goes away by itself or by the person's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub number: u64,
    pub text: Phrase,
    /// What takes it back; empty where nothing does.
    pub undo: Vec<Change>,
    /// Where to go on, and what that is called.
    pub next: Option<(Route, Phrase)>,
    /// Milliseconds since 1970.
    shown_at: u64,
}

impl AppState {
    /// The state before anything is read.
    pub fn new() -> Self {
        let settings = settings::read();
        Self {
            book: RwSignal::new(Book::default()),
            opening: RwSignal::new(Opening::Reading),
            drafts: RwSignal::new(BTreeMap::new()),
            settings: RwSignal::new(settings),
            route: RwSignal::new(Route::Today),
            looked_for: StoredValue::new(String::new()),
            notices: RwSignal::new(Vec::new()),
            fault: RwSignal::new(None),
            saved_at: RwSignal::new(None),
            imports: RwSignal::new(Vec::new()),
            #[cfg(target_arch = "wasm32")]
            aside: StoredValue::new_local(std::rc::Weak::new()),
            #[cfg(target_arch = "wasm32")]
            arriving: arriving::Arriving::new(),
            boot: boot::Boot::new(),
            folder_backup: folder_backup::FolderBackup::new(),
            on_their_way: photos::OnTheirWay::new(),
            #[cfg(target_arch = "wasm32")]
            heard: StoredValue::new(Vec::new()),
            store: StoredValue::new_local(None),
            writer: StoredValue::new(device::new_writer()),
        }
    }

    /// All records.
    pub fn book(self) -> Signal<Book> {
        self.book.into()
    }

    pub fn opening(self) -> Signal<Opening> {
        self.opening.into()
    }

    /// Forms that were begun and not saved.
    pub fn drafts(self) -> Signal<BTreeMap<RecordId, Draft>> {
        self.drafts.into()
    }

    pub fn settings(self) -> Signal<Settings> {
        self.settings.into()
    }

    pub fn route(self) -> Signal<Route> {
        self.route.into()
    }

    pub fn notices(self) -> Signal<Vec<Notice>> {
        self.notices.into()
    }

    /// Why the last save was not kept, until one is.
    pub fn fault(self) -> Signal<Option<Failure>> {
        self.fault.into()
    }

    /// When something was last kept on this device in this run.
    pub fn saved_at(self) -> Signal<Option<chrono::NaiveDateTime>> {
        self.saved_at.into()
    }

    /// What `boot.js` knows: offline, updates, installing.
    pub fn boot(self) -> boot::Boot {
        self.boot
    }

    pub fn language(self) -> Language {
        self.settings.with(Settings::language)
    }

    /// Whether the example book is open.
    pub fn is_example(self) -> bool {
        self.settings.with(|settings| settings.example)
    }

    /// Changes the settings, and keeps them.
    pub fn set(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(|settings| {
            // Another window may have set something since; it is not to be undone by this one.
            // Natively all phones of a story share a shelf, and none is another's window.
            #[cfg(target_arch = "wasm32")]
            settings.catch_up();
            change(settings);
        });
        self.settings.with_untracked(settings::write);
    }

    /// Shows a message.
    pub fn notify(self, text: impl Into<Phrase>) {
        self.notify_with_undo(text, Vec::new());
    }

    /// Shows a message about something that `undo` takes back.
    pub fn notify_with_undo(self, text: impl Into<Phrase>, undo: Vec<Change>) {
        self.notify_of(text.into(), undo, None);
    }

    /// Shows a message about something that `undo` takes back, with the way on; and gives its number.
    pub fn notify_of(self, text: Phrase, undo: Vec<Change>, next: Option<(Route, Phrase)>) -> u64 {
        let shown_at = clock::unix_milliseconds();
        let number = LAST_NOTICE.fetch_add(1, Ordering::Relaxed) + 1;
        self.notices.update(|notices| {
            // One that only tells gives way to the next, so that they do not pile up; what
            // was said just now, as that something is saved, is still to be read.
            let is_new = |notice: &Notice| shown_at < notice.shown_at.saturating_add(JUST_NOW);
            notices.retain(|notice| !notice.undo.is_empty() || is_new(notice));
            notices.push(Notice { number, text, undo, next, shown_at });
        });
        number
    }

    /// Takes a message away.
    pub fn dismiss(self, number: u64) {
        self.notices.update(|notices| notices.retain(|notice| notice.number != number));
    }

    /// Takes all messages away, with what they offer to take back.
    fn forget_notices(self) {
        self.notices.update(Vec::clear);
    }

    /// Notes that the address has changed.
    pub fn arrive(self, route: Route) {
        if self.route.get_untracked() != route {
            if !route.leads_back_to_person() {
                self.looked_for.set_value(String::new());
            }
            self.route.set(route);
            // What was told on the screen before; what has just been told is about this one.
            let now = clock::unix_milliseconds();
            self.notices.update(|notices| {
                notices.retain(|notice| now < notice.shown_at.saturating_add(JUST_NOW));
            });
        }
    }

    /// Whom somebody looked for last: a line each for name, number and address.
    /// Empty when they have gone on to what is no way back.
    pub fn looked_for(self) -> String {
        self.looked_for.get_value()
    }

    /// Notes whom the screen is to look for when it opens, or is opened again.
    pub fn will_look_for(self, lines: String) {
        self.looked_for.set_value(lines);
    }

    /// Runs `task` on the browser's one thread.
    pub fn spawn(self, task: impl Future<Output = ()> + 'static) {
        // Tests have no such thread: there it is done at once.
        #[cfg(test)]
        pollster::block_on(task);
        #[cfg(not(test))]
        #[expect(clippy::disallowed_methods, reason = "this is the one place")]
        leptos::task::spawn_local(task);
    }

    /// Runs `task` when all that were begun like this before it are done: what is worked out of the
    /// book for a second tap has to see what the first has saved.
    pub fn spawn_in_turn(self, task: impl Future<Output = ()> + 'static) {
        if turns::queue(task) {
            self.spawn(turns::take_all());
        }
    }

    fn database(self) -> &'static str {
        let is_example = self.settings.with_untracked(|settings| settings.example);
        if is_example { EXAMPLE_DATABASE } else { OWN_DATABASE }
    }

    /// Whether neither a record nor a draft is here.
    pub fn is_untouched(self) -> bool {
        self.drafts().with(BTreeMap::is_empty)
            && self.book().with(|book| !book.all().any(Record::is_shown))
    }

    fn journal(self) -> Journal {
        Journal::of(self.database())
    }

    fn stamp(self) -> Stamp {
        Stamp {
            writer: self.writer.get_value(),
            saved_by: self.settings.with_untracked(Settings::saved_by),
            saved_at: clock::now(),
        }
    }

    fn store(self) -> Option<AnyStore> {
        self.store.get_value()
    }
}

impl Default for AppState {
    fn default() -> Self {
        Self::new()
    }
}

/// The state that the root provides.
pub fn use_app() -> AppState {
    use_context::<AppState>().expect("the root provides the state")
}
