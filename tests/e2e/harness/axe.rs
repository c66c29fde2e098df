//! Faults that keep people out, as far as axe-core finds them.

use super::page::Page;
use super::process::installed;
use super::process::program;
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

impl Page {
    /// Fails the test when axe-core finds any fault on the page as it is now.
    #[track_caller]
    pub fn has_no_barriers(&self) {
        let found = self.barriers();
        assert!(found.is_empty(), "axe-core found, on {}:{found}", self.url());
    }

    /// What axe-core finds, one fault a line.
    #[track_caller]
    pub fn barriers(&self) -> String {
        if self.script("return typeof globalThis.axe", &[]) != "object" {
            let path = path();
            let source = fs::read_to_string(&path).unwrap_or_else(|error| {
                panic!("{}: run `cargo xtask setup` first ({error})", path.display())
            });
            self.script(&format!("{source}; globalThis.axe = axe;"), &[]);
        }
        let found = self.script(RUN, &[]);
        found.as_array().map_or_else(String::new, |all| all.iter().map(told).collect())
    }
}

const RUN: &str = "return axe.run(document, { resultTypes: ['violations'] }) \
    .then((result) => result.violations)";

/// One violation: the rule, what it asks, and where.
fn told(violation: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut told = format!("\n  {}: {}", text(&violation["id"]), text(&violation["help"]));
    for node in violation["nodes"].as_array().into_iter().flatten() {
        let summary = text(&node["failureSummary"]).replace('\n', " ");
        write!(told, "\n    {} {summary}", node["target"]).expect("text can be added to");
    }
    told
}

/// Where `cargo xtask setup` has put it, unless a variable says otherwise.
fn path() -> PathBuf {
    program("FALTBOK_AXE", &installed("axe-core-4.14.1/node_modules/axe-core/axe.min.js"))
}
