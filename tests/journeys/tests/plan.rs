//! The plan in the hands of a lifter: a week with its reasons, the check-in, planning again, changes by hand, easier weeks, the
//! calendar, a week of one's own, the review; with odd answers, a reload, no network and a second tab.

use brace_journeys::steps::{MOUNTED, TICKED, Wishes};
use brace_journeys::{Browser, Outcome, Profile, Server, site, trained};
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime};
use serde_json::json;

/// The Monday on which all of this happens.
fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 30).unwrap_or_default()
}

/// Four past five on that afternoon.
fn afternoon() -> NaiveDateTime {
    monday().and_time(NaiveTime::from_hms_opt(17, 4, 0).unwrap_or_default())
}

/// The page of a day, counted from that Monday.
fn page_of(day: u64) -> String {
    format!("#/plan/{}", monday() + Days::new(day))
}

/// A phone of somebody who has never been here, on a day counted from that Monday.
async fn newcomer(site: &Server, profile: &Profile, day: u64) -> Outcome<Browser> {
    let browser = Browser::start(profile).await?;
    browser.set_clock(afternoon() + Days::new(day)).await?;
    browser.open(&site.url()).await?;
    browser.until(MOUNTED).await?;
    Ok(browser)
}

/// A phone of somebody who has trained by a plan for some weeks, on that Monday.
async fn lifter(site: &Server, profile: &Profile, weeks: u64) -> Outcome<Browser> {
    let browser = Browser::start(profile).await?;
    browser.set_clock(afternoon()).await?;
    browser.open(&format!("{}rescue.html", site.url())).await?;
    browser.fill_storage(site, &trained(monday(), weeks, browser.clock().await?)?).await?;
    browser.open(&site.url()).await?;
    browser.until(MOUNTED).await?;
    browser.until("document.querySelector('.check-in')").await?;
    Ok(browser)
}

/// The rows of the week: day, title, line.
const ROWS: &str =
    "[...document.querySelectorAll('.day')].map((row) => row.innerText.replace(/\\s+/g, ' ').trim())";

/// The exercises of the day that is shown.
const ITEMS: &str = "[...document.querySelectorAll('.items .item a b')].map((name) => name.innerText)";

/// Presses a control of the day that is folded away at an exercise.
async fn change_item(browser: &Browser, exercise: &str, key: &str) -> Outcome {
    let item = format!("//li[contains(@class, 'item')][.//a/b[normalize-space(.)={}]]", json!(exercise));
    browser.press(&format!("{item}//summary")).await?;
    browser.press(&format!("{item}//button[normalize-space(.)={}]", json!(key))).await
}

/// Chooses in a list of the day and does it.
async fn choose_and_do(browser: &Browser, list: &str, option: &str) -> Outcome {
    browser.choose(list, option).await?;
    browser.click(&format!("{list}: Do it")).await
}

/// Waits until a text is gone.
async fn gone(browser: &Browser, text: &str) -> Outcome {
    browser.until(&format!("!document.body.innerText.replace(/\\s+/g, ' ').includes({})", json!(text))).await
}

/// What had the focus and is gone left it somewhere that says where one is.
async fn focus_is_somewhere(browser: &Browser) -> Outcome {
    browser.until("document.activeElement !== document.body && document.activeElement.isConnected").await
}

