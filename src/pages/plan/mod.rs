//! The plan: a week with its reasons, the block it stands in, the balance of the pillars, and the ways to change it.

pub(crate) mod calendar;
pub(crate) mod day;
pub(crate) mod own;
pub(crate) mod review;
pub(crate) mod says;
pub(crate) mod today;

use crate::components::frame::{Leave, Screen, link_row};
use crate::components::icon::{Icon, axial_glyph};
use crate::components::notice::{Notice, Tone};
use crate::pages::settings::{block_weeks, step};
use crate::pages::today::reading;
use crate::platform::{clock, page};
use crate::route::Route;
use crate::show;
use crate::state::{App, app};
use crate::view::{View, ask, live, view};
use crate::words::{said, say, words};
use brace_domain::load::loaded_weeks;
use brace_domain::mark::Mark;
use brace_domain::plan::{DayKind, DayPlan, DayState, Planner, WeekPlan, week_of};
use brace_domain::programme::Programme;
use brace_domain::safety::{Level, Screen as Safety};
use brace_domain::state::State;
use brace_domain::units::LocalMoment;
use brace_domain::update::Command;
use chrono::{Days, NaiveDate, Weekday};
use leptos::prelude::*;

/// The planner of this moment; none before the set-up.
pub(crate) fn planner(app: App) -> Option<Planner> {
    planner_at(app, clock::now())
}

/// The planner of another moment.
pub(crate) fn planner_at(app: App, moment: LocalMoment) -> Option<Planner> {
    app.with_state(|state| Planner::new(state, moment, step()))
}

/// The week of today.
pub(crate) fn plan_page() -> View {
    let app = app();
    let w = words();
    let over = ask(move || {
        let monday = week_of(app.today());
        say("plan_week", &[&(w.format.short_date)(monday), &(w.format.short_date)(monday + Days::new(6))])
    });
    // How often planning again was asked for: each time the next seed is looked at.
    let again = RwSignal::new(0_usize);
    let body = move || {
        if !app.is_whole() {
            return reading();
        }
        match planner(app) {
            None => start_card(),
            Some(planner) => week_of_today(app, &planner, again),
        }
    };
    view! { <Screen title=w.frame.plan over=over leave=Leave::Gear>{live(body)}</Screen> }
}

/// Before the set-up.
pub(crate) fn start_card() -> View {
    view! {
        <section class="card">
            <h2 class="h2">{words().frame.plan}</h2>
            <p class="sub">{said("plan_none")}</p>
            <p class="acts-row"><a class="btn" href=Route::Start(0).to_string()>{said("plan_start")}</a></p>
        </section>
    }
}

/// What the safety questions say, where it is something: no plan, or a calmer one (T4 to T7).
pub(crate) fn safety_notice(planner: &Planner) -> View {
    let screen = planner.screen();
    let code = match screen.lock() {
        Some(Level::A) => "plan_locked_a",
        Some(Level::B) => "plan_locked_b",
        Some(Level::C) => "plan_locked_c",
        None if matches!(screen, Safety::Answered(_)) => return ().into(),
        None => "plan_ask_again",
    };
    let tone = if screen.plan_is_open() { Tone::Neutral } else { Tone::Signal };
    view! {
        <Notice tone=tone icon=Icon::Info heading=said("plan_to_safety") text=said(code)>
            <a href=Route::Safety(0).to_string()>{said("plan_to_safety")}</a>
        </Notice>
    }
}

