//! The past: a session logged afterwards, the log filtered, an exercise through all its sessions, and what was best.

use brace_journeys::steps::MOUNTED;
use brace_journeys::{Browser, Outcome, Profile, Server, site, trained};
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

/// Four in the afternoon of a day, counted from that Monday.
fn afternoon(day: u64) -> NaiveDateTime {
    (monday() + Days::new(day)).and_time(NaiveTime::from_hms_opt(16, 0, 0).unwrap_or_default())
}

/// The Monday around which all of this happens.
fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 30).unwrap_or_default()
}

/// A phone of somebody who has trained by a plan for three weeks, on a day of the fourth.
async fn lifter(site: &Server, profile: &Profile, day: u64) -> Outcome<Browser> {
    let browser = Browser::start(profile).await?;
    browser.set_clock(afternoon(day)).await?;
    browser.open(&format!("{}rescue.html", site.url())).await?;
    browser.fill_storage(site, &trained(monday(), 3, browser.clock().await?)?).await?;
    browser.open(&site.url()).await?;
    browser.until(MOUNTED).await?;
    browser.go("#/log").await?;
    browser.see("9 sessions").await?;
    Ok(browser)
}

/// Counts from now on how often a finger touches the page.
async fn count_taps(browser: &Browser) -> Outcome {
    browser.run("window.taps = 0; addEventListener('pointerdown', () => window.taps++, true)").await?;
    Ok(())
}

#[tokio::test]
async fn yesterday_is_logged_from_memory_with_four_taps_and_taken_back_with_one() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = lifter(&site, &profile, 0).await?;
    count_taps(&browser).await?;
    browser.click("Log a past session").await?;
    browser.heading("Past session").await?;
    browser.see("Sunday 29 November").await?;
    // The last Thursday: its minutes are offered with it.
    browser.click_starting_label("Thursday 26 November").await?;
    browser.until("document.querySelector('#minutes').value === '50'").await?;
    browser.rate(6).await?;
    browser.click("Save").await?;
    browser.see("Saved.").await?;
    assert_eq!(browser.run("return window.taps").await?, 4);
    browser.see("RPE 6 × 50 min").await?;
    browser.see("80 kg × 6, 80 kg × 6, 80 kg × 6").await?;
    let logged = browser.records("session").await?;
    assert_eq!(logged.last().map(|session| &session["date"]), Some(&"2026-11-29".into()));
    let sets = browser.records("set").await?;
    assert!(sets.len() == 6 && sets.iter().all(|set| set["rpe"].is_null()), "{sets:?}");

    // What was different is corrected where it stands.
    browser.open_exercise("Romanian deadlift").await?;
    browser.press("//main//table//button[starts-with(@aria-label, 'Set 1,')]").await?;
    browser.number("#weight", "85").await?;
    browser.tap("#log-set").await?;
    browser.see("85 kg × 6").await?;
    browser.click("Back").await?;
    browser.see("85 kg × 6, 80 kg × 6, 80 kg × 6").await?;

    browser.go("#/log").await?;
    browser.see("10 sessions").await?;
    browser.undo_in_settings().await?;
    browser.undo_in_settings().await?;
    browser.go("#/log").await?;
    browser.see("9 sessions").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn a_day_that_was_planned_is_told_as_planned_and_what_is_missing_is_told_beside_its_field() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    // Monday had a session in the plan; it is Tuesday.
    let browser = lifter(&site, &profile, 1).await?;
    browser.click("Log a past session").await?;
    browser.click("Save").await?;
    browser.see("Choose one.").await?;
    browser.see("Type a number.").await?;
    browser.set_date("Date", "2026-12-02").await?;
    browser.click_starting_label("None of these").await?;
    browser.number("#minutes", "30").await?;
    browser.click("Save").await?;
    browser.see("Today or a day before, from 1990 on.").await?;
    assert_eq!(browser.records("session").await?.len(), 0, "nothing is logged");

    browser.set_date("Date", "2026-11-30").await?;
    browser.click_starting_label("As planned for that day").await?;
    browser.rate(5).await?;
    browser.check_accessibility().await?;
    browser.click("Save").await?;
    browser.see("RPE 5 × 30 min").await?;
    browser.see("Barbell back squat").await?;
    browser.see("80 kg × 6, 80 kg × 6, 80 kg × 6").await?;
    // A second one of that day is not as planned any more.
    browser.go("#/log/add").await?;
    browser.see("Monday 30 November").await?;
    browser.until("!document.body.innerText.includes('As planned')").await?;
    // Minutes alone are a session too, whose exercises follow.
    browser.click_starting_label("None of these").await?;
    browser.number("#minutes", "20").await?;
    browser.click("Save").await?;
    browser.see("No exercise picked yet.").await?;
    browser.see("20 min").await?;
    browser.quit().await
}

#[tokio::test]
async fn the_log_is_filtered_and_stays_so_and_an_exercise_is_seen_through_all_its_sessions() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = lifter(&site, &profile, 0).await?;
    browser.choose("Pillar", "Spinal motion").await?;
    browser.see("No session fits.").await?;
    browser.click("Clear").await?;
    browser.choose("Pillar", "Lifts").await?;
    browser.see("6 of 9 sessions").await?;
    browser.choose("Exercise", "Romanian deadlift").await?;
    browser.see("3 of 9 sessions").await?;
    browser.see("80 kg × 6, 80 kg × 6, 80 kg × 6").await?;
    browser.check_accessibility().await?;
    browser.press("//main//li[1]//a").await?;
    browser.see("RPE 6 × 50 min").await?;
    browser.click("Back").await?;
    browser.see("3 of 9 sessions").await?;
    assert_eq!(browser.chosen("Exercise").await?, "Romanian deadlift");
    assert_eq!(browser.chosen("Pillar").await?, "Lifts");

    browser.click("History").await?;
    browser.heading("Romanian deadlift").await?;
    // 80 × 6 with 2.5 left, by Epley: 80 (1 + 8.5 / 30).
    browser.see("est. 1RM 102.7 kg · 1,440 kg·rep").await?;
    browser.see("Epley").await?;
    browser.click("Table").await?;
    browser.until("document.querySelectorAll('table.dose td').length > 3").await?;
    browser.see("12 Nov 2026 103").await?;
    browser.click("Volume").await?;
    browser.see("12 Nov 2026 1,440").await?;
    browser.check_accessibility().await?;

    // A carry has no estimate; how far it went is told instead.
    browser.go("#/library/farmers_carry").await?;
    browser.click("All sessions, bests and trend").await?;
    browser.see("Farthest: 30 metres, 14 Nov 2026").await?;
    browser.go("#/library/cat_camel/history").await?;
    browser.see("No sets of this exercise yet.").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn a_best_is_a_small_word_beside_its_set() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    let first = browser.start_session().await?;
    browser.pick("romanian", "Romanian deadlift").await?;
    browser.log_set("80", "6").await?;
    browser.until("!document.querySelector('table.sets').innerText.includes('best')").await?;
    browser.finish_session(&first, 6, "30").await?;
    browser.go("#/today").await?;
    browser.click("Start session").await?;
    browser.pick("romanian", "Romanian deadlift").await?;
    browser.log_set("80", "6").await?;
    browser.until("!document.querySelector('table.sets').innerText.includes('best')").await?;
    browser.log_set("82.5", "6").await?;
    browser.see("best: most at 6 reps").await?;
    browser.quit().await
}
