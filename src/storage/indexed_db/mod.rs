//! The browser's own database, directly over its API.
//!
//! Crates that make futures of single requests rest on when an executor happens
//! to poll them; here whole transactions are futures, and requests are not.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::IdbDatabase;
use web_sys::IdbRequest;

use crate::storage::RecordStore;
use crate::storage::RowKey;
use crate::storage::StoreError;
use crate::storage::Table;
use crate::storage::Turn;
use crate::storage::UpdateError;
use crate::storage::Write;
use crate::storage::indexed_db::connection::Connection;
use crate::storage::indexed_db::fault::Fault;
use crate::storage::indexed_db::transaction::Purpose;
use crate::storage::indexed_db::transaction::Requests;
use crate::storage::indexed_db::transaction::Transaction;

mod connection;
mod fault;
pub mod handles;
mod transaction;
mod waiting;

pub use crate::storage::indexed_db::connection::Superseded;
pub use crate::storage::indexed_db::connection::VERSION;

/// A handle on a database of the browser. Clones share one connection.
///
/// When the browser kills the connection, as phones do to apps in the
/// background, the next use opens it again.
#[derive(Clone, Debug)]
pub struct IndexedDbStore {
    connection: Rc<Connection>,
}

impl IndexedDbStore {
    /// Opens the database `name`, making it on first use.
    ///
    /// `on_superseded` is called when another window needs this one to let go:
    /// it has, when it is called, and every later use fails with
    /// [`StoreError::Newer`] or [`StoreError::Gone`].
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Unavailable`] where the browser refuses, as in some
    /// private windows, [`StoreError::Newer`] when the database was made by a
    /// newer program, and [`StoreError::Blocked`] when another window holds an
    /// older one open.
    pub async fn open(
        name: &str,
        on_superseded: impl Fn(Superseded) + 'static,
    ) -> Result<Self, StoreError> {
        let connection = Connection::open(name, Rc::new(on_superseded)).await?;
        Ok(Self { connection: Rc::new(connection) })
    }

    /// Removes the whole database, as when leaving the example book. Every
    /// handle on it fails from now on with [`StoreError::Gone`].
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Blocked`] when another window does not let go of
    /// it. The browser removes it as soon as that window is closed.
    pub async fn remove(self) -> Result<(), StoreError> {
        self.connection.remove().await
    }

    /// Runs `attempt`, and once more on a new connection if it failed because
    /// the old one was dead.
    async fn on_a_live_connection<T, E>(
        &self,
        attempt: impl AsyncFn(&IdbDatabase) -> Result<T, Failed<E>>,
    ) -> Result<T, UpdateError<E>> {
        let database = self.connection.database().await?;
        let first = attempt(&database).await;
        if let Err(Failed::Before(fault) | Failed::After(fault)) = &first
            && fault.may_be_the_connection()
        {
            self.connection.give_up(&database);
        }
        let last = match first {
            Err(Failed::Before(fault)) if fault.may_be_the_connection() => {
                attempt(&self.connection.database().await?).await
            }
            other => other,
        };
        last.map_err(|failed| match failed {
            Failed::Refused(refusal) => UpdateError::Refused(refusal),
            Failed::Before(fault) | Failed::After(fault) => UpdateError::Store(fault.into()),
        })
    }

    /// Runs a transaction in which nothing is decided.
    async fn run<T>(
        &self,
        purpose: Purpose,
        ask: impl Fn(&Requests) -> Result<T, Fault>,
    ) -> Result<T, StoreError> {
        let run = self.on_a_live_connection(async |database| {
            let transaction = Transaction::begin(database, purpose)?;
            let asked = ask(&transaction.requests())?;
            transaction.done().await?;
            Ok(asked)
        });
        run.await.map_err(|error: UpdateError<StoreError>| match error {
            UpdateError::Refused(error) | UpdateError::Store(error) => error,
        })
    }
}

/// Why an attempt at a transaction failed.
enum Failed<E> {
    Refused(E),
    /// Nothing had been decided yet, so it may be attempted again.
    Before(Fault),
    After(Fault),
}

impl<E> From<Fault> for Failed<E> {
    fn from(fault: Fault) -> Self {
        Self::Before(fault)
    }
}

impl RecordStore for IndexedDbStore {
    async fn load_all(&self, table: Table) -> Result<Vec<(String, String)>, StoreError> {
        let purpose = Purpose::Loading;
        let (keys, texts) = self.run(purpose, |requests| requests.get_all(table)).await?;
        let keys = transaction::found_all(&keys, purpose)?;
        let texts = transaction::found_all(&texts, purpose)?;
        let mut rows: Vec<_> = keys.into_iter().zip(texts).collect();
        // The browser orders by UTF-16, which differs for rare signs only.
        rows.sort();
        Ok(rows)
    }

