//! Files that the app hands out.

use super::page::Page;
use super::process::until;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// A file that the browser has saved.
pub struct Download {
    /// Where it lies, so that another phone can be given it.
    pub path: PathBuf,
}

impl Download {
    /// The name under which the person finds it.
    pub fn name(&self) -> String {
        self.path.file_name().expect("it is a file").to_string_lossy().into_owned()
    }

    pub fn text(&self) -> String {
        fs::read_to_string(&self.path).expect("a downloaded file is UTF-8 text")
    }
}

impl Page {
    /// Does something that makes the browser save a file, and waits for the whole of it.
    #[track_caller]
    pub fn download(&self, act: impl FnOnce()) -> Download {
        let before = self.saved();
        act();
        let mut new = None;
        until("a file to be saved", || {
            new = self.saved().difference(&before).next().cloned();
            new.is_some()
        });
        Download { path: self.put_aside(&new.expect("it was waited for")) }
    }

    /// A folder of its own for each file: of two with one name, saved in the same minute, one
    /// browser renames the second and another drops it.
    fn put_aside(&self, path: &Path) -> PathBuf {
        let entries = fs::read_dir(self.downloads()).expect("the folder was made with the profile");
        let folder = self.downloads().join(format!("saved-{}", entries.count()));
        fs::create_dir(&folder).expect("each number is used once");
        let aside = folder.join(path.file_name().expect("it is a file"));
        fs::rename(path, &aside).expect("both lie in the same folder");
        aside
    }

    /// The files that are complete; browsers write under another name, or none, until then.
    fn saved(&self) -> BTreeSet<PathBuf> {
        let files: Vec<PathBuf> = fs::read_dir(self.downloads())
            .expect("the folder was made with the profile")
            .map(|entry| entry.expect("its entries are readable").path())
            .collect();
        let half_done = |path: &PathBuf| {
            path.extension().is_some_and(|it| {
                ["crdownload", "part", "wkdownload"]
                    .iter()
                    .any(|kind| it.eq_ignore_ascii_case(kind))
            })
        };
        // Chromium's names for unfinished files are hidden; Firefox reserves the name, empty.
        files
            .into_iter()
            .filter(|path| !half_done(path))
            .filter(|path| {
                path.file_name().is_some_and(|it| !it.to_string_lossy().starts_with('.'))
            })
            .filter(|path| fs::metadata(path).is_ok_and(|it| it.is_file() && it.len() > 0))
            .collect()
    }
}
