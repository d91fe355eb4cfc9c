//! A session at the gym, by touch: what each flow costs in taps, what a lock, a kill, another clock, a full storage and no network
//! do to it, what it says to a screen reader, and what it does while nobody touches it.

use brace_journeys::steps::{BETWEEN_TAPS, MOUNTED};
use brace_journeys::{Browser, Outcome, Profile, Server, Theme, site, trained};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::sleep;

/// Runs before the page's own scripts. The page has clocks that can be put forward (`wall`, `mono`: what a lock or a hand adds to
/// each, in milliseconds; `away` is added while it is reloaded) and hurried; and counts of what is pressed, written and waited for. `AHEAD` is how far its wall clock is
/// from this machine's. A phone that is locked sleeps `sleeps` milliseconds, of which only its wall clock knows.
const WATCHED: &str = "(() => {
  const RealDate = Date, real = performance.now.bind(performance), wait = setTimeout, frame = requestAnimationFrame;
  const wall = Number(sessionStorage.getItem('wall'));
  Object.assign(globalThis, { wall, mono: 0, sleeps: 0, away: 0, pressed: 0, writes: [], waits: 0, frames: 0 });
  const begun = RealDate.now() + AHEAD - real();
  let anchor = real(), before = anchor, speed = 1;
  const flown = () => before + (real() - anchor) * speed;
  globalThis.hurry = (times) => { before = flown(); anchor = real(); speed = times };
  performance.now = () => flown() + mono;
  globalThis.Date = class extends RealDate {
    constructor(...parts) { if (parts.length) super(...parts); else super(Date.now()) }
    static now() { return Math.floor(begun + flown() + globalThis.wall) }
  };
  window.setTimeout = (call, ms = 0, ...rest) => { waits += 1; return wait(call, Math.ceil(ms / speed), ...rest) };
  window.requestAnimationFrame = (call) => { frames += 1; return frame.call(window, call) };
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    if (this !== sessionStorage) writes.push(key);
    return set.call(this, key, value);
  };
  addEventListener('pagehide', () => sessionStorage.setItem('wall', globalThis.wall + away));
  addEventListener('pointerdown', (event) => { pressed += event.isTrusted ? 1 : 0 }, true);
  document.addEventListener('freeze', () => { globalThis.wall += sleeps });
})()";

/// Somebody who has trained by a plan for three weeks, on a Monday at four past five; before the session.
struct Gym {
    browser: Browser,
    /// How far the phone's clock is from this machine's, in milliseconds.
    ahead: i64,
}

impl Gym {
    async fn enter(site: &Server, profile: &Profile) -> Outcome<Self> {
        let monday = NaiveDate::from_ymd_opt(2026, 11, 30).ok_or("a date")?;
        let browser = Browser::start(profile).await?;
        let ahead = browser.run("return new Date(2026, 10, 30, 17, 4).getTime() - Date.now()").await?;
        let gym = Self { browser, ahead: ahead.as_i64().ok_or("no clock")? };
        gym.watch().await?;
        gym.browser.open(&format!("{}rescue.html", site.url())).await?;
        let content = trained(monday, 3, gym.browser.clock().await?)?;
        gym.browser.fill_storage(site, &content).await?;
        gym.open(site).await?;
        gym.browser.until("document.querySelector('.check-in')").await?;
        Ok(gym)
    }

    /// The same phone, after its browser is gone; its clock has gone on.
    async fn again(site: &Server, profile: &Profile, ahead: i64) -> Outcome<Self> {
        let gym = Self { browser: Browser::start(profile).await?, ahead };
        gym.watch().await?;
        gym.open(site).await?;
        Ok(gym)
    }

    async fn watch(&self) -> Outcome {
        self.browser.run_first(&WATCHED.replace("AHEAD", &self.ahead.to_string())).await
    }

    async fn open(&self, site: &Server) -> Outcome {
        self.browser.open(&site.url()).await?;
        self.browser.until(MOUNTED).await
    }

    /// From Today into the session.
    async fn begin(&self) -> Outcome {
        self.touch("Start session").await?;
        self.browser.heading("Session").await?;
        self.browser.until("document.querySelectorAll('main li b').length > 1").await
    }

    /// From Today to the sets of an exercise of the session.
    async fn begin_with(&self, exercise: &str) -> Outcome {
        self.begin().await?;
        self.turn_to(exercise).await
    }

    /// From the session to the sets of one of its exercises.
    async fn turn_to(&self, exercise: &str) -> Outcome {
        self.browser.open_exercise(exercise).await?;
        self.browser.until(&there("#log-set")).await
    }

    /// Touches the key whose words, or name, begin so.
    async fn touch(&self, name: &str) -> Outcome {
        self.browser.finger(&key(name)).await
    }

    /// Touches what a selector finds.
    async fn touch_at(&self, selector: &str) -> Outcome {
        self.browser.finger(&format!("document.querySelector({})", json!(selector))).await
    }

    /// How often a finger has pressed something since the page was opened, whatever it was.
    async fn pressed(&self) -> Outcome<i64> {
        self.number("pressed").await
    }

    async fn number(&self, expression: &str) -> Outcome<i64> {
        let number = self.browser.run(&format!("return {expression}")).await?;
        Ok(number.as_f64().ok_or_else(|| format!("{expression} is {number}"))? as i64)
    }

