//! The app around the screens: start, address, navigation, and the notices that can stand on any screen.

use crate::components::icon::Icon;
use crate::components::notice::{Notice, Tone};
use crate::pages;
use crate::pages::player::timer::clock_face;
use crate::platform::{gym, page, record, worker};
use crate::route::{Route, Tab};
use crate::show;
use crate::state::{App, Saving};
use crate::view::{IntoList, View, live, view, whether};
use crate::words::{text, words};
use brace_record::ReadOnly;
use leptos::prelude::*;
use std::time::Duration;

/// How long undo is offered on the screen; afterwards it is in the settings.
const UNDO_OFFERED: Duration = Duration::from_secs(10);

/// Puts the app into the page.
pub(crate) fn start() {
    leptos::mount::mount_to_body(|| {
        let app = App::provide();
        page::remove_shell();
        root(app)
    });
}

fn root(app: App) -> View {
    let route = RwSignal::new(Route::parse(&page::hash()));
    // How far each of the main screens was scrolled; they share one scroller.
    let scrolled = StoredValue::new([0; 5]);
    page::on_hash_change(move || {
        if let Some(tab) = route.with_untracked(Route::main_screen) {
            scrolled.update_value(|scrolled| scrolled[tab as usize] = page::scrolled());
        }
        route.set(Route::parse(&page::hash()));
    });
    arrive_on_change(route, scrolled);
    let page = |route: Route| match route {
        Route::Today => pages::today::today_page(),
        Route::Session(id) => pages::session::session_page(id),
        Route::Sets(id, exercise) => pages::player::sets_page(id, exercise),
        Route::Pick(id) => pages::pick::pick_page(id),
        Route::NewExercise(session) => pages::own_exercise::new_exercise_page(session),
        Route::Finish(id) => pages::finish::finish_page(id),
        Route::EditSession(id) => pages::edit_session::edit_session_page(id),
        Route::Log => pages::log::log_page(),
        Route::AddSession => pages::add_session::add_session_page(),
        Route::Load(day) => pages::load::load_page(day),
        Route::Method => pages::method::method_page(),
        Route::Library => pages::library::library_page(),
        Route::Exercise(exercise) => pages::exercise::exercise_page(exercise),
        Route::History(exercise) => pages::history::history_page(exercise),
        Route::EditExercise(id) => pages::own_exercise::edit_exercise_page(id),
        Route::Learn => pages::learn::learn_page(),
        Route::Secret(slug) => pages::learn::secret_page(&slug),
        Route::Evidence => pages::learn::evidence_page(),
        Route::Plan => pages::plan::plan_page(),
        Route::PlanDay(date) => pages::plan::day::day_page(date),
        Route::OwnWeek => pages::plan::own::own_week_page(),
        Route::Review => pages::plan::review::review_page(),
        Route::Calendar => pages::plan::calendar::calendar_page(),
        Route::Start(part) => pages::start::start_page(part),
        Route::Setup => pages::setup::setup_page(),
        Route::Checks => pages::checks::checks_page(),
        Route::Safety(number) => pages::safety::safety_page(number),
        Route::SafetyAnswers => pages::safety::answers_page(),
        Route::Settings => pages::settings::settings_page(),
        Route::Kit => pages::kit::kit_page(),
        Route::Data => pages::data::data_page(),
        Route::Import => pages::import::import_page(),
        Route::Restore => pages::restore::restore_page(),
        Route::About => pages::about::about_page(),
        Route::Unknown => pages::missing::missing_page(),
    };
    let timers = pages::player::timer::provide();
    keep_awake(app, route);
    // Each page follows by itself what it shows.
    let screen = move || {
        let route = route.get();
        untrack(|| page(route))
    };
    view! {
        <div class="app">
            {saving_notice(app)}
            {recovered_notice(app)}
            {update_notice(app)}
            {live(screen)}
            {undo_notice(app)}
            {timers}
            {resume_bar(app, route)}
            {navigation(route)}
        </div>
    }
}

/// A new screen is named, gets the focus, and is scrolled to where one left it if it is a main screen, else to its beginning;
/// the first one only gets its name, so that nothing jumps at the start.
fn arrive_on_change(route: RwSignal<Route>, scrolled: StoredValue<[i32; 5]>) {
    let w = &words().frame;
    Effect::new(move |before: Option<()>| {
        let name = route.with(|route| match route.tab() {
            Some(Tab::Today) => w.today.said(),
            Some(Tab::Plan) => w.plan.said(),
            Some(Tab::Log) => w.log.said(),
            Some(Tab::Load) => w.load.said(),
            Some(Tab::Library) => w.library.said(),
            None if matches!(route, Route::Safety(_) | Route::SafetyAnswers) => text("safety_title"),
            None if matches!(route, Route::Start(_) | Route::Setup | Route::Checks) => text("setup_title"),
            None if route.is_deep() => words().session.title.said(),
            None => w.settings.said(),
        });
        let main = route.with_untracked(Route::main_screen);
        let scroll = main.map_or(0, |tab| scrolled.with_value(|scrolled| scrolled[tab as usize]));
        page::arrive(name, before.is_some().then_some(scroll));
    });
}

/// The screen stays on while somebody trains (S40).
fn keep_awake(app: App, route: RwSignal<Route>) {
    Effect::new(move |_| {
        let goes_on = |id| app.with_log(|log| log.running().is_some_and(|running| running.id == id));
        let training = match route.get() {
            Route::Session(id) | Route::Sets(id, _) => goes_on(id),
            _ => false,
        };
        gym::keep_awake(training);
    });
}

