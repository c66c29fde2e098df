//! An address that leads nowhere, or a record that was deleted.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::text::missing as words;
use crate::ui::parts::Empty;
use crate::ui::words::t;

#[component]
pub fn MissingScreen() -> impl IntoView {
    view! {
        <h1 tabindex="-1">{t(words::TITLE)}</h1>
        <Empty icon="info" title=t(words::WHAT) text=t(words::WHAT_TO_DO)>
            <a class="btn btn--primary" href=Route::Today.href()>
                {t(words::TODAY)}
            </a>
            <a class="btn" href=Route::Bin.href()>
                {t(words::BIN)}
            </a>
        </Empty>
    }
}
