//! Schema 1 of what the plan is made from: programme, check-ins, safety answers, changes by hand, reviews.
//!
//! Lists are read as a whole or not at all, and objects within a record only if every field of them is known, so that
//! nothing of a later version is cut out. What decides about safety is never read in part: then the record is set aside.

use super::{EQUIPMENT, EXTERNAL, read_rating};
use crate::catalog::{ExerciseId, Phase, UserFlag};
use crate::check_in::{Beliefs, CheckIn, Rating, Settled};
use crate::log::Extra;
use crate::plan::{PlanChange, PlanEdit, Review, Rule};
use crate::programme::{Bits, Declared, LastLifted, Programme};
use crate::safety::{Question, SafetyAnswers};
use crate::schema::Item;
use crate::schema::fields::{
    MassKeys, Reader, Table, Words, Writer, case_of, read_bits, read_exercises, read_within, write_bits,
    write_exercises,
};
use crate::units::Reps;
use chrono::Weekday;
use serde_json::Value;

const DAYS: &Words<Weekday> = &[
    (Weekday::Mon, "mon"),
    (Weekday::Tue, "tue"),
    (Weekday::Wed, "wed"),
    (Weekday::Thu, "thu"),
    (Weekday::Fri, "fri"),
    (Weekday::Sat, "sat"),
    (Weekday::Sun, "sun"),
];
const LAST_LIFTED: &Words<LastLifted> = &[
    (LastLifted::Longer, "longer"),
    (LastLifted::WithinTwelveWeeks, "within_12_weeks"),
    (LastLifted::WithinFourWeeks, "within_4_weeks"),
];
const PHASES: &Words<Phase> = &[
    (Phase::CalmDown, "calm_down"),
    (Phase::Rebuild, "rebuild"),
    (Phase::Return, "return"),
    (Phase::Perform, "perform"),
];
const RULES: &Words<Rule> = &[
    (Rule::Days, "days"),
    (Rule::Pillars, "pillars"),
    (Rule::Quota, "quota"),
    (Rule::Eligible, "eligible"),
    (Rule::Repeats, "repeats"),
    (Rule::Minutes, "minutes"),
    (Rule::AxialDays, "axial_days"),
    (Rule::AxialNeighbours, "axial_neighbours"),
    (Rule::DayAfter, "day_after"),
    (Rule::Blocked, "blocked"),
];

const BODY: MassKeys = ["body_kg", "body_lb"];
const WEEKDAYS: Table = &|place| Some(DAYS.get(place)?.1);
const FLAGS: Table = &|place| Some(UserFlag::ALL.get(place)?.code());
const QUESTIONS: Table = &|place| QUESTION_WORDS.get(place).copied();
/// Level and number.
static QUESTION_WORDS: [&str; Question::COUNT as usize] = [
    "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "B1", "B2", "B3", "B4", "B5", "C1", "C2", "C3", "C4",
    "C5", "C6", "C7",
];

/// Members of a set as words: all of it, or nothing.
fn read_members<T>(value: &Value, words: Table) -> Option<Bits<T>> {
    read_bits(value, words).map(Bits::of_bits)
}

pub(in crate::schema) fn read_programme(read: &mut Reader) -> Option<Item> {
    let since = read.needed_date("since")?;
    let days = read.take("days", |value| read_members(value, WEEKDAYS));
    let days = read.needed("days", days)?;
    let minutes =
        read.whole("minutes", |value| u8::try_from(value).ok().filter(|v| Programme::MINUTES.contains(v)));
    Some(Item::Programme(Box::new(Programme {
        since,
        days,
        minutes: read.needed("minutes", minutes)?,
        flags: read.sure("flags", |value| read_members(value, FLAGS))?.unwrap_or_default(),
        at_most: read.sure("at_most", |value| case_of(PHASES, value))?,
        // Without it there is less to choose from, and nothing that somebody cannot do.
        equipment: read.take("equipment", |value| read_members(value, EQUIPMENT)).unwrap_or_default(),
        last_lifted: read.word("last_lifted", LAST_LIFTED).unwrap_or(LastLifted::Never),
        mobility_first: read.flag("mobility_first"),
        body_mass: read.mass(BODY, Programme::is_body_mass),
        seed: read.whole("seed", |value| u32::try_from(value).ok()).unwrap_or(0),
        declared: read
            .take("declared", |value| value.as_array()?.iter().map(read_declared).collect())
            .unwrap_or_default(),
        own_week: read.take("own_week", |value| {
            let days = value.as_array()?.iter().map(read_exercises);
            days.collect::<Option<Vec<_>>>()?.try_into().ok()
        }),
        extra: Extra::NONE,
    })))
}

