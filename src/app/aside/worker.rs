//! The end beside the page: waits for a file, looks at it, and takes it in when told to.

use std::cell::Cell;
use std::cell::RefCell;
use std::io;
use std::io::Read;
use std::rc::Rc;

use js_sys::Array;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;
use web_sys::DedicatedWorkerGlobalScope;
use web_sys::FileReaderSync;
use web_sys::MessageEvent;

use super::message::Answer;
use super::message::Ask;
use crate::app::intake;
use crate::app::intake::Kept;
use crate::app::intake::Looked;
use crate::app::intake::Refusal;
use crate::app::intake::Source;
use crate::app::sealing;
use crate::domain::id::RecordId;
use crate::storage::indexed_db::IndexedDbStore;

/// Waits for what the page says, for as long as it lets this program live.
pub fn serve() {
    let desk = Rc::new(RefCell::new(None));
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let desk = Rc::clone(&desk);
        spawn_local(async move {
            if let Err(refusal) = work(&desk, event.data()).await {
                tell(&Answer::Refused(refusal));
            }
        });
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    tell(&Answer::Ready);
}

/// What was looked at, and the book it is for.
type Desk = RefCell<Option<(IndexedDbStore, Looked<KeptBlob>)>>;

async fn work(desk: &Desk, said: JsValue) -> Result<(), Refusal> {
    let Some(ask) = said.as_string() else { return look(desk, said).await };
    match serde_json::from_str(&ask).map_err(|_json| Refusal::Stopped)? {
        Ask::TakeIn(order) => {
            let (store, looked) = desk.take().ok_or(Refusal::Stopped)?;
            let mut progress = told_now_and_then();
            let go_on = move |done, of| {
                progress(done, of);
                // To stop it, the page ends this program.
                true
            };
            let ids = intake::take_in(&store, looked, order, go_on).await?;
            done(&ids, 0);
        }
        Ask::Undo { database, id, undone_at } => {
            let store = IndexedDbStore::open(&database, |_superseded| ()).await?;
            let undone = intake::undo(&store, &id, undone_at, told_now_and_then()).await?;
            done(&undone.ids, undone.left);
        }
    }
    Ok(())
}

/// The file that was locked.
async fn unlocked(file: Blob, passphrase: &str) -> Result<Blob, Refusal> {
    let locked = sealing::locked(file).await.ok_or(Refusal::Unavailable)?;
    let locked = locked.map_err(|_told_by_the_page| Refusal::Damaged)?;
    let progress = RefCell::new(told_now_and_then());
    let on_progress = |done, of| {
        progress.borrow_mut()(done, of);
        true
    };
    Ok(locked.unlock(passphrase, &on_progress).await?)
}

/// Looks at a file, which comes with the name of the database, and the passphrase of a locked one.
async fn look(desk: &Desk, said: JsValue) -> Result<(), Refusal> {
    let first: Array = said.dyn_into().map_err(|_other| Refusal::Stopped)?;
    let database = first.get(0).as_string().ok_or(Refusal::Stopped)?;
    let file: Blob = first.get(1).dyn_into().map_err(|_other| Refusal::Unavailable)?;
    let file = match first.get(2).as_string() {
        Some(passphrase) => unlocked(file, &passphrase).await?,
        None => file,
    };
    let store = IndexedDbStore::open(&database, |_superseded| ()).await?;
    let looked = intake::look(&store, &BlobSource { file }, &mut told_now_and_then()).await?;
    tell(&Answer::Looked((&looked.told).into()));
    desk.replace(Some((store, looked)));
    Ok(())
}

/// Tells which records are otherwise now, so many at a time that the page stays quick.
fn done(ids: &[RecordId], left: usize) {
    for some in ids.chunks(1_000) {
        tell(&Answer::Touched(some.iter().map(ToString::to_string).collect()));
    }
    tell(&Answer::Done(left));
}

/// Tells the page how far the work has come, at most a hundred times.
fn told_now_and_then() -> impl FnMut(u64, u64) {
    let last = Cell::new(None);
    move |done, of| {
        let hundredth = done.saturating_mul(100).checked_div(of);
        if last.replace(hundredth) != hundredth {
            tell(&Answer::Progress(done, of));
        }
    }
}

fn tell(answer: &Answer) {
    // It can fail only for things that are no text.
    drop(scope().post_message(&answer.write().into()));
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// A file that the browser holds.
struct BlobSource {
    file: Blob,
}

impl Source for BlobSource {
    type Reader = BlobReader;
    type Kept = KeptBlob;

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's length")]
    fn length(&self) -> u64 {
        self.file.size() as u64
    }

    fn open(&self) -> io::Result<BlobReader> {
        let reader = FileReaderSync::new().map_err(failed)?;
        Ok(BlobReader { file: self.file.clone(), reader, at: 0.0 })
    }

    fn keep(&self, picture: String) -> io::Result<KeptBlob> {
        let parts = Array::of1(&picture.into());
        Blob::new_with_str_sequence(&parts).map(KeptBlob).map_err(failed)
    }
}

/// A picture that the browser holds, where it holds files.
struct KeptBlob(Blob);

impl Kept for KeptBlob {
    fn picture(self) -> io::Result<String> {
        FileReaderSync::new().and_then(|reader| reader.read_as_text(&self.0)).map_err(failed)
    }
}

/// Reads the file from its beginning, as much at a time as is asked for.
struct BlobReader {
    file: Blob,
    reader: FileReaderSync,
    at: f64,
}

impl Read for BlobReader {
    #[expect(clippy::cast_precision_loss, reason = "a buffer's length")]
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let to = self.file.size().min(self.at + buffer.len() as f64);
        if to <= self.at {
            return Ok(0);
        }
        let piece = self.file.slice_with_f64_and_f64(self.at, to).map_err(failed)?;
        let bytes = self.reader.read_as_array_buffer(&piece).map_err(failed)?;
        let bytes = Uint8Array::new(&bytes);
        let length = (bytes.length() as usize).min(buffer.len());
        bytes.copy_to(&mut buffer[..length]);
        self.at = to;
        Ok(length)
    }
}

/// The browser's words for a file that it does not give could hold its name.
fn failed(_error: JsValue) -> io::Error {
    io::Error::other("the device did not give the file")
}
