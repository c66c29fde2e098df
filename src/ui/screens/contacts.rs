//! Contacts: the list, and the page of one.

use leptos::prelude::*;

use super::places::ShowAll;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::present::contacts;
use crate::present::contacts::ContactPage;
use crate::present::contacts::ContactRow;
use crate::present::contacts::Reach;
use crate::present::contacts::contact_page;
use crate::present::person::lines_of;
use crate::text::Phrase;
use crate::text::contacts_screen as words;
use crate::text::value_words;
use crate::ui::erased::live;
use crate::ui::parts::Empty;
use crate::ui::parts::Fact;
use crate::ui::parts::FilterBox;
use crate::ui::parts::Icon;
use crate::ui::parts::LongText;
use crate::ui::parts::RowLink;
use crate::ui::parts::Section;
use crate::ui::parts::in_pieces;
use crate::ui::screens::OpenChoices;
use crate::ui::screens::join::JoinedWith;
use crate::ui::screens::join::Twin;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::screens::record_page;
use crate::ui::screens::record_page::RecordFooter;
use crate::ui::words::t;

/// How many contacts are drawn before somebody asks for all.
const FIRST: usize = 100;

/// All contacts, and beside them the one that is chosen.
#[component]
pub fn ContactsScreen(chosen: Option<RecordId>) -> impl IntoView {
    record_page::split(words::TITLE, list(chosen), chosen.map(page))
}

fn page(id: RecordId) -> AnyView {
    let app = use_app();
    live(move || match app.book().with(|book| contact_page(book, id)) {
        None => view! { <MissingScreen /> }.into_any(),
        Some(shown) => view! { <ContactFound shown /> }.into_any(),
    })
}

fn list(chosen: Option<RecordId>) -> AnyView {
    let app = use_app();
    let text = RwSignal::new(String::new());
    let shows_all = RwSignal::new(false);
    let all = Memo::new(move |_| app.book().with(contacts::list));
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    // The box stays as it is while the rows below it change.
    let head = live(move || {
        if is_empty.get() {
            view! {
                <Empty icon="people" title=t(words::EMPTY) text=t(words::EMPTY_TEXT)>
                    <NewContact class="btn btn--primary" />
                </Empty>
            }
            .into_any()
        } else {
            view! { <Filter text /> }.into_any()
        }
    });
    let found = Memo::new(move |_| contacts::filtered(&all.read(), &text.read()));
    let rows = live(move || view! { <Rows rows=found.get() chosen shows_all /> });
    let none_found = live(move || {
        let is_none = found.with(Vec::is_empty) && !is_empty.get();
        is_none.then(|| t(words::NONE_FOUND))
    });
    view! {
        <p class="lead">{t(words::LEAD)}</p>
        {head}
        {rows}
        <p class="muted" role="status">
            {none_found}
        </p>
    }
    .into_any()
}

#[component]
fn NewContact(class: &'static str) -> impl IntoView {
    view! {
        <a class=class href=Route::New(Kind::Contact, None).href()>
            <Icon name="add" />
            {t(words::NEW)}
        </a>
    }
}

/// The way to a new contact, and the box that narrows the list.
#[component]
fn Filter(text: RwSignal<String>) -> impl IntoView {
    view! {
        <div class="btn-row">
            <NewContact class="btn" />
        </div>
        <FilterBox id="contact-filter" text label=t(words::FILTER) />
    }
}

#[component]
fn Rows(
    rows: Vec<ContactRow>,
    chosen: Option<RecordId>,
    shows_all: RwSignal<bool>,
) -> impl IntoView {
    let count = rows.len();
    let is_cut = FIRST < count && !shows_all.get();
    let shown = if is_cut { FIRST } else { count };
    view! {
        {in_pieces(rows.into_iter().take(shown).collect(), move |rows| contact_list(rows, chosen))}
        {is_cut.then(|| view! { <ShowAll count shows_all text=words::show_all /> })}
    }
}