#[tokio::test]
async fn from_nothing_to_a_week_with_reasons_whose_first_session_is_done_as_planned() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let browser = newcomer(&site, &profile, 0).await?;
    browser.set_up(&Wishes::default()).await?;
    let rows = browser.strings(ROWS).await?;
    assert_eq!(rows.len(), 7, "{rows:?}");
    for (day, row) in rows.iter().enumerate() {
        assert_eq!(row.contains("Rest"), ![0, 2, 4].contains(&day), "{row}");
    }
    browser.see("Phase: Rebuild").await?;
    browser.see("The brace check.").await?;
    browser.check_accessibility().await?;

    // Every exercise says why it is there.
    browser.tap(".day.today").await?;
    browser.until(&format!("location.hash === '{}'", page_of(0))).await?;
    browser.see("Every session begins with it.").await?;
    let unsaid = "[...document.querySelectorAll('.items .item')].filter((item) => !item.querySelector('.sub').innerText.trim())";
    assert_eq!(browser.run(&format!("return {unsaid}.length")).await?, 0);
    let items = browser.strings(ITEMS).await?;
    assert!(items.len() >= 4, "{items:?}");
    browser.check_accessibility().await?;

    browser.go("#/today").await?;
    browser.until("document.querySelector('.lead .num')").await?;
    let lead = browser.run("return document.querySelector('.lead p').innerText.split('\\n')").await?;
    let [lead, dose] = [0, 1].map(|line| lead[line].as_str().unwrap_or_default().replace('\u{a0}', " "));
    browser.click("Start session").await?;
    browser.heading("Session").await?;
    assert_eq!(
        browser.strings("[...document.querySelectorAll('main li b')].map((name) => name.innerText)").await?,
        items
    );
    let session = browser.address().await?[1].clone();
    browser.open_exercise(&lead).await?;
    browser.see(&format!("Planned: {dose}")).await?;
    let reps = browser.run("return document.querySelector('#reps').value").await?;
    let reps: u32 = reps.as_str().unwrap_or_default().parse()?;
    let planned: Vec<u32> = dose
        .split('·')
        .next()
        .and_then(|sets| sets.split('×').nth(1))
        .map(|range| range.trim().split('–').filter_map(|number| number.trim().parse().ok()).collect())
        .unwrap_or_default();
    assert_eq!(planned.first(), Some(&reps), "{dose}");
    browser.log_same_set().await?;
    browser.reload_app().await?;
    browser.see(&format!("Planned: {dose}")).await?;
    browser.finish_session(&session, 4, "40").await?;

    browser.go("#/today").await?;
    browser.see("Done for today").await?;
    browser.see("Next: Wednesday 2 December").await?;
    browser.go("#/plan").await?;
    browser.until("document.querySelector('.day.today').innerText.includes('Done')").await?;
    browser.reload_app().await?;
    browser.until("document.querySelector('.day.today').innerText.includes('Done')").await?;
    browser.go(&page_of(0)).await?;
    browser.see("Done").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn who_begins_in_the_middle_of_a_week_has_missed_nothing() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let browser = newcomer(&site, &profile, 3).await?;
    browser.set_up(&Wishes::default()).await?;
    let rows = browser.strings(ROWS).await?;
    assert!(rows[..4].iter().all(|row| row.contains("Rest")), "{rows:?}");
    assert!(!browser.text().await?.contains("Missed"), "nothing was planned before");
    browser.go(&page_of(0)).await?;
    browser.until("document.querySelector('.badge')").await?;
    browser.check_accessibility().await?;
    assert!(!browser.text().await?.contains("Not done"), "nothing was planned before");
    browser.go("#/today").await?;
    browser.see("Rest today").await?;
    browser.see("Next: Friday 4 December").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn a_check_in_is_two_taps_and_much_pain_makes_the_session_calm_until_it_is_taken_back() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let browser = lifter(&site, &profile, 3).await?;
    browser.see("Did Saturday settle by the next morning?").await?;
    let before = browser.run("return document.querySelector('.session-card').innerText").await?;
    assert!(before.as_str().is_some_and(|card| card.starts_with("Axial")), "{before}");
    browser.click("Settled").await?;
    gone(&browser, "Did Saturday settle").await?;
    focus_is_somewhere(&browser).await?;

    browser.click("Undo").await?;
    browser.see("Did Saturday settle").await?;
    browser.click("Settled").await?;
    gone(&browser, "Did Saturday settle").await?;
    let calm_yet = browser.run("return document.querySelector('.session-card').innerText").await?;

    browser.tap(".tile").await?;
    browser.check_accessibility().await?;
    browser.click("6").await?;
    browser.see("Lower because: pain 6 of 10 now. Calm for now, so no heavy spinal load.").await?;
    browser.see("Non-axial").await?;
    browser.until("document.querySelector('.tile').innerText.includes('6')").await?;
    browser.check_accessibility().await?;
    browser.go(&page_of(0)).await?;
    browser.see("Lower because: pain 6 of 10 now.").await?;
    browser.reload_app().await?;
    browser.see("Lower because: pain 6 of 10 now.").await?;
    browser.go("#/today").await?;
    browser.tap(".tile").await?;
    browser.click("0").await?;
    gone(&browser, "pain 6 of 10").await?;
    focus_is_somewhere(&browser).await?;
    browser.click("Undo").await?;
    browser.see("pain 6 of 10").await?;
    browser.tap(".tile").await?;
    browser.click("1").await?;
    browser.until(&format!("document.querySelector('.session-card').innerText === {calm_yet}")).await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn a_check_in_and_a_change_of_the_day_go_with_the_keyboard_alone() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let browser = lifter(&site, &profile, 3).await?;
    browser.until("document.querySelector('.tile')").await?;
    browser.tab_to("Pain now – of 10").await?;
    browser.keys(ENTER).await?;
    browser.tab_to("1").await?;
    browser.keys(ENTER).await?;
    // The second question has the focus at once.
    browser.until("document.querySelector('legend').innerText === 'Usual, 24 h' && document.activeElement.innerText === '0'").await?;
    browser.tab_to("2").await?;
    browser.keys(ENTER).await?;
    browser.until("document.activeElement.innerText.replace(/\\s+/g, ' ') === 'Usual, 24 h 2 of 10'").await?;
    browser.tab_to("Settled").await?;
    browser.keys(ENTER).await?;
    focus_is_somewhere(&browser).await?;

    browser.go(&page_of(3)).await?;
    browser.arrives("Hinge").await?;
    // Going through a list does nothing yet.
    browser.tab_to("Move to – Tuesday Friday Sunday").await?;
    browser.keys(DOWN).await?;
    browser.until("document.activeElement.selectedOptions[0].innerText === 'Tuesday'").await?;
    assert_eq!(browser.records("plan_change").await?.len(), 0);
    browser.tab_to("Move to: Do it").await?;
    browser.keys(ENTER).await?;
    browser.until("document.activeElement.id === 'bent'").await?;
    browser.tab_to("Cancel").await?;
    browser.keys(ENTER).await?;
    focus_is_somewhere(&browser).await?;
    assert_eq!(browser.records("plan_change").await?.len(), 0);
    browser.quit().await
}

