//! Regelverk: the law that the program brings, the regions' own rules, and those from files.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::clock;
use crate::app::files::Outgoing;
use crate::app::parcel::Parcel;
use crate::app::route::Route;
use crate::app::route::RulesName;
use crate::app::rule_sets::Kept;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::rule::file::RulesFile;
use crate::domain::rule::file::Switch;
use crate::present::rule_sets;
use crate::present::rule_sets::RulesLine;
use crate::present::titles;
use crate::present::words::Worded;
use crate::text::Message;
use crate::text::rule_sets as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Empty;
use crate::ui::parts::Icon;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::screens::checks::Source;
use crate::ui::words::t;

mod arriving;
mod in_check;
mod page;
mod shown;

pub use arriving::ArrivingRules;
pub use in_check::FilesBeside;
pub use in_check::noting;
pub use page::BroughtScreen;
pub use page::FileScreen;

#[component]
pub fn RulesScreen() -> impl IntoView {
    let app = use_app();
    let today = clock::today();
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        <p class="lead">{t(words::LEAD)}</p>
        <Section id="rules-files" title=t(words::FILES_SECTION)>
            <p>{t(words::FILES_TEXT)}</p>
            <Files />
            <Template />
        </Section>
        <Section id="rules-law" title=t(words::LAW_SECTION)>
            {rule_sets::law(today)
                .into_iter()
                .map(|(form, lines)| view! { <Group title=t(form) lines is_law=true /> })
                .collect_view()}
        </Section>
        <Section id="rules-regions" title=t(words::REGIONS_SECTION)>
            <p>{t(words::REGIONS_TEXT)}</p>
            <Toggle
                is_on=Signal::derive(move || app.settings().with(|it| it.regional_rules))
                label=t(words::REGIONS_SWITCH)
                on_turn=move |is_on| app.set(|settings| settings.regional_rules = is_on)
            />
            {rule_sets::regions(today)
                .into_iter()
                .map(|(region, lines)| {
                    view! { <Group title=region.to_owned() lines is_law=false /> }
                })
                .collect_view()}
        </Section>
    }
}

/// The versions of one form's law, or the rules of one region.
#[component]
fn Group(title: String, lines: Vec<RulesLine>, is_law: bool) -> impl IntoView {
    view! {
        <h3>{title}</h3>
        <ul role="list">
            {lines
                .into_iter()
                .map(|line| view! { <li><Line line is_law /></li> })
                .collect_view()}
        </ul>
    }
}

#[component]
fn Line(line: RulesLine, is_law: bool) -> impl IntoView {
    let href = RulesName::new(&line.name).map_or(Route::Unknown, Route::Rules).href();
    let title = if is_law { line.name } else { format!("{} ({})", t(line.form), line.name) };
    let unsure = if is_law { words::UNSURE } else { words::NEEDS_CONFIRMING };
    view! {
        <article class="criterion">
            <RowLink href title meta=t(line.time)>
                {line.is_old.then(|| view! { <Status kind="soon" text=t(words::OLD) /> })}
                {line.is_unsure.then(|| view! { <Status kind="unknown" text=t(unsure) /> })}
            </RowLink>
            <Source source=line.source />
        </article>
    }
}

/// The files of rules in the book, each with its switch.
#[component]
fn Files() -> impl IntoView {
    let app = use_app();
    // A switch that is turned must not be drawn anew under the finger.
    let ids = Memo::new(move |_| app.rule_sets().iter().map(|it| it.id).collect::<Vec<_>>());
    live(move || {
        let ids = ids.get();
        let take_in = || {
            view! {
                <a class="btn" href=Route::Import.href()>
                    <Icon name="import" />
                    {t(words::TAKE_IN)}
                </a>
            }
        };
        if ids.is_empty() {
            return view! {
                <Empty icon="plan" title=t(words::FILES_NONE) text=t(words::FILES_NONE_TEXT)>
                    {take_in()}
                </Empty>
            }
            .into_any();
        }
        view! {
            <div class="btn-row">{take_in()}</div>
            <ul role="list">
                {ids.into_iter().map(|id| view! { <li><File id /></li> }).collect_view()}
            </ul>
        }
        .into_any()
    })
}

