//! Locks a file with a passphrase and opens it again, by the browser's own cryptography.
//!
//! The passphrase and the keys are never kept: they live as long as the call.

use js_sys::Array;
use js_sys::Function;
use js_sys::JsString;
use js_sys::Object;
use js_sys::Promise;
use js_sys::Reflect;
use js_sys::Uint8Array;
use leptos::prelude::window;
use thiserror::Error;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::device;
use super::files;
use super::importing::OnProgress;
use super::pace::Pace;
use super::parcel::Body;
use crate::exchange::sealed;
use crate::exchange::sealed::Envelope;
pub use crate::exchange::sealed::SealError;
use crate::exchange::sealed::Sealed;
pub use crate::exchange::sealed::is_sealed;

/// How many bytes are written at a time; three divides it.
const PIECE: u32 = 300_000;
/// How many letters are read at a time; four divides it.
const LETTERS: usize = 400_000;

#[expect(clippy::cast_possible_truncation, reason = "sixteen")]
const TAG_LENGTH: u32 = sealed::TAG_BYTES as u32;

/// Why a file could not be locked, or not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    #[error("this page may not use cryptography; open it by https")]
    NoCryptography,
    #[error("the locked file would be larger than this app takes in; send it unlocked")]
    TooLarge,
    #[error("the passphrase is wrong, or the wrapped key is damaged; check it and try again")]
    Passphrase,
    #[error("the passphrase is right but the file is damaged; ask for it to be sent again")]
    Damaged,
    #[error("the browser refused; try again")]
    Refused,
}

/// A locked file that could be opened with its passphrase.
#[derive(Debug)]
pub enum Locked {
    Text(Sealed),
    /// A large one, which stays with the browser.
    File(Blob, Envelope),
}

/// What was in a locked file.
#[derive(Debug)]
pub enum Opened {
    Text(String),
    File(Blob),
}

/// How a text is locked, if it is a locked file.
///
/// # Errors
///
/// Returns [`SealError`] when no passphrase could open it.
pub fn locked_text(text: &str) -> Option<Result<Locked, SealError>> {
    sealed::is_sealed(text).then(|| sealed::read(text).map(Locked::Text))
}

/// How a large file is locked; `None` when the device does not give it.
///
/// # Errors
///
/// Returns [`SealError`] when no passphrase could open it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's length")]
pub async fn locked_file(file: Blob) -> Option<Result<Locked, SealError>> {
    let length = file.size() as usize;
    let start = files::bytes_of(&file, 0..length.min(sealed::END_BYTES)).await?;
    let end = files::bytes_of(&file, length.saturating_sub(sealed::END_BYTES)..length).await?;
    let envelope = sealed::read_ends(&start, &end, length);
    Some(envelope.map(|envelope| Locked::File(file, envelope)))
}

/// The locked file that holds `plain`. Takes a phone about a second, and longer
/// for a large one, but the page answers meanwhile.
///
/// # Errors
///
/// Returns [`Fault`] when it can't be locked here.
pub async fn lock(plain: Body, passphrase: String) -> Result<Body, Fault> {
    if !sealed::fits(plain.len()) {
        return Err(Fault::TooLarge);
    }
    let subtle = Subtle::of_this_page()?;
    let p2s = device::random();
    let vector: [u8; sealed::VECTOR_BYTES] = device::random();
    let protected = sealed::protected(&p2s);
    let refused = |_error: JsValue| Fault::Refused;
    let wrapping = subtle
        .wrapping_key(&passphrase, &sealed::salt(&p2s), sealed::ROUNDS)
        .await
        .map_err(refused)?;
    let kind = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
    let key = subtle
        .call("generateKey", &[kind, true.into(), uses(&["encrypt"])])
        .await
        .map_err(refused)?;
    let wrapped = subtle
        .call("wrapKey", &["raw".into(), key.clone(), wrapping, "AES-KW".into()])
        .await
        .map_err(refused)?;
    let how = gcm(&vector, &protected);
    let content = plain.buffer().await.map_err(refused)?;
    let content = subtle.call("encrypt", &[how, key, content]).await.map_err(refused)?;
    let mut locked = Body::default();
    locked.push(sealed::head(&protected, &vector_of(&wrapped), &vector));
    let content = Uint8Array::new(&content);
    let (mut from, tag_from) = (0, content.length().saturating_sub(TAG_LENGTH));
    let mut pace = Pace::new();
    while from < tag_from {
        let to = tag_from.min(from + PIECE);
        locked.push(sealed::piece(&content.subarray(from, to).to_vec()));
        from = to;
        if pace.is_tired() {
            pace.pause().await;
        }
    }
    locked.push(sealed::tail(&content.subarray(tag_from, content.length()).to_vec()));
    Ok(locked)
}

