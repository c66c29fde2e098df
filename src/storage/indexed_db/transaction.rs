//! One transaction: it is complete, or nothing of it is kept.
//!
//! The browser commits a transaction as soon as it is left without a request,
//! so nothing but [`Transaction::done`] may be awaited while there is one: what
//! depends on a row that was read is worked out inside the request's callback.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use js_sys::Function;
use js_sys::Object;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::IdbDatabase;
use web_sys::IdbObjectStore;
use web_sys::IdbRequest;
use web_sys::IdbTransaction;

use crate::storage::Table;
use crate::storage::Write;
use crate::storage::indexed_db::fault::Fault;
use crate::storage::indexed_db::waiting::Waiting;

/// What a transaction is for.
#[derive(Clone, Copy, Debug)]
pub enum Purpose {
    Loading,
    /// Complete only when the device says it is on the disk.
    Saving,
    /// Complete as soon as the browser has it; the disk follows.
    Drafting,
}

impl Purpose {
    /// What is being done, for [`Fault`].
    pub const fn doing(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Saving => "saving",
            Self::Drafting => "saving a draft",
        }
    }

    const fn mode(self) -> &'static str {
        match self {
            Self::Loading => "readonly",
            Self::Saving | Self::Drafting => "readwrite",
        }
    }

    const fn durability(self) -> &'static str {
        match self {
            Self::Saving => "strict",
            Self::Loading | Self::Drafting => "relaxed",
        }
    }
}

/// A running transaction over all tables. Dropping it before it is done
/// aborts it.
#[derive(Debug)]
pub struct Transaction {
    raw: IdbTransaction,
    purpose: Purpose,
    ended: Waiting<Result<(), Fault>>,
    is_over: bool,
    /// Kept until the browser can no longer call them.
    #[expect(dead_code, reason = "held for the browser, which calls them")]
    on_end: [Closure<dyn FnMut()>; 2],
    turns: Option<Turns>,
}

/// What is called when the rows of a turn have been read.
#[derive(Debug)]
struct Turns {
    on_read: Closure<dyn FnMut()>,
    /// The last reading of the turn that is under way.
    awaited: Rc<RefCell<Option<IdbRequest>>>,
}

impl Transaction {
    /// Begins a transaction, waiting its turn behind those of other windows.
    pub fn begin(database: &IdbDatabase, purpose: Purpose) -> Result<Self, Fault> {
        let raw = begin(database, purpose).map_err(|error| Fault::new(&error, purpose.doing()))?;
        let ended = Waiting::new();
        let on_complete = {
            let ended = ended.clone();
            Closure::<dyn FnMut()>::new(move || ended.settle(Ok(())))
        };
        // `abort` follows every failed request and every failed commit, such as
        // that of a full device; the cause is then the transaction's error.
        let on_abort = {
            let (ended, raw) = (ended.clone(), raw.clone());
            Closure::<dyn FnMut()>::new(move || {
                let fault = raw.error().map_or_else(
                    || Fault::named("AbortError", purpose.doing()),
                    |error| Fault::new(&error, purpose.doing()),
                );
                ended.settle(Err(fault));
            })
        };
        raw.set_oncomplete(Some(on_complete.as_ref().unchecked_ref()));
        raw.set_onabort(Some(on_abort.as_ref().unchecked_ref()));
        let on_end = [on_complete, on_abort];
        Ok(Self { raw, purpose, ended, is_over: false, on_end, turns: None })
    }

    /// The browser's transaction, for issuing requests in a callback.
    pub fn requests(&self) -> Requests {
        Requests { raw: self.raw.clone(), purpose: self.purpose }
    }

    /// Calls `turn` as soon as `read` and all the requests before it have their
    /// results, at once where nothing is read; and again when the request that
    /// it gave back has its result. Writes may be issued in it.
    pub fn in_turns(
        &mut self,
        read: Option<IdbRequest>,
        mut turn: impl FnMut() -> Option<IdbRequest> + 'static,
    ) {
        let Some(read) = read.or_else(&mut turn) else { return };
        let awaited = Rc::new(RefCell::new(None));
        // The closure passes itself on to the next request.
        let itself: Rc<RefCell<Option<Function>>> = Rc::default();
        let await_result = {
            let (awaited, itself) = (Rc::clone(&awaited), Rc::clone(&itself));
            move |read: IdbRequest| {
                read.set_onsuccess(itself.borrow().as_ref());
                awaited.replace(Some(read));
            }
        };
        let on_read = {
            let await_result = await_result.clone();
            Closure::<dyn FnMut()>::new(move || {
                if let Some(next) = turn() {
                    await_result(next);
                }
            })
        };
        itself.replace(Some(on_read.as_ref().unchecked_ref::<Function>().clone()));
        await_result(read);
        self.turns = Some(Turns { on_read, awaited });
    }

