//! Taking in a file of 50 MB: whether the app stays answering, says how far it is, and can be stopped.

use std::time::Duration;
use std::time::Instant;

use faltbok::domain::record::Record;
use faltbok::exchange;
use faltbok::exchange::Header;
use faltbok_bench::report::Line;
use faltbok_bench::report::grouped;
use faltbok_bench::report::milliseconds;
use faltbok_bench::sample;
use serde_json::Value;

use crate::conditions::eventually;
use crate::conditions::numbers;
use crate::conditions::phone;
use crate::conditions::series;
use crate::conditions::usable;
use crate::harness::Finds;
use crate::harness::Folder;
use crate::harness::Page;
use crate::harness::Server;

const BYTES: usize = 50_000_000;
const BLOCK_MS: f64 = 50.0;
const PATIENCE: Duration = Duration::from_secs(300);

/// Where the import has come to, as its screen says it.
const PREVIEW: &str = "(() => { \
    const text = document.body.innerText; \
    if (document.querySelector('[class^=recovery]')) return 'stopped'; \
    if (text.includes('Filen går inte att hämta in')) return 'refused'; \
    return [...document.querySelectorAll('main button')] \
        .some((it) => it.textContent.trim() === 'Hämta in') ? 'preview' : null; })()";
const DONE: &str = "(() => { \
    const text = document.body.innerText; \
    if (document.querySelector('[class^=recovery]')) return 'stopped'; \
    if (text.includes('Filen går inte att hämta in')) return 'refused'; \
    return text.includes('Filen är inhämtad') ? 'done' : null; })()";

pub fn measured() -> Vec<Line> {
    let folder = Folder::new("import");
    let (text, records) = file();
    let path = folder.write("stor.json", &text);
    let server = Server::of_the_app();
    let browser = phone(&server);
    let page = browser.page();
    page.open("");
    usable(page);
    page.open("#/hamta");
    // The page's own start is not the import's.
    eventually(page, "a quiet moment", "document.readyState === 'complete'", PATIENCE);
    page.script("bench.blocks.length = 0", &[]);

    let begun = Instant::now();
    page.file_field("Välj fil").upload(&path);
    let (reading, read_blocks) = phase(page, begun, PREVIEW);
    let mut told = format!("read: {reading}");
    let mut blocks = read_blocks;
    if reading.is_good("preview") {
        let begun = Instant::now();
        page.button("Hämta in").click();
        let (taking, more) = phase(page, begun, DONE);
        told = format!("{told}; taken in: {taking}");
        blocks.extend(more);
    }
    let blocks = series(blocks.into_iter().chain([0.0]));
    let seen = |name: &str| page.script(&format!("return bench.{name}"), &[]) == true;
    let (progress, cancel) = (seen("sawProgress"), seen("sawCancel"));
    let yes = |it: bool| if it { "yes" } else { "no" };
    let measured = format!(
        "longest block {}, progress {}, cancel {}",
        milliseconds(blocks.largest()),
        yes(progress),
        yes(cancel),
    );
    let what = format!("import of {} MB, {} records", text.len() / 1_000_000, grouped(records));
    vec![
        Line::new(what, "no block over 50 ms, progress, cancel")
            .measured(measured)
            .met(blocks.largest() <= BLOCK_MS && progress && cancel)
            .with("blocks of 50 ms and more, ms", blocks),
        Line::new("how long that import takes", "").measured(told),
    ]
}

/// How a phase ended, and after how long.
struct Ended {
    how: Value,
    seconds: f64,
}

impl Ended {
    fn is_good(&self, good: &str) -> bool {
        self.how == good
    }
}

impl std::fmt::Display for Ended {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let how = self.how.as_str().unwrap_or_default();
        write!(formatter, "{how} after {:.1} s", self.seconds)
    }
}

/// Waits for a phase to end; gives also the blocks of the page's thread meanwhile.
fn phase(page: &Page, begun: Instant, ended: &str) -> (Ended, Vec<f64>) {
    let how = eventually(page, "the import", ended, PATIENCE);
    let seconds = begun.elapsed().as_secs_f64();
    // A block is told of only when it is over.
    let told = "return new Promise((resolve) => \
                setTimeout(() => resolve(bench.blocks.splice(0)), 500))";
    (Ended { how, seconds }, numbers(&page.script(told, &[])))
}

/// A book's file of the wanted size, and how many records it holds.
fn file() -> (String, usize) {
    let of_a_thousand: usize =
        (0..1_000).map(|number| exchange::write_record(&sample::record(number)).len() + 1).sum();
    let records = u32::try_from((BYTES / of_a_thousand + 1) * 1_000).expect("it fits");
    let all: Vec<Record> = (0..records).map(sample::record).collect();
    let header = Header {
        exported_by: "Servicesamordnare".to_owned(),
        exported_at: "2026-11-21T14:02:00".to_owned(),
    };
    (exchange::write(&header, &all), all.len())
}
