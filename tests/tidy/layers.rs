//! Folders are layers, and an arrow may only point down.

use crate::assert_kept;
use crate::rust;
use crate::rust::is_whole_word;
use crate::tree::File;
use crate::tree::files_in;

/// Packages that only the running app may use.
const BROWSER: &[&str] =
    &["leptos", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo_storage"];
const JSON: &[&str] = &["serde", "serde_json"];
/// Where "today" and chance come from. Both are given to the core from outside.
const OUTSIDE: &[&str] = &["rand", "getrandom", "uuid", "SystemTime", "Instant"];

/// What the files of one folder may not name.
struct Layer {
    folder: &'static str,
    packages: &'static [&'static [&'static str]],
    layers: &'static [&'static str],
}

const LAYERS: &[Layer] = &[
    Layer {
        folder: "domain",
        packages: &[BROWSER, JSON, OUTSIDE],
        layers: &["text", "exchange", "storage", "present", "app", "ui"],
    },
    Layer {
        folder: "text",
        packages: &[BROWSER, JSON, OUTSIDE],
        layers: &["domain", "exchange", "storage", "present", "app", "ui"],
    },
    Layer {
        folder: "exchange",
        packages: &[BROWSER, OUTSIDE],
        layers: &["text", "storage", "present", "app", "ui"],
    },
    Layer {
        folder: "storage",
        packages: &[&["leptos"], JSON, OUTSIDE],
        layers: &["domain", "text", "exchange", "present", "app", "ui"],
    },
    Layer {
        folder: "present",
        packages: &[BROWSER, JSON, OUTSIDE],
        layers: &["exchange", "storage", "app", "ui"],
    },
    Layer { folder: "app", packages: &[&["view!"]], layers: &["present", "ui"] },
    Layer {
        folder: "ui",
        packages: &[&["web_sys", "js_sys", "wasm_bindgen", "gloo_storage"], JSON],
        layers: &["exchange", "storage"],
    },
];

#[test]
fn folders_use_only_what_they_may() {
    let broken: Vec<_> = files_in(&["src/"], "rs").iter().flat_map(wrong_arrows).collect();
    assert_kept(
        "an arrow points the wrong way: move the code, or hand the value in; \
         the table is \"What may use what\" in ARCHITECTURE.md",
        &broken,
    );
}

#[test]
fn layers_are_named_one_a_line_so_that_a_search_finds_all_users() {
    let mut broken = Vec::new();
    for file in files_in(&["src/"], "rs") {
        let code = rust::read(&file.text).code;
        broken.extend(code.match_indices("crate::{").map(|(at, _)| file.place(at)));
    }
    assert_kept("write one `use crate::…;` a line", &broken);
}

/// Every place in `file` that names what its layer may not name.
fn wrong_arrows(file: &File) -> Vec<String> {
    let below = file.path.trim_start_matches("src/");
    let layer = below.split(['/', '.']).next().unwrap_or_default();
    let Some(Layer { packages, layers, .. }) = LAYERS.iter().find(|it| it.folder == layer) else {
        return Vec::new();
    };
    let code = rust::read(&file.text).code;
    let mut broken = Vec::new();
    for name in packages.iter().flat_map(|group| group.iter()) {
        for (at, _) in code.match_indices(name) {
            if names_package(&code, at, name) {
                broken.push(format!("{}: {layer} may not use `{name}`", file.place(at)));
            }
        }
    }
    for name in *layers {
        for (at, _) in code.match_indices(name) {
            if is_whole_word(&code, at, name) && starts_at_the_root(&code[..at], below) {
                broken.push(format!("{}: {layer} may not use `{name}`", file.place(at)));
            }
        }
    }
    broken
}

/// Whether the word at `at` is a path's first part or a thing brought in by
/// `use`, and not a local name that happens to be spelt alike.
fn names_package(code: &str, at: usize, name: &str) -> bool {
    let (before, after) = (&code[..at], &code[at + name.len()..]);
    is_whole_word(code, at, name)
        && (name.ends_with('!')
            || after.starts_with("::")
            || before.ends_with("use ")
            || before.ends_with("::")
            || before.ends_with("#["))
}

/// Whether a path that has come as far as `before` stands at the crate's root.
fn starts_at_the_root(before: &str, file: &str) -> bool {
    let steps = (before.len() - before.trim_end_matches("super::").len()) / "super::".len();
    // `domain/mod.rs` and `text.rs` are one step below the root, `domain/plan.rs` is two.
    let depth = file.trim_end_matches("/mod.rs").matches('/').count() + 1;
    before.ends_with("crate::") || before.ends_with("faltbok::") || depth <= steps
}

#[test]
fn a_wrong_arrow_is_seen_however_it_is_written() {
    let check = |path: &str, text: &str| {
        let file = File { path: path.to_owned(), text: text.to_owned() };
        wrong_arrows(&file).len()
    };
    assert_eq!(check("src/domain/plan.rs", "use serde::Serialize;"), 1);
    assert_eq!(check("src/domain/plan.rs", "#[serde(default)] field: u8"), 1);
    assert_eq!(check("src/domain/plan.rs", "let now = std::time::SystemTime::now();"), 1);
    assert_eq!(check("src/domain/plan.rs", "use crate::text::Phrase;"), 1);
    assert_eq!(check("src/domain/plan.rs", "use super::super::exchange;"), 1);
    assert_eq!(check("src/domain/mod.rs", "use super::exchange;"), 1);
    assert_eq!(check("src/text.rs", "use crate::domain::kind::Kind;"), 1);
    assert_eq!(check("src/exchange/v1.rs", "let store = crate::storage::open();"), 1);
    assert_eq!(check("src/storage/indexed_db/mod.rs", "use super::super::domain;"), 1);
    assert_eq!(check("src/present/today.rs", "use crate::app::clock;"), 1);
    assert_eq!(check("src/app/mod.rs", "view! { <p>x</p> }"), 1);
    assert_eq!(check("src/ui/mod.rs", "use leptos::web_sys::Element;"), 1);
    assert_eq!(check("src/ui/mod.rs", "use leptos::web_sys;"), 1);
}

#[test]
fn a_right_arrow_is_left_alone() {
    let check = |path: &str, text: &str| {
        let file = File { path: path.to_owned(), text: text.to_owned() };
        assert_eq!(wrong_arrows(&file), Vec::<String>::new(), "{text}");
    };
    check("src/domain/plan.rs", "// serde::Serialize would be wrong here\nlet text = \"serde::\";");
    check("src/domain/plan.rs", "use super::field::Field; let text = text(one);");
    check("src/exchange/v1.rs", "use crate::domain::value::Value; use serde::Serialize;");
    check("src/storage/indexed_db/mod.rs", "use web_sys::IdbFactory; use super::Table;");
    check("src/app/mod.rs", "use crate::storage::RecordStore; use web_sys::File;");
    check("src/ui/text.rs", "use crate::text::Message; use crate::present::today;");
    check("src/main.rs", "use faltbok::storage; leptos::view! { <p/> }");
}
