//! Whether the file leaves locked: the choice, the passphrase, and the locked file.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::page;
use crate::app::parcel::Parcel;
use crate::app::sealing;
use crate::app::sealing::Fault;
use crate::app::use_app;
use crate::present::outgoing;
use crate::text::Message;
use crate::text::share as words;
use crate::ui::erased::live;
use crate::ui::parts::Callout;
use crate::ui::parts::Passphrase;
use crate::ui::words::t;

/// The file is locked in a step of its own: it takes a second, and a share sheet
/// only opens in the tap that asks for it.
#[derive(Clone, Copy)]
pub struct Lock {
    is_wanted: RwSignal<bool>,
    passphrase: RwSignal<String>,
    problem: RwSignal<Option<Message>>,
    failure: RwSignal<Option<Message>>,
    is_busy: RwSignal<bool>,
    /// The locked file; nothing as soon as it no longer is what would leave.
    made: RwSignal<Option<Parcel>, LocalStorage>,
    /// Which of the files that were begun is wanted.
    turn: StoredValue<u32>,
}

impl Lock {
    pub fn new() -> Self {
        Self {
            is_wanted: RwSignal::new(false),
            passphrase: RwSignal::new(String::new()),
            problem: RwSignal::new(None),
            failure: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            made: RwSignal::new_local(None),
            turn: StoredValue::new(0),
        }
    }

    pub fn is_wanted(self) -> bool {
        self.is_wanted.get()
    }

    /// Whether there is a file that may leave.
    pub fn is_ready(self) -> bool {
        !self.is_wanted.get() || self.made.with(Option::is_some)
    }

    pub fn is_wanted_untracked(self) -> bool {
        self.is_wanted.get_untracked()
    }

    /// The locked file, when it is made.
    pub fn made_untracked(self) -> Option<Parcel> {
        self.made.get_untracked()
    }

    /// The name and the length of what leaves, of which `plain` is the content.
    pub fn name_and_length(self, plain: &Parcel) -> (String, usize) {
        self.made.with(|made| match made {
            Some(made) => (made.name.clone(), made.body.len()),
            None if self.is_wanted.get() => (outgoing::locked_name(&plain.name), plain.body.len()),
            None => (plain.name.clone(), plain.body.len()),
        })
    }

    /// Throws the locked file away: it is no longer what would leave.
    pub fn forget(self) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.made.set(None);
        self.failure.set(None);
    }

    fn make(self, app: AppState, plain: Parcel) {
        if self.is_busy.get_untracked() {
            return;
        }
        let passphrase = self.passphrase.get_untracked();
        let problem = outgoing::passphrase_problem(&passphrase);
        self.problem.set(problem);
        if problem.is_some() {
            page::focus(FIELD);
            return;
        }
        self.forget();
        self.is_busy.set(true);
        let turn = self.turn.get_value();
        app.spawn(async move {
            let locked = sealing::lock(plain.body, passphrase).await;
            // The person may have gone on to another screen, or another passphrase.
            let is_wanted = self.turn.try_get_value() == Some(turn);
            if self.is_busy.try_set(false).is_some() || !is_wanted {
                return;
            }
            match locked {
                Ok(body) => {
                    let name = outgoing::locked_name(&plain.name);
                    self.made.set(Some(Parcel { name, body }));
                    page::focus("share-locked");
                }
                Err(fault) => self.failure.set(Some(why_not(fault))),
            }
        });
    }
}

const FIELD: &str = "share-passphrase";

const fn why_not(fault: Fault) -> Message {
    match fault {
        Fault::NoCryptography => words::LOCK_NO_CRYPTOGRAPHY,
        Fault::TooLarge => words::LOCK_TOO_LARGE,
        Fault::Passphrase | Fault::Damaged | Fault::Unavailable | Fault::Refused => {
            words::LOCK_REFUSED
        }
    }
}

/// The choice, and what it asks for.
#[component]
pub fn LockChoice(lock: Lock, plain: Callback<(), Option<Parcel>>) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                class="choice__input"
                type="checkbox"
                on:change:target=move |event| {
                    lock.forget();
                    lock.is_wanted.set(event.target().checked());
                }
            />
            <span class="choice__text">{t(words::LOCK_CHOICE)}</span>
        </label>
        {live(move || lock.is_wanted.get().then(|| view! { <WithPassphrase lock plain /> }))}
        <div role="alert">
            {live(move || {
                lock.failure
                    .get()
                    .map(|why| {
                        view! { <Callout kind="danger" title=t(words::NOT_LOCKED_TITLE) text=t(why) /> }
                    })
            })}
        </div>
    }
}

#[component]
fn WithPassphrase(lock: Lock, plain: Callback<(), Option<Parcel>>) -> impl IntoView {
    let app = use_app();
    view! {
        <form
            class="form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                if let Some(plain) = plain.run(()) {
                    lock.make(app, plain);
                }
            }
        >
            <Passphrase
                id=FIELD
                label=words::LOCK_PASSPHRASE
                hint=words::LOCK_HINT
                value=lock.passphrase
                problem=lock.problem
                on_change=Callback::new(move |()| lock.forget())
            />
            {live(move || {
                if lock.made.with(Option::is_some) {
                    view! {
                        <div id="share-locked" tabindex="-1">
                            <Callout kind="info" text=t(words::LOCKED) />
                        </div>
                    }
                        .into_any()
                } else {
                    view! { <LockButton lock /> }.into_any()
                }
            })}
        </form>
    }
}

#[component]
fn LockButton(lock: Lock) -> impl IntoView {
    view! {
        <div>
            <button
                type="submit"
                class="btn btn--primary"
                aria-disabled=Signal::derive(move || lock.is_busy.get().then_some("true"))
            >
                {live(move || t(if lock.is_busy.get() { words::LOCKING } else { words::LOCK }))}
            </button>
        </div>
    }
}
