//! The small shelf that can be written at once: localStorage.
//!
//! Natively it is a map of the thread, so that the app's stories can be told
//! without a browser.

#[cfg(target_arch = "wasm32")]
pub use browser::{all, get, remove, set};
#[cfg(test)]
pub use map::fill;
#[cfg(not(target_arch = "wasm32"))]
pub use map::{all, get, remove, set};

#[cfg(target_arch = "wasm32")]
mod browser {
    use gloo_storage::LocalStorage;
    use gloo_storage::Storage;
    use serde::Serialize;
    use serde::de::DeserializeOwned;

    /// What is kept under `key`, if it can be read as a `T`.
    pub fn get<T: DeserializeOwned>(key: &str) -> Option<T> {
        LocalStorage::get(key).ok()
    }

    /// Keeps `value` under `key`. Says whether the browser took it.
    pub fn set<T: Serialize>(key: &str, value: &T) -> bool {
        LocalStorage::set(key, value).is_ok()
    }

    /// Forgets what is kept under `key`.
    pub fn remove(key: &str) {
        LocalStorage::delete(key);
    }

    /// Everything whose key begins with `prefix`, by the rest of the key.
    pub fn all<T: DeserializeOwned>(prefix: &str) -> Vec<(String, T)> {
        let storage = LocalStorage::raw();
        let keys = (0..storage.length().unwrap_or(0))
            .filter_map(|index| storage.key(index).ok().flatten())
            .filter(|key| key.starts_with(prefix));
        keys.filter_map(|key| Some((key.strip_prefix(prefix)?.to_owned(), get(&key)?))).collect()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod map {
    use std::cell::Cell;
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    use serde::Serialize;
    use serde::de::DeserializeOwned;

    thread_local! {
        static SHELF: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
        static IS_FULL: Cell<bool> = const { Cell::new(false) };
    }

    /// What is kept under `key`, if it can be read as a `T`.
    pub fn get<T: DeserializeOwned>(key: &str) -> Option<T> {
        SHELF.with_borrow(|shelf| serde_json::from_str(shelf.get(key)?).ok())
    }

    /// From now on there is no room, or there is again.
    #[cfg(test)]
    pub fn fill(is_full: bool) {
        IS_FULL.set(is_full);
    }

    /// Keeps `value` under `key`, as text like a browser.
    pub fn set<T: Serialize>(key: &str, value: &T) -> bool {
        if IS_FULL.get() {
            return false;
        }
        let text = serde_json::to_string(value).expect("settings and drafts can be written");
        SHELF.with_borrow_mut(|shelf| shelf.insert(key.to_owned(), text));
        true
    }

    /// Forgets what is kept under `key`.
    pub fn remove(key: &str) {
        SHELF.with_borrow_mut(|shelf| shelf.remove(key));
    }

    /// Everything whose key begins with `prefix`, by the rest of the key.
    pub fn all<T: DeserializeOwned>(prefix: &str) -> Vec<(String, T)> {
        SHELF.with_borrow(|shelf| {
            let found = shelf.iter().filter_map(|(key, text)| {
                Some((key.strip_prefix(prefix)?.to_owned(), serde_json::from_str(text).ok()?))
            });
            found.collect()
        })
    }
}
