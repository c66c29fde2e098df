//! The map of Sweden, fetched when somebody first needs it and then kept. The
//! service worker has it on the phone from the first visit on.

use std::sync::OnceLock;

use leptos::prelude::*;

use super::AppState;
use super::files;
use crate::domain::map::atlas::Atlas;

static HERE: OnceLock<Atlas> = OnceLock::new();

/// The map can't be had now: no network, and the browser has not kept it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the map is not here; connect and try again")]
pub struct NoAtlas;

/// How far the map is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coming {
    Fetching,
    Here(&'static Atlas),
    NotHere,
}

impl Coming {
    /// The map, once it is here.
    pub const fn here(self) -> Option<&'static Atlas> {
        match self {
            Self::Here(atlas) => Some(atlas),
            Self::Fetching | Self::NotHere => None,
        }
    }
}

/// Fetches the map into `coming`, unless it is here; also once more after a failure.
pub fn fetch(app: AppState, coming: RwSignal<Coming>) {
    if let Some(atlas) = HERE.get() {
        coming.set(Coming::Here(atlas));
        return;
    }
    coming.set(Coming::Fetching);
    app.spawn(async move {
        let come = fetched().await.map_or(Coming::NotHere, Coming::Here);
        // The person may have gone on to another screen.
        let _gone = coming.try_set(come);
    });
}

/// Sees to it that the map is here when it is asked for a little later.
pub fn prepare(app: AppState) {
    if HERE.get().is_none() {
        app.spawn(async {
            // Without it nothing is filled in, and nothing is lost.
            let _come = fetched().await;
        });
    }
}

/// The map, if it has come.
pub fn here() -> Option<&'static Atlas> {
    HERE.get()
}

async fn fetched() -> Result<&'static Atlas, NoAtlas> {
    let name = format!("sverige-{}.bin", hash().ok_or(NoAtlas)?);
    let bytes = files::fetch_own_bytes(&name).await.ok_or(NoAtlas)?;
    let atlas = Atlas::read(&bytes).map_err(|_broken| NoAtlas)?;
    Ok(HERE.get_or_init(|| atlas))
}

/// The hash in the map's name, which the build has written into the page.
fn hash() -> Option<String> {
    let named = document().query_selector("meta[name='faltbok-map']").ok()??;
    named.get_attribute("content")
}
