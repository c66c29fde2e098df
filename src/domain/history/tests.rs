//! The laws of merging, over what several phones really do.

use proptest::prelude::*;

use super::*;

mod erasing;

const FIELDS: [&str; 3] = ["note", "title", "who"];

/// How many stories each law is held against.
const CASES: u32 = 2_000;

fn stamp(writer: usize) -> Stamp {
    Stamp {
        writer: Writer(writer as u64),
        saved_by: format!("role {writer}"),
        saved_at: NaiveDateTime::default(),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "this is what a field holds")]
fn text(text: &str) -> Option<Value> {
    Some(Value::Text(text.to_owned()))
}

/// What four phones do to one record: edit a field, delete, bring back, pick,
/// take a pick back, erase a field or all, or take another's file.
#[derive(Clone, Debug)]
enum Step {
    Edit { phone: usize, field: usize, value: u8 },
    Delete { phone: usize },
    Restore { phone: usize },
    Pick { phone: usize, side: usize },
    Reopen { phone: usize, field: usize },
    ReopenDeletion { phone: usize },
    Erase { phone: usize },
    EraseField { phone: usize, field: usize, left: u8 },
    Hear { phone: usize, from: usize },
}

fn steps(with_erasure: bool) -> impl Strategy<Value = Vec<Step>> {
    let phone = 0..4_usize;
    let step = prop_oneof![
        6 => (phone.clone(), 0..3_usize, 0..4_u8)
            .prop_map(|(phone, field, value)| Step::Edit { phone, field, value }),
        1 => phone.clone().prop_map(|phone| Step::Delete { phone }),
        1 => phone.clone().prop_map(|phone| Step::Restore { phone }),
        2 => (phone.clone(), 0..3_usize).prop_map(|(phone, side)| Step::Pick { phone, side }),
        2 => (phone.clone(), 0..3_usize)
            .prop_map(|(phone, field)| Step::Reopen { phone, field }),
        1 => phone.clone().prop_map(|phone| Step::ReopenDeletion { phone }),
        u32::from(with_erasure) => phone.clone().prop_map(|phone| Step::Erase { phone }),
        4 * u32::from(with_erasure) => (phone.clone(), 0..3_usize, 0..4_u8)
            .prop_map(|(phone, field, left)| Step::EraseField { phone, field, left }),
        6 => (phone.clone(), phone).prop_map(|(phone, from)| Step::Hear { phone, from }),
    ];
    prop::collection::vec(step, 0..28)
}

fn play(steps: &[Step]) -> [History; 4] {
    let mut phones: [History; 4] = Default::default();
    for step in steps {
        match *step {
            Step::Edit { phone, field, value } => {
                let mut content = phones[phone].outcome().content;
                content.set(FIELDS[field], whole(value));
                phones[phone].write(&stamp(phone), content);
            }
            Step::Delete { phone } => {
                phones[phone].delete(&stamp(phone));
            }
            Step::Restore { phone } => {
                phones[phone].restore(&stamp(phone));
            }
            Step::Pick { phone, side } => {
                if let Some(choice) = phones[phone].outcome().choices.into_iter().next() {
                    let (_, value) = choice.sides[side % choice.sides.len()].clone();
                    phones[phone].choose(&stamp(phone), &choice.field, value);
                }
            }
            Step::Reopen { phone, field } => {
                phones[phone].reopen(&stamp(phone), FIELDS[field]);
            }
            Step::ReopenDeletion { phone } => {
                phones[phone].reopen_deletion(&stamp(phone));
            }
            Step::Erase { phone } => {
                phones[phone].erase(&stamp(phone));
            }
            Step::EraseField { phone, field, left } => {
                erase_field(&mut phones[phone], phone, FIELDS[field], left);
            }
            Step::Hear { phone, from } => {
                let heard = phones[from].clone();
                phones[phone].merge(&heard).expect("honest phones never clash");
            }
        }
    }
    phones
}

