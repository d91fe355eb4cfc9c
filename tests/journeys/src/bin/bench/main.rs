//! Figures of the browser for `cargo xtask bench`: lines of `metric value goal`.

mod full_log;
mod gym;
mod library;

use brace_journeys::steps::LOG_SET;
use brace_journeys::{Browser, Folder, Outcome, Profile, site};
use serde_json::Value;
use std::fmt::Write;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    first_paints().await?;
    logging_a_set().await?;
    library::measure().await?;
    gym::measure().await?;
    full_log::measure().await
}

async fn first_paints() -> Outcome {
    let mut site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::start(&profile).await?;
    browser.slow_down().await?;
    browser.open(&site.url()).await?;
    println!("shell_first_paint_slow_ms {} 1800", first_paint(&browser).await?);

    browser.ready_for_offline().await?;
    site.stop();
    browser.reload().await?;
    println!("offline_first_paint_slow_ms {} 700", first_paint(&browser).await?);
    browser.quit().await
}

/// Milliseconds from the start of the navigation to the first text on screen.
async fn first_paint(browser: &Browser) -> Outcome<f64> {
    let entry = "performance.getEntriesByName('first-contentful-paint')[0]";
    browser.until(entry).await?;
    let time = browser.run(&format!("return {entry}.startTime")).await?;
    Ok(time.as_f64().ok_or("no first paint")?.round())
}

/// In a log of ten thousand sets, from a tap on "Log set": until the set is stored, and until the app gives the page back
/// to the browser, all that is drawn included. The median of the first four sets of five exercises.
async fn logging_a_set() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    let folder = Folder::new();
    folder.put("large.csv", &large_export()?);
    browser.import(&folder.path().join("large.csv"), 6).await?;
    browser.see("500 sessions").await?;
    let session = browser.start_session().await?;
    // The first listener of all and the last: microtasks run between listeners, so all of the app's are in between.
    let watch = format!(
        "window.taps = []; window.writes = []; let start; const write = Storage.prototype.setItem; \
         Storage.prototype.setItem = function (...pair) {{ \
           write.apply(this, pair); if (start && !pair[0].startsWith('brace.pref.')) writes.push(performance.now() - start) }}; \
         const logs = (event) => event.target.closest('{LOG_SET}'); \
         addEventListener('click', (e) => {{ if (logs(e)) start = performance.now() }}, {{ capture: true }}); \
         addEventListener('click', (e) => {{ if (logs(e)) taps.push(performance.now() - start); start = 0 }})"
    );
    browser.run(&watch).await?;
    for (search, name) in EXERCISES {
        browser.go(&format!("#/session/{session}/add")).await?;
        browser.pick(search, name).await?;
        for _ in 0..4 {
            browser.log_same_set().await?;
        }
    }
    let written = times(&browser, "writes").await?;
    let done = times(&browser, "taps").await?;
    assert_eq!((written.len(), done.len()), (20, 20), "a set is one write");
    println!("log_set_10000_written_ms {:.1} 5", written[10]);
    println!("log_set_10000_ms {:.1} 5", done[10]);
    browser.quit().await
}

/// Milliseconds, the shortest first.
async fn times(browser: &Browser, name: &str) -> Outcome<Vec<f64>> {
    let times = browser.run(&format!("return {name}.sort((a, b) => a - b)")).await?;
    Ok(times.as_array().into_iter().flatten().filter_map(Value::as_f64).collect())
}

/// What to search for and to find: exercises that are in every session of the log, so that each has a last time.
const EXERCISES: [(&str, &str); 5] = [
    ("romanian dead", "Romanian deadlift"),
    ("back squat", "Barbell back squat"),
    ("goblet", "Goblet squat"),
    ("front plank", "Front plank"),
    ("farmer", "Farmer's carry"),
];

/// Five hundred sessions of twenty sets, one a day.
fn large_export() -> Outcome<String> {
    const NAMES: [&str; 5] =
        ["Romanian Deadlift (Barbell)", "Squat (Barbell)", "Goblet Squat", "Plank", "Farmers Walk"];
    const MONTHS: [&str; 10] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"];
    let mut text = String::from(
        "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n",
    );
    for session in 0..500 {
        let (year, month, day) = (2024 + session / 250, MONTHS[session % 250 / 25], session % 25 + 1);
        let date = format!("{day} {month} {year}");
        for set in 0..20 {
            let (exercise, place, weight) = (NAMES[set / 4], set % 4, 40 + (session + set) % 60);
            let numbers = match exercise {
                "Plank" => ",,,45,".to_owned(),
                "Farmers Walk" => format!("{weight},,0.04,,"),
                _ => format!("{weight},8,,,"),
            };
            writeln!(text, "Day,\"{date}, 18:00\",\"{date}, 19:00\",,{exercise},,,{place},normal,{numbers}")?;
        }
    }
    Ok(text)
}
