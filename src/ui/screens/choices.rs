//! What was changed in two places, over the whole book.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::present::open_choices;
use crate::present::open_choices::RecordChoices;
use crate::present::words::Worded;
use crate::text::open_choices as words;
use crate::ui::erased::live;
use crate::ui::parts::Empty;
use crate::ui::words::t;

mod record;
mod third;

pub use record::InPlace;
use record::RecordBody;
use record::heading_id;

#[component]
pub fn ChoicesScreen() -> impl IntoView {
    let app = use_app();
    let all = Memo::new(move |_| app.book().with(open_choices::open_choices));
    let count = move || {
        let of =
            |record: &RecordChoices| record.fields.len() + usize::from(record.deletion.is_some());
        all.with(|all| all.iter().map(of).sum::<usize>())
    };
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        {live(move || {
            if is_empty.get() {
                view! {
                    <Empty icon="check" title=t(words::EMPTY) text=t(words::EMPTY_TEXT)>
                        <a class="btn btn--primary" href=Route::Today.href()>
                            {t(words::TODAY)}
                        </a>
                    </Empty>
                }
                    .into_any()
            } else {
                view! { <p class="lead">{t(words::LEAD)}</p> }.into_any()
            }
        })}
        <p class="muted" role="status">
            {live(move || {
                let count = u64::try_from(count()).unwrap_or(u64::MAX);
                (count != 0).then(|| t(words::left(count)))
            })}
        </p>
        // Kept by id: deciding one thing leaves what is half written elsewhere.
        <For
            each=move || all.get()
            key=|record| record.line.id
            children=move |record| view! { <RecordSection id=record.line.id all /> }
        />
    }
}

#[component]
fn RecordSection(id: RecordId, all: Memo<Vec<RecordChoices>>) -> impl IntoView {
    let mine = Memo::new(move |_| all.with(|all| all.iter().find(|it| it.line.id == id).cloned()));
    let title = move || mine.get().map(|it| t(it.line.title));
    let kind = Memo::new(move |_| mine.get().and_then(|it| it.line.kind));
    let about = move || {
        let place = mine.get().and_then(|it| it.place);
        let kind = kind.get().map(|kind| t(kind.word()));
        kind.into_iter().chain(place).collect::<Vec<_>>().join(" · ")
    };
    view! {
        <section class="section" aria-labelledby=heading_id(id)>
            <div class="section__head">
                <h2 id=heading_id(id) tabindex="-1">
                    {title}
                </h2>
                <a href=Route::History(id).href()>{t(words::HISTORY)}</a>
            </div>
            <p class="muted small">{about}</p>
            <RecordBody id kind shown=mine />
        </section>
    }
}
