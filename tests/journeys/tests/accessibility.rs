//! The accessibility floor: axe on every screen in both themes, 320 pixels, and a session without a pointer.

use brace_journeys::steps::{BETWEEN_TAPS, Filled};
use brace_journeys::{Browser, Outcome, Profile, site, trained};
use chrono::{Days, NaiveDate};
use serde_json::json;
use tokio::time::sleep;

/// All that is found on all screens, so that one run tells everything.
async fn check_every_screen(browser: &Browser, addresses: &[String]) -> Outcome {
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        browser.run(&format!("localStorage.setItem('brace.pref.theme', '\"{theme}\"')")).await?;
        browser.reload_app().await?;
        assert_eq!(browser.run("return document.documentElement.dataset.theme").await?, theme);
        for address in addresses {
            browser.go(address).await?;
            let checked = browser.check_accessibility().await;
            found.extend(checked.err().map(|error| format!("{address}, {theme}: {error}")));
        }
    }
    narrow(browser).await?;
    for address in addresses {
        browser.go(address).await?;
        let wide = browser.strings(TOO_WIDE).await?;
        found.extend(wide.into_iter().map(|part| format!("{address} at 320 pixels: {part}")));
    }
    if found.is_empty() { Ok(()) } else { Err(found.join("\n").into()) }
}

async fn narrow(browser: &Browser) -> Outcome {
    let size = json!({ "width": 320, "height": 568, "deviceScaleFactor": 2, "mobile": true });
    browser.devtools("Emulation.setDeviceMetricsOverride", size).await?;
    browser.until("innerWidth === 320").await
}

/// What makes the page, or a part of it that scrolls, wider than it is.
const TOO_WIDE: &str = "[...document.querySelectorAll('html, body, main, header, nav, .dock')] \
    .filter((part) => part.scrollWidth > part.clientWidth) \
    .map((part) => `${part.tagName} ${part.className}: ${part.scrollWidth} in ${part.clientWidth}`)";

#[tokio::test]
async fn axe_finds_nothing_in_an_empty_log() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    check_every_screen(&browser, &Filled::nowhere().addresses()).await?;
    browser.quit().await
}

#[tokio::test]
async fn axe_finds_nothing_in_a_filled_log() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    let log = browser.fill_log().await?;
    check_every_screen(&browser, &log.addresses()).await?;
    browser.quit().await
}

#[tokio::test]
async fn axe_finds_nothing_in_a_plan_that_was_trained_and_changed() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let monday = NaiveDate::from_ymd_opt(2026, 11, 30).ok_or("a date")?;
    let browser = Browser::start(&profile).await?;
    browser.set_clock(monday.and_hms_opt(17, 4, 0).ok_or("a time")?).await?;
    browser.open(&format!("{}rescue.html", site.url())).await?;
    browser.fill_storage(&site, &trained(monday, 5, browser.clock().await?)?).await?;
    browser.open(&site.url()).await?;
    // Much pain today, less room on Thursday, nothing on Saturday.
    browser.tap(".tile").await?;
    browser.click("6").await?;
    browser.see("pain 6 of 10 now").await?;
    browser.go("#/plan/2026-12-03").await?;
    browser.choose("Only", "20 min").await?;
    browser.click("Only: Do it").await?;
    browser.see("This bends a rule.").await?;
    browser.check_accessibility().await?;
    browser.click("Do it all the same").await?;
    browser.see("Changed by hand").await?;
    browser.go("#/plan/2026-12-05").await?;
    browser.click("Skip").await?;
    browser.click("Do it all the same").await?;
    browser.until("location.hash === '#/plan'").await?;
    let days = (0..7).map(|day| format!("#/plan/{}", monday + Days::new(day)));
    let rest =
        ["#/today", "#/plan", "#/plan/own", "#/plan/review", "#/plan/calendar", "#/plan/setup", "#/checks"];
    let addresses: Vec<String> = rest.map(str::to_owned).into_iter().chain(days).collect();
    check_every_screen(&browser, &addresses).await?;
    browser.quit().await
}

#[tokio::test]
async fn a_session_is_logged_with_the_keyboard_alone() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    browser.tab_to("Start session").await?;
    browser.keys(ENTER).await?;
    browser.arrives("Add exercise").await?;
    browser.tab_to("Search by name").await?;
    browser.keys("romanian dead").await?;
    browser.tab_to("Romanian deadlift high axial").await?;
    browser.keys(ENTER).await?;
    browser.arrives("Romanian deadlift").await?;

    browser.tab_to("Weight").await?;
    browser.keys("80").await?;
    browser.tab_to("1 reps more").await?;
    browser.keys(SPACE).await?;
    browser.tab_to("reps").await?;
    browser.keys("6").await?;
    browser.tab_to("Log set 1 80 kg × 6 · rest 3:00").await?;
    browser.keys(ENTER).await?;
    browser.until("document.activeElement.innerText.startsWith('Log set 2')").await?;
    sleep(BETWEEN_TAPS).await;
    browser.keys(SPACE).await?;
    browser.until("document.activeElement.innerText.startsWith('Log set 3')").await?;
    assert_eq!(browser.logged_sets().await?, ["80 kg × 6", "80 kg × 6"]);

    browser.tab_to("Set 2, 80 kg × 6: correct it").await?;
    browser.keys(ENTER).await?;
    browser.tab_to("reps").await?;
    browser.keys("7").await?;
    browser.tab_to("Save set 2 80 kg × 7").await?;
    sleep(BETWEEN_TAPS).await;
    browser.keys(ENTER).await?;
    browser.until("document.activeElement.innerText.startsWith('Log set 3')").await?;
    assert_eq!(browser.logged_sets().await?, ["80 kg × 6", "80 kg × 7"]);

    browser.tab_to("Back").await?;
    browser.keys(ENTER).await?;
    browser.arrives("Session").await?;
    browser.tab_to("Finish").await?;
    browser.keys(ENTER).await?;
    browser.arrives("Finish session").await?;
    browser.tab_to("6").await?;
    browser.keys(SPACE).await?;
    browser.tab_to("Minutes").await?;
    browser.keys("45").await?;
    browser.tab_to("Finish = 270 AU").await?;
    browser.keys(ENTER).await?;
    browser.arrives("Session").await?;
    browser.see("RPE 6 × 45 min").await?;
    browser.see("80 kg × 6, 80 kg × 7").await?;
    browser.quit().await
}

const ENTER: &str = "\u{E007}";
const SPACE: &str = " ";
