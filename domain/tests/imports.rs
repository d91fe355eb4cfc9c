//! Reading the exports of other apps: an invented file with its exact figures, each trap as one row, the real sample,
//! files that are no exports, and what a second import does.

#![allow(clippy::unwrap_used)]

use brace_domain::catalog::{AxialClass, ExerciseId, Measure, find};
use brace_domain::import::{
    Answers, Choice, Column, Comparison, Counts, FileProblem, Imported, Known, MatchedBy, NameUse, Note,
    OtherApp, Parsed, Present, ReadSet, RowProblem, Tally, names, read,
};
use brace_domain::log::{Origin, SetKind};
use brace_domain::schema::Item;
use brace_domain::state::State;
use brace_domain::units::number::InputError;
use brace_domain::units::{
    Id, Metres, Minutes, Reps, Resistance, Seconds, SessionRpe, SetRpe, Weight, WeightUnit, Work,
};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

const INVENTED: &str = include_str!("fixtures/hevy_invented.csv");

const HEADER: &str = "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe";

fn tomorrow() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

#[track_caller]
fn parse(text: &str) -> Parsed {
    let parsed = read(text.as_bytes(), tomorrow()).unwrap();
    check_counts(&parsed);
    parsed
}

/// Every row ends in exactly one place (X5).
#[track_caller]
fn check_counts(parsed: &Parsed) {
    let Counts { rows, sets, warm_ups, empty, duplicates, problems } = parsed.counts;
    assert_eq!(rows, sets + empty + duplicates + problems);
    assert_eq!(problems, parsed.problems.len());
    assert_eq!(sets, parsed.sessions.iter().map(|session| session.set_count()).sum::<usize>());
    assert_eq!(sets, parsed.names.iter().map(|name| name.sets).sum::<usize>());
    assert!(warm_ups <= sets);
}

fn refused(bytes: &[u8]) -> FileProblem {
    read(bytes, tomorrow()).unwrap_err()
}

fn kg(thousandths: i64) -> Weight {
    Weight::from_thousandths(thousandths, WeightUnit::Kg).unwrap()
}

fn reps(number: i64) -> Work {
    Work::Reps(Reps::new(number).unwrap())
}

fn measure(exercise: &ExerciseId) -> Option<Measure> {
    Some(find(exercise.as_str())?.traits().measure)
}

fn match_names(parsed: &Parsed) -> Vec<NameUse> {
    parsed.match_names(&Known { remembered: &|_| None, names: &[], measure: &measure })
}

fn resolve(parsed: &Parsed) -> Imported {
    parsed.resolve(&Answers::proposed(&match_names(parsed)), measure)
}

// The invented file

#[test]
fn the_invented_file_has_its_figures() {
    let parsed = parse(INVENTED);
    let counts = Counts { rows: 19, sets: 17, warm_ups: 1, empty: 1, duplicates: 0, problems: 1 };
    assert_eq!(parsed.counts, counts);
    assert_eq!(parsed.unit, WeightUnit::Kg);
    assert_eq!(parsed.sessions.len(), 4);
    assert_eq!(parsed.names.len(), 11);
    assert_eq!(parsed.volume_thousandths(), 5_390_000);
    let dates = parsed.range().map(|(first, last)| (first.to_string(), last.to_string()));
    assert_eq!(dates, Some(("2025-12-26".to_owned(), "2026-02-03".to_owned())));
    assert_eq!(parsed.notes, [Note::MinutesUnknown(1)]);
    assert!(!parsed.looks_like_lb());
}

#[test]
fn the_invented_file_keeps_texts_once_and_whole() {
    let parsed = parse(INVENTED);
    let titles: Vec<_> = parsed.sessions.iter().map(|session| session.title.as_deref().unwrap()).collect();
    assert_eq!(titles, ["Lower 💪", "Upper, with \"Mia\" 👩\u{200D}🚀", "Long walk", "Lower"]);
    let [lower, upper, walk, _] = parsed.sessions.as_slice() else { panic!("four sessions") };
    assert_eq!(lower.note.as_deref(), Some("Slept well.\nKnees fine."));
    assert_eq!(lower.entries[0].note.as_deref(), Some("slow\nand long"));
    assert_eq!(upper.entries[0].note.as_deref(), Some("First line,\nsecond line"));
    assert_eq!(lower.minutes, Some(Minutes::new(65).unwrap()));
    assert_eq!(walk.minutes, None);
}

#[test]
fn the_invented_file_has_its_sets() {
    let parsed = parse(INVENTED);
    let set =
        |session: usize, entry: usize, set: usize| parsed.sessions[session].entries[entry].sets[set].clone();
    let plain = |work, resistance| ReadSet {
        work,
        resistance,
        kind: SetKind::Working,
        unknown_kind: None,
        rpe: None,
    };
    let loaded = |number, thousandths| plain(reps(number), Resistance::External(kg(thousandths)));
    assert_eq!(set(0, 0, 0), ReadSet { kind: SetKind::WarmUp, ..loaded(8, 40_000) });
    let rpe = Some(SetRpe::from_half_points(17).unwrap());
    assert_eq!(set(0, 0, 1), ReadSet { rpe, ..loaded(8, 82_500) });
    let minute = Seconds::new(60).unwrap();
    assert_eq!(set(0, 2, 0), plain(Work::Time(minute), Resistance::Unloaded));
    assert_eq!(set(1, 0, 2), ReadSet { kind: SetKind::Drop, ..loaded(12, 45_000) });
    assert_eq!(set(1, 1, 0), ReadSet { kind: SetKind::Failure, ..plain(reps(6), Resistance::Unloaded) });
    assert_eq!(set(1, 2, 0), plain(reps(8), Resistance::Assistance(kg(20_000))));
    let walk =
        Work::TimedDistance { metres: Metres::new(3_200).unwrap(), seconds: Seconds::new(2_400).unwrap() };
    assert_eq!(set(2, 0, 0), plain(walk, Resistance::Unloaded));
    let carry = Work::Distance(Metres::new(40).unwrap());
    assert_eq!(set(2, 1, 0), plain(carry, Resistance::External(kg(48_000))));
}

