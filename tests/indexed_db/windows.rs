//! Another window, or the browser itself, takes the database away.

use std::cell::RefCell;
use std::rc::Rc;

use faltbok::storage::RecordStore;
use faltbok::storage::StoreError;
use faltbok::storage::Table::Drafts;
use faltbok::storage::Table::Photos;
use faltbok::storage::Table::Records;
use faltbok::storage::Table::Sent;
use faltbok::storage::Write;
use faltbok::storage::indexed_db::IndexedDbStore;
use faltbok::storage::indexed_db::Superseded;
use faltbok::storage::indexed_db::VERSION;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::change;
use crate::browser::has_database;
use crate::browser::run;
use crate::browser::wait_for;

type Heard = Rc<RefCell<Vec<Superseded>>>;

/// An open store, and what it has been told by other windows.
async fn listening(name: &str) -> (IndexedDbStore, Heard) {
    let heard = Heard::default();
    let store = {
        let heard = Rc::clone(&heard);
        IndexedDbStore::open(name, move |why| heard.borrow_mut().push(why)).await.expect("opens")
    };
    store.write_relaxed(Write::put(Drafts, "a", "1")).await.expect("a draft is kept");
    (store, heard)
}

/// Opens the database as some other program would, and holds on to it.
async fn open_elsewhere(name: &str, version: u32) {
    wait_for(&format!(
        "return new Promise((resolve, reject) => {{
            const request = indexedDB.open('{name}', {version});
            request.onerror = reject;
            request.onsuccess = () => {{ globalThis.elsewhere = request.result; resolve(); }};
        }})"
    ))
    .await;
}

fn close_elsewhere() {
    run("globalThis.elsewhere.close()");
}

#[wasm_bindgen_test]
async fn a_newer_version_of_the_app_takes_over() {
    let (store, heard) = listening("newer").await;
    open_elsewhere("newer", VERSION + 1).await;
    assert_eq!(*heard.borrow(), [Superseded::ByNewerVersion]);
    assert_eq!(store.load_all(Drafts).await, Err(StoreError::Newer));
    let reopened = IndexedDbStore::open("newer", |_| ()).await;
    assert_eq!(reopened.expect_err("it is too new"), StoreError::Newer);
    close_elsewhere();
}

#[wasm_bindgen_test]
async fn leaving_the_example_book_leaves_no_trace() {
    let (own, own_heard) = listening("own book").await;
    let (example, example_heard) = listening("example book").await;
    let (second_window, second_heard) = listening("example book").await;

    example.clone().remove().await.expect("removes");
    assert!(!has_database("example book").await);
    assert_eq!(example.load_all(Drafts).await, Err(StoreError::Gone));
    assert_eq!(second_window.load_all(Drafts).await, Err(StoreError::Gone));
    assert_eq!(*second_heard.borrow(), [Superseded::ByRemoval]);
    assert_eq!(*example_heard.borrow(), [], "it knows what it does itself");
    assert!(!has_database("example book").await, "asking did not make it anew");

    assert_eq!(*own_heard.borrow(), []);
    assert_eq!(own.load_all(Drafts).await.expect("loads").len(), 1);
}

#[wasm_bindgen_test]
async fn a_window_that_does_not_let_go_is_reported() {
    let (store, _) = listening("held").await;
    open_elsewhere("held", VERSION).await;
    assert_eq!(store.remove().await, Err(StoreError::Blocked));
    close_elsewhere();
}

#[wasm_bindgen_test]
async fn an_older_window_that_does_not_let_go_is_reported() {
    // The database of the first version, which had two tables.
    wait_for(
        "return new Promise((resolve, reject) => {
            const request = indexedDB.open('older', 1);
            request.onupgradeneeded = () => {
                for (const table of ['records', 'drafts']) {
                    request.result.createObjectStore(table).put('text', 'key');
                }
            };
            request.onerror = reject;
            request.onsuccess = () => { globalThis.elsewhere = request.result; resolve(); };
        })",
    )
    .await;
    let opened = IndexedDbStore::open("older", |_| ()).await;
    assert_eq!(opened.expect_err("it is held"), StoreError::Blocked);

    // Once it is let go of, it gets the new tables and keeps what it had.
    close_elsewhere();
    let store = IndexedDbStore::open("older", |_| ()).await.expect("is free");
    for table in [Records, Drafts] {
        assert_eq!(store.load_all(table).await.expect("loads").len(), 1);
    }
    for table in [Sent, Photos] {
        assert_eq!(store.load_all(table).await.expect("loads"), []);
    }
}

#[wasm_bindgen_test]
async fn a_connection_the_browser_closes_is_opened_again() {
    let (store, heard) = listening("closed").await;
    let database = note_the_database(&store).await;
    run(&format!("{database}.close(); {database}.dispatchEvent(new Event('close'));"));
    assert_eq!(store.load_all(Drafts).await.expect("loads").len(), 1);
    assert_eq!(*heard.borrow(), []);
}

#[wasm_bindgen_test]
async fn a_database_that_has_vanished_is_not_replaced_by_an_empty_one() {
    let (store, _) = listening("vanished").await;
    let database = note_the_database(&store).await;
    // Clearing a site's data closes its connections by force.
    run(&format!("{database}.onversionchange = null; {database}.close();"));
    wait_for(
        "return new Promise((resolve) => {
            indexedDB.deleteDatabase('vanished').onsuccess = resolve;
        })",
    )
    .await;
    run(&format!("{database}.dispatchEvent(new Event('close'));"));

    let draft = Write::put(Drafts, "b", "2");
    assert_eq!(store.write_relaxed(draft).await, Err(StoreError::Gone));
    assert_eq!(store.load_all(Records).await, Err(StoreError::Gone));
    assert!(!has_database("vanished").await);
}

/// Where tests find the database of `store`, as JavaScript.
async fn note_the_database(store: &IndexedDbStore) -> &'static str {
    let _noting = change(
        "IDBDatabase",
        "transaction",
        "globalThis.noted = this; return original.apply(this, args);",
    );
    store.load_all(Drafts).await.expect("loads");
    "globalThis.noted"
}
