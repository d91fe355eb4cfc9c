//! A phone-sized browser and what one asks of it.

use crate::driver::{Driver, Post};
use crate::{Engine, Outcome, Profile, Server, capabilities, processes};
use chrono::{Datelike, NaiveDateTime, Timelike};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// How long a journey waits for something to appear.
const PATIENCE: Duration = Duration::from_secs(10);
const GLANCE: Duration = Duration::from_millis(50);

/// How often a browser may fail to start: what is tested has not begun then. WebKit's driver drops its first connection now and
/// then, or never answers it.
const STARTS: u8 = 3;

/// How often a screen may be drawn anew between finding something on it and pressing it.
const REDRAWN: u8 = 10;

/// More than a page has stops for the Tab key: once around.
const STOPS: usize = 120;

/// Name of what has the focus, and whether an outline around it, or around the control it is part of, shows that.
const STOP: &str = "const stop = document.activeElement; \
    const name = stop.ariaLabel ?? stop.labels?.[0]?.innerText ?? stop.innerText; \
    const shown = (part) => { const style = getComputedStyle(part); \
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 }; \
    return [name.trim().replace(/\\s+/g, ' '), stop === document.body || \
      [stop, stop.parentElement, stop.parentElement.parentElement].some(shown)]";

/// What the console of Firefox holds about pages, and is then rid of.
const ERRORS_IN_FIREFOX: &str = "(() => { \
    const all = Services.console.getMessageArray(); \
    Services.console.reset(); \
    return all.filter((one) => one instanceof Ci.nsIScriptError && !(one.flags & Ci.nsIScriptError.warningFlag) \
      && one.sourceName.startsWith('http')).map((one) => one.errorMessage) })()";

/// WebKitGTK is built without manifests and says so at every page whose policy names them.
const UNKNOWN_DIRECTIVE: &str = "Unrecognized Content-Security-Policy directive 'manifest-src'.";

/// Keys that select everything in a field: Control and A. They are let go at the end of a command, and in its middle only
/// by Chromium.
const SELECT_ALL: &str = "\u{E009}a";
const DELETE: &str = "\u{E003}";

/// What the system prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Paper.
    Light,
    /// Night.
    Dark,
}

/// A running browser with one page, as narrow as a phone: 390 points, in Firefox 500, which is the least it takes.
/// Chromium's has touch too. End it with [`Browser::quit`]; if a journey fails before, it ends by itself.
#[derive(Debug)]
pub struct Browser {
    engine: Engine,
    client: Client,
    data: PathBuf,
    // After the client, because it takes the browser with it.
    driver: Driver,
}

/// Presses an element if a finger in its middle would touch it.
const PRESS_WHAT_IS_SEEN: &str = "const [element] = arguments; element.scrollIntoView({ block: 'center' }); \
    const { x, y, width, height } = element.getBoundingClientRect(); \
    const touched = document.elementFromPoint(x + width / 2, y + height / 2); \
    if (!touched || !element.contains(touched)) return false; \
    element.click(); return true";

/// Where a finger touches what FIND finds; or why it cannot.
const TOUCHABLE: &str = "const element = FIND; if (!element) return 'there is none'; \
    const inside = () => { const { top, bottom } = element.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight }; \
    const point = () => { const { x, y, width, height } = element.getBoundingClientRect(); \
      return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) } }; \
    const reached = () => { const { x, y } = point(); return element.contains(document.elementFromPoint(x, y)) }; \
    if (!inside() || !reached()) element.scrollIntoView({ block: 'center' }); \
    const { width, height } = element.getBoundingClientRect(); \
    if (width < 43.5 || height < 43.5) return `only ${width} by ${height} points`; \
    return reached() ? point() : 'something lies over it'";