    /// Waits until everything is kept, or nothing.
    pub async fn done(mut self) -> Result<(), Fault> {
        let outcome = self.ended.wait().await;
        self.is_over = true;
        outcome
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        self.raw.set_oncomplete(None);
        self.raw.set_onabort(None);
        if let Some(turns) = self.turns.take() {
            if let Some(read) = turns.awaited.take() {
                read.set_onsuccess(None);
            }
            drop(turns.on_read);
        }
        if !self.is_over {
            self.requests().abort();
        }
    }
}

/// What may be asked of a transaction that is running.
#[derive(Clone, Debug)]
pub struct Requests {
    raw: IdbTransaction,
    purpose: Purpose,
}

impl Requests {
    /// The request for the row of `key`.
    pub fn get(&self, table: Table, key: &str) -> Result<IdbRequest, Fault> {
        self.ask(table, |rows| rows.get(&key.into()))
    }

    /// The request for all keys, in their order.
    pub fn get_keys(&self, table: Table) -> Result<IdbRequest, Fault> {
        self.ask(table, IdbObjectStore::get_all_keys)
    }

    /// The requests for all keys and for all texts, both in the order of keys.
    pub fn get_all(&self, table: Table) -> Result<(IdbRequest, IdbRequest), Fault> {
        let keys = self.get_keys(table)?;
        let texts = self.ask(table, IdbObjectStore::get_all)?;
        Ok((keys, texts))
    }

    /// Asks for a row to be written or removed.
    pub fn write(&self, write: &Write) -> Result<(), Fault> {
        let key = JsValue::from_str(&write.key);
        self.ask(write.table, |rows| match &write.text {
            Some(text) => rows.put_with_key(&text.into(), &key),
            None => rows.delete(&key),
        })?;
        Ok(())
    }

    /// Asks for every row of `table` to be removed.
    pub fn clear(&self, table: Table) -> Result<(), Fault> {
        self.ask(table, IdbObjectStore::clear)?;
        Ok(())
    }

    /// Undoes everything that was asked for. Of a transaction that has ended
    /// nothing can be undone any more, and nothing is.
    pub fn abort(&self) {
        // The one error there can be says that the transaction has ended.
        drop(self.raw.abort());
    }

    fn ask(
        &self,
        table: Table,
        request: impl FnOnce(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
    ) -> Result<IdbRequest, Fault> {
        let asked = self.raw.object_store(table.name()).and_then(|rows| request(&rows));
        asked.map_err(|error| Fault::new(&error, self.purpose.doing()))
    }
}

/// The text a request found; `None` where there is no row.
pub fn found(request: &IdbRequest, purpose: Purpose) -> Result<Option<String>, Fault> {
    let value = request.result().map_err(|error| Fault::new(&error, purpose.doing()))?;
    if value.is_undefined() { Ok(None) } else { text(&value, purpose).map(Some) }
}

/// All the texts a request found.
pub fn found_all(request: &IdbRequest, purpose: Purpose) -> Result<Vec<String>, Fault> {
    let value = request.result().map_err(|error| Fault::new(&error, purpose.doing()))?;
    let found = Array::from(&value);
    if found.iter().all(|value| value.is_string()) {
        // To copy each text out of JavaScript costs more than to read it, so all come as one.
        let joined = String::from(found.join(&BETWEEN.to_string()));
        let apart: Vec<String> = joined.split(BETWEEN).map(str::to_owned).collect();
        if apart.len() == found.iter().len() {
            return Ok(apart);
        }
    }
    found.iter().map(|value| text(&value, purpose)).collect()
}

/// No JSON holds it, and no key; where a text does, each comes by itself.
const BETWEEN: char = '\u{1e}';

fn text(value: &JsValue, purpose: Purpose) -> Result<String, Fault> {
    value.as_string().ok_or_else(|| Fault::named("row that is not text", purpose.doing()))
}

/// `database.transaction(tables, mode, {durability})`, which `web_sys` does not
/// have without flags to the compiler.
fn begin(database: &IdbDatabase, purpose: Purpose) -> Result<IdbTransaction, JsValue> {
    let tables: Array = Table::ALL.iter().map(|table| JsValue::from_str(table.name())).collect();
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &purpose.durability().into())?;
    let transaction: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    transaction.call3(database, &tables, &purpose.mode().into(), &options)?.dyn_into()
}
