//! A log of ten years: it opens, shows what it should, and takes the next set.

use brace_journeys::steps::MOUNTED;
use brace_journeys::{Browser, Outcome, Profile, site, ten_years};

#[tokio::test]
async fn ten_years_open_with_both_ratios_take_a_set_and_are_there_after_a_reload() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::start(&profile).await?;
    browser.fill_storage(&site, &ten_years(browser.clock().await?)?).await?;
    browser.open(&site.url()).await?;
    browser.until(MOUNTED).await?;
    browser.until("document.querySelectorAll('.states .h2').length === 2").await?;
    let ratios =
        browser.strings("[...document.querySelectorAll('.states .h2')].map((h) => h.innerText)").await?;
    assert_eq!(ratios.len(), 2);
    assert!(ratios.iter().all(|ratio| ratio.contains("\u{a0}× ")), "{ratios:?}");
    browser.go("#/log").await?;
    browser.see("2,750 sessions · 68,000 sets").await?;

    browser.start_session().await?;
    browser.pick("romanian", "Romanian deadlift").await?;
    browser.log_set("80", "6").await?;
    browser.reload_app().await?;
    assert_eq!(browser.logged_sets().await?, ["80 kg × 6"]);
    browser.go("#/log").await?;
    browser.see("2,751 sessions · 68,001 sets").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}
