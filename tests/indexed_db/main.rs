//! The browser's database, in a real browser: it keeps what every store must keep.
#![cfg(target_arch = "wasm32")]

mod browser;
mod faults;
mod windows;

use faltbok::storage::contract;
use faltbok::storage::indexed_db::IndexedDbStore;
use wasm_bindgen_test::wasm_bindgen_test;
use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

/// Two windows on a new database.
async fn two_windows(name: &str) -> (IndexedDbStore, IndexedDbStore) {
    let first = IndexedDbStore::open(name, |_| ()).await.expect("opens");
    let second = IndexedDbStore::open(name, |_| ()).await.expect("opens a second time");
    (first, second)
}

macro_rules! check {
    ($($rule:ident),* $(,)?) => {$(
        #[wasm_bindgen_test]
        async fn $rule() {
            let (first, second) = two_windows(stringify!($rule)).await;
            contract::$rule(first, second).await;
        }
    )*};
}

contract::every_rule!(check);
