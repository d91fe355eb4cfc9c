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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WALL: i64 = 1_795_363_440_000;

    const fn after(wall: i64, mono: i64) -> Look {
        Look { wall: WALL + wall, mono: 7000 + mono }
    }

    /// What is shown at these looks, in milliseconds of both clocks since the start.
    #[track_caller]
    fn check(looks: &[(i64, i64, i64)]) {
        let mut face = Clockface::start(after(0, 0));
        for &(wall, mono, shown) in looks {
            assert_eq!(face.look(after(wall, mono)), shown, "at {wall}, {mono}");
        }
    }

    #[test]
    fn when_both_clocks_agree_the_monotonic_one_counts() {
        check(&[(0, 0, 0), (16, 17, 17), (60_000, 59_990, 59_990), (600_300, 600_000, 600_000)]);
    }

    #[test]
    fn a_sleep_counts() {
        check(&[(5000, 5000, 5000), (305_000, 5100, 305_000), (306_000, 6100, 306_000)]);
    }

    #[test]
    fn a_clock_that_is_set_back_changes_nothing() {
        check(&[(5000, 5000, 5000), (-3_594_000, 6000, 6000), (-3_593_000, 7000, 7000)]);
        // And a sleep after it counts as any other.
        check(&[(5000, 5000, 5000), (-3_594_000, 6000, 6000), (-3_534_000, 6010, 66_000)]);
    }

    #[test]
    fn a_clock_that_is_set_forward_by_a_day_changes_nothing() {
        check(&[(5000, 5000, 5000), (86_406_000, 6000, 6000), (86_407_000, 7000, 7000)]);
    }

    #[test]
    fn a_pause_is_left_out() {
        let mut face = Clockface::start(after(0, 0));
        face.pause(after(4000, 4000));
        assert_eq!(face.look(after(60_000, 60_000)), 4000);
        assert_eq!(face.paused(), Some(4000));
        face.pause(after(61_000, 61_000));
        face.resume(after(70_000, 70_000));
        assert_eq!((face.paused(), face.look(after(71_500, 71_500))), (None, 5500));
        face.resume(after(72_000, 72_000));
        assert_eq!(face.look(after(72_000, 72_000)), 6000);
    }

    #[test]
    fn after_a_reload_it_goes_on_from_the_stored_start() {
        let mut face = Clockface::start(after(0, 0));
        face.pause(after(4000, 4000));
        face.resume(after(70_000, 70_000));
        let stored = face.began();
        assert_eq!(stored, WALL + 66_000);
        let mut reloaded = Clockface::since(stored, Look { wall: WALL + 90_000, mono: 12 });
        assert_eq!(reloaded.look(Look { wall: WALL + 90_500, mono: 512 }), 24_500);
        let mut paused = Clockface::paused_after(4000, Look { wall: WALL, mono: 0 });
        assert_eq!(paused.look(Look { wall: WALL + 9000, mono: 9000 }), 4000);
    }

    #[test]
    fn a_stored_start_that_is_still_to_come_counts_as_now() {
        let mut face = Clockface::since(WALL + 3_600_000, after(0, 0));
        assert_eq!((face.look(after(0, 0)), face.look(after(250, 250))), (0, 250));
        assert_eq!(face.began(), WALL);
    }

    #[test]
    fn the_start_to_store_changes_with_the_clock() {
        let mut face = Clockface::start(after(0, 0));
        face.look(after(500, 480));
        assert_eq!(face.began(), WALL);
        face.look(after(-3_599_000, 1000));
        assert_eq!(face.began(), WALL - 3_600_000);
    }

    proptest! {
        #[test]
        fn in_ten_minutes_of_looks_nothing_drifts(gaps in prop::collection::vec(1_i64..20_000, 1..500)) {
            let mut face = Clockface::start(after(0, 0));
            let mut now = 0;
            for gap in gaps {
                now += gap;
                prop_assert_eq!(face.look(after(now, now)), now);
            }
        }

        #[test]
        fn whatever_the_clocks_do_nothing_jumps_back(
            looks in prop::collection::vec((-100_000_000_i64..100_000_000, -100_000_i64..100_000), 1..50),
        ) {
            let mut face = Clockface::start(after(0, 0));
            let mut before = 0;
            for (wall, mono) in looks {
                let shown = face.look(after(wall, mono));
                prop_assert!(shown >= before);
                before = shown;
            }
        }

        #[test]
        fn sleeps_of_any_length_up_to_hours_are_counted_to_the_second(
            stretches in prop::collection::vec((0_i64..60_000, 0_i64..7_200_000), 1..20),
        ) {
            let mut face = Clockface::start(after(0, 0));
            let (mut wall, mut mono) = (0, 0);
            for (awake, asleep) in stretches {
                wall += awake + asleep;
                mono += awake;
                let shown = face.look(after(wall, mono));
                prop_assert!((wall - shown).abs() <= 1000, "{shown} of {wall}");
            }
        }
    }
}
