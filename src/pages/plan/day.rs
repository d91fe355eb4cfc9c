//! One day of the plan: its exercises with why and why not more, and every change that can be made by hand. Nothing is
//! forbidden; what bends a rule says so before it is done.

use super::says;
use crate::components::choice::do_one;
use crate::components::frame::{Leave, Screen};
use crate::components::icon::{Icon, axial_glyph};
use crate::pages::today::reading;
use crate::platform::page;
use crate::route::Route;
use crate::show;
use crate::state::{App, NotDone, app};
use crate::view::{View, ask, live, view};
use crate::words::{said, say, term, words};
use brace_domain::catalog::{Equipment, ExerciseId, LIBRARY};
use brace_domain::log::Extra;
use brace_domain::plan::{
    DayKind, DayPlan, DayState, Finding, Item, PlanChange, PlanEdit, Planner, Rule, week_of,
};
use brace_domain::state::State;
use brace_domain::update::{Command, Refusal};
use chrono::{Days, NaiveDate};
use leptos::prelude::*;

/// Minutes that a shorter session may have.
const SHORTER: [u8; 5] = [10, 20, 30, 45, 60];

/// The page of a day.
pub(crate) fn day_page(date: NaiveDate) -> View {
    let app = app();
    // The place of a change among those that can be made, while it waits for an answer.
    let asked = RwSignal::new(None::<usize>);
    let title = ask(move || {
        let planner = super::planner(app).filter(|planner| planner.screen().plan_is_open());
        match planner.map(|planner| planner.day(date)) {
            Some(day) if day.state == DayState::Planned => says::title(&day),
            _ => words().frame.plan.to_owned(),
        }
    });
    let body = move || {
        if !app.is_whole() {
            return reading();
        }
        match super::planner(app) {
            None => super::start_card(),
            Some(planner) if !planner.screen().plan_is_open() => super::safety_notice(&planner),
            Some(planner) => shown(app, &planner, date, asked),
        }
    };
    let dock = view! { {live(move || answer(app, date, asked))} {live(move || start_key(app, date, asked))} };
    view! {
        <Screen title=title over=says::date(date) leave=Leave::Back(Route::Plan) dock=dock>{live(body)}</Screen>
    }
}

/// Starts the session of a day: today's, with its exercises.
pub(crate) fn start(app: App, exercises: Vec<ExerciseId>, failed: RwSignal<String>) {
    match app.dispatch(Command::StartSession { like: None, exercises }) {
        Ok(id) | Err(NotDone::Refused(Refusal::AlreadyRunning(id))) => {
            page::go(&Route::Session(id).to_string());
        }
        Err(why) => failed.set(show::not_done(why)),
    }
}

fn start_key(app: App, date: NaiveDate, asked: RwSignal<Option<usize>>) -> Option<View> {
    let failed = RwSignal::new(String::new());
    let planner = super::planner(app).filter(|planner| planner.screen().plan_is_open())?;
    let day = planner.day(date);
    if date != app.today() || day.state != DayState::Planned || asked.get().is_some() {
        return None;
    }
    let exercises: Vec<_> = day.items.iter().map(|item| item.exercise.clone()).collect();
    Some(view! {
        <p class="error" role="alert">{failed}</p>
        <div class="row wide">
            <button type="button" class="btn main-act" on:click=move |_| start(app, exercises.clone(), failed)>
                {said("today_start")}
            </button>
        </div>
    })
}

fn shown(app: App, planner: &Planner, date: NaiveDate, asked: RwSignal<Option<usize>>) -> View {
    let day = planner.day(date);
    let edits = edits(app, planner, &day);
    let choose = Callback::new(move |place: usize| try_edit(app, date, place, asked));
    let state = match day.state {
        DayState::Planned | DayState::Rest => None,
        DayState::Done => Some("state_done"),
        DayState::Missed => Some("state_missed"),
        DayState::Moved => Some("state_moved"),
    };
    let held = says::held(planner, &day);
    let rated = day.rpe_cap.map(|rpe| say("day_rpe_cap", &[&rpe.to_string()]));
    let items = app.with_state(|state| {
        let rows =
            day.items.iter().enumerate().map(|(place, item)| item_row(state, item, place, &edits, choose));
        rows.collect::<Vec<_>>()
    });
    let done = app.with_state(|state| {
        let sessions = state.log().on(date).map(|session| {
            let title = show::session_title(state, session);
            view! { <a class="card lrow" href=Route::Session(session.id).to_string()><span class="grow clamp">{title}</span>{Icon::Next.view()}</a> }
        });
        sessions.collect::<Vec<_>>()
    });
    let future = date >= app.today();
    let sign = if day.kind == DayKind::Rest { Icon::Moon.view() } else { axial_glyph(says::class(&day)) };
    view! {
        <p class="row badge">{sign} {says::kind_line(&day)}</p>
        <p class="sub">{state.map(said)}</p>
        <p class="sub">{held}</p>
        <p class="sub">{rated}</p>
        {done}
        {(!items.is_empty()).then(|| view! { <ul class="card rows flush items">{items}</ul> })}
        {changes(app, date)}
        {future.then(|| of_the_day(&day, &edits, choose))}
    }
}

