//! The shell around the app: start, offline, update, failure, rescue. True whatever the app shows.

use brace_journeys::steps::MOUNTED;
use brace_journeys::{Browser, Folder, Outcome, Profile, Server, Theme, copy_of_dist, dist, site};
use serde_json::json;
use std::fs;
use std::time::Duration;
use xtask::hook::digest::integrity;
use xtask::hook::is_kept;

async fn opens_and_goes_on_offline(base: &str) -> Outcome {
    let mut site = site(base)?;
    let profile = Profile::new();
    let browser = Browser::start(&profile).await?;
    browser.open(&site.url()).await?;
    browser.until(MOUNTED).await?;
    browser.ready_for_offline().await?;

    let asked: Vec<String> = site.requests().into_iter().map(|request| request.path).collect();
    assert!(asked.len() <= xtask::size::REQUESTS, "a first load takes {}: {asked:#?}", asked.len());

    site.stop();
    browser.reload().await?;
    browser.until(MOUNTED).await?;
    browser.open(&format!("{}#/log/2026-11", site.url())).await?;
    browser.reload().await?;
    browser.until(&format!("{MOUNTED} && location.hash === '#/log/2026-11'")).await?;
    browser.open(&format!("{}index.html#/load", site.url())).await?;
    browser.until(&format!("{MOUNTED} && location.hash === '#/load'")).await?;
    browser.open(&format!("{}rescue.html", site.url())).await?;
    browser.see("Save a copy of your log").await?;
    assert_eq!(browser.foreign_requests(&site).await?, Vec::<String>::new());
    browser.quit().await?;

    let browser = Browser::start(&profile).await?;
    browser.open(&site.url()).await?;
    browser.until(MOUNTED).await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    assert_eq!(browser.foreign_requests(&site).await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn the_app_opens_and_goes_on_without_a_server() -> Outcome {
    opens_and_goes_on_offline("/").await
}

#[tokio::test]
async fn a_request_that_wants_to_leave_is_blocked_and_noticed() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::start(&profile).await?;
    browser.open(&site.url()).await?;
    browser.run("new Image().src = 'http://elsewhere.example/pixel'").await?;
    browser.reload().await?;
    let complaints = browser.complaints().await?;
    assert!(complaints.iter().any(|one| one.contains("Content Security Policy")), "{complaints:?}");
    let foreign = browser.foreign_requests(&site).await?;
    assert_eq!(foreign, ["http://elsewhere.example/pixel"]);
    browser.quit().await
}

#[tokio::test]
async fn a_sub_path_of_a_host_is_as_good_as_its_root() -> Outcome {
    opens_and_goes_on_offline("/some/where/").await
}

async fn first_visit(site: &Server, profile: &Profile) -> Outcome<Browser> {
    let browser = Browser::start(profile).await?;
    browser.open(&site.url()).await?;
    browser.until(MOUNTED).await?;
    browser.ready_for_offline().await?;
    Ok(browser)
}

/// A build in which every file has changed, though not what it does.
fn next_build() -> Outcome<Folder> {
    let next = copy_of_dist()?;
    let worker = fs::read_to_string(next.path().join("sw.js"))?;
    let (before, after) = worker.split_once("const BUILD = \"").ok_or("sw.js names no build")?;
    let (build, _) = after.split_once('"').ok_or("sw.js names no build")?;
    let mut worker = format!("{before}const BUILD = \"next-{after}");
    for file in xtask::place::files_below(next.path())?.iter().filter(|file| is_kept(file)) {
        let path = next.path().join(file);
        let mut bytes = fs::read(&path)?;
        let hash = integrity(&bytes);
        if file.ends_with(".html") {
            bytes = String::from_utf8(bytes)?.replace(build, &format!("next-{build}")).into_bytes();
        }
        // The wasm, as it travels, may be followed by anything.
        bytes.push(b'\n');
        worker = worker.replace(&hash, &integrity(&bytes));
        fs::write(&path, bytes)?;
    }
    next.put("sw.js", &worker);
    Ok(next)
}

/// The build of the page.
const BUILD: &str = "document.querySelector('meta[name=brace-build]').content";
const NEXT_IS_HERE: &str = "caches.keys().then((all) => all.some((name) => name.includes('-next-')))";

#[tokio::test]
async fn an_update_waits_until_it_is_accepted() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = first_visit(&site, &profile).await?;
    site.publish(next_build()?.path())?;
    browser.reload().await?;
    browser.until("document.documentElement.dataset.update === 'ready'").await?;
    assert_eq!(browser.run("return caches.keys().then((all) => all.length)").await?, json!(2));

    browser.run("window.before = true; dispatchEvent(new CustomEvent('brace-accept-update'))").await?;
    browser.until(&format!("!window.before && {MOUNTED}")).await?;
    browser.until("caches.keys().then((all) => all.length === 1)").await?;
    browser.until(NEXT_IS_HERE).await?;
    browser.quit().await
}

