//! Schema 1, frozen once released: field names and words of sessions, sets, own exercises, name mappings,
//! favourites and day marks; of what the plan is made from, in [`plan`]; of bars and plates, in [`gym`].

pub(super) mod gym;
pub(super) mod plan;

use super::Item;
use super::fields::{
    MassKeys, Reader, Table, Words, Writer, read_exercises, read_places, read_within, write_exercises,
};
use crate::catalog::{
    AxialClass, CustomExercise, Equipment, Favourite, Laterality, Measure, Phase, Pillar, Traits,
};
use crate::check_in::Rating;
use crate::import::NameMap;
use crate::log::{EntryFacts, Extra, Origin, PlacedSet, SessionFacts, Set, SetKind, SetPain, SkipReason};
use crate::mark::{DayMark, Mark};
use crate::units::{
    Breaths, Concentric, Metres, Minutes, Reps, Resistance, Seconds, SessionRpe, SetRpe, Side, Tempo, Work,
};
use serde_json::{Value, json};

const SIDES: &Words<Side> = &[(Side::Left, "left"), (Side::Right, "right")];
const SET_KINDS: &Words<SetKind> =
    &[(SetKind::WarmUp, "warm_up"), (SetKind::Drop, "drop"), (SetKind::Failure, "failure")];
const SKIPS: &Words<SkipReason> = &[
    (SkipReason::Busy, "busy"),
    (SkipReason::Pain, "pain"),
    (SkipReason::Tired, "tired"),
    (SkipReason::Time, "time"),
    (SkipReason::Other, "other"),
];
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

const EXTERNAL: MassKeys = ["kg", "lb"];
const ASSISTANCE: MassKeys = ["assist_kg", "assist_lb"];
const EQUIPMENT: Table = &|place| Some(Equipment::ALL.get(place)?.code());

// What is needed is read first, so that nothing is to be cleared away when it is missing. What this version does not know
// is joined by the reader and the writer, for all kinds alike.

pub(super) fn read_session(read: &mut Reader) -> Option<Item> {
    Some(Item::Session(SessionFacts {
        date: read.needed_date("date")?,
        start: read.time("start"),
        offset: read.whole("offset", |minutes| {
            i16::try_from(minutes).ok().filter(|minutes| (-840..=840).contains(minutes))
        }),
        minutes: read.whole("minutes", |value| Minutes::new(value).ok()),
        rpe: read.whole("session_rpe", |value| SessionRpe::new(value).ok()),
        estimated: read.flag("estimated"),
        running: read.flag("running"),
        origin: read.word("origin", ORIGINS).unwrap_or(Origin::Brace),
        title: read.text("title"),
        exercises: read.take("exercises", read_exercises).unwrap_or_default(),
        entries: read
            .take("entries", |value| value.as_array()?.iter().map(read_entry).collect())
            .unwrap_or_default(),
        pain_after: read_rating(read, "pain_after"),
        note: read.text("note"),
        extra: Extra::NONE,
    }))
}

pub(super) fn write_session(write: &mut Writer, facts: &SessionFacts) {
    if let Some(start) = facts.start {
        write.time("start", start);
    }
    write
        .date("date", facts.date)
        .maybe_number("offset", facts.offset)
        .maybe_text("title", facts.title.as_deref())
        .maybe_number("minutes", facts.minutes.map(Minutes::get))
        .maybe_number("session_rpe", facts.rpe.map(SessionRpe::get))
        .flag("estimated", facts.estimated)
        .flag("running", facts.running)
        .list("exercises", write_exercises(&facts.exercises))
        .list("entries", facts.entries.iter().map(write_entry).collect())
        .maybe_number("pain_after", facts.pain_after.map(Rating::get))
        .maybe_text("note", facts.note.as_deref())
        .word("origin", ORIGINS, facts.origin);
}

/// An entry of which this version does not know a word leaves the list as it is stored: none of it is read.
fn read_entry(value: &Value) -> Option<EntryFacts> {
    read_within(value, |read| {
        Some(EntryFacts {
            exercise: read.exercise("exercise")?,
            note: read.text("note"),
            skipped: read.word("skipped", SKIPS),
            with_next: read.flag("with_next"),
        })
    })
}

fn write_entry(entry: &EntryFacts) -> Value {
    let mut write = Writer::new(&Extra::NONE);
    if let Some(reason) = entry.skipped {
        write.word("skipped", SKIPS, reason);
    }
    write
        .text("exercise", entry.exercise.as_str())
        .maybe_text("note", entry.note.as_deref())
        .flag("with_next", entry.with_next);
    write.done().into()
}

#[inline(never)]
fn read_rating(read: &mut Reader, key: &'static str) -> Option<Rating> {
    read.whole(key, |value| u8::try_from(value).ok().and_then(Rating::new))
}

pub(super) fn read_set(read: &mut Reader) -> Option<Item> {
    let (session, exercise, work) = (read.id("session"), read.exercise("exercise"), read_work(read));
    Some(Item::Set(PlacedSet {
        session: read.needed("session", session)?,
        exercise: read.needed("exercise", exercise)?,
        set: Set {
            work: read.needed("reps, seconds, breaths or metres", work)?,
            resistance: read_resistance(read),
            side: read.word("side", SIDES).unwrap_or_default(),
            kind: read.word("type", SET_KINDS).unwrap_or_default(),
            rpe: read.thousandths("rpe", |value| {
                let half_points = u8::try_from(value / 500).ok().filter(|_| value % 500 == 0)?;
                SetRpe::from_half_points(half_points).ok()
            }),
            tempo: read.take("tempo", read_tempo),
            pain: read_rating(read, "pain")
                .map(|rating| SetPain { rating, sharp_or_down: read.flag("sharp_or_down") }),
            minute: read.whole("minute", |minute| u16::try_from(minute).ok()),
            note: read.text("note"),
            extra: Extra::NONE,
        },
    }))
}

