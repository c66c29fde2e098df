//! What every source file begins with, and what it may not leave behind.

use crate::assert_kept;
use crate::rust;
use crate::rust::is_whole_word;
use crate::tree::File;
use crate::tree::files;
use crate::tree::files_in;

const RUST: &[&str] = &["src/", "tests/", "xtask/", "build.rs"];

/// Written apart, so that this file keeps the rule too.
const LEFT_OVER_WORDS: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
const LEFT_OVER_MACROS: &[&str] = &["dbg!", "todo!", "unimplemented!"];

#[test]
fn every_rust_file_says_what_it_is_for() {
    let broken: Vec<_> = files_in(RUST, "rs")
        .into_iter()
        .filter(|file| !begins_with_a_sentence(&file.text))
        .map(|file| file.path)
        .collect();
    assert_kept("begin the file with `//! One sentence that says what it is for.`", &broken);
}

/// Whether the first line, or the paragraph that it begins, is a sentence.
fn begins_with_a_sentence(text: &str) -> bool {
    let paragraph: Vec<_> = text.lines().map_while(|line| line.strip_prefix("//! ")).collect();
    paragraph.iter().any(|line| line.contains(['.', ':', '?']))
}

#[test]
fn nothing_is_left_for_later_without_an_issue() {
    let broken: Vec<_> = files().iter().flat_map(left_over).collect();
    assert_kept(
        "mend it now, or open an issue and write `issue 12:` where the reader needs to know",
        &broken,
    );
}

#[test]
fn no_test_is_skipped() {
    let mut broken = Vec::new();
    for file in files_in(RUST, "rs") {
        let code = rust::read(&file.text).code;
        broken.extend(code.match_indices("#[ignore").map(|(at, _)| file.place(at)));
    }
    assert_kept(
        "mend the test, or assert the known fault with its issue's number; \
         a test that asks for much belongs behind a feature or in `cargo xtask`",
        &broken,
    );
}

/// Notes to oneself anywhere, and macros that stand for missing code in Rust.
fn left_over(file: &File) -> Vec<String> {
    let mut broken = Vec::new();
    for word in LEFT_OVER_WORDS {
        for (at, _) in file.text.match_indices(word) {
            if is_whole_word(&file.text, at, word) {
                broken.push(format!("{}: {word}", file.place(at)));
            }
        }
    }
    if file.extension() == "rs" {
        let code = rust::read(&file.text).code;
        for name in LEFT_OVER_MACROS {
            for (at, _) in code.match_indices(name) {
                if is_whole_word(&code, at, name) {
                    broken.push(format!("{}: {name}", file.place(at)));
                }
            }
        }
    }
    broken
}

#[test]
fn what_is_left_over_is_seen() {
    let check = |path: &str, text: &str| {
        left_over(&File { path: path.to_owned(), text: text.to_owned() }).len()
    };
    for word in LEFT_OVER_WORDS {
        assert_eq!(check("style/base.css", &format!("/* {word}: later */")), 1);
    }
    assert_eq!(check("src/lib.rs", "fn f() { dbg!(1); todo!() }"), 2);
    assert_eq!(check("src/lib.rs", "fn f() { my_todo!(); } // not todo! yet"), 0);
    assert!(begins_with_a_sentence("//! Plans, and what hangs on\n//! them.\n\nuse x;"));
    assert!(!begins_with_a_sentence("use x;\n//! Too late.\n"));
    assert!(!begins_with_a_sentence("//!\n"));
}
