//! The plan on Today: the session of the day with its reasons, the room that is left, the easier week, the bad day.

use super::{day, says};
use crate::components::figure::thumb;
use crate::components::icon::{Icon, axial_glyph};
use crate::components::notice::{Notice, Tone};
use crate::components::ruler::planned_ruler;
use crate::pages::settings::block_weeks;
use crate::pages::today::{reading, start};
use crate::platform::page;
use crate::route::Route;
use crate::show;
use crate::state::App;
use crate::view::{View, live, view};
use crate::words::{said, say, words};
use brace_domain::catalog::{AxialClass, Equipment, ExerciseId};
use brace_domain::load::{Ledger, loaded_weeks};
use brace_domain::log::Extra;
use brace_domain::mark::Mark;
use brace_domain::plan::{
    DayPlan, DayState, Item, Limit, PlanChange, PlanEdit, PlannedLoad, Planner, Role, week_of,
};
use brace_domain::update::Command;
use chrono::{Days, NaiveDate, Weekday};
use leptos::prelude::*;

/// Minutes of "I have only 20 minutes".
const SHORT: u8 = 20;

/// The cards of a day with a plan.
pub(crate) fn cards(app: App) -> View {
    let body = move || {
        if !app.is_whole() {
            return reading();
        }
        let Some(planner) = super::planner(app) else { return super::start_card() };
        if !planner.screen().plan_is_open() {
            return super::safety_notice(&planner);
        }
        let day = planner.day(app.today());
        view! {
            {super::safety_notice(&planner)}
            {counsel(app, &planner)}
            {session(app, &planner, &day)}
            {(day.state == DayState::Planned).then(|| room(&planner, &day))}
            {ahead(app, &planner)}
        }
    };
    view! { {crate::pages::check_in::card()} {live(body)} }
}

/// The keys below: the planned session, or five minutes; a free one where none is planned.
pub(crate) fn keys(app: App, failed: RwSignal<String>) -> View {
    let planner = super::planner(app).filter(|planner| planner.screen().plan_is_open());
    let Some(planner) = planner else {
        return view! { <a class="btn main-act" href=Route::Safety(0).to_string()>{said("plan_to_safety")}</a> };
    };
    let ids = |day: &DayPlan| day.items.iter().map(|item| item.exercise.clone()).collect::<Vec<ExerciseId>>();
    let day = planner.day(app.today());
    let (planned, five) = (ids(&day), ids(&planner.five_minutes()));
    let main = if day.state == DayState::Planned {
        view! {
            <button type="button" class="btn main-act" on:click=move |_| day::start(app, planned.clone(), failed)>
                {said("today_start")}
            </button>
        }
    } else {
        view! {
            <button type="button" class="btn main-act" on:click=move |_| start(app, None, failed)>{said("today_free")}</button>
        }
    };
    view! {
        {main}
        <button type="button" class="btn tall two five" on:click=move |_| day::start(app, five.clone(), failed)>
            {said("today_five")} <small>{said("today_five_text")}</small>
        </button>
    }
}

/// What is worth saying before the session: a flare, confidence first, low mood.
fn counsel(app: App, planner: &Planner) -> View {
    let flare = planner.readiness().flare.map(|flare| {
        let over = move |_| {
            // Refused when it was said in another tab already.
            let _ = app.dispatch(Command::MarkDay { date: app.today(), mark: Mark::FlareOver, on: true });
        };
        let heading = say("today_flare_day", &[&(u16::from(flare.day) + 1).to_string()]);
        view! {
            <Notice tone=Tone::Neutral icon=Icon::Info heading=heading text=said("today_flare_text")>
                <button type="button" on:click=over>{said("today_flare_over")}</button>
            </Notice>
        }
    });
    let beliefs = planner.beliefs();
    let confidence = beliefs.is_some_and(|beliefs| beliefs.confidence_first());
    let low = beliefs.is_some_and(|beliefs| beliefs.low_mood());
    let lines = [
        (planner.readiness().worth_a_check, "plan_locked_c"),
        (confidence, "today_confidence"),
        (low, "today_low_mood"),
    ];
    let lines = lines
        .into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, code)| view! { <p class="sub">{said(code)}</p> });
    view! { {flare} {lines.collect::<Vec<_>>()} }
}

