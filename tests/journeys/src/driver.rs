//! The driver of an engine as a child process, and the commands of their own that we use.

use crate::{Engine, Outcome, processes};
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::Value;
use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::Duration;
use url::{ParseError, Url};

/// Ends, with its browser, when dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    child: Child,
    port: u16,
    /// What WebKit's window is on.
    _screen: Option<Screen>,
}

impl Driver {
    /// Starts the driver of an engine, whose browser has its home in this folder.
    pub(crate) fn start(engine: Engine, program: &Path, home: &Path) -> Outcome<Self> {
        let mut command = Command::new(program);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        match engine {
            Engine::Chromium => Self::start_and_read_port(command.arg("--port=0")),
            // The system access is for the console, which only a privileged script can read.
            Engine::Firefox => Self::start_and_read_port(
                command.args(["--port", "0", "--allow-system-access"]).env("HOME", home),
            ),
            Engine::WebKit => Self::start_on_screen(command.env("HOME", home)),
        }
    }

    fn start_and_read_port(command: &mut Command) -> Outcome<Self> {
        let mut child = command.spawn()?;
        let mut output = BufReader::new(child.stdout.take().ok_or("a driver has no output")?);
        let mut said = String::new();
        loop {
            let start = said.len();
            if output.read_line(&mut said)? == 0 {
                return Err(format!("the driver did not start: {said}").into());
            }
            if let Some(port) = said.get(start..).and_then(port_in) {
                read_on(output);
                return Ok(Self { child, port, _screen: None });
            }
        }
    }

    /// WebKit's driver does not tell its port, so it is given one.
    fn start_on_screen(command: &mut Command) -> Outcome<Self> {
        let screen = Screen::start()?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut child = command
            .args(["-p", &port.to_string()])
            .env("DISPLAY", &screen.name)
            .env_remove("WAYLAND_DISPLAY")
            // No bus is asked for whoever reads the screen aloud.
            .env("NO_AT_BRIDGE", "1")
            .stdout(Stdio::null())
            .spawn()?;
        for _ in 0..200 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Ok(Self { child, port, _screen: Some(screen) });
            }
            if let Some(status) = child.try_wait()? {
                return Err(format!("the driver did not start: {status}").into());
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err("the driver does not answer".into())
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        processes::kill(self.child.id()).ok();
        self.child.wait().ok();
    }
}

/// A screen in memory.
#[derive(Debug)]
struct Screen {
    child: Child,
    name: String,
}

impl Screen {
    fn start() -> Outcome<Self> {
        // It chooses its number by itself, so that no two take the same one.
        let mut child = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "800x900x24"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut number = String::new();
        let mut output = BufReader::new(child.stdout.take().ok_or("Xvfb has no output")?);
        output.read_line(&mut number)?;
        if number.trim().is_empty() {
            return Err("Xvfb did not start".into());
        }
        Ok(Self { child, name: format!(":{}", number.trim()) })
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// "ChromeDriver was started successfully on port 40123.", "Listening on 127.0.0.1:40123".
fn port_in(line: &str) -> Option<u16> {
    let (_, port) = ["successfully on port ", "Listening on 127.0.0.1:"]
        .iter()
        .find_map(|before| line.split_once(before))?;
    port.trim().trim_end_matches('.').parse().ok()
}

/// A driver that cannot write stops.
fn read_on(mut output: BufReader<ChildStdout>) {
    thread::spawn(move || io::copy(&mut output, &mut io::sink()));
}

/// A POST below the session, with this body.
#[derive(Debug)]
pub(crate) struct Post {
    pub(crate) path: &'static str,
    pub(crate) body: Value,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
