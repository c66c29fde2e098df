//! Handles that the browser gives and only its own database can keep, such as
//! that on a folder: in a small database of their own.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::IdbDatabase;
use web_sys::IdbObjectStore;
use web_sys::IdbOpenDbRequest;
use web_sys::IdbRequest;

use crate::storage::StoreError;
use crate::storage::indexed_db::connection::factory;
use crate::storage::indexed_db::connection::outcome;
use crate::storage::indexed_db::fault::Fault;
use crate::storage::indexed_db::waiting::Waiting;

const DATABASE: &str = "faltbok-handles";
const STORE: &str = "handles";
const DOING: &str = "keeping a handle";

/// Keeps `handle` under `key`, in place of what was there.
///
/// # Errors
///
/// Returns [`StoreError`] when the browser did not keep it.
pub async fn keep(key: &str, handle: &JsValue) -> Result<(), StoreError> {
    let (key, handle) = (JsValue::from_str(key), handle.clone());
    ask("readwrite", move |store| store.put_with_key(&handle, &key)).await.map(drop)
}

/// The handle that is kept under `key`, if there is one.
///
/// # Errors
///
/// Returns [`StoreError`] when the browser could not tell.
pub async fn kept(key: &str) -> Result<Option<JsValue>, StoreError> {
    let key = JsValue::from_str(key);
    let handle = ask("readonly", move |store| store.get(&key)).await?;
    Ok((!handle.is_undefined()).then_some(handle))
}

/// Forgets the handle that is kept under `key`.
///
/// # Errors
///
/// Returns [`StoreError`] when it is still there.
pub async fn forget(key: &str) -> Result<(), StoreError> {
    let key = JsValue::from_str(key);
    ask("readwrite", move |store| store.delete(&key)).await.map(drop)
}

fn fault(error: &JsValue) -> StoreError {
    Fault::new(error, DOING).into()
}

/// One request in one transaction; gives its result once the transaction is complete.
async fn ask(
    mode: &str,
    request: impl FnOnce(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
) -> Result<JsValue, StoreError> {
    let database = open().await?;
    let asked = asked(&database, mode, request).await;
    database.close();
    asked
}

async fn asked(
    database: &IdbDatabase,
    mode: &str,
    request: impl FnOnce(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
) -> Result<JsValue, StoreError> {
    // By name, since web_sys would take the mode as an enum of its own.
    let begin = Reflect::get(database, &"transaction".into())
        .and_then(JsCast::dyn_into::<js_sys::Function>)
        .map_err(|error| fault(&error))?;
    let transaction: web_sys::IdbTransaction = begin
        .call2(database, &STORE.into(), &mode.into())
        .and_then(JsCast::dyn_into)
        .map_err(|error| fault(&error))?;
    let request = transaction
        .object_store(STORE)
        .and_then(|store| request(&store))
        .map_err(|error| fault(&error))?;
    let ended = Waiting::new();
    let settle = |is_kept: bool| {
        let (ended, transaction) = (ended.clone(), transaction.clone());
        Closure::<dyn FnMut()>::new(move || {
            let error = transaction.error().map_or(JsValue::NULL, JsValue::from);
            ended.settle(if is_kept { Ok(()) } else { Err(fault(&error)) });
        })
    };
    let (complete, aborted) = (settle(true), settle(false));
    transaction.set_oncomplete(Some(complete.as_ref().unchecked_ref()));
    transaction.set_onabort(Some(aborted.as_ref().unchecked_ref()));
    ended.wait().await?;
    request.result().map_err(|error| fault(&error))
}

async fn open() -> Result<IdbDatabase, StoreError> {
    let request: IdbOpenDbRequest =
        factory()?.open_with_u32(DATABASE, 1).map_err(|error| fault(&error))?;
    let failed = Rc::new(Cell::new(false));
    let on_upgrade = {
        let (request, failed) = (request.clone(), Rc::clone(&failed));
        Closure::<dyn FnMut()>::new(move || {
            let made = request.result().and_then(JsCast::dyn_into::<IdbDatabase>);
            let made = made.and_then(|database| database.create_object_store(STORE));
            failed.set(made.is_err());
        })
    };
    request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
    outcome(&request).await?;
    request.set_onupgradeneeded(None);
    let database: IdbDatabase =
        request.result().and_then(JsCast::dyn_into).map_err(|error| fault(&error))?;
    if failed.get() {
        return Err(StoreError::Other { cause: DOING.to_owned() });
    }
    // Whoever removes all that this site has is not to wait for this window.
    let on_version_change = {
        let database = database.clone();
        Closure::once_into_js(move || database.close())
    };
    database.set_onversionchange(Some(on_version_change.unchecked_ref()));
    Ok(database)
}
