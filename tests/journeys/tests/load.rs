//! The load of a long history: both ledgers, what a day may hold, the charts and their tables, the days ahead, the computation,
//! days without numbers and easier weeks.

use brace_journeys::{Browser, Folder, Outcome, Profile, Server, site};
use chrono::{DateTime, Datelike, Days, NaiveDate, Weekday};
use std::fmt::Write;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Monday deadlifts, Wednesday hip thrusts, Friday squats: an hour each, the same every week, up to yesterday.
fn export(today: NaiveDate, weeks: u64) -> Outcome<String> {
    let mut text = String::from(
        "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n",
    );
    let days = (1..=7 * weeks).rev().map(|ago| today - Days::new(ago));
    for date in days {
        let (exercise, kilograms) = match date.weekday() {
            Weekday::Mon => ("Deadlift (Barbell)", 100),
            Weekday::Wed => ("Hip Thrust (Barbell)", 80),
            Weekday::Fri => ("Squat (Barbell)", 80),
            _ => continue,
        };
        let month = MONTHS.get(date.month0() as usize).ok_or("twelve months")?;
        let date = format!("{} {month} {}", date.day(), date.year());
        for set in 0..3 {
            writeln!(
                text,
                "Day,\"{date}, 18:00\",\"{date}, 19:00\",,{exercise},,,{set},normal,{kilograms},5,,,"
            )?;
        }
    }
    Ok(text)
}

/// A browser with such a history, and the day it is there.
async fn with_history(site: &Server, profile: &Profile, weeks: u64) -> Outcome<(Browser, NaiveDate)> {
    let browser = Browser::visit(site, profile).await?;
    let clock = i64::try_from(browser.clock().await?)?;
    let today = DateTime::from_timestamp(clock, 0).ok_or("no date")?.date_naive();
    let folder = Folder::new();
    folder.put("history.csv", &export(today, weeks)?);
    browser.import(&folder.path().join("history.csv"), 6).await?;
    browser.go("#/load").await?;
    browser.see("What may I do today?").await?;
    Ok((browser, today))
}