fn whole(value: u8) -> Option<Value> {
    (value != 0).then(|| Value::Whole(value.into()))
}

fn erase_field(history: &mut History, writer: usize, field: &str, left: u8) -> RevisionId {
    let mut content = history.outcome().content;
    content.set(field, whole(left));
    history.erase_fields(&stamp(writer), BTreeSet::from([field.to_owned()]), content)
}

fn merged(left: &History, right: &History) -> History {
    let mut result = left.clone();
    result.merge(right).expect("honest phones never clash");
    result
}

/// Whether `later` had seen `earlier`, by following what replaces what.
fn had_seen(history: &History, later: RevisionId, earlier: RevisionId) -> bool {
    let replaces = history.revision(later).map(|it| it.replaces.clone()).unwrap_or_default();
    replaces.iter().any(|&it| it == earlier || had_seen(history, it, earlier))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn order_and_repetition_do_not_matter(steps in steps(true)) {
        let [a, b, c, d] = play(&steps);
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        prop_assert_eq!(merged(&merged(&a, &b), &b), merged(&a, &b));
        let forth = merged(&merged(&merged(&a, &b), &c), &d);
        let back = merged(&d, &merged(&c, &merged(&b, &a)));
        prop_assert_eq!(forth.outcome(), back.outcome());
    }

    #[test]
    fn a_merge_says_whether_it_changed_anything(steps in steps(true)) {
        let phones = play(&steps);
        for (one, other) in phones.iter().zip(phones.iter().skip(1)) {
            let mut met = one.clone();
            let changed = met.merge(other).expect("honest phones never clash");
            prop_assert_eq!(changed, met != *one);
            prop_assert_eq!(met.merge(other), Ok(false));
        }
    }

    #[test]
    fn no_revision_is_lost(steps in steps(false)) {
        let [a, b, _, _] = play(&steps);
        let both = merged(&a, &b);
        for (id, revision) in a.revisions().chain(b.revisions()) {
            prop_assert_eq!(both.revision(id), Some(revision));
        }
    }

    /// A value that somebody wrote is shown, or is a side of an open choice, or
    /// somebody who had seen it wrote the field again.
    #[test]
    fn no_value_disappears_unseen(steps in steps(false)) {
        let [a, b, c, d] = play(&steps);
        let all = merged(&merged(&a, &b), &merged(&c, &d));
        let outcome = all.outcome();
        for (id, revision) in all.revisions() {
            let Some(content) = revision.body.content() else { continue };
            for field in FIELDS {
                let value = content.value(field);
                let parents = revision.replaces.iter();
                let new_here = parents.clone().all(|&it| all.value(it, field) != value);
                // Who says that a field is not decided wrote nothing in it.
                let left_open = revision.leaves_open.contains(field);
                if !new_here || left_open || value.is_none() {
                    continue;
                }
                let shown = outcome.content.value(field) == value;
                let side = outcome.choices.iter().any(|choice| {
                    choice.field == field && choice.sides.iter().any(|(_, it)| it.as_ref() == value)
                });
                let superseded = all.revisions().any(|(later, _)| {
                    had_seen(&all, later, id) && all.value(later, field) != value
                });
                prop_assert!(shown || side || superseded, "{field} of {id} is gone");
            }
        }
    }

    #[test]
    fn the_sides_of_a_choice_had_not_seen_each_other(steps in steps(false)) {
        let [a, b, c, _] = play(&steps);
        let all = merged(&merged(&a, &b), &c);
        for choice in all.outcome().choices {
            for &(one, _) in &choice.sides {
                for &(other, _) in &choice.sides {
                    prop_assert!(!had_seen(&all, one, other));
                }
            }
        }
    }

    #[test]
    fn picking_settles_just_that_choice(steps in steps(false)) {
        let [a, b, _, _] = play(&steps);
        let mut both = merged(&a, &b);
        let before = both.outcome();
        if let Some(choice) = before.choices.first() {
            let picked = choice.sides[0].1.clone();
            both.choose(&stamp(9), &choice.field, picked.clone());
            let after = both.outcome();
            prop_assert_eq!(after.content.value(&choice.field), picked.as_ref());
            prop_assert_eq!(&after.choices[..], &before.choices[1..]);
        }
    }

    #[test]
    fn a_pick_that_is_taken_back_leaves_everything_as_it_was(steps in steps(false)) {
        let [a, b, _, _] = play(&steps);
        let mut both = merged(&a, &b);
        let before = both.outcome();
        let mut deleted = both.clone();
        if let Some(choice) = before.choices.first() {
            both.choose(&stamp(9), &choice.field, text("a third"));
            prop_assert!(both.reopen(&stamp(9), &choice.field).is_some());
            let after = both.outcome();
            prop_assert_eq!(&after.content, &before.content);
            prop_assert_eq!(&after.choices, &before.choices);
            prop_assert_eq!(both.reopen(&stamp(9), &choice.field), None);
        }
        if before.liveness == Liveness::Disputed {
            deleted.delete(&stamp(9));
            prop_assert!(deleted.reopen_deletion(&stamp(9)));
            let after = deleted.outcome();
            prop_assert_eq!(after.liveness, Liveness::Disputed);
            prop_assert_eq!(after.choices, before.choices);
        }
    }

    #[test]
    fn editing_another_field_leaves_choices_open(steps in steps(false)) {
        let [a, b, _, _] = play(&steps);
        let mut both = merged(&a, &b);
        let before = both.outcome();
        let mut content = before.content.clone();
        content.set("elsewhere", text("new"));
        both.write(&stamp(9), content);
        prop_assert_eq!(both.outcome().choices, before.choices);
        prop_assert_eq!(both.outcome().liveness, Liveness::Alive);
    }

    #[test]
    fn a_history_of_honest_phones_is_sound(steps in steps(true)) {
        let [a, b, _, _] = play(&steps);
        let both = merged(&a, &b);
        prop_assert_eq!(History::from_revisions(both.revisions.clone().into_iter().collect()), Ok(both));
    }
}

