//! Settings of this phone: unit for what is typed now, theme; and the ways to the data and to what Brace is.

use crate::components::choice::{place_of, segmented, tick};
use crate::components::frame::{Leave, Screen, link_row};
use crate::components::icon::Icon;
use crate::pages::player::may_drop_brace;
use crate::platform::{gym, page, prefs};
use crate::route::Route;
use crate::show;
use crate::state::{App, app};
use crate::view::{IntoList, View, ask, live, view};
use crate::words::{Text, said, words};
use brace_domain::load::Method;
use brace_domain::units::{Weight, WeightUnit};
use leptos::prelude::*;

/// The unit for weights that are typed now. What was logged keeps its own.
pub(crate) fn unit() -> WeightUnit {
    match prefs::read("unit").as_deref() {
        Some("lb") => WeightUnit::Lb,
        _ => WeightUnit::Kg,
    }
}

/// The smallest change of a bar's load that the usual plates allow.
pub(crate) fn step() -> Weight {
    match unit() {
        WeightUnit::Kg => Weight::PLATES_KG,
        WeightUnit::Lb => Weight::PLATES_LB,
    }
}

/// The forms of the ratio as they are kept.
const METHODS: [&str; 3] = ["coupled", "uncoupled", "weighted"];

/// The form in which the ratio is shown.
pub(crate) fn method() -> Method {
    let place = prefs::read("method").map_or(0, |kept| place_of(&METHODS, &kept.as_str()));
    Method::ALL.get(place).copied().unwrap_or_default()
}

/// Lengths of a block, the easier week at its end included (L57).
const BLOCKS: [&str; 3] = ["4", "5", "6"];

/// Weeks of a block.
pub(crate) fn block_weeks() -> u8 {
    prefs::read("block").and_then(|kept| kept.parse().ok()).unwrap_or(5)
}

/// Something that is on until it is switched off.
fn switch(name: &'static str, word: &'static str) -> View {
    let on = RwSignal::new(gym::is_on(name));
    let change = move |is_on: bool| {
        prefs::write(name, if is_on { "on" } else { "off" });
        on.set(is_on);
    };
    tick(word, Box::new(move || on.get()), Box::new(change))
}

/// What is heard, felt and asked during a session.
fn in_session(app: App) -> View {
    let switches = [
        ("sound", "settings_sound"),
        ("vibration", "settings_vibration"),
        ("awake", "settings_awake"),
        ("rest", "settings_rest"),
    ];
    let try_it = move |_| {
        gym::ready();
        gym::cue(0, gym::END, gym::wishes());
    };
    let brace = move || {
        let may = app.is_whole() && may_drop_brace(super::plan::planner(app).as_ref());
        if may {
            switch("brace", said("settings_brace"))
        } else {
            view! { <p class="cap">{said("settings_brace_stays")}</p> }
        }
    };
    let breaths = RwSignal::new(usize::from(prefs::read("breaths").as_deref() == Some("short")));
    let choose_breaths = Callback::new(move |place: usize| {
        prefs::write("breaths", if place == 1 { "short" } else { "long" });
        breaths.set(place);
    });
    let rhythms = ["settings_breaths_long", "settings_breaths_short"].map(|code| said(code).to_owned());
    view! {
        <section>
            <h2 class="h3">{said("settings_session")}</h2>
            <div class="ticks">
                {switches.map(|(name, code)| switch(name, said(code))).into_list()}
                <button type="button" class="btn" on:click=try_it>{said("settings_try")}</button>
            </div>
            <p class="cap">{said("settings_sound_text")}</p>
            {live(brace)}
        </section>
        <section>
            <h2 class="h3">{said("settings_breaths")}</h2>
            {segmented(said("settings_breaths"), rhythms.to_vec(), ask(move || breaths.get()), choose_breaths)}
        </section>
    }
}

/// The page of settings.
pub(crate) fn settings_page() -> View {
    let app = app();
    let w = words();
    let units = [WeightUnit::Kg, WeightUnit::Lb];
    let unit = RwSignal::new(place_of(&units, &unit()));
    let choose_unit = Callback::new(move |place: usize| {
        prefs::write("unit", units.get(place).copied().unwrap_or_default().code());
        unit.set(place);
    });
    let unit_words = units.map(|unit| show::unit(unit).to_owned());
    let themes = ["auto", "light", "dark"];
    let theme = RwSignal::new(prefs::read("theme").map_or(0, |theme| place_of(&themes, &theme.as_str())));
    let choose_theme = Callback::new(move |place: usize| {
        let chosen = themes.get(place).copied().unwrap_or("auto");
        prefs::write("theme", chosen);
        page::set_theme((place > 0).then_some(chosen));
        theme.set(place);
    });
    let theme_words =
        [w.settings.theme_system, w.settings.theme_light, w.settings.theme_dark].map(Text::to_owned);
    let shown = RwSignal::new(place_of(&Method::ALL, &method()));
    let choose_method = Callback::new(move |place: usize| {
        prefs::write("method", METHODS.get(place).copied().unwrap_or_default());
        shown.set(place);
    });
    let block = RwSignal::new(usize::from(block_weeks().clamp(4, 6)) - 4);
    let choose_block = Callback::new(move |place: usize| {
        prefs::write("block", BLOCKS.get(place).copied().unwrap_or_default());
        block.set(place);
    });
    let newest = move || app.newest_action().map(|(_, done)| done);
    let undo = move || match newest() {
        Some(done) => view! {
            <div class="row between">
                <p>{(w.notices.done)(done)}</p>
                <button type="button" class="btn" on:click=move |_| app.undo()>{Icon::Undo.view()} {w.notices.undo}</button>
            </div>
        },
        None => view! { <p class="sub">{w.settings.undo_none}</p> },
    };
    let described = |word: &'static str, text: &'static str| {
        view! { <b>{word}</b><span class="sub block">{text}</span> }
    };
    view! {
        <Screen title=w.settings.title leave=Leave::Back(Route::Today)>
            <section>
                <h2 class="h3">{w.settings.unit}</h2>
                {segmented(w.settings.unit.said(), unit_words.to_vec(), ask(move || unit.get()), choose_unit)}
                <p class="cap">{w.settings.unit_text}</p>
            </section>
            <section>
                <h2 class="h3">{w.settings.theme}</h2>
                {segmented(w.settings.theme.said(), theme_words.to_vec(), ask(move || theme.get()), choose_theme)}
            </section>
            <section>
                <h2 class="h3">{w.settings.method}</h2>
                {segmented(w.settings.method.said(), w.settings.methods.map(Text::to_owned).to_vec(), ask(move || shown.get()), choose_method)}
                <p class="cap">{w.settings.method_text}</p>
            </section>
            <section>
                <h2 class="h3">{w.settings.block}</h2>
                {segmented(w.settings.block.said(), BLOCKS.map(w.settings.weeks).to_vec(), ask(move || block.get()), choose_block)}
                <p class="cap">{w.settings.block_text}</p>
            </section>
            {in_session(app)}
            <section class="card">
                <h2 class="h3">{w.settings.undo_title}</h2>
                {live(undo)}
            </section>
            <div class="card rows flush links">
                {link_row(&Route::Kit, described(said("kit_title"), said("settings_kit")))}
                {link_row(&Route::Data, described(w.settings.data.said(), w.settings.data_text.said()))}
                {link_row(&Route::About, described(w.settings.about.said(), w.settings.about_text.said()))}
            </div>
        </Screen>
    }
}
