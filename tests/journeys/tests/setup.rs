//! From nothing to a stored programme: the safety questions, what their answers lead to, and the parts of the first run,
//! with a reload in the middle and without a pointer.

use brace_journeys::steps::BETWEEN_TAPS;
use brace_journeys::{Browser, Outcome, Profile, site};
use serde_json::json;
use tokio::time::sleep;

const ENTER: &str = "\u{E007}";
const SPACE: &str = " ";

/// All records of the journal of one kind, the newest last, as texts.
const RECORDS: &str = "Object.entries(localStorage).filter(([key]) => key.startsWith('brace.journal.')).sort() \
    .flatMap(([, value]) => JSON.parse(value.slice(value.indexOf('|') + 1)).records)";

async fn records(browser: &Browser, kind: &str) -> Outcome<Vec<serde_json::Value>> {
    let found =
        browser.run(&format!("return {RECORDS}.filter((record) => record.kind === '{kind}')")).await?;
    Ok(found.as_array().cloned().unwrap_or_default())
}

/// Answers the question that is shown, with its number.
async fn answer(browser: &Browser, number: usize, word: &str) -> Outcome {
    browser.see(&format!("{number} of 20")).await?;
    browser.until(&format!("location.hash === '#/safety/{number}'")).await?;
    sleep(BETWEEN_TAPS).await;
    browser.click(word).await
}

/// Answers all questions with no, but for these.
async fn answer_all(browser: &Browser, yes: &[usize]) -> Outcome {
    for number in 1..=20 {
        answer(browser, number, if yes.contains(&number) { "Yes" } else { "No" }).await?;
    }
    Ok(())
}

/// Gives a line its rating.
async fn rate(browser: &Browser, line: &str, rating: u8) -> Outcome {
    let line = json!(line);
    browser.press(&format!("//fieldset[legend={line}]//label[normalize-space(.)='{rating}']")).await
}

/// The screen is there, and its heading has the focus.
async fn arrives(browser: &Browser, heading: &str) -> Outcome {
    browser.heading(heading).await?;
    browser.until("document.activeElement === document.querySelector('h1')").await
}

/// From the beginning to the question of the days.
async fn begin(browser: &Browser) -> Outcome {
    browser.go("#/start").await?;
    browser.click("I have read this").await?;
    browser.click("Next").await?;
    answer_all(browser, &[]).await?;
    arrives(browser, "How is your back?").await?;
    rate(browser, "Pain now", 1).await?;
    rate(browser, "Usual pain, last 24 hours", 2).await?;
    browser.click("Next").await?;
    arrives(browser, "Five questions about you").await?;
    for (line, rating) in [
        ("Movement will harm my back", 2),
        ("I feel low because of it", 0),
        ("I do less because I fear pain", 3),
        ("I can manage this", 8),
        ("My sleep is good", 10),
    ] {
        rate(browser, line, rating).await?;
    }
    browser.click("Next").await?;
    arrives(browser, "Days and minutes").await
}

