//! The store that the running app uses, whichever it is.

use crate::storage::RecordStore;
use crate::storage::RowKey;
use crate::storage::StoreError;
use crate::storage::Table;
use crate::storage::Turn;
use crate::storage::UpdateError;
use crate::storage::Write;
#[cfg(target_arch = "wasm32")]
use crate::storage::indexed_db::IndexedDbStore;
use crate::storage::memory::MemoryStore;
#[cfg(not(target_arch = "wasm32"))]
use crate::storage::refusing::RefusingStore;

/// One of the stores there are.
#[derive(Clone, Debug)]
pub enum AnyStore {
    #[cfg(target_arch = "wasm32")]
    IndexedDb(IndexedDbStore),
    /// Forgets when the window closes: for a browser that refuses to keep.
    Memory(MemoryStore),
    /// For tests of what happens when the device refuses.
    #[cfg(not(target_arch = "wasm32"))]
    Refusing(RefusingStore<MemoryStore>),
}

macro_rules! each {
    ($self:ident, $store:ident => $call:expr) => {
        match $self {
            #[cfg(target_arch = "wasm32")]
            Self::IndexedDb($store) => $call.await,
            Self::Memory($store) => $call.await,
            #[cfg(not(target_arch = "wasm32"))]
            Self::Refusing($store) => $call.await,
        }
    };
}

impl RecordStore for AnyStore {
    async fn load_all(&self, table: Table) -> Result<Vec<(String, String)>, StoreError> {
        each!(self, store => store.load_all(table))
    }

    async fn keys(&self, table: Table) -> Result<Vec<String>, StoreError> {
        each!(self, store => store.keys(table))
    }

    async fn read(&self, table: Table, keys: &[String]) -> Result<Vec<Option<String>>, StoreError> {
        each!(self, store => store.read(table, keys))
    }

    async fn walk<E: 'static>(
        &self,
        first: Vec<RowKey>,
        step: impl FnMut(Vec<Option<String>>) -> Result<Turn, E> + 'static,
    ) -> Result<(), UpdateError<E>> {
        each!(self, store => store.walk(first, step))
    }

    async fn write_relaxed(&self, write: Write) -> Result<(), StoreError> {
        each!(self, store => store.write_relaxed(write))
    }

    async fn clear(&self) -> Result<(), StoreError> {
        each!(self, store => store.clear())
    }
}
