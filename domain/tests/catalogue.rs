//! Walks the whole catalogue: every record is complete, every ladder ends, every record has its words and no words are
//! left over.

use brace_domain::catalog::source::{Grade, SOURCES};
use brace_domain::catalog::{
    Amount, AxialClass, Camera, Dose, Equipment, Exercise, ExerciseId, LIBRARY, Laterality, LoadStep,
    Measure, Pace, Phase, Pillar, Position, Traits, UserFlag, find,
};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::Path;

const IN_THE_ARTICLE: [&str; 24] = [
    "banded_glute_bridge",
    "barbell_hip_thrust",
    "bulgarian_split_squat",
    "lateral_band_walk",
    "single_leg_rdl",
    "cat_camel",
    "prone_press_up",
    "mcgill_curl_up",
    "wall_roll_down",
    "jefferson_curl",
    "seated_thoracic_rotation",
    "thread_the_needle",
    "foam_roller_extension",
    "deep_lunge_hold",
    "ninety_ninety_switch",
    "banded_hip_distraction",
    "knee_to_wall",
    "diaphragmatic_breathing",
    "ninety_ninety_balloon",
    "wall_dead_bug",
    "pallof_press",
    "farmers_carry",
    "barbell_deadlift",
    "barbell_back_squat",
];

fn doses(exercise: &Exercise) -> impl Iterator<Item = (Phase, &Dose)> {
    let dose = |phase| exercise.dose.get(phase).as_ref();
    Phase::ALL.into_iter().filter_map(move |phase| Some((phase, dose(phase)?)))
}

#[track_caller]
fn exercise(id: &str) -> &'static Exercise {
    find(id).unwrap_or_else(|| panic!("no exercise {id}"))
}

fn ids<'a>(exercises: impl IntoIterator<Item = &'a Exercise>) -> BTreeSet<&'a str> {
    exercises.into_iter().map(|exercise| exercise.id.as_str()).collect()
}

/// The words of a language, by exercise.
fn words() -> Map<String, Value> {
    part("exercises")
}

/// A part of the words: exercises or sources.
fn part(name: &str) -> Map<String, Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../content/en/exercises.json");
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let all: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
    all[name].as_object().unwrap_or_else(|| panic!("{path} has no {name}")).clone()
}

#[test]
fn there_are_64_exercises_and_each_is_found_by_its_own_id() {
    assert_eq!(LIBRARY.len(), 64);
    assert_eq!(ids(LIBRARY.iter().copied()).len(), 64);
    for exercise in LIBRARY {
        let id = exercise.id.as_str();
        assert!(std::ptr::eq(find(id).unwrap(), *exercise), "{id}");
        assert_eq!(ExerciseId::from(id), exercise.id);
        assert!(id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{id}");
        assert_eq!(exercise.id.custom(), None, "{id} looks like one's own");
    }
}

#[test]
fn an_unknown_id_has_no_record_and_survives() {
    for id in ["", "Glute_bridge", "glute_bridge ", "exercise_of_next_year", "1795363440-k3x9q"] {
        assert_eq!(find(id), None);
        assert_eq!(ExerciseId::from(id).as_str(), id);
    }
}

#[test]
fn the_24_exercises_of_the_article_are_marked_and_no_others() {
    let marked = LIBRARY.iter().copied().filter(|exercise| exercise.in_article);
    assert_eq!(ids(marked), BTreeSet::from(IN_THE_ARTICLE));
}

#[test]
fn every_pillar_has_its_exercises() {
    let mut count = BTreeMap::new();
    for exercise in LIBRARY {
        *count.entry(exercise.pillar).or_insert(0) += 1;
    }
    let expected = [
        (Pillar::Glutes, 12),
        (Pillar::SpinalMotion, 12),
        (Pillar::Mobility, 14),
        (Pillar::Bracing, 14),
        (Pillar::Lifts, 11),
        (Pillar::Aerobic, 1),
    ];
    assert_eq!(count, BTreeMap::from(expected));
}

type Neighbours = fn(&Exercise) -> &'static [&'static Exercise];

