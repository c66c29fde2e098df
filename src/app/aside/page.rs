//! The page's end: starts the program, hands over the file, waits for answers, ends it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use js_sys::Function;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;
use web_sys::MessageEvent;
use web_sys::Worker;

use super::message::Answer;
use super::message::Ask;
use crate::app::boot;
use crate::app::importing::OnProgress;
use crate::app::intake::Order;
use crate::app::intake::Refusal;
use crate::app::intake::Told;
use crate::app::intake::Undone;
use crate::domain::id::RecordId;

/// The program's loader, as Trunk names it.
const LOADER: &str = "faltbok-worker_loader.js";

/// The program at work on one file. To drop it ends it; what it had not finished is not done.
#[derive(Debug)]
pub struct Aside {
    worker: Worker,
    state: Rc<State>,
    /// Held for the browser, which calls them.
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut()>,
}

#[derive(Default)]
struct State {
    on_progress: RefCell<Option<OnProgress>>,
    /// Whoever waits for an answer that is more than progress.
    waiting: RefCell<Option<Function>>,
    answer: RefCell<Option<Answer>>,
    /// The records that were told of so far.
    touched: RefCell<Vec<RecordId>>,
}

impl std::fmt::Debug for State {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("State").finish_non_exhaustive()
    }
}

impl State {
    fn hear(&self, answer: Answer) {
        match answer {
            Answer::Progress(done, of) => {
                if let Some(on_progress) = &*self.on_progress.borrow() {
                    // Who wants it stopped ends the program.
                    let _goes_on = on_progress(done, of);
                }
                return;
            }
            Answer::Touched(ids) => {
                self.touched
                    .borrow_mut()
                    .extend(ids.iter().filter_map(|id| id.parse::<RecordId>().ok()));
                return;
            }
            Answer::Ready | Answer::Looked(_) | Answer::Done(_) | Answer::Refused(_) => (),
        }
        self.answer.replace(Some(answer));
        if let Some(go_on) = self.waiting.take() {
            // To settle a promise cannot fail.
            drop(go_on.call0(&JsValue::NULL));
        }
    }
}

impl Aside {
    /// From this length on, in bytes, a file is worked through beside the page:
    /// a shorter one is done before the program is there.
    pub const WORTH_IT: usize = 1_000_000;

    /// Starts the program, to look at a file for the book in `database`; at a locked one with its
    /// passphrase.
    ///
    /// # Errors
    ///
    /// Returns [`Refusal::Stopped`] where the browser has no such programs.
    pub fn start_with(
        database: &str,
        file: &Blob,
        passphrase: Option<&str>,
    ) -> Result<Self, Refusal> {
        let passphrase = passphrase.map_or(JsValue::UNDEFINED, JsValue::from);
        Self::start(Array::of3(&database.into(), file, &passphrase).into())
    }

    /// Starts the program, to take an import back.
    ///
    /// # Errors
    ///
    /// Returns [`Refusal::Stopped`] where the browser has no such programs.
    pub fn start_undoing(database: &str, id: &str, undone_at: &str) -> Result<Self, Refusal> {
        let [database, id, undone_at] = [database, id, undone_at].map(str::to_owned);
        Self::start(asked(&Ask::Undo { database, id, undone_at }))
    }

    fn start(first: JsValue) -> Result<Self, Refusal> {
        let (_, build) = boot::version();
        // A page and a program of different builds might not understand each other.
        let worker = Worker::new(&format!("./{LOADER}?{build}")).map_err(stopped)?;
        let state = Rc::new(State::default());
        let on_message = {
            let (state, worker) = (Rc::clone(&state), worker.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let text = event.data().as_string().unwrap_or_default();
                let answer = Answer::read(&text).unwrap_or(Answer::Refused(Refusal::Stopped));
                if answer != Answer::Ready {
                    state.hear(answer);
                } else if worker.post_message(&first).is_err() {
                    state.hear(Answer::Refused(Refusal::Unavailable));
                }
            })
        };
        let on_error = {
            let state = Rc::clone(&state);
            Closure::<dyn FnMut()>::new(move || state.hear(Answer::Refused(Refusal::Stopped)))
        };
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { worker, state, _on_message: on_message, _on_error: on_error })
    }

    /// Waits for what the file would do.
    ///
    /// # Errors
    ///
    /// Returns [`Refusal`] as [`crate::app::intake::look`], or when the program stopped.
    pub async fn look(&self, on_progress: &OnProgress) -> Result<Told, Refusal> {
        match self.answer(on_progress).await {
            Answer::Looked(told) => told.read().ok_or(Refusal::Stopped),
            Answer::Refused(why) => Err(why),
            _ => Err(Refusal::Stopped),
        }
    }

    /// Has the file taken in. Gives the records that are new or changed.
    ///
    /// # Errors
    ///
    /// Returns [`Refusal`] as [`crate::app::intake::take_in`], or when the program stopped.
    pub async fn take_in(
        &self,
        order: Order,
        on_progress: &OnProgress,
    ) -> Result<Vec<RecordId>, Refusal> {
        self.worker.post_message(&asked(&Ask::TakeIn(order))).map_err(stopped)?;
        let done = self.done(on_progress).await?;
        Ok(done.ids)
    }

    /// Waits until what it was started for is done. Gives the records that are otherwise now.
    ///
    /// # Errors
    ///
    /// Returns [`Refusal`] as [`crate::app::intake::undo`], or when the program stopped.
    pub async fn done(&self, on_progress: &OnProgress) -> Result<Undone, Refusal> {
        match self.answer(on_progress).await {
            Answer::Done(left) => Ok(Undone { ids: self.state.touched.take(), left }),
            Answer::Refused(why) => Err(why),
            _ => Err(Refusal::Stopped),
        }
    }

    /// Ends the program at once. Whoever waits for it hears that it was stopped.
    pub fn stop(&self) {
        self.worker.terminate();
        self.state.hear(Answer::Refused(Refusal::Stopped));
    }

    async fn answer(&self, on_progress: &OnProgress) -> Answer {
        self.state.on_progress.replace(Some(Rc::clone(on_progress)));
        if self.state.answer.borrow().is_none() {
            let promise = Promise::new(&mut |resolve, _| {
                self.state.waiting.replace(Some(resolve));
            });
            // The promise is only ever resolved, and its value means nothing.
            drop(JsFuture::from(promise).await);
        }
        self.state.on_progress.take();
        self.state.answer.take().unwrap_or(Answer::Refused(Refusal::Stopped))
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn asked(ask: &Ask) -> JsValue {
    serde_json::to_string(ask).expect("texts can always be written").into()
}

fn stopped(_error: JsValue) -> Refusal {
    Refusal::Stopped
}
