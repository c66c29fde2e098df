//! Files in and out.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::AppState;
use super::clock;
use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::command::decide;
use crate::domain::moment;
use crate::exchange;
use crate::exchange::Header;

/// A file ready to leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    pub name: String,
    pub text: String,
}

impl AppState {
    /// The whole book as one file, named by day, time and sender.
    pub fn export(self) -> Outgoing {
        self.book.with_untracked(|book| self.export_book(book))
    }

    /// The whole book as it would be after `changes`, which the device has
    /// refused to save.
    pub fn export_with(self, changes: Vec<Change>) -> Outgoing {
        let mut book = self.book.get_untracked();
        for record in decide(&book, changes, &self.stamp()) {
            book.put(record);
        }
        self.export_book(&book)
    }

    fn export_book(self, book: &Book) -> Outgoing {
        let now = clock::now();
        let saved_by = self.settings.with_untracked(super::Settings::saved_by);
        let exported_at = moment::write_moment(now);
        let header = Header { exported_by: saved_by.clone(), exported_at: exported_at.clone() };
        let text = exchange::write(&header, book.all());
        let sender =
            if saved_by.is_empty() { String::new() } else { format!("-{}", slug(&saved_by)) };
        let example = if self.is_example_untracked() { "-exempel" } else { "" };
        // 2026-11-21-1402: no system minds such a name.
        let minute: String =
            exported_at.replace('T', "-").chars().filter(|it| *it != ':').take(15).collect();
        let name = format!("faltbok-{minute}{sender}{example}.json");
        Outgoing { name, text }
    }

    /// Notes that the book, as it is now, was written to a file.
    pub fn note_backup(self) {
        if !self.is_example_untracked() {
            let now = moment::write_moment(clock::now());
            self.set(|settings| {
                settings.backed_up_at = now;
                settings.changes_since_backup = 0;
                settings.backup_put_off_until.clear();
            });
        }
    }

    /// Leaves the person alone about it until that day, or until much has changed.
    pub fn put_off_backup(self, until: NaiveDate, changes: u64) {
        self.set(|settings| {
            settings.backup_put_off_until = moment::write_day(until);
            settings.changes_when_put_off = changes;
        });
    }

    /// How many records the book has.
    pub fn size(self) -> usize {
        self.book.with(Book::len)
    }
}

/// A text as part of a file name: letters, digits and dashes, at most 40.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.to_lowercase().chars() {
        let letter = match letter {
            'å' | 'ä' | 'à' | 'á' => 'a',
            'ö' | 'ø' => 'o',
            'é' | 'è' => 'e',
            other => other,
        };
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let short: String = slug.chars().take(40).collect();
    short.trim_matches('-').to_owned()
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::JsValue;
    use wasm_bindgen_futures::JsFuture;

    use super::Outgoing;

    /// How a file could not be handed over.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Unsent {
        /// The person closed the share sheet.
        Cancelled,
        /// The browser refused.
        Refused,
    }

    impl Outgoing {
        /// Offers the file for saving, as a download. To be called in a tap.
        ///
        /// # Errors
        ///
        /// Returns [`Unsent`] when the browser refused.
        pub fn download(&self) -> Result<(), Unsent> {
            self.try_download().map_err(|_error| Unsent::Refused)
        }

        fn try_download(&self) -> Result<(), JsValue> {
            let is_text = self.name.rsplit('.').next() == Some("txt");
            let kind = if is_text { "text/plain;charset=utf-8" } else { "application/json" };
            let blob = self.blob(kind)?;
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
            let navigator = window().navigator();
            let share = js_sys::Reflect::get(&navigator, &"canShare".into()).ok()?;
            if !share.is_function() {
                return None;
            }
            let name = self.name.replace(".json", ".txt");
            let options = web_sys::FilePropertyBag::new();
            options.set_type("text/plain");
            let parts = js_sys::Array::of1(&JsValue::from_str(&self.text));
            let file =
                web_sys::File::new_with_str_sequence_and_options(&parts, &name, &options).ok()?;
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

        fn blob(&self, kind: &str) -> Result<web_sys::Blob, JsValue> {
            let options = web_sys::BlobPropertyBag::new();
            options.set_type(kind);
            let parts = js_sys::Array::of1(&JsValue::from_str(&self.text));
            web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)
        }
    }

    /// Puts a text on the clipboard. To be called in a tap.
    ///
    /// # Errors
    ///
    /// Returns [`Unsent`] when the browser refused.
    pub async fn copy(text: String) -> Result<(), Unsent> {
        let navigator = window().navigator();
        let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into());
        // Insecure pages have none.
        if !clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
            return Err(Unsent::Refused);
        }
        JsFuture::from(navigator.clipboard().write_text(&text))
            .await
            .map(drop)
            .map_err(|_error| Unsent::Refused)
    }

    /// Whether this device has a share sheet that takes files.
    pub fn can_share() -> bool {
        let navigator = window().navigator();
        js_sys::Reflect::get(&navigator, &"canShare".into()).is_ok_and(|it| it.is_function())
    }

    /// A file that somebody picked, and that the browser holds.
    pub type File = web_sys::File;

    /// The file chosen in a file field; `None` when none is.
    pub fn chosen(input: &web_sys::HtmlInputElement) -> Option<File> {
        let file = input.files()?.get(0);
        // So that choosing the same file again is a change.
        input.set_value("");
        file
    }

    /// The whole text of a file; `None` when the device does not give it, as
    /// when the file lies in a cloud that can't be reached.
    pub async fn text_of(file: &web_sys::Blob) -> Option<String> {
        JsFuture::from(file.text()).await.ok()?.as_string()
    }

    /// The first words of a file, by which it is told what it is.
    pub async fn start_of(file: &web_sys::Blob) -> Option<String> {
        const ENOUGH_BYTES: i32 = 2_000;
        text_of(&file.slice_with_i32_and_i32(0, ENOUGH_BYTES).ok()?).await
    }

    /// A text as a file.
    pub fn blob_of(text: &str) -> Option<web_sys::Blob> {
        let parts = js_sys::Array::of1(&JsValue::from_str(text));
        web_sys::Blob::new_with_str_sequence(&parts).ok()
    }

    /// The text of a file that belongs to the app.
    pub async fn fetch_own(path: &str) -> Option<String> {
        let response = JsFuture::from(window().fetch_with_str(path)).await.ok()?;
        let response: web_sys::Response = response.dyn_into().ok()?;
        if !response.ok() {
            return None;
        }
        JsFuture::from(response.text().ok()?).await.ok()?.as_string()
    }
}
#[cfg(target_arch = "wasm32")]
pub use browser::File;
#[cfg(target_arch = "wasm32")]
pub use browser::Unsent;
#[cfg(target_arch = "wasm32")]
pub use browser::blob_of;
#[cfg(target_arch = "wasm32")]
pub use browser::can_share;
#[cfg(target_arch = "wasm32")]
pub use browser::chosen;
#[cfg(target_arch = "wasm32")]
pub use browser::copy;
#[cfg(target_arch = "wasm32")]
pub use browser::fetch_own;
#[cfg(target_arch = "wasm32")]
pub use browser::start_of;
#[cfg(target_arch = "wasm32")]
pub use browser::text_of;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_becomes_a_file_name_that_any_system_takes() {
        assert_eq!(
            slug("Servicesamordnare, Region Jämtland Härjedalen"),
            "servicesamordnare-region-jamtland-harjed"
        );
        assert_eq!(slug("../../x"), "x");
        assert_eq!(slug("———"), "");
    }
}
