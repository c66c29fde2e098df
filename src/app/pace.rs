//! Long work a little at a time, so that the page answers meanwhile.

use super::clock;

/// How many milliseconds of work go without a pause: with what a record and the
/// browser's own work take, a block stays under thirty.
const WORKED: u64 = 8;

/// Keeps the time of a piece of work that takes pauses.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    since: u64,
}

impl Pace {
    /// Begins to work.
    pub fn new() -> Self {
        Self { since: clock::unix_milliseconds() }
    }

    /// Whether it is time for a [`pause`](Pace::pause).
    pub fn is_tired(&self) -> bool {
        // A clock that was set back counts as a long time.
        clock::unix_milliseconds().wrapping_sub(self.since) >= WORKED
    }

    /// Lets the page answer, and begins anew.
    pub async fn pause(&mut self) {
        turn().await;
        *self = Self::new();
    }
}

impl Default for Pace {
    fn default() -> Self {
        Self::new()
    }
}

/// Comes back in another task of the page, after what has happened meanwhile.
#[cfg(target_arch = "wasm32")]
async fn turn() {
    let later = js_sys::Promise::new(&mut |resolve, _reject| {
        leptos::prelude::window()
            .set_timeout_with_callback(&resolve)
            .expect("every window has timers");
    });
    // A timer only ever resolves.
    drop(wasm_bindgen_futures::JsFuture::from(later).await);
}

/// Natively nobody waits.
#[cfg(not(target_arch = "wasm32"))]
fn turn() -> std::future::Ready<()> {
    std::future::ready(())
}
