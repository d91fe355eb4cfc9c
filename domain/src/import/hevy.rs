//! Hevy: one row per set, newest session first, sets of a session in order (X21-X23).
//!
//! Units stand in the column names, in any combination. Months are in the language of the phone. `superset_id` and
//! `set_index` are not needed: the order of the file is the order of the sets.

use super::builder::{Builder, NeutralRow};
use super::number::DecimalSign;
use super::parsed::{Note, Parsed, ReadSet};
use super::table::{Cells, Row, Table};
use super::{App, Column, RowProblem, date};
use crate::log::SetKind;
use crate::text;
use crate::units::number::InputError;
use crate::units::{
    Metres, Minutes, OutOfRange, Reps, Resistance, Seconds, SetRpe, Weight, WeightUnit, Work,
};
use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// A visit of more than six hours was not ended, but forgotten (X23).
const LONGEST_SESSION_MINUTES: i64 = 360;

/// Where everything stands in the rows.
pub(super) struct Columns {
    title: Option<usize>,
    start: usize,
    end: Option<usize>,
    description: Option<usize>,
    exercise: usize,
    exercise_note: Option<usize>,
    kind: Option<usize>,
    weight: usize,
    unit: WeightUnit,
    reps: usize,
    distance: Option<usize>,
    metres_per_distance: f64,
    duration: Option<usize>,
    rpe: Option<usize>,
    unused: Vec<String>,
}

impl Columns {
    /// The columns of a Hevy export; none if the header is of something else.
    pub(super) fn find(header: &[String]) -> Option<Self> {
        let mut used = vec!["superset_id", "set_index"];
        let mut column = |name: &'static str| {
            used.push(name);
            header.iter().position(|column| column == name)
        };
        let kilograms = column("weight_kg").map(|column| (column, WeightUnit::Kg));
        let (weight, unit) =
            kilograms.or_else(|| column("weight_lbs").map(|column| (column, WeightUnit::Lb)))?;
        let kilometres = column("distance_km").map(|column| (column, 1_000.0));
        let distance = kilometres.or_else(|| column("distance_miles").map(|column| (column, 1_609.344)));
        let mut columns = Self {
            title: column("title"),
            start: column("start_time")?,
            end: column("end_time"),
            description: column("description"),
            exercise: column("exercise_title")?,
            exercise_note: column("exercise_notes"),
            kind: column("set_type"),
            weight,
            unit,
            reps: column("reps")?,
            distance: distance.map(|(column, _)| column),
            metres_per_distance: distance.map_or(0.0, |(_, metres)| metres),
            duration: column("duration_seconds"),
            rpe: column("rpe"),
            unused: Vec::new(),
        };
        columns.unused = header.iter().filter(|name| !used.contains(&name.as_str())).cloned().collect();
        Some(columns)
    }
}

/// Reads all rows.
pub(super) fn read(
    table: &Table<'_>,
    columns: &Columns,
    tomorrow: NaiveDate,
    mut notes: Vec<Note>,
) -> Parsed {
    let weights = table.rows().filter_map(|row| Some(row.cells.ok()?.get(columns.weight)));
    let sign = DecimalSign::of_weights(weights);
    if sign == DecimalSign::Comma {
        notes.push(Note::DecimalComma);
    }
    if !columns.unused.is_empty() {
        notes.push(Note::UnusedColumns(columns.unused.clone()));
    }
    let mut reader = RowReader { columns, sign, tomorrow, latest: None };
    let mut builder = Builder::new(App::Hevy, columns.unit, notes);
    for row in table.rows() {
        match reader.read(&row) {
            Ok(Some(read)) => builder.add(read),
            Ok(None) => builder.empty(),
            Err(code) => builder.problem(row.line, code, row.raw),
        }
    }
    builder.finish()
}