#[tokio::test]
async fn half_an_update_leaves_the_version_before_at_work() -> Outcome {
    let mut site = site("/")?;
    let profile = Profile::new();
    let browser = first_visit(&site, &profile).await?;
    let next = next_build()?;
    // The list expects a page that the server does not have, as in the middle of a deployment.
    let worker = fs::read_to_string(next.path().join("sw.js"))?;
    let hash_of = |address: &str| Some(worker.split_once(address)?.1.split('"').next()?.to_owned());
    let page = hash_of("[\"./\",\"").ok_or("the page is not in the list")?;
    let rescue = hash_of("[\"./rescue.html\",\"").ok_or("the rescue is not in the list")?;
    next.put("sw.js", &worker.replace(&rescue, &page));
    site.publish(next.path())?;
    site.forget_requests();
    browser
        .run(
            "return navigator.serviceWorker.getRegistration().then((r) => r.update()).then(() => 0, () => 0)",
        )
        .await?;
    for _ in 0..100 {
        if site.requests().iter().any(|request| request.path == "/rescue.html") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    browser
        .until("navigator.serviceWorker.getRegistration().then((r) => !r.installing && !r.waiting)")
        .await?;

    site.stop();
    browser.reload().await?;
    browser.until(MOUNTED).await?;
    assert_eq!(browser.run(&format!("return {NEXT_IS_HERE}")).await?, json!(false));
    browser.quit().await
}

/// The network is cut at one request after the other; each time in an origin, by its port, that has never been visited.
#[tokio::test]
async fn a_first_visit_cut_off_at_any_request_is_made_good_by_the_next() -> Outcome {
    const WORKER_WORKS: &str = "navigator.serviceWorker.getRegistration().then((r) => Boolean(r?.active))";
    let needed = xtask::place::files_below(&dist()?)?.iter().filter(|file| is_kept(file)).count();
    let complete = format!(
        "caches.keys().then(([name]) => caches.open(name)).then((cache) => cache.keys()) \
         .then((files) => files.length === {needed})"
    );
    let profile = Profile::new();
    let browser = Browser::start(&profile).await?;
    for request in 0.. {
        let mut site = site("/")?;
        site.cut_after(request);
        // Without a page there is an error, and with half a page there may be one.
        browser.open(&site.url()).await.ok();
        if !is_cut_or(&browser, &site, WORKER_WORKS).await? {
            assert!(request >= 8, "only {request} requests were cut off");
            break;
        }
        // A worker is there with everything it needs, or not at all.
        if browser.run(&format!("return {WORKER_WORKS}")).await.is_ok_and(|works| works == true) {
            browser.until(&complete).await?;
            browser.reload_app().await?;
        }

        site.restart()?;
        browser.open(&site.url()).await?;
        browser.until(MOUNTED).await.map_err(|error| format!("cut at request {request}: {error}"))?;
        browser.ready_for_offline().await?;
        browser.until(&complete).await?;
        site.stop();
        browser.reload_app().await?;
    }
    browser.quit().await
}

#[tokio::test]
async fn an_update_cut_off_at_any_request_leaves_the_version_before_and_is_tried_again() -> Outcome {
    const ASK: &str =
        "return navigator.serviceWorker.getRegistration().then((r) => r.update()).then(() => 0, () => 0)";
    const UPDATED: &str = "navigator.serviceWorker.getRegistration().then((r) => Boolean(r.waiting))";
    let next = next_build()?;
    let profile = Profile::new();
    let browser = Browser::start(&profile).await?;
    for request in 0.. {
        let mut site = site("/")?;
        browser.open(&site.url()).await?;
        browser.until(MOUNTED).await?;
        browser.ready_for_offline().await?;
        // From the second visit on, the worker is at work, and an update has to wait.
        browser.reload_app().await?;
        let build = browser.run(&format!("return {BUILD}")).await?;
        site.publish(next.path())?;
        site.cut_after(request);
        browser.run(ASK).await?;
        if !is_cut_or(&browser, &site, UPDATED).await? {
            assert!(request >= 8, "only {request} requests were cut off");
            break;
        }
        browser
            .until("navigator.serviceWorker.getRegistration().then((r) => !r.installing && !r.waiting)")
            .await?;
        browser.reload_app().await?;
        assert_eq!(browser.run(&format!("return {BUILD}")).await?, build, "cut at request {request}");
        assert_eq!(browser.run(&format!("return {NEXT_IS_HERE}")).await?, json!(false));

        site.restart()?;
        browser.run(ASK).await?;
        browser.until("document.documentElement.dataset.update === 'ready'").await?;
        browser.run("window.before = true; dispatchEvent(new CustomEvent('brace-accept-update'))").await?;
        browser.until(&format!("!window.before && {MOUNTED}")).await?;
        site.stop();
        browser.reload_app().await?;
        browser.until(&format!("{BUILD}.startsWith('next-')")).await?;
    }
    browser.quit().await
}

/// Waits until the network is cut, or this holds; false if the latter came first.
async fn is_cut_or(browser: &Browser, site: &Server, done: &str) -> Outcome<bool> {
    for _ in 0..200 {
        if site.is_cut() {
            return Ok(true);
        }
        // An error page cannot answer.
        if browser.run(&format!("return {done}")).await.is_ok_and(|done| done == true) {
            return Ok(false);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(format!("neither was the network cut nor {done}").into())
}

#[tokio::test]
async fn an_app_that_cannot_start_says_so_and_offers_the_rescue() -> Outcome {
    let broken = copy_of_dist()?;
    for file in xtask::place::files_below(broken.path())? {
        if file.starts_with("brace_bg") {
            broken.put(&file, "not wasm");
        }
    }
    let site = Server::start(broken.path(), "/", 0)?;
    let profile = Profile::new();
    let browser = Browser::start(&profile).await?;
    browser.open(&site.url()).await?;
    browser.see("Brace stopped.").await?;
    browser.check_accessibility().await?;
    browser.picture("failure").await?;
    browser.click("Save a copy").await?;
    browser.see("There is no log of Brace").await?;
    browser.quit().await
}

#[tokio::test]
async fn the_theme_chosen_before_is_there_from_the_first_paint() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::start(&profile).await?;
    browser.prefer(Theme::Light).await?;
    browser.open(&site.url()).await?;
    browser.run("localStorage.setItem('brace.pref.theme', '\"dark\"')").await?;
    browser.reload().await?;
    assert_eq!(browser.run("return document.documentElement.dataset.theme").await?, json!("dark"));
    let colour = "return document.querySelector('meta[name=theme-color]').content";
    assert_eq!(browser.run(colour).await?, json!("#0F1214"));
    browser.quit().await
}

#[tokio::test]
async fn the_rescue_page_saves_what_is_there_and_changes_nothing() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::start(&profile).await?;
    browser.open(&format!("{}rescue.html", site.url())).await?;
    browser.see("There is no log of Brace").await?;
    let databases = "return indexedDB.databases().then((all) => all.map((one) => one.name))";
    assert_eq!(browser.run(databases).await?, json!([]), "looking for the second copy made one");

    browser.run("localStorage.setItem('brace.head', 'abc'); localStorage.setItem('other', 'theirs')").await?;
    browser
        .run(
            "return new Promise((done) => { const r = indexedDB.open('brace-mirror', 1); \
             r.onupgradeneeded = () => r.result.createObjectStore('keys').put('abcd', 'brace.head'); \
             r.onsuccess = () => { r.result.close(); done(); } })",
        )
        .await?;
    browser.reload().await?;
    browser.see("Found 1 piece of your log.").await?;
    browser.click("What is in it").await?;
    for theme in [Theme::Light, Theme::Dark] {
        browser.prefer(theme).await?;
        browser.check_accessibility().await?;
        browser.picture(&format!("rescue-{theme:?}").to_lowercase()).await?;
    }
    browser.click("Save the file").await?;
    browser.see("Saved as brace-raw-").await?;

    let saved = profile.take_download(".json").await?;
    let saved: serde_json::Value = serde_json::from_str(&saved)?;
    assert_eq!(saved["local"], json!({ "brace.head": "abc" }));
    assert_eq!(saved["mirror"], json!({ "brace.head": "abcd" }));
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}
