//! What commands do to the log: nothing is lost, everything can be taken back, and what was stored reads back as it was.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use brace_domain::catalog::{
    AxialClass, CustomExercise, Equipment, ExerciseId, LIBRARY, Laterality, Measure, Phase, Pillar, Traits,
    UserFlag,
};
use brace_domain::check_in::{Beliefs, CheckIn, Rating, Settled};
use brace_domain::gym::{Bar, Plates, Rack};
use brace_domain::load::{AcceptedDeload, Acwr, DeloadBanner, DeloadDecisions, Ledger, acwr, deload_banner};
use brace_domain::log::{Extra, Set, SetKind, SetPain, SkipReason};
use brace_domain::mark::Mark;
use brace_domain::plan::{PlanChange, PlanEdit, Review, Rule};
use brace_domain::programme::{Bits, Declared, LastLifted, Programme, WEEK};
use brace_domain::safety::{Level, Question, SafetyAnswers};
use brace_domain::schema::Item;
use brace_domain::state::State;
use brace_domain::units::{
    Breaths, Id, LocalMoment, Metres, Minutes, Reps, Resistance, Seconds, SessionRpe, SetRpe, Side, Tempo,
    Weight, WeightUnit, Work,
};
use brace_domain::update::{Changes, Command, Context, PastSession, Refusal, update};
use chrono::{Days, NaiveDate, NaiveTime, Weekday};
use proptest::prelude::*;
use serde_json::{Map, json};

fn moment(minutes: u64) -> LocalMoment {
    let date = NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();
    LocalMoment {
        date: date.checked_add_days(Days::new(minutes / 1440)).unwrap(),
        time: NaiveTime::from_hms_opt((minutes % 1440 / 60) as u32, (minutes % 60) as u32, 0).unwrap(),
        offset: 60,
    }
}

/// A person's app: every command comes at a later minute and with a larger id.
#[derive(Default)]
struct App {
    state: State,
    clock: u64,
    done: Vec<Changes>,
}

impl App {
    fn dispatch(&mut self, command: Command) -> Result<Id, Refusal> {
        self.clock += 7;
        let id = Id { clock: self.clock, writer: *b"aaaaa" };
        let changes = update(&self.state, command, &Context { now: moment(self.clock), id })?;
        self.state.apply(&changes);
        self.done.push(changes);
        Ok(id)
    }

    fn undo(&mut self) {
        let changes = self.done.pop().unwrap();
        self.dispatch(Command::Undo(changes)).unwrap();
        self.done.pop();
    }

    fn items(&self) -> Vec<(Id, Item)> {
        let mut items: Vec<_> = self.state.items().collect();
        items.sort_by_key(|(id, _)| *id);
        items
    }
}

fn deadlift() -> ExerciseId {
    "barbell_deadlift".into()
}

fn set(kg: i64, reps: i64) -> Set {
    Set {
        work: Work::Reps(Reps::new(reps).unwrap()),
        resistance: Resistance::External(Weight::from_thousandths(kg * 1000, WeightUnit::Kg).unwrap()),
        side: Side::Both,
        kind: SetKind::Working,
        rpe: None,
        tempo: None,
        pain: None,
        minute: None,
        note: None,
        extra: Extra::default(),
    }
}

fn with_session() -> (App, Id) {
    let mut app = App::default();
    let session = app.dispatch(Command::StartSession { like: None, exercises: Vec::new() }).unwrap();
    app.dispatch(Command::AddExercise { session, exercise: deadlift() }).unwrap();
    (app, session)
}

#[test]
fn a_picked_exercise_without_sets_is_part_of_the_session() {
    let (app, session) = with_session();
    let restored = State::from_items(app.items());
    assert_eq!(restored.log().session(session).unwrap().entries.len(), 1);
    assert_eq!(restored.log().running().unwrap().id, session);
}

#[test]
fn a_second_session_does_not_start_while_one_runs() {
    let (mut app, session) = with_session();
    let refused = app.dispatch(Command::StartSession { like: None, exercises: Vec::new() });
    assert_eq!(refused, Err(Refusal::AlreadyRunning(session)));
}

#[test]
fn last_times_sets_are_those_of_the_session_before_this_one() {
    let (mut app, first) = with_session();
    app.dispatch(Command::LogSet { session: first, exercise: deadlift(), set: set(100, 5) }).unwrap();
    app.dispatch(Command::FinishSession {
        id: first,
        rpe: None,
        minutes: None,
        pain_after: None,
        note: None,
    })
    .unwrap();
    let second = app.dispatch(Command::StartSession { like: Some(first), exercises: Vec::new() }).unwrap();
    app.dispatch(Command::LogSet { session: second, exercise: deadlift(), set: set(105, 5) }).unwrap();
    let log = app.state.log();
    let (before, entry) = log.previous_entry(&deadlift(), second).unwrap();
    assert_eq!((before.id, entry.sets.values().next().unwrap().resistance), (first, set(100, 5).resistance));
    assert!(log.previous_entry(&deadlift(), first).is_none());
}

#[test]
fn a_set_of_a_running_session_knows_its_minute() {
    let (mut app, session) = with_session();
    let id = app.dispatch(Command::LogSet { session, exercise: deadlift(), set: set(100, 5) }).unwrap();
    assert_eq!(app.state.log().set(id).unwrap().set.minute, Some(14));
}

#[test]
fn deleting_the_last_set_keeps_the_exercise_picked() {
    let mut app = App::default();
    let session = app.dispatch(Command::StartSession { like: None, exercises: Vec::new() }).unwrap();
    // An import names no order, so the exercise stands there because of its set alone.
    let id = app.dispatch(Command::LogSet { session, exercise: deadlift(), set: set(100, 5) }).unwrap();
    app.dispatch(Command::DeleteSet { id }).unwrap();
    assert_eq!(app.state.log().session(session).unwrap().entries.len(), 1);
}

#[test]
fn a_deleted_session_comes_back_with_its_sets() {
    let (mut app, session) = with_session();
    app.dispatch(Command::LogSet { session, exercise: deadlift(), set: set(100, 5) }).unwrap();
    let before = app.items();
    app.dispatch(Command::DeleteSession { id: session }).unwrap();
    assert_eq!(app.items(), []);
    app.undo();
    assert_eq!(app.items(), before);
}

fn past(date: NaiveDate) -> PastSession {
    let bridge: ExerciseId = "glute_bridge".into();
    PastSession {
        date,
        rpe: SessionRpe::new(6).ok(),
        minutes: Minutes::new(50).ok(),
        note: Some("from memory".into()),
        exercises: vec![bridge.clone(), bridge.clone()],
        sets: vec![
            (deadlift(), Set { minute: Some(5), ..set(100, 5) }),
            (bridge, Set { note: Some("slow".into()), ..set(20, 12) }),
            (deadlift(), set(110, 3)),
        ],
    }
}

#[test]
fn a_session_is_logged_afterwards_in_one_action() {
    let (mut app, running) = with_session();
    app.clock = 1440 * 3;
    let before = app.items();
    let id = app.dispatch(Command::LogPast(past(day(2)))).unwrap();
    assert_eq!(app.done.last().unwrap().iter().count(), 4);
    let session = app.state.log().session(id).unwrap();
    let facts = &session.facts;
    assert_eq!((facts.date, facts.start, facts.offset), (day(2), None, None));
    assert!(!facts.running && !facts.estimated && facts.note.as_deref() == Some("from memory"));
    // In the order that was told, then as the sets come.
    let done: Vec<_> = session.sets().map(|(exercise, _, set)| (exercise.as_str(), set.minute)).collect();
    assert_eq!(done, [("glute_bridge", None), ("barbell_deadlift", None), ("barbell_deadlift", None)]);
    assert_eq!(facts.exercises.len(), 2);
    let deadlifts: Vec<_> = session.entry(&deadlift()).unwrap().sets.iter().collect();
    assert_eq!((*deadlifts[0].0, deadlifts[1].1.work), (Id { clock: id.clock + 1, ..id }, set(110, 3).work));
    assert_eq!(app.state.log().running().unwrap().id, running);
    assert_eq!(app.state.log().last().unwrap().id, id);
    // 6 x 50 minutes on that day.
    assert_eq!(app.state.ledgers().day(day(2)).load(Ledger::Session).unwrap().whole(), 300);
    let stored =
        app.items().into_iter().map(|(id, item)| (id, Item::read(item.kind(), item.write()).unwrap()));
    assert!(State::from_items(stored.collect::<Vec<_>>()).log().sessions().eq(app.state.log().sessions()));
    app.undo();
    assert_eq!(app.items(), before);
}

#[test]
fn a_session_told_like_another_has_its_weights_and_amounts_and_nothing_that_was_felt() {
    let (mut app, session) = with_session();
    let felt = SetPain { rating: Rating::new(3).unwrap(), sharp_or_down: false };
    let set = Set {
        kind: SetKind::WarmUp,
        rpe: SetRpe::from_half_points(14).ok(),
        pain: Some(felt),
        note: Some("slow".into()),
        ..set(100, 5)
    };
    app.dispatch(Command::LogSet { session, exercise: deadlift(), set: set.clone() }).unwrap();
    let mut past = PastSession::on(day(0));
    let entry = app.state.log().session(session).unwrap().entry(&deadlift());
    assert!(entry.unwrap().sets.values().all(|set| set.minute.is_some()));
    past.add(&deadlift(), entry);
    past.add(&"glute_bridge".into(), None);
    assert_eq!(past.exercises, [deadlift(), "glute_bridge".into()]);
    let again = Set { kind: SetKind::WarmUp, ..Set::working(set.work, set.resistance) };
    assert_eq!(past.sets, [(deadlift(), again)]);
    let id = app.dispatch(Command::LogPast(past)).unwrap();
    assert_eq!(app.state.log().session(id).unwrap().set_count(), 1);
}

