//! The little of HTTP that a static host needs.

use std::io::{BufRead, BufReader, Read, Result, Write};
use std::net::TcpStream;
use std::sync::Arc;

/// A request as it came in, and what was answered.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// `GET` or another.
    pub method: String,
    /// The path as asked for, without the query.
    pub path: String,
    /// Status of the answer.
    pub status: u16,
    /// Bytes of the answer's body as they travelled, compressed or not.
    pub sent: usize,
    pub(super) encodings: String,
    pub(super) known_tag: String,
}

impl Request {
    pub(super) fn read(stream: &mut TcpStream) -> Option<Self> {
        // Long enough for any browser; nobody makes us remember more.
        let mut lines = BufReader::new(stream.take(64 * 1024)).lines().map_while(Result::ok);
        let first = lines.next()?;
        let mut words = first.split(' ');
        let (method, target) = (words.next()?.to_owned(), words.next()?);
        let path = target.split(['?', '#']).next().unwrap_or_default().to_owned();
        let mut request = Self { method, path, ..Self::default() };
        for line in lines.take_while(|line| !line.is_empty()) {
            let Some((name, value)) = line.split_once(':') else {
                continue;
            };
            match name.to_ascii_lowercase().as_str() {
                "accept-encoding" => request.encodings = value.trim().to_owned(),
                "if-none-match" => request.known_tag = value.trim().to_owned(),
                _ => {}
            }
        }
        Some(request)
    }

    pub(super) fn accepts(&self, encoding: &str) -> bool {
        self.encodings.split(',').any(|e| e.split(';').next().unwrap_or_default().trim() == encoding)
    }
}

/// What goes back.
#[derive(Debug, Default)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Arc<[u8]>,
}

impl Answer {
    pub(super) fn new(status: u16) -> Self {
        Self { status, ..Self::default() }
    }

    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(super) fn write(&self, mut stream: impl Write, head_only: bool) -> Result<()> {
        let reason = match self.status {
            200 => "OK",
            301 => "Moved",
            304 => "Not Modified",
            404 => "Not Found",
            _ => "Method Not Allowed",
        };
        let mut head = format!("HTTP/1.1 {} {reason}\r\n", self.status);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("content-length: {}\r\nconnection: close\r\n\r\n", self.body.len()));
        stream.write_all(head.as_bytes())?;
        if !head_only {
            stream.write_all(&self.body)?;
        }
        stream.flush()
    }
}
