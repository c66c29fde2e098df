//! Stories of files that hold a part of a book, and of what a recipient already has.

use faltbok::app::making::Ask;
use faltbok::app::making::Made;
use faltbok::app::making::Unmade;
use faltbok::app::sending::Marks;
use faltbok::domain::parts::Party;
use faltbok::domain::selection::Scope;
use faltbok::domain::selection::Wish;
use faltbok::domain::visit::Sharing;
use faltbok::exchange;

use super::*;

fn officer() -> Party {
    Party { role: "Landsbygdshandläggare".to_owned(), organisation: "Länsstyrelsen".to_owned() }
}

impl Phone {
    pub fn makes(&self, ask: Ask) -> Made {
        block_on(self.app.make(ask, |_| (), |_| true)).expect("nobody stops it")
    }

    /// Makes a file for the officer, of what has changed or of everything.
    pub fn makes_for_officer(&self, only_changed: bool) -> Made {
        let sent = self.has_sent();
        let wish = Wish { recipient: officer(), ..Wish::default() };
        self.makes(Ask { wish, sent: Some(sent.into()), only_changed, ..Ask::default() })
    }

    pub fn has_sent(&self) -> Marks {
        block_on(self.app.sent_to(&officer())).expect("memory reads")
    }

    pub fn file(&self, made: &Made) -> String {
        self.app.parcel(made, "").body.text()
    }

    pub fn notes_sent(&self, made: &Made) {
        block_on(self.app.note_sent(officer(), &made.marks)).expect("memory writes");
    }

    fn deletes(&self, id: RecordId) {
        block_on(self.app.delete(Kind::Visit, id, faltbok::text::common::SAVE)).expect("saves");
    }
}

#[test]
fn a_file_made_in_pieces_is_the_file_that_is_written_at_once() {
    told(|| {
        let phone = Phone::new();
        let many = (0..400).map(|_| {
            let text = "Kylen är från 1998. ".repeat(50);
            Change::new_record(
                device::new_id(),
                Kind::Visit,
                Content::default().with(visit::NOTES, text),
            )
        });
        block_on(phone.app.save(many.collect(), &[])).expect("saves");
        let made = phone.makes(Ask { wish: Wish::everything(), ..Ask::default() });
        let (parcel, at_once) = (phone.app.parcel(&made, ""), phone.app.export());
        assert_eq!(parcel.name, at_once.name);
        assert_eq!(parcel.body.len(), at_once.text.len());
        assert!(parcel.body.text() == at_once.text);
        assert_eq!((made.records, made.selected), (400, 400));
    });
}

#[test]
fn a_file_that_is_stopped_is_not_made() {
    told(|| {
        let phone = Phone::new();
        phone.writes_visit("Sikås");
        let made = block_on(phone.app.make(Ask::default(), |_| (), |_| false));
        assert_eq!(made.map(|_| ()), Err(Unmade::Stopped));
    });
}

#[test]
fn the_second_file_holds_only_what_has_changed_and_the_books_end_alike() {
    told(|| {
        let (region, county) = (Phone::new(), Phone::new());
        let (edited, deleted) = (region.writes_visit("Sikås"), region.writes_visit("Los"));
        region.writes_visit("Ramsjö");
        let first = region.makes_for_officer(true);
        assert_eq!((first.records, first.changed, first.selected), (3, 3, 3));
        region.notes_sent(&first);

        assert_eq!(region.makes_for_officer(true).records, 0);
        region.sets_notes(edited, "Sju kilometer till Hammerdal.");
        region.deletes(deleted);
        let new = region.writes_visit("Kälarne");
        let second = region.makes_for_officer(true);
        assert_eq!((second.records, second.changed, second.selected), (3, 3, 4));
        let ids: Vec<RecordId> = second.marks.keys().copied().collect();
        assert_eq!(ids, [edited, deleted, new]);

        // Late, twice, and the second before the first.
        for made in [&second, &first, &second] {
            county.takes(&region.file(made));
        }
        assert_eq!(county.rows(), region.rows());
        let whole = |phone: &Phone| phone.app.export().text;
        assert_eq!(whole(&county), whole(&region));
        // All the history of what has changed is there, not only what is new.
        let other = Phone::new();
        other.takes(&region.file(&second));
        let history = other.book().get(edited).expect("it came").history().revisions().count();
        assert_eq!(history, 2);
    });
}

