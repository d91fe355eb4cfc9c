//! An address that leads nowhere, or to something that was deleted.

use crate::components::frame::{Leave, Screen};
use crate::route::Route;
use crate::view::{View, view};
use crate::words::words;

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
