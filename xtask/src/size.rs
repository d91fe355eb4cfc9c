//! `size`: what travels to a phone, file by file, against the budgets (storage rule S43).
//!
//! The total is a cold first load with everything that is needed offline: all files of the worker's
//! list and the worker. Bitmaps of the manifest are fetched when the app is installed, and shown apart.

use crate::hook::{bytes_of_words, is_kept};
use crate::{Outcome, While, place, release};
use std::fs;
use std::path::Path;

/// Bytes of brotli for the first load. One kB is 1,000 bytes.
pub const TOTAL: usize = 330_000;
/// Bytes of brotli for the wasm alone, without the words that travel in its file.
pub const WASM: usize = 260_000;
/// Requests of the first load, the worker's included: it takes what the page has loaded from the
/// browser's cache, so each file is asked for once.
pub const REQUESTS: usize = 10;

/// One file of the release.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// Path in `dist/`.
    pub file: String,
    /// Bytes as stored.
    pub raw: usize,
    /// Bytes after gzip -9.
    pub gzip: usize,
    /// Bytes after brotli -11.
    pub brotli: usize,
    /// Of these, bytes that are the words of the exercises.
    pub words: usize,
}

/// The figures that have a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// Brotli bytes of everything in the first load.
    pub total: usize,
    /// Brotli bytes of the wasm with what unpacks it.
    pub wasm: usize,
    /// Files in the first load.
    pub requests: usize,
}

impl Load {
    /// Of the files of a release.
    #[must_use]
    pub fn of(weights: &[Weight]) -> Self {
        let travels: Vec<_> = weights.iter().filter(|w| in_first_load(&w.file)).collect();
        let wasm =
            travels.iter().filter(|w| w.file.starts_with("brace_bg")).map(|w| w.brotli - w.words).sum();
        Self { total: travels.iter().map(|w| w.brotli).sum(), wasm, requests: travels.len() }
    }

    /// Each figure with its name and budget.
    #[must_use]
    pub fn against_budget(&self) -> [(&'static str, usize, usize); 3] {
        [
            ("first_load_brotli_bytes", self.total, TOTAL),
            ("wasm_brotli_bytes", self.wasm, WASM),
            ("first_load_requests", self.requests, REQUESTS),
        ]
    }
}

/// Prints the table of an up-to-date release and judges it by the budgets.
///
/// # Errors
/// When a budget is exceeded, or the release cannot be built.
pub fn size() -> Outcome {
    let weights = weigh(&release::ensure()?)?;
    let line = |w: &Weight| println!("{:<34}{:>10}{:>10}{:>10}", w.file, w.raw, w.gzip, w.brotli);
    println!("{:<34}{:>10}{:>10}{:>10}", "file", "raw", "gzip", "brotli");
    weights.iter().filter(|w| in_first_load(&w.file)).for_each(line);
    line(&sum("first load", &weights, |w| in_first_load(&w.file)));
    line(&sum("for installing (bitmaps)", &weights, |w| !in_first_load(&w.file)));
    let mut over = Vec::new();
    println!(
        "{:<54}{:>10}",
        "of these, words in the wasm's file",
        weights.iter().map(|w| w.words).sum::<usize>()
    );
    println!();
    for (name, value, budget) in Load::of(&weights).against_budget() {
        println!("{name:<34}{value:>10} of {budget}{}", if value > budget { "  OVER" } else { "" });
        if value > budget {
            over.push(format!("{name} is {value}, the budget is {budget}"));
        }
    }
    if over.is_empty() { Ok(()) } else { Err(over.join("\n")) }
}

/// Weighs every file that a visitor can be sent.
///
/// # Errors
/// When the folder cannot be read.
pub fn weigh(dist: &Path) -> Outcome<Vec<Weight>> {
    let mut weights = Vec::new();
    for file in place::files_below(dist)?.into_iter().filter(|file| file != "_headers") {
        let contents = fs::read(dist.join(&file)).doing(&file)?;
        // Hosts do not pack what only grows.
        let least = |packed: Vec<u8>| packed.len().min(contents.len());
        let (gzip, brotli) = (least(pack::gzip(&contents, 9)), least(pack::brotli(&contents, 11)));
        let words = if file.ends_with(".txt") { bytes_of_words(&contents).unwrap_or(0) } else { 0 };
        weights.push(Weight { file, raw: contents.len(), gzip, brotli, words });
    }
    weights.sort_by_key(|w| std::cmp::Reverse(w.brotli));
    Ok(weights)
}

fn in_first_load(file: &str) -> bool {
    file == "sw.js" || is_kept(file)
}

fn sum(name: &str, weights: &[Weight], of: impl Fn(&Weight) -> bool) -> Weight {
    let start = Weight { file: name.to_owned(), ..Weight::default() };
    weights.iter().filter(|w| of(w)).fold(start, |mut sum, w| {
        sum.raw += w.raw;
        sum.gzip += w.gzip;
        sum.brotli += w.brotli;
        sum
    })
}

/// The two encodings of the web.
pub(crate) mod pack {
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    /// Writing into memory does not fail; if it did, the file would count as incompressible.
    pub(crate) fn gzip(contents: &[u8], level: u32) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::new(level));
        let written = encoder.write_all(contents).and_then(|()| encoder.finish());
        written.unwrap_or_else(|_| contents.to_vec())
    }

    pub(crate) fn brotli(contents: &[u8], quality: u32) -> Vec<u8> {
        let mut packed = Vec::new();
        let mut encoder = brotli::CompressorWriter::new(&mut packed, 4096, quality, 22);
        let written = encoder.write_all(contents).and_then(|()| encoder.flush());
        drop(encoder);
        if written.is_ok() { packed } else { contents.to_vec() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Load, Weight};

    fn file(name: &str, brotli: usize) -> Weight {
        Weight { file: name.to_owned(), brotli, ..Weight::default() }
    }

    #[test]
    fn the_first_load_is_the_list_of_the_worker_and_the_worker() {
        let weights = [
            Weight { words: 20, ..file("brace_bg-1.txt", 220) },
            file("index.html", 30),
            file("sw.js", 4),
            file("icons/x.png", 9000),
        ];
        assert_eq!(Load::of(&weights), Load { total: 254, wasm: 200, requests: 3 });
    }
}
