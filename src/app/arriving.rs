//! Files that came in by another way than the file field: dropped on the window,
//! shared from another app, opened with this one. They wait here until the
//! screen that looks at files has looked at them; nothing is written before that.

use js_sys::Array;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;

use super::AppState;
use super::files::File;
use super::page;
use super::route::Route;
use crate::text::import as words;

/// What has arrived and is not looked at.
#[derive(Clone, Copy, Debug)]
pub struct Arriving {
    waiting: RwSignal<Vec<File>, LocalStorage>,
    /// Whether the first of them came just now, and wants to be seen.
    is_fresh: RwSignal<bool>,
}

impl Arriving {
    pub(super) fn new() -> Self {
        Self { waiting: RwSignal::new_local(Vec::new()), is_fresh: RwSignal::new(false) }
    }

    /// Whether a file has come that nobody has turned to yet.
    pub fn is_fresh(self) -> bool {
        self.is_fresh.get()
    }

    /// How many files wait.
    pub fn count(self) -> usize {
        self.waiting.with(Vec::len)
    }

    /// The file that has waited longest; it waits no more.
    pub fn next(self) -> Option<File> {
        self.is_fresh.set(false);
        self.waiting
            .try_update(|waiting| (!waiting.is_empty()).then(|| waiting.remove(0)))
            .flatten()
    }
}

impl AppState {
    pub fn arriving(self) -> Arriving {
        self.arriving
    }

    /// Takes over what `boot.js` has received, now and from now on.
    pub(super) fn listen_for_files(self) {
        self.receive();
        // It listens for as long as the page lives.
        let _listener =
            window_event_listener_untyped("faltbok:arrived", move |_event| self.receive());
    }

    fn receive(self) {
        let Ok(faltbok) = Reflect::get(&window(), &"faltbok".into()) else { return };
        if Reflect::get(&faltbok, &"arrivalFailed".into()).is_ok_and(|it| it.is_truthy()) {
            // A plain object takes any member.
            Reflect::set(&faltbok, &"arrivalFailed".into(), &JsValue::FALSE).unwrap_or_default();
            self.notify(words::NOT_ARRIVED);
        }
        let arrived = Reflect::get(&faltbok, &"arrived".into());
        let Some(arrived) = arrived.ok().and_then(|it| it.dyn_into::<Array>().ok()) else { return };
        let taken = arrived.splice(0, arrived.length(), &JsValue::UNDEFINED);
        let files: Vec<File> = taken.iter().filter_map(|file| file.dyn_into().ok()).collect();
        if !files.is_empty() {
            self.arriving.waiting.update(|waiting| waiting.splice(0..0, files).for_each(drop));
            self.arriving.is_fresh.set(true);
            page::go(Route::Import);
        }
    }
}
