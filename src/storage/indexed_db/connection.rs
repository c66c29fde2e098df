//! The open database, and how it is opened again when the browser lets go of it.

use std::cell::Cell;
use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use js_sys::Promise;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbDatabase;
use web_sys::IdbFactory;
use web_sys::IdbOpenDbRequest;
use web_sys::IdbVersionChangeEvent;

use crate::storage::StoreError;
use crate::storage::Table;
use crate::storage::indexed_db::fault::Fault;
use crate::storage::indexed_db::waiting::Waiting;

/// The version of the tables, not of the texts in them. A higher one makes the
/// windows of older programs close their connection.
pub const VERSION: u32 = 3;

/// How long a browser that has just lost its databases is given to come to.
const PAUSE_BEFORE_ANOTHER_TRY_MS: i32 = 300;

const OPENING: &str = "opening";

/// Why another window made this one let go of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Superseded {
    /// A newer version of the app is open there; this one has to be reloaded.
    ByNewerVersion,
    /// It removed the whole database.
    ByRemoval,
}

/// What has become of an open database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Open,
    Lost,
    Superseded(Superseded),
}

/// A database by name, open or to be opened again.
pub struct Connection {
    name: String,
    open: RefCell<Open>,
    on_superseded: Rc<dyn Fn(Superseded)>,
}

impl Connection {
    /// Opens the database, making it on first use.
    pub async fn open(
        name: &str,
        on_superseded: Rc<dyn Fn(Superseded)>,
    ) -> Result<Self, StoreError> {
        let open = open_patiently(name, IfAbsent::Make, &on_superseded).await?;
        Ok(Self { name: name.to_owned(), open: RefCell::new(open), on_superseded })
    }

    /// The database; opens it again if the browser has closed it.
    ///
    /// The caller begins its transaction before it awaits anything else.
    pub async fn database(&self) -> Result<IdbDatabase, StoreError> {
        if let Some(database) = self.current()? {
            return Ok(database);
        }
        let open = open_patiently(&self.name, IfAbsent::Refuse, &self.on_superseded).await?;
        // Someone else may have been faster; then that connection is the one.
        if let Some(database) = self.current()? {
            return Ok(database);
        }
        let database = open.database.clone();
        *self.open.borrow_mut() = open;
        Ok(database)
    }

    /// Notes that `database` no longer works, unless it has been replaced since.
    pub fn give_up(&self, database: &IdbDatabase) {
        let open = self.open.borrow();
        if open.database == *database && open.fate.get() == Fate::Open {
            open.fate.set(Fate::Lost);
        }
    }

    fn current(&self) -> Result<Option<IdbDatabase>, StoreError> {
        let open = self.open.borrow();
        match open.fate.get() {
            Fate::Open => Ok(Some(open.database.clone())),
            Fate::Lost => Ok(None),
            Fate::Superseded(Superseded::ByNewerVersion) => Err(StoreError::Newer),
            Fate::Superseded(Superseded::ByRemoval) => Err(StoreError::Gone),
        }
    }

    /// Closes this connection and removes the whole database.
    pub async fn remove(&self) -> Result<(), StoreError> {
        let database = self.open.borrow().database.clone();
        database.close();
        self.open.borrow().fate.set(Fate::Superseded(Superseded::ByRemoval));
        remove(&self.name).await
    }
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Connection").field("name", &self.name).finish_non_exhaustive()
    }
}

/// An open database that listens to its end. Dropping it closes it, once its
/// transactions have ended.
struct Open {
    database: IdbDatabase,
    fate: Rc<Cell<Fate>>,
    /// Kept for as long as the browser may call them.
    _on_close: Closure<dyn FnMut()>,
    _on_version_change: Closure<dyn FnMut(IdbVersionChangeEvent)>,
}

impl Open {
    fn new(database: IdbDatabase, on_superseded: &Rc<dyn Fn(Superseded)>) -> Self {
        let fate = Rc::new(Cell::new(Fate::Open));
        let on_close = {
            let fate = Rc::clone(&fate);
            Closure::<dyn FnMut()>::new(move || fate.set(Fate::Lost))
        };
        let on_version_change = {
            let (fate, database) = (Rc::clone(&fate), database.clone());
            let on_superseded = Rc::clone(on_superseded);
            Closure::<dyn FnMut(_)>::new(move |event: IdbVersionChangeEvent| {
                // The other window waits until this one has let go. Saves that
                // are under way are finished first.
                database.close();
                let superseded = match event.new_version() {
                    Some(_) => Superseded::ByNewerVersion,
                    None => Superseded::ByRemoval,
                };
                fate.set(Fate::Superseded(superseded));
                on_superseded(superseded);
            })
        };
        database.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        database.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        Self { database, fate, _on_close: on_close, _on_version_change: on_version_change }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.database.set_onclose(None);
        self.database.set_onversionchange(None);
        self.database.close();
    }
}

/// What to do when there is no database of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum IfAbsent {
    Make,
    /// It was there before: an empty one in its place would hide the loss.
    Refuse,
}