#[test]
fn what_cannot_have_been_a_session_is_not_logged_afterwards() {
    let log = |past| App { clock: 1440 * 3, ..App::default() }.dispatch(Command::LogPast(past));
    assert!(log(past(day(3))).is_ok());
    assert!(log(PastSession { exercises: Vec::new(), ..past(day(3)) }).is_ok());
    assert!(log(PastSession { sets: Vec::new(), ..past(day(3)) }).is_ok());
    assert_eq!(log(past(day(4))), Err(Refusal::NotForThisDay));
    assert!(log(past(NaiveDate::from_ymd_opt(1990, 1, 1).unwrap())).is_ok());
    assert_eq!(log(past(NaiveDate::from_ymd_opt(1989, 12, 31).unwrap())), Err(Refusal::NotForThisDay));
    let empty = PastSession { exercises: Vec::new(), sets: Vec::new(), ..past(day(2)) };
    assert!(log(empty.clone()).is_ok());
    assert_eq!(log(PastSession { minutes: None, ..empty }), Err(Refusal::Nothing));
    let long = Some("ä".repeat(2_001));
    let too_long = Err(Refusal::TooLong { max: 2_000 });
    assert_eq!(log(PastSession { note: long.clone(), ..past(day(2)) }), too_long);
    let sets = vec![(deadlift(), set(100, 5)), (deadlift(), Set { note: long, ..set(100, 5) })];
    assert_eq!(log(PastSession { sets, ..past(day(2)) }), too_long);
    let unknown = vec![("from_the_future".into(), set(100, 5))];
    assert_eq!(log(PastSession { sets: unknown, ..past(day(2)) }), Err(Refusal::NoSuchExercise));
}

#[test]
fn a_note_of_ten_thousand_characters_is_refused_and_nothing_changes() {
    let (mut app, session) = with_session();
    let long = Set { note: Some("ä".repeat(10_000)), ..set(100, 5) };
    let before = app.items();
    let refused = app.dispatch(Command::LogSet { session, exercise: deadlift(), set: long });
    assert_eq!(refused, Err(Refusal::TooLong { max: 2_000 }));
    assert_eq!(app.items(), before);
}

#[test]
fn an_exercise_without_a_name_is_refused() {
    let traits = Traits {
        measure: Measure::Reps,
        axial: AxialClass::Low,
        class_up_above_pct_bw: None,
        laterality: Laterality::Bilateral,
        loadable: true,
    };
    let own = CustomExercise::new("  ".into(), traits);
    assert_eq!(App::default().dispatch(Command::CreateExercise(own)), Err(Refusal::NoName));
}

#[test]
fn fields_of_a_later_version_survive_an_edit() {
    let (mut app, session) = with_session();
    let stored = json!({
        "session": session.to_string(), "exercise": "barbell_deadlift", "kg": 82.5, "reps": 5,
        "type": "myo", "velocity": [1, 2], "rpe": "hard",
    });
    let fields: Map<_, _> = stored.as_object().unwrap().clone();
    let id = Id { clock: 999, writer: *b"zzzzz" };
    let items = app.items().into_iter().chain([(id, Item::read("set", fields.clone()).unwrap())]);
    app.state = State::from_items(items.collect::<Vec<_>>());
    let placed = app.state.log().set(id).unwrap();
    assert_eq!(Item::Set(placed.clone()).write(), fields);
    let edited = Set { note: Some("slow".into()), ..placed.set };
    app.dispatch(Command::EditSet { id, set: edited }).unwrap();
    let mut expected = fields;
    expected.insert("note".into(), json!("slow"));
    assert_eq!(Item::Set(app.state.log().set(id).unwrap()).write(), expected);
}

#[test]
fn a_record_without_sense_is_set_aside_with_its_reason() {
    for (kind, fields) in [
        ("set", json!({"session": "1-aaaaa", "exercise": "x", "kg": 5})),
        ("set", json!({"session": "1-aaaaa", "exercise": "x", "reps": -3})),
        ("session", json!({"date": "2026-02-30"})),
        ("session", json!({"date": "+99999-01-01"})),
        ("exercise", json!({"name": "x", "measure": "furlongs", "axial": "low"})),
        ("day_mark", json!({"date": "2026-11-02"})),
        ("day_mark", json!({"date": "2026-11-02", "mark": "on_holiday"})),
        ("day_mark", json!({"date": "2026-11-31", "mark": "unlogged"})),
        ("programme", json!({"since": "2026-11-02", "days": ["mon"], "minutes": 14})),
        ("programme", json!({"since": "2026-11-02", "days": ["mon", "funday"], "minutes": 45})),
        ("programme", json!({"days": ["mon"], "minutes": 45})),
        // What one cannot do is not left out because one word of it is unknown.
        (
            "programme",
            json!({"since": "2026-11-02", "days": ["mon"], "minutes": 45, "flags": ["hernia", "gills"]}),
        ),
        ("programme", json!({"since": "2026-11-02", "days": ["mon"], "minutes": 45, "at_most": "rest"})),
        ("check_in", json!({"date": "2026-11-02", "time": "07:10", "pain": 11, "usual": 2})),
        ("check_in", json!({"date": "2026-11-02", "time": "07:10", "pain": 2})),
        ("check_in", json!({"date": "2026-11-02", "time": "7 am", "pain": 2, "usual": 2})),
        ("safety", json!({"date": "2026-11-02"})),
        ("safety", json!({"date": "2026-11-02", "yes": ["C1", "D1"]})),
        ("safety", json!({"date": "2026-11-02", "yes": ["A9"]})),
        ("plan_change", json!({"date": "2026-11-02", "change": "burn"})),
        ("plan_change", json!({"date": "2026-11-02", "change": "swap", "exercise": "glute_bridge"})),
        ("plan_change", json!({"date": "2026-11-02", "change": "without", "equipment": ["barbell", "moon"]})),
        ("plan_change", json!({"date": "2026-11-02", "change": "minutes", "minutes": 90})),
        ("review", json!({"keep": "x"})),
        ("rack", json!({"plates": []})),
        ("rack", json!({"bars": [], "plates": []})),
        ("rack", json!({"bars": [{"kg": 20}], "plates": [{"kg": 25}]})),
        ("rack", json!({"bars": [{"kg": 20}], "plates": [{"kg": 25, "pairs": 21}]})),
        ("rack", json!({"bars": [{"kg": 101}], "plates": []})),
        // What a later version says of a bar is not cut out of the list.
        ("rack", json!({"bars": [{"kg": 20, "sleeve": 50}], "plates": []})),
        ("mood", json!({})),
    ] {
        assert!(Item::read(kind, fields.as_object().unwrap().clone()).is_err(), "{kind} {fields}");
    }
}

fn any_set() -> impl Strategy<Value = Set> {
    let unit = prop_oneof![Just(WeightUnit::Kg), Just(WeightUnit::Lb)];
    let weight = (0..=1_000_000_i64, unit).prop_map(|(t, unit)| Weight::from_thousandths(t, unit).unwrap());
    let resistance = prop_oneof![
        Just(Resistance::Unloaded),
        weight.clone().prop_map(Resistance::External),
        weight.prop_map(Resistance::Assistance),
        (1..=5_u8).prop_map(Resistance::Band),
    ];
    let reps = (1..=999_i64).prop_map(|n| Reps::new(n).unwrap());
    let seconds = (1..=86_400_i64).prop_map(|n| Seconds::new(n).unwrap());
    let metres = (1..=500_000_i64).prop_map(|n| Metres::new(n).unwrap());
    let work = prop_oneof![
        reps.clone().prop_map(Work::Reps),
        (reps, seconds.clone()).prop_map(|(reps, each)| Work::Holds { reps, each }),
        seconds.clone().prop_map(Work::Time),
        (1..=999_i64).prop_map(|n| Work::Breaths(Breaths::new(n).unwrap())),
        metres.clone().prop_map(Work::Distance),
        (metres, seconds).prop_map(|(metres, seconds)| Work::TimedDistance { metres, seconds }),
    ];
    let side = prop_oneof![Just(Side::Both), Just(Side::Left), Just(Side::Right)];
    let kind = prop_oneof![
        Just(SetKind::Working),
        Just(SetKind::WarmUp),
        Just(SetKind::Drop),
        Just(SetKind::Failure)
    ];
    let rpe = proptest::option::of((0..=20_u8).prop_map(|half| SetRpe::from_half_points(half).unwrap()));
    let tempo = proptest::option::of(
        (0..9_u8, 0..9_u8, 0..9_u8, 0..9_u8).prop_map(|(a, b, c, d)| Tempo::new(a, b, c, d)),
    );
    let note = proptest::option::of("[a-zäß🙂 \"\\\\]{1,20}");
    let pain =
        (any_rating(), any::<bool>()).prop_map(|(rating, sharp_or_down)| SetPain { rating, sharp_or_down });
    (work, resistance, side, kind, rpe, tempo, proptest::option::of(pain), note).prop_map(
        |(work, resistance, side, kind, rpe, tempo, pain, note)| Set {
            work,
            resistance,
            side,
            kind,
            rpe,
            tempo,
            pain,
            minute: None,
            note,
            extra: Extra::default(),
        },
    )
}

