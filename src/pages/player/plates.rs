//! What goes onto the bar for the weight that is typed, and the lighter sets that lead up to it.
//!
//! Which step of a warm-up comes next is read from the sets that were logged; whether one is being done is the kind that is
//! chosen in the fields. So both live through a reload, and nothing else has to be kept.

use super::{Player, Sets};
use crate::components::choice::select_one;
use crate::components::icon::Icon;
use crate::pages::kit::{bar_word, rack, side};
use crate::pages::settings;
use crate::platform::prefs;
use crate::route::Route;
use crate::show;
use crate::state::App;
use crate::view::{IntoList, View, ask, live, live_by, view};
use crate::words::{said, say};
use brace_domain::catalog::{Equipment, Exercise, ExerciseId, Measure, Traits};
use brace_domain::gym::{Bar, Loads, Steps, plate_change, warm_up};
use brace_domain::log::SetKind;
use brace_domain::units::{Reps, Resistance, Weight};
use leptos::prelude::*;

/// What is kept where no bar is wanted.
const NO_BAR: &str = "none";

fn preference(exercise: &ExerciseId) -> String {
    format!("bar.{exercise}")
}

/// A bar by its mass: that stays when bars are added or put in another order.
fn kept(bar: &Bar) -> String {
    format!("{} {}", bar.weight, bar.weight.unit().code())
}

/// The bar of an exercise, one more than its place in the rack, 0 for none; nothing where plates are out of the question.
/// What is done with a bar has the usual one until another is chosen, an exercise of one's own has none.
pub(super) fn bar_for(
    app: App,
    exercise: &ExerciseId,
    record: Option<&Exercise>,
    traits: &Traits,
) -> Option<RwSignal<usize>> {
    let is_bar = |item: &Equipment| matches!(item, Equipment::Barbell | Equipment::TrapBar);
    let usual = untrack(|| {
        app.with_state(|state| match record {
            Some(record) => {
                let item = record.required.iter().flat_map(|any_of| any_of.iter()).copied().find(is_bar)?;
                Some(state.programme().is_none_or(|programme| programme.has(item)))
            }
            None => {
                let own = state.own_exercises().get(&exercise.custom()?)?;
                traits.loadable.then(|| own.equipment.iter().any(is_bar))
            }
        })
    })?;
    let place = match prefs::read(&preference(exercise)) {
        Some(none) if none == NO_BAR => Some(0),
        Some(bar) => {
            let bars = untrack(|| rack(app)).bars;
            bars.iter().position(|other| kept(other) == bar).map(|place| place + 1)
        }
        None => None,
    };
    Some(RwSignal::new(place.unwrap_or(usual.into())))
}

/// The chosen bar, with all that it can be loaded to.
fn chosen(player: Player) -> Option<(Bar, Loads)> {
    let place = player.bar?.get().checked_sub(1)?;
    let mut rack = rack(player.app);
    let loads = rack.loads(rack.bars.get(place)?.weight);
    Some((rack.bars.swap_remove(place), loads))
}

/// A sum of plates of two units has more decimals than anybody types. A tenth is within what is one load to a person.
fn rounded(weight: Weight) -> Weight {
    let thousandths = i64::from(weight.thousandths());
    let tenths = || Weight::from_thousandths((thousandths + 50) / 100 * 100, weight.unit()).ok();
    if thousandths % 10 == 0 { weight } else { tenths().unwrap_or(weight) }
}

/// The plates of the weight in the fields, on one line; opened, the bar can be changed.
pub(super) fn plates(player: Player) -> Option<View> {
    let bar = player.bar?;
    let opened = RwSignal::new(false);
    let toggle = move |_| opened.update(|opened| *opened = !*opened);
    let line = move || {
        let (line, more) = match chosen(player) {
            Some((bar, loads)) => told(player, &bar, &loads),
            None => (said("plates_title").to_owned(), ().into()),
        };
        view! {
            <button type="button" class="lrow" aria-expanded=move || opened.get().to_string() on:click=toggle>
                <span class="grow">{line}</span> {Icon::Down.view()}
            </button>
            {more}
        }
    };
    let fold = move || {
        opened.get().then(|| {
            let bars = rack(player.app).bars;
            let kept: Vec<_> = bars.iter().map(kept).collect();
            let words = bars.iter().map(bar_word).collect();
            let choose = Callback::new(move |place: usize| {
                let bar_kept = kept.get(place.wrapping_sub(1)).map_or(NO_BAR, String::as_str);
                prefs::write(&preference(&player.exercise), bar_kept);
                bar.set(place);
            });
            view! {
                <div class="row pick">
                    {select_one(said("plates_bar_label"), said("plates_no_bar"), words, ask(move || bar.get()), choose)}
                    <a class="btn" href=Route::Kit.to_string()>{said("plates_edit")}</a>
                </div>
            }
        })
    };
    Some(view! { <div class="plates">{live(line)} {live_by(move || opened.get().into(), fold)}</div> })
}

