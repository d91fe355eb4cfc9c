//! Schema 1 of what the plan is made from: programme, check-ins, safety answers, changes by hand, reviews.
//!
//! Lists are read as a whole or not at all, and objects within a record only if every field of them is known, so that
//! nothing of a later version is cut out. What decides about safety is never read in part: then the record is set aside.

use super::{Fields, Words, case_of, read_date, read_equipment, read_time, word_of, write_time};
use crate::catalog::{Equipment, ExerciseId, Phase, UserFlag};
use crate::check_in::{Beliefs, CheckIn, Rating, Settled};
use crate::log::Extra;
use crate::plan::{PlanChange, PlanEdit, Review, Rule};
use crate::programme::{Bits, Declared, LastLifted, Member, Programme, WEEK};
use crate::safety::{Question, SafetyAnswers};
use crate::schema::Unreadable;
use crate::schema::fields::{Reader, Writer, needed};
use crate::units::{Reps, Weight, WeightUnit, iso_date};
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

/// Members of a set as words, in their order.
fn write_set<T: Member, W: Into<Value>>(
    all: impl IntoIterator<Item = T>,
    set: Bits<T>,
    word: impl Fn(T) -> W,
) -> Value {
    all.into_iter().filter(|member| set.has(*member)).map(|member| word(member).into()).collect()
}

/// A list of words: all of it, or nothing.
fn read_words<T, C: FromIterator<T>>(value: &Value, read: impl Fn(&str) -> Option<T>) -> Option<C> {
    value.as_array()?.iter().map(|word| read(word.as_str()?)).collect()
}

fn write_equipment(set: Bits<Equipment>) -> Value {
    write_set(Equipment::ALL, set, Equipment::code)
}

fn read_equipment_set(value: &Value) -> Option<Bits<Equipment>> {
    read_equipment(value).map(|items| items.into_iter().collect())
}

fn read_exercise_id(text: &str) -> Option<ExerciseId> {
    Some(ExerciseId::from(text))
}

/// An object within a record, read by `read` if that knows every field of it.
fn read_within<T>(value: &Value, read: impl FnOnce(&mut Reader) -> Option<T>) -> Option<T> {
    let mut reader = Reader::new(value.as_object()?.clone());
    let value = read(&mut reader)?;
    if reader.rest() == Extra::NONE { Some(value) } else { None }
}

/// A mass under the code of its unit, with a word before it.
fn read_mass(read: &mut Reader, before: &str, fits: impl Fn(Weight) -> bool) -> Option<Weight> {
    [WeightUnit::Kg, WeightUnit::Lb].into_iter().find_map(|unit| {
        let key = format!("{before}{}", unit.code());
        read.thousandths(&key, |value| {
            Weight::from_thousandths(value, unit).ok().filter(|weight| fits(*weight))
        })
    })
}

fn write_mass(write: &mut Writer, before: &str, mass: Weight) {
    let key = format!("{before}{}", mass.unit().code());
    write.thousandths(&key, i64::from(mass.thousandths()));
}

pub(in crate::schema) fn read_programme(fields: Fields) -> Result<Programme, Unreadable> {
    let mut read = Reader::new(fields);
    let since = read.word("since", read_date);
    let days = read.take("days", |value| read_words(value, |word| case_of(DAYS, word)));
    let minutes =
        read.whole("minutes", |value| u8::try_from(value).ok().filter(|v| Programme::MINUTES.contains(v)));
    let flag = |word: &str| UserFlag::ALL.into_iter().find(|flag| flag.code() == word);
    Ok(Programme {
        since: needed("since", since)?,
        days: needed("days", days)?,
        minutes: needed("minutes", minutes)?,
        // Without it there is less to choose from, and nothing that somebody cannot do.
        equipment: read.take("equipment", read_equipment_set).unwrap_or_default(),
        flags: read.sure("flags", |value| read_words(value, flag))?.unwrap_or_default(),
        last_lifted: read.word("last_lifted", |word| case_of(LAST_LIFTED, word)).unwrap_or(LastLifted::Never),
        declared: read
            .take("declared", |value| value.as_array()?.iter().map(read_declared).collect())
            .unwrap_or_default(),
        at_most: read.sure("at_most", |value| case_of(PHASES, value.as_str()?))?,
        mobility_first: read.flag("mobility_first"),
        body_mass: read_mass(&mut read, "body_", Programme::is_body_mass),
        seed: read.whole("seed", |value| u32::try_from(value).ok()).unwrap_or(0),
        own_week: read.take("own_week", |value| {
            let days = value.as_array()?.iter().map(|day| read_words(day, read_exercise_id));
            days.collect::<Option<Vec<_>>>()?.try_into().ok()
        }),
        extra: read.rest(),
    })
}

