//! One answer of a check alone on its page: the same row of the check's form, with
//! answers large enough for a thumb, and its source and day beside it.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::OpenForm;
use super::fields::RowField;
use super::fields::element_id;
use super::section::DraftLine;
use super::trouble::ErrorSummary;
use super::trouble::NotSaved;
use crate::app::clock;
use crate::app::drafts::Draft;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::record::Record;
use crate::domain::recorded_fact::Said;
use crate::domain::recorded_fact::field;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::FactSource;
use crate::domain::rule::fact::Shape;
use crate::present::check_walk::AlternativeRow;
use crate::present::check_walk::Asking;
use crate::present::form::DECIDES;
use crate::present::form::Input;
use crate::present::form::Problem;
use crate::present::form::Row;
use crate::present::form::Typed;
use crate::present::form::fill;
use crate::present::form::join;
use crate::present::forms;
use crate::text::check_walk as words;
use crate::text::choice;
use crate::text::common;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Actions;
use crate::ui::parts::Callout;
use crate::ui::parts::Confirm;
use crate::ui::parts::Icon;
use crate::ui::words::language;
use crate::ui::words::t;

/// A row that is asked for alone, and what comes after its answer is saved: where
/// the answer came from is told.
#[derive(Clone, Copy)]
pub(super) struct Alone {
    row: &'static Row,
    then: Callback<Option<FactSource>>,
}

impl OpenForm {
    /// What is read and saved: all that was typed, or one row of it.
    pub(super) fn typed_to_save(self) -> Typed {
        let typed = self.typed.get_value();
        let Some(Alone { row, .. }) = self.alone else { return typed };
        let mut only = self.seen.with_value(|seen| seen.opened.clone());
        only.take_under(&typed, row.name);
        // Of two answers, the one that is saved here is the one that is meant.
        let is_open = |record: &Record| record.choices().iter().any(|it| it.field == row.name);
        if self.app.book().with_untracked(|book| book.get(self.id).is_some_and(is_open)) {
            only.set(DECIDES, row.name);
        }
        only
    }

    /// Whether a fact was stated since the form was opened.
    pub(super) fn has_answers(self) -> bool {
        let (typed, begun) = (self.typed.get_value(), self.begun.get_value());
        let mut facts = self.form.rows().filter(|row| matches!(row.input, Input::Fact(_)));
        facts.any(|row| !typed.is_same_under(&begun, row.name))
    }

    /// The rows besides the one asked for that were changed and are not saved.
    fn other_rows(self) -> Vec<&'static str> {
        let Some(Alone { row, .. }) = self.alone else { return Vec::new() };
        let (typed, opened) =
            (self.typed.get_value(), self.seen.with_value(|seen| seen.opened.clone()));
        let names = self.form.rows().map(|it| it.name).filter(|name| *name != row.name);
        names.filter(|name| !typed.is_same_under(&opened, name)).collect()
    }

    /// Whether a draft has to stay when what was asked for is saved.
    pub(super) fn has_more_typed(self) -> bool {
        !self.other_rows().is_empty()
    }

    /// What was asked for is saved: the rest stays a draft, of the record as it is now.
    pub(super) fn go_on(self, alone: Alone) {
        let others = self.other_rows();
        let typed = self.typed.get_value();
        let book = self.app.book().get_untracked();
        if let Some(record) = book.get(self.id).filter(|_| !others.is_empty()) {
            let base: BTreeSet<_> = record.history().heads().into_iter().collect();
            let content = record.history().as_of(&base).outcome().content;
            let mut rest = fill(self.form, &content, &book, language());
            for name in others {
                rest.take_under(&typed, name);
            }
            let texts = rest.entries().map(|(path, text)| (path.to_owned(), text.to_owned()));
            self.app.keep_draft(Draft {
                id: self.id,
                kind: self.form.kind,
                base,
                typed: texts.collect(),
                typed_at: clock::unix_milliseconds(),
            });
            self.app.spawn(self.app.settle_draft(self.id));
        }
        let source = typed.get(&join(alone.row.name, "source")).to_owned();
        alone.then.run(FactSource::from_token(&source));
    }

    /// Takes back what was typed in the row that is asked for; the rest stays a draft.
    fn take_back_row(self, row: &'static Row) {
        let opened = self.seen.with_value(|seen| seen.opened.clone());
        self.typed.update_value(|typed| typed.take_under(&opened, row.name));
        if self.has_more_typed() {
            self.keep_draft();
        } else {
            self.stop_timer();
            self.app.spawn(self.app.discard_draft(self.id));
        }
        self.is_touched.set(false);
    }
}

/// The row of a check's form that asks for a fact.
fn row_of(kind: FactKind) -> Option<(&'static Row, &'static [Row])> {
    let row = forms::form(Kind::Check).rows().find(|row| row.name == field(kind).name())?;
    match row.input {
        Input::Fact(rows) => Some((row, rows)),
        _ => None,
    }
}

