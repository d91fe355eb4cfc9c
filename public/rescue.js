// Saves what Brace keeps on this device as one file, without the app (storage rule S32). Reads only.
"use strict";

const FORMAT = "brace-raw";
const OURS = "brace.";
const MIRROR = "brace-mirror";

/** The `brace.*` keys and values of localStorage; empty when the browser keeps none for us. */
function readLog() {
  try {
    return Object.fromEntries(
      Object.keys(localStorage)
        .filter((key) => key.startsWith(OURS))
        .sort()
        .map((key) => [key, localStorage.getItem(key)]),
    );
  } catch {
    return {};
  }
}

/** The same keys of the second copy in IndexedDB; empty when there is none. */
async function readMirror() {
  try {
    const database = await openMirror();
    const copies = await Promise.all([...database.objectStoreNames].map((s) => readStore(database, s)));
    database.close();
    return Object.assign({}, ...copies);
  } catch {
    return {};
  }
}

function openMirror() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(MIRROR);
    // Asked to create it: so there is none, and this page makes none.
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error);
  });
}

function readStore(database, name) {
  return new Promise((resolve, reject) => {
    const found = {};
    const request = database.transaction(name).objectStore(name).openCursor();
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return resolve(found);
      if (String(cursor.key).startsWith(OURS)) found[cursor.key] = cursor.value;
      cursor.continue();
    };
  });
}

function saveFile(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Date, time and offset as a clock on the wall shows them: 2026-11-22T18:04:05+01:00. */
function localTime(now) {
  const ahead = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + ahead * 60_000).toISOString().slice(0, 19);
  const two = (minutes) => String(Math.floor(minutes)).padStart(2, "0");
  const [hours, rest] = [Math.abs(ahead) / 60, Math.abs(ahead) % 60];
  return `${local}${ahead < 0 ? "-" : "+"}${two(hours)}:${two(rest)}`;
}

function size(value) {
  if (value === undefined) return "none";
  return (typeof value === "string" ? value : JSON.stringify(value)).length.toLocaleString("en");
}

function row(...cells) {
  const tr = document.createElement("tr");
  tr.append(
    ...cells.map((text) => {
      const td = document.createElement("td");
      td.textContent = text;
      return td;
    }),
  );
  return tr;
}

async function main() {
  const log = readLog();
  const mirror = await readMirror();
  const keys = [...new Set([...Object.keys(log), ...Object.keys(mirror)])].sort();

  const found = document.getElementById("found");
  if (keys.length === 0) {
    found.textContent = "There is no log of Brace in this browser on this device.";
    return;
  }
  found.textContent = `Found ${keys.length} ${keys.length === 1 ? "piece" : "pieces"} of your log.`;
  document
    .getElementById("pieces")
    .append(...keys.map((key) => row(key, size(log[key]), size(mirror[key]))));
  document.getElementById("list").hidden = false;

  const save = document.getElementById("save");
  save.hidden = false;
  save.addEventListener("click", () => {
    const made = localTime(new Date());
    const name = `${FORMAT}-${made.slice(0, 10)}.json`;
    const content = { format: FORMAT, made, local: log, mirror };
    saveFile(name, `${JSON.stringify(content, null, 1)}\n`);
    document.getElementById("saved").textContent = `Saved as ${name}.`;
  });
}

main();
