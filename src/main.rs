//! Sets the way out of a panic and mounts the root; nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    use leptos::wasm_bindgen::JsCast;

    faltbok::app::page::recover_from_panics();
    let place = document().get_element_by_id("app").expect("index.html has the app's place");
    // The start screen goes, which tells `boot.js` that the app has started.
    place.set_inner_html("");
    mount_to(place.unchecked_into(), || view! { <faltbok::ui::Root /> }).forget();
}

/// The app runs in a browser; natively there is only the library, for tests.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