/// The answer to one question of a check that is there.
#[component]
pub fn AnswerForm(
    check: RecordId,
    kind: FactKind,
    asking: Asking,
    /// What is asked. In the form, so that its buttons have all of the screen to make
    /// room in for what was just told.
    head: AnyView,
    /// Where the answer is taken to come from until the person says otherwise.
    source: Option<FactSource>,
    /// Names the group of answers.
    heading: &'static str,
    on_saved: Callback<Option<FactSource>>,
    on_skip: Callback<()>,
    /// Goes to the question before; `None` at the first one.
    on_back: Option<Callback<()>>,
) -> AnyView {
    let app = use_app();
    let Some((row, rows)) = row_of(kind) else { return ().into_any() };
    let open = OpenForm {
        alone: Some(Alone { row, then: on_saved }),
        ..OpenForm::open(app, Kind::Check, check, None, None)
    };
    if open.typed.with_value(|typed| typed.is_empty_under(row.name)) {
        open.typed.update_value(|typed| {
            typed.set(&join(row.name, "source"), source.map_or("", FactSource::token));
            typed.set(&join(row.name, "day"), &clock::today().to_string());
        });
    }
    let begun = StoredValue::new(open.typed.get_value());
    page::on_hide(move || open.keep_draft());
    on_cleanup(move || open.keep_draft());
    let asks = RwSignal::new(false);
    let skip = move || {
        let is_same = open
            .typed
            .with_value(|typed| begun.with_value(|begun| typed.is_same_under(begun, row.name)));
        if is_same { on_skip.run(()) } else { asks.set(true) }
    };
    let back = on_back.map(|on_back| {
        view! {
            <button type="button" class="btn btn--quiet" on:click=tap(move || on_back.run(()))>
                <Icon name="back" />
                {t(words::BACK)}
            </button>
        }
    });
    view! {
        <form
            class="form ask"
            novalidate=true
            on:submit=move |event| {
                event.prevent_default();
                submit(open, row);
            }
        >
            {head}
            <ErrorSummary open />
            {live(move || elsewhere(open, row))}
            <Answers open row rows kind asking heading />
            <NotSaved open />
            <Actions class="ask__actions">
                <DraftLine open />
                <button
                    type="submit"
                    class="btn btn--primary"
                    aria-disabled=Signal::derive(move || open.is_saving.get().then_some("true"))
                >
                    {t(words::SAVE)}
                </button>
                <button type="button" class="btn" on:click=tap(move || cannot_be_known(open, row))>
                    {t(words::CANNOT)}
                </button>
                <button type="button" class="btn btn--quiet" on:click=tap(skip)>
                    {t(words::SKIP)}
                </button>
            </Actions>
        </form>
        {back}
        <Confirm
            is_open=asks
            title=t(words::SKIP_TITLE)
            text=t(words::SKIP_TEXT)
            yes=t(words::SKIP_YES)
            no=t(words::SKIP_NO)
            on_yes=move |()| {
                open.take_back_row(row);
                on_skip.run(());
            }
        />
    }
    .into_any()
}

/// Saves the answer; where there is none, says so.
fn submit(open: OpenForm, row: &'static Row) {
    let parts = ["answer", "number", "compared"].map(|part| join(row.name, part));
    let is_answered =
        open.typed.with_value(|typed| parts.iter().any(|part| !typed.get(part).trim().is_empty()));
    if is_answered {
        open.submit();
        return;
    }
    let first = match row.input {
        Input::Fact([first, ..]) => first.name,
        _ => "",
    };
    let path = join(row.name, first);
    open.problems.set(vec![Problem { path, label: row.label, message: words::MISSING }]);
    page::focus("error-summary");
}

/// Saves that nobody can say: an answer, and no question any more.
fn cannot_be_known(open: OpenForm, row: &'static Row) {
    open.typed.update_value(|typed| {
        for part in ["number", "source", "compared"] {
            typed.set(&join(row.name, part), "");
        }
        typed.set(&join(row.name, "answer"), Said::CannotBeKnown.token());
    });
    open.touch();
    open.submit();
}

/// What else of the form is typed and not saved, with the way to it.
fn elsewhere(open: OpenForm, row: &'static Row) -> Option<AnyView> {
    let is_wrong_there = open
        .problems
        .with(|problems| problems.iter().any(|it| it.path.split('.').next() != Some(row.name)));
    (is_wrong_there || open.has_more_typed()).then(|| {
        view! {
            <Callout kind="info" text=t(words::DRAFT)>
                <a class="btn" href=Route::Edit(Kind::Check, open.id).href()>
                    {t(words::OPEN_FORM)}
                </a>
            </Callout>
        }
        .into_any()
    })
}

