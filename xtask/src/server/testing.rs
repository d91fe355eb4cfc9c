//! For tests: a folder that goes away by itself, and a bare HTTP request.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A new empty folder, removed when dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// In the system's folder for such things.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "it makes a folder")]
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("brace-{}-{number}", std::process::id()));
        fs::remove_dir_all(&path).ok();
        fs::create_dir_all(&path).ok();
        Self(path)
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file into it, folders included. A failure shows in whatever reads the file.
    pub fn put(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).ok();
        }
        fs::write(path, text).ok();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

/// The whole answer to a GET, headers first; empty when there is none. `headers` end in `\r\n` each.
#[must_use]
pub fn get(url: &str, headers: &str) -> String {
    let (host, path) = url.trim_start_matches("http://").split_once('/').unwrap_or((url, ""));
    let Ok(mut stream) = TcpStream::connect(host) else {
        return String::new();
    };
    let request = format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\n{headers}\r\n");
    let mut answer = Vec::new();
    stream.write_all(request.as_bytes()).ok();
    stream.read_to_end(&mut answer).ok();
    String::from_utf8_lossy(&answer).into_owned()
}
