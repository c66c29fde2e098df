//! What people read stands in `locales/`, in every language, and not in Rust.

use std::ops::Range;

use crate::assert_kept;
use crate::rust;
use crate::rust::Literal;
use crate::rust::Source;
use crate::tree::File;
use crate::tree::files_in;

/// Attributes and properties that a person sees or hears.
const SPOKEN: &[&str] = &[
    "aria-label",
    "aria-description",
    "aria-placeholder",
    "aria-roledescription",
    "aria-valuetext",
    "title",
    "placeholder",
    "alt",
    "label",
    "hint",
];

const WHAT_TO_DO: &str =
    "put the words in locales/sv/*.toml and locales/en/*.toml, and name the message";

#[test]
fn no_words_stand_between_tags_or_in_spoken_attributes() {
    let files = files_in(&["src/ui/"], "rs");
    let broken: Vec<_> = files.iter().flat_map(words_in_markup).collect();
    assert_kept(WHAT_TO_DO, &broken);
}

#[test]
fn no_sentences_for_people_stand_in_the_code_of_screens() {
    let files = files_in(&["src/ui/", "src/app/", "src/present/"], "rs");
    let broken: Vec<_> = files.iter().flat_map(sentences).collect();
    assert_kept(WHAT_TO_DO, &broken);
}

/// Texts in `view!` that a person would see or hear.
fn words_in_markup(file: &File) -> Vec<String> {
    let source = rust::read(&file.text);
    let mut broken = Vec::new();
    for markup in markups(&source.code) {
        for literal in source.literals.iter().filter(|it| markup.contains(&it.from)) {
            let has_letters = literal.text.chars().any(char::is_alphabetic);
            if has_letters && is_seen_or_heard(&source.code, literal) {
                broken.push(format!("{}: \"{}\"", file.place(literal.from), literal.text));
            }
        }
        broken.extend(
            bare_words(&source.code, &markup)
                .map(|at| format!("{}: words without quotation marks", file.place(at))),
        );
    }
    broken
}

/// The insides of every `view! { … }`, from brace to brace.
fn markups(code: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in code.match_indices("view!") {
        let Some(open) = code[at..].find(['{', '(', '[']).map(|open| at + open) else { continue };
        if found.iter().any(|outer| outer.contains(&open)) {
            continue;
        }
        let mut depth = 0_usize;
        let close = code[open..].char_indices().find(|(_, letter)| {
            match letter {
                '{' | '(' | '[' => depth += 1,
                '}' | ')' | ']' => depth -= 1,
                _ => (),
            }
            depth == 0
        });
        found.push(open..close.map_or(code.len(), |(close, _)| open + close));
    }
    found
}

fn is_seen_or_heard(code: &str, literal: &Literal) -> bool {
    let before = code[..literal.from].trim_end();
    let after = code[literal.to..].trim_start();
    if let Some(tag) = before.strip_suffix('=') {
        return SPOKEN.contains(&attribute(tag));
    }
    let ends_a_tag =
        |text: &str| text.ends_with('>') && !text.ends_with("=>") && !text.ends_with("->");
    if after.starts_with("=>") || after.starts_with('|') {
        return false; // the pattern of a match
    }
    match before.strip_suffix('{') {
        Some(block) => ends_a_tag(block.trim_end()) && after.starts_with('}'),
        None => ends_a_tag(before) || before.ends_with('}'),
    }
}

/// The attribute's name that `tag` ends with.
fn attribute(tag: &str) -> &str {
    let is_name = |it: char| it.is_alphanumeric() || it == '-' || it == '_' || it == ':';
    tag.rfind(|it| !is_name(it)).map_or(tag, |at| &tag[at + 1..])
}

/// Where letters stand straight between a `>` and a `</`.
fn bare_words(code: &str, markup: &Range<usize>) -> impl Iterator<Item = usize> {
    let closings: Vec<_> = code[markup.clone()].match_indices("</").map(|(at, _)| at).collect();
    let inside = &code[markup.clone()];
    closings.into_iter().filter_map(move |close| {
        let open = inside[..close].rfind(['>', '{', '}', '(', ')', ';', ','])?;
        let words = &inside[open + 1..close];
        let between = inside[open..].starts_with('>') && words.contains(char::is_alphabetic);
        between.then_some(markup.start + open + 1)
    })
}

