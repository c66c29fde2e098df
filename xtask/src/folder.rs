//! Folders that tasks write into.

use crate::step::Outcome;
use std::env;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// Where Cargo builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from)
}

/// An empty folder, whatever was there.
pub fn anew(folder: &Path) -> Outcome {
    let problem = |error| format!("{} ({error})", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(problem)?;
    }
    fs::create_dir_all(folder).map_err(problem)
}
