//! The screen that asks for a record: draws any [`Form`].

use std::collections::BTreeSet;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::app::AppState;
use crate::app::atlas;
use crate::app::changes::Failure;
use crate::app::clock;
use crate::app::device;
use crate::app::drafts::Draft;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::command::Change;
use crate::domain::command::Edit;
use crate::domain::field::Content;
use crate::domain::id::RecordId;
use crate::domain::id::RevisionId;
use crate::domain::kind::Kind;
use crate::present::bin;
use crate::present::check_walk;
use crate::present::form::DECIDES;
use crate::present::form::Form;
use crate::present::form::Problem;
use crate::present::form::Reader;
use crate::present::form::Typed;
use crate::present::form::fill;
use crate::present::forms;
use crate::present::last_time::Met;
use crate::present::made_places;
use crate::present::open_choices;
use crate::present::value_words;
use crate::text::common;
use crate::text::form as words;
use crate::text::open_choices as choices;
use crate::text::place_form as places;
use crate::ui::erased::live;
use crate::ui::parts::Actions;
use crate::ui::parts::Callout;
use crate::ui::parts::Confirm;
use crate::ui::screens::Astray;
use crate::ui::screens::OpenChoices;
use crate::ui::screens::Photo;
use crate::ui::words::clock_text;
use crate::ui::words::language;
use crate::ui::words::t;

mod answer;
mod fields;
mod last_time;
mod lists;
mod locality;
mod position;
mod quick;
mod section;
mod trouble;

pub(super) use answer::AnswerForm;
pub(super) use fields::element_id;

use answer::Alone;
use last_time::LastTimeBeside;
use quick::KnownParties;
use section::DraftLine;
use section::FormSection;
use section::photos;
use trouble::ErrorSummary;
use trouble::NotSaved;

/// How long after the first keystroke since the last draft another one is kept.
const DRAFT_AFTER: Duration = Duration::from_millis(300);

/// A record as somebody saw it who opened its form.
#[derive(Clone)]
struct Seen {
    base: BTreeSet<RevisionId>,
    before: Content,
    /// The same as it stood in the fields.
    opened: Typed,
}

/// A form that is open: what its fields share.
#[derive(Clone, Copy)]
pub(super) struct OpenForm {
    app: AppState,
    form: &'static Form,
    id: RecordId,
    /// What stands in the fields; changed as a person types.
    typed: StoredValue<Typed>,
    /// What stood in them before anything was typed this time.
    begun: StoredValue<Typed>,
    /// The record as its author saw it when the form was opened.
    seen: StoredValue<Seen>,
    is_new: bool,
    /// Whether it is the example's: a draft never ends up in the other book.
    in_example: bool,
    /// Where and when a visit was, as far as that is typed.
    met: RwSignal<Met>,
    is_touched: RwSignal<bool>,
    drafted_at: RwSignal<Option<chrono::NaiveDateTime>>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// What stands in them because the app has put it there; the fields that are drawn follow it.
    by_app: RwSignal<Typed>,
    problems: RwSignal<Vec<Problem>>,
    failure: RwSignal<Option<(Failure, Vec<Change>)>>,
    is_saving: RwSignal<bool>,
    /// Set where one row is asked for alone; then only that row is saved.
    alone: Option<Alone>,
}

impl OpenForm {
    /// Opens the form for the record `id`: on its draft, or on what is saved,
    /// or on what a new one starts with.
    fn open(
        app: AppState,
        kind: Kind,
        id: RecordId,
        from: Option<RecordId>,
        stop: Option<usize>,
    ) -> Self {
        let form = forms::form(kind);
        let book = app.book().get_untracked();
        let draft = app.drafts().with_untracked(|drafts| drafts.get(&id).cloned());
        let record = book.get(id);
        let base = match (&draft, record) {
            (Some(draft), _) => draft.base.clone(),
            (None, Some(record)) => record.history().heads().into_iter().collect(),
            (None, None) => BTreeSet::new(),
        };
        let before = record.map_or_else(Content::default, |record| {
            record.history().as_of(&base).outcome().content
        });
        let opened = fill(form, &before, &book, language());
        let typed = match (&draft, record) {
            (Some(draft), _) => draft.typed.iter().cloned().collect(),
            (None, Some(_)) => opened.clone(),
            (None, None) => {
                let today = clock::today();
                let start = match (from, stop) {
                    (Some(tour), Some(stop)) => forms::start_at_stop(tour, stop, &book, today),
                    _ => forms::start(kind, from, &book, today),
                };
                fill(form, &start, &book, language())
            }
        };
        Self {
            app,
            form,
            id,
            met: RwSignal::new(Met::of(&typed)),
            begun: StoredValue::new(typed.clone()),
            typed: StoredValue::new(typed),
            seen: StoredValue::new(Seen { base, before, opened }),
            is_new: record.is_none(),
            in_example: is_example(app),
            is_touched: RwSignal::new(draft.is_some()),
            drafted_at: RwSignal::new(None),
            timer: StoredValue::new(None),
            by_app: RwSignal::new(Typed::default()),
            problems: RwSignal::new(Vec::new()),
            failure: RwSignal::new(None),
            is_saving: RwSignal::new(false),
            alone: None,
        }
    }

