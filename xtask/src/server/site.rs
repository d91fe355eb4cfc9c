//! A build in memory: each file once as it is and once in each encoding that makes it smaller.

use super::http::{Answer, Request};
use crate::hook::digest::short;
use crate::size::pack;
use crate::{Outcome, While, place};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

#[derive(Debug)]
pub(super) struct Site {
    base: String,
    files: HashMap<String, File>,
    headers: Vec<Rule>,
}

#[derive(Debug)]
struct File {
    mime: &'static str,
    tag: String,
    /// Encoding and bytes, best first; the last has no encoding.
    forms: Vec<(&'static str, Arc<[u8]>)>,
}

/// A line of `_headers`: where it holds, and the header.
#[derive(Debug)]
struct Rule {
    path: String,
    name: String,
    value: String,
}

impl Site {
    pub(super) fn read(folder: &Path, base: &str) -> Outcome<Self> {
        let mut files = HashMap::new();
        let mut headers = Vec::new();
        for name in place::files_below(folder)? {
            let contents = fs::read(folder.join(&name)).doing(&name)?;
            if name == "_headers" {
                headers = rules(&String::from_utf8_lossy(&contents));
            } else {
                files.insert(format!("/{name}"), File::new(&name, contents));
            }
        }
        if !files.contains_key("/index.html") {
            return Err(format!("{} has no index.html: run `cargo xtask build`", folder.display()));
        }
        Ok(Self { base: base.trim_end_matches('/').to_owned(), files, headers })
    }

    pub(super) fn answer(&self, request: &Request) -> Answer {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Answer::new(405);
        }
        let Some(path) = request.path.strip_prefix(&self.base) else {
            return Answer::new(404);
        };
        if path.is_empty() {
            return Answer::new(301).with("location", &format!("{}/", self.base));
        }
        let Some(file) = self.files.get(if path == "/" { "/index.html" } else { path }) else {
            return Answer::new(404);
        };
        let mut answer = file.answer(request);
        for rule in self.headers.iter().filter(|rule| rule.holds_for(path)) {
            answer = answer.with(&rule.name, &rule.value);
        }
        answer
    }
}

impl File {
    fn new(name: &str, contents: Vec<u8>) -> Self {
        let mime = mime(name);
        let mut forms: Vec<(&'static str, Arc<[u8]>)> = Vec::new();
        if !mime.starts_with("image/png") {
            // As hosts do it while answering; `size` weighs with the best level.
            forms.push(("br", pack::brotli(&contents, 5).into()));
            forms.push(("gzip", pack::gzip(&contents, 6).into()));
            forms.retain(|(_, bytes)| bytes.len() < contents.len());
        }
        let tag = format!("\"{}\"", short(&contents));
        forms.push(("", contents.into()));
        Self { mime, tag, forms }
    }

    fn answer(&self, request: &Request) -> Answer {
        let known = request.known_tag.contains(self.tag.trim_matches('"'));
        let mut answer = Answer::new(if known { 304 } else { 200 })
            .with("content-type", self.mime)
            .with("vary", "accept-encoding")
            .with("etag", &self.tag);
        if known {
            return answer;
        }
        let form = self.forms.iter().find(|(e, _)| e.is_empty() || request.accepts(e));
        if let Some((encoding, bytes)) = form {
            if !encoding.is_empty() {
                answer = answer.with("content-encoding", encoding);
            }
            answer.body = Arc::clone(bytes);
        }
        answer
    }
}

impl Rule {
    fn holds_for(&self, path: &str) -> bool {
        match self.path.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == self.path,
        }
    }
}

fn rules(text: &str) -> Vec<Rule> {
    let mut rules = Vec::new();
    let mut path = "";
    for line in text.lines() {
        if !line.starts_with(' ') {
            path = line.trim();
        } else if let Some((name, value)) = line.split_once(':') {
            let part = |text: &str| text.trim().to_owned();
            rules.push(Rule { path: path.to_owned(), name: part(name), value: part(value) });
        }
    }
    rules
}

fn mime(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
