//! The only place that reads the time.

use chrono::NaiveDate;
use chrono::NaiveDateTime;

/// The time on the wall here, to the second.
#[cfg(target_arch = "wasm32")]
pub fn now() -> NaiveDateTime {
    on_the_wall(&js_sys::Date::new_0())
}

/// What the wall said that many milliseconds after 1970.
#[cfg(target_arch = "wasm32")]
pub fn at(unix_milliseconds: u64) -> NaiveDateTime {
    #[expect(clippy::cast_precision_loss, reason = "a time is far below 2^53")]
    let milliseconds = unix_milliseconds as f64;
    on_the_wall(&js_sys::Date::new(&milliseconds.into()))
}

#[cfg(target_arch = "wasm32")]
fn on_the_wall(date: &js_sys::Date) -> NaiveDateTime {
    let year = i32::try_from(date.get_full_year()).unwrap_or(1970);
    NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date())
        .and_then(|day| day.and_hms_opt(date.get_hours(), date.get_minutes(), date.get_seconds()))
        .unwrap_or_default()
}

/// Natively there is no phone and no wall: tests tell the time themselves.
#[cfg(not(target_arch = "wasm32"))]
pub fn now() -> NaiveDateTime {
    NaiveDateTime::default()
}

#[cfg(not(target_arch = "wasm32"))]
pub fn at(_unix_milliseconds: u64) -> NaiveDateTime {
    NaiveDateTime::default()
}

/// The time in Greenwich, for files that programs in any zone read.
pub fn utc() -> NaiveDateTime {
    let milliseconds = i64::try_from(unix_milliseconds()).unwrap_or_default();
    chrono::DateTime::from_timestamp_millis(milliseconds).unwrap_or_default().naive_utc()
}

pub fn today() -> NaiveDate {
    now().date()
}

/// Milliseconds since 1970, for ids that sort by age.
#[cfg(target_arch = "wasm32")]
pub fn unix_milliseconds() -> u64 {
    #[expect(
        clippy::disallowed_methods,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "this is the place that reads the clock; it is after 1970 and fits"
    )]
    let milliseconds = js_sys::Date::now() as u64;
    milliseconds
}

#[cfg(not(target_arch = "wasm32"))]
pub fn unix_milliseconds() -> u64 {
    1
}
