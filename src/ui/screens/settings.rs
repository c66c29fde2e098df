//! Inställningar: who you are, language, looks; saved as they are changed.

use leptos::prelude::*;

use crate::app::settings::Settings;
use crate::app::use_app;
use crate::text::Language;
use crate::text::Message;
use crate::text::settings as words;
use crate::ui::parts::Field;
use crate::ui::parts::Section;
use crate::ui::words::t;

#[component]
pub fn SettingsScreen() -> impl IntoView {
    let app = use_app();
    let language = app.settings().with_untracked(|settings| settings.language().tag());
    let languages = [Language::Swedish, Language::English].map(|language| {
        let word = match language {
            Language::Swedish => words::SWEDISH,
            Language::English => words::ENGLISH,
        };
        (language.tag(), word)
    });
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        <div class="form">
            <p class="lead">{t(words::LEAD)}</p>
            <Section id="settings-who" title=t(words::WHO_SECTION)>
                <p>{t(words::WHO_HINT)}</p>
                <Text
                    id="settings-role"
                    label=words::ROLE
                    hint=words::ROLE_HINT
                    value=|settings| &mut settings.role
                />
                <Text
                    id="settings-organisation"
                    label=words::ORGANISATION
                    hint=words::ORGANISATION_HINT
                    value=|settings| &mut settings.organisation
                />
            </Section>
            <OneOf
                name="language"
                title=words::LANGUAGE
                choices=languages.to_vec()
                chosen=language.to_owned()
                // Each language is called by its own name, for who can't read this one.
                are_languages=true
                value=|settings| &mut settings.language
            />
            <OneOf
                name="theme"
                title=words::THEME
                choices=vec![
                    ("", words::THEME_FOLLOW),
                    ("light", words::THEME_LIGHT),
                    ("dark", words::THEME_DARK),
                ]
                chosen=app.settings().with_untracked(|settings| settings.theme.clone())
                value=|settings| &mut settings.theme
            />
            <OneOf
                name="text-size"
                title=words::TEXT_SIZE
                choices=vec![
                    ("", words::TEXT_NORMAL),
                    ("large", words::TEXT_LARGE),
                    ("larger", words::TEXT_LARGER),
                ]
                chosen=app.settings().with_untracked(|settings| settings.text_size.clone())
                value=|settings| &mut settings.text_size
            />
        </div>
    }
}

/// A line of text; saved at each keystroke.
#[component]
fn Text(
    id: &'static str,
    label: Message,
    hint: Message,
    value: fn(&mut Settings) -> &mut String,
) -> impl IntoView {
    let app = use_app();
    let mut settings = app.settings().get_untracked();
    view! {
        <Field id label=t(label) hint=t(hint) let:ties>
            <input
                class="field__input"
                id=id
                type="text"
                autocomplete="off"
                aria-describedby=ties.described
                on:input:target=move |event| {
                    let typed = event.target().value();
                    app.set(|settings| typed.trim().clone_into(value(settings)));
                }
                prop:value=std::mem::take(value(&mut settings))
            />
        </Field>
    }
}

/// One of a few; saved when it is chosen.
#[component]
fn OneOf(
    name: &'static str,
    title: Message,
    choices: Vec<(&'static str, Message)>,
    chosen: String,
    #[prop(optional)] are_languages: bool,
    value: fn(&mut Settings) -> &mut String,
) -> impl IntoView {
    let app = use_app();
    let rows = choices
        .into_iter()
        .map(|(token, word)| {
            view! {
                <label class="choice">
                    <input
                        class="choice__input"
                        type="radio"
                        name=name
                        prop:checked=chosen == token
                        on:change=move |_| {
                            app.set(|settings| token.clone_into(value(settings)));
                        }
                    />
                    <span class="choice__text" lang=are_languages.then_some(token)>
                        {t(word)}
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="choices">
            <legend class="choices__title">{t(title)}</legend>
            {rows}
        </fieldset>
    }
}
