//! Checks the message files in `locales/` and turns them into Rust for `src/text.rs`.

#[path = "src/text/catalogue.rs"]
mod catalogue;

use crate::catalogue::Catalogue;
use crate::catalogue::Entry;
use crate::catalogue::Piece;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/text/catalogue.rs");
    println!("cargo::rerun-if-changed=locales");
    match generate() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            ExitCode::FAILURE
        }
    }
}

fn generate() -> Result<(), Vec<String>> {
    let locales = Path::new("locales");
    let swedish = catalogue::read_folder(&locales.join("sv"), "sv")?;
    let english = catalogue::read_folder(&locales.join("en"), "en")?;
    let problems = catalogue::differences(("sv", &swedish), ("en", &english));
    if !problems.is_empty() {
        return Err(problems);
    }
    let folder = std::env::var_os("OUT_DIR").expect("cargo gives every build script a folder");
    std::fs::write(Path::new(&folder).join("messages.rs"), rust(&swedish, &english))
        .map_err(|error| vec![format!("the messages cannot be written ({error})")])
}

/// All texts of one language in one string: half the size of a table of slices.
#[derive(Default)]
struct Table {
    text: String,
    ends: Vec<usize>,
}

impl Table {
    /// Adds an entry with its placeholders as numbers: `{time}` becomes `{0}`.
    fn add(&mut self, entry: &Entry, parameters: &[String]) {
        for (_, text) in entry.forms() {
            for piece in catalogue::pieces(text).expect("reading has checked the braces") {
                match piece {
                    Piece::Words(words) => self.text.push_str(&words),
                    Piece::Placeholder(name) => {
                        let number = parameters
                            .iter()
                            .position(|it| *it == name)
                            .expect("comparing has checked that both languages share placeholders");
                        write!(self.text, "{{{number}}}").expect("a String takes any text");
                    }
                }
            }
            self.ends.push(self.text.len());
        }
    }

    fn rust(&self, name: &str) -> String {
        let ends: Vec<String> = self.ends.iter().map(|end| grouped(*end)).collect();
        format!(
            "static {name}: Table = Table {{ text: {:?}, ends: &[{}] }};\n",
            self.text,
            ends.join(", ")
        )
    }
}

fn rust(swedish: &Catalogue, english: &Catalogue) -> String {
    let mut modules: BTreeMap<&str, String> = BTreeMap::new();
    let mut tables = (Table::default(), Table::default());
    for (file, entries) in swedish {
        for (key, entry) in entries {
            let parameters = entry.parameters();
            let number = tables.0.ends.len();
            modules.entry(file).or_default().push_str(&item(key, entry, &parameters, number));
            tables.0.add(entry, &parameters);
            tables.1.add(&english[file][key], &parameters);
        }
    }
    let mut rust = tables.0.rust("SWEDISH") + &tables.1.rust("ENGLISH");
    for (file, items) in modules {
        write!(
            rust,
            "/// The messages of `locales/sv/{file}.toml`.\npub mod {file} {{\n{items}}}\n"
        )
        .expect("a String takes any text");
    }
    rust
}

/// The constant or the function for one message.
fn item(key: &str, entry: &Entry, parameters: &[String], number: usize) -> String {
    let texts: Vec<String> = entry
        .forms()
        .iter()
        .map(|(_, text)| format!("`{}`", text.replace('`', "'").replace('\n', " ")))
        .collect();
    let doc = texts.join(", ");
    let number = grouped(number);
    let plural = matches!(entry, Entry::Plural { .. });
    if parameters.is_empty() {
        let name = key.to_uppercase();
        return format!(
            "/// {doc}\npub const {name}: super::Message = super::Message({number});\n"
        );
    }
    let takes: Vec<String> = parameters
        .iter()
        .enumerate()
        .map(|(place, name)| match (plural, place) {
            (true, 0) => format!("{name}: u64"),
            _ => format!("{name}: impl Into<super::Arg>"),
        })
        .collect();
    let values: Vec<String> = parameters.iter().map(|name| format!("{name}.into()")).collect();
    let makes = if plural {
        format!("counted({number}, {}, vec![{}])", catalogue::COUNT, values.join(", "))
    } else {
        format!("filled({number}, vec![{}])", values.join(", "))
    };
    format!(
        "/// {doc}\npub fn {key}({}) -> super::Phrase {{\n    super::Phrase::{makes}\n}}\n",
        takes.join(", ")
    )
}

/// A number as Rust likes to read it: `12_345`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped
}
