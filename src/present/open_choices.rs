//! What was changed in two places and waits for somebody to pick.

use crate::domain::book::Book;
use crate::domain::history::Body;
use crate::domain::history::Liveness;
use crate::domain::history::OpenChoice;
use crate::domain::history::Revision;
use crate::domain::id::RecordId;
use crate::domain::id::RevisionId;
use crate::domain::kind::Kind;
use crate::domain::order;
use crate::domain::record::Record;
use crate::domain::value::Value;
use crate::present::differences::Piece;
use crate::present::differences::differences;
use crate::present::form::Input;
use crate::present::history_page;
use crate::present::history_page::FieldChange;
use crate::present::history_page::Saved;
use crate::present::titles;
use crate::present::titles::RecordLine;
use crate::present::value_words;
use crate::present::value_words::ValueWords;
use crate::text::Phrase;
use crate::text::open_choices as texts;

/// A record in which something waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordChoices {
    pub line: RecordLine,
    pub place: Option<String>,
    /// Deleted by one and changed by another.
    pub deletion: Option<Deletion>,
    pub fields: Vec<FieldChoice>,
}

/// A record that one deleted and another changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deletion {
    pub deleted: Vec<Saved>,
    pub changed: Vec<Saved>,
    /// What those who did not delete it changed.
    pub changes: Vec<FieldChange>,
}

/// A field with several values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChoice {
    /// The field's name in files.
    pub field: String,
    pub label: Phrase,
    /// "Ni har båda ändrat … sedan ni senast delade."
    pub happened: Phrase,
    /// Unlike values, oldest first.
    pub sides: Vec<Side>,
    /// All of them as one, where that makes sense: texts and lists.
    pub both: Option<Value>,
    pub third: Third,
    /// The revisions that gave the values: what tells this choice from a later
    /// one about the same field.
    pub revisions: Vec<RevisionId>,
}

/// One of the values, and who gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    pub value: Option<Value>,
    pub words: ValueWords,
    /// Of a text: the words that differ from the others, marked. Empty where
    /// marks would tell nothing.
    pub marked: Vec<Piece>,
    pub saved: Vec<Saved>,
}

/// How something else than the values can be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Third {
    /// As a text, written on the spot; it begins with what is there.
    Text { start: String, is_long: bool },
    /// In the record's form.
    Form,
    /// Not by this program.
    No,
}

impl Third {
    const fn is_text(&self) -> bool {
        matches!(self, Self::Text { .. })
    }
}

/// Everything that waits, oldest records first.
pub fn open_choices(book: &Book) -> Vec<RecordChoices> {
    let waiting = book
        .all()
        .filter(|record| (record.is_shown() || record.is_joined()) && record.has_open_choices());
    waiting.map(|record| record_choices(book, record)).collect()
}

/// What waits in the record called `id`; `None` when nothing does.
pub fn choices_in(book: &Book, id: RecordId) -> Option<RecordChoices> {
    let record = book.shown(id).filter(|record| record.has_open_choices())?;
    Some(record_choices(book, record))
}

fn record_choices(book: &Book, record: &Record) -> RecordChoices {
    let kind = record.kind();
    let mut choices: Vec<&OpenChoice> = record.choices().iter().collect();
    order::sort_by_key(&mut choices, |choice| {
        (value_words::rank(kind, &choice.field), choice.field.clone())
    });
    RecordChoices {
        line: titles::line_of(book, record),
        // A place says so itself.
        place: titles::place_name_of(book, record).filter(|_| kind != Some(Kind::Place)),
        deletion: (record.liveness() == Liveness::Disputed).then(|| deletion(book, record)),
        fields: choices.into_iter().map(|choice| field_choice(book, record, choice)).collect(),
    }
}

