//! The map with many places on it: pulled and zoomed on a slow phone.

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
use crate::harness::Page;
use crate::harness::Server;
use crate::start::open_with;

const PLACES: u32 = 2_000;
const FRAMES: usize = 240;
/// A sixtieth of a second, and what a screen's own beat sways by.
const A_FRAME_MS: f64 = 16.7 + 0.8;

pub fn measured() -> Vec<Line> {
    let server = Server::of_the_app();
    let browser = open_with(&server, (0..PLACES).map(sample::located));
    let page = browser.page();
    let opened = number(&page.script("return bench.go('#/karta', '.map__canvas')", &[]));
    // The figures are grouped by spaces that break no line.
    let drawn = "/2\\s000 av 2\\s000/.test(document.body.innerText)";
    eventually(page, "the map to show all places", drawn, Duration::from_secs(20));
    slow_down(page);
    let mut lines = vec![
        moved(page, "pulling", "return bench.pull(arguments[0])"),
        moved(page, "zooming", "return bench.turn(arguments[0])"),
    ];
    assert!(was_slow(page), "the page was not slowed down");
    let what = format!("map with {} places: opened", grouped(PLACES as usize));
    lines.push(
        Line::new(what, "").measured(milliseconds(opened)).with("opened, ms", series([opened])),
    );
    lines
}

fn moved(page: &Page, how: &str, script: &str) -> Line {
    let frames = series(numbers(&page.script(script, &[json!(FRAMES)])));
    let late = frames.figures().iter().filter(|it| A_FRAME_MS < **it).count();
    let what = format!("map with {} places: {how} for {FRAMES} frames", grouped(PLACES as usize));
    // When the picture is worn it is painted anew, and a frame is late: one in twenty may be.
    let percent = 100 * late / FRAMES;
    Line::new(what, "16.7 ms a frame, p95")
        .measured(format!(
            "{}, {late} of {FRAMES} frames late ({percent} %), longest {}",
            median_and_p95(&frames),
            milliseconds(frames.largest())
        ))
        .met(frames.p95() <= A_FRAME_MS)
        .with("ms a frame", frames)
}
