//! The record in a browser: months, the second copy, two tabs, a log that is brought back, and one that is deleted.

use brace_journeys::steps::MOUNTED;
use brace_journeys::{Browser, Folder, Outcome, Profile, site};
use std::time::Duration;
use tokio::time::sleep;

/// The Log tab says so when all of `log_of_two_sessions` is there.
const TWO_SESSIONS: &str = "2 sessions · 4 sets";

/// Two finished sessions of one exercise, the newest sets 85 kg.
async fn log_of_two_sessions(browser: &Browser) -> Outcome {
    for (first, second) in [("80", "82.5"), ("82.5", "85")] {
        browser.go("#/today").await?;
        let session = browser.start_session().await?;
        browser.pick("romanian", "Romanian deadlift").await?;
        browser.log_set(first, "6").await?;
        browser.log_set(second, "5").await?;
        browser.finish_session(&session, 6, "40").await?;
    }
    Ok(())
}

async fn sees_two_sessions(browser: &Browser) -> Outcome {
    browser.go("#/log").await?;
    browser.see(TWO_SESSIONS).await
}

/// Waits for a key that begins so.
async fn until_stored(browser: &Browser, beginning: &str) -> Outcome {
    browser.until(&format!("Object.keys(localStorage).some((key) => key.startsWith('{beginning}'))")).await
}

/// Reads all keys of the second copy.
const MIRROR: &str = "const open = indexedDB.open('brace-mirror'); \
    const store = await new Promise((done) => { open.onsuccess = () => \
        done(open.result.transaction('keys').objectStore('keys').getAllKeys()) }); \
    const keys = await new Promise((done) => { store.onsuccess = () => done(store.result) }); open.result.close(); ";

#[tokio::test]
async fn the_end_of_a_session_folds_the_journal_into_a_month_and_tidies_later() -> Outcome {
    let site = site("/")?;
    let browser = Browser::visit(&site, &Profile::new()).await?;
    log_of_two_sessions(&browser).await?;
    until_stored(&browser, "brace.head").await?;
    until_stored(&browser, "brace.month.").await?;
    assert!(
        browser.stored_keys().await?.iter().any(|key| key.starts_with("brace.journal.")),
        "not yet tidied"
    );
    sleep(Duration::from_secs(12)).await;
    browser.until("!Object.keys(localStorage).some((key) => key.startsWith('brace.journal.'))").await?;
    browser.reload_app().await?;
    sees_two_sessions(&browser).await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn a_log_that_was_emptied_comes_back_from_the_second_copy() -> Outcome {
    let site = site("/")?;
    let browser = Browser::visit(&site, &Profile::new()).await?;
    log_of_two_sessions(&browser).await?;
    until_stored(&browser, "brace.head").await?;
    browser.until(&format!("(async () => {{ {MIRROR} return keys.includes('brace.head') }})()")).await?;
    // From a page without the app, which would write again what it misses.
    browser.open(&format!("{}rescue.html", site.url())).await?;
    browser.run("localStorage.clear()").await?;
    browser.open(&site.url()).await?;
    browser.until(MOUNTED).await?;
    browser.see("came back from the second copy").await?;
    browser.check_accessibility().await?;
    sees_two_sessions(&browser).await?;
    until_stored(&browser, "brace.month.").await?;
    browser.quit().await
}

#[tokio::test]
async fn without_a_second_copy_everything_works_and_the_data_screen_says_so() -> Outcome {
    for broken in [
        "Object.defineProperty(window, 'indexedDB', { get: () => undefined })",
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }",
        "IDBFactory.prototype.open = () => ({})",
        "IDBDatabase.prototype.transaction = () => { throw new DOMException('no', 'InvalidStateError') }",
    ] {
        let site = site("/")?;
        let browser = Browser::start(&Profile::new()).await?;
        browser.run_first(broken).await?;
        browser.open(&site.url()).await?;
        browser.until(MOUNTED).await?;
        log_of_two_sessions(&browser).await?;
        until_stored(&browser, "brace.head").await?;
        // The one that never answers is given up after three seconds.
        browser.until("!window.braceRecord.mirror.on").await?;
        browser.go("#/settings/data").await?;
        browser.see("Second copy on this phone: off").await?;
        browser.reload_app().await?;
        sees_two_sessions(&browser).await?;
        browser.quit().await?;
    }
    Ok(())
}

