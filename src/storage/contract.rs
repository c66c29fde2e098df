//! What every store must do, whatever it rests on.
//!
//! Each rule is given two handles on the same, empty database: two windows.
//! [`every_rule`] names them all, so that a store cannot be tested against
//! some of them only.

use std::convert::Infallible;
use std::future::Future;
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use crate::storage::RecordStore;
use crate::storage::RowKey;
use crate::storage::Table;
use crate::storage::Table::Drafts;
use crate::storage::Table::Photos;
use crate::storage::Table::Records;
use crate::storage::Turn;
use crate::storage::UpdateError;
use crate::storage::Write;

/// Calls a macro with the name of every rule of the storage contract.
#[macro_export]
macro_rules! every_storage_rule {
    ($check:ident) => {
        $check! {
            gives_back_the_latest_text_of_each_key_in_order,
            keeps_the_two_tables_apart,
            gives_a_change_the_rows_it_asked_for_in_that_order,
            writes_nothing_when_the_change_refuses,
            gives_back_what_the_change_worked_out,
            applies_writes_in_the_order_given,
            deletes_rows,
            removes_the_draft_in_the_same_transaction_as_the_save,
            sees_at_once_what_the_other_window_saved,
            loses_no_update_when_two_windows_change_the_same_row,
            keeps_changes_to_different_rows_made_at_once,
            keeps_writing_drafts_and_saving_apart,
            keeps_swedish_letters_in_keys_and_texts,
            keeps_two_thousand_rows,
            clears_both_tables,
            leaves_nothing_behind_after_probing,
            reads_the_rows_asked_for_in_that_order,
            walks_in_as_many_turns_as_it_takes_and_each_sees_those_before,
            keeps_nothing_of_a_walk_that_is_refused_in_a_later_turn,
            lets_no_other_window_in_between_two_turns,
            keeps_a_picture_with_its_record_or_neither,
        }
    };
}
pub use every_storage_rule as every_rule;

type Rows = Vec<(String, String)>;

fn rows<const N: usize>(rows: [(&str, &str); N]) -> Rows {
    rows.map(|(key, text)| (key.to_owned(), text.to_owned())).to_vec()
}

async fn save(store: &impl RecordStore, writes: Vec<Write>) {
    let saved: Result<(), UpdateError<Infallible>> =
        store.update(Records, &[], |_| Ok((writes, ()))).await;
    saved.expect("an update without a refusal is saved");
}

async fn load(store: &impl RecordStore, table: Table) -> Rows {
    store.load_all(table).await.expect("loads")
}

/// Adds one to the number in the row of `key`.
async fn count_up(store: &impl RecordStore, key: &'static str) {
    let counted: Result<(), UpdateError<Infallible>> = store
        .update(Records, &[key.to_owned()], move |found| {
            let before = found[0]
                .as_deref()
                .map_or(0, |text| text.parse::<u32>().expect("only this writes the row"));
            Ok((vec![Write::put(Records, key, (before + 1).to_string())], ()))
        })
        .await;
    counted.expect("counting is saved");
}

