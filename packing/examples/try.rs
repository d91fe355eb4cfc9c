use std::time::Instant;
fn main() {
    let wasm = std::fs::read(std::env::args().nth(1).unwrap()).unwrap();
    let packed = brace_packing::pack(&wasm).unwrap();
    let mut best = 1e9f64; let mut same = true;
    for _ in 0..3 {
        let start = Instant::now();
        let mut u = brace_packing::Unpacker::new();
        let mut out = Vec::new();
        for piece in packed.chunks(8192) { u.room(piece.len()).copy_from_slice(piece); u.unpack(); out.extend_from_slice(u.unpacked()); }
        let whole = u.end(); out.extend_from_slice(u.unpacked());
        same &= whole && brace_packing::pack(&out).unwrap() == packed; if std::env::args().nth(3).is_some() { std::fs::write("/tmp/plain.wasm", &out).unwrap(); }
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
    }
    println!("{} -> {} in {best:.0} ms, {same}", wasm.len(), packed.len());
    if let Some(to) = std::env::args().nth(2) { std::fs::write(to, &packed).unwrap(); }
}
