//! The list over all follow-ups: in groups, narrowed by owner, place and plan, several ticked off at once.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::FollowupList;
use super::letter::OwnersLetter;
use super::shape_of;
use super::ticking::mark_all_done;
use crate::app::clock;
use crate::app::parcel::Parcel;
use crate::app::route::Route;
use crate::app::use_app;
use crate::domain::id::RecordId;
use crate::domain::kind::Kind;
use crate::domain::moment;
use crate::present::calendar_file;
use crate::present::followups::FollowupRow;
use crate::present::followups_page::Choices;
use crate::present::followups_page::Filter;
use crate::present::followups_page::FollowupsPage;
use crate::present::followups_page::followups_page;
use crate::text::common;
use crate::text::followups_screen as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Actions;
use crate::ui::parts::Empty;
use crate::ui::parts::Field;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::parts::in_pieces;
use crate::ui::screens::taking::TakeFile;
use crate::ui::words::language;
use crate::ui::words::t;

/// What is being picked to be ticked off together; `None` while nothing is.
type Picked = RwSignal<Option<BTreeSet<RecordId>>>;

#[component]
pub fn FollowupsScreen() -> impl IntoView {
    let app = use_app();
    let filter = RwSignal::new(Filter::default());
    let picked: Picked = RwSignal::new(None);
    let shown = Memo::new(move |_| {
        app.book().with(|book| filter.with(|it| followups_page(book, it, clock::today())))
    });
    let is_empty = Memo::new(move |_| shown.with(|it| it.is_empty));
    let is_picking = Memo::new(move |_| picked.with(Option::is_some));
    let has_open = Memo::new(move |_| shown.with(|it| it.open().next().is_some()));
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        {live(move || {
            if is_empty.get() {
                view! {
                    <Empty icon="check" title=t(words::EMPTY) text=t(words::EMPTY_TEXT)>
                        <NewFollowup is_primary=true />
                    </Empty>
                }
                    .into_any()
            } else {
                view! { <Head filter shown has_open picked /> }.into_any()
            }
        })}
        {live(move || {
            let is_picking = is_picking.get();
            let page = shown.get();
            let nothing = page.shows_nothing() && !page.is_empty;
            let group = move |id, title: String, rows: Vec<FollowupRow>| {
                let picked = is_picking.then_some(picked);
                view! { <Group id title rows picked /> }
            };
            view! {
                {nothing.then(|| view! { <p class="muted" role="status">{t(words::NONE_FOUND)}</p> })}
                {group("f-late", t(words::LATE), page.late)}
                {group("f-soon", t(words::SOON), page.soon)}
                {group("f-later", t(words::LATER), page.later)}
                {group("f-waiting", t(words::WAITING), page.waiting)}
                {(!is_picking)
                    .then(|| view! { <Group id="f-done" title=t(words::DONE) rows=page.settled picked=None /> })}
            }
        })}
        {live(move || is_picking.get().then(|| view! { <PickedBar shown picked /> }))}
        {live(move || {
            let owner = filter.with(|it| it.owner.clone()).filter(|it| !it.is_empty());
            // Who has done all there was gets no letter.
            let owner = owner.filter(|_| has_open.get());
            owner.map(|owner| view! { <OwnersLetter owner shown /> })
        })}
    }
}

#[component]
fn NewFollowup(is_primary: bool) -> impl IntoView {
    view! {
        <a
            class="btn"
            class:btn--primary=is_primary
            href=Route::New(Kind::Followup, None).href()
        >
            <Icon name="add" />
            {t(words::NEW)}
        </a>
    }
}