/// A file of rules as a row, with its switch.
#[component]
fn File(id: RecordId) -> impl IntoView {
    let app = use_app();
    let kept = Memo::new(move |_| app.rule_sets().into_iter().find(|it| it.id == id));
    // Without the switch, which is not drawn anew when it is turned.
    let read = Memo::new(move |_| kept.get().map(|it| it.read));
    live(move || {
        let title = app.book().with(|book| titles::line(book, id)).map(|line| t(line.title));
        let (Some(read), Some(title)) = (read.get(), title) else { return ().into_any() };
        let meta = match &read {
            Ok(file) => file_line(file),
            Err(_why) => t(words::UNREADABLE),
        };
        let is_read = read.is_ok();
        view! {
            <article class="criterion">
                <RowLink href=Route::Show(Kind::RuleSet, id).href() title=title meta />
                {is_read.then(|| view! { <SwitchOf id /> })}
            </article>
        }
        .into_any()
    })
}

/// Who wrote a file and when, what it is about, and for where.
fn file_line(file: &RulesFile) -> String {
    let byline = t(rule_sets::byline(&file.author, Some(file.written_on)));
    let forms = file.forms().into_iter().map(|form| t(form.word()));
    let county = file.county.map(|county| t(words::for_county(county.region_name())));
    std::iter::once(byline).chain(forms).chain(county).collect::<Vec<_>>().join(" · ")
}

/// Whether a person goes by the file, with a word that says so.
#[component]
fn SwitchOf(id: RecordId) -> impl IntoView {
    let app = use_app();
    let found = move || app.rule_sets().into_iter().find(|it: &Kept| it.id == id);
    let switch = Memo::new(move |_| found().map_or(Switch::Off, |it| it.switch));
    let title = found().and_then(|it| Some(it.read.ok()?.title.clone())).unwrap_or_default();
    let is_on = Signal::derive(move || switch.get() == Switch::On);
    view! {
        <Toggle
            is_on
            label=t(words::switch(title))
            on_turn=move |is_on| app.switch_rule_set(id, is_on)
        />
        {live(move || {
            (switch.get() == Switch::Changed)
                .then(|| view! { <Callout kind="warning" text=t(words::CHANGED_SINCE) /> })
        })}
    }
}

/// A switch of this device, with a word that says how it stands.
#[component]
fn Toggle(
    is_on: Signal<bool>,
    label: String,
    #[prop(into)] on_turn: Callback<bool>,
) -> impl IntoView {
    let app = use_app();
    view! {
        <label class="choice">
            <input
                class="choice__input"
                type="checkbox"
                role="switch"
                prop:checked=is_on
                on:change:target=move |event| {
                    let is_on = event.target().checked();
                    on_turn.run(is_on);
                    app.notify(if is_on { words::SWITCHED_ON } else { words::SWITCHED_OFF });
                }
            />
            <span class="choice__text">
                {label}
                <span class="choice__hint" aria-hidden="true">
                    {live(move || t(if is_on.get() { words::ON } else { words::OFF }))}
                </span>
            </span>
        </label>
    }
}

/// A file to begin from, and where it is described.
#[component]
fn Template() -> impl IntoView {
    let app = use_app();
    let save = move || save(app, Some(app.rules_template()), words::TEMPLATE_SAVED);
    view! {
        <p class="muted">{t(words::TEMPLATE_TEXT)}</p>
        <div class="btn-row">
            <button type="button" class="btn btn--quiet" on:click=tap(save)>
                <Icon name="export" />
                {t(words::TEMPLATE)}
            </button>
        </div>
    }
}

/// Offers a file for saving, and tells. To be called in a tap.
fn save(app: AppState, file: Option<Outgoing>, done: Message) {
    let Some(file) = file else { return };
    let is_saved = Parcel::from(file).download().is_ok();
    app.notify(if is_saved { done } else { words::NOT_SAVED });
}
