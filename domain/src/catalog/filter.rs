//! Which exercises of a list are shown: what is asked, and what is known of an exercise, own or not.
//!
//! Everything asked has to hold. What is not known of an exercise of one's own (its position, its phases) does not hold.

use super::{AxialClass, CustomExercise, Equipment, Exercise, Phase, Pillar, Position};

/// What a filter asks of an exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// What it trains; none for anything else.
    pub pillar: Option<Pillar>,
    /// Spinal load class; none for an exercise that only a later version knows.
    pub axial: Option<AxialClass>,
    /// How the body is held, if that is known.
    pub position: Option<Position>,
    /// What it needs: one item of each group.
    pub needs: Vec<Vec<Equipment>>,
    /// For each of [`Phase::ALL`], whether it has a dose.
    pub phases: [bool; 4],
    /// Whether it suits a bad day (T10, T20).
    pub bad_day: bool,
    /// Whether it is a favourite.
    pub favourite: bool,
}

impl Facts {
    /// Of an exercise of the library.
    pub fn of_library(exercise: &Exercise, favourite: bool) -> Self {
        Self {
            pillar: Some(exercise.pillar),
            axial: Some(exercise.axial),
            position: Some(exercise.position),
            needs: exercise.required.iter().map(|group| group.to_vec()).collect(),
            phases: Phase::ALL.map(|phase| exercise.dose.get(phase).is_some()),
            bad_day: exercise.good_on_a_bad_day(),
            favourite,
        }
    }

    /// Of an exercise of one's own.
    pub fn of_own(exercise: &CustomExercise, favourite: bool) -> Self {
        Self {
            pillar: exercise.pillar,
            axial: Some(exercise.traits.axial),
            position: None,
            needs: exercise.equipment.iter().map(|item| vec![*item]).collect(),
            phases: [false; 4],
            bad_day: false,
            favourite,
        }
    }
}

/// What is asked. The default asks nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// What it trains: a pillar, or none of them.
    pub pillar: Option<Option<Pillar>>,
    /// Spinal load class.
    pub axial: Option<AxialClass>,
    /// How the body is held.
    pub position: Option<Position>,
    /// A phase in which it has a dose.
    pub phase: Option<Phase>,
    /// Only what can be done with this; mats and walls are everywhere.
    pub have: Option<Vec<Equipment>>,
    /// Only what suits a bad day.
    pub bad_day: bool,
    /// Only favourites.
    pub favourites: bool,
}

impl Filter {
    /// Whether an exercise is shown.
    pub fn shows(&self, facts: &Facts) -> bool {
        fn same<T: PartialEq>(asked: Option<T>, known: Option<T>) -> bool {
            asked.is_none() || asked == known
        }
        let there =
            |item: &Equipment| item.is_everywhere() || self.have.iter().flatten().any(|have| have == item);
        same(self.pillar, Some(facts.pillar))
            && same(self.axial, facts.axial)
            && same(self.position, facts.position)
            && self.phase.is_none_or(|phase| facts.phases[phase as usize])
            && (self.have.is_none() || facts.needs.iter().all(|group| group.iter().any(there)))
            && (facts.bad_day || !self.bad_day)
            && (facts.favourite || !self.favourites)
    }

    /// How many things are asked.
    pub fn count(&self) -> usize {
        [
            self.pillar.is_some(),
            self.axial.is_some(),
            self.position.is_some(),
            self.phase.is_some(),
            self.have.is_some(),
            self.bad_day,
            self.favourites,
        ]
        .into_iter()
        .filter(|asked| *asked)
        .count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{LIBRARY, Laterality, Measure, Traits};

    fn shown(filter: &Filter) -> Vec<&'static str> {
        let shown = LIBRARY.iter().filter(|exercise| filter.shows(&Facts::of_library(exercise, false)));
        shown.map(|exercise| exercise.id.as_str()).collect()
    }

    #[test]
    fn a_filter_that_asks_nothing_shows_everything() {
        assert_eq!(shown(&Filter::default()).len(), LIBRARY.len());
        assert_eq!(Filter::default().count(), 0);
    }

    #[test]
    fn everything_that_is_asked_has_to_hold() {
        let mut filter = Filter { pillar: Some(Some(Pillar::Lifts)), ..Filter::default() };
        assert_eq!(shown(&filter).len(), 11);
        filter.axial = Some(AxialClass::Low);
        assert_eq!(shown(&filter), ["hip_hinge_drill", "bodyweight_box_squat", "leg_press"]);
        filter.position = Some(Position::Sitting);
        assert_eq!(shown(&filter), ["leg_press"]);
        filter.phase = Some(Phase::CalmDown);
        assert_eq!(shown(&filter), [""; 0]);
        assert_eq!(filter.count(), 4);
    }

    #[test]
    fn with_nothing_at_hand_there_are_still_a_mat_and_a_wall() {
        let nothing = Filter { have: Some(Vec::new()), ..Filter::default() };
        let shown_ids = shown(&nothing);
        assert!(shown_ids.contains(&"bird_dog") && shown_ids.contains(&"couch_stretch"), "{shown_ids:?}");
        assert!(!shown_ids.contains(&"pallof_press") && !shown_ids.contains(&"leg_press"), "{shown_ids:?}");
    }

    #[test]
    fn one_item_of_each_group_is_enough_and_one_group_is_not() {
        let with = |have: &[Equipment]| shown(&Filter { have: Some(have.to_vec()), ..Filter::default() });
        assert!(with(&[Equipment::Dumbbell]).contains(&"romanian_deadlift"));
        assert!(!with(&[Equipment::Barbell]).contains(&"front_squat"));
        assert!(with(&[Equipment::Barbell, Equipment::Rack]).contains(&"front_squat"));
    }

    #[test]
    fn an_own_exercise_is_shown_by_what_its_maker_said_and_by_nothing_else() {
        let traits = Traits {
            measure: Measure::Reps,
            axial: AxialClass::Moderate,
            class_up_above_pct_bw: None,
            laterality: Laterality::Bilateral,
            loadable: true,
        };
        let mut own = CustomExercise::new("Sled push".to_owned(), traits);
        own.equipment = vec![Equipment::Box, Equipment::LongBand];
        let shows = |filter: Filter, favourite| filter.shows(&Facts::of_own(&own, favourite));
        assert!(shows(Filter { pillar: Some(None), ..Filter::default() }, false));
        assert!(!shows(Filter { pillar: Some(Some(Pillar::Lifts)), ..Filter::default() }, false));
        assert!(shows(Filter { axial: Some(AxialClass::Moderate), ..Filter::default() }, false));
        assert!(!shows(Filter { have: Some(vec![Equipment::Box]), ..Filter::default() }, false));
        assert!(!shows(Filter { phase: Some(Phase::Rebuild), ..Filter::default() }, false));
        assert!(!shows(Filter { position: Some(Position::Standing), ..Filter::default() }, false));
        assert!(!shows(Filter { bad_day: true, ..Filter::default() }, false));
        let favourites = || Filter { favourites: true, ..Filter::default() };
        assert!(shows(favourites(), true) && !shows(favourites(), false));
    }
}
