//! Words of the daily screens: today, session, picking, finishing, log, library.

use super::{digits, many, put};
use crate::words::{
    CommonWords, FinishWords, FormatWords, FrameWords, LearnWords, LibraryWords, LogWords, NoticeWords,
    PickWords, SessionWords, StepperWords, TodayWords, texts,
};
use brace_domain::units::number::InputError;
use brace_domain::update::Refusal;
use chrono::{Datelike, NaiveDate};

fn weekday(date: NaiveDate) -> &'static str {
    texts().format.days.get(date.weekday().num_days_from_monday() as usize).map_or("", |day| day.said())
}

fn month(date: NaiveDate) -> &'static str {
    texts().format.months.get(date.month0() as usize).map_or("", |month| month.said())
}

fn short(date: NaiveDate) -> String {
    [&digits(date.day()), "\u{a0}", month(date).get(..3).unwrap_or_default()].concat()
}

/// Texts with the year behind them.
fn of_year(date: NaiveDate, text: &str) -> String {
    [text, " ", &digits(date.year())].concat()
}

pub(super) const FORMAT: FormatWords = FormatWords {
    number: |value| {
        let digits = value.unsigned_abs().to_string();
        let mut text = String::from(if value < 0 { "−" } else { "" });
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place) % 3 == 0 {
                text.push(',');
            }
            text.push(digit);
        }
        text
    },
    weekday: |date| weekday(date).to_owned(),
    long_date: |date, today| {
        let day = [weekday(date), " ", &digits(date.day()), " ", month(date)].concat();
        if date.year() == today.year() { day } else { of_year(date, &day) }
    },
    short_date: short,
    date_with_year: |date| of_year(date, &short(date)),
    month: |date| of_year(date, month(date)),
    decimal: '.',
};

/// How many sets.
pub(super) fn sets(sets: usize) -> String {
    many(sets, &texts().common.sets)
}

/// How many sessions.
pub(super) fn sessions(sessions: usize) -> String {
    many(sessions, &texts().common.sessions)
}

pub(super) const COMMON: CommonWords = CommonWords {
    band: |strength| put(texts().common.band, &[&digits(strength)]),
    assisted: |weight| put(texts().common.assisted, &[weight]),
    sets,
    exercises: |exercises| many(exercises, &texts().common.exercises),
    sessions,
    minutes_of: |minutes| put(texts().common.minutes_of, &[&digits(minutes)]),
    input_error: |error| {
        let t = &texts().input_error;
        let (text, bound) = match error {
            InputError::Empty => (t.empty, 0),
            InputError::NotANumber => (t.not_a_number, 0),
            InputError::NotWhole => (t.not_whole, 0),
            InputError::NotHalfPoints => (t.not_half_points, 0),
            InputError::TooSmall { min } => (t.too_small, min),
            InputError::TooLarge { max } => (t.too_large, max),
        };
        put(text, &[&digits(bound)])
    },
    refusal: |refusal| {
        let t = &texts().refusal;
        let (text, min, max) = match refusal {
            Refusal::AlreadyRunning(_) => (t.already_running, 0, 0),
            Refusal::NoSuchSession => (t.no_such_session, 0, 0),
            Refusal::NoSuchSet => (t.no_such_set, 0, 0),
            Refusal::NoSuchExercise => (t.no_such_exercise, 0, 0),
            Refusal::NoName => (t.no_name, 0, 0),
            Refusal::TooLong { max } => (t.too_long, 0, max as u32),
            Refusal::DateOutOfRange => (t.date_out_of_range, 0, 0),
            Refusal::NotForThisDay => (t.not_for_this_day, 0, 0),
            Refusal::DaysOutOfRange => (t.days_out_of_range, 0, 0),
            Refusal::MinutesOutOfRange { min, max } => (t.minutes_out_of_range, min, max.into()),
            Refusal::BodyMassOutOfRange => (t.body_mass_out_of_range, 0, 0),
            Refusal::RackOutOfRange => (t.rack_out_of_range, 0, 0),
            Refusal::Nothing => (t.nothing, 0, 0),
        };
        put(text, &[&digits(min), &digits(max)])
    },
    axial_class: |class| texts().common.axial_class(class),
    axial_short: |class| texts().common.axial_short(class),
    pillar: |pillar| texts().common.pillar(pillar),
};

pub(super) const FRAME: FrameWords = FrameWords { resume: |title| put(texts().frame.resume, &[title]) };

pub(super) const STEPPER: StepperWords = StepperWords {
    less: |step, unit| put(texts().stepper.less, &[step, unit]),
    more: |step, unit| put(texts().stepper.more, &[step, unit]),
};

pub(super) const NOTICES: NoticeWords = NoticeWords {
    not_saved_full: |actions| many(actions, &texts().notices.not_saved_full),
    not_saved_other: |actions| many(actions, &texts().notices.not_saved_other),
    recovered_text: |records| many(records, &texts().notices.recovered_text),
    done: |done| texts().notices.done(done),
};

pub(super) const TODAY: TodayWords = TodayWords {
    running_since: |time| put(texts().today.running_since, &[time]),
    backup_due: |sessions| many(sessions, &texts().today.backup_due),
};

pub(super) const SESSION: SessionWords = SessionWords {
    place: |place, of| put(texts().session.place, &[&digits(place as u32), &digits(of as u32)]),
    next_cue: |place, of| put(texts().session.next_cue, &[&digits(place as u32), &digits(of as u32)]),
    table_caption: |name| put(texts().session.table_caption, &[name]),
    last: |date| put(texts().session.last, &[date]),
    log_set: |number| put(texts().session.log_set, &[&digits(number as u32)]),
    edit_set: |number, line| put(texts().session.edit_set, &[&digits(number as u32), line]),
    save_set: |number| put(texts().session.save_set, &[&digits(number as u32)]),
};

pub(super) const PICK: PickWords = PickWords {
    nothing: |typed| put(texts().pick.nothing, &[typed]),
    measures: |measure| (texts().pick.measures(measure), texts().pick.measure_examples(measure)),
    axial_example: |class| texts().pick.axial_example(class),
    laterality: |sides| (texts().pick.laterality(sides), texts().pick.laterality_counts(sides)),
};

pub(super) const FINISH: FinishWords = FinishWords { load: |load| put(texts().finish.load, &[load]) };

pub(super) const LOG: LogWords = LogWords {
    more: |hidden| put(texts().log.more, &[&digits(hidden as u32)]),
    rated: |rpe, minutes| put(texts().log.rated, &[&digits(rpe), &digits(minutes)]),
};

pub(super) const LIBRARY: LibraryWords = LibraryWords {
    phases: |phase| texts().library.phases(phase),
    filter: |count| put(texts().library.filter[usize::from(count > 0)], &[&digits(count as u32)]),
    may_use: |items| put(texts().library.may_use, &[items]),
    grade: |grade| texts().library.grade(grade),
    archived_group: |count| put(texts().library.archived_group, &[&digits(count as u32)]),
};

pub(super) const LEARN: LearnWords = LearnWords { grade: |grade| texts().learn.grade(grade) };
