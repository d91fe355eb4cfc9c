// Starts Brace: theme before the first paint, the wasm app, a way out when that fails, and the
// service worker. A plain script in <head>, not a module: a module would run after the first paint.
//
// Events on `window`, the whole contract with the app:
//   "brace-update-ready"   a new version waits (also <html data-update="ready">, for an app that
//                          mounts later than the event)
//   "brace-accept-update"  sent by the app when the user accepts: the new version takes over and
//                          this page reloads. Other tabs go on as they are.
(() => {
  "use strict";
  const root = document.documentElement;
  const { js, wasm, exercises } = document.currentScript.dataset;
  const parsed = new Promise((resolve) =>
    document.readyState === "loading"
      ? addEventListener("DOMContentLoaded", resolve, { once: true })
      : resolve(),
  );

  const readTheme = () => {
    try {
      const theme = JSON.parse(localStorage.getItem("brace.pref.theme"));
      if (["light", "dark"].includes(theme)) root.dataset.theme = theme;
    } catch {
      // No storage, or not our JSON: the system's theme is as good.
    }
  };

  // The bar of the browser has the page's ground, also when the theme is changed in the settings.
  const paintBar = () => {
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      const dark = (root.dataset.theme ?? (meta.media.includes("dark") ? "dark" : "light")) === "dark";
      meta.content = dark ? "#0F1214" : "#F2F1EC";
    }
  };

  const load = (address) => fetch(new URL(address, document.baseURI));

  // Compiled while it arrives, where the browser can.
  const compile = async (response) =>
    WebAssembly.compileStreaming
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await (await response).arrayBuffer());

  // The words of the exercises are at the end of the wasm as it travels; while developing they are a file beside it.
  const wordsIn = (module) => new TextDecoder().decode(WebAssembly.Module.customSections(module, "words")[0]);

  const wordsBeside = async (response) => {
    if (!response.ok) throw new Error(`${response.status} for the words of the exercises`);
    return response.text();
  };

  const startApp = async () => {
    const [glue, module, beside] = await Promise.all([
      import(new URL(js, document.baseURI)),
      compile(load(wasm).then(unpacked)),
      exercises && load(exercises).then(wordsBeside),
      parsed,
      window.braceRecord.ready,
    ]);
    // The app reads them there.
    window.braceExercises = beside ?? wordsIn(module);
    await glue.default({ module_or_path: module });
  };

  const showFailure = async () => {
    await parsed;
    document.querySelector("#shell p")?.remove();
    document.getElementById("failure")?.removeAttribute("hidden");
  };

  // A panic of the app is a trap of its wasm, whichever listener or promise it happens in.
  const onError = (error) => error instanceof WebAssembly.RuntimeError && showFailure();
  addEventListener("error", (event) => onError(event.error));
  addEventListener("unhandledrejection", (event) => onError(event.reason));

  const startWorker = async () => {
    // Only a release build is stamped; while developing, a cache would only be in the way.
    if (!document.querySelector('meta[name="brace-build"]')) return;
    const registration = await navigator.serviceWorker.register("./sw.js");
    const announce = () => {
      root.dataset.update = "ready";
      dispatchEvent(new CustomEvent("brace-update-ready"));
    };
    if (registration.waiting) announce();
    registration.addEventListener("updatefound", () => {
      const incoming = registration.installing;
      incoming?.addEventListener("statechange", () => {
        if (incoming.state === "installed" && registration.active) announce();
      });
    });
    addEventListener("brace-accept-update", () => {
      const incoming = registration.waiting;
      incoming?.addEventListener("statechange", () => {
        if (incoming.state === "activated") location.reload();
      });
      incoming?.postMessage({ type: "accept-update" });
    });
  };

  readTheme();
  paintBar();
  new MutationObserver(paintBar).observe(root, { attributeFilter: ["data-theme"] });
  startApp()
    .catch(showFailure)
    .then(startWorker)
    .catch(() => {
      // No service worker here (a private window, plain http): Brace works, online only.
    });
})();