/// Opens, and tries once more when the browser itself has stumbled.
async fn open_patiently(
    name: &str,
    if_absent: IfAbsent,
    on_superseded: &Rc<dyn Fn(Superseded)>,
) -> Result<Open, StoreError> {
    let opened = match open(name, if_absent).await {
        Err(StoreError::Lost { .. }) => {
            pause(PAUSE_BEFORE_ANOTHER_TRY_MS).await;
            open(name, if_absent).await
        }
        opened => opened,
    };
    opened.map(|database| Open::new(database, on_superseded))
}

async fn open(name: &str, if_absent: IfAbsent) -> Result<IdbDatabase, StoreError> {
    let request = factory()?
        .open_with_u32(name, VERSION)
        .map_err(|error| StoreError::from(Fault::new(&error, OPENING)))?;
    let refused = Rc::new(Cell::new(false));
    let on_upgrade = {
        let (request, refused) = (request.clone(), Rc::clone(&refused));
        Closure::<dyn FnMut(_)>::new(move |event: IdbVersionChangeEvent| {
            let is_new = event.old_version() < 1.0;
            refused.set(is_new && if_absent == IfAbsent::Refuse);
            if refused.get() || make_tables(&request).is_err() {
                undo_upgrade_of(&request)();
            }
        })
    };
    request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
    let opened = outcome(&request).await;
    request.set_onupgradeneeded(None);
    if opened == Err(StoreError::Blocked) {
        // Once the other window is gone, the upgrade would begin after all,
        // and there is nobody left to carry it out.
        let undo_late = Closure::once_into_js(undo_upgrade_of(&request));
        request.set_onupgradeneeded(Some(undo_late.unchecked_ref()));
    }
    match opened {
        Err(_) if refused.get() => Err(StoreError::Gone),
        opened => opened.and_then(|()| database_of(&request)),
    }
}

/// Undoes the upgrade that is under way, and with it a database it has made. The
/// request then fails, and that is where it is reported.
fn undo_upgrade_of(request: &IdbOpenDbRequest) -> impl FnOnce() + 'static {
    let request = request.clone();
    move || {
        if let Some(upgrade) = request.transaction() {
            // The one error there can be says that it has ended by itself.
            drop(upgrade.abort());
        }
    }
}

/// Removes a whole database, which need not exist.
///
/// # Errors
///
/// Returns [`StoreError::Blocked`] when another window does not let go of it.
/// The browser removes it as soon as that window is closed.
pub async fn remove(name: &str) -> Result<(), StoreError> {
    let request = factory()?
        .delete_database(name)
        .map_err(|error| StoreError::from(Fault::new(&error, "removing")))?;
    outcome(&request).await
}

fn database_of(request: &IdbOpenDbRequest) -> Result<IdbDatabase, StoreError> {
    let database = request.result().and_then(JsCast::dyn_into);
    database.map_err(|error| Fault::new(&error, OPENING).into())
}

fn make_tables(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.dyn_into()?;
    let existing = database.object_store_names();
    for table in Table::ALL {
        if !existing.contains(table.name()) {
            database.create_object_store(table.name())?;
        }
    }
    Ok(())
}

/// Waits until a request to open or to remove succeeds, fails or is blocked.
pub(super) async fn outcome(request: &IdbOpenDbRequest) -> Result<(), StoreError> {
    let ended = Waiting::new();
    let settle = |result: Result<(), StoreError>| {
        let ended = ended.clone();
        Closure::<dyn FnMut()>::new(move || ended.settle(result.clone()))
    };
    let on_success = settle(Ok(()));
    let on_blocked = settle(Err(StoreError::Blocked));
    let on_error = {
        let (ended, request) = (ended.clone(), request.clone());
        Closure::<dyn FnMut()>::new(move || {
            let error = request.error().ok().flatten().map_or(JsValue::NULL, JsValue::from);
            ended.settle(Err(Fault::new(&error, OPENING).into()));
        })
    };
    request.set_onsuccess(Some(on_success.as_ref().unchecked_ref()));
    request.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    request.set_onblocked(Some(on_blocked.as_ref().unchecked_ref()));
    let outcome = ended.wait().await;
    request.set_onsuccess(None);
    request.set_onerror(None);
    request.set_onblocked(None);
    outcome
}

/// The browser's databases, in a window or in a worker.
pub(super) fn factory() -> Result<IdbFactory, StoreError> {
    let unavailable = |error: JsValue| StoreError::Unavailable {
        cause: Fault::new(&error, "looking for the browser's databases").to_string(),
    };
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into()).map_err(unavailable)?;
    factory.dyn_into().map_err(unavailable)
}

async fn pause(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        let started = Reflect::get(&js_sys::global(), &"setTimeout".into())
            .and_then(JsCast::dyn_into::<Function>)
            .and_then(|start| start.call2(&JsValue::NULL, &resolve, &milliseconds.into()));
        if started.is_err() {
            // Without a timer there is no pause. Calling `resolve` cannot fail.
            drop(resolve.call0(&JsValue::NULL));
        }
    });
    // The promise is only ever resolved, and its value means nothing.
    drop(JsFuture::from(promise).await);
}
