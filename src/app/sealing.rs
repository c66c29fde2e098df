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
use thiserror::Error;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::device;
use super::files;
use super::intake::Refusal;
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
    #[error("the device did not give the file; pick it again")]
    Unavailable,
    #[error("the browser refused; try again")]
    Refused,
}

/// A locked file that could be opened with its passphrase. It stays with the browser.
#[derive(Clone, Debug)]
pub struct Locked {
    file: Blob,
    envelope: Envelope,
}

/// How a file is locked; `None` when the device does not give it.
///
/// # Errors
///
/// Returns [`SealError`] when no passphrase could open it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's length")]
pub async fn locked(file: Blob) -> Option<Result<Locked, SealError>> {
    let length = file.size() as usize;
    let start = files::bytes_of(&file, 0..length.min(sealed::END_BYTES)).await?;
    let end = files::bytes_of(&file, length.saturating_sub(sealed::END_BYTES)..length).await?;
    let envelope = sealed::read_ends(&start, &end, length);
    Some(envelope.map(|envelope| Locked { file, envelope }))
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::NoCryptography => Self::NoCryptography,
            Fault::TooLarge => Self::TooLarge,
            Fault::Passphrase => Self::Passphrase,
            Fault::Damaged => Self::Damaged,
            Fault::Unavailable => Self::Unavailable,
            Fault::Refused => Self::LockRefused,
        }
    }
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
    let subtle = Subtle::here()?;
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

impl Locked {
    /// The file with its lock on.
    pub const fn file(&self) -> &Blob {
        &self.file
    }

    /// The file that was locked. `on_progress` is told how much is read, and stops it. It works in
    /// the page and beside it.
    ///
    /// # Errors
    ///
    /// Returns [`Fault`] when it can't be opened here, or not with this passphrase.
    pub async fn unlock(
        &self,
        passphrase: &str,
        on_progress: &dyn Fn(u64, u64) -> bool,
    ) -> Result<Blob, Fault> {
        let sealed = &self.envelope.sealed;
        let subtle = Subtle::here()?;
        let key = subtle.key_of(sealed, passphrase).await?;
        let content = self.content(on_progress).await?;
        let how = gcm(&sealed.vector, &sealed.protected);
        let plain = subtle.call("decrypt", &[how, key, content.into()]).await;
        let plain = plain.map_err(|_error| Fault::Damaged)?;
        Blob::new_with_buffer_source_sequence(&Array::of1(&plain)).map_err(|_error| Fault::Refused)
    }

    /// The locked bytes, read a piece at a time.
    async fn content(&self, on_progress: &dyn Fn(u64, u64) -> bool) -> Result<Uint8Array, Fault> {
        let length = self.envelope.content_bytes().and_then(|it| u32::try_from(it).ok());
        let content = Uint8Array::new_with_length(length.ok_or(Fault::Damaged)?);
        let mut at = 0;
        let mut add = |piece: &[u8]| {
            content.set(&bytes(piece), at);
            at += u32::try_from(piece.len()).expect("it fits in the whole");
        };
        let written = self.envelope.written.clone();
        for from in written.clone().step_by(LETTERS) {
            let to = written.end.min(from + LETTERS);
            let letters = files::bytes_of(&self.file, from..to).await.ok_or(Fault::Unavailable)?;
            let letters = str::from_utf8(&letters).map_err(|_no_text| Fault::Damaged)?;
            add(&sealed::decoded(letters).map_err(|_not_so_written| Fault::Damaged)?);
            if !on_progress((to - written.start) as u64, written.len() as u64) {
                return Err(Fault::Refused);
            }
        }
        add(&self.envelope.sealed.content);
        Ok(content)
    }
}

/// `crypto.subtle`. Its methods are called by name: all of them together then
/// cost the first load no more than one.
struct Subtle(JsValue);

impl Subtle {
    fn here() -> Result<Self, Fault> {
        Reflect::get(&js_sys::global(), &"crypto".into())
            .and_then(|crypto| Reflect::get(&crypto, &"subtle".into()))
            .ok()
            .filter(JsValue::is_object)
            .map(Self)
            .ok_or(Fault::NoCryptography)
    }

    /// The file's own key.
    async fn key_of(&self, sealed: &Sealed, passphrase: &str) -> Result<JsValue, Fault> {
        let wrapping = self
            .wrapping_key(passphrase, &sealed.salt, sealed.rounds)
            .await
            .map_err(|_error| Fault::Refused)?;
        self.call(
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
