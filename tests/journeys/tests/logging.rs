//! Logging a session: the first one, a reload in the middle, an exercise of one's own, correcting a past session, and
//! everything that can be mistyped.

use brace_journeys::steps::{BETWEEN_TAPS, LOG_SET, MOUNTED};
use brace_journeys::{Browser, Outcome, Profile, site};
use chrono::NaiveDateTime;
use tokio::time::sleep;

#[tokio::test]
async fn a_first_session_is_logged_with_one_tap_a_set_and_begins_the_load() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    let session = browser.start_session().await?;
    browser.pick("romanian dead", "Romanian deadlift").await?;

    browser.number("#weight", "80").await?;
    browser.number("#reps", "6").await?;
    // A finger that trembles: two taps in one moment.
    browser
        .run(&format!("const key = document.querySelector('{LOG_SET}'); key.click(); key.click()"))
        .await?;
    sleep(BETWEEN_TAPS).await;
    assert_eq!(browser.logged_sets().await?, ["80 kg × 6"], "two taps at once are one set");

    browser.number("#weight", "82,5").await?;
    browser.log_same_set().await?;
    browser.log_same_set().await?;
    assert_eq!(browser.logged_sets().await?, ["80 kg × 6", "82.5 kg × 6", "82.5 kg × 6"]);
    browser.click("Undo").await?;
    browser.until("document.querySelector('#log-set').innerText.startsWith('Log set 3')").await?;
    assert_eq!(browser.logged_sets().await?, ["80 kg × 6", "82.5 kg × 6"]);

    browser.click("Back").await?;
    browser.click("Finish").await?;
    browser.rate(6).await?;
    browser.number("#minutes", "45").await?;
    browser.see("Finish = 270 AU").await?;
    sleep(BETWEEN_TAPS).await;
    // Another tap where the next page has a key of its own.
    browser
        .run(
            "const main = () => document.querySelector('.dock .main-act'); main().click(); \
              return new Promise((done) => setTimeout(() => { main().click(); setTimeout(done, 100) }, 100))",
        )
        .await?;
    browser.see("RPE 6 × 45 min").await?;

    browser.click("Back").await?;
    browser.see("1 session · 2 sets").await?;
    browser.open_line("Romanian deadlift").await?;
    browser.see("80 kg × 6, 82.5 kg × 6").await?;
    assert_eq!(browser.address().await?, ["session", session.as_str()]);

    for screen in ["#/today", "#/load"] {
        browser.go(screen).await?;
        browser.see("Day 1 of 28").await?;
        browser.see("Building your baseline: day 1 of 28").await?;
    }
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn the_end_of_a_session_asks_little_and_says_what_it_moved() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    let session = browser.start_session().await?;
    browser.pick("romanian", "Romanian deadlift").await?;
    browser.choose("Pain", "3").await?;
    browser.log_set("80", "6").await?;
    browser.go(&format!("#/session/{session}/add")).await?;
    browser.pick("plank", "Front plank").await?;

    // What is half filled in lives through a reload; the end can wait.
    browser.go(&format!("#/session/{session}/finish")).await?;
    browser.see("1 exercise with sets left. What you did counts.").await?;
    browser.rate(6).await?;
    browser.choose("Pain now, 0 to 10", "2").await?;
    browser.click("Note").await?;
    browser.paste("#finish-note", &"straps ".repeat(10_000 / 7)).await?;
    browser.number("#minutes", "45").await?;
    browser.click_starting("Finish").await?;
    browser.see("At most 2000 characters.").await?;
    browser.check_accessibility().await?;
    browser.paste("#finish-note", "“calm” week").await?;
    browser.reload_app().await?;
    browser.see("Finish = 270 AU").await?;
    assert_eq!(browser.chosen("Pain now, 0 to 10").await?, "2");
    browser.click_starting("Finish").await?;

    browser.see("RPE 6 × 45 min").await?;
    browser.see("1 set · 1 exercise").await?;
    browser.see("Session load, all training +270 AU Day 1 of 28").await?;
    browser.see("Spinal load +480 kg·rep Day 1 of 28").await?;
    browser.see("Pain during, at worst: 3 of 10 · Pain after: 2 of 10").await?;
    browser.see("Tomorrow's check-in asks whether it settled.").await?;
    browser.see("“calm” week").await?;
    browser.check_accessibility().await?;
    let stored = browser.records("session").await?;
    let facts = stored.last().ok_or("no session")?;
    assert_eq!((&facts["pain_after"], &facts["note"]), (&2.into(), &"“calm” week".into()));

    // Handed to the share sheet where there is one, else to the clipboard, and where there is none that is said.
    let shared = |script: &str| {
        format!("window.handed = null; {script}; document.querySelector('.summary button').click()")
    };
    let own = |name: &str, value: &str| {
        format!("Object.defineProperty(navigator, '{name}', {{ configurable: true, value: {value} }})")
    };
    let keep = "async (data) => { window.handed = data.text || data }";
    browser.run(&shared(&own("share", keep))).await?;
    browser.until("window.handed").await?;
    let text = browser.run("return window.handed.split('\\n').slice(1)").await?;
    let lines = ["Romanian deadlift: 80 kg × 6", "RPE 6 × 45 min = 270 AU", "Spinal load: 480 kg·rep"];
    assert_eq!(text, serde_json::json!(lines), "no pain, no remark");
    browser.click_starting_label("with pain and notes").await?;
    browser
        .run(&shared(
            &[own("share", "undefined"), own("clipboard", &format!("{{ writeText: {keep} }}"))].join(";"),
        ))
        .await?;
    browser.see("Copied.").await?;
    let text = browser.run("return window.handed").await?;
    let text = text.as_str().unwrap_or_default();
    assert!(text.contains("Pain after: 2 of 10") && text.ends_with("“calm” week"), "{text}");
    browser.run(&shared(&own("clipboard", "undefined"))).await?;
    browser.see("This browser shares and copies nothing.").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn an_end_that_was_forgotten_is_one_tap_later_on() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::start(&profile).await?;
    let moment = |date: &str| NaiveDateTime::parse_from_str(date, "%Y-%m-%d %H:%M");
    browser.set_clock(moment("2026-11-30 18:00")?).await?;
    browser.open(&site.url()).await?;
    browser.until(MOUNTED).await?;
    let session = browser.start_session().await?;
    browser.pick("romanian", "Romanian deadlift").await?;
    browser.log_set("80", "6").await?;
    browser.go("#/today").await?;
    browser.see("Resume session").await?;
    assert!(!browser.text().await?.contains("Nothing is lost"));

    browser.set_clock(moment("2026-12-01 07:00")?).await?;
    browser.reload_app().await?;
    browser.see("Its last set is a while ago. Nothing is lost.").await?;
    browser.check_accessibility().await?;
    browser.click("Finish").await?;
    browser.heading("Finish session").await?;
    browser.until("document.querySelector('#minutes').value === '0'").await?;
    browser.go("#/today").await?;
    browser.click_starting("Finish without rating").await?;
    browser.see("Not rated: its load is unknown · 0 min").await?;
    assert_eq!(browser.address().await?, ["session", session.as_str()]);
    browser.see("Today's check-in asks whether it settled.").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn a_reload_in_the_middle_of_a_session_changes_nothing() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    let session = browser.start_session().await?;
    browser.pick("romanian", "Romanian deadlift").await?;
    browser.click("More").await?;
    browser.click("warm-up").await?;
    browser.log_set("40", "8").await?;
    browser.choose("RPE", "7.5").await?;
    browser.fill("Note on this set", "straps, “slow” 💪").await?;
    browser.log_set("82.5", "6").await?;
    // A rest that runs says something else each second.
    browser.click("Skip").await?;
    browser.go(&format!("#/session/{session}/add")).await?;
    browser.pick("plank", "Front plank").await?;

    let addresses = [
        format!("#/session/{session}/do/romanian_deadlift"),
        browser.run("return location.hash").await?.as_str().unwrap_or_default().to_owned(),
        format!("#/session/{session}"),
        "#/today".to_owned(),
        "#/log".to_owned(),
        "#/load".to_owned(),
    ];
    for address in addresses {
        browser.go(&address).await?;
        let before = browser.screen().await?;
        browser.reload_app().await?;
        assert_eq!(browser.screen().await?, before, "{address}");
        assert_eq!(browser.run("return location.hash").await?, address.as_str());
    }
    browser.go("#/today").await?;
    browser.click("Resume session").await?;
    browser.open_exercise("Romanian deadlift").await?;
    browser.see("straps, “slow” 💪").await?;
    browser.see("40 kg × 8 warm-up").await?;
    browser.see("82.5 kg × 6 RPE 7.5").await?;
    browser.log_same_set().await?;
    browser.finish_session(&session, 5, "30").await?;
    browser.see("40 kg × 8, 82.5 kg × 6, 82.5 kg × 6").await?;
    browser.see("no sets yet").await?;
    browser.quit().await
}