#[tokio::test]
async fn a_programme_is_set_up_from_nothing_with_a_reload_in_the_middle_and_changed_later() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    browser.go("#/start").await?;
    browser.click("Next").await?;
    browser.see("Tick “I have read this” to go on.").await?;
    // A part that comes later waits for those before it.
    browser.go("#/start/4").await?;
    browser.heading("Before you begin").await?;
    begin(&browser).await?;
    for day in ["Monday", "Wednesday"] {
        browser.click(day).await?;
    }
    browser.click("Next").await?;
    browser.see("Choose 2 to 6 days.").await?;
    browser.click("Tuesday").await?;
    browser.type_into("#minutes", "80").await?;
    browser.click("Next").await?;
    browser.see("15 to 75 minutes.").await?;
    browser.type_into("#minutes", "30").await?;

    browser.reload_app().await?;
    browser.heading("Days and minutes").await?;
    let ticked = "[...document.querySelectorAll('.tick')].filter((box) => box.control.checked).map((box) => box.innerText)";
    assert_eq!(browser.strings(ticked).await?, ["Tuesday", "Friday"]);
    browser.click("Next").await?;
    arrives(&browser, "What do you have?").await?;
    browser.click("Home").await?;
    browser.click("kettlebell").await?;
    browser.run("history.back()").await?;
    arrives(&browser, "Days and minutes").await?;
    browser.click("Next").await?;
    browser.click("Next").await?;
    arrives(&browser, "Anything to work around?").await?;
    browser.click("knee pain").await?;
    browser.click("Next").await?;
    arrives(&browser, "When did you last squat").await?;
    browser.click("Next").await?;
    browser.see("Choose one of the answers.").await?;
    browser.click("Within the last 4 weeks").await?;
    browser.click("Next").await?;
    arrives(&browser, "Your own numbers").await?;
    browser.type_into("#mass", "82,5").await?;
    browser.type_into(".lifts input", "80").await?;
    browser.click("Make my plan").await?;
    browser.see("A lift needs its name, weight and reps.").await?;
    browser.choose("Lift", "Romanian deadlift").await?;
    browser.type_into(".lifts label:last-child input", "5").await?;
    assert_eq!(records(&browser, "programme").await?.len(), 0, "nothing is stored before the end");
    browser.click("Make my plan").await?;
    browser.until("location.hash === '#/plan'").await?;

    let programmes = records(&browser, "programme").await?;
    let programme = &programmes[0];
    assert_eq!(programme["days"], json!(["tue", "fri"]));
    assert_eq!(programme["minutes"], 30);
    assert_eq!(programme["flags"], json!(["knee_pain"]));
    assert!(programme["equipment"].as_array().is_some_and(|items| items.contains(&json!("kettlebell"))));
    assert_eq!(programme["declared"][0]["kg"], 80);
    let check_ins = records(&browser, "check_in").await?;
    assert_eq!((&check_ins[0]["pain"], &check_ins[0]["beliefs"]["manage"]), (&json!(1), &json!(8)));
    assert_eq!(records(&browser, "safety").await?[0]["yes"], json!([]));

    browser.go("#/plan/setup").await?;
    browser.heading("Set-up").await?;
    browser.type_into("#minutes", "60").await?;
    browser.press("//summary[.='More choices']").await?;
    browser.click("Rebuild").await?;
    browser.click("Save").await?;
    browser.until("location.hash === '#/plan'").await?;
    browser.go("#/plan/setup").await?;
    browser.until("document.querySelector('#minutes').value === '60'").await?;
    browser.check_accessibility().await?;

    browser.go("#/checks").await?;
    browser.click("Passed").await?;
    browser.until("document.querySelector('main [role=status]').innerText !== ''").await?;
    assert_eq!(records(&browser, "day_mark").await?[0]["mark"], "brace_check");
    browser.click("Not yet").await?;
    browser.until("document.querySelector('main [role=status]').innerText === ''").await?;
    browser.quit().await
}

#[tokio::test]
async fn a_yes_that_wins_over_everything_locks_until_it_is_answered_again() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    browser.go("#/start").await?;
    browser.click("I have read this").await?;
    browser.click("Next").await?;
    answer(&browser, 1, "No").await?;
    answer(&browser, 2, "No").await?;
    // What was answered is kept on the way back.
    browser.see("3 of 20").await?;
    browser.click("Back").await?;
    browser.until("document.querySelector('.dock [aria-pressed=true]')?.innerText === 'No'").await?;
    assert_eq!(records(&browser, "safety").await?.len(), 0, "nothing is stored before the end");
    answer(&browser, 2, "Yes").await?;
    browser.see("Stop. Get emergency help now.").await?;
    browser.check_accessibility().await?;
    browser.reload_app().await?;
    browser.see("Stop. Get emergency help now.").await?;
    browser.go("#/start/3").await?;
    browser.see("Stop. Get emergency help now.").await?;
    browser.go("#/safety/answers").await?;
    browser.see("Is it new for you that you cannot start peeing").await?;

    browser.go("#/safety").await?;
    browser.click("Answer again").await?;
    // B2 and C3.
    answer_all(&browser, &[10, 16]).await?;
    arrives(&browser, "Please see a doctor today").await?;
    browser.click("I was checked").await?;
    arrives(&browser, "Worth a check").await?;
    browser.click("Go on").await?;
    arrives(&browser, "How is your back?").await?;
    let stored = records(&browser, "safety").await?;
    assert_eq!(stored.last().map(|answers| answers["checked"].clone()), Some(json!(["B2"])));

    browser.go("#/safety").await?;
    browser.click("I was checked").await?;
    arrives(&browser, "How is your back?").await?;
    browser.go("#/safety").await?;
    arrives(&browser, "Anything new?").await?;
    browser.press("//label[starts-with(normalize-space(.), 'Do you have fever')]").await?;
    browser.click("Go on").await?;
    arrives(&browser, "Please see a doctor today").await?;
    browser.quit().await
}

#[tokio::test]
async fn the_first_run_goes_with_the_keyboard_alone() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    browser.go("#/start").await?;
    browser.tab_to("I have read this").await?;
    browser.keys(SPACE).await?;
    browser.tab_to("Next").await?;
    browser.keys(ENTER).await?;
    for number in 1..=20 {
        browser.see(&format!("{number} of 20")).await?;
        browser.until("document.activeElement === document.querySelector('h1')").await?;
        sleep(BETWEEN_TAPS).await;
        browser.tab_to("No").await?;
        browser.keys(ENTER).await?;
    }
    arrives(&browser, "How is your back?").await?;
    for _ in 0..2 {
        browser.tab_to("0").await?;
        browser.keys("\u{E014}\u{E014}").await?;
    }
    browser.tab_to("Next").await?;
    browser.keys(ENTER).await?;
    arrives(&browser, "Five questions about you").await?;
    browser.quit().await
}
