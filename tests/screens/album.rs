//! Where the pictures go: a folder for each size of window and each colour scheme.

use crate::harness::Page;
use std::cell::Cell;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// The colour schemes that a person's system may ask for.
pub const SCHEMES: [&str; 2] = ["light", "dark"];

/// Ends the name of a picture that shows what lies below the window too.
pub const WHOLE: &str = "-whole";

/// The pictures of one size of window.
pub struct Album {
    folders: [PathBuf; 2],
    size: (u32, u32),
    words: Vec<String>,
    taken: Cell<u32>,
}

impl Album {
    /// Begins anew, or keeps the pictures that the words do not name.
    pub fn new(folder: &Path, size: (u32, u32), words: &[String]) -> Self {
        let folders = SCHEMES.map(|scheme| folder.join(format!("{}x{}-{scheme}", size.0, size.1)));
        for folder in &folders {
            if words.is_empty() && folder.exists() {
                fs::remove_dir_all(folder).expect("the target folder can be written to");
            }
            fs::create_dir_all(folder).expect("the target folder can be written to");
        }
        Self { folders, size, words: words.to_vec(), taken: Cell::new(0) }
    }

    /// Whether a picture of this name was asked for.
    pub fn wants(&self, name: &str) -> bool {
        self.words.is_empty() || self.words.iter().any(|word| name.contains(word))
    }

    /// Whether any of these was asked for.
    pub fn wants_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.wants(name))
    }

    /// How many pictures there are so far.
    pub fn taken(&self) -> u32 {
        self.taken.get()
    }

    /// Takes the screen as it stands, in each colour scheme: what the window shows, and all of it
    /// where that is more.
    pub fn take(&self, page: &Page, name: &str) {
        if !self.wants(name) {
            return;
        }
        let (width, height) = self.size;
        page.resize(width, height);
        page.is_drawn();
        let whole = page.height();
        for (scheme, folder) in SCHEMES.iter().zip(&self.folders) {
            page.color_scheme(scheme);
            page.resize(width, height);
            self.save(page, folder, name);
            if whole > height {
                page.resize(width, whole);
                self.save(page, folder, &format!("{name}{WHOLE}"));
            } else {
                // Of another day, when the screen was longer; mostly there is none.
                fs::remove_file(folder.join(format!("{name}{WHOLE}.png"))).unwrap_or_default();
            }
        }
        page.color_scheme(SCHEMES[0]);
        page.resize(width, height);
    }

    fn save(&self, page: &Page, folder: &Path, name: &str) {
        page.is_drawn();
        let png = page.screenshot().expect("a picture can be taken");
        fs::write(folder.join(format!("{name}.png")), png)
            .expect("the target folder can be written to");
        self.taken.set(self.taken.get() + 1);
    }
}
