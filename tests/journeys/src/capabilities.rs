//! How each engine is asked for: its program, its profile, and nothing that leaves this machine.

use crate::{Engine, Outcome, Profile};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// What the driver is told about the browser that it shall start.
pub(crate) fn of(engine: Engine, browser: &Path, profile: &Profile) -> Outcome<Map<String, Value>> {
    let capabilities = match engine {
        Engine::Chromium => chromium(browser, profile),
        Engine::Firefox => firefox(browser, profile),
        Engine::WebKit => webkit(browser, profile),
    };
    match capabilities {
        Value::Object(capabilities) => Ok(capabilities),
        _ => Err("capabilities are an object".into()),
    }
}

/// The file in which WebKit's console is kept.
pub(crate) fn console(data: &Path) -> PathBuf {
    data.join("console")
}

fn chromium(browser: &Path, profile: &Profile) -> Value {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        format!("--user-data-dir={}", profile.data().display()),
        // Nothing leaves this machine; neither do the browser's own errands.
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1".to_owned(),
    ];
    let quiet = [
        "disable-gpu",
        "disable-dev-shm-usage",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
        "disable-domain-reliability",
        "no-default-browser-check",
        "no-first-run",
        "no-pings",
    ];
    arguments.extend(quiet.map(|flag| format!("--{flag}")));
    if xtask::run::is_root() {
        arguments.push("--no-sandbox".to_owned());
    }
    json!({
        "goog:chromeOptions": {
            "binary": browser,
            "args": arguments,
            "mobileEmulation": { "deviceMetrics":
                { "width": 390, "height": 844, "pixelRatio": 2, "touch": true, "mobile": true } },
            "prefs": { "download.default_directory": profile.downloads(), "download.prompt_for_download": false },
        },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    })
}

fn firefox(browser: &Path, profile: &Profile) -> Value {
    // A proxy that is not there, for everything but this machine.
    const NOWHERE: &str = "127.0.0.1";
    json!({
        "moz:firefoxOptions": {
            "binary": browser,
            "args": ["-headless", "-profile", profile.data()],
            "prefs": {
                "network.proxy.type": 1,
                "network.proxy.http": NOWHERE,
                "network.proxy.http_port": 9,
                "network.proxy.ssl": NOWHERE,
                "network.proxy.ssl_port": 9,
            },
        },
    })
}

fn webkit(browser: &Path, profile: &Profile) -> Value {
    let window = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/webkit.js");
    let data = profile.data();
    // The driver throws away what its browser prints; a shell keeps it.
    let start = r#"exec "$0" "$1" "$2" >>"$3" 2>&1"#;
    json!({
        "webkitgtk:browserOptions": {
            "binary": "/bin/sh",
            "args": ["-c", start, browser, window, data, console(&data)],
        },
    })
}
