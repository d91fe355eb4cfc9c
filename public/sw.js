// Brace without a network. The build fills in the two constants below.
//
// Install takes every file as one unit: each must have exactly the bytes of this build, else the
// install fails and the version before stays. Afterwards the cache answers first. A new version
// waits until the page says that the user accepted it.

importScripts("./unpack.js");

// Name of this build, and [address, hash] of each file that the app needs.
const BUILD = "development";
const FILES = [];

// The scope is part of the name: another Brace on this origin keeps its own caches.
const SCOPE = new URL(self.registration.scope);
const PREFIX = `brace-${SCOPE.pathname}-`;
const CACHE = PREFIX + BUILD;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlderBuilds()));
self.addEventListener("message", (event) => {
  if (event.data?.type === "accept-update") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method === "GET" && url.href.startsWith(SCOPE.href)) {
    event.respondWith(answer(event.request));
  }
});

async function install() {
  const responses = await Promise.all(FILES.map(([address, hash]) => obtain(address, hash)));
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(FILES.map(([address], i) => cache.put(address, responses[i])));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

// Whatever the browser has just loaded is good when its hash is right, and is not fetched twice.
// If it is not (a stale copy), the server is asked.
async function obtain(address, integrity) {
  const get = (cache) => fetch(address, { cache, integrity });
  const response = await get("force-cache").catch(() => get("reload"));
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  // Kept as it is started from: unpacked once, and with room beside it for the machine code that a browser makes of it.
  if (address.endsWith(".txt")) return unpacked(response);
  // A host may redirect to its own form of an address; a navigation must not be answered with that.
  return response.redirected
    ? new Response(response.body, { headers: response.headers })
    : response;
}

async function forgetOlderBuilds() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const known = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
  if (known) return known;
  // Routes live behind the hash, so every page of the app is the one page at the scope. A redirect
  // keeps the hash, and the relative addresses in that page stay right.
  if (request.mode === "navigate") return Response.redirect(SCOPE.href);
  return fetch(request);
}
