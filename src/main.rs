//! Opens storage, makes the state, mounts the root; nothing else.

fn main() {
    leptos::mount::mount_to_body(|| leptos::view! { <p>"Fältbok"</p> });
}
