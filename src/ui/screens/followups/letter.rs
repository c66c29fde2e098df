//! "Det här lovade ni": what one owner has promised, to mail or copy.

use leptos::prelude::*;

use crate::app::files;
use crate::app::use_app;
use crate::present::followups_page::FollowupsPage;
use crate::present::promises::letter;
use crate::text::Message;
use crate::text::promises as words;
use crate::text::share;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Field;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::words::language;
use crate::ui::words::t;

/// The letter to the owner by whom the list is narrowed.
#[component]
pub fn OwnersLetter(owner: String, shown: Memo<FollowupsPage>) -> impl IntoView {
    let app = use_app();
    let title = t(words::title(owner.as_str()));
    let letter = Memo::new(move |_| {
        let from = app.settings().with(crate::app::settings::Settings::saved_by);
        app.book()
            .with(|book| shown.with(|page| letter(book, &owner, page.open(), &from, language())))
    });
    let told: RwSignal<Option<Result<Message, Message>>> = RwSignal::new(None);
    let copy = move || {
        let text = letter.with_untracked(|it| it.body.clone());
        app.spawn(async move {
            let copied = files::copy(text).await;
            told.set(Some(copied.map(|()| words::COPIED).map_err(|_unsent| share::NOT_COPIED)));
        });
    };
    view! {
        <Section id="f-letter" title>
            <div class="flow">
                <Field id="f-letter-text" label=t(words::LABEL) let:_ties>
                    <textarea
                        class="field__input"
                        id="f-letter-text"
                        rows="10"
                        readonly
                        prop:value=move || letter.with(|it| it.body.clone())
                    ></textarea>
                </Field>
                {live(move || {
                    let is_long = letter.with(|it| it.href.is_none());
                    is_long.then(|| view! { <p class="muted">{t(words::TOO_LONG)}</p> })
                })}
                <div class="btn-row">
                    {live(move || {
                        letter
                            .with(|it| it.href.clone())
                            .map(|href| {
                                view! {
                                    <a class="btn" href=href>
                                        <Icon name="share" />
                                        {t(words::OPEN)}
                                    </a>
                                }
                            })
                    })}
                    <button type="button" class="btn" on:click=tap(copy)>
                        {t(words::COPY)}
                    </button>
                </div>
                <div role="status">
                    {live(move || {
                        told.get()
                            .map(|told| match told {
                                Ok(done) => view! { <Callout kind="info" text=t(done) /> },
                                Err(failed) => view! { <Callout kind="danger" text=t(failed) /> },
                            })
                    })}
                </div>
            </div>
        </Section>
    }
}
