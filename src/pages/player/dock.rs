//! The thumb's part: the rest that runs, the key of the pacer, and "Log set", or what comes after the last one.

use super::timer::{Mode, clock_face, timer};
use super::{ONE_TAP, Parts, Player, next_side, plates};
use crate::components::icon::Icon;
use crate::platform::{gym, page};
use crate::route::Route;
use crate::show;
use crate::view::{View, live, live_by, view};
use crate::words::{said, say, words};
use brace_domain::catalog::ExerciseId;
use brace_domain::log::SetKind;
use brace_domain::update::Command;
use leptos::prelude::{Set as _, *};

/// Whether a tap is a new one, and not the second half of one that was just answered.
pub(crate) fn is_new_tap() -> bool {
    timer().is_new_tap(page::event_milliseconds(), ONE_TAP)
}

/// The dock of a set.
pub(super) fn dock(player: Player, aimed: StoredValue<String>) -> View {
    let keys = move || match player.editing.get() {
        Some(_) => correcting(player, aimed),
        None => match after_last(player) {
            Some(next) => on_to(player, next, aimed),
            None => to_log(player, aimed),
        },
    };
    // What the keys are for, so that typing a number does not make them anew.
    let kind = move || match (player.editing.get(), after_last(player)) {
        (Some(_), _) => 1,
        (None, Some(_)) => 2,
        (None, None) => 3,
    };
    view! {
        {player.running.then(rest_bar)}
        <p class="error" role="alert">{player.failed}</p>
        {live_by(kind, keys)}
    }
}

/// What follows when all sets that are wanted are done: another exercise, or the end.
fn after_last(player: Player) -> Option<Option<ExerciseId>> {
    let any = player.editing.sets.with(|sets| !sets.now.is_empty());
    (player.running && any && !player.wants_more()).then(|| player.next())
}

/// The clock of a rest with its keys; also on the page of the session.
pub(crate) fn rest_bar() -> View {
    let timer = timer();
    let bar = move || {
        let (rest, over) = timer.rest()?;
        let whole = clock_face(((rest.end - rest.start) / 1000) as usize);
        let seconds = timer.seconds();
        let running = seconds > 0;
        let left = if running { clock_face(seconds) } else { said("rest_over").to_owned() };
        let change = |seconds: i16, code: &'static str| {
            let label = said(if seconds > 0 { "rest_more" } else { "rest_less" });
            view! { <button type="button" class="btn" aria-label=label on:click=move |_| timer.change_rest(seconds)>{said(code)}</button> }
        };
        let end = move |_| {
            timer.stop();
            page::focus(page::MAIN_KEY);
        };
        Some(view! {
            <svg class="rest-line" viewBox="0 0 1000 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect width=over.to_string() height="6"></rect>
            </svg>
            <div class="rest">
                <p class="grow left" role="timer" aria-live="off">
                    <b class="clock" class:small=!running>{left}</b>
                    <span class="cap">{running.then(|| say("rest_of", &[&whole]))}</span>
                </p>
                {running.then(|| change(-15, "rest_minus"))}
                {change(15, "rest_plus")}
                <button type="button" class="btn" on:click=end>{said(if running { "rest_skip" } else { "rest_close" })}</button>
            </div>
        })
    };
    live_by(move || (timer.mode() == Mode::Rest).into(), move || live(bar))
}

fn log_set(player: Player, aimed: StoredValue<String>) {
    let Parts { app, form, editing, .. } = *player.0;
    if !is_new_tap() {
        return;
    }
    let Some(set) = form.read() else { return };
    let (kind, side) = (set.kind, set.side);
    let command = match untrack(|| editing.get()) {
        Some(id) => Command::EditSet { id, set },
        None => Command::LogSet { session: player.session, exercise: player.exercise.clone(), set },
    };
    let logged = matches!(command, Command::LogSet { .. });
    match app.dispatch(command) {
        Ok(_) => {
            player.failed.set(String::new());
            editing.opened.set(None);
            form.next();
            if logged {
                form.turn_to(next_side(side, editing.sets.with_untracked(|sets| sets.done.1)));
                if kind == SetKind::WarmUp && player.running {
                    plates::go_on(player);
                }
                aimed.set_value(player.draft());
                if player.running {
                    untrack(|| follow(player, kind));
                }
                if untrack(|| after_last(player)).is_some() {
                    page::focus(page::MAIN_KEY);
                }
            }
        }
        Err(why) => player.failed.set(show::not_done(why)),
    }
}

/// The rest begins, and in a superset the next exercise comes up by itself.
fn follow(player: Player, kind: SetKind) {
    let next = player.next();
    let seconds = if gym::is_on("rest") && next.is_some() { player.rest_after(kind) } else { 0 };
    timer().begin_rest(player.session, player.exercise.clone(), seconds);
    if let Some(next) = player.next_in_turn().filter(|_| kind != SetKind::WarmUp) {
        page::replace(&Route::Sets(player.session, next).to_string());
    }
}