    async fn text(&self, expression: &str) -> Outcome<String> {
        let text =
            self.browser.run(&format!("return String({expression}).replace(/\\s+/g, ' ').trim()")).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Logs the next set as it stands there, and waits for it.
    async fn log(&self) -> Outcome {
        let count = self.browser.logged_sets().await?.len();
        self.touch_at("#log-set").await?;
        self.logged(count + 1).await?;
        sleep(BETWEEN_TAPS).await;
        Ok(())
    }

    async fn logged(&self, count: usize) -> Outcome {
        self.browser.until(&format!("{LOGGED}.length === {count}")).await
    }

    /// Waits for the clock of a rest.
    async fn rests(&self) -> Outcome {
        self.browser.until(&format!("{REST} && /\\d:\\d\\d/.test({REST}.innerText)")).await
    }
}

/// The clock of a rest.
const REST: &str = "document.querySelector('[role=timer]')";

/// What a screen reader is told at once.
const ALERT: &str =
    "[...document.querySelectorAll('.app > [role=alert]')].map((part) => part.innerText).join('')";

/// The logged sets on the screen.
const LOGGED: &str = "[...document.querySelectorAll('main table button[aria-label]')]";

/// The heading, without the line below it.
const HEADING: &str = "document.querySelector('h1').firstChild.textContent";

/// The key whose words, or name, begin so.
fn key(name: &str) -> String {
    format!(
        "[...document.querySelectorAll('button, a, summary, label, [role=radio]')] \
         .find((key) => (key.ariaLabel ?? key.innerText).replace(/\\s+/g, ' ').trim().startsWith({}))",
        json!(name)
    )
}

fn there(selector: &str) -> String {
    format!("document.querySelector({})", json!(selector))
}

/// What is planned of the session on the screen: each exercise with its working sets.
async fn planned(browser: &Browser) -> Outcome<Vec<(String, usize)>> {
    let rows = browser
        .strings(
            "[...document.querySelectorAll('main li')].map((row) => row.querySelector('b').innerText + '|' \
             + row.querySelector('.num').innerText)",
        )
        .await?;
    let read = |row: &String| {
        let (name, count) = row.split_once('|')?;
        Some((name.to_owned(), count.rsplit(' ').next()?.parse().ok()?))
    };
    rows.iter().map(|row| read(row).ok_or_else(|| format!("{row:?} has no count").into())).collect()
}

/// What the key that logs a set says it would log.
const OFFERED: &str = "document.querySelector('#log-set small').innerText.split(' · rest ')[0]";

/// The whole session as planned, from its page to its end: one tap a set, one to each next exercise.
async fn train_as_planned(gym: &Gym) -> Outcome<Vec<(String, Vec<String>)>> {
    let browser = &gym.browser;
    let plan = planned(browser).await?;
    let mut done = Vec::new();
    gym.touch("Go on").await?;
    for (place, (exercise, sets)) in plan.iter().enumerate() {
        browser.heading(exercise).await?;
        let mut logged = Vec::new();
        for set in 1..=*sets {
            browser.until(&format!("{}?.innerText.startsWith('Log set {set}')", there("#log-set"))).await?;
            let offered = gym.text(OFFERED).await?;
            let rests =
                gym.text(&format!("{}.innerText.includes(' · rest ')", there("#log-set small"))).await?
                    == "true";
            let before = gym.pressed().await?;
            gym.touch_at("#log-set").await?;
            gym.logged(set).await?;
            let is_last = set == *sets && place + 1 == plan.len();
            assert!(!(rests && is_last), "the key promises a rest after the last set of all");
            if rests {
                gym.rests().await?;
            } else {
                browser.until(&format!("!{REST}")).await?;
            }
            assert_eq!(
                gym.pressed().await? - before,
                1,
                "{exercise}, set {set}: a set as planned is one tap"
            );
            logged.push(offered);
            sleep(BETWEEN_TAPS).await;
        }
        let shown = browser.logged_sets().await?;
        assert_eq!(shown.len(), *sets, "{exercise}");
        for (set, offered) in shown.iter().zip(&logged) {
            assert!(set.starts_with(offered.as_str()), "{exercise}: {set:?} is not {offered:?}");
        }
        let before = gym.pressed().await?;
        gym.touch_at("#go-on").await?;
        match plan.get(place + 1) {
            Some((next, _)) => browser.heading(next).await?,
            None => browser.heading("Finish session").await?,
        }
        assert_eq!(gym.pressed().await? - before, 1, "the next exercise is one tap");
        sleep(BETWEEN_TAPS).await;
        done.push((exercise.clone(), logged));
    }
    Ok(done)
}

/// Ends the session on its last page.
async fn end(gym: &Gym) -> Outcome {
    gym.browser.rate(6).await?;
    gym.browser.number("#minutes", "45").await?;
    sleep(BETWEEN_TAPS).await;
    gym.touch("Finish").await?;
    gym.browser.see("RPE 6 × 45 min").await
}

#[tokio::test]
async fn a_planned_session_is_done_with_one_tap_a_set_and_kept_as_it_was_planned() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let gym = Gym::enter(&site, &profile).await?;
    gym.begin().await?;
    let session = gym.browser.address().await?[1].clone();
    let done = train_as_planned(&gym).await?;
    end(&gym).await?;

    gym.browser.reload_app().await?;
    let all: usize = done.iter().map(|(_, sets)| sets.len()).sum();
    assert!(all >= 10, "{done:?}");
    let records = gym.browser.records("set").await?;
    let stored: Vec<&Value> = records.iter().filter(|set| set["session"] == session.as_str()).collect();
    assert_eq!(stored.len(), all, "{stored:?}");
    // The loads and repetitions of the plan.
    let of = |exercise: &str| stored.iter().filter(|set| set["exercise"] == exercise).collect::<Vec<_>>();
    let squats = of("barbell_back_squat");
    assert_eq!(squats.len(), 3);
    for set in squats {
        let reps = set["reps"].as_u64().unwrap_or_default();
        assert!(set["kg"] == 80 && (3..=6).contains(&reps), "3 × 3–6 with 80 kg were planned: {set}");
    }
    for (exercise, sets) in &done {
        gym.browser.see(exercise).await?;
        gym.browser.see(&sets[0]).await?;
    }
    assert_eq!(gym.browser.complaints().await?, Vec::<String>::new());
    gym.browser.quit().await
}

#[tokio::test]
async fn axe_finds_nothing_in_the_player_with_a_rest_a_pacer_a_menu_and_messages_in_both_themes() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let gym = Gym::enter(&site, &profile).await?;
    let browser = &gym.browser;
    gym.begin_with("Barbell back squat").await?;
    let mut found = Vec::new();
    let mut check = async |what: &str| {
        for theme in [Theme::Light, Theme::Dark] {
            browser.prefer(theme).await?;
            let checked = browser.check_accessibility().await;
            found.extend(checked.err().map(|error| format!("{what}, {theme:?}: {error}")));
        }
        Outcome::Ok(())
    };
    check("before the first set").await?;
    gym.touch("More").await?;
    browser.fill("Note on this set", "straps").await?;
    gym.touch_at("#pacer").await?;
    browser.until("document.querySelector('.count').innerText.includes('Get ready')").await?;
    check("the pacer runs").await?;
    gym.touch("End the pacer").await?;
    browser.until("!document.querySelector('.count').innerText.includes('Get ready')").await?;
    browser.number("#weight", "8o").await?;
    gym.touch_at("#log-set").await?;
    browser.see("Only digits and one comma or point.").await?;
    check("what is mistyped").await?;
    browser.number("#weight", "80").await?;
    sleep(BETWEEN_TAPS).await;
    browser.choose("Pain", "5").await?;
    gym.log().await?;
    gym.rests().await?;
    check("a rest runs, and it hurt").await?;
    gym.touch("Swap, skip, order, note").await?;
    browser.see("Do instead").await?;
    check("a rest runs, the menu is open").await?;
    gym.touch("Swap, skip, order, note").await?;
    for _ in 0..2 {
        gym.log().await?;
    }
    check("all sets are done").await?;
    browser.press("//main//table//button[starts-with(@aria-label, 'Set 2,')]").await?;
    check("a set is corrected").await?;
    if found.is_empty() { gym.browser.quit().await } else { Err(found.join("\n").into()) }
}

