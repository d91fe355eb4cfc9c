//! Both ratios at the end of every week of the log.

use super::Shown;
use crate::components::icon::zone_sign;
use crate::components::ratio_card::{state_title, zone_class};
use crate::components::ratio_lines::ratio_lines;
use crate::route::Route;
use crate::show;
use crate::state::App;
use crate::view::{IntoList, View, live, view};
use crate::words::words;
use brace_domain::load::{Acwr, Ledger, weekly_ratios};
use chrono::{Datelike, Days, NaiveDate};
use leptos::prelude::*;

/// As many weeks are listed at first, and added by "Show more": a quarter, then years.
const WEEKS: usize = 12;
const MORE_WEEKS: usize = 52;
/// Both ratios over the whole log.
pub(super) fn every_week(app: App, shown: Shown) -> View {
    let w = words();
    let weeks = move || app.with_state(|state| weekly_ratios(state.ledgers(), shown.today));
    let listed = RwSignal::new(WEEKS);
    let number = move || {
        app.with_state(|state| state.ledgers().first_day()).map_or(0, |first| week_count(first, shown.today))
    };
    let next = move || number().saturating_sub(listed.get()).min(MORE_WEEKS);
    let lines = live(move || ratio_lines(&weeks(), (!shown.is_today()).then_some(shown.day)));
    let date = move |date: NaiveDate| {
        let this_year = date.year() == shown.today.year();
        if this_year { (w.format.short_date)(date) } else { (w.format.date_with_year)(date) }
    };
    let rows = move || {
        let weeks = weeks();
        let rows = weeks.iter().take(listed.get()).map(|week| {
            let here = week.week_end == shown.day;
            let to = shown.route(Some(week.week_end)).unwrap_or(Route::Load(None));
            view! {
                <tr class:now=here>
                    <th scope="row">
                        <a href=to.to_string() aria-current=here.then_some("date")>{date(week.week_end)}</a>
                    </th>
                    <td>{in_a_cell(week.session)}</td>
                    <td>{in_a_cell(week.axial)}</td>
                </tr>
            }
        });
        rows.into_list()
    };
    let column = |word: &'static str| view! { <th scope="col">{word}</th> };
    view! {
        <section class="card">
            <h2 class="h3">{w.load.weeks_title}</h2>
            <p class="sub">{w.load.weeks_text}</p>
            {lines}
            <table class="dose nums weeks">
                <caption class="vh">{w.load.weeks_title}</caption>
                <thead>
                    <tr>
                        {column(w.load.column_week.said())}
                        {column((w.load.ledger)(Ledger::Session).said())}
                        {column((w.load.ledger)(Ledger::Axial).said())}
                    </tr>
                </thead>
                <tbody>{live(rows)}</tbody>
            </table>
            <button
                type="button"
                class="btn"
                class:gone=move || next() == 0
                on:click=move |_| listed.update(|listed| *listed += MORE_WEEKS)
            >
                {live(move || (w.load.more_weeks)(next()))}
            </button>
        </section>
    }
}

/// How many weeks [`weekly_ratios`] lists.
fn week_count(first: NaiveDate, today: NaiveDate) -> usize {
    let sunday = |date: NaiveDate| date + Days::new(6 - u64::from(date.weekday().num_days_from_monday()));
    usize::try_from((sunday(today) - sunday(first)).num_days() / 7 + 1).unwrap_or(0)
}

fn in_a_cell(acwr: Acwr) -> View {
    match acwr {
        Acwr::Ratio { value, zone } => view! {
            <span class=zone_class(zone)>
                <b>{show::two_decimals(value)}</b> {zone_sign(zone)} <span>{state_title(acwr)}</span>
            </span>
        },
        _ => view! { <span class="none">{state_title(acwr)}</span> },
    }
}
