//! What to do now: start or resume, the last session, how the load of the last days stands.

use crate::components::frame::{Leave, Screen, link_row};
use crate::components::icon::{Icon, zone_sign};
use crate::components::notice::{Notice, Tone};
use crate::pages::finish::{is_left, left_open};
use crate::platform::{clock, page, prefs, record};
use crate::route::Route;
use crate::show;
use crate::state::{App, NotDone, app};
use crate::view::{IntoList, View, ask, live, view, whether};
use crate::words::{text, words};
use brace_domain::load::{Acwr, Ledger, acwr_by};
use brace_domain::units::{Id, parse_date};
use brace_domain::update::{Command, Refusal};
use leptos::prelude::*;

/// The first screen.
pub(crate) fn today_page() -> View {
    let app = app();
    let w = words();
    let over = ask(move || {
        let today = app.today();
        (w.format.long_date)(today, today)
    });
    let running = whether(move || app.with_log(|log| log.running().is_some()));
    let failed = RwSignal::new(String::new());
    let last = move || app.with_log(|log| log.last().map(|session| session.id));
    let programmed = whether(move || app.with_state(|state| state.programme().is_some()));
    let keys = move || {
        if running.get() {
            let now = clock::now();
            let session =
                app.with_log(|log| log.running().map(|session| (session.id, is_left(session, &now))));
            let Some((id, left)) = session else { return ().into() };
            let (resume, finish) = (Route::Session(id).to_string(), Route::Finish(id).to_string());
            let finish = left.then(|| view! { <a class="btn main-act" href=finish>{w.session.finish}</a> });
            return view! {
                {finish}
                <a class="btn tall two" class:main-act=!left href=resume>{w.today.resume}</a>
            };
        }
        if programmed.get() && app.is_whole() {
            return super::plan::today::keys(app, failed);
        }
        view! {
            <button type="button" class="btn main-act" on:click=move |_| start(app, None, failed)>{w.today.start}</button>
            {live(move || last().map(|last| view! {
                <button type="button" class="btn tall two" on:click=move |_| start(app, Some(last), failed)>
                    {w.today.repeat_last}
                </button>
            }))}
        }
    };
    let dock = view! { <p class="error" role="alert">{failed}</p> <div class="row wide">{live(keys)}</div> };
    let first_time = move || !running.get() && last().is_none() && !programmed.get();
    let body = move || {
        if first_time() {
            return view! { {install_notice()} {welcome()} };
        }
        let plan = if programmed.get() { super::plan::today::cards(app) } else { super::plan::start_card() };
        view! {
            {app.is_whole().then(keeping_notice)}
            {super::load::deload(app)}
            {running_card()}
            {plan}
            {(!programmed.get()).then(load_card)}
            {app.is_whole().then(last_card)}
        }
    };
    view! { <Screen title=w.today.title over=over leave=Leave::Gear dock=dock>{live(body)}</Screen> }
}

/// Starts a session without a plan, or one like the last one.
pub(crate) fn start(app: App, like: Option<Id>, failed: RwSignal<String>) {
    match app.dispatch(Command::StartSession { like, exercises: Vec::new() }) {
        Ok(id) if like.is_none() => page::go(&Route::Pick(id).to_string()),
        Ok(id) | Err(NotDone::Refused(Refusal::AlreadyRunning(id))) => {
            page::go(&Route::Session(id).to_string());
        }
        Err(NotDone::Refused(_)) => failed.set(words().common.not_found_text.to_owned()),
        Err(why) => failed.set(show::not_done(why)),
    }
}

/// In a tab of Safari: what may become of the log there, before the first one (S38).
fn install_notice() -> View {
    let w = &words().today;
    let shown = RwSignal::new(record::in_a_tab_of_ios() && prefs::read("tab").is_none());
    let accept = move |_| {
        prefs::write("tab", "yes");
        shown.set(false);
    };
    live(move || {
        shown.get().then(|| {
            view! {
                <Notice tone=Tone::Neutral icon=Icon::Info heading=w.install_first text=text("install")>
                    <button type="button" on:click=accept>{w.use_tab}</button>
                </Notice>
            }
        })
    })
}

/// The room is nearly full (S28), or the last backup is long ago (X39).
fn keeping_notice() -> View {
    let app = app();
    let w = words();
    let put_off = RwSignal::new(false);
    let later = move |_| {
        prefs::write("backup_later", &app.today().to_string());
        put_off.set(true);
    };
    live(move || {
        let due = if put_off.get() { None } else { sessions_without_backup(app) };
        let text =
            if app.nearly_full() { w.today.nearly_full.to_owned() } else { (w.today.backup_due)(due?) };
        Some(view! {
            <div class="row">
                <p class="sub grow">{text}</p>
                <a class="btn quiet" href=Route::Data.to_string()>{w.today.to_data}</a>
                {due.map(|_| view! { <button type="button" class="btn quiet" on:click=later>{w.notices.dismiss}</button> })}
            </div>
        })
    })
}

