//! What a tap saves at once, with the way back.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::page;
use crate::domain::command::Change;
use crate::text::Phrase;

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
        // Tap upon tap: only the last is offered to be taken back, or they would cover the screen.
        for notice in app.notices().get_untracked() {
            app.dismiss(notice.number);
        }
        app.notify_with_undo(said, undo);
        if let Some(focus) = focus {
            page::focus(&focus);
        }
    }
    is_kept
}
