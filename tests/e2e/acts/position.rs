//! Where the phone is, and whether it may tell.

use crate::harness::Page;
use serde_json::json;

/// The phone is here, give or take some metres; Chromium only.
#[track_caller]
pub fn is_at(page: &Page, latitude: f64, longitude: f64, accuracy: u32) {
    allows_position(page, "granted");
    page.devtools(
        "Emulation.setGeolocationOverride",
        &json!({ "latitude": latitude, "longitude": longitude, "accuracy": accuracy }),
    );
}

/// Whether pages may ask the phone where it is; Chromium only.
#[track_caller]
pub fn allows_position(page: &Page, setting: &str) {
    let permission = json!({ "permission": { "name": "geolocation" }, "setting": setting });
    page.devtools("Browser.setPermission", &permission);
}
