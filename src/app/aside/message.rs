//! What is told between the page and the program beside it, as JSON.

use serde::Deserialize;
use serde::Serialize;

use crate::app::intake::Order;
use crate::app::intake::Refusal;
use crate::app::intake::Told;
use crate::domain::id::RecordId;
use crate::domain::import::Group;
use crate::domain::import::Tally;
use crate::domain::kind::Kind;
use crate::domain::record::Record;
use crate::exchange;
use crate::exchange::Header;

/// What the page asks for, besides the looking at a file that is handed over.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// To take in the file that was looked at.
    TakeIn(Order),
    /// To take back the import called `id`.
    Undo { database: String, id: String, undone_at: String },
}

/// What the page hears.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// The program listens; what is said before that, nobody hears.
    Ready,
    /// So much of so much is done.
    Progress(u64, u64),
    Looked(ToldText),
    /// Some of the records that are otherwise now; of very many, each answer tells some.
    Touched(Vec<String>),
    /// The file is in the book, or it is taken back but for so many records.
    Done(usize),
    Refused(Refusal),
}

impl Answer {
    pub fn write(&self) -> String {
        serde_json::to_string(self).expect("texts and numbers can always be written")
    }

    /// Reads an answer of the same build; `None` when it is none.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// [`Told`], its records as the exchange file has them.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldText {
    exported_at: String,
    exported_by: String,
    new: GroupText,
    changed: GroupText,
    deleted: GroupText,
    choices: GroupText,
    unchanged: usize,
    pictures: usize,
    named: Vec<String>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct GroupText {
    count: usize,
    named: Vec<String>,
}

impl From<&Told> for ToldText {
    fn from(told: &Told) -> Self {
        let group = |group: &Group| GroupText {
            count: group.count,
            named: group.named().map(|id| id.to_string()).collect(),
        };
        let Tally { new, changed, deleted, choices, unchanged } = &told.tally;
        Self {
            exported_at: told.header.exported_at.clone(),
            exported_by: told.header.exported_by.clone(),
            new: group(new),
            changed: group(changed),
            deleted: group(deleted),
            choices: group(choices),
            unchanged: *unchanged,
            pictures: told.pictures,
            named: told.named.iter().map(exchange::write_record).collect(),
        }
    }
}

impl ToldText {
    /// What was told; `None` when it can't be read.
    pub fn read(self) -> Option<Told> {
        let named = self.named.iter().map(|text| exchange::read_record(text).ok());
        let named: Vec<Record> = named.collect::<Option<_>>()?;
        let kind_of = |id: RecordId| named.iter().find(|it| it.id() == id).and_then(Record::kind);
        let group = |group: GroupText| {
            let ids = group.named.iter().map(|id| id.parse().ok());
            let ids: Vec<RecordId> = ids.collect::<Option<_>>()?;
            let of_a_kind = |id: RecordId| -> (Option<Kind>, RecordId) { (kind_of(id), id) };
            Some(Group::new(group.count, ids.into_iter().map(of_a_kind)))
        };
        let tally = Tally {
            new: group(self.new)?,
            changed: group(self.changed)?,
            deleted: group(self.deleted)?,
            choices: group(self.choices)?,
            unchanged: self.unchanged,
        };
        let header = Header { exported_by: self.exported_by, exported_at: self.exported_at };
        Some(Told { header, tally, pictures: self.pictures, named })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::StoreError;

    fn heard(answer: &Answer) -> Option<Answer> {
        Answer::read(&answer.write())
    }

    #[test]
    fn what_a_file_would_do_is_heard_as_it_was_told() {
        let file = include_str!("../../../public/example.json");
        let document = exchange::read(file).expect("the example is sound");
        let mut told = Told { header: document.header, ..Told::default() };
        for record in document.records {
            told.named.extend(told.tally.meet(None, record).expect("nothing to clash with"));
        }
        assert_ne!(told.tally.new.count, 0);
        let Some(Answer::Looked(text)) = heard(&Answer::Looked((&told).into())) else {
            panic!("something else was heard")
        };
        assert_eq!(text.read(), Some(told));
    }

    #[test]
    fn a_refusal_is_heard_with_its_cause() {
        let cause = "QuotaExceededError while saving".to_owned();
        for refusal in [
            Refusal::Damaged,
            Refusal::Stopped,
            Refusal::Store(StoreError::Full),
            Refusal::Store(StoreError::Lost { cause }),
        ] {
            let answer = Answer::Refused(refusal);
            assert_eq!(heard(&answer), Some(answer));
        }
        assert_eq!(Answer::read("{}"), None);
    }
}