#[tokio::test]
async fn a_long_history_answers_what_may_be_done_today_and_in_the_days_ahead() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let (browser, _) = with_history(&site, &profile, 30).await?;
    for text in ["Session load, all training", "Spinal load", "coupled rolling average, 7:28"] {
        browser.see(text).await?;
    }
    // The usual hour at RPE 6 is 360 AU: a tenth more is 396, unless the week holds it already.
    browser.see("AU more today.").await?;
    browser.see("at RPE 6.").await?;
    browser.see(": Barbell").await?;
    browser.see("Why not more:").await?;

    browser.press("//summary[normalize-space(.)='What if: the next 7 days']").await?;
    browser.see("The plan fits: no day with load ends above 1.3").await?;
    browser.check_accessibility().await?;
    let sliders = "[...document.querySelectorAll('.ahead input')]";
    browser.until(&format!("{sliders}.length === 7")).await?;
    let push = format!(
        "{sliders}.slice(0, 5).forEach((slider) => {{ slider.value = slider.max; \
         slider.dispatchEvent(new Event('input', {{ bubbles: true }})) }})"
    );
    browser.run(&push).await?;
    browser.see("% of this plan;").await?;
    browser.until("document.querySelector('.ahead .zone.spike')").await?;
    // By keyboard too.
    browser.run(&format!("{sliders}[6].focus()")).await?;
    let before = browser.run(&format!("return {sliders}[6].value")).await?;
    browser.keys("\u{E014}").await?;
    browser.until(&format!("{sliders}[6].value !== {before}")).await?;
    browser.click("All rest").await?;
    browser.until(&format!("{sliders}.every((slider) => slider.value === '0')")).await?;
    browser.see("Nothing planned.").await?;
    browser.click("Like last week").await?;
    browser.see("The plan fits").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn every_chart_can_be_read_as_a_table_over_every_range() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let (browser, today) = with_history(&site, &profile, 70).await?;
    browser.press("//summary[normalize-space(.)='Trends']").await?;
    browser.see("Monotony").await?;
    browser.see("it cannot be above").await?;
    let rows = "[...document.querySelectorAll('table.days')].map((table) => table.querySelectorAll('tbody tr').length)";
    for (range, bars) in [("8 weeks", 56), ("6 months", 26), ("All", 18)] {
        browser.click(range).await?;
        browser.press("(//main//button[normalize-space(.)='Table'])[1]").await?;
        browser.until(&format!("({rows}).length === 4")).await?;
        let counts = browser.run(&format!("return {rows}")).await?;
        assert_eq!(counts[0], bars, "{range}");
        browser.check_accessibility().await?;
        browser.press("(//main//button[normalize-space(.)='Chart'])[1]").await?;
        browser.until("document.querySelectorAll('svg.chart').length > 0").await?;
        browser.check_accessibility().await?;
    }
    // A tap in the chart, or the key beside what it says, picks another day.
    browser.click("8 weeks").await?;
    let said = "document.querySelector('.reader b').innerText";
    let newest = browser.run(&format!("return {said}")).await?;
    browser.click("Earlier").await?;
    browser.until(&format!("{said} !== {newest}")).await?;
    browser.click("Open this day").await?;
    let yesterday = today - Days::new(1);
    browser.until(&format!("location.hash === '#/load/{yesterday}'")).await?;
    browser.heading("Load").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn the_computation_shows_ones_own_numbers_and_the_form_that_one_chose() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let (browser, _) = with_history(&site, &profile, 30).await?;
    browser.press("//main//a[contains(., 'How is this computed')]").await?;
    browser.heading("How it is computed").await?;
    for text in ["27 days before today", "Uncoupled 7:21", "Weighted 7:28", "A cap is advice"] {
        browser.see(text).await?;
    }
    browser.go("#/settings").await?;
    browser.click("Uncoupled").await?;
    browser.reload_app().await?;
    browser.go("#/load").await?;
    browser.see("uncoupled rolling average, 7:21").await?;
    browser.see("the average of the three weeks before it").await?;
    browser.go("#/settings").await?;
    browser.click("Weighted").await?;
    browser.go("#/load").await?;
    browser.see("weighted average (EWMA), 7:28").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn a_day_that_was_trained_and_not_logged_is_a_gap_until_the_mark_is_taken_back() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let (browser, today) = with_history(&site, &profile, 30).await?;
    let day = (1..=7).map(|ago| today - Days::new(ago)).find(|day| day.weekday() == Weekday::Tue);
    let day = day.ok_or("every week has a Tuesday")?;
    browser.go(&format!("#/load/{day}")).await?;
    browser.click("I trained, but logged nothing").await?;
    browser.see("Marked as trained, not logged.").await?;
    browser.see("One day without numbers in the last 28: add it, or wait.").await?;
    browser.reload_app().await?;
    browser.go("#/load").await?;
    browser.see("One day without numbers in the last 28").await?;
    browser.go(&format!("#/load/{day}")).await?;
    browser.click("Take the mark back").await?;
    browser.see("coupled rolling average").await?;
    browser.click("Undo").await?;
    browser.see("Marked as trained, not logged.").await?;
    browser.quit().await
}

#[tokio::test]
async fn an_easier_week_is_proposed_once_and_can_be_declined_or_taken() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let (browser, _) = with_history(&site, &profile, 30).await?;
    browser.see("loaded weeks").await?;
    browser.see("Time for an easier week, if you like").await?;
    browser.click("Not now").await?;
    browser.until("!document.body.innerText.includes('Time for an easier week')").await?;
    browser.click("Undo").await?;
    browser.see("Time for an easier week, if you like").await?;

    browser.go("#/today").await?;
    browser.click("Start it today").await?;
    browser.see("half the sets, nine tenths of the load").await?;
    browser.reload_app().await?;
    browser.go("#/load").await?;
    browser.see("Why not more: this is your easier week,").await?;
    browser.see("deload").await?;
    browser.check_accessibility().await?;
    browser.click("End it").await?;
    browser.until("!document.body.innerText.includes('half the sets, nine tenths')").await?;
    browser.reload_app().await?;
    browser.see("What may I do today?").await?;
    assert!(
        !browser.text().await?.contains("Time for an easier week"),
        "whoever ends it is not asked again at once"
    );
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}
