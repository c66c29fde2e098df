//! What a tap saves at once, with the way back.

use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use crate::app::AppState;
use crate::app::page;
use crate::app::route::Route;
use crate::domain::command::Change;
use crate::text::Phrase;

/// The notice about what was tapped last: the next one takes its place. Tap upon tap, only the last
/// is offered to be taken back, or the notices would cover the screen.
static LAST_NOTICE: AtomicU64 = AtomicU64::new(0);

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
