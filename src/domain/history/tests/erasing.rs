//! The laws of erasing: whatever comes in afterwards, in whatever order.

use super::*;
use crate::domain::history::erasing::member_name;
use crate::domain::value::Members;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn what_is_erased_stays_erased(steps in steps(true), eraser in 0..4_usize) {
        let mut phones = play(&steps);
        phones[eraser].erase(&stamp(eraser));
        let [a, b, c, d] = phones;
        for all in [
            merged(&merged(&a, &b), &merged(&c, &d)),
            merged(&merged(&d, &c), &merged(&b, &a)),
        ] {
            prop_assert_eq!(all.outcome().liveness, Liveness::Erased);
            prop_assert!(all.revisions().all(|(_, it)| it.body == Body::Erased));
            prop_assert!(all.revisions().all(|(_, it)| it.saved_by.is_empty()));
        }
    }

    /// The rule itself, told apart from how the program works it out.
    #[test]
    fn no_revision_that_missed_an_erasure_says_more_than_an_erasure_left(steps in steps(true)) {
        let phones = play(&steps);
        let all = phones.iter().fold(History::default(), |all, phone| merged(&all, phone));
        for history in phones.iter().chain([&all]) {
            for (id, revision) in history.revisions() {
                for field in FIELDS {
                    let Some(value) = revision.value(field) else { continue };
                    let knew = |erasure: RevisionId| {
                        id == erasure
                            || had_seen(history, id, erasure) && !revision.leaves_open.contains(field)
                    };
                    let erasures: Vec<_> = history
                        .revisions()
                        .filter(|(_, it)| it.erases.contains(field))
                        .map(|(erasure, it)| (erasure, it.value(field)))
                        .collect();
                    for &(erasure, left) in &erasures {
                        let knew_the_same = erasures.iter().any(|&(it, its)| {
                            its == left && knew(it) && !had_seen(history, erasure, it)
                        });
                        prop_assert!(
                            knew(erasure) || left.is_some() && knew_the_same,
                            "{id} still says {value:?} of {field}, which {erasure} erased"
                        );
                    }
                }
            }
        }
    }

    /// It is no edit that others have to choose about, and touches nothing else.
    #[test]
    fn an_erased_field_holds_what_the_erasure_left_and_nothing_else_is_touched(
        steps in steps(false),
        eraser in 0..4_usize,
        field in 0..3_usize,
        left in 0..4_u8,
    ) {
        let mut phones = play(&steps);
        let of_others = |outcome: &Outcome| {
            let mut choices = outcome.choices.clone();
            choices.retain(|choice| choice.field != FIELDS[field]);
            choices
        };
        let together = |phones: &[History; 4]| {
            phones.iter().fold(History::default(), |all, phone| merged(&all, phone)).outcome()
        };
        if phones[eraser] == History::default() {
            return Ok(());
        }
        let before = together(&phones);
        erase_field(&mut phones[eraser], eraser, FIELDS[field], left);
        let after = together(&phones);
        let kept = whole(left);
        prop_assert_eq!(after.content.value(FIELDS[field]), kept.as_ref());
        prop_assert_eq!(of_others(&after), of_others(&before));
        prop_assert_eq!(after.choices.len(), of_others(&after).len());
        prop_assert_eq!(after.liveness, before.liveness);
        for other in FIELDS.iter().filter(|it| **it != FIELDS[field]) {
            prop_assert_eq!(after.content.value(other), before.content.value(other));
        }
    }
}

fn erased(history: &mut History, writer: usize, field: &str, left: &str) {
    let mut content = history.outcome().content;
    content.set(field, text(left));
    history.erase_fields(&stamp(writer), BTreeSet::from([field.to_owned()]), content);
}

#[test]
fn a_name_erased_from_a_note_is_gone_from_every_revision() {
    let mut a = History::default();
    with(&mut a, 1, "note", "Karin opens at nine");
    with(&mut a, 1, "who", "the region");
    let mut b = a.clone();
    with(&mut b, 2, "note", "Karin opens at ten");
    let old_file = b.clone();
    erased(&mut a, 1, "note", "opens at nine");
    for both in [merged(&a, &b), merged(&b, &a), merged(&merged(&a, &b), &old_file)] {
        let notes = both.revisions().filter_map(|(_, it)| it.value("note").cloned());
        assert_eq!(notes.collect::<Vec<_>>(), [text("opens at nine").expect("a note")]);
        assert!(both.outcome().choices.is_empty());
        assert_eq!(both.outcome().content.value("who"), text("the region").as_ref());
    }
}

#[test]
fn two_who_erase_the_same_apart_lose_nothing_that_either_wrote_since() {
    let mut a = History::default();
    with(&mut a, 1, "note", "Karin opens at nine");
    let mut b = a.clone();
    erased(&mut a, 1, "note", "opens at nine");
    with(&mut a, 1, "note", "opens at nine, shuts at six");
    erased(&mut b, 2, "note", "opens at nine");
    let both = merged(&a, &b);
    assert_eq!(both, merged(&b, &a));
    let shown = text("opens at nine, shuts at six");
    assert_eq!(both.outcome().content.value("note"), shown.as_ref());
    assert!(both.outcome().choices.is_empty());
}