const ENTER: &str = "\u{E007}";
const DOWN: &str = "\u{E015}";

#[tokio::test]
async fn planning_again_shows_what_changes_and_changes_it_only_when_taken() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let browser = lifter(&site, &profile, 3).await?;
    browser.go("#/plan").await?;
    let week = week_in_full(&browser).await?;
    browser.go("#/plan").await?;
    browser.click("Plan again").await?;
    browser.see("Take this week").await?;
    let changes =
        browser.strings("[...document.querySelectorAll('.now-card li')].map((day) => day.innerText)").await?;
    assert!(!changes.is_empty() && changes.iter().all(|day| day.contains("day")), "{changes:?}");
    browser.check_accessibility().await?;
    browser.click("Cancel").await?;
    gone(&browser, "Take this week").await?;
    browser.until("document.activeElement.id === 'plan-again'").await?;
    assert_eq!(week_in_full(&browser).await?, week, "cancelled, it stays");

    browser.go("#/plan").await?;
    browser.click("Plan again").await?;
    browser.click("Take this week").await?;
    gone(&browser, "Take this week").await?;
    focus_is_somewhere(&browser).await?;
    let other = week_in_full(&browser).await?;
    assert_ne!(other, week);
    browser.undo_in_settings().await?;
    assert_eq!(week_in_full(&browser).await?, week, "taken back, it is the week before");
    browser.go("#/plan").await?;
    browser.click("Plan again").await?;
    browser.click("Take this week").await?;
    gone(&browser, "Take this week").await?;
    browser.reload_app().await?;
    assert_eq!(week_in_full(&browser).await?, other);
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

/// The exercises of all seven days.
async fn week_in_full(browser: &Browser) -> Outcome<Vec<Vec<String>>> {
    let mut week = Vec::new();
    for day in 0..7 {
        browser.go(&page_of(day)).await?;
        browser.until("document.querySelector('.badge')").await?;
        week.push(browser.strings(ITEMS).await?);
    }
    Ok(week)
}

