//! The second question: who gets it.

use leptos::prelude::*;

use super::HEADING;
use super::Sending;
use super::Step;
use crate::app::sending::Recipient;
use crate::domain::parts::Party;
use crate::present::titles;
use crate::text::Message;
use crate::text::common;
use crate::text::format;
use crate::text::send as words;
use crate::text::visit_form as labels;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Actions;
use crate::ui::parts::Confirm;
use crate::ui::parts::Field;
use crate::ui::words::language;
use crate::ui::words::t;

/// Which of the earlier recipients is chosen; `None` for somebody else.
type Picked = RwSignal<Option<Party>>;

impl Sending {
    /// Forgets a recipient, on the person's word.
    fn forget(self, party: Party, picked: Picked) {
        self.app.spawn(async move {
            match self.app.forget_recipient(&party).await {
                Ok(()) => {
                    self.app.notify(words::FORGOTTEN);
                    picked.set(None);
                    self.look_up_earlier().await;
                }
                Err(failure) => self.app.notify(failure.words()),
            }
        });
    }
}

#[component]
pub fn WhomStep(sending: Sending) -> impl IntoView {
    let recipient = sending.recipient.get_untracked();
    let earlier = sending.earlier;
    let is_earlier = earlier.with_untracked(|it| it.iter().any(|it| it.party == recipient));
    let picked: Picked = RwSignal::new(is_earlier.then(|| recipient.clone()));
    let typed = if is_earlier { Party::default() } else { recipient };
    let (role, organisation) = (RwSignal::new(typed.role), RwSignal::new(typed.organisation));
    let asks = RwSignal::new(false);
    let has_earlier = Memo::new(move |_| earlier.with(|it| !it.is_empty()));
    let go_on = move || {
        let typed = || {
            let [role, organisation] =
                [role, organisation].map(|it| it.with_untracked(|it| it.trim().to_owned()));
            Party { role, organisation }
        };
        sending.send_to(picked.get_untracked().unwrap_or_else(typed));
    };
    view! {
        <form
            class="form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                go_on();
            }
        >
            <h2 id=HEADING tabindex="-1">
                {t(words::WHOM_STEP)}
            </h2>
            {live(move || has_earlier.get().then(|| view! { <Earlier sending picked /> }))}
            {live(move || {
                if picked.with(Option::is_some) {
                    view! {
                        <div class="btn-row">
                            <button
                                type="button"
                                class="btn btn--quiet btn--danger"
                                on:click=tap(move || asks.set(true))
                            >
                                {t(words::FORGET)}
                            </button>
                        </div>
                    }
                        .into_any()
                } else {
                    view! {
                        <p>{t(words::WHOM_HINT)}</p>
                        <Line id="send-role" label=labels::ROLE value=role />
                        <Line id="send-organisation" label=labels::ORGANISATION value=organisation />
                    }
                        .into_any()
                }
            })}
            <Actions>
                <button type="submit" class="btn btn--primary">
                    {t(words::CONTINUE)}
                </button>
                <button
                    type="button"
                    class="btn btn--quiet"
                    on:click=tap(move || sending.go(Step::What))
                >
                    {t(common::BACK)}
                </button>
            </Actions>
        </form>
        <Confirm
            is_open=asks
            title=t(words::FORGET_TITLE)
            text=t(words::FORGET_TEXT)
            yes=t(words::FORGET_YES)
            no=t(common::CANCEL)
            on_yes=move |()| {
                if let Some(party) = picked.get_untracked() {
                    sending.forget(party, picked);
                }
            }
        />
    }
}

/// Those who have been sent files before, and somebody else.
#[component]
fn Earlier(sending: Sending, picked: Picked) -> impl IntoView {
    let rows = move || {
        let known = sending.earlier.get().into_iter().map(|it| {
            let Recipient { party, sent_at } = it;
            let day = format::day(sent_at.date(), language());
            let name = titles::party(&party);
            view! { <Choice name hint=t(words::last_sent(day)) party=Some(party) picked /> }
        });
        known.collect_view()
    };
    view! {
        <fieldset class="choices">
            <legend class="choices__title">{t(words::EARLIER)}</legend>
            {live(rows)}
            <Choice name=t(words::OTHER) hint=String::new() party=None picked />
        </fieldset>
    }
}

#[component]
fn Choice(name: String, hint: String, party: Option<Party>, picked: Picked) -> impl IntoView {
    let own = party.clone();
    view! {
        <label class="choice">
            <input
                class="choice__input"
                type="radio"
                name="send-whom"
                prop:checked=Signal::derive(move || picked.with(|it| *it == own))
                on:change=move |_| picked.set(party.clone())
            />
            <span class="choice__text">
                {name}
                {(!hint.is_empty()).then(|| view! { <span class="choice__hint">{hint}</span> })}
            </span>
        </label>
    }
}

#[component]
fn Line(id: &'static str, label: Message, value: RwSignal<String>) -> impl IntoView {
    view! {
        <Field id label=t(label) let:_ties>
            <input
                class="field__input"
                id=id
                type="text"
                autocomplete="off"
                on:input:target=move |event| value.set(event.target().value())
                prop:value=value.get_untracked()
            />
        </Field>
    }
}
