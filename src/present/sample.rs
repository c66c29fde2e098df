//! Small builders of books, for the tests in this folder.

use chrono::NaiveDate;
use chrono::NaiveDateTime;

use crate::domain::book::Book;
use crate::domain::field::Content;
use crate::domain::followup;
use crate::domain::history::History;
use crate::domain::history::Stamp;
use crate::domain::id::RecordId;
use crate::domain::id::Writer;
use crate::domain::kind::Kind;
use crate::domain::parts::Party;
use crate::domain::place;
use crate::domain::record::Record;
use crate::domain::visit;
use crate::text::Language;
use crate::text::Phrase;

/// A book that grows; later records are younger.
#[derive(Default)]
pub struct Sample {
    pub book: Book,
    made: u64,
}

impl Sample {
    pub fn add(&mut self, kind: Kind, content: Content) -> RecordId {
        self.made += 1;
        let id = RecordId::from_parts(self.made, [0; 10]);
        let mut history = History::default();
        history.write(&stamp(1), content);
        self.book.put(Record::new(id, kind.token().to_owned(), history));
        id
    }

    /// Changes a record as its writer `writer` would.
    pub fn change(&mut self, id: RecordId, change: impl FnOnce(&mut History)) {
        let record = self.book.get(id).expect("the record was added").changed(change);
        self.book.put(record);
    }

    pub fn delete(&mut self, id: RecordId) {
        self.change(id, |history| {
            history.delete(&stamp(1));
        });
    }

    /// Gives one record two edits of `content` that were made apart.
    pub fn edit_apart(&mut self, id: RecordId, mine: Content, theirs: Content) {
        self.change(id, |history| {
            let base: std::collections::BTreeSet<_> = history.heads().into_iter().collect();
            history.write_on(&stamp(1), base.clone(), mine);
            history.write_on(&stamp(2), base, theirs);
        });
    }

    pub fn place(&mut self, name: &str) -> RecordId {
        self.add(Kind::Place, Content::default().with(place::NAME, name.to_owned()))
    }

    pub fn visit(&mut self, place: RecordId, day: &str) -> RecordId {
        self.add(
            Kind::Visit,
            Content::default().with(visit::PLACE, place).with(visit::DAY, on(day)),
        )
    }

    /// An open follow-up of the shop's owner.
    pub fn followup(&mut self, visit: RecordId, what: &str, due: &str) -> RecordId {
        self.add(
            Kind::Followup,
            Content::default()
                .with(followup::WHAT, what.to_owned())
                .with(followup::VISIT, visit)
                .with(followup::OWNER, party("Handlare", ""))
                .with(followup::DUE, on(due)),
        )
    }
}

pub fn stamp(writer: u64) -> Stamp {
    Stamp {
        writer: Writer(writer),
        saved_by: "Servicesamordnare".to_owned(),
        saved_at: NaiveDateTime::default(),
    }
}

pub fn party(role: &str, organisation: &str) -> Party {
    Party { role: role.to_owned(), organisation: organisation.to_owned() }
}

pub fn on(day: &str) -> NaiveDate {
    day.parse().expect("a day such as 2017-03-14")
}

pub fn swedish(phrase: &Phrase) -> String {
    // Figures are grouped with a space that no line breaks at.
    phrase.to(Language::Swedish).replace('\u{a0}', " ")
}

pub fn english(phrase: &Phrase) -> String {
    phrase.to(Language::English)
}
