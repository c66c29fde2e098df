//! The row of buttons that a form ends with.

use leptos::html::Div;
use leptos::prelude::*;

use crate::app::page;

/// The buttons of a form, at the lower edge of the screen while the form is longer
/// than it. Of as many lines as it takes, so it tells its height: what gets the focus
/// is scrolled clear of it.
#[component]
pub fn Actions(
    /// A class of its own, beside that of every such row.
    #[prop(default = "")]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let row = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(row) = row.get() {
            page::tell_height(row, "--actions-size");
        }
    });
    view! {
        <div class=format!("form__actions {class}") node_ref=row>
            {children()}
        </div>
    }
}
