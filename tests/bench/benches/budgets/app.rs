//! The app itself at work in a large book: searching, saving, scrolling.

use std::time::Duration;

use faltbok_bench::report::Line;
use faltbok_bench::report::grouped;
use faltbok_bench::report::median_and_p95;
use faltbok_bench::report::milliseconds;
use faltbok_bench::sample;
use serde_json::json;

use crate::conditions::eventually;
use crate::conditions::number;
use crate::conditions::numbers;
use crate::conditions::series;
use crate::conditions::slow_down;
use crate::conditions::was_slow;
use crate::core::QUERIES;
use crate::core::SEARCHED;
use crate::core::key_line;
use crate::harness::Page;
use crate::harness::Server;
use crate::start::open_with;

const SEARCHES: usize = 3;
const SAVES: usize = 30;
const SAVE_P95_MS: f64 = 50.0;
const ROWS: u32 = 10_000;
const FRAMES: usize = 240;
/// Longer than one frame of a sixtieth of a second, and shorter than two.
const DROPPED_MS: f64 = 25.0;
/// Rows that may be drawn at a time, however long the list: those in view, and some in hand.
const AT_A_TIME: f64 = 300.0;

pub fn measured() -> Vec<Line> {
    let server = Server::of_the_app();
    let browser = open_with(&server, (0..SEARCHED).map(sample::record));
    let mut lines = vec![search(browser.page())];
    lines.extend(save(browser.page()));
    drop(browser);
    let browser = open_with(&server, (0..ROWS).map(sample::visit));
    lines.extend(list(browser.page()));
    lines
}

fn search(page: &Page) -> Line {
    page.script("return bench.go('#/sok', 'main input[type=search]')", &[]);
    // All is taken up when the last slice of it is: nothing is left to be read then.
    page.script("return bench.type('xylofon')", &[]);
    let ready = "document.body.innerText.includes('Inget hittades')";
    eventually(page, "the search to be ready", ready, Duration::from_secs(60));
    slow_down(page);
    let keys = (0..SEARCHES).flat_map(|_| QUERIES).flat_map(|query| {
        numbers(&page.script("return bench.type(arguments[0])", &[json!(query)]))
    });
    let keys = series(keys);
    assert!(was_slow(page), "the page was not slowed down");
    key_line("with its hits laid out", keys)
}

fn save(page: &Page) -> [Line; 2] {
    let (mut kept, mut said) = (Vec::new(), Vec::new());
    for round in 0..=SAVES {
        let note = format!("Kylen i butiken står still, tredje gången i år. Anteckning {round}.");
        let took = numbers(&page.script("return bench.save(arguments[0])", &[json!(note)]));
        // The first one makes the place.
        if round != 0 {
            kept.push(took[0]);
            said.push(took[1]);
        }
    }
    let (kept, said) = (series(kept), series(said));
    let what = format!("a save in a book of {}", grouped(SEARCHED as usize));
    [
        Line::new(format!("{what}: tap to durable"), "p95 50 ms")
            .measured(median_and_p95(&kept))
            .met(kept.p95() <= SAVE_P95_MS)
            .with("ms", kept),
        Line::new(format!("{what}: tap to \"Sparat\" beside the visit"), "")
            .measured(median_and_p95(&said))
            .with("ms", said),
    ]
}

fn list(page: &Page) -> [Line; 2] {
    let opened = number(&page.script("return bench.go('#/besok', 'main .row-list > li')", &[]));
    let rows = numbers(&page.script("return bench.rows()", &[]));
    let (drawn, in_view) = (rows[0], rows[1]);
    let scrolled = page.script("return bench.scroll(arguments[0])", &[json!(FRAMES)]);
    let frames = series(numbers(&scrolled["took"]));
    let [far, most, empty] = ["far", "most", "empty"].map(|name| number(&scrolled[name]));
    assert!(1_000.0 < far, "the list did not scroll: {far} px");
    let dropped = frames.figures().iter().filter(|it| DROPPED_MS < **it).count();
    let count = grouped(ROWS as usize);
    let scrolling = format!("{dropped} dropped, longest {}", milliseconds(frames.largest()));
    let most = most.max(drawn);
    [
        Line::new(format!("list of {count} rows: scrolling {FRAMES} frames"), "no frame dropped")
            .measured(format!("{scrolling}; {empty} with nothing in the middle"))
            .met(dropped == 0)
            .with("ms a frame", frames)
            .with("frames with nothing in the middle", series([empty])),
        Line::new(format!("list of {count} rows: in the DOM"), "those in view, at most 300")
            .measured(format!(
                "{most} at most, {in_view} in view; opened in {}",
                milliseconds(opened)
            ))
            .met(most <= AT_A_TIME)
            .with("most rows drawn", series([most]))
            .with("rows in view", series([in_view]))
            .with("opened, ms", series([opened])),
    ]
}
