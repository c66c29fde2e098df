//! Allt om en person: find, hand over, correct, erase.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::erasing::Noted;
use crate::app::page;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::present::person;
use crate::present::person::Begun;
use crate::present::person::Findings;
use crate::present::person::Terms;
use crate::text::person_screen as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Confirm;
use crate::ui::parts::Empty;
use crate::ui::parts::Field;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::words::language;
use crate::ui::words::t;

mod extract;
mod found;

use extract::Extract;
use found::Drafts;
use found::NotedBeside;
use found::Records;

const FIELD: &str = "person-lines";
const RESULTS: &str = "person-results";

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Search {
    app: AppState,
    /// What was typed when somebody last asked.
    typed: RwSignal<String>,
    /// Told when something begun was thrown away that no signal holds.
    thrown_away: RwSignal<()>,
    found: Memo<Findings>,
    /// Everybody in the lists beside the book.
    lists: RwSignal<Vec<Noted>>,
    /// Those of the lists who are looked for. The lists are read while somebody searches: a button
    /// that nothing new was found for must not be drawn anew under a finger.
    noted: Memo<Vec<Noted>>,
    /// The records that somebody is asked about before they are erased.
    asked: RwSignal<Vec<RecordId>>,
}

impl Search {
    fn new(app: AppState) -> Self {
        let typed = RwSignal::new(app.looked_for());
        let thrown_away = RwSignal::new(());
        let found = Memo::new(move |_| {
            let terms = Terms::read(&typed.read());
            let drafts = app.drafts().get();
            thrown_away.track();
            let half_written = app.all_half_written();
            let begun = drafts.values().map(|it| Begun::Form(it.id, it.kind, &it.typed));
            let begun = begun.chain(
                half_written.iter().map(|(id, field, text)| Begun::Choice(*id, field, text)),
            );
            app.book().with(|book| person::find(book, begun, &terms))
        });
        let lists = RwSignal::new(Vec::<Noted>::new());
        let noted = Memo::new(move |_| {
            let terms = Terms::read(&typed.read());
            let mut noted = lists.get();
            noted.retain(|it| terms.is_in(&it.name));
            noted
        });
        let search =
            Self { app, typed, thrown_away, found, lists, noted, asked: RwSignal::new(Vec::new()) };
        app.spawn(search.read_lists());
        search
    }

    /// Reads the lists beside the book.
    async fn read_lists(self) {
        match self.app.noted().await {
            // The person may have gone on to another screen.
            Ok(noted) => drop(self.lists.try_set(noted)),
            Err(failure) => self.app.notify(failure.words()),
        }
    }

    /// Takes somebody out of a list.
    fn forget(self, noted: Noted) {
        self.app.spawn(async move {
            match self.app.forget_noted(noted).await {
                Ok(()) => {
                    self.app.notify(words::FORGOTTEN);
                    page::focus(RESULTS);
                    self.read_lists().await;
                }
                Err(failure) => self.app.notify(failure.words()),
            }
        });
    }

    /// Throws away a form that was begun, or what was begun about a choice.
    fn throw_away(self, id: RecordId, choice: Option<&str>) {
        match choice {
            Some(field) => {
                self.app.forget_half_written(id, field);
                self.thrown_away.set(());
            }
            None => self.app.spawn(self.app.discard_draft(id)),
        }
        // The button is gone with what it was for.
        page::focus(RESULTS);
    }

    fn erasing(self, ids: Vec<RecordId>) -> person::Erasing {
        let terms = Terms::read(&self.typed.read_untracked());
        self.app.book().with_untracked(|book| person::erasing(book, &terms, ids, language()))
    }

    fn erase(self, ids: Vec<RecordId>) {
        let erasing = self.erasing(ids);
        self.app.spawn(async move {
            // A failure stands in the banner, and what was found still stands here.
            if self.app.erase(erasing.changes).await.is_ok() {
                self.app.notify(words::ERASED);
                // The button is gone with what it was for.
                page::focus(RESULTS);
            }
        });
    }
}