fn week_of_today(app: App, planner: &Planner, again: RwSignal<usize>) -> View {
    if !planner.screen().plan_is_open() {
        return safety_notice(planner);
    }
    let week = planner.week(planner.today());
    let other = (again.get() > 0).then(|| planned_again(app, planner, &week, again)).flatten();
    let replan = move |_| again.update(|times| *times += 1);
    // With nothing left to do in this week, the next one is looked at too.
    let ahead = (!week.days.iter().any(|day| day.state == DayState::Planned)).then(|| {
        let next = planner.week(planner.today() + Days::new(7));
        view! {
            <h2 class="h3">{said("plan_next_week")}</h2>
            <section class="card flush rows">{days(app, &next)}</section>
        }
    });
    view! {
        {safety_notice(planner)}
        {block(app)}
        <div class="row between">
            <h2 class="h3">{said("plan_this_week")}</h2>
            <button type="button" class="btn quiet" id="plan-again" on:click=replan>{Icon::Update.view()} {said("plan_again")}</button>
        </div>
        {other}
        <section class="card flush rows">{days(app, &week)}</section>
        {remarks(app, planner, &week)}
        {ahead}
        {balance(planner, &week)}
        {phase(app, planner)}
        {month(planner)}
        {ways()}
    }
}

/// The weeks of the block, the easier one at its end.
fn block(app: App) -> View {
    let weeks = u16::from(block_weeks());
    let monday = week_of(app.today());
    let counted = app.with_state(|state| loaded_weeks(state.ledgers(), app.today(), Weekday::Mon));
    let now = counted.min(weeks - 1);
    let bars = (0..weeks).map(|week| {
        let first = monday + Days::new(7 * u64::from(week)) - Days::new(7 * u64::from(now));
        let class = match () {
            () if week == now => "now",
            () if week + 1 == weeks => "todo del",
            () if week > now => "todo",
            () => "",
        };
        let deload = (week + 1 == weeks).then_some(said("kind_deload"));
        let current = (week == now).then_some("true");
        view! {
            <li class=class aria-current=current><i></i>{(words().format.short_date)(first)} " " {deload}</li>
        }
    });
    let label = say("plan_block", &[&(now + 1).to_string(), &weeks.to_string()]);
    view! { <ol class="weeks-strip" aria-label=label>{bars.collect::<Vec<_>>()}</ol> }
}

/// The seven days.
fn days(app: App, week: &WeekPlan) -> Vec<View> {
    app.with_state(|state| week.days.iter().map(|day| row(state, day, app.today())).collect())
}

fn row(state: &State, day: &DayPlan, today: NaiveDate) -> View {
    use chrono::Datelike;
    let name = (words().format.weekday)(day.date);
    let short: String = name.chars().take(3).collect();
    let rest = day.kind == DayKind::Rest;
    let (title, line) = match day.state {
        DayState::Planned => (says::title(day), says::kind_line(day)),
        DayState::Done => {
            let done = state.log().on(day.date).map(|session| show::session_title(state, session));
            (done.collect::<Vec<_>>().join(", "), says::kind_line(day))
        }
        DayState::Missed => (said("state_missed").to_owned(), String::new()),
        DayState::Moved => (said("state_moved").to_owned(), String::new()),
        DayState::Rest => (said("kind_rest").to_owned(), String::new()),
    };
    let sign = if rest { Icon::Moon.view() } else { axial_glyph(says::class(day)) };
    let end = match day.state {
        DayState::Done => view! { {Icon::Check.view()}<span class="vh">{said("state_done")}</span> },
        _ if day.date == today => view! { <b class="here">{words().frame.today}</b> },
        _ => Icon::Next.view(),
    };
    let current = (day.date == today).then_some("date");
    view! {
        <a class="day" class:today=day.date == today class:rest-day=rest aria-current=current
            href=Route::PlanDay(day.date).to_string()>
            <span class="d"><span>{short}</span><b>{day.date.day().to_string()}</b></span>
            {sign}
            <span class="t"><b class="clamp">{title}</b> <span class="sub block">{line}</span></span>
            {end}
        </a>
    }
}

/// What there is to say of the week: the rule of axial days, what is missed, what it does not hold, which rules are bent.
fn remarks(app: App, planner: &Planner, week: &WeekPlan) -> View {
    let mut lines = Vec::new();
    if week.days.iter().any(|day| day.kind == DayKind::Axial) {
        lines.push(said("plan_axial_rule").to_owned());
    }
    if week.days.iter().any(|day| day.state == DayState::Missed) {
        lines.push(said("plan_rebuilt").to_owned());
    }
    // A week that is over holds what it holds.
    let open = week.days.iter().any(|day| day.state == DayState::Planned);
    lines.extend(week.waived.iter().filter(|_| open).map(|waived| says::waived(*waived)));
    let bent = planner.findings(week);
    app.with_state(|state| {
        let bent = bent.iter().filter(|found| !says::is_waived(found, week));
        lines.extend(bent.map(|found| says::finding(state, found)));
    });
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
    view! { <ul class="bullets sub">{lines.collect::<Vec<_>>()}</ul> }
}

