//! Every language has every message, and the check that says so can be trusted.

#[path = "../src/text/catalogue.rs"]
mod catalogue;

use crate::catalogue::Catalogue;
use crate::catalogue::Entry;
use crate::catalogue::Piece;
use std::path::Path;

/// Messages that are rightly the same in both languages, as file and key.
const THE_SAME: &[(&str, &str)] = &[
    ("about", "version_section"), // the same word
    ("agreements", "point"),      // the same word
    ("choice", "kind_plan"),      // the same word
    ("common", "app_name"),       // a name
    ("followups_screen", "plan"), // a plan is a plan
    ("map_screen", "kilometres"), // signs of units
    ("map_screen", "metres"),
    ("more", "version"),         // the same word
    ("savings", "grams_per_km"), // signs of units
    ("savings", "kg"),
    ("savings", "km"),
    ("settings", "english"), // languages are called by their own names
    ("settings", "swedish"),
    ("size", "gigabytes"),
    ("size", "kilobytes"),
    ("size", "megabytes"),
    ("verdict", "kilometres"),
];

fn folder(language: &str) -> Catalogue {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language);
    catalogue::read_folder(&path, language).expect("the messages can be read")
}

fn sample(text: &str) -> Result<Catalogue, Vec<String>> {
    catalogue::read("sv", [("today", text)])
}

fn good(text: &str) -> Catalogue {
    sample(text).expect("the sample is well formed")
}

/// Asserts that one file's content is refused, with words that name the file and `needle`.
fn refused(text: &str, needle: &str) {
    let problems = sample(text).expect_err("the sample is faulty");
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("locales/sv/today.toml"), "{problems:?}");
    assert!(problems[0].contains(needle), "{problems:?}");
}

/// Asserts that two languages' files are told apart, with these words.
fn differ(swedish: &str, english: &str, words: &str) {
    let (swedish, english) = (good(swedish), good(english));
    let problems = catalogue::differences(("sv", &swedish), ("en", &english));
    assert_eq!(problems, [words]);
}