fn with(history: &mut History, writer: usize, field: &str, value: &str) {
    let mut content = history.outcome().content;
    content.set(field, text(value));
    history.write(&stamp(writer), content);
}

fn open_fields(history: &History) -> Vec<String> {
    history.outcome().choices.into_iter().map(|choice| choice.field).collect()
}

#[test]
fn edits_of_different_fields_join() {
    let mut a = History::default();
    with(&mut a, 1, "title", "Sikås");
    let mut b = a.clone();
    with(&mut a, 1, "note", "an employer leaves");
    with(&mut b, 2, "who", "the region");
    let both = merged(&a, &b).outcome();
    assert_eq!(both.content.value("note"), text("an employer leaves").as_ref());
    assert_eq!(both.content.value("who"), text("the region").as_ref());
    assert!(both.choices.is_empty());
}

#[test]
fn the_same_edit_made_apart_is_no_choice() {
    let mut a = History::default();
    with(&mut a, 1, "title", "Sikås");
    let mut b = a.clone();
    with(&mut a, 1, "note", "closed");
    with(&mut b, 2, "note", "closed");
    assert!(merged(&a, &b).outcome().choices.is_empty());
}

#[test]
fn different_edits_of_one_field_are_a_choice() {
    let mut a = History::default();
    with(&mut a, 1, "title", "Sikås");
    let mut b = a.clone();
    with(&mut a, 1, "note", "seven kilometres");
    with(&mut b, 2, "note", "eight kilometres");
    assert_eq!(open_fields(&merged(&a, &b)), ["note"]);
}

