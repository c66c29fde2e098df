//! Writes, beside IndexedDB as it is, Dexie and PouchDB: the same rows, the same durability.

use std::path::PathBuf;
use std::time::Duration;

use faltbok_bench::report::Line;
use faltbok_bench::report::grouped;
use faltbok_bench::report::median_and_p95;
use faltbok_bench::report::milliseconds;
use faltbok_bench::statistics::Series;
use serde_json::json;

use crate::conditions::eventually;
use crate::conditions::number;
use crate::conditions::numbers;
use crate::conditions::series;
use crate::harness::Browser;
use crate::harness::Page;
use crate::harness::Server;

/// Many short rounds, so that whatever else the machine does falls on all alike.
const ROUNDS: usize = 60;
const WRITES_A_ROUND: usize = 5;
const ROUNDS_OF_MANY: usize = 4;
const MANY: usize = 5_000;
const SAVE_P95_MS: f64 = 50.0;
const OF_RAW: f64 = 1.1;
const OF_POUCHDB: f64 = 4.0;

/// Who is compared: whose database, and what is asked of it.
const WRITERS: [(&str, &str); 6] = [
    ("ours", "write"),
    ("raw", "write"),
    ("dexie", "write"),
    ("pouchdb", "write"),
    ("ours", "save"),
    ("raw", "save"),
];
const ALL: [&str; 4] = ["ours", "raw", "dexie", "pouchdb"];

/// A page with the core's program and those it is compared with.
pub fn page() -> (Server, Browser) {
    let folder = std::env::var_os("FALTBOK_BENCH_PAGE").map(PathBuf::from);
    let server = Server::of(&folder.expect("`cargo xtask bench` says where the page is"));
    let browser = Browser::phone(&server);
    browser.page().open("");
    let ready = "globalThis.isReady === true";
    eventually(browser.page(), "the page to be ready", ready, Duration::from_secs(30));
    (server, browser)
}

pub fn measured() -> Vec<Line> {
    let (_server, browser) = page();
    let page = browser.page();
    writes(page).into_iter().chain(many(page)).collect()
}

/// One row a transaction.
fn writes(page: &Page) -> [Line; 2] {
    let mut next = 0;
    let mut round = |writer: usize, count: usize| {
        let (whose, what) = WRITERS[writer];
        let asked = [json!(whose), json!(what), json!(next), json!(count)];
        next += count;
        numbers(&page.script("return bench.writes(...arguments)", &asked))
    };
    let mut took: [Vec<f64>; WRITERS.len()] = Default::default();
    for writer in 0..WRITERS.len() {
        // Databases are made, and code is warm.
        round(writer, 10);
    }
    for number in 0..ROUNDS {
        for writer in order(number, WRITERS.len()) {
            took[writer].extend(round(writer, WRITES_A_ROUND));
        }
    }
    for whose in ALL {
        let times = WRITERS.iter().filter(|(it, _)| *it == whose).count();
        let kept = number(&page.script("return bench.written(arguments[0])", &[json!(whose)]));
        let meant = times * (10 + ROUNDS * WRITES_A_ROUND);
        assert!(
            (kept - f64::from(u32::try_from(meant).expect("small"))).abs() < 0.5,
            "{whose}: {kept} rows"
        );
    }
    let [ours, raw, dexie, pouchdb, our_save, raw_save] = &took;
    [writes_line(ours, raw, dexie, pouchdb), save_line(our_save, raw_save)]
}

/// What one took of what the other took, round by round.
fn ratio(one: &[f64], other: &[f64]) -> Series {
    let rounds = one.chunks(WRITES_A_ROUND).zip(other.chunks(WRITES_A_ROUND));
    let median = |some: &[f64]| series(some.iter().copied()).median();
    series(rounds.map(|(one, other)| median(one) / median(other)))
}

fn writes_line(ours: &[f64], raw: &[f64], dexie: &[f64], pouchdb: &[f64]) -> Line {
    let [of_raw, of_dexie, of_pouchdb] = [raw, dexie, pouchdb].map(|other| ratio(ours, other));
    let [ours, raw, dexie, pouchdb] =
        [ours, raw, dexie, pouchdb].map(|it| series(it.iter().copied()));
    let measured = format!(
        "{}: {:.2} of raw, {:.2} of Dexie, {:.2} of PouchDB",
        median_and_p95(&ours),
        of_raw.median(),
        of_dexie.median(),
        of_pouchdb.median(),
    );
    let is_met = of_raw.median() <= OF_RAW
        && of_dexie.median() < 1.0
        && of_pouchdb.median() * OF_POUCHDB <= 1.0;
    let what = format!("one row written, {} times, beside others", ROUNDS * WRITES_A_ROUND);
    Line::new(what, "1.1 of raw, under Dexie, 0.25 of PouchDB")
        .measured(measured)
        .beside(beside(&raw, &dexie, &pouchdb))
        .met(is_met)
        .with("ours, ms", ours)
        .with("raw, ms", raw)
        .with("Dexie, ms", dexie)
        .with("PouchDB, ms", pouchdb)
        .with("of raw, by round", of_raw)
        .with("of Dexie, by round", of_dexie)
        .with("of PouchDB, by round", of_pouchdb)
}

fn save_line(ours: &[f64], raw: &[f64]) -> Line {
    let of_raw = ratio(ours, raw);
    let [ours, raw] = [ours, raw].map(|it| series(it.iter().copied()));
    Line::new("a save without its screen: read, decide, write, drop the draft", "p95 50 ms")
        .measured(format!("{}, {:.2} of raw", median_and_p95(&ours), of_raw.median()))
        .beside(format!("{} / - / -", milliseconds(raw.median())))
        .met(ours.p95() <= SAVE_P95_MS)
        .with("ours, ms", ours)
        .with("the same requests, raw, ms", raw)
        .with("of raw, by round", of_raw)
}

/// Many rows in one transaction, then all of them read.
fn many(page: &Page) -> [Line; 2] {
    let mut wrote: [Vec<f64>; ALL.len()] = Default::default();
    let mut read: [Vec<f64>; ALL.len()] = Default::default();
    for round in 0..ROUNDS_OF_MANY {
        for whose in order(round, ALL.len()) {
            let asked = [json!(ALL[whose]), json!(MANY)];
            let took = page.script("return bench.many(...arguments)", &asked);
            wrote[whose].push(number(&took["write"]));
            read[whose].push(number(&took["read"]));
        }
    }
    let line = |what: String, took: [Vec<f64>; ALL.len()]| {
        let [ours, raw, dexie, pouchdb] = took.map(series);
        Line::new(what, "")
            .measured(milliseconds(ours.median()))
            .beside(beside(&raw, &dexie, &pouchdb))
            .with("ours, ms", ours)
            .with("raw, ms", raw)
            .with("Dexie, ms", dexie)
            .with("PouchDB, ms", pouchdb)
    };
    let count = grouped(MANY);
    [line(format!("{count} rows written at once"), wrote), line(format!("{count} rows read"), read)]
}

fn beside(raw: &Series, dexie: &Series, pouchdb: &Series) -> String {
    [raw, dexie, pouchdb].map(|it| milliseconds(it.median())).join(" / ")
}

/// Another one first each time, and every other time the other way round.
fn order(round: usize, count: usize) -> impl Iterator<Item = usize> {
    (0..count).map(move |at| {
        let turned = if round.is_multiple_of(2) { at } else { count - 1 - at };
        (turned + round / 2) % count
    })
}
