//! How the two clocks of a phone are joined. The wall clock can be set; the monotonic clock may stand still while the phone
//! sleeps. Neither alone tells how long something takes.

/// The clocks may differ by this much, in milliseconds, before one is believed over the other (choice).
const TOLERANCE_MS: i64 = 1000;
/// A phone that slept longer than this in a set was not asleep: its clock was set forward (choice).
const LONGEST_SLEEP_MS: i64 = 6 * 3_600_000;

/// Both clocks at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Unix milliseconds (`Date.now`).
    pub wall: i64,
    /// Milliseconds of the page's life (`performance.now`).
    pub mono: i64,
}

/// Milliseconds that something runs, pauses left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clockface {
    /// From where both clocks are read.
    anchor: Look,
    /// What had gone by then.
    before: i64,
    /// The last answer: the next is no smaller.
    shown: i64,
    paused: bool,
}

impl Clockface {
    /// Begins now.
    #[must_use]
    pub const fn start(now: Look) -> Self {
        Self { anchor: now, before: 0, shown: 0, paused: false }
    }

    /// After a reload: runs since a stored start, in Unix milliseconds. A start that is still to come counts as now.
    #[must_use]
    pub fn since(start: i64, now: Look) -> Self {
        let before = (now.wall - start).max(0);
        Self { anchor: now, before, shown: before, paused: false }
    }

    /// After a reload: paused after so many milliseconds.
    #[must_use]
    pub fn paused_after(ms: i64, now: Look) -> Self {
        let before = ms.max(0);
        Self { anchor: now, before, shown: before, paused: true }
    }

    /// Milliseconds gone. Never fewer than at the last look.
    ///
    /// The monotonic clock counts, with two exceptions. Wall time is ahead of it by more than a second: the phone slept, and
    /// wall time counts; by more than six hours: the clock was set, and it does not. Wall time is behind: the clock was
    /// set back, and does not count either.
    pub fn look(&mut self, now: Look) -> i64 {
        if !self.paused {
            let mono = (now.mono - self.anchor.mono).max(0);
            let ahead = now.wall - self.anchor.wall - mono;
            let slept = if (TOLERANCE_MS + 1..=LONGEST_SLEEP_MS).contains(&ahead) { ahead } else { 0 };
            let gone = self.before + mono + slept;
            if ahead.abs() > TOLERANCE_MS {
                self.anchor = now;
                self.before = gone;
            }
            self.shown = self.shown.max(gone);
        }
        self.shown
    }

    /// Stands still from now on.
    pub fn pause(&mut self, now: Look) {
        self.look(now);
        self.paused = true;
    }

    /// Goes on from now.
    pub fn resume(&mut self, now: Look) {
        if self.paused {
            *self = Self { anchor: now, before: self.shown, shown: self.shown, paused: false };
        }
    }

    /// Milliseconds gone when it was paused; none while it runs.
    #[must_use]
    pub fn paused(&self) -> Option<i64> {
        self.paused.then_some(self.shown)
    }

    /// The start to store, in Unix milliseconds, pauses and changes of the clock made up for. It changes only when it is
    /// resumed, after a sleep, and when the clock was set: then it is to be stored anew.
    #[must_use]
    pub const fn began(&self) -> i64 {
        self.anchor.wall - self.before
    }
}
