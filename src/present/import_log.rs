//! Which files came in, as the log of imports tells it.

use chrono::NaiveDate;
use chrono::NaiveDateTime;
use chrono::Timelike;

use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::text::Phrase;
use crate::text::format;
use crate::text::import_log as words;
use crate::text::import_preview;

/// What the device has noted of one import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Noted<'a> {
    /// Who the file was from, as it said itself.
    pub from: &'a str,
    pub taken_at: Option<NaiveDateTime>,
    pub new: usize,
    pub changed: usize,
    pub deleted: usize,
    pub choices: usize,
    pub pictures: usize,
    /// Some of those records.
    pub named: &'a [RecordId],
    pub undone_at: Option<NaiveDateTime>,
    /// How many records were then left as they were.
    pub left: usize,
    pub is_undoable: bool,
}

/// An import as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// "Servicesamordnare, Region" or that nobody said.
    pub from: Phrase,
    /// "Idag 14:02" or "3 april 2017 14:02"
    pub when: Option<Phrase>,
    /// "6 nya", "1 ändrad", …; never empty.
    pub counts: Vec<Phrase>,
    pub records: Vec<RecordLine>,
    /// "och 12 till", when there are more than are named.
    pub others: Option<Phrase>,
    pub state: ImportState,
}

/// Whether it can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportState {
    Undoable,
    /// It was taken back, or it is too long ago; in words.
    Settled(Phrase),
}

/// Words for one import into `book`.
pub fn row(book: &Book, noted: &Noted<'_>, today: NaiveDate) -> ImportRow {
    let touched = noted.new + noted.changed + noted.deleted;
    let counted =
        |count: usize, words: fn(u64) -> Phrase| (count != 0).then(|| words(count as u64));
    let mut counts: Vec<Phrase> = [
        counted(noted.new, import_preview::new),
        counted(noted.changed, import_preview::changed),
        counted(noted.deleted, import_preview::deleted),
        counted(noted.choices, words::choices),
        counted(noted.pictures, words::pictures),
    ]
    .into_iter()
    .flatten()
    .collect();
    if counts.is_empty() {
        counts.push(words::NOTHING.into());
    }
    let records: Vec<RecordLine> =
        noted.named.iter().filter_map(|&id| Some(titles::line_of(book, book.get(id)?))).collect();
    let others = touched.saturating_sub(noted.named.len()) as u64;
    ImportRow {
        from: match noted.from.trim() {
            "" => words::FROM_NOBODY.into(),
            from => Phrase::verbatim(from),
        },
        when: noted.taken_at.map(|at| moment(at, today)),
        counts,
        records,
        others: (others != 0).then(|| import_preview::and_more(others)),
        state: state(noted, today),
    }
}

fn state(noted: &Noted<'_>, today: NaiveDate) -> ImportState {
    if noted.is_undoable {
        return ImportState::Undoable;
    }
    ImportState::Settled(match (noted.undone_at, noted.left as u64) {
        (Some(at), 0) => words::undone(moment(at, today)),
        (Some(at), left) => words::undone_but(left, moment(at, today)),
        (None, _) => words::TOO_LONG_AGO.into(),
    })
}

fn moment(at: NaiveDateTime, today: NaiveDate) -> Phrase {
    let time = format::clock(at.hour(), at.minute());
    if at.date() == today { words::today_at(time) } else { words::day_at(at.date(), time) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::swedish;

    fn at(day: &str) -> Option<NaiveDateTime> {
        on(day).and_hms_opt(14, 2, 0)
    }

    fn state_of(noted: Noted<'_>) -> String {
        match row(&Book::default(), &noted, on("2017-04-03")).state {
            ImportState::Undoable => "kan ångras".to_owned(),
            ImportState::Settled(words) => swedish(&words),
        }
    }

    #[test]
    fn an_import_tells_from_whom_when_and_what() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let noted = Noted {
            from: "Servicesamordnare, Region",
            taken_at: at("2017-04-03"),
            new: 3,
            deleted: 1,
            named: &[place],
            ..Noted::default()
        };
        let row = row(&sample.book, &noted, on("2017-04-03"));
        assert_eq!(swedish(&row.from), "Servicesamordnare, Region");
        assert_eq!(row.when.as_ref().map(swedish).as_deref(), Some("idag 14:02"));
        let counts: Vec<String> = row.counts.iter().map(swedish).collect();
        assert_eq!(counts, ["3 nya", "1 borttagen"]);
        assert_eq!(swedish(&row.records[0].title), "Sikås");
        assert_eq!(row.others.as_ref().map(swedish).as_deref(), Some("och 3 till"));
    }

    #[test]
    fn one_that_brought_nothing_says_so() {
        let row = row(&Book::default(), &Noted::default(), on("2017-04-03"));
        assert_eq!(row.counts.iter().map(swedish).collect::<Vec<_>>(), ["inget nytt"]);
        assert_eq!(swedish(&row.from), "Okänd avsändare");
    }

    #[test]
    fn whether_it_can_be_taken_back_is_told_with_the_reason() {
        let undone = Noted { undone_at: at("2017-04-01"), ..Noted::default() };
        assert_eq!(state_of(Noted { is_undoable: true, ..Noted::default() }), "kan ångras");
        assert_eq!(state_of(undone), "Ångrad 1 april 2017 14:02");
        assert_eq!(
            state_of(Noted { left: 2, ..undone }),
            "Ångrad 1 april 2017 14:02, utom 2 poster som hade ändrats sedan dess"
        );
        assert_eq!(
            state_of(Noted::default()),
            "Går inte längre att ångra: bara de tio senaste går att ångra"
        );
    }
}
