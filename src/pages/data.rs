//! Where the data is, how full the room is, what can be relied on; backup, and the way to the import.

use crate::components::frame::{Leave, Screen, link_row};
use crate::components::icon::Icon;
use crate::components::notice::{Notice, Tone};
use crate::components::ruler::ruler;
use crate::platform::{clock, files, prefs, record, worker};
use crate::route::Route;
use crate::state::{App, Saving, app};
use crate::view::{IntoList, View, live, view};
use crate::words::{Text, text, words};
use brace_record::QUOTA;
use leptos::prelude::*;
use serde_json::{Map, Value};

/// The page of the data.
pub(crate) fn data_page() -> View {
    let app = app();
    let w = words();
    let said = RwSignal::new(String::new());
    let back_up = move |_| {
        let name = format!("brace-{}.json", clock::now().date);
        let saved = save_backup(app, &name);
        said.set(if saved { (w.data.backup_done)(&name) } else { w.data.backup_failed.to_owned() });
    };
    let room = move || {
        // Asked again whenever something was written.
        app.with_log(|_| ());
        let used = app.used_characters().filter(|_| app.saving() != Saving::NoStorage)?;
        let line = (w.data.used)(&thousands(used), &thousands(QUOTA));
        let filling = (used > QUOTA / 10 * 6).then(|| view! { <p>{text("filling")}</p> });
        Some(view! { <p class="sub">{line.clone()}</p> {ruler(used as f64, QUOTA as f64, line)} {filling} })
    };
    let counts = move || {
        let (sessions, sets) = app.with_log(|log| (log.session_count(), log.set_count()));
        (w.data.counts)(sessions, sets)
    };
    let state = move || (app.saving() == Saving::Saved).then_some(w.data.saved);
    let promises = |texts: &'static [Text]| texts.iter().map(|text| view! { <li>{*text}</li> }).into_list();
    let offline = worker::offline().then(|| {
        view! { <Notice tone=Tone::Neutral icon=Icon::Info heading=w.data.offline text=w.data.offline_text /> }
    });
    view! {
        <Screen title=w.data.title leave=Leave::Back(Route::Settings)>
            {problems(app)}
            {offline}
            <section class="card">
                <h2 class="h3">{w.data.where_title}</h2>
                <p>{w.data.where_text}</p>
                <p>{live(counts)} " " {live(state)}</p>
                {live(room)}
                <p class="sub">{(w.data.second_copy)(record::mirror_is_on())}</p>
                <p class="sub">{(w.data.lasting)(record::lasts())}</p>
            </section>
            <section class="card">
                <h2 class="h3">{w.data.backup}</h2>
                <p class="sub">{text("backup")}</p>
                <p class="acts-row">
                    <button type="button" class="btn" id="back-up" on:click=back_up>{Icon::File.view()} {w.data.backup}</button>
                </p>
                <p class="sub" role="status">{said}</p>
            </section>
            <div class="card rows flush links">
                {link_row(&Route::Restore, view! { <b>{w.data.restore}</b><span class="sub block">{w.data.restore_text}</span> })}
                {link_row(&Route::Import, view! { <b>{w.data.import}</b><span class="sub block">{w.data.import_text}</span> })}
            </div>
            <section class="card">
                <h2 class="h3">{w.data.promise_title}</h2>
                <h3 class="cap">{w.data.can}</h3>
                <ul class="bullets">{promises(&w.data.promises)}</ul>
                <h3 class="cap">{w.data.cannot}</h3>
                <ul class="bullets">{promises(&w.data.limits)}</ul>
                <p><a class="textlink" href="rescue.html">{w.data.rescue}</a></p>
            </section>
            {erasing(app)}
        </Screen>
    }
}

/// Deleting everything: the one thing that is asked twice, since it cannot be taken back (S52).
fn erasing(app: App) -> View {
    let w = &words().data;
    let failed = RwSignal::new(String::new());
    let erase = move |_| {
        if !app.erase() {
            failed.set(w.erase_failed.to_owned());
        }
    };
    view! {
        <details class="card">
            <summary class="h3">{w.erase}</summary>
            <p>{text("erase")}</p>
            <p class="error" role="alert">{failed}</p>
            <p class="acts-row"><button type="button" class="btn" id="erase" on:click=erase>{w.erase_now}</button></p>
        </details>
    }
}

/// Saves everything as one readable file. False where the browser refuses.
pub(crate) fn save_backup(app: App, name: &str) -> bool {
    let mut kept = Map::new();
    for name in ["theme", "unit"] {
        kept.extend(prefs::read(name).map(|value| (name.to_owned(), Value::from(value))));
    }
    let saved = files::save(name, &app.backup(&kept), "application/json");
    if saved {
        prefs::write("backup", &clock::now().date.to_string());
    }
    saved
}

/// What the start found damaged or missing.
fn problems(app: App) -> Option<View> {
    let w = &words().data;
    let lines = app.with_report(|report, unused| {
        let line = |count: usize, sentence: fn(usize) -> String| (count > 0).then(|| sentence(count));
        let lines = [
            line(report.damaged.len(), w.damaged),
            line(report.missing.len(), w.missing),
            line(unused, w.unused),
        ];
        lines.into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    (!lines.is_empty()).then(|| {
        view! { <Notice tone=Tone::Signal icon=Icon::Warning heading=w.problems_title text=lines /> }
    })
}

fn thousands(characters: usize) -> String {
    (words().format.number)(i64::try_from(characters / 1000).unwrap_or(i64::MAX))
}
