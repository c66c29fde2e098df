//! The program beside the page, for files too large to be read in it; nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    faltbok::app::aside::worker::serve();
}

/// It runs in a browser; natively there is only the library, for tests.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
