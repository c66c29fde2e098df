//! A folder on the person's disk: the File System Access API, which some browsers
//! on desks have, called by name since our bindings do not know it.

use js_sys::Array;
use js_sys::Function;
use js_sys::Object;
use js_sys::Promise;
use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::folder_backup::Trouble;
use crate::storage::indexed_db::handles;

/// Under what the handle is kept between runs.
const KEY: &str = "backup-folder";

/// A folder that the person chose.
#[derive(Clone, Debug)]
pub struct Folder {
    handle: JsValue,
}

/// Whether the browser lets a person choose a folder.
pub fn is_offered() -> bool {
    Reflect::get(&window(), &"showDirectoryPicker".into()).is_ok_and(|it| it.is_function())
}

impl Folder {
    /// Lets the person choose one. To be called in a tap.
    ///
    /// # Errors
    ///
    /// Returns [`Trouble`] when none was chosen.
    pub async fn choose() -> Result<Self, Trouble> {
        let options = made(&[("id", "faltbok"), ("mode", "readwrite"), ("startIn", "documents")]);
        let handle = call(&window(), "showDirectoryPicker", &[options]).await.map_err(trouble)?;
        Ok(Self { handle })
    }

    /// The folder that was kept in an earlier run, if one was.
    ///
    /// # Errors
    ///
    /// Returns [`Trouble`] when the browser could not tell.
    pub async fn kept() -> Result<Option<Self>, Trouble> {
        let handle = handles::kept(KEY).await.map_err(|_error| Trouble::Other)?;
        Ok(handle.map(|handle| Self { handle }))
    }

    /// Keeps it for later runs.
    ///
    /// # Errors
    ///
    /// Returns [`Trouble`] when the browser did not.
    pub async fn keep(&self) -> Result<(), Trouble> {
        handles::keep(KEY, &self.handle).await.map_err(|_error| Trouble::Other)
    }

    /// Forgets the folder that was kept.
    ///
    /// # Errors
    ///
    /// Returns [`Trouble`] when it is still kept.
    pub async fn forget() -> Result<(), Trouble> {
        handles::forget(KEY).await.map_err(|_error| Trouble::Other)
    }

    /// What the folder is called.
    pub fn name(&self) -> String {
        let name = Reflect::get(&self.handle, &"name".into());
        name.ok().and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Whether files may be written in it without asking.
    pub async fn may_write(&self) -> bool {
        self.leave("queryPermission").await
    }

    /// Asks the person whether files may be written in it. To be called in a tap.
    pub async fn ask_to_write(&self) -> bool {
        self.leave("requestPermission").await
    }

    async fn leave(&self, method: &str) -> bool {
        let has_method =
            Reflect::get(&self.handle, &method.into()).is_ok_and(|it| it.is_function());
        // A browser that does not know the question lets what it gave be used.
        let options = made(&[("mode", "readwrite")]);
        !has_method
            || call(&self.handle, method, &[options]).await.is_ok_and(|leave| leave == "granted")
    }

    /// Writes a file of that name, whole or not at all.
    ///
    /// # Errors
    ///
    /// Returns [`Trouble`]; there is then no new file, or the one that was there.
    pub async fn write(&self, name: &str, content: &web_sys::Blob) -> Result<(), Trouble> {
        self.try_write(name, content).await.map_err(trouble)
    }

    async fn try_write(&self, name: &str, content: &web_sys::Blob) -> Result<(), JsValue> {
        let was_there = match call(&self.handle, "getFileHandle", &[name.into()]).await {
            Ok(_file) => true,
            Err(error) if name_of(&error).as_deref() == Some(NOT_FOUND) => false,
            Err(error) => return Err(error),
        };
        let create = made_of(&[("create", JsValue::TRUE)]);
        let file = call(&self.handle, "getFileHandle", &[name.into(), create]).await?;
        let filled = filled(&file, content).await;
        if filled.is_err() && !was_there {
            // What went wrong is told; half a file is not to look like a backup.
            drop(call(&self.handle, "removeEntry", &[name.into()]).await);
        }
        filled
    }

    /// The names of the files in it.
    ///
    /// # Errors
    ///
    /// Returns [`Trouble`] when they could not be read.
    pub async fn names(&self) -> Result<Vec<String>, Trouble> {
        self.try_names().await.map_err(trouble)
    }

    async fn try_names(&self) -> Result<Vec<String>, JsValue> {
        let names = call(&self.handle, "keys", &[]).await?;
        let mut all = Vec::new();
        loop {
            let next = call(&names, "next", &[]).await?;
            if Reflect::get(&next, &"done".into())?.is_truthy() {
                return Ok(all);
            }
            all.extend(Reflect::get(&next, &"value".into())?.as_string());
        }
    }

    /// Removes the file of that name.
    ///
    /// # Errors
    ///
    /// Returns [`Trouble`] when it is still there.
    pub async fn remove(&self, name: &str) -> Result<(), Trouble> {
        call(&self.handle, "removeEntry", &[name.into()]).await.map(drop).map_err(trouble)
    }
}

/// Writes `content` into a file, and looks whether it is there.
async fn filled(file: &JsValue, content: &web_sys::Blob) -> Result<(), JsValue> {
    let stream = call(file, "createWritable", &[]).await?;
    let written = async {
        call(&stream, "write", &[content.clone().into()]).await?;
        // Until now it went to a file aside; closing puts it in place.
        call(&stream, "close", &[]).await
    };
    if let Err(error) = written.await {
        drop(call(&stream, "abort", &[]).await);
        return Err(error);
    }
    let there = call(file, "getFile", &[]).await?;
    let size = Reflect::get(&there, &"size".into())?.as_f64();
    if size == Some(content.size()) { Ok(()) } else { Err(JsValue::NULL) }
}

/// Calls a method by name, and waits for what it promises.
async fn call(target: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(target, &name.into())?.dyn_into()?;
    let given: Array = arguments.iter().collect();
    let result = Reflect::apply(&method, target, &given)?;
    JsFuture::from(Promise::resolve(&result)).await
}

fn made(members: &[(&str, &str)]) -> JsValue {
    let members: Vec<(&str, JsValue)> =
        members.iter().map(|(name, value)| (*name, JsValue::from_str(value))).collect();
    made_of(&members)
}

fn made_of(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // A plain object takes any member.
        Reflect::set(&object, &(*name).into(), value).unwrap_or_default();
    }
    object.into()
}

/// What the browser calls an error about something that is not there.
const NOT_FOUND: &str = "NotFoundError";

fn name_of(error: &JsValue) -> Option<String> {
    Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string())
}

/// What an error of the browser means. Its name is looked at, never its message,
/// which may quote the person's folders.
#[expect(clippy::needless_pass_by_value, reason = "it maps errors")]
fn trouble(error: JsValue) -> Trouble {
    match name_of(&error).as_deref() {
        Some("AbortError") => Trouble::Cancelled,
        Some("NotAllowedError" | "SecurityError" | "NoModificationAllowedError") => {
            Trouble::NotAllowed
        }
        Some(NOT_FOUND) => Trouble::Missing,
        Some("QuotaExceededError") => Trouble::Full,
        _ => Trouble::Other,
    }
}