#[tokio::test]
async fn every_flow_costs_as_many_taps_as_it_is_said_to() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let gym = Gym::enter(&site, &profile).await?;
    let browser = &gym.browser;
    gym.begin_with("Barbell back squat").await?;

    // As planned: 1.
    let mut before = gym.pressed().await?;
    gym.touch_at("#log-set").await?;
    gym.logged(1).await?;
    gym.rests().await?;
    assert_eq!(gym.pressed().await? - before, 1, "a set as planned");
    sleep(BETWEEN_TAPS).await;

    // Another weight by its key: 2. By the keyboard of the phone: 2, and its digits.
    before = gym.pressed().await?;
    gym.touch("2.5 kg more").await?;
    gym.touch_at("#log-set").await?;
    gym.logged(2).await?;
    assert_eq!(gym.pressed().await? - before, 2, "a set with another weight");
    assert_eq!(browser.logged_sets().await?, ["80 kg × 6", "82.5 kg × 6"]);
    sleep(BETWEEN_TAPS).await;
    before = gym.pressed().await?;
    gym.touch_at("#weight").await?;
    // What was there is selected: typing replaces it.
    browser.until("document.activeElement.id === 'weight'").await?;
    browser.keys("77.5").await?;
    gym.touch_at("#log-set").await?;
    gym.logged(3).await?;
    assert_eq!(gym.pressed().await? - before, 2, "a set with a typed weight");
    assert_eq!(browser.logged_sets().await?[2], "77.5 kg × 6");
    sleep(BETWEEN_TAPS).await;

    // Undo: 1.
    before = gym.pressed().await?;
    gym.touch("Undo").await?;
    gym.logged(2).await?;
    assert_eq!(gym.pressed().await? - before, 1, "undo");

    // The rest is skipped: 1.
    before = gym.pressed().await?;
    gym.touch("Skip").await?;
    browser.until(&format!("!{REST}")).await?;
    assert_eq!(gym.pressed().await? - before, 1, "skipping a rest");

    // Something else instead: 2 of at most 3.
    before = gym.pressed().await?;
    gym.touch("Swap, skip, order, note").await?;
    let other = gym.text("document.querySelector('.swaps button').innerText").await?;
    gym.touch(&other).await?;
    browser.heading(&other).await?;
    browser.until(&there("#log-set")).await?;
    let taps = gym.pressed().await? - before;
    assert!(taps <= 3, "a swap takes {taps} taps");

    // A whole exercise left out: menu and reason.
    before = gym.pressed().await?;
    gym.touch("Swap, skip, order, note").await?;
    gym.touch("Taken").await?;
    browser.until(&format!("{HEADING} !== {}", json!(other))).await?;
    assert_eq!(gym.pressed().await? - before, 2, "leaving an exercise out");
    gym.browser.quit().await
}

#[tokio::test]
async fn a_browser_killed_in_the_middle_of_a_set_comes_back_to_it() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let gym = Gym::enter(&site, &profile).await?;
    gym.begin_with("Barbell back squat").await?;
    gym.log().await?;
    gym.log().await?;
    // Half typed, and long enough to be still going on later.
    gym.browser.number("#weight", "82,").await?;
    gym.browser.number("#reps", "90").await?;
    gym.touch_at("#pacer").await?;
    gym.browser.until("!document.querySelector('.count').innerText.includes('Set')").await.ok();
    // Nobody has left the page.
    gym.browser.until("localStorage.getItem('brace.pref.draft')?.includes('90')").await?;
    let start =
        gym.number("Number(JSON.parse(localStorage.getItem('brace.pref.timer')).split(' ')[1])").await?;
    for key in gym.browser.stored_keys().await? {
        profile.until_on_disk(&key).await?;
    }
    let ahead = gym.ahead;
    gym.browser.kill()?;

    let gym = Gym::again(&site, &profile, ahead).await?;
    let browser = &gym.browser;
    gym.touch("Resume session").await?;
    browser.heading("Session").await?;
    gym.touch("Go on").await?;
    browser.heading("Barbell back squat").await?;
    assert_eq!(browser.logged_sets().await?, ["80 kg × 6", "80 kg × 6"]);
    let typed =
        browser.strings("['#weight', '#reps'].map((field) => document.querySelector(field).value)").await?;
    assert_eq!(typed, ["82,", "90"]);
    pacer_is_where_it_belongs(&gym, start, 90).await?;
    browser.number("#weight", "82,5").await?;
    gym.log().await?;
    assert_eq!(browser.logged_sets().await?.last().map(String::as_str), Some("82.5 kg × 90"));

    // The rest that follows is there after another kill, with what is left of it.
    gym.rests().await?;
    gym.browser.lock().await?;
    let end =
        gym.number("Number(JSON.parse(localStorage.getItem('brace.pref.timer')).split(' ')[2])").await?;
    for key in gym.browser.stored_keys().await? {
        profile.until_on_disk(&key).await?;
    }
    profile.until_on_disk(&format!("{end}")).await?;
    gym.browser.kill()?;
    let gym = Gym::again(&site, &profile, ahead).await?;
    gym.touch("Resume session").await?;
    gym.rests().await?;
    let (left, shown) = (gym.number(&format!("{end} - Date.now()")).await?, rest_shown(&gym).await?);
    assert!((shown - (left + 999) / 1000).abs() <= 1, "{shown} s are shown, {left} ms are left");
    gym.touch("Go on").await?;
    gym.rests().await?;
    assert_eq!(gym.browser.complaints().await?, Vec::<String>::new());
    gym.browser.quit().await
}

/// Whole seconds on the clock of the rest.
async fn rest_shown(gym: &Gym) -> Outcome<i64> {
    let face = gym.text(&format!("{REST}.querySelector('.clock').innerText")).await?;
    let (minutes, seconds) = face.split_once(':').ok_or_else(|| format!("{face} is no clock"))?;
    Ok(minutes.parse::<i64>()? * 60 + seconds.parse::<i64>()?)
}