#[tokio::test]
async fn an_exercise_of_ones_own_has_a_class_from_its_name_and_is_like_any_other() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    let session = browser.start_session().await?;
    browser.fill("Search by name", "zercher").await?;
    browser.see("No exercise is called “zercher”. You can make your own.").await?;
    browser.click("Make your own exercise").await?;

    browser.click("Make exercise").await?;
    browser.see("Choose how much it loads the spine.").await?;
    browser.fill("Name", "Zercher squat").await?;
    browser.see("Proposed from the words of the name.").await?;
    browser.until(&chosen("High")).await?;
    browser.click("Make exercise").await?;
    browser.heading("Zercher squat").await?;
    browser.see("1 of 1 · high axial").await?;
    browser.log_set("60", "5").await?;

    browser.go("#/library").await?;
    browser.see("My exercises").await?;
    browser.open_line("Zercher squat").await?;
    browser.click("Edit").await?;
    browser.heading("Edit exercise").await?;
    browser.until(&chosen("High")).await?;
    browser.fill("Name", "Zercher hold").await?;
    browser.click_starting_label("Seconds").await?;
    browser.click_starting_label("Moderate").await?;
    browser.click("Save").await?;
    browser.heading("Zercher hold").await?;
    browser.see("moderate axial").await?;
    browser.see("What is counted Seconds").await?;

    // What was logged stays as it was; what comes next is counted anew.
    browser.go(&format!("#/session/{session}")).await?;
    browser.open_exercise("Zercher hold").await?;
    assert_eq!(browser.logged_sets().await?, ["60 kg × 5"]);
    browser.reload_app().await?;
    browser.go("#/library").await?;
    browser.open_line("Zercher hold").await?;
    browser.see("moderate axial").await?;
    browser.quit().await
}

