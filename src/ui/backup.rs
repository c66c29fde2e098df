//! The reminder to back up: always there with its age and changes, louder as
//! they grow, quiet for a while when the person says so.

use leptos::prelude::*;

use crate::app::AppState;
use crate::app::clock;
use crate::app::page;
use crate::app::route::Route;
use crate::app::settings::Settings;
use crate::app::use_app;
use crate::present::backup;
use crate::present::backup::Backup;
use crate::present::backup::BackupState;
use crate::present::backup::BackupUrgency;
use crate::present::backup::PutOff;
use crate::text::backup as texts;
use crate::text::today_screen as words;
use crate::ui::erased::live;
use crate::ui::erased::tap;
use crate::ui::parts::Callout;
use crate::ui::parts::Icon;
use crate::ui::parts::Section;
use crate::ui::parts::Status;
use crate::ui::words::t;

/// What the device remembers of its backups.
pub fn backup_state(settings: &Settings) -> BackupState {
    BackupState {
        last: settings.backed_up_on(),
        changes: settings.changes_since_backup,
        put_off: settings.backup_put_off().map(|(until, changes)| PutOff { until, changes }),
    }
}

/// The backup of the open book; the example has none.
fn shown(app: AppState) -> Option<Backup> {
    let settings = app.settings().get();
    (!settings.example).then(|| backup::backup(backup_state(&settings), clock::today()))
}

/// What stands first on Idag when a lost phone would take much with it.
#[component]
pub fn BackupAlarm() -> impl IntoView {
    let app = use_app();
    live(move || {
        let late = shown(app).filter(|backup| backup.urgency == BackupUrgency::Late)?;
        Some(view! {
            <Callout kind="warning" text=t(late.words)>
                <BackUp />
                <PutOffButton />
            </Callout>
        })
    })
}

/// How old the last backup is, and a way to the next.
#[component]
pub fn BackupSection() -> impl IntoView {
    let app = use_app();
    live(move || {
        let Backup { words: said, urgency, put_off } = shown(app)?;
        let said = match urgency {
            BackupUrgency::Calm => view! { <span class="muted">{t(said)}</span> }.into_any(),
            BackupUrgency::Soon => view! { <Status kind="soon" text=t(said) /> }.into_any(),
            BackupUrgency::Late => view! { <Status kind="late" text=t(said) /> }.into_any(),
        };
        Some(view! {
            <Section id="today-backup" title=t(words::BACKUP)>
                <p>{said}</p>
                <FolderTrouble />
                {put_off.map(|words| view! { <p class="muted small">{t(words)}</p> })}
                <div class="btn-row">
                    <BackUp />
                    {(urgency == BackupUrgency::Soon).then(|| view! { <PutOffButton /> })}
                </div>
            </Section>
        })
    })
}

/// That the folder is no longer written to, and where that is mended.
#[component]
fn FolderTrouble() -> impl IntoView {
    let app = use_app();
    live(move || {
        let is_halted = app.folder_backup().trouble().is_some();
        is_halted.then(|| {
            view! {
                <p>
                    <Status kind="late" text=t(texts::FOLDER_HALTED) />
                    " "
                    <a href=Route::Storage.href()>{t(texts::FOLDER_MEND)}</a>
                </p>
            }
        })
    })
}

#[component]
fn BackUp() -> impl IntoView {
    view! {
        <a class="btn" href=Route::Share.href()>
            <Icon name="export" />
            {t(words::BACK_UP)}
        </a>
    }
}

#[component]
fn PutOffButton() -> impl IntoView {
    let app = use_app();
    let put_off = move || {
        let state = app.settings().with_untracked(backup_state);
        let PutOff { until, changes } = state.putting_off(clock::today());
        app.put_off_backup(until, changes);
        app.notify(texts::WAS_PUT_OFF);
        // The button is gone.
        page::focus_heading();
    };
    view! {
        <button type="button" class="btn btn--quiet" on:click=tap(put_off)>
            {t(texts::PUT_IT_OFF)}
        </button>
    }
}
