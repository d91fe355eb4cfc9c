//! Own bars and plates, in kilograms and pounds as they are marked: what the player loads is made of these.

use crate::components::choice::segmented;
use crate::components::frame::{Leave, Screen};
use crate::components::icon::Icon;
use crate::pages::settings::unit;
use crate::platform::page;
use crate::route::Route;
use crate::show;
use crate::state::{App, NotDone, app};
use crate::view::{IntoList, View, ask, live, view};
use crate::words::{said, say, words};
use brace_domain::gym::{Bar, Plates, Rack};
use brace_domain::units::number::InputError;
use brace_domain::units::{Reps, Weight, WeightUnit};
use brace_domain::update::{Command, Refusal};
use leptos::prelude::*;

const UNITS: [WeightUnit; 2] = [WeightUnit::Kg, WeightUnit::Lb];

/// Own bars and plates, or the usual ones of whoever has not said.
pub(crate) fn rack(app: App) -> Rack {
    app.with_state(|state| state.rack().cloned()).unwrap_or_else(|| Rack::usual(unit()))
}

/// A bar by its name, or by its mass.
pub(crate) fn bar_word(bar: &Bar) -> String {
    if bar.name.is_empty() { say("plates_bar", &[&show::weight(bar.weight)]) } else { bar.name.clone() }
}

/// The plates of one side: "25 + 2 × 10"; each with its unit where one is not the bar's. None for no plates.
pub(crate) fn side(plates: &[Plates], unit: WeightUnit) -> Option<String> {
    let mixed = plates.iter().any(|plates| plates.weight.unit() != unit);
    let each = plates.iter().map(|plates| {
        let weight = plates.weight;
        let mass = if mixed { show::weight(weight) } else { show::decimal(&weight.to_string()) };
        if plates.pairs > 1 { say("warmup_step", &[&plates.pairs.to_string(), &mass]) } else { mass }
    });
    (!plates.is_empty()).then(|| each.collect::<Vec<_>>().join(" + "))
}

/// Changes the rack.
fn change(app: App, edit: &dyn Fn(&mut Rack)) -> Result<(), NotDone> {
    let mut rack = untrack(|| rack(app));
    edit(&mut rack);
    app.dispatch(Command::SetRack(rack)).map(drop)
}

/// The page of bars and plates.
pub(crate) fn kit_page() -> View {
    let app = app();
    let failed = RwSignal::new(String::new());
    let edit = move |edit: &dyn Fn(&mut Rack)| {
        failed.set(change(app, edit).err().map(show::not_done).unwrap_or_default());
    };
    // What was pressed is gone with its row.
    let remove = move |is_bar: bool, place: usize| {
        edit(&|rack| {
            if is_bar {
                rack.bars.remove(place);
            } else {
                rack.plates.remove(place);
            }
        });
        page::focus("h1");
    };
    let bars = move || {
        let bars = rack(app).bars;
        let only = bars.len() == 1;
        let rows = bars.iter().enumerate().map(|(place, bar)| {
            let name = bar_word(bar);
            let mass = (!bar.name.is_empty()).then(|| show::weight(bar.weight));
            let usual = if place == 0 {
                view! { <span class="cap">{said("kit_first")}</span> }
            } else {
                let label = say("kit_make_first_of", &[&name]);
                let first = move |_| edit(&|rack| rack.bars.swap(0, place));
                view! { <button type="button" class="btn quiet" aria-label=label on:click=first>{said("kit_make_first")}</button> }
            };
            let gone = (!only).then(|| {
                let label = say("kit_remove_of", &[&name]);
                view! { <button type="button" class="btn quiet" aria-label=label on:click=move |_| remove(true, place)>{said("kit_remove")}</button> }
            });
            view! { <li class="row kit-row"><p class="grow">{name.clone()} <span class="sub block">{mass}</span></p> {usual} {gone}</li> }
        });
        rows.collect::<Vec<_>>()
    };
    let plates = move || {
        let rows = rack(app).plates.into_iter().enumerate().map(|(place, plates)| {
            let mass = show::weight(plates.weight);
            let count = move |more: bool| {
                if !more && plates.pairs <= 1 {
                    return remove(false, place);
                }
                edit(&|rack| {
                    if let Some(plates) = rack.plates.get_mut(place) {
                        plates.pairs = if more { (plates.pairs + 1).min(Rack::PAIRS) } else { plates.pairs - 1 };
                    }
                });
            };
            let less = say(if plates.pairs > 1 { "kit_less" } else { "kit_remove_of" }, &[&mass]);
            let more = say("kit_more", &[&mass]);
            view! {
                <li class="row kit-row">
                    <p class="grow">{mass.clone()}</p>
                    <button type="button" class="btn" aria-label=less on:click=move |_| count(false)>{Icon::Minus.view()}</button>
                    <b class="num">{plates.pairs.to_string()} <span class="vh">{said("kit_pairs")}</span></b>
                    <button type="button" class="btn" aria-label=more on:click=move |_| count(true)>{Icon::Plus.view()}</button>
                </li>
            }
        });
        rows.collect::<Vec<_>>()
    };
    let presets = UNITS.map(|unit| {
        let all = move |_| {
            edit(&|rack| {
                let Rack { bars, plates, .. } = Rack::usual(unit);
                (rack.bars, rack.plates) = (bars, plates);
            });
        };
        view! { <button type="button" class="btn" on:click=all>{say("kit_preset", &[show::unit(unit)])}</button> }
    });
    let unsaid = move || app.with_state(|state| state.rack().is_none()).then(|| said("kit_unsaid"));
    view! {
        <Screen title=said("kit_title") leave=Leave::Back(Route::Settings)>
            <p class="sub">{said("kit_text")} " " {live(unsaid)}</p>
            <div class="acts-row">{presets.into_list()}</div>
            <p class="error" role="alert">{failed}</p>
            <section class="card">
                <h2 class="h3">{said("kit_bars")}</h2>
                <ul class="rows">{live(bars)}</ul>
                {adder(app, true)}
            </section>
            <section class="card">
                <h2 class="h3">{said("kit_plates")}</h2>
                <p class="cap">{said("kit_pairs_text")}</p>
                <ul class="rows">{live(plates)}</ul>
                {adder(app, false)}
            </section>
        </Screen>
    }
}