#[test]
fn a_file_that_never_arrived_is_sent_again_whole() {
    told(|| {
        let (region, county) = (Phone::new(), Phone::new());
        let id = region.writes_visit("Sikås");
        region.notes_sent(&region.makes_for_officer(true));
        region.sets_notes(id, "Sju kilometer till Hammerdal.");
        region.writes_visit("Los");
        let again = region.makes_for_officer(false);
        assert_eq!((again.records, again.changed, again.selected), (2, 2, 2));
        county.takes(&region.file(&again));
        assert_eq!(county.rows(), region.rows());
    });
}

#[test]
fn what_did_not_leave_is_not_taken_for_sent_and_what_is_forgotten_is_gone() {
    told(|| {
        let region = Phone::new();
        region.writes_visit("Sikås");
        // The sheet was closed: nobody notes anything.
        drop(region.makes_for_officer(true));
        assert_eq!(region.makes_for_officer(true).records, 1);
        assert_eq!(block_on(region.app.recipients()), Ok(Vec::new()));

        region.notes_sent(&region.makes_for_officer(true));
        // As it is typed another time.
        let typed = Party { role: " landsbygdshandläggare".to_owned(), ..officer() };
        assert_eq!(block_on(region.app.sent_to(&typed)).expect("reads").len(), 1);
        let known = block_on(region.app.recipients()).expect("reads");
        assert_eq!(known.iter().map(|it| it.party.clone()).collect::<Vec<_>>(), [officer()]);

        block_on(region.app.forget_recipient(&officer())).expect("memory writes");
        assert_eq!(block_on(region.app.recipients()), Ok(Vec::new()));
        assert_eq!(block_on(region.store.load_all(Table::Sent)), Ok(Vec::new()));
        assert_eq!(region.makes_for_officer(true).records, 1);
    });
}

#[test]
fn a_colleague_s_edit_that_came_in_since_goes_on_to_the_third() {
    told(|| {
        let (region, county) = (Phone::new(), Phone::new());
        let id = region.writes_visit("Sikås");
        region.writes_visit("Los");
        let first = region.makes_for_officer(true);
        region.notes_sent(&first);
        county.takes(&region.file(&first));
        county.sets_notes(id, "Åtta kilometer.");
        region.takes(&county.app.export().text);
        let ids: Vec<RecordId> = region.makes_for_officer(true).marks.into_keys().collect();
        // The mark of the other is known and unchanged, but it does not go along.
        assert_eq!(ids, [id]);
    });
}

#[test]
fn an_inner_note_stays_at_home_and_the_sender_is_told() {
    told(|| {
        let phone = Phone::new();
        let inner = phone.writes_visit("Sikås");
        let edit = Edit::Set { field: visit::SHARING.name(), value: Some(Sharing::OnlyMe.write()) };
        let change = Change { id: inner, kind: Kind::Visit, edit };
        block_on(phone.app.save(vec![change], &[])).expect("saves");
        let other = phone.writes_visit("Los");
        let mut seen = Vec::new();
        let made = block_on(phone.app.make(Ask::default(), |it| seen.push(it.id()), |_| true));
        let made = made.expect("nobody stops it");
        assert_eq!((made.stays.inner, made.records), (1, 1));
        assert_eq!(seen, [other]);
        assert!(!phone.file(&made).contains("Sikås"));
        // Around the inner visit itself there is nothing to send.
        let wish = Wish { scope: Scope::Around(inner), ..Wish::default() };
        let made = phone.makes(Ask { wish, ..Ask::default() });
        assert_eq!((made.stays.inner, made.records), (1, 0));
        assert!(exchange::read(&phone.file(&made)).expect("sound").records.is_empty());
    });
}
