// The wasm travels sorted, which packs a sixth smaller (xtask/src/hook/pack.rs): the opcodes of all instructions in a
// row, then their operands, alike with alike. This puts it together again: the page at a first visit, the worker for
// later ones.

// The wasm of a response, whichever way it travelled.
async function unpacked(response) {
  if (response.headers.get("content-type") === "application/wasm" || !response.ok) return response;
  const wasm = unpack(new Uint8Array(await response.arrayBuffer()));
  return new Response(wasm, { headers: { "content-type": "application/wasm" } });
}

function unpack(packed) {
  // Streams below 64 hold what belongs to no single instruction; the others hold operands, 64 for each opcode.
  const [LENGTHS, OPCODES, BEFORE_CODE, LOCALS, AFTER_CODE] = [0, 1, 2, 3, 0xff << 6];
  // How many numbers follow an opcode; the offset of what reads or writes memory is one.
  const numbers = new Uint8Array(256).fill(1, 0x02, 0x05).fill(1, 0x0c, 0x0e).fill(1, 0x20, 0x43);
  for (const opcode of [0x10, 0xc5, 0xd0, 0xd2]) numbers[opcode] = 1;
  numbers[0x11] = numbers[0x1c] = 2;

  const wasm = new Uint8Array(2 * packed.length);
  let end = 0;
  // Where each stream goes on; the opcodes, read most, in a variable.
  const at = new Uint32Array(256 << 6);
  let place = 0;

  const copyBytes = (stream, count) => {
    while (count-- > 0) wasm[end++] = packed[at[stream]++];
  };
  const copyNumber = (stream) => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = (wasm[end++] = packed[at[stream]++]);
      value |= (byte & 0x7f) << shift;
      if (!(byte > 0x7f)) return value;
    }
  };
  const opcodeAhead = () => (packed[place] + 0x20) & 0xff;
  const nextOpcode = () => (packed[place++] + 0x20) & 0xff;
  const putLengthBefore = (start) => {
    const length = [];
    for (let rest = end - start; length.push(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest), (rest >>= 7); );
    wasm.copyWithin(start + length.length, start, end);
    wasm.set(length, start);
    end += length.length;
  };

  const copyInstruction = () => {
    let opcode = nextOpcode();
    let stream = opcode << 6;
    let left = numbers[opcode];
    // A constant of three bytes or more, as addresses are.
    if (opcode === 0xc5) opcode = 0x41;
    // Locals and constants are sorted by what comes next.
    else if ((opcode >= 0x20 && opcode <= 0x22) || opcode === 0x41 || opcode === 0x42) stream |= opcodeAhead() >> 2;
    wasm[end++] = opcode;
    if (opcode >= 0x28 && opcode <= 0x3e) {
      // Without the hint of how it is aligned; reads and writes have a stream each.
      wasm[end++] = 0;
      stream = opcode < 0x36 ? 0x28 << 6 : 0x36 << 6;
    } else if (opcode === 0x0e) {
      left = copyNumber(stream) + 1;
    } else if (opcode === 0x43 || opcode === 0x44) {
      copyBytes(stream, opcode === 0x43 ? 4 : 8);
    } else if (opcode === 0xfc) {
      const second = (wasm[end++] = nextOpcode());
      left = second < 8 ? 0 : second === 0x0a ? 2 : 1;
    }
    while (left-- > 0) copyNumber(stream);
    return opcode;
  };

  const lengths = Array.from(at, () => copyNumber(LENGTHS));
  let start = at[LENGTHS];
  lengths.forEach((length, stream) => {
    at[stream] = start;
    start += length;
  });
  if (start > packed.length) throw new Error("The wasm is not whole");

  place = at[OPCODES];
  end = 0;
  copyBytes(BEFORE_CODE, lengths[BEFORE_CODE]);
  const code = end;
  for (let functions = copyNumber(LOCALS); functions > 0; functions--) {
    const body = end;
    for (let left = 2 * copyNumber(LOCALS); left > 0; left--) copyNumber(LOCALS);
    for (let depth = 1; depth > 0 && end < wasm.length; ) {
      const opcode = copyInstruction();
      if (opcode >= 0x02 && opcode <= 0x04) depth++;
      if (opcode === 0x0b) depth--;
    }
    putLengthBefore(body);
  }
  putLengthBefore(code);
  copyBytes(AFTER_CODE, lengths[AFTER_CODE]);
  return wasm.subarray(0, end);
}