/// A takes B's file and B takes A's, and both edit on: the field that A changed
/// and B had seen is never asked about.
#[test]
fn criss_cross_does_not_ask_about_what_was_seen() {
    let mut a = History::default();
    with(&mut a, 1, "title", "Sikås");
    let mut b = a.clone();
    with(&mut a, 1, "note", "from A");
    with(&mut b, 2, "who", "from B");
    let (heard_by_a, heard_by_b) = (b.clone(), a.clone());
    a.merge(&heard_by_a).expect("honest");
    b.merge(&heard_by_b).expect("honest");
    with(&mut a, 1, "note", "from A again");
    with(&mut b, 2, "who", "from B again");
    let both = merged(&a, &b).outcome();
    assert!(both.choices.is_empty(), "{:?}", both.choices);
    assert_eq!(both.content.value("note"), text("from A again").as_ref());
    assert_eq!(both.content.value("who"), text("from B again").as_ref());
}

#[test]
fn an_edit_against_a_deletion_is_disputed() {
    let mut a = History::default();
    with(&mut a, 1, "title", "Sikås");
    let mut b = a.clone();
    a.delete(&stamp(1));
    with(&mut b, 2, "note", "still here");
    let mut both = merged(&a, &b);
    assert_eq!(both.outcome().liveness, Liveness::Disputed);
    assert_eq!(both.outcome().content.value("note"), text("still here").as_ref());
    both.delete(&stamp(3));
    assert_eq!(both.outcome().liveness, Liveness::Deleted);
}

#[test]
fn a_deletion_alone_deletes_and_can_be_undone() {
    let mut history = History::default();
    with(&mut history, 1, "title", "Sikås");
    history.delete(&stamp(1));
    assert_eq!(history.outcome().liveness, Liveness::Deleted);
    history.restore(&stamp(1));
    assert_eq!(history.outcome().liveness, Liveness::Alive);
    assert_eq!(history.outcome().content.value("title"), text("Sikås").as_ref());
}

#[test]
fn two_contents_under_one_id_are_refused_and_change_nothing() {
    let mut a = History::default();
    let mut b = History::default();
    with(&mut a, 1, "title", "one");
    with(&mut b, 1, "title", "other");
    let before = a.clone();
    assert!(a.merge(&b).is_err());
    assert_eq!(a, before);
}

#[test]
fn revisions_that_replace_each_other_in_a_ring_are_refused() {
    let id = |counter| RevisionId { counter, writer: Writer(1) };
    let revision = |replaces| {
        Arc::new(Revision {
            replaces: BTreeSet::from([id(replaces)]),
            leaves_open: BTreeSet::new(),
            erases: BTreeSet::new(),
            saved_by: String::new(),
            saved_at: NaiveDateTime::default(),
            body: Body::Alive(Content::default()),
            extra: Members::new(),
        })
    };
    let ring = BTreeMap::from([(id(1), revision(2)), (id(2), revision(1))]);
    let refused = Unsound::ReplacesLater { id: id(1), replaced: id(2) };
    assert_eq!(History::from_revisions(ring), Err(refused));
    let huge = BTreeMap::from([(id(u32::MAX), revision(1))]);
    assert!(matches!(History::from_revisions(huge), Err(Unsound::Counter { .. })));
}

/// Two windows have the same form open; the second to save had not seen what
/// the first one saved.
#[test]
fn a_form_opened_before_another_save_stands_beside_it() {
    let mut history = History::default();
    with(&mut history, 1, "title", "Sikås");
    let base: BTreeSet<_> = history.heads().into_iter().collect();
    with(&mut history, 1, "note", "from the first window");
    let mut content = history.as_of(&base).outcome().content;
    content.set("note", text("from the second window"));
    content.set("who", text("the region"));
    history.write_on(&stamp(1), base, content);
    assert_eq!(open_fields(&history), ["note"]);
    assert_eq!(history.outcome().content.value("who"), text("the region").as_ref());
}

/// A history in which two wrote the title apart, and one of them picked.
fn picked() -> (History, Outcome) {
    let mut a = History::default();
    with(&mut a, 1, "note", "seen");
    let mut b = a.clone();
    with(&mut a, 1, "title", "Sikås");
    with(&mut b, 2, "title", "Sikås by");
    let mut both = merged(&a, &b);
    let open = both.outcome();
    both.choose(&stamp(1), "title", text("Sikås"));
    (both, open)
}

