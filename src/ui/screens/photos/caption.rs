//! What is written under a photo: kept through a kill while it is typed, saved when the person goes
//! on to something else.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::page;
use crate::app::use_app;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::id::RevisionId;
use crate::domain::kind::Kind;
use crate::domain::order::gathered;
use crate::domain::photo;
use crate::present::identity::looks_like_identity_number;
use crate::present::photos::PhotoView;
use crate::text::form;
use crate::text::photo_form;
use crate::text::photos as words;
use crate::ui::erased::live;
use crate::ui::parts::Icon;
use crate::ui::words::t;

/// A caption that somebody writes.
#[derive(Clone, Copy)]
struct Writing {
    app: AppState,
    id: RecordId,
    /// What stands in the field.
    text: RwSignal<String>,
    /// What its author had seen of the record when they began; `None` while nobody writes.
    seen: StoredValue<Option<(BTreeSet<RevisionId>, Content)>>,
    is_saved: RwSignal<bool>,
}

impl Writing {
    fn begin(self) {
        if self.seen.with_value(Option::is_some) {
            return;
        }
        let seen = self.app.book().with_untracked(|book| {
            let record = book.get(self.id)?;
            Some((gathered(record.history().heads()), record.history().outcome().content))
        });
        self.seen.set_value(seen);
    }

    fn write(self, text: String) {
        self.begin();
        self.app.keep_half_written(self.id, photo::CAPTION.name(), &text);
        self.is_saved.set(false);
        self.text.set(text);
    }

    /// Saves what was written, if anything was.
    fn save(self) {
        let seen = self.seen.try_update_value(Option::take).flatten();
        let (Some((base, content)), Some(text)) = (seen, self.text.try_get_untracked()) else {
            return;
        };
        let content = content.with(photo::CAPTION, text.trim().to_owned());
        let edit = Edit::Write { base, content };
        let change = Change { id: self.id, kind: Kind::Photo, edit };
        self.app.spawn(async move {
            // A failure stands in the banner; the text is kept as what was begun.
            if self.app.save(vec![change], &[]).await.is_ok() {
                let begun = self.app.half_written(self.id, photo::CAPTION.name());
                if begun.as_ref() == Some(&text) {
                    self.app.forget_half_written(self.id, photo::CAPTION.name());
                }
                // The screen may be gone.
                let _gone = self.is_saved.try_set(true);
            }
        });
    }
}

#[component]
pub(super) fn Caption(
    id: RecordId,
    view: Memo<Option<PhotoView>>,
    /// What tells the field from those of other photos: "Bild 2".
    name: Signal<String>,
) -> impl IntoView {
    let app = use_app();
    let caption = move || view.with(|view| view.as_ref().map(|it| it.caption.clone()));
    let begun = app.half_written(id, photo::CAPTION.name());
    let text = RwSignal::new(begun.clone().or_else(|| untrack(caption)).unwrap_or_default());
    let looks_personal = Memo::new(move |_| text.with(|it| looks_like_identity_number(it)));
    let is_saved = RwSignal::new(false);
    let writing = Writing { app, id, text, seen: StoredValue::new(None), is_saved };
    if let Some(begun) = &begun {
        if Some(begun.trim()) == untrack(caption).as_deref() {
            // It was saved, and the app was killed before it could be forgotten. Kept longer, it
            // would be put over what somebody writes later.
            app.forget_half_written(id, photo::CAPTION.name());
        } else {
            // The app was killed before it could be saved.
            writing.begin();
            writing.save();
        }
    }
    Effect::new(move |before: Option<Option<String>>| {
        let caption = caption();
        // From another window, or a colleague's file.
        let is_news = before.is_some_and(|before| before != caption);
        if is_news && writing.seen.with_value(Option::is_none) {
            text.set(caption.clone().unwrap_or_default());
        }
        caption
    });
    page::on_hide(move || writing.save());
    on_cleanup(move || writing.save());
    let field = format!("caption-{id}");
    view! {
        <div class="field">
            <label class="field__label" for=field.clone()>
                {t(photo_form::CAPTION)}
                <span class="visually-hidden">" " {name}</span>
            </label>
            <textarea
                class="field__input"
                id=field
                rows="2"
                prop:value=text
                on:input:target=move |event| writing.write(event.target().value())
                on:change=move |_| writing.save()
            ></textarea>
            <div role="status">
                {live(move || {
                    looks_personal
                        .get()
                        .then(|| {
                            view! {
                                <p class="noted small">
                                    <Icon name="warning" />
                                    {t(form::IDENTITY_NUMBER)}
                                </p>
                            }
                        })
                })}
                {live(move || {
                    is_saved.get().then(|| view! { <p class="muted small">{t(words::CAPTION_SAVED)}</p> })
                })}
            </div>
        </div>
    }
}