fn correcting(player: Player, aimed: StoredValue<String>) -> View {
    let Parts { form, editing, .. } = *player.0;
    let w = words();
    let stop = move || {
        editing.opened.set(None);
        form.next();
        plates::go_on(player);
        aimed.set_value(player.draft());
        page::focus(page::MAIN_KEY);
    };
    let delete = move |_| {
        if let Some(id) = untrack(|| editing.get()) {
            // Refused only when another tab took it away already.
            let _ = player.app.dispatch(Command::DeleteSet { id });
            stop();
        }
    };
    let number = move || {
        let id = editing.get();
        let place = editing.sets.with(|sets| sets.now.iter().position(|(other, _)| Some(*other) == id));
        (w.session.save_set)(place.unwrap_or(0) + 1)
    };
    let save = move |_| {
        log_set(player, aimed);
        if editing.opened.get_untracked().is_none() {
            stop();
        }
    };
    view! {
        <div class="row wide">
            <button type="button" class="btn tall" on:click=move |_| stop()>{w.common.cancel}</button>
            <button type="button" class="btn tall" on:click=delete>{w.common.delete}</button>
            <button type="button" class="btn main-act" id="log-set" on:click=save>
                {live(number)} <small>{live(move || form.preview().map(|set| show::set(&set)))}</small>
            </button>
        </div>
    }
}

fn to_log(player: Player, aimed: StoredValue<String>) -> View {
    let w = words();
    let number = move || (w.session.log_set)(player.editing.sets.with(|sets| sets.now.len()) + 1);
    let what = move || {
        let set = player.form.preview()?;
        let rests = player.running && player.mode() < Mode::Pace && gym::is_on("rest");
        let is_last = || set.kind != SetKind::WarmUp && player.is_last_set();
        let rest = if rests && !is_last() { player.rest_after(set.kind) } else { 0 };
        let mut line = show::set(&set);
        if set.kind == SetKind::WarmUp {
            line = say("warmup_set", &[&line, w.common.warm_up.said()]);
        }
        Some(if rest > 0 { say("player_rest_follows", &[&line, &clock_face(rest.into())]) } else { line })
    };
    view! {
        <div class="row wide">
            {player.running.then(|| pacer_key(player))}
            <button type="button" class="btn main-act" id="log-set" on:click=move |_| log_set(player, aimed)>
                {live(number)} <small>{live(what)}</small>
            </button>
        </div>
    }
}

fn on_to(player: Player, next: Option<ExerciseId>, aimed: StoredValue<String>) -> View {
    let another = view! {
        <button type="button" class="btn tall more-set" id="log-set" on:click=move |_| log_set(player, aimed)>
            {said("player_another")} <small>{live(move || player.form.preview().map(|set| show::set(&set)))}</small>
        </button>
    };
    let (to, word, name) = match next {
        Some(next) => {
            let name = untrack(|| player.app.with_state(|state| show::exercise_name(state, &next)));
            (Route::Sets(player.session, next), said("player_next"), name)
        }
        None => (Route::Finish(player.session), words().session.finish.said(), String::new()),
    };
    let go = move |_| {
        if is_new_tap() {
            page::replace(&to.to_string());
        }
    };
    view! {
        <div class="row wide">
            {another}
            <button type="button" class="btn main-act" id="go-on" on:click=go>{word} <small>{name}</small></button>
        </div>
    }
}

/// Starts, pauses and takes up the pacer; beside it, once it runs, the key that ends it.
fn pacer_key(player: Player) -> View {
    let timer = timer();
    let mode = move || player.mode();
    let pressed = move |_| match untrack(mode) {
        Mode::Pace | Mode::Paused => timer.pause_or_go(),
        Mode::Off | Mode::Rest | Mode::Over => {
            let Some(pace) = untrack(|| player.pace()) else { return };
            let place = player.editing.sets.with_untracked(|sets| sets.now.len()) as u16;
            timer.begin_pace(player.session, player.exercise.clone(), place, pace);
        }
    };
    let end = move |_| {
        let drill = untrack(|| !timer.paces(&player.exercise.clone()));
        if let Some(done) = timer.end_pace().filter(|_| !drill) {
            let side = if done.left != Default::default() && done.right != Default::default() {
                done.right
            } else {
                done.all
            };
            player.form.fill_done(side);
        }
        page::focus("#pacer");
    };
    let stop = move || {
        matches!(mode(), Mode::Pace | Mode::Paused).then(|| {
            view! { <button type="button" class="btn tall square" aria-label=said("player_end") on:click=end>{Icon::Stop.view()}</button> }
        })
    };
    let there = move || mode() == Mode::Pace || mode() == Mode::Paused || player.pace().is_some();
    let key = move || {
        let (icon, label) = match mode() {
            Mode::Pace => (Icon::Pause, said("player_pause")),
            Mode::Paused => (Icon::Play, said("player_go_on")),
            _ => (Icon::Play, said("player_start")),
        };
        view! { <button type="button" class="btn tall square" id="pacer" aria-label=label on:click=pressed>{icon.view()}</button> }
    };
    view! {
        {live_by(move || usize::from(there()) * (1 + mode() as usize), move || there().then(key))}
        {live_by(move || matches!(mode(), Mode::Pace | Mode::Paused).into(), stop)}
    }
}
