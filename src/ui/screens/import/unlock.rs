//! A locked file asks for its passphrase.

use std::rc::Rc;

use leptos::prelude::*;

use super::Failed;
use super::Importing;
use super::working::Progress;
use crate::app::failure;
use crate::app::importing::Arrived;
use crate::app::intake::Refusal;
use crate::app::page;
use crate::app::sealing::Locked;
use crate::text::Message;
use crate::text::common;
use crate::text::import as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Passphrase;
use crate::ui::words::t;

const FIELD: &str = "import-passphrase";

/// What is typed, and what came of it.
#[derive(Clone, Copy)]
struct Unlocking {
    importing: Importing,
    passphrase: RwSignal<String>,
    problem: RwSignal<Option<Message>>,
}

impl Unlocking {
    fn try_it(self, locked: Rc<Locked>) {
        let importing = self.importing;
        if importing.is_busy.get_untracked() {
            return;
        }
        let passphrase = self.passphrase.get_untracked();
        if passphrase.trim().is_empty() {
            self.is_wrong(words::PASSPHRASE_MISSING);
            return;
        }
        self.problem.set(None);
        importing.failure.set(None);
        importing.is_busy.set(true);
        let turn = importing.turn.get_value();
        importing.app.spawn(async move {
            let file = Arrived::Locked(locked, passphrase);
            let preview = importing.app.look_at(file, importing.on_progress(turn)).await;
            // The person may have gone on to another screen, or another file.
            if !importing.is_still(turn) {
                return;
            }
            importing.is_busy.set(false);
            importing.progress.set((0, 0));
            match preview {
                Ok(preview) => importing.show(preview),
                Err(Refusal::Passphrase) => self.is_wrong(words::PASSPHRASE_WRONG),
                // Something else than another passphrase may help, and then the same one is right.
                Err(why @ (Refusal::NoCryptography | Refusal::LockRefused)) => {
                    importing.failure.set(Some(failure::refusal_words(&why)));
                }
                Err(why) => importing.refuse(&why),
            }
        });
    }

    /// What was typed stays, to be mended.
    fn is_wrong(self, problem: Message) {
        self.problem.set(Some(problem));
        page::focus(FIELD);
    }
}

#[component]
pub(super) fn Unlock(importing: Importing, locked: Rc<Locked>) -> impl IntoView {
    let unlocking = Unlocking {
        importing,
        passphrase: RwSignal::new(String::new()),
        problem: RwSignal::new(None),
    };
    // Only a large file takes long enough for that.
    let is_read = Memo::new(move |_| importing.progress.get().1 != 0);
    view! {
        <form
            class="form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                unlocking.try_it(locked.clone());
            }
        >
            <h2 id="import-locked" tabindex="-1">
                {t(words::LOCKED)}
            </h2>
            <p>{t(words::LOCKED_TEXT)}</p>
            <Passphrase
                id=FIELD
                label=words::PASSPHRASE
                hint=words::PASSPHRASE_HINT
                value=unlocking.passphrase
                problem=unlocking.problem
                on_change=Callback::new(move |()| importing.failure.set(None))
            />
            <Failed importing title=t(words::NOT_UNLOCKED) />
            {live(move || is_read.get().then(|| view! { <Progress importing title=words::UNLOCKING /> }))}
            <div class="btn-row">
                <button
                    type="submit"
                    class="btn btn--primary"
                    aria-disabled=Signal::derive(move || importing.is_busy.get().then_some("true"))
                >
                    {live(move || {
                        t(if importing.is_busy.get() { words::UNLOCKING } else { words::UNLOCK })
                    })}
                </button>
                <button
                    type="button"
                    class="btn btn--quiet"
                    on:click=tap(move || {
                        importing.leave();
                        page::focus_heading();
                    })
                >
                    {t(common::CANCEL)}
                </button>
            </div>
        </form>
    }
}
