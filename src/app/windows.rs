//! Other windows on the same book: they tell each other what they saved.

use crate::domain::id::RecordId;

#[cfg(target_arch = "wasm32")]
pub use channel::attend;
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
    use std::rc::Rc;

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

    /// Who is told what was heard, and what was heard before there was anybody to tell.
    #[derive(Default)]
    struct Heard {
        listener: Option<Rc<dyn Fn(Vec<RecordId>)>>,
        waiting: Vec<Vec<RecordId>>,
    }

    thread_local! {
        static CHANNEL: RefCell<Option<Channel>> = const { RefCell::new(None) };
        static HEARD: RefCell<Heard> = RefCell::default();
    }

    /// Listens to what other windows save in `database`, from now on. To be
    /// called before its rows are read, so that nothing falls between.
    pub fn listen(database: &str) {
        HEARD.with_borrow_mut(|heard| heard.waiting.clear());
        let Ok(channel) = BroadcastChannel::new(database) else {
            // Without it, a save still merges with what the rows hold.
            return;
        };
        let listener = Closure::new(move |event: MessageEvent| {
            let ids = event.data().as_string().unwrap_or_default();
            hear(ids.split_whitespace().filter_map(|id| id.parse().ok()).collect());
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        let new = Channel { database: database.to_owned(), sender: channel, _listener: listener };
        if let Some(old) = CHANNEL.replace(Some(new)) {
            old.sender.close();
        }
    }

    fn hear(ids: Vec<RecordId>) {
        let listener = HEARD.with_borrow_mut(|heard| {
            if heard.listener.is_none() {
                heard.waiting.push(ids.clone());
            }
            heard.listener.clone()
        });
        if let Some(listener) = listener {
            listener(ids);
        }
    }

    /// Calls `heard` with the records that another window has saved in the
    /// database that is listened to, or taken away there; also those of before.
    pub fn attend(heard: impl Fn(Vec<RecordId>) + 'static) {
        let listener: Rc<dyn Fn(Vec<RecordId>)> = Rc::new(heard);
        let waiting = HEARD.with_borrow_mut(|heard| {
            heard.listener = Some(Rc::clone(&listener));
            std::mem::take(&mut heard.waiting)
        });
        for ids in waiting {
            listener(ids);
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
