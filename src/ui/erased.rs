//! Closures in views, boxed.
//!
//! Leptos makes its code for a live part of a view anew for every closure,
//! about two kilobytes each, and every phone pays for them on its first load.
//! Boxed, they all share one.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// A part of a view that is drawn anew when what it reads changes.
pub fn live<V: IntoAny>(mut draw: impl FnMut() -> V + Send + 'static) -> AnyView {
    boxed(Box::new(move || draw().into_any()))
}

fn boxed(mut draw: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    (move || draw()).into_any()
}

/// What a tap does.
pub fn tap(mut act: impl FnMut() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| act())
}