struct RowReader<'t> {
    columns: &'t Columns,
    sign: DecimalSign,
    tomorrow: NaiveDate,
    /// Start and end as the latest row has them, and what they say: they repeat on every row of a session.
    latest: Option<([&'t str; 2], Option<Times>)>,
}

/// When a session was.
#[derive(Clone, Copy)]
struct Times {
    start: NaiveDateTime,
    minutes: Option<Minutes>,
}

impl<'t> RowReader<'t> {
    /// A row; nothing if nothing was done in it.
    fn read(&mut self, row: &Row<'t>) -> Result<Option<NeutralRow<'t>>, RowProblem> {
        let cells = row.cells?;
        if cells.blank() {
            return Ok(None);
        }
        let text = |column: Option<usize>| column.map_or("", |column| cells.get(column));
        let Times { start, minutes } =
            self.times([cells.get(self.columns.start), text(self.columns.end)]).ok_or(RowProblem::Date)?;
        if start.year() < 1990 || start.date() > self.tomorrow {
            return Err(RowProblem::DateOutOfRange);
        }
        let exercise = cells.get(self.columns.exercise);
        if exercise.is_empty() {
            return Err(RowProblem::NoExercise);
        }
        let Some(work) = self.work(&cells)? else {
            return Ok(None);
        };
        let (kind, unknown_kind) = kind(text(self.columns.kind));
        let set = ReadSet {
            work,
            resistance: self.resistance(&cells, exercise)?,
            kind,
            unknown_kind,
            rpe: self.rpe(text(self.columns.rpe))?,
        };
        Ok(Some(NeutralRow {
            start,
            title: text(self.columns.title),
            minutes,
            session_note: text(self.columns.description),
            exercise,
            entry_note: text(self.columns.exercise_note),
            set,
            raw: row.raw,
        }))
    }

    fn times(&mut self, written: [&'t str; 2]) -> Option<Times> {
        match self.latest {
            Some((latest, times)) if latest == written => times,
            _ => {
                let [start, end] = written;
                let times = date::parse(start).map(|start| Times { start, minutes: minutes(start, end) });
                self.latest = Some((written, times));
                times
            }
        }
    }

    fn work(&self, cells: &Cells<'_>) -> Result<Option<Work>, RowProblem> {
        let reps = self.sign.whole(cells.get(self.columns.reps), Column::Reps)?;
        let reps = in_range(reps, Column::Reps, Reps::new)?;
        let seconds = match self.columns.duration {
            Some(column) => self.sign.thousandths(cells.get(column), Column::Duration)?,
            None => None,
        };
        let seconds = seconds.map(|thousandths| (thousandths + 500).div_euclid(1000));
        let seconds = in_range(seconds, Column::Duration, Seconds::new)?;
        let metres = in_range(self.metres(cells)?, Column::Distance, Metres::new)?;
        Ok(match (reps, metres, seconds) {
            (Some(_), Some(_), _) => return Err(RowProblem::RepsAndDistance),
            (Some(reps), None, None) => Some(Work::Reps(reps)),
            (Some(reps), None, Some(each)) => Some(Work::Holds { reps, each }),
            (None, Some(metres), None) => Some(Work::Distance(metres)),
            (None, Some(metres), Some(seconds)) => Some(Work::TimedDistance { metres, seconds }),
            (None, None, Some(seconds)) => Some(Work::Time(seconds)),
            (None, None, None) => None,
        })
    }

    fn metres(&self, cells: &Cells<'_>) -> Result<Option<i64>, RowProblem> {
        let Some(cell) = self.columns.distance.map(|column| cells.get(column)) else {
            return Ok(None);
        };
        if self.sign.thousandths(cell, Column::Distance)?.is_none() {
            return Ok(None);
        }
        // A thousandth of a mile is more than a metre: carries need the digits after it.
        let distance = decimal(cell);
        Ok(Some((distance * self.columns.metres_per_distance).round() as i64))
    }

    /// An empty cell and 0 are body weight. A weight below zero helps, as in other apps.
    fn resistance(&self, cells: &Cells<'_>, exercise: &str) -> Result<Resistance, RowProblem> {
        let cell = cells.get(self.columns.weight);
        let Some(thousandths) = self.sign.thousandths(cell, Column::Weight)?.filter(|value| *value != 0)
        else {
            return Ok(Resistance::Unloaded);
        };
        let weight = Weight::from_thousandths(thousandths.saturating_abs(), self.columns.unit);
        let weight = weight.map_err(|error| {
            let max = error.max / 1000;
            RowProblem::Number(Column::Weight, InputError::TooLarge { max })
        })?;
        let assisted = text::words(exercise).any(|word| word.eq_ignore_ascii_case("assisted"));
        Ok(if assisted || thousandths < 0 {
            Resistance::Assistance(weight)
        } else {
            Resistance::External(weight)
        })
    }

    fn rpe(&self, cell: &str) -> Result<Option<SetRpe>, RowProblem> {
        if self.sign.thousandths(cell, Column::Rpe)?.is_none() {
            return Ok(None);
        }
        SetRpe::parse(cell).map(Some).map_err(|error| RowProblem::Number(Column::Rpe, error))
    }
}

/// The value of a decimal number that was read as thousandths already.
fn decimal(text: &str) -> f64 {
    let (mut value, mut scale, mut after_sign) = (0.0, 1.0, false);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                value = value * 10.0 + f64::from(byte - b'0');
                scale *= if after_sign { 10.0 } else { 1.0 };
            }
            b',' | b'.' => after_sign = true,
            b'-' => scale = -scale,
            _ => {}
        }
    }
    value / scale
}

/// Zero is nothing; what is out of range is a problem.
fn in_range<T>(
    value: Option<i64>,
    column: Column,
    check: fn(i64) -> Result<T, OutOfRange>,
) -> Result<Option<T>, RowProblem> {
    let Some(value) = value.filter(|value| *value != 0) else {
        return Ok(None);
    };
    check(value).map(Some).map_err(|error| RowProblem::Number(column, InputError::from(error)))
}

fn minutes(start: NaiveDateTime, end: &str) -> Option<Minutes> {
    let minutes = date::parse(end)?.signed_duration_since(start).num_minutes();
    // Sets were done, so a visit of no length is one that was typed in afterwards.
    if !(1..=LONGEST_SESSION_MINUTES).contains(&minutes) {
        return None;
    }
    Minutes::new(minutes).ok()
}

/// The kind of a set, and the word for it if it is not known.
fn kind(word: &str) -> (SetKind, Option<String>) {
    match word {
        "" | "normal" => (SetKind::Working, None),
        "warmup" => (SetKind::WarmUp, None),
        "dropset" => (SetKind::Drop, None),
        "failure" => (SetKind::Failure, None),
        other => (SetKind::Working, Some(other.to_owned())),
    }
}
