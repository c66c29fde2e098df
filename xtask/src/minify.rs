//! Scripts and styles without what only people read.

use crate::step::Outcome;
use crate::step::command;
use crate::step::run;
use crate::tools;
use crate::worker;
use std::path::Path;
use std::path::PathBuf;

/// Makes every script and style in the folder smaller, in its place.
pub fn minify(folder: &Path) -> Outcome {
    let is_readable =
        |path: &Path| path.extension().is_some_and(|ending| ending == "js" || ending == "css");
    let mut files = worker::files(folder)?;
    files.retain(|path| is_readable(path));
    files.sort();
    let mut esbuild = command(
        tools::ESBUILD.path()?,
        ["--minify", "--log-level=warning", "--allow-overwrite", "--outdir=."],
    );
    run(esbuild.args(names(folder, &files)?).current_dir(folder))
}

/// The files' paths below the folder, since the tool keeps their places only so.
fn names(folder: &Path, files: &[PathBuf]) -> Outcome<Vec<String>> {
    let below = |path: &PathBuf| {
        let name = path.strip_prefix(folder).ok()?.to_str()?;
        Some(name.to_owned())
    };
    files.iter().map(below).collect::<Option<_>>().ok_or("a file has an odd name".to_owned())
}