fn any_date() -> impl Strategy<Value = NaiveDate> {
    (0..400_u64).prop_map(day)
}

fn any_ids() -> impl Strategy<Value = Vec<ExerciseId>> {
    proptest::collection::vec((0..8_usize).prop_map(|n| LIBRARY[n].id.clone()), 0..3)
}

fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &[T]) -> impl Strategy<Value = Vec<T>> + use<T> {
    proptest::sample::subsequence(all.to_vec(), 0..=all.len())
}

fn any_weight() -> impl Strategy<Value = Weight> {
    let unit = prop_oneof![Just(WeightUnit::Kg), Just(WeightUnit::Lb)];
    (1_000..=400_000_i64, unit).prop_map(|(t, unit)| Weight::from_thousandths(t, unit).unwrap())
}

fn any_rating() -> impl Strategy<Value = Rating> {
    (0..=10_u8).prop_map(|value| Rating::new(value).unwrap())
}

fn any_text() -> impl Strategy<Value = Option<String>> {
    proptest::option::of("[ a-zäß🙂\"\\\\]{0,20}")
}

fn any_programme() -> impl Strategy<Value = Programme> {
    let declared = (0..8_usize, any_weight(), 1..=999_i64).prop_map(|(n, weight, reps)| Declared {
        exercise: LIBRARY[n].id.clone(),
        weight,
        reps: Reps::new(reps).unwrap(),
        date: day(0),
    });
    let wants = (
        any_date(),
        proptest::sample::subsequence(WEEK.to_vec(), 1..=7),
        14..=76_u8,
        any_of(&Equipment::ALL),
        any_of(&UserFlag::ALL),
        proptest::sample::select(LastLifted::ALL.to_vec()),
    );
    let more = (
        proptest::collection::vec(declared, 0..3),
        proptest::option::of(proptest::sample::select(Phase::ALL.to_vec())),
        any::<bool>(),
        proptest::option::of(any_weight()),
        any::<u32>(),
        proptest::option::of(proptest::array::uniform7(any_ids())),
    );
    (wants, more).prop_map(|((since, days, minutes, equipment, flags, last_lifted), more)| {
        let (declared, at_most, mobility_first, body_mass, seed, own_week) = more;
        Programme {
            since,
            days: days.into_iter().collect(),
            minutes,
            equipment: equipment.into_iter().collect(),
            flags: flags.into_iter().collect(),
            last_lifted,
            declared,
            at_most,
            mobility_first,
            body_mass,
            seed,
            own_week,
            extra: Extra::NONE,
        }
    })
}

fn any_check_in() -> impl Strategy<Value = CheckIn> {
    let beliefs = proptest::array::uniform5(any_rating())
        .prop_map(|[harm, low, avoid, manage, sleep]| Beliefs { harm, low, avoid, manage, sleep });
    let settled = (0..99_u64, any::<bool>())
        .prop_map(|(clock, yes)| Settled { session: Id { clock, writer: *b"aaaaa" }, yes });
    (
        (0..86_400_u32, any_rating(), any_rating(), any::<bool>()),
        proptest::option::of(any_rating()),
        proptest::option::of(any_rating()),
        proptest::option::of(settled),
        proptest::option::of(beliefs),
    )
        .prop_map(|((second, pain, usual, just_up), stiffness, sleep, settled, beliefs)| CheckIn {
            date: day(0),
            time: NaiveTime::from_num_seconds_from_midnight_opt(second, 7).unwrap(),
            pain,
            usual,
            stiffness,
            sleep,
            settled,
            just_up,
            beliefs,
            extra: Extra::NONE,
        })
}

fn any_answers() -> impl Strategy<Value = SafetyAnswers> {
    let questions = || any_of(&Question::all().collect::<Vec<_>>());
    (questions(), questions()).prop_map(|(yes, checked)| SafetyAnswers {
        date: day(0),
        yes: yes.into_iter().collect(),
        checked: checked.into_iter().collect(),
        extra: Extra::NONE,
    })
}

fn any_plan_change() -> impl Strategy<Value = PlanChange> {
    let exercise = || (0..8_usize).prop_map(|n| LIBRARY[n].id.clone());
    let edit = prop_oneof![
        any_date().prop_map(|to| PlanEdit::Move { to }),
        Just(PlanEdit::Skip),
        (exercise(), exercise()).prop_map(|(from, to)| PlanEdit::Swap { from, to }),
        exercise().prop_map(PlanEdit::Remove),
        exercise().prop_map(PlanEdit::Add),
        exercise().prop_map(PlanEdit::Lock),
        (4..=76_u8).prop_map(PlanEdit::Minutes),
        any_of(&Equipment::ALL).prop_map(|items| PlanEdit::Without(items.into_iter().collect())),
    ];
    let rules = vec![
        Rule::Days,
        Rule::Pillars,
        Rule::Quota,
        Rule::Eligible,
        Rule::Repeats,
        Rule::Minutes,
        Rule::AxialDays,
        Rule::AxialNeighbours,
        Rule::DayAfter,
        Rule::Blocked,
    ];
    let bends = proptest::option::of(proptest::sample::select(rules));
    (any_date(), edit, bends).prop_map(|(date, edit, bends)| PlanChange {
        date,
        edit,
        bends,
        extra: Extra::NONE,
    })
}

fn any_review() -> impl Strategy<Value = Review> {
    (0..3_u64, any_text(), any_text(), any_text()).prop_map(|(week, keep, change, goal)| Review {
        week: day(7 * week),
        keep,
        change,
        goal,
        extra: Extra::NONE,
    })
}

fn any_rack() -> impl Strategy<Value = Rack> {
    let unit = || prop_oneof![Just(WeightUnit::Kg), Just(WeightUnit::Lb)];
    let bar = (any_text(), 0..=100_000_i64, unit()).prop_map(|(name, thousandths, unit)| Bar {
        name: name.unwrap_or_default(),
        weight: Weight::from_thousandths(thousandths, unit).unwrap(),
    });
    let plates = (2..=100_000_i64, unit(), 0..=21_u8).prop_map(|(thousandths, unit, pairs)| Plates {
        weight: Weight::from_thousandths(thousandths, unit).unwrap(),
        pairs,
    });
    (proptest::collection::vec(bar, 1..4), proptest::collection::vec(plates, 0..26))
        .prop_map(|(bars, plates)| Rack { bars, plates, extra: Extra::NONE })
}

fn any_past() -> impl Strategy<Value = PastSession> {
    let exercise = (0..8_usize).prop_map(|n| LIBRARY[n].id.clone());
    let facts = (proptest::option::of(0..=10_i64), proptest::option::of(0..=600_i64), any_text());
    (facts, any_ids(), proptest::collection::vec((exercise, any_set()), 0..5)).prop_map(
        |((rpe, minutes, note), exercises, sets)| PastSession {
            date: day(0),
            rpe: rpe.map(|rpe| SessionRpe::new(rpe).unwrap()),
            minutes: minutes.map(|minutes| Minutes::new(minutes).unwrap()),
            note,
            exercises,
            sets,
        },
    )
}

/// What is said to the plan. The number says how many days ago it is said of.
#[derive(Debug, Clone)]
enum Said {
    Programme(Programme),
    Rack(Rack),
    CheckIn(u64, CheckIn),
    Safety(u64, SafetyAnswers),
    Change(Vec<PlanChange>),
    TakeBack(usize),
    Review(Review),
    Start(Vec<ExerciseId>),
    Past(u64, PastSession),
}

fn any_said() -> impl Strategy<Value = Said> {
    prop_oneof![
        any_programme().prop_map(Said::Programme),
        any_rack().prop_map(Said::Rack),
        (0..9_u64, any_check_in()).prop_map(|(days, check_in)| Said::CheckIn(days, check_in)),
        (0..9_u64, any_answers()).prop_map(|(days, answers)| Said::Safety(days, answers)),
        proptest::collection::vec(any_plan_change(), 0..4).prop_map(Said::Change),
        (0..9_usize).prop_map(Said::TakeBack),
        any_review().prop_map(Said::Review),
        any_ids().prop_map(Said::Start),
        (0..9_u64, any_past()).prop_map(|(days, past)| Said::Past(days, past)),
    ]
}

fn say(app: &App, said: Said) -> Option<Command> {
    let ago = |days| moment(app.clock).date.checked_sub_days(Days::new(days)).unwrap();
    Some(match said {
        Said::Programme(programme) => Command::SetProgramme(programme),
        Said::Rack(rack) => Command::SetRack(rack),
        Said::CheckIn(days, check_in) => Command::CheckIn(CheckIn { date: ago(days), ..check_in }),
        Said::Safety(days, answers) => Command::AnswerSafety(SafetyAnswers { date: ago(days), ..answers }),
        Said::Change(changes) => Command::ChangePlan(changes),
        Said::TakeBack(n) => {
            let ids: Vec<Id> = app.state.plan_changes().map(|(id, _)| id).collect();
            Command::TakeBackPlanChange { id: *ids.get(n % ids.len().max(1))? }
        }
        Said::Review(review) => Command::Review(review),
        Said::Start(exercises) => Command::StartSession { like: None, exercises },
        Said::Past(days, past) => Command::LogPast(PastSession { date: ago(days), ..past }),
    })
}