#[tokio::test]
async fn of_two_tabs_one_writes_and_the_other_follows_until_it_takes_over() -> Outcome {
    let site = site("/")?;
    let browser = Browser::visit(&site, &Profile::new()).await?;
    browser.start_session().await?;
    browser.pick("romanian", "Romanian deadlift").await?;
    browser.log_set("80", "6").await?;

    browser.second_tab(&site).await?;
    browser.see("Brace is open in another tab").await?;
    browser.check_accessibility().await?;
    browser.click("Resume session").await?;
    browser.open_exercise("Romanian deadlift").await?;
    browser.tap("#log-set").await?;
    browser.see("This log is read-only here").await?;

    browser.turn_to(0).await?;
    browser.log_same_set().await?;
    browser.turn_to(1).await?;
    browser.until("document.querySelectorAll('.cell').length === 2").await?;
    browser.click("Use here").await?;
    browser.until("!document.body.innerText.includes('Brace is open in another tab')").await?;
    browser.log_same_set().await?;
    assert_eq!(browser.logged_sets().await?.len(), 3);

    browser.turn_to(0).await?;
    browser.see("Brace is open in another tab").await?;
    browser.until("document.querySelectorAll('.cell').length === 3").await?;
    // The one that reads along writes again when the other is closed.
    browser.turn_to(1).await?;
    browser.client().close_window().await?;
    browser.turn_to(0).await?;
    browser.until("!document.body.innerText.includes('Brace is open in another tab')").await?;
    browser.log_same_set().await?;
    browser.reload_app().await?;
    assert_eq!(browser.logged_sets().await?, ["80 kg × 6"; 4]);
    browser.quit().await
}

/// Chooses a file on the page that brings a log back.
async fn choose_backup(browser: &Browser, name: &str, text: &str) -> Outcome<Folder> {
    let folder = Folder::new();
    folder.put(name, text);
    // From elsewhere: on the screen itself this would change nothing.
    browser.go("#/settings/data").await?;
    browser.go("#/settings/restore").await?;
    let file = folder.path().join(name).canonicalize()?;
    browser.send("input[type=file]", &file.to_string_lossy()).await?;
    Ok(folder)
}

#[tokio::test]
async fn a_backup_and_a_rescued_log_come_back_on_another_phone() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    log_of_two_sessions(&browser).await?;
    browser.go("#/settings/data").await?;
    browser.tap("#back-up").await?;
    let backup = profile.take_download(".json").await?;
    browser.open(&format!("{}rescue.html", site.url())).await?;
    browser.click("Save the file").await?;
    let rescued = profile.take_download(".json").await?;
    browser.quit().await?;

    for text in [backup.clone(), rescued] {
        let browser = Browser::visit(&site, &Profile::new()).await?;
        let _file = choose_backup(&browser, "log.json", &text).await?;
        browser.see("2 sessions that are not here").await?;
        browser.see("4 sets that are not here").await?;
        browser.check_accessibility().await?;
        assert_eq!(browser.run("return localStorage.getItem('brace.head')").await?, serde_json::Value::Null);
        browser.tap("#restore").await?;
        browser.see("Brought back").await?;
        sees_two_sessions(&browser).await?;
        browser.reload_app().await?;
        browser.see(TWO_SESSIONS).await?;
        let _file = choose_backup(&browser, "log.json", &text).await?;
        browser.see("Nothing in this file is new here.").await?;
        browser.quit().await?;
    }

    let browser = Browser::visit(&site, &Profile::new()).await?;
    let _file = choose_backup(&browser, "cut.json", &backup[..backup.len() / 2]).await?;
    browser.see("It is not a backup of Brace, or it was cut off").await?;
    let _file = choose_backup(&browser, "changed.json", &backup.replace("\"kg\":85", "\"kg\":95")).await?;
    browser.see("Incomplete or changed").await?;
    browser.see("Add what is readable").await?;
    let _file =
        choose_backup(&browser, "newer.json", &backup.replace("\"schema\": 1", "\"schema\": 2")).await?;
    browser.see("A newer version of Brace made it").await?;
    browser.quit().await
}

#[tokio::test]
async fn what_was_deleted_stays_deleted_in_another_tab_too() -> Outcome {
    let site = site("/")?;
    let browser = Browser::visit(&site, &Profile::new()).await?;
    log_of_two_sessions(&browser).await?;
    browser.second_tab(&site).await?;
    sees_two_sessions(&browser).await?;
    browser.turn_to(0).await?;
    browser.go("#/settings/data").await?;
    browser.tap("main details summary").await?;
    browser.tap("#erase").await?;
    browser
        .until(&format!("{MOUNTED} && location.hash !== '' && Object.keys(localStorage).length === 0"))
        .await?;
    for tab in [0, 1, 0] {
        browser.turn_to(tab).await?;
        browser.go("#/log").await?;
        browser.go("#/today").await?;
        browser.see("Log your first session").await?;
        browser.reload_app().await?;
        browser.see("Log your first session").await?;
    }
    browser.quit().await
}