pub(in crate::schema) fn write_programme(programme: &Programme) -> Fields {
    let declared: Vec<Value> = programme.declared.iter().map(write_declared).collect();
    let some = |set: bool, list: Value| set.then_some(list);
    let mut write = Writer::new(&programme.extra);
    write
        .put("since", iso_date(programme.since))
        .put("days", write_set(WEEK, programme.days, |day| word_of(DAYS, day)))
        .put("minutes", programme.minutes)
        .maybe("equipment", some(!programme.equipment.is_empty(), write_equipment(programme.equipment)))
        .maybe(
            "flags",
            some(!programme.flags.is_empty(), write_set(UserFlag::ALL, programme.flags, UserFlag::code)),
        )
        .maybe("last_lifted", word_of(LAST_LIFTED, programme.last_lifted))
        .maybe("declared", (!declared.is_empty()).then_some(declared))
        .maybe("at_most", programme.at_most.and_then(|phase| word_of(PHASES, phase)))
        .flag("mobility_first", programme.mobility_first)
        .maybe("seed", (programme.seed != 0).then_some(programme.seed))
        .maybe(
            "own_week",
            programme.own_week.as_ref().map(|days| days.iter().map(|day| write_ids(day)).collect::<Value>()),
        );
    if let Some(mass) = programme.body_mass {
        write_mass(&mut write, "body_", mass);
    }
    write.done()
}

fn write_ids(ids: &[ExerciseId]) -> Value {
    ids.iter().map(ExerciseId::as_str).collect()
}

fn read_declared(value: &Value) -> Option<Declared> {
    read_within(value, |read| {
        Some(Declared {
            exercise: read.word("exercise", read_exercise_id)?,
            weight: read_mass(read, "", |_| true)?,
            reps: read.whole("reps", |value| Reps::new(value).ok())?,
            date: read.word("date", read_date)?,
        })
    })
}

fn write_declared(declared: &Declared) -> Value {
    let mut write = Writer::new(&Extra::NONE);
    write
        .put("exercise", declared.exercise.as_str())
        .put("reps", declared.reps.get())
        .put("date", iso_date(declared.date));
    write_mass(&mut write, "", declared.weight);
    write.done().into()
}

fn read_rating(value: i64) -> Option<Rating> {
    u8::try_from(value).ok().and_then(Rating::new)
}

pub(in crate::schema) fn read_check_in(fields: Fields) -> Result<CheckIn, Unreadable> {
    let mut read = Reader::new(fields);
    let date = read.word("date", read_date);
    let time = read.word("time", read_time);
    let mut rating = |key: &str| read.whole(key, read_rating);
    let (pain, usual, stiffness, sleep) =
        (rating("pain"), rating("usual"), rating("stiffness"), rating("sleep"));
    Ok(CheckIn {
        date: needed("date", date)?,
        time: needed("time", time)?,
        pain: needed("pain", pain)?,
        usual: needed("usual", usual)?,
        stiffness,
        sleep,
        settled: read.take("settled", |value| {
            read_within(value, |read| {
                Some(Settled {
                    session: read.word("session", |text| text.parse().ok())?,
                    yes: read.take("yes", Value::as_bool)?,
                })
            })
        }),
        just_up: read.flag("just_up"),
        beliefs: read.take("beliefs", |value| {
            read_within(value, |read| {
                let mut rating = |key: &str| read.whole(key, read_rating);
                Some(Beliefs {
                    harm: rating("harm")?,
                    low: rating("low")?,
                    avoid: rating("avoid")?,
                    manage: rating("manage")?,
                    sleep: rating("sleep")?,
                })
            })
        }),
        extra: read.rest(),
    })
}

pub(in crate::schema) fn write_check_in(check_in: &CheckIn) -> Fields {
    let settled = check_in.settled.map(|settled| {
        let mut write = Writer::new(&Extra::NONE);
        write.put("session", settled.session.to_string()).put("yes", settled.yes).done()
    });
    let beliefs = check_in.beliefs.map(|beliefs| {
        let mut write = Writer::new(&Extra::NONE);
        let answers = [
            ("harm", beliefs.harm),
            ("low", beliefs.low),
            ("avoid", beliefs.avoid),
            ("manage", beliefs.manage),
            ("sleep", beliefs.sleep),
        ];
        for (key, rating) in answers {
            write.put(key, rating.get());
        }
        write.done()
    });
    Writer::new(&check_in.extra)
        .put("date", iso_date(check_in.date))
        .put("time", write_time(check_in.time))
        .put("pain", check_in.pain.get())
        .put("usual", check_in.usual.get())
        .maybe("stiffness", check_in.stiffness.map(Rating::get))
        .maybe("sleep", check_in.sleep.map(Rating::get))
        .maybe("settled", settled)
        .flag("just_up", check_in.just_up)
        .maybe("beliefs", beliefs)
        .done()
}

