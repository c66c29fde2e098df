//! What `boot.js` and the browser know about this app on this device.

use leptos::prelude::*;

/// Signals that follow what the browser tells.
#[derive(Clone, Copy, Debug)]
pub struct Boot {
    offline_ready: RwSignal<bool>,
    newly_offline: RwSignal<bool>,
    update_waiting: RwSignal<bool>,
    updated_elsewhere: RwSignal<bool>,
    installable: RwSignal<bool>,
    persisted: RwSignal<Option<bool>>,
    usage: RwSignal<Option<Usage>>,
}

/// How much room this site has, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    pub used: u64,
    pub available: u64,
}

impl Boot {
    pub(super) fn new() -> Self {
        Self {
            offline_ready: RwSignal::new(false),
            newly_offline: RwSignal::new(false),
            update_waiting: RwSignal::new(false),
            updated_elsewhere: RwSignal::new(false),
            installable: RwSignal::new(false),
            persisted: RwSignal::new(None),
            usage: RwSignal::new(None),
        }
    }

    /// The whole app is kept on the device.
    pub fn offline_ready(self) -> bool {
        self.offline_ready.get()
    }

    /// It has come to be so in this run: worth telling, once.
    pub fn newly_offline(self) -> bool {
        self.newly_offline.get()
    }

    /// A new version waits for the person's word.
    pub fn update_waiting(self) -> bool {
        self.update_waiting.get()
    }

    /// Another window started a new version.
    pub fn updated_elsewhere(self) -> bool {
        self.updated_elsewhere.get()
    }

    /// [`Boot::install`] can be offered.
    pub fn installable(self) -> bool {
        self.installable.get()
    }

    /// Whether the browser has promised to keep the book; `None` where it
    /// doesn't say.
    pub fn persisted(self) -> Option<bool> {
        self.persisted.get()
    }

    /// Notes that another window holds a newer version of the database.
    pub fn note_superseded(self) {
        self.updated_elsewhere.set(true);
    }

