//! The ways to new photos: the camera, and the phone's album.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::changes::Failure;
use crate::app::files;
use crate::app::photos;
use crate::app::photos::NewPhoto;
use crate::app::photos::NotTaken;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::text::Phrase;
use crate::text::photos as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Icon;
use crate::ui::words::t;

/// Photos on their way into the book.
#[derive(Clone, Copy)]
struct Taking {
    app: AppState,
    of: RecordId,
    before_adding: Option<Callback<()>>,
    /// The first, second and so on, of so many.
    at: RwSignal<Option<(usize, usize)>>,
    /// How many were kept the last time.
    added: RwSignal<usize>,
    /// Files that are no photos, in words.
    refused: RwSignal<Vec<Phrase>>,
    /// Photos that the device did not keep; they are nowhere but here.
    unsaved: RwSignal<Vec<(NewPhoto, Failure)>>,
}

impl Taking {
    fn take(self, chosen: Vec<files::File>) {
        if chosen.is_empty() || self.at.get_untracked().is_some() {
            return;
        }
        self.added.set(0);
        self.refused.set(Vec::new());
        self.at.set(Some((1, chosen.len())));
        self.app.spawn(async move {
            let total = chosen.len();
            for (number, file) in chosen.into_iter().enumerate() {
                // The person may have gone on to another screen: the photos are kept all the same.
                let _gone = self.at.try_set(Some((number + 1, total)));
                match photos::scaled(&file).await {
                    Ok(photo) => self.keep(photo).await,
                    Err(why) => {
                        let told = not_taken(why, &file.name());
                        let _gone = self.refused.try_update(|refused| refused.push(told));
                    }
                }
            }
            let _gone = self.at.try_set(None);
        });
    }

    async fn keep(self, photo: NewPhoto) {
        if let Some(before_adding) = self.before_adding {
            // The form may be gone.
            let _gone = before_adding.try_run(());
        }
        match self.app.add_photo(self.of, photo.clone()).await {
            Ok(_id) => {
                let _gone = self.added.try_update(|added| *added += 1);
            }
            Err(failure) => {
                let _gone = self.unsaved.try_update(|unsaved| unsaved.push((photo, failure)));
            }
        }
    }

    /// Tries again to keep the photo at this place among those that were not.
    fn keep_again(self, at: usize) {
        let taken_out = self
            .unsaved
            .try_update(|unsaved| if at < unsaved.len() { Some(unsaved.remove(at)) } else { None });
        if let Some((photo, _)) = taken_out.flatten() {
            self.app.spawn(self.keep(photo));
        }
    }
}

fn not_taken(why: NotTaken, name: &str) -> Phrase {
    match why {
        NotTaken::NoPicture => words::no_picture(name),
        NotTaken::Heic => words::heic(name),
        NotTaken::NotScaled => words::not_scaled(name),
    }
}

#[component]
pub(super) fn Adding(of: RecordId, before_adding: Option<Callback<()>>) -> impl IntoView {
    let taking = Taking {
        app: use_app(),
        of,
        before_adding,
        at: RwSignal::new(None),
        added: RwSignal::new(0),
        refused: RwSignal::new(Vec::new()),
        unsaved: RwSignal::new(Vec::new()),
    };
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    view! {
        <p class="muted small" id="photos-hint">
            {t(words::HINT)}
        </p>
        <div class="btn-row no-print">
            // Phones that pick from the album offer no camera there, and a computer has one way only.
            <label class="btn file-button file-button--camera">
                <Icon name="camera" />
                {t(words::TAKE)}
                <input
                    class="file-button__input"
                    type="file"
                    accept="image/*"
                    capture="environment"
                    aria-describedby="photos-hint"
                    on:change:target=move |event| taking.take(files::all_chosen(&event.target()))
                />
            </label>
            <label class="btn file-button">
                <Icon name="add" />
                {t(words::CHOOSE)}
                <input
                    class="file-button__input"
                    type="file"
                    accept="image/*"
                    multiple=true
                    aria-describedby="photos-hint"
                    on:change:target=move |event| taking.take(files::all_chosen(&event.target()))
                />
            </label>
        </div>
        <div role="status">
            {live(move || match (taking.at.get(), taking.added.get()) {
                (Some((number, total)), _) => Some(t(words::adding(count(number), count(total)))),
                (None, 0) => None,
                (None, added) => Some(t(words::added(count(added)))),
            })}
        </div>
        <div role="alert" class="flow">
            {live(move || {
                let refused = taking.refused.get().into_iter();
                refused
                    .map(|text| {
                        view! { <Callout kind="warning" title=t(words::NOT_TAKEN) text=t(text) /> }
                    })
                    .collect_view()
            })}
            {live(move || {
                let unsaved = taking.unsaved.get().into_iter().enumerate();
                unsaved.map(|(at, it)| view! { <Unsaved taking at it /> }).collect_view()
            })}
        </div>
    }
}

/// A photo that the device did not keep, and the ways on.
#[component]
fn Unsaved(taking: Taking, at: usize, it: (NewPhoto, Failure)) -> impl IntoView {
    let (photo, failure) = it;
    let name = t(words::file_name(u64::try_from(at + 1).unwrap_or(u64::MAX)));
    let address = photo.address();
    view! {
        <Callout kind="danger" title=t(words::NOT_SAVED) text=t(failure.words())>
            <img class="photo__unsaved" src=address.clone() alt=t(words::NO_CAPTION) />
            <button type="button" class="btn" on:click=tap(move || taking.keep_again(at))>
                {t(words::TRY_AGAIN)}
            </button>
            <a class="btn" href=address download=format!("{name}.{}", photo.ending())>
                <Icon name="export" />
                {t(words::SAVE_AS_FILE)}
            </a>
            <button
                type="button"
                class="btn btn--quiet"
                on:click=tap(move || taking.unsaved.update(|unsaved| drop(unsaved.remove(at))))
            >
                {t(words::THROW_AWAY)}
            </button>
        </Callout>
    }
}
