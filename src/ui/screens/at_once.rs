//! What a tap saves at once, with the way back.

use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::page;
use crate::app::route::Route;
use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::text::Phrase;

/// The notice about what was tapped last: the next one takes its place. Tap upon tap, only the last
/// is offered to be taken back, or the notices would cover the screen.
static LAST_NOTICE: AtomicU64 = AtomicU64::new(0);

/// Works out of the book what is to be saved and what takes it back, and saves it as [`save`] does; nothing
/// where there is nothing to change. Taps that come quicker than the device writes wait for each other,
/// so that none undoes another.
pub fn work_out(
    app: AppState,
    changes: impl FnOnce(&Book) -> (Vec<Change>, Vec<Change>) + 'static,
    said: impl Into<Phrase> + 'static,
    focus: String,
) {
    let changes: WorkOut = Box::new(changes);
    work_out_boxed(app, changes, said.into(), focus);
}

type WorkOut = Box<dyn FnOnce(&Book) -> (Vec<Change>, Vec<Change>)>;

fn work_out_boxed(app: AppState, changes: WorkOut, said: Phrase, focus: String) {
    app.spawn_in_turn(async move {
        let (changes, undo) = app.book().with_untracked(changes);
        if !changes.is_empty() {
            save(app, changes, undo, said, Some(focus)).await;
        }
    });
}

/// Saves `changes`, says so, and offers to take it back; then the focus goes to the element called
/// `focus`, since what was pressed may have been drawn anew. Says whether it is kept.
pub async fn save(
    app: AppState,
    changes: Vec<Change>,
    undo: Vec<Change>,
    said: impl Into<Phrase>,
    focus: Option<String>,
) -> bool {
    // A failure stands in the banner, and nothing is shown as changed.
    let is_kept = app.save(changes, &[]).await.is_ok();
    if is_kept {
        say(app, said, undo, None);
        if let Some(focus) = focus {
            page::focus(&focus);
        }
    }
    is_kept
}

/// Says what has been saved, and what takes it back, in place of what was said of the tap before;
/// `next` is the way on.
pub fn say(
    app: AppState,
    said: impl Into<Phrase>,
    undo: Vec<Change>,
    next: Option<(Route, Phrase)>,
) {
    app.dismiss(LAST_NOTICE.load(Ordering::Relaxed));
    LAST_NOTICE.store(app.notify_of(said.into(), undo, next), Ordering::Relaxed);
}