/// An answer to a question that only a later version asks is not read as no: the record is set aside.
pub(in crate::schema) fn read_safety(fields: Fields) -> Result<SafetyAnswers, Unreadable> {
    let mut read = Reader::new(fields);
    let questions = |value: &Value| {
        read_words(value, |word| Question::all().find(|question| question.to_string() == word))
    };
    let date = read.word("date", read_date);
    let yes = read.take("yes", questions);
    Ok(SafetyAnswers {
        date: needed("date", date)?,
        yes: needed("yes", yes)?,
        checked: read.sure("checked", questions)?.unwrap_or_default(),
        extra: read.rest(),
    })
}

pub(in crate::schema) fn write_safety(answers: &SafetyAnswers) -> Fields {
    let list = |questions| write_set(Question::all(), questions, |question: Question| question.to_string());
    Writer::new(&answers.extra)
        .put("date", iso_date(answers.date))
        .put("yes", list(answers.yes))
        .maybe("checked", (!answers.checked.is_empty()).then(|| list(answers.checked)))
        .done()
}

/// A change that only a later version knows is set aside as a whole.
pub(in crate::schema) fn read_change(fields: Fields) -> Result<PlanChange, Unreadable> {
    let mut read = Reader::new(fields);
    let date = read.word("date", read_date);
    let change = needed("change", read.text("change"))?;
    let edit = read_edit(&mut read, &change);
    Ok(PlanChange {
        date: needed("date", date)?,
        edit: needed("change, or what belongs to it", edit)?,
        bends: read.word("bends", |word| case_of(RULES, word)),
        extra: read.rest(),
    })
}

fn read_edit(read: &mut Reader, change: &str) -> Option<PlanEdit> {
    let mut exercise = |key: &str| read.word(key, read_exercise_id);
    Some(match change {
        "skip" => PlanEdit::Skip,
        "swap" => PlanEdit::Swap { from: exercise("exercise")?, to: exercise("other")? },
        "remove" => PlanEdit::Remove(exercise("exercise")?),
        "add" => PlanEdit::Add(exercise("exercise")?),
        "lock" => PlanEdit::Lock(exercise("exercise")?),
        "move" => PlanEdit::Move { to: read.word("to", read_date)? },
        "minutes" => {
            let fits = |minutes: &u8| PlanEdit::MINUTES.contains(minutes);
            PlanEdit::Minutes(read.whole("minutes", |value| u8::try_from(value).ok().filter(fits))?)
        }
        "without" => PlanEdit::Without(read.take("equipment", read_equipment_set)?),
        _ => return None,
    })
}

pub(in crate::schema) fn write_change(change: &PlanChange) -> Fields {
    let mut write = Writer::new(&change.extra);
    let word = match &change.edit {
        PlanEdit::Skip => "skip",
        PlanEdit::Swap { from, to } => {
            write.put("exercise", from.as_str()).put("other", to.as_str());
            "swap"
        }
        PlanEdit::Remove(exercise) => {
            write.put("exercise", exercise.as_str());
            "remove"
        }
        PlanEdit::Add(exercise) => {
            write.put("exercise", exercise.as_str());
            "add"
        }
        PlanEdit::Lock(exercise) => {
            write.put("exercise", exercise.as_str());
            "lock"
        }
        PlanEdit::Move { to } => {
            write.put("to", iso_date(*to));
            "move"
        }
        PlanEdit::Minutes(minutes) => {
            write.put("minutes", *minutes);
            "minutes"
        }
        PlanEdit::Without(equipment) => {
            write.put("equipment", write_equipment(*equipment));
            "without"
        }
    };
    write
        .put("date", iso_date(change.date))
        .put("change", word)
        .maybe("bends", change.bends.and_then(|rule| word_of(RULES, rule)))
        .done()
}

pub(in crate::schema) fn read_review(fields: Fields) -> Result<Review, Unreadable> {
    let mut read = Reader::new(fields);
    let week = read.word("week", read_date);
    Ok(Review {
        week: needed("week", week)?,
        keep: read.text("keep"),
        change: read.text("change"),
        goal: read.text("goal"),
        extra: read.rest(),
    })
}

pub(in crate::schema) fn write_review(review: &Review) -> Fields {
    Writer::new(&review.extra)
        .put("week", iso_date(review.week))
        .maybe("keep", review.keep.clone())
        .maybe("change", review.change.clone())
        .maybe("goal", review.goal.clone())
        .done()
}