#[component]
pub fn PersonScreen() -> impl IntoView {
    let search = Search::new(use_app());
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        <p class="lead">{t(words::LEAD)}</p>
        <Asking search />
        <section class="section" aria-labelledby=RESULTS>
            <h2
                id=RESULTS
                tabindex="-1"
                hidden=move || search.typed.with(|it| it.trim().is_empty())
            >
                {t(words::RESULTS)}
            </h2>
            <p role="status">
                {live(move || {
                    let count = search.found.with(|it| it.records.len() + it.drafts.len()) + search.noted.with(Vec::len);
                    (count != 0).then(|| t(words::found(u64::try_from(count).unwrap_or(u64::MAX))))
                })}
            </p>
            {live(move || results(search))}
        </section>
        <Question search />
        <Section id="person-elsewhere" title=t(words::ELSEWHERE)>
            <div class="prose">
                <p>{t(words::ELSEWHERE_LEAD)}</p>
                <ul>
                    <li>{t(words::ELSEWHERE_COLLEAGUES)}</li>
                    <li>{t(words::ELSEWHERE_FILES)}</li>
                    <li>{t(words::ELSEWHERE_BACKUPS)}</li>
                    <li>{t(words::ELSEWHERE_MAILS)}</li>
                </ul>
            </div>
        </Section>
    }
}

/// The field for names, numbers and addresses.
#[component]
fn Asking(search: Search) -> impl IntoView {
    let text = RwSignal::new(search.typed.get_untracked());
    let ask = move || {
        search.app.will_look_for(text.get_untracked());
        search.typed.set(text.get_untracked());
        page::focus(RESULTS);
    };
    view! {
        <form
            class="form"
            role="search"
            autocomplete="off"
            on:submit=move |event| {
                event.prevent_default();
                ask();
            }
        >
            <Field id=FIELD label=t(words::FIELD) hint=t(words::FIELD_HINT) let:ties>
                <textarea
                    class="field__input"
                    id=FIELD
                    rows="3"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby=ties.described
                    on:input:target=move |event| text.set(event.target().value())
                    prop:value=text.get_untracked()
                >
                    {text.get_untracked()}
                </textarea>
            </Field>
            <div class="btn-row">
                <button type="submit" class="btn btn--primary">
                    <Icon name="search" />
                    {t(words::SEARCH)}
                </button>
            </div>
        </form>
    }
}

/// What was found and what can be done about it, or that nothing was.
fn results(search: Search) -> AnyView {
    let found = search.found.get();
    if search.typed.with(|it| it.trim().is_empty()) {
        return ().into_any();
    }
    if search.typed.with(|it| Terms::read(it).is_empty()) {
        return view! { <p role="alert">{t(words::TOO_SHORT)}</p> }.into_any();
    }
    let noted = search.noted.get();
    if found.is_empty() && noted.is_empty() {
        return view! {
            <Empty icon="search" title=t(words::NOTHING) text=t(words::NOTHING_TEXT) />
        }
        .into_any();
    }
    let all: Vec<RecordId> = found.records.iter().map(|it| it.line.id).collect();
    let can_erase = !search.erasing(all.clone()).changes.is_empty();
    view! {
        <Extract search />
        {can_erase
            .then(|| {
                view! {
                    <Section id="person-erase" title=t(words::ERASE_SECTION)>
                        <p class="prose">{t(words::ERASE_WHAT)}</p>
                        <div class="btn-row">
                            <button
                                type="button"
                                class="btn btn--danger"
                                on:click=tap(move || search.asked.set(all.clone()))
                            >
                                <Icon name="delete" />
                                {t(words::ERASE_ALL)}
                            </button>
                        </div>
                    </Section>
                }
            })}
        <Records search records=found.records />
        <Drafts search drafts=found.drafts />
        <NotedBeside search noted />
    }
    .into_any()
}

/// Asks before anything is erased, and says what will be.
#[component]
fn Question(search: Search) -> impl IntoView {
    live(move || {
        let ids = search.asked.get();
        (!ids.is_empty()).then(|| {
            let erasing = search.erasing(ids.clone());
            let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
            let contacts =
                (erasing.contacts != 0).then(|| t(words::contacts(count(erasing.contacts))));
            let others = (erasing.others != 0).then(|| t(words::others(count(erasing.others))));
            let photos = (erasing.photos != 0).then(|| t(words::photos(count(erasing.photos))));
            let text = [contacts, photos, others, Some(t(words::FOR_GOOD))];
            let text = text.into_iter().flatten().collect::<Vec<_>>().join(" ");
            let is_open = RwSignal::new(true);
            // Closed without an answer is an answer too.
            Effect::new(move |_| {
                if !is_open.get() {
                    search.asked.set(Vec::new());
                }
            });
            view! {
                <Confirm
                    is_open
                    title=t(words::ERASE_TITLE)
                    text
                    yes=t(words::ERASE_YES)
                    no=t(words::ERASE_NO)
                    on_yes=move |()| search.erase(ids.clone())
                />
            }
        })
    })
}