/// What can be done with the list, and what narrows it.
#[component]
fn Head(
    filter: RwSignal<Filter>,
    shown: Memo<FollowupsPage>,
    has_open: Memo<bool>,
    picked: Picked,
) -> impl IntoView {
    let app = use_app();
    let all = move || {
        let all = shown.with_untracked(|it| it.open().map(|row| row.id).collect());
        picked.set(Some(all));
    };
    let calendar = Callback::new(move |()| {
        let ids: Vec<RecordId> = shown.with_untracked(|it| it.open().map(|row| row.id).collect());
        let events =
            app.book().with_untracked(|book| calendar_file::of_followups(book, ids, language()));
        let day = moment::write_day(clock::today());
        let name = t(words::calendar_name(day));
        Parcel::of_text(name, calendar_file::text(&events, clock::utc()))
    });
    view! {
        <div class="btn-row no-print">
            <NewFollowup is_primary=false />
            {live(move || {
                has_open
                    .get()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="btn"
                                aria-pressed=Signal::derive(move || {
                                    picked.with(Option::is_some).to_string()
                                })
                                on:click=tap(move || {
                                    let now = picked.with_untracked(Option::is_some);
                                    picked.set((!now).then(BTreeSet::new));
                                })
                            >
                                {t(words::PICK)}
                            </button>
                            {live(move || {
                                let is_picking = picked.with(Option::is_some);
                                is_picking
                                    .then(|| {
                                        view! {
                                            <button type="button" class="btn" on:click=tap(all)>
                                                {t(words::PICK_ALL)}
                                            </button>
                                        }
                                    })
                            })}
                            <TakeFile
                                icon="calendar"
                                file=calendar
                                save=words::CALENDAR
                                done=words::CALENDAR_SAVED
                            />
                        }
                    })
            })}
        </div>
        <Filters filter shown />
    }
}

/// The three ways to narrow the list, each where there is something to choose.
#[component]
fn Filters(filter: RwSignal<Filter>, shown: Memo<FollowupsPage>) -> impl IntoView {
    let choices = Memo::new(move |_| shown.with(|it| it.choices.clone()));
    let has_choices = Memo::new(move |_| {
        choices.with(|it: &Choices| {
            it.owners.len() + usize::from(it.has_unowned) > 1
                || it.places.len() > 1
                || !it.plans.is_empty()
        }) || filter.with(|it| !it.is_everything())
    });
    // Once used it stays open: it would close over what one has just chosen in.
    let is_used = Memo::new(move |was: Option<&bool>| {
        filter.with(|it| !it.is_everything()) || was == Some(&true)
    });
    let owners = move || {
        let choices = choices.get();
        let owners = choices.owners.into_iter().map(|it| (format!("o{it}"), it));
        let nobody = choices.has_unowned.then(|| ("o".to_owned(), t(words::NOBODY)));
        owners.chain(nobody).collect::<Vec<_>>()
    };
    let of = |records: Vec<(RecordId, crate::text::Phrase)>| {
        records.into_iter().map(|(id, title)| (id.to_string(), t(title))).collect::<Vec<_>>()
    };
    let chosen_owner = move || filter.with(|it| it.owner.as_ref().map(|it| format!("o{it}")));
    let chosen = |id: Option<RecordId>| id.map(|it| it.to_string());
    live(move || {
        has_choices.get().then(|| {
            view! {
                // Folded on a phone, where the list itself is what one came for.
                <details
                    class="form__more no-print section"
                    prop:open=is_used
                >
                <summary>{t(words::NARROW)}</summary>
                <div class="field-row">
                    <Narrow
                        id="f-owner"
                        label=t(words::OWNER)
                        options=Signal::derive(owners)
                        chosen=Signal::derive(move || chosen_owner().unwrap_or_default())
                        choose=Callback::new(move |text: String| {
                            let owner = text.strip_prefix('o').map(str::to_owned);
                            filter.update(|it| it.owner = owner);
                        })
                    />
                    <Narrow
                        id="f-place"
                        label=t(words::PLACE)
                        options=Signal::derive(move || of(choices.get().places))
                        chosen=Signal::derive(move || {
                            chosen(filter.with(|it| it.place)).unwrap_or_default()
                        })
                        choose=Callback::new(move |text: String| {
                            filter.update(|it| it.place = text.parse().ok());
                        })
                    />
                    <Narrow
                        id="f-plan"
                        label=t(words::PLAN)
                        options=Signal::derive(move || of(choices.get().plans))
                        chosen=Signal::derive(move || {
                            chosen(filter.with(|it| it.plan)).unwrap_or_default()
                        })
                        choose=Callback::new(move |text: String| {
                            filter.update(|it| it.plan = text.parse().ok());
                        })
                    />
                </div>
                </details>
            }
        })
    })
}

