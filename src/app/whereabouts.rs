//! Where the device is, when a person asks for it.

use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::domain::place::Position;
use crate::domain::place::PositionSource;

/// As long as satellites may take in a valley.
const PATIENCE_MS: u32 = 30_000;

/// Why there is no position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPosition {
    #[error("the browser may not tell where it is; allow it in the browser's settings")]
    Refused,
    #[error("no position within half a minute; go outside and try again")]
    TimedOut,
    #[error("the device does not know where it is; turn on its positioning")]
    NotFound,
    #[error("this browser can't tell where it is; write the position")]
    NotAble,
}

/// Asks the device where it is; it asks the person for leave the first time. Always
/// anew: who asks again has driven on, or was told a poor position.
///
/// # Errors
///
/// Returns [`NoPosition`] with what to do instead.
pub async fn position() -> Result<Position, NoPosition> {
    let geolocation = window().navigator().geolocation().map_err(|_none| NoPosition::NotAble)?;
    let options = web_sys::PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(PATIENCE_MS);
    let mut begun = Ok(());
    let promise = Promise::new(&mut |resolve, reject| {
        begun = geolocation.get_current_position_with_error_callback_and_options(
            &resolve,
            Some(&reject),
            &options,
        );
    });
    begun.map_err(|_refused| NoPosition::NotAble)?;
    match JsFuture::from(promise).await {
        Ok(found) => Ok(located(&found.unchecked_into())),
        Err(error) => Err(why_not(&error.unchecked_into())),
    }
}

fn located(found: &web_sys::Position) -> Position {
    let coordinates = found.coords();
    Position {
        latitude: whole(coordinates.latitude() * 1_000_000.0),
        longitude: whole(coordinates.longitude() * 1_000_000.0),
        uncertainty: Some(whole(coordinates.accuracy().max(1.0))),
        source: Some(PositionSource::Device),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "degrees and metres of the earth")]
fn whole(number: f64) -> i64 {
    number.round() as i64
}

fn why_not(error: &web_sys::PositionError) -> NoPosition {
    match error.code() {
        1 => NoPosition::Refused,
        3 => NoPosition::TimedOut,
        _ => NoPosition::NotFound,
    }
}
