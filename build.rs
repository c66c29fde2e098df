//! Checks the message files in `locales/` and turns them into Rust for `src/text.rs`; and asks the
//! linker for what the cutting of the release needs.

#[path = "src/text/catalogue.rs"]
mod catalogue;

use crate::catalogue::Catalogue;
use crate::catalogue::Entry;
use crate::catalogue::Piece;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

/// As in `src/text.rs`.
const BETWEEN_LANGUAGES: char = '\u{1f}';

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/text/catalogue.rs");
    println!("cargo::rerun-if-changed=locales");
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // What the linker otherwise throws away: what refers to what, by which it is cut.
        println!("cargo::rustc-link-arg-bin=faltbok-app=--emit-relocs");
    }
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

fn rust(swedish: &Catalogue, english: &Catalogue) -> String {
    let mut rust = String::new();
    for (file, entries) in swedish {
        let items: String =
            entries.iter().map(|(key, entry)| item(key, entry, &english[file][key])).collect();
        write!(
            rust,
            "/// The messages of `locales/sv/{file}.toml`.\npub mod {file} {{\n{items}}}\n"
        )
        .expect("a String takes any text");
    }
    rust
}

/// The constant or the function for one message.
fn item(key: &str, entry: &Entry, english: &Entry) -> String {
    let parameters = entry.parameters();
    let texts: Vec<String> = entry
        .forms()
        .iter()
        .map(|(_, text)| format!("`{}`", text.replace('`', "'").replace('\n', " ")))
        .collect();
    let doc = texts.join(", ");
    let messages: Vec<String> = entry
        .forms()
        .iter()
        .zip(english.forms())
        .map(|((_, swedish), (_, english))| message(swedish, english, &parameters))
        .collect();
    if parameters.is_empty() {
        let name = key.to_uppercase();
        let message = &messages[0];
        return format!("/// {doc}\npub const {name}: super::Message = {message};\n");
    }
    let plural = matches!(entry, Entry::Plural { .. });
    let takes: Vec<String> = parameters
        .iter()
        .enumerate()
        .map(|(place, name)| match (plural, place) {
            (true, 0) => format!("{name}: u64"),
            _ => format!("{name}: impl Into<super::Arg>"),
        })
        .collect();
    let values: Vec<String> = parameters.iter().map(|name| format!("{name}.into()")).collect();
    let message = match &messages[..] {
        // Some words are the same for one and for many, in both languages.
        [one, other] if one != other => {
            format!("if {} == 1 {{ {one} }} else {{ {other} }}", catalogue::COUNT)
        }
        all => all[0].clone(),
    };
    format!(
        "/// {doc}\npub fn {key}({}) -> super::Phrase {{\n    super::Phrase::filled({message}, vec![{}])\n}}\n",
        takes.join(", "),
        values.join(", ")
    )
}

/// One message in both languages.
fn message(swedish: &str, english: &str, parameters: &[String]) -> String {
    let [swedish, english] = [swedish, english].map(|text| numbered(text, parameters));
    format!("super::Message({:?})", format!("{swedish}{}{english}", BETWEEN_LANGUAGES))
}

/// The text with its placeholders as numbers: `{time}` becomes `{0}`.
fn numbered(text: &str, parameters: &[String]) -> String {
    let pieces = catalogue::pieces(text).expect("reading has checked the braces");
    let words = pieces.into_iter().map(|piece| match piece {
        Piece::Words(words) => words,
        Piece::Placeholder(name) => {
            let number = parameters
                .iter()
                .position(|it| *it == name)
                .expect("comparing has checked that both languages share placeholders");
            format!("{{{number}}}")
        }
    });
    words.collect()
}
