//! Settings of this phone: unit for what is typed now, theme; and the ways to the data and to what Brace is.

use crate::components::choice::segmented;
use crate::components::frame::{Leave, Screen, link_row};
use crate::components::icon::Icon;
use crate::platform::{page, prefs};
use crate::route::Route;
use crate::show;
use crate::state::app;
use crate::words::words;
use brace_domain::units::WeightUnit;
use leptos::prelude::*;

/// The unit for weights that are typed now. What was logged keeps its own.
pub(crate) fn unit() -> WeightUnit {
    match prefs::read("unit").as_deref() {
        Some("lb") => WeightUnit::Lb,
        _ => WeightUnit::Kg,
    }
}

/// The page of settings.
pub(crate) fn settings_page() -> impl IntoView {
    let app = app();
    let w = words();
    let unit = RwSignal::new(unit());
    let choose_unit = move |chosen: WeightUnit| {
        prefs::write("unit", chosen.code());
        unit.set(chosen);
    };
    let units = [WeightUnit::Kg, WeightUnit::Lb].map(|unit| (unit, show::unit(unit).to_owned()));
    let theme = RwSignal::new(match prefs::read("theme").as_deref() {
        Some("light") => "light",
        Some("dark") => "dark",
        _ => "auto",
    });
    let choose_theme = move |chosen: &'static str| {
        prefs::write("theme", chosen);
        page::set_theme((chosen != "auto").then_some(chosen));
        theme.set(chosen);
    };
    let themes = vec![
        ("auto", w.settings.theme_system.to_owned()),
        ("light", w.settings.theme_light.to_owned()),
        ("dark", w.settings.theme_dark.to_owned()),
    ];
    let newest = move || app.newest_action().map(|(_, done)| done);
    let undo = move || {
        match newest() {
        Some(done) => view! {
            <div class="row between">
                <p>{(w.notices.done)(done)}</p>
                <button type="button" class="btn" on:click=move |_| app.undo()>{Icon::Undo.view()} {w.notices.undo}</button>
            </div>
        }
        .into_any(),
        None => view! { <p class="sub">{w.settings.undo_none}</p> }.into_any(),
    }
    };
    let described = |word: &'static str, text: &'static str| {
        view! { <b>{word}</b><span class="sub block">{text}</span> }
    };
    view! {
        <Screen title=w.settings.title leave=Leave::Back(Route::Today)>
            <section>
                <h2 class="h3">{w.settings.unit}</h2>
                {segmented(w.settings.unit, units.to_vec(), unit.into(), choose_unit)}
                <p class="cap">{w.settings.unit_text}</p>
            </section>
            <section>
                <h2 class="h3">{w.settings.theme}</h2>
                {segmented(w.settings.theme, themes, theme.into(), choose_theme)}
            </section>
            <section class="card">
                <h2 class="h3">{w.settings.undo_title}</h2>
                {undo}
            </section>
            <div class="card rows flush links">
                {link_row(&Route::Data, described(w.settings.data, w.settings.data_text))}
                {link_row(&Route::About, described(w.settings.about, w.settings.about_text))}
            </div>
        </Screen>
    }
}
