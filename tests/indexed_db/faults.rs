//! The browser fails in the middle: what was not kept is not said to be.

use std::cell::Cell;
use std::convert::Infallible;
use std::pin::pin;
use std::rc::Rc;
use std::task::Context;
use std::task::Waker;

use faltbok::storage::RecordStore;
use faltbok::storage::StoreError;
use faltbok::storage::Table::Drafts;
use faltbok::storage::Table::Records;
use faltbok::storage::UpdateError;
use faltbok::storage::Write;
use faltbok::storage::indexed_db::IndexedDbStore;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::change;
use crate::browser::run;

const DEAD: &str = "throw new DOMException('', 'InvalidStateError');";

/// A store with one saved row and one draft.
async fn opened(name: &str) -> IndexedDbStore {
    let store = IndexedDbStore::open(name, |_| ()).await.expect("opens");
    save(&store, vec![Write::put(Records, "a", "1"), Write::put(Drafts, "a", "2")])
        .await
        .expect("saves");
    store
}

async fn save(store: &IndexedDbStore, writes: Vec<Write>) -> Result<(), StoreError> {
    let keys = ["a".to_owned()];
    let saved: Result<(), UpdateError<Infallible>> =
        store.update(Records, &keys, |_| Ok((writes, ()))).await;
    saved.map_err(|error| match error {
        UpdateError::Store(error) => error,
        UpdateError::Refused(never) => match never {},
    })
}

/// A save as people make them: two records, and the draft is done with.
fn a_save() -> Vec<Write> {
    vec![Write::put(Records, "a", "2"), Write::put(Records, "b", "1"), Write::delete(Drafts, "a")]
}

async fn assert_nothing_was_written(store: &IndexedDbStore) {
    let row = |text: &str| [("a".to_owned(), text.to_owned())];
    assert_eq!(store.load_all(Records).await.expect("loads"), row("1"));
    assert_eq!(store.load_all(Drafts).await.expect("loads"), row("2"));
}

async fn assert_everything_was_written(store: &IndexedDbStore) {
    assert_eq!(store.load_all(Records).await.expect("loads").len(), 2);
    assert_eq!(store.load_all(Drafts).await.expect("loads"), []);
}

#[wasm_bindgen_test]
async fn a_device_that_fills_up_during_a_save_keeps_nothing_of_it() {
    let store = opened("fills up").await;
    let full = change(
        "IDBObjectStore",
        "put",
        "if (calls === 2) throw new DOMException('', 'QuotaExceededError');
         return original.apply(this, args);",
    );
    assert_eq!(save(&store, a_save()).await, Err(StoreError::Full));
    assert_nothing_was_written(&store).await;
    drop(full);
    assert_eq!(save(&store, a_save()).await, Ok(()));
    assert_everything_was_written(&store).await;
}

#[wasm_bindgen_test]
async fn a_save_whose_commit_fails_is_not_called_saved() {
    let store = opened("commit fails").await;
    let changed = change(
        "IDBObjectStore",
        "delete",
        "const request = original.apply(this, args), transaction = this.transaction;
         request.onsuccess = () => transaction.abort();
         return request;",
    );
    let saved = save(&store, a_save()).await;
    assert!(matches!(saved, Err(StoreError::Lost { .. })), "{saved:?}");
    drop(changed);
    assert_nothing_was_written(&store).await;
}

#[wasm_bindgen_test]
async fn a_dead_connection_is_opened_again_and_the_save_is_made() {
    let store = opened("dead").await;
    let body = format!("if (calls === 1) {DEAD} return original.apply(this, args);");
    let _dead = change("IDBDatabase", "transaction", &body);
    assert_eq!(save(&store, a_save()).await, Ok(()));
    assert_everything_was_written(&store).await;
}

#[wasm_bindgen_test]
async fn a_connection_killed_while_reading_leaves_the_change_to_be_made_once() {
    let store = opened("killed").await;
    let _killed = change(
        "IDBDatabase",
        "transaction",
        "const transaction = original.apply(this, args);
         if (calls === 1) queueMicrotask(() => transaction.abort());
         return transaction;",
    );
    let times = Rc::new(Cell::new(0));
    let counted = Rc::clone(&times);
    let saved: Result<(), UpdateError<Infallible>> = store
        .update(Records, &["a".to_owned()], move |_| {
            counted.set(counted.get() + 1);
            Ok((a_save(), ()))
        })
        .await;
    assert_eq!((saved, times.get()), (Ok(()), 1));
    assert_everything_was_written(&store).await;
}

