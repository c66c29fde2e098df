//! The page of a rule set: one that the program brings, or a file of them with its switch.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::clock;
use crate::app::parcel;
use crate::app::parcel::Parcel;
use crate::app::parcel::Unsent;
use crate::app::route::RulesName;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::rule_set;
use crate::present::rule_sets;
use crate::present::titles;
use crate::present::words::Worded;
use crate::text::rule_sets as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Icon;
use crate::ui::screens::OpenChoices;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::screens::record_page::RecordFooter;
use crate::ui::words::t;

use super::SwitchOf;
use super::save;
use super::shown::Rules;

/// A rule set of the law, or of a region.
#[component]
pub fn BroughtScreen(name: RulesName) -> impl IntoView {
    let Some(rules) = rule_sets::brought(name.text(), clock::today()) else {
        return view! { <MissingScreen /> }.into_any();
    };
    let title = format!("{} ({})", t(rules.form), rules.name);
    view! {
        <p class="card__kicker">{t(words::TITLE)}</p>
        <h1 tabindex="-1">{title}</h1>
        <Rules rules is_only=true />
    }
    .into_any()
}

/// A file of rules.
#[component]
pub fn FileScreen(id: RecordId) -> impl IntoView {
    let app = use_app();
    let there = Memo::new(move |_| {
        let is_there = |kind: Kind| app.book().with(|book| Some(book.shown(id)?.is(kind)));
        is_there(Kind::RuleSet) == Some(true)
    });
    live(move || {
        if there.get() {
            view! { <Found id /> }.into_any()
        } else {
            view! { <MissingScreen /> }.into_any()
        }
    })
}

#[component]
fn Found(id: RecordId) -> impl IntoView {
    let app = use_app();
    let read =
        Memo::new(move |_| app.rule_sets().into_iter().find(|it| it.id == id).map(|it| it.read));
    let title = Memo::new(move |_| {
        app.book().with(|book| titles::line(book, id)).map(|line| t(line.title)).unwrap_or_default()
    });
    view! {
        <p class="card__kicker">{t(Kind::RuleSet.word())}</p>
        {live(move || view! { <h1 tabindex="-1">{title.get()}</h1> })}
        <OpenChoices id />
        {live(move || match read.get() {
            None => ().into_any(),
            Some(Err(why)) => {
                let byline = byline(app, id);
                view! {
                    <p class="lead">{byline}</p>
                    <Callout
                        kind="warning"
                        title=t(words::UNREADABLE)
                        text=t(words::unreadable_text(why))
                    />
                }
                    .into_any()
            }
            Some(Ok(file)) => {
                let view = rule_sets::file_view(&file, clock::today());
                let is_only = view.rule_sets.len() == 1;
                view! {
                    <p class="lead">{t(view.byline)}</p>
                    {view.county.map(|region| view! { <p>{t(words::for_county(region))}</p> })}
                    <SwitchOf id />
                    {view
                        .rule_sets
                        .into_iter()
                        .map(|rules| view! { <Rules rules is_only /> })
                        .collect_view()}
                }
                    .into_any()
            }
        })}
        <Leaving id />
        {live(move || {
            view! { <RecordFooter kind=Kind::RuleSet id title=title.get() /> }
        })}
    }
}

/// What the record says of a file that can't be read.
fn byline(app: AppState, id: RecordId) -> String {
    let rules = app.book().with(|book| book.shown(id)?.content().get(rule_set::RULES));
    let rules = rules.unwrap_or_default();
    t(rule_sets::byline(&rules.author, rules.written_on))
}

/// The ways to mail the file on, as it came.
#[component]
fn Leaving(id: RecordId) -> impl IntoView {
    let app = use_app();
    let share = move || {
        let Some(file) = app.rules_file(id) else { return };
        let Some(answer) = Parcel::from(file).share() else {
            return app.notify(words::NOT_SHARED);
        };
        app.spawn(async move {
            match answer.await {
                Ok(()) => app.notify(words::SHARED),
                Err(Unsent::Cancelled) => {}
                Err(Unsent::Refused) => app.notify(words::NOT_SHARED),
            }
        });
    };
    view! {
        <div class="btn-row no-print">
            <button
                type="button"
                class="btn"
                on:click=tap(move || save(app, app.rules_file(id), words::SAVED))
            >
                <Icon name="export" />
                {t(words::SAVE)}
            </button>
            {parcel::can_share()
                .then(|| {
                    view! {
                        <button type="button" class="btn" on:click=tap(share)>
                            <Icon name="share" />
                            {t(words::SHARE)}
                        </button>
                    }
                })}
        </div>
    }
}