/// Texts that can only be for people: letters that no identifier, class or
/// English log has, or a capital and a space.
fn sentences(file: &File) -> Vec<String> {
    let source = rust::read(&file.text);
    let tested = source.code.find("#[cfg(test)]").unwrap_or(source.code.len());
    let is_for_people = |text: &str| {
        let foreign = text.chars().any(|it| it.is_alphabetic() && !it.is_ascii());
        foreign || (text.starts_with(|it: char| it.is_uppercase()) && text.contains(' '))
    };
    source
        .literals
        .iter()
        .filter(|literal| literal.from < tested && is_for_people(&literal.text))
        .filter(|literal| !is_for_programmers(&source, literal))
        .filter(|_| !file.path.ends_with("/tests.rs"))
        .map(|literal| format!("{}: \"{}\"", file.place(literal.from), literal.text))
        .collect()
}

/// Whether it is an error's or a panic's text, for logs.
fn is_for_programmers(source: &Source, literal: &Literal) -> bool {
    let before = source.code[..literal.from].trim_end();
    ["error(", "expect(", "panic!(", "unreachable!(", "reason =", "doc ="]
        .iter()
        .any(|it| before.ends_with(it))
}

#[test]
fn words_in_markup_are_seen() {
    let check = |markup: &str| {
        let text = format!("fn f() {{ view! {{ {markup} }} }}");
        words_in_markup(&File { path: "src/ui/x.rs".to_owned(), text }).len()
    };
    assert_eq!(check(r#"<p>"Spara"</p>"#), 1);
    assert_eq!(check(r#"<p class="x">{count} " besök"</p>"#), 1);
    assert_eq!(check(r#"<p>{"Spara"}</p>"#), 1);
    assert_eq!(check("<p>Spara</p>"), 1);
    assert_eq!(check(r#"<button aria-label="Stäng" class="btn"/>"#), 1);
    assert_eq!(check(r#"<img alt="en bild" src="x.png"/>"#), 1);
    assert_eq!(check(r#"<input placeholder="t.ex. 10,4"/>"#), 1);
    assert_eq!(check(r#"<Field label="Ort"/>"#), 1);
}

#[test]
fn names_in_markup_are_left_alone() {
    let check = |markup: &str| {
        let text = format!("fn f() {{ view! {{ {markup} }} }}");
        let found = words_in_markup(&File { path: "src/ui/x.rs".to_owned(), text });
        assert_eq!(found, Vec::<String>::new());
    };
    check(r##"<a class="btn btn--quiet" href="#/besok" aria-current="page">{title}</a>"##);
    check(r#"<p class:late=move || late>{move || t(common::SAVE)} " · " {size}</p>"#);
    check(r#"<p class=move || if on { "row late" } else { "row" }>{text}</p>"#);
    check(r#"{match key { Key::A => { go("back") } _ => () }} <p>{a < b}</p>"#);
    check(r#"<use href=format!("icons.svg#{name}")/>"#);
}

#[test]
fn sentences_are_told_from_names() {
    let check = |path: &str, text: &str| {
        sentences(&File { path: path.to_owned(), text: text.to_owned() }).len()
    };
    assert_eq!(check("src/ui/x.rs", r#"notice("Sparat på telefonen")"#), 1);
    assert_eq!(check("src/app/x.rs", r#"let label = "åtgärd";"#), 1);
    assert_eq!(check("src/app/x.rs", r#"let label = "Try again";"#), 1);
    assert_eq!(check("src/app/x.rs", r#"key == "Escape" || class == "row late""#), 0);
    assert_eq!(check("src/app/x.rs", r#"#[error("Fältbok is full")] Full"#), 0);
    assert_eq!(check("src/app/x.rs", "#[cfg(test)] mod tests { f(\"Sikås\") }"), 0);
    assert_eq!(check("src/app/tests.rs", "f(\"Sikås\")"), 0);
}
