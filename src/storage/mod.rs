//! Where records rest: text by key, in the tables of one database.
//!
//! A store knows nothing of plans or visits. What every store must do is
//! written once, in `contract`, and run against each. [`refusing`] wraps any
//! of them for tests.

use std::cell::Cell;
use std::rc::Rc;

use thiserror::Error;

pub mod contract;
#[cfg(all(feature = "browser", target_arch = "wasm32"))]
pub mod indexed_db;
pub mod memory;
pub mod refusing;

/// A shelf of the database. The same key in two tables is two rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// What people have saved, one record a row.
    Records,
    /// What they are still typing.
    Drafts,
    /// Which files came in, one import a row.
    Imports,
    /// How rows were before an import, so that it can be taken back; by the import's key.
    Undo,
    /// What each recipient of files has been sent, one recipient a row.
    Sent,
    /// Pictures, by the key of the record that tells of each; so large that they
    /// are read one by one.
    Photos,
}

impl Table {
    /// Every table, in the order of the enum.
    pub const ALL: [Self; 6] =
        [Self::Records, Self::Drafts, Self::Imports, Self::Undo, Self::Sent, Self::Photos];

    /// The table's name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Drafts => "drafts",
            Self::Imports => "imports",
            Self::Undo => "undo",
            Self::Sent => "sent",
            Self::Photos => "photos",
        }
    }
}

/// One row to be written or removed.
///
/// It names its table, so that a save can remove its draft in the same
/// transaction: [`RecordStore::update`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    pub table: Table,
    pub key: String,
    /// The row's new text; `None` removes the row.
    pub text: Option<String>,
}

impl Write {
    /// Keeps `text` under `key`, in place of what was there.
    pub fn put(table: Table, key: impl Into<String>, text: impl Into<String>) -> Self {
        Self { table, key: key.into(), text: Some(text.into()) }
    }

    /// Removes the row of `key`, if there is one.
    pub fn delete(table: Table, key: impl Into<String>) -> Self {
        Self { table, key: key.into(), text: None }
    }
}

/// Names a row: its table and its key.
pub type RowKey = (Table, String);

/// What one turn of a [`RecordStore::walk`] does, and which rows the next one is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    pub writes: Vec<Write>,
    /// None when this turn is the last.
    pub next: Vec<RowKey>,
}

/// A place that keeps text by key.
///
/// A store is a handle: several may be open on the same database, in one window
/// or in many. Futures stay on the browser's one thread, so they need not be
/// `Send`. Dropping the future of a write before it is ready leaves open whether
/// it was kept, all of it or nothing.
#[expect(async_fn_in_trait, reason = "used with concrete types, on one thread")]
pub trait RecordStore {
    /// All rows of `table`, ordered by key.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] when the rows could not be read.
    async fn load_all(&self, table: Table) -> Result<Vec<(String, String)>, StoreError>;

    /// The keys of all rows of `table`, in order.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] when they could not be read.
    async fn keys(&self, table: Table) -> Result<Vec<String>, StoreError>;

    /// The rows of `keys` in `table`, in the same order; `None` where there is no row.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] when the rows could not be read.
    async fn read(&self, table: Table, keys: &[String]) -> Result<Vec<Option<String>>, StoreError>;

    /// Changes rows in as many turns as it takes: reads the rows that `first`
    /// names and gives them to `step` in the same order (`None` where there is
    /// no row), writes what it returns, in the order it returns it, reads the
    /// rows it asks for next, and so on until it asks for none. A later turn
    /// sees what an earlier one wrote.
    ///
    /// All of it is one transaction: no other window can write between the
    /// first reading and the last writing, and either every write is kept or
    /// none. When this returns, the writes are on the device (strict
    /// durability), as far as the browser can tell.
    ///
    /// # Errors
    ///
    /// Nothing is written, and the error is [`UpdateError::Refused`] when
    /// `step` returned an error, [`UpdateError::Store`] when the store failed.
    /// A store may fail before it calls `step` or after.
    async fn walk<E: 'static>(
        &self,
        first: Vec<RowKey>,
        step: impl FnMut(Vec<Option<String>>) -> Result<Turn, E> + 'static,
    ) -> Result<(), UpdateError<E>>;

    /// Reads the rows of `keys` in `table`, gives them to `change` in the same
    /// order, and writes what it returns: a [`RecordStore::walk`] of one turn.
    /// Gives back what `change` gave beside the writes.
    ///
    /// # Errors
    ///
    /// As [`RecordStore::walk`].
    async fn update<T: 'static, E: 'static>(
        &self,
        table: Table,
        keys: &[String],
        change: impl FnOnce(Vec<Option<String>>) -> Result<(Vec<Write>, T), E> + 'static,
    ) -> Result<T, UpdateError<E>> {
        let first = keys.iter().map(|key| (table, key.clone())).collect();
        let outcome = Rc::new(Cell::new(None));
        let worked_out = Rc::clone(&outcome);
        let mut change = Some(change);
        self.walk(first, move |rows| {
            let change = change.take().expect("a walk that asks for no more has one turn");
            let (writes, outcome) = change(rows)?;
            worked_out.set(Some(outcome));
            Ok(Turn { writes, next: Vec::new() })
        })
        .await?;
        Ok(outcome.take().expect("a walk that succeeds has had its turn"))
    }

    /// Writes one row without waiting for the disk: for drafts, written while
    /// someone types. A power cut may lose the last ones.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] when the row was not written.
    async fn write_relaxed(&self, write: Write) -> Result<(), StoreError>;

    /// Removes every row of every table, all at once.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] when nothing was removed.
    async fn clear(&self) -> Result<(), StoreError>;

    /// Tries whether this device keeps anything at all, by writing and removing
    /// a row. No other window ever sees that row.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] when the device refused, as in some private
    /// windows.
    async fn probe(&self) -> Result<(), StoreError> {
        const KEY: &str = "probe";
        let outcome: Result<(), UpdateError<StoreError>> = self
            .update(Table::Drafts, &[KEY.to_owned()], |_| {
                let there = Write::put(Table::Drafts, KEY, KEY);
                Ok((vec![there, Write::delete(Table::Drafts, KEY)], ()))
            })
            .await;
        outcome.map_err(|error| match error {
            UpdateError::Refused(error) | UpdateError::Store(error) => error,
        })
    }
}

/// Why the device did not keep or return rows.
///
/// A `cause` is for logs: the browser's name of the fault and what was being
/// done, never a row's key or text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StoreError {
    #[error(
        "this browser does not allow saving here; leave private browsing, then open the app again ({cause})"
    )]
    Unavailable { cause: String },
    #[error("the device is full; free some space, then save again")]
    Full,
    #[error(
        "another window holds an older version of the saved data; close it, then open the app again"
    )]
    Blocked,
    #[error("the saved data belong to a newer version of the app; reload to get it")]
    Newer,
    /// The connection died and a second attempt did not help. Nothing was
    /// removed.
    #[error("the connection to the saved data was lost; close the app and open it again ({cause})")]
    Lost { cause: String },
    /// The database was there when the app started, and is not there now.
    #[error(
        "the saved data were removed from this browser while the app was open; export what the app still shows"
    )]
    Gone,
    #[error("the saved data could not be read or written; try again ({cause})")]
    Other { cause: String },
}

/// Why [`RecordStore::update`] wrote nothing.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum UpdateError<E> {
    /// The change itself was not to be, given what the rows hold.
    #[error("{0}")]
    Refused(E),
    #[error(transparent)]
    Store(#[from] StoreError),
}