    /// Notes what was typed at `path`; a moment later the draft is kept.
    fn type_at(self, path: &str, text: &str) {
        self.typed.update_value(|typed| typed.set(path, text));
        let met = self.typed.with_value(Met::of);
        if self.met.with_untracked(|it| *it != met) {
            self.met.set(met);
        }
        self.touch();
    }

    fn touch(self) {
        self.is_touched.set(true);
        // A timer that runs is left to run out: one that every key started anew
        // would keep nothing for who types without a pause.
        if self.timer.with_value(Option::is_none) {
            let later = set_timeout_with_handle(move || self.keep_draft(), DRAFT_AFTER);
            self.timer.set_value(later.ok());
        }
    }

    fn stop_timer(self) {
        if let Some(Some(timer)) = self.timer.try_update_value(Option::take) {
            timer.clear();
        }
    }

    /// Keeps what has been typed as a draft, at once.
    fn keep_draft(self) {
        self.stop_timer();
        let (Some(true), Some(false)) =
            (self.is_touched.try_get_untracked(), self.is_saving.try_get_untracked())
        else {
            return;
        };
        if is_example(self.app) != self.in_example {
            return;
        }
        let entries = |typed: &Typed| {
            typed.entries().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
        };
        let draft = Draft {
            id: self.id,
            kind: self.form.kind,
            base: self.seen.with_value(|seen| seen.base.clone()),
            typed: self.typed.with_value(entries),
            typed_at: clock::unix_milliseconds(),
        };
        self.app.keep_draft(draft);
        self.drafted_at.set(Some(clock::now()));
        self.app.spawn(self.app.settle_draft(self.id));
    }

    /// Reads what was typed and saves it; shows what is wrong where it can't.
    fn submit(self) {
        if self.is_saving.get_untracked() {
            return;
        }
        let book = self.app.book().get_untracked();
        let Seen { base, before, opened } = self.seen.get_value();
        let reader = Reader {
            book: &book,
            form: self.form,
            id: self.id,
            base,
            before,
            opened,
            new_id: device::new_id,
        };
        match reader.read(&self.typed_to_save()) {
            Err(problems) => {
                self.problems.set(problems);
                page::focus("error-summary");
            }
            Ok(changes) => {
                self.problems.set(Vec::new());
                let mut changes = crate::ui::screens::completed(self.app, &book, changes);
                if let Some(atlas) = atlas::here() {
                    made_places::fill_in(atlas, &book, &mut changes, self.id, language());
                }
                self.save(changes);
            }
        }
    }

    fn save(self, changes: Vec<Change>) {
        self.keep_draft();
        self.is_saving.set(true);
        self.failure.set(None);
        // Worked out now: what is saved may draw the form anew.
        let undo = self.reopening();
        self.app.spawn(async move {
            let drafts: &[RecordId] = if self.has_more_typed() { &[] } else { &[self.id] };
            match self.app.save(changes.clone(), drafts).await {
                Ok(()) => {
                    let said = common::saved_here_at(clock_text(clock::now()));
                    self.app.notify_with_undo(said, undo);
                    self.tell_of_places(&changes);
                    match self.alone {
                        Some(alone) => self.go_on(alone),
                        None => self.leave(),
                    }
                }
                Err(failure) => {
                    self.is_saving.set(false);
                    self.failure.set(Some((failure, changes)));
                    page::focus("not-saved");
                }
            }
        });
    }

    /// Says what the list of localities knew of the places that came into the book by their names.
    fn tell_of_places(self, changes: &[Change]) {
        let Some(filled) = made_places::filled(changes, self.id) else { return };
        let next = match filled.places[..] {
            [id] => Some((Route::Show(Kind::Place, id), places::SHOW_PLACE.into())),
            _ => None,
        };
        self.app.notify_of(filled.said, filled.undo, next);
    }

    /// What takes back the choice that was made by saving, if one was.
    fn reopening(self) -> Vec<Change> {
        let field = self.decides();
        if field.is_empty() {
            return Vec::new();
        }
        vec![Change { id: self.id, kind: self.form.kind, edit: Edit::Reopen { field } }]
    }

    /// The field that the form was opened to decide; empty where there is none.
    fn decides(self) -> String {
        self.typed.with_value(|typed| typed.get(DECIDES).to_owned())
    }

    /// Goes where what was saved is shown.
    fn leave(self) {
        let book = self.app.book().get_untracked();
        // Who has answered in the form sees what came of it; who has only said which
        // shop it is goes on to the questions.
        let asks_on = self.is_new
            && self.form.kind == Kind::Check
            && !self.has_answers()
            && check_walk::has_deciding_question(&book, self.id, clock::today());
        let route = if asks_on {
            Route::Ask(self.id, None)
        } else {
            crate::ui::screens::home_of(&book, self.form.kind, self.id)
        };
        page::go_instead(self.app, route);
    }

