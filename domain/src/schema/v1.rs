//! Schema 1, frozen once released: field names and words of sessions, sets, own exercises, name mappings,
//! favourites and day marks; of what the plan is made from, in [`plan`].

pub(super) mod plan;

use super::Unreadable;
use super::fields::{Reader, Writer, needed};
use crate::catalog::{
    AxialClass, CustomExercise, Equipment, ExerciseId, Favourite, Laterality, Measure, Phase, Pillar, Traits,
};
use crate::import::NameMap;
use crate::log::{Origin, PlacedSet, SessionFacts, Set, SetKind};
use crate::mark::{DayMark, Mark};
use crate::units::{
    Breaths, Concentric, Metres, Minutes, Reps, Resistance, Seconds, SessionRpe, SetRpe, Side, Tempo, Weight,
    WeightUnit, Work, iso_date, parse_date,
};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde_json::{Map, Value, json};

type Fields = Map<String, Value>;

/// A word of the schema for each case of an enum; a case without a word is the one that is left out.
type Words<T> = [(T, &'static str)];

const SIDES: &Words<Side> = &[(Side::Left, "left"), (Side::Right, "right")];
const SET_KINDS: &Words<SetKind> =
    &[(SetKind::WarmUp, "warm_up"), (SetKind::Drop, "drop"), (SetKind::Failure, "failure")];
const ORIGINS: &Words<Origin> = &[(Origin::Hevy, "hevy")];
const MARKS: &Words<Mark> = &[
    (Mark::Unlogged, "unlogged"),
    (Mark::Deload, "deload"),
    (Mark::DeloadDeclined, "deload_declined"),
    (Mark::Flare, "flare"),
    (Mark::FlareOver, "flare_over"),
    (Mark::BraceCheck, "brace_check"),
    (Mark::HingeCheck, "hinge_check"),
    (Mark::Phase(Phase::CalmDown), "phase_calm_down"),
    (Mark::Phase(Phase::Rebuild), "phase_rebuild"),
    (Mark::Phase(Phase::Return), "phase_return"),
    (Mark::Phase(Phase::Perform), "phase_perform"),
];
const MEASURES: &Words<Measure> = &[
    (Measure::Reps, "reps"),
    (Measure::HoldReps, "hold_reps"),
    (Measure::Seconds, "seconds"),
    (Measure::Breaths, "breaths"),
    (Measure::Metres, "metres"),
];
const AXIAL: &Words<AxialClass> = &[
    (AxialClass::None, "none"),
    (AxialClass::Low, "low"),
    (AxialClass::Moderate, "moderate"),
    (AxialClass::High, "high"),
];
const LATERALITY: &Words<Laterality> = &[
    (Laterality::Bilateral, "bilateral"),
    (Laterality::PerSide, "per_side"),
    (Laterality::Alternating, "alternating"),
];
const PILLARS: &Words<Pillar> = &[
    (Pillar::Glutes, "glutes"),
    (Pillar::SpinalMotion, "spinal_motion"),
    (Pillar::Mobility, "mobility"),
    (Pillar::Bracing, "bracing"),
    (Pillar::Lifts, "lifts"),
    (Pillar::Aerobic, "aerobic"),
];

fn word_of<T: PartialEq>(words: &Words<T>, value: T) -> Option<&'static str> {
    words.iter().find(|(case, _)| *case == value).map(|(_, word)| *word)
}

fn case_of<T: Copy>(words: &Words<T>, word: &str) -> Option<T> {
    words.iter().find(|(_, known)| *known == word).map(|(case, _)| *case)
}

pub(super) fn read_session(fields: Fields) -> Result<SessionFacts, Unreadable> {
    let mut read = Reader::new(fields);
    let date = read.word("date", read_date);
    let exercises = read.take("exercises", |value| {
        value.as_array()?.iter().map(|id| Some(ExerciseId::from(id.as_str()?))).collect()
    });
    Ok(SessionFacts {
        date: needed("date", date)?,
        start: read.word("start", read_time),
        offset: read
            .whole("offset", |minutes| i16::try_from(minutes).ok().filter(|minutes| minutes.abs() <= 840)),
        title: read.text("title"),
        minutes: read.whole("minutes", |value| Minutes::new(value).ok()),
        rpe: read.whole("session_rpe", |value| SessionRpe::new(value).ok()),
        estimated: read.flag("estimated"),
        running: read.flag("running"),
        exercises: exercises.unwrap_or_default(),
        note: read.text("note"),
        origin: read.word("origin", |word| case_of(ORIGINS, word)).unwrap_or(Origin::Brace),
        extra: read.rest(),
    })
}

pub(super) fn write_session(facts: &SessionFacts) -> Fields {
    let exercises: Vec<&str> = facts.exercises.iter().map(ExerciseId::as_str).collect();
    Writer::new(&facts.extra)
        .put("date", iso_date(facts.date))
        .maybe("start", facts.start.map(write_time))
        .maybe("offset", facts.offset)
        .maybe("title", facts.title.clone())
        .maybe("minutes", facts.minutes.map(Minutes::get))
        .maybe("session_rpe", facts.rpe.map(SessionRpe::get))
        .flag("estimated", facts.estimated)
        .flag("running", facts.running)
        .maybe("exercises", (!exercises.is_empty()).then_some(exercises))
        .maybe("note", facts.note.clone())
        .maybe("origin", word_of(ORIGINS, facts.origin))
        .done()
}

/// `2026-11-22`. Years far from any log would make charts of millennia.
fn read_date(text: &str) -> Option<NaiveDate> {
    parse_date(text).filter(|date| (1900..2200).contains(&date.year()))
}

/// `17:04`.
fn read_time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once(':')?;
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

fn write_time(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

pub(super) fn read_set(fields: Fields) -> Result<PlacedSet, Unreadable> {
    let mut read = Reader::new(fields);
    let session = read.word("session", |text| text.parse().ok());
    let exercise = read.word("exercise", |text| Some(ExerciseId::from(text)));
    Ok(PlacedSet {
        session: needed("session", session)?,
        exercise: needed("exercise", exercise)?,
        set: Set {
            work: needed("reps, seconds, breaths or metres", read_work(&mut read))?,
            resistance: read_resistance(&mut read),
            side: read.word("side", |word| case_of(SIDES, word)).unwrap_or_default(),
            kind: read.word("type", |word| case_of(SET_KINDS, word)).unwrap_or_default(),
            rpe: read.thousandths("rpe", |value| {
                let half_points = u8::try_from(value / 500).ok().filter(|_| value % 500 == 0)?;
                SetRpe::from_half_points(half_points).ok()
            }),
            tempo: read.take("tempo", read_tempo),
            minute: read.whole("minute", |minute| u16::try_from(minute).ok()),
            note: read.text("note"),
            extra: read.rest(),
        },
    })
}

pub(super) fn write_set(placed: &PlacedSet) -> Fields {
    let set = &placed.set;
    let mut write = Writer::new(&set.extra);
    write.put("session", placed.session.to_string()).put("exercise", placed.exercise.as_str());
    match set.work {
        Work::Reps(reps) => write.put("reps", reps.get()),
        Work::Holds { reps, each } => write.put("reps", reps.get()).put("seconds", each.get()),
        Work::Time(seconds) => write.put("seconds", seconds.get()),
        Work::Breaths(breaths) => write.put("breaths", breaths.get()),
        Work::Distance(metres) => write.put("metres", metres.get()),
        Work::TimedDistance { metres, seconds } => {
            write.put("metres", metres.get()).put("seconds", seconds.get())
        }
    };
    match set.resistance {
        Resistance::Unloaded => &mut write,
        Resistance::External(weight) => {
            write.thousandths(weight.unit().code(), i64::from(weight.thousandths()))
        }
        Resistance::Assistance(weight) => {
            let key = format!("assist_{}", weight.unit().code());
            write.thousandths(&key, i64::from(weight.thousandths()))
        }
        Resistance::Band(strength) => write.put("band", strength),
    };
    write
        .maybe("side", word_of(SIDES, set.side))
        .maybe("type", word_of(SET_KINDS, set.kind))
        .maybe("tempo", set.tempo.map(write_tempo))
        .maybe("minute", set.minute)
        .maybe("note", set.note.clone());
    if let Some(rpe) = set.rpe {
        write.thousandths("rpe", i64::from(rpe.half_points()) * 500);
    }
    write.done()
}

fn read_work(read: &mut Reader) -> Option<Work> {
    let reps = read.whole("reps", |value| Reps::new(value).ok());
    let seconds = read.whole("seconds", |value| Seconds::new(value).ok());
    let metres = read.whole("metres", |value| Metres::new(value).ok());
    let breaths = read.whole("breaths", |value| Breaths::new(value).ok());
    match (reps, metres, breaths, seconds) {
        (Some(reps), None, None, None) => Some(Work::Reps(reps)),
        (Some(reps), None, None, Some(each)) => Some(Work::Holds { reps, each }),
        (None, Some(metres), None, None) => Some(Work::Distance(metres)),
        (None, Some(metres), None, Some(seconds)) => Some(Work::TimedDistance { metres, seconds }),
        (None, None, Some(breaths), None) => Some(Work::Breaths(breaths)),
        (None, None, None, Some(seconds)) => Some(Work::Time(seconds)),
        _ => None,
    }
}

fn read_resistance(read: &mut Reader) -> Resistance {
    let mut weight =
        |key: &str, unit| read.thousandths(key, |value| Weight::from_thousandths(value, unit).ok());
    if let Some(weight) = weight("kg", WeightUnit::Kg).or_else(|| weight("lb", WeightUnit::Lb)) {
        return Resistance::External(weight);
    }
    let assistance = weight("assist_kg", WeightUnit::Kg).or_else(|| weight("assist_lb", WeightUnit::Lb));
    if let Some(weight) = assistance {
        return Resistance::Assistance(weight);
    }
    let band = read.whole("band", |value| u8::try_from(value).ok().filter(|v| (1..=5).contains(v)));
    band.map_or(Resistance::Unloaded, Resistance::Band)
}

fn read_tempo(value: &Value) -> Option<Tempo> {
    let [eccentric, bottom, concentric, top] = value.as_array()?.as_slice() else { return None };
    let seconds = |value: &Value| u8::try_from(value.as_u64()?).ok();
    let concentric = match concentric.as_str() {
        Some("X") => Concentric::Explosive,
        _ => Concentric::Seconds(seconds(concentric)?),
    };
    Some(Tempo { eccentric: seconds(eccentric)?, bottom: seconds(bottom)?, concentric, top: seconds(top)? })
}

fn write_tempo(tempo: Tempo) -> Value {
    match tempo.concentric {
        Concentric::Seconds(s) => json!([tempo.eccentric, tempo.bottom, s, tempo.top]),
        Concentric::Explosive => json!([tempo.eccentric, tempo.bottom, "X", tempo.top]),
    }
}

pub(super) fn read_exercise(fields: Fields) -> Result<CustomExercise, Unreadable> {
    let mut read = Reader::new(fields);
    let name = read.text("name");
    let measure = read.word("measure", |word| case_of(MEASURES, word));
    let axial = read.word("axial", |word| case_of(AXIAL, word));
    Ok(CustomExercise {
        name: needed("name", name)?,
        traits: Traits {
            measure: needed("measure", measure)?,
            axial: needed("axial", axial)?,
            class_up_above_pct_bw: None,
            laterality: read
                .word("laterality", |word| case_of(LATERALITY, word))
                .unwrap_or(Laterality::Bilateral),
            loadable: read.take("loadable", Value::as_bool).unwrap_or(true),
        },
        pillar: read.word("pillar", |word| case_of(PILLARS, word)),
        equipment: read.take("equipment", read_equipment).unwrap_or_default(),
        note: read.text("note"),
        archived: read.flag("archived"),
        class_is_guess: read.flag("class_is_guess"),
        extra: read.rest(),
    })
}

/// All of it, or nothing: what only a later version knows is not cut out of a list.
fn read_equipment(value: &Value) -> Option<Vec<Equipment>> {
    let item = |code: &str| Equipment::ALL.into_iter().find(|item| item.code() == code);
    value.as_array()?.iter().map(|code| item(code.as_str()?)).collect()
}

pub(super) fn write_exercise(exercise: &CustomExercise) -> Fields {
    let traits = exercise.traits;
    let laterality = (traits.laterality != Laterality::Bilateral).then_some(traits.laterality);
    let equipment: Vec<&str> = exercise.equipment.iter().map(|item| item.code()).collect();
    Writer::new(&exercise.extra)
        .put("name", exercise.name.clone())
        .maybe("measure", word_of(MEASURES, traits.measure))
        .maybe("axial", word_of(AXIAL, traits.axial))
        .maybe("laterality", laterality.and_then(|case| word_of(LATERALITY, case)))
        .maybe("loadable", (!traits.loadable).then_some(false))
        .maybe("pillar", exercise.pillar.and_then(|pillar| word_of(PILLARS, pillar)))
        .maybe("equipment", (!equipment.is_empty()).then_some(equipment))
        .maybe("note", exercise.note.clone())
        .flag("archived", exercise.archived)
        .flag("class_is_guess", exercise.class_is_guess)
        .done()
}

pub(super) fn read_name_map(fields: Fields) -> Result<NameMap, Unreadable> {
    let mut read = Reader::new(fields);
    let app = read.text("app");
    let name = read.text("name");
    let exercise = read.word("exercise", |text| Some(ExerciseId::from(text)));
    Ok(NameMap {
        app: needed("app", app)?,
        name: needed("name", name)?,
        exercise: needed("exercise", exercise)?,
        extra: read.rest(),
    })
}

pub(super) fn write_name_map(map: &NameMap) -> Fields {
    Writer::new(&map.extra)
        .put("app", map.app.clone())
        .put("name", map.name.clone())
        .put("exercise", map.exercise.as_str())
        .done()
}

pub(super) fn read_favourite(fields: Fields) -> Result<Favourite, Unreadable> {
    let mut read = Reader::new(fields);
    let exercise = read.word("exercise", |text| Some(ExerciseId::from(text)));
    Ok(Favourite { exercise: needed("exercise", exercise)?, extra: read.rest() })
}

pub(super) fn write_favourite(favourite: &Favourite) -> Fields {
    Writer::new(&favourite.extra).put("exercise", favourite.exercise.as_str()).done()
}

/// A mark that only a later version knows is set aside as a whole: it says nothing that could be used in part.
pub(super) fn read_day_mark(fields: Fields) -> Result<DayMark, Unreadable> {
    let mut read = Reader::new(fields);
    let date = read.word("date", read_date);
    let mark = read.word("mark", |word| case_of(MARKS, word));
    Ok(DayMark { date: needed("date", date)?, mark: needed("mark", mark)?, extra: read.rest() })
}

pub(super) fn write_day_mark(mark: &DayMark) -> Fields {
    Writer::new(&mark.extra).put("date", iso_date(mark.date)).maybe("mark", word_of(MARKS, mark.mark)).done()
}