pub(in crate::schema) fn write_programme(write: &mut Writer, programme: &Programme) {
    if let Some(phase) = programme.at_most {
        write.word("at_most", PHASES, phase);
    }
    if programme.seed != 0 {
        write.number("seed", programme.seed);
    }
    if let Some(days) = &programme.own_week {
        write.put("own_week", days.iter().map(|day| write_exercises(day)).collect());
    }
    if let Some(mass) = programme.body_mass {
        write.mass(BODY, mass);
    }
    write
        .date("since", programme.since)
        .put("days", write_bits(programme.days.bits(), WEEKDAYS))
        .number("minutes", programme.minutes)
        .list("equipment", write_bits(programme.equipment.bits(), EQUIPMENT))
        .list("flags", write_bits(programme.flags.bits(), FLAGS))
        .word("last_lifted", LAST_LIFTED, programme.last_lifted)
        .list("declared", programme.declared.iter().map(write_declared).collect())
        .flag("mobility_first", programme.mobility_first);
}

fn read_declared(value: &Value) -> Option<Declared> {
    read_within(value, |read| {
        Some(Declared {
            weight: read.mass(EXTERNAL, |_| true)?,
            reps: read.whole("reps", |value| Reps::new(value).ok())?,
            date: read.date("date")?,
            exercise: read.exercise("exercise")?,
        })
    })
}

fn write_declared(declared: &Declared) -> Value {
    let mut write = Writer::new(&Extra::NONE);
    write
        .text("exercise", declared.exercise.as_str())
        .number("reps", declared.reps.get())
        .date("date", declared.date)
        .mass(EXTERNAL, declared.weight);
    write.done().into()
}

#[inline(never)]
fn write_ratings(write: &mut Writer, ratings: &[(&str, Option<Rating>)]) {
    for (key, rating) in ratings {
        write.maybe_number(key, rating.map(Rating::get));
    }
}

pub(in crate::schema) fn read_check_in(read: &mut Reader) -> Option<Item> {
    let (date, time) = (read.needed_date("date")?, read.time("time"));
    let (pain, usual) = (read_rating(read, "pain"), read_rating(read, "usual"));
    Some(Item::CheckIn(CheckIn {
        date,
        time: read.needed("time", time)?,
        pain: read.needed("pain", pain)?,
        usual: read.needed("usual", usual)?,
        stiffness: read_rating(read, "stiffness"),
        sleep: read_rating(read, "sleep"),
        settled: read.take("settled", |value| {
            read_within(value, |read| {
                Some(Settled { session: read.id("session")?, yes: read.yes_or_no("yes")? })
            })
        }),
        just_up: read.flag("just_up"),
        beliefs: read.take("beliefs", |value| {
            read_within(value, |read| {
                let mut rating = |key| read_rating(read, key);
                Some(Beliefs {
                    harm: rating("harm")?,
                    low: rating("low")?,
                    avoid: rating("avoid")?,
                    manage: rating("manage")?,
                    sleep: rating("sleep")?,
                })
            })
        }),
        extra: Extra::NONE,
    }))
}

pub(in crate::schema) fn write_check_in(write: &mut Writer, check_in: &CheckIn) {
    if let Some(settled) = check_in.settled {
        let mut within = Writer::new(&Extra::NONE);
        within.id("session", settled.session).put("yes", settled.yes.into());
        write.put("settled", within.done().into());
    }
    if let Some(beliefs) = check_in.beliefs {
        let mut within = Writer::new(&Extra::NONE);
        let answers = [
            ("harm", Some(beliefs.harm)),
            ("low", Some(beliefs.low)),
            ("avoid", Some(beliefs.avoid)),
            ("manage", Some(beliefs.manage)),
            ("sleep", Some(beliefs.sleep)),
        ];
        write_ratings(&mut within, &answers);
        write.put("beliefs", within.done().into());
    }
    let ratings = [
        ("pain", Some(check_in.pain)),
        ("usual", Some(check_in.usual)),
        ("stiffness", check_in.stiffness),
        ("sleep", check_in.sleep),
    ];
    write_ratings(write, &ratings);
    write.date("date", check_in.date).time("time", check_in.time).flag("just_up", check_in.just_up);
}

/// An answer to a question that only a later version asks is not read as no: the record is set aside.
pub(in crate::schema) fn read_safety(read: &mut Reader) -> Option<Item> {
    let questions = |value: &Value| read_members(value, QUESTIONS);
    let (date, yes) = (read.needed_date("date")?, read.take("yes", questions));
    Some(Item::Safety(SafetyAnswers {
        date,
        yes: read.needed("yes", yes)?,
        checked: read.sure("checked", questions)?.unwrap_or_default(),
        extra: Extra::NONE,
    }))
}

