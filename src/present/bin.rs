//! What has been deleted and can come back.

use std::cmp::Reverse;

use crate::domain::book::Book;
use crate::domain::hanging;
use crate::domain::hanging::Stray;
use crate::domain::history::Liveness;
use crate::domain::history::Revision;
use crate::domain::id::RecordId;
use crate::domain::order;
use crate::domain::record::Record;
use crate::present::history_page::Saved;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::text::Phrase;
use crate::text::record_page as words;

/// A deleted record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BinRow {
    pub line: RecordLine,
    pub place: Option<String>,
    /// Who deleted it, and when.
    pub deleted: Saved,
}

/// A record that is in no list, since what it belongs to is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrayRow {
    pub line: RecordLine,
    /// What it belonged to, if that can come back.
    pub deleted: Option<RecordLine>,
}

/// What belongs to something that is deleted or was never here, oldest first;
/// `begun` tells what is being written and not saved yet.
pub fn strays(book: &Book, begun: impl Fn(RecordId) -> bool) -> Vec<StrayRow> {
    let row = |stray: Stray<'_>| StrayRow {
        line: titles::line_of(book, stray.record),
        deleted: stray
            .at
            .filter(|it| it.liveness() == Liveness::Deleted)
            .map(|it| titles::line_of(book, it)),
    };
    hanging::strays(book, begun).into_iter().map(row).collect()
}

/// What the page of a record says that is in no list: why, and the ways back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Astray {
    pub words: Phrase,
    /// What can be brought back from the bin.
    pub deleted: Option<RecordLine>,
    /// The record to which another can be given to belong to, when it is not the
    /// page's own.
    pub above: Option<RecordLine>,
    /// The field in which that is chosen.
    pub field: &'static str,
}

/// What there is to say on the page of the record called `id`; `None` when it
/// is seen where it belongs.
pub fn astray(book: &Book, id: RecordId) -> Option<Astray> {
    let stray = hanging::stray_above(book, id)?;
    let field = hanging::link_of(stray.record)?.name();
    let deleted = stray
        .at
        .filter(|it| it.liveness() == Liveness::Deleted)
        .map(|it| titles::line_of(book, it));
    let own = book.standing_for(id);
    let above = Some(stray.record).filter(|it| it.id() != own).map(|it| titles::line_of(book, it));
    let words = match (&above, &deleted) {
        (None, Some(deleted)) => words::belongs_to_deleted(deleted.title.clone()),
        (None, None) => words::BELONGS_TO_NOTHING.into(),
        (Some(above), Some(deleted)) => {
            words::above_belongs_to_deleted(above.title.clone(), deleted.title.clone())
        }
        (Some(above), None) => words::above_belongs_to_nothing(above.title.clone()),
    };
    Some(Astray { words, deleted, above, field })
}

/// Everything that is deleted and not erased, the latest first.
pub fn bin(book: &Book) -> Vec<BinRow> {
    let mut rows: Vec<_> = book
        .all()
        .filter_map(|record| Some((deletion(record)?, record)))
        .map(|(deletion, record)| (deletion.saved_at, record.id(), row(book, record, deletion)))
        .collect();
    order::sort_by_key(&mut rows, |(saved_at, id, _)| Reverse((*saved_at, *id)));
    rows.into_iter().map(|(_, _, row)| row).collect()
}

/// The row of the record called `id`, if it is deleted.
pub fn deleted(book: &Book, id: RecordId) -> Option<BinRow> {
    let record = book.get(id)?;
    deletion(record).map(|deletion| row(book, record, deletion))
}

fn row(book: &Book, record: &Record, deletion: &Revision) -> BinRow {
    BinRow {
        line: titles::line_of(book, record),
        place: titles::place_name_of(book, record),
        deleted: Saved::of(deletion),
    }
}