fn walk(exercise: &'static Exercise, next: Neighbours, path: &mut Vec<&'static str>) {
    let id = exercise.id.as_str();
    assert!(!path.contains(&id), "a circle: {path:?} -> {id}");
    path.push(id);
    for neighbour in next(exercise) {
        assert!(find(neighbour.id.as_str()).is_some(), "{neighbour:?} is not in the library");
        walk(neighbour, next, path);
    }
    path.pop();
}

#[test]
fn going_easier_always_ends_and_so_does_going_harder() {
    for exercise in LIBRARY {
        walk(exercise, Exercise::easier, &mut Vec::new());
        walk(exercise, Exercise::harder, &mut Vec::new());
    }
}

#[test]
fn nothing_is_both_easier_and_harder_than_an_exercise() {
    for exercise in LIBRARY {
        let easier = ids(exercise.easier().iter().copied());
        let harder = ids(exercise.harder().iter().copied());
        assert!(easier.is_disjoint(&harder), "{exercise:?}");
        assert_eq!(easier.len() + harder.len(), exercise.easier().len() + exercise.harder().len());
    }
}

#[test]
fn every_exercise_has_a_dose_and_its_phases_have_no_gap() {
    for exercise in LIBRARY {
        let phases: Vec<_> = doses(exercise).map(|(phase, _)| phase).collect();
        assert!(!phases.is_empty(), "{exercise:?}");
        let has_gap = !Phase::ALL.windows(phases.len()).any(|run| run == phases);
        assert!(!has_gap, "{exercise:?} {phases:?}");
    }
}

#[test]
fn a_dose_is_in_the_measure_of_its_exercise_and_can_be_done() {
    for exercise in LIBRARY {
        for (phase, dose) in doses(exercise) {
            let at = format!("{exercise:?} {phase:?} {dose:?}");
            assert_eq!(dose.amount.measure(), exercise.measure, "{at}");
            assert!((1..=4).contains(&dose.sets), "{at}");
            assert!((4..=17).contains(&dose.rpe_cap.half_points()), "{at}");
            assert!(dose.rest_seconds <= 180, "{at}");
            assert!(dose.sets == 1 || dose.rest_seconds >= 15, "{at}");
            match dose.amount {
                Amount::Reps { low, high, pace } => {
                    assert!(1 <= low && low <= high && high <= 20, "{at}");
                    let seconds = match pace {
                        Pace::Tempo(tempo) => tempo.rep_seconds(),
                        Pace::Brace(seconds) => u16::from(seconds),
                    };
                    assert!((3..=14).contains(&seconds), "{at}");
                }
                Amount::Holds { low, high, seconds, pyramid } => {
                    assert!(1 <= low && low <= high && (8..=10).contains(&seconds), "{at}");
                    assert_eq!(pyramid.len(), usize::from(dose.sets), "{at}");
                    assert_eq!(pyramid.first(), Some(&high), "{at}");
                    assert!(pyramid.windows(2).all(|sets| sets[0] > sets[1]), "{at}");
                }
                Amount::Seconds(seconds) => assert!((20..=1800).contains(&seconds), "{at}"),
                Amount::Breaths(breaths) => assert!((3..=10).contains(&breaths), "{at}"),
                Amount::Metres(metres) => assert!((20..=40).contains(&metres), "{at}"),
            }
        }
    }
}

#[test]
fn only_the_jefferson_curl_has_a_limit_of_load_5_then_10_percent_of_body_mass() {
    let limits: Vec<_> = LIBRARY
        .iter()
        .flat_map(|exercise| doses(exercise).map(move |dose| (exercise, dose)))
        .filter_map(|(e, (phase, dose))| Some((e.id.as_str(), phase, dose.max_load_pct_bw?)))
        .collect();
    let curl = "jefferson_curl";
    assert_eq!(limits, [(curl, Phase::Return, 5), (curl, Phase::Perform, 10)]);
}