/// What is in a locked file. `on_progress` is told how much of a large one is read, and stops it.
///
/// # Errors
///
/// Returns [`Fault`] when it can't be opened here, or not with this passphrase.
pub async fn unlock(
    locked: &Locked,
    passphrase: &str,
    on_progress: &OnProgress,
) -> Result<Opened, Fault> {
    match locked {
        Locked::Text(sealed) => {
            let key = key_of(sealed, passphrase).await?;
            let text = decrypted(sealed, key, bytes(&sealed.content)).await?;
            let text = String::from_utf8(vector_of(&text)).map_err(|_no_text| Fault::Damaged)?;
            Ok(Opened::Text(text))
        }
        Locked::File(file, envelope) => {
            let key = key_of(&envelope.sealed, passphrase).await?;
            let content = content_of(file, envelope, on_progress).await?;
            let plain = decrypted(&envelope.sealed, key, content.into()).await?;
            let plain = Blob::new_with_buffer_source_sequence(&Array::of1(&plain));
            plain.map(Opened::File).map_err(|_error| Fault::Refused)
        }
    }
}

/// The locked bytes of a large file, read a piece at a time.
async fn content_of(
    file: &Blob,
    envelope: &Envelope,
    on_progress: &OnProgress,
) -> Result<Uint8Array, Fault> {
    let tag = &envelope.sealed.content;
    let length = envelope.content_bytes().and_then(|it| u32::try_from(it).ok());
    let content = Uint8Array::new_with_length(length.ok_or(Fault::Damaged)?);
    let mut at = 0;
    let mut add = |piece: &[u8]| {
        content.set(&bytes(piece), at);
        at += u32::try_from(piece.len()).expect("it fits in the whole");
    };
    let written = envelope.written.clone();
    for from in written.clone().step_by(LETTERS) {
        let to = written.end.min(from + LETTERS);
        let letters = files::bytes_of(file, from..to).await.ok_or(Fault::Refused)?;
        let letters = str::from_utf8(&letters).map_err(|_no_text| Fault::Damaged)?;
        add(&sealed::decoded(letters).map_err(|_not_so_written| Fault::Damaged)?);
        if !on_progress((to - written.start) as u64, written.len() as u64) {
            return Err(Fault::Refused);
        }
    }
    add(tag);
    Ok(content)
}

/// The file's own key.
async fn key_of(sealed: &Sealed, passphrase: &str) -> Result<JsValue, Fault> {
    let subtle = Subtle::of_this_page()?;
    let wrapping = subtle
        .wrapping_key(passphrase, &sealed.salt, sealed.rounds)
        .await
        .map_err(|_error| Fault::Refused)?;
    subtle
        .call(
            "unwrapKey",
            &[
                "raw".into(),
                bytes(&sealed.encrypted_key),
                wrapping,
                "AES-KW".into(),
                "AES-GCM".into(),
                false.into(),
                uses(&["decrypt"]),
            ],
        )
        .await
        .map_err(|_error| Fault::Passphrase)
}

async fn decrypted(sealed: &Sealed, key: JsValue, content: JsValue) -> Result<JsValue, Fault> {
    let how = gcm(&sealed.vector, &sealed.protected);
    let plain = Subtle::of_this_page()?.call("decrypt", &[how, key, content]).await;
    plain.map_err(|_error| Fault::Damaged)
}

/// `crypto.subtle`. Its methods are called by name: all of them together then
/// cost the first load no more than one.
struct Subtle(JsValue);

impl Subtle {
    fn of_this_page() -> Result<Self, Fault> {
        let crypto = window().crypto().map_err(|_error| Fault::NoCryptography)?;
        Reflect::get(&crypto, &"subtle".into())
            .ok()
            .filter(JsValue::is_object)
            .map(Self)
            .ok_or(Fault::NoCryptography)
    }

    async fn call(&self, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
        let method: Function = Reflect::get(&self.0, &method.into())?.dyn_into()?;
        let arguments: Array = arguments.iter().collect();
        // All its methods promise.
        let promise: Promise = method.apply(&self.0, &arguments)?.unchecked_into();
        JsFuture::from(promise).await
    }

    /// The key that wraps the file's own, made of the passphrase.
    async fn wrapping_key(
        &self,
        passphrase: &str,
        salt: &[u8],
        rounds: u32,
    ) -> Result<JsValue, JsValue> {
        let passphrase = bytes(normal(passphrase).as_bytes());
        let method = JsValue::from("PBKDF2");
        let secret = self
            .call(
                "importKey",
                &["raw".into(), passphrase, method.clone(), false.into(), uses(&["deriveKey"])],
            )
            .await?;
        let how = object(&[
            ("name", method),
            ("hash", "SHA-512".into()),
            ("iterations", rounds.into()),
            ("salt", bytes(salt)),
        ]);
        let kind = object(&[("name", "AES-KW".into()), ("length", 256.into())]);
        let may = uses(&["wrapKey", "unwrapKey"]);
        self.call("deriveKey", &[how, secret, kind, false.into(), may]).await
    }
}

/// As everybody writes it: phones differ in how they write `å`, and put a space
/// behind the last word.
fn normal(passphrase: &str) -> String {
    JsString::from(passphrase.trim()).normalize("NFC").into()
}

fn gcm(vector: &[u8], protected: &str) -> JsValue {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", bytes(vector)),
        ("additionalData", bytes(protected.as_bytes())),
    ])
}

fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value).expect("a new object takes any member");
    }
    object.into()
}

fn uses(names: &[&str]) -> JsValue {
    names.iter().map(|name| JsValue::from(*name)).collect::<Array>().into()
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// What the browser answered with: a buffer of bytes.
fn vector_of(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}