    /// Throws away what was typed, and goes back.
    fn discard(self) {
        self.stop_timer();
        self.is_saving.set(true);
        self.app.spawn(async move {
            self.app.discard_draft(self.id).await;
            page::go_back(self.app, self.up());
        });
    }

    fn up(self) -> Route {
        if self.is_new {
            return Route::Today;
        }
        let book = self.app.book().get_untracked();
        crate::ui::screens::home_of(&book, self.form.kind, self.id)
    }
}

fn is_example(app: AppState) -> bool {
    app.settings().with_untracked(|settings| settings.example)
}

/// The form for a new record of a kind, or for one that is there.
#[component]
pub fn FormScreen(
    kind: Kind,
    /// The record, or the draft of one; `None` for a new one.
    id: Option<RecordId>,
    /// What a new record is made from.
    from: Option<RecordId>,
    /// The number, from 0, of the stop of that record, a tour, that a new visit tells of.
    #[prop(optional_no_strip)]
    stop: Option<usize>,
    /// The field that the person came to decide, of those that were changed apart.
    #[prop(optional)]
    decides: Option<&'static str>,
) -> AnyView {
    let Some(record) = id else {
        return view! { <FormBody kind id from stop decides /> }.into_any();
    };
    let app = use_app();
    // A choice that is made above the fields changes what stands in them: they are
    // filled anew. What was typed comes back from its draft.
    let waiting = Memo::new(move |_| {
        let choices = app.book().with(|book| open_choices::choices_in(book, record));
        choices.map(|it| it.fields.into_iter().map(|it| it.revisions).collect::<Vec<_>>())
    });
    // So that what was brought back above can be seen to be chosen.
    let is_astray = Memo::new(move |_| app.book().with(|book| bin::astray(book, record).is_some()));
    live(move || {
        waiting.track();
        is_astray.track();
        view! { <FormBody kind id from stop decides /> }
    })
}

#[component]
fn FormBody(
    kind: Kind,
    id: Option<RecordId>,
    from: Option<RecordId>,
    stop: Option<usize>,
    decides: Option<&'static str>,
) -> impl IntoView {
    let app = use_app();
    let open = OpenForm::open(app, kind, id.unwrap_or_else(device::new_id), from, stop);
    if let Some(field) = decides {
        open.typed.update_value(|typed| typed.set(DECIDES, field));
        page::focus(&element_id(field));
    }
    let deciding = open.decides();
    let deciding = (!deciding.is_empty())
        .then(|| choices::deciding(value_words::label(Some(kind), &deciding)));
    if id.is_none() {
        // So that a reload, or the way back here, finds the same draft.
        page::rename(Route::Edit(kind, open.id));
    }
    // Where somebody may write the name of a place that the book does not have yet.
    if matches!(kind, Kind::Visit | Kind::Provider | Kind::Tour | Kind::Agreement | Kind::Followup)
    {
        atlas::prepare(app);
    }
    page::on_hide(move || open.keep_draft());
    on_cleanup(move || open.keep_draft());
    let asks = RwSignal::new(false);
    let cancel = move |_| {
        if open.is_touched.get_untracked() {
            asks.set(true);
        } else {
            page::go_back(app, open.up());
        }
    };
    let title = if open.is_new { open.form.new_title } else { open.form.change_title };
    view! {
        <form
            class="form"
            novalidate=true
            on:submit=move |event| {
                event.prevent_default();
                open.submit();
            }
        >
            <h1 tabindex="-1">{t(title)}</h1>
            {id.map(|id| view! { <Astray id in_form=true /> })}
            {id.map(|id| view! { <OpenChoices id /> })}
            {deciding.map(|words| view! { <Callout kind="info" text=t(words) /> })}
            <ErrorSummary open=open />
            {(kind == Kind::Photo).then(|| view! { <Photo id=open.id /> })}
            {open
                .form
                .sections
                .iter()
                .enumerate()
                .map(|(at, section)| {
                    // In the cold car: what is seen comes right after what is said.
                    let is_first = kind == Kind::Visit && at == 0;
                    let photos = is_first.then(|| photos(open));
                    // What is asked for next is what has changed since then.
                    let last_time = is_first.then(|| view! { <LastTimeBeside open /> });
                    view! {
                        <FormSection open section />
                        {photos}
                        {last_time}
                    }
                })
                .collect_view()}
            <KnownParties kind />
            <NotSaved open=open />
            <Actions>
                <DraftLine open=open />
                <button
                    type="submit"
                    class="btn btn--primary"
                    aria-disabled=Signal::derive(move || open.is_saving.get().then_some("true"))
                >
                    {t(common::SAVE)}
                </button>
                <button type="button" class="btn btn--quiet" on:click=cancel>
                    {t(common::CANCEL)}
                </button>
            </Actions>
        </form>
        <Confirm
            is_open=asks
            title=t(words::DISCARD_TITLE)
            text=t(words::DISCARD_TEXT)
            yes=t(words::DISCARD_YES)
            no=t(words::DISCARD_NO)
            on_yes=move |()| open.discard()
        />
    }
}
