//! The questions of a check, one at a time, and what came out when none is left.

use leptos::prelude::*;

use super::shape;
use crate::app::AppState;
use crate::app::clock;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::app::walking::Walking;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::rule::fact::FactKind;
use crate::domain::rule::fact::FactSource;
use crate::domain::rule::question::Reach;
use crate::present::check_walk::Asking;
use crate::present::check_walk::CheckWalk;
use crate::present::check_walk::KnownFact;
use crate::present::check_walk::asking;
use crate::present::check_walk::check_walk;
use crate::present::check_walk::ending;
use crate::present::check_walk::source_to_begin_with;
use crate::present::check_walk::take_from_shop;
use crate::present::verdict::Question;
use crate::text::Message;
use crate::text::Phrase;
use crate::text::check_walk as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::form::AnswerForm;
use crate::ui::parts::Callout;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::screens::missing::MissingScreen;
use crate::ui::screens::rules::noting;
use crate::ui::words::t;

/// The id of the question, by which its answers are named.
const HEADING: &str = "ask-question";

/// The walk through one check.
#[derive(Clone, Copy)]
struct OnTheWay {
    app: AppState,
    id: RecordId,
    /// Changed to draw the screen anew at the same address.
    drawn: RwSignal<u32>,
}

impl OnTheWay {
    fn stands(self) -> Option<Result<CheckWalk, Phrase>> {
        let Walking { reach, skipped, .. } = self.app.walking(self.id);
        let today = clock::today();
        self.app.book().with_untracked(|book| check_walk(book, self.id, today, reach, &skipped))
    }

    /// Notes where the person stands, and goes to the question that is next.
    fn go_on(self, note: impl FnOnce(&mut Walking)) {
        let mut walking = self.app.walking(self.id);
        note(&mut walking);
        self.app.keep_walking(self.id, &walking);
        let next = self.stands().and_then(|it| it.ok()?.next);
        self.go(next);
    }

    fn go(self, question: Option<FactKind>) {
        let to = Route::Ask(self.id, question);
        if self.app.route().get_untracked() == to {
            page::rename(to);
            self.drawn.update(|times| *times = times.wrapping_add(1));
            page::focus_heading();
        } else {
            page::go(to);
        }
    }

    /// An answer is saved.
    fn answered(self, kind: FactKind, source: Option<FactSource>) {
        // An outlet alone may be no answer: how far it is by road is still to be said.
        let is_open =
            self.stands().is_some_and(|it| it.is_ok_and(|walk| walk.deciding.contains(&kind)));
        if is_open {
            self.app.notify(words::STILL_NEEDED);
        }
        self.go_on(|walking| {
            if is_open {
                walking.skip(kind);
            } else {
                walking.leave(kind);
            }
            if let Some(source) = source {
                walking.note_source(source);
            }
        });
    }

    fn back(self) {
        let mut walking = self.app.walking(self.id);
        let before = walking.back();
        self.app.keep_walking(self.id, &walking);
        if before.is_some() {
            self.go(before);
        }
    }

    fn take_from_shop(self) {
        let changes = self.app.book().with_untracked(|book| take_from_shop(book, self.id));
        let changes = noting(self.app, changes);
        self.app.spawn(async move {
            // A failure stands in the banner, and the button is still there.
            if self.app.save(changes, &[]).await.is_ok() {
                self.app.notify(words::TAKEN_FROM_SHOP);
                self.go_on(|_| ());
            }
        });
    }
}

/// A question of a check, or the one that is next.
#[component]
pub fn WalkScreen(id: RecordId, kind: Option<FactKind>) -> impl IntoView {
    let way = OnTheWay { app: use_app(), id, drawn: RwSignal::new(0) };
    live(move || {
        way.drawn.track();
        let asked = kind.filter(|kind| !kind.is_worked_out());
        match way.stands() {
            None => view! { <MissingScreen /> }.into_any(),
            Some(Err(problem)) => view! { <CannotAsk id problem /> }.into_any(),
            Some(Ok(walk)) => match asked.or(walk.next) {
                None => view! { <Ending way walk /> }.into_any(),
                Some(kind) => {
                    // So that a reload finds the same question.
                    page::rename(Route::Ask(id, Some(kind)));
                    view! { <Ask way walk kind /> }.into_any()
                }
            },
        }
    })
}