/// How many sessions a lost phone would take along, once there are eight of them or thirty days of them; put off, not for
/// two weeks.
fn sessions_without_backup(app: App) -> Option<usize> {
    let today = app.today();
    let kept = |name: &str| prefs::read(name).and_then(|date| parse_date(&date));
    if kept("backup_later").is_some_and(|date| (today - date).num_days() < 14) {
        return None;
    }
    let backup = kept("backup");
    app.with_log(|log| {
        let newer = log.sessions().rev().map(|session| session.facts.date);
        let newer: Vec<_> = newer.take_while(|date| backup.is_none_or(|backup| *date > backup)).collect();
        let since = backup.or(newer.last().copied())?;
        let due = newer.len() >= 8 || !newer.is_empty() && (today - since).num_days() >= 30;
        due.then_some(newer.len())
    })
}

/// Before anything was logged: what Brace is for, and the two ways to begin.
fn welcome() -> View {
    let w = &words().today;
    let steps = w.first_steps.map(|step| view! { <li>{step}</li> });
    view! {
        <section class="card">
            <h2 class="h2">{w.first_heading}</h2>
            <p class="sub">{text("first_steps")}</p>
            <ol class="cuelist">{steps.into_list()}</ol>
        </section>
        <div class="card flush">{link_row(&Route::Import, w.import)}</div>
    }
}

/// The session that is going on.
fn running_card() -> View {
    let app = app();
    let w = words();
    live(move || {
        app.with_state(|state| {
            let session = state.log().running()?;
            let since = session.facts.start.map(show::time).unwrap_or_default();
            let since = if session.facts.date == app.today() {
                since
            } else {
                format!("{}, {since}", (w.format.short_date)(session.facts.date))
            };
            let done = (w.common.sets)(session.set_count());
            let exercises = (w.common.exercises)(session.entries.len());
            Some(view! {
                <section class="card now-card">
                    <p class="cap">{(w.today.running_since)(&since)}</p>
                    <h2 class="h2">{show::session_title(state, session)}</h2>
                    <p class="sub">{exercises} " · " {done}</p>
                    {left_open(app, session)}
                </section>
            })
        })
    })
}

/// Older months are on their way into memory.
pub(crate) fn reading() -> View {
    view! { <p class="sub" role="status" aria-busy="true">{words().common.reading}</p> }
}

/// Both ratios in words.
fn load_card() -> View {
    let app = app();
    let w = words();
    let method = super::settings::method();
    let states = move || {
        let today = app.today();
        app.with_state(|state| {
            [Ledger::Session, Ledger::Axial]
                .map(|ledger| (ledger, acwr_by(state.ledgers(), ledger, today, method)))
        })
    };
    let rows = move || {
        if !app.is_whole() {
            return reading();
        }
        let rows = states().map(|(ledger, acwr)| {
            let words = show::ratio(ledger, acwr, method);
            let sign = match acwr {
                Acwr::Ratio { zone, .. } => Some(zone_sign(zone)),
                _ => None,
            };
            view! {
                <div class="state">
                    <p class="cap">{(w.load.ledger_of)(ledger)}</p>
                    <p class="h2 row">{sign} {words.heading}</p>
                    <p class="sub">{words.sentence}</p>
                </div>
            }
        });
        rows.into_list()
    };
    view! {
        <section class="card" aria-labelledby="load-heading">
            <h2 class="h3" id="load-heading">{w.today.load_heading}</h2>
            <div class="states">{live(rows)}</div>
            <a class="lrow line-above" href=Route::Load(None).to_string()>
                <span class="grow">{w.load.title}</span> {Icon::Next.view()}
            </a>
        </section>
    }
}

/// The session before.
fn last_card() -> View {
    let app = app();
    let w = words();
    live(move || {
        app.with_state(|state| {
            let session = state.log().last()?;
            let date = (w.format.long_date)(session.facts.date, app.today());
            let rated = super::log::rated(&session.facts);
            Some(view! {
                <a class="card lrow" href=Route::Session(session.id).to_string()>
                    <span class="grow">
                        <span class="cap block">{w.today.last_session} ", " {date}</span>
                        <b class="clamp">{show::session_title(state, session)}</b>
                        <span class="sub block">{(w.common.sets)(session.set_count())} {rated}</span>
                    </span>
                    {Icon::Next.view()}
                </a>
            })
        })
    })
}
