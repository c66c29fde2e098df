//! The project's own files: what is in the repository, and nothing that was built or fetched.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// A text file of the project.
pub struct File {
    /// From the project's folder, with forward slashes.
    pub path: String,
    pub text: String,
}

impl File {
    pub fn extension(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// The place of the `at`th byte, as editors take it: `src/lib.rs:7`.
    pub fn place(&self, at: usize) -> String {
        let line = self.text[..at].matches('\n').count() + 1;
        format!("{}:{line}", self.path)
    }
}

/// Every text file, by path. Folders that `.gitignore` names are left out.
pub fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ignored =
        fs::read_to_string(root.join(".gitignore")).expect("the project has a .gitignore");
    let mut skipped: Vec<PathBuf> = vec![root.join(".git")];
    skipped.extend(ignored.lines().map(|line| root.join(line.trim_matches('/'))));
    let mut found = Vec::new();
    collect(root, root, &skipped, &mut found);
    found.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(30 < found.len(), "the project's files were not found");
    found
}

/// The files below any of `folders` whose names end in `.extension`.
pub fn files_in(folders: &[&str], extension: &str) -> Vec<File> {
    let below = |file: &File| folders.iter().any(|folder| file.path.starts_with(folder));
    files().into_iter().filter(|file| file.extension() == extension && below(file)).collect()
}

fn collect(root: &Path, folder: &Path, skipped: &[PathBuf], found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("the project's folders are readable") {
        let path = entry.expect("entries are readable").path();
        if skipped.contains(&path) {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, skipped, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let below = path.strip_prefix(root).expect("the file lies below the root");
            let path = below.to_string_lossy().replace('\\', "/");
            found.push(File { path, text });
        }
    }
}
