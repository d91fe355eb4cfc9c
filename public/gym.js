// What a session at the gym needs of the browser: short tones, vibration, a screen that stays on, the share sheet. The app
// reaches it as `window.braceGym`. Nothing here throws, and what a browser lacks is left out.
(() => {
  "use strict";

  // ---- tones ------------------------------------------------------------------------------------------------------
  // By number, as the app names them: hertz and seconds of each part, and what is to be felt, in milliseconds.
  const CUES = [
    { tones: [[440, 0.05]] }, // a second of a lead-in or a change
    { tones: [[660, 0.025]] }, // a second within a phase, a step
    { tones: [[990, 0.08]], buzz: [40] }, // a phase begins
    { tones: [[740, 0.09], [990, 0.12]], buzz: [60, 60, 60] }, // the side changes
    { tones: [[990, 0.12], [1320, 0.22]], buzz: [120, 80, 200] }, // it is over
  ];
  const LOUDNESS = 0.25;
  // How long the sound card is kept after the last tone, so that music and headphones have it to themselves.
  const KEPT = 1.5;
  let context = null;
  let quietAt = 0;
  let sleeping = 0;
  let waiting = [];

  // Sound can begin only after a tap (S41). A context that a call or Siri took away is made anew.
  const audio = () => {
    try {
      // Beside other sound, not instead of it; no music is made quieter.
      if (navigator.audioSession) navigator.audioSession.type = "ambient";
      if (context && context.state === "closed") context = null;
      context = context || new AudioContext({ latencyHint: "interactive" });
      if (context.state !== "running") context.resume().catch(() => {});
      return context;
    } catch {
      return null;
    }
  };

  const sleep = () => {
    clearTimeout(sleeping);
    sleeping = setTimeout(() => {
      if (context && context.currentTime > quietAt) context.suspend().catch(() => {});
      else if (context && context.state === "running") sleep();
    }, KEPT * 1000);
  };

  const wake = () => {
    if (audio()) sleep();
  };

  const play = (at, tones) => {
    const sound = audio();
    if (!sound) return;
    let start = Math.max(sound.currentTime, sound.currentTime + at);
    for (const [hertz, length] of tones) {
      const tone = sound.createOscillator();
      const volume = sound.createGain();
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.005);
      volume.gain.setValueAtTime(LOUDNESS, start + length - 0.01);
      volume.gain.linearRampToValueAtTime(0, start + length);
      tone.connect(volume).connect(sound.destination);
      tone.start(start);
      tone.stop(start + length + 0.01);
      waiting.push(tone);
      tone.onended = () => {
        waiting = waiting.filter((other) => other !== tone);
      };
      start += length + 0.05;
      quietAt = Math.max(quietAt, start);
    }
    sleep();
  };

  let buzzes = [];

  // ---- the screen -------------------------------------------------------------------------------------------------
  let wanted = false;
  let lock = null;
  const hold = () => {
    if (!wanted || lock || document.visibilityState !== "visible" || !navigator.wakeLock) return;
    lock = "asked";
    navigator.wakeLock.request("screen").then(
      (held) => {
        lock = held;
        held.addEventListener("release", () => {
          lock = null;
        });
        if (!wanted) held.release();
      },
      () => {
        lock = null;
      },
    );
  };
  // A lock goes when the page is hidden; some browsers give it back only after a tap (WebKit bug 255363).
  document.addEventListener("visibilitychange", hold);
  document.addEventListener("pointerdown", hold);

  window.braceGym = {
    // At a moment of performance.now(): cue number `kind`, heard and felt as wished (1: sound, 2: vibration).
    cue(due, kind, wishes) {
      const cue = CUES[kind];
      if (!cue) return;
      const inMs = due - performance.now();
      if (wishes & 1) play(inMs / 1000, cue.tones);
      if (wishes & 2 && cue.buzz && navigator.vibrate) {
        buzzes.push(setTimeout(() => navigator.vibrate(cue.buzz), Math.max(0, inMs)));
      }
    },
    // Nothing that was announced is heard or felt any more.
    quiet() {
      for (const tone of waiting) {
        try {
          tone.stop();
        } catch {
          // It had not begun, or is over.
        }
      }
      waiting = [];
      buzzes.forEach(clearTimeout);
      buzzes = [];
    },
    // Within a tap: so that the first tone comes in time.
    ready() {
      // To make the first one takes a while: what the tap shows comes before. A short timeout still counts as the tap.
      if (context) wake();
      else setTimeout(wake, 100);
    },
    awake(on) {
      wanted = on;
      if (on) hold();
      else if (lock && lock.release) lock.release().catch(() => {});
    },
    // The share sheet, or the clipboard. Gives "shared", "copied" or "no".
    async share(text) {
      try {
        if (navigator.share) {
          await navigator.share({ text });
          return "shared";
        }
      } catch (problem) {
        // Closed by the person: that is an answer.
        if (problem && problem.name === "AbortError") return "shared";
      }
      try {
        await navigator.clipboard.writeText(text);
        return "copied";
      } catch {
        return "no";
      }
    },
  };
})();