/// What is on the bar; then the nearest load, if the weight cannot be loaded, or what changes since the last set.
fn told(player: Player, bar: &Bar, loads: &Loads) -> (String, View) {
    let name = bar_word(bar);
    let Some(weight) = player.form.load() else { return (name, ().into()) };
    let loaded = loads.at(weight);
    let on = side(&loaded.plates, bar.weight.unit());
    let line = match on {
        Some(on) => say("plates_each", &[&name, &on]),
        None => say("plates_none", &[&name]),
    };
    if !loaded.is_exact() {
        let nearest = rounded(loaded.total);
        let short = Weight::from_thousandths(-loaded.difference, weight.unit());
        let (code, of) = match short {
            Ok(short) => ("plates_short", show::weight(short)),
            Err(_) => ("plates_heavy", name),
        };
        let more = view! {
            <p class="row between">
                <span class="sub">{say(code, &[&of])}</span>
                <button type="button" class="btn quiet" on:click=move |_| player.form.weigh(nearest)>
                    {say("plates_take", &[&show::weight(nearest)])}
                </button>
            </p>
        };
        return (line, more);
    }
    let before = player.editing.sets.with(|sets| match sets.now.last()?.1.resistance {
        Resistance::External(before) => Some(before),
        _ => None,
    });
    let change = before.map(|before| plate_change(&loads.at(before).plates, &loaded.plates));
    let parts = change.map(|change| {
        let part = |code, plates: &[_]| Some(say(code, &[&side(plates, bar.weight.unit())?]));
        let parts = [part("plates_off", &change.off), part("plates_on", &change.on)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    });
    let more = parts.filter(|parts| !parts.is_empty()).map(|parts| {
        view! { <p class="sub">{say("plates_change", &[&parts])}</p> }
    });
    (line, more.into())
}

/// The heaviest warm-up set so far, in grams; none once a set of another kind was logged.
fn warmed_up_to(sets: &Sets) -> Option<i64> {
    let mut heaviest = 0;
    for (_, set) in &sets.now {
        match (set.kind, set.resistance) {
            (SetKind::WarmUp, Resistance::External(weight)) => heaviest = weight.grams().max(heaviest),
            (SetKind::WarmUp, _) => {}
            _ => return None,
        }
    }
    Some(heaviest)
}

/// The warm-up before the working weight: the one in the fields, or the one that was there before the warm-up.
fn steps(player: Player) -> Vec<(Weight, Reps)> {
    let is_warm_up = player.form.kind() == SetKind::WarmUp;
    let working = if is_warm_up { player.working.get_value() } else { player.form.load() };
    let Some(working) = working.filter(|_| player.traits.measure == Measure::Reps) else { return Vec::new() };
    let bar = chosen(player);
    let step = match &bar {
        Some((_, loads)) => Steps::Plates(loads),
        None => Steps::Sizes(settings::step()),
    };
    let mut steps = warm_up(working, player.traits.axial, step);
    steps.iter_mut().for_each(|(weight, _)| *weight = rounded(*weight));
    steps
}

/// The steps with the place of the next one; none where there is nothing to warm up for, or it is done.
fn ahead(player: Player) -> Option<(Vec<(Weight, Reps)>, usize)> {
    let so_far = player.editing.sets.with(warmed_up_to).filter(|_| player.running)?;
    let steps = steps(player);
    let next = steps.iter().position(|(weight, _)| weight.grams() > so_far)?;
    Some((steps, next))
}

/// Aims at the next step, with the working weight of the fields.
fn step_on(player: Player) {
    if let Some((steps, next)) = ahead(player)
        && let Some(&(weight, reps)) = steps.get(next)
    {
        player.form.aim_at_warm_up(weight, reps);
    }
}

/// Aims at the next step where a warm-up was begun, else at the next working set.
pub(super) fn go_on(player: Player) {
    untrack(|| {
        player.aim(player.item().as_ref());
        let sets = player.editing.sets;
        if sets.with(|sets| warmed_up_to(sets).is_some()) {
            to_working_weight(player);
            if sets.with(|sets| !sets.now.is_empty()) {
                step_on(player);
            }
        }
    });
}

/// Types the weight that the warm-up leads up to, or takes note of it.
fn to_working_weight(player: Player) {
    match player.working.get_value() {
        Some(weight) => player.form.weigh(weight),
        None => player.working.set_value(player.form.load()),
    }
}

/// The warm-up in one row, until the first working set: a tap begins it, or leaves it for the working set.
pub(super) fn warm_up_row(player: Player) -> View {
    let toggle = move |_| {
        untrack(|| {
            if player.form.kind() == SetKind::WarmUp {
                player.form.next();
                player.aim(player.item().as_ref());
                to_working_weight(player);
            } else {
                player.working.set_value(player.form.load());
                step_on(player);
            }
        });
    };
    live(move || {
        let (steps, next) = ahead(player).filter(|_| player.editing.get().is_none())?;
        let begun = player.form.kind() == SetKind::WarmUp;
        let steps = steps.into_iter().enumerate().map(|(place, (weight, reps))| {
            let is_now = begun && place == next;
            let step = say("warmup_step", &[&show::decimal(&weight.to_string()), &reps.get().to_string()]);
            view! { <li class:done={place < next} class:now=is_now aria-current=is_now.then_some("step")>{step}</li> }
        });
        let word = said(if begun { "warmup_skip" } else { "warmup_start" });
        Some(view! {
            <div class="row between warm-up">
                <ol class="grow" aria-label=said("warmup_steps")>{steps.into_list()}</ol>
                <button type="button" class="btn quiet" id="warm-up" on:click=toggle>{word}</button>
            </div>
        })
    })
}
