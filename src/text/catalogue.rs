//! Reads and checks the message files; part of `build.rs` and of `tests/locales.rs`, not of the program.
//!
//! Every function gives all problems it finds, each naming language, file and
//! key, so that a translator can mend them in one go.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;

/// The messages of one language: file name without ending, then key.
pub type Catalogue = BTreeMap<String, BTreeMap<String, Entry>>;

/// The placeholder that stands for the count in a plural.
pub const COUNT: &str = "n";

/// What stands under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// One text.
    Plain(String),
    /// Two texts, chosen by a count. Swedish and English both have these two
    /// forms, and both use the first one for exactly 1.
    Plural { one: String, other: String },
}

impl Entry {
    /// The forms with their names; a plain text has one form without a name.
    pub fn forms(&self) -> Vec<(&'static str, &str)> {
        match self {
            Self::Plain(text) => vec![("", text)],
            Self::Plural { one, other } => vec![("one", one), ("other", other)],
        }
    }

    /// The placeholders in order of first appearance; in a plural the count comes first.
    pub fn parameters(&self) -> Vec<String> {
        let mut names = Vec::new();
        if matches!(self, Self::Plural { .. }) {
            names.push(COUNT.to_owned());
        }
        for (_, text) in self.forms() {
            for piece in pieces(text).unwrap_or_default() {
                if let Piece::Placeholder(name) = piece
                    && !names.contains(&name)
                {
                    names.push(name);
                }
            }
        }
        names
    }
}

/// A stretch of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Words(String),
    Placeholder(String),
}

/// Splits a text at its placeholders.
///
/// # Errors
///
/// Says what is wrong with a brace or a name.
pub fn pieces(text: &str) -> Result<Vec<Piece>, String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(['{', '}']) {
        let (before, after) = rest.split_at(start);
        let Some((name, behind)) =
            after.strip_prefix('{').and_then(|inside| inside.split_once('}'))
        else {
            return Err("a brace has no partner; placeholders look like {name}".to_owned());
        };
        if !is_snake_case(name) || is_word_of_rust(name) {
            return Err(format!(
                "{{{name}}} is not a placeholder; use a snake_case name that is no word of Rust"
            ));
        }
        if !before.is_empty() {
            found.push(Piece::Words(before.to_owned()));
        }
        found.push(Piece::Placeholder(name.to_owned()));
        rest = behind;
    }
    if !rest.is_empty() {
        found.push(Piece::Words(rest.to_owned()));
    }
    Ok(found)
}

/// Reads every `.toml` file of one language's folder.
///
/// # Errors
///
/// Gives what is wrong with the folder or its files.
pub fn read_folder(folder: &Path, language: &str) -> Result<Catalogue, Vec<String>> {
    let unreadable = |error: std::io::Error| vec![format!("locales/{language}: {error}")];
    let mut texts = BTreeMap::new();
    for item in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = item.map_err(unreadable)?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            texts.insert(name, std::fs::read_to_string(&path).map_err(unreadable)?);
        }
    }
    read(language, texts.iter().map(|(name, text)| (name.as_str(), text.as_str())))
}

/// Reads the files of one language, given as name and content.
///
/// # Errors
///
/// Gives what is wrong with the files.
pub fn read<'a>(
    language: &str,
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Catalogue, Vec<String>> {
    let mut catalogue = Catalogue::new();
    let mut problems = Vec::new();
    for (name, text) in files {
        let file = format!("locales/{language}/{name}.toml");
        if !is_snake_case(name) || is_word_of_rust(name) {
            problems.push(format!(
                "{file}: the name of a file is snake_case and no word of Rust; rename it"
            ));
        }
        let table = match text.parse::<toml::Table>() {
            Ok(table) => table,
            Err(error) => {
                // The parser draws the line in several rows; Cargo shows one.
                let error = error.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
                problems.push(format!("{file}: {error}"));
                continue;
            }
        };
        let mut entries = BTreeMap::new();
        for (key, value) in &table {
            match entry(key, value) {
                Ok(entry) => {
                    entries.insert(key.clone(), entry);
                }
                Err(problem) => problems.push(format!("{file}: {key}: {problem}")),
            }
        }
        catalogue.insert(name.to_owned(), entries);
    }
    if problems.is_empty() { Ok(catalogue) } else { Err(problems) }
}