    pub fn usage(self) -> Option<Usage> {
        self.usage.get()
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen_futures::JsFuture;

    use super::Boot;
    use super::Usage;
    use crate::app::AppState;

    impl Boot {
        /// Takes over what `boot.js` knows already, and listens for the rest.
        pub fn listen(self) {
            for (flag, event, signal) in [
                ("offlineReady", "faltbok:offline-ready", self.offline_ready),
                ("updateWaiting", "faltbok:update-waiting", self.update_waiting),
                ("installable", "faltbok:installable", self.installable),
                ("", "faltbok:updated", self.updated_elsewhere),
            ] {
                if faltbok(flag).is_some_and(|value| value.is_truthy()) {
                    signal.set(true);
                }
                on(event, move || signal.set(true));
            }
            on("faltbok:installed", move || self.installable.set(false));
            listen("faltbok:offline-ready", move |event| {
                let detail = event.unchecked_into::<web_sys::CustomEvent>().detail();
                let first = js_sys::Reflect::get(&detail, &"first".into());
                self.newly_offline.set(first.is_ok_and(|first| first.is_truthy()));
            });
        }

        /// Asks the host whether there is a new version. Where there is,
        /// [`Boot::update_waiting`] says so when it is here.
        pub fn check_for_update(self) {
            call("checkForUpdate");
        }

        /// Starts the new version that waits.
        pub fn activate_update(self) {
            call("activateUpdate");
        }

        /// Lets the browser ask whether to install. To be called in a tap.
        pub fn install(self) {
            call("install");
            self.installable.set(false);
        }

        /// Asks the browser how the book is kept.
        pub async fn look_at_storage(self) {
            let Some(storage) = storage_manager() else { return };
            if let Ok(promise) = storage.persisted()
                && let Ok(answer) = JsFuture::from(promise).await
            {
                self.persisted.set(answer.as_bool());
            }
            if let Ok(promise) = storage.estimate()
                && let Ok(estimate) = JsFuture::from(promise).await
            {
                let number = |name: &str| {
                    let value = js_sys::Reflect::get(&estimate, &name.into()).ok()?.as_f64()?;
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "bytes on a device"
                    )]
                    let bytes = value as u64;
                    Some(bytes)
                };
                let usage = number("usage").zip(number("quota"));
                self.usage.set(usage.map(|(used, available)| Usage { used, available }));
            }
        }
    }

    impl AppState {
        /// Asks the browser again to keep the book, on the person's word.
        pub async fn ask_again_to_persist(self) {
            if let Some(storage) = storage_manager()
                && let Ok(promise) = storage.persist()
            {
                // The answer is read below, wherever it came from.
                drop(JsFuture::from(promise).await);
            }
            self.boot.look_at_storage().await;
        }

        /// Asks the browser, once, to keep the book: after the first real entry,
        /// when browsers are most willing.
        pub(in crate::app) fn ask_to_persist(self) {
            let asked = self.settings.with_untracked(|settings| settings.asked_to_persist);
            if asked || self.is_example_untracked() {
                return;
            }
            self.set(|settings| settings.asked_to_persist = true);
            self.spawn(self.ask_again_to_persist());
        }
    }

    /// The app's version and build, as the page tells them.
    pub fn version() -> (String, String) {
        let text = |name| faltbok(name).and_then(|value| value.as_string()).unwrap_or_default();
        (text("version"), text("build"))
    }

    /// Whether this is iOS outside an installed app, where a book lasts seven
    /// days without a visit.
    pub fn is_ios_tab() -> bool {
        ios_standalone() == Some(false)
    }

    /// Whether this is an installed app on iOS, which can't download files.
    pub fn is_ios_app() -> bool {
        ios_standalone() == Some(true)
    }

    /// Whether the app was started from its icon, and not in a browser's tab.
    pub fn is_installed() -> bool {
        let query = window().match_media("(display-mode: standalone)").ok().flatten();
        is_ios_app() || query.is_some_and(|query| query.matches())
    }

    fn ios_standalone() -> Option<bool> {
        // Only Safari on iOS has the property.
        js_sys::Reflect::get(&window().navigator(), &"standalone".into()).ok()?.as_bool()
    }

    /// `navigator.storage`, which some engines and insecure pages lack.
    fn storage_manager() -> Option<web_sys::StorageManager> {
        let storage = js_sys::Reflect::get(&window().navigator(), &"storage".into()).ok()?;
        let persist = js_sys::Reflect::get(&storage, &"persist".into()).ok()?;
        persist.is_function().then(|| storage.unchecked_into())
    }

    fn faltbok(name: &str) -> Option<JsValue> {
        let faltbok = js_sys::Reflect::get(&window(), &"faltbok".into()).ok()?;
        js_sys::Reflect::get(&faltbok, &name.into()).ok().filter(|value| !value.is_undefined())
    }

    fn call(name: &str) {
        if let Some(function) = faltbok(name)
            && let Ok(function) = function.dyn_into::<js_sys::Function>()
        {
            // A page without it has nothing to start or install.
            drop(function.call0(&JsValue::UNDEFINED));
        }
    }

    fn on(event: &str, act: impl Fn() + 'static) {
        listen(event, move |_event| act());
    }

    fn listen(event: &str, act: impl Fn(web_sys::Event) + 'static) {
        let listener = Closure::<dyn Fn(web_sys::Event)>::new(act);
        window()
            .add_event_listener_with_callback(event, listener.as_ref().unchecked_ref())
            .expect("a window can be listened to");
        // It listens for as long as the page lives.
        listener.forget();
    }
}
#[cfg(target_arch = "wasm32")]
pub use browser::is_installed;
#[cfg(target_arch = "wasm32")]
pub use browser::is_ios_app;
#[cfg(target_arch = "wasm32")]
pub use browser::is_ios_tab;
#[cfg(target_arch = "wasm32")]
pub use browser::version;

#[cfg(not(target_arch = "wasm32"))]
impl super::AppState {
    /// Natively there is no browser to ask.
    pub(super) fn ask_to_persist(self) {
        self.set(|settings| settings.asked_to_persist = true);
    }
}
