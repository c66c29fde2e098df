//! The invitation to install, once, on the first screen.

use leptos::prelude::*;

use crate::app::boot;
use crate::app::route::Route;
use crate::app::use_app;
use crate::text::install as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Icon;
use crate::ui::words::t;

/// Offers to install, until it is taken or turned down; it then still stands
/// under "Mer".
#[component]
pub fn Invite() -> impl IntoView {
    let app = use_app();
    // The example is for looking around.
    let is_open =
        move || !app.is_example() && !app.settings().with(|settings| settings.install_dismissed);
    let turn_down = move || app.set(|settings| settings.install_dismissed = true);
    live(move || {
        let is_ios = boot::is_ios_tab();
        (is_open() && (is_ios || app.boot().installable())).then(|| {
            view! {
                <div class="banner">
                    <p class="banner__text">
                        <Icon name="phone-saved" />
                        {t(if is_ios { words::INVITE_IOS } else { words::INVITE })}
                    </p>
                    <div class="banner__actions">
                        {if is_ios {
                            view! {
                                <a class="btn" href=Route::Install.href()>
                                    {t(words::INVITE_HOW)}
                                </a>
                            }
                                .into_any()
                        } else {
                            view! {
                                <button
                                    type="button"
                                    class="btn"
                                    on:click=tap(move || {
                                        app.boot().install();
                                        turn_down();
                                    })
                                >
                                    {t(words::INSTALL)}
                                </button>
                            }
                                .into_any()
                        }}
                        <button type="button" class="btn btn--quiet" on:click=tap(turn_down)>
                            {t(words::NOT_NOW)}
                        </button>
                    </div>
                </div>
            }
        })
    })
}