/// The readout, the beat that fills, and the moment, in one look: word, seconds, repetition; place and width of the beat; then.
const STANDS: &str = "[document.querySelector('.count .h2')?.innerText, document.querySelector('.count .big')?.innerText, \
    document.querySelectorAll('.count .cap')[1]?.innerText, \
    [...document.querySelectorAll('.set-tempo li')].findIndex((beat) => beat.ariaCurrent), \
    document.querySelector('#beat')?.getAttribute('width'), Date.now(), \
    [...document.querySelectorAll('.set-tempo li')].map((beat) => beat.innerText.trim()).join('|')]";

/// Where a pacer that began at this Unix millisecond belongs, and that it is there, within a frame.
fn belongs(stands: &Value, start: i64, reps: i64) {
    let text = |place: usize| stands[place].as_str().unwrap_or_default().replace('\u{a0}', " ");
    let beats: Vec<(String, i64)> = text(6)
        .split('|')
        .filter_map(|beat| {
            Some((beat.rsplit_once(' ')?.0.trim().to_owned(), beat.rsplit_once(' ')?.1.parse().ok()?))
        })
        .collect();
    let whole: i64 = beats.iter().map(|(_, seconds)| seconds * 1000).sum();
    let now = stands[5].as_f64().unwrap_or_default() as i64;
    let of_set = now - start - 3000;
    assert!(of_set > 0 && whole > 0, "{stands}");
    // A frame, and what the look itself takes.
    let at = |late: i64| {
        let gone = of_set - late;
        let mut within = gone % whole;
        let mut place = 0;
        while within >= beats[place].1 * 1000 {
            within -= beats[place].1 * 1000;
            place += 1;
        }
        let length = beats[place].1 * 1000;
        let rep = format!("{} of {reps}", gone / whole + 1);
        (
            beats[place].0.clone(),
            ((length - within + 999) / 1000).to_string(),
            rep,
            place as i64,
            within * 100 / length,
        )
    };
    let fits = |late: i64| {
        let (word, seconds, rep, place, width) = at(late);
        let shown: i64 = text(4).parse().unwrap_or(-1);
        word == text(0)
            && seconds == text(1)
            && rep == text(2)
            && stands[3] == place
            && (shown - width).abs() <= 2
    };
    assert!((0..=60).any(fits), "{stands} is not {:?}", at(0));
}

async fn pacer_is_where_it_belongs(gym: &Gym, start: i64, reps: i64) -> Outcome {
    gym.browser.until("document.querySelector('#beat')").await?;
    let stands = gym.browser.run(&format!("return {STANDS}")).await?;
    belongs(&stands, start, reps);
    Ok(())
}

/// Notes each text that a screen reader is told at once, and what the page shows at the first frame after it is seen again.
const COMES_BACK: &str = "window.alerts = []; window.first = null; \
    const alert = document.querySelector('.app > [role=alert]'); \
    new MutationObserver(() => alerts.push(alert.innerText)).observe(alert, { childList: true, characterData: true, subtree: true }); \
    document.addEventListener('visibilitychange', () => { \
      if (!document.hidden) requestAnimationFrame(() => { window.first = LOOK }) })";

#[tokio::test]
async fn after_five_minutes_of_a_locked_phone_the_rest_is_over_and_says_so_once() -> Outcome {
    // A phone that sleeps: its wall clock alone goes on. And one that does not: both do.
    for sleeps in [true, false] {
        let (site, profile) = (site("/")?, Profile::new());
        let gym = Gym::enter(&site, &profile).await?;
        let browser = &gym.browser;
        gym.begin_with("Barbell back squat").await?;
        gym.log().await?;
        gym.rests().await?;
        browser.run(&COMES_BACK.replace("LOOK", &format!("[{REST}.innerText, {ALERT}]"))).await?;
        browser
            .run(if sleeps {
                "sleeps = 300000"
            } else {
                "sleeps = 300000; document.addEventListener('freeze', () => { mono += 300000 })"
            })
            .await?;
        let waits = async || gym.number("waits").await;
        browser.lock().await?;
        let locked = waits().await?;
        sleep(Duration::from_millis(2_500)).await;
        assert_eq!(waits().await?, locked, "nothing runs in a locked phone");
        assert_eq!(browser.strings("alerts").await?, Vec::<String>::new());
        browser.unlock().await?;
        browser.until("first").await?;
        let first = browser.strings("first").await?;
        assert!(first[0].starts_with("Rest is over"), "at the first frame: {first:?}");
        assert_eq!(first[1], "Rest is over");
        sleep(Duration::from_secs(3)).await;
        browser.lock().await?;
        browser.unlock().await?;
        sleep(Duration::from_millis(1_200)).await;
        assert_eq!(browser.strings("alerts").await?, ["Rest is over"], "once");

        // The end of the next one is heard as well, though its words are the same.
        gym.log().await?;
        gym.rests().await?;
        browser.lock().await?;
        browser.unlock().await?;
        browser.until("alerts.length > 1").await?;
        let alerts = browser.strings("alerts").await?;
        assert_eq!(alerts.iter().map(|told| told.trim()).collect::<Vec<_>>(), ["Rest is over"; 2]);
        browser.reload_app().await?;
        browser.see("Rest is over").await?;
        assert_eq!(gym.text(ALERT).await?, "", "nor again after a reload");
        gym.browser.quit().await?;
    }
    Ok(())
}

