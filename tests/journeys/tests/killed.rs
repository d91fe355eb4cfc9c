//! A browser that is killed at any moment of a session: what it comes back with is how the session began (F18).
//!
//! An action counts as acknowledged once the screen shows it. `BRACE_SEED` repeats the moments of an earlier run; what
//! the browser does in them is its own.

use brace_journeys::steps::BETWEEN_TAPS;
use brace_journeys::{Browser, Engine, Outcome, Profile, site};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::Write;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

/// How many acknowledged actions may be missing with the second copy at work: the one on its way there.
const MAY_MISS: usize = 1;

/// How long an engine may keep what was written to localStorage in memory: all that may be missing without a second copy.
/// Measured on a quiet machine: a minute under frequent writes, 6 s, 0.6 s (storage rules, section 2). A busy one takes
/// a little longer.
const fn in_memory(engine: Engine) -> Duration {
    Duration::from_secs(match engine {
        Engine::Chromium => 60,
        Engine::Firefox => 8,
        Engine::WebKit => 2,
    })
}

/// Kills of one profile, one after the other, in each of two browsers at a time.
const KILLS_OF_A_PROFILE: usize = 5;

/// The latest moment of a kill, from when the app has started.
const LATEST: Duration = Duration::from_secs(7);

/// Whether the app keeps a second copy.
const MIRROR: &str = "Boolean(window.braceRecord?.mirror)";

/// How long the app may take to bring back from it what localStorage has lost.
const RECOVERY: Duration = Duration::from_secs(3);

mod chromium {
    #[tokio::test]
    async fn a_browser_killed_at_any_moment_comes_back_with_what_was_done_first() -> super::Outcome {
        super::comes_back(super::Engine::Chromium, 3).await
    }
}

mod firefox {
    #[tokio::test]
    async fn a_browser_killed_at_any_moment_comes_back_with_what_was_done_first() -> super::Outcome {
        super::comes_back(super::Engine::Firefox, 1).await
    }
}

mod webkit {
    #[tokio::test]
    async fn a_browser_killed_at_any_moment_comes_back_with_what_was_done_first() -> super::Outcome {
        super::comes_back(super::Engine::WebKit, 1).await
    }
}

/// What a number of kills did.
#[derive(Debug, Default)]
struct Tally {
    kills: usize,
    actions: usize,
    missing_at_most: usize,
    missing: usize,
    mirror: bool,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.kills += other.kills;
        self.actions += other.actions;
        self.missing_at_most = self.missing_at_most.max(other.missing_at_most);
        self.missing += other.missing;
        self.mirror |= other.mirror;
    }
}

