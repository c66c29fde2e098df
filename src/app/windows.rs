//! Other windows on the same book: they tell each other what they saved.

use crate::domain::id::RecordId;

#[cfg(target_arch = "wasm32")]
pub use channel::listen;
#[cfg(target_arch = "wasm32")]
pub use channel::tell;

/// Natively there is one window.
#[cfg(not(target_arch = "wasm32"))]
pub fn tell(_database: &str, _ids: &[RecordId]) {}

#[cfg(target_arch = "wasm32")]
mod channel {
    use std::cell::RefCell;

    use wasm_bindgen::JsCast;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::closure::Closure;
    use web_sys::BroadcastChannel;
    use web_sys::MessageEvent;

    use super::RecordId;

    struct Channel {
        database: String,
        sender: BroadcastChannel,
        // Dropping it would end the listening.
        _listener: Closure<dyn FnMut(MessageEvent)>,
    }

    thread_local! {
        static CHANNEL: RefCell<Option<Channel>> = const { RefCell::new(None) };
    }

    /// Calls `heard` with the records that another window has saved in
    /// `database`; with none when it has taken some away.
    pub fn listen(database: &str, heard: impl Fn(Vec<RecordId>) + 'static) {
        let Ok(channel) = BroadcastChannel::new(database) else {
            // Without it, a save still merges with what the rows hold.
            return;
        };
        let listener = Closure::new(move |event: MessageEvent| {
            let ids = event.data().as_string().unwrap_or_default();
            heard(ids.split_whitespace().filter_map(|id| id.parse().ok()).collect());
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        let new = Channel { database: database.to_owned(), sender: channel, _listener: listener };
        if let Some(old) = CHANNEL.replace(Some(new)) {
            old.sender.close();
        }
    }

    /// Tells the other windows that `ids` were saved in `database`.
    pub fn tell(database: &str, ids: &[RecordId]) {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        CHANNEL.with_borrow(|open| {
            if let Some(open) = open.as_ref().filter(|open| open.database == database) {
                // A window that can't be told reads the rows when it saves.
                open.sender.post_message(&JsValue::from_str(&ids.join(" "))).unwrap_or_default();
            }
        });
    }
}
