//! Measures design's budgets in real Chromium, beside IndexedDB as it is, Dexie and PouchDB.
//!
//! `cargo xtask bench` builds what is measured and sets the variables that say where it lies.

mod app;
mod conditions;
mod core;
mod export;
#[expect(dead_code, unused_imports, reason = "the end-to-end tests use the rest of it")]
#[path = "../../../e2e/harness/mod.rs"]
mod harness;
mod import;
mod map;
mod peers;
mod start;

use std::env;
use std::fs;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::path::PathBuf;
use std::process::ExitCode;

use faltbok_bench::report;
use faltbok_bench::report::Line;

/// What is measured together.
type Part = fn() -> Vec<Line>;

/// The parts, with what each is called when it is asked for alone.
const PARTS: [(&str, Part); 7] = [
    ("start", start::measured),
    ("peers", peers::measured),
    ("core", core::measured),
    ("app", app::measured),
    ("map", map::measured),
    ("import", import::measured),
    ("export", export::measured),
];

fn main() -> ExitCode {
    let wanted: Vec<String> = env::args().skip(1).filter(|it| !it.starts_with('-')).collect();
    let mut lines = Vec::new();
    let mut failed = Vec::new();
    let before = conditions::load();
    for (name, measure) in PARTS {
        if !wanted.is_empty() && !wanted.iter().any(|it| it == name) {
            continue;
        }
        eprintln!("    measuring: {name}");
        // A part that fails has said why; the others are measured nonetheless.
        match catch_unwind(AssertUnwindSafe(measure)) {
            Ok(measured) => lines.extend(measured),
            Err(_) => failed.push(name),
        }
    }
    let conditions = conditions::told(&before);
    println!("{}\n{}", report::table(&lines), conditions::words(&conditions));
    let json = format!("{:#}\n", report::to_json(&conditions, &lines));
    let path = PathBuf::from(env::var_os("FALTBOK_BENCH_JSON").unwrap_or("bench.json".into()));
    if let Err(error) = fs::write(&path, json) {
        eprintln!("{} cannot be written ({error})", path.display());
        return ExitCode::FAILURE;
    }
    println!("All figures: {}", path.display());
    if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        eprintln!("not measured: {}", failed.join(", "));
        ExitCode::FAILURE
    }
}
