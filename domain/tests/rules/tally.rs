//! One walk over all people asks every rule; each test then reads how its rule fared.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// How often a rule had something to say, and what broke it.
#[derive(Debug, Default, Clone)]
pub struct Tally {
    seed: u64,
    pub applied: u64,
    pub broken: u64,
    pub told: Vec<String>,
}

impl Tally {
    /// One thing that the rule asks.
    pub fn holds(&mut self, holds: bool, told: impl FnOnce() -> String) {
        self.applied += 1;
        if !holds {
            self.broken += 1;
            if self.told.len() < 5 {
                self.told.push(format!("seed {}: {}", self.seed, told()));
            }
        }
    }

    fn add(&mut self, other: Self) {
        self.applied += other.applied;
        self.broken += other.broken;
        self.told.extend(other.told);
        self.told.truncate(5);
    }
}

pub type Rule<C> = (&'static str, fn(&C, &mut Tally));

/// A number of the environment.
fn said(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Asks all rules of so many cases, on all cores. A case that cannot even be made breaks the rule `t55_nothing_panics`.
pub fn ask<C>(
    rules: &'static [Rule<C>],
    cases: u64,
    make: impl Fn(u64) -> C + Sync,
) -> Vec<(&'static str, Tally)> {
    let (only, cases) = (said("RULES_SEED"), said("RULES_CASES").unwrap_or(cases));
    let threads = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    let share = |thread: u64| {
        let mut tallies: Vec<_> = rules.iter().map(|(name, _)| (*name, Tally::default())).collect();
        let seeds = (0..cases).filter(|seed| seed % threads == thread);
        for seed in seeds.filter(|seed| only.is_none_or(|only| only == *seed)) {
            let mut at = "the case itself";
            let asked = catch_unwind(AssertUnwindSafe(|| {
                let case = make(seed);
                for ((name, rule), (_, tally)) in rules.iter().zip(&mut tallies) {
                    at = name;
                    tally.seed = seed;
                    rule(&case, tally);
                }
            }));
            for (_, tally) in tallies.iter_mut().filter(|(name, _)| *name == "t55_nothing_panics") {
                tally.seed = seed;
                tally.holds(asked.is_ok(), || format!("panic in {at}"));
            }
        }
        tallies
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|thread| scope.spawn(move || share(thread))).collect();
        let mut all: Vec<_> = rules.iter().map(|(name, _)| (*name, Tally::default())).collect();
        for thread in threads {
            for ((_, sum), (_, tally)) in all.iter_mut().zip(thread.join().unwrap()) {
                sum.add(tally);
            }
        }
        all
    })
}

/// The verdict on one rule: nothing broke it, and it was asked often enough to mean something.
#[track_caller]
pub fn verdict(all: &[(&'static str, Tally)], name: &str, least: u64) {
    let (_, tally) = all.iter().find(|(other, _)| *other == name).unwrap();
    let Tally { applied, broken, told, .. } = tally;
    assert!(*broken == 0, "{name}: {broken} of {applied} broken\n  {}", told.join("\n  "));
    let fewer = said("RULES_SEED").or(said("RULES_CASES")).is_some();
    assert!(fewer || *applied >= least, "{name}: asked only {applied} times");
}