/// The week as another seed would make it, and what that changes; nothing where five more seeds change nothing.
fn planned_again(app: App, planner: &Planner, week: &WeekPlan, again: RwSignal<usize>) -> Option<View> {
    let times = u32::try_from(again.get()).unwrap_or(1);
    let seeds = (0..5).map(|more| planner.programme().seed.wrapping_add(times + more));
    let made = seeds.map(|seed| {
        let programme = Programme { seed, ..planner.programme().clone() };
        let other = planner.with_programme(programme.clone()).week(planner.today());
        (programme, other)
    });
    let changed = made.into_iter().find(|(_, other)| other != week);
    let Some((programme, other)) = changed else {
        return Some(view! { <p class="card sub" role="status">{said("plan_again_none")}</p> });
    };
    let rows = changes_of(app, week, &other);
    let close = move || {
        again.set(0);
        page::focus("#plan-again");
    };
    let take = move |_| {
        if app.dispatch(Command::SetProgramme(programme.clone())).is_ok() {
            close();
        }
    };
    Some(view! {
        <section class="card now-card" role="status">
            <h2 class="h3">{said("plan_again")}</h2>
            <ul class="rows tight">{rows}</ul>
            <p class="acts-row">
                <button type="button" class="btn" on:click=take>{said("plan_again_take")}</button>
                <button type="button" class="btn quiet" on:click=move |_| close()>{words().common.cancel}</button>
            </p>
        </section>
    })
}

/// What one week holds on a day that the other does not, day by day.
pub(crate) fn changes_of(app: App, before: &WeekPlan, after: &WeekPlan) -> Vec<View> {
    let names = |of: &DayPlan, but: &DayPlan| {
        let only =
            of.items.iter().filter(|item| !but.items.iter().any(|other| other.exercise == item.exercise));
        app.with_state(|state| {
            only.map(|item| show::exercise_name(state, &item.exercise)).collect::<Vec<_>>().join(", ")
        })
    };
    let rows = before.days.iter().zip(&after.days).filter_map(|(before, after)| {
        let (gone, new) = (names(before, after), names(after, before));
        if gone.is_empty() && new.is_empty() && before.kind == after.kind && before.minutes == after.minutes {
            return None;
        }
        let line = |code: &str, names: String| {
            (!names.is_empty()).then(|| view! { <span class="sub block">{said(code)} ": " {names}</span> })
        };
        Some(view! {
            <li>
                <b>{(words().format.weekday)(after.date)}</b> " " <span class="sub">{says::kind_line(after)}</span>
                {line("plan_again_gone", gone)}
                {line("plan_again_new", new)}
            </li>
        })
    });
    rows.collect()
}

/// Sessions with each pillar, done of planned.
fn balance(planner: &Planner, week: &WeekPlan) -> View {
    let rows = planner.balance(week).map(|balance| {
        let all = balance.done + balance.planned;
        let dots = (0..all).map(|place| view! { <i class="dot" class:on=place < balance.done></i> });
        view! {
            <li>
                <span>{(words().common.pillar)(balance.pillar)}</span>
                <span aria-hidden="true">{dots.collect::<Vec<_>>()}</span>
                <span class="n">{say("plan_of", &[&balance.done.to_string(), &all.to_string()])}</span>
            </li>
        }
    });
    view! {
        <section>
            <div class="row between">
                <h2 class="h3">{said("plan_balance")}</h2>
                <span class="cap">{said("plan_balance_of")}</span>
            </div>
            <ul class="pill5">{rows}</ul>
        </section>
    }
}

