//! Hand-over: chosen for a place, a municipality or the whole book, read here, printed or mailed,
//! and sent as a file.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::page;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::kind::Kind;
use crate::domain::selection::Scope;
use crate::present::handover;
use crate::present::part;
use crate::text::handover as titles;
use crate::text::handover_screen as words;
use crate::ui::erased::live;
use crate::ui::parts::Field;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::screens::paper::paper_buttons;
use crate::ui::screens::paper::sheet;
use crate::ui::words::language;
use crate::ui::words::t;

const WHAT: &str = "handover-what";

/// What is handed over, beginning with what is `chosen`.
#[component]
pub fn HandoverScreen(chosen: Scope) -> impl IntoView {
    let app = use_app();
    // A municipality is chosen by any of its places.
    let chosen = match chosen {
        Scope::Municipality(id) => {
            let found = app.book().with_untracked(|book| part::municipality_of(book, id));
            found.map_or(Scope::Book, Scope::Municipality)
        }
        Scope::Around(id) => Scope::Around(app.book().with_untracked(|it| it.standing_for(id))),
        other => other,
    };
    let scope = RwSignal::new(chosen);
    let (municipalities, places) = app.book().with_untracked(|book| {
        (part::municipalities(book), part::choices(book, Kind::Place, language()))
    });
    let mut options: Vec<(Scope, String)> = vec![(Scope::Book, t(words::BOOK))];
    options.extend(
        municipalities
            .into_iter()
            .map(|(id, name)| (Scope::Municipality(id), t(words::municipality(name)))),
    );
    options.extend(places.into_iter().map(|(id, name)| (Scope::Around(id), t(words::place(name)))));
    // A long list is cut, but never before the one that is looked at.
    if options.iter().all(|(of, _)| *of != chosen)
        && let Some(name) = app.book().with_untracked(|book| part::name(book, chosen))
    {
        options.push((chosen, t(words::place(t(name)))));
    }
    let choices = StoredValue::new(options.clone());
    let options = options.into_iter().enumerate().map(|(at, (of, said))| {
        let is_chosen = scope.with_untracked(|it| *it == of);
        view! {
            <option value=at.to_string() selected=is_chosen>
                {said}
            </option>
        }
    });
    let options = options.collect_view();
    let paper = Memo::new(move |_| {
        let scope = scope.get();
        app.book().with(|book| handover::paper(book, scope, clock::today()))
    });
    view! {
        <h1 tabindex="-1" class="no-print">
            {t(titles::TITLE)}
        </h1>
        <p class="lead no-print">{t(words::LEAD)}</p>
        <div class="no-print">
            <Field id=WHAT label=t(words::WHAT) let:_ties>
                <select
                    class="field__input"
                    id=WHAT
                    on:change:target=move |event| {
                        let at = event.target().value().parse::<usize>().ok();
                        let of = choices.with_value(|all| Some(all.get(at?)?.0));
                        let of = of.unwrap_or(Scope::Book);
                        scope.set(of);
                        // Who comes back from sending the file finds the same.
                        page::rename(match of {
                            Scope::Around(id) => Route::Handover(Some(id)),
                            Scope::Municipality(id) => Route::HandoverOfMunicipality(id),
                            Scope::Book | Scope::Period(_) => Route::Handover(None),
                        });
                    }
                >
                    {options}
                </select>
            </Field>
        </div>
        {live(move || {
            let paper = paper.get();
            let buttons = paper_buttons(&paper);
            view! {
                {buttons}
                <article class="memo">{sheet(paper, false)}</article>
            }
        })}
        <AsFile scope />
    }
}

/// The way to a file of what is chosen.
#[component]
fn AsFile(scope: RwSignal<Scope>) -> impl IntoView {
    view! {
        <div class="no-print">
            <Section id="handover-file" title=t(words::FILE)>
                <p class="muted">{t(words::FILE_HINT)}</p>
                {live(move || {
                    let to = match scope.get() {
                        Scope::Around(id) => Route::SendOf(id),
                        Scope::Municipality(id) => Route::SendOfMunicipality(id),
                        Scope::Book | Scope::Period(_) => Route::Send,
                    };
                    view! {
                        <div class="btn-row">
                            <a class="btn btn--primary" href=to.href()>
                                <Icon name="share" />
                                {t(words::SEND)}
                            </a>
                        </div>
                    }
                })}
            </Section>
        </div>
    }
}