#[component]
fn CannotAsk(id: RecordId, problem: Phrase) -> impl IntoView {
    view! {
        <h1 tabindex="-1">{t(words::CANNOT_ASK)}</h1>
        <Callout kind="warning" text=t(problem)>
            <a class="btn btn--primary" href=Route::Edit(Kind::Check, id).href()>
                {t(words::OPEN_FORM)}
            </a>
        </Callout>
    }
}

/// One question, and below it what is known already.
#[component]
fn Ask(way: OnTheWay, walk: CheckWalk, kind: FactKind) -> impl IntoView {
    let OnTheWay { app, id, .. } = way;
    let walking = app.walking(id);
    let asked =
        app.book().with_untracked(|book| asking(book, id, kind, clock::today(), walking.reach));
    let Some(Ok(asked)) = asked else { return view! { <MissingScreen /> }.into_any() };
    let left = match u64::try_from(walk.deciding.len()) {
        Ok(0) => words::LEFT_NONE.into(),
        left => words::left(left.unwrap_or(u64::MAX)),
    };
    let source = source_to_begin_with(kind, &walking.sources);
    let on_back = (!walking.trail.is_empty()).then(|| Callback::new(move |()| way.back()));
    let on_skip = Callback::new(move |()| way.go_on(|walking| walking.skip(kind)));
    let on_saved = Callback::new(move |source| way.answered(kind, source));
    let head = view! {
        <header class="ask__head">
            <p class="small muted">
                <a href=Route::Show(Kind::Check, id).href()>{t(walk.title.clone())}</a>
                " · "
                {t(left)}
            </p>
            <QuestionHead asking=asked.clone() />
        </header>
        <FromShop way count=walk.from_shop />
    };
    view! {
        <AnswerForm
            check=id
            kind
            asking=asked
            head=head.into_any()
            source
            heading=HEADING
            on_saved
            on_skip
            on_back
        />
        <Known id known=walk.known />
    }
    .into_any()
}

#[component]
fn QuestionHead(asking: Asking) -> impl IntoView {
    view! {
        <h1 tabindex="-1" id=HEADING>{t(asking.question.text)}</h1>
        <p>{t(asking.question.help)}</p>
        {asking.why.into_iter().map(|why| view! { <p class="small muted">{t(why)}</p> }).collect_view()}
        {asking.now.map(|now| view! { <p class="ask__now">{t(now)}</p> })}
    }
}

/// What is known of the shop and not in the check, with a way to take it along.
#[component]
fn FromShop(way: OnTheWay, count: usize) -> impl IntoView {
    let known = u64::try_from(count).unwrap_or(u64::MAX);
    (count != 0).then(|| {
        view! {
            <Callout kind="info" text=t(words::from_shop(known))>
                <button type="button" class="btn" on:click=tap(move || way.take_from_shop())>
                    {t(words::TAKE_FROM_SHOP)}
                </button>
            </Callout>
        }
    })
}

/// What is known already: folded away, since the question is what matters.
#[component]
fn Known(id: RecordId, known: Vec<KnownFact>) -> impl IntoView {
    let count = u64::try_from(known.len()).unwrap_or(u64::MAX);
    (count != 0).then(|| {
        view! {
            <details class="section">
                <summary>{t(words::known(count))}</summary>
                <dl class="summary-list">
                    {known
                        .into_iter()
                        .map(|fact| view! { <KnownRow id fact /> })
                        .collect_view()}
                </dl>
            </details>
        }
    })
}

#[component]
fn KnownRow(id: RecordId, fact: KnownFact) -> impl IntoView {
    let KnownFact { line, age, asked_by } = fact;
    let told = [t(line.value), t(line.origin)].join(", ");
    let label = t(line.label);
    view! {
        <div>
            <dt>{label.clone()}</dt>
            <dd>
                {told}
                {(!line.detail.is_empty())
                    .then(|| view! { <p class="small muted">{line.detail}</p> })}
                {age.map(|age| view! { <p><Status kind="soon" text=t(age) /></p> })}
                <ToQuestion id kind=asked_by says=words::CHANGE of=label />
            </dd>
        </div>
    }
}