pub(super) fn write_set(write: &mut Writer, placed: &PlacedSet) {
    let set = &placed.set;
    match set.work {
        Work::Reps(reps) => write.number("reps", reps.get()),
        Work::Holds { reps, each } => write.number("reps", reps.get()).number("seconds", each.get()),
        Work::Time(seconds) => write.number("seconds", seconds.get()),
        Work::Breaths(breaths) => write.number("breaths", breaths.get()),
        Work::Distance(metres) => write.number("metres", metres.get()),
        Work::TimedDistance { metres, seconds } => {
            write.number("metres", metres.get()).number("seconds", seconds.get())
        }
    };
    match set.resistance {
        Resistance::Unloaded => {}
        Resistance::External(weight) => write.mass(EXTERNAL, weight),
        Resistance::Assistance(weight) => write.mass(ASSISTANCE, weight),
        Resistance::Band(strength) => {
            write.number("band", strength);
        }
    }
    if let Some(tempo) = set.tempo {
        write.put("tempo", write_tempo(tempo));
    }
    if let Some(rpe) = set.rpe {
        write.thousandths("rpe", i64::from(rpe.half_points()) * 500);
    }
    if let Some(pain) = set.pain {
        write.number("pain", pain.rating.get()).flag("sharp_or_down", pain.sharp_or_down);
    }
    write
        .id("session", placed.session)
        .text("exercise", placed.exercise.as_str())
        .word("side", SIDES, set.side)
        .word("type", SET_KINDS, set.kind)
        .maybe_number("minute", set.minute)
        .maybe_text("note", set.note.as_deref());
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
    if let Some(weight) = read.mass(EXTERNAL, |_| true) {
        return Resistance::External(weight);
    }
    if let Some(weight) = read.mass(ASSISTANCE, |_| true) {
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

pub(super) fn read_exercise(read: &mut Reader) -> Option<Item> {
    let (name, measure) = (read.text("name"), read.word("measure", MEASURES));
    let axial = read.word("axial", AXIAL);
    Some(Item::Exercise(CustomExercise {
        name: read.needed("name", name)?,
        traits: Traits {
            measure: read.needed("measure", measure)?,
            axial: read.needed("axial", axial)?,
            class_up_above_pct_bw: None,
            laterality: read.word("laterality", LATERALITY).unwrap_or(Laterality::Bilateral),
            loadable: read.yes_or_no("loadable").unwrap_or(true),
        },
        pillar: read.word("pillar", PILLARS),
        equipment: read.take("equipment", read_equipment).unwrap_or_default(),
        note: read.text("note"),
        archived: read.flag("archived"),
        class_is_guess: read.flag("class_is_guess"),
        extra: Extra::NONE,
    }))
}

fn read_equipment(value: &Value) -> Option<Vec<Equipment>> {
    Some(read_places(value, EQUIPMENT)?.into_iter().map(|place| Equipment::ALL[place]).collect())
}

pub(super) fn write_exercise(write: &mut Writer, exercise: &CustomExercise) {
    let traits = exercise.traits;
    if traits.laterality != Laterality::Bilateral {
        write.word("laterality", LATERALITY, traits.laterality);
    }
    if !traits.loadable {
        write.put("loadable", false.into());
    }
    if let Some(pillar) = exercise.pillar {
        write.word("pillar", PILLARS, pillar);
    }
    write
        .text("name", &exercise.name)
        .word("measure", MEASURES, traits.measure)
        .word("axial", AXIAL, traits.axial)
        .list("equipment", exercise.equipment.iter().map(|item| item.code()).collect())
        .maybe_text("note", exercise.note.as_deref())
        .flag("archived", exercise.archived)
        .flag("class_is_guess", exercise.class_is_guess);
}

pub(super) fn read_name_map(read: &mut Reader) -> Option<Item> {
    let (app, name, exercise) = (read.text("app"), read.text("name"), read.exercise("exercise"));
    Some(Item::NameMap(NameMap {
        app: read.needed("app", app)?,
        name: read.needed("name", name)?,
        exercise: read.needed("exercise", exercise)?,
        extra: Extra::NONE,
    }))
}

pub(super) fn write_name_map(write: &mut Writer, map: &NameMap) {
    write.text("app", &map.app).text("name", &map.name).text("exercise", map.exercise.as_str());
}

pub(super) fn read_favourite(read: &mut Reader) -> Option<Item> {
    let exercise = read.exercise("exercise");
    Some(Item::Favourite(Favourite { exercise: read.needed("exercise", exercise)?, extra: Extra::NONE }))
}

pub(super) fn write_favourite(write: &mut Writer, favourite: &Favourite) {
    write.text("exercise", favourite.exercise.as_str());
}

/// A mark that only a later version knows is set aside as a whole: it says nothing that could be used in part.
pub(super) fn read_day_mark(read: &mut Reader) -> Option<Item> {
    let (date, mark) = (read.needed_date("date")?, read.word("mark", MARKS));
    Some(Item::DayMark(DayMark { date, mark: read.needed("mark", mark)?, extra: Extra::NONE }))
}

pub(super) fn write_day_mark(write: &mut Writer, mark: &DayMark) {
    write.date("date", mark.date).word("mark", MARKS, mark.mark);
}