fn navigation(route: RwSignal<Route>) -> View {
    let w = &words().frame;
    let tabs = [
        (Tab::Today, Route::Today, Icon::Today, w.today),
        (Tab::Plan, Route::Plan, Icon::Plan, w.plan),
        (Tab::Log, Route::Log, Icon::Log, w.log),
        (Tab::Load, Route::Load(None), Icon::Load, w.load),
        (Tab::Library, Route::Library, Icon::Library, w.library),
    ];
    let deep = whether(move || route.with(Route::is_deep));
    live(move || {
        (!deep.get()).then(|| {
            let links = tabs.clone().map(|(tab, to, icon, word)| {
                let current = move || route.with(|route| route.tab() == Some(tab)).then_some("page");
                view! { <a href=to.to_string() aria-current=current>{icon.view()} {word}</a> }
            });
            view! { <nav class="nav" aria-label=w.main>{links.into_list()}</nav> }
        })
    })
}

/// While a session runs, every other screen leads back to it.
fn resume_bar(app: App, route: RwSignal<Route>) -> View {
    let w = words();
    let running = move || {
        app.with_state(|state| {
            let session = state.log().running()?;
            Some((session.id, show::session_title(state, session)))
        })
    };
    let elsewhere = move || route.with(|route| !matches!(route, Route::Today) && !route.is_deep());
    let resting = || {
        let timer = pages::player::timer::timer();
        timer.rest().filter(|_| timer.seconds() > 0).map(|_| clock_face(timer.seconds()))
    };
    live(move || {
        let (id, title) = running().filter(|_| elsewhere())?;
        Some(view! {
            <nav class="resume" aria-label=w.session.title>
                <a href=Route::Session(id).to_string()>
                    <span class="grow clamp">{(w.frame.resume)(&title)}</span> <b class="num">{live(resting)}</b> {Icon::Next.view()}
                </a>
            </nav>
        })
    })
}

/// What was done is not stored: it stays on the screen, and there is a way out.
fn saving_notice(app: App) -> View {
    let w = &words().notices;
    let keys = move |retry: bool| {
        let export = move |_| {
            pages::data::save_backup(app, "brace-unsaved.json");
        };
        let again = retry
            .then(|| view! { <button type="button" on:click=move |_| app.retry()>{w.try_again}</button> });
        view! { <button type="button" on:click=export>{w.export_now}</button> {again} }
    };
    let signal = move |heading: &'static str, text: String, retry: bool| {
        view! { <Notice tone=Tone::Signal icon=Icon::Warning heading=heading text=text>{keys(retry)}</Notice> }
    };
    live(move || match app.saving() {
        Saving::NotSaved { actions, full } => {
            let text = if full { w.not_saved_full } else { w.not_saved_other };
            Some(signal(w.not_saved.said(), text(actions), true))
        }
        Saving::NoStorage => Some(signal(w.no_storage.said(), text("no_storage").to_owned(), false)),
        Saving::ReadOnly(ReadOnly::NewerSchema(_)) => Some(view! {
            <Notice tone=Tone::Neutral icon=Icon::Lock heading=w.read_only text=w.newer_text>{keys(false)}</Notice>
        }),
        Saving::ReadOnly(ReadOnly::OtherTab) => Some(view! {
            <Notice tone=Tone::Neutral icon=Icon::Lock heading=w.read_only text=w.other_tab_text>
                <button type="button" on:click=move |_| record::take_over()>{w.use_here}</button>
            </Notice>
        }),
        Saving::Saved | Saving::ReadOnly(ReadOnly::Erasing) => None,
    })
}

/// The second copy had what was missing here.
fn recovered_notice(app: App) -> View {
    let w = &words().notices;
    live(move || {
        (app.recovered() > 0).then(|| view! {
            <Notice tone=Tone::Neutral icon=Icon::Check heading=w.recovered text=(w.recovered_text)(app.recovered())>
                <button type="button" on:click=move |_| app.recovered_seen()>{w.dismiss}</button>
            </Notice>
        })
    })
}

/// A new version is ready. It is offered, never forced, and not while a session runs (S35).
fn update_notice(app: App) -> View {
    let w = &words().notices;
    let ready = RwSignal::new(worker::update_waits());
    worker::on_update_ready(move || ready.set(true));
    let running = whether(move || app.with_log(|log| log.running().is_some()));
    live(move || {
        (ready.get() && !running.get()).then(|| {
            view! {
                <Notice tone=Tone::Neutral icon=Icon::Update heading=w.update_ready text=w.update_text>
                    <button type="button" on:click=move |_| worker::accept_update()>{w.update_accept}</button>
                    <button type="button" on:click=move |_| ready.set(false)>{w.dismiss}</button>
                </Notice>
            }
        })
    })
}

/// The newest action can be taken back: ten seconds here, afterwards in the settings. It never covers a key.
fn undo_notice(app: App) -> View {
    let w = &words().notices;
    let hidden_up_to = RwSignal::new(None::<usize>);
    Effect::new(move |_| {
        if let Some((number, _)) = app.newest_action() {
            let hide = move || {
                if untrack(|| app.newest_action()).is_some_and(|(newest, _)| newest == number) {
                    page::save_focus_of(".undo");
                }
                // The notice may be gone by then.
                let _ = hidden_up_to.try_set(Some(number));
            };
            set_timeout(hide, UNDO_OFFERED);
        }
    });
    let shown = move || {
        app.newest_action().filter(|(number, _)| hidden_up_to.get().is_none_or(|hidden| *number > hidden))
    };
    live(move || {
        let offer = shown().map(|(number, done)| {
            let undo = move |_| {
                page::save_focus_of(".undo");
                app.undo();
                hidden_up_to.set(Some(number));
            };
            view! {
                <span class="grow">{(w.done)(done)}</span>
                <button type="button" on:click=undo>{w.undo}</button>
            }
        });
        let there = offer.is_some();
        view! { <div class="undo" class:there=there role="status">{offer}</div> }
    })
}
