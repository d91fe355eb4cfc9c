// Watches a page for the benchmark, from before its first script. What it finds is in `probe`.
(() => {
  // The frame after the next one begins when the next one has been drawn.
  const painted = (done) => requestAnimationFrame(() => requestAnimationFrame(done));

  // Milliseconds from the start of the navigation until the main key of the screen is there to be pressed.
  const started = new Promise((resolve) => {
    const mounted = new MutationObserver(() => {
      if (document.getElementById("shell") || !document.querySelector(".main-act")) return;
      mounted.disconnect();
      painted(() => resolve(performance.now()));
    });
    mounted.observe(document, { childList: true, subtree: true });
  });

  // Milliseconds from each tap on "Log set" to the first frame painted after it, as the browser itself measures them (Event
  // Timing, in steps of 8; it is silent about less than 16). In that frame the set has to be there. A touch by DevTools is let
  // go only with the browser's next frame, and that wait counts too: a finger has it better by about 10.
  const slow = [];
  let shown = 0;
  const sets = () => document.querySelectorAll("main table button").length;
  const onClick = ({ target }) => {
    if (!target.closest("#log-set")) return;
    const before = sets();
    requestAnimationFrame(() => setTimeout(() => (shown += sets() === before + 1)));
  };
  addEventListener("click", onClick, { capture: true });
  const note = (list) => {
    for (const { name, target, duration } of list.getEntries())
      if (name === "click" && target?.closest("#log-set")) slow.push(duration);
  };
  new PerformanceObserver(note).observe({ type: "event", durationThreshold: 16 });
  const taps = () => [...slow, ...Array(Math.max(0, shown - slow.length)).fill(16)];

  // What the log writes, and beside it what is kept of a running timer.
  const probe = (window.probe = { started, taps, writes: 0, timer: 0 });
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    if (key === "brace.pref.timer") probe.timer++;
    else if (key.startsWith("brace.")) probe.writes++;
    setItem.call(this, key, value);
  };
})();
