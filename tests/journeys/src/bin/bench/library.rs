//! The library on a phone four times slower: the moving figure at 60 frames a second, and nothing at all when it is out of
//! sight; a list of 64 and 200 own exercises that follows each letter.

use brace_journeys::{Browser, Folder, Outcome, Profile, site};
use std::fmt::Write;

/// Exercises with many shapes: plates, both sides in turn, a body seen from the front.
const EXERCISES: [&str; 3] = ["barbell_hip_thrust", "dead_bug", "lateral_band_walk"];

/// Notes how long each frame's callbacks take, and when frames come.
const WATCH: &str = "window.own = []; window.frames_at = []; const next = requestAnimationFrame.bind(window); \
    window.requestAnimationFrame = (call) => next((now) => { \
        const start = performance.now(); call(now); own.push(performance.now() - start); frames_at.push(now) })";

const FIVE_SECONDS: &str = "return (async () => { own.length = frames_at.length = 0; \
    await new Promise((done) => setTimeout(done, 5000)); const sorted = (all) => all.sort((a, b) => a - b); \
    const late = (all) => sorted(all)[Math.floor(all.length * 0.95)] ?? 999; \
    return [late([...own]), late(frames_at.slice(1).map((at, place) => at - frames_at[place]))] })()";

const OUT_OF_SIGHT: &str = "return (async () => { document.querySelector('main').scrollTo(0, 99999); \
    await new Promise((done) => setTimeout(done, 500)); own.length = 0; \
    await new Promise((done) => setTimeout(done, 2000)); return own.length })()";

/// Types a word letter by letter and takes it away again, ten times; gives the milliseconds that 95 % of the changes took until
/// everything has its place again.
const TYPING: &str = "const field = document.querySelector('input[type=search]'); const times = []; \
    const type = (text) => { const start = performance.now(); field.value = text; \
        field.dispatchEvent(new Event('input', { bubbles: true })); \
        document.querySelector('main').getBoundingClientRect(); document.querySelector('main').scrollHeight; \
        times.push(performance.now() - start) }; \
    return (async () => { for (let round = 0; round < 10; round++) { \
        for (const text of ['s', 'sq', 'squ', 'sqau', 'sqaut', 'squ', 's', '']) { \
            type(text); await new Promise((done) => requestAnimationFrame(() => setTimeout(done))) } } \
    times.sort((a, b) => a - b); return times[Math.floor(times.length * 0.95)] })()";

/// Two hundred exercises that the library does not have.
fn own_exercises() -> Outcome<String> {
    let mut text = String::from(
        "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n",
    );
    for place in 0..200 {
        let name = format!("Zercher variant {}{}", char::from(b'A' + place % 26), place);
        writeln!(text, "Day,\"3 Jan 2024, 18:00\",\"3 Jan 2024, 19:00\",,{name},,,0,normal,20,8,,,")?;
    }
    Ok(text)
}

/// Prints the figures.
pub(crate) async fn measure() -> Outcome {
    let site = site("/")?;
    let browser = Browser::start(&Profile::new()).await?;
    browser.run_first(WATCH).await?;
    browser.open(&site.url()).await?;
    browser.slow_processor().await?;
    let [mut frame, mut interval, mut unseen] = [0.0_f64; 3];
    for exercise in EXERCISES {
        browser.go(&format!("#/library/{exercise}")).await?;
        browser.until("document.querySelector('#movement path')").await?;
        let times = browser.run(FIVE_SECONDS).await?;
        let time = |place: usize| times[place].as_f64().ok_or("no time");
        frame = frame.max(time(0)?);
        interval = interval.max(time(1)?);
        unseen += browser.run(OUT_OF_SIGHT).await?.as_f64().ok_or("no count")?;
    }
    let folder = Folder::new();
    folder.put("own.csv", &own_exercises()?);
    browser.import(&folder.path().join("own.csv"), 6).await?;
    browser.go("#/library").await?;
    browser.see("264 exercises").await?;
    let typing = browser.run(TYPING).await?.as_f64().ok_or("no time")?;
    println!("figure_own_time_p95_ms {frame:.1} 16");
    println!("figure_frame_interval_p95_ms {interval:.1} 17");
    println!("figure_frames_out_of_sight {unseen} 0");
    println!("filter_264_p95_ms {typing:.1} 16.7");
    browser.quit().await
}
