//! Storage that is full, blocked or absent: the app opens, says so, loses nothing on the screen and gives it away as a file.

use brace_journeys::steps::MOUNTED;
use brace_journeys::{Browser, Outcome, Profile, site};
use serde_json::Value;

#[tokio::test]
async fn a_full_storage_is_told_nothing_is_lost_and_the_next_success_saves_it_all() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    browser.start_session().await?;
    browser.pick("romanian", "Romanian deadlift").await?;
    browser.log_set("80", "6").await?;
    // Somebody else of this origin takes all the room there is.
    browser
        .run(
            "let text = 'x'.repeat(1 << 22); \
             for (let n = 0; text; n++) { \
               try { localStorage.setItem('other' + n, text) } catch { text = text.slice(text.length / 2 + 1) } }",
        )
        .await?;
    browser.log_set("82.5", "5").await?;
    browser.see("Not saved").await?;
    browser.see("The phone's storage is full.").await?;
    browser.check_accessibility().await?;
    browser.log_set("85", "4").await?;
    let logged = ["80 kg × 6", "82.5 kg × 5", "85 kg × 4"];
    assert_eq!(browser.logged_sets().await?, logged);
    browser.click("Export now").await?;
    assert_eq!(sets_in(&profile.take_download(".json").await?)?, [(80.0, 6), (82.5, 5), (85.0, 4)]);
    browser.click("Try again").await?;
    browser.see("Not saved").await?;

    browser.run("for (const key of Object.keys(localStorage)) if (key.startsWith('other')) localStorage.removeItem(key)").await?;
    browser.click("Try again").await?;
    browser.until("!document.body.innerText.includes('Not saved')").await?;
    browser.reload_app().await?;
    assert_eq!(browser.logged_sets().await?, logged);
    browser.quit().await
}

#[tokio::test]
async fn the_next_action_after_a_refusal_saves_what_was_refused() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    browser.start_session().await?;
    browser.pick("romanian", "Romanian deadlift").await?;
    browser
        .run(
            "window.setItem = Storage.prototype.setItem; \
             Storage.prototype.setItem = () => { throw new DOMException('refused', 'InvalidStateError') }",
        )
        .await?;
    browser.log_set("80", "6").await?;
    browser.see("Not saved").await?;
    browser.run("Storage.prototype.setItem = window.setItem").await?;
    browser.log_set("80", "7").await?;
    browser.until("!document.body.innerText.includes('Not saved')").await?;
    browser.reload_app().await?;
    assert_eq!(browser.logged_sets().await?, ["80 kg × 6", "80 kg × 7"]);
    browser.quit().await
}

#[tokio::test]
async fn a_log_works_in_memory_where_storage_is_blocked() -> Outcome {
    let profile = Profile::new();
    profile.block_storage()?;
    works_in_memory(&profile, "").await
}

#[tokio::test]
async fn a_log_works_in_memory_where_there_is_no_storage() -> Outcome {
    works_in_memory(&Profile::new(), "Object.defineProperty(window, 'localStorage', { get: () => null })")
        .await
}

#[tokio::test]
async fn a_log_works_in_memory_where_storage_has_no_room_at_all() -> Outcome {
    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }";
    works_in_memory(&Profile::new(), full).await
}

#[tokio::test]
async fn a_log_works_in_memory_where_storage_cannot_be_read() -> Outcome {
    let broken = "Storage.prototype.getItem = () => { throw new DOMException('broken', 'UnknownError') }";
    works_in_memory(&Profile::new(), broken).await
}

#[tokio::test]
async fn a_log_works_in_memory_where_storage_throws_what_is_no_error() -> Outcome {
    works_in_memory(&Profile::new(), "Storage.prototype.setItem = () => { throw 'no' }").await
}

#[tokio::test]
async fn a_log_works_in_memory_where_storage_throws_at_everything() -> Outcome {
    let everything = "for (const name of ['getItem', 'setItem', 'removeItem', 'key']) \
        Storage.prototype[name] = () => { throw undefined }; \
        Object.defineProperty(Storage.prototype, 'length', { get() { throw undefined } })";
    works_in_memory(&Profile::new(), everything).await
}

/// A whole session where nothing is kept. `before` runs before the page's own scripts.
async fn works_in_memory(profile: &Profile, before: &str) -> Outcome {
    let site = site("/")?;
    let browser = Browser::start(profile).await?;
    browser.run_first(before).await?;
    browser.open(&site.url()).await?;
    browser.until(MOUNTED).await?;
    let session = browser.start_session().await?;
    browser.see("Not saved").await?;
    browser.pick("romanian", "Romanian deadlift").await?;
    browser.log_set("80", "6").await?;
    browser.log_set("82.5", "5").await?;
    assert_eq!(browser.logged_sets().await?, ["80 kg × 6", "82.5 kg × 5"]);
    browser.finish_session(&session, 6, "30").await?;
    browser.go("#/settings").await?;
    browser.click("Dark").await?;
    browser.until("document.documentElement.dataset.theme === 'dark'").await?;
    browser.see("Not saved").await?;
    browser.check_accessibility().await?;
    browser.click("Export now").await?;
    assert_eq!(sets_in(&profile.take_download(".json").await?)?, [(80.0, 6), (82.5, 5)]);
    browser.go("#/settings/data").await?;
    browser.tap("#back-up").await?;
    assert_eq!(sets_in(&profile.take_download(".json").await?)?, [(80.0, 6), (82.5, 5)]);
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

/// Kilograms and repetitions of all sets in a backup, in the order in which they were logged.
fn sets_in(backup: &str) -> Outcome<Vec<(f64, u64)>> {
    let backup: Value = serde_json::from_str(backup)?;
    let records = backup["records"].as_array().ok_or("a backup has records")?;
    let sets = records.iter().filter(|record| record["kind"] == "set" && record["deleted"] != true);
    Ok(sets.filter_map(|set| Some((set["kg"].as_f64()?, set["reps"].as_u64()?))).collect())
}
