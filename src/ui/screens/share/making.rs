//! The file that is made while the person reads, so that it is there in the tap
//! that sends it.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::making::Ask;
use crate::app::making::Made;
use crate::app::making::Unmade;
use crate::present::outgoing::Contents;
use crate::present::outgoing::Tally;
use crate::text::Phrase;
use crate::text::send as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::ProgressBar;
use crate::ui::words::t;

/// The making of a file; begun anew whenever the book or what is asked changes.
#[derive(Clone, Copy)]
pub struct Making {
    pub app: AppState,
    ask: StoredValue<Arc<dyn Fn() -> Ask + Send + Sync>>,
    state: RwSignal<State, LocalStorage>,
    /// Which of the files that were begun is wanted.
    turn: RwSignal<u32>,
}

#[derive(Clone)]
enum State {
    /// How far it has come, of a thousand.
    Making(usize),
    Stopped,
    Failed(Phrase),
    Ready(Rc<Ready>),
}

/// A file, and what it holds.
pub struct Ready {
    pub made: Made,
    pub contents: Contents,
}

impl Making {
    /// Begins to make what `ask` wants, which is asked anew when a signal that it
    /// reads changes.
    pub fn new(app: AppState, ask: impl Fn() -> Ask + Send + Sync + 'static) -> Self {
        let making = Self {
            app,
            ask: StoredValue::new(Arc::new(ask)),
            state: RwSignal::new_local(State::Making(0)),
            turn: RwSignal::new(0),
        };
        Effect::new(move |_| {
            app.book().track();
            making.begin();
        });
        making
    }

    /// Follows when another file is begun.
    pub fn track(self) {
        self.turn.track();
    }

    /// The file, when it is made.
    pub fn ready(self) -> Option<Rc<Ready>> {
        self.state.with(ready_of)
    }

    pub fn ready_untracked(self) -> Option<Rc<Ready>> {
        self.state.with_untracked(ready_of)
    }

    fn begin(self) {
        let ask = self.ask.get_value()();
        let turn = self.next_turn();
        self.state.set(State::Making(0));
        self.app.spawn(async move {
            // The person may have gone on to another screen, or asked for another file.
            let is_wanted = move || self.turn.try_get_untracked() == Some(turn);
            let mut tally = Tally::default();
            let go_on = |done| is_wanted() && self.state.try_set(State::Making(done)).is_none();
            let made = self.app.make(ask, |record| tally.look_at(record), go_on).await;
            if !is_wanted() {
                return;
            }
            match made {
                Ok(made) => {
                    let contents = tally.contents(made.pictures.go);
                    self.state.set(State::Ready(Rc::new(Ready { made, contents })));
                }
                Err(Unmade::Failed(failure)) => self.state.set(State::Failed(failure.words())),
                Err(Unmade::TooLarge) => self.state.set(State::Failed(words::TOO_LARGE.into())),
                Err(Unmade::Stopped) => (),
            }
        });
    }

    fn stop(self) {
        self.next_turn();
        self.state.set(State::Stopped);
    }

    fn next_turn(self) -> u32 {
        self.turn.update(|turn| *turn = turn.wrapping_add(1));
        self.turn.get_untracked()
    }
}

fn ready_of(state: &State) -> Option<Rc<Ready>> {
    if let State::Ready(ready) = state { Some(ready.clone()) } else { None }
}

/// How far the file has come, for as long as it is being made.
#[component]
pub fn Progress(making: Making) -> impl IntoView {
    // The button to stop is the same for as long as the file is made.
    let is_making = Memo::new(move |_| making.state.with(|it| matches!(it, State::Making(_))));
    let is_stopped = Memo::new(move |_| making.state.with(|it| matches!(it, State::Stopped)));
    let failed = move || {
        making.state.with(|it| if let State::Failed(why) = it { Some(why.clone()) } else { None })
    };
    let done = move || making.state.with(|it| if let State::Making(done) = it { *done } else { 0 });
    view! {
        {live(move || {
            is_making
                .get()
                .then(|| {
                    view! {
                        {live(move || {
                            let percent = u64::try_from(done() / 10).unwrap_or_default();
                            view! {
                                <ProgressBar
                                    done=done()
                                    total=1_000
                                    label=t(words::MAKING_LABEL)
                                    text=t(words::making(percent))
                                />
                            }
                        })}
                        <div class="btn-row">
                            <button
                                type="button"
                                class="btn btn--quiet"
                                on:click=tap(move || making.stop())
                            >
                                {t(words::STOP)}
                            </button>
                        </div>
                    }
                })
        })}
        <div role="status">
            {live(move || is_stopped.get().then(|| view! { <p>{t(words::STOPPED)}</p> }))}
        </div>
        <div role="alert">
            {live(move || {
                let text = t(failed()?);
                Some(view! { <Callout kind="danger" title=t(words::STOPPED) text /> })
            })}
        </div>
        <div role="alert">
            {live(move || {
                let unread = making.ready()?.made.pictures.unread;
                let text = t(words::unread(u64::try_from(unread).unwrap_or(u64::MAX)));
                (unread != 0).then(|| view! { <Callout kind="warning" text /> })
            })}
        </div>
        {live(move || {
            (is_stopped.get() || failed().is_some())
                .then(|| {
                    view! {
                        <div class="btn-row">
                            <button
                                type="button"
                                class="btn"
                                on:click=tap(move || untrack(|| making.begin()))
                            >
                                {t(words::MAKE_AGAIN)}
                            </button>
                        </div>
                    }
                })
        })}
    }
}
