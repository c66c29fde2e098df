//! What a slower phone and a thin line are, and under what conditions the figures came about.

use std::fs;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use faltbok_bench::statistics::Series;
use serde_json::Value;
use serde_json::json;

use crate::harness::Browser;
use crate::harness::Engine;
use crate::harness::Look;
use crate::harness::Page;
use crate::harness::Server;

/// How much slower the budgets' phone is than this machine.
const SLOWER: f64 = 4.0;
/// 1.6 Mbit/s, in bytes.
const BYTES_A_SECOND: u32 = 1_600_000 / 8;
const ROUND_TRIP_MS: u32 = 150;

const WATCH: &str = include_str!("../../page/watch.js");

/// Opens Chromium as a phone that has never seen what `server` serves, on a page of that origin
/// which is outside the app, so that what is set there is set for the app too.
pub fn phone(server: &Server) -> Browser {
    let browser = Browser::open(Engine::Chromium, Look::Phone, server);
    prepare(browser.page());
    browser
}

/// Makes a browser that was opened just now ready to be looked at.
pub fn prepare(page: &Page) {
    page.open("../outside");
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }));
}

/// Slows the page's own thread down, as the budgets ask.
pub fn slow_down(page: &Page) {
    throttle(page, SLOWER);
}

pub fn full_speed(page: &Page) {
    throttle(page, 1.0);
}

fn throttle(page: &Page, rate: f64) {
    page.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": rate }));
}

/// Makes the line as thin as the budgets ask. Connecting costs nothing here: only answers wait.
pub fn thin_line(page: &Page) {
    page.devtools("Network.enable", &json!({}));
    page.devtools(
        "Network.emulateNetworkConditions",
        &json!({
            "offline": false, "latency": ROUND_TRIP_MS,
            "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND,
        }),
    );
}

/// Whether the page really ran slowed down; it runs at full speed afterwards.
///
/// A start may end up in another process than the page before it, and that one is at full speed:
/// what was measured then does not count.
pub fn was_slow(page: &Page) -> bool {
    // The quickest of several, since other programs only ever make it slower.
    let spin = || {
        let rounds = (0..5).map(|_| number(&page.script("return bench.spin()", &[])));
        rounds.fold(f64::INFINITY, f64::min)
    };
    let slow = spin();
    full_speed(page);
    SLOWER / 2.0 < slow / spin()
}

/// Measures until there are so many figures that count; gives up when most do not.
pub fn counted(count: usize, mut measure: impl FnMut() -> Option<f64>) -> Series {
    let figures: Vec<f64> = (0..count * 3).filter_map(|_| measure()).take(count).collect();
    assert!(figures.len() == count, "the page does not stay slowed down");
    series(figures)
}

/// Asks the page until it says something else than nothing, for as long as a minute or two takes.
pub fn eventually(page: &Page, what: &str, expression: &str, patience: Duration) -> Value {
    let deadline = Instant::now() + patience;
    loop {
        let asked = json!({ "expression": expression, "returnByValue": true });
        let answer = page.devtools("Runtime.evaluate", &asked);
        let value = &answer["result"]["value"];
        if !value.is_null() && *value != json!(false) {
            return value.clone();
        }
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        thread::sleep(Duration::from_millis(100));
    }
}

/// Waits for the app to be usable; the milliseconds it took from the start of the page.
pub fn usable(page: &Page) -> f64 {
    // Something that is not a number yet comes over as null.
    let asked = "globalThis.bench?.usable > 0 ? bench.usable : null";
    number(&eventually(page, "the app to be usable", asked, Duration::from_secs(120)))
}

/// A number that a page gave.
pub fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is not a number"))
}

/// Numbers that a page gave.
pub fn numbers(value: &Value) -> Vec<f64> {
    let all = value.as_array().unwrap_or_else(|| panic!("{value} is not a list"));
    all.iter().map(number).collect()
}

pub fn series(figures: impl IntoIterator<Item = f64>) -> Series {
    Series::new(figures).expect("something was measured")
}

/// How busy the machine is, by its own word: processes that want to run, over one, five and
/// fifteen minutes.
pub fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').take(3).collect::<Vec<_>>().join(" ")
}

/// All that a reader of the figures should know.
pub fn told(load_before: &str) -> Value {
    json!({
        "processors": thread::available_parallelism().map_or(0, usize::from),
        "load_before": load_before, "load_after": load(), "load_is_controlled": false,
        "cpu_slowdown": SLOWER, "bytes_a_second": BYTES_A_SECOND, "round_trip_ms": ROUND_TRIP_MS,
    })
}

/// The same in words, to stand below the table.
pub fn words(told: &Value) -> String {
    let text = |name: &str| told[name].as_str().unwrap_or_default().to_owned();
    format!(
        "Medians unless said otherwise; p95: 95 of 100 are not above it. {} processors; the machine's load is\n\
         not controlled: {} before, {} after. \"4x\": Chromium slows down the page's own thread; workers,\n\
         the compiler of WebAssembly and the disk run at full speed. The line is emulated within the\n\
         browser: each answer waits 150 ms, connecting costs nothing. Writes are durable (strict) for\n\
         all, and the order of those compared changes from round to round.",
        told["processors"],
        text("load_before"),
        text("load_after"),
    )
}
