//! The week that a programme would give, before it is saved.

use crate::pages::plan::{planner, says};
use crate::state::app;
use crate::view::{Ask, View, live, view};
use crate::words::{said, words};
use brace_domain::plan::{DayState, week_of};
use brace_domain::programme::Programme;
use chrono::Days;

/// A whole week as it would be, the next one; none while something in the form is not right yet.
pub(crate) fn plan_preview(programme: Ask<Option<Programme>>) -> View {
    let app = app();
    let preview = move || {
        let planner = planner(app).filter(|planner| planner.screen().plan_is_open())?;
        let planner = planner.with_programme(programme()?);
        let week = planner.week(week_of(planner.today()) + Days::new(7));
        let rows = week.days.iter().filter(|day| day.state == DayState::Planned).map(|day| {
            let name = (words().format.weekday)(day.date);
            view! { <li class="row between"><b>{name}</b><span class="sub">{says::title(day)} " · " {says::kind_line(day)}</span></li> }
        });
        let waived = week.waived.iter().map(|waived| view! { <li class="cap">{says::waived(*waived)}</li> });
        let rows: Vec<_> = rows.chain(waived).collect();
        Some(view! {
            <section class="card" aria-live="polite">
                <h2 class="h3">{said("setup_preview")}</h2>
                <ul class="plain">{rows}</ul>
            </section>
        })
    };
    live(preview)
}
