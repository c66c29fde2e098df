//! Ticking follow-ups off: one or several at once, taken back with one tap, and the way to what is next.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::clock;
use crate::app::route::Route;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::followups_page;
use crate::text::Phrase;
use crate::text::followups_screen as words;
use crate::ui::screens::at_once;

/// Ticks a follow-up off today.
pub fn mark_done(app: AppState, id: RecordId) {
    mark_all_done(app, vec![id], || ());
}

/// Ticks several off today, all or none; then does what comes `after`.
pub fn mark_all_done(app: AppState, ids: Vec<RecordId>, after: impl FnOnce() + 'static) {
    let today = clock::today();
    let (changes, undo) =
        app.book().with_untracked(|book| followups_page::ticking(book, &ids, today));
    // The second tap of somebody in a hurry.
    if changes.is_empty() {
        return;
    }
    app.spawn(async move {
        // A failure stands in the banner, and what was ticked stands where it stood.
        if app.save(changes, &[]).await.is_err() {
            return;
        }
        let next = ids.last().and_then(|&id| next(app, id));
        let said = match ids.len() {
            1 => words::MARKED_DONE.into(),
            count => words::marked_all_done(u64::try_from(count).unwrap_or(u64::MAX)),
        };
        at_once::say(app, said, undo, next);
        after();
    });
}

/// The most pressing that is left to do at the same place.
fn next(app: AppState, done: RecordId) -> Option<(Route, Phrase)> {
    let found = app
        .book()
        .with_untracked(|book| followups_page::next_at_place(book, done, clock::today()))?;
    let (_, place) = found.place?;
    Some((Route::Show(Kind::Followup, found.id), words::next_at(place, found.what)))
}
