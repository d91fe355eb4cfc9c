//! The pages that explain: from the library to a secret, to one of its exercises and back; the verdicts and the sources.

use brace_journeys::{Browser, Outcome, Profile, site};

/// Follows the row of the screen that says so.
async fn follow(browser: &Browser, row: &str) -> Outcome {
    browser.press(&format!("//main//a[normalize-space(.)=\"{row}\"]")).await
}

#[tokio::test]
async fn a_secret_leads_from_the_library_to_its_exercises_and_back() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    browser.go("#/library").await?;
    follow(&browser, "Learn: five ideas behind the exercises").await?;
    browser.heading("Learn").await?;
    follow(&browser, "Train the glutes, not just the core").await?;
    browser.heading("Train the glutes").await?;
    browser.see("What the evidence supports").await?;
    browser.see("Where the article goes too far").await?;
    browser.check_accessibility().await?;

    follow(&browser, "Barbell hip thrust").await?;
    browser.heading("Barbell hip thrust").await?;
    follow(&browser, "Why: the idea behind it").await?;
    browser.heading("Train the glutes").await?;
    browser.click("Back").await?;
    browser.heading("Learn").await?;
    browser.click("Back").await?;
    browser.heading("Library").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn the_load_leads_to_ones_own_load_and_to_its_method() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    for (row, address) in [("Load", "#/load"), ("How it is computed", "#/load/method")] {
        browser.go("#/learn/load").await?;
        follow(&browser, row).await?;
        browser.until(&format!("location.hash === '{address}'")).await?;
    }
    browser.quit().await
}

#[tokio::test]
async fn the_verdicts_and_all_sources_are_told_with_their_grades() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    browser.go("#/settings/about").await?;
    follow(&browser, "The ideas and their evidence").await?;
    follow(&browser, "Does the article hold?").await?;
    browser.heading("Does the article hold?").await?;
    for text in ["McGill 2003", "It is from 1999", "All sources", "Named source", "Still to be checked"] {
        browser.see(text).await?;
    }
    browser.check_accessibility().await?;

    browser.go("#/learn/nothing").await?;
    browser.see("Not found").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}