#[tokio::test]
async fn after_five_minutes_of_a_locked_phone_the_pacer_is_where_it_belongs_at_the_first_frame() -> Outcome {
    for sleeps in [true, false] {
        let (site, profile) = (site("/")?, Profile::new());
        let gym = Gym::enter(&site, &profile).await?;
        let browser = &gym.browser;
        gym.begin_with("Barbell back squat").await?;
        browser.number("#reps", "99").await?;
        gym.touch_at("#pacer").await?;
        browser.until("document.querySelector('#beat')").await?;
        let start =
            gym.number("Number(JSON.parse(localStorage.getItem('brace.pref.timer')).split(' ')[1])").await?;
        pacer_is_where_it_belongs(&gym, start, 99).await?;
        browser.run(&COMES_BACK.replace("LOOK", STANDS)).await?;
        browser
            .run(if sleeps {
                "sleeps = 300000"
            } else {
                "sleeps = 300000; document.addEventListener('freeze', () => { mono += 300000 })"
            })
            .await?;
        browser.lock().await?;
        // What was under way when the screen went dark may still be drawn.
        sleep(Duration::from_millis(700)).await;
        let figure = gym.text("document.querySelector('#movement').innerHTML").await?;
        sleep(Duration::from_millis(1_500)).await;
        assert_eq!(
            gym.text("document.querySelector('#movement').innerHTML").await?,
            figure,
            "it stands still"
        );
        browser.unlock().await?;
        browser.until("first").await?;
        let first = browser.run("return first").await?;
        belongs(&first, start, 99);
        pacer_is_where_it_belongs(&gym, start, 99).await?;
        // So late that the set is over: that is said once.
        browser.run("sleeps = 600000").await?;
        browser.lock().await?;
        browser.unlock().await?;
        browser.until(&format!("{ALERT} === 'Set over.'")).await?;
        sleep(Duration::from_millis(1_200)).await;
        assert_eq!(browser.strings("alerts").await?, ["Set over."]);
        gym.browser.quit().await?;
    }
    Ok(())
}

#[tokio::test]
async fn an_exercise_is_swapped_in_its_place_with_what_was_done_of_it_kept() -> Outcome {
    const NAMES: &str = "[...document.querySelectorAll('main li b')].map((name) => name.innerText)";
    let (site, profile) = (site("/")?, Profile::new());
    let gym = Gym::enter(&site, &profile).await?;
    let browser = &gym.browser;
    gym.begin().await?;
    let session = format!("#/session/{}", browser.address().await?[1]);
    let names = browser.strings(NAMES).await?;
    let place = names.iter().position(|name| name == "Barbell hip thrust").ok_or("no hip thrust")?;
    gym.turn_to("Barbell hip thrust").await?;

    // Before its first set: it takes the place, and undo brings the other one back.
    gym.touch("Swap, skip, order, note").await?;
    let other = gym.text("document.querySelector('.swaps button').innerText").await?;
    gym.touch(&other).await?;
    browser.heading(&other).await?;
    browser.see("Planned:").await?;
    gym.touch("Undo").await?;
    browser.heading("Barbell hip thrust").await?;
    browser.go(&session).await?;
    browser.heading("Session").await?;
    assert_eq!(browser.strings(NAMES).await?, names);

    // After a set: that set stays, and the other one comes behind it.
    gym.turn_to("Barbell hip thrust").await?;
    gym.log().await?;
    gym.touch("Swap, skip, order, note").await?;
    gym.touch(&other).await?;
    browser.heading(&other).await?;
    browser.number("#reps", "10").await?;
    gym.log().await?;
    browser.go(&session).await?;
    browser.heading("Session").await?;
    let swapped = browser.strings(NAMES).await?;
    assert_eq!(swapped[place..=place + 1], ["Barbell hip thrust".to_owned(), other.clone()], "{swapped:?}");
    assert_eq!(swapped.len(), names.len() + 1);
    browser.see("left out: Taken 90 kg × 6").await?;
    browser.reload_app().await?;
    assert_eq!(browser.strings(NAMES).await?, swapped);
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    gym.browser.quit().await
}

#[tokio::test]
async fn two_exercises_take_turns_by_themselves_and_the_order_can_be_changed() -> Outcome {
    const NAMES: &str = "[...document.querySelectorAll('main li b')].map((name) => name.innerText)";
    let (site, profile) = (site("/")?, Profile::new());
    let gym = Gym::enter(&site, &profile).await?;
    let browser = &gym.browser;
    gym.begin().await?;
    let session = format!("#/session/{}", browser.address().await?[1]);
    let mut names = browser.strings(NAMES).await?;
    gym.turn_to("Barbell back squat").await?;
    gym.touch("Swap, skip, order, note").await?;
    gym.touch("Superset with the next").await?;
    browser.until("!document.querySelector('.menu')").await?;
    let mut turn = ["Barbell back squat", "Barbell hip thrust"];
    for round in 1..=3 {
        for name in turn {
            browser.heading(name).await?;
            browser.until(&format!("{}?.innerText.startsWith('Log set {round}')", there("#log-set"))).await?;
            gym.touch_at("#log-set").await?;
            if (round, name) != (3, turn[1]) {
                browser.until(&format!("{HEADING} !== {}", json!(name))).await?;
                gym.rests().await?;
                assert!(rest_shown(&gym).await? <= if name == turn[0] { 15 } else { 180 });
            }
            sleep(BETWEEN_TAPS).await;
        }
    }
    // Both are done: it does not go on by itself any more.
    browser.heading(turn[1]).await?;
    browser.until(&there("#go-on")).await?;
    assert_eq!(browser.logged_sets().await?.len(), 3);

    browser.go(&session).await?;
    browser.heading("Session").await?;
    gym.turn_to("Cat-camel").await?;
    gym.touch("Swap, skip, order, note").await?;
    gym.touch("Later").await?;
    browser.until("!document.querySelector('.menu')").await?;
    let place = names.iter().position(|name| name == "Cat-camel").ok_or("no cat-camel")?;
    names.swap(place, place + 1);
    browser.go(&session).await?;
    browser.until(&format!("JSON.stringify({NAMES}) === {}", json!(json!(names).to_string()))).await?;
    turn.reverse();

    // Left out with a reason, and back in.
    gym.turn_to("Cat-camel").await?;
    gym.touch("Swap, skip, order, note").await?;
    gym.touch("No time").await?;
    browser.until(&format!("{HEADING} !== 'Cat-camel'")).await?;
    browser.go(&session).await?;
    browser.see("left out: No time").await?;
    browser.open_exercise("Cat-camel").await?;
    gym.touch("Swap, skip, order, note").await?;
    browser.see("Left out: No time").await?;
    gym.touch("Back in").await?;
    browser.until("!document.querySelector('.menu')").await?;
    browser.go(&session).await?;
    browser.heading("Session").await?;
    browser.until("!document.body.innerText.includes('left out')").await?;
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    gym.browser.quit().await
}