/// The session of the day in a card.
fn session(app: App, planner: &Planner, day: &DayPlan) -> View {
    if day.state != DayState::Planned {
        let title = if day.state == DayState::Done { said("today_done") } else { said("today_rest") };
        let next = planner.next_session().map(|next| {
            let line = format!("{}, {}", says::date(next.date), says::title(&next));
            view! { <p class="sub">{say("today_rest_text", &[&line])}</p> }
        });
        return view! { <section class="card"><h2 class="h2">{title}</h2>{next}</section> };
    }
    let lead = day.items.iter().find(|item| item.role == Role::Main).or(day.items.first());
    let (lead_name, why) = app.with_state(|state| {
        let name = lead.map(|item| show::exercise_name(state, &item.exercise)).unwrap_or_default();
        let why = lead.map(|item| says::why(state, &item.why)).unwrap_or_default();
        (name, why)
    });
    let dose = lead.map(says::dose);
    let not_more = lead.and_then(|item| says::limits(item, &lead_name).into_iter().next());
    let grown = lead.and_then(|item| item.dose.step).map(says::step);
    let held = says::held(planner, day);
    let figure = lead
        .and_then(|item| item.record)
        .map(|record| view! { <div class="lead-figure">{thumb(record.figure, 1.0)}</div> });
    let count = (words().common.exercises)(day.items.len());
    let all = say("today_all", &[&count]);
    let date = day.date;
    let without = planner.without(date);
    let short = |edit: &PlanEdit| matches!(edit, PlanEdit::Minutes(minutes) if *minutes <= SHORT);
    let is_short = app.with_state(|state| {
        state.plan_changes().any(|(_, change)| change.date == date && short(&change.edit))
    });
    let quick = [
        (day.minutes > SHORT.into() && !is_short, "today_short", PlanEdit::Minutes(SHORT)),
        (
            planner.programme().equipment.has(Equipment::Rack) && !without.has(Equipment::Rack),
            "today_no_rack",
            PlanEdit::Without(without.with(Equipment::Rack, true)),
        ),
        (tomorrow_is_free(planner, date), "today_tomorrow", PlanEdit::Move { to: date + Days::new(1) }),
    ];
    let quick = quick.into_iter().filter(|(offered, ..)| *offered).map(|(_, code, edit)| {
        let change = PlanChange { date, edit, bends: None, extra: Extra::NONE };
        let make = move |_| {
            // Refused when it was changed so already.
            let _ = app.dispatch(Command::ChangePlan(vec![change.clone()]));
            page::focus("#session-heading");
        };
        view! { <button type="button" class="btn" on:click=make>{said(code)}</button> }
    });
    view! {
        <section class="card session-card" aria-labelledby="session-heading">
            <div class="row between">
                <span class="badge">{axial_glyph(says::class(day))} {says::kind(day.kind)}</span>
                <span class="sub">{(words().common.minutes_of)(day.minutes)} " · " {count}</span>
            </div>
            <div class="lead">
                <div>
                    <h2 class="h2" id="session-heading" tabindex="-1">{says::title(day)}</h2>
                    <p>{lead_name}<span class="block num">{dose}</span></p>
                </div>
                {figure}
            </div>
            <p class="sub line-above">{why} " " {grown} " " {not_more} " " {held}</p>
            <a class="lrow line-above" href=Route::PlanDay(date).to_string()>
                <span class="grow">{all}</span> {Icon::Next.view()}
            </a>
            <div class="acts-row">{quick.collect::<Vec<_>>()}</div>
        </section>
    }
}

/// Whether the session can wait until tomorrow.
fn tomorrow_is_free(planner: &Planner, date: NaiveDate) -> bool {
    let tomorrow = date + Days::new(1);
    week_of(tomorrow) == week_of(date) && planner.day(tomorrow).state == DayState::Rest
}

fn loads_the_spine_by_a_load_to_find(item: &Item) -> bool {
    let loads = item.record.is_some_and(|record| record.axial >= AxialClass::Moderate);
    loads && matches!(item.dose.load, PlannedLoad::Find { .. })
}

/// What the plan takes of the room in both ledgers.
fn room(planner: &Planner, day: &DayPlan) -> View {
    let load = planner.load_of(day);
    let rows = [Ledger::Axial, Ledger::Session].into_iter().filter_map(|ledger| {
        let place = usize::from(ledger == Ledger::Axial);
        let cap = planner.room().session[place]?;
        let (planned, most) = (load[place], cap.max);
        let why = match cap.limit {
            Limit::Room { cap, .. } => (words().load.allowed.reason)(cap).said(),
            _ => "",
        };
        let label = say(
            "today_room",
            &[
                (words().load.ledger_of)(ledger).said(),
                &show::load(ledger, planned),
                &show::load(ledger, most),
            ],
        );
        // A load that is not known is not 0.
        let found = ledger == Ledger::Session || !day.items.iter().any(loads_the_spine_by_a_load_to_find);
        let label = if found { label } else { say("today_room_find", &[&label]) };
        Some(view! {
            <div class="state">
                <p class="sub">{label.clone()}</p>
                {planned_ruler(planned as f64, most as f64, label)}
                <p class="cap">{why}</p>
            </div>
        })
    });
    let rows: Vec<_> = rows.collect();
    let none = rows.is_empty().then(|| view! { <p class="sub">{words().load.allowed.no_cap}</p> });
    view! {
        <section aria-labelledby="room-heading">
            <h2 class="h3" id="room-heading">{said("today_room_title")}</h2>
            <div class="states">{rows}</div>
            {none}
            <a class="lrow line-above" href=Route::Load(None).to_string()>
                <span class="grow">{words().load.title}</span> {Icon::Next.view()}
            </a>
        </section>
    }
}

/// The next easier week, and the way through a bad day.
fn ahead(app: App, planner: &Planner) -> View {
    let weeks = u16::from(block_weeks());
    let today = app.today();
    let counted = app.with_state(|state| loaded_weeks(state.ledgers(), today, Weekday::Mon)).min(weeks - 1);
    let first = week_of(today) + Days::new(7 * u64::from(weeks - 1 - counted));
    let when = if first < today { said("today_now").to_owned() } else { (words().format.short_date)(first) };
    let line = say("today_deload_in", &[&(counted + 1).to_string(), &weeks.to_string()]);
    let flare = planner.readiness().flare.is_none().then(|| {
        let begin = move |_| {
            // Refused when it was said in another tab already.
            let _ = app.dispatch(Command::MarkDay { date: app.today(), mark: Mark::Flare, on: true });
        };
        view! { <button type="button" class="btn" on:click=begin>{said("today_flare")}</button> }
    });
    view! {
        <div class="row between line-above ahead">
            <p>{said("today_next_deload")} " " <b>{when}</b><span class="sub block">{line}</span></p>
            {flare}
        </div>
    }
}
