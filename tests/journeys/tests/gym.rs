//! At the bar: the warm-up that leads up to a planned set, the plates of each weight, own bars and plates with both units
//! mixed, what is heard and asked during a session.

use brace_journeys::steps::{BETWEEN_TAPS, MOUNTED};
use brace_journeys::{Browser, Outcome, Profile, Server, site, trained};
use chrono::{NaiveDate, NaiveDateTime};
use tokio::time::sleep;

/// An afternoon on which squats are planned.
fn afternoon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 30).and_then(|day| day.and_hms_opt(17, 4, 0)).unwrap_or_default()
}

/// A phone of somebody who has squatted 80 kg every Monday for some weeks.
async fn lifter(site: &Server, profile: &Profile) -> Outcome<Browser> {
    let browser = Browser::start(profile).await?;
    browser.set_clock(afternoon()).await?;
    browser.open(&format!("{}rescue.html", site.url())).await?;
    browser.fill_storage(site, &trained(afternoon().date(), 3, browser.clock().await?)?).await?;
    browser.open(&site.url()).await?;
    browser.until(MOUNTED).await?;
    Ok(browser)
}

/// The steps of the warm-up, the one that is next in brackets and those behind left out.
const STEPS: &str = "[...document.querySelectorAll('.warm-up li:not(.done)')].map((step) => \
    step.ariaCurrent ? `[${step.innerText}]` : step.innerText)";

/// The sets of the table with their kind.
const LOGGED: &str =
    "[...document.querySelectorAll('.sets .cell')].map((set) => set.innerText.replace(/\\s+/g, ' ').trim())";

/// What stands below the numbers: bar, plates, and what there is to say of them.
async fn plates(browser: &Browser) -> Outcome<String> {
    let text = browser.run("return document.querySelector('.plates').innerText.replace(/\\s+/g, ' ').trim()");
    Ok(text.await?.as_str().unwrap_or_default().to_owned())
}

/// Waits until the plates are these.
async fn plates_are(browser: &Browser, text: &str) -> Outcome {
    for _ in 0..50 {
        if plates(browser).await? == text {
            return Ok(());
        }
        sleep(std::time::Duration::from_millis(100)).await;
    }
    Err(format!("plates: {:?}, not {text:?}", plates(browser).await?).into())
}