#[test]
fn heavy_spinal_load_waits_for_its_phase() {
    for exercise in LIBRARY {
        for (phase, _) in doses(exercise) {
            let allowed = match phase {
                Phase::CalmDown => AxialClass::Low,
                Phase::Rebuild => AxialClass::Moderate,
                Phase::Return | Phase::Perform => AxialClass::High,
            };
            assert!(exercise.axial <= allowed, "{exercise:?} {phase:?}");
        }
    }
}

#[test]
fn the_ledger_weighs_the_examples_as_l8_says() {
    for (id, weight_200) in [
        ("glute_bridge", 0),
        ("barbell_hip_thrust", 50),
        ("bulgarian_split_squat", 50),
        ("goblet_squat", 120),
        ("farmers_carry", 120),
        ("barbell_deadlift", 200),
    ] {
        assert_eq!(exercise(id).traits().axial.weight_200(), weight_200, "{id}");
    }
}

#[test]
fn six_lifts_are_of_class_high() {
    let high = LIBRARY.iter().copied().filter(|exercise| exercise.axial == AxialClass::High);
    let expected = [
        "barbell_back_squat",
        "barbell_deadlift",
        "block_pull",
        "front_squat",
        "romanian_deadlift",
        "trap_bar_deadlift",
    ];
    assert_eq!(ids(high), BTreeSet::from(expected));
}

#[test]
fn nine_exercises_go_one_class_up_with_a_heavy_load() {
    let up: BTreeSet<_> = LIBRARY
        .iter()
        .filter_map(|exercise| Some((exercise.id.as_str(), exercise.class_up_above_pct_bw?)))
        .collect();
    let expected = [
        ("bulgarian_split_squat", 50),
        ("farmers_carry", 50),
        ("goblet_squat", 50),
        ("kettlebell_deadlift", 50),
        ("kickstand_rdl", 50),
        ("single_leg_rdl", 50),
        ("split_squat", 50),
        ("step_up", 50),
        ("suitcase_carry", 25),
    ];
    assert_eq!(up, BTreeSet::from(expected));
    assert!(up.iter().all(|(id, _)| exercise(id).loadable));
}

#[test]
fn the_step_of_load_is_smaller_where_the_spine_carries_more() {
    let step = |per_mille, max_per_mille| Some(LoadStep { per_mille, max_per_mille });
    assert_eq!(exercise("glute_bridge").load_step(), step(50, 100));
    assert_eq!(exercise("split_squat").load_step(), step(50, 100));
    assert_eq!(exercise("goblet_squat").load_step(), step(25, 50));
    assert_eq!(exercise("barbell_deadlift").load_step(), step(25, 50));
    assert_eq!(exercise("cat_camel").load_step(), None);
}

#[test]
fn the_forms_learn_what_they_need_from_the_traits() {
    let carry = exercise("suitcase_carry").traits();
    let expected = Traits {
        measure: Measure::Metres,
        axial: AxialClass::Moderate,
        class_up_above_pct_bw: Some(25),
        laterality: Laterality::PerSide,
        loadable: true,
    };
    assert_eq!(carry, expected);
}

fn needs_nothing(exercise: &Exercise) -> bool {
    exercise.required.iter().all(|group| group.iter().any(|item| item.is_always_there()))
}

#[test]
fn without_equipment_every_pillar_has_something_in_every_phase() {
    let library = LIBRARY.iter().filter(|exercise| needs_nothing(exercise));
    assert_eq!(library.clone().count(), 36);
    let covered: HashSet<_> = library
        .flat_map(|exercise| doses(exercise).map(move |(phase, _)| (exercise.pillar, phase)))
        .collect();
    assert_eq!(covered.len(), 6 * Phase::ALL.len());
}

#[test]
fn equipment_and_flags_are_named_once_and_make_sense() {
    for exercise in LIBRARY {
        assert!(exercise.required.iter().all(|group| !group.is_empty()), "{exercise:?}");
        let groups = exercise.required.iter().copied();
        let items: Vec<_> = groups.chain([exercise.optional]).flatten().copied().collect();
        assert_eq!(items.iter().collect::<HashSet<_>>().len(), items.len(), "{exercise:?}");
        assert!(items.iter().all(|item| Equipment::ALL.contains(item)), "{exercise:?}");
        let flags: Vec<_> = exercise.avoid.iter().chain(exercise.modify).collect();
        assert_eq!(flags.iter().collect::<HashSet<_>>().len(), flags.len(), "{exercise:?}");
    }
}