/// An exercise: how much, why it is there, why not more, and what can be changed of it.
fn item_row(state: &State, item: &Item, place: usize, edits: &[Offer], choose: Callback<usize>) -> View {
    let name = show::exercise_name(state, &item.exercise);
    let step = item.dose.step.map(says::step);
    let mut limits = says::limits(item, &name).into_iter();
    let first = limits.next();
    let more: Vec<_> = limits.map(|line| view! { <li>{line}</li> }).collect();
    let more = (!more.is_empty()).then(|| {
        view! { <ul class="bullets sub">{more}</ul> }
    });
    let mine = |group: Group| {
        let mine = edits.iter().enumerate().filter(move |(_, offer)| offer.group == group);
        mine.map(|(at, offer)| (at, offer.label.clone())).collect::<Vec<_>>()
    };
    let keys = mine(Group::Keys(place)).into_iter().map(|(at, label)| {
        view! { <button type="button" class="btn" on:click=move |_| choose.run(at)>{label}</button> }
    });
    let swaps = mine(Group::Swap(place));
    let swap = (!swaps.is_empty()).then(|| choice("day_swap", swaps, choose));
    let class = item.record.map(|record| record.axial);
    view! {
        <li class="item">
            <div class="row">
                {class.map(axial_glyph)}
                <a class="grow" href=Route::Exercise(item.exercise.clone()).to_string()>
                    <b>{name.clone()}</b>
                    <span class="vh">{class.map(|class| format!(", {}", (words().common.axial_short)(class).said()))}</span>
                    <span class="block">{says::dose(item)}</span>
                </a>
            </div>
            <p class="sub">{says::why(state, &item.why)} " " {step} " " {first}</p>
            <details>
                <summary>{said("day_change")} <span class="vh">{format!(": {name}")}</span></summary>
                {more}
                <div class="acts-row">{keys.collect::<Vec<_>>()}</div>
                {swap}
            </details>
        </li>
    }
}

/// A list of changes of one kind, of which one is picked.
fn choice(label: &'static str, offers: Vec<(usize, String)>, choose: Callback<usize>) -> View {
    let (places, labels): (Vec<_>, Vec<_>) = offers.into_iter().unzip();
    let act = Callback::new(move |place: usize| {
        if let Some(at) = places.get(place) {
            choose.run(*at);
        }
    });
    do_one(said(label), labels, said("day_do"), act)
}

/// What can be changed of the day as a whole.
fn of_the_day(day: &DayPlan, edits: &[Offer], choose: Callback<usize>) -> View {
    let lists = [
        (Group::Move, "day_move"),
        (Group::Minutes, "day_minutes"),
        (Group::Without, "day_without"),
        (Group::Add, "day_add"),
    ];
    let lists = lists.into_iter().filter_map(|(group, label)| {
        let offers = edits.iter().enumerate().filter(|(_, offer)| offer.group == group);
        let offers: Vec<_> = offers.map(|(at, offer)| (at, offer.label.clone())).collect();
        (!offers.is_empty()).then(|| choice(label, offers, choose))
    });
    let skip = edits
        .iter()
        .position(|offer| offer.edit == PlanEdit::Skip)
        .filter(|_| day.state == DayState::Planned);
    let skip = skip.map(|at| {
        view! { <button type="button" class="btn" on:click=move |_| choose.run(at)>{said("day_skip")}</button> }
    });
    view! { <section class="card filters">{lists.collect::<Vec<_>>()} {skip}</section> }
}

/// Where the focus is after a change.
const CHANGED: &str = "#changed";