pub(in crate::schema) fn write_safety(write: &mut Writer, answers: &SafetyAnswers) {
    write
        .date("date", answers.date)
        .put("yes", write_bits(answers.yes.bits(), QUESTIONS))
        .list("checked", write_bits(answers.checked.bits(), QUESTIONS));
}

/// A change that only a later version knows is set aside as a whole.
pub(in crate::schema) fn read_change(read: &mut Reader) -> Option<Item> {
    let (date, change) = (read.date("date"), read.text("change"));
    let change = read.needed("change", change)?;
    let edit = read_edit(read, &change);
    Some(Item::PlanChange(PlanChange {
        date: read.needed("date", date)?,
        edit: read.needed("change, or what belongs to it", edit)?,
        bends: read.word("bends", RULES),
        extra: Extra::NONE,
    }))
}

fn read_edit(read: &mut Reader, change: &str) -> Option<PlanEdit> {
    Some(match change {
        "skip" => PlanEdit::Skip,
        "swap" => PlanEdit::Swap { from: read.exercise("exercise")?, to: read.exercise("other")? },
        "remove" => PlanEdit::Remove(read.exercise("exercise")?),
        "add" => PlanEdit::Add(read.exercise("exercise")?),
        "lock" => PlanEdit::Lock(read.exercise("exercise")?),
        "move" => PlanEdit::Move { to: read.date("to")? },
        "minutes" => {
            let fits = |minutes: &u8| PlanEdit::MINUTES.contains(minutes);
            PlanEdit::Minutes(read.whole("minutes", |value| u8::try_from(value).ok().filter(fits))?)
        }
        "without" => PlanEdit::Without(read.take("equipment", |value| read_members(value, EQUIPMENT))?),
        _ => return None,
    })
}

pub(in crate::schema) fn write_change(write: &mut Writer, change: &PlanChange) {
    let (word, exercise) = match &change.edit {
        PlanEdit::Skip => ("skip", None),
        PlanEdit::Swap { from, to } => {
            write.text("other", to.as_str());
            ("swap", Some(from))
        }
        PlanEdit::Remove(exercise) => ("remove", Some(exercise)),
        PlanEdit::Add(exercise) => ("add", Some(exercise)),
        PlanEdit::Lock(exercise) => ("lock", Some(exercise)),
        PlanEdit::Move { to } => {
            write.date("to", *to);
            ("move", None)
        }
        PlanEdit::Minutes(minutes) => {
            write.number("minutes", *minutes);
            ("minutes", None)
        }
        PlanEdit::Without(equipment) => {
            write.put("equipment", write_bits(equipment.bits(), EQUIPMENT));
            ("without", None)
        }
    };
    write
        .date("date", change.date)
        .text("change", word)
        .maybe_text("exercise", exercise.map(ExerciseId::as_str));
    if let Some(rule) = change.bends {
        write.word("bends", RULES, rule);
    }
}

pub(in crate::schema) fn read_review(read: &mut Reader) -> Option<Item> {
    Some(Item::Review(Review {
        week: read.needed_date("week")?,
        keep: read.text("keep"),
        change: read.text("change"),
        goal: read.text("goal"),
        extra: Extra::NONE,
    }))
}

pub(in crate::schema) fn write_review(write: &mut Writer, review: &Review) {
    write
        .date("week", review.week)
        .maybe_text("keep", review.keep.as_deref())
        .maybe_text("change", review.change.as_deref())
        .maybe_text("goal", review.goal.as_deref());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Equipment;
    use crate::programme::Member;

    /// Sets are stored by the places of their words.
    #[test]
    fn words_stand_at_the_places_of_what_they_mean() {
        fn places<T: Member>(words: Table, members: impl IntoIterator<Item = (T, String)>) {
            let members: Vec<_> = members.into_iter().collect();
            assert!(words(members.len()).is_none());
            for (member, word) in members {
                assert_eq!(words(member.place().into()), Some(word.as_str()));
            }
        }
        places(WEEKDAYS, DAYS.iter().map(|(day, word)| (*day, (*word).to_owned())));
        places(EQUIPMENT, Equipment::ALL.map(|item| (item, item.code().to_owned())));
        places(FLAGS, UserFlag::ALL.map(|flag| (flag, flag.code().to_owned())));
        places(QUESTIONS, Question::all().map(|question| (question, question.to_string())));
    }
}
