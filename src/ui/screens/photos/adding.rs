//! The ways to new photos: the camera, and the phone's album.

use leptos::prelude::*;

use super::HEADING;
use crate::app::AppState;
use crate::app::changes::Failure;
use crate::app::files;
use crate::app::page;
use crate::app::photos::Chosen;
use crate::app::photos::NewPhoto;
use crate::app::photos::NotTaken;
use crate::app::photos::Unkept;
use crate::app::photos::What;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::text::Phrase;
use crate::text::photos as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Icon;
use crate::ui::words::t;

/// Where photos are added.
#[derive(Clone, Copy)]
struct Place {
    app: AppState,
    of: RecordId,
    before_adding: Option<Callback<()>>,
    /// How many were kept the last time.
    added: RwSignal<usize>,
}

impl Place {
    fn take(self, files: Vec<files::File>) {
        if untrack(|| self.app.photos_on_their_way().at()).is_none() {
            self.added.set(0);
        }
        self.app.add_photos(files.into_iter().map(|file| self.chosen(file, None)).collect());
    }

    fn chosen(self, file: files::File, again: Option<u64>) -> Chosen {
        let Self { of, before_adding, added, .. } = self;
        Chosen { of, file, before_adding, added, again }
    }

    fn keep_again(self, number: u64, photo: NewPhoto) {
        if let Some(before_adding) = self.before_adding {
            before_adding.run(());
        }
        self.app.spawn(async move {
            if self.app.keep_photo(self.of, photo, Some(number)).await {
                // The screen may be gone; if not, the button that was pressed is.
                if self.added.try_update(|added| *added += 1).is_some() {
                    page::focus(HEADING);
                }
            }
        });
    }

    fn throw_away(self, number: u64) {
        self.app.photos_on_their_way().let_go(number);
        // The button that was pressed is gone.
        page::focus(HEADING);
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
    let place = Place { app: use_app(), of, before_adding, added: RwSignal::new(0) };
    let on_their_way = place.app.photos_on_their_way();
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    view! {
        <p class="muted small no-print" id="photos-hint">
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
                    on:change:target=move |event| place.take(files::all_chosen(&event.target()))
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
                    on:change:target=move |event| place.take(files::all_chosen(&event.target()))
                />
            </label>
        </div>
        <div role="status">
            {live(move || match (on_their_way.at(), place.added.get()) {
                (Some((number, total)), _) => Some(t(words::adding(count(number), count(total)))),
                (None, 0) => None,
                (None, added) => Some(t(words::added(count(added)))),
            })}
        </div>
        <div role="alert" class="flow">
            {live(move || {
                let unkept = on_their_way.unkept(of).into_iter();
                unkept.map(|it| view! { <Lost place it /> }).collect_view()
            })}
        </div>
    }
}

/// What did not become a photo of the book, and the ways on.
#[component]
fn Lost(place: Place, it: Unkept) -> impl IntoView {
    let Unkept { number, what, .. } = it;
    match what {
        What::Photo(photo, failure) => view! { <Unsaved place number photo failure /> }.into_any(),
        What::File(file, why) => view! { <Refused place number file why /> }.into_any(),
    }
}

/// A file of which the browser made no photo: the camera may have kept it nowhere else.
#[component]
fn Refused(place: Place, number: u64, file: files::File, why: NotTaken) -> impl IntoView {
    let name = file.name();
    let again = file.clone();
    let again = move || place.app.add_photos(vec![place.chosen(again.clone(), Some(number))]);
    let save = move || place.app.hand_back(&file);
    let of = name.clone();
    let of = move || {
        let name = of.clone();
        view! { <span class="visually-hidden">" " {name}</span> }
    };
    view! {
        <Callout kind="warning" title=t(words::NOT_TAKEN) text=t(not_taken(why, &name))>
            <button type="button" class="btn" on:click=tap(again)>
                {t(words::TRY_AGAIN)}
                {of()}
            </button>
            <button type="button" class="btn" on:click=tap(save)>
                <Icon name="export" />
                {t(words::SAVE_FILE)}
                {of()}
            </button>
            <button
                type="button"
                class="btn btn--quiet"
                on:click=tap(move || place.throw_away(number))
            >
                {t(words::THROW_FILE_AWAY)}
                {of()}
            </button>
        </Callout>
    }
}

/// A photo that the device did not keep, and the ways on.
#[component]
fn Unsaved(place: Place, number: u64, photo: NewPhoto, failure: Failure) -> impl IntoView {
    let name = t(words::file_name(number.saturating_add(1)));
    let (address, ending) = (photo.address(), photo.ending());
    view! {
        <Callout kind="danger" title=t(words::NOT_SAVED) text=t(failure.words())>
            <img class="photo__unsaved" src=address.clone() alt=t(words::NO_CAPTION) />
            <button
                type="button"
                class="btn"
                on:click=tap(move || place.keep_again(number, photo.clone()))
            >
                {t(words::TRY_AGAIN)}
            </button>
            <a class="btn" href=address download=format!("{name}.{ending}")>
                <Icon name="export" />
                {t(words::SAVE_AS_FILE)}
            </a>
            <button
                type="button"
                class="btn btn--quiet"
                on:click=tap(move || place.throw_away(number))
            >
                {t(words::THROW_AWAY)}
            </button>
        </Callout>
    }
}
