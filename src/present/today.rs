//! Idag: what is late and due, the latest visits. The rest of it is [`ahead`](crate::present::ahead).

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::record::Record;
use crate::present::followups;
use crate::present::followups::FollowupRow;
use crate::present::followups::Urgency;
use crate::present::visits;
use crate::present::visits::VisitRow;
use crate::text::Phrase;
use crate::text::today as words;

/// How many of the latest visits are shown.
pub const LATEST_VISITS: usize = 5;

/// How many follow-ups of each group are shown: more than a person does in a
/// day, and few enough that a phone draws them at once.
pub const SHOWN_FOLLOWUPS: usize = 10;

/// What the first screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Today {
    /// Follow-ups whose day has passed, the latest ones first.
    pub late: Due,
    /// Due today or within [`followups::SOON_DAYS`] days.
    pub soon: Due,
    /// Due after that; those without a day last.
    pub later: Due,
    pub visits: Vec<VisitRow>,
    /// In how many records somebody has to choose.
    pub open_choices: usize,
    /// Whether nothing has been entered at all.
    pub is_empty: bool,
}

/// Follow-ups that are about as pressing as each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// The most pressing of them, [`SHOWN_FOLLOWUPS`] at the most.
    pub rows: Vec<FollowupRow>,
    /// How many there are besides.
    pub others: usize,
}

impl Due {
    /// "Och 12 till i listan över uppföljningar", when some are not shown.
    pub fn others_words(&self) -> Option<Phrase> {
        (self.others > 0).then(|| words::other_followups(self.others as u64))
    }
}

impl Today {
    /// "2 saker har ändrats på två håll …", when any has.
    pub fn open_choices_words(&self) -> Option<Phrase> {
        let count = self.open_choices as u64;
        (count > 0).then(|| words::open_choices(count))
    }
}

/// Works out the first screen.
pub fn today(book: &Book, today: NaiveDate) -> Today {
    let (mut late, mut soon, mut later) = (Due::default(), Due::default(), Due::default());
    for (due, record) in followups::open_in_order(book) {
        let group = match followups::urgency(due, false, today) {
            Urgency::Late => &mut late,
            Urgency::Soon => &mut soon,
            Urgency::Later | Urgency::Settled => &mut later,
        };
        if group.rows.len() < SHOWN_FOLLOWUPS {
            group.rows.push(followups::row(book, record, today));
        } else {
            group.others += 1;
        }
    }
    let in_dispute =
        |record: &&Record| (record.is_shown() || record.is_joined()) && record.has_open_choices();
    Today {
        late,
        soon,
        later,
        visits: visits::latest(book, LATEST_VISITS, today),
        open_choices: book.all().filter(in_dispute).count(),
        is_empty: !book.all().any(Record::is_shown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::domain::followup;
    use crate::domain::followup::FollowupStatus;
    use crate::domain::kind::Kind;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    #[test]
    fn a_new_book_is_empty_and_one_with_only_deleted_records_too() {
        let day = on("2017-03-14");
        let mut sample = Sample::default();
        assert!(today(&sample.book, day).is_empty);
        let place = sample.place("Sikås");
        assert!(!today(&sample.book, day).is_empty);
        sample.delete(place);
        assert!(today(&sample.book, day).is_empty);
    }

    #[test]
    fn follow_ups_of_all_visits_are_parted_by_how_near_they_are() {
        let mut sample = Sample::default();
        let (sikas, los) = (sample.place("Sikås"), sample.place("Los"));
        let (one, two) = (sample.visit(sikas, "2017-02-01"), sample.visit(los, "2017-03-01"));
        let soon = sample.followup(one, "Skicka statistik", "2017-03-21");
        let late = sample.followup(one, "Ring kommunen", "2017-03-11");
        let later = sample.followup(two, "Boka möte", "2017-06-01");
        let done = sample.followup(two, "Klart", "2017-03-11");
        let done_content = sample.book.get(done).unwrap().content().clone();
        sample.change(done, |history| {
            let content = done_content.with(followup::STATUS, FollowupStatus::Done);
            history.write(&crate::present::sample::stamp(1), content);
        });
        let waiting = Content::default().with(followup::STATUS, FollowupStatus::Waiting);
        let waiting = sample.add(Kind::Followup, waiting);

        let shown = today(&sample.book, on("2017-03-14"));
        let ids = |rows: &[FollowupRow]| rows.iter().map(|row| row.id).collect::<Vec<_>>();
        assert_eq!(ids(&shown.late.rows), [late]);
        assert_eq!(ids(&shown.soon.rows), [soon]);
        assert_eq!(ids(&shown.later.rows), [later, waiting]);
        assert_eq!(shown.later.rows[1].status, FollowupStatus::Waiting);
        assert_eq!(swedish(&shown.late.rows[0].when), "3 dagar försenad");
        assert_eq!(shown.late.rows[0].place, Some((sikas, "Sikås".to_owned())));
        assert_eq!(shown.late.rows[0].visit, Some(one));
    }

    #[test]
    fn of_very_many_follow_ups_the_most_pressing_are_shown_and_the_others_counted() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let visit = sample.visit(place, "2017-02-01");
        for day in 1..=28 {
            sample.followup(visit, "Ring", &format!("2017-02-{day:02}"));
        }
        let late = today(&sample.book, on("2017-02-13")).late;
        let days: Vec<_> = late.rows.iter().map(|row| row.due.unwrap().to_string()).collect();
        assert_eq!((days.len(), days[0].as_str()), (SHOWN_FOLLOWUPS, "2017-02-01"));
        assert_eq!(late.others, 2);
        let said = swedish(&late.others_words().unwrap());
        assert_eq!(said, "Och 2 till i listan över uppföljningar");
        assert_eq!(today(&sample.book, on("2017-02-11")).late.others_words(), None);
    }

    #[test]
    fn the_five_latest_visits_come_newest_first() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let days =
            ["2017-03-01", "2016-01-01", "2017-05-01", "2017-04-01", "2017-01-01", "2017-02-01"];
        for day in days {
            sample.visit(place, day);
        }
        let visits = today(&sample.book, on("2017-06-01")).visits;
        let shown: Vec<_> = visits.iter().map(|row| row.day.unwrap().to_string()).collect();
        assert_eq!(shown, ["2017-05-01", "2017-04-01", "2017-03-01", "2017-02-01", "2017-01-01"]);
    }

    #[test]
    fn what_waits_for_a_choice_is_counted() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        assert_eq!(today(&sample.book, on("2017-06-01")).open_choices_words(), None);
        let named =
            |name: &str| Content::default().with(crate::domain::place::NAME, name.to_owned());
        sample.edit_apart(place, named("Sikås by"), named("Sikås samhälle"));
        let shown = today(&sample.book, on("2017-06-01"));
        assert_eq!(shown.open_choices, 1);
        let said = swedish(&shown.open_choices_words().unwrap());
        assert!(said.starts_with("1 sak har ändrats på två håll"), "{said}");
    }
}
