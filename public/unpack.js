// The wasm travels packed (packing/): first the length of a small wasm that unpacks, then this, then what it unpacks. The
// page unpacks at a first visit, the worker for later ones.

// The wasm of a response, whichever way it travelled, while it arrives.
function unpacked(response) {
  if (response.headers.get("content-type") === "application/wasm" || !response.ok) return response;
  const wasm = response.body.pipeThrough(unpacking());
  return new Response(wasm, { headers: { "content-type": "application/wasm" } });
}

function unpacking() {
  // As much at a time as lets the page answer in between.
  const SLICE = 1 << 13;
  let arrived = new Uint8Array();
  let unpacker;

  const put = (controller, length) => {
    if (length < 0) throw new Error("The wasm is not whole");
    // A copy: the memory may move.
    controller.enqueue(new Uint8Array(unpacker.memory.buffer, unpacker.unpacked(), length).slice());
  };

  const begin = async () => {
    if (arrived.length < 4) return;
    const end = 4 + new DataView(arrived.buffer).getUint32(0, true);
    if (arrived.length < end) return;
    const { instance } = await WebAssembly.instantiate(arrived.subarray(4, end));
    unpacker = instance.exports;
    arrived = arrived.subarray(end);
  };

  const transform = async (piece, controller) => {
    const all = new Uint8Array(arrived.length + piece.length);
    all.set(arrived);
    all.set(piece, arrived.length);
    arrived = all;
    if (!unpacker) await begin();
    if (!unpacker) return;
    for (let at = 0; at < arrived.length; at += SLICE) {
      if (at > 0) await new Promise((resolve) => setTimeout(resolve));
      const slice = arrived.subarray(at, at + SLICE);
      const room = unpacker.room(slice.length);
      new Uint8Array(unpacker.memory.buffer, room, slice.length).set(slice);
      put(controller, unpacker.unpack());
    }
    arrived = new Uint8Array();
  };

  const flush = (controller) => put(controller, unpacker ? unpacker.finish() : -1);

  // Unpacks whether or not somebody reads already: the app waits for other files, too.
  return new TransformStream({ transform, flush }, undefined, { highWaterMark: Infinity });
}
