//! What commands do to the log: nothing is lost, everything can be taken back, and what was stored reads back as it was.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use brace_domain::catalog::{
    AxialClass, CustomExercise, Equipment, ExerciseId, LIBRARY, Laterality, Measure, Pillar, Traits,
};
use brace_domain::load::{AcceptedDeload, Acwr, DeloadBanner, DeloadDecisions, Ledger, acwr, deload_banner};
use brace_domain::log::{Extra, Set, SetKind};
use brace_domain::mark::Mark;
use brace_domain::schema::Item;
use brace_domain::state::State;
use brace_domain::units::{
    Breaths, Id, LocalMoment, Metres, Minutes, Reps, Resistance, Seconds, SessionRpe, SetRpe, Side, Tempo,
    Weight, WeightUnit, Work,
};
use brace_domain::update::{Changes, Command, Context, Refusal, update};
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
    app.dispatch(Command::FinishSession { id: first, rpe: None, minutes: None }).unwrap();
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
    (work, resistance, side, kind, rpe, tempo, note).prop_map(
        |(work, resistance, side, kind, rpe, tempo, note)| Set {
            work,
            resistance,
            side,
            kind,
            rpe,
            tempo,
            minute: None,
            note,
            extra: Extra::default(),
        },
    )
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
    DeleteSession(usize),
    Mark(u64, Mark, bool),
    Undo,
}

fn any_step() -> impl Strategy<Value = Step> {
    let n = 0..6_usize;
    let mark =
        prop_oneof![2 => Just(Mark::Unlogged), 1 => Just(Mark::Deload), 1 => Just(Mark::DeloadDeclined)];
    prop_oneof![
        2 => Just(Step::Start),
        3 => (n.clone(), n.clone()).prop_map(|(s, e)| Step::Add(s, e)),
        1 => (n.clone(), n.clone()).prop_map(|(s, e)| Step::Remove(s, e)),
        8 => (n.clone(), n.clone(), any_set()).prop_map(|(s, e, set)| Step::Log(s, e, set)),
        2 => (0..40_usize, any_set()).prop_map(|(s, set)| Step::Edit(s, set)),
        2 => (0..40_usize).prop_map(Step::Delete),
        2 => (n.clone(), 0..=10_i64, 0..=600_i64).prop_map(|(s, rpe, minutes)| Step::Finish(s, rpe, minutes)),
        1 => (n.clone(), 0..60_u64).prop_map(|(s, days)| Step::Move(s, days)),
        1 => n.prop_map(Step::DeleteSession),
        2 => (0..4_u64, mark, prop::bool::weighted(0.7)).prop_map(|(days, mark, on)| Step::Mark(days, mark, on)),
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
        state.take_in(first.iter().map(|(id, _)| (*id, None)).collect::<Vec<_>>());
        let rest = State::from_items(second.to_vec());
        prop_assert_eq!(state.ledgers(), rest.ledgers());
        prop_assert!(state.log().sessions().eq(rest.log().sessions()));
    }

    #[test]
    fn undo_leads_back_through_every_action(steps in proptest::collection::vec(any_step(), 0..30)) {
        let mut app = App::default();
        let mut seen = vec![(app.items(), app.state.ledgers().clone())];
        for step in steps {
            if matches!(step, Step::Undo) {
                continue;
            }
            let count = app.done.len();
            take(&mut app, step);
            if app.done.len() > count {
                seen.push((app.items(), app.state.ledgers().clone()));
            }
        }
        while seen.len() > 1 {
            seen.pop();
            app.undo();
            let (items, ledgers) = seen.last().unwrap();
            prop_assert_eq!(&app.items(), items);
            prop_assert_eq!(app.state.ledgers(), ledgers);
        }
    }
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
        app.dispatch(Command::FinishSession { id, rpe, minutes }).unwrap();
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
