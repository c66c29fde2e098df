//! A store that fails when told to: for tests of what the app does then.

use std::cell::RefCell;
use std::rc::Rc;

use crate::storage::RecordStore;
use crate::storage::RowKey;
use crate::storage::StoreError;
use crate::storage::Table;
use crate::storage::Turn;
use crate::storage::UpdateError;
use crate::storage::Write;

/// Passes everything on to another store until its [`Refusal`] says otherwise.
#[derive(Clone, Debug, Default)]
pub struct RefusingStore<S> {
    inner: S,
    refusal: Refusal,
}

/// The switch of a [`RefusingStore`]. Clones share it, so a test keeps one and
/// turns it while the app holds the store.
#[derive(Clone, Debug, Default)]
pub struct Refusal {
    orders: Rc<RefCell<Orders>>,
}

#[derive(Debug, Default)]
struct Orders {
    loading: Option<StoreError>,
    /// The error, and how many writes still succeed before it.
    writing: Option<(usize, StoreError)>,
}

impl Refusal {
    /// Every write from now on fails with `error`.
    pub fn refuse_writes(&self, error: StoreError) {
        self.refuse_writes_after(0, error);
    }

    /// The next `count` writes succeed; those after them fail with `error`.
    pub fn refuse_writes_after(&self, count: usize, error: StoreError) {
        self.orders.borrow_mut().writing = Some((count, error));
    }

    /// Every load from now on fails with `error`.
    pub fn refuse_loads(&self, error: StoreError) {
        self.orders.borrow_mut().loading = Some(error);
    }

    /// Everything succeeds again, as after space was freed.
    pub fn allow_all(&self) {
        *self.orders.borrow_mut() = Orders::default();
    }

    fn next_write(&self) -> Result<(), StoreError> {
        match &mut self.orders.borrow_mut().writing {
            None => Ok(()),
            Some((0, error)) => Err(error.clone()),
            Some((left, _)) => {
                *left -= 1;
                Ok(())
            }
        }
    }
}

impl<S> RefusingStore<S> {
    /// Wraps `inner`; it refuses nothing yet.
    pub fn new(inner: S) -> Self {
        Self { inner, refusal: Refusal::default() }
    }

    /// The switch that makes it refuse.
    pub fn refusal(&self) -> Refusal {
        self.refusal.clone()
    }
}

impl<S: RecordStore> RecordStore for RefusingStore<S> {
    async fn load_all(&self, table: Table) -> Result<Vec<(String, String)>, StoreError> {
        if let Some(error) = &self.refusal.orders.borrow().loading {
            return Err(error.clone());
        }
        self.inner.load_all(table).await
    }

    async fn keys(&self, table: Table) -> Result<Vec<String>, StoreError> {
        if let Some(error) = &self.refusal.orders.borrow().loading {
            return Err(error.clone());
        }
        self.inner.keys(table).await
    }

    async fn read(&self, table: Table, keys: &[String]) -> Result<Vec<Option<String>>, StoreError> {
        if let Some(error) = &self.refusal.orders.borrow().loading {
            return Err(error.clone());
        }
        self.inner.read(table, keys).await
    }

    async fn walk<E: 'static>(
        &self,
        first: Vec<RowKey>,
        mut step: impl FnMut(Vec<Option<String>>) -> Result<Turn, E> + 'static,
    ) -> Result<(), UpdateError<E>> {
        let refusal = self.refusal.clone();
        // A full device is found out last, when the change has been worked out
        // and is being written, so that is where this one fails too.
        let outcome = self
            .inner
            .walk(first, move |rows| {
                let turn = step(rows).map_err(UpdateError::Refused)?;
                refusal.next_write()?;
                Ok(turn)
            })
            .await;
        outcome.map_err(|error| match error {
            UpdateError::Refused(error) => error,
            UpdateError::Store(error) => UpdateError::Store(error),
        })
    }

    async fn write_relaxed(&self, write: Write) -> Result<(), StoreError> {
        self.refusal.next_write()?;
        self.inner.write_relaxed(write).await
    }

    async fn clear(&self) -> Result<(), StoreError> {
        self.refusal.next_write()?;
        self.inner.clear().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::memory::MemoryStore;
    use std::convert::Infallible;

    async fn save(store: &RefusingStore<MemoryStore>, key: &str) -> Result<(), StoreError> {
        let write = Write::put(Table::Records, key, "text");
        let outcome: Result<(), UpdateError<Infallible>> =
            store.update(Table::Records, &[], move |_| Ok((vec![write], ()))).await;
        outcome.map_err(|error| match error {
            UpdateError::Store(error) => error,
            UpdateError::Refused(never) => match never {},
        })
    }

    #[test]
    fn a_full_device_keeps_what_it_had_and_takes_more_once_there_is_room() {
        let store = RefusingStore::new(MemoryStore::default());
        let refusal = store.refusal();
        pollster::block_on(async {
            refusal.refuse_writes_after(2, StoreError::Full);
            assert_eq!(save(&store, "a").await, Ok(()));
            assert_eq!(save(&store, "b").await, Ok(()));
            assert_eq!(save(&store, "c").await, Err(StoreError::Full));
            assert_eq!(store.probe().await, Err(StoreError::Full));
            assert_eq!(store.load_all(Table::Records).await.unwrap().len(), 2);

            refusal.allow_all();
            assert_eq!(save(&store, "c").await, Ok(()));
            assert_eq!(store.load_all(Table::Records).await.unwrap().len(), 3);
        });
    }

    #[test]
    fn loading_can_be_refused_apart_from_writing() {
        let store = RefusingStore::new(MemoryStore::default());
        let lost = StoreError::Lost { cause: "UnknownError while loading".to_owned() };
        store.refusal().refuse_loads(lost.clone());
        pollster::block_on(async {
            assert_eq!(store.load_all(Table::Drafts).await, Err(lost));
            assert_eq!(save(&store, "a").await, Ok(()));
        });
    }

    macro_rules! check {
        ($($rule:ident),* $(,)?) => {$(
            #[test]
            fn $rule() {
                let store = RefusingStore::new(MemoryStore::default());
                pollster::block_on(crate::storage::contract::$rule(store.clone(), store));
            }
        )*};
    }

    // A store that refuses nothing is a store like any other.
    crate::storage::contract::every_rule!(check);
}
