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

  // Milliseconds from each tap on "Log set" until its set is on the screen.
  const taps = [];
  const sets = () => document.querySelectorAll("main table button").length;
  const onClick = ({ target, timeStamp }) => {
    if (!target.closest("#log-set")) return;
    const before = sets();
    painted(() => {
      if (sets() === before + 1) taps.push(performance.now() - timeStamp);
    });
  };
  addEventListener("click", onClick, { capture: true });

  const probe = (window.probe = { started, taps, writes: 0 });
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    if (key.startsWith("brace.")) probe.writes++;
    setItem.call(this, key, value);
  };
})();
