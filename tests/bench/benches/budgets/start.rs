//! Starting: what it weighs, how long it takes the first time and later, and as a book grows.

use std::time::Duration;

use faltbok::domain::record::Record;
use faltbok::exchange;
use faltbok_bench::report::Line;
use faltbok_bench::report::grouped;
use faltbok_bench::report::milliseconds;
use faltbok_bench::sample;
use faltbok_bench::statistics::Series;
use serde_json::Value;
use serde_json::json;

use crate::conditions::counted;
use crate::conditions::eventually;
use crate::conditions::numbers;
use crate::conditions::phone;
use crate::conditions::prepare;
use crate::conditions::series;
use crate::conditions::slow_down;
use crate::conditions::thin_line;
use crate::conditions::usable;
use crate::conditions::was_slow;
use crate::harness::Browser;
use crate::harness::Page;
use crate::harness::Server;

const COLD_STARTS: usize = 3;
const WARM_STARTS: usize = 5;
const BYTES: usize = 250_000;
const COLD_MS: f64 = 1_900.0;
const WARM_MS: f64 = 500.0;
const WARM_RECORDS: u32 = 5_000;
/// Books whose starts are compared.
const GROWING: [u32; 3] = [1_000, 10_000, 100_000];
const STARTS_OF_EACH: usize = 3;
/// A larger book may take this much more a record before it counts as more than linear.
const TOLERANCE: f64 = 1.1;
/// Rows that go to the browser at a time.
const AT_A_TIME: usize = 4_000;

pub fn measured() -> Vec<Line> {
    let server = Server::of_the_app();
    let mut lines = cold(&server);
    lines.extend(warm(&server));
    lines.push(growing(&server));
    lines
}

/// The first visit, with nothing kept anywhere.
fn cold(server: &Server) -> Vec<Line> {
    let mut needed = Value::Null;
    let took = counted(COLD_STARTS, || {
        let browser = phone(server);
        let page = browser.page();
        slow_down(page);
        thin_line(page);
        page.open("");
        let took = usable(page);
        needed = page.script("return bench.needed()", &[]);
        was_slow(page).then_some(took)
    });
    let files: Vec<(&str, u64)> = needed
        .as_array()
        .expect("the page lists what it fetched")
        .iter()
        .map(|it| (it[0].as_str().unwrap_or_default(), it[1].as_u64().unwrap_or_default()))
        .collect();
    let bytes: u64 = files.iter().map(|(_, bytes)| bytes).sum();
    let bytes = usize::try_from(bytes).expect("it fits");
    for (path, bytes) in &files {
        eprintln!("{bytes:>13} B before it was usable: {path}");
    }
    let weighed = files.iter().map(|(_, bytes)| f64::from(u32::try_from(*bytes).expect("it fits")));
    vec![
        Line::new("first load, all that travels before it is usable, brotli", "250 kB")
            .measured(format!("{} B in {} files", grouped(bytes), files.len()))
            .met(bytes <= BYTES)
            .with("bytes", series(weighed)),
        timed("cold start to usable, 1.6 Mbit/s, 150 ms, 4x", COLD_MS, took),
    ]
}

/// Later visits: the browser starts anew, and the app comes from the phone.
fn warm(server: &Server) -> [Line; 2] {
    let mut book = KeptBook::begin(server);
    book.grow_to(WARM_RECORDS);
    let mut marks: [Vec<f64>; 3] = Default::default();
    let took = book.starts(WARM_STARTS, true, |page| {
        let passed = numbers(&page.script("return bench.marks()", &[]));
        marks.iter_mut().zip(passed).for_each(|(all, mark)| all.push(mark));
    });
    let what =
        format!("warm start (service worker), {} records, 4x", grouped(WARM_RECORDS as usize));
    let marks = marks.map(series);
    let [page, asked, read] = [0, 1, 2].map(|at: usize| milliseconds(marks[at].median()));
    let usable = milliseconds(took.median());
    let told = format!(
        "page here {page}, program asks for rows {asked}, has them {read}, usable {usable}"
    );
    let mut of_it = Line::new("of that warm start", "").measured(told);
    for (name, mark) in ["page here, ms", "asks for rows, ms", "has them, ms"].iter().zip(marks) {
        of_it = of_it.with(*name, mark);
    }
    [timed(&what, WARM_MS, took), of_it]
}

