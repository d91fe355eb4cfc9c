//! A log of ten years and an empty one, offline on a phone four times slower (storage rule S43). They take turns, so
//! what the machine does besides slows both.

use brace_journeys::steps::{BETWEEN_TAPS, LOG_SET};
use brace_journeys::{Browser, Outcome, Profile, Server, site, ten_years};
use brace_record::QUOTA;
use std::time::Duration;
use tokio::time::sleep;

/// Starts that count, after some that fill the browser's caches.
const STARTS: usize = 9;
const FIRST_STARTS: usize = 3;

/// Sessions with so many sets of each of [`EXERCISES`]: 200 taps.
const SESSIONS: usize = 5;
const SETS: usize = 8;

/// What to search for and to find. The log of ten years has each of them often.
const EXERCISES: [(&str, &str); 5] = [
    ("romanian dead", "Romanian deadlift"),
    ("back squat", "Barbell back squat"),
    ("hip thrust", "Barbell hip thrust"),
    ("trap-bar", "Trap-bar deadlift"),
    ("leg press", "Leg press (supported back)"),
];

const IDLE: Duration = Duration::from_secs(10);

/// A log at an address of its own, and the milliseconds that were measured there.
struct Log {
    site: Server,
    starts: Vec<f64>,
    taps: Vec<f64>,
    writes: f64,
    timer: f64,
}

impl Log {
    fn new() -> Outcome<Self> {
        Ok(Self { site: site("/")?, starts: Vec::new(), taps: Vec::new(), writes: 0.0, timer: 0.0 })
    }
}

/// Prints the figures.
pub(crate) async fn measure() -> Outcome {
    let profile = Profile::new();
    let browser = Browser::start(&profile).await?;
    browser.run_first(include_str!("probe.js")).await?;
    let (mut empty, mut full) = (Log::new()?, Log::new()?);
    let content = ten_years(browser.clock().await?)?;
    let characters: usize = content.iter().map(|(key, value)| key.len() + value.len()).sum();
    println!("ten_years_share_of_quota_percent {:.1} 25", characters as f64 * 100.0 / QUOTA as f64);

    browser.fill_storage(&full.site, &content).await?;
    for log in [&mut empty, &mut full] {
        browser.open(&log.site.url()).await?;
        browser.ready_for_offline().await?;
        log.site.stop();
    }
    browser.slow_processor().await?;
    for count in 0..FIRST_STARTS + STARTS {
        for log in [&mut empty, &mut full] {
            let time = start(&browser, &log.site).await?;
            if count >= FIRST_STARTS {
                log.starts.push(time);
            }
        }
    }
    let (of_empty, of_full) = (share(&mut empty.starts, 0.5), share(&mut full.starts, 0.5));
    println!("start_empty_ms {of_empty:.0} 700");
    println!("start_ten_years_ms {of_full:.0} 700");
    println!("start_ratio {:.2} 1.3", of_full / of_empty);

    for _ in 0..SESSIONS {
        for log in [&mut empty, &mut full] {
            train(&browser, log).await?;
        }
    }
    println!("tap_p99_empty_ms {:.0} 50", share(&mut empty.taps, 0.99));
    println!("tap_p99_ten_years_ms {:.0} 50", share(&mut full.taps, 0.99));
    // Of the medians: the slowest hundredth are two taps, and which two is chance.
    let (of_empty, of_full) = (share(&mut empty.taps, 0.5), share(&mut full.taps, 0.5));
    eprintln!("the median of the taps: {of_empty:.0} ms, with ten years {of_full:.0} ms");
    println!("tap_ratio {:.2} 1.2", of_full / of_empty);
    println!("writes_per_set {:.2} 1", full.writes / full.taps.len() as f64);
    // Of a session of 40 sets, in which one rest ends and the next begins with a tap.
    println!("timer_writes_per_set {:.2} 3", full.timer / (EXERCISES.len() * SETS) as f64);

    println!("writes_in_10_idle_seconds {} 0", idle(&browser, &full.site).await?);
    browser.quit().await
}

/// Opens the app as after a day without it, and gives the milliseconds until it can be used.
async fn start(browser: &Browser, site: &Server) -> Outcome<f64> {
    browser.open("about:blank").await?;
    browser.open(&site.url()).await?;
    number(browser, "probe.started").await
}

/// A whole session, from the start of the app.
async fn train(browser: &Browser, log: &mut Log) -> Outcome {
    start(browser, &log.site).await?;
    // Older months are read after the first paint; then the screen is built anew.
    browser.until("!document.querySelector('[aria-busy]')").await?;
    let session = browser.start_session().await?;
    for (search, name) in EXERCISES {
        browser.go(&format!("#/session/{session}/add")).await?;
        browser.pick(search, name).await?;
        browser.number("#weight", "60").await?;
        browser.number("#reps", "8").await?;
        let before = number(browser, "probe.writes").await?;
        for _ in 0..SETS {
            browser.touch(LOG_SET).await?;
            sleep(BETWEEN_TAPS).await;
        }
        log.writes += number(browser, "probe.writes").await? - before;
        log.timer = number(browser, "probe.timer").await?.max(log.timer);
    }
    let taps = browser.run("return probe.taps()").await?;
    let taps: Vec<f64> = taps.as_array().into_iter().flatten().filter_map(|tap| tap.as_f64()).collect();
    assert_eq!(taps.len(), EXERCISES.len() * SETS, "a tap that counts as painted has its set on the screen");
    log.taps.extend(taps);
    browser.finish_session(&session, 6, "60").await
}

/// How often something is written while nobody touches an open session, in which a rest runs.
async fn idle(browser: &Browser, site: &Server) -> Outcome<f64> {
    start(browser, site).await?;
    browser.until("!document.querySelector('[aria-busy]')").await?;
    browser.start_session().await?;
    browser.pick("romanian dead", "Romanian deadlift").await?;
    browser.log_set("60", "8").await?;
    let writes = "probe.writes + probe.timer";
    let before = number(browser, writes).await?;
    sleep(IDLE).await;
    Ok(number(browser, writes).await? - before)
}

async fn number(browser: &Browser, expression: &str) -> Outcome<f64> {
    let number = browser.run(&format!("return {expression}")).await?;
    number.as_f64().ok_or_else(|| format!("{expression} is {number}").into())
}

/// The value that this share of them does not exceed; 0.5 is the median.
fn share(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let rank = (values.len() as f64 * share).ceil() as usize;
    values[rank - 1]
}