#[tokio::test]
async fn a_session_goes_with_the_keyboard_alone() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let gym = Gym::enter(&site, &profile).await?;
    let browser = &gym.browser;
    let names = async |name: &str| {
        let focus = "(document.activeElement.ariaLabel ?? document.activeElement.innerText).replace(/\\s+/g, ' ').trim()";
        browser.until(&format!("{focus}.startsWith({})", json!(name))).await
    };
    browser.tab_to("Start session").await?;
    browser.keys(ENTER).await?;
    browser.arrives("Session").await?;
    let first = planned(browser).await?[0].0.clone();
    browser.tab_to(&format!("Go on {first}")).await?;
    browser.keys(ENTER).await?;
    browser.arrives(&first).await?;
    let offered = gym.text("document.querySelector('#log-set').innerText").await?;
    browser.tab_to(&offered).await?;
    browser.keys(ENTER).await?;
    gym.logged(1).await?;
    gym.rests().await?;
    // What was pressed is there no more; the focus is where one goes on.
    names("Next").await?;
    // The offer to undo goes by itself, and gives the focus back.
    browser.tab_to("Undo").await?;
    browser.until("!document.querySelector('.undo.there')").await?;
    names("Next").await?;
    browser.tab_to("Skip").await?;
    browser.keys(SPACE).await?;
    browser.until(&format!("!{REST}")).await?;
    browser.until("document.activeElement !== document.body").await?;
    sleep(BETWEEN_TAPS).await;
    let next = gym.text("document.querySelector('#go-on').innerText").await?;
    browser.tab_to(&next).await?;
    browser.keys(ENTER).await?;
    let second = next.trim_start_matches("Next ").to_owned();
    browser.arrives(&second).await?;
    browser.tab_to("Swap, skip, order, note").await?;
    browser.keys(ENTER).await?;
    browser.until(&there(".menu")).await?;
    browser.tab_to("Tired").await?;
    browser.keys(SPACE).await?;
    browser.until(&format!("{HEADING} !== {}", json!(second))).await?;
    let third = gym.text(HEADING).await?;
    browser.arrives(&third).await?;
    // The pacer, its pause and its end.
    browser.tab_to("Start the pacer").await?;
    browser.keys(ENTER).await?;
    names("Pause the pacer").await?;
    browser.keys(SPACE).await?;
    names("Go on with the pacer").await?;
    browser.tab_to("End the pacer").await?;
    browser.keys(ENTER).await?;
    browser.until(&format!("!({})", key("End the pacer"))).await?;
    browser.until("document.activeElement !== document.body").await?;
    gym.browser.quit().await
}

const ENTER: &str = "\u{E007}";
const SPACE: &str = " ";

#[tokio::test]
async fn a_whole_session_is_done_without_a_network() -> Outcome {
    let (mut site, profile) = (site("/")?, Profile::new());
    let gym = Gym::enter(&site, &profile).await?;
    let browser = &gym.browser;
    browser.ready_for_offline().await?;
    site.stop();
    browser.reload_app().await?;
    gym.begin().await?;
    let done = train_as_planned(&gym).await?;
    end(&gym).await?;
    browser.reload_app().await?;
    for (exercise, sets) in &done {
        browser.see(exercise).await?;
        browser.see(&sets[0]).await?;
    }
    assert_eq!(browser.foreign_requests(&site).await?, Vec::<String>::new());
    gym.browser.quit().await
}

#[tokio::test]
async fn two_taps_in_a_moment_log_one_set_also_where_the_first_has_brought_the_next_exercise() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let gym = Gym::enter(&site, &profile).await?;
    let browser = &gym.browser;
    gym.begin_with("Barbell back squat").await?;
    let session = browser.address().await?[1].clone();
    let sets = async || {
        let records = browser.records("set").await?;
        Outcome::Ok(records.iter().filter(|set| set["session"] == session.as_str()).count())
    };
    // Both taps were done at once, and the page comes to the second one late: it presses what is there by then.
    let twice = "const taps = [1, 2].map(() => new MouseEvent('click', { bubbles: true, cancelable: true })); \
        const tap = () => document.querySelector('.dock .main-act').dispatchEvent(taps.pop()); tap(); \
        return new Promise((done) => setTimeout(() => { tap(); setTimeout(done, 50) }, 450))";
    browser.run(twice).await?;
    sleep(BETWEEN_TAPS).await;
    assert_eq!((browser.logged_sets().await?.len(), sets().await?), (1, 1));

    gym.touch("Swap, skip, order, note").await?;
    gym.touch("Superset with the next").await?;
    browser.until("!document.querySelector('.menu')").await?;
    browser.run(twice).await?;
    browser.heading("Barbell hip thrust").await?;
    sleep(BETWEEN_TAPS).await;
    assert_eq!((browser.logged_sets().await?.len(), sets().await?), (0, 2), "the next exercise has none yet");

    // The last set of an exercise, and the key of the next one in its place.
    browser.go(&format!("#/session/{session}")).await?;
    gym.turn_to("Cat-camel").await?;
    browser.run(twice).await?;
    sleep(BETWEEN_TAPS).await;
    browser.heading("Cat-camel").await?;
    assert_eq!((browser.logged_sets().await?.len(), sets().await?), (1, 3));
    // And that key is one tap as well: what it brings logs nothing.
    browser.run(twice).await?;
    sleep(BETWEEN_TAPS).await;
    assert_eq!(sets().await?, 3);
    gym.browser.quit().await
}

#[tokio::test]
async fn what_is_mistyped_begins_no_rest_and_comma_and_point_are_the_same() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let gym = Gym::enter(&site, &profile).await?;
    let browser = &gym.browser;
    gym.begin_with("Barbell back squat").await?;
    let before = browser.stored_keys().await?;
    for (weight, message) in [
        ("-5", "At least 0."),
        ("abc", "Only digits"),
        ("8o", "Only digits"),
        ("1e3", "Only digits"),
        ("1001", "At most 1000."),
    ] {
        browser.number("#weight", weight).await?;
        gym.touch_at("#log-set").await?;
        browser
            .until(&format!("document.querySelector('#weight-error').innerText.startsWith('{message}')"))
            .await?;
        sleep(BETWEEN_TAPS).await;
    }
    browser.number("#weight", "80").await?;
    for reps in ["", "0", "-1", "2,5", "1000"] {
        browser.number("#reps", reps).await?;
        gym.touch_at("#log-set").await?;
        browser.until("document.querySelector('#reps-error').innerText").await?;
        sleep(BETWEEN_TAPS).await;
    }
    assert_eq!(browser.logged_sets().await?, Vec::<String>::new());
    assert_eq!(gym.text(&format!("Boolean({REST})")).await?, "false", "no rest without a set");
    assert_eq!(browser.stored_keys().await?, before, "nothing was written");
    browser.check_accessibility().await?;

    browser.number("#reps", "5").await?;
    for weight in ["82,5", "82.5", ""] {
        browser.number("#weight", weight).await?;
        gym.log().await?;
    }
    // Nothing typed is no load.
    assert_eq!(browser.logged_sets().await?, ["82.5 kg × 5", "82.5 kg × 5", "5 reps"]);
    assert_eq!(browser.messages().await?, Vec::<String>::new());
    gym.browser.quit().await
}

