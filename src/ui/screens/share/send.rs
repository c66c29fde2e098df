//! Skicka till en kollega: what, to whom, and then the file; one question at a time.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::NothingYet;
use super::leaving::OnLeft;
use super::making::Making;
use crate::app::AppState;
use crate::app::making::Ask;
use crate::app::page;
use crate::app::sending;
use crate::app::sending::Marks;
use crate::app::sending::Recipient;
use crate::app::use_app;
use crate::domain::book::Book;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::parts::Party;
use crate::domain::selection::Scope;
use crate::domain::selection::Wish;
use crate::present::part;
use crate::present::titles;
use crate::text::Phrase;
use crate::text::send as words;
use crate::ui::erased::live;
use crate::ui::words::t;

mod file;
mod what;
mod whom;

use file::FileStep;
use what::WhatStep;
use whom::WhomStep;

/// How far the person has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    What,
    Whom,
    File,
}

/// What can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Book,
    One(Kind),
    /// A municipality, by one of its places.
    Municipality,
    Period,
}

/// What the steps share.
#[derive(Clone, Copy)]
struct Sending {
    app: AppState,
    step: RwSignal<Step>,
    what: RwSignal<What>,
    record: RwSignal<Option<RecordId>>,
    /// The days of a period, as the fields have them.
    from: RwSignal<String>,
    to: RwSignal<String>,
    scope: RwSignal<Scope>,
    /// Those who have been sent files before.
    earlier: RwSignal<Vec<Recipient>>,
    recipient: RwSignal<Party>,
    /// What the recipient has been sent; `None` when nobody is to be remembered.
    marks: RwSignal<Option<Arc<Marks>>>,
    only_changed: RwSignal<bool>,
    contacts: RwSignal<bool>,
    inner: RwSignal<bool>,
    /// Whether pictures go along; `None` until the person has said.
    pictures: RwSignal<Option<bool>>,
    /// Whether the phone remembers what has left, told when something has.
    noted: RwSignal<Option<Phrase>>,
}

impl Sending {
    fn new(app: AppState, chosen: Scope) -> Self {
        // What was chosen and is gone since is no choice.
        let kind_of = |id| app.book().with_untracked(|book| book.shown(id)?.kind());
        let (what, record, scope) = match chosen {
            Scope::Around(id) => kind_of(id).map(|kind| (What::One(kind), Some(id), chosen)),
            Scope::Municipality(id) => {
                kind_of(id).map(|_place| (What::Municipality, Some(id), chosen))
            }
            Scope::Book | Scope::Period(_) => None,
        }
        .unwrap_or((What::Book, None, Scope::Book));
        let sending = Self {
            app,
            step: RwSignal::new(if record.is_some() { Step::Whom } else { Step::What }),
            what: RwSignal::new(what),
            record: RwSignal::new(record),
            from: RwSignal::new(String::new()),
            to: RwSignal::new(String::new()),
            scope: RwSignal::new(scope),
            earlier: RwSignal::new(Vec::new()),
            recipient: RwSignal::new(Party::default()),
            marks: RwSignal::new(None),
            only_changed: RwSignal::new(false),
            contacts: RwSignal::new(false),
            inner: RwSignal::new(false),
            pictures: RwSignal::new(None),
            noted: RwSignal::new(None),
        };
        app.spawn(sending.look_up_earlier());
        sending
    }

    async fn look_up_earlier(self) {
        // Where they can't be read nobody is offered, and the field is there.
        if let Ok(earlier) = self.app.recipients().await {
            drop(self.earlier.try_set(earlier));
        }
    }

    /// Shows a step, and goes to its heading.
    fn go(self, step: Step) {
        self.noted.set(None);
        self.step.set(step);
        page::focus(HEADING);
    }

    /// Takes `party` for the recipient, and goes on to the file.
    fn send_to(self, party: Party) {
        self.recipient.set(party.clone());
        self.app.spawn(async move {
            let marks = if party == Party::default() {
                None
            } else {
                match self.app.sent_to(&party).await {
                    Ok(marks) => Some(Arc::new(marks)),
                    Err(_failure) => {
                        self.app.notify(words::NOT_REMEMBERED);
                        None
                    }
                }
            };
            if self.step.try_get_untracked() == Some(Step::Whom) {
                self.only_changed.set(marks.as_ref().is_some_and(|it| !it.is_empty()));
                self.marks.set(marks);
                self.go(Step::File);
            }
        });
    }

    /// The day when the recipient was last sent something; `None` when it never was.
    fn last_sent(self) -> Option<NaiveDate> {
        let recipient = self.recipient.get();
        self.marks.get().filter(|marks| !marks.is_empty())?;
        self.earlier.with(|earlier| {
            let found = earlier.iter().find(|it| sending::is_same(&it.party, &recipient));
            found.map(|it| it.sent_at.date())
        })
    }

    fn ask(self) -> Ask {
        let own = self.app.settings().with_untracked(|settings| settings.organisation.clone());
        let wish = Wish {
            scope: self.scope.get(),
            contacts: self.contacts.get(),
            inner: self.inner.get(),
            pictures: self.pictures.get(),
            recipient: self.recipient.get(),
            own_organisation: own,
        };
        let (sent, only_changed) = (self.marks.get(), self.only_changed.get());
        Ask { wish, sent, only_changed, ..Ask::default() }
    }

    /// What the file's name says of what is in it.
    fn about(self) -> String {
        let (scope, is_changes) = (self.scope.get(), self.only_changed.get());
        self.app.book().with_untracked(|book| part::slug(book, scope, is_changes))
    }

    /// What is sent, in words; `None` for all of the book.
    fn part(self) -> Option<Phrase> {
        let scope = self.scope.get();
        self.app.book().with_untracked(|book| part::name(book, scope))
    }

    /// What is noted when the file, as it is now, has left.
    fn when_left(self, making: Making) -> OnLeft {
        let (ready, party) = (making.ready_untracked(), self.recipient.get_untracked());
        let scope = self.scope.get_untracked();
        Box::new(move || {
            let Some(ready) = ready else { return };
            if ready.made.is_all(scope) {
                self.app.note_backup();
            }
            if party == Party::default() {
                return;
            }
            self.app.spawn(async move {
                let told = match self.app.note_sent(party.clone(), &ready.made.marks).await {
                    Ok(()) => words::remembered(titles::party(&party)),
                    Err(_failure) => words::NOT_NOTED.into(),
                };
                drop(self.noted.try_set(Some(told)));
                self.look_up_earlier().await;
            });
        })
    }
}

/// The heading of the step that is shown.
const HEADING: &str = "send-step";

#[component]
pub fn SendScreen(
    /// What is sent, where the person came from its page; else all of the book, to choose from.
    chosen: Scope,
) -> impl IntoView {
    let app = use_app();
    let sending = Sending::new(app, chosen);
    let is_empty = Memo::new(move |_| app.book().with(Book::is_empty));
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        {live(move || {
            if is_empty.get() {
                return view! { <NothingYet /> }.into_any();
            }
            match sending.step.get() {
                Step::What => view! { <WhatStep sending /> }.into_any(),
                Step::Whom => view! { <WhomStep sending /> }.into_any(),
                Step::File => view! { <FileStep sending /> }.into_any(),
            }
        })}
    }
}