fn contact_list(rows: Vec<ContactRow>, chosen: Option<RecordId>) -> AnyView {
    let lines = rows.into_iter().map(|row| {
        let is_chosen = chosen == Some(row.id);
        let meta = [row.name, row.of, row.phone.text];
        let meta: Vec<String> = meta.into_iter().filter(|it| !it.is_empty()).collect();
        let call = row.phone.href.map(|href| call(href, row.title.clone()));
        view! {
            <li>
                <RowLink
                    href=Route::Show(Kind::Contact, row.id).href()
                    title=t(row.title)
                    meta=meta.join(" · ")
                    is_chosen
                />
                {call}
            </li>
        }
    });
    view! {
        <ul class="row-list" role="list">
            {lines.collect_view()}
        </ul>
    }
    .into_any()
}

/// One tap from a list to the telephone.
fn call(href: String, whom: Phrase) -> AnyView {
    view! {
        <a class="btn btn--quiet" href=href aria-label=t(words::call_whom(whom))>
            {t(words::CALL)}
        </a>
    }
    .into_any()
}

/// The contacts of a place or a provider, and the way to a new one.
#[component]
pub fn ContactsOf(id: RecordId, rows: Vec<ContactRow>) -> impl IntoView {
    let list = if rows.is_empty() {
        view! { <p class="muted">{t(words::NONE_HERE)}</p> }.into_any()
    } else {
        contact_list(rows, None)
    };
    view! {
        <Section
            id="s-contacts"
            title=t(words::SECTION)
            link=(Route::New(Kind::Contact, Some(id)).href(), t(words::NEW))
        >
            {list}
        </Section>
    }
}

#[component]
fn ContactFound(shown: ContactPage) -> impl IntoView {
    let id = shown.id;
    let title = t(shown.title);
    let app = use_app();
    let lines = app.book().with_untracked(|book| lines_of(book, id));
    let linked = |kind: Kind, line: crate::present::titles::RecordLine| {
        let href = Route::Show(kind, line.id).href();
        view! { <a href=href>{t(line.title)}</a> }.into_any()
    };
    let keep_until = match shown.keep_until {
        Some(day) => t(value_words::day(day)),
        None => t(words::NO_KEEP_UNTIL),
    };
    let (dial, letter) = (shown.phone.href.clone(), shown.email.href.clone());
    let facts = [
        (words::NAME, (!shown.name.is_empty()).then(|| shown.name.into_any())),
        (words::PHONE, reach(shown.phone)),
        (words::EMAIL, reach(shown.email)),
        (words::PROVIDER, shown.provider.map(|it| linked(Kind::Provider, it))),
        (words::PLACE, shown.place.map(|it| linked(Kind::Place, it))),
        (words::KEEP_UNTIL, Some(keep_until.into_any())),
    ];
    let facts = facts
        .into_iter()
        .filter_map(|(what, value)| value.map(|value| view! { <Fact what=t(what)>{value}</Fact> }))
        .collect_view();
    view! {
        <header class="card">
            <p class="card__kicker">{t(words::KICKER)}</p>
            <h1 tabindex="-1">{title.clone()}</h1>
            <div class="btn-row">
                {dial.map(|href| {
                        view! { <a class="btn btn--primary" href=href>{t(words::CALL)}</a> }
                    })}
                {letter.map(|href| view! { <a class="btn" href=href>{t(words::WRITE)}</a> })}
                <a class="btn" href=Route::Edit(Kind::Contact, id).href()>
                    <Icon name="edit" />
                    {t(words::CHANGE_CONTACT)}
                </a>
                {(!lines.is_empty())
                    .then(|| {
                        view! {
                            <a
                                class="btn"
                                href=Route::Person.href()
                                on:click=move |_| app.will_look_for(lines.clone())
                            >
                                <Icon name="search" />
                                {t(words::ABOUT_PERSON)}
                            </a>
                        }
                    })}
            </div>
        </header>
        <OpenChoices id />
        <Twin id />
        <dl class="summary-list">{facts}</dl>
        <LongText id="c-notes" title=t(words::NOTES) text=shown.notes />
        <JoinedWith id />
        <RecordFooter kind=Kind::Contact id title />
    }
}

/// A number or an address as a link, where it can be one.
fn reach(reach: Reach) -> Option<AnyView> {
    match reach.href {
        _ if reach.text.is_empty() => None,
        Some(href) => Some(view! { <a href=href>{reach.text}</a> }.into_any()),
        None => Some(reach.text.into_any()),
    }
}