/// The phase in force, what holds it, and what is missing for the next one.
fn phase(app: App, planner: &Planner) -> View {
    let now = planner.phase();
    let name = |phase| (words().library.phases)(phase);
    // What the next phase waits for is said there.
    let waits = |condition: &&_| now.next.as_ref().is_some_and(|next| next.missing.contains(condition));
    let held = now.held_by.iter().filter(|condition| !waits(condition));
    let held = held.map(|condition| view! { <li>{says::condition(*condition)}</li> });
    let next = now.next.as_ref().map(|next| {
        if next.missing.is_empty() {
            let phase = next.phase;
            let up = move |_| {
                // Refused when it was begun today in another tab already.
                let _ = app.dispatch(Command::MarkDay { date: app.today(), mark: Mark::Phase(phase), on: true });
            };
            return view! {
                <p class="sub">{say("plan_phase_open", &[name(phase).said()])}</p>
                <p class="acts-row">
                    <button type="button" class="btn" on:click=up>{say("plan_phase_up", &[name(phase).said()])}</button>
                </p>
            };
        }
        let missing = next.missing.iter().map(|condition| view! { <li>{says::condition(*condition)}</li> });
        view! {
            <p class="sub">{say("plan_phase_next", &[name(next.phase).said()])}</p>
            <ul class="bullets sub">{missing.collect::<Vec<_>>()}</ul>
        }
    });
    let checks = planner.checks().iter().any(Option::is_none);
    let checks = checks.then(|| link_row(&Route::Checks, two_lines("plan_checks", "plan_checks_text")));
    view! {
        <section class="card">
            <div class="row between">
                <h2 class="h3">{say("plan_phase", &[name(now.phase).said()])}</h2>
                <span class="cap">{say("plan_phase_since", &[&(now.weeks + 1).to_string()])}</span>
            </div>
            <ul class="bullets sub">{held.collect::<Vec<_>>()}</ul>
            {next}
            {checks}
        </section>
    }
}

/// This week and the three after it, as far as they can be told: kinds of days.
fn month(planner: &Planner) -> View {
    use chrono::Datelike;
    let today = planner.today();
    let letters = (0..7).map(|day| {
        let name = (words().format.weekday)(week_of(today) + Days::new(day));
        view! { <th scope="col"><abbr title=name.clone()>{name.chars().take(2).collect::<String>()}</abbr></th> }
    });
    let rows = (0..4).map(|week| {
        let days = planner.kinds(today + Days::new(7 * week)).map(|(date, kind, deload)| {
            let sign = match kind {
                DayKind::Rest => Icon::Moon.view(),
                DayKind::NonAxial => axial_glyph(brace_domain::catalog::AxialClass::Low),
                DayKind::Axial => axial_glyph(brace_domain::catalog::AxialClass::High),
            };
            let label = format!("{}, {}", says::date(date), says::kind(kind));
            let current = (date == today).then_some("date");
            view! {
                <td class:deload=deload class:today=date == today>
                    <a href=Route::PlanDay(date).to_string() aria-label=label aria-current=current><span>{date.day().to_string()}</span>{sign}</a>
                </td>
            }
        });
        view! { <tr>{days}</tr> }
    });
    view! {
        <section>
            <h2 class="h3">{said("plan_month")}</h2>
            <table class="month">
                <thead><tr>{letters.collect::<Vec<_>>()}</tr></thead>
                <tbody>{rows.collect::<Vec<_>>()}</tbody>
            </table>
        </section>
    }
}

fn ways() -> View {
    let ways = [
        (Route::Setup, "plan_setup", "plan_setup_text"),
        (Route::OwnWeek, "plan_own", "plan_own_text"),
        (Route::Review, "plan_review", "plan_review_text"),
        (Route::Calendar, "plan_calendar", "plan_calendar_text"),
    ];
    let rows = ways.map(|(to, title, text)| link_row(&to, two_lines(title, text)));
    view! { <div class="card rows flush links">{rows}</div> }
}

/// A line of a list with one that explains it.
fn two_lines(title: &str, text: &str) -> View {
    view! { <b>{said(title)}</b><span class="sub block">{said(text)}</span> }
}
