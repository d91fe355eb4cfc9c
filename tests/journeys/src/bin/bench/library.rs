//! The moving figure on a phone four times slower: 60 frames a second, and nothing at all when it is out of sight.

use brace_journeys::{Browser, Outcome, Profile, site};

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
    println!("figure_own_time_p95_ms {frame:.1} 16");
    println!("figure_frame_interval_p95_ms {interval:.1} 17");
    println!("figure_frames_out_of_sight {unseen} 0");
    browser.quit().await
}