/// The latest of the revisions that deleted `record`.
fn deletion(record: &Record) -> Option<&Revision> {
    if record.liveness() != Liveness::Deleted {
        return None;
    }
    let heads = record.history().heads_of_life().into_iter();
    heads.filter_map(|id| record.history().revision(id)).max_by_key(|head| head.saved_at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action;
    use crate::domain::field::Content;
    use crate::domain::goal;
    use crate::domain::history::Stamp;
    use crate::domain::kind::Kind;
    use crate::domain::photo;
    use crate::domain::plan;
    use crate::domain::provider;
    use crate::domain::question;
    use crate::domain::task_moved;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::stamp;
    use crate::present::sample::swedish;

    fn delete_on(sample: &mut Sample, id: RecordId, day: &str) {
        let saved_at = on(day).and_hms_opt(14, 2, 0).unwrap();
        sample.change(id, |history| {
            history.delete(&Stamp { saved_at, ..stamp(1) });
        });
    }

    #[test]
    fn deleted_records_come_latest_first_and_others_not_at_all() {
        let mut sample = Sample::default();
        let (los, sikas) = (sample.place("Los"), sample.place("Sikås"));
        let visit = sample.visit(sikas, "2017-03-14");
        delete_on(&mut sample, visit, "2017-04-02");
        delete_on(&mut sample, los, "2017-04-01");
        let rows = bin(&sample.book);
        let shown: Vec<_> = rows.iter().map(|row| row.line.id).collect();
        assert_eq!(shown, [visit, los]);
        assert_eq!(swedish(&rows[0].line.title), "Besök i Sikås");
        assert_eq!(rows[0].place.as_deref(), Some("Sikås"));
        assert_eq!(swedish(&rows[0].deleted.words()), "Servicesamordnare, 2 april 2017 14:02");
        assert_eq!(deleted(&sample.book, sikas), None);
        assert_eq!(deleted(&sample.book, los).as_ref(), Some(&rows[1]));
    }

    #[test]
    fn what_is_back_or_erased_is_not_in_the_bin() {
        let mut sample = Sample::default();
        let (los, sikas) = (sample.place("Los"), sample.place("Sikås"));
        sample.delete(los);
        sample.delete(sikas);
        sample.change(los, |history| {
            history.restore(&stamp(1));
        });
        sample.change(sikas, |history| {
            history.erase(&stamp(1));
        });
        assert_eq!(bin(&sample.book), []);
    }

    /// Each kind that is only seen at another record, with the field that says where.
    #[test]
    fn a_record_says_on_its_own_page_that_what_it_belongs_to_is_in_the_bin() {
        for (kind, field, at) in [
            (Kind::Goal, goal::PLAN, Kind::Plan),
            (Kind::Action, action::GOAL, Kind::Goal),
            (Kind::TaskMoved, task_moved::PROJECT, Kind::Project),
            (Kind::Provider, provider::PLACE, Kind::Place),
            (Kind::Photo, photo::OF, Kind::Visit),
            (Kind::Question, question::VISIT, Kind::Visit),
        ] {
            let mut sample = Sample::default();
            let at = sample.add(at, Content::default());
            let id = sample.add(kind, Content::default().with(field, at));
            assert_eq!(astray(&sample.book, id), None, "{kind:?}");
            sample.delete(at);
            let said = astray(&sample.book, id).unwrap();
            let title = swedish(&titles::title(&sample.book, sample.book.get(at).unwrap()));
            assert!(swedish(&said.words).contains(&title), "{}", swedish(&said.words));
            assert_eq!(said.deleted.map(|it| it.id), Some(at));
            assert_eq!((said.above, said.field), (None, field.name()));
            sample.change(at, |history| {
                history.restore(&stamp(1));
            });
            assert_eq!(astray(&sample.book, id), None, "{kind:?}");
        }
    }

    #[test]
    fn an_action_says_that_the_plan_of_its_goal_is_in_the_bin() {
        let mut sample = Sample::default();
        let plan =
            sample.add(Kind::Plan, Content::default().with(plan::TITLE, "Planen".to_owned()));
        let goal = Content::default().with(goal::PLAN, plan);
        let goal = sample.add(Kind::Goal, goal.with(goal::STATEMENT, "Mack kvar".to_owned()));
        let action = sample.add(Kind::Action, Content::default().with(action::GOAL, goal));
        sample.delete(plan);
        let said = astray(&sample.book, action).unwrap();
        assert_eq!(said.above.map(|it| it.id), Some(goal));
        assert_eq!((said.deleted.map(|it| it.id), said.field), (Some(plan), goal::PLAN.name()));
        assert!(swedish(&said.words).contains("Mack kvar, som hör till Planen"));
    }

    #[test]
    fn what_was_erased_or_never_sent_here_cannot_come_back_but_another_can_be_chosen() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let shop = sample.add(Kind::Provider, Content::default().with(provider::PLACE, place));
        sample.change(place, |history| {
            history.erase(&stamp(1));
        });
        let said = astray(&sample.book, shop).unwrap();
        assert_eq!((said.deleted, said.field), (None, provider::PLACE.name()));
        let never = RecordId::from_parts(99, [9; 10]);
        let task = sample.add(Kind::TaskMoved, Content::default().with(task_moved::PROJECT, never));
        assert_eq!(astray(&sample.book, task).unwrap().deleted, None);
    }
}
