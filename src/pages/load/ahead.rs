//! "What if": loads for the next seven days, and where they lead.

use super::{kept_ledger, ledger_at};
use crate::components::choice::segmented;
use crate::components::icon::zone_sign;
use crate::components::ratio_card::zone_class;
use crate::show;
use crate::state::App;
use crate::view::{View, ask, live, view};
use crate::words::words;
use brace_domain::load::{Ledger, Ledgers, Load, plan_ratios, plan_share, ramp};
use brace_domain::state::State;
use chrono::{Days, NaiveDate};
use leptos::prelude::*;

const DAYS: usize = 7;
/// A slider reaches a third beyond the largest day of the last four weeks, and this much at least.
const LEAST_REACH: [u32; 2] = [600, 3_000];
/// What a slider moves by.
const STEPS: [u32; 2] = [10, 50];

/// Loads of today and the six days after it, on top of what today holds.
type Plan = [u32; DAYS];

/// A slider for each day, and what comes of it.
pub(super) fn ahead(app: App) -> View {
    let w = words().load.ahead;
    // The volume ledger has no ratio.
    let place = RwSignal::new(kept_ledger().min(1));
    let plan = RwSignal::new(Plan::default());
    let repeat = move || {
        let today = untrack(|| app.today());
        plan.set(
            app.with_state(|state| week_before(state.ledgers(), ledger_at(place.get_untracked()), today)),
        );
    };
    untrack(repeat);
    let choose = Callback::new(move |chosen| {
        place.set(chosen);
        repeat();
    });
    let ledgers = [Ledger::Session, Ledger::Axial].map(|ledger| (words().load.ledger)(ledger).to_owned());
    let sliders = move || {
        let (ledger, today) = (ledger_at(place.get()), app.today());
        let reach = app.with_state(|state| reach(state, place.get(), today));
        (0..DAYS).map(|day| slider(app, ledger, place, plan, today, day, reach)).collect::<Vec<_>>()
    };
    let verdict = move || {
        let (ledger, today) = (ledger_at(place.get()), app.today());
        app.with_state(|state| said(state, ledger, today, &plan.get()))
    };
    view! {
            <p class="sub">{w.text}</p>
            {segmented(words().load.choose_ledger.said(), ledgers.to_vec(), ask(move || place.get()), choose)}
            <ul class="ahead">{live(sliders)}</ul>
            <p class="h3" aria-live="polite">{live(verdict)}</p>
            <p class="acts-row">
                <button type="button" class="btn" on:click=move |_| repeat()>{w.repeat}</button>
                <button type="button" class="btn" on:click=move |_| plan.set(Plan::default())>{w.clear}</button>
            </p>
    }
}

/// The loads of the same weekdays last week; of today's what is not done yet.
fn week_before(ledgers: &Ledgers, ledger: Ledger, today: NaiveDate) -> Plan {
    let load = |date: NaiveDate| ledgers.day(date).load(ledger).map_or(0, Load::whole);
    std::array::from_fn(|day| {
        let date = today + Days::new(day as u64);
        let left = (load(date - Days::new(7)) - load(date)).max(0);
        u32::try_from(left).unwrap_or(u32::MAX)
    })
}

fn reach(state: &State, place: usize, today: NaiveDate) -> u32 {
    let ledger = ledger_at(place);
    let days = state.ledgers().days(today - Days::new(28), today);
    let largest = days.filter_map(|(_, day)| day.load(ledger)).map(Load::whole).max().unwrap_or(0);
    let [least, step] = [LEAST_REACH, STEPS].map(|values| values.get(place).copied().unwrap_or(1));
    let reach = u32::try_from(largest + largest / 3).unwrap_or(u32::MAX).max(least);
    reach.div_ceil(step).saturating_mul(step)
}

fn slider(
    app: App,
    ledger: Ledger,
    place: RwSignal<usize>,
    plan: RwSignal<Plan>,
    today: NaiveDate,
    day: usize,
    reach: u32,
) -> View {
    let w = words().load.ahead;
    let date = today + Days::new(day as u64);
    let name = (words().format.weekday)(date);
    let load = move || plan.with(|plan| plan.get(day).copied().unwrap_or(0));
    let said = move || match load() {
        0 => w.none.to_owned(),
        load => show::load(ledger, load.into()),
    };
    let slide = move |event| {
        if let Ok(load) = event_target_value(&event).parse::<u32>() {
            plan.update(|plan| plan.iter_mut().skip(day).take(1).for_each(|planned| *planned = load));
        }
    };
    let ratio = move || {
        let ratios = app.with_state(|state| plan_ratios(state.ledgers(), ledger, today, &plan.get()));
        ratios.get(day).copied().flatten().map(|ratio| view! {
            <span class=zone_class(ratio.zone)>{show::two_decimals(ratio.value)} {zone_sign(ratio.zone)}</span>
        })
    };
    let step = STEPS.get(place.get_untracked()).copied().unwrap_or(1);
    view! {
        <li>
            <span>{name.clone()}</span>
            <input
                type="range"
                min="0"
                max=reach.to_string()
                step=step.to_string()
                aria-label=(w.load_of)(&name)
                aria-valuetext=said
                prop:value=move || load().to_string()
                on:input=slide
            />
            <span class="nums">{live(said)}</span>
            <span class="nums">{live(ratio)}</span>
        </li>
    }
}

/// Whether the plan fits, or how much of it.
fn said(state: &State, ledger: Ledger, today: NaiveDate, plan: &Plan) -> String {
    let w = words().load.ahead;
    let own_caps =
        state.deload_decisions(today).accepted.is_some() || ramp(state.ledgers(), ledger, today).is_some();
    if own_caps {
        return w.own_caps.to_owned();
    }
    if plan_ratios(state.ledgers(), ledger, today, plan).is_empty() {
        return w.no_ratio.to_owned();
    }
    let Some(share) = plan_share(state.ledgers(), ledger, today, plan) else { return w.all_rest.to_owned() };
    if share.fits() {
        return w.fits.to_owned();
    }
    let day = (words().format.weekday)(today + Days::new(share.day as u64));
    match share.percent().filter(|percent| *percent > 0) {
        Some(percent) => (w.at_most)(percent, &day, share.by_guard),
        None => (w.no_share)(&day),
    }
}
