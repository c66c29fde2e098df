//! Photos between the camera and the book: those that wait for their turn, and those that did not
//! become a part of it, which are nowhere else. They outlive the screen that they were chosen on.

use std::collections::VecDeque;

use leptos::prelude::*;

use super::NewPhoto;
use super::NotTaken;
use crate::app::AppState;
use crate::app::changes::Failure;
#[cfg(target_arch = "wasm32")]
use crate::app::files::File;
use crate::domain::id::RecordId;

/// A file as its person chose it. Natively there are none but in tests.
#[cfg(not(target_arch = "wasm32"))]
pub type File = String;

/// A file that is to be a photo of something.
#[derive(Clone, Debug)]
pub struct Chosen {
    pub of: RecordId,
    pub file: File,
    /// Called before the photo is kept, by a form that is not saved yet.
    pub before_adding: Option<Callback<()>>,
    /// How many were added from the screen that it was chosen on.
    pub added: RwSignal<usize>,
    /// Under which number it is told of as not kept, when it is tried again.
    pub again: Option<u64>,
}

/// A photo that is nowhere but here.
#[derive(Clone, Debug)]
pub struct Unkept {
    /// Tells it from the others.
    pub number: u64,
    pub of: RecordId,
    pub what: What,
    /// Whether it is just being tried again.
    is_tried: bool,
}

#[derive(Clone, Debug)]
pub enum What {
    /// The device did not keep it.
    Photo(NewPhoto, Failure),
    /// The browser made no photo of it.
    File(File, NotTaken),
}

/// Signals about photos that are not in the book yet.
#[derive(Clone, Copy, Debug)]
pub struct OnTheirWay {
    /// Which is being added, of how many.
    at: RwSignal<Option<(usize, usize)>>,
    /// Followed for those that were not kept.
    all: RwSignal<All, LocalStorage>,
}

#[derive(Debug, Default)]
struct All {
    queue: VecDeque<Chosen>,
    unkept: Vec<Unkept>,
    /// How many have been told of as not kept in this run.
    count: u64,
}

impl OnTheirWay {
    pub(in crate::app) fn new() -> Self {
        Self { at: RwSignal::new(None), all: RwSignal::new_local(All::default()) }
    }

    /// Which is being added, the first, second and so on, of so many.
    pub fn at(self) -> Option<(usize, usize)> {
        self.at.get()
    }

    /// Puts files last among those that wait. Says whether nobody is adding them yet.
    pub fn wait(self, chosen: Vec<Chosen>) -> bool {
        if chosen.is_empty() {
            return false;
        }
        let count = chosen.len();
        self.all.update_untracked(|all| all.queue.extend(chosen));
        let at = self.at.get_untracked();
        self.at.set(Some(at.map_or((0, count), |(number, total)| (number, total + count))));
        at.is_none()
    }

    /// The file whose turn it is; when there is none, all have been added.
    pub fn next(self) -> Option<Chosen> {
        let chosen = self.all.try_update_untracked(|all| all.queue.pop_front()).flatten();
        let at = self.at.get_untracked().filter(|_| chosen.is_some());
        self.at.set(at.map(|(number, total)| (number + 1, total)));
        chosen
    }

    /// The photos of `of` that are nowhere but here.
    pub fn unkept(self, of: RecordId) -> Vec<Unkept> {
        self.all.with(|all| all.unkept.iter().filter(|it| it.of == of).cloned().collect())
    }

    /// Holds what was not kept; what was tried again, unless it was thrown away meanwhile.
    pub fn hold(self, again: Option<u64>, of: RecordId, what: What) {
        self.all.update(|all| {
            let Some(again) = again else {
                let number = all.count;
                all.count += 1;
                return all.unkept.push(Unkept { number, of, what, is_tried: false });
            };
            if let Some(it) = all.unkept.iter_mut().find(|it| it.number == again) {
                it.what = what;
                it.is_tried = false;
            }
        });
    }

    /// Says whether it is still held and nobody else tries it: a second tap adds no second photo.
    fn tries_again(self, number: u64) -> bool {
        // Nothing that is seen is changed by it.
        let begun = self.all.try_update_untracked(|all| {
            let found = all.unkept.iter_mut().find(|it| it.number == number && !it.is_tried);
            found.map(|it| it.is_tried = true).is_some()
        });
        begun.unwrap_or_default()
    }

    /// Lets it go: it was kept, or the person throws it away.
    pub fn let_go(self, number: u64) {
        self.all.update(|all| all.unkept.retain(|it| it.number != number));
    }
}

impl AppState {
    pub fn photos_on_their_way(self) -> OnTheirWay {
        self.on_their_way
    }

    /// Keeps a photo, or holds it until the person has decided. Says whether it was kept.
    pub async fn keep_photo(self, of: RecordId, photo: NewPhoto, again: Option<u64>) -> bool {
        if again.is_some_and(|number| !self.on_their_way.tries_again(number)) {
            return false;
        }
        match self.add_photo(of, photo.clone()).await {
            Ok(_id) => {
                if let Some(number) = again {
                    self.on_their_way.let_go(number);
                }
                true
            }
            Err(failure) => {
                self.on_their_way.hold(again, of, What::Photo(photo, failure));
                false
            }
        }
    }
}

#[cfg(target_arch = "wasm32")]
impl AppState {
    /// Makes photos of files, one after the other, and of those that are chosen meanwhile. They
    /// are kept also when the person has gone on to another screen.
    pub fn add_photos(self, chosen: Vec<Chosen>) {
        if !self.on_their_way.wait(chosen) {
            return;
        }
        self.spawn(async move {
            while let Some(chosen) = self.on_their_way.next() {
                self.add_chosen(chosen).await;
            }
        });
    }

    async fn add_chosen(self, chosen: Chosen) {
        let Chosen { of, file, before_adding, added, again } = chosen;
        match super::scaling::scaled(&file).await {
            Ok(photo) => {
                if let Some(before_adding) = before_adding {
                    // The form may be gone.
                    let _gone = before_adding.try_run(());
                }
                if self.keep_photo(of, photo, again).await {
                    // The screen may be gone.
                    let _gone = added.try_update(|added| *added += 1);
                }
            }
            Err(why) => self.on_their_way.hold(again, of, What::File(file, why)),
        }
    }
}
