//! What a session takes of the processor: a page that only shows numbers, a rest, a pacer with its figure.

use brace_journeys::{Browser, Outcome, Profile, site};
use serde_json::json;
use std::time::Duration;
use tokio::time::sleep;

/// How long each is watched.
const WATCHED: Duration = Duration::from_secs(30);

/// The figure shows its movement twice at first, and undo is offered for ten seconds.
const SETTLED: Duration = Duration::from_secs(16);

/// Prints the figures: hundredths of one core that the page takes, at the speed of this machine.
pub(crate) async fn measure() -> Outcome {
    let site = site("/")?;
    let browser = Browser::visit(&site, &Profile::new()).await?;
    browser.devtools("Performance.enable", json!({})).await?;
    browser.start_session().await?;
    browser.pick("romanian dead", "Romanian deadlift").await?;
    sleep(SETTLED).await;
    let idle = share(&browser).await?;
    browser.log_set("60", "60").await?;
    sleep(SETTLED).await;
    let rest = share(&browser).await?;
    browser.click("Skip").await?;
    browser.tap("#pacer").await?;
    let pacer = share(&browser).await?;
    println!("idle_page_cpu_percent {idle:.2} 0.5");
    println!("rest_cpu_percent {rest:.2} 1");
    println!("pacer_cpu_percent {pacer:.1} 25");
    browser.quit().await
}

/// How much of the time the page's main thread is at work.
async fn share(browser: &Browser) -> Outcome<f64> {
    let before = worked(browser).await?;
    sleep(WATCHED).await;
    Ok((worked(browser).await? - before) * 100.0 / WATCHED.as_secs_f64())
}

/// Seconds that it was at work since the page was opened.
async fn worked(browser: &Browser) -> Outcome<f64> {
    let metrics = browser.devtools("Performance.getMetrics", json!({})).await?;
    let all = metrics["metrics"].as_array().cloned().unwrap_or_default();
    let time = all
        .iter()
        .find(|metric| metric["name"] == "TaskDuration")
        .and_then(|metric| metric["value"].as_f64());
    time.ok_or_else(|| "no TaskDuration".into())
}