/// Scrolls to an element that is out of sight, and waits until it stays where it is.
const INTO_SIGHT: &str = "const element = arguments[0]; const place = () => element.getBoundingClientRect(); \
    if (place().top >= 0 && place().bottom <= innerHeight) return; \
    element.scrollIntoView({ block: 'center' }); \
    const frame = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); setTimeout(done, 100) }); \
    return (async () => { for (let before; before !== place().top;) { before = place().top; await frame(); await frame() } })()";

impl Browser {
    /// Starts Chromium with what this profile has kept.
    ///
    /// # Errors
    /// When there is no browser, with the line on what to install; or it does not start.
    pub async fn start(profile: &Profile) -> Outcome<Self> {
        Self::start_in(Engine::Chromium, profile).await
    }

    /// Starts a browser of this engine with what this profile has kept. A profile is of one engine for good.
    ///
    /// # Errors
    /// When there is no browser, with the line on what to install; or it does not start.
    pub async fn start_in(engine: Engine, profile: &Profile) -> Outcome<Self> {
        let mut failure = "it did not answer".into();
        for _ in 0..STARTS {
            match timeout(3 * PATIENCE, Self::start_once(engine, profile)).await {
                Ok(Ok(browser)) => return Ok(browser),
                Ok(Err(error)) => failure = error,
                Err(_) => {}
            }
        }
        Err(format!("starting {engine:?}: {failure}").into())
    }