#[test]
fn every_exercise_names_its_sources() {
    for exercise in LIBRARY {
        assert!(!exercise.sources.is_empty(), "{exercise:?}");
        assert!(exercise.sources.iter().all(|source| SOURCES.contains(source)), "{exercise:?}");
    }
    let mut citations = part("sources");
    for source in SOURCES {
        let words = citations.remove(source.id);
        // Our own judgement is no publication.
        assert_eq!(words.is_none(), source.grade == Grade::Choice, "{source:?}");
        let text = |name: &str| words.as_ref().and_then(|words| words.get(name)?.as_str().map(str::to_owned));
        assert!(words.is_none() || text("citation").is_some_and(|text| !text.is_empty()), "{source:?}");
        assert!(text("url").is_none_or(|url| url.starts_with("https://")), "{source:?}");
    }
    assert!(citations.is_empty(), "no source has this name: {citations:?}");
}

/// Parts of the words that are one text each; the others are the cues and the faults.
const TEXTS: [&str; 7] = ["name", "pattern", "setup", "reason", "evidence", "start_words", "end_words"];

#[test]
fn every_record_has_all_its_words() {
    let words = words();
    for exercise in LIBRARY {
        let id = exercise.id.as_str();
        let words = words.get(id).unwrap_or_else(|| panic!("{id} has no words"));
        let text = |value: &Value, part: &str| {
            let text = value.as_str().unwrap_or_else(|| panic!("{id}: {part} is no text"));
            assert!(!text.is_empty() && text.trim() == text, "{id}: {part} is {text:?}");
        };
        for part in TEXTS {
            text(&words[part], part);
        }
        let cues = words["cues"].as_array().unwrap();
        assert!((3..=5).contains(&cues.len()), "{id}: {} cues", cues.len());
        cues.iter().for_each(|cue| text(cue, "cue"));
        let faults = words["faults"].as_array().unwrap();
        assert_eq!(faults.len(), exercise.faults.len(), "{id}: faults");
        for fault in faults {
            text(&fault["fault"], "fault");
            text(&fault["check"], "check");
        }
    }
}

#[test]
fn no_words_are_left_over() {
    let words = words();
    let known = ids(LIBRARY.iter().copied());
    assert_eq!(words.keys().map(String::as_str).collect::<BTreeSet<_>>(), known);
    for (id, words) in &words {
        let keys: BTreeSet<_> = words.as_object().unwrap().keys().map(String::as_str).collect();
        let expected = TEXTS.into_iter().chain(["cues", "faults"]).collect();
        assert_eq!(keys, expected, "{id}");
    }
}

/// T76 and the words that stay off the screen. Evidence notes report studies and are exempt.
const NEVER_SAID: [&str; 35] = [
    "cure",
    "cured",
    "cures",
    "damage",
    "danger",
    "dangerous",
    "diagnose",
    "diagnoses",
    "diagnosis",
    "heal",
    "healing",
    "heals",
    "injuries",
    "injury",
    "medical",
    "newton",
    "newtons",
    "prevent",
    "prevents",
    "rehab",
    "rehabilitation",
    "relieve",
    "relieves",
    "risk",
    "safe",
    "safer",
    "slipped",
    "treat",
    "treated",
    "treatment",
    "treats",
    "unloads",
    "unstable",
    "weak",
    "wear",
];

fn texts<'a>(value: &'a Value, out: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => out.push(text),
        Value::Array(values) => values.iter().for_each(|value| texts(value, out)),
        Value::Object(fields) => {
            fields.iter().filter(|(key, _)| *key != "evidence").for_each(|(_, v)| texts(v, out));
        }
        _ => {}
    }
}

