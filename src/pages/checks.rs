//! Brace check and hinge check: two minutes that open the heavier lifts (T23).

use super::safety::plan;
use crate::components::choice::segmented;
use crate::components::frame::{Leave, Screen};
use crate::platform::clock;
use crate::show;
use crate::state::app;
use crate::view::{IntoList, View, ask, live, view};
use crate::words::{prose, text, words};
use brace_domain::mark::Mark;
use brace_domain::update::Command;
use leptos::prelude::*;

/// Both checks: how they go, and whether they were passed.
pub(crate) fn checks_page() -> View {
    let app = app();
    let failed = RwSignal::new(String::new());
    let checks = [(Mark::BraceCheck, prose("checks_brace")), (Mark::HingeCheck, prose("checks_hinge"))];
    let cards = checks.map(|(mark, said)| {
        let last = move || app.with_state(|state| state.last_mark(mark));
        let choose = move |place: usize| {
            let (date, on) = match untrack(last) {
                Some(date) if place > 0 => (date, false),
                None if place > 0 => return,
                _ => (clock::now().date, true),
            };
            let done = app.dispatch(Command::MarkDay { date, mark, on });
            failed.set(done.err().map(show::not_done).unwrap_or_default());
        };
        let words_of_keys = prose("checks_passed").iter().map(|(_, word)| word.clone()).collect();
        let passed = move || last().map(|date| (words().format.long_date)(date, app.today()));
        let (name, why) = said.first().map_or(("", ""), |(name, why)| (name, why));
        let lines = said.iter().skip(1).map(|(_, line)| view! { <li>{line.as_str()}</li> });
        view! {
            <section class="card">
                <h2 class="h2">{name}</h2>
                <p class="sub">{why}</p>
                <ol class="cuelist">{lines.into_list()}</ol>
                {segmented(name, words_of_keys, ask(move || last().is_none().into()), Callback::new(choose))}
                <p class="sub" role="status">{live(passed)}</p>
            </section>
        }
    });
    view! {
        <Screen title=text("checks_title") leave=Leave::Back(plan())>
            <p>{text("checks_text")}</p>
            {cards.into_list()}
            <p class="error" role="alert">{failed}</p>
        </Screen>
    }
}