    async fn keys(&self, table: Table) -> Result<Vec<String>, StoreError> {
        let keys = self.run(Purpose::Loading, |requests| requests.get_keys(table)).await?;
        let mut keys = transaction::found_all(&keys, Purpose::Loading)?;
        keys.sort();
        Ok(keys)
    }

    async fn read(&self, table: Table, keys: &[String]) -> Result<Vec<Option<String>>, StoreError> {
        let ask = |requests: &Requests| {
            keys.iter().map(|key| requests.get(table, key)).collect::<Result<Vec<_>, Fault>>()
        };
        let reads = self.run(Purpose::Loading, ask).await?;
        let found = reads.iter().map(|read| transaction::found(read, Purpose::Loading));
        Ok(found.collect::<Result<_, Fault>>()?)
    }

    async fn walk<E: 'static>(
        &self,
        first: Vec<RowKey>,
        step: impl FnMut(Vec<Option<String>>) -> Result<Turn, E> + 'static,
    ) -> Result<(), UpdateError<E>> {
        let step = Rc::new(RefCell::new(step));
        self.on_a_live_connection(async |database| {
            walk_once(database, &first, Rc::clone(&step)).await
        })
        .await
    }

    async fn write_relaxed(&self, write: Write) -> Result<(), StoreError> {
        self.run(Purpose::Drafting, |requests| requests.write(&write)).await
    }

    async fn clear(&self) -> Result<(), StoreError> {
        let clear_all = |requests: &Requests| {
            Table::ALL.into_iter().try_for_each(|table| requests.clear(table))
        };
        self.run(Purpose::Saving, clear_all).await
    }
}

/// Reads, changes and writes in one transaction, turn by turn.
async fn walk_once<E: 'static>(
    database: &IdbDatabase,
    first: &[RowKey],
    step: Rc<RefCell<impl FnMut(Vec<Option<String>>) -> Result<Turn, E> + 'static>>,
) -> Result<(), Failed<E>> {
    let mut transaction = Transaction::begin(database, Purpose::Saving)?;
    let requests = transaction.requests();
    let reads = Rc::new(RefCell::new(ask(&requests, first)?));
    // Set as soon as something has been decided.
    let outcome = Rc::new(RefCell::new(None));
    let take_turn = {
        let (requests, reads, outcome) = (requests.clone(), Rc::clone(&reads), Rc::clone(&outcome));
        move || {
            match turn(&requests, &reads.take(), &mut *step.borrow_mut()) {
                Ok(next) => {
                    let last = next.last().cloned();
                    *outcome.borrow_mut() = Some(Ok(()));
                    reads.replace(next);
                    last
                }
                Err(failed) => {
                    // What was asked for before the failure must not be kept.
                    requests.abort();
                    *outcome.borrow_mut() = Some(Err(failed));
                    None
                }
            }
        }
    };
    let last = reads.borrow().last().cloned();
    transaction.in_turns(last, take_turn);

    let ended = transaction.done().await;
    let outcome = outcome.take();
    match (outcome, ended) {
        (Some(Err(failed)), _) => Err(failed),
        (Some(Ok(())), Ok(())) => Ok(()),
        (Some(Ok(())), Err(fault)) => Err(Failed::After(fault)),
        (None, Err(fault)) => Err(Failed::Before(fault)),
        (None, Ok(())) => Err(Failed::After(Fault::named("no result", Purpose::Saving.doing()))),
    }
}

/// One turn: what was read is given to `step`, what it writes and reads next is asked for.
fn turn<E>(
    requests: &Requests,
    reads: &[IdbRequest],
    step: &mut impl FnMut(Vec<Option<String>>) -> Result<Turn, E>,
) -> Result<Vec<IdbRequest>, Failed<E>> {
    let found: Result<Vec<_>, Fault> =
        reads.iter().map(|read| transaction::found(read, Purpose::Saving)).collect();
    let Turn { writes, next } = step(found.map_err(Failed::After)?).map_err(Failed::Refused)?;
    writes.iter().try_for_each(|write| requests.write(write)).map_err(Failed::After)?;
    ask(requests, &next).map_err(Failed::After)
}

fn ask(requests: &Requests, rows: &[RowKey]) -> Result<Vec<IdbRequest>, Fault> {
    rows.iter().map(|(table, key)| requests.get(*table, key)).collect()
}
