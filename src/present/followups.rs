//! Follow-ups as rows of a list: who promised what, by when, and how late it is.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::followup;
use crate::domain::followup::FollowupStatus;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::record::Record;
use crate::present::links::place_of;
use crate::present::titles;
use crate::present::words::Worded;
use crate::text::Phrase;
use crate::text::followups as words;
use crate::text::format;
use crate::text::format::Distance;

/// A follow-up as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowupRow {
    pub id: RecordId,
    pub what: Phrase,
    /// Role and organisation; empty when nobody has it, which a screen says.
    pub owner: String,
    pub due: Option<NaiveDate>,
    /// How near the day is: "3 dagar försenad", "idag", "om 5 dagar", "utan datum";
    /// and of one that waits, that it does. Lateness is said before all else.
    pub when: Phrase,
    pub urgency: Urgency,
    /// Open when nobody has said.
    pub status: FollowupStatus,
    pub place: Option<(RecordId, String)>,
    /// The visit it was born in, if that is shown.
    pub visit: Option<RecordId>,
    pub comment: String,
}

/// How pressing something with a day is. Grows down the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Done, or no longer to be done.
    Settled,
    /// Later than [`SOON_DAYS`] from today, or without a day.
    Later,
    Soon,
    Late,
}

/// How many days from today count as soon. The last of them counts.
pub const SOON_DAYS: i64 = 7;

/// The row of one follow-up.
pub fn row(book: &Book, record: &Record, today: NaiveDate) -> FollowupRow {
    let content = record.content();
    let due = content.get(followup::DUE);
    let status = content.get(followup::STATUS).unwrap_or(FollowupStatus::Open);
    let place = place_of(book, record)
        .and_then(|place| titles::place_name(book, place).map(|name| (place, name)));
    let visit = content.get(followup::VISIT).filter(|&id| book.shown(id).is_some());
    FollowupRow {
        id: record.id(),
        what: titles::title(book, record),
        owner: content.get(followup::OWNER).map(|it| titles::party(&it)).unwrap_or_default(),
        due,
        when: match status {
            FollowupStatus::Done => match content.get(followup::DONE_ON) {
                Some(day) => words::done_on(day),
                None => words::DONE.into(),
            },
            FollowupStatus::Dropped => words::DROPPED.into(),
            FollowupStatus::Open => when(due, today),
            FollowupStatus::Waiting if due.is_none() => status.word().into(),
            FollowupStatus::Waiting => words::waiting(when(due, today)),
        },
        urgency: urgency(due, status.is_settled(), today),
        status,
        place,
        visit,
        comment: content.text(followup::COMMENT).to_owned(),
    }
}

/// The rows of `followups`: the most pressing first, those that are settled last.
pub fn rows<'a>(
    book: &Book,
    followups: impl IntoIterator<Item = &'a Record>,
    today: NaiveDate,
) -> Vec<FollowupRow> {
    let mut rows: Vec<_> = followups.into_iter().map(|record| row(book, record, today)).collect();
    order::sort_by_key(&mut rows, |row| {
        let settled = row.urgency == Urgency::Settled;
        (settled, row.due.unwrap_or(NaiveDate::MAX), row.id)
    });
    rows
}

/// All follow-ups that are not settled, the most pressing first.
pub fn open(book: &Book, today: NaiveDate) -> Vec<FollowupRow> {
    open_in_order(book).into_iter().map(|(_, record)| row(book, record, today)).collect()
}

/// All follow-ups that are not settled with their days, in the order of [`open`].
pub fn open_in_order(book: &Book) -> Vec<(Option<NaiveDate>, &Record)> {
    let open = book.of_kind(Kind::Followup).filter(|it| is_open(it));
    let mut open: Vec<_> = open.map(|it| (it.content().get(followup::DUE), it)).collect();
    order::sort_by_key(&mut open, |(due, it)| (due.unwrap_or(NaiveDate::MAX), it.id()));
    open
}

/// What a row says of `open` follow-ups of which `late` are late: "2 öppna
/// uppföljningar, 1 försenad". Nothing when there are none.
pub fn open_words(open: usize, late: usize) -> Option<Phrase> {
    let (open, late) = (open as u64, late as u64);
    match late {
        _ if open == 0 => None,
        0 => Some(words::open(open)),
        _ if late == open => Some(words::all_late(late)),
        _ => Some(words::some_late(late, words::open(open))),
    }
}

/// Whether there is still something to do.
pub fn is_open(record: &Record) -> bool {
    !record.content().get(followup::STATUS).is_some_and(FollowupStatus::is_settled)
}

/// How pressing something is that is due on `due`.
pub fn urgency(due: Option<NaiveDate>, settled: bool, today: NaiveDate) -> Urgency {
    if settled {
        return Urgency::Settled;
    }
    match due.map(|day| day.signed_duration_since(today).num_days()) {
        Some(..=-1) => Urgency::Late,
        Some(..=SOON_DAYS) => Urgency::Soon,
        _ => Urgency::Later,
    }
}

