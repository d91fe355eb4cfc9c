//! A first guess of the spinal load class from the words of an exercise's name (X11). It is offered for an exercise of
//! one's own and always stands to be corrected.
//!
//! The words and their classes are a choice; only English names have them. Where a name has words of two classes, the
//! heavier one counts, with one exception: `overhead` is a position, so it says nothing beside the name of an arm
//! movement (an overhead extension is an extension). Two longer names are heavier than their last word because the
//! library knows the movement: back extension, Jefferson curl.

use super::AxialClass;
use crate::text;

const HIGH: &[&str] = &["deadlift", "dead lift", "squat", "clean", "snatch", "good morning"];
const MODERATE: &[&str] = &["row", "back extension", "jefferson curl"];
const POSITION: &str = "overhead";
const LOW: &[&str] = &["leg press"];
const ARM_MOVEMENTS: &[&str] =
    &["curl", "raise", "fly", "flye", "flie", "pulldown", "pull down", "extension"];
const LYING: &str = "bench";

/// The class that the words of a name suggest; none if no word is known.
pub fn axial_preset(name: &str) -> Option<AxialClass> {
    let words = words(name);
    let any = |known: &[&str]| known.iter().any(|known| words.contains(&format!(" {known} ")));
    if any(HIGH) {
        Some(AxialClass::High)
    } else if any(MODERATE) || (any(&[POSITION]) && !any(ARM_MOVEMENTS)) {
        Some(AxialClass::Moderate)
    } else if any(LOW) {
        Some(AxialClass::Low)
    } else if any(ARM_MOVEMENTS) || any(&[LYING]) {
        Some(AxialClass::None)
    } else {
        None
    }
}

/// The class that three plain answers tell, as far as they tell one: whether the body is supported (lying, or on hands and
/// knees); if not, whether a weight rests on the shoulders or hangs from the hands while standing; if so, whether it is
/// heavy (a barbell, or what can be lifted ten times at most).
pub const fn axial_of_answers(
    supported: Option<bool>,
    weight: Option<bool>,
    heavy: Option<bool>,
) -> Option<AxialClass> {
    match (supported, weight, heavy) {
        (Some(true), _, _) => Some(AxialClass::None),
        (Some(false), Some(false), _) => Some(AxialClass::Low),
        (Some(false), Some(true), Some(false)) => Some(AxialClass::Moderate),
        (Some(false), Some(true), Some(true)) => Some(AxialClass::High),
        _ => None,
    }
}

/// Words in lower case and in the singular, one blank around each.
fn words(name: &str) -> String {
    let mut words = String::from(" ");
    for word in text::words(name) {
        let word = word.to_ascii_lowercase();
        let plural = word.strip_suffix('s').filter(|stem| stem.len() > 2 && !stem.ends_with('s'));
        words.push_str(plural.unwrap_or(&word));
        words.push(' ');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: Option<AxialClass>, names: &[&str]) {
        for name in names {
            assert_eq!(axial_preset(name), expected, "{name}");
        }
    }

    #[test]
    fn the_words_of_the_list_have_their_class() {
        check(
            Some(AxialClass::High),
            &[
                "Sumo Deadlift",
                "Dead-Lift",
                "Hack Squats (Machine)",
                "Hang Clean",
                "Snatch",
                "GOOD MORNING (Barbell)",
            ],
        );
        check(
            Some(AxialClass::Moderate),
            &[
                "Bent Over Row (Barbell)",
                "Meadows Rows",
                "Overhead Press (Dumbbell)",
                "Overhead Dumbbell Lunge",
            ],
        );
        check(Some(AxialClass::Low), &["Leg Press Horizontal (Machine)", "Single-Leg Press"]);
        check(
            Some(AxialClass::None),
            &[
                "Bench Press (Barbell)",
                "Bicep Curl (Cable)",
                "Nordic Hamstrings Curls",
                "Lateral Raise",
                "Seated Chest Flys",
                "Chest Flyes",
                "Chest Flies",
                "Lat Pulldown",
                "Lat Pull-Down",
                "Leg Extension (Machine)",
            ],
        );
    }

    #[test]
    fn three_answers_tell_the_class_and_no_more_are_asked_than_needed() {
        let (yes, no) = (Some(true), Some(false));
        assert_eq!(axial_of_answers(yes, None, None), Some(AxialClass::None));
        assert_eq!(axial_of_answers(no, no, None), Some(AxialClass::Low));
        assert_eq!(axial_of_answers(no, yes, no), Some(AxialClass::Moderate));
        assert_eq!(axial_of_answers(no, yes, yes), Some(AxialClass::High));
        for open in [(None, None, None), (no, None, None), (no, yes, None), (None, yes, yes)] {
            assert_eq!(axial_of_answers(open.0, open.1, open.2), None);
        }
    }

    #[test]
    fn of_two_words_the_heavier_counts() {
        check(Some(AxialClass::High), &["Squat Row", "Overhead Squat", "Squat to Bench", "Clean and Press"]);
        check(Some(AxialClass::Moderate), &["Incline Bench Row (Dumbbell)"]);
        check(Some(AxialClass::Low), &["Leg Press Calf Raise"]);
    }

    #[test]
    fn overhead_is_a_position_beside_an_arm_movement() {
        check(
            Some(AxialClass::None),
            &["Overhead Triceps Extension (Cable)", "Overhead Curl", "Overhead Plate Raise"],
        );
    }

    #[test]
    fn movements_that_the_library_knows_to_be_heavier() {
        check(Some(AxialClass::Moderate), &["Back Extension (Machine)", "Jefferson Curl"]);
    }

    #[test]
    fn a_name_without_a_known_word_has_no_preset() {
        check(None, &["Face Pull", "Hip Thrust", "Crow Pose", "Brow", "", "Agachamento", "Hyperextension"]);
    }
}
