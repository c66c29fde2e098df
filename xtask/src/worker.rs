//! The service worker: `public/sw.js` with the build's name and list of files filled in.

use crate::step::Outcome;
use sha2::Digest;
use sha2::Sha256;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

const TEMPLATE: &str = "public/sw.js";

/// Files that a page offline does without: the worker itself, its replacement in need, and
/// pictures that only an installation asks for.
const LEFT_OUT: [&str; 3] = ["sw.js", "sw-off.js", "screenshots/"];

/// A name for these files with this content: twelve digits of a hash over all of them.
pub fn build_id(folder: &Path) -> Outcome<String> {
    let mut all = Sha256::new();
    for (name, hash) in contents(folder)? {
        all.update(format!("{name} {hash}\n"));
    }
    Ok(hex(&all.finalize())[..12].to_owned())
}

/// Writes `sw.js` into the folder, with everything else there as one set.
pub fn write(folder: &Path, build: &str) -> Outcome {
    let template = fs::read_to_string(TEMPLATE).map_err(|error| format!("{TEMPLATE} ({error})"))?;
    let worker = fill(&template, build, &contents(folder)?)?;
    fs::write(folder.join("sw.js"), worker).map_err(|error| format!("sw.js ({error})"))
}

fn fill(template: &str, build: &str, contents: &[(String, String)]) -> Outcome<String> {
    let list: Vec<String> = contents
        .iter()
        // The page is asked for as its folder, since hosts redirect away from `index.html`.
        .map(|(name, hash)| (if name == "index.html" { "./" } else { name.as_str() }, hash))
        .map(|(name, hash)| format!("  [\"{name}\", \"{hash}\"]"))
        .collect();
    let mut filled = template.to_owned();
    for (place, value) in [
        ("const BUILD = \"dev\";", format!("const BUILD = \"{build}\";")),
        ("const FILES = [];", format!("const FILES = [\n{},\n];", list.join(",\n"))),
    ] {
        if !filled.contains(place) {
            return Err(format!("{TEMPLATE} has no line `{place}` to fill in"));
        }
        filled = filled.replace(place, &value);
    }
    Ok(filled)
}

/// Every file that belongs to the set, with its hash, in order of name.
fn contents(folder: &Path) -> Outcome<Vec<(String, String)>> {
    let mut contents = Vec::new();
    for path in files(folder)? {
        let name = path.strip_prefix(folder).expect("it was found below the folder");
        let name = name.to_string_lossy().replace('\\', "/");
        if LEFT_OUT.iter().any(|left_out| name.starts_with(left_out)) {
            continue;
        }
        let bytes = fs::read(&path).map_err(|error| format!("{name} ({error})"))?;
        contents.push((name, hex(&Sha256::digest(bytes))));
    }
    contents.sort();
    Ok(contents)
}

/// All files below a folder.
pub fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let problem = |error| format!("{} ({error})", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(problem)? {
        let path = entry.map_err(problem)?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

/// The bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(digit).collect()
}

fn digit(value: u8) -> char {
    char::from_digit(value.into(), 16).expect("half a byte is one digit")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files_of(page: &str) -> [(String, String); 2] {
        [("app.wasm".to_owned(), "11".to_owned()), ("index.html".to_owned(), page.to_owned())]
    }

    #[test]
    fn the_shipped_template_has_both_places_to_fill_in() {
        let template = fs::read_to_string(Path::new("..").join(TEMPLATE)).unwrap();
        let worker = fill(&template, "abc", &files_of("22")).unwrap();
        assert!(worker.contains("const BUILD = \"abc\";"));
        assert!(worker.contains("  [\"app.wasm\", \"11\"],\n  [\"./\", \"22\"],\n];"));
    }

    #[test]
    fn a_template_without_its_places_is_refused() {
        assert!(fill("const BUILD = 'dev';", "abc", &files_of("22")).is_err());
    }
}