/// What was changed by hand, each to be taken back.
fn changes(app: App, date: NaiveDate) -> Option<View> {
    let rows: Vec<View> = app.with_state(|state| {
        let changes = state.plan_changes().filter(|(_, change)| change.date == date);
        let rows = changes.map(|(id, change)| {
            let bends = change.bends.map(|_| format!(" ({})", said("change_bends")));
            let back = move |_| {
                // Refused only when it was taken back in another tab.
                let _ = app.dispatch(Command::TakeBackPlanChange { id });
                page::focus(CHANGED);
            };
            view! {
                <li class="row between">
                    <span>{says::edit(state, &change.edit)} {bends}</span>
                    <button type="button" class="btn quiet" on:click=back>{said("day_take_back")}</button>
                </li>
            }
        });
        rows.collect()
    });
    (!rows.is_empty()).then(|| {
        view! {
            <section class="card" id="changed" tabindex="-1" aria-labelledby="changed-heading">
                <h2 class="h3" id="changed-heading">{said("day_changed")}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}

/// Where a change is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Keys(usize),
    Swap(usize),
    Move,
    Minutes,
    Without,
    Add,
    Skip,
}

/// A change that can be made.
struct Offer {
    group: Group,
    label: String,
    edit: PlanEdit,
}

/// All changes that can be made of a day, always in the same order for the same plan.
fn edits(app: App, planner: &Planner, day: &DayPlan) -> Vec<Offer> {
    let mut offers = Vec::new();
    let mut put = |group, label: String, edit| offers.push(Offer { group, label, edit });
    let w = words();
    app.with_state(|state| {
        let name = |exercise: &ExerciseId| show::exercise_name(state, exercise);
        for (place, item) in day.items.iter().enumerate() {
            let id = || item.exercise.clone();
            put(Group::Keys(place), said("day_lock").to_owned(), PlanEdit::Lock(id()));
            put(Group::Keys(place), said("day_remove").to_owned(), PlanEdit::Remove(id()));
            for other in planner.alternatives(&item.exercise, day) {
                put(Group::Swap(place), name(&other.id), PlanEdit::Swap { from: id(), to: other.id.clone() });
            }
        }
        if day.state == DayState::Planned {
            let monday = week_of(day.date);
            let week = planner.week(day.date);
            for (place, other) in week.days.iter().enumerate() {
                let free =
                    !matches!(other.state, DayState::Planned | DayState::Done) && other.date >= app.today();
                if free && other.date != day.date {
                    let to = monday + Days::new(place as u64);
                    put(Group::Move, (w.format.weekday)(to), PlanEdit::Move { to });
                }
            }
            for minutes in SHORTER.into_iter().filter(|minutes| *minutes < planner.programme().minutes) {
                put(Group::Minutes, (w.common.minutes_of)(minutes.into()), PlanEdit::Minutes(minutes));
            }
            let needed = Equipment::ALL.into_iter();
            for item in needed.filter(|item| planner.programme().equipment.has(*item)) {
                let without = planner.without(day.date).with(item, true);
                put(Group::Without, term(item.code()).to_owned(), PlanEdit::Without(without));
            }
            for exercise in
                LIBRARY.iter().filter(|exercise| day.items.iter().all(|item| item.exercise != exercise.id))
            {
                put(Group::Add, name(&exercise.id), PlanEdit::Add(exercise.id.clone()));
            }
            put(Group::Skip, String::new(), PlanEdit::Skip);
        }
    });
    offers
}

/// The change at a place and the rules that it would newly bend.
fn weigh(app: App, date: NaiveDate, place: usize) -> Option<(PlanEdit, Vec<Finding>)> {
    let planner = super::planner(app)?;
    let edit = edits(app, &planner, &planner.day(date)).into_iter().nth(place)?.edit;
    let before = planner.findings(&planner.week(date));
    let first = |bends| PlanChange { date, edit: edit.clone(), bends, extra: Extra::NONE };
    let moved = matches!(edit, PlanEdit::Move { .. });
    // A session that moves keeps what it is, unless the week is planned around it.
    let after = planner.with_change(first(moved.then_some(Rule::AxialNeighbours)));
    let after = after.findings(&after.week(date));
    Some((edit, after.into_iter().filter(|found| !before.contains(found)).collect()))
}

/// Makes a change at once, or asks first if it bends a rule.
fn try_edit(app: App, date: NaiveDate, place: usize, asked: RwSignal<Option<usize>>) {
    match untrack(|| weigh(app, date, place)) {
        Some((edit, bent)) if bent.is_empty() => make(app, date, edit, None, asked),
        Some(_) => {
            asked.set(Some(place));
            page::focus("#bent");
        }
        None => {}
    }
}

fn make(app: App, date: NaiveDate, edit: PlanEdit, bends: Option<Rule>, asked: RwSignal<Option<usize>>) {
    let change = PlanChange { date, edit, bends, extra: Extra::NONE };
    let away = matches!(change.edit, PlanEdit::Move { .. } | PlanEdit::Skip);
    asked.set(None);
    if app.dispatch(Command::ChangePlan(vec![change])).is_ok() && away {
        page::go(&Route::Plan.to_string());
    } else {
        page::focus(CHANGED);
    }
}

/// What a change would bend, in words, with the ways to go on.
fn answer(app: App, date: NaiveDate, asked: RwSignal<Option<usize>>) -> Option<View> {
    let (edit, bent) = weigh(app, date, asked.get()?)?;
    let rule = bent.first()?.rule;
    let lines = app.with_state(|state| {
        bent.iter().map(|found| view! { <li>{says::finding(state, found)}</li> }).collect::<Vec<_>>()
    });
    let around = matches!(edit, PlanEdit::Move { .. }).then(|| {
        let edit = edit.clone();
        let around = move |_| make(app, date, edit.clone(), None, asked);
        view! { <button type="button" class="btn" on:click=around>{said("day_around")}</button> }
    });
    let cancel = move |_| {
        asked.set(None);
        page::focus(CHANGED);
    };
    let anyway = move |_| make(app, date, edit.clone(), Some(rule), asked);
    Some(view! {
        <div role="group" id="bent" tabindex="-1" aria-labelledby="bent-rules bent-why">
            <ul class="bullets" id="bent-rules">{lines}</ul>
            <p class="sub" id="bent-why">{said("day_bends")}</p>
            <div class="acts-row">
                {around}
                <button type="button" class="btn" on:click=anyway>{said("day_anyway")}</button>
                <button type="button" class="btn quiet" on:click=cancel>{words().common.cancel}</button>
            </div>
        </div>
    })
}
