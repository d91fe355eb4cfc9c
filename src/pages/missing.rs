//! An address that leads nowhere, or to something that was deleted.

use crate::components::frame::{Leave, Screen};
use crate::route::Route;
use crate::view::{View, live_by, view};
use crate::words::words;

/// A page about something, for as long as it is there. What else the page has read does not build it anew: it may hold what
/// somebody is typing.
pub(crate) fn page_while(
    there: impl Fn() -> bool + Copy + Send + Sync + 'static,
    mut page: impl FnMut() -> View + Send + 'static,
) -> View {
    live_by(move || there().into(), move || if there() { page() } else { missing_page() })
}

/// Says so, and leads back.
pub(crate) fn missing_page() -> View {
    let w = &words().common;
    view! {
        <Screen title=w.not_found leave=Leave::Back(Route::Today)>
            <div class="card">
                <p>{w.not_found_text}</p>
                <p class="acts-row"><a class="btn" href=Route::Today.to_string()>{w.to_today}</a></p>
            </div>
        </Screen>
    }
}