/// A field with what is wrong with it below.
fn field(label: &'static str, mode: &'static str, value: RwSignal<String>, wrong: RwSignal<String>) -> View {
    view! {
        <label class="field">
            <span class="cap">{label}</span>
            <input inputmode=mode autocomplete="off" dir="auto" prop:value=value
                aria-invalid=move || wrong.with(|wrong| (!wrong.is_empty()).to_string())
                on:input=move |event| value.set(event_target_value(&event)) />
            <span class="error" role="alert">{wrong}</span>
        </label>
    }
}

/// Fields for one more bar with its name, or for plates with the number of their pairs.
fn adder(app: App, is_bar: bool) -> View {
    let [mass, other, mass_wrong, other_wrong] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let place = RwSignal::new(UNITS.iter().position(|other| *other == unit()).unwrap_or(0));
    let add = move |_| {
        let input_error = words().common.input_error;
        [mass_wrong, other_wrong].iter().for_each(|wrong| wrong.set(String::new()));
        let unit = UNITS.get(place.get_untracked()).copied().unwrap_or_default();
        let typed = other.get_untracked();
        let weight = Weight::parse(&mass.get_untracked(), unit);
        // Nothing typed is one pair; of an absurd number the domain says what is possible.
        let pairs = match Reps::parse(&typed) {
            Err(InputError::Empty) => Ok(1),
            pairs => pairs.map(|pairs| u8::try_from(pairs.get()).unwrap_or(u8::MAX)),
        };
        let (weight, pairs) = match (weight, pairs) {
            (Err(why), _) => return mass_wrong.set(input_error(why)),
            (_, Err(why)) if !is_bar => return other_wrong.set(input_error(why)),
            (Ok(weight), pairs) => (weight, pairs.unwrap_or(1)),
        };
        let done = change(app, &|rack| {
            if is_bar {
                rack.bars.push(Bar { name: typed.clone(), weight });
            } else if let Some(same) = rack.plates.iter_mut().find(|plates| plates.weight == weight) {
                same.pairs = same.pairs.saturating_add(pairs);
            } else {
                rack.plates.push(Plates { weight, pairs });
            }
        });
        match done {
            Ok(()) => [mass, other].iter().for_each(|typed| typed.set(String::new())),
            Err(why) => {
                let of_other =
                    matches!(why, NotDone::Refused(Refusal::TooLong { .. })) || pairs > Rack::PAIRS;
                let wrong = if of_other { other_wrong } else { mass_wrong };
                wrong.set(show::not_done(why));
            }
        }
    };
    let units = UNITS.map(|unit| show::unit(unit).to_owned()).to_vec();
    let choose = Callback::new(move |chosen| place.set(chosen));
    let (one, two, mode, word) = if is_bar {
        ("kit_bar_mass", "kit_bar_name", "text", "kit_add_bar")
    } else {
        ("kit_plate_mass", "kit_pairs", "numeric", "kit_add_plates")
    };
    view! {
        <div class="kit-add">
            {field(said(one), "decimal", mass, mass_wrong)}
            {segmented(said("kit_unit"), units, ask(move || place.get()), choose)}
            {field(said(two), mode, other, other_wrong)}
            <button type="button" class="btn" on:click=add>{said(word)}</button>
        </div>
    }
}
