//! What a colleague's file would do to the book, before it does.

use chrono::NaiveDateTime;
use chrono::Timelike;

use crate::domain::book::Book;
use crate::domain::import::Group;
use crate::domain::import::Tally;
use crate::domain::record::Record;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::text::Phrase;
use crate::text::format;
use crate::text::import_preview as words;

/// What is shown before an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportPreview {
    /// Who the file is from, and when it was saved.
    pub header: Option<Phrase>,
    /// Said instead of any list when the file holds nothing new.
    pub nothing_new: Option<Phrase>,
    /// Only those with something in them.
    pub sections: Vec<Section>,
    /// "12 poster finns redan och är likadana", when any are.
    pub unchanged: Option<Phrase>,
    /// "3 bilder följer med", when any come that are not here.
    pub pictures: Option<Phrase>,
}

/// One of the numbers, with the records behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub kind: SectionKind,
    /// "12 nya"
    pub heading: Phrase,
    /// By kind, and within a kind oldest first.
    pub lines: Vec<RecordLine>,
    /// "och 12 till", when there are more than are named.
    pub others: Option<Phrase>,
}

/// What will have happened to the records of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionKind {
    New,
    Changed,
    Deleted,
    /// Changed apart: somebody will have to choose. They are among the new or
    /// changed ones too.
    Choices,
}

/// What a file says of itself, as the file has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct From<'a> {
    pub whom: &'a str,
    pub saved_at: Option<NaiveDateTime>,
}

/// Words for `tally`, which tells what a file does to `book`; so many pictures come that are not
/// here. `incoming` are the records that it
/// names, as they will be, and those they speak of.
pub fn preview<'a>(
    book: &Book,
    tally: &Tally,
    pictures: usize,
    incoming: impl IntoIterator<Item = &'a Record>,
    from: From<'_>,
) -> ImportPreview {
    let mut after = book.clone();
    for record in incoming {
        after.put(record.clone());
    }
    let all = [
        (SectionKind::New, words::new as fn(u64) -> Phrase, &tally.new),
        (SectionKind::Changed, words::changed, &tally.changed),
        (SectionKind::Deleted, words::deleted, &tally.deleted),
        (SectionKind::Choices, words::choices, &tally.choices),
    ];
    let sections = all
        .into_iter()
        .filter(|(_, _, group)| group.count != 0)
        .map(|(kind, heading, group)| Section {
            kind,
            heading: heading(group.count as u64),
            lines: lines(book, &after, kind, group),
            others: (group.others() != 0).then(|| words::and_more(group.others() as u64)),
        })
        .collect();
    let unchanged = tally.unchanged as u64;
    ImportPreview {
        header: header(from.whom.trim(), from.saved_at),
        nothing_new: (tally.touched() == 0 && pictures == 0).then(|| words::NOTHING_NEW.into()),
        sections,
        unchanged: (unchanged > 0).then(|| words::unchanged(unchanged)),
        pictures: (pictures != 0).then(|| words::pictures(pictures as u64)),
    }
}

fn lines(book: &Book, after: &Book, kind: SectionKind, group: &Group) -> Vec<RecordLine> {
    // What is about to go is called what it is called here: erased records have no words left.
    let called = if kind == SectionKind::Deleted { book } else { after };
    let lines = group.named().filter_map(|id| {
        let here = called.get(id).map(|record| titles::line_of(called, record));
        here.or_else(|| after.get(id).map(|record| titles::line_of(after, record)))
    });
    lines.collect()
}