#[wasm_bindgen_test]
async fn loading_and_drafts_survive_a_dead_connection_too() {
    let store = opened("dead drafts").await;
    let body = format!("if (calls % 2 === 1) {DEAD} return original.apply(this, args);");
    let _dead = change("IDBDatabase", "transaction", &body);
    store.write_relaxed(Write::put(Drafts, "b", "3")).await.expect("a draft is kept");
    assert_eq!(store.load_all(Drafts).await.expect("loads").len(), 2);
    store.probe().await.expect("keeps things");
    store.clear().await.expect("clears");
    assert_eq!(store.load_all(Records).await.expect("loads"), []);
}

#[wasm_bindgen_test]
async fn a_connection_that_stays_dead_is_reported() {
    let store = opened("stays dead").await;
    let dead = change("IDBDatabase", "transaction", DEAD);
    let saved = save(&store, a_save()).await;
    let cause = "InvalidStateError while saving".to_owned();
    assert_eq!(saved, Err(StoreError::Lost { cause }));
    drop(dead);
    assert_nothing_was_written(&store).await;
}

#[wasm_bindgen_test]
async fn a_browser_that_has_stumbled_is_asked_again_a_little_later() {
    let _stumbles = change(
        "IDBFactory",
        "open",
        "if (calls === 1) throw new DOMException('', 'UnknownError');
         return original.apply(this, args);",
    );
    let store = opened("stumbles").await;
    assert_nothing_was_written(&store).await;
}

#[wasm_bindgen_test]
async fn a_browser_that_refuses_is_called_unavailable() {
    let _refuses = change("IDBFactory", "open", "throw new DOMException('', 'SecurityError');");
    let refused = IndexedDbStore::open("refuses", |_| ()).await.expect_err("refuses");
    let cause = "SecurityError while opening".to_owned();
    assert_eq!(refused, StoreError::Unavailable { cause });
}

#[wasm_bindgen_test]
async fn a_cause_does_not_quote_what_was_to_be_stored() {
    let store = opened("quotes").await;
    let quotes =
        change("IDBObjectStore", "put", "throw new DOMException(`not ${args}`, 'DataError');");
    let cause = "DataError while saving".to_owned();
    assert_eq!(save(&store, a_save()).await, Err(StoreError::Other { cause }));
    drop(quotes);
    assert_nothing_was_written(&store).await;
}

#[wasm_bindgen_test]
async fn a_save_that_is_no_longer_awaited_is_undone() {
    let store = opened("dropped").await;
    {
        // Without keys the writes are asked for at once.
        let update = store.update(Records, &[], |_| Ok::<_, Infallible>((a_save(), ())));
        let mut update = pin!(update);
        let polled = update.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        assert!(polled.is_pending());
    }
    assert_nothing_was_written(&store).await;
}

#[wasm_bindgen_test]
async fn saves_wait_for_the_disk_and_drafts_do_not() {
    let store = opened("durability").await;
    let _listens = change(
        "IDBDatabase",
        "transaction",
        "const transaction = original.apply(this, args);
         globalThis.durability = `${transaction.mode} ${transaction.durability}`;
         return transaction;",
    );
    let last = || run("return globalThis.durability").as_string().expect("a text");
    save(&store, a_save()).await.expect("saves");
    assert_eq!(last(), "readwrite strict");
    store.write_relaxed(Write::put(Drafts, "a", "3")).await.expect("a draft is kept");
    assert_eq!(last(), "readwrite relaxed");
    store.clear().await.expect("clears");
    assert_eq!(last(), "readwrite strict");
}

#[wasm_bindgen_test]
async fn a_store_in_use_all_day_holds_on_to_nothing() {
    let store = opened("all day").await;
    let mut held = Vec::new();
    for _ in 0..3 {
        for _ in 0..20 {
            save(&store, a_save()).await.expect("saves");
            store.write_relaxed(Write::put(Drafts, "a", "3")).await.expect("a draft is kept");
            store.load_all(Drafts).await.expect("loads");
        }
        held.push(wasm_bindgen::externref_heap_live_count());
    }
    assert_eq!(held[1], held[2]);
}