#[tokio::test]
async fn a_day_moved_across_a_rule_says_which_and_stays_a_decision_of_ones_own() -> Outcome {
    const TOUCH: &str = "Monday and Tuesday are both axial days: two never touch.";
    let (site, profile) = (site("/")?, Profile::new());
    let browser = lifter(&site, &profile, 3).await?;
    browser.go("#/plan").await?;
    let rows = browser.strings(ROWS).await?;
    assert!(rows[0].contains("Axial") && rows[3].contains("Axial"), "{rows:?}");
    let week = week_in_full(&browser).await?;

    browser.go(&page_of(3)).await?;
    choose_and_do(&browser, "Move to", "Tuesday").await?;
    browser.see(TOUCH).await?;
    browser.see("This bends a rule.").await?;
    browser.check_accessibility().await?;
    browser.click("Cancel").await?;
    gone(&browser, TOUCH).await?;
    assert_eq!(browser.records("plan_change").await?.len(), 0);

    choose_and_do(&browser, "Move to", "Tuesday").await?;
    browser.click("Do it all the same").await?;
    browser.until("location.hash === '#/plan'").await?;
    browser.see(TOUCH).await?;
    let moved = browser.strings(ROWS).await?;
    assert!(moved[1].contains("Axial"), "{moved:?}");
    assert!(moved[3].contains("Moved or skipped"), "{moved:?}");
    browser.reload_app().await?;
    browser.see(TOUCH).await?;
    browser.go(&page_of(3)).await?;
    browser.see("Moved to Tuesday 1 December (bends a rule)").await?;
    browser.check_accessibility().await?;
    browser.click("Take back").await?;
    gone(&browser, "Moved to Tuesday").await?;
    focus_is_somewhere(&browser).await?;
    assert_eq!(week_in_full(&browser).await?, week);

    // Planned around it, no two axial days touch.
    browser.go(&page_of(3)).await?;
    choose_and_do(&browser, "Move to", "Tuesday").await?;
    browser.click("Plan around it").await?;
    // The address is there before the screen is.
    browser.until("location.hash === '#/plan' && document.querySelectorAll('.day').length === 7").await?;
    let around = browser.strings(ROWS).await?;
    assert!(!browser.text().await?.contains("two never touch"), "{around:?}");
    let axial: Vec<bool> = around.iter().map(|row| row.contains(" Axial")).collect();
    assert!(axial.windows(2).all(|days| days != [true, true]), "{around:?}");
    assert!(!around[1].contains("Rest"), "{around:?}");
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn changes_of_a_day_are_seen_on_it_and_each_can_be_taken_back() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let browser = lifter(&site, &profile, 3).await?;
    browser.go(&page_of(0)).await?;
    browser.until("document.querySelector('.items')").await?;
    let items = browser.strings(ITEMS).await?;
    let last = items.last().cloned().unwrap_or_default();

    change_item(&browser, &last, "Leave out").await?;
    browser.see(&format!("Left out: {last}")).await?;
    browser.until("document.activeElement.id === 'changed'").await?;
    assert!(!browser.strings(ITEMS).await?.contains(&last));
    browser.reload_app().await?;
    browser.see(&format!("Left out: {last}")).await?;
    browser.click("Take back").await?;
    gone(&browser, "Changed by hand").await?;
    assert_eq!(browser.strings(ITEMS).await?, items);

    change_item(&browser, &last, "Keep").await?;
    browser.see(&format!("Kept: {last}")).await?;
    browser.click("Undo").await?;
    gone(&browser, "Changed by hand").await?;

    // The first exercise for which something else fits.
    let swap =
        "[...document.querySelectorAll('.items .item')].findIndex((item) => item.querySelector('select'))";
    let place = usize::try_from(
        browser.run(&format!("return {swap}")).await?.as_u64().ok_or("nothing can be swapped")?,
    )?;
    let from = items[place].clone();
    let item = format!("//li[contains(@class, 'item')][{}]", place + 1);
    browser.press(&format!("{item}//summary")).await?;
    let option = format!(
        "document.querySelectorAll('.items .item')[{place}].querySelector('option:nth-child(2)').innerText"
    );
    let to = browser.run(&format!("return {option}")).await?.as_str().unwrap_or_default().to_owned();
    let choose = format!(
        "const list = document.querySelectorAll('.items .item')[{place}].querySelector('select'); list.value = '1'; \
         list.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    );
    browser.run(&choose).await?;
    browser.press(&format!("{item}//button[normalize-space(.)='Do it']")).await?;
    browser.see(&format!("{to} instead of {from}")).await?;
    let swapped = browser.strings(ITEMS).await?;
    assert!(swapped.contains(&to) && !swapped.contains(&from), "{swapped:?}");
    browser.click("Take back").await?;
    gone(&browser, "Changed by hand").await?;
    assert_eq!(browser.strings(ITEMS).await?, items);

    // What is quick to say on Today is seen on the day too.
    browser.go("#/today").await?;
    browser.click("Only 20 minutes").await?;
    browser.until("!document.querySelector('.session-card').innerText.includes('Only 20 minutes')").await?;
    focus_is_somewhere(&browser).await?;
    let minutes = "parseInt(document.querySelector('.session-card .between .sub').innerText)";
    browser.until(&format!("{minutes} <= 22")).await?;
    browser.go(&page_of(0)).await?;
    browser.see("Only 20 minutes").await?;
    assert!(browser.strings(ITEMS).await?.len() < items.len());
    browser.click("Take back").await?;
    gone(&browser, "Changed by hand").await?;
    assert_eq!(browser.strings(ITEMS).await?, items);

    browser.go("#/today").await?;
    browser.click("No rack today").await?;
    browser.until("!document.querySelector('.session-card').innerText.includes('No rack today')").await?;
    browser.go(&page_of(0)).await?;
    browser.see("Without: rack").await?;
    assert!(!browser.text().await?.contains("Barbell back squat 4"), "no squat without a rack");
    browser.click("Take back").await?;
    gone(&browser, "Changed by hand").await?;
    assert_eq!(browser.strings(ITEMS).await?, items);

    choose_and_do(&browser, "Add an exercise", "Bird dog").await?;
    browser.see("Added: Bird dog").await?;
    browser.see("You put it in.").await?;
    browser.click("Skip").await?;
    browser.until("location.hash === '#/plan'").await?;
    browser.see("Moved or skipped").await?;
    browser.go("#/today").await?;
    browser.see("Rest today").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

/// The planned sets of every exercise of the week.
async fn planned_sets(browser: &Browser) -> Outcome<Vec<u64>> {
    let mut all = Vec::new();
    for day in 0..7 {
        browser.go(&page_of(day)).await?;
        browser.until("document.querySelector('.badge')").await?;
        let sets =
            "[...document.querySelectorAll('.items .item a .block')].map((dose) => parseInt(dose.innerText))";
        let sets = browser.run(&format!("return {sets}")).await?;
        all.extend(sets.as_array().into_iter().flatten().filter_map(serde_json::Value::as_u64));
    }
    Ok(all)
}

#[tokio::test]
async fn an_easier_week_can_be_declined_or_halves_the_sets_and_says_so() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let browser = lifter(&site, &profile, 5).await?;
    browser.see("5 loaded weeks").await?;
    browser.see("Time for an easier week, if you like").await?;
    let before = planned_sets(&browser).await?;
    browser.go("#/today").await?;
    browser.click("Not now").await?;
    gone(&browser, "Time for an easier week").await?;
    assert_eq!(planned_sets(&browser).await?, before, "declined, the week stays");
    browser.reload_app().await?;
    browser.go("#/today").await?;
    browser.until("document.querySelector('.session-card')").await?;
    assert!(!browser.text().await?.contains("Time for an easier week"), "asked once");

    let other = Profile::new();
    let second = lifter(&site, &other, 5).await?;
    second.click("Start it today").await?;
    second.see("half the sets, nine tenths of the load").await?;
    second.go("#/plan").await?;
    second.until("[...document.querySelectorAll('.day.today')].some((day) => day.innerText.includes('Easier week'))").await?;
    let halved = planned_sets(&second).await?;
    assert!(halved.iter().sum::<u64>() < before.iter().sum(), "{halved:?} of {before:?}");
    assert!(
        2 * halved.iter().max().unwrap_or(&9) <= *before.iter().max().unwrap_or(&0),
        "{halved:?} of {before:?}"
    );
    second.go(&page_of(0)).await?;
    second.press("(//li[contains(@class, 'item')]//summary)[3]").await?;
    second.see("Lower because: an easier week.").await?;
    second.reload_app().await?;
    assert_eq!(planned_sets(&second).await?, halved);
    assert_eq!(second.complaints().await?, Vec::<String>::new());
    second.quit().await?;
    browser.quit().await
}

#[tokio::test]
async fn four_weeks_go_into_a_calendar_that_another_program_reads() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let browser = lifter(&site, &profile, 3).await?;
    browser.go("#/plan/calendar").await?;
    browser.set_date("When a session begins", "06:30").await?;
    browser.click("Save the file").await?;
    browser.see("Saved: brace-plan.ics").await?;
    let calendar: Calendar = profile.take_download(".ics").await?.parse()?;
    let events: Vec<_> = calendar.components.iter().filter_map(CalendarComponent::as_event).collect();
    assert_eq!(events.len(), 16, "four days of four weeks");
    let mut names = Vec::new();
    for (place, event) in (0..).zip(&events) {
        let day = [0, 2, 3, 5][place % 4] + 7 * (place as u64 / 4);
        let Some(DatePerhapsTime::DateTime(CalendarDateTime::Floating(start))) = event.get_start() else {
            return Err(format!("{:?} has no local time", event.get_start()).into());
        };
        assert_eq!(start.date(), monday() + Days::new(day));
        assert_eq!((start.time().hour(), start.time().minute()), (6, 30));
        let summary = event.get_summary().unwrap_or_default();
        assert!(summary.starts_with("Brace: ") && summary.len() > 12, "{summary:?}");
        assert!(event.get_description().is_some_and(|text| text.contains('×')), "{summary} says nothing");
        let duration = event.property_value("DURATION").unwrap_or_default();
        assert!(duration.starts_with("PT") && duration.ends_with('M'), "{duration}");
        let alarms: Vec<_> =
            event.components().iter().filter(|part| part.component_kind() == "VALARM").collect();
        assert_eq!(alarms.len(), 1, "{summary}");
        assert_eq!(alarms[0].property_value("TRIGGER"), Some("-PT30M"));
        names.push(event.get_uid().unwrap_or_default().to_owned());
    }
    names.sort();
    names.dedup();
    assert_eq!(names.len(), events.len(), "each day is an event of its own");
    // The hour is there next time.
    browser.reload_app().await?;
    browser.until("document.querySelector('input[type=time]').value === '06:30'").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn a_week_of_ones_own_begins_with_the_plan_names_a_bent_rule_and_can_be_stopped() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let browser = lifter(&site, &profile, 3).await?;
    browser.go("#/plan/own").await?;
    browser.click("Use my own week").await?;
    browser.see("Let Brace compose").await?;
    browser.see("No rule is bent.").await?;
    focus_is_somewhere(&browser).await?;
    let days = "[...document.querySelectorAll('main section h2')].map((day) => day.innerText)";
    assert_eq!(browser.strings(days).await?, ["Monday", "Wednesday", "Thursday", "Saturday"]);
    browser.check_accessibility().await?;

    // A squat on the day before the pull.
    let wednesday = "//section[h2='Wednesday' or .//h2[.='Wednesday']]";
    let choose = "const list = document.querySelector('#own-2 select'); \
         list.value = [...list.options].find((option) => option.innerText === 'Barbell back squat').value; \
         list.dispatchEvent(new Event('change', { bubbles: true }))";
    browser.run(choose).await?;
    browser.press(&format!("{wednesday}//button[normalize-space(.)='Do it']")).await?;
    browser.see("Wednesday and Thursday are both axial days: two never touch.").await?;
    browser.until("document.activeElement.id === 'own-2'").await?;
    browser.check_accessibility().await?;
    browser.reload_app().await?;
    browser.see("Wednesday and Thursday are both axial days: two never touch.").await?;
    browser.press(&format!("{wednesday}//button[@aria-label='Leave out: Barbell back squat']")).await?;
    gone(&browser, "Wednesday and Thursday are both axial").await?;
    focus_is_somewhere(&browser).await?;

    browser.go(&page_of(0)).await?;
    browser.see("From your own week.").await?;
    browser.go("#/plan/own").await?;
    browser.click("Let Brace compose").await?;
    browser.see("Use my own week").await?;
    browser.go(&page_of(0)).await?;
    browser.until("document.querySelector('.items')").await?;
    gone(&browser, "From your own week.").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn odd_answers_give_a_small_plan_and_a_sentence() -> Outcome {
    let all: [&str; 8] = [
        "weight from above is uncomfortable",
        "bending backward is uncomfortable",
        "bending forward is uncomfortable",
        "turning is uncomfortable",
        "knee pain",
        "neck pain",
        "shoulder pain",
        "wrist pain",
    ];
    let every = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    let site = site("/")?;
    let (floor, never) = ("Floor only", "Never");
    for wishes in [
        Wishes {
            days: &["Monday", "Tuesday"],
            minutes: "15",
            has: floor,
            lifted: never,
            ..Wishes::default()
        },
        Wishes { minutes: "15", has: floor, flags: &all, lifted: never, ..Wishes::default() },
        Wishes { days: &every, minutes: "15", has: floor, flags: &all, ..Wishes::default() },
        Wishes { days: &every, minutes: "75", flags: &all, ..Wishes::default() },
    ] {
        let profile = Profile::new();
        let browser = newcomer(&site, &profile, 0).await?;
        browser.set_up(&wishes).await?;
        let rows = browser.strings(ROWS).await?;
        assert_eq!(rows.len(), 7, "{wishes:?}");
        assert_eq!(rows.iter().filter(|row| !row.contains("Rest")).count(), wishes.days.len(), "{rows:?}");
        for day in 0..7 {
            browser.go(&page_of(day)).await?;
            browser.until("document.querySelector('.badge')").await?;
            if !browser.text().await?.contains("Rest") {
                assert!(!browser.strings(ITEMS).await?.is_empty(), "{wishes:?}: nothing on day {day}");
            }
        }
        browser.go("#/plan").await?;
        if !wishes.flags.is_empty() {
            browser.see("Bending forward: nothing fits your equipment, phase and conditions.").await?;
        }
        for address in
            ["#/today", "#/plan/own", "#/plan/review", "#/plan/calendar", "#/plan/setup", "#/checks"]
        {
            browser.go(address).await?;
            browser.check_accessibility().await.map_err(|error| format!("{address}: {error}"))?;
        }
        assert_eq!(browser.complaints().await?, Vec::<String>::new(), "{wishes:?}");
        browser.quit().await?;
    }
    Ok(())
}

#[tokio::test]
async fn without_a_network_the_plan_goes_on_through_reloads() -> Outcome {
    let (mut site, profile) = (site("/")?, Profile::new());
    let browser = lifter(&site, &profile, 3).await?;
    browser.ready_for_offline().await?;
    site.stop();
    for address in ["#/plan".to_owned(), page_of(0), page_of(3), page_of(40), "#/plan/own".to_owned()] {
        browser.go(&address).await?;
        browser.until("!document.querySelector('main [aria-busy]')").await?;
        let before = browser.screen().await?;
        browser.reload_app().await?;
        browser.until("!document.querySelector('main [aria-busy]')").await?;
        assert_eq!(browser.screen().await?, before, "{address}");
    }
    browser.go(&page_of(0)).await?;
    choose_and_do(&browser, "Only", "20 min").await?;
    browser.see("Only 20 minutes").await?;
    browser.reload_app().await?;
    browser.see("Only 20 minutes").await?;
    browser.click("Start session").await?;
    browser.heading("Session").await?;
    browser.reload_app().await?;
    browser.until("document.querySelectorAll('main li b').length > 1").await?;
    assert_eq!(browser.foreign_requests(&site).await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn a_tab_follows_the_programme_that_another_one_changes() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let browser = newcomer(&site, &profile, 0).await?;
    browser.set_up(&Wishes::default()).await?;
    browser.go("#/plan").await?;
    let rests =
        "[...document.querySelectorAll('.day')].filter((day) => day.innerText.includes('Rest')).length";
    browser.until(&format!("{rests} === 4")).await?;

    browser.second_tab(&site).await?;
    browser.click("Use here").await?;
    gone(&browser, "Brace is open in another tab").await?;
    browser.go("#/plan/setup").await?;
    browser.heading("Set-up").await?;
    browser.click("Tuesday").await?;
    browser.until(&format!("({TICKED}).includes('Tuesday')")).await?;
    browser.click("Save").await?;
    browser.until("location.hash === '#/plan'").await?;

    browser.turn_to(0).await?;
    browser.until(&format!("{rests} === 3")).await?;
    browser.see("Brace is open in another tab").await?;
    browser.quit().await
}

#[tokio::test]
async fn the_weekly_review_is_there_after_a_reload() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let browser = lifter(&site, &profile, 3).await?;
    browser.go("#/plan/review").await?;
    browser.see("Week of Monday 23 November").await?;
    browser.see("3 of 4 sessions done").await?;
    browser.see("Glutes 2 of 3").await?;
    browser.check_accessibility().await?;
    browser.fill("What to keep", "hinges first, “slow” 💪").await?;
    browser.fill("What to change", "sleep").await?;
    browser.fill("Goal of the next week, in your words", "two walks").await?;
    browser.click("Save").await?;
    browser.until("location.hash === '#/plan'").await?;
    browser.reload_app().await?;
    browser.go("#/plan/review").await?;
    browser.until("document.querySelectorAll('textarea').length === 3").await?;
    let texts =
        browser.strings("[...document.querySelectorAll('textarea')].map((field) => field.value)").await?;
    assert_eq!(texts, ["hinges first, “slow” 💪", "sleep", "two walks"]);
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}
