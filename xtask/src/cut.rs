//! The release's program in two files: what a start needs, and what comes later.
//!
//! Trunk can't cut a program, so this takes its place behind the compiler. The split tool follows
//! what the function marked in `src/ui/later.rs` reaches and nothing else does; that moves to
//! the later file, code and data. The page names the first file only.

use crate::folder;
use crate::step::Outcome;
use crate::step::command;
use crate::step::run;
use crate::tools;
use crate::worker;
use sha2::Digest;
use sha2::Sha256;
use std::fs;
use std::path::Path;

const PROGRAM: &str = "faltbok-app";
/// What the split tool calls the module that fetches the later file.
const LINK: &str = "__wasm_split";
const LATER: &str = "split_later.wasm";

/// Puts the program in two in place of the one that Trunk has put into the folder, and gives the
/// page that starts it.
pub fn cut(staging: &Path, page: &str) -> Outcome<String> {
    let target = folder::target();
    let whole = target.join("wasm32-unknown-unknown/release").join(PROGRAM).with_extension("wasm");
    let folder = target.join("cut");
    folder::anew(&folder)?;
    let mut split = command(tools::wasm_split().path()?, ["--out-name", PROGRAM]);
    run(split.arg(&whole).arg(&folder))?;
    bind(&folder)?;
    let first = format!("{PROGRAM}_bg.wasm");
    for program in [first.as_str(), LATER] {
        let program = folder.join(program);
        let mut optimise = command(tools::WASM_OPT.path()?, ["-Oz", "--output"]);
        run(optimise.arg(&program).arg(&program))?;
    }

    let loader = read(&folder, &format!("{PROGRAM}.js"))?;
    let link = read(&folder, &format!("{LINK}.js"))?;
    let trunks = name_of_program(page)?;
    for ending in [".js", "_bg.wasm"] {
        let file = staging.join(format!("{trunks}{ending}"));
        fs::remove_file(&file).map_err(|error| format!("{} ({error})", file.display()))?;
    }
    // One name for all four, since they only work together.
    let programs = [read(&folder, &first)?, read(&folder, LATER)?];
    let stamp = stamp([&loader, &link, &programs[0], &programs[1]]);
    let [ours, later, linked] =
        [PROGRAM, "faltbok-later", "faltbok-link"].map(|name| format!("{name}-{stamp}"));
    let loader = replaced(&text(loader)?, &format!("from \"./{LINK}.js\""), &linked_from(&linked))?;
    let loader = replaced(&loader, &first, &format!("{ours}_bg.wasm"))?;
    let link = replaced(&text(link)?, &format!("./{PROGRAM}.js"), &format!("./{ours}.js"))?;
    let link = replaced(&link, LATER, &format!("{later}.wasm"))?;
    for (name, bytes) in [
        (format!("{ours}.js"), loader.as_bytes()),
        (format!("{linked}.js"), link.as_bytes()),
        (format!("{ours}_bg.wasm"), &programs[0]),
        (format!("{later}.wasm"), &programs[1]),
    ] {
        fs::write(staging.join(&name), bytes).map_err(|error| format!("{name} ({error})"))?;
    }
    // Asked for at once, not only when the loader that imports it is here.
    let ahead = format!("<link rel=\"modulepreload\" href=\"./{linked}.js\">");
    replaced(&page.replace(&trunks, &ours), "</head>", &format!("{ahead}</head>"))
}

/// Writes the JavaScript beside the first program.
fn bind(folder: &Path) -> Outcome {
    let mut bind = command(
        tools::wasm_bindgen()?.path()?,
        // The later program finds its way into the first by what the linker exports.
        ["--target", "web", "--no-typescript", "--keep-lld-exports", "--no-demangle"],
    );
    bind.arg("--out-dir").arg(folder);
    run(bind.arg(folder.join(PROGRAM).with_extension("wasm")))
}

fn linked_from(linked: &str) -> String {
    format!("from \"./{linked}.js\"")
}

/// The name that Trunk has given the program, with its hash and without ending.
fn name_of_program(page: &str) -> Outcome<String> {
    let (_, rest) = page
        .split_once(&format!("{PROGRAM}-"))
        .ok_or(format!("index.html does not start {PROGRAM}"))?;
    let hash: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
    Ok(format!("{PROGRAM}-{hash}"))
}

/// Sixteen digits of a hash over all the files.
fn stamp<'a>(files: impl IntoIterator<Item = &'a Vec<u8>>) -> String {
    let mut all = Sha256::new();
    for file in files {
        all.update(Sha256::digest(file));
    }
    worker::hex(&all.finalize())[..16].to_owned()
}

/// The text with one thing in place of another, which must be there.
fn replaced(text: &str, old: &str, new: &str) -> Outcome<String> {
    if text.contains(old) {
        Ok(text.replace(old, new))
    } else {
        Err(format!("`{old}` is not where the cutting of the program expects it"))
    }
}

fn read(folder: &Path, name: &str) -> Outcome<Vec<u8>> {
    fs::read(folder.join(name)).map_err(|error| format!("{name} ({error})"))
}

fn text(bytes: Vec<u8>) -> Outcome<String> {
    String::from_utf8(bytes).map_err(|error| format!("a loader is no text ({error})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_s_name_is_read_from_the_page() {
        let page = "<link href=\"./faltbok-app-0a1b.js\"><script>'./faltbok-app-0a1b_bg.wasm'";
        assert_eq!(name_of_program(page).unwrap(), "faltbok-app-0a1b");
        assert!(name_of_program("<html>").is_err());
    }

    #[test]
    fn what_is_to_be_replaced_must_be_there() {
        assert_eq!(replaced("a b a", "a", "c").unwrap(), "c b c");
        assert!(replaced("b", "a", "c").is_err());
    }

    #[test]
    fn another_file_gives_another_name() {
        let (one, other) = (b"1".to_vec(), b"2".to_vec());
        assert_eq!(stamp([&one]), stamp([&one]));
        assert_ne!(stamp([&one]), stamp([&other]));
    }
}
