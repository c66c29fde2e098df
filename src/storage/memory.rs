//! A store that forgets: for tests, the example book and browsers that refuse.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::storage::RecordStore;
use crate::storage::RowKey;
use crate::storage::StoreError;
use crate::storage::Table;
use crate::storage::Turn;
use crate::storage::UpdateError;
use crate::storage::Write;

/// Rows in the program's own memory. A clone is a second handle on the same
/// rows, as a second window would be.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    rows: Rc<RefCell<BTreeMap<RowKey, String>>>,
}

impl MemoryStore {
    fn row(&self, key: &RowKey) -> Option<String> {
        self.rows.borrow().get(key).cloned()
    }

    fn apply(&self, write: Write) {
        let mut rows = self.rows.borrow_mut();
        let key = (write.table, write.key);
        match write.text {
            Some(text) => rows.insert(key, text),
            None => rows.remove(&key),
        };
    }
}

impl RecordStore for MemoryStore {
    async fn load_all(&self, table: Table) -> Result<Vec<(String, String)>, StoreError> {
        let rows = self.rows.borrow();
        let of_table = rows.iter().filter(|((of, _), _)| *of == table);
        Ok(of_table.map(|((_, key), text)| (key.clone(), text.clone())).collect())
    }

    async fn keys(&self, table: Table) -> Result<Vec<String>, StoreError> {
        let rows = self.rows.borrow();
        Ok(rows.keys().filter(|(of, _)| *of == table).map(|(_, key)| key.clone()).collect())
    }

    async fn read(&self, table: Table, keys: &[String]) -> Result<Vec<Option<String>>, StoreError> {
        Ok(keys.iter().map(|key| self.row(&(table, key.clone()))).collect())
    }

    async fn walk<E: 'static>(
        &self,
        first: Vec<RowKey>,
        mut step: impl FnMut(Vec<Option<String>>) -> Result<Turn, E> + 'static,
    ) -> Result<(), UpdateError<E>> {
        let mut before = Vec::new();
        let mut asked = first;
        loop {
            match step(asked.iter().map(|key| self.row(key)).collect()) {
                Ok(turn) => {
                    for write in turn.writes {
                        let key = (write.table, write.key.clone());
                        before.push((self.row(&key), key));
                        self.apply(write);
                    }
                    asked = turn.next;
                }
                Err(refusal) => {
                    for (text, (table, key)) in before.into_iter().rev() {
                        self.apply(Write { table, key, text });
                    }
                    return Err(UpdateError::Refused(refusal));
                }
            }
            if asked.is_empty() {
                return Ok(());
            }
        }
    }

    async fn write_relaxed(&self, write: Write) -> Result<(), StoreError> {
        self.apply(write);
        Ok(())
    }

    async fn clear(&self) -> Result<(), StoreError> {
        self.rows.borrow_mut().clear();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::MemoryStore;

    fn two_windows() -> (MemoryStore, MemoryStore) {
        let first = MemoryStore::default();
        (first.clone(), first)
    }

    macro_rules! check {
        ($($rule:ident),* $(,)?) => {$(
            #[test]
            fn $rule() {
                let (first, second) = two_windows();
                pollster::block_on(crate::storage::contract::$rule(first, second));
            }
        )*};
    }

    crate::storage::contract::every_rule!(check);
}
