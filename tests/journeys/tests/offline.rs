//! Without a network, after a restart, and after the phone killed the browser: everything goes on.

use brace_journeys::steps::Filled;
use brace_journeys::{Browser, Outcome, Profile, site};

#[tokio::test]
async fn a_log_goes_on_without_a_server_on_every_screen_and_after_a_restart() -> Outcome {
    let mut site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    browser.ready_for_offline().await?;
    let log = browser.fill_log().await?;
    site.stop();

    for address in log.addresses() {
        browser.go(&address).await?;
        let before = browser.screen().await?;
        browser.reload_app().await?;
        assert_eq!(browser.screen().await?, before, "{address}");
    }
    log_a_set(&browser, &log, 2).await?;
    browser.quit().await?;

    let browser = Browser::visit(&site, &profile).await?;
    browser.see("Open since").await?;
    log_a_set(&browser, &log, 3).await?;
    browser.finish_session(&log.session, 7, "40").await?;
    browser.see("60 kg × 5, 62.5 kg × 5, 62.5 kg × 5").await?;
    browser.go("#/log").await?;
    browser.see("5 sessions · 20 sets").await?;
    browser.see("RPE 7 × 40 min").await?;
    assert_eq!(browser.foreign_requests(&site).await?, Vec::<String>::new());
    browser.quit().await
}

async fn log_a_set(browser: &Browser, log: &Filled, number: usize) -> Outcome {
    browser.go(&format!("#/session/{}/do/{}", log.session, log.own)).await?;
    browser.see(&format!("Log set {number}")).await?;
    browser.number("#weight", "62.5").await?;
    browser.log_same_set().await?;
    assert_eq!(browser.logged_sets().await?.len(), number);
    Ok(())
}

#[tokio::test]
async fn what_the_browser_has_on_disk_survives_that_it_is_killed() -> Outcome {
    let mut site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    browser.ready_for_offline().await?;
    site.stop();
    browser.start_session().await?;
    browser.pick("romanian", "Romanian deadlift").await?;
    browser.log_set("80", "6").await?;
    let keys = browser.stored_keys().await?;
    for key in keys.iter().filter(|key| !key.starts_with("brace.pref.")) {
        profile.until_on_disk(key).await?;
    }
    browser.kill()?;

    let browser = Browser::visit(&site, &profile).await?;
    browser.click("Resume session").await?;
    browser.open_exercise("Romanian deadlift").await?;
    assert_eq!(browser.logged_sets().await?, ["80 kg × 6"]);
    browser.log_same_set().await?;
    browser.reload_app().await?;
    assert_eq!(browser.logged_sets().await?, ["80 kg × 6", "80 kg × 6"]);
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}
