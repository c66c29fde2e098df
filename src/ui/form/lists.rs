//! Lists in a form: participants, phases, a visit's new follow-ups.

use leptos::prelude::*;

use super::OpenForm;
use super::fields::element_id;
use super::fields::part_fields;
use super::quick::QuickAnswers;
use super::quick::SameAsLastTime;
use crate::app::page;
use crate::domain::kind::Kind;
use crate::present::form::List;
use crate::present::form::Row;
use crate::present::form::join;
use crate::text::form as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Icon;
use crate::ui::words::t;

/// Any number of groups of fields, each added and removed with a button.
#[component]
pub(super) fn ListField(
    open: OpenForm,
    row: &'static Row,
    list: &'static List,
    path: String,
) -> impl IntoView {
    let items = RwSignal::new(open.typed.with_value(|typed| typed.items(&path)));
    let path = StoredValue::new(path);
    let add_id = element_id(&join(row.name, "add"));
    let add = move |_| {
        let number = items.with_untracked(|items| items.last().map_or(0, |last| last + 1));
        items.update(|items| items.push(number));
        let first = list.rows.first().map_or("", |row| row.name);
        page::focus(&element_id(&join(&join(&path.get_value(), number), first)));
    };
    let remove = {
        let add_id = add_id.clone();
        move |number: u32| {
            items.update(|items| items.retain(|it| *it != number));
            let item = join(&path.get_value(), number);
            open.typed.update_value(|typed| typed.remove_under(&item));
            open.touch();
            page::focus(&add_id);
        }
    };
    view! {
        <div class="form__list" role="group" aria-label=t(row.label)>
            <For
                each=move || items.get()
                key=|number| *number
                children=move |number| {
                    let item = join(&path.get_value(), number);
                    let place = move || {
                        items.with(|items| items.iter().position(|it| *it == number).unwrap_or(0) + 1)
                    };
                    let remove = remove.clone();
                    view! {
                        <fieldset class="group">
                            <legend class="group__title">
                                {live(move || t(words::item(t(list.item), place())))}
                            </legend>
                            {part_fields(open, list.rows, &item)}
                            {list.child.is_some().then(|| view! { <QuickAnswers open item=StoredValue::new(item.clone()) /> })}
                            <button
                                type="button"
                                class="btn btn--quiet btn--danger group__remove"
                                on:click=tap(move || remove(number))
                            >
                                <Icon name="delete" />
                                {live(move || t(words::remove_item(t(list.item).to_lowercase(), place())))}
                            </button>
                        </fieldset>
                    }
                }
            />
            <div class="btn-row">
                {(row.name == "participants" && open.form.kind == Kind::Visit)
                    .then(|| view! { <SameAsLastTime open items /> })}
                <button type="button" class="btn" id=add_id on:click=add>
                    <Icon name="add" />
                    {t(list.add)}
                </button>
            </div>
        </div>
    }
}
