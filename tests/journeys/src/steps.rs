//! What one does in Brace, as steps of a journey: a control that gets another name gets it here, once.
//!
//! Controls are found as their user finds them, by the name they have on the screen or for a screen reader; the few
//! that are named by what they hold are found by their id.

use crate::{Browser, Engine, Outcome, Profile, Server};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::time::sleep;

/// The app has mounted: the static shell is gone.
pub const MOUNTED: &str = "document.querySelector('h1') && !document.getElementById('shell')";

/// The key that logs a set, or saves one that is corrected.
pub const LOG_SET: &str = "#log-set";

/// Longer than the time within which two taps on [`LOG_SET`] are one (accessibility rule S52).
pub const BETWEEN_TAPS: Duration = Duration::from_millis(350);

/// An export of Hevy that nobody ever made: 4 sessions and 17 sets, every trap of its kind, one row with a problem.
#[must_use]
pub fn invented_export() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../domain/tests/fixtures/hevy_invented.csv")
}

/// What [`Browser::fill_log`] made.
#[derive(Debug, Clone)]
pub struct Filled {
    /// A session that is open, with one exercise and one set.
    pub session: String,
    /// That exercise, which is the user's own.
    pub own: String,
}

impl Filled {
    /// Addresses of a log that nobody has filled: they lead nowhere in it.
    #[must_use]
    pub fn nowhere() -> Self {
        let id = || "1795363440-k3x9q".to_owned();
        Self { session: id(), own: id() }
    }

    /// The address of every screen, at least one for each pattern of `src/route.rs`.
    #[must_use]
    pub fn addresses(&self) -> Vec<String> {
        let Self { session, own } = self;
        let mut addresses: Vec<String> = [
            "#/today",
            "#/log",
            "#/log/add",
            "#/load",
            "#/load/2026-01-31",
            "#/load/method",
            "#/library",
            "#/library/new",
            "#/library/romanian_deadlift",
            "#/library/romanian_deadlift/history",
            "#/learn",
            "#/learn/evidence",
            "#/learn/glutes",
            "#/learn/spinal-motion",
            "#/learn/mobility",
            "#/learn/bracing",
            "#/learn/load",
            "#/start",
            "#/start/4",
            "#/plan",
            "#/plan/2026-01-31",
            "#/plan/own",
            "#/plan/review",
            "#/plan/calendar",
            "#/plan/setup",
            "#/checks",
            "#/safety",
            "#/safety/7",
            "#/safety/answers",
            "#/settings",
            "#/settings/gym",
            "#/settings/data",
            "#/settings/import",
            "#/settings/restore",
            "#/settings/about",
            "#/nowhere",
        ]
        .map(str::to_owned)
        .to_vec();
        for below in ["", "/history", "/edit"] {
            addresses.push(format!("#/library/{own}{below}"));
        }
        addresses.push(format!("#/session/{session}"));
        for below in ["add", "new", "finish", "edit"] {
            addresses.push(format!("#/session/{session}/{below}"));
        }
        addresses.push(format!("#/session/{session}/do/{own}"));
        addresses
    }
}

/// What is asked for at first run; all else is answered as by somebody whose back is nearly well.
#[derive(Debug, Clone, Copy)]
pub struct Wishes<'a> {
    /// Training days, by their names.
    pub days: &'a [&'a str],
    /// Minutes of a session.
    pub minutes: &'a str,
    /// One of the lists of equipment.
    pub has: &'a str,
    /// What to work around, by its words.
    pub flags: &'a [&'a str],
    /// When weight was last lifted, by its words.
    pub lifted: &'a str,
}

impl Default for Wishes<'_> {
    fn default() -> Self {
        Self {
            days: &["Monday", "Wednesday", "Friday"],
            minutes: "45",
            has: "Gym",
            flags: &[],
            lifted: "Within the last 4 weeks",
        }
    }
}

impl Browser {
    /// Starts Chromium and opens the app in it.
    ///
    /// # Errors
    /// When it does not start, or the app does not.
    pub async fn visit(site: &Server, profile: &Profile) -> Outcome<Self> {
        Self::visit_in(Engine::Chromium, site, profile).await
    }

    /// Starts a browser of this engine and opens the app in it.
    ///
    /// # Errors
    /// When it does not start, or the app does not.
    pub async fn visit_in(engine: Engine, site: &Server, profile: &Profile) -> Outcome<Self> {
        let browser = Self::start_in(engine, profile).await?;
        browser.open(&site.url()).await?;
        browser.until(MOUNTED).await?;
        Ok(browser)
    }