fn timed(what: &str, budget: f64, took: Series) -> Line {
    let all = took.figures().iter().map(|it| format!("{it:.0}")).collect::<Vec<_>>().join(", ");
    Line::new(what, milliseconds(budget))
        .measured(format!("{} ({all})", milliseconds(took.median())))
        .met(took.median() <= budget)
        .with("ms", took)
}

/// The same book, larger each time, at full speed.
fn growing(server: &Server) -> Line {
    let mut book = KeptBook::begin(server);
    let mut took = Vec::new();
    for records in GROWING {
        book.grow_to(records);
        took.push((records, book.starts(STARTS_OF_EACH, false, |_page| ())));
    }
    let mut line = Line::new("warm start as records grow: 1k, 10k, 100k", "at most linear")
        .measured(told(&took))
        .met(is_at_most_linear(&took));
    for (records, starts) in took {
        line = line.with(format!("{records} records, ms"), starts);
    }
    line
}

/// The medians, one after the other.
pub fn told(took: &[(u32, Series)]) -> String {
    let each = took.iter().map(|(_, series)| milliseconds(series.median()));
    each.collect::<Vec<_>>().join(", ")
}

/// Whether a record costs no more in a larger book than in a smaller.
pub fn is_at_most_linear(took: &[(u32, Series)]) -> bool {
    let a_record = |(records, series): &(u32, Series)| series.median() / f64::from(*records);
    took.windows(2).all(|pair| a_record(&pair[1]) <= a_record(&pair[0]) * TOLERANCE)
}

/// A phone with the app and a book on it.
struct KeptBook {
    browser: Browser,
    records: u32,
}

impl KeptBook {
    fn begin(server: &Server) -> Self {
        let browser = phone(server);
        let page = browser.page();
        page.open("");
        usable(page);
        page.works_offline();
        Self { browser, records: 0 }
    }

    /// Adds records until there are so many.
    fn grow_to(&mut self, records: u32) {
        let page = self.browser.page();
        fill(page, (self.records..records).map(sample::record));
        self.records = records;
    }

    /// Closes the browser and starts anew, several times; `look` sees each start that counts.
    fn starts(&mut self, count: usize, is_slow: bool, mut look: impl FnMut(&Page)) -> Series {
        // The first start still finds everything as the growing left it, and does not count.
        self.start(false);
        counted(count, || {
            let took = self.start(is_slow)?;
            look(self.browser.page());
            Some(took)
        })
    }

    fn start(&mut self, is_slow: bool) -> Option<f64> {
        self.browser.close_and_reopen();
        let page = self.browser.page();
        prepare(page);
        if is_slow {
            slow_down(page);
        }
        page.open("");
        let took = usable(page);
        (!is_slow || was_slow(page)).then_some(took)
    }
}

/// Puts records into the book of the app on this page, past the app.
pub fn fill(page: &Page, records: impl Iterator<Item = Record>) {
    let mut rows = records.map(|it| json!([it.id().to_string(), exchange::write_record(&it)]));
    loop {
        let some: Vec<Value> = rows.by_ref().take(AT_A_TIME).collect();
        if some.is_empty() {
            return;
        }
        page.script("return bench.fill(arguments[0])", &[Value::Array(some)]);
    }
}

/// Opens the app, with as many of these records in its book.
pub fn open_with(server: &Server, records: impl Iterator<Item = Record>) -> Browser {
    let browser = phone(server);
    let page = browser.page();
    page.open("");
    usable(page);
    fill(page, records);
    page.open("../outside");
    page.open("");
    eventually(page, "the book to be read", "bench.usable > 0", Duration::from_secs(120));
    browser
}
