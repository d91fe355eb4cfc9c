//! The wasm as it travels: packed by `brace-packing`, after the small wasm that unpacks it (`public/unpack.js`).

use super::{read, write};
use crate::run::Run;
use crate::{Outcome, While, place};
use brace_packing::{pack, without_hints};
use std::fs;
use std::path::Path;

/// What travels. The packing of most hosts goes by the extension, and text is packed by all of them: that is for what
/// unpacks, as the rest cannot be packed again. By `.wasm` a host would say to the browser that it is one.
const PACKED: &str = "brace_bg.txt";

/// Puts the packed form in the place of the wasm, and makes sure that a browser gets the same out of it.
pub(super) fn in_place_of_wasm(stage: &Path, unpacker: &[u8]) -> Outcome {
    let (from, to) = (stage.join("brace_bg.wasm"), stage.join(PACKED));
    let wasm = fs::read(&from).doing(from.display())?;
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
