//! What the names of another app mean here (X11, X12, X29).

use super::{App, Parsed};
use crate::catalog::preset::axial_preset;
use crate::catalog::{AxialClass, ExerciseId, Measure};
use crate::log::Extra;
use crate::sorted::sort_short;
use crate::text::fold;

/// Names that Hevy gives to exercises of the library: true counterparts of the same spinal load class only, so that
/// neither a history nor a ledger changes its meaning.
pub const HEVY: &[(&str, &str)] = &[
    ("Back Extension (Hyperextension)", "back_extension"),
    ("Back Extension (Weighted Hyperextension)", "back_extension"),
    ("Bird Dog", "bird_dog"),
    ("Bulgarian Split Squat", "bulgarian_split_squat"),
    ("Cable Core Palloff Press", "pallof_press"),
    ("Clamshell", "clamshell"),
    ("Dead Bug", "dead_bug"),
    ("Deadlift (Barbell)", "barbell_deadlift"),
    ("Deadlift (Trap bar)", "trap_bar_deadlift"),
    ("Dumbbell Step Up", "step_up"),
    ("Farmers Walk", "farmers_carry"),
    ("Front Squat", "front_squat"),
    ("Front Squat (Barbell)", "front_squat"),
    ("Glute Bridge", "glute_bridge"),
    ("Goblet Squat", "goblet_squat"),
    ("Hip Thrust (Barbell)", "barbell_hip_thrust"),
    ("Kettlebell Goblet Squat", "goblet_squat"),
    ("Lateral Band Walks", "lateral_band_walk"),
    ("Leg Press (Machine)", "leg_press"),
    ("Leg Press Horizontal (Machine)", "leg_press"),
    ("Plank", "front_plank"),
    ("Rack Pull", "block_pull"),
    ("Reverse Hyperextension", "reverse_hyper"),
    ("Romanian Deadlift (Barbell)", "romanian_deadlift"),
    ("Romanian Deadlift (Dumbbell)", "romanian_deadlift"),
    ("Side Plank", "side_bridge"),
    ("Single Leg Glute Bridge", "single_leg_glute_bridge"),
    ("Single Leg Romanian Deadlift (Dumbbell)", "single_leg_rdl"),
    ("Split Squat (Dumbbell)", "split_squat"),
    ("Squat (Barbell)", "barbell_back_squat"),
    ("Step Up", "step_up"),
    ("Walking", "walking"),
];

/// A remembered mapping: what a name in another app's export means here (X12).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMap {
    /// [`App::code`].
    pub app: String,
    /// The name as written.
    pub name: String,
    /// The exercise here.
    pub exercise: ExerciseId,
    /// Fields of a later version.
    pub extra: Extra,
}

/// What the caller knows and a file does not.
pub struct Known<'a> {
    /// What was remembered for a name of this app.
    pub remembered: &'a dyn Fn(&str) -> Option<ExerciseId>,
    /// Exercises of the library and of one's own with their names in the language of the screen.
    pub names: &'a [(ExerciseId, String)],
    /// In what an exercise is counted; none if it is gone or not known here.
    pub measure: &'a dyn Fn(&ExerciseId) -> Option<Measure>,
}

/// A name of the file and what is proposed for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameUse {
    /// As written.
    pub name: String,
    /// Number of sets.
    pub sets: usize,
    /// In what most of its sets are counted.
    pub measure: Measure,
    /// What is applied without asking.
    pub matched: Option<Match>,
    /// What is shown, but not applied, where nothing matched.
    pub suggestion: Option<ExerciseId>,
    /// The spinal load class that the words of the name suggest.
    pub preset: Option<AxialClass>,
}

/// An exercise for a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The exercise.
    pub exercise: ExerciseId,
    /// How it was found.
    pub by: MatchedBy,
}

/// How an exercise was found for a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchedBy {
    /// The person said so at an earlier import.
    Remembered,
    /// It stands in the table of true counterparts.
    Alias,
    /// It is the same name but for case, order, accents and punctuation.
    Normalised,
}

/// Share of words that two names must have in common for one to suggest the other.
const SUGGESTED_AT: (usize, usize) = (1, 2);

