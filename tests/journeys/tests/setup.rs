//! From nothing to a stored programme: the safety questions, what their answers lead to, and the parts of the first run,
//! with a reload in the middle and without a pointer.

use brace_journeys::steps::{BETWEEN_TAPS, TICKED};
use brace_journeys::{Browser, Outcome, Profile, site};
use serde_json::json;
use tokio::time::sleep;

const ENTER: &str = "\u{E007}";
const SPACE: &str = " ";

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
    browser.begin_set_up().await?;
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
    assert_eq!(browser.strings(TICKED).await?, ["Tuesday", "Friday"]);
    browser.click("Next").await?;
    browser.arrives("What do you have?").await?;
    browser.click("Home").await?;
    browser.check_accessibility().await?;
    browser.click("kettlebell").await?;
    browser.run("history.back()").await?;
    browser.arrives("Days and minutes").await?;
    browser.click("Next").await?;
    browser.click("Next").await?;
    browser.arrives("Anything to work around?").await?;
    browser.click("knee pain").await?;
    browser.click("Next").await?;
    browser.arrives("When did you last squat").await?;
    browser.check_accessibility().await?;
    browser.click("Next").await?;
    browser.see("Choose one of the answers.").await?;
    browser.click("Within the last 4 weeks").await?;
    browser.click("Next").await?;
    browser.arrives("Your own numbers").await?;
    browser.type_into("#mass", "82,5").await?;
    browser.type_into(".lifts input", "80").await?;
    browser.click("Make my plan").await?;
    browser.see("A lift needs its name, weight and reps.").await?;
    browser.check_accessibility().await?;
    browser.choose("Lift", "Romanian deadlift").await?;
    browser.type_into(".lifts label:last-child input", "5").await?;
    assert_eq!(browser.records("programme").await?.len(), 0, "nothing is stored before the end");
    browser.click("Make my plan").await?;
    browser.until("location.hash === '#/plan'").await?;

    let programmes = browser.records("programme").await?;
    let programme = &programmes[0];
    assert_eq!(programme["days"], json!(["tue", "fri"]));
    assert_eq!(programme["minutes"], 30);
    assert_eq!(programme["flags"], json!(["knee_pain"]));
    assert!(programme["equipment"].as_array().is_some_and(|items| items.contains(&json!("kettlebell"))));
    assert_eq!(programme["declared"][0]["kg"], 80);
    let check_ins = browser.records("check_in").await?;
    assert_eq!((&check_ins[0]["pain"], &check_ins[0]["beliefs"]["manage"]), (&json!(1), &json!(8)));
    assert_eq!(browser.records("safety").await?[0]["yes"], json!([]));

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
    browser.check_accessibility().await?;
    browser.click("Passed").await?;
    browser.until("document.querySelector('main [role=status]').innerText !== ''").await?;
    assert_eq!(browser.records("day_mark").await?[0]["mark"], "brace_check");
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
    browser.answer(1, "No").await?;
    browser.answer(2, "No").await?;
    // What was answered is kept on the way back.
    browser.see("3 of 20").await?;
    browser.check_accessibility().await?;
    browser.click("Back").await?;
    browser.until("document.querySelector('.dock [aria-pressed=true]')?.innerText === 'No'").await?;
    assert_eq!(browser.records("safety").await?.len(), 0, "nothing is stored before the end");
    browser.answer(2, "Yes").await?;
    browser.see("Stop. Get emergency help now.").await?;
    browser.check_accessibility().await?;
    browser.reload_app().await?;
    browser.see("Stop. Get emergency help now.").await?;
    browser.go("#/start/3").await?;
    browser.see("Stop. Get emergency help now.").await?;
    browser.go("#/safety/answers").await?;
    browser.see("Is it new for you that you cannot start peeing").await?;
    browser.check_accessibility().await?;

    browser.go("#/safety").await?;
    browser.click("Answer again").await?;
    // B2 and C3.
    browser.answer_all(&[10, 16]).await?;
    browser.arrives("Please see a doctor today").await?;
    browser.click("I was checked").await?;
    browser.arrives("Worth a check").await?;
    browser.click("Go on").await?;
    browser.arrives("How is your back?").await?;
    let stored = browser.records("safety").await?;
    assert_eq!(stored.last().map(|answers| answers["checked"].clone()), Some(json!(["B2"])));

    browser.go("#/safety").await?;
    browser.click("I was checked").await?;
    browser.arrives("How is your back?").await?;
    browser.go("#/safety").await?;
    browser.arrives("Anything new?").await?;
    browser.check_accessibility().await?;
    browser.press("//label[starts-with(normalize-space(.), 'Do you have fever')]").await?;
    browser.click("Go on").await?;
    browser.arrives("Please see a doctor today").await?;
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
    browser.arrives("How is your back?").await?;
    for _ in 0..2 {
        browser.tab_to("0").await?;
        browser.keys("\u{E014}\u{E014}").await?;
    }
    browser.tab_to("Next").await?;
    browser.keys(ENTER).await?;
    browser.arrives("Five questions about you").await?;
    browser.quit().await
}