/// The radio button of this word is chosen.
fn chosen(word: &str) -> String {
    format!("document.querySelector('input:checked')?.labels[0].innerText.startsWith('{word}')")
}

#[tokio::test]
async fn a_past_session_can_be_corrected_added_to_deleted_and_brought_back() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    let session = browser.start_session().await?;
    browser.pick("romanian", "Romanian deadlift").await?;
    browser.log_set("80", "6").await?;
    browser.log_set("80", "7").await?;
    browser.finish_session(&session, 6, "45").await?;

    browser.go("#/log").await?;
    browser.open_line("Romanian deadlift").await?;
    browser.heading("Session").await?;
    browser.open_exercise("Romanian deadlift").await?;
    browser.press("//main//table//button[starts-with(@aria-label, 'Set 2,')]").await?;
    browser.see("Save set 2").await?;
    browser.number("#weight", "85").await?;
    browser.tap(LOG_SET).await?;
    browser.see("Log set 3").await?;
    assert_eq!(browser.logged_sets().await?, ["80 kg × 6", "85 kg × 7"]);
    sleep(BETWEEN_TAPS).await;
    browser.log_set("90", "4").await?;
    assert_eq!(browser.logged_sets().await?, ["80 kg × 6", "85 kg × 7", "90 kg × 4"]);

    browser.click("Back").await?;
    browser.click("Edit details").await?;
    browser.set_date("Date", "2026-02-03").await?;
    browser.fill("Name", "Back day").await?;
    browser.rate(8).await?;
    browser.number("#minutes", "50").await?;
    browser.click("Save").await?;
    browser.heading("Back day").await?;
    browser.see("RPE 8 × 50 min").await?;
    browser.go("#/log").await?;
    browser.see("February 2026").await?;
    browser.see("1 session · 3 sets").await?;

    browser.open_line("Back day").await?;
    browser.click("Delete session").await?;
    browser.see("Nothing logged yet").await?;
    browser.click("Undo").await?;
    browser.see("Back day").await?;
    browser.reload_app().await?;
    browser.open_line("Back day").await?;
    browser.see("RPE 8 × 50 min").await?;
    browser.see("80 kg × 6, 85 kg × 7, 90 kg × 4").await?;
    browser.quit().await
}

