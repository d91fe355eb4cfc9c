//! The phone's clock and its random source, asked here and nowhere else.

use brace_domain::units::LocalMoment;
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::window;

/// Unix seconds, as a new stamp needs them.
pub(crate) fn unix_seconds() -> u64 {
    // The time of a date is a whole number of milliseconds well inside u64.
    (js_sys::Date::now() / 1000.0).max(0.0) as u64
}

/// Unix milliseconds, for timers that live through a reload.
pub(crate) fn unix_milliseconds() -> i64 {
    js_sys::Date::now() as i64
}

/// Civil date, wall time and offset of the zone, where the phone is now.
pub(crate) fn now() -> LocalMoment {
    let date = js_sys::Date::new_0();
    let year = i32::try_from(date.get_full_year()).unwrap_or(1970);
    LocalMoment {
        date: NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date()).unwrap_or_default(),
        time: NaiveTime::from_hms_opt(date.get_hours(), date.get_minutes(), 0).unwrap_or_default(),
        offset: -date.get_timezone_offset() as i16,
    }
}

/// Milliseconds since the page was opened; for telling two taps apart.
pub(crate) fn milliseconds() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Eight random bytes for the writer of this run; a clock reading where there is no random source.
pub(crate) fn random_bytes() -> [u8; 8] {
    let mut bytes = [0; 8];
    let filled = window().crypto().is_ok_and(|c| c.get_random_values_with_u8_array(&mut bytes).is_ok());
    if filled { bytes } else { js_sys::Date::now().to_bits().to_le_bytes() }
}

/// Now with its offset, as ISO 8601: `2026-11-22T17:04:00+01:00`.
pub(crate) fn iso_now() -> String {
    let now = now();
    let (sign, offset) = if now.offset < 0 { ('-', -now.offset) } else { ('+', now.offset) };
    format!("{}T{}{sign}{:02}:{:02}", now.date, now.time, offset / 60, offset % 60)
}
