//! Files in and out.

use chrono::NaiveDate;
use chrono::NaiveDateTime;
use leptos::prelude::*;

use super::AppState;
use super::clock;
use super::parcel::Parcel;
use crate::domain::book::Book;
use crate::domain::command::Change;
use crate::domain::command::decide;
use crate::domain::moment;
use crate::exchange;

/// A file ready to leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    pub name: String,
    pub text: String,
}

impl From<Outgoing> for Parcel {
    fn from(file: Outgoing) -> Self {
        Self::of_text(file.name, file.text)
    }
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
        let header = self.header(now);
        let text = exchange::write(&header, book.all());
        let name = name(now, &header.exported_by, "", self.is_example_untracked());
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

/// What a file is called that leaves at `now`: 2026-11-21-1402, who sends it, and
/// what it is about, in letters that no system minds.
pub fn name(now: NaiveDateTime, sender: &str, about: &str, is_example: bool) -> String {
    let minute: String = moment::write_moment(now)
        .replace('T', "-")
        .chars()
        .filter(|it| *it != ':')
        .take(15)
        .collect();
    let mut parts = vec!["faltbok".to_owned(), minute, slug(sender), slug(about)];
    if is_example {
        parts.push("exempel".to_owned());
    }
    parts.retain(|part| !part.is_empty());
    parts.join("-") + ".json"
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

    use crate::app::AppState;
    use crate::app::boot;
    use crate::app::parcel::Unsent;
    use crate::app::parcel::can_share;

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

    /// A file that somebody picked, and that the browser holds.
    pub type File = web_sys::File;

    /// The file chosen in a file field; `None` when none is.
    pub fn chosen(input: &web_sys::HtmlInputElement) -> Option<File> {
        let file = input.files()?.get(0);
        // So that choosing the same file again is a change.
        input.set_value("");
        file
    }

    /// All files chosen in a file field.
    pub fn all_chosen(input: &web_sys::HtmlInputElement) -> Vec<File> {
        let files = input.files();
        let count = files.as_ref().map_or(0, web_sys::FileList::length);
        let chosen = files.iter().flat_map(|files| (0..count).filter_map(|at| files.get(at)));
        let chosen = chosen.collect();
        // So that choosing the same file again is a change.
        input.set_value("");
        chosen
    }

    impl AppState {
        /// Hands a file back for saving: by the share sheet where a download saves nothing, else
        /// as a download. To be called in a tap.
        pub fn hand_back(self, file: &File) {
            let navigator = window().navigator();
            let data = web_sys::ShareData::new();
            data.set_files(&js_sys::Array::of1(file));
            if boot::is_ios_app() && can_share() && navigator.can_share_with_data(&data) {
                let answer = JsFuture::from(navigator.share_with_data(&data));
                // Whoever closes the sheet still has the file where it was.
                self.spawn(async move { drop(answer.await) });
                return;
            }
            let Ok(address) = web_sys::Url::create_object_url_with_blob(file) else { return };
            if let Ok(link) = document().create_element("a") {
                let link: web_sys::HtmlAnchorElement = link.unchecked_into();
                link.set_href(&address);
                link.set_download(&file.name());
                link.click();
            }
            // The download has begun, but reads on; a minute is more than any phone needs.
            let revoke = move || web_sys::Url::revoke_object_url(&address).unwrap_or_default();
            set_timeout(revoke, std::time::Duration::from_secs(60));
        }
    }

    /// The whole text of a file; `None` when the device does not give it, as
    /// when the file lies in a cloud that can't be reached.
    pub async fn text_of(file: &web_sys::Blob) -> Option<String> {
        JsFuture::from(file.text()).await.ok()?.as_string()
    }

    /// The bytes of a piece of a file; `None` when the device does not give them.
    #[expect(clippy::cast_precision_loss, reason = "a place in a file")]
    pub async fn bytes_of(file: &web_sys::Blob, piece: std::ops::Range<usize>) -> Option<Vec<u8>> {
        let piece = file.slice_with_f64_and_f64(piece.start as f64, piece.end as f64).ok()?;
        let bytes = JsFuture::from(piece.array_buffer()).await.ok()?;
        Some(js_sys::Uint8Array::new(&bytes).to_vec())
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
        let response = own(path).await?;
        JsFuture::from(response.text().ok()?).await.ok()?.as_string()
    }

    /// The bytes of a file that belongs to the app.
    pub async fn fetch_own_bytes(path: &str) -> Option<Vec<u8>> {
        let response = own(path).await?;
        let bytes = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
        Some(js_sys::Uint8Array::new(&bytes).to_vec())
    }

    async fn own(path: &str) -> Option<web_sys::Response> {
        let response = JsFuture::from(window().fetch_with_str(path)).await.ok()?;
        let response: web_sys::Response = response.dyn_into().ok()?;
        response.ok().then_some(response)
    }
}
#[cfg(target_arch = "wasm32")]
pub use browser::File;
#[cfg(target_arch = "wasm32")]
pub use browser::all_chosen;
#[cfg(target_arch = "wasm32")]
pub use browser::blob_of;
#[cfg(target_arch = "wasm32")]
pub use browser::bytes_of;
#[cfg(target_arch = "wasm32")]
pub use browser::chosen;
#[cfg(target_arch = "wasm32")]
pub use browser::copy;
#[cfg(target_arch = "wasm32")]
pub use browser::fetch_own;
#[cfg(target_arch = "wasm32")]
pub use browser::fetch_own_bytes;
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

    #[test]
    fn a_file_s_name_says_when_who_and_what() {
        let now = moment::read_moment("2026-11-21T14:02:33").expect("a moment");
        assert_eq!(name(now, "", "", false), "faltbok-2026-11-21-1402.json");
        assert_eq!(
            name(now, "Servicesamordnare, Regionen", "ort Sikås", true),
            "faltbok-2026-11-21-1402-servicesamordnare-regionen-ort-sikas-exempel.json"
        );
    }
}
