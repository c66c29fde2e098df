//! What a change has to pass: at a desk, and in CI.

use crate::build;
use crate::setup;
use crate::size;
use crate::step::Outcome;
use crate::step::cargo;
use crate::step::run;
use crate::step::step;
use crate::tools;
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// The tests that run inside a browser, without Leptos.
const STORE_TESTS: &str = "--features browser --test indexed_db";
const MINI_BROWSER: &str = "webkit2gtk-4.1/MiniBrowser";

/// Format, lints, house rules.
pub fn check() -> Outcome {
    setup::for_checks()?;
    let wasm = "clippy --target wasm32-unknown-unknown";
    let core = "--no-default-features";
    let strict = "-- -D warnings";
    for (what, arguments) in [
        ("format", "fmt --all --check".to_owned()),
        ("lints, without a browser", format!("clippy {core} --all-targets {strict}")),
        (
            "lints, everything",
            format!("clippy --workspace --all-targets --features e2e,xtask/domain {strict}"),
        ),
        ("lints, in the browser", format!("{wasm} --lib --bins {strict}")),
        ("lints, in two programs", format!("{wasm} --features split --lib --bins {strict}")),
        ("lints, the bench's program", format!("{wasm} --package faltbok-bench --lib {strict}")),
        ("lints, the store's tests", format!("{wasm} {core} {STORE_TESTS} {strict}")),
        ("house rules", format!("test --quiet {core} --test tidy")),
    ] {
        step(what, || run(&mut cargo(&arguments)))?;
    }
    Ok(())
}

/// Everything that CI runs.
pub fn test() -> Outcome {
    setup::for_build()?;
    setup::for_browsers()?;
    check()?;
    step("tests of the core, without a browser", || run(&mut cargo("test --no-default-features")))?;
    step("tests of the app and the tasks, without a browser", || {
        run(&mut cargo("test --workspace"))
    })?;
    step("the store's contract in Chromium", stored_in_chromium)?;
    build::release()?;
    step("the first load's budget", size::check)?;
    run_end_to_end(&[])
}

/// Builds, then runs the end-to-end tests whose names contain the filter.
pub fn end_to_end(filter: &[String]) -> Outcome {
    setup::for_browsers()?;
    build::release()?;
    run_end_to_end(filter)
}

/// Takes a picture of every screen of the release whose name contains one of the words; with the
/// word `manifest`, those that are committed and shipped.
pub fn screens(words: &[String]) -> Outcome {
    build::must_exist()?;
    setup::for_browsers()?;
    let mut pictures = in_browsers("screens", words)?;
    step("pictures of every screen, in Chromium", || run(&mut pictures))
}

fn stored_in_chromium() -> Outcome {
    let bindgen = tools::wasm_bindgen()?.path()?;
    let mut test =
        cargo(&format!("test --target wasm32-unknown-unknown --no-default-features {STORE_TESTS}"));
    test.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        bindgen.with_file_name("wasm-bindgen-test-runner"),
    );
    test.env("CHROMEDRIVER", needed("chromedriver")?);
    run(&mut test)
}

fn run_end_to_end(filter: &[String]) -> Outcome {
    let mut test = in_browsers("e2e", filter)?;
    step("end to end, in Chromium, Firefox and WebKit", || run(&mut test))
}

/// A test program that starts the drivers and browsers which these variables name.
fn in_browsers(program: &str, arguments: &[String]) -> Outcome<Command> {
    let dist = env::current_dir()
        .map_err(|error| format!("the project's folder is unknown ({error})"))?
        .join(build::must_exist()?);
    let mut test = cargo(&format!("test --features e2e --test {program} --"));
    test.args(arguments);
    test.env("FALTBOK_DIST", dist);
    test.env("FALTBOK_AXE", tools::AXE.path()?);
    test.env("FALTBOK_JOSE", tools::JOSE.path()?);
    test.env("FALTBOK_NODE", needed("node")?);
    name_chromium(&mut test)?;
    test.env("FALTBOK_FIREFOX", needed("firefox-esr")?);
    test.env("FALTBOK_GECKODRIVER", tools::geckodriver().path()?);
    test.env("FALTBOK_WEBKIT", mini_browser()?);
    test.env("FALTBOK_WEBKIT_DRIVER", needed("WebKitWebDriver")?);
    test.env("FALTBOK_XVFB", needed("Xvfb")?);
    Ok(test)
}

/// Says which Chromium, and which driver for it.
pub fn name_chromium(command: &mut Command) -> Outcome {
    command.env("FALTBOK_CHROMIUM", needed("chromium")?);
    command.env("FALTBOK_CHROMEDRIVER", needed("chromedriver")?);
    Ok(())
}

fn needed(program: &str) -> Outcome<PathBuf> {
    tools::on_path(program).ok_or_else(|| format!("{program} is missing; run `cargo xtask setup`"))
}

/// The browser that WebKit's driver starts; it lies in a folder named after the processor.
fn mini_browser() -> Outcome<PathBuf> {
    let folder = format!("/usr/lib/{}-linux-gnu", env::consts::ARCH);
    let program = PathBuf::from(folder).join(MINI_BROWSER);
    if program.is_file() {
        Ok(program)
    } else {
        Err(format!("{} is missing; install webkit2gtk-driver", program.display()))
    }
}
