// What the record needs of the browser besides localStorage: one writer among the tabs (S26), a second copy in
// IndexedDB (S17 to S20), and storage that lasts (S39). The app reaches it as `window.braceRecord`. Nothing here throws:
// what a browser lacks is left out.
//
// Events on `window`: "brace-writer" and "brace-reader", when this tab becomes one or the other.
(() => {
  "use strict";

  // ---- one writer -------------------------------------------------------------------------------------------------
  const LOCK = "brace-writer";
  // Without locks every tab writes, and what they write is joined.
  let writes = true;

  const turn = (now) => {
    if (now === writes) return;
    writes = now;
    dispatchEvent(new Event(now ? "brace-writer" : "brace-reader"));
  };

  // Asks for the lock and keeps it until the tab closes or another one takes it. Says whether it was given.
  const ask = (options) =>
    new Promise((answer) => {
      let had = false;
      const held = (lock) => {
        had = Boolean(lock);
        answer(had);
        if (!had) return undefined;
        turn(true);
        return new Promise(() => {});
      };
      navigator.locks.request(LOCK, options, held).catch(() => {
        // Taken over by another tab; or, where storage is blocked, locks are not to be had either.
        answer(null);
        if (had) follow();
      });
    });

  // Reads along, and writes again when the other tab is closed.
  const follow = () => {
    turn(false);
    ask({});
  };

  const begin = async () => {
    if (!navigator.locks) return;
    const given = await ask({ ifAvailable: true });
    if (given === false) follow();
  };

  // ---- second copy ------------------------------------------------------------------------------------------------
  const DATABASE = "brace-mirror";
  const KEYS = "keys";
  const PATIENCE = 3000;
  // Deleting waits for what other tabs are still writing.
  const PATIENCE_TO_DELETE = 30000;
  let database;
  let off = !window.indexedDB;
  let last = Promise.resolve();

  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  const inTime = (work, patience = PATIENCE) =>
    Promise.race([work, new Promise((_, reject) => setTimeout(reject, patience, new Error("too slow")))]);

  const open = () => {
    if (off) return Promise.reject(new Error("off"));
    database ??= inTime(
      (async () => {
        const request = indexedDB.open(DATABASE, 1);
        request.onupgradeneeded = () => request.result.createObjectStore(KEYS);
        const opened = await done(request);
        const forget = () => {
          opened.close();
          database = undefined;
        };
        opened.onversionchange = opened.onclose = forget;
        return opened;
      })(),
    );
    return database;
  };

  const committed = (transaction) =>
    new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });

  // One after the other, whatever becomes of the one before. The first failure turns the copy off for this page: what
  // comes later must not stand in it without what came before. The next start brings it level.
  const inOrder = (work) => {
    last = last.then(async () => {
      if (off) return null;
      try {
        return await inTime(work());
      } catch {
        off = true;
        return null;
      }
    });
    return last;
  };

  const mirror = {
    // Whether there is a second copy.
    get on() {
      return !off;
    },
    // Keys and values in turn, or null.
    read: () =>
      inOrder(async () => {
        const store = (await open()).transaction(KEYS).objectStore(KEYS);
        const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
        return keys.flatMap((key, place) => [key, values[place]]);
      }),
    // One transaction: keys and values in turn, null to remove a key.
    write: (pairs) =>
      inOrder(async () => {
        const transaction = (await open()).transaction(KEYS, "readwrite");
        const store = transaction.objectStore(KEYS);
        for (let place = 0; place < pairs.length; place += 2) {
          if (pairs[place + 1] === null) store.delete(pairs[place]);
          else store.put(pairs[place + 1], pairs[place]);
        }
        await committed(transaction);
        return true;
      }),
    // True when nothing of it is left.
    remove: async () => {
      if (!window.indexedDB) return true;
      off = true;
      await last;
      try {
        // One that could not be opened is deleted all the same.
        (await database?.catch(() => undefined))?.close();
        await inTime(done(indexedDB.deleteDatabase(DATABASE)), PATIENCE_TO_DELETE);
        return true;
      } catch {
        return false;
      }
    },
  };

  // ---- storage that lasts -----------------------------------------------------------------------------------------
  const persistence = { lasting: undefined };
  const asked = async (question) => {
    try {
      persistence.lasting = await navigator.storage[question]();
    } catch {
      // Not to be had here.
    }
  };

  window.braceRecord = {
    ready: Promise.race([begin(), new Promise((resolve) => setTimeout(resolve, 500))]),
    get writes() {
      return writes;
    },
    // Makes this tab the one that writes.
    takeOver: () => ask({ steal: true }),
    mirror,
    persist: () => asked("persist"),
    get lasting() {
      return persistence.lasting;
    },
  };
  asked("persisted");
})();