#[tokio::test]
async fn in_a_full_storage_sets_stay_on_the_screen_with_their_rest_and_are_saved_later() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let gym = Gym::enter(&site, &profile).await?;
    let browser = &gym.browser;
    gym.begin_with("Barbell back squat").await?;
    gym.log().await?;
    browser
        .run(
            "let text = 'x'.repeat(1 << 22); \
             for (let n = 0; text; n++) { \
               try { localStorage.setItem('other' + n, text) } catch { text = text.slice(text.length / 2 + 1) } }",
        )
        .await?;
    gym.log().await?;
    browser.see("Not saved").await?;
    gym.rests().await?;
    browser.check_accessibility().await?;
    gym.log().await?;
    assert_eq!(browser.logged_sets().await?.len(), 3);
    gym.touch_at("#go-on").await?;
    browser.heading("Barbell hip thrust").await?;
    browser.see("Not saved").await?;
    sleep(BETWEEN_TAPS).await;
    browser.run("for (const key of Object.keys(localStorage)) if (key.startsWith('other')) localStorage.removeItem(key)").await?;
    gym.log().await?;
    browser.until("!document.body.innerText.includes('Not saved')").await?;
    browser.reload_app().await?;
    assert_eq!(browser.logged_sets().await?.len(), 1);
    browser.go(&format!("#/session/{}", browser.address().await?[1])).await?;
    browser.see("80 kg × 6, 80 kg × 6, 80 kg × 6").await?;
    gym.browser.quit().await
}

#[tokio::test]
async fn a_second_tab_reads_along_and_begins_no_rest() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let gym = Gym::enter(&site, &profile).await?;
    let browser = &gym.browser;
    gym.begin_with("Barbell back squat").await?;
    browser.number("#reps", "9").await?;
    let draft = "String(localStorage.getItem('brace.pref.draft'))";
    browser.until(&format!("{draft}.includes('9')")).await?;
    let typed = gym.text(draft).await?;
    let address = gym.text("location.hash").await?;
    browser.client().new_window(true).await?;
    browser.turn_to(1).await?;
    // What runs first is asked for in each tab.
    gym.watch().await?;
    gym.open(&site).await?;
    browser.go(&address).await?;
    browser.heading("Barbell back squat").await?;
    browser.see("Brace is open in another tab").await?;
    browser.tap("#log-set").await?;
    browser.see("This log is read-only here").await?;
    assert_eq!(gym.text(&format!("Boolean({REST})")).await?, "false");
    // Longer than it takes until something typed is written.
    sleep(Duration::from_secs(2)).await;
    assert_eq!(gym.text("writes.filter((key) => key.startsWith('brace.'))").await?, "");
    assert_eq!(gym.text(draft).await?, typed, "what is half typed in the other tab stays");

    browser.turn_to(0).await?;
    assert_eq!(gym.text(&format!("Boolean({REST})")).await?, "false");
    gym.log().await?;
    gym.rests().await?;
    browser.turn_to(1).await?;
    gym.logged(1).await?;
    gym.browser.quit().await
}

#[tokio::test]
async fn a_clock_that_is_set_during_a_rest_makes_it_neither_longer_nor_shorter() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let gym = Gym::enter(&site, &profile).await?;
    let browser = &gym.browser;
    gym.begin_with("Barbell back squat").await?;
    gym.log().await?;
    gym.rests().await?;
    // Back by an hour, forward by a day, back to where it was: what is left goes on as if nothing had happened.
    let begun = gym.number("performance.now()").await?;
    let first = rest_shown(&gym).await?;
    for by in [-3_600_000_i64, 86_400_000, -82_800_000] {
        browser.run(&format!("wall += {by}")).await?;
        sleep(Duration::from_millis(2_200)).await;
        let gone = (gym.number("performance.now()").await? - begun) / 1000;
        let shown = rest_shown(&gym).await?;
        assert!(
            (first - gone - shown).abs() <= 1,
            "{shown} s are shown, {gone} s of {first} are gone, set by {by}"
        );
    }
    // After a reload as well.
    browser.reload_app().await?;
    gym.rests().await?;
    assert!(rest_shown(&gym).await? <= first - 6);
    // Set back without a page to see it: it begins anew at the most, and never stands still.
    browser.run("away = -3600000").await?;
    browser.reload_app().await?;
    gym.rests().await?;
    let shown = rest_shown(&gym).await?;
    assert!(shown <= 180, "{shown}");
    sleep(Duration::from_millis(2_100)).await;
    assert!(rest_shown(&gym).await? < shown, "it stands still");
    assert_eq!(browser.complaints().await?, Vec::<String>::new());
    gym.browser.quit().await
}

#[tokio::test]
async fn the_movement_is_shown_until_the_first_touch() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let gym = Gym::enter(&site, &profile).await?;
    gym.begin_with("Barbell back squat").await?;
    gym.browser.run("frames = 0").await?;
    gym.browser.until("frames > 20").await?;
    gym.touch_at(".set-stage .fig").await?;
    sleep(Duration::from_millis(200)).await;
    gym.browser.run("frames = 0").await?;
    sleep(Duration::from_secs(1)).await;
    assert_eq!(gym.number("frames").await?, 0, "nothing moves while one has something to say");

    // So it does after the pacer, wherever that was.
    let figure = "document.querySelector('#movement').innerHTML";
    gym.browser.run(&format!("window.start = {figure}")).await?;
    gym.touch_at("#pacer").await?;
    gym.browser.until("document.querySelector('#beat')").await?;
    gym.browser.until(&format!("{figure} !== start")).await?;
    gym.touch("End the pacer").await?;
    gym.browser.until(&format!("{figure} === start")).await?;
    gym.browser.quit().await
}