async fn comes_back(engine: Engine, profiles: usize) -> Outcome {
    let seed = std::env::var("BRACE_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or_else(|| RandomState::new().build_hasher().finish());
    println!("BRACE_SEED={seed}");
    let mut tally = Tally::default();
    for profile in 0..profiles {
        let dice = |n: usize| Dice(seed ^ (2 * profile + n) as u64);
        let (one, other) =
            tokio::join!(kill_again_and_again(engine, dice(0)), kill_again_and_again(engine, dice(1)));
        tally.add(&one?);
        tally.add(&other?);
    }
    let Tally { kills, actions, missing_at_most, missing, mirror } = tally;
    let copy = if mirror { "yes" } else { "no" };
    // Past the test harness, which shows what is printed of failures only.
    writeln!(
        std::io::stderr(),
        "\nengine    kills  actions  missing at most  in all  second copy  seed\n\
         {engine:<10}{kills:>5}{actions:>9}{missing_at_most:>17}{missing:>8}  {copy:<12} {seed}\n"
    )?;
    Ok(())
}

/// One profile, one session, no server after the first visit.
async fn kill_again_and_again(engine: Engine, mut dice: Dice) -> Outcome<Tally> {
    let mut site = site("/")?;
    let profile = Profile::new();
    let browser = Browser::visit_in(engine, &site, &profile).await?;
    browser.ready_for_offline().await?;
    browser.quit().await?;
    site.stop();

    let mut tally = Tally::default();
    let mut browser = Browser::visit_in(engine, &site, &profile).await?;
    let mut script = Script::default();
    for _ in 0..KILLS_OF_A_PROFILE {
        let moment = LATEST.mul_f64(dice.roll());
        if let Ok(failed) = timeout(moment, script.go_on(&browser)).await {
            failed?;
        }
        browser.kill()?;
        let killed = Instant::now();

        browser = Browser::visit_in(engine, &site, &profile).await?;
        let (kept, mirror) = what_came_back(&browser, &script).await?;
        let missing = script.missing(&kept)?;
        let may_miss = match mirror {
            true => MAY_MISS,
            false => script.done.iter().filter(|done| killed - done.at < in_memory(engine)).count(),
        };
        if missing > may_miss {
            return Err(format!("{missing} are missing of {:?}, only {kept:?} is there", script.done).into());
        }
        tally.add(&Tally { kills: 1, actions: script.new, missing_at_most: missing, missing, mirror });
        script.begin_anew_with(kept);
    }
    browser.quit().await?;
    Ok(tally)
}

/// What the log holds after a start, as [`Script`] names it, and whether there is a second copy.
async fn what_came_back(browser: &Browser, script: &Script) -> Outcome<(Vec<String>, bool)> {
    let mut kept = read_log(browser).await?;
    let mirror = browser.run(&format!("return {MIRROR}")).await? == true;
    let patience = Instant::now() + RECOVERY;
    while mirror && kept.len() < script.done.len() && Instant::now() < patience {
        sleep(Duration::from_millis(100)).await;
        kept = read_log(browser).await?;
    }
    Ok((kept, mirror))
}

async fn read_log(browser: &Browser) -> Outcome<Vec<String>> {
    browser.go("#/today").await?;
    if !browser.text().await?.contains("Resume session") {
        return Ok(Vec::new());
    }
    browser.click("Resume session").await?;
    browser.heading("Session").await?;
    let mut kept = browser.strings(ENTRIES).await?;
    kept.insert(0, SESSION.to_owned());
    Ok(kept)
}

const SESSION: &str = "session";

/// The exercises of the session on the screen, each with its sets behind it.
const ENTRIES: &str = "[...document.querySelectorAll('main li')].flatMap((row) => \
    [row.querySelector('b').innerText, ...row.querySelector('.sub').innerText.replace(/\\s/g, ' ').split(', ')]) \
    .filter((text) => text !== 'no sets yet')";

const EXERCISES: [&str; 6] = [
    "Romanian deadlift",
    "Goblet squat",
    "Trap-bar deadlift",
    "Front squat",
    "Barbell back squat",
    "Block pull",
];

const SETS_OF_AN_EXERCISE: usize = 8;

/// A session that goes on from wherever it is: started, an exercise picked, sets of it logged, the next one picked.
#[derive(Debug, Default)]
struct Script {
    /// Acknowledged, in order; what was there at the last start first.
    done: Vec<Done>,
    /// Begun and not acknowledged.
    begun: Option<String>,
    /// How many of `done` were done since the last start.
    new: usize,
    /// The weight of the last set. It only grows, so that no set is like one that got lost.
    weight: usize,
}

#[derive(Debug)]
struct Done {
    action: String,
    at: Instant,
}

impl Script {
    /// Does one thing after the other and never ends, unless something fails.
    async fn go_on(&mut self, browser: &Browser) -> Outcome {
        // Where the log was read: the first screen, or that of the session.
        let mut session = browser.address().await?.get(1).cloned();
        if let Some(exercise) = self.done.iter().rev().find(|done| EXERCISES.contains(&done.action.as_str()))
        {
            browser.open_line(&exercise.action).await?;
        }
        loop {
            let Some(session) = &session else {
                self.begun = Some(SESSION.to_owned());
                session = Some(browser.start_session().await?);
                self.acknowledge();
                continue;
            };
            let picked = self.done.iter().filter(|done| EXERCISES.contains(&done.action.as_str())).count();
            let sets = self.done.len() - 1 - picked;
            match EXERCISES.get(picked) {
                Some(next) if sets >= picked * SETS_OF_AN_EXERCISE => {
                    browser.go(&format!("#/session/{session}/add")).await?;
                    self.begun = Some((*next).to_owned());
                    browser.pick(next, next).await?;
                    self.acknowledge();
                }
                _ => {
                    self.weight += 1;
                    browser.number("#weight", &self.weight.to_string()).await?;
                    browser.number("#reps", "5").await?;
                    self.begun = Some(format!("{} kg × 5", self.weight));
                    browser.log_set_now().await?;
                    self.acknowledge();
                    sleep(BETWEEN_TAPS).await;
                }
            }
        }
    }

    fn acknowledge(&mut self) {
        self.done.extend(self.begun.take().map(|action| Done { action, at: Instant::now() }));
        self.new += 1;
    }

    /// How many acknowledged actions are not in what was kept.
    ///
    /// # Errors
    /// When that is not how the session began.
    fn missing(&self, kept: &[String]) -> Outcome<usize> {
        let acted: Vec<&str> =
            self.done.iter().map(|done| done.action.as_str()).chain(self.begun.as_deref()).collect();
        if !acted.starts_with(&kept.iter().map(String::as_str).collect::<Vec<_>>()) {
            return Err(format!("{kept:?} is not how {acted:?} began").into());
        }
        let missing = self.done.len().saturating_sub(kept.len());
        if missing > self.new {
            return Err(format!("{missing} are missing, though only {} are new", self.new).into());
        }
        Ok(missing)
    }

    /// Goes on from what was kept, which is on the disk for good.
    fn begin_anew_with(&mut self, kept: Vec<String>) {
        let at = Instant::now();
        self.done = kept.into_iter().map(|action| Done { action, at }).collect();
        self.begun = None;
        self.new = 0;
    }
}

/// Chance that can be repeated (SplitMix64).
struct Dice(u64);

impl Dice {
    /// At least 0 and less than 1.
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((bits ^ (bits >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// The judge of all others is judged too.
#[test]
fn only_the_beginning_of_what_was_done_is_accepted() {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let mut script = Script::default();
    script.begin_anew_with(words(&["session"]));
    for action in ["Goblet squat", "1 kg × 5", "2 kg × 5"] {
        script.begun = Some(action.to_owned());
        script.acknowledge();
    }
    script.begun = Some("3 kg × 5".to_owned());
    let missing = |kept: &[&str]| script.missing(&words(kept)).ok();
    assert_eq!(missing(&["session", "Goblet squat", "1 kg × 5", "2 kg × 5", "3 kg × 5"]), Some(0));
    assert_eq!(missing(&["session", "Goblet squat", "1 kg × 5", "2 kg × 5"]), Some(0));
    assert_eq!(missing(&["session", "Goblet squat"]), Some(2));
    assert_eq!(missing(&["session", "Goblet squat", "2 kg × 5"]), None, "a gap");
    assert_eq!(missing(&["session", "Goblet squat", "1 kg × 5", "9 kg × 5"]), None, "nobody did that");
    assert_eq!(missing(&[]), None, "what was there before the start is gone");
}
