//! Every screen of the app: none is missing here, none asks another host, none complains, at the root of a host or below.

use brace_journeys::steps::Filled;
use brace_journeys::{Browser, Outcome, Profile, site};

#[test]
fn every_pattern_of_the_app_has_an_address_that_is_visited() {
    let source = include_str!("../../../src/route.rs");
    // `["session", id, "add"] => ...`: words in quotes stand for themselves, names for anything.
    let patterns: Vec<Vec<&str>> = source
        .lines()
        .filter_map(|line| line.trim().strip_suffix(',').unwrap_or(line).split_once("] => "))
        .filter_map(|(pattern, _)| pattern.rsplit('[').next())
        .map(|pattern| pattern.split(", ").collect())
        .collect();
    assert!(patterns.len() > 15, "the patterns are not where they were: {patterns:?}");
    let addresses = Filled::nowhere().addresses();
    for pattern in patterns {
        let leads_here = |address: &String| {
            let parts: Vec<&str> = address.trim_start_matches("#/").split('/').collect();
            let same =
                |(word, part): (&&str, &&str)| !word.starts_with('"') || word.trim_matches('"') == *part;
            parts.len() == pattern.len() && pattern.iter().zip(&parts).all(same)
        };
        assert!(addresses.iter().any(leads_here), "no journey visits {pattern:?}");
    }
}

async fn is_quiet(base: &str) -> Outcome {
    let site = site(base)?;
    let profile = Profile::new();
    let browser = Browser::visit(&site, &profile).await?;
    for address in Filled::nowhere().addresses() {
        browser.go(&address).await?;
    }
    let log = browser.fill_log().await?;
    for address in log.addresses() {
        browser.go(&address).await?;
        browser.reload_app().await?;
    }
    browser.finish_session(&log.session, 6, "30").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    assert_eq!(browser.foreign_requests(&site).await?, Vec::<String>::new());
    let outside: Vec<_> =
        site.requests().into_iter().filter(|asked| asked.status >= 400).map(|asked| asked.path).collect();
    assert_eq!(outside, Vec::<String>::new(), "asked for and not there");
    browser.quit().await
}

#[tokio::test]
async fn no_screen_complains_or_asks_another_host() -> Outcome {
    is_quiet("/").await
}

#[tokio::test]
async fn no_screen_complains_or_asks_another_host_below_a_path() -> Outcome {
    is_quiet("/some/where/").await
}
