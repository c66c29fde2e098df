//! The bench: builds what is measured beside the app, and starts what measures.

use crate::build;
use crate::checks;
use crate::folder;
use crate::setup;
use crate::size;
use crate::step::Outcome;
use crate::step::cargo;
use crate::step::command;
use crate::step::run;
use crate::step::step;
use crate::tools;
use crate::worker;
use std::env;
use std::fs;
use std::path::Path;

const FOLDER: &str = "target/bench";
const REPORT: &str = "target/bench.json";
const PAGE: &str = "tests/bench/page";

/// Measures the release in `dist/`, or only the parts that are named.
pub fn measure(parts: &[String]) -> Outcome {
    setup::for_build()?;
    setup::for_bench()?;
    let dist = build::must_exist()?;
    let project =
        env::current_dir().map_err(|error| format!("the project's folder is unknown ({error})"))?;
    let (host, page) = (project.join(FOLDER).join("host"), project.join(FOLDER).join("page"));
    step("build the core's program, without Leptos", || program(&page))?;
    step("pack the release as a host does", || pack(dist, &host))?;
    // Without optimising: it only drives the browser.
    let mut bench = cargo("bench --quiet --profile dev --package faltbok-bench --bench budgets --");
    bench.args(parts);
    // What went wrong is in the message; where, in its first line.
    bench.env_remove("RUST_BACKTRACE");
    checks::name_chromium(&mut bench)?;
    bench.env("FALTBOK_DIST", host);
    bench.env("FALTBOK_BENCH_PAGE", page);
    bench.env("FALTBOK_BENCH_JSON", project.join(REPORT));
    step("measure in Chromium, which takes some minutes", || run(&mut bench))
}

/// The page with the core's program, and with those it is compared with.
fn program(page: &Path) -> Outcome {
    folder::anew(page)?;
    let release = "build --quiet --release --package faltbok-bench --lib --target";
    run(cargo(release).arg(setup::WASM))?;
    let built = folder::target().join(setup::WASM).join("release/faltbok_bench.wasm");
    let options = ["--target", "web", "--no-typescript", "--out-name", "program"];
    let mut bind = command(tools::wasm_bindgen()?.path()?, options);
    run(bind.arg("--out-dir").arg(page).arg(built))?;
    for name in ["index.html", "bench.js"] {
        copy(&Path::new(PAGE).join(name), &page.join(name))?;
    }
    copy(&tools::DEXIE.path()?, &page.join("dexie.min.js"))?;
    copy(&tools::POUCHDB.path()?, &page.join("pouchdb.min.js"))
}

/// The release, and beside each file that gets smaller by it a packed one.
fn pack(dist: &Path, host: &Path) -> Outcome {
    folder::anew(host)?;
    for path in worker::files(dist)? {
        let name = path.strip_prefix(dist).expect("it was found below dist/");
        let to = host.join(name);
        let parent = to.parent().expect("it lies in a folder");
        fs::create_dir_all(parent).map_err(|error| format!("{} ({error})", parent.display()))?;
        copy(&path, &to)?;
        let bytes = fs::read(&path).map_err(|error| format!("{} ({error})", path.display()))?;
        let packed = size::compressed(&bytes)?;
        if packed.len() < bytes.len() {
            let mut to = to.into_os_string();
            to.push(".br");
            fs::write(&to, packed).map_err(|error| format!("{} ({error})", to.display()))?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::copy(from, to).map(drop).map_err(|error| format!("{} ({error})", from.display()))
}
