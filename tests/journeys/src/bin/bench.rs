//! Figures of the browser for `cargo xtask bench`: lines of `metric value goal`, in milliseconds.

use brace_journeys::{Browser, Outcome, Profile, site};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
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
