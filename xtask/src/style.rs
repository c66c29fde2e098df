//! Joins the style sheets, one small file per part, so that a first visit asks for one.

use crate::step::Outcome;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// What `index.html` links. It lies outside the folders that Trunk watches.
const JOINED: &str = "target/style/faltbok.css";

/// The order: layers and tokens first, paper last; folders in their files' alphabetical order.
const ORDER: [&str; 6] = ["tokens.css", "base.css", "layout.css", "parts", "screens", "print.css"];

/// Writes the joined sheet, only when it differs.
pub fn join() -> Outcome {
    let mut sheet = String::new();
    for file in files(Path::new("style"))? {
        let text = fs::read_to_string(&file).map_err(|error| problem(&file, &error))?;
        sheet.push_str(&without_comments(&text));
    }
    let joined = Path::new(JOINED);
    if fs::read_to_string(joined).is_ok_and(|old| old == sheet) {
        return Ok(());
    }
    let folder = joined.parent().expect("the joined sheet lies in a folder");
    fs::create_dir_all(folder).map_err(|error| problem(folder, &error))?;
    fs::write(joined, sheet).map_err(|error| problem(joined, &error))
}

/// Every sheet in order. One that has no place in the order is a mistake, not left out.
fn files(style: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for name in ORDER {
        let path = style.join(name);
        if path.is_dir() {
            files.extend(sheets(&path)?);
        } else if path.is_file() {
            files.push(path);
        }
    }
    for stray in sheets(style)? {
        if !files.contains(&stray) {
            return Err(format!("{} has no place in {ORDER:?}; move it", stray.display()));
        }
    }
    Ok(files)
}

/// The style sheets directly in a folder, by name; none if there is no folder.
fn sheets(folder: &Path) -> Outcome<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| problem(folder, &error))? {
        let path = entry.map_err(|error| problem(folder, &error))?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The sheet as a browser needs it: no comments, no indentation, no empty lines.
fn without_comments(sheet: &str) -> String {
    let mut rest = sheet;
    let mut code = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        code.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    code.push_str(rest);
    let lines = code.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect::<Vec<_>>().concat()
}

fn problem(path: &Path, error: &std::io::Error) -> String {
    format!("{} ({error})", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_stay_at_home() {
        let sheet = "/* Paper. */\n\n@layer base {\n  p {\n    margin: 0; /* why */\n  }\n}\n";
        assert_eq!(without_comments(sheet), "@layer base {\np {\nmargin: 0;\n}\n}\n");
    }
}
