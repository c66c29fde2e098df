//! Long lists, of which only what is near the screen is drawn.

use leptos::html::Div;
use leptos::prelude::*;

use crate::app::page;
use crate::ui::erased::live;

/// How many rows come and go together.
const PIECE: usize = 50;

/// Draws `rows` with `draw`: a short list as one, a long one in pieces, each of
/// them there only while it is near.
pub fn in_pieces<T: Clone + Send + 'static>(
    rows: Vec<T>,
    draw: impl Fn(Vec<T>) -> AnyView + Copy + Send + 'static,
) -> AnyView {
    if rows.len() <= 2 * PIECE {
        return draw(rows);
    }
    let pieces = rows.chunks(PIECE).map(|piece| {
        let piece = piece.to_vec();
        nearby(piece.len(), Box::new(move || draw(piece.clone())))
    });
    pieces.collect_view().into_any()
}

/// A part of a long page that is drawn while it is near, about `rows` rows high.
pub fn nearby(rows: usize, draw: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    let is_near = RwSignal::new(false);
    let place = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            page::follow_nearness(place, rows, is_near);
        }
    });
    view! { <div node_ref=place>{live(move || is_near.get().then(&draw))}</div> }.into_any()
}
