//! A file on its way out, in pieces: however large it is, it is never one text
//! in the program's memory.

/// A piece of a file. In a browser it rests outside the program's memory.
#[cfg(target_arch = "wasm32")]
pub type Piece = web_sys::Blob;
/// A piece of a file.
#[cfg(not(target_arch = "wasm32"))]
pub type Piece = String;

/// A text longer than this is not offered as one to copy: no mail takes it.
pub const MAX_COPIED: usize = 1_000_000;

/// What is in a file.
#[derive(Clone, Debug, Default)]
pub struct Body {
    pieces: Vec<Piece>,
    length: usize,
    /// All of it, while it is short enough to be copied: a clipboard only takes
    /// what is there in the tap itself.
    short: String,
}

impl Body {
    /// Puts `text` last.
    pub fn push(&mut self, text: String) {
        self.length += text.len();
        self.keep_short(&text);
        self.pieces.push(piece(text));
    }

    /// Puts `other` last.
    pub fn append(&mut self, other: &Self) {
        self.length += other.length;
        self.keep_short(&other.short);
        self.pieces.extend(other.pieces.iter().cloned());
    }

    fn keep_short(&mut self, text: &str) {
        if self.length <= MAX_COPIED {
            self.short.push_str(text);
        } else {
            self.short = String::new();
        }
    }

    /// All of it as a text to copy; `None` when it is too long for that.
    pub fn short(&self) -> Option<&str> {
        (self.length <= MAX_COPIED).then_some(&self.short)
    }

    /// How many bytes there are.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }
}

/// A file ready to leave.
#[derive(Clone, Debug)]
pub struct Parcel {
    pub name: String,
    pub body: Body,
}

impl Parcel {
    /// A file that is small enough to be one text.
    pub fn of_text(name: String, text: String) -> Self {
        let mut body = Body::default();
        body.push(text);
        Self { name, body }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn piece(text: String) -> Piece {
    text
}

#[cfg(not(target_arch = "wasm32"))]
impl Body {
    /// All of it.
    pub fn text(&self) -> String {
        self.pieces.concat()
    }
}

#[cfg(target_arch = "wasm32")]
pub use browser::Unsent;
#[cfg(target_arch = "wasm32")]
pub use browser::can_share;
#[cfg(target_arch = "wasm32")]
use browser::piece;

#[cfg(target_arch = "wasm32")]
mod browser {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::JsValue;
    use wasm_bindgen_futures::JsFuture;

    use super::Body;
    use super::Parcel;
    use super::Piece;

    /// How a file could not be handed over.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Unsent {
        /// The person closed the share sheet.
        Cancelled,
        /// The browser refused.
        Refused,
    }

    #[expect(clippy::needless_pass_by_value, reason = "natively it is kept")]
    pub(super) fn piece(text: String) -> Piece {
        let parts = js_sys::Array::of1(&JsValue::from_str(&text));
        web_sys::Blob::new_with_str_sequence(&parts).expect("every text is a blob")
    }

    const CALENDAR: &str = "text/calendar;charset=utf-8";

    /// What a file of that name is to the browser.
    fn kind_of(name: &str) -> &'static str {
        match name.rsplit('.').next() {
            Some("txt") => "text/plain;charset=utf-8",
            Some("ics") => CALENDAR,
            _ => "application/json",
        }
    }

    impl Body {
        fn pieces(&self) -> js_sys::Array {
            self.pieces.iter().collect()
        }

        /// All of it, as one that the browser holds.
        ///
        /// # Errors
        ///
        /// Returns the browser's own error.
        pub fn blob(&self, kind: &str) -> Result<web_sys::Blob, JsValue> {
            let options = web_sys::BlobPropertyBag::new();
            options.set_type(kind);
            web_sys::Blob::new_with_blob_sequence_and_options(&self.pieces(), &options)
        }

        /// All of it as bytes, for what asks for an `ArrayBuffer`.
        ///
        /// # Errors
        ///
        /// Returns the browser's own error.
        pub async fn buffer(&self) -> Result<JsValue, JsValue> {
            JsFuture::from(self.blob("")?.array_buffer()).await
        }
    }

    impl Parcel {
        /// Offers the file for saving, as a download. To be called in a tap.
        ///
        /// # Errors
        ///
        /// Returns [`Unsent`] when the browser refused.
        pub fn download(&self) -> Result<(), Unsent> {
            self.try_download().map_err(|_error| Unsent::Refused)
        }

        fn try_download(&self) -> Result<(), JsValue> {
            let blob = self.body.blob(kind_of(&self.name))?;
            let url = web_sys::Url::create_object_url_with_blob(&blob)?;
            let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
            link.set_href(&url);
            link.set_download(&self.name);
            link.click();
            // The download has begun when the click returns, but reads on; a
            // minute is more than any phone needs.
            set_timeout(
                move || web_sys::Url::revoke_object_url(&url).unwrap_or_default(),
                std::time::Duration::from_secs(60),
            );
            Ok(())
        }

        /// Hands the file to the share sheet, as text, since browsers refuse
        /// `.json` there. To be called in a tap; `None` where there is no sheet
        /// that takes files.
        pub fn share(&self) -> Option<impl Future<Output = Result<(), Unsent>> + 'static> {
            if !can_share() {
                return None;
            }
            let navigator = window().navigator();
            // Calendars go by their own kind, where the sheet takes it.
            let is_calendar = kind_of(&self.name) == CALENDAR;
            let name = self.name.replace(".json", ".txt");
            let options = web_sys::FilePropertyBag::new();
            options.set_type(if is_calendar { "text/calendar" } else { "text/plain" });
            let pieces = self.body.pieces();
            let file =
                web_sys::File::new_with_blob_sequence_and_options(&pieces, &name, &options).ok()?;
            let data = web_sys::ShareData::new();
            data.set_files(&js_sys::Array::of1(&file));
            if !navigator.can_share_with_data(&data) {
                return None;
            }
            let promise = navigator.share_with_data(&data);
            Some(async move {
                JsFuture::from(promise).await.map(drop).map_err(|error| {
                    let name =
                        error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name);
                    if name.as_deref() == Some("AbortError") {
                        Unsent::Cancelled
                    } else {
                        Unsent::Refused
                    }
                })
            })
        }
    }

    /// Whether this device has a share sheet that takes files.
    pub fn can_share() -> bool {
        let navigator = window().navigator();
        js_sys::Reflect::get(&navigator, &"canShare".into()).is_ok_and(|it| it.is_function())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_short_can_be_copied() {
        let mut body = Body::default();
        body.push("a".repeat(MAX_COPIED));
        assert_eq!(body.short().map(str::len), Some(MAX_COPIED));
        let mut longer = Body::default();
        longer.push("b".to_owned());
        longer.append(&body);
        assert_eq!((longer.short(), longer.len()), (None, MAX_COPIED + 1));
        assert!(longer.text().starts_with("ba"));
    }
}