/// The answer itself, then where it comes from.
#[component]
fn Answers(
    open: OpenForm,
    row: &'static Row,
    rows: &'static [Row],
    kind: FactKind,
    asking: Asking,
    heading: &'static str,
) -> impl IntoView {
    let part = move |name: &str| {
        let found = rows.iter().find(|it| it.name == name);
        found.map(|it| view! { <RowField open row=it path=join(row.name, name) /> })
    };
    let answer = if kind.shape() == Shape::YesNo {
        view! { <YesOrNo open row heading /> }.into_any()
    } else {
        view! {
            <div class="ask__number">
                {part("number")}
                {asking.hint.map(|hint| view! { <p class="small muted">{t(hint)}</p> })}
            </div>
        }
        .into_any()
    };
    let which = asking.asks_which.map(|title| {
        if asking.alternatives.is_empty() {
            let without = asking.without_position;
            view! {
                {part("compared")}
                <NoAlternatives without />
            }
            .into_any()
        } else {
            view! { <Which open row title alternatives=asking.alternatives.clone() /> }.into_any()
        }
    });
    view! {
        {which}
        {answer}
        <div class="field-row">{part("source")} {part("day")}</div>
        {part("detail")}
    }
}

/// Yes and no, each a whole row to hit.
#[component]
fn YesOrNo(open: OpenForm, row: &'static Row, heading: &'static str) -> impl IntoView {
    let path = join(row.name, "answer");
    let answers = [(Said::Yes, common::YES), (Said::No, common::NO)];
    let now = open.typed.with_value(|typed| typed.get(&path).to_owned());
    let offers_cannot = now == Said::CannotBeKnown.token();
    let cannot = offers_cannot.then_some((Said::CannotBeKnown, choice::SAID_CANNOT_BE_KNOWN));
    let boxes = answers.into_iter().chain(cannot).enumerate().map(|(at, (said, word))| {
        let token = said.token();
        let path = path.clone();
        // The first one stands for the question where something is wrong.
        let id = if at == 0 { element_id(&path) } else { element_id(&join(&path, token)) };
        view! {
            <label class="choice">
                <input
                    class="choice__input"
                    type="radio"
                    name=element_id(&path)
                    id=id
                    prop:checked=now == token
                    on:change=move |_| open.type_at(&path, token)
                />
                <span class="choice__text">{t(word)}</span>
            </label>
        }
    });
    let boxes = boxes.collect_view();
    let wrong_id = format!("{}-e", element_id(&path));
    let described = wrong_id.clone();
    let wrong = Memo::new(move |_| {
        open.problems.with(|them| them.iter().find(|it| it.path == path).map(|it| it.message))
    });
    let said = live(move || {
        let id = wrong_id.clone();
        wrong.get().map(|message| {
            view! {
                <p class="field__error" id=id>
                    <Icon name="warning" />
                    {t(message)}
                </p>
            }
        })
    });
    view! {
        <fieldset
            class="choices ask__answers"
            aria-labelledby=heading
            aria-describedby=Signal::derive(move || wrong.get().map(|_| described.clone()))
        >
            {said}
            {boxes}
        </fieldset>
    }
}

/// Which outlet of the book it is, nearest first, with what the straight line says.
#[component]
fn Which(
    open: OpenForm,
    row: &'static Row,
    title: crate::text::Message,
    alternatives: Vec<AlternativeRow>,
) -> impl IntoView {
    let path = join(row.name, "compared");
    let name = element_id(&path);
    let now = open.typed.with_value(|typed| typed.get(&path).to_owned());
    let one = |value: String, words: AnyView| {
        let path = path.clone();
        let is_chosen = now == value;
        view! {
            <label class="choice">
                <input
                    class="choice__input"
                    type="radio"
                    name=name.clone()
                    prop:checked=is_chosen
                    on:change=move |_| open.type_at(&path, &value)
                />
                <span class="choice__text">{words}</span>
            </label>
        }
    };
    let rows = alternatives.into_iter().map(|it| {
        let hint: Vec<String> = [Some(t(it.line)), it.range.map(t)].into_iter().flatten().collect();
        let words = view! {
            {t(it.name)}
            <span class="choice__hint">{hint.join(", ")}</span>
            {it.proves.map(|proves| view! { <span class="choice__hint">{t(proves)}</span> })}
        };
        one(it.id.to_string(), words.into_any())
    });
    let rows = rows.collect_view();
    let other = one(String::new(), t(words::OTHER_OUTLET).into_any());
    view! {
        <fieldset class="choices ask__answers">
            <legend class="choices__title">{t(title)}</legend>
            <p class="field__hint">{t(words::WHICH_HINT)}</p>
            {rows}
            {other}
            <p class="small muted">{t(words::LINE_ENOUGH)}</p>
        </fieldset>
    }
}

/// Why no outlet can be offered with a distance, and what to do about it.
#[component]
fn NoAlternatives(without: Option<(Kind, RecordId)>) -> impl IntoView {
    match without {
        Some((kind, id)) => view! {
            <Callout kind="info" text=t(words::NO_POSITION)>
                <a class="btn" href=Route::Edit(kind, id).href()>
                    {t(words::GIVE_POSITION)}
                </a>
            </Callout>
        }
        .into_any(),
        None => view! { <p class="small muted">{t(words::NONE_WITH_POSITION)}</p> }.into_any(),
    }
}