/// Runs both at once, as two windows do, until both are done.
async fn together(first: impl Future<Output = ()>, second: impl Future<Output = ()>) {
    let (mut first, mut second) = (pin!(first), pin!(second));
    let (mut first_done, mut second_done) = (false, false);
    poll_fn(|context| {
        first_done = first_done || first.as_mut().poll(context).is_ready();
        second_done = second_done || second.as_mut().poll(context).is_ready();
        if first_done && second_done { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

pub async fn gives_back_the_latest_text_of_each_key_in_order(
    store: impl RecordStore,
    _: impl RecordStore,
) {
    assert_eq!(load(&store, Records).await, []);
    save(&store, vec![Write::put(Records, "b", "1"), Write::put(Records, "a", "1")]).await;
    save(&store, vec![Write::put(Records, "b", "2")]).await;
    assert_eq!(load(&store, Records).await, rows([("a", "1"), ("b", "2")]));
}

pub async fn keeps_the_two_tables_apart(store: impl RecordStore, _: impl RecordStore) {
    save(&store, vec![Write::put(Records, "a", "saved"), Write::put(Drafts, "a", "typed")]).await;
    assert_eq!(load(&store, Records).await, rows([("a", "saved")]));
    assert_eq!(load(&store, Drafts).await, rows([("a", "typed")]));

    let keys = ["a".to_owned()];
    let read: Result<_, UpdateError<Infallible>> =
        store.update(Drafts, &keys, |found| Ok((vec![], found))).await;
    assert_eq!(read.expect("reads"), [Some("typed".to_owned())]);
}

pub async fn gives_a_change_the_rows_it_asked_for_in_that_order(
    store: impl RecordStore,
    _: impl RecordStore,
) {
    save(&store, vec![Write::put(Records, "a", "1"), Write::put(Records, "c", "")]).await;
    let keys = ["c", "b", "a", "a"].map(str::to_owned);
    let read: Result<_, UpdateError<Infallible>> =
        store.update(Records, &keys, |found| Ok((vec![], found))).await;
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(read.expect("reads"), [text(""), None, text("1"), text("1")]);
}

pub async fn writes_nothing_when_the_change_refuses(store: impl RecordStore, _: impl RecordStore) {
    save(&store, vec![Write::put(Records, "a", "1")]).await;
    let refused: Result<(), UpdateError<&str>> =
        store.update(Records, &["a".to_owned()], |_| Err("not so")).await;
    assert_eq!(refused, Err(UpdateError::Refused("not so")));
    assert_eq!(load(&store, Records).await, rows([("a", "1")]));
    // The refusal leaves the store as usable as before.
    save(&store, vec![Write::put(Records, "a", "2")]).await;
    assert_eq!(load(&store, Records).await, rows([("a", "2")]));
}

pub async fn gives_back_what_the_change_worked_out(store: impl RecordStore, _: impl RecordStore) {
    save(&store, vec![Write::put(Records, "a", "1")]).await;
    let worked_out: Result<String, UpdateError<Infallible>> = store
        .update(Records, &["a".to_owned()], |found| {
            let merged = found[0].clone().unwrap_or_default() + "+2";
            Ok((vec![Write::put(Records, "a", merged.clone())], merged))
        })
        .await;
    assert_eq!(worked_out.expect("saves"), "1+2");
    assert_eq!(load(&store, Records).await, rows([("a", "1+2")]));
}

pub async fn applies_writes_in_the_order_given(store: impl RecordStore, _: impl RecordStore) {
    let writes = vec![
        Write::put(Records, "a", "1"),
        Write::put(Records, "a", "2"),
        Write::put(Records, "b", "1"),
        Write::delete(Records, "b"),
        Write::delete(Records, "c"),
        Write::put(Records, "c", "1"),
    ];
    save(&store, writes).await;
    assert_eq!(load(&store, Records).await, rows([("a", "2"), ("c", "1")]));
}

pub async fn deletes_rows(store: impl RecordStore, _: impl RecordStore) {
    save(&store, vec![Write::put(Records, "a", "1"), Write::put(Records, "b", "1")]).await;
    save(&store, vec![Write::delete(Records, "a"), Write::delete(Records, "never there")]).await;
    assert_eq!(load(&store, Records).await, rows([("b", "1")]));
}

pub async fn removes_the_draft_in_the_same_transaction_as_the_save(
    store: impl RecordStore,
    other: impl RecordStore,
) {
    store.write_relaxed(Write::put(Drafts, "visit", "half a sen")).await.expect("a draft is kept");
    store.write_relaxed(Write::put(Drafts, "plan", "half a plan")).await.expect("a draft is kept");

    let refused: Result<(), UpdateError<&str>> =
        store.update(Records, &["visit".to_owned()], |_| Err("not so")).await;
    refused.expect_err("the change refused");
    assert_eq!(load(&store, Drafts).await.len(), 2, "a save that failed keeps its draft");

    save(&store, vec![Write::put(Records, "visit", "a sentence"), Write::delete(Drafts, "visit")])
        .await;
    assert_eq!(load(&other, Records).await, rows([("visit", "a sentence")]));
    assert_eq!(load(&other, Drafts).await, rows([("plan", "half a plan")]));
}

pub async fn sees_at_once_what_the_other_window_saved(
    store: impl RecordStore,
    other: impl RecordStore,
) {
    save(&other, vec![Write::put(Records, "a", "1")]).await;
    assert_eq!(load(&store, Records).await, rows([("a", "1")]));
    count_up(&store, "a").await;
    assert_eq!(load(&other, Records).await, rows([("a", "2")]));
}

pub async fn loses_no_update_when_two_windows_change_the_same_row(
    store: impl RecordStore,
    other: impl RecordStore,
) {
    async fn count_fifty(store: &impl RecordStore) {
        for _ in 0..50 {
            count_up(store, "a").await;
        }
    }
    together(count_fifty(&store), count_fifty(&other)).await;
    assert_eq!(load(&store, Records).await, rows([("a", "100")]));
}

pub async fn keeps_changes_to_different_rows_made_at_once(
    store: impl RecordStore,
    _: impl RecordStore,
) {
    together(
        async {
            count_up(&store, "a").await;
            count_up(&store, "b").await;
        },
        async {
            count_up(&store, "b").await;
            count_up(&store, "a").await;
        },
    )
    .await;
    assert_eq!(load(&store, Records).await, rows([("a", "2"), ("b", "2")]));
}

pub async fn keeps_writing_drafts_and_saving_apart(
    store: impl RecordStore,
    other: impl RecordStore,
) {
    together(
        async {
            for _ in 0..20 {
                count_up(&store, "a").await;
            }
        },
        async {
            for typed in 1..=20 {
                let draft = Write::put(Drafts, "a", typed.to_string());
                other.write_relaxed(draft).await.expect("a draft is kept");
            }
        },
    )
    .await;
    assert_eq!(load(&other, Records).await, rows([("a", "20")]));
    assert_eq!(load(&store, Drafts).await, rows([("a", "20")]));
    store.write_relaxed(Write::delete(Drafts, "a")).await.expect("a draft is thrown away");
    assert_eq!(load(&other, Drafts).await, []);
}

pub async fn keeps_swedish_letters_in_keys_and_texts(store: impl RecordStore, _: impl RecordStore) {
    let text = "Butiken i Sikås: \"öppet\" året om \u{1f332}\u{0} Jåhkåmåhkke";
    let written = [("ort/sikås", text), ("ort/änge", ""), ("ort/östersund", "å\u{308}")];
    save(&store, written.map(|(key, text)| Write::put(Records, key, text)).to_vec()).await;
    let mut expected = rows(written);
    expected.sort();
    assert_eq!(load(&store, Records).await, expected);
    save(&store, vec![Write::delete(Records, "ort/östersund")]).await;
    assert_eq!(load(&store, Records).await.len(), 2);
}

pub async fn keeps_two_thousand_rows(store: impl RecordStore, other: impl RecordStore) {
    let keys: Vec<String> = (0..2_000).map(|number| format!("record/{number:05}")).collect();
    let text = "a visit to a village shop. ".repeat(20);
    let asked = keys.clone();
    let saved: Result<usize, UpdateError<Infallible>> = store
        .update(Records, &keys, move |found| {
            let missing = found.iter().filter(|row| row.is_none()).count();
            let writes = asked.into_iter().map(|key| Write::put(Records, key, text.clone()));
            Ok((writes.collect(), missing))
        })
        .await;
    assert_eq!(saved.expect("saves"), 2_000);

    let loaded = load(&other, Records).await;
    assert!(loaded.iter().map(|(key, _)| key).eq(&keys));
    assert!(loaded.iter().all(|(_, text)| text.len() == 540));
}

pub async fn clears_both_tables(store: impl RecordStore, other: impl RecordStore) {
    save(&store, vec![Write::put(Records, "a", "1"), Write::put(Drafts, "a", "1")]).await;
    store.clear().await.expect("clears");
    assert_eq!(load(&other, Records).await, []);
    assert_eq!(load(&other, Drafts).await, []);
}

pub async fn leaves_nothing_behind_after_probing(store: impl RecordStore, other: impl RecordStore) {
    together(
        async {
            store.probe().await.expect("a store that keeps things says so");
        },
        async { other.probe().await.expect("a store that keeps things says so") },
    )
    .await;
    assert_eq!(load(&store, Records).await, []);
    assert_eq!(load(&store, Drafts).await, []);
}

pub async fn reads_the_rows_asked_for_in_that_order(
    store: impl RecordStore,
    other: impl RecordStore,
) {
    save(&store, vec![Write::put(Records, "a", "1"), Write::put(Drafts, "b", "2")]).await;
    let read = other.read(Records, &["b", "a", "a"].map(str::to_owned)).await;
    let one = Some("1".to_owned());
    assert_eq!(read.expect("reads"), [None, one.clone(), one]);
    assert_eq!(other.read(Records, &[]).await.expect("reads"), []);
    assert_eq!(other.keys(Drafts).await.expect("reads"), ["b"]);
}

fn named(table: Table, key: &str) -> RowKey {
    (table, key.to_owned())
}

pub async fn walks_in_as_many_turns_as_it_takes_and_each_sees_those_before(
    store: impl RecordStore,
    _: impl RecordStore,
) {
    save(&store, vec![Write::put(Records, "a", "1")]).await;
    let mut number = 0;
    let walked: Result<(), UpdateError<Infallible>> = store
        .walk(vec![named(Records, "a"), named(Drafts, "a")], move |found| {
            number += 1;
            let text = |text: &str| Some(text.to_owned());
            let writes = match number {
                1 => {
                    assert_eq!(found, [text("1"), None]);
                    vec![Write::put(Records, "a", "2"), Write::put(Drafts, "a", "typed")]
                }
                2 => {
                    assert_eq!(found, [text("typed"), text("2")]);
                    vec![Write::delete(Drafts, "a")]
                }
                _ => {
                    assert_eq!(found, [None, text("2")]);
                    vec![Write::put(Records, "b", "3")]
                }
            };
            let next = vec![named(Drafts, "a"), named(Records, "a")];
            Ok(Turn { writes, next: if number < 3 { next } else { Vec::new() } })
        })
        .await;
    walked.expect("walks");
    assert_eq!(load(&store, Records).await, rows([("a", "2"), ("b", "3")]));
    assert_eq!(load(&store, Drafts).await, []);
}

pub async fn keeps_nothing_of_a_walk_that_is_refused_in_a_later_turn(
    store: impl RecordStore,
    other: impl RecordStore,
) {
    save(&store, vec![Write::put(Records, "a", "1")]).await;
    let mut number = 0;
    let walked = store
        .walk(vec![named(Records, "a")], move |_| {
            number += 1;
            let writes = vec![
                Write::put(Records, "a", number.to_string() + "!"),
                Write::put(Records, "b", "new"),
                Write::delete(Records, "a"),
            ];
            let next = vec![named(Records, "a")];
            if number < 3 { Ok(Turn { writes, next }) } else { Err("no further") }
        })
        .await;
    assert_eq!(walked, Err(UpdateError::Refused("no further")));
    assert_eq!(load(&other, Records).await, rows([("a", "1")]));
}

pub async fn lets_no_other_window_in_between_two_turns(
    store: impl RecordStore,
    other: impl RecordStore,
) {
    const KEY: &str = "count";
    let walk = async {
        let mut read = Vec::new();
        let walked: Result<(), UpdateError<Infallible>> = store
            .walk(vec![named(Records, KEY)], move |found| {
                read.push(found);
                assert_eq!(read.first(), read.last(), "another window wrote in between");
                let next = if read.len() < 20 { vec![named(Records, KEY)] } else { Vec::new() };
                Ok(Turn { writes: Vec::new(), next })
            })
            .await;
        walked.expect("walks");
    };
    let count = async {
        for _ in 0..20 {
            count_up(&other, KEY).await;
        }
    };
    together(walk, count).await;
    assert_eq!(load(&store, Records).await, rows([(KEY, "20")]));
}

pub async fn keeps_a_picture_with_its_record_or_neither(
    store: impl RecordStore,
    other: impl RecordStore,
) {
    let picture = "UklGRg==".repeat(500_000);
    let both =
        |picture: &str| vec![Write::put(Records, "a", "caption"), Write::put(Photos, "a", picture)];
    let refused: Result<(), UpdateError<&str>> = store
        .walk(vec![named(Photos, "a")], {
            let mut writes = Some(both(&picture));
            move |_| match writes.take() {
                Some(writes) => Ok(Turn { writes, next: vec![named(Records, "a")] }),
                None => Err("not so"),
            }
        })
        .await;
    assert_eq!(refused, Err(UpdateError::Refused("not so")));
    assert_eq!(other.keys(Photos).await.expect("reads"), Vec::<String>::new());

    save(&store, both(&picture)).await;
    let read = other.read(Photos, &["a".to_owned(), "b".to_owned()]).await.expect("reads");
    assert!(read == [Some(picture), None], "the picture is another");
    save(&other, vec![Write::delete(Photos, "a")]).await;
    assert_eq!(store.keys(Photos).await.expect("reads"), Vec::<String>::new());
    assert_eq!(load(&store, Records).await, rows([("a", "caption")]));
}
