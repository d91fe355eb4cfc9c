//! All sessions, the newest first.

use crate::components::frame::{Leave, Screen};
use crate::components::icon::Icon;
use crate::route::Route;
use crate::show;
use crate::state::app;
use crate::view::{IntoList, View, ask, live, view};
use crate::words::words;
use brace_domain::log::{Origin, Session, SessionFacts};
use brace_domain::state::State;
use leptos::prelude::*;

/// As many sessions are shown at first, and added by each "Show more".
const PAGE: usize = 30;

/// The list of sessions.
pub(crate) fn log_page() -> View {
    let app = app();
    let w = words();
    let shown = RwSignal::new(PAGE);
    let over = ask(move || {
        if !app.is_whole() {
            return words().common.reading.to_owned();
        }
        let (sessions, sets) = app.with_log(|log| (log.session_count(), log.set_count()));
        if sessions == 0 {
            return String::new();
        }
        format!("{} · {}", (w.common.sessions)(sessions), (w.common.sets)(sets))
    });
    let months = move || {
        app.with_state(|state| {
            let mut months: Vec<(String, Vec<_>)> = Vec::new();
            for session in state.log().sessions().rev().take(shown.get()) {
                let month = (w.format.month)(session.facts.date);
                let row = row(state, session);
                match months.last_mut() {
                    Some((last, rows)) if *last == month => rows.push(row),
                    _ => months.push((month, vec![row])),
                }
            }
            let months = months.into_iter().map(|(month, rows)| {
                view! { <section><h2 class="h3">{month}</h2><ul class="card rows flush">{rows}</ul></section> }
            });
            months.into_list()
        })
    };
    let more = move || {
        let hidden = app.with_log(|log| log.session_count().saturating_sub(shown.get()));
        (hidden > 0).then(|| {
            view! {
                <button type="button" class="btn" on:click=move |_| shown.update(|shown| *shown += PAGE)>
                    {(w.log.more)(hidden)}
                </button>
            }
        })
    };
    let empty = move || {
        app.with_log(|log| log.session_count() == 0).then(|| view! {
            <div class="card">
                <h2 class="h3">{w.log.empty}</h2>
                <p class="sub">{w.log.empty_text}</p>
                <p class="acts-row"><a class="btn" href=Route::Today.to_string()>{w.common.to_today}</a></p>
            </div>
        })
    };
    view! { <Screen title=w.log.title over=over leave=Leave::Gear>{live(empty)} {live(months)} {live(more)}</Screen> }
}

/// " · RPE 6 × 52 min", marked where it is an estimate; nothing where it is not known.
pub(crate) fn rated(facts: &SessionFacts) -> Option<String> {
    let w = words();
    let rated = match (facts.rpe, facts.minutes) {
        (Some(rpe), Some(minutes)) => (w.log.rated)(rpe.get(), minutes.get()),
        (None, Some(minutes)) => (w.common.minutes_of)(minutes.get()),
        _ => return None,
    };
    let estimated =
        if facts.estimated { format!(" ({})", w.session.estimated.said()) } else { String::new() };
    Some(format!(" · {rated}{estimated}"))
}

fn row(state: &State, session: &Session) -> View {
    let w = words();
    let facts = &session.facts;
    let origin = (facts.origin != Origin::Brace).then(|| format!(" · {}", w.log.imported.said()));
    let running = facts.running.then(|| format!(" · {}", w.log.running.said()));
    view! {
        <li>
            <a class="lrow pad" href=Route::Session(session.id).to_string()>
                <span class="date sub">{(w.format.short_date)(facts.date)}</span>
                <span class="grow">
                    <b class="clamp">{show::session_title(state, session)}</b>
                    <span class="sub block">
                        {(w.common.sets)(session.set_count())} {rated(facts)} {running} {origin}
                    </span>
                </span>
                {Icon::Next.view()}
            </a>
        </li>
    }
}