/// What somebody does next; the numbers choose among what is there.
#[derive(Debug, Clone)]
enum Step {
    Start,
    Add(usize, usize),
    Remove(usize, usize),
    Log(usize, usize, Set),
    Edit(usize, Set),
    Delete(usize),
    Finish(usize, i64, i64),
    Move(usize, u64),
    Arrange(usize, usize, u8),
    DeleteSession(usize),
    Mark(u64, Mark, bool),
    Say(Said),
    Undo,
}

fn any_step() -> impl Strategy<Value = Step> {
    let n = 0..6_usize;
    let mark = prop_oneof![
        2 => Just(Mark::Unlogged),
        1 => Just(Mark::Deload),
        1 => Just(Mark::DeloadDeclined),
        1 => proptest::sample::select(vec![Mark::Flare, Mark::FlareOver, Mark::BraceCheck, Mark::HingeCheck]),
        1 => proptest::sample::select(Phase::ALL.to_vec()).prop_map(Mark::Phase),
    ];
    prop_oneof![
        2 => Just(Step::Start),
        3 => (n.clone(), n.clone()).prop_map(|(s, e)| Step::Add(s, e)),
        1 => (n.clone(), n.clone()).prop_map(|(s, e)| Step::Remove(s, e)),
        8 => (n.clone(), n.clone(), any_set()).prop_map(|(s, e, set)| Step::Log(s, e, set)),
        2 => (0..40_usize, any_set()).prop_map(|(s, set)| Step::Edit(s, set)),
        2 => (0..40_usize).prop_map(Step::Delete),
        2 => (n.clone(), 0..=10_i64, 0..=600_i64).prop_map(|(s, rpe, minutes)| Step::Finish(s, rpe, minutes)),
        1 => (n.clone(), 0..60_u64).prop_map(|(s, days)| Step::Move(s, days)),
        4 => (n.clone(), n.clone(), 0..8_u8).prop_map(|(s, e, how)| Step::Arrange(s, e, how)),
        1 => n.prop_map(Step::DeleteSession),
        2 => (0..4_u64, mark, prop::bool::weighted(0.7)).prop_map(|(days, mark, on)| Step::Mark(days, mark, on)),
        6 => any_said().prop_map(Step::Say),
        2 => Just(Step::Undo),
    ]
}