#[test]
fn a_choice_opened_again_is_between_the_same_values_of_the_same_people() {
    let (mut history, open) = picked();
    assert_eq!(history.pick("note"), None, "nobody had to pick");
    assert_eq!(history.pick("title").map(|it| it.between.len()), Some(2));
    with(&mut history, 1, "who", "the region");
    history.reopen(&stamp(1), "title").expect("a pick still settles it");
    let outcome = history.outcome();
    assert_eq!(outcome.choices, open.choices);
    assert_eq!(outcome.content.value("who"), text("the region").as_ref());
    let last = history.heads()[0];
    assert!(history.is_reopening(last));
    // It stays open while other things are written, and can be settled anew.
    with(&mut history, 2, "who", "the county");
    assert_eq!(open_fields(&history), ["title"]);
    assert!(!history.is_reopening(history.heads()[0]));
    history.choose(&stamp(2), "title", text("Sikås by"));
    assert!(history.outcome().choices.is_empty());
    assert_eq!(history.pick("title").map(|it| it.between.len()), Some(2));
}

#[test]
fn a_choice_opened_again_holds_against_who_only_carried_the_pick_on() {
    let (mut a, open) = picked();
    let mut b = a.clone();
    a.reopen(&stamp(1), "title").expect("a pick settles it");
    with(&mut b, 2, "who", "the county");
    assert_eq!(merged(&a, &b).outcome().choices, open.choices);
}

#[test]
fn who_wrote_the_field_anew_has_answered_a_choice_opened_again_meanwhile() {
    let (mut a, _) = picked();
    let mut b = a.clone();
    a.reopen(&stamp(1), "title").expect("a pick settles it");
    with(&mut b, 2, "title", "Sikås samhälle");
    let both = merged(&a, &b).outcome();
    assert!(both.choices.is_empty());
    assert_eq!(both.content.value("title"), text("Sikås samhälle").as_ref());
}

#[test]
fn what_was_written_since_is_not_taken_back_with_the_pick() {
    let (mut history, _) = picked();
    with(&mut history, 2, "title", "Sikås samhälle");
    let before = history.clone();
    assert_eq!(history.reopen(&stamp(1), "title"), None);
    assert!(!history.reopen_deletion(&stamp(1)));
    assert_eq!(history, before);
}

#[test]
fn a_deletion_that_was_decided_can_be_disputed_again_by_those_it_was_between() {
    let mut a = History::default();
    with(&mut a, 1, "title", "Sikås");
    let mut b = a.clone();
    a.delete(&stamp(1));
    with(&mut b, 2, "note", "still here");
    let mut both = merged(&a, &b);
    let sides = both.in_dispute();
    for _ in 0..2 {
        both.restore(&stamp(3));
        assert!(both.decided_a_deletion());
        assert!(both.reopen_deletion(&stamp(3)));
        assert_eq!(both.outcome().liveness, Liveness::Disputed);
        assert_eq!(both.in_dispute(), sides);
        assert!(both.heads().iter().all(|&head| both.is_reopening(head)));
    }
    both.delete(&stamp(3));
    assert_eq!(both.outcome().liveness, Liveness::Deleted);
}

#[test]
fn who_decides_a_field_decides_it_also_for_what_was_shown() {
    let (mut history, _) = picked();
    history.reopen(&stamp(1), "title").expect("a pick settles it");
    let base: BTreeSet<_> = history.heads().into_iter().collect();
    let shown = history.outcome().content;
    let mut left = history.clone();
    left.write_on(&stamp(1), base.clone(), shown.clone());
    assert_eq!(open_fields(&left), ["title"]);
    history.write_deciding(&stamp(1), base, shown.clone(), Some("title"));
    assert_eq!(history.outcome().choices, []);
    assert_eq!(history.outcome().content, shown);
}