/// How near a day is on which something is due: "3 dagar försenad", "idag", "om 5 dagar".
pub fn when(due: Option<NaiveDate>, today: NaiveDate) -> Phrase {
    let Some(due) = due else { return words::NO_DAY.into() };
    if today <= due {
        return format::relative_day(due, today);
    }
    match Distance::between(due, today) {
        Distance::Days(days) => words::late(days),
        Distance::Months(months) => words::late_months(months),
        Distance::Years(years) => words::late_years(years),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    #[test]
    fn the_day_after_it_was_due_is_late() {
        let today = on("2017-03-14");
        let check = |due, said: &str, expected| {
            assert_eq!(swedish(&when(Some(on(due)), today)), said);
            assert_eq!(urgency(Some(on(due)), false, today), expected, "{due}");
        };
        check("2017-03-11", "3 dagar försenad", Urgency::Late);
        check("2017-03-13", "1 dag försenad", Urgency::Late);
        check("2017-01-13", "60 dagar försenad", Urgency::Late);
        check("2017-01-12", "2 månader försenad", Urgency::Late);
        check("2016-12-15", "2 månader försenad", Urgency::Late);
        check("2015-03-15", "23 månader försenad", Urgency::Late);
        check("2015-03-14", "2 år försenad", Urgency::Late);
        check("2007-06-01", "9 år försenad", Urgency::Late);
        check("2017-03-14", "idag", Urgency::Soon);
        check("2017-03-21", "om 7 dagar", Urgency::Soon);
        check("2017-03-22", "om 8 dagar", Urgency::Later);
        assert_eq!(urgency(None, false, today), Urgency::Later);
        assert_eq!(urgency(Some(on("2017-01-01")), true, today), Urgency::Settled);
    }

    #[test]
    fn what_waits_for_somebody_else_is_late_all_the_same() {
        let mut sample = Sample::default();
        let mut said = |due: Option<&str>| {
            let content = Content::default().with(followup::STATUS, FollowupStatus::Waiting);
            let content = match due {
                Some(due) => content.with(followup::DUE, on(due)),
                None => content,
            };
            let id = sample.add(Kind::Followup, content);
            let row = row(&sample.book, sample.book.get(id).unwrap(), on("2017-03-14"));
            (swedish(&row.when), row.urgency)
        };
        let late = "10 dagar försenad, väntar på någon annan".to_owned();
        assert_eq!(said(Some("2017-03-04")), (late, Urgency::Late));
        let soon = "om 2 dagar, väntar på någon annan".to_owned();
        assert_eq!(said(Some("2017-03-16")), (soon, Urgency::Soon));
        assert_eq!(said(None), ("Väntar på någon annan".to_owned(), Urgency::Later));
    }

    #[test]
    fn a_count_of_open_follow_ups_says_how_many_are_late() {
        let said = |open, late| open_words(open, late).map(|words| swedish(&words));
        assert_eq!(said(0, 0), None);
        assert_eq!(said(2, 0).unwrap(), "2 öppna uppföljningar");
        assert_eq!(said(2, 1).unwrap(), "2 öppna uppföljningar, 1 försenad");
        assert_eq!(said(5, 2).unwrap(), "5 öppna uppföljningar, 2 försenade");
        assert_eq!(said(1, 1).unwrap(), "1 försenad uppföljning");
        assert_eq!(said(3, 3).unwrap(), "3 försenade uppföljningar");
    }

    #[test]
    fn what_is_settled_is_never_late_and_comes_last() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let visit = sample.visit(place, "2017-03-01");
        let done = Content::default()
            .with(followup::STATUS, FollowupStatus::Done)
            .with(followup::DONE_ON, on("2017-03-10"))
            .with(followup::DUE, on("2017-03-02"));
        sample.add(Kind::Followup, done);
        let undated = sample.add(Kind::Followup, Content::default());
        let dated = sample.followup(visit, "Ring", "2017-06-01");
        let rows = rows(&sample.book, sample.book.of_kind(Kind::Followup), on("2017-03-14"));
        let order: Vec<_> = rows.iter().map(|row| row.id).collect();
        assert_eq!(order[..2], [dated, undated]);
        assert_eq!(rows[2].urgency, Urgency::Settled);
        assert_eq!(swedish(&rows[2].when), "klar 10 mars 2017");
        assert_eq!(swedish(&rows[1].when), "utan datum");
        assert_eq!(rows[0].place, Some((place, "Sikås".to_owned())));
        assert_eq!(rows[0].owner, "Handlare");
        assert_eq!(open(&sample.book, on("2017-03-14")).len(), 2);
    }
}