fn header(from: &str, saved_at: Option<NaiveDateTime>) -> Option<Phrase> {
    let saved_at = saved_at.map(|at| (at.date(), format::clock(at.hour(), at.minute())));
    match (from.is_empty(), saved_at) {
        (false, Some((day, time))) => Some(words::from_at(from, day, time)),
        (true, Some((day, time))) => Some(words::at(day, time)),
        (false, None) => Some(words::from_whom(from)),
        (true, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Content;
    use crate::domain::import;
    use crate::domain::kind::Kind;
    use crate::domain::visit;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::stamp;
    use crate::present::sample::swedish;

    fn headings(preview: &ImportPreview) -> Vec<String> {
        preview.sections.iter().map(|section| swedish(&section.heading)).collect()
    }

    #[test]
    fn each_number_has_its_records_behind_it() {
        let mut theirs = Sample::default();
        let place = theirs.place("Sikås");
        let kept = theirs.place("Los");
        let gone = theirs.visit(place, "2017-03-14");
        let mine = theirs.book.clone();
        let note = theirs.visit(place, "2017-05-01");
        theirs.delete(gone);
        let renamed = theirs.book.get(kept).unwrap().content().clone();
        let renamed = renamed.with(crate::domain::place::NAME, "Loos".to_owned());
        theirs.change(kept, |history| {
            history.write(&stamp(2), renamed);
        });
        let incoming = theirs.book.all().cloned().collect();
        let import = import::import(&mine, incoming).unwrap();
        let saved_at = on("2017-05-02").and_hms_opt(14, 2, 0);
        let from = From { whom: "Servicesamordnare, Region", saved_at };
        let preview = preview(&mine, &import.tally, 0, &import.records, from);
        assert_eq!(
            swedish(preview.header.as_ref().unwrap()),
            "Från Servicesamordnare, Region, sparad 2 maj 2017 14:02"
        );
        assert_eq!(headings(&preview), ["1 ny", "1 ändrad", "1 borttagen"]);
        let ids: Vec<_> = preview.sections.iter().map(|section| section.lines[0].id).collect();
        assert_eq!(ids, [note, kept, gone]);
        assert_eq!(swedish(&preview.sections[0].lines[0].title), "Besök i Sikås");
        assert_eq!(swedish(&preview.sections[1].lines[0].title), "Loos");
        assert_eq!(
            swedish(preview.unchanged.as_ref().unwrap()),
            "1 post finns redan och är likadan"
        );
        assert_eq!(preview.nothing_new, None);
    }

    #[test]
    fn the_same_file_again_says_that_there_is_nothing_new() {
        let mut sample = Sample::default();
        sample.place("Sikås");
        let incoming = sample.book.all().cloned().collect();
        let import = import::import(&sample.book, incoming).unwrap();
        let preview = preview(
            &sample.book,
            &import.tally,
            0,
            &import.records,
            From { whom: " ", saved_at: None },
        );
        assert!(preview.nothing_new.is_some());
        assert!(preview.sections.is_empty());
        assert_eq!(preview.header, None);
    }

    #[test]
    fn what_is_erased_keeps_its_name_in_the_preview() {
        let mut sample = Sample::default();
        let titled = Content::default().with(visit::TITLE, "Samtal med handlaren".to_owned());
        let id = sample.add(Kind::Visit, titled);
        let mine = sample.book.clone();
        sample.change(id, |history| {
            history.erase(&stamp(2));
        });
        let incoming = sample.book.all().cloned().collect();
        let import = import::import(&mine, incoming).unwrap();
        let preview = preview(&mine, &import.tally, 0, &import.records, From::default());
        assert_eq!(headings(&preview), ["1 borttagen"]);
        assert_eq!(swedish(&preview.sections[0].lines[0].title), "Samtal med handlaren");
    }

    #[test]
    fn what_both_changed_is_told() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let mut theirs = sample.book.get(place).unwrap().clone();
        let named =
            |name: &str| Content::default().with(crate::domain::place::NAME, name.to_owned());
        theirs = theirs.changed(|history| {
            history.write(&stamp(2), named("Sikås by"));
        });
        sample.change(place, |history| {
            history.write(&stamp(1), named("Sikås samhälle"));
        });
        let import = import::import(&sample.book, vec![theirs]).unwrap();
        let preview = preview(&sample.book, &import.tally, 0, &import.records, From::default());
        let said = headings(&preview);
        assert_eq!(said, ["1 ändrad", "1 har ändrats av er båda, du får välja efteråt"]);
    }
}