#[tokio::test]
async fn a_rest_writes_nothing_and_wakes_once_a_second_and_an_idle_page_sleeps() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let gym = Gym::enter(&site, &profile).await?;
    let browser = &gym.browser;
    gym.begin_with("Barbell back squat").await?;
    gym.log().await?;
    gym.rests().await?;
    // As long as a rest can be, so that ten minutes are within it.
    for _ in 0..50 {
        browser.run(&format!("{}.click()", key("+15 s"))).await?;
    }
    assert!(rest_shown(&gym).await? > 800);
    // The figure has shown its movement, and undo is offered no longer.
    sleep(Duration::from_secs(13)).await;

    // A real one of 10 seconds first, then ten minutes in 20 seconds.
    for (seconds, speed) in [(10, 1), (600, 30)] {
        browser
            .run(&format!(
                "hurry({speed}); writes.length = 0; waits = 0; frames = 0; window.from = Date.now()"
            ))
            .await?;
        browser.until(&format!("Date.now() - from >= {seconds}000")).await.ok();
        while gym.number("Date.now() - from").await? < seconds * 1000 {
            sleep(Duration::from_millis(200)).await;
        }
        let gone = gym.number("Date.now() - from").await?;
        let (waits, frames) = (gym.number("waits").await?, gym.number("frames").await?);
        assert_eq!(
            browser.strings("writes").await?,
            Vec::<String>::new(),
            "{gone} ms of a rest write nothing"
        );
        assert!(waits * 1000 <= gone * 12 / 10, "{waits} timers in {gone} ms of a rest");
        assert!(frames * 1000 <= gone * 12 / 10, "{frames} frames in {gone} ms of a rest");
        browser.run("hurry(1)").await?;
    }
    gym.rests().await?;
    gym.touch("Skip").await?;
    browser.until(&format!("!{REST}")).await?;
    sleep(Duration::from_secs(1)).await;
    browser.run("hurry(30); writes.length = 0; waits = 0; frames = 0").await?;
    sleep(Duration::from_secs(10)).await;
    let idle = (gym.number("waits").await?, gym.number("frames").await?);
    assert_eq!(idle, (0, 0), "timers and frames in five minutes in which nothing runs");
    assert_eq!(browser.strings("writes").await?, Vec::<String>::new());
    gym.browser.quit().await
}

#[tokio::test]
async fn an_hour_of_25_sets_is_at_most_40_writes_of_the_journal() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let gym = Gym::enter(&site, &profile).await?;
    let browser = &gym.browser;
    gym.begin().await?;
    let plan = planned(browser).await?;
    let mut more: usize = 25 - plan.iter().map(|(_, sets)| sets).sum::<usize>();
    gym.touch("Go on").await?;
    let mut all = 0;
    for (place, (exercise, sets)) in plan.iter().enumerate() {
        browser.heading(exercise).await?;
        let extra = if place < 4 { more.min(3) } else { 0 };
        let extra = if place + 1 == plan.len() { more } else { extra };
        more -= extra;
        for _ in 0..sets + extra {
            gym.log().await?;
            all += 1;
            // The hour goes by.
            browser.run("wall += 130000; mono += 130000").await?;
        }
        gym.touch_at("#go-on").await?;
        sleep(BETWEEN_TAPS).await;
    }
    assert_eq!(all, 25);
    browser.heading("Finish session").await?;
    browser.rate(6).await?;
    gym.touch("Finish").await?;
    browser.see("RPE 6").await?;
    let journal = browser.strings("writes.filter((key) => key.startsWith('brace.journal.'))").await?;
    assert!(journal.len() <= 40, "{} writes: {journal:?}", journal.len());
    // The timer beside it: when a rest begins, and when it is over.
    let timers = browser.strings("writes.filter((key) => key === 'brace.pref.timer')").await?;
    assert!(timers.len() <= 3 * 25, "{} writes", timers.len());
    eprintln!("25 sets: {} writes of the journal, {} of the timer", journal.len(), timers.len());
    gym.browser.quit().await
}

#[tokio::test]
async fn each_cue_of_a_pacer_is_due_within_30_ms_of_its_place_in_ten_minutes() -> Outcome {
    let (site, profile) = (site("/")?, Profile::new());
    let gym = Gym::enter(&site, &profile).await?;
    let browser = &gym.browser;
    gym.begin_with("Barbell back squat").await?;
    browser.number("#reps", "200").await?;
    browser
        .run(
            "window.cues = []; const cue = braceGym.cue; \
             braceGym.cue = (due, kind, wishes) => { cues.push([due, kind]); cue(due, kind, wishes) }",
        )
        .await?;
    gym.touch_at("#pacer").await?;
    sleep(Duration::from_secs(12)).await;
    // Ten minutes later.
    browser.run("wall += 590000; mono += 590000").await?;
    sleep(Duration::from_secs(10)).await;
    let beats = gym.text("[...document.querySelectorAll('.set-tempo li')].map((beat) => beat.innerText.trim().split(/\\s+/).pop()).join(' ')").await?;
    let beats: Vec<i64> = beats.split(' ').filter_map(|seconds| seconds.parse().ok()).collect();
    let whole: i64 = beats.iter().sum();
    let cues = browser.run("return cues").await?;
    let cues = cues.as_array().cloned().unwrap_or_default();
    // Both clocks were put forward alike, so one tells the other.
    let begun = "Number(JSON.parse(localStorage.getItem('brace.pref.timer')).split(' ')[1]) - (Date.now() - performance.now())";
    let start = browser.run(&format!("return {begun}")).await?.as_f64().ok_or("no start")?;
    // Kind of the cue in this second of the set: 0 in the lead-in, 2 where a beat begins, else 1.
    let kind = |second: i64| {
        let mut within = (second - 3).rem_euclid(whole);
        for length in &beats {
            if within < *length {
                return if within == 0 { 2 } else { 1 };
            }
            within -= length;
        }
        1
    };
    let mut worst = 0.0_f64;
    let mut seconds = Vec::new();
    for cue in &cues {
        let due = cue[0].as_f64().unwrap_or_default() - start;
        let second = (due / 1000.0).round() as i64;
        worst = worst.max((due - second as f64 * 1000.0).abs());
        assert_eq!(cue[1], if second < 3 { 0 } else { kind(second) }, "at {due} ms");
        seconds.push(second);
    }
    assert!(worst <= 30.0, "{worst} ms");
    let mut once = seconds.clone();
    once.dedup();
    assert_eq!(once, seconds, "each cue once");
    assert!(seconds.iter().filter(|second| **second > 600).count() >= 8, "{seconds:?}");
    assert!(seconds.iter().filter(|second| **second < 12).count() >= 11, "{seconds:?}");
    eprintln!("{} cues, {worst:.1} ms at most", cues.len());
    gym.browser.quit().await
}