fn entry(key: &str, value: &toml::Value) -> Result<Entry, String> {
    let entry = match value {
        toml::Value::String(text) => Entry::Plain(text.clone()),
        toml::Value::Table(forms) => {
            let form = |name: &str| forms.get(name).and_then(toml::Value::as_str);
            match (form("one"), form("other"), forms.len()) {
                (Some(one), Some(other), 2) => {
                    Entry::Plural { one: one.to_owned(), other: other.to_owned() }
                }
                _ => return Err("a plural has the texts `one` and `other`, no more".to_owned()),
            }
        }
        _ => return Err("a message is a text, or a plural { one = …, other = … }".to_owned()),
    };
    for (_, text) in entry.forms() {
        pieces(text)?;
        if text.is_empty() {
            return Err("the text is empty; write it, or remove the key".to_owned());
        }
        if text.trim() != text {
            return Err("the text begins or ends with a space; remove it".to_owned());
        }
    }
    if !is_snake_case(key) {
        return Err("a key is snake_case; rename it".to_owned());
    }
    if is_word_of_rust(key) && !entry.parameters().is_empty() {
        return Err("a message with placeholders can't be a word of Rust; rename it".to_owned());
    }
    Ok(entry)
}

/// Says where two languages differ in files, keys, kinds of message or placeholders.
pub fn differences(first: (&str, &Catalogue), second: (&str, &Catalogue)) -> Vec<String> {
    let mut problems = Vec::new();
    for ((language, here), (other_language, there)) in [(first, second), (second, first)] {
        for (file, entries) in here {
            let Some(others) = there.get(file) else {
                problems.push(format!(
                    "locales/{other_language}/{file}.toml is missing; \
                     locales/{language}/{file}.toml is there"
                ));
                continue;
            };
            for key in entries.keys().filter(|key| !others.contains_key(*key)) {
                problems.push(format!(
                    "locales/{other_language}/{file}.toml: {key} is missing; \
                     locales/{language}/{file}.toml has it"
                ));
            }
        }
    }
    let ((language, here), (other_language, there)) = (first, second);
    for (file, entries) in here {
        for (key, entry) in entries {
            if let Some(other) = there.get(file).and_then(|others| others.get(key))
                && let Some(problem) = difference(entry, other)
            {
                problems.push(format!(
                    "locales/{other_language}/{file}.toml: {key}: {problem} \
                     locales/{language}/{file}.toml"
                ));
            }
        }
    }
    problems
}

fn difference(entry: &Entry, other: &Entry) -> Option<String> {
    let (forms, others) = (entry.forms(), other.forms());
    if forms.len() != others.len() {
        return Some("has other forms than in".to_owned());
    }
    forms.iter().zip(&others).find_map(|((form, text), (_, other_text))| {
        // "One day left" needs no figure, in whichever language says it so.
        let counted = |name: &String| !(*form == "one" && name == COUNT);
        let names = |text: &str| -> BTreeSet<String> {
            Entry::Plain(text.to_owned()).parameters().into_iter().filter(counted).collect()
        };
        let (names, other_names) = (names(text), names(other_text));
        if let Some(name) = names.difference(&other_names).next() {
            return Some(format!("lacks {{{name}}}, which is in"));
        }
        let name = other_names.difference(&names).next()?;
        Some(format!("has {{{name}}}, which is not in"))
    })
}

fn is_snake_case(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_')
}

fn is_word_of_rust(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
        "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
        "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
        "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type",
        "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
    ];
    WORDS.contains(&name)
}
