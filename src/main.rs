//! Opens storage, makes the state, mounts the root; nothing else.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

fn main() {
    let place = document().get_element_by_id("app").expect("index.html has the app's place");
    // The start screen goes, which tells `boot.js` that the app has started.
    place.set_inner_html("");
    mount_to(place.unchecked_into(), || view! { <p>"Fältbok"</p> }).forget();
}
