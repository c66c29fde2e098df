//! What each recipient of files has been sent, so that the next file need only
//! hold what has changed since.
//!
//! Remembered by revisions, never by time: of every record, a mark of its newest
//! revisions as they were in the last file. The row of a recipient is a line that
//! says who it is, and a line for each record.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::NaiveDateTime;
use serde::Deserialize;
use serde::Serialize;

use super::AppState;
use super::changes::Failure;
use super::clock;
use super::pace::Pace;
use crate::domain::id::RecordId;
use crate::domain::id::RevisionId;
use crate::domain::mark;
use crate::domain::moment;
use crate::domain::order;
use crate::domain::parts::Party;
use crate::domain::record::Record;
use crate::storage::RecordStore;
use crate::storage::Table;
use crate::storage::Write;

/// How each record was when it was sent.
pub type Marks = BTreeMap<RecordId, Sent>;

/// How a record was when it was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// As [`mark`] gives it.
    pub mark: u64,
    /// Whether its picture has been sent too, then or earlier. It never changes.
    pub picture: bool,
}

/// Somebody who has been sent files from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    pub party: Party,
    pub sent_at: NaiveDateTime,
}

/// The first line of a row.
#[derive(Serialize, Deserialize)]
#[serde(default)]
struct Head {
    organisation: String,
    role: String,
    sent_at: String,
}

impl Default for Head {
    fn default() -> Self {
        let none = String::new;
        Self { organisation: none(), role: none(), sent_at: none() }
    }
}

/// What tells one state of a record from another: of its newest revisions, and of
/// how many there are, since a file may have brought an older one that was missing.
pub fn mark(record: &Record) -> u64 {
    let history = record.history();
    let count = u64::try_from(history.revisions().count()).unwrap_or(u64::MAX);
    let heads = history.heads().into_iter().flat_map(|RevisionId { counter, writer }| {
        u64::from(counter).to_be_bytes().into_iter().chain(writer.0.to_be_bytes())
    });
    mark::mark(heads.chain(count.to_be_bytes()))
}

/// The row's key: the same for the same recipient, however it is typed.
fn key(party: &Party) -> String {
    let [role, organisation] =
        [&party.role, &party.organisation].map(|it| it.trim().to_lowercase());
    format!("{role}\n{organisation}")
}

/// Whether both are the same recipient, however they were typed.
pub fn is_same(one: &Party, other: &Party) -> bool {
    key(one) == key(other)
}

impl AppState {
    /// Those who have been sent files, the latest first.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`] when the device did not say.
    pub async fn recipients(self) -> Result<Vec<Recipient>, Failure> {
        let store = self.store().ok_or(Failure::NotOpen)?;
        let rows = store.load_all(Table::Sent).await?;
        let mut found: Vec<Recipient> = rows
            .iter()
            .filter_map(|(_, text)| read_recipient(text.lines().next().unwrap_or_default()))
            .collect();
        order::sort_by(&mut found, |one, other| other.sent_at.cmp(&one.sent_at));
        Ok(found)
    }

    /// How the records were that `party` has been sent; none when it was never
    /// sent any.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`] when the device did not say.
    pub async fn sent_to(self, party: &Party) -> Result<Marks, Failure> {
        let store = self.store().ok_or(Failure::NotOpen)?;
        let rows = store.read(Table::Sent, &[key(party)]).await?;
        let mut marks = Marks::new();
        let mut pace = Pace::new();
        for line in rows.iter().flatten().flat_map(|text| text.lines().skip(1)) {
            // A line that can't be read only means that its record is sent again.
            marks.extend(read_mark(line));
            if pace.is_tired() {
                pace.pause().await;
            }
        }
        Ok(marks)
    }

    /// Notes that `party` was sent records as `sent` marks them.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`]; they then count as not sent, and go along again.
    pub async fn note_sent(self, party: Party, sent: &Marks) -> Result<(), Failure> {
        let store = self.store().ok_or(Failure::NotOpen)?;
        let mut marks = self.sent_to(&party).await?;
        marks.extend(sent);
        let head = Head {
            organisation: party.organisation.trim().to_owned(),
            role: party.role.trim().to_owned(),
            sent_at: moment::write_moment(clock::now()),
        };
        let mut row = serde_json::to_string(&head).expect("texts can always be written");
        let mut pace = Pace::new();
        for (id, Sent { mark, picture }) in marks {
            let picture = if picture { WITH_PICTURE } else { "" };
            write!(row, "\n{id} {mark:016x}{picture}").expect("a string takes all that is written");
            if pace.is_tired() {
                pace.pause().await;
            }
        }
        let write = Write::put(Table::Sent, key(&party), row);
        store.update(Table::Sent, &[], |_| Ok::<_, Failure>((vec![write], ()))).await?;
        Ok(())
    }

    /// Forgets a recipient, and all that it was sent.
    ///
    /// # Errors
    ///
    /// Returns [`Failure`] when the device still remembers.
    pub async fn forget_recipient(self, party: &Party) -> Result<(), Failure> {
        let store = self.store().ok_or(Failure::NotOpen)?;
        let write = Write::delete(Table::Sent, key(party));
        store.update(Table::Sent, &[], |_| Ok::<_, Failure>((vec![write], ()))).await?;
        Ok(())
    }
}

fn read_recipient(line: &str) -> Option<Recipient> {
    let Head { organisation, role, sent_at } = serde_json::from_str(line).ok()?;
    Some(Recipient { party: Party { role, organisation }, sent_at: moment::read_moment(&sent_at)? })
}

/// Stands behind the mark of a record that was sent with its picture.
const WITH_PICTURE: &str = " +";

fn read_mark(line: &str) -> Option<(RecordId, Sent)> {
    let (id, mark) = line.split_once(' ')?;
    let without = mark.strip_suffix(WITH_PICTURE);
    let mark = u64::from_str_radix(without.unwrap_or(mark), 16).ok()?;
    Some((id.parse().ok()?, Sent { mark, picture: without.is_some() }))
}
