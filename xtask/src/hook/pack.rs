//! The wasm as it travels: packed by `brace-packing`, after the small wasm that unpacks it (`public/unpack.js`).

use super::{read, write};
use crate::run::Run;
use crate::{Outcome, While, place};
use brace_packing::{Unpacker, pack, without_hints};
use std::fs;
use std::path::Path;

/// What travels. The packing of most hosts goes by the extension, and text is packed by all of them: that is for what
/// unpacks, as the rest cannot be packed again. By `.wasm` a host would say to the browser that it is one.
const PACKED: &str = "brace_bg.txt";

/// The words of the exercises, and the section at the end of the wasm that they travel in (`public/start.js`).
const WORDS: &str = "exercises.json";
const NAME: &str = "words";

/// Puts the packed form in the place of the wasm and of the words, and makes sure that a browser gets the same out of it.
pub(super) fn in_place_of_wasm(stage: &Path, unpacker: &[u8]) -> Outcome {
    let (from, to) = (stage.join("brace_bg.wasm"), stage.join(PACKED));
    let wasm = fs::read(&from).doing(from.display())?;
    let wasm = [wasm, section(NAME, take_words(stage)?.as_bytes())].concat();
    let wasm = without_hints(&wasm).ok_or("the wasm cannot be packed")?;
    let packed = pack(&wasm).ok_or("the wasm cannot be packed")?;
    let length = u32::try_from(unpacker.len()).doing("the length of the unpacker")?;
    fs::write(&to, [&length.to_le_bytes(), unpacker, &packed].concat()).doing(to.display())?;
    let unpacked = place::target()?.join("xtask").join("unpacked.wasm");
    unpack(&to, &unpacked)?;
    if fs::read(&unpacked).doing(unpacked.display())? != wasm {
        return Err(format!("unpack.js makes another wasm of {PACKED}, see {}", unpacked.display()));
    }
    fs::remove_file(&from).doing(from.display())?;
    for file in ["index.html", "brace.js"] {
        write(stage, file, &read(stage, file)?.replace("brace_bg.wasm", PACKED))?;
    }
    Ok(())
}

/// As a browser does it.
fn unpack(from: &Path, to: &Path) -> Outcome {
    const SCRIPT: &str = "const fs = require('fs'); const [from, to] = process.argv.slice(1); \
        const unpacked = new Function(fs.readFileSync('public/unpack.js', 'utf8') + 'return unpacked;')(); \
        unpacked(new Response(fs.readFileSync(from))).arrayBuffer() \
        .then((wasm) => fs.writeFileSync(to, Buffer.from(wasm)))";
    Run::new("node", &["--eval", SCRIPT, &from.to_string_lossy(), &to.to_string_lossy()]).text().map(drop)
}

/// The words, which are no file from here on.
fn take_words(stage: &Path) -> Outcome<String> {
    let words = read(stage, WORDS)?;
    let page = read(stage, "index.html")?;
    let mention = format!(" data-exercises=\"./{WORDS}\"");
    if !page.contains(&mention) {
        return Err(format!("index.html lacks `{mention}`"));
    }
    write(stage, "index.html", &page.replace(&mention, ""))?;
    fs::remove_file(stage.join(WORDS)).doing(WORDS)?;
    Ok(words)
}

/// A section that engines pass over, by its name.
fn section(name: &str, contents: &[u8]) -> Vec<u8> {
    let named = [&number(name.len())[..], name.as_bytes(), contents].concat();
    [&[0][..], &number(named.len()), &named].concat()
}

fn number(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// How many bytes of what travels are the words: what it takes to unpack from where they begin. Nothing of another file.
#[must_use]
pub fn bytes_of_words(packed: &[u8]) -> Option<usize> {
    const PIECE: usize = 64;
    let unpacker = u32::from_le_bytes(*packed.first_chunk()?) as usize;
    let packed = packed.get(4 + unpacker..)?;
    let (mut unpacker, mut wasm, mut lengths) = (Unpacker::new(), Vec::new(), Vec::new());
    for piece in packed.chunks(PIECE) {
        unpacker.room(piece.len()).copy_from_slice(piece);
        unpacker.unpack();
        wasm.extend_from_slice(unpacker.unpacked());
        lengths.push(wasm.len());
    }
    unpacker.finish()?;
    let name = [&number(NAME.len())[..], NAME.as_bytes(), b"{"].concat();
    let start = wasm.windows(name.len()).rposition(|window| window == name)?;
    let before = lengths.iter().filter(|length| **length <= start).count() * PIECE;
    Some(packed.len() - before.min(packed.len()))
}

#[cfg(test)]
mod tests {
    use super::section;

    #[test]
    fn a_section_says_how_long_it_and_its_name_are() {
        assert_eq!(section("words", b"{}"), b"\0\x08\x05words{}");
        assert_eq!(section("words", &[7; 200])[..4], [0, 0xce, 0x01, 5]);
    }
}