#[tokio::test]
async fn a_warm_up_is_logged_step_by_step_and_a_planned_set_stays_one_tap() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let browser = lifter(&site, &profile).await?;
    browser.click("Start session").await?;
    browser.heading("Session").await?;
    let session = browser.address().await?.get(1).cloned().unwrap_or_default();
    browser.go(&format!("#/session/{session}/do/barbell_back_squat")).await?;
    browser.until("document.querySelector('#warm-up')").await?;
    let working = browser.run("return document.querySelector('#weight').value").await?;
    let working = working.as_str().unwrap_or_default().to_owned();
    let steps = browser.strings(STEPS).await?;
    assert!(steps.len() >= 2 && steps[0] == "20 × 8", "{working}: {steps:?}");
    browser.until("document.querySelector('#log-set').innerText.startsWith('Log set 1')").await?;
    browser.check_accessibility().await?;

    // A tap more or less is the same as none.
    browser.click("Warm up").await?;
    browser.until("document.querySelector('#weight').value === '20'").await?;
    browser.reload_app().await?;
    browser.until("document.querySelector('#weight').value === '20'").await?;
    browser.click("Skip warm-up").await?;
    browser.until(&format!("document.querySelector('#weight').value === '{working}'")).await?;

    browser.click("Warm up").await?;
    assert_eq!(browser.strings(STEPS).await?[0], "[20 × 8]");
    browser.log_same_set().await?;
    browser.see("20 kg × 8 warm-up").await?;
    let second = steps[1].split(' ').next().unwrap_or_default();
    browser.until(&format!("document.querySelector('#weight').value === '{second}'")).await?;
    // Half way through it lives through a reload.
    browser.reload_app().await?;
    browser.until(&format!("document.querySelector('#weight').value === '{second}'")).await?;
    assert_eq!(browser.strings(STEPS).await?[0], format!("[{}]", steps[1]));
    for _ in &steps[1..] {
        browser.log_same_set().await?;
    }
    browser.until(&format!("document.querySelector('#weight').value === '{working}'")).await?;
    browser.until("!document.querySelector('#warm-up')").await?;
    browser.log_same_set().await?;
    let logged = browser.strings(LOGGED).await?;
    assert_eq!(logged.len(), steps.len() + 1, "{logged:?}");
    assert!(logged[..steps.len()].iter().all(|set| set.contains("warm-up")), "{logged:?}");
    let last = &logged[steps.len()];
    assert!(last.starts_with(&format!("{working} kg")) && !last.contains("warm-up"), "{logged:?}");

    // Whoever takes none has the planned set at once.
    browser.go(&format!("#/session/{session}/do/barbell_hip_thrust")).await?;
    browser.heading("Barbell hip thrust").await?;
    browser.until("document.querySelector('#warm-up')").await?;
    browser.log_same_set().await?;
    let logged = browser.strings(LOGGED).await?;
    assert!(logged.len() == 1 && !logged[0].contains("warm-up"), "{logged:?}");
    browser.until("!document.querySelector('#warm-up')").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn the_plates_follow_the_weight_and_both_units_go_onto_one_bar() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let browser = Browser::visit(&site, &profile).await?;
    let session = browser.start_session().await?;
    browser.pick("romanian", "Romanian deadlift").await?;
    plates_are(&browser, "20 kg bar").await?;
    browser.number("#weight", "80").await?;
    plates_are(&browser, "20 kg bar · each side 25 + 5").await?;
    browser.number("#weight", "84").await?;
    plates_are(
        &browser,
        "20 kg bar · each side 25 + 5 + 1.25 1.5 kg short with these plates. Nearest: 82.5 kg",
    )
    .await?;
    browser.check_accessibility().await?;
    browser.press("//button[starts-with(normalize-space(.), 'Nearest')]").await?;
    plates_are(&browser, "20 kg bar · each side 25 + 5 + 1.25").await?;
    browser.number("#weight", "15").await?;
    plates_are(&browser, "20 kg bar · no plates Lighter than the 20 kg bar. Nearest: 20 kg").await?;

    browser.log_set("60", "5").await?;
    browser.number("#weight", "100").await?;
    plates_are(&browser, "20 kg bar · each side 25 + 15 Since the last set, each side: 20 off, 25 + 15 on")
        .await?;

    // The other bar stays chosen for this exercise.
    browser.press("//button[starts-with(normalize-space(.), '20\u{a0}kg bar')]").await?;
    browser.choose("Bar", "15\u{a0}kg bar").await?;
    browser.see("15 kg bar · each side 25 + 15 + 2.5").await?;
    browser.check_accessibility().await?;
    browser.reload_app().await?;
    browser.see("15 kg bar").await?;

    // A plate of the other unit, with a comma.
    browser.go("#/settings/gym").await?;
    browser.heading("Bars and plates").await?;
    browser.see("These are the usual ones").await?;
    browser.check_accessibility().await?;
    browser.click("Add plates").await?;
    browser.see("Type a number.").await?;
    let plates_card = "//section[.//h2[normalize-space(.)='Plates']]";
    browser.press(&format!("{plates_card}//button[normalize-space(.)='lb']")).await?;
    browser.fill("Each plate weighs", "2,5").await?;
    browser.fill("Pairs", "21").await?;
    browser.click("Add plates").await?;
    browser.see("20 pairs of a size").await?;
    browser.fill("Pairs", "1").await?;
    browser.click("Add plates").await?;
    browser.see("2.5 lb").await?;
    assert_eq!(browser.messages().await?, Vec::<String>::new());
    assert_eq!(browser.records("rack").await?.len(), 1);
    // The smallest plates in kilograms go, by their last pair.
    for _ in 0..2 {
        sleep(BETWEEN_TAPS).await;
        browser
            .press(
                "//button[@aria-label='One pair less of 1.25\u{a0}kg' or @aria-label='Remove: 1.25\u{a0}kg']",
            )
            .await?;
    }
    browser.until("!document.querySelector('main').innerText.includes('1.25')").await?;
    browser.until("document.activeElement !== document.body").await?;
    browser.click("Undo").await?;
    browser.see("1.25 kg").await?;
    browser.press("//button[@aria-label='Remove: 1.25\u{a0}kg']").await?;

    browser.go(&format!("#/session/{session}/do/romanian_deadlift")).await?;
    browser.number("#weight", "82,3").await?;
    plates_are(
        &browser,
        "15 kg bar · each side 25 kg + 5 kg + 2.5 kg + 2.5 lb \
         Since the last set, each side: 20 off, 25 kg + 5 kg + 2.5 lb on",
    )
    .await?;

    // Bars with a name, the usual one first, and taken back.
    browser.go("#/settings/gym").await?;
    browser.fill("The bar weighs", "7.5").await?;
    browser.fill("Name (optional)", "Technique bar").await?;
    browser.click("Add bar").await?;
    browser.see("Technique bar").await?;
    browser.click("Use first: Technique bar").await?;
    browser.until("document.querySelector('main li').innerText.includes('Technique bar')").await?;
    browser.reload_app().await?;
    browser.until("document.querySelector('main li').innerText.includes('Technique bar')").await?;
    browser.click("Usual lb set").await?;
    browser.until("document.querySelector('main li').innerText.includes('45')").await?;
    browser.click("Undo").await?;
    browser.until("document.querySelector('main li').innerText.includes('Technique bar')").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn sound_vibration_screen_and_rest_are_off_when_switched_off() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let browser = Browser::visit(&site, &profile).await?;
    browser.go("#/settings").await?;
    browser.see("A locked screen may silence the timer.").await?;
    browser.see("The brace prompt stays on until").await?;
    browser
        .run("window.cues = []; const { cue } = braceGym; braceGym.cue = (...of) => { cues.push(of); cue(...of); }")
        .await?;
    browser.click("Try it").await?;
    browser.until("JSON.stringify(window.cues) === '[[0,4,3]]'").await?;
    for name in ["Sound", "Rest starts by itself", "Screen stays on"] {
        browser.click(name).await?;
    }
    browser.click("Try it").await?;
    browser.until("JSON.stringify(window.cues[1]) === '[0,4,2]'").await?;
    browser.click("in 3 s, out 5 s").await?;
    browser.reload_app().await?;
    let ticked = browser.strings(brace_journeys::steps::TICKED).await?;
    assert_eq!(ticked, ["Vibration"]);
    browser.until("[...document.querySelectorAll('[aria-pressed=true]')].some((key) => key.innerText.includes('3 s'))").await?;
    browser.start_session().await?;
    browser.pick("romanian", "Romanian deadlift").await?;
    browser.log_set("60", "5").await?;
    assert!(!browser.text().await?.contains("rest of"), "no rest began");
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}