    async fn start_once(engine: Engine, profile: &Profile) -> Outcome<Self> {
        let installed = engine.ensure()?;
        let data = profile.data();
        fs::create_dir_all(&data)?;
        let driver = Driver::start(engine, &installed.driver, &data)?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities::of(engine, &installed.browser, profile)?)
            .connect(&driver.url())
            .await?;
        if engine != Engine::Chromium {
            client.set_window_size(390, 844).await?;
        }
        Ok(Self { engine, client, data, driver })
    }

    /// Closes the page and the browser, so that everything kept is on disk.
    ///
    /// # Errors
    /// When the browser is gone already, or does not end.
    pub async fn quit(self) -> Outcome {
        let mut processes = processes::tree(self.driver.process())?;
        processes.retain(|process| *process != self.driver.process());
        self.client.close().await?;
        processes::until_gone(&processes).await
    }

    /// Kills the browser with all its processes, as a phone does that needs the memory: nothing is asked, nothing is
    /// finished.
    ///
    /// # Errors
    /// When one of them cannot be killed.
    pub fn kill(self) -> Outcome {
        processes::kill(self.driver.process())
    }

    /// The WebDriver client, for what has no name here.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Goes to an address, as if typed.
    ///
    /// # Errors
    /// When nothing answers there.
    pub async fn open(&self, url: &str) -> Outcome {
        self.client.goto(url).await.map_err(|error| format!("opening {url}: {error}").into())
    }

    /// Reloads the page.
    ///
    /// # Errors
    /// When nothing answers.
    pub async fn reload(&self) -> Outcome {
        if self.engine != Engine::Chromium {
            // Firefox' driver would reload past the cache and the service worker, as nobody does who taps on "reload"; WebKit's
            // now and then waits for ever.
            self.run("location.reload()").await?;
            return Ok(());
        }
        self.client.refresh().await.map_err(|error| format!("reloading: {error}").into())
    }

    /// Runs the body of a function in the page and waits for the promise that it may return.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn run(&self, script: &str) -> Outcome<Value> {
        Ok(self.client.execute(script, vec![]).await?)
    }

    /// Waits until an expression in the page, or the promise that it is, is true.
    ///
    /// # Errors
    /// When it is not after ten seconds; says what the page shows instead.
    pub async fn until(&self, expression: &str) -> Outcome {
        let script = format!("return (async () => Boolean(await ({expression})))()");
        for _ in 0..PATIENCE.as_millis() / GLANCE.as_millis() {
            // A page in the middle of a reload cannot answer.
            if self.run(&script).await.is_ok_and(|value| value == true) {
                return Ok(());
            }
            sleep(GLANCE).await;
        }
        let shown = self.text().await.unwrap_or_default();
        Err(format!("waited in vain for {expression}; the page shows:\n{shown}").into())
    }

    /// Waits until the page shows this text; a blank stands for any space.
    ///
    /// # Errors
    /// When it does not after ten seconds; says what it shows instead.
    pub async fn see(&self, text: &str) -> Outcome {
        self.until(&format!("document.body.innerText.replace(/\\s+/g, ' ').includes({})", json!(text))).await
    }

    /// All text that the page shows.
    ///
    /// # Errors
    /// When the page cannot answer.
    pub async fn text(&self) -> Outcome<String> {
        let text = self.run("return document.body.innerText").await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Presses the button or link with this name: its text, or its `aria-label`.
    ///
    /// # Errors
    /// When there is none after ten seconds, or something lies over it.
    pub async fn click(&self, name: &str) -> Outcome {
        let quoted = json!(name);
        let path = format!(
            "//*[self::button or self::a or self::summary or self::label or @role='button' or @role='tab' or @role='radio']\
             [normalize-space(.)={quoted} or @aria-label={quoted}]"
        );
        self.press(&path).await
    }

    /// Presses what an XPath finds.
    ///
    /// # Errors
    /// When it finds nothing in ten seconds, or something lies over it.
    pub async fn press(&self, path: &str) -> Outcome {
        self.press_found(Locator::XPath(path), path).await
    }

    /// Presses what a selector finds.
    ///
    /// # Errors
    /// When it finds nothing in ten seconds, or something lies over it.
    pub async fn tap(&self, selector: &str) -> Outcome {
        self.press_found(Locator::Css(selector), selector).await
    }

    /// Touches the middle of what a selector finds, as a finger does, and does not look at what comes of it: the page
    /// has nothing else to do then, so it can be timed.
    ///
    /// # Errors
    /// When it finds nothing.
    pub async fn touch(&self, selector: &str) -> Outcome {
        let script = format!(
            "const {{ x, y, width, height }} = document.querySelector({}).getBoundingClientRect(); \
             return {{ x: Math.round(x + width / 2), y: Math.round(y + height / 2) }}",
            json!(selector)
        );
        let finger = self.run(&script).await?;
        for (kind, points) in [("touchStart", json!([finger])), ("touchEnd", json!([]))] {
            let touch = json!({ "type": kind, "touchPoints": points });
            self.devtools("Input.dispatchTouchEvent", touch).await?;
        }
        Ok(())
    }

    /// Touches what an expression finds, as a finger does that sees it: it is brought into sight, is large enough (S51), and
    /// nothing lies over it.
    ///
    /// # Errors
    /// When it finds nothing in ten seconds, or what a finger cannot touch.
    pub async fn finger(&self, find: &str) -> Outcome {
        let script = TOUCHABLE.replace("FIND", find);
        let mut finger = Value::Null;
        for _ in 0..PATIENCE.as_millis() / GLANCE.as_millis() {
            finger = self.run(&script).await?;
            if finger.is_object() {
                break;
            }
            sleep(GLANCE).await;
        }
        if !finger.is_object() {
            let shown = self.text().await.unwrap_or_default();
            return Err(format!("{find}: {finger}; the page shows:\n{shown}").into());
        }
        for (kind, points) in [("touchStart", json!([finger])), ("touchEnd", json!([]))] {
            let touch = json!({ "type": kind, "touchPoints": points });
            self.devtools("Input.dispatchTouchEvent", touch).await?;
        }
        Ok(())
    }

    /// Locks the phone: the page is hidden and frozen, no timer and no frame comes. Only Chromium can.
    ///
    /// # Errors
    /// When the browser does not know the command.
    pub async fn lock(&self) -> Outcome {
        self.devtools("Page.setWebLifecycleState", json!({ "state": "frozen" })).await?;
        Ok(())
    }

    /// Unlocks the phone: the page goes on, and is seen again.
    ///
    /// # Errors
    /// When the browser does not know the commands.
    pub async fn unlock(&self) -> Outcome {
        self.devtools("Page.setWebLifecycleState", json!({ "state": "active" })).await?;
        let window = self.devtools("Browser.getWindowForTarget", json!({})).await?;
        // What was frozen counts as hidden until its window comes up.
        for state in ["minimized", "normal"] {
            let bounds = json!({ "windowId": window["windowId"], "bounds": { "windowState": state } });
            self.devtools("Browser.setWindowBounds", bounds).await?;
        }
        self.until("document.visibilityState === 'visible'").await
    }

    /// Replaces what a field holds.
    async fn replace(&self, field: &Element, text: &str) -> Result<(), CmdError> {
        field.send_keys(SELECT_ALL).await?;
        // Chromium's driver has no keys for characters beyond the basic plane, such as an emoji; a keyboard of a phone
        // inserts them as text.
        if text.chars().all(|character| u32::from(character) < 0x1_0000) {
            return field.send_keys(&format!("{DELETE}{text}")).await;
        }
        field.send_keys(DELETE).await?;
        let insert = format!("document.execCommand('insertText', false, {})", json!(text));
        self.client.execute(&insert, vec![]).await?;
        Ok(())
    }

    async fn press_found(&self, locator: Locator<'_>, shown: &str) -> Outcome {
        for _ in 0..REDRAWN {
            let element = self.found(locator, shown).await?;
            match self.press_element(&element).await {
                // The screen was drawn anew in between, or the row that came into sight is not drawn yet. Nothing was pressed:
                // whoever presses looks again.
                Err(error) if error.is_stale_element_reference() || error.is_element_not_interactable() => {
                    sleep(GLANCE).await;
                }
                pressed => return pressed.map_err(|error| format!("pressing {shown}: {error:?}").into()),
            }
        }
        // WebKit's driver sometimes takes a row in sight for one that is not, again and again, where rows get their height
        // late. The page is asked to press it then, if it is really what lies in its middle.
        let element = self.found(locator, shown).await?;
        let pressed = self.client.execute(PRESS_WHAT_IS_SEEN, vec![serde_json::to_value(&element)?]).await?;
        if pressed.as_bool() == Some(true) {
            return Ok(());
        }
        Err(format!("{shown} is drawn anew again and again, or cannot be pressed").into())
    }

    async fn press_element(&self, element: &Element) -> Result<(), CmdError> {
        // What was out of sight is brought there first: rows that come into sight get their height only then, and move it.
        self.client.execute(INTO_SIGHT, vec![serde_json::to_value(element)?]).await?;
        element.click().await
    }

    async fn found(&self, locator: Locator<'_>, shown: &str) -> Outcome<Element> {
        match self.client.wait().at_most(PATIENCE).for_element(locator).await {
            Ok(element) => Ok(element),
            Err(_) => {
                let page = self.text().await.unwrap_or_default();
                Err(format!("there is no {shown}; the page shows:\n{page}").into())
            }
        }
    }

    /// Sends keys to what has the focus.
    ///
    /// # Errors
    /// When the page cannot answer.
    pub async fn keys(&self, keys: &str) -> Outcome {
        Ok(self.client.active_element().await?.send_keys(keys).await?)
    }

    /// Presses Tab until what has this name has the focus, and checks that each stop on the way can be seen to have it.
    ///
    /// # Errors
    /// When all stops of the page were passed without it, or one of them does not show the focus.
    pub async fn tab_to(&self, name: &str) -> Outcome {
        let mut passed = Vec::new();
        for _ in 0..STOPS {
            self.keys("\u{E004}").await?;
            let stop = self.run(STOP).await?;
            let (stop, shown) = (stop[0].as_str().unwrap_or_default(), stop[1] == true);
            if !shown {
                return Err(format!("nothing shows that {stop} has the focus").into());
            }
            if stop == name {
                return Ok(());
            }
            passed.push(stop.to_owned());
        }
        Err(format!("the keyboard does not reach {name}, only {passed:#?}").into())
    }

    /// Sends keys to what a selector finds; a file field takes the path of a file.
    ///
    /// # Errors
    /// When it finds nothing in ten seconds.
    pub async fn send(&self, selector: &str, keys: &str) -> Outcome {
        Ok(self.found(Locator::Css(selector), selector).await?.send_keys(keys).await?)
    }

    /// Types into the field that a selector finds, in place of what is there.
    ///
    /// # Errors
    /// When it finds nothing in ten seconds.
    pub async fn type_into(&self, selector: &str, text: &str) -> Outcome {
        let field = self.found(Locator::Css(selector), selector).await?;
        self.replace(&field, text).await.map_err(|error| format!("typing into {selector}: {error}").into())
    }

    /// Types into the field with this label (its `<label>` or `aria-label`), in place of what is there.
    ///
    /// # Errors
    /// When there is no such field after ten seconds.
    pub async fn fill(&self, label: &str, text: &str) -> Outcome {
        let field = self.labelled(label).await?;
        self.replace(&field, text).await.map_err(|error| format!("typing into {label}: {error}").into())
    }

    /// Chooses the option with this text in the list with this label.
    ///
    /// # Errors
    /// When there is no such list or option.
    pub async fn choose(&self, label: &str, option: &str) -> Outcome {
        Ok(self.labelled(label).await?.select_by_label(option).await?)
    }

    /// The option that is chosen in the list with this label.
    ///
    /// # Errors
    /// When there is no such list after ten seconds.
    pub async fn chosen(&self, label: &str) -> Outcome<String> {
        self.labelled(label).await?;
        let text = self.run(&format!("return {}.selectedOptions[0].innerText", labelled(label))).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Sets the date field with this label, as a calendar does: how a date is typed differs from place to place.
    ///
    /// # Errors
    /// When there is no such field after ten seconds.
    pub async fn set_date(&self, label: &str, date: &str) -> Outcome {
        self.labelled(label).await?;
        let script = format!(
            "const field = {}; field.value = {}; field.dispatchEvent(new Event('input', {{ bubbles: true }}))",
            labelled(label),
            json!(date)
        );
        self.run(&script).await?;
        Ok(())
    }

    /// Puts a text into the field that a selector finds, in place of what is there, at once: for long ones.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn paste(&self, selector: &str, text: &str) -> Outcome {
        self.found(Locator::Css(selector), selector).await?;
        let script = format!(
            "document.querySelector({}).select(); document.execCommand({})",
            json!(selector),
            if text.is_empty() {
                "'delete'".to_owned()
            } else {
                format!("'insertText', false, {}", json!(text))
            }
        );
        self.run(&script).await?;
        Ok(())
    }

    async fn labelled(&self, label: &str) -> Outcome<Element> {
        let find = labelled(label);
        self.until(&find).await?;
        let found = self.run(&format!("return {find}")).await?;
        Ok(Element::from_element_id(self.client.clone(), reference(&found)?))
    }

    /// Keeps a picture of the screen in `target/screenshots/<name>.png`, and says where.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub async fn picture(&self, name: &str) -> Outcome<PathBuf> {
        let folder = xtask::place::target()?.join("screenshots");
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, self.client.screenshot().await?)?;
        Ok(file)
    }

    /// Sets what the system prefers. Only Chromium can.
    ///
    /// # Errors
    /// When the browser does not know the command.
    pub async fn prefer(&self, theme: Theme) -> Outcome {
        let value = if theme == Theme::Dark { "dark" } else { "light" };
        let features = json!([{ "name": "prefers-color-scheme", "value": value }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        Ok(())
    }

    /// Says that the system reduces motion. Only Chromium can.
    ///
    /// # Errors
    /// When the browser does not know the command.
    pub async fn prefer_stillness(&self) -> Outcome {
        let features = json!([{ "name": "prefers-reduced-motion", "value": "reduce" }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        Ok(())
    }

    /// A slow phone on a slow network: 4 times slower, 1.6 Mbit/s, 150 ms (storage rule S43). Only Chromium can.
    ///
    /// # Errors
    /// When the browser does not know the commands.
    pub async fn slow_down(&self) -> Outcome {
        let throughput = 1_600_000 / 8;
        let network = json!({ "offline": false, "latency": 150,
            "downloadThroughput": throughput, "uploadThroughput": throughput });
        self.devtools("Network.enable", json!({})).await?;
        self.devtools("Network.emulateNetworkConditions", network).await?;
        self.slow_processor().await
    }

    /// A slow phone: 4 times slower.
    ///
    /// # Errors
    /// When the browser does not know the command.
    pub async fn slow_processor(&self) -> Outcome {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
        Ok(())
    }

    /// Runs a script in every page from now on, before the page's own.
    ///
    /// # Errors
    /// When the browser does not know the command.
    pub async fn run_first(&self, script: &str) -> Outcome {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        Ok(())
    }

    /// Sets the page's clock to a moment of the phone's own zone; it goes on from there. For every page that is opened from now
    /// on in this tab, until it is set again.
    ///
    /// # Errors
    /// When the browser does not know the command.
    pub async fn set_clock(&self, moment: NaiveDateTime) -> Outcome {
        let now = self.run("return (globalThis.RealDate ?? Date).now()").await?;
        let (day, hour, minute) = (moment.date(), moment.hour(), moment.minute());
        let parts = format!("{}, {}, {}, {hour}, {minute}", day.year(), day.month0(), day.day());
        self.run_first(&format!(
            "(() => {{ const Real = globalThis.RealDate ?? Date; globalThis.RealDate = Real; \
             const ahead = new Real({parts}).getTime() - {now}; \
             globalThis.Date = class extends Real {{ \
               constructor(...parts) {{ if (parts.length) super(...parts); else super(Real.now() + ahead); }} \
               static now() {{ return Real.now() + ahead }} }} }})()"
        ))
        .await
    }

    /// Seconds since 1970, by the browser's clock.
    ///
    /// # Errors
    /// When the page cannot answer.
    pub async fn clock(&self) -> Outcome<u64> {
        Ok(self.run("return Math.floor(Date.now() / 1000)").await?.as_u64().ok_or("no clock")?)
    }

    /// Puts keys and values into the localStorage of a site. The app is not started by it.
    ///
    /// # Errors
    /// When they do not fit, or nothing answers there.
    pub async fn fill_storage(&self, site: &Server, content: &BTreeMap<String, String>) -> Outcome {
        self.open(&format!("{}rescue.html", site.url())).await?;
        let script =
            "for (const [key, value] of Object.entries(arguments[0])) localStorage.setItem(key, value)";
        self.client.execute(script, vec![json!(content)]).await?;
        Ok(())
    }

    /// A command of the Chrome DevTools protocol.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        Ok(self.client.issue_cmd(Post { path: "goog/cdp/execute", body }).await?)
    }

    /// Waits until the service worker has taken everything it needs.
    ///
    /// # Errors
    /// When it has not after ten seconds.
    pub async fn ready_for_offline(&self) -> Outcome {
        self.until("navigator.serviceWorker.getRegistration().then((r) => r?.active?.state === 'activated')")
            .await
    }

    /// Fails if axe finds anything on the page as it is.
    ///
    /// # Errors
    /// What it found, one line each: rule, place, advice.
    pub async fn check_accessibility(&self) -> Outcome {
        if self.run("return typeof axe").await? == "undefined" {
            self.run(&fs::read_to_string(xtask::tools::axe()?)?).await?;
        }
        let found = self
            .run(
                "return axe.run().then((result) => result.violations.flatMap((rule) => rule.nodes.map((node) => \
                 `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`)).join('\\n'))",
            )
            .await?;
        match found.as_str() {
            Some("") => Ok(()),
            Some(found) => Err(format!("axe finds:\n{found}").into()),
            None => Err("axe did not run".into()),
        }
    }

    /// What the console has complained about since the last question: errors, panics, blocked by policy. Firefox tells
    /// what nobody caught and what was blocked, not what a script wrote with `console.error`.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn complaints(&self) -> Outcome<Vec<String>> {
        match self.engine {
            Engine::Chromium => {
                let mut log = self.log("browser").await?;
                log.retain(|entry| entry["level"] == "SEVERE");
                Ok(log.iter().filter_map(|entry| entry["message"].as_str().map(str::to_owned)).collect())
            }
            Engine::Firefox => {
                self.in_context("chrome").await?;
                let errors = self.strings(ERRORS_IN_FIREFOX).await;
                self.in_context("content").await?;
                errors
            }
            Engine::WebKit => {
                let console = capabilities::console(&self.data);
                let text = fs::read_to_string(&console)?;
                // WebKit goes on writing at the end, wherever that is.
                fs::write(&console, "")?;
                let error = |line: &&str| {
                    line.contains("CONSOLE ")
                        && line.contains(" ERROR ")
                        && !line.ends_with(UNKNOWN_DIRECTIVE)
                };
                Ok(text.lines().filter(error).map(str::to_owned).collect())
            }
        }
    }

    /// Scripts run in the page, "content", or in the browser itself, "chrome".
    async fn in_context(&self, context: &str) -> Outcome {
        self.client.issue_cmd(Post { path: "moz/context", body: json!({ "context": context }) }).await?;
        Ok(())
    }

    /// Requests of the page since the last question that went, or wanted to go, anywhere but there
    /// (storage rule S47). Only Chromium tells.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn foreign_requests(&self, site: &Server) -> Outcome<Vec<String>> {
        let mut addresses = Vec::new();
        for entry in self.log("performance").await? {
            let event: Value = serde_json::from_str(entry["message"].as_str().unwrap_or_default())?;
            let event = &event["message"];
            let address = match event["method"].as_str() {
                Some("Network.requestWillBeSent") => &event["params"]["request"]["url"],
                Some("Network.webSocketCreated" | "Network.webTransportCreated") => &event["params"]["url"],
                _ => continue,
            };
            addresses.extend(address.as_str().map(str::to_owned));
        }
        let own = |address: &str| {
            // The browser's own pages, its first tab for one, are no requests of ours.
            let local = ["data:", "blob:", "about:", "chrome:", "chrome-untrusted:"];
            local.iter().any(|scheme| address.starts_with(scheme)) || address.starts_with(&site.url())
        };
        addresses.retain(|address| !own(address));
        Ok(addresses)
    }

    async fn log(&self, kind: &str) -> Outcome<Vec<Value>> {
        let body = json!({ "type": kind });
        let log = self.client.issue_cmd(Post { path: "se/log", body }).await?;
        Ok(log.as_array().cloned().unwrap_or_default())
    }
}

/// Finds the field with this `<label>` or `aria-label`; what else a label holds below its first line does not count.
fn labelled(label: &str) -> String {
    let label = json!(label);
    format!(
        "[...document.querySelectorAll('input, textarea, select')].find((field) => field.ariaLabel === {label} \
         || [...field.labels ?? []].some((l) => l.innerText.trim().split('\\n')[0] === {label}))"
    )
}

/// The element that a script returned.
fn reference(value: &Value) -> Outcome<ElementRef> {
    let id = value.as_object().and_then(|object| object.values().next()).and_then(Value::as_str);
    Ok(ElementRef::from(id.ok_or("the script returned no element")?.to_owned()))
}