/// A link to a question; what it is about is heard and not seen, since it stands beside.
#[component]
fn ToQuestion(id: RecordId, kind: FactKind, says: Message, of: String) -> impl IntoView {
    view! {
        <a class="btn btn--quiet" href=Route::Ask(id, Some(kind)).href()>
            {t(says)}
            <span class="visually-hidden">": " {of}</span>
        </a>
    }
}

/// No question is left: what came out, what was skipped, and what else may be asked.
#[component]
fn Ending(way: OnTheWay, walk: CheckWalk) -> impl IntoView {
    let id = way.id;
    let heading = ending(&walk);
    let has_skipped = !walk.skipped.is_empty();
    let reach = way.app.walking(id).reach;
    view! {
        <p class="small muted">{t(walk.title)}</p>
        <h1 tabindex="-1">{t(heading)}</h1>
        <p>
            <Status kind=shape(walk.outcome) text=t(walk.outcome.word()) />
        </p>
        <p>{t(walk.headline)}</p>
        <p class="small muted">{t(walk.preliminary)} <br /> {t(walk.authority)}</p>
        <div class="btn-row">
            <a class="btn btn--primary" href=Route::Show(Kind::Check, id).href()>
                <Icon name="check" />
                {t(words::TO_RESULT)}
            </a>
            {has_skipped
                .then(|| {
                    let again = move || way.go_on(|walking| walking.skipped.clear());
                    view! {
                        <button type="button" class="btn" on:click=tap(again)>
                            {t(words::ASK_SKIPPED)}
                        </button>
                    }
                })}
        </div>
        <FromShop way count=walk.from_shop />
        <Questions id questions=walk.skipped title=words::SKIPPED says=words::ANSWER_NOW name="w-skipped" />
        <Further
            way
            form=walk.form
            rest=if reach == Reach::Form { 0 } else { walk.rest }
            other_forms=if reach == Reach::AllForms { 0 } else { walk.other_forms }
        />
        <Questions
            id
            questions=walk.cannot_be_known
            title=words::CANNOT_BE_KNOWN
            says=words::CHANGE
            name="w-cannot"
        />
        <Known id known=walk.known />
    }
}

/// Questions that have no answer, each with the way to it.
#[component]
fn Questions(
    id: RecordId,
    questions: Vec<Question>,
    title: Message,
    says: Message,
    name: &'static str,
) -> impl IntoView {
    (!questions.is_empty()).then(|| {
        view! {
            <Section id=name title=t(title)>
                <ul role="list">
                    {questions
                        .into_iter()
                        .map(|it| {
                            view! {
                                <li class="ask__line">
                                    <span>{t(it.text)}</span>
                                    <ToQuestion id kind=it.kind says of=t(it.text) />
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </Section>
        }
    })
}

/// What may be asked further: the rest of the form, and the other forms.
#[component]
fn Further(way: OnTheWay, form: Message, rest: usize, other_forms: usize) -> impl IntoView {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let to = move |reach: Reach, says: Phrase, why: Message| {
        view! {
            <p class="muted">{t(why)}</p>
            <button
                type="button"
                class="btn"
                on:click=tap(move || way.go_on(|walking| walking.reach = reach))
            >
                {t(says)}
            </button>
        }
    };
    (0 < rest + other_forms).then(|| {
        let all = (0 < other_forms).then(|| {
            to(Reach::AllForms, words::all_forms(count(other_forms)), words::ALL_FORMS_TEXT)
        });
        let rest =
            (0 < rest).then(|| to(Reach::Form, words::rest(count(rest), form), words::REST_TEXT));
        view! {
            <Section id="w-further" title=t(words::GO_ON)>
                <div class="ask__further">{all} {rest}</div>
            </Section>
        }
    })
}
