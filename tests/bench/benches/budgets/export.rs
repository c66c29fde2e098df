//! Making a file of a large book: whether the page answers meanwhile, and how soon the file is there.

use std::time::Duration;

use faltbok_bench::report::Line;
use faltbok_bench::report::grouped;
use faltbok_bench::report::milliseconds;
use faltbok_bench::sample;

use crate::conditions::eventually;
use crate::conditions::number;
use crate::conditions::numbers;
use crate::conditions::series;
use crate::harness::Page;
use crate::harness::Server;
use crate::start::open_with;

const RECORDS: u32 = 100_000;
const BLOCK_MS: f64 = 30.0;
const PATIENCE: Duration = Duration::from_secs(300);

/// Times the turns of the page's thread: what is long between two of them kept it from answering.
const WATCH: &str = "\
    globalThis.turns = []; globalThis.begun = performance.now(); \
    const channel = new MessageChannel(); \
    let last = performance.now(); \
    channel.port1.onmessage = () => { \
      const now = performance.now(); \
      if (10 < now - last) turns.push(now - last); \
      last = now; \
      channel.port2.postMessage(null); \
    }; \
    channel.port2.postMessage(null);";

const READY: &str = "[...document.querySelectorAll('main button')] \
    .some((it) => it.textContent.trim() === 'Spara fil') || null";

pub fn measured() -> Vec<Line> {
    let server = Server::of_the_app();
    let browser = open_with(&server, (0..RECORDS).map(sample::record));
    vec![line(browser.page())]
}

/// Opens a screen, and watches the page until the file is there.
fn line(page: &Page) -> Line {
    page.script(WATCH, &[]);
    page.script("location.hash = '#/dela'", &[]);
    eventually(page, "the file to be made", READY, PATIENCE);
    let took = number(&page.script("return performance.now() - begun", &[]));
    let blocks = numbers(&page.script("return turns", &[]));
    let blocks = series(blocks.into_iter().chain([0.0]));
    let measured = format!(
        "longest block {}, ready after {:.1} s",
        milliseconds(blocks.largest()),
        took / 1_000.0
    );
    Line::new(
        format!("a file of the book, {} records", grouped(RECORDS as usize)),
        "no block over 30 ms",
    )
    .measured(measured)
    .met(blocks.largest() <= BLOCK_MS)
    .with("turns of the page of 10 ms and more, ms", blocks)
}