impl Parsed {
    /// What is proposed for each name, the most frequent first.
    pub fn match_names(&self, known: &Known<'_>) -> Vec<NameUse> {
        let aliases: Vec<(Vec<String>, ExerciseId)> = aliases(self.app)
            .iter()
            .map(|(name, exercise)| (words(name), ExerciseId::from(*exercise)))
            .collect();
        let library: Vec<(Vec<String>, &ExerciseId)> =
            known.names.iter().map(|(exercise, name)| (words(name), exercise)).collect();
        let mut uses: Vec<NameUse> = self
            .names
            .iter()
            .map(|read| {
                let words = words(&read.name);
                let fits = |exercise: &ExerciseId| {
                    (known.measure)(exercise).is_some_and(|measure| read.fits(measure))
                };
                let remembered = (known.remembered)(&read.name).filter(|id| (known.measure)(id).is_some());
                let alias = aliases.iter().find(|(other, _)| *other == words);
                let alias = alias.map(|(_, exercise)| exercise.clone());
                let same = library.iter().find(|(other, _)| !words.is_empty() && *other == words);
                let same = same.map(|(_, exercise)| (*exercise).clone());
                let matched = remembered
                    .map(|exercise| Match { exercise, by: MatchedBy::Remembered })
                    .or_else(|| {
                        let exercise = alias.clone().filter(fits)?;
                        Some(Match { exercise, by: MatchedBy::Alias })
                    })
                    .or_else(|| {
                        let exercise = same.clone().filter(fits)?;
                        Some(Match { exercise, by: MatchedBy::Normalised })
                    });
                let suggestion = match matched {
                    Some(_) => None,
                    None => alias.or(same).or_else(|| nearest(&words, &library)),
                };
                NameUse {
                    name: read.name.clone(),
                    sets: read.sets,
                    measure: read.measure,
                    matched,
                    suggestion,
                    preset: axial_preset(&read.name),
                }
            })
            .collect();
        sort_short(&mut uses, |one, other| one.sets > other.sets);
        uses
    }
}

fn aliases(app: App) -> &'static [(&'static str, &'static str)] {
    match app {
        App::Hevy => HEVY,
    }
}

/// The words of a name without case, accents, punctuation and order: `Squat (Barbell)` is `Barbell squat`.
fn words(name: &str) -> Vec<String> {
    let folded = fold(name).replace(['\'', '’'], "");
    let separator =
        |c: char| c.is_whitespace() || c.is_ascii_punctuation() || ('\u{2000}'..='\u{206F}').contains(&c);
    let mut words: Vec<String> =
        folded.split(separator).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    sort_short(&mut words, |one, other| one < other);
    words
}

/// The exercise that shares most words with a name, if that is at least half of all their words.
fn nearest(words: &[String], library: &[(Vec<String>, &ExerciseId)]) -> Option<ExerciseId> {
    let mut best = (SUGGESTED_AT, None);
    for (other, exercise) in library {
        let common = words.iter().filter(|word| other.contains(word)).count();
        let all = words.len() + other.len() - common;
        let ((best_common, best_all), found) = best;
        let (one, two) = (common * best_all, best_common * all);
        if all > 0 && (one > two || (one == two && found.is_none())) {
            best = ((common, all), Some(*exercise));
        }
    }
    best.1.cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_case_accents_and_punctuation_do_not_matter() {
        for other in ["barbell SQUAT", "Squat - Barbell", "squat, barbéll"] {
            assert_eq!(words("Squat (Barbell)"), words(other), "{other}");
        }
        assert_eq!(words("Farmer's walk"), words("Farmers Walk"));
        assert_ne!(words("Squat (Dumbbell)"), words("Squat (Barbell)"));
        assert!(words("???").is_empty());
        assert_eq!(words("Присед 💪").len(), 2);
    }

    #[test]
    fn the_nearest_name_shares_at_least_half_of_the_words() {
        let [front, back] = ["front_squat", "barbell_back_squat"].map(ExerciseId::from);
        let library = [(words("Front squat"), &front), (words("Barbell back squat"), &back)];
        assert_eq!(nearest(&words("Front squat paused"), &library), Some(front.clone()));
        assert_eq!(nearest(&words("Box Squat (Barbell)"), &library), Some(back.clone()));
        assert_eq!(nearest(&words("Bench Press (Barbell)"), &library), None);
        assert_eq!(nearest(&words("???"), &library), None);
    }
}