    /// Reloads the page and waits for the app.
    ///
    /// # Errors
    /// When the app does not start.
    pub async fn reload_app(&self) -> Outcome {
        // Until it is gone, the page before would do as well.
        self.run("window.before = true").await?;
        self.reload().await?;
        self.until(&format!("!window.before && {MOUNTED}")).await
    }

    /// Goes to a screen, such as `#/log`, and waits until it is painted.
    ///
    /// # Errors
    /// When the page cannot answer.
    pub async fn go(&self, address: &str) -> Outcome {
        let script = format!(
            "return new Promise((done) => {{
               const painted = () => requestAnimationFrame(() => setTimeout(done));
               if (location.hash === {to}) return painted();
               addEventListener('hashchange', painted, {{ once: true }});
               location.hash = {to};
             }})",
            to = json!(address)
        );
        self.run(&script).await?;
        Ok(())
    }

    /// What follows `#/` in the address, in its parts.
    ///
    /// # Errors
    /// When the page cannot answer.
    pub async fn address(&self) -> Outcome<Vec<String>> {
        let hash = self.run("return location.hash").await?;
        let parts = hash.as_str().unwrap_or_default().trim_start_matches("#/").split('/');
        Ok(parts.map(str::to_owned).collect())
    }

    /// Waits until the screen's heading begins so.
    ///
    /// # Errors
    /// When it does not after ten seconds.
    pub async fn heading(&self, text: &str) -> Outcome {
        self.until(&format!("document.querySelector('h1')?.innerText.includes({})", json!(text))).await
    }

    /// What the screen says, from its heading to the keys below, on one line; not the seconds of a rest that runs.
    ///
    /// # Errors
    /// When the page cannot answer.
    pub async fn screen(&self) -> Outcome<String> {
        let script = "return [...document.querySelectorAll('header, main, .dock')].map((part) => \
            [part.innerText, ...[...part.querySelectorAll('input')].map((field) => field.value)].join(' ')) \
            .join(' ').replace(/\\s+/g, ' ').replace(/\\d+:\\d\\d (?=rest of)/, '')";
        let text = self.run(script).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Presses the button whose text begins so: some say besides what they would do.
    ///
    /// # Errors
    /// When there is none after ten seconds, or something lies over it.
    pub async fn click_starting(&self, name: &str) -> Outcome {
        self.press(&format!("//button[starts-with(normalize-space(.), {})]", json!(name))).await
    }

    /// Presses the radio button whose words begin so.
    ///
    /// # Errors
    /// When there is none after ten seconds.
    pub async fn click_starting_label(&self, name: &str) -> Outcome {
        self.press(&format!("//label[starts-with(normalize-space(.), {})]", json!(name))).await
    }

    /// Opens the line of a list that has this text.
    ///
    /// # Errors
    /// When there is none after ten seconds.
    pub async fn open_line(&self, text: &str) -> Outcome {
        let quoted = json!(text);
        let row = "//main//li[not(ancestor-or-self::*[@hidden])]";
        self.press(&format!("{row}//*[self::a or self::button][.//*[normalize-space(.)={quoted}]]")).await
    }

    /// Opens an exercise of the running session and waits for its sets.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn open_exercise(&self, name: &str) -> Outcome {
        self.open_line(name).await?;
        self.heading(name).await
    }

    /// Starts a session from the first screen and waits for the list of exercises. Gives the session's id.
    ///
    /// # Errors
    /// When it cannot be started.
    pub async fn start_session(&self) -> Outcome<String> {
        self.go("#/today").await?;
        self.click("Start session").await?;
        self.heading("Add exercise").await?;
        Ok(self.address().await?.get(1).cloned().unwrap_or_default())
    }

    /// Picks an exercise for the session by a part of its name.
    ///
    /// # Errors
    /// When it is not found by it.
    pub async fn pick(&self, search: &str, name: &str) -> Outcome {
        self.fill("Search by name", search).await?;
        self.open_exercise(name).await
    }

    /// Types a number, such as `#weight` or `#reps`.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn number(&self, field: &str, text: &str) -> Outcome {
        self.type_into(field, text).await
    }

    /// Logs a set of these numbers and waits until it is in the table.
    ///
    /// # Errors
    /// When it does not appear there.
    pub async fn log_set(&self, weight: &str, reps: &str) -> Outcome {
        self.number("#weight", weight).await?;
        self.number("#reps", reps).await?;
        self.log_same_set().await
    }

    /// Logs a set with the numbers that are there and waits until it is in the table.
    ///
    /// # Errors
    /// When it does not appear there.
    pub async fn log_same_set(&self) -> Outcome {
        self.log_set_now().await?;
        sleep(BETWEEN_TAPS).await;
        Ok(())
    }

    /// As [`Browser::log_same_set`], and comes back as soon as the set is there, when another tap would not count yet.
    ///
    /// # Errors
    /// When it does not appear there.
    pub async fn log_set_now(&self) -> Outcome {
        let before = self.logged_sets().await?.len();
        self.tap(LOG_SET).await?;
        self.until(&format!("({LOGGED})().length === {}", before + 1)).await
    }

    /// The sets of the exercise on the screen, such as `80 kg × 6`.
    ///
    /// # Errors
    /// When the page cannot answer.
    pub async fn logged_sets(&self) -> Outcome<Vec<String>> {
        self.strings(&format!("({LOGGED})()")).await
    }

    /// Messages that stand beside fields or keys now.
    ///
    /// # Errors
    /// When the page cannot answer.
    pub async fn messages(&self) -> Outcome<Vec<String>> {
        self.strings(
            "[...document.querySelectorAll('.error')].map((one) => one.innerText.trim()).filter(Boolean)",
        )
        .await
    }

    /// Presses a value of the scale from 0 to 10.
    ///
    /// # Errors
    /// When there is no such scale.
    pub async fn rate(&self, rating: u8) -> Outcome {
        self.press(&format!("//fieldset//button[b='{rating}']")).await
    }

    /// Ends the session on the screen, with its rating and minutes.
    ///
    /// # Errors
    /// When it does not end.
    pub async fn finish_session(&self, session: &str, rating: u8, minutes: &str) -> Outcome {
        self.go(&format!("#/session/{session}")).await?;
        self.click("Finish").await?;
        self.rate(rating).await?;
        self.number("#minutes", minutes).await?;
        sleep(BETWEEN_TAPS).await;
        self.click_starting("Finish").await?;
        self.see(&format!("RPE {rating} × {minutes} min")).await
    }

    /// Makes an exercise from the list of exercises, with the class that its name proposes.
    ///
    /// # Errors
    /// When it is not made.
    pub async fn make_own(&self, name: &str) -> Outcome {
        self.click("Make your own exercise").await?;
        self.fill("Name", name).await?;
        self.click("Make exercise").await?;
        self.heading(name).await
    }

    /// Chooses a file on the import screen.
    ///
    /// # Errors
    /// When the screen has no place for one.
    pub async fn choose_file(&self, file: &Path) -> Outcome {
        // From elsewhere: on the screen itself this would change nothing.
        self.go("#/settings/data").await?;
        self.go("#/settings/import").await?;
        let file = file.canonicalize()?;
        self.send("input[type=file]", &file.to_string_lossy()).await
    }

    /// Imports a file whose sessions were this hard.
    ///
    /// # Errors
    /// When it is not imported.
    pub async fn import(&self, file: &Path, rating: u8) -> Outcome {
        self.choose_file(file).await?;
        self.rate(rating).await?;
        self.tap("#import").await?;
        self.see("See your load").await
    }

    /// Takes the newest change back, on the settings screen.
    ///
    /// # Errors
    /// When there is nothing to take back.
    pub async fn undo_in_settings(&self) -> Outcome {
        self.go("#/settings").await?;
        self.press("//main//button[normalize-space(.)='Undo']").await
    }

    /// The names of everything the app has written: each action adds one.
    ///
    /// # Errors
    /// When storage is blocked.
    pub async fn stored_keys(&self) -> Outcome<Vec<String>> {
        self.strings("Object.keys(localStorage).filter((key) => key.startsWith('brace.')).sort()").await
    }

    /// All records of the journal of one kind, the newest last.
    ///
    /// # Errors
    /// When storage is blocked.
    pub async fn records(&self, kind: &str) -> Outcome<Vec<Value>> {
        let found =
            self.run(&format!("return {RECORDS}.filter((record) => record.kind === '{kind}')")).await?;
        Ok(found.as_array().cloned().unwrap_or_default())
    }

    /// Waits until the screen is there and its heading has the focus.
    ///
    /// # Errors
    /// When that is not so after ten seconds.
    pub async fn arrives(&self, heading: &str) -> Outcome {
        self.heading(heading).await?;
        self.until("document.activeElement === document.querySelector('h1')").await
    }

    /// Answers the question of the safety screen that is shown, with its number.
    ///
    /// # Errors
    /// When another one is shown.
    pub async fn answer(&self, number: usize, word: &str) -> Outcome {
        self.see(&format!("{number} of 20")).await?;
        self.until(&format!("location.hash === '#/safety/{number}'")).await?;
        sleep(BETWEEN_TAPS).await;
        self.click(word).await
    }

    /// Answers all questions with no, but for these.
    ///
    /// # Errors
    /// When one of them is not shown.
    pub async fn answer_all(&self, yes: &[usize]) -> Outcome {
        for number in 1..=20 {
            self.answer(number, if yes.contains(&number) { "Yes" } else { "No" }).await?;
        }
        Ok(())
    }

    /// Gives a line of the first run its rating.
    ///
    /// # Errors
    /// When there is no such line.
    pub async fn rate_line(&self, line: &str, rating: u8) -> Outcome {
        let line = json!(line);
        self.press(&format!("//fieldset[legend={line}]//label[normalize-space(.)='{rating}']")).await
    }

    /// Goes through the first run from its beginning to the question of the days.
    ///
    /// # Errors
    /// When one of its parts is not as it was.
    pub async fn begin_set_up(&self) -> Outcome {
        self.go("#/start").await?;
        self.click("I have read this").await?;
        self.click("Next").await?;
        self.answer_all(&[]).await?;
        self.arrives("How is your back?").await?;
        self.check_accessibility().await?;
        self.rate_line("Pain now", 1).await?;
        self.rate_line("Usual pain, last 24 hours", 2).await?;
        self.click("Next").await?;
        self.arrives("Five questions about you").await?;
        for (line, rating) in [
            ("Movement will harm my back", 2),
            ("I feel low because of it", 0),
            ("I do less because I fear pain", 3),
            ("I can manage this", 8),
            ("My sleep is good", 10),
        ] {
            self.rate_line(line, rating).await?;
        }
        self.click("Next").await?;
        self.arrives("Days and minutes").await
    }

    /// Goes through the whole first run, to the week that comes of it.
    ///
    /// # Errors
    /// When one of its parts is not as it was.
    pub async fn set_up(&self, wishes: &Wishes<'_>) -> Outcome {
        self.begin_set_up().await?;
        let ticked = self.strings(TICKED).await?;
        for day in ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] {
            if wishes.days.contains(&day) != ticked.iter().any(|ticked| ticked == day) {
                self.click(day).await?;
            }
        }
        self.type_into("#minutes", wishes.minutes).await?;
        self.click("Next").await?;
        self.arrives("What do you have?").await?;
        self.click(wishes.has).await?;
        self.click("Next").await?;
        self.arrives("Anything to work around?").await?;
        for flag in wishes.flags {
            self.click(flag).await?;
        }
        self.click("Next").await?;
        self.arrives("When did you last squat").await?;
        self.click(wishes.lifted).await?;
        self.click("Next").await?;
        self.arrives("Your own numbers").await?;
        self.click("Make my plan").await?;
        self.until("location.hash === '#/plan'").await?;
        self.see("This week").await
    }

    /// A second tab on the app, which then has the focus.
    ///
    /// # Errors
    /// When the app does not start in it.
    pub async fn second_tab(&self, site: &Server) -> Outcome {
        let tab = self.client().new_window(true).await?;
        self.client().switch_to_window(tab.handle).await?;
        self.open(&site.url()).await?;
        self.until(MOUNTED).await
    }

    /// Looks at another tab.
    ///
    /// # Errors
    /// When there is none.
    pub async fn turn_to(&self, tab: usize) -> Outcome {
        let tab = self.client().windows().await?.into_iter().nth(tab).ok_or("no such tab")?;
        Ok(self.client().switch_to_window(tab).await?)
    }

    /// A log with something on every screen: the invented export, and an open session with an exercise of one's own.
    ///
    /// # Errors
    /// When one of the steps fails.
    pub async fn fill_log(&self) -> Outcome<Filled> {
        self.import(&invented_export(), 6).await?;
        let session = self.start_session().await?;
        self.make_own("Zercher squat").await?;
        let own = self.address().await?.get(3).cloned().unwrap_or_default();
        self.log_set("60", "5").await?;
        Ok(Filled { session, own })
    }

    /// A list of strings that an expression in the page gives.
    ///
    /// # Errors
    /// When it throws.
    pub async fn strings(&self, expression: &str) -> Outcome<Vec<String>> {
        let list = self.run(&format!("return {expression}")).await?;
        let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
        Ok(list.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    }
}

/// The logged sets of the table: each is a key that begins with its numbers.
const LOGGED: &str = "() => [...document.querySelectorAll('main table button[aria-label] > span')] \
    .map((set) => [...set.childNodes].find((part) => part.data?.trim()).data.replace(/\\s+/g, ' ').trim())";

/// All records of the journal, the newest last.
const RECORDS: &str = "Object.entries(localStorage).filter(([key]) => key.startsWith('brace.journal.')).sort() \
    .flatMap(([, value]) => JSON.parse(value.slice(value.indexOf('|') + 1)).records)";

/// The words of the boxes that are ticked.
pub const TICKED: &str = "[...document.querySelectorAll('.tick')].filter((box) => box.control.checked) \
    .map((box) => box.innerText)";