#[test]
fn the_words_promise_nothing_and_frighten_nobody() {
    for (id, words) in words().iter().chain(&part("learn")).chain(&part("screens")) {
        let mut all = Vec::new();
        texts(words, &mut all);
        for text in all {
            let lower = text.to_lowercase();
            let mut said = lower.split(|letter: char| !letter.is_alphanumeric());
            assert!(!said.any(|word| NEVER_SAID.contains(&word)), "{id}: {text}");
        }
    }
}

#[test]
fn no_words_hold_a_figure_in_newtons() {
    for (id, words) in words().iter().chain(&part("learn")).chain(&part("screens")) {
        let text = words.to_string();
        let mut words = text.split(|letter: char| !letter.is_alphanumeric());
        assert!(!words.any(|word| ["kN", "N"].contains(&word)), "{id}");
    }
}

#[test]
fn every_position_has_its_exercises_and_a_dose_on_the_floor_is_no_standing_one() {
    for position in Position::ALL {
        assert!(LIBRARY.iter().any(|exercise| exercise.position == position), "{position:?}");
    }
    for exercise in LIBRARY {
        let lying = [Position::Back, Position::Front, Position::Side].contains(&exercise.position);
        assert!(!lying || exercise.axial <= AxialClass::Moderate, "{exercise:?}");
        let bar = exercise.axial == AxialClass::High;
        assert!(!bar || exercise.position == Position::Standing, "{exercise:?}");
    }
}

#[test]
fn what_suits_a_bad_day_is_calm_without_a_weight_and_light_on_the_spine() {
    let good = LIBRARY.iter().copied().filter(|exercise| exercise.good_on_a_bad_day());
    let good = ids(good);
    for named_by_the_flare_protocol in
        ["pelvic_tilt", "glute_bridge", "walking", "bird_dog_leg_only", "hip_hinge_drill"]
    {
        assert!(good.contains(named_by_the_flare_protocol), "{named_by_the_flare_protocol}");
    }
    // A band may take the place of the cable.
    assert!(good.contains("pallof_press"));
    for exercise in LIBRARY {
        let id = exercise.id.as_str();
        let calm = exercise.dose.calm_down.is_some() && exercise.axial <= AxialClass::Low;
        assert!(calm || !good.contains(id), "{id}");
        let only_weights = exercise.required.iter().any(|group| group.iter().all(|item| item.is_weight()));
        assert!(!only_weights || !good.contains(id), "{id}");
    }
}

#[test]
fn every_code_has_its_words() {
    let terms = part("terms");
    let positions = Position::ALL.map(Position::code);
    let equipment = Equipment::ALL.map(Equipment::code);
    let cameras = LIBRARY.iter().filter_map(|exercise| exercise.camera).map(Camera::code);
    let families = LIBRARY.iter().map(|exercise| exercise.focus.code());
    let flags = UserFlag::ALL.map(UserFlag::code);
    let codes = positions.into_iter().chain(equipment).chain(cameras).chain(families).chain(flags);
    let codes: BTreeSet<_> = codes.collect();
    let worded: BTreeSet<_> = terms.keys().map(String::as_str).collect();
    assert_eq!(worded, codes);
    for (short, long) in part("abbreviations") {
        assert!(short.len() <= 4 && long.as_str().is_some_and(|long| long.len() > 4), "{short}");
    }
}

/// All sources of the app below a folder.
fn sources(folder: &Path, found: &mut String) {
    // What cannot be read says nothing, which the test below notices.
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push_str(&fs::read_to_string(path).unwrap_or_default());
        }
    }
}

#[test]
fn every_sentence_of_the_plan_is_said_somewhere_and_none_is_missing() {
    let mut code = String::new();
    sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../src")), &mut code);
    let sentences = part("plan");
    for name in sentences.keys() {
        assert!(code.contains(&format!("\"{name}\"")), "nobody says {name}");
    }
    let others = part("prose");
    for call in ["say(", "said("] {
        for after in code.split(call).skip(1) {
            let Some(name) = after.trim_start().strip_prefix('"').and_then(|text| text.split('"').next())
            else {
                continue;
            };
            let there = sentences.contains_key(name) || others.contains_key(name);
            assert!(there, "no sentence {name}");
        }
    }
}

