//! What Brace is and is not, and which version this is.

use crate::components::frame::{Leave, Screen, link_row};
use crate::pages::method::paragraphs;
use crate::route::Route;
use crate::view::{View, view};
use crate::words::{text, words};

/// The page about Brace.
pub(crate) fn about_page() -> View {
    let w = &words().settings;
    view! {
        <Screen title=w.about_title leave=Leave::Back(Route::Settings)>
            <div class="card stack">{paragraphs("about")}</div>
            {link_row(&Route::Learn, words().learn.about_row)}
            {link_row(&Route::SafetyAnswers, text("safety_print_or_share"))}
            <p class="cap">{(w.version)(env!("CARGO_PKG_VERSION"))}</p>
        </Screen>
    }
}
