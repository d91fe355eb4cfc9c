//! The library: found in spite of a typo, filtered, marked, and joined by exercises of one's own.

use brace_journeys::{Browser, Outcome, Profile, site};
use serde_json::json;

/// The names of the rows that are shown, also of those further down, which are not laid out yet.
const ROWS: &str = "[...document.querySelectorAll('main li a.lrow b')] \
    .filter((name) => !name.closest('[hidden], details:not([open])')).map((name) => name.textContent)";

/// What makes the page, or a part of it that scrolls, wider than it is.
const TOO_WIDE: &str = "[...document.querySelectorAll('html, body, main, header, nav, .dock')] \
    .filter((part) => part.scrollWidth > part.clientWidth).map((part) => `${part.tagName} ${part.className}`)";

async fn search(browser: &Browser, typed: &str) -> Outcome<Vec<String>> {
    browser.fill("Search by name", typed).await?;
    browser.strings(ROWS).await
}

/// Presses the box with this word.
async fn tick(browser: &Browser, word: &str) -> Outcome {
    browser.press(&format!("//label[normalize-space(.)={}]", json!(word))).await
}

#[tokio::test]
async fn an_exercise_is_found_with_a_typo_filtered_opened_and_marked_for_good() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    browser.go("#/library").await?;
    browser.see("64 exercises").await?;
    assert!(search(&browser, "romainan").await?.contains(&"Romanian deadlift".to_owned()));
    assert_eq!(search(&browser, "deadlift trap").await?, ["Trap-bar deadlift"]);
    assert!(search(&browser, "rdl").await?.contains(&"Single-leg Romanian deadlift".to_owned()));
    assert!(search(&browser, "hinge").await?.contains(&"Romanian deadlift".to_owned()));
    assert_eq!(search(&browser, "zzzz").await?, [""; 0]);
    browser.see("No exercise fits").await?;
    browser.click("Clear").await?;
    browser.see("64 exercises").await?;

    browser.press("//summary[starts-with(., 'Filter')]").await?;
    browser.choose("Pillar", "Lifts").await?;
    browser.see("11 exercises").await?;
    browser.choose("Axial load", "Low").await?;
    browser.see("3 exercises").await?;
    tick(&browser, "Good on a bad day").await?;
    browser.see("2 exercises").await?;
    tick(&browser, "Only with what I have").await?;
    browser.see("1 exercise").await?;
    tick(&browser, "chair").await?;
    browser.see("2 exercises").await?;
    browser.check_accessibility().await?;
    assert_eq!(browser.strings(ROWS).await?, ["Hip hinge with stick", "Box squat, body weight"]);

    browser.open_exercise("Box squat, body weight").await?;
    browser.see("No sets of this exercise yet.").await?;
    browser.see("box or chair").await?;
    browser.click("Favourite").await?;
    browser.until("document.querySelector('.star').ariaPressed === 'true'").await?;
    browser.check_accessibility().await?;
    // What was asked is still asked.
    browser.click("Back").await?;
    browser.see("2 exercises").await?;
    browser.see("Filter (4 set)").await?;
    browser.click("Clear").await?;

    browser.reload_app().await?;
    browser.see("64 exercises").await?;
    browser.press("//summary[starts-with(., 'Filter')]").await?;
    tick(&browser, "Favourites").await?;
    browser.see("1 exercise").await?;
    assert_eq!(browser.strings(ROWS).await?, ["Box squat, body weight"]);
    browser.quit().await
}

#[tokio::test]
async fn a_session_starts_from_an_exercise_which_then_knows_its_own_history() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    browser.go("#/library/romanian_deadlift").await?;
    browser.click("Start with this").await?;
    browser.until("location.hash.includes('/do/romanian_deadlift')").await?;
    browser.log_set("80", "6").await?;
    browser.go("#/library/romanian_deadlift").await?;
    browser.see("In your session").await?;
    browser.press("//section[h2='Your last sets']//a[contains(., '80') and contains(., '6')]").await?;
    browser.heading("Session").await?;
    browser.quit().await
}

#[tokio::test]
async fn an_own_exercise_is_made_edited_found_archived_and_restored() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    browser.go("#/library/new").await?;
    browser.fill("Name", "Sled push").await?;
    browser.press("//summary[.='Three questions find it']").await?;
    browser.press("//div[p[starts-with(., 'Is your weight')]]//button[.='No']").await?;
    browser.press("//div[p[starts-with(., 'Does a weight')]]//button[.='Yes']").await?;
    browser.press("//div[p[starts-with(., 'Is it a barbell')]]//button[.='No']").await?;
    browser.until("document.querySelectorAll('[name=axial]')[2].checked").await?;
    browser.choose("Pillar", "Lifts").await?;
    browser.press("//summary[.='Equipment']").await?;
    tick(&browser, "box").await?;
    browser.fill("Note", "twenty metres").await?;
    browser.check_accessibility().await?;
    browser.click("Make exercise").await?;
    browser.heading("Sled push").await?;
    for said in ["moderate axial", "Lifts", "box", "twenty metres"] {
        browser.see(said).await?;
    }

    browser.click("Edit").await?;
    browser.fill("Name", "Sled drag").await?;
    browser.click("Save").await?;
    browser.heading("Sled drag").await?;
    browser.go("#/library").await?;
    assert_eq!(search(&browser, "sledd").await?, ["Sled drag"]);

    browser.open_exercise("Sled drag").await?;
    browser.click("Archive").await?;
    browser.see("no list offers it").await?;
    browser.check_accessibility().await?;
    browser.start_session().await?;
    browser.fill("Search by name", "sled").await?;
    browser.see("No exercise is called").await?;
    browser.go("#/library").await?;
    browser.click("Clear").await?;
    browser.see("64 exercises").await?;
    browser.press("//summary[.='Archived (1)']").await?;
    browser.check_accessibility().await?;
    browser.open_exercise("Sled drag").await?;
    browser.click("Restore").await?;
    browser.go("#/library").await?;
    browser.see("65 exercises").await?;
    browser.quit().await
}

#[tokio::test]
async fn any_name_is_shown_as_it_was_typed_and_stays_within_320_pixels() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    let size = json!({ "width": 320, "height": 568, "deviceScaleFactor": 2, "mobile": true });
    browser.devtools("Emulation.setDeviceMetricsOverride", size).await?;
    let long = "W".repeat(500);
    for name in ["<b onclick=alert(1)>Squat</b>", "🏋️‍♀️ Squat 🐢", "סקוואט עם מוט", &long]
    {
        browser.go("#/library").await?;
        browser.go("#/library/new").await?;
        browser.paste("input[type=text]", &"x".repeat(501)).await?;
        browser.press("//label[starts-with(normalize-space(.), 'Low')]").await?;
        browser.click("Make exercise").await?;
        browser.see("At most 500 characters.").await?;
        assert_eq!(browser.messages().await?.len(), 1);
        assert_eq!(browser.strings(TOO_WIDE).await?, [""; 0]);
        browser.paste("input[type=text]", name).await?;
        browser.click("Make exercise").await?;
        browser.heading(name).await?;
        assert_eq!(browser.strings(TOO_WIDE).await?, [""; 0], "{name}");
        browser.go("#/library").await?;
        assert!(browser.strings(ROWS).await?.iter().any(|row| row == name), "{name}");
        assert_eq!(browser.strings(TOO_WIDE).await?, [""; 0], "{name}");
    }
    browser.check_accessibility().await?;
    assert_eq!(browser.complaints().await?, [""; 0]);
    browser.quit().await
}