/// Each text still has the name that the other was to forget.
#[test]
fn two_who_erase_different_names_apart_take_each_others_text() {
    let mut a = History::default();
    with(&mut a, 1, "note", "Karin and Olle were there");
    let mut b = a.clone();
    erased(&mut a, 1, "note", "Olle was there");
    erased(&mut b, 2, "note", "Karin was there");
    let both = merged(&a, &b);
    assert_eq!(both.outcome().content.value("note"), None);
    assert!(both.outcome().choices.is_empty());
    assert!(both.revisions().all(|(_, it)| it.value("note").is_none()));
}

#[test]
fn erasing_a_field_of_a_deleted_record_leaves_it_deleted() {
    let mut history = History::default();
    with(&mut history, 1, "note", "Karin opens at nine");
    history.delete(&stamp(1));
    erased(&mut history, 1, "note", "opens at nine");
    assert_eq!(history.outcome().liveness, Liveness::Deleted);
    history.restore(&stamp(1));
    assert_eq!(history.outcome().content.value("note"), text("opens at nine").as_ref());
}

#[test]
fn erasing_a_field_decides_no_other_choice_and_no_dispute() {
    let mut a = History::default();
    with(&mut a, 1, "note", "Karin opens at nine");
    let mut b = a.clone();
    let mut c = a.clone();
    with(&mut a, 1, "who", "the region");
    with(&mut b, 2, "who", "the county");
    c.delete(&stamp(3));
    let mut all = merged(&merged(&a, &b), &c);
    let before = all.outcome();
    erased(&mut all, 1, "note", "opens at nine");
    let after = all.outcome();
    assert_eq!(before.liveness, Liveness::Disputed);
    assert_eq!(after.liveness, Liveness::Disputed);
    assert_eq!(after.choices, before.choices);
    assert_eq!(all.in_dispute().len(), 3);
}

#[test]
fn contents_that_differ_in_more_than_what_was_erased_are_refused() {
    let mut a = History::default();
    with(&mut a, 1, "note", "one");
    let mut b = History::default();
    let mut other = Content::default();
    other.set("note", text("one"));
    other.set("who", text("somebody"));
    b.write(&stamp(1), other);
    erased(&mut a, 1, "note", "two");
    assert!(a.clone().merge(&b).is_err());
    assert!(b.merge(&a).is_err());
}

/// The history as a newer program would have saved it: with a member of its own
/// on every revision that is there.
fn with_member(history: &History, name: &str, value: &Value) -> History {
    let said = |(id, revision): (RevisionId, &Revision)| {
        let extra = Members::from_iter([(name.to_owned(), value.clone())]);
        (id, Arc::new(Revision { extra, ..revision.clone() }))
    };
    History::from_revisions(history.revisions().map(said).collect()).expect("as sound as before")
}

#[test]
fn a_member_of_a_newer_program_is_erased_from_every_revision_and_no_old_file_brings_it_back() {
    let mut old = History::default();
    with(&mut old, 1, "note", "opens at nine");
    with(&mut old, 1, "note", "opens at ten");
    let guests = Value::List(vec![text("Karin").expect("a name")]);
    let old_file = with_member(&old, "guests", &guests);
    let mut apart = old_file.clone();
    with(&mut apart, 2, "who", "the region");
    let apart = with_member(&apart, "guests", &guests);
    let mut a = old_file.clone();
    let content = a.outcome().content;
    a.erase_fields(&stamp(1), BTreeSet::from([member_name("guests")]), content);
    assert!(a.revisions().all(|(_, it)| it.extra.is_empty()));
    for both in [
        merged(&a, &old_file),
        merged(&old_file, &a),
        merged(&merged(&a, &apart), &old_file),
        merged(&apart, &merged(&old_file, &a)),
    ] {
        assert!(both.revisions().all(|(_, it)| it.extra.is_empty()));
        assert!(both.outcome().choices.is_empty());
        assert_eq!(both.outcome().content.value("note"), text("opens at ten").as_ref());
    }
    assert_eq!(merged(&a, &apart), merged(&apart, &a));
}

#[test]
fn a_member_that_somebody_wrote_knowing_of_the_erasure_stays_and_so_do_other_members() {
    let mut history = History::default();
    with(&mut history, 1, "note", "opens at nine");
    let mut history = with_member(&history, "guests", &text("Karin").expect("a name"));
    let content = history.outcome().content;
    history.erase_fields(&stamp(1), BTreeSet::from([member_name("hosts")]), content.clone());
    assert_eq!(history.revisions().filter(|(_, it)| !it.extra.is_empty()).count(), 1);
    history.erase_fields(&stamp(1), BTreeSet::from([member_name("guests")]), content);
    assert!(history.revisions().all(|(_, it)| it.extra.is_empty()));
    let knew = with_member(&history, "guests", &text("Olle").expect("a name"));
    // Only the last one had seen the erasure: it is that erasure.
    assert_eq!(knew.revisions().filter(|(_, it)| !it.extra.is_empty()).count(), 1);
}