#[test]
fn a_problem_has_its_line_its_reason_and_its_row() {
    let parsed = parse(INVENTED);
    let [problem] = parsed.problems.as_slice() else { panic!("one problem") };
    assert_eq!(problem.line, 20);
    assert_eq!(problem.code, RowProblem::Number(Column::Weight, InputError::TooLarge { max: 1000 }));
    assert!(problem.row.starts_with("\"Long walk\"") && problem.row.len() < 500);
}

// Each trap as one row

/// A file of one good row in which some columns say something else.
fn with(changes: &[(&str, &str)]) -> String {
    let mut cells: Vec<(&str, &str)> = HEADER.split(',').map(|column| (column, "")).collect();
    let base = [
        ("title", "Day"),
        ("start_time", "3 Feb 2026, 06:26"),
        ("end_time", "3 Feb 2026, 07:31"),
        ("exercise_title", "Row"),
        ("set_index", "0"),
        ("set_type", "normal"),
        ("weight_kg", "60"),
        ("reps", "8"),
    ];
    for (column, value) in base.iter().chain(changes) {
        cells.iter_mut().find(|(name, _)| name == column).unwrap().1 = value;
    }
    let cells: Vec<String> =
        cells.iter().map(|(_, cell)| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
    format!("{HEADER}\n{}\n", cells.join(","))
}

#[track_caller]
fn only_set(text: &str) -> ReadSet {
    let parsed = parse(text);
    assert_eq!(parsed.counts.sets, 1, "{:?}", parsed.problems);
    parsed.sessions[0].entries[0].sets[0].clone()
}

#[track_caller]
fn check_problem(changes: &[(&str, &str)], expected: RowProblem) {
    let parsed = parse(&with(changes));
    let problems: Vec<_> = parsed.problems.iter().map(|problem| (problem.line, problem.code)).collect();
    assert_eq!(problems, [(2, expected)], "{changes:?}");
    assert!(parsed.sessions.is_empty());
}

#[test]
fn rows_out_of_range_are_problems_of_these_rows() {
    use Column::{Distance, Duration, Reps, Rpe, Weight};
    use InputError::{NotANumber, NotHalfPoints, NotWhole, TooLarge, TooSmall};
    let number = RowProblem::Number;
    for (column, cell, expected) in [
        ("weight_kg", "1000.001", number(Weight, TooLarge { max: 1_000 })),
        ("weight_kg", "1e308", number(Weight, NotANumber)),
        ("weight_kg", "NaN", number(Weight, NotANumber)),
        ("weight_kg", "inf", number(Weight, NotANumber)),
        ("weight_kg", "60kg", number(Weight, NotANumber)),
        ("weight_kg", "1,234", RowProblem::Ambiguous(Weight)),
        ("weight_kg", "1,234.5", number(Weight, NotANumber)),
        ("reps", "1000", number(Reps, TooLarge { max: 999 })),
        ("reps", "-1", number(Reps, TooSmall { min: 1 })),
        ("reps", "8.5", number(Reps, NotWhole)),
        ("reps", "eight", number(Reps, NotANumber)),
        ("duration_seconds", "86401", number(Duration, TooLarge { max: 86_400 })),
        ("duration_seconds", "-5", number(Duration, TooSmall { min: 1 })),
        ("distance_km", "501", number(Distance, TooLarge { max: 500_000 })),
        ("distance_km", "1", RowProblem::RepsAndDistance),
        ("rpe", "10.5", number(Rpe, TooLarge { max: 10 })),
        ("rpe", "7.3", number(Rpe, NotHalfPoints)),
        ("start_time", "3 Foo 2026, 06:26", RowProblem::Date),
        ("start_time", "31 Feb 2026, 06:26", RowProblem::Date),
        ("start_time", "", RowProblem::Date),
        ("start_time", "31 Dec 1989, 06:26", RowProblem::DateOutOfRange),
        ("start_time", "24 Nov 2026, 06:26", RowProblem::DateOutOfRange),
        ("exercise_title", "  ", RowProblem::NoExercise),
        ("exercise_notes", "a\0b", RowProblem::NulCharacter),
    ] {
        check_problem(&[(column, cell)], expected);
    }
    parse(&with(&[("start_time", "23 Nov 2026, 06:26"), ("end_time", "")]));
}

#[test]
fn a_cell_beyond_ten_thousand_characters_is_a_problem_and_a_long_note_is_cut() {
    check_problem(&[("exercise_notes", &"ä".repeat(10_001))], RowProblem::CellTooLong);
    let parsed =
        parse(&with(&[("exercise_notes", &"ä".repeat(10_000)), ("description", &"x".repeat(2_000))]));
    assert_eq!(parsed.notes, [Note::TextsCut(1)]);
    let session = &parsed.sessions[0];
    assert_eq!(session.entries[0].note.as_ref().unwrap().chars().count(), 2_000);
    assert_eq!(session.note.as_ref().unwrap().chars().count(), 2_000);
}

#[test]
fn every_combination_of_units_is_taken_from_the_column_names() {
    for (weight, unit) in [("weight_kg", WeightUnit::Kg), ("weight_lbs", WeightUnit::Lb)] {
        for (distance, metres) in [("distance_km", 1_500), ("distance_miles", 2_414)] {
            let header = HEADER.replace("weight_kg", weight).replace("distance_km", distance);
            let cells = "D,\"3 Feb 2026, 06:26\",,,Sled,,,0,normal,45.5,,1.5,,";
            let set = only_set(&format!("{header}\n{cells}\n"));
            assert_eq!(set.work, Work::Distance(Metres::new(metres).unwrap()));
            assert_eq!(set.resistance, Resistance::External(Weight::from_thousandths(45_500, unit).unwrap()));
        }
    }
}

#[test]
fn a_carry_in_miles_keeps_its_metres() {
    let file = with(&[("reps", ""), ("distance_km", "0.0124")]).replace("distance_km", "distance_miles");
    assert_eq!(only_set(&file).work, Work::Distance(Metres::new(20).unwrap()));
}

#[test]
fn no_weight_is_body_weight_and_an_assisted_weight_helps() {
    let resistance =
        |exercise, weight| only_set(&with(&[("exercise_title", exercise), ("weight_kg", weight)])).resistance;
    assert_eq!(resistance("Pull Up", ""), Resistance::Unloaded);
    assert_eq!(resistance("Pull Up", "0"), Resistance::Unloaded);
    assert_eq!(resistance("Pull Up (Assisted)", "0"), Resistance::Unloaded);
    assert_eq!(resistance("Pull Up (Assisted)", "20"), Resistance::Assistance(kg(20_000)));
    assert_eq!(resistance("assisted dip", "20"), Resistance::Assistance(kg(20_000)));
    assert_eq!(resistance("Unassisted dip", "20"), Resistance::External(kg(20_000)));
    assert_eq!(resistance("Pull Up", "-20"), Resistance::Assistance(kg(20_000)));
    assert_eq!(resistance("Row", "74.99999999999999"), Resistance::External(kg(75_000)));
}

#[test]
fn what_was_done_follows_from_the_cells_that_are_filled() {
    let work = |reps, seconds| {
        let parsed = parse(&with(&[("reps", reps), ("duration_seconds", seconds)]));
        parsed.sessions.first().map(|session| session.entries[0].sets[0].work)
    };
    let each = Seconds::new(10).unwrap();
    assert_eq!(work("8", ""), Some(reps(8)));
    assert_eq!(work("8.0", "0"), Some(reps(8)));
    assert_eq!(work("8", "10"), Some(Work::Holds { reps: Reps::new(8).unwrap(), each }));
    assert_eq!(work("0", "10"), Some(Work::Time(each)));
    assert_eq!(work("", "9.6"), Some(Work::Time(each)));
    assert_eq!(work("0", ""), None);
}

#[test]
fn planned_and_empty_rows_are_counted_and_make_no_session() {
    let planned = with(&[("reps", "")]);
    let file = format!("{planned}{}\n", ",".repeat(13));
    let parsed = parse(&file);
    assert_eq!(parsed.counts, Counts { rows: 2, empty: 2, ..Counts::default() });
    assert!(parsed.sessions.is_empty() && parsed.names.is_empty() && parsed.range().is_none());
}

#[test]
fn an_unknown_kind_of_set_is_a_working_set_with_the_kind_as_its_note() {
    let parsed = parse(&with(&[("set_type", "amrap"), ("exercise_notes", "hard")]));
    assert_eq!(parsed.notes, [Note::UnknownSetKinds(1)]);
    let (_, placed) = &resolve(&parsed).sets[0];
    assert_eq!(placed.set.kind, SetKind::Working);
    assert_eq!(placed.set.note.as_deref(), Some("amrap\nhard"));
}

#[test]
fn minutes_are_unknown_when_the_end_says_nothing() {
    let minutes = |end| parse(&with(&[("end_time", end)])).sessions[0].minutes.map(Minutes::get);
    assert_eq!(minutes("3 Feb 2026, 12:26"), Some(360));
    assert_eq!(minutes("3 Feb 2026, 12:27"), None);
    assert_eq!(minutes("4 Feb 2026, 06:26"), None);
    assert_eq!(minutes("3 Feb 2026, 06:26"), None);
    assert_eq!(minutes("3 Feb 2026, 06:00"), None);
    assert_eq!(minutes("soon"), None);
    let late = with(&[("start_time", "3 Feb 2026, 23:40"), ("end_time", "4 Feb 2026, 00:20")]);
    assert_eq!(parse(&late).sessions[0].minutes, Some(Minutes::new(40).unwrap()));
}

#[test]
fn a_comma_is_the_decimal_sign_of_the_whole_file_or_of_none() {
    let rows = |weights: [&str; 2]| {
        let row = |weight| with(&[("weight_kg", weight)]).lines().last().unwrap().replace("\",\"", "\";\"");
        let header = HEADER.replace(',', ";");
        parse(&format!("{header}\n{}\n{}\n", row(weights[0]), row(weights[1])))
    };
    let comma = rows(["61,5", "60"]);
    assert_eq!(comma.notes, [Note::DecimalComma]);
    assert_eq!(comma.volume_thousandths(), (61_500 + 60_000) * 8);
    assert_eq!(rows(["61,5", "1.250"]).problems[0].code, RowProblem::Ambiguous(Column::Weight));
    assert_eq!(rows(["61.5", "1,250"]).problems[0].code, RowProblem::Ambiguous(Column::Weight));
}

#[test]
fn columns_may_stand_in_any_order_and_unknown_ones_are_named() {
    let text = "reps,mood,weight_kg,exercise_title,start_time\n8,good,60,Row,2026-02-03 06:26:31\n";
    let parsed = parse(text);
    assert_eq!(parsed.notes, [Note::UnusedColumns(vec!["mood".to_owned()]), Note::MinutesUnknown(1)]);
    assert_eq!(parsed.volume_thousandths(), 480_000);
}

#[test]
fn two_titles_with_one_start_are_one_session() {
    let other = with(&[("title", "Night")]).lines().last().unwrap().to_owned();
    let parsed = parse(&format!("{}{other}\n", with(&[])));
    assert_eq!(parsed.notes, [Note::SessionsJoined(1)]);
    assert_eq!(parsed.sessions.len(), 1);
    assert_eq!(parsed.sessions[0].title.as_deref(), Some("Day"));
    assert_eq!(parsed.counts.sets, 2);
}

#[test]
fn equal_sets_are_sets_and_a_session_that_comes_twice_is_not() {
    let monday = with(&[]).lines().last().unwrap().to_owned();
    let friday = with(&[("start_time", "7 Feb 2026, 06:26")]).lines().last().unwrap().to_owned();
    let twice_each = format!("{HEADER}\n{monday}\n{monday}\n{friday}\n{monday}\n{monday}\n{monday}\n");
    let parsed = parse(&twice_each);
    assert_eq!((parsed.counts.sets, parsed.counts.duplicates), (4, 2));
    let all = parse(&format!("{INVENTED}{}", INVENTED.split_once('\n').unwrap().1));
    assert_eq!(all.counts.sets, 17);
    assert_eq!(all.counts.duplicates, 17);
}

#[test]
fn a_file_that_was_cut_off_loses_only_its_last_row() {
    let whole = parse(INVENTED);
    let cut = &INVENTED[..INVENTED.len() - 30];
    let parsed = parse(cut);
    assert_eq!(parsed.counts.sets, whole.counts.sets - 1);
    let last = parsed.problems.last().unwrap();
    assert_eq!((last.line, last.code), (23, RowProblem::CutOff));
    for length in INVENTED.find('\n').unwrap() + 1..INVENTED.len() {
        if let Some(cut) = INVENTED.get(..length) {
            check_counts(&read(cut.as_bytes(), tomorrow()).unwrap());
        }
    }
}

#[test]
fn a_lone_quote_costs_its_row_only() {
    let parsed = parse(&INVENTED.replacen("\"Goblet Squat\"", "\"Goblet Squat", 1));
    assert_eq!(parsed.counts.sets, 16);
    assert_eq!(parsed.problems[0].line, 5);
}

// Encodings

#[test]
fn every_encoding_gives_the_same_sets() {
    let expected = parse(INVENTED);
    let marked = format!("\u{FEFF}{INVENTED}");
    assert_eq!(read(marked.as_bytes(), tomorrow()).unwrap(), expected);
    for unit in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes: Vec<u8> = marked.encode_utf16().flat_map(unit).collect();
        assert_eq!(read(&bytes, tomorrow()).unwrap(), expected);
    }
    let windows = parse(&INVENTED.replace('\n', "\r\n"));
    assert_eq!(windows.counts, expected.counts);
}

