//! Child processes: shown before they run, and an error that names them.

use crate::{Outcome, While, place};
use std::env;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A child process, in the root of the checkout.
#[derive(Debug)]
pub struct Run {
    command: Command,
    shown: String,
}

impl Run {
    /// A program with its arguments.
    pub fn new(program: impl AsRef<OsStr>, arguments: &[&str]) -> Self {
        let program = program.as_ref();
        let name = Path::new(program).file_stem().unwrap_or(program).to_string_lossy();
        let shown = format!("{name} {}", arguments.join(" "));
        let mut command = Command::new(program);
        command.args(arguments);
        if let Ok(root) = place::root() {
            command.current_dir(root);
        }
        Self { command, shown }
    }

    /// Sets a variable for this child only.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Hides a variable from this child.
    pub fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Folders whose programs this child finds first.
    pub fn with_programs_from(self, folders: &[&Path]) -> Self {
        let path = env::var_os("PATH").unwrap_or_default();
        let all = folders.iter().map(|f| f.to_path_buf()).chain(env::split_paths(&path));
        match env::join_paths(all) {
            Ok(joined) => self.env("PATH", joined),
            Err(_) => self,
        }
    }

    /// Runs it in full view.
    ///
    /// # Errors
    /// When it cannot start or says that it failed.
    pub fn shown(mut self) -> Outcome {
        eprintln!("  $ {}", self.shown);
        let status = self.command.status().doing(&self.shown)?;
        if status.success() { Ok(()) } else { Err(format!("{}: {status}", self.shown)) }
    }

    /// Runs it silently, for what it prints.
    ///
    /// # Errors
    /// When it cannot start or says that it failed; what it printed is part of the error.
    pub fn text(mut self) -> Outcome<String> {
        let Output { status, stdout, stderr } = self.command.output().doing(&self.shown)?;
        if status.success() {
            return Ok(String::from_utf8_lossy(&stdout).trim().to_owned());
        }
        let said = String::from_utf8_lossy(&stderr);
        Err(format!("{}: {status}\n{}", self.shown, said.trim()))
    }

    /// Runs it with its errors in view, for what it prints.
    ///
    /// # Errors
    /// When it cannot start or says that it failed.
    pub fn shown_text(mut self) -> Outcome<String> {
        eprintln!("  $ {}", self.shown);
        self.command.stderr(Stdio::inherit());
        self.text()
    }

    /// Whether it runs and succeeds; its output is thrown away.
    pub fn succeeds(self) -> bool {
        self.text().is_ok()
    }
}

/// The cargo that runs us.
#[must_use]
pub fn cargo(arguments: &[&str]) -> Run {
    Run::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
}

/// Whether we are root: then Chromium has to do without its sandbox, and packages can be installed.
#[must_use]
pub fn is_root() -> bool {
    cfg!(unix) && Run::new("id", &["-u"]).text().is_ok_and(|id| id == "0")
}
