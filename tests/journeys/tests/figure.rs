//! The moving figure of an exercise: played, paused, stepped through, turned, slowed, and still where motion is not wanted.

use brace_journeys::{Browser, Outcome, Profile, site};

/// What is drawn at this moment.
const DRAWN: &str =
    "[...document.querySelectorAll('#movement path')].map((path) => path.getAttribute('d')).join()";

/// The beat that runs, as the tempo bar says it.
const BEAT: &str = "[document.querySelector('.tempo [aria-current=step]').textContent]";

/// Whether the figure changes within a second.
async fn moves(browser: &Browser) -> Outcome<bool> {
    let script = format!(
        "return (async () => {{ const before = {DRAWN}; await new Promise((done) => setTimeout(done, 1000)); \
         return before !== {DRAWN} }})()"
    );
    Ok(browser.run(&script).await?.as_bool().ok_or("no answer")?)
}

async fn drawn(browser: &Browser) -> Outcome<String> {
    Ok(browser.run(&format!("return {DRAWN}")).await?.as_str().ok_or("nothing is drawn")?.to_owned())
}

/// A stage on which the movement has begun.
async fn watch(browser: &Browser, exercise: &str) -> Outcome {
    browser.go(&format!("#/library/{exercise}")).await?;
    browser.until("document.querySelector('#movement path')").await
}

#[tokio::test]
async fn the_figure_plays_pauses_and_is_stepped_through_beat_by_beat() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    watch(&browser, "barbell_hip_thrust").await?;
    assert!(moves(&browser).await?, "it plays by itself");
    browser.click("Pause").await?;
    assert!(!moves(&browser).await?, "it stands after Pause");
    browser.click("Play").await?;
    assert!(moves(&browser).await?, "it plays again");

    browser.click("Step forward").await?;
    assert!(!moves(&browser).await?, "a step stops it");
    let beats = browser
        .strings("[...document.querySelectorAll('.tempo li')].map((beat) => beat.textContent)")
        .await?;
    let mut pictures = Vec::new();
    let mut seen = Vec::new();
    for _ in 0..beats.len() {
        seen.extend(browser.strings(BEAT).await?);
        pictures.push(drawn(&browser).await?);
        browser.click("Step forward").await?;
    }
    assert_eq!(browser.strings(BEAT).await?.first(), seen.first(), "all beats round, it is where it was");
    assert_eq!(Some(&drawn(&browser).await?), pictures.first());
    assert!(pictures.iter().any(|picture| *picture != pictures[0]), "the beats begin in different positions");
    seen.sort();
    let mut all = beats.clone();
    all.sort();
    assert_eq!(seen, all, "each step is the next beat");
    browser.click("Step back").await?;
    assert_eq!(Some(&drawn(&browser).await?), pictures.last());
    browser.check_accessibility().await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

#[tokio::test]
async fn the_other_side_is_its_mirror_image_and_a_figure_out_of_sight_stands() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    watch(&browser, "side_bridge").await?;
    browser.click("Right side: show left").await?;
    browser
        .until("document.querySelector('.stage g').getAttribute('transform').startsWith('matrix(-1 ')")
        .await?;
    browser.click("Left side: show right").await?;
    browser.until("!document.querySelector('.stage g').hasAttribute('transform')").await?;
    browser.click("Half speed").await?;
    browser.until("document.querySelector('.stage [aria-pressed=true]')").await?;

    watch(&browser, "barbell_hip_thrust").await?;
    assert!(moves(&browser).await?);
    browser.run("document.querySelector('main').scrollTo(0, 99999)").await?;
    browser.until("document.querySelector('.stage svg').getBoundingClientRect().bottom < 0").await?;
    browser.run("return new Promise((done) => setTimeout(done, 300))").await?;
    assert!(!moves(&browser).await?, "nobody sees it");
    browser.run("document.querySelector('main').scrollTo(0, 0)").await?;
    browser.until("document.querySelector('.stage svg').getBoundingClientRect().top > 0").await?;
    browser.run("return new Promise((done) => setTimeout(done, 300))").await?;
    assert!(moves(&browser).await?, "it goes on where it was");
    browser.quit().await
}

#[tokio::test]
async fn where_motion_is_not_wanted_both_ends_are_pictures_with_their_words() -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::start(&profile).await?;
    browser.prefer_stillness().await?;
    browser.open(&site.url()).await?;
    browser.go("#/library/barbell_hip_thrust").await?;
    browser.until("document.querySelectorAll('.stage figure svg path').length > 10").await?;
    let captions = browser
        .strings("[...document.querySelectorAll('.stage figcaption')].map((said) => said.textContent)");
    let captions = captions.await?;
    assert_eq!(captions.len(), 2);
    assert!(captions.iter().all(|said| !said.is_empty()) && captions[0] != captions[1], "{captions:?}");
    let keys = browser
        .strings("[...document.querySelectorAll('.stage button')].map((key) => key.textContent)")
        .await?;
    assert_eq!(keys, [""; 0], "there is nothing to play");
    browser.check_accessibility().await?;
    browser.quit().await
}