#[tokio::test]
async fn what_is_mistyped_is_told_beside_its_field_and_nothing_is_logged() -> Outcome {
    const NO_NUMBER: &str = "Only digits and one comma or point.";
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    let session = browser.start_session().await?;
    browser.pick("romanian", "Romanian deadlift").await?;
    let before = browser.stored_keys().await?;

    for (weight, reps, message) in [
        ("abc", "6", NO_NUMBER),
        ("8o", "6", NO_NUMBER),
        ("1.000,5", "6", NO_NUMBER),
        ("-5", "6", "At least 0."),
        ("1001", "6", "At most 1000."),
        ("99999999999999999999", "6", "At most 1000."),
        ("1000.001", "6", "At most 1000."),
        ("999999999999", "6", "At most 1000."),
        ("80", "", "Type a number."),
        ("80", "abc", NO_NUMBER),
        ("80", "8,5", "Whole numbers only."),
        ("80", "-5", "At least 1."),
        ("80", "0", "At least 1."),
        ("80", "1000", "At most 999."),
    ] {
        browser.number("#weight", weight).await?;
        browser.number("#reps", reps).await?;
        browser.tap(LOG_SET).await?;
        let (wrong, right) = if reps == "6" { ("weight", "reps") } else { ("reps", "weight") };
        let beside = |field: &str| format!("document.querySelector('#{field}-error').innerText");
        browser.until(&format!("{} === '{message}'", beside(wrong))).await?;
        assert_eq!(browser.run(&format!("return {}", beside(right))).await?, "", "{weight} x {reps}");
        let marked = format!("return document.querySelector('#{wrong}').ariaInvalid");
        assert_eq!(browser.run(&marked).await?, "true", "{weight} x {reps}");
        sleep(BETWEEN_TAPS).await;
    }
    browser.number("#weight", "80").await?;
    browser.number("#reps", "6").await?;
    browser.click("More").await?;
    browser.paste("main textarea", &"straps ".repeat(10_000 / 7)).await?;
    browser.tap(LOG_SET).await?;
    browser.until("document.querySelector('textarea').ariaInvalid === 'true'").await?;
    assert_eq!(browser.messages().await?, ["At most 2000 characters."]);
    browser.check_accessibility().await?;
    assert_eq!(browser.logged_sets().await?, Vec::<String>::new());
    assert_eq!(browser.stored_keys().await?, before, "nothing was written");

    // Corrected, it is logged, and nothing goes on complaining.
    browser.paste("main textarea", "straps").await?;
    sleep(BETWEEN_TAPS).await;
    browser.log_same_set().await?;
    assert_eq!(browser.messages().await?, Vec::<String>::new());

    browser.go(&format!("#/session/{session}/finish")).await?;
    for (minutes, message) in
        [("abc", NO_NUMBER), ("", "Type a number."), ("-5", "At least"), ("9999", "At most")]
    {
        browser.number("#minutes", minutes).await?;
        browser.click_starting("Finish").await?;
        let told = format!("document.querySelector('#minutes-error').innerText.startsWith('{message}')");
        browser.until(&told).await?;
    }
    browser.finish_session(&session, 6, "45").await?;
    browser.click("Edit details").await?;
    browser.paste("main textarea", &"straps ".repeat(10_000 / 7)).await?;
    browser.click("Save").await?;
    browser.see("At most 2000 characters.").await?;
    browser.paste("main textarea", "").await?;
    browser.set_date("Date", "2999-01-01").await?;
    browser.click("Save").await?;
    browser.see("A date from 1990 to tomorrow.").await?;
    browser.set_date("Date", "").await?;
    browser.click("Save").await?;
    browser.see("Type a date.").await?;
    browser.click("Cancel").await?;
    browser.see("RPE 6 × 45 min").await?;
    browser.quit().await
}