fn take(app: &mut App, step: Step) {
    let sessions: Vec<Id> = app.state.log().sessions().map(|session| session.id).collect();
    let sets: Vec<Id> = app.state.log().placed_sets().map(|(id, _)| id).collect();
    let session = |n: usize| sessions.get(n % sessions.len().max(1)).copied();
    let set_id = |n: usize| sets.get(n % sets.len().max(1)).copied();
    let exercise = |n: usize| LIBRARY[n * 9].id.clone();
    let command = match step {
        Step::Start => Some(Command::StartSession { like: None, exercises: Vec::new() }),
        Step::Add(s, e) => session(s).map(|session| Command::AddExercise { session, exercise: exercise(e) }),
        Step::Remove(s, e) => {
            session(s).map(|session| Command::RemoveExercise { session, exercise: exercise(e) })
        }
        Step::Log(s, e, set) => {
            session(s).map(|session| Command::LogSet { session, exercise: exercise(e), set })
        }
        Step::Edit(s, set) => set_id(s).map(|id| Command::EditSet { id, set }),
        Step::Delete(s) => set_id(s).map(|id| Command::DeleteSet { id }),
        Step::Finish(s, rpe, minutes) => session(s).map(|id| Command::FinishSession {
            id,
            rpe: SessionRpe::new(rpe).ok(),
            minutes: Minutes::new(minutes).ok(),
            pain_after: Rating::new(rpe as u8),
            note: (minutes > 300).then(|| "long".into()),
        }),
        Step::Arrange(s, e, how) => session(s).and_then(|id| {
            let session = app.state.log().session(id).unwrap();
            let exercise = session.entries.get(e % session.entries.len().max(1))?.exercise.clone();
            let facts = match how {
                0 | 1 => session.moved(&exercise, how == 1)?,
                2 => session.swapped(&exercise, &LIBRARY[e + 1].id)?,
                3 => session.skipping(&exercise, Some(SkipReason::Busy)),
                4 => session.skipping(&exercise, None),
                5 | 6 => session.joined(&exercise, how == 5),
                _ => session.noted(&exercise, " cue: \"ribs\" "),
            };
            Some(Command::EditSession { id, facts })
        }),
        Step::Move(s, days) => session(s).map(|id| {
            let mut facts = app.state.log().session(id).unwrap().facts.clone();
            facts.date = facts.date.checked_sub_days(Days::new(days)).unwrap();
            Command::EditSession { id, facts }
        }),
        Step::DeleteSession(s) => session(s).map(|id| Command::DeleteSession { id }),
        Step::Mark(days, mark, on) => {
            let date = moment(app.clock).date.checked_sub_days(Days::new(days)).unwrap();
            Some(Command::MarkDay { date, mark, on })
        }
        Step::Say(said) => say(app, said),
        Step::Undo => {
            if !app.done.is_empty() {
                app.undo();
            }
            None
        }
    };
    if let Some(command) = command {
        // A refusal is fine: then nothing happened.
        let _ = app.dispatch(command);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_stored_set_reads_back_as_it_was(set in any_set()) {
        let placed = brace_domain::log::PlacedSet {
            session: Id { clock: 1, writer: *b"aaaaa" },
            exercise: deadlift(),
            set,
        };
        let item = Item::Set(placed);
        prop_assert_eq!(Item::read("set", item.write()), Ok(item));
    }

    #[test]
    fn replaying_what_is_stored_gives_the_same_state_and_ledgers(steps in proptest::collection::vec(any_step(), 0..40)) {
        let mut app = App::default();
        steps.into_iter().for_each(|step| take(&mut app, step));
        let mut items: Vec<_> = app.items();
        items.reverse();
        let stored = items.into_iter().map(|(id, item)| (id, Item::read(item.kind(), item.write()).unwrap()));
        let restored = App { state: State::from_items(stored), ..App::default() };
        prop_assert_eq!(restored.items(), app.items());
        prop_assert_eq!(restored.state.ledgers(), app.state.ledgers());
        prop_assert_eq!(told(&restored.state), told(&app.state));
        let (a, b) = (restored.state.log(), app.state.log());
        prop_assert!(a.sessions().eq(b.sessions()));
        prop_assert_eq!(a.recent_exercises(), b.recent_exercises());
    }

    #[test]
    fn items_that_come_in_later_and_in_pieces_give_the_same_state(
        steps in proptest::collection::vec(any_step(), 0..40),
        cut in 0_usize..100,
    ) {
        let mut app = App::default();
        steps.into_iter().for_each(|step| take(&mut app, step));
        let items = app.items();
        let (first, second) = items.split_at(items.len() * cut / 100);
        let taken = |items: &[(Id, Item)]| items.iter().cloned().map(|(id, item)| (id, Some(item))).collect::<Vec<_>>();
        // The later half first, then the other, then what is no longer there goes again.
        let mut state = State::default();
        state.take_in(taken(second));
        state.take_in(taken(first));
        prop_assert_eq!(state.ledgers(), app.state.ledgers());
        prop_assert!(state.log().sessions().eq(app.state.log().sessions()));
        prop_assert_eq!(told(&state), told(&app.state));
        state.take_in(first.iter().map(|(id, _)| (*id, None)).collect::<Vec<_>>());
        let rest = State::from_items(second.to_vec());
        prop_assert_eq!(state.ledgers(), rest.ledgers());
        prop_assert!(state.log().sessions().eq(rest.log().sessions()));
        prop_assert_eq!(told(&state), told(&rest));
    }

    #[test]
    fn undo_leads_back_through_every_action(steps in proptest::collection::vec(any_step(), 0..30)) {
        let mut app = App::default();
        let mut seen = vec![(app.items(), app.state.ledgers().clone(), told(&app.state))];
        for step in steps {
            if matches!(step, Step::Undo) {
                continue;
            }
            let count = app.done.len();
            take(&mut app, step);
            if app.done.len() > count {
                seen.push((app.items(), app.state.ledgers().clone(), told(&app.state)));
            }
        }
        while seen.len() > 1 {
            seen.pop();
            app.undo();
            let (items, ledgers, before) = seen.last().unwrap();
            prop_assert_eq!(&app.items(), items);
            prop_assert_eq!(&told(&app.state), before);
            prop_assert_eq!(app.state.ledgers(), ledgers);
        }
    }
}

/// What the plan asks the state for.
fn told(state: &State) -> String {
    let check_ins: Vec<_> = state.check_ins().collect();
    assert!(check_ins.windows(2).all(|pair| (pair[0].date, pair[0].time) <= (pair[1].date, pair[1].time)));
    for check_in in &check_ins {
        let of_day = check_ins.iter().rev().find(|other| other.date == check_in.date);
        assert_eq!(state.check_in_on(check_in.date), of_day.copied());
    }
    let plan: Vec<_> = state.plan_changes().collect();
    let reviews: Vec<_> = (0..3).map(|week| state.review_of(day(7 * week))).collect();
    let marks = [Mark::Flare, Mark::FlareOver, Mark::BraceCheck, Mark::HingeCheck];
    let marks = marks.map(|mark| state.last_mark(mark));
    let flares: Vec<_> = (0..5).map(|number| state.flare_on(day(number))).collect();
    let (programme, safety, phases) = (state.programme(), state.safety(), state.phases());
    let racks: Vec<_> = state.racks().collect();
    format!(
        "{programme:?} {racks:?} {check_ins:?} {safety:?} {plan:?} {reviews:?} {marks:?} {flares:?} {phases:?}"
    )
}

fn own(name: &str) -> CustomExercise {
    let traits = Traits {
        measure: Measure::Reps,
        axial: AxialClass::Low,
        class_up_above_pct_bw: None,
        laterality: Laterality::Bilateral,
        loadable: true,
    };
    CustomExercise::new(name.to_owned(), traits)
}

#[test]
fn a_favourite_is_kept_read_back_and_taken_back() {
    let mut app = App::default();
    app.dispatch(Command::SetFavourite { exercise: deadlift(), on: true }).unwrap();
    let again = app.dispatch(Command::SetFavourite { exercise: deadlift(), on: true });
    assert_eq!(again, Err(Refusal::Nothing));
    let stored = app.items();
    let read = stored.iter().map(|(id, item)| (*id, Item::read(item.kind(), item.write()).unwrap()));
    assert!(State::from_items(read.collect::<Vec<_>>()).is_favourite(&deadlift()));
    app.dispatch(Command::SetFavourite { exercise: deadlift(), on: false }).unwrap();
    assert!(!app.state.is_favourite(&deadlift()));
    assert_eq!(app.items(), []);
    app.undo();
    assert_eq!(app.items(), stored);
    app.undo();
    assert!(!app.state.is_favourite(&deadlift()));
}

#[test]
fn a_favourite_that_two_phones_marked_is_one_and_goes_as_one() {
    let mut app = App::default();
    app.dispatch(Command::SetFavourite { exercise: deadlift(), on: true }).unwrap();
    let fields = json!({"exercise": "barbell_deadlift", "colour": "red"}).as_object().unwrap().clone();
    let other = Item::read("favourite", fields.clone()).unwrap();
    assert_eq!(other.write(), fields);
    app.state.take_in([(Id { clock: 3, writer: *b"zzzzz" }, Some(other))]);
    app.dispatch(Command::SetFavourite { exercise: deadlift(), on: false }).unwrap();
    assert!(!app.state.is_favourite(&deadlift()));
    app.undo();
    assert_eq!(app.state.favourites().count(), 2);
    app.state.take_in([(Id { clock: 3, writer: *b"zzzzz" }, None)]);
    assert!(app.state.is_favourite(&deadlift()));
}

#[test]
fn an_exercise_that_is_not_there_cannot_be_marked() {
    let exercise = Id { clock: 5, writer: *b"zzzzz" }.into();
    let refused = App::default().dispatch(Command::SetFavourite { exercise, on: true });
    assert_eq!(refused, Err(Refusal::NoSuchExercise));
}

#[test]
fn an_own_exercise_with_all_that_can_be_said_of_it_reads_back_and_is_archived_and_restored() {
    let mut app = App::default();
    let full = CustomExercise {
        pillar: Some(Pillar::Bracing),
        equipment: vec![Equipment::LongBand, Equipment::AnchorPoint],
        note: Some("לאט 🐢 <b>".into()),
        ..own("Half-kneeling chop")
    };
    let id = app.dispatch(Command::CreateExercise(full.clone())).unwrap();
    let fields = Item::Exercise(full.clone()).write();
    assert_eq!(Item::read("exercise", fields).unwrap(), Item::Exercise(full.clone()));
    let archived = CustomExercise { archived: true, ..full.clone() };
    app.dispatch(Command::EditExercise { id, exercise: archived.clone() }).unwrap();
    let read = Item::read("exercise", Item::Exercise(archived.clone()).write()).unwrap();
    assert_eq!(read, Item::Exercise(archived));
    // It is put away, not gone: the log still knows what its sets weigh.
    assert!(app.state.traits(&id.into()).is_some());
    app.undo();
    assert_eq!(app.state.own_exercises().get(&id), Some(&full));
}

#[test]
fn equipment_of_a_later_version_survives() {
    let stored = json!({"name": "x", "measure": "reps", "axial": "low", "equipment": ["mat", "trampoline"]});
    let fields = stored.as_object().unwrap().clone();
    assert_eq!(Item::read("exercise", fields.clone()).unwrap().write(), fields);
}

#[test]
fn a_name_of_more_than_500_characters_is_refused() {
    let made = |count| App::default().dispatch(Command::CreateExercise(own(&"ä".repeat(count))));
    assert!(made(500).is_ok());
    assert_eq!(made(501), Err(Refusal::TooLong { max: 500 }));
}

fn day(number: u64) -> NaiveDate {
    moment(1440 * number).date
}

fn unlogged(date: NaiveDate, on: bool) -> Command {
    Command::MarkDay { date, mark: Mark::Unlogged, on }
}

/// Somebody who trains every other day for a year, and whose clock then stands at its last day.
fn trained_for_a_year() -> App {
    let mut app = App::default();
    for number in (0..364).step_by(2) {
        app.clock = 1440 * number;
        let id = app.dispatch(Command::StartSession { like: None, exercises: Vec::new() }).unwrap();
        app.dispatch(Command::LogSet { session: id, exercise: deadlift(), set: set(100, 5) }).unwrap();
        let (rpe, minutes) = (SessionRpe::new(6).ok(), Minutes::new(60).ok());
        app.dispatch(Command::FinishSession { id, rpe, minutes, pain_after: None, note: None }).unwrap();
    }
    app
}

#[test]
fn a_marked_day_takes_the_ratio_away_and_without_the_mark_every_number_is_as_before() {
    let mut app = trained_for_a_year();
    let (today, before) = (day(362), app.state.ledgers().clone());
    // A rest day and a day with sessions: both were trained on, and nobody knows how much.
    for date in [day(361), day(360), today] {
        for ledger in [Ledger::Session, Ledger::Axial] {
            assert!(matches!(acwr(app.state.ledgers(), ledger, today), Acwr::Ratio { .. }));
        }
        app.dispatch(unlogged(date, true)).unwrap();
        assert!(app.state.is_marked(date, Mark::Unlogged));
        for ledger in [Ledger::Session, Ledger::Axial] {
            assert_eq!(acwr(app.state.ledgers(), ledger, today), Acwr::Incomplete { gap_days: 1 });
            assert_eq!(app.state.ledgers().day(date).load(ledger), None);
        }
        app.undo();
        assert_eq!(app.state.ledgers(), &before);
        app.dispatch(unlogged(date, true)).unwrap();
        app.dispatch(unlogged(date, false)).unwrap();
        assert_eq!(app.state.ledgers(), &before);
    }
}

#[test]
fn a_mark_outlives_what_happens_on_its_day_and_to_an_exercise() {
    let mut app = App::default();
    let id = app.dispatch(Command::CreateExercise(own("Yoke walk"))).unwrap();
    app.dispatch(unlogged(day(0), true)).unwrap();
    let session = app.dispatch(Command::StartSession { like: None, exercises: Vec::new() }).unwrap();
    app.dispatch(Command::LogSet { session, exercise: id.into(), set: set(100, 5) }).unwrap();
    assert!(app.state.ledgers().day(day(0)).unlogged);
    // An edit of the class sums up all days anew.
    let mut heavier = own("Yoke walk");
    heavier.traits.axial = AxialClass::High;
    app.dispatch(Command::EditExercise { id, exercise: heavier }).unwrap();
    app.dispatch(Command::DeleteSession { id: session }).unwrap();
    assert_eq!(app.state.ledgers().unlogged_days().collect::<Vec<_>>(), [day(0)]);
    assert_eq!(State::from_items(app.items()).ledgers(), app.state.ledgers());
}

#[test]
fn a_day_is_marked_once_and_only_when_it_has_come() {
    let mut app = App::default();
    let early = NaiveDate::from_ymd_opt(1989, 12, 31).unwrap();
    for date in [day(1), early] {
        assert_eq!(app.dispatch(unlogged(date, true)), Err(Refusal::NotForThisDay));
    }
    assert_eq!(app.dispatch(unlogged(day(0), false)), Err(Refusal::Nothing));
    app.dispatch(unlogged(day(0), true)).unwrap();
    assert_eq!(app.dispatch(unlogged(day(0), true)), Err(Refusal::Nothing));
    app.dispatch(unlogged(early.succ_opt().unwrap(), true)).unwrap();
    assert_eq!(app.state.day_marks().count(), 2);
}

#[test]
fn a_day_that_two_phones_marked_is_marked_once_and_freed_as_one() {
    let mut app = App::default();
    app.dispatch(unlogged(day(0), true)).unwrap();
    let fields =
        json!({"date": "2026-11-02", "mark": "unlogged", "why": "camp"}).as_object().unwrap().clone();
    let other = Item::read("day_mark", fields.clone()).unwrap();
    assert_eq!(other.write(), fields);
    let id = Id { clock: 3, writer: *b"zzzzz" };
    app.state.take_in([(id, Some(other))]);
    app.dispatch(unlogged(day(0), false)).unwrap();
    assert!(!app.state.ledgers().day(day(0)).unlogged);
    app.undo();
    assert_eq!(app.state.day_marks().count(), 2);
    // One of them is deleted elsewhere, and the other still stands.
    app.state.take_in([(id, None)]);
    assert!(app.state.ledgers().day(day(0)).unlogged);
}

#[test]
fn a_deload_is_accepted_once_and_goes_on_for_seven_days() {
    let mut app = App { clock: 1440 * 20, ..App::default() };
    let accept = |start| Command::MarkDay { date: start, mark: Mark::Deload, on: true };
    // The week that goes on, or the next: one of its days is ahead, and it begins within a week.
    for start in [day(13), day(28)] {
        assert_eq!(app.dispatch(accept(start)), Err(Refusal::NotForThisDay));
    }
    for start in [day(14), day(20), day(27)] {
        app.dispatch(accept(start)).unwrap();
        assert_eq!(app.state.deload_decisions(day(20)).accepted, Some(AcceptedDeload { start }));
        assert_eq!(app.dispatch(accept(day(21))), Err(Refusal::Nothing));
        app.undo();
        assert_eq!(app.state.deload_decisions(day(20)), DeloadDecisions::default());
    }
    app.dispatch(accept(day(20))).unwrap();
    let stored =
        app.items().into_iter().map(|(id, item)| (id, Item::read(item.kind(), item.write()).unwrap()));
    let restored = State::from_items(stored);
    let on = |number| restored.deload_decisions(day(number));
    assert_eq!((on(26).accepted, on(26).last), (Some(AcceptedDeload { start: day(20) }), None));
    assert_eq!((on(27).accepted, on(27).last), (None, Some(AcceptedDeload { start: day(20) })));
    // No ledger knows of it: it changes what may be done, not what was.
    assert_eq!(restored.ledgers(), State::default().ledgers());
    app.clock = 1440 * 27;
    app.dispatch(accept(day(28))).unwrap();
}

#[test]
fn a_deload_is_declined_today_and_that_is_taken_back_like_anything() {
    let mut app = App { clock: 1440 * 20, ..App::default() };
    let decline = |date| Command::MarkDay { date, mark: Mark::DeloadDeclined, on: true };
    assert_eq!(app.dispatch(decline(day(21))), Err(Refusal::NotForThisDay));
    app.dispatch(decline(day(20))).unwrap();
    assert_eq!(app.dispatch(decline(day(20))), Err(Refusal::Nothing));
    assert_eq!(app.state.deload_decisions(day(25)).declined, Some(day(20)));
    // Seen from before, as by a clock that was put right, it does not count.
    assert_eq!(app.state.deload_decisions(day(19)).declined, None);
    app.undo();
    assert_eq!(app.items(), []);
}

#[test]
fn a_proposal_is_accepted_or_declined_and_there_is_one_banner_at_most() {
    let mut app = trained_for_a_year();
    app.clock = 1440 * 364;
    let banner = |app: &App, number| {
        let decisions = app.state.deload_decisions(day(number));
        deload_banner(app.state.log(), app.state.ledgers(), day(number), Weekday::Mon, 5, decisions)
    };
    let due = |app: &App, number| match banner(app, number) {
        Some(DeloadBanner::Proposed(proposal)) => Some((proposal.loaded_weeks, proposal.reminder)),
        _ => None,
    };
    assert_eq!(due(&app, 364), Some((52, false)));
    app.dispatch(Command::MarkDay { date: day(358), mark: Mark::DeloadDeclined, on: true }).unwrap();
    assert_eq!((banner(&app, 358), banner(&app, 364)), (None, None));
    app.undo();
    app.dispatch(Command::MarkDay { date: day(357), mark: Mark::DeloadDeclined, on: true }).unwrap();
    assert_eq!((banner(&app, 357), banner(&app, 365)), (None, None));
    assert_eq!(due(&app, 364), Some((52, true)));
    app.undo();
    app.dispatch(Command::MarkDay { date: day(364), mark: Mark::Deload, on: true }).unwrap();
    let accepted = AcceptedDeload { start: day(364) };
    assert_eq!(banner(&app, 364), Some(DeloadBanner::Accepted(accepted)));
    app.undo();
    assert_eq!(due(&app, 364), Some((52, false)));
}

fn programme() -> Programme {
    Programme::new(day(0))
}

fn check_in(date: NaiveDate, pain: u8) -> CheckIn {
    let rating = Rating::new(pain).unwrap();
    CheckIn {
        date,
        time: NaiveTime::from_hms_opt(7, 10, 0).unwrap(),
        pain: rating,
        usual: rating,
        stiffness: None,
        sleep: None,
        settled: None,
        just_up: false,
        beliefs: None,
        extra: Extra::NONE,
    }
}

fn change(edit: PlanEdit) -> PlanChange {
    PlanChange { date: day(0), edit, bends: None, extra: Extra::NONE }
}

fn fields_of(value: serde_json::Value) -> Map<String, serde_json::Value> {
    value.as_object().unwrap().clone()
}

/// A record of another phone.
fn from_afar(app: &mut App, clock: u64, kind: &str, fields: serde_json::Value) {
    let item = Item::read(kind, fields_of(fields)).unwrap();
    app.state.take_in([(Id { clock, writer: *b"zzzzz" }, Some(item))]);
}

#[test]
fn there_is_one_programme_and_the_newest_of_two_phones_counts() {
    let mut app = App::default();
    app.dispatch(Command::SetProgramme(programme())).unwrap();
    app.dispatch(Command::SetProgramme(Programme { minutes: 30, ..programme() })).unwrap();
    assert_eq!((app.state.programmes().count(), app.state.programme().unwrap().minutes), (1, 30));
    app.undo();
    assert_eq!(app.state.programme(), Some(&programme()));
    from_afar(
        &mut app,
        999,
        "programme",
        json!({"since": "2026-11-01", "days": ["tue", "sat"], "minutes": 60}),
    );
    assert_eq!(app.state.programme().unwrap().minutes, 60);
    // An edit is one of that one.
    app.dispatch(Command::SetProgramme(Programme { minutes: 20, ..programme() })).unwrap();
    assert_eq!((app.state.programmes().count(), app.state.programme().unwrap().minutes), (2, 20));
}

#[test]
fn a_programme_that_cannot_be_planned_is_refused_with_the_reason() {
    let set = |change: fn(&mut Programme)| {
        let mut programme = programme();
        change(&mut programme);
        App::default().dispatch(Command::SetProgramme(programme))
    };
    let kg = |n: i64| Weight::from_thousandths(n * 1_000, WeightUnit::Kg).ok();
    assert!(set(|p| p.body_mass = Weight::from_thousandths(400_000, WeightUnit::Kg).ok()).is_ok());
    assert_eq!(set(|p| p.days = Bits::NONE), Err(Refusal::DaysOutOfRange));
    assert_eq!(set(|p| p.days = WEEK.into_iter().collect()), Err(Refusal::DaysOutOfRange));
    for minutes in [14, 76] {
        let refused = App::default().dispatch(Command::SetProgramme(Programme { minutes, ..programme() }));
        assert_eq!(refused, Err(Refusal::MinutesOutOfRange { min: 15, max: 75 }));
    }
    for body_mass in [kg(0), kg(401)] {
        let refused = App::default().dispatch(Command::SetProgramme(Programme { body_mass, ..programme() }));
        assert_eq!(refused, Err(Refusal::BodyMassOutOfRange));
    }
}

fn rack() -> Rack {
    let weight = |thousandths, unit| Weight::from_thousandths(thousandths, unit).unwrap();
    Rack {
        bars: vec![
            Bar { name: "Hex 🐢".into(), weight: weight(25_500, WeightUnit::Kg) },
            Bar { name: String::new(), weight: weight(20_000, WeightUnit::Kg) },
        ],
        plates: vec![
            Plates { weight: weight(45_000, WeightUnit::Lb), pairs: 2 },
            Plates { weight: weight(1_250, WeightUnit::Kg), pairs: 0 },
        ],
        extra: Extra::NONE,
    }
}

#[test]
fn there_is_one_rack_and_the_newest_of_two_phones_counts() {
    let mut app = App::default();
    assert_eq!(app.state.rack(), None);
    app.dispatch(Command::SetRack(rack())).unwrap();
    let fewer = Rack { plates: Vec::new(), ..rack() };
    app.dispatch(Command::SetRack(fewer.clone())).unwrap();
    assert_eq!((app.state.racks().count(), app.state.rack()), (1, Some(&fewer)));
    app.undo();
    assert_eq!(app.state.rack(), Some(&rack()));
    let stored = fields_of(json!({
        "bars": [{"name": "Hex 🐢", "kg": 25.5}, {"kg": 20}],
        "plates": [{"lb": 45, "pairs": 2}, {"kg": 1.25, "pairs": 0}],
    }));
    assert_eq!(Item::Rack(rack()).write(), stored);
    assert_eq!(Item::read("rack", stored), Ok(Item::Rack(rack())));
    from_afar(&mut app, 999, "rack", json!({"bars": [{"lb": 45}], "plates": [], "floor": "rubber"}));
    assert_eq!(app.state.rack().unwrap().bars[0].weight.to_string(), "45");
    // An edit is one of that one, and what a later version says of it stays.
    app.dispatch(Command::SetRack(fewer)).unwrap();
    assert_eq!((app.state.racks().count(), app.state.rack().unwrap().extra.fields().count()), (2, 1));
}

#[test]
fn a_rack_that_nobody_has_is_refused_with_the_reason() {
    let set = |change: fn(&mut Rack)| {
        let mut rack = rack();
        change(&mut rack);
        let mut app = App::default();
        app.dispatch(Command::SetRack(rack)).map(|_| app.state.rack().unwrap().bars[0].name.clone())
    };
    assert_eq!(set(|rack| rack.bars[0].name = "  ä ".into()), Ok("ä".to_owned()));
    assert!(set(|rack| rack.bars[0].name = "ä".repeat(40)).is_ok());
    assert_eq!(set(|rack| rack.bars[0].name = "ä".repeat(41)), Err(Refusal::TooLong { max: 40 }));
    assert_eq!(set(|rack| rack.bars.clear()), Err(Refusal::RackOutOfRange));
    assert_eq!(set(|rack| rack.plates[0].pairs = 21), Err(Refusal::RackOutOfRange));
    assert_eq!(set(|rack| rack.plates = vec![rack.plates[0]; 25]), Err(Refusal::RackOutOfRange));
}

#[test]
fn a_day_has_one_check_in_and_saying_it_again_changes_it() {
    let mut app = App { clock: 1440 * 20, ..App::default() };
    app.dispatch(Command::CheckIn(check_in(day(20), 2))).unwrap();
    app.dispatch(Command::CheckIn(check_in(day(13), 5))).unwrap();
    app.dispatch(Command::CheckIn(check_in(day(20), 4))).unwrap();
    let pains: Vec<_> = app.state.check_ins().map(|check_in| check_in.pain.get()).collect();
    assert_eq!(pains, [5, 4]);
    app.undo();
    assert_eq!(app.state.check_in_on(day(20)).unwrap().pain.get(), 2);
    assert_eq!(app.state.check_in_on(day(19)), None);
    for date in [day(12), day(21)] {
        assert_eq!(app.dispatch(Command::CheckIn(check_in(date, 2))), Err(Refusal::NotForThisDay));
    }
    // Two phones: the later hour of the day counts, and the next answer is put over that one.
    from_afar(&mut app, 1, "check_in", json!({"date": "2026-11-22", "time": "21:00", "pain": 7, "usual": 7}));
    assert_eq!(app.state.check_in_on(day(20)).unwrap().pain.get(), 7);
    app.dispatch(Command::CheckIn(CheckIn { time: NaiveTime::MIN, ..check_in(day(20), 3) })).unwrap();
    let pains: Vec<_> = app.state.check_ins().map(|check_in| check_in.pain.get()).collect();
    assert_eq!(pains, [5, 3, 2]);
}

#[test]
fn ten_years_of_check_ins_are_read_back_in_order_whatever_order_they_come_in() {
    let mut state = State::default();
    for number in (0..3_650_u64).rev() {
        let id = Id { clock: number + 1, writer: *b"aaaaa" };
        state.take_in([(id, Some(Item::CheckIn(check_in(day(number), (number % 11) as u8))))]);
    }
    assert!(state.check_ins().map(|check_in| check_in.date).eq((0..3_650).map(day)));
    assert_eq!(state.check_ins().next_back().unwrap().date, day(3_649));
    assert!(
        (0..3_650).all(|number| state.check_in_on(day(number)).unwrap().pain.get() == (number % 11) as u8)
    );
}

#[test]
fn the_newest_answers_hold_and_only_a_yes_can_be_checked() {
    let mut app = App { clock: 1440 * 20, ..App::default() };
    let question = |code: &str| Question::all().find(|question| question.to_string() == code).unwrap();
    let answers = |date, yes: &[&str], checked: &[&str]| SafetyAnswers {
        date,
        yes: yes.iter().map(|code| question(code)).collect(),
        checked: checked.iter().map(|code| question(code)).collect(),
        extra: Extra::NONE,
    };
    app.dispatch(Command::AnswerSafety(answers(day(20), &["B2"], &["B2", "C1"]))).unwrap();
    assert_eq!(app.state.safety(), Some(&answers(day(20), &["B2"], &["B2"])));
    assert_eq!(app.state.safety().unwrap().lock(), None);
    app.dispatch(Command::AnswerSafety(answers(day(15), &["A1"], &[]))).unwrap();
    assert_eq!(app.state.safety().unwrap().date, day(20));
    app.dispatch(Command::AnswerSafety(answers(day(20), &["C7"], &[]))).unwrap();
    assert_eq!(app.state.safety_answers().count(), 2);
    assert_eq!(app.state.safety().unwrap().lock(), Some(Level::C));
    app.undo();
    assert_eq!(app.state.safety().unwrap().lock(), None);
    let refused = app.dispatch(Command::AnswerSafety(answers(day(21), &[], &[])));
    assert_eq!(refused, Err(Refusal::NotForThisDay));
}

#[test]
fn several_changes_of_the_plan_are_one_action_in_their_order() {
    let mut app = App::default();
    let edits = vec![
        PlanEdit::Swap { from: deadlift(), to: "glute_bridge".into() },
        PlanEdit::Remove("glute_bridge".into()),
        PlanEdit::Skip,
    ];
    let changes: Vec<_> = edits.into_iter().map(change).collect();
    let first = app.dispatch(Command::ChangePlan(changes.clone())).unwrap();
    let stored = app.items().into_iter().rev();
    let read = stored.map(|(id, item)| (id, Item::read(item.kind(), item.write()).unwrap()));
    let restored = State::from_items(read.collect::<Vec<_>>());
    assert!(restored.plan_changes().map(|(_, change)| change).eq(&changes));
    assert_eq!(restored.plan_changes().next().unwrap().0, first);
    app.dispatch(Command::TakeBackPlanChange { id: first }).unwrap();
    assert_eq!(app.dispatch(Command::TakeBackPlanChange { id: first }), Err(Refusal::Nothing));
    assert_eq!(app.state.plan_changes().count(), 2);
    app.undo();
    app.undo();
    assert_eq!(app.items(), []);
}

#[test]
fn a_change_of_the_plan_that_changes_nothing_or_brings_in_what_is_not_there_is_refused() {
    let refused =
        |edit| App::default().dispatch(Command::ChangePlan(vec![change(PlanEdit::Skip), change(edit)]));
    assert_eq!(App::default().dispatch(Command::ChangePlan(vec![])), Err(Refusal::Nothing));
    assert_eq!(refused(PlanEdit::Without(Bits::NONE)), Err(Refusal::Nothing));
    assert_eq!(refused(PlanEdit::Add("moon_walk".into())), Err(Refusal::NoSuchExercise));
    assert_eq!(refused(PlanEdit::Minutes(4)), Err(Refusal::MinutesOutOfRange { min: 5, max: 75 }));
    assert!(refused(PlanEdit::Remove("moon_walk".into())).is_ok());
}

#[test]
fn a_week_has_one_review_and_without_a_word_it_has_none() {
    let mut app = App::default();
    let review = |text: &str| Review {
        week: day(0),
        keep: Some(text.to_owned()),
        change: None,
        goal: Some(String::new()),
        extra: Extra::NONE,
    };
    assert_eq!(app.dispatch(Command::Review(review(" "))), Err(Refusal::Nothing));
    assert_eq!(
        app.dispatch(Command::Review(review(&"ä".repeat(2_001)))),
        Err(Refusal::TooLong { max: 2_000 })
    );
    app.dispatch(Command::Review(review("Walks"))).unwrap();
    app.dispatch(Command::Review(review("More walks"))).unwrap();
    let said = app.state.review_of(day(0)).unwrap();
    assert_eq!(
        (app.state.reviews().count(), said.keep.as_deref(), &said.goal),
        (1, Some("More walks"), &None)
    );
    assert_eq!(app.state.review_of(day(7)), None);
    app.dispatch(Command::Review(review(""))).unwrap();
    assert_eq!(app.items(), []);
    app.undo();
    assert_eq!(app.state.review_of(day(0)).unwrap().keep.as_deref(), Some("More walks"));
}

#[test]
fn a_session_starts_with_the_exercises_of_the_plan_each_once() {
    let mut app = App::default();
    let start = |ids: &[&str]| Command::StartSession {
        like: None,
        exercises: ids.iter().map(|id| ExerciseId::from(*id)).collect(),
    };
    assert_eq!(app.dispatch(start(&["glute_bridge", "moon_walk"])), Err(Refusal::NoSuchExercise));
    let id = app.dispatch(start(&["glute_bridge", "barbell_deadlift", "glute_bridge"])).unwrap();
    let entries = &app.state.log().session(id).unwrap().entries;
    let ids: Vec<_> = entries.iter().map(|entry| entry.exercise.as_str()).collect();
    assert_eq!(ids, ["glute_bridge", "barbell_deadlift"]);
}

fn mark(date: NaiveDate, mark: Mark, on: bool) -> Command {
    Command::MarkDay { date, mark, on }
}

#[test]
fn of_the_phases_of_a_day_the_one_that_was_said_last_counts() {
    let mut app = App { clock: 1440 * 20, ..App::default() };
    let begin = |date, phase| mark(date, Mark::Phase(phase), true);
    app.dispatch(begin(day(20), Phase::Rebuild)).unwrap();
    app.dispatch(begin(day(10), Phase::CalmDown)).unwrap();
    app.dispatch(begin(day(20), Phase::Return)).unwrap();
    assert_eq!(app.state.phases(), [(day(10), Phase::CalmDown), (day(20), Phase::Return)]);
    assert_eq!(app.dispatch(begin(day(20), Phase::Return)), Err(Refusal::Nothing));
    app.dispatch(begin(day(20), Phase::Rebuild)).unwrap();
    assert_eq!(app.state.phases(), [(day(10), Phase::CalmDown), (day(20), Phase::Rebuild)]);
    assert_eq!(app.state.last_mark(Mark::Phase(Phase::Rebuild)), Some(day(20)));
    app.undo();
    assert_eq!(app.state.phases()[1], (day(20), Phase::Return));
    assert_eq!(app.dispatch(begin(day(21), Phase::Return)), Err(Refusal::NotForThisDay));
}

#[test]
fn a_flare_goes_on_until_it_is_said_to_be_over_and_may_begin_again() {
    let mut app = App { clock: 1440 * 20, ..App::default() };
    app.dispatch(mark(day(10), Mark::Flare, true)).unwrap();
    app.dispatch(mark(day(14), Mark::FlareOver, true)).unwrap();
    let flares = |app: &App| [9, 10, 13, 14, 20].map(|number| app.state.flare_on(day(number)).is_some());
    assert_eq!(flares(&app), [false, true, true, false, false]);
    assert_eq!(app.state.flare_on(day(13)), Some(day(10)));
    app.dispatch(mark(day(14), Mark::Flare, true)).unwrap();
    assert_eq!(app.state.flare_on(day(20)), Some(day(14)));
    app.dispatch(mark(day(14), Mark::FlareOver, true)).unwrap();
    assert_eq!(flares(&app), [false, true, true, false, false]);
    assert_eq!(app.state.last_mark(Mark::Flare), Some(day(14)));
    for check in [Mark::BraceCheck, Mark::HingeCheck] {
        assert_eq!(app.state.last_mark(check), None);
        app.dispatch(mark(day(20), check, true)).unwrap();
        assert_eq!(app.state.last_mark(check), Some(day(20)));
        assert_eq!(app.dispatch(mark(day(20), check, true)), Err(Refusal::Nothing));
    }
}

#[test]
fn what_a_later_version_says_of_the_plan_survives_an_edit() {
    let stored = json!({
        "since": "2026-11-02", "days": ["mon", "thu"], "minutes": 45, "equipment": ["barbell", "trampoline"],
        "last_lifted": "on_the_moon", "declared": [{"exercise": "barbell_deadlift", "kg": 100, "reps": 5,
        "date": "2026-10-01", "velocity": 1}], "own_week": [[], []], "body_kg": 900, "mood": "good",
    });
    let mut app = App::default();
    from_afar(&mut app, 1, "programme", stored.clone());
    let read = app.state.programme().unwrap().clone();
    assert_eq!((read.equipment.len(), read.declared.len(), read.body_mass), (0, 0, None));
    app.dispatch(Command::SetProgramme(Programme { minutes: 30, extra: Extra::NONE, ..read })).unwrap();
    let mut expected = fields_of(stored);
    expected.insert("minutes".into(), json!(30));
    assert_eq!(Item::Programme(Box::new(app.state.programme().unwrap().clone())).write(), expected);
    for (kind, fields) in [
        (
            "check_in",
            json!({"date": "2026-11-02", "time": "07:10", "pain": 3, "usual": 2, "stiffness": 11,
            "settled": {"session": "1-aaaaa", "yes": true, "how": "well"}, "beliefs": {"harm": 1}, "weather": 1}),
        ),
        ("safety", json!({"date": "2026-11-02", "yes": [], "asked_by": "physio"})),
        (
            "plan_change",
            json!({"date": "2026-11-02", "change": "skip", "bends": "gravity", "to": "2026-11-03"}),
        ),
        ("review", json!({"week": "2026-11-02", "keep": "x", "stars": 5})),
    ] {
        assert_eq!(Item::read(kind, fields_of(fields.clone())).unwrap().write(), fields_of(fields));
    }
}

/// The kinds of schema 1 as they were first written. What is stored as a mark of a later version stays as it is.
#[test]
fn golden_records_read_to_items_that_are_written_as_they_were() {
    let text = include_str!("../../record/tests/golden/schema-1-kinds/expected.json");
    let records: Vec<Map<String, serde_json::Value>> = serde_json::from_str(text).unwrap();
    let mut items = Vec::new();
    for mut fields in records.into_iter().filter(|record| !record.contains_key("deleted")) {
        let id: Id = fields.remove("id").unwrap().as_str().unwrap().parse().unwrap();
        let kind = fields.remove("kind").unwrap().as_str().unwrap().to_owned();
        match Item::read(&kind, fields.clone()) {
            Ok(item) => {
                assert_eq!((item.kind(), item.write()), (&*kind, fields));
                items.push((id, item));
            }
            Err(_) => assert_eq!(fields["mark"], "from_the_future"),
        }
    }
    let state = State::from_items(items);
    assert_eq!((state.log().set_count(), state.own_exercises().len(), state.name_maps().count()), (1, 1, 1));
    assert!(state.is_favourite(&deadlift()));
    let unlogged: Vec<_> = state.ledgers().unlogged_days().map(|date| date.to_string()).collect();
    assert_eq!(unlogged, ["2026-10-19", "2026-10-21"]);
    let decisions = state.deload_decisions(NaiveDate::from_ymd_opt(2026, 11, 3).unwrap());
    assert_eq!(decisions.accepted.unwrap().start.to_string(), "2026-11-02");
    assert_eq!(decisions.declined.unwrap().to_string(), "2026-10-26");
}

/// The kinds of the plan as they were first written. What a later version said stays as it is, used or not.
#[test]
fn golden_records_of_the_plan_read_to_items_that_are_written_as_they_were() {
    let text = include_str!("../../record/tests/golden/schema-1-plan/expected.json");
    let records: Vec<Map<String, serde_json::Value>> = serde_json::from_str(text).unwrap();
    let (mut items, mut unused) = (Vec::new(), Vec::new());
    for mut fields in records {
        let id: Id = fields.remove("id").unwrap().as_str().unwrap().parse().unwrap();
        let kind = fields.remove("kind").unwrap().as_str().unwrap().to_owned();
        fields.remove("rev");
        match Item::read(&kind, fields.clone()) {
            Ok(item) => {
                assert_eq!((item.kind(), item.write()), (&*kind, fields));
                items.push((id, item));
            }
            Err(_) => unused.push(kind),
        }
    }
    assert_eq!(unused, ["safety", "plan_change"]);
    let state = State::from_items(items);
    let programme = state.programme().unwrap();
    assert!(programme.flags.has(UserFlag::KneePain) && programme.equipment.has(Equipment::Barbell));
    assert_eq!(
        (programme.at_most, programme.last_lifted),
        (Some(Phase::Return), LastLifted::WithinTwelveWeeks)
    );
    assert_eq!((programme.declared.len(), programme.own_week.as_ref().unwrap()[0].len()), (1, 2));
    let date = |text: &str| brace_domain::units::parse_date(text).unwrap();
    let check_in = state.check_in_on(date("2026-10-20")).unwrap();
    assert!(check_in.just_up && check_in.settled.is_some() && check_in.beliefs.is_some());
    assert_eq!(state.check_ins().next_back().unwrap().settled, None);
    assert_eq!(state.safety().unwrap().date, date("2026-11-02"));
    assert_eq!(state.safety_answers().next().unwrap().1.lock(), Some(Level::C));
    assert_eq!(state.plan_changes().count(), 10);
    assert_eq!(state.review_of(date("2026-10-19")).unwrap().keep.as_deref(), Some("Walks 🐢"));
    assert_eq!(state.phases().last(), Some(&(date("2026-11-02"), Phase::Perform)));
    assert_eq!(state.flare_on(date("2026-10-22")), Some(date("2026-10-20")));
    assert_eq!(state.last_mark(Mark::HingeCheck), Some(date("2026-10-27")));
}

/// Bars and plates as they were first written. One of which a later version says more is set aside as a whole.
#[test]
fn golden_records_of_the_gym_read_to_items_that_are_written_as_they_were() {
    let text = include_str!("../../record/tests/golden/schema-1-gym/expected.json");
    let records: Vec<Map<String, serde_json::Value>> = serde_json::from_str(text).unwrap();
    let (mut items, mut unused) = (Vec::new(), Vec::new());
    for mut fields in records {
        let id: Id = fields.remove("id").unwrap().as_str().unwrap().parse().unwrap();
        let kind = fields.remove("kind").unwrap().as_str().unwrap().to_owned();
        match Item::read(&kind, fields.clone()) {
            Ok(item) => {
                assert_eq!((item.kind(), item.write()), (&*kind, fields));
                items.push((id, item));
            }
            Err(_) => unused.push(kind),
        }
    }
    assert_eq!(unused, ["rack"]);
    let state = State::from_items(items);
    let told: Vec<_> = state.racks().map(|(_, rack)| (rack.bars.len(), rack.plates.len())).collect();
    assert_eq!(told, [(2, 3), (1, 0), (1, 1)]);
    assert_eq!(state.rack().unwrap().plates[0].pairs, 20);
}
