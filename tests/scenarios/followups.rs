//! Two phones tick the same follow-up off apart, and one of them takes it back.

use faltbok::domain::followup;
use faltbok::domain::followup::FollowupStatus;
use faltbok::present::followups_page::Filter;
use faltbok::present::followups_page::followups_page;
use faltbok::present::followups_page::ticking;

use super::*;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a day")
}

impl Phone {
    fn ticks(&self, ids: &[RecordId], on: &str) -> Vec<Change> {
        let (changes, undo) = ticking(&self.book(), ids, day(on));
        block_on(self.app.save(changes, &[])).expect("an ordinary phone saves");
        undo
    }

    fn open(&self) -> usize {
        followups_page(&self.book(), &Filter::default(), day("2026-03-14")).open().count()
    }
}

#[test]
fn several_ticked_off_in_one_save_are_done_everywhere_and_come_back_in_one() {
    told(|| {
        let one = Phone::new();
        let ids = [device::new_id(), device::new_id()];
        let made = ids.map(|id| {
            let content = Content::default().with(followup::WHAT, "Ring".to_owned());
            let content = content.with(followup::STATUS, FollowupStatus::Waiting);
            Change::new_record(id, Kind::Followup, content)
        });
        block_on(one.app.save(made.to_vec(), &[])).expect("an ordinary phone saves");
        let other = Phone::new();
        other.takes(&one.app.export().text);
        // Both were in the same meeting, and each ticks it off.
        let undo = one.ticks(&ids, "2026-03-14");
        other.ticks(&ids[..1], "2026-03-14");
        other.takes(&one.app.export().text);
        assert_eq!((one.open(), other.open()), (0, 0));
        assert!(other.book().all().all(|it| !it.has_open_choices()));
        block_on(one.app.save(undo, &[])).expect("an ordinary phone saves");
        assert_eq!(one.open(), 2);
        let book = one.book();
        for id in ids {
            let content = book.get(id).expect("it is there").content();
            assert_eq!(content.get(followup::STATUS), Some(FollowupStatus::Waiting));
            assert_eq!(content.get(followup::DONE_ON), None);
        }
    });
}