/// One way to narrow the list; nothing where there is nothing to choose.
#[component]
fn Narrow(
    id: &'static str,
    label: String,
    options: Signal<Vec<(String, String)>>,
    chosen: Signal<String>,
    choose: Callback<String>,
) -> impl IntoView {
    let has_options = Memo::new(move |_| !options.with(Vec::is_empty));
    live(move || {
        let label = label.clone();
        has_options.get().then(|| {
            view! {
                <Field id label let:_ties>
                    <select
                        class="field__input"
                        id=id
                        on:change:target=move |event| choose.run(event.target().value())
                    >
                        {live(move || {
                            let now = chosen.get();
                            let all = view! { <option value="" selected=now.is_empty()>{t(words::ALL)}</option> };
                            let others = options
                                .get()
                                .into_iter()
                                .map(|(value, word)| {
                                    let is_chosen = value == now;
                                    view! { <option value=value selected=is_chosen>{word}</option> }
                                });
                            view! {
                                {all}
                                {others.collect_view()}
                            }
                        })}
                    </select>
                </Field>
            }
        })
    })
}

#[component]
fn Group(
    id: &'static str,
    title: String,
    rows: Vec<FollowupRow>,
    picked: Option<Picked>,
) -> impl IntoView {
    let count = rows.len().to_string();
    (!rows.is_empty()).then(|| {
        view! {
            <Section id title count>
                {match picked {
                    None => in_pieces(rows, |rows| view! { <FollowupList rows /> }.into_any()),
                    Some(picked) => {
                        in_pieces(rows, move |rows| view! { <PickList rows picked /> }.into_any())
                    }
                }}
            </Section>
        }
    })
}

/// Follow-ups as boxes to tick.
#[component]
fn PickList(rows: Vec<FollowupRow>, picked: Picked) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        let id = row.id;
        let place = row.place.map(|(_, name)| name).unwrap_or_default();
        let meta: Vec<String> =
            [row.owner, place].into_iter().filter(|it| !it.is_empty()).collect();
        let is_picked = move || picked.with(|it| it.as_ref().is_some_and(|it| it.contains(&id)));
        view! {
            <label class="choice">
                <input
                    class="choice__input"
                    type="checkbox"
                    prop:checked=is_picked
                    on:change:target=move |event| {
                        let is_on = event.target().checked();
                        picked
                            .update(|it| {
                                if let Some(picked) = it {
                                    if is_on {
                                        picked.insert(id);
                                    } else {
                                        picked.remove(&id);
                                    }
                                }
                            });
                    }
                />
                <span class="choice__text">
                    {t(row.what)} <span class="choice__hint">{meta.join(" · ")}</span>
                    <Status kind=shape_of(row.status, row.urgency) text=t(row.when) />
                </span>
            </label>
        }
    });
    view! { <div class="choices">{rows.collect_view()}</div> }
}

/// What is done with all that is picked.
#[component]
fn PickedBar(shown: Memo<FollowupsPage>, picked: Picked) -> impl IntoView {
    let app = use_app();
    // Only what is seen: who picked something and then narrowed the list ticks off nothing unseen.
    let chosen = Memo::new(move |_| {
        shown.with(|page| {
            let open = page.open().map(|row| row.id);
            picked.with(|picked| {
                let is_picked = |id: &RecordId| picked.as_ref().is_some_and(|it| it.contains(id));
                open.filter(is_picked).collect::<Vec<_>>()
            })
        })
    });
    let count = move || chosen.with(Vec::len);
    let done = move || {
        let ids = chosen.get_untracked();
        if !ids.is_empty() {
            mark_all_done(app, ids, move || {
                // The person may have gone on to another screen.
                let _gone = picked.try_set(None);
                crate::app::page::focus_heading();
            });
        }
    };
    view! {
        <Actions class="no-print">
            <button
                type="button"
                class="btn btn--primary"
                aria-disabled=Signal::derive(move || (count() == 0).then_some("true"))
                on:click=tap(done)
            >
                <Icon name="check" />
                {live(move || t(words::tick_picked(count().to_string())))}
            </button>
            <button type="button" class="btn btn--quiet" on:click=tap(move || picked.set(None))>
                {t(common::CANCEL)}
            </button>
        </Actions>
    }
}