/// A list within the part `learn` or one of its records.
fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().unwrap_or_else(|| panic!("no list {name} in {value}"))
}

/// Sources that can be named for a claim, by grade: what is still to be checked supports nothing.
fn can_be_named(id: &Value) -> bool {
    SOURCES.iter().any(|source| Some(source.id) == id.as_str() && source.grade != Grade::Check)
}

#[test]
fn the_five_secrets_are_there_in_the_order_of_the_article() {
    let learn = Value::Object(part("learn"));
    let secrets = list(&learn, "secrets");
    let slugs: Vec<_> = secrets.iter().filter_map(|secret| secret["slug"].as_str()).collect();
    assert_eq!(slugs, ["glutes", "spinal-motion", "mobility", "bracing", "load"]);
    for secret in secrets {
        assert!(secret["title"].as_str().is_some_and(|title| !title.is_empty()), "{secret}");
        assert!((2..=3).contains(&list(secret, "text").len()), "{secret}");
    }
}

#[test]
fn every_claim_has_a_grade_and_sources_that_were_checked() {
    let learn = Value::Object(part("learn"));
    for secret in list(&learn, "secrets") {
        let [supported, overreach] = ["supported", "overreach"].map(|name| list(secret, name));
        assert!(!supported.is_empty() && !overreach.is_empty(), "{secret}");
        assert!(supported.iter().all(|claim| claim.get("says").is_none()), "{secret}");
        assert!(overreach.iter().all(|claim| claim["says"].is_string()), "{secret}");
        for claim in supported.iter().chain(overreach) {
            assert!(["source", "choice"].iter().any(|grade| claim["grade"] == *grade), "{claim}");
            assert!(!list(claim, "sources").is_empty(), "{claim}");
            assert!(list(claim, "sources").iter().all(can_be_named), "{claim}");
        }
    }
}

#[test]
fn a_verdict_still_to_be_checked_states_no_figure() {
    let learn = Value::Object(part("learn"));
    for verdict in list(&learn, "verdicts") {
        assert!(verdict["says"].is_string(), "{verdict}");
        let text = verdict["text"].as_str().unwrap_or_else(|| panic!("{verdict}"));
        if verdict["grade"] == "check" {
            assert!(text.to_lowercase().contains("still to be checked"), "{verdict}");
            assert!(!text.contains(|letter: char| letter.is_ascii_digit()), "{verdict}");
        } else {
            assert_eq!(verdict["grade"], "source", "{verdict}");
            assert!(!list(verdict, "sources").is_empty(), "{verdict}");
        }
        assert!(list(verdict, "sources").iter().all(can_be_named), "{verdict}");
    }
}

#[test]
fn every_long_text_that_a_page_asks_for_is_there_and_none_is_left_over() {
    let app = concat!(env!("CARGO_MANIFEST_DIR"), "/../src");
    let below = |folder: &str| {
        let files = std::fs::read_dir(format!("{app}/{folder}")).unwrap().map(|file| file.unwrap().path());
        files.filter(|file| file.is_file()).collect::<Vec<_>>()
    };
    let sources = ["", "pages", "pages/load"].into_iter().flat_map(below);
    let sources: String = sources.map(|file| std::fs::read_to_string(file).unwrap()).collect();
    // `said("` is of other words, so `text("` is looked for with what stands before it.
    let calls = [
        "prose(\"",
        "paragraphs(\"",
        "terms(\"",
        "texts(\"",
        " text(\"",
        "{text(\"",
        "=text(\"",
        "(text(\"",
        "[text(\"",
    ];
    let asked = calls
        .into_iter()
        .flat_map(|call| sources.split(call).skip(1))
        .filter_map(|rest| rest.split('"').next());
    let asked: BTreeSet<_> = asked.collect();
    let prose = part("prose");
    assert_eq!(prose.keys().map(String::as_str).collect::<BTreeSet<_>>(), asked);
    assert!(prose.values().all(|texts| texts.as_array().is_some_and(|texts| !texts.is_empty())));
}