fn deletion(book: &Book, record: &Record) -> Deletion {
    let history = record.history();
    let heads: Vec<(RevisionId, &Revision)> = history
        .in_dispute()
        .into_iter()
        .filter_map(|id| Some((id, history.revision(id)?)))
        .collect();
    let is_deleted = |(_, it): &&(_, &Revision)| matches!(it.body, Body::Deleted(_));
    let alive = || heads.iter().filter(|it| !is_deleted(it));
    Deletion {
        deleted: heads.iter().filter(is_deleted).map(|(_, it)| Saved::of(it)).collect(),
        changed: alive().map(|(_, it)| Saved::of(it)).collect(),
        changes: alive().flat_map(|(id, _)| history_page::changes_in(book, record, *id)).collect(),
    }
}

fn field_choice(book: &Book, record: &Record, choice: &OpenChoice) -> FieldChoice {
    let (kind, name) = (record.kind(), choice.field.as_str());
    let mut sides: Vec<Side> = Vec::new();
    for (id, value) in &choice.sides {
        let saved = record.history().revision(*id).map(Saved::of);
        if let Some(side) = sides.iter_mut().find(|side| side.value == *value) {
            side.saved.extend(saved);
        } else {
            sides.push(Side {
                value: value.clone(),
                words: value_words::value_words(book, kind, name, value.as_ref()),
                marked: Vec::new(),
                saved: saved.into_iter().collect(),
            });
        }
    }
    let values: Vec<&Value> = sides.iter().filter_map(|side| side.value.as_ref()).collect();
    let input = value_words::row_of(kind, name).map(|row| row.input);
    let both = both(input, &values);
    let third = third(input, both.as_ref(), &values);
    let marked = third.is_text().then(|| texts_of(&sides)).flatten();
    let marked = marked.and_then(|texts| differences(&texts)).unwrap_or_default();
    for (side, marked) in sides.iter_mut().zip(marked) {
        side.marked = marked;
    }
    let label = value_words::label(kind, name);
    FieldChoice {
        field: choice.field.clone(),
        happened: happened(&sides, label.clone()),
        label,
        third,
        both,
        sides,
        revisions: choice.sides.iter().map(|(id, _)| *id).collect(),
    }
}

/// What the sides say, where all of them are texts.
fn texts_of(sides: &[Side]) -> Option<Vec<&str>> {
    let texts = sides.iter().map(|side| match &side.value {
        Some(Value::Text(text)) => Some(text.as_str()),
        _ => None,
    });
    texts.collect()
}

/// Two windows of one person can't be told from two people with one role; the
/// words are those for people.
fn happened(sides: &[Side], field: Phrase) -> Phrase {
    if sides.len() == 2 { texts::changed_by_both(field) } else { texts::changed_by_several(field) }
}

/// Long texts one after the other, lists as one list without repetition.
fn both(input: Option<Input>, values: &[&Value]) -> Option<Value> {
    if values.len() < 2 {
        return None;
    }
    match input? {
        Input::Note { .. } => {
            let texts = values.iter().map(|value| match value {
                Value::Text(text) => Some(text.trim()),
                _ => None,
            });
            Some(Value::Text(texts.collect::<Option<Vec<_>>>()?.join("\n\n")))
        }
        Input::List(_) | Input::Choices(_) => {
            let mut all = Vec::new();
            for value in values {
                let Value::List(items) = value else { return None };
                all.extend(
                    items.iter().filter(|item| !all.contains(*item)).cloned().collect::<Vec<_>>(),
                );
            }
            Some(Value::List(all))
        }
        _ => None,
    }
}

