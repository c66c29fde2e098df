//! The menu of tasks: `cargo xtask <task>`; without a task it lists them.

mod bench;
mod build;
mod checks;
mod cut;
#[cfg(feature = "domain")]
mod example;
mod folder;
#[cfg(feature = "domain")]
mod map;
mod minify;
mod page;
#[cfg(feature = "domain")]
mod rules_schema;
#[cfg(feature = "domain")]
mod schema;
mod server;
mod setup;
mod size;
mod step;
mod style;
mod tools;
#[cfg(feature = "domain")]
mod unsure;
mod worker;

use crate::step::Outcome;
use std::env;
use std::process::ExitCode;

const MENU: &str = "\
cargo xtask <task>

  setup           install whatever is missing; the other tasks do it by themselves
  serve [args]    build for development and serve on http://127.0.0.1:8080, rebuilding on change
  build           make a release in dist/, for any static host, also under a sub-path
  preview [path]  serve dist/ the way a host should, under / or under the given path
  check           format, lints on every target, house rules
  test            everything that CI runs
  e2e [filter]    build, then run the end-to-end tests in real browsers
  screens [words] take a picture of every screen of dist/, into target/screens/, for people to look
                  at; `screens manifest` takes those that are shipped, into public/screenshots/
  example         write the example book anew
  map             write the map of Sweden anew, from its sources in xtask/data
  schema          write the JSON Schemas of the exchange file and of a file of rules anew
  unsure          write the table of what is unsure in the law anew
  bench [part]    measure the budgets in Chromium, beside IndexedDB, Dexie and PouchDB
  size            measure what a first visit downloads in dist/, against the budget
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (task, rest) = match arguments.split_first() {
        Some((task, rest)) => (task.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    match run(task, rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("xtask {task}: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: &str, rest: &[String]) -> Outcome {
    step::enter_project()?;
    match task {
        "setup" => setup::everything(),
        "serve" => build::serve(rest),
        "build" => build::release(),
        "preview" => server::preview(rest.first().map_or("/", String::as_str)),
        "check" => checks::check(),
        "test" => checks::test(),
        "e2e" => checks::end_to_end(rest),
        "screens" => checks::screens(rest),
        "bench" => bench::measure(rest),
        "size" => size::check(),
        "example" | "map" | "schema" | "unsure" => write_from_domain(task),
        // The two hooks that Trunk.toml names.
        "join-style" => style::join(),
        "finish-page" => page::finish(),
        "help" => {
            print!("{MENU}");
            Ok(())
        }
        other => Err(format!("there is no task `{other}`; `cargo xtask` lists them")),
    }
}

/// Writes what is made from the domain and committed.
#[cfg(feature = "domain")]
fn write_from_domain(task: &str) -> Outcome {
    let files = match task {
        "example" => vec![(example::PATH, example::text().into_bytes())],
        "map" => vec![(map::PATH, map::bytes()?)],
        "unsure" => vec![(unsure::PATH, unsure::text().into_bytes())],
        _ => vec![
            (schema::PATH, schema::text().into_bytes()),
            (rules_schema::PATH, rules_schema::text().into_bytes()),
        ],
    };
    for (path, bytes) in files {
        std::fs::write(path, bytes).map_err(|error| format!("{path} ({error})"))?;
    }
    Ok(())
}

/// Runs this task again with the domain built in.
#[cfg(not(feature = "domain"))]
fn write_from_domain(task: &str) -> Outcome {
    let again = format!("run --quiet --package xtask --features domain -- {task}");
    step::run(&mut step::cargo(&again))
}
