//! What went wrong in the browser's database, in the words of [`StoreError`].

use std::fmt::Display;
use std::fmt::Formatter;

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use crate::storage::StoreError;

/// An error of the browser, and what was being done.
///
/// It keeps the error's name and not its message: messages may quote what was
/// to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    name: String,
    doing: &'static str,
}

impl Fault {
    /// Reads the name of a thrown value or of a request's error.
    pub fn new(error: &JsValue, doing: &'static str) -> Self {
        let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
        Self { name: name.unwrap_or_else(|| "nameless error".to_owned()), doing }
    }

    /// A fault for which the browser has no name.
    pub fn named(name: &str, doing: &'static str) -> Self {
        Self { name: name.to_owned(), doing }
    }

    /// Whether the connection may be dead, so that a new one may help.
    ///
    /// Phones kill it when the app is in the background or memory is short. Then
    /// transactions can no longer be begun (`InvalidStateError`), or they end
    /// for reasons that have nothing to do with them.
    pub fn may_be_the_connection(&self) -> bool {
        matches!(self.name.as_str(), "InvalidStateError" | "UnknownError" | "AbortError")
    }
}

impl Display for Fault {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} while {}", self.name, self.doing)
    }
}

impl From<Fault> for StoreError {
    fn from(fault: Fault) -> Self {
        let cause = fault.to_string();
        match fault.name.as_str() {
            "QuotaExceededError" => Self::Full,
            "VersionError" => Self::Newer,
            "SecurityError" | "NotAllowedError" => Self::Unavailable { cause },
            _ if fault.may_be_the_connection() => Self::Lost { cause },
            _ => Self::Other { cause },
        }
    }
}
