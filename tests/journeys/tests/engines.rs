//! What must hold in every browser, in the two engines that the other journeys do not run in.

use brace_journeys::steps::invented_export;
use brace_journeys::{Browser, Engine, Outcome, Profile, site};

/// The journeys below, in one engine each. Their path tells which; `cargo xtask test` chooses by it.
macro_rules! journeys_in {
    ($module:ident, $engine:expr) => {
        mod $module {
            use brace_journeys::Outcome;

            #[tokio::test]
            async fn a_log_goes_on_through_reloads_without_a_server_and_after_a_restart() -> Outcome {
                super::a_log_goes_on($engine).await
            }

            #[tokio::test]
            async fn an_export_is_imported_once_and_is_there_after_a_restart() -> Outcome {
                super::an_export_is_imported($engine).await
            }

            #[tokio::test]
            async fn what_nobody_catches_is_among_the_complaints() -> Outcome {
                super::what_nobody_catches($engine).await
            }
        }
    };
}

journeys_in!(firefox, brace_journeys::Engine::Firefox);
journeys_in!(webkit, brace_journeys::Engine::WebKit);

async fn a_log_goes_on(engine: Engine) -> Outcome {
    let mut site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit_in(engine, &site, &profile).await?;
    browser.ready_for_offline().await?;
    let asked: Vec<String> = site.requests().into_iter().map(|request| request.path).collect();
    assert!(asked.len() <= xtask::size::REQUESTS, "a first load takes {}: {asked:#?}", asked.len());

    let session = browser.start_session().await?;
    browser.pick("romanian", "Romanian deadlift").await?;
    browser.log_set("80", "6").await?;
    browser.log_set("82,5", "5").await?;
    browser.reload_app().await?;
    assert_eq!(browser.logged_sets().await?, ["80 kg × 6", "82.5 kg × 5"]);

    site.stop();
    browser.reload_app().await?;
    browser.log_set("85", "4").await?;
    let logged = ["80 kg × 6", "82.5 kg × 5", "85 kg × 4"];
    assert_eq!(browser.logged_sets().await?, logged);
    let keys = browser.stored_keys().await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await?;

    let browser = Browser::visit_in(engine, &site, &profile).await?;
    assert_eq!(browser.stored_keys().await?, keys);
    browser.click("Resume session").await?;
    browser.open_exercise("Romanian deadlift").await?;
    assert_eq!(browser.logged_sets().await?, logged);
    browser.finish_session(&session, 6, "45").await?;
    browser.see("80 kg × 6, 82.5 kg × 5, 85 kg × 4").await?;
    browser.go("#/log").await?;
    browser.see("1 session · 3 sets").await?;
    browser.go("#/load").await?;
    browser.see("Day 1 of 28").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

async fn an_export_is_imported(engine: Engine) -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit_in(engine, &site, &profile).await?;
    browser.import(&invented_export(), 6).await?;
    browser.see("4 sessions and 17 sets are in your log.").await?;
    browser.go("#/log").await?;
    browser.see("4 sessions · 17 sets").await?;
    browser.open_line("Lower 💪").await?;
    browser.see("40 kg × 8, 82.5 kg × 8, 82.5 kg × 8").await?;
    browser.quit().await?;

    let browser = Browser::visit_in(engine, &site, &profile).await?;
    browser.choose_file(&invented_export()).await?;
    browser.see("Nothing new in this file. 17 sets are there already.").await?;
    browser.go("#/load/2026-02-03").await?;
    browser.see("2 sessions of these 28 days have an estimated rating.").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.quit().await
}

/// Without this, a browser that tells nothing would have nothing to complain about.
async fn what_nobody_catches(engine: Engine) -> Outcome {
    let site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit_in(engine, &site, &profile).await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    browser.run("setTimeout(() => { window.thrown = true; throw new Error('on purpose') })").await?;
    browser.run("new Image().src = 'http://elsewhere.example/pixel'").await?;
    browser.until("window.thrown").await?;
    browser.reload_app().await?;
    let complaints = browser.complaints().await?;
    for expected in ["on purpose", "http://elsewhere.example/pixel"] {
        assert!(complaints.iter().any(|one| one.contains(expected)), "{expected} is not in {complaints:?}");
    }
    browser.quit().await
}
