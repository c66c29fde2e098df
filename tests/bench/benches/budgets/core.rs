//! The core's own work, without Leptos: search, merge, and reading a book as it grows.

use faltbok_bench::report::Line;
use faltbok_bench::report::grouped;
use faltbok_bench::report::median_and_p95;
use faltbok_bench::report::milliseconds;
use faltbok_bench::statistics::Series;
use serde_json::json;

use crate::conditions::full_speed;
use crate::conditions::number;
use crate::conditions::numbers;
use crate::conditions::series;
use crate::conditions::slow_down;
use crate::harness::Page;
use crate::peers;
use crate::start::is_at_most_linear;
use crate::start::told;

const ROUNDS: usize = 5;
pub const SEARCHED: u32 = 10_000;
pub const A_KEY_MS: f64 = 16.0;
const MERGED: u32 = 5_000;
const MERGE_MS: f64 = 300.0;
const GROWING: [u32; 3] = [1_000, 10_000, 100_000];
const AT_A_TIME: u32 = 5_000;

/// Words of the sample's texts, a name, and what is nowhere.
pub const QUERIES: [&str; 5] =
    ["kyldiskar", "sikas lanthandel", "länsstyrelsen sommaren", "butik handlare", "xylofon"];

pub fn measured() -> Vec<Line> {
    let (_server, browser) = peers::page();
    let page = browser.page();
    let mut lines = vec![search(page)];
    lines.extend(merge(page));
    lines.push(growing(page));
    lines
}

fn search(page: &Page) -> Line {
    page.script("return bench.prepareSearch(arguments[0])", &[json!(SEARCHED)]);
    slow_down(page);
    let keys = (0..ROUNDS).flat_map(|_| QUERIES).flat_map(|query| {
        numbers(&page.script("return bench.searches(arguments[0])", &[json!(query)]))
    });
    let keys = series(keys);
    full_speed(page);
    key_line("the finder alone", keys)
}

/// A line about keys of a search, which must all be quick, not only half of them.
pub fn key_line(what: &str, keys: Series) -> Line {
    Line::new(format!("search over {}, a key, 4x: {what}", grouped(SEARCHED as usize)), "16 ms")
        .measured(format!("{}, slowest {}", median_and_p95(&keys), milliseconds(keys.largest())))
        .met(keys.p95() <= A_KEY_MS)
        .with("ms", keys)
}

fn merge(page: &Page) -> [Line; 2] {
    page.script("return bench.prepareMerge(arguments[0])", &[json!(MERGED)]);
    slow_down(page);
    let (mut read, mut merged, mut bytes) = (Vec::new(), Vec::new(), 0.0);
    for _ in 0..ROUNDS {
        let took = page.script("return bench.merges()", &[]);
        read.push(number(&took["read"]));
        merged.push(number(&took["merged"]));
        bytes = number(&took["bytes"]);
        assert_eq!(took["changed"], MERGED / 4 * 3, "three quarters of the records are to change");
    }
    full_speed(page);
    let (read, merged) = (series(read), series(merged));
    let count = grouped(MERGED as usize);
    [
        Line::new(format!("merge of {count} into {count}, 4x"), milliseconds(MERGE_MS))
            .measured(median_and_p95(&merged))
            .met(merged.median() <= MERGE_MS)
            .with("ms", merged),
        Line::new(format!("reading those {count} from their file ({:.1} MB), 4x", bytes / 1e6), "")
            .measured(median_and_p95(&read))
            .with("ms", read),
    ]
}

fn growing(page: &Page) -> Line {
    let mut there = 0;
    let (mut ours, mut raw) = (Vec::new(), Vec::new());
    for records in GROWING {
        while there < records {
            let count = AT_A_TIME.min(records - there);
            page.script("return bench.grow(...arguments)", &[json!(there), json!(count)]);
            there += count;
        }
        let load = |whose: &str| {
            let asked = [json!(whose), json!(records)];
            number(&page.script("return bench.load(...arguments)", &asked))
        };
        let rounds = (0..ROUNDS).map(|_| (load("ours"), load("raw")));
        let (of_ours, of_raw): (Vec<f64>, Vec<f64>) = rounds.unzip();
        ours.push((records, series(of_ours)));
        raw.push((records, series(of_raw)));
    }
    let mut line = Line::new("the book read into records: 1k, 10k, 100k", "at most linear")
        .measured(told(&ours))
        .beside(format!("{} / - / -", told(&raw)))
        .met(is_at_most_linear(&ours));
    for (whose, took) in [("ours", ours), ("raw", raw)] {
        for (records, loads) in took {
            line = line.with(format!("{whose}, {records} records, ms"), loads);
        }
    }
    line
}