fn agree(swedish: &str, english: &str) {
    let (swedish, english) = (good(swedish), good(english));
    let problems = catalogue::differences(("sv", &swedish), ("en", &english));
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn every_language_has_the_same_files_keys_and_placeholders() {
    let (swedish, english) = (folder("sv"), folder("en"));
    assert!(swedish.contains_key("common"), "the folder was not read");
    let problems = catalogue::differences(("sv", &swedish), ("en", &english));
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn every_folder_of_messages_is_a_language_the_app_speaks() {
    let mut folders = Vec::new();
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    for item in std::fs::read_dir(locales).unwrap() {
        folders.push(item.unwrap().file_name().into_string().unwrap());
    }
    folders.sort();
    let mut tags = faltbok::text::Language::ALL.map(faltbok::text::Language::tag);
    tags.sort_unstable();
    assert_eq!(folders, tags);
}

#[test]
fn no_message_is_left_untranslated() {
    let (swedish, english) = (folder("sv"), folder("en"));
    let mut same = Vec::new();
    for (file, entries) in &swedish {
        for (key, entry) in entries {
            if english[file][key] == *entry && has_words(entry) {
                same.push((file.as_str(), key.as_str()));
            }
        }
    }
    assert_eq!(same, THE_SAME, "translate it, or add it to THE_SAME (sorted) with its reason");
}

/// A pattern such as `{day} {month}` has nothing to translate.
fn has_words(entry: &Entry) -> bool {
    entry
        .forms()
        .into_iter()
        .flat_map(|(_, text)| catalogue::pieces(text).expect("reading has checked the braces"))
        .any(|piece| matches!(piece, Piece::Words(words) if words.chars().any(char::is_alphabetic)))
}

#[test]
fn a_missing_file_is_told() {
    let swedish = catalogue::read("sv", [("today", ""), ("plan", "")]).unwrap();
    let english = catalogue::read("en", [("today", "")]).unwrap();
    assert_eq!(
        catalogue::differences(("sv", &swedish), ("en", &english)),
        ["locales/en/plan.toml is missing; locales/sv/plan.toml is there"]
    );
    assert_eq!(
        catalogue::differences(("en", &english), ("sv", &swedish)),
        ["locales/en/plan.toml is missing; locales/sv/plan.toml is there"]
    );
}

#[test]
fn a_missing_key_is_told_whichever_language_lacks_it() {
    differ(
        "title = 'Idag'\nlate = 'Sen'",
        "title = 'Today'",
        "locales/en/today.toml: late is missing; locales/sv/today.toml has it",
    );
    differ(
        "title = 'Idag'",
        "title = 'Today'\nlate = 'Late'",
        "locales/sv/today.toml: late is missing; locales/en/today.toml has it",
    );
}

#[test]
fn a_missing_placeholder_is_told() {
    differ(
        "saved = 'Sparat {time}'",
        "saved = 'Saved'",
        "locales/en/today.toml: saved: lacks {time}, which is in locales/sv/today.toml",
    );
    differ(
        "saved = 'Sparat'",
        "saved = 'Saved {time}'",
        "locales/en/today.toml: saved: has {time}, which is not in locales/sv/today.toml",
    );
    agree("saved = '{who} sparade {time}'", "saved = 'At {time} {who} saved'");
}

#[test]
fn a_plural_in_only_one_language_is_told() {
    differ(
        "due = { one = 'en sak', other = '{n} saker' }",
        "due = 'things'",
        "locales/en/today.toml: due: has other forms than in locales/sv/today.toml",
    );
    differ(
        "due = { one = 'en sak', other = '{n} saker' }",
        "due = { one = '{n} thing', other = 'things' }",
        "locales/en/today.toml: due: lacks {n}, which is in locales/sv/today.toml",
    );
}

#[test]
fn one_of_a_thing_needs_no_figure() {
    agree(
        "due = { one = 'en sak', other = '{n} saker' }",
        "due = { one = '{n} thing', other = '{n} things' }",
    );
}

#[test]
fn a_plural_has_both_forms_and_no_more() {
    refused("due = { other = '{n} saker' }", "due: a plural");
    refused("due = { one = '{n} sak' }", "due: a plural");
    refused("due = { one = 'a', other = 'b', few = 'c' }", "due: a plural");
}

#[test]
fn a_malformed_file_is_refused() {
    refused("title = ", "TOML parse error");
    refused("title = 'a'\ntitle = 'b'", "duplicate key");
    refused("title = 3", "title: a message is a text");
}

#[test]
fn a_text_that_is_empty_or_has_spaces_at_its_ends_is_refused() {
    refused("title = ''", "title: the text is empty");
    refused("title = ' Idag'", "title: the text begins or ends with a space");
    refused("title = 'Idag\u{a0}'", "title: the text begins or ends with a space");
    refused("due = { one = 'a', other = '' }", "due: the text is empty");
}

#[test]
fn a_brace_without_partner_and_an_odd_name_are_refused() {
    refused("saved = 'Sparat {time'", "saved: a brace");
    refused("saved = 'Sparat time}'", "saved: a brace");
    refused("saved = 'Sparat {}'", "saved: {} is not a placeholder");
    refused("saved = 'Sparat {Time}'", "saved: {Time} is not a placeholder");
    refused("saved = 'Sparat {type}'", "saved: {type} is not a placeholder");
}

#[test]
fn names_that_cannot_become_rust_are_refused() {
    refused("SaveIt = 'Spara'", "SaveIt: a key is snake_case");
    refused("move = 'Flytta {what}'", "move: a message with placeholders");
    assert!(sample("move = 'Flytta'").is_ok(), "a constant is in capitals and may be any word");
    assert!(catalogue::read("sv", [("type", "")]).is_err());
}