fn third(input: Option<Input>, both: Option<&Value>, values: &[&Value]) -> Third {
    let start = || match both.or(values.last().copied()) {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    };
    match input {
        Some(Input::Note { .. }) => Third::Text { start: start(), is_long: true },
        Some(Input::Line | Input::Locality | Input::Telephone | Input::Mail) => {
            Third::Text { start: start(), is_long: false }
        }
        Some(_) => Third::Form,
        None => Third::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Change;
    use crate::domain::command::Edit;
    use crate::domain::command::decide;
    use crate::domain::field::Content;
    use crate::domain::field::FieldValue;
    use crate::domain::id::RecordId;
    use crate::domain::place;
    use crate::domain::visit;
    use crate::present::sample::Sample;
    use crate::present::sample::on;
    use crate::present::sample::party;
    use crate::present::sample::stamp;
    use crate::present::sample::swedish;

    /// A visit to Sikås that two people have changed apart.
    fn apart(mine: Content, theirs: Content) -> (Sample, RecordId) {
        let mut sample = Sample::default();
        let visit = sample.add(Kind::Visit, Content::default());
        sample.edit_apart(visit, mine, theirs);
        (sample, visit)
    }

    fn only_field(sample: &Sample) -> FieldChoice {
        let mut records = open_choices(&sample.book);
        assert_eq!(records.len(), 1);
        let fields = &mut records[0].fields;
        assert_eq!(fields.len(), 1);
        fields.remove(0)
    }

    fn noted(text: &str) -> Content {
        Content::default().with(visit::NOTES, text.to_owned())
    }

    #[test]
    fn a_book_without_disputes_has_nothing_to_choose() {
        let mut sample = Sample::default();
        sample.place("Sikås");
        assert_eq!(open_choices(&sample.book), []);
    }

    #[test]
    fn both_values_stand_side_by_side_with_who_wrote_them() {
        let (sample, _) = apart(noted("Kylen är gammal"), noted("Ny ägare "));
        let choice = only_field(&sample);
        assert_eq!(swedish(&choice.label), "Anteckning");
        let words: Vec<_> = choice.sides.iter().map(|side| side.words.clone()).collect();
        let long = |text: &str| ValueWords::Long(text.to_owned());
        assert_eq!(words, [long("Kylen är gammal"), long("Ny ägare ")]);
        assert!(swedish(&choice.sides[0].saved[0].words()).starts_with("Servicesamordnare, "));
        let joined = "Kylen är gammal\n\nNy ägare".to_owned();
        assert_eq!(choice.both, Some(Value::Text(joined.clone())));
        assert_eq!(choice.third, Third::Text { start: joined, is_long: true });
        assert_eq!(
            swedish(&choice.happened),
            "Ni har båda ändrat ”Anteckning” sedan ni senast delade."
        );
    }

    #[test]
    fn words_that_differ_in_two_texts_are_marked_in_both() {
        let (sample, _) = apart(noted("Läggs ner i juni."), noted("Läggs ner i augusti."));
        let marked = |side: &Side| {
            let differing = side.marked.iter().filter(|piece| piece.differs);
            differing.map(|piece| piece.text.clone()).collect::<Vec<_>>()
        };
        let choice = only_field(&sample);
        assert_eq!(marked(&choice.sides[0]), ["juni"]);
        assert_eq!(marked(&choice.sides[1]), ["augusti"]);
        let dated = |day| Content::default().with(visit::DAY, on(day));
        let (sample, _) = apart(dated("2017-03-14"), dated("2017-03-15"));
        assert!(only_field(&sample).sides.iter().all(|side| side.marked.is_empty()));
    }

    #[test]
    fn a_record_tells_what_waits_in_it_alone() {
        let (mut sample, id) = apart(noted("a"), noted("b"));
        let other = sample.place("Sikås");
        assert_eq!(choices_in(&sample.book, id), open_choices(&sample.book).pop());
        assert_eq!(choices_in(&sample.book, other), None);
    }

    #[test]
    fn a_choice_that_is_undone_is_there_again_with_who_wrote_what() {
        let (mut sample, id) = apart(noted("a"), noted("b"));
        let before = open_choices(&sample.book);
        sample.change(id, |history| {
            history.choose(&stamp(3), "notes", Some("c".to_owned().write()));
        });
        assert_eq!(open_choices(&sample.book), []);
        sample.change(id, |history| {
            history.reopen(&stamp(3), "notes").expect("it was just picked");
        });
        assert_eq!(open_choices(&sample.book), before);
    }

    #[test]
    fn days_cannot_both_be_kept_and_a_third_is_given_in_the_form() {
        let dated = |day| Content::default().with(visit::DAY, on(day));
        let (sample, _) = apart(dated("2017-03-14"), dated("2017-03-15"));
        let choice = only_field(&sample);
        assert_eq!((choice.both, choice.third), (None, Third::Form));
    }

    #[test]
    fn lists_are_kept_both_without_naming_anybody_twice() {
        let with = |others: &[&str]| {
            let all = std::iter::once("Butiksägare").chain(others.iter().copied());
            let all = all.map(|role| party(role, "")).collect::<Vec<_>>();
            Content::default().with(visit::PARTICIPANTS, all)
        };
        let (sample, _) = apart(with(&["Handläggare"]), with(&["Byförening"]));
        let Some(Value::List(both)) = only_field(&sample).both else { panic!("a list") };
        assert_eq!(both.len(), 3);
    }

    #[test]
    fn a_value_that_was_cleared_is_a_side_with_nothing() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        let renamed = Content::default().with(place::NAME, "Sikås by".to_owned());
        sample.edit_apart(place, Content::default(), renamed);
        let choice = only_field(&sample);
        assert_eq!(choice.sides[0].words, ValueWords::Nothing);
        assert_eq!(choice.sides[0].value, None);
        assert_eq!(choice.both, None);
        assert_eq!(choice.third, Third::Text { start: "Sikås by".to_owned(), is_long: false });
    }

    #[test]
    fn the_same_value_from_two_people_is_one_side_of_three() {
        let mut sample = Sample::default();
        let visit = sample.add(Kind::Visit, Content::default());
        sample.change(visit, |history| {
            let base: std::collections::BTreeSet<_> = history.heads().into_iter().collect();
            for (writer, text) in [(1, "a"), (2, "b"), (3, "a"), (4, "c")] {
                history.write_on(&stamp(writer), base.clone(), noted(text));
            }
        });
        let sides = only_field(&sample).sides;
        assert_eq!(sides.iter().map(|side| side.saved.len()).collect::<Vec<_>>(), [2, 1, 1]);
        assert_eq!(
            swedish(&only_field(&sample).happened),
            "Flera av er har ändrat ”Anteckning” sedan ni senast delade."
        );
    }

    #[test]
    fn every_side_and_both_together_settle_the_choice() {
        let (sample, id) = apart(noted("a"), noted("b"));
        let choice = only_field(&sample);
        let mut values: Vec<_> = choice.sides.into_iter().map(|side| side.value).collect();
        values.push(choice.both);
        values.push(Some("c".to_owned().write()));
        for value in values {
            let edit = Edit::Choose { field: choice.field.clone(), value: value.clone() };
            let after =
                decide(&sample.book, vec![Change { id, kind: Kind::Visit, edit }], &stamp(1));
            assert!(!after[0].has_open_choices());
            assert_eq!(after[0].content().value(&choice.field), value.as_ref());
        }
    }

    #[test]
    fn deleted_here_and_changed_there_tells_both_and_what_was_changed() {
        let mut sample = Sample::default();
        let place = sample.place("Sikås");
        sample.change(place, |history| {
            let mut elsewhere = history.clone();
            history.delete(&stamp(1));
            let renamed = Content::default().with(place::NAME, "Sikås by".to_owned());
            elsewhere.write(&stamp(2), renamed);
            history.merge(&elsewhere).expect("both are sound");
        });
        let records = open_choices(&sample.book);
        let deletion = records[0].deletion.as_ref().unwrap();
        assert_eq!((deletion.deleted.len(), deletion.changed.len()), (1, 1));
        assert_eq!(swedish(&deletion.changes[0].label), "Ortens namn");
        assert_eq!(records[0].fields, []);
        assert_eq!(records[0].place, None, "the title already says where");
        sample.change(place, |history| {
            history.delete(&stamp(3));
            assert!(history.reopen_deletion(&stamp(3)));
        });
        assert_eq!(open_choices(&sample.book), records, "undone, it tells the same");
    }
}