#[test]
fn windows_1252_is_read_with_a_note() {
    let file = with(&[("exercise_title", "Elevação"), ("start_time", "3 Mär 2026, 06:26"), ("title", "5 €")]);
    let bytes: Vec<u8> = file.chars().map(|c| if c == '€' { 0x80 } else { c as u8 }).collect();
    let parsed = read(&bytes, tomorrow()).unwrap();
    assert_eq!(parsed.names[0].name, "Elevação");
    assert_eq!(parsed.sessions[0].title.as_deref(), Some("5 €"));
    assert_eq!(parsed.notes[0], Note::Windows1252);
}

#[test]
fn a_lone_surrogate_is_one_unreadable_character() {
    let marked = format!("\u{FEFF}{}", with(&[("title", "a#b")]));
    let units = marked.encode_utf16().map(|unit| if unit == u16::from(b'#') { 0xD800 } else { unit });
    let bytes: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
    let parsed = read(&bytes, tomorrow()).unwrap();
    assert_eq!(parsed.sessions[0].title.as_deref(), Some("a\u{FFFD}b"));
    assert_eq!(parsed.notes[0], Note::UnreadableCharacters(1));
}

// Files that are no exports

#[test]
fn what_is_no_export_says_what_it_is() {
    assert_eq!(refused(b""), FileProblem::Empty);
    assert_eq!(refused(b"\xEF\xBB\xBF \r\n"), FileProblem::Empty);
    assert_eq!(refused(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x01\0"), FileProblem::Binary);
    assert_eq!(refused(b"PK\x03\x04\x14\0"), FileProblem::Zipped);
    assert_eq!(refused(br#"{"format": "brace-backup", "schema": 1}"#), FileProblem::NotCsv);
    assert_eq!(refused(b"<!doctype html><title>a, b</title>"), FileProblem::NotCsv);
    assert_eq!(refused(b"Today I lifted.\nIt was good.\n"), FileProblem::NotCsv);
    let found = vec!["a".to_owned(), "b".to_owned()];
    assert_eq!(refused(b"A,b\n1,2\n"), FileProblem::UnknownColumns { found });
    let prose = refused(b"Today, I lifted.\nIt was good, really.\n");
    assert!(matches!(prose, FileProblem::UnknownColumns { .. }));
}

#[test]
fn exports_of_other_apps_are_named() {
    for (header, app) in [
        (
            "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes",
            OtherApp::Strong,
        ),
        ("\"Workout #\";\"Date\";\"Exercise Name\";\"Set Order\";\"Weight (kg)\"", OtherApp::Strong),
        ("Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time,Comment", OtherApp::FitNotes),
        ("Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time", OtherApp::FitNotes),
    ] {
        assert_eq!(refused(header.as_bytes()), FileProblem::OtherApp(app), "{header}");
    }
}

#[test]
fn files_beyond_the_limits_are_refused_whole() {
    assert_eq!(refused(&vec![b'a'; 20_000_001]), FileProblem::TooLarge { max: 20_000_000 });
    let wide = format!("{HEADER}{}\n", ",x".repeat(51));
    assert_eq!(refused(wide.as_bytes()), FileProblem::TooManyColumns { max: 64 });
    let row = "D,\"3 Feb 2026, 06:26\",,,Row,,,0,normal,60,8,,,\n";
    let rows = |count| format!("{HEADER}\n{}", row.repeat(count));
    assert_eq!(refused(rows(100_001).as_bytes()), FileProblem::TooManyRows { max: 100_000 });
    assert_eq!(parse(&rows(100_000)).counts.sets, 100_000);
}

#[test]
fn a_cell_of_eleven_megabytes_is_one_problem() {
    let long = with(&[("exercise_notes", &"x".repeat(11_000_000))]);
    let good = with(&[]).lines().last().unwrap().to_owned();
    let parsed = parse(&format!("{long}{good}\n"));
    assert_eq!((parsed.counts.sets, parsed.counts.problems), (1, 1));
    assert_eq!(parsed.problems[0].row.chars().count(), 120);
}

#[test]
fn a_file_of_open_quotes_ends_in_good_time() {
    // Every line opens a quote that the next one closes and opens again: each record would reach to the end.
    let text = format!("{HEADER}\n{}", "\"a\",\"b\n".repeat(50_000));
    let parsed = read(text.as_bytes(), tomorrow());
    check_counts(&parsed.unwrap());
}

// Pounds in disguise

#[test]
fn pounds_in_disguise_are_offered_for_a_file_in_kilograms_only() {
    let file = |weights: &[&str]| {
        let row = |weight: &&str| with(&[("weight_kg", weight)]).lines().last().unwrap().to_owned();
        format!("{HEADER}\n{}\n", weights.iter().map(row).collect::<Vec<_>>().join("\n"))
    };
    let lb = ["61.23492", "102.0582", "20.41164", "0", "1.133981"];
    assert!(parse(&file(&lb)).looks_like_lb());
    assert!(!parse(&file(&lb).replace("weight_kg", "weight_lbs")).looks_like_lb());
    assert!(!parse(&file(&["60", "82.5", "61.23492", "20"])).looks_like_lb());
    assert!(!parse(&file(&["0", ""])).looks_like_lb());
    // Four in five are enough, three in four are not.
    assert!(parse(&file(&["61.23492", "102.0582", "20.41164", "1.133981", "60"])).looks_like_lb());
    assert!(!parse(&file(&["61.23492", "102.0582", "20.41164", "60"])).looks_like_lb());
}

#[test]
fn the_answer_pounds_holds_for_the_whole_file() {
    let parsed = parse(&with(&[("weight_kg", "61.23492")]));
    let imported = parsed.resolve(&Answers { as_lb: true, ..Answers::default() }, measure);
    let pounds = Weight::from_thousandths(135_000, WeightUnit::Lb).unwrap();
    assert_eq!(imported.sets[0].1.set.resistance, Resistance::External(pounds));
}

// Names

/// The spinal load class for which each alias was judged a true counterpart (X29).
const ALIAS_CLASSES: &[(&str, AxialClass)] = &[
    ("back_extension", AxialClass::Moderate),
    ("barbell_back_squat", AxialClass::High),
    ("barbell_deadlift", AxialClass::High),
    ("barbell_hip_thrust", AxialClass::Low),
    ("bird_dog", AxialClass::Low),
    ("block_pull", AxialClass::High),
    ("bulgarian_split_squat", AxialClass::Low),
    ("clamshell", AxialClass::None),
    ("dead_bug", AxialClass::None),
    ("farmers_carry", AxialClass::Moderate),
    ("front_plank", AxialClass::Low),
    ("front_squat", AxialClass::High),
    ("glute_bridge", AxialClass::None),
    ("goblet_squat", AxialClass::Moderate),
    ("lateral_band_walk", AxialClass::Low),
    ("leg_press", AxialClass::Low),
    ("pallof_press", AxialClass::Low),
    ("reverse_hyper", AxialClass::Low),
    ("romanian_deadlift", AxialClass::High),
    ("side_bridge", AxialClass::Low),
    ("single_leg_glute_bridge", AxialClass::None),
    ("single_leg_rdl", AxialClass::Moderate),
    ("split_squat", AxialClass::Low),
    ("step_up", AxialClass::Low),
    ("trap_bar_deadlift", AxialClass::High),
    ("walking", AxialClass::Low),
];

#[test]
fn an_alias_leads_to_an_exercise_of_the_class_it_was_judged_for() {
    for (name, id) in names::HEVY {
        let exercise = find(id).unwrap_or_else(|| panic!("{name}: no exercise {id}"));
        let judged = ALIAS_CLASSES.iter().find(|(judged, _)| judged == id);
        assert_eq!(judged.map(|(_, class)| *class), Some(exercise.axial), "{name}");
    }
}

#[test]
fn no_name_stands_twice_in_the_alias_table() {
    let mut seen = HashSet::new();
    for (name, _) in names::HEVY {
        assert!(seen.insert(name.to_lowercase()), "{name}");
    }
}

#[test]
fn names_are_matched_by_memory_then_alias_then_spelling() {
    let own = ExerciseId::from(Id { clock: 5, writer: *b"abcde" });
    let landmine = own.clone();
    let known_measure = |exercise: &ExerciseId| match exercise.custom() {
        Some(_) => Some(Measure::Reps),
        None => measure(exercise),
    };
    let names =
        [(own.clone(), "LANDMINE twist".to_owned()), (ExerciseId::from("bird_dog"), "Pull-up!".to_owned())];
    let known = Known {
        remembered: &|name| (name == "Bench Press (Barbell)").then(|| own.clone()),
        names: &names,
        measure: &known_measure,
    };
    let uses = parse(INVENTED).match_names(&known);
    let found = |name: &str| {
        let found = uses.iter().find(|used| used.name == name).unwrap();
        found.matched.as_ref().map(|found| (found.exercise.to_string(), found.by))
    };
    assert_eq!(found("Bench Press (Barbell)"), Some((landmine.to_string(), MatchedBy::Remembered)));
    assert_eq!(
        found("Romanian Deadlift (Barbell)"),
        Some(("romanian_deadlift".to_owned(), MatchedBy::Alias))
    );
    assert_eq!(found("Plank"), Some(("front_plank".to_owned(), MatchedBy::Alias)));
    assert_eq!(found("Walking"), Some(("walking".to_owned(), MatchedBy::Alias)));
    assert_eq!(found("Farmers Walk"), Some(("farmers_carry".to_owned(), MatchedBy::Alias)));
    assert_eq!(found("Landmine Twist"), Some((landmine.to_string(), MatchedBy::Normalised)));
    // The same name, but counted in repetitions and not in holds: shown, not applied.
    assert_eq!(found("Pull Up"), None);
    let pull_up = uses.iter().find(|used| used.name == "Pull Up").unwrap();
    assert_eq!(pull_up.suggestion, Some(ExerciseId::from("bird_dog")));
    assert_eq!(uses[0].name, "Romanian Deadlift (Barbell)");
    assert_eq!((uses[0].sets, uses[1].sets), (4, 3));
}

#[test]
fn a_remembered_exercise_that_is_gone_is_asked_for_again() {
    let gone = ExerciseId::from(Id { clock: 5, writer: *b"abcde" });
    let known = Known { remembered: &|_| Some(gone.clone()), names: &[], measure: &measure };
    let uses = parse(&with(&[])).match_names(&known);
    assert_eq!(uses[0].matched, None);
}

#[test]
fn a_trap_bar_is_never_a_barbell() {
    let uses = match_names(&parse(&with(&[("exercise_title", "Deadlift (Trap Bar)")])));
    assert_eq!(uses[0].matched.as_ref().unwrap().exercise, ExerciseId::from("trap_bar_deadlift"));
    assert_eq!(uses[0].preset, Some(AxialClass::High));
}

// Records

#[test]
fn the_invented_file_becomes_records() {
    let imported = resolve(&parse(INVENTED));
    let numbers =
        (imported.sessions.len(), imported.sets.len(), imported.exercises.len(), imported.names.len());
    assert_eq!(numbers, (4, 17, 5, 11));
    assert_eq!(imported.left_out_sets, 0);
    let (id, facts) = &imported.sessions[0];
    // 2026-02-03 06:26:00 as if it were UTC.
    assert_eq!(id.clock, 1_770_099_960);
    assert_eq!(facts.date.to_string(), "2026-02-03");
    assert_eq!(facts.start.unwrap().to_string(), "06:26:00");
    assert_eq!((facts.offset, facts.rpe, facts.estimated, facts.running), (None, None, false, false));
    assert_eq!((facts.minutes, facts.origin), (Some(Minutes::new(65).unwrap()), Origin::Hevy));
    let order: Vec<_> = facts.exercises.iter().map(ExerciseId::as_str).collect();
    assert_eq!(order, ["romanian_deadlift", "goblet_squat", "front_plank"]);
    let of_session: Vec<_> = imported.sets.iter().filter(|(_, set)| set.session == *id).collect();
    let clocks: Vec<_> = of_session.iter().map(|(set, _)| set.clock - id.clock).collect();
    assert_eq!(clocks, [0, 1, 2, 0, 1, 0]);
    let note = |place: usize| of_session[place].1.set.note.as_deref();
    assert_eq!((note(0), note(1)), (Some("slow\nand long"), None));
    // A plank is one repetition, held.
    let held = Work::Holds { reps: Reps::new(1).unwrap(), each: Seconds::new(60).unwrap() };
    assert_eq!(of_session[5].1.set.work, held);
}

#[test]
fn ids_never_change() {
    // Worked out by another program from X13 and the FNV-1a hash.
    let imported = resolve(&parse(INVENTED));
    let ids = [imported.sessions[0].0, imported.sets[1].0, imported.exercises[0].0, imported.names[0].0];
    assert_eq!(
        ids.map(|id| id.to_string()),
        ["1770099960-j9ijw", "1770099961-3jvuq", "70176-2rsph", "243966-96upz"]
    );
    let renamed = resolve(&parse(&INVENTED.replace("Lower", "Legs")));
    assert_eq!(
        renamed.sessions.iter().map(|(id, _)| id).collect::<Vec<_>>(),
        imported.sessions.iter().map(|(id, _)| id).collect::<Vec<_>>()
    );
    let all = imported.sets.iter().map(|(id, _)| id).chain(imported.sessions.iter().map(|(id, _)| id));
    let all: Vec<_> = all
        .chain(imported.exercises.iter().map(|(id, _)| id))
        .chain(imported.names.iter().map(|(id, _)| id))
        .collect();
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
}

#[test]
fn an_exercise_of_ones_own_has_the_preset_class_marked_as_a_guess() {
    let imported = resolve(&parse(INVENTED));
    let own: Vec<_> = imported
        .exercises
        .iter()
        .map(|(_, own)| (own.name.as_str(), own.traits.axial, own.class_is_guess, own.traits.loadable))
        .collect();
    assert_eq!(
        own,
        [
            ("Bench Press (Barbell)", AxialClass::None, true, true),
            ("Pull Up", AxialClass::Moderate, true, false),
            ("Pull Up (Assisted)", AxialClass::Moderate, true, true),
            ("Seated Cable Row - V Grip (Cable)", AxialClass::Moderate, true, true),
            ("Landmine Twist", AxialClass::Moderate, true, true),
        ]
    );
}

#[test]
fn answers_about_names_are_applied() {
    let parsed = parse(INVENTED);
    let mut answers = Answers::proposed(&match_names(&parsed));
    answers
        .names
        .insert("Landmine Twist".to_owned(), Choice::Own { axial: AxialClass::Low, confirmed: true });
    answers.names.insert("Bench Press (Barbell)".to_owned(), Choice::LeaveOut);
    answers.names.insert("Walking".to_owned(), Choice::LeaveOut);
    answers.names.insert("Farmers Walk".to_owned(), Choice::LeaveOut);
    answers.names.insert("Pull Up".to_owned(), Choice::Exercise("bird_dog".into()));
    let imported = parsed.resolve(&answers, measure);
    assert_eq!(imported.left_out_sets, 5);
    assert_eq!(imported.sets.len(), 12);
    assert_eq!(imported.sessions.len(), 3, "a session without sets is none");
    assert!(imported.names.iter().all(|(_, map)| map.app == "hevy" && map.name != "Walking"));
    let twist = imported.exercises.iter().find(|(_, own)| own.name == "Landmine Twist").unwrap();
    assert_eq!((twist.1.traits.axial, twist.1.class_is_guess), (AxialClass::Low, false));
    let pull_up = imported.sets.iter().find(|(_, set)| set.exercise == "bird_dog".into()).unwrap();
    assert_eq!(pull_up.1.set.work, reps(6), "what was counted stays as it was counted");
}

#[test]
fn a_rating_for_the_file_makes_estimates() {
    let parsed = parse(INVENTED);
    let rpe = Some(SessionRpe::new(6).unwrap());
    let imported = parsed.resolve(&Answers { session_rpe: rpe, ..Answers::default() }, measure);
    let minutes: Vec<_> = imported.sessions.iter().map(|(_, facts)| facts.minutes.unwrap().get()).collect();
    assert_eq!(minutes, [65, 55, 10, 40]);
    assert!(imported.sessions.iter().all(|(_, facts)| facts.rpe == rpe && facts.estimated));
    let row = with(&[("end_time", "")]).lines().last().unwrap().to_owned();
    for (sets, expected) in [(4, 12), (60, 150)] {
        let file = format!("{HEADER}\n{}", format!("{row}\n").repeat(sets));
        let imported = parse(&file).resolve(&Answers { session_rpe: rpe, ..Answers::default() }, measure);
        assert_eq!(imported.sessions[0].1.minutes, Some(Minutes::new(expected).unwrap()));
    }
}

// A second import

/// A phone with what was imported so far and what was deleted there.
#[derive(Default)]
struct Phone {
    items: HashMap<Id, Item>,
    deleted: HashSet<Id>,
}

impl Phone {
    fn present<T>(&self, look: impl FnOnce(&Present<'_>) -> T) -> T {
        let state = State::from_items(self.items.clone());
        let maps: HashMap<Id, _> = state.name_maps().collect();
        look(&Present {
            log: state.log(),
            has_exercise: &|id| state.own_exercises().contains_key(&id),
            name_map: &|id| maps.get(&id).copied(),
            is_deleted: &|id| self.deleted.contains(&id),
        })
    }

    fn import(&mut self, imported: Imported) -> Comparison {
        let (comparison, new) =
            self.present(|present| (imported.compare(present), imported.clone().only_new(present)));
        let sets = new.sets.into_iter().map(|(id, set)| (id, Item::Set(set)));
        let sessions = new.sessions.into_iter().map(|(id, facts)| (id, Item::Session(facts)));
        let exercises = new.exercises.into_iter().map(|(id, own)| (id, Item::Exercise(own)));
        let names = new.names.into_iter().map(|(id, map)| (id, Item::NameMap(map)));
        for (id, item) in sets.chain(sessions).chain(exercises).chain(names) {
            assert!(self.items.insert(id, item).is_none(), "{id} was there");
        }
        comparison
    }

    fn delete(&mut self, id: Id) {
        self.items.remove(&id).unwrap();
        self.deleted.insert(id);
    }
}

#[test]
fn importing_twice_is_importing_once() {
    let mut phone = Phone::default();
    let first = phone.import(resolve(&parse(INVENTED)));
    assert_eq!(first.sessions, Tally { new: 4, ..Tally::default() });
    assert_eq!(first.sets, Tally { new: 17, ..Tally::default() });
    let items = phone.items.clone();
    let second = phone.import(resolve(&parse(INVENTED)));
    assert_eq!(second.sessions, Tally { present: 4, ..Tally::default() });
    assert_eq!(second.sets, Tally { present: 17, ..Tally::default() });
    assert_eq!(phone.items, items);
    let nothing = phone.present(|present| resolve(&parse(INVENTED)).only_new(present));
    assert_eq!(nothing, Imported::default());
}

#[test]
fn what_was_stored_and_read_again_is_still_the_same() {
    let mut phone = Phone::default();
    phone.import(resolve(&parse(INVENTED)));
    let stored = phone.items.iter().map(|(id, item)| (*id, Item::read(item.kind(), item.write()).unwrap()));
    phone.items = stored.collect();
    let second = phone.import(resolve(&parse(INVENTED)));
    assert_eq!((second.sessions.present, second.sets.present), (4, 17));
}

#[test]
fn half_then_all_is_all() {
    let mut once = Phone::default();
    once.import(resolve(&parse(INVENTED)));
    for (line, (end, _)) in INVENTED.match_indices('\n').enumerate() {
        let mut twice = Phone::default();
        twice.import(resolve(&parse(&INVENTED[..=end])));
        twice.import(resolve(&parse(INVENTED)));
        let ids = |phone: &Phone| phone.items.keys().copied().collect::<HashSet<_>>();
        assert_eq!(ids(&twice), ids(&once), "after line {}", line + 1);
        for (id, item) in &twice.items {
            // A session that was there half keeps the order it had.
            if !matches!(item, Item::Session(_)) {
                assert_eq!(once.items.get(id), Some(item), "after line {}", line + 1);
            }
        }
    }
}

#[test]
fn what_was_edited_here_stays() {
    let mut phone = Phone::default();
    let imported = resolve(&parse(INVENTED));
    phone.import(imported.clone());
    let (set, session) = (imported.sets[1].0, imported.sessions[0].0);
    if let Some(Item::Set(placed)) = phone.items.get_mut(&set) {
        placed.set.work = reps(9);
    }
    if let Some(Item::Session(facts)) = phone.items.get_mut(&session) {
        facts.rpe = Some(SessionRpe::new(7).unwrap());
    }
    let items = phone.items.clone();
    let second = phone.import(imported);
    assert_eq!(second.sets, Tally { present: 16, changed: 1, ..Tally::default() });
    assert_eq!(second.sessions, Tally { present: 4, ..Tally::default() }, "a rating is not in the file");
    assert_eq!(phone.items, items);
}

#[test]
fn what_was_deleted_here_stays_deleted() {
    let mut phone = Phone::default();
    let imported = resolve(&parse(INVENTED));
    phone.import(imported.clone());
    phone.delete(imported.sets[1].0);
    // A session goes with its sets; that its sets went too need not be known.
    let walk = imported.sessions[2].0;
    phone.delete(walk);
    phone.items.retain(|_, item| !matches!(item, Item::Set(placed) if placed.session == walk));
    let items = phone.items.clone();
    let second = phone.import(imported);
    assert_eq!(second.sets, Tally { present: 14, removed: 3, ..Tally::default() });
    assert_eq!(second.sessions, Tally { present: 3, removed: 1, ..Tally::default() });
    assert_eq!(phone.items, items);
}

#[test]
fn a_set_that_was_changed_in_the_other_app_is_counted_and_left_alone() {
    let mut phone = Phone::default();
    phone.import(resolve(&parse(INVENTED)));
    let items = phone.items.clone();
    let changed = INVENTED.replacen("24,10", "26,10", 1).replace("Long walk", "Stroll");
    let second = phone.import(resolve(&parse(&changed)));
    assert_eq!(second.sets, Tally { present: 16, changed: 1, ..Tally::default() });
    assert_eq!(second.sessions, Tally { present: 3, changed: 1, ..Tally::default() });
    assert_eq!(phone.items, items);
}

#[test]
fn another_answer_for_a_name_is_remembered_instead() {
    let mut phone = Phone::default();
    let parsed = parse(INVENTED);
    phone.import(resolve(&parsed));
    let mut answers = Answers::proposed(&match_names(&parsed));
    answers.names.insert("Plank".to_owned(), Choice::Own { axial: AxialClass::Low, confirmed: true });
    let new = phone.present(|present| parsed.resolve(&answers, measure).only_new(present));
    let names: Vec<_> = new.names.iter().map(|(_, map)| map.name.as_str()).collect();
    assert_eq!(names, ["Plank"]);
    assert_eq!(new.exercises.len(), 1, "the exercise that the name now means comes with it");
    assert!(new.sets.is_empty() && new.sessions.is_empty());
}

// The real sample

#[test]
fn the_real_sample_has_the_figures_of_its_sources() {
    let Some(folder) = std::env::var_os("BRACE_SAMPLES") else {
        eprintln!("skipped: BRACE_SAMPLES names no folder with hevy_kg_MIT.csv");
        return;
    };
    let bytes = std::fs::read(std::path::Path::new(&folder).join("hevy_kg_MIT.csv")).unwrap();
    let parsed = read(&bytes, tomorrow()).unwrap();
    check_counts(&parsed);
    assert_eq!(parsed.counts, Counts { rows: 330, sets: 330, ..Counts::default() });
    assert_eq!((parsed.sessions.len(), parsed.names.len()), (17, 44));
    assert_eq!(parsed.volume_thousandths(), 165_952_000);
    let dates = parsed.range().map(|(first, last)| (first.to_string(), last.to_string()));
    assert_eq!(dates, Some(("2025-05-13".to_owned(), "2025-06-30".to_owned())));
    assert!(!parsed.looks_like_lb());
    let uses = match_names(&parsed);
    assert_eq!((uses[0].name.as_str(), uses[0].sets), ("Single Arm Lateral Raise (Cable)", 18));
    // X29: at least 1 % of the rows and a true counterpart in the library.
    for (name, id) in
        [("Squat (Barbell)", "barbell_back_squat"), ("Leg Press Horizontal (Machine)", "leg_press")]
    {
        let found = uses.iter().find(|used| used.name == name).unwrap();
        assert_eq!(found.matched.as_ref().unwrap().exercise, id.into());
    }
    let mut phone = Phone::default();
    phone.import(resolve(&parsed));
    let second = phone.import(resolve(&parsed));
    assert_eq!(second.sets, Tally { present: 330, ..Tally::default() });
}

// Anything at all

#[cfg(not(target_arch = "wasm32"))]
mod anything {
    use super::*;
    use proptest::prelude::*;

    fn check(bytes: &[u8]) {
        if let Ok(parsed) = read(bytes, tomorrow()) {
            check_counts(&parsed);
            let imported = resolve(&parsed);
            assert_eq!(imported.sets.len(), parsed.counts.sets);
            let ids: HashSet<_> = imported.sets.iter().map(|(id, _)| id).collect();
            assert_eq!(ids.len(), imported.sets.len());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
            check(&bytes);
            check(&[HEADER.as_bytes(), b"\n", &bytes].concat());
        }

        #[test]
        fn random_cells_never_panic(
            cells in prop::collection::vec("[-\",;\\n\\r\\t 0-9.a-zé:\u{0}💪]{0,12}", 0..200),
        ) {
            check(format!("{HEADER}\n{}", cells.join(",")).as_bytes());
        }

        #[test]
        fn a_damaged_export_never_panics(
            damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..20),
        ) {
            let mut bytes = INVENTED.as_bytes().to_vec();
            for (place, byte, how) in damage {
                let place = place.index(bytes.len());
                match how {
                    0 => bytes[place] = byte,
                    1 => bytes.insert(place, byte),
                    _ => drop(bytes.remove(place)),
                }
            }
            check(&bytes);
        }
    }
}
