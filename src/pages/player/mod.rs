//! One exercise of a session: the figure and its pacer, last time's numbers, the fields of the next set, what was logged, and what
//! is left of the room. One tap logs a set that went as planned, and the rest begins.

pub(crate) mod dock;
pub(crate) mod menu;
mod meter;
mod plates;
mod stage;
mod table;
pub(crate) mod timer;

use super::missing::missing_page;
use crate::components::frame::{Leave, Screen};
use crate::components::icon::{Icon, axial_glyph};
use crate::components::notice::{Notice, Tone};
use crate::components::set_form::{SetForm, set_fields};
use crate::pages::plan::{self, says};
use crate::platform::{clock, gym, page, prefs, record};
use crate::route::Route;
use crate::show;
use crate::state::{App, app};
use crate::view::{Ask, View, ask, live, live_by, view};
use crate::words::{exercise_words, said, say, words};
use brace_domain::catalog::{Amount, Dose, Exercise, ExerciseId, Pace as RepPace, Traits, UserFlag, find};
use brace_domain::load::{Best, Formula, Response, SoFar, set_load};
use brace_domain::log::{Entry, Log, Session, Set, SetKind};
use brace_domain::pace::{Pace, Target, Wishes, usual_rest};
use brace_domain::plan::{During, Item, Planner, Usual};
use brace_domain::play::{Course, asks_for_brace, brace_may_be_off};
use brace_domain::state::State;
use brace_domain::units::{Breaths, Id, LocalMoment, Side, Weight, Work};
use chrono::{NaiveDate, NaiveTime};
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use std::ops::Deref;
use std::sync::OnceLock;
use std::time::Duration;
use timer::{Mode, timer};

/// Taps that follow within this many milliseconds are one tap (S52), also where the first has brought another screen.
const ONE_TAP: f64 = 300.0;

/// The page of an exercise in a session.
pub(crate) fn sets_page(session: Id, exercise: ExerciseId) -> View {
    let app = app();
    let exercise = StoredValue::new(exercise);
    let traits = move || {
        app.with_state(|state| {
            exercise.with_value(|exercise| {
                let picked = state.log().session(session)?.entry(exercise).is_some();
                picked.then(|| state.traits(exercise)).flatten()
            })
        })
    };
    let page = move || traits().map(|traits| page_of(session, exercise.get_value(), traits));
    // Without a set in this session the fields aim at last time's, which may be in a month that is still to be read.
    let waits =
        untrack(|| !app.is_whole() && !app.with_log(|log| has_sets(log, session, &exercise.get_value())));
    let there = move || traits().is_some();
    let mut was_there = false;
    live_by(
        move || there().into(),
        move || {
            if std::mem::replace(&mut was_there, there()) && !was_there {
                exercise.with_value(|exercise| leave(app, session, exercise));
            }
            if was_there { live_by(move || (waits && app.is_whole()).into(), page) } else { missing_page() }
        },
    )
}

/// The exercise is gone. Where a swap was undone the session goes on with what was there before, else with the one whose turn it
/// is.
fn leave(app: App, session: Id, exercise: &ExerciseId) {
    // Whoever took it out on this page is on the way already.
    if page::hash() != Route::Sets(session, exercise.clone()).to_string() {
        return;
    }
    let course = course_of(app, session).1;
    let to = app.with_log(|log| {
        let session = log.session(session)?;
        let before = menu::swapped_for(exercise).filter(|before| session.entry(before).is_some());
        let next = before.or_else(|| course.current(log, session));
        Some(next.map_or(Route::Session(session.id), |exercise| Route::Sets(session.id, exercise)))
    });
    if let Some(to) = to {
        page::replace(&to.to_string());
    }
}

fn has_sets(log: &Log, session: Id, exercise: &ExerciseId) -> bool {
    let entry = log.session(session).and_then(|session| session.entry(exercise));
    entry.is_some_and(|entry| !entry.sets.is_empty())
}

/// Sets of this exercise: in this session, and in the one before that had it.
#[derive(Debug, Clone, PartialEq, Default)]
struct Sets {
    now: Vec<(Id, Set)>,
    before: Option<(NaiveDate, Vec<Set>)>,
    /// Working sets that are done, and the side of the next one.
    done: (u16, Side),
    /// Last time's remark on the exercise.
    note: Option<String>,
    /// The sets of this session that are a best so far, by their ids.
    bests: Vec<(Id, Best)>,
}

/// The set that is corrected.
#[derive(Clone, Copy)]
struct Editing {
    opened: RwSignal<Option<Id>>,
    sets: Memo<Sets>,
}

impl Editing {
    /// It, as long as it is there: it may be undone, or deleted in another tab.
    fn get(self) -> Option<Id> {
        self.opened.get().filter(|id| self.sets.with(|sets| sets.now.iter().any(|(other, _)| other == id)))
    }
}

/// What the parts of the page share: a reference, since nearly every closure of the page holds it. What is large in it goes with
/// the page, the handles stay.
#[derive(Clone, Copy)]
struct Player(&'static Parts);

impl Deref for Player {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        self.0
    }
}

/// What [`Player`] consists of.
struct Parts {
    app: App,
    session: Id,
    exercise: ExerciseId,
    record: Option<&'static Exercise>,
    traits: Traits,
    /// What is planned of the session; nothing of one that is over.
    course: StoredValue<Course>,
    planner: StoredValue<Option<Planner>>,
    form: SetForm,
    editing: Editing,
    /// Whether the session goes on.
    running: bool,
    failed: RwSignal<String>,
    /// The bar, one more than its place in the rack; nothing where plates are out of the question.
    bar: Option<RwSignal<usize>>,
    /// What the warm-up leads up to, once it was begun.
    working: StoredValue<Option<Weight>>,
}

/// The planner of a session that goes on; one that goes on past midnight keeps its day (L1).
fn planner_of(app: App, session: Id) -> Option<Planner> {
    untrack(|| {
        let facts = app
            .with_log(|log| log.session(session).map(|session| (session.facts.date, session.facts.running)));
        let (date, _) = facts.filter(|(_, running)| *running)?;
        let now = clock::now();
        let last_minute = NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default();
        let then = if date == now.date { now } else { LocalMoment { date, time: last_minute, ..now } };
        plan::planner_at(app, then).filter(|planner| planner.screen().plan_is_open())
    })
}

/// What is planned of a session that goes on.
pub(crate) fn course_of(app: App, session: Id) -> (Option<Planner>, Course) {
    let planner = planner_of(app, session);
    let course = planner.as_ref().and_then(|planner| {
        untrack(|| app.with_log(|log| log.session(session).map(|session| Course::of(planner, session))))
    });
    (planner, course.unwrap_or_default())
}

impl Player {
    fn new(session: Id, exercise: ExerciseId, traits: Traits) -> Self {
        let app = app();
        let (planner, course) = course_of(app, session);
        let of = exercise.clone();
        let so_far = OnceLock::new();
        let sets = Memo::new(move |_| {
            let whole = app.is_whole();
            app.with_log(|log| {
                let entry = log.session(session).and_then(|session| session.entry(&of));
                let before = log.previous_entry(&of, session);
                let note = before.and_then(|(session, _)| session.facts.entry(&of)?.note.clone());
                let now = entry.iter().flat_map(|entry| entry.sets.iter());
                // Against all that was ever done, which is looked through once.
                let bests = |entry: &Entry| {
                    let before = || SoFar::before(log, &of, session, Formula::Epley);
                    so_far.get_or_init(before).bests(entry, Formula::Epley)
                };
                Sets {
                    bests: entry.filter(|_| whole).map(bests).unwrap_or_default(),
                    now: now.map(|(&id, set)| (id, set.clone())).collect(),
                    before: before
                        .map(|(session, entry)| (session.facts.date, entry.sets.values().cloned().collect())),
                    done: entry.map_or((0, Side::Both), Entry::working_sets),
                    note,
                }
            })
        });
        let running =
            untrack(|| app.with_log(|log| log.session(session).is_some_and(|session| session.facts.running)));
        let record = find(exercise.as_str());
        Self(Box::leak(Box::new(Parts {
            app,
            session,
            record,
            bar: plates::bar_for(app, &exercise, record, &traits),
            working: StoredValue::new(None),
            exercise,
            traits,
            course: StoredValue::new(course),
            planner: StoredValue::new(planner),
            form: SetForm::new(traits, crate::pages::settings::unit()),
            editing: Editing { opened: RwSignal::new(None), sets },
            running,
            failed: RwSignal::new(String::new()),
        })))
    }

    fn item(self) -> Option<Item> {
        self.course.with_value(|course| course.item(&self.exercise).cloned())
    }

    /// Fills in what the next set should be: what was planned or done last time, then what was done in this session.
    fn aim(self, item: Option<&Item>) {
        self.editing.sets.with_untracked(|sets| {
            let target =
                sets.now.iter().rev().find(|(_, set)| set.kind != SetKind::WarmUp).map(|(_, set)| set);
            let before = sets
                .before
                .as_ref()
                .and_then(|(_, sets)| sets.iter().find(|set| set.kind != SetKind::WarmUp).or(sets.first()));
            match target.or(before) {
                Some(set) => self.form.aim_at(set),
                None => self.form.aim_at_dose(self.exercise.as_str()),
            }
            if let Some(item) = item.filter(|_| target.is_none()) {
                self.form.aim_at_plan(&item.dose);
            }
            if let Some((_, last)) = sets.now.last() {
                self.form.turn_to(next_side(last.side, sets.done.1));
            }
        });
    }

    /// Working sets that are wanted.
    fn wanted(self) -> Option<u16> {
        untrack(|| {
            self.app.with_log(|log| {
                self.course.with_value(|course| course.wanted(log, self.session, &self.exercise))
            })
        })
    }

    /// The exercise of the next set after one of this.
    fn next(self) -> Option<ExerciseId> {
        self.app.with_log(|log| {
            let session = log.session(self.session)?;
            self.course.with_value(|course| course.next(log, session, &self.exercise))
        })
    }

    /// The other exercise of a superset whose turn it is after this one.
    fn next_in_turn(self) -> Option<ExerciseId> {
        let next = self.next().filter(|next| !self.is_this(next))?;
        let joined = self.with_session(|_, session, exercise| {
            let place = session.entries.iter().position(|entry| entry.exercise == next);
            place.is_some_and(|place| session.circuit(exercise).contains(&place))
        });
        joined.filter(|joined| *joined).map(|_| next)
    }

    /// Whether another set of this exercise is wanted, now or after its turn in a superset.
    fn wants_more(self) -> bool {
        let done = self.editing.sets.with(|sets| sets.done.0);
        let skipped = self.with_session(|_, session, exercise| session.facts.skipped(exercise).is_some());
        skipped != Some(true) && self.wanted().is_none_or(|wanted| done < wanted)
    }

    /// Whether nothing more is wanted of the session once the next working set is done.
    fn is_last_set(self) -> bool {
        let (done, side) = self.editing.sets.with(|sets| sets.done);
        let left = || {
            self.with_session(|state, session, _| {
                self.course.with_value(|course| course.left(state.log(), session))
            })
        };
        side != Side::Left
            && self.wanted().is_some_and(|wanted| done + 1 >= wanted)
            && left().is_some_and(|left| left <= 1)
    }

    fn is_this(self, exercise: &ExerciseId) -> bool {
        self.exercise == *exercise
    }

    /// Reads something of the session, followed.
    fn with_session<T>(self, read: impl FnOnce(&State, &Session, &ExerciseId) -> T) -> Option<T> {
        self.app.with_state(|state| {
            let session = state.log().session(self.session)?;
            Some(read(state, session, &self.exercise))
        })
    }

    /// The course of the next set, for the pacer.
    fn pace(self) -> Option<Pace> {
        let set = self.form.preview()?;
        let pace = match (self.form.tempo(), self.item().map(|item| item.dose.amount)) {
            (Some(tempo), _) => Some(RepPace::Tempo(tempo)),
            (None, Some(Amount::Reps { pace, .. })) => Some(pace),
            _ => self.record.and_then(usual_pace),
        };
        let target = Target { work: set.work, pace, side: set.side };
        let wishes = self.wishes();
        match self.record {
            Some(record) => Pace::of(record, target, wishes),
            None => Pace::of_own(&self.traits, target, wishes),
        }
    }

    /// A few slow breaths, before a set or whenever they are wanted.
    fn breaths(self) -> Option<Pace> {
        let work = Work::Breaths(Breaths::new(3).ok()?);
        Pace::of(find(BREATHING)?, Target { work, pace: None, side: Side::Both }, self.wishes())
    }

    fn wishes(self) -> Wishes {
        let flag = |planner: &Planner| planner.programme().flags.has(UserFlag::Hypertension);
        Wishes {
            shorter_breaths: prefs::read("breaths").as_deref() == Some("short"),
            short_pauses: self.planner.with_value(|planner| planner.as_ref().is_some_and(flag)),
        }
    }

    /// What runs, as far as it is about this page: a rest, this exercise, or breaths.
    fn mode(self) -> Mode {
        let mode = timer().mode();
        let other = |(session, exercise): (Id, ExerciseId)| {
            session != self.session || !(self.is_this(&exercise) || exercise == BREATHING.into())
        };
        if mode >= Mode::Pace && timer().about().is_some_and(other) { Mode::Off } else { mode }
    }

    /// Seconds of rest after a set like the one in the fields.
    fn rest_after(self, kind: SetKind) -> u16 {
        let prescribed = self.item().map(|item| item.dose.rest_seconds);
        let in_superset = kind != SetKind::WarmUp && self.next_in_turn().is_some();
        usual_rest(prescribed, &self.traits, kind, in_superset)
    }

    /// How the body has answered this exercise so far today (T12).
    fn answer(self) -> Option<Response> {
        let usual =
            self.planner.with_value(|planner| planner.as_ref().map(|planner| planner.readiness().usual));
        let usual = usual.unwrap_or_else(Usual::default);
        self.editing.sets.with(|sets| {
            let during = During::of(sets.now.iter().map(|(_, set)| set), usual)?;
            Some(during.colour())
        })
    }

    /// What is typed and not logged, with the place where it belongs.
    fn draft(self) -> String {
        let place = self.editing.sets.with_untracked(|sets| sets.now.len());
        let exercise = &self.exercise;
        format!("{} {exercise} {place}\t{}", self.session, self.form.draft())
    }
}

/// The drill that is breathed with.
const BREATHING: &str = "diaphragmatic_breathing";
/// The preference that holds what is half typed (S11).
const DRAFT: &str = "draft";
/// So long after the last change of the fields it is written.
const KEPT_AFTER: Duration = Duration::from_millis(1_500);

/// The pace of the hardest dose that has one.
fn usual_pace(record: &'static Exercise) -> Option<RepPace> {
    brace_domain::catalog::Phase::ALL.iter().rev().find_map(|phase| match record.dose.get(*phase) {
        Some(Dose { amount: Amount::Reps { pace, .. }, .. }) => Some(*pace),
        _ => None,
    })
}

/// After a set with one side comes the other; after both, the first again.
const fn next_side(logged: Side, next: Side) -> Side {
    match (logged, next) {
        (Side::Both, _) => Side::Both,
        (_, Side::Both) => Side::Left,
        (_, side) => side,
    }
}

fn page_of(session: Id, exercise: ExerciseId, traits: Traits) -> View {
    let player = Player::new(session, exercise.clone(), traits);
    let Parts { app, form, editing, .. } = *player.0;
    let sets = editing.sets;
    let name = untrack(|| app.with_state(|state| show::exercise_name(state, &exercise)));
    let item = player.item();
    plates::go_on(player);
    let aimed = StoredValue::new(player.draft());
    take_up_draft(player, aimed);
    let place = sets.with_untracked(|sets| sets.now.len()) as u16;
    timer().take_up(session, &exercise, place, || untrack(|| player.pace()));

    let last_of_same_number = ask(move || {
        sets.with(|sets| {
            let (_, before) = sets.before.as_ref()?;
            let place = match editing.get() {
                Some(id) => sets.now.iter().position(|(other, _)| *other == id).unwrap_or(0),
                None => sets.now.len(),
            };
            before.get(place).or(before.last()).cloned()
        })
    });
    let over = over_line(player, item.as_ref());
    let opened = RwSignal::new(false);
    let more = view! {
        <button type="button" class="ibtn" aria-expanded=move || opened.get().to_string() aria-label=said("player_menu")
            on:click=move |_| opened.update(|opened| *opened = !*opened)>{Icon::More.view()}</button>
    };
    let planned = item.as_ref().map(|item| {
        view! { <p class="sub"><b>{said("sets_planned")}</b> " " {says::dose(item)}</p> }
    });
    let stage = player.running.then(|| {
        live_by(
            move || timer().paces(&BREATHING.into()).into(),
            move || {
                let drill = timer().paces(&BREATHING.into());
                let record = if drill { find(BREATHING) } else { player.record };
                stage::stage(player, record)
            },
        )
    });
    let cues = move || cue_line(player);
    let menu = move || opened.get().then(|| menu::menu(player, opened));
    let below = view! { {plates::plates(player)} {plates::warm_up_row(player)} };
    let body = view! {
        {live_by(move || opened.get().into(), menu)}
        {stage}
        {live(move || answer_notice(player))}
        {live_by(move || asks_to_brace(player).into(), cues)}
        {set_fields(form, last_of_same_number, below)}
        {planned}
        {table::set_table(name.clone(), editing, form)}
        {live(move || sets.with(|sets| sets.note.clone()).map(|note| view! {
            <p class="sub"><b>{said("player_note_last")}</b> " " <span class="pre">{note}</span></p>
        }))}
        {live(move || player.with_session(|_, session, exercise| session.facts.entry(exercise)?.note.clone()).flatten()
            .map(|note| view! { <p class="pre">{note}</p> }))}
        {live(move || meter::meters(player))}
        {neighbours(session, exercise.clone())}
    };
    view! {
        <Screen title=name over=over leave=Leave::Back(Route::Session(session)) more=more dock=dock::dock(player, aimed)>
            {body}
        </Screen>
    }
}

/// "3 of 7 · high axial · RPE up to 6.5".
fn over_line(player: Player, item: Option<&Item>) -> Ask<String> {
    let w = words();
    let cap = item.map(|item| say("rpe_at_most", &[&show::decimal(&item.dose.rpe_cap.to_string())]));
    ask(move || {
        let place = player.with_session(|_, session, exercise| {
            let place = session.entries.iter().position(|entry| entry.exercise == *exercise)? + 1;
            Some((w.session.place)(place, session.entries.len()))
        });
        let class = (w.common.axial_short)(player.traits.axial).to_owned();
        let parts = place.flatten().into_iter().chain([class]).chain(cap.clone());
        parts.collect::<Vec<_>>().join(" · ")
    })
}

/// What was half typed when the page was left comes back, where nothing was logged since; and is kept when it is left again.
fn take_up_draft(player: Player, aimed: StoredValue<String>) {
    let kept = prefs::read(DRAFT).unwrap_or_default();
    let place = aimed.with_value(|aimed| aimed.split('\t').next().unwrap_or_default().to_owned());
    if let Some(typed) = kept.strip_prefix(&place).and_then(|rest| rest.strip_prefix('\t')) {
        player.form.take_up(typed);
    }
    let keep = move || {
        // A tab that reads along leaves alone what is typed in the one that writes.
        if !record::writes() || player.editing.opened.try_get_untracked().flatten().is_some() {
            return;
        }
        let draft = player.draft();
        let is_typed = aimed.try_with_value(|aimed| *aimed != draft) == Some(true);
        let kept = prefs::read(DRAFT).unwrap_or_default();
        if is_typed {
            prefs::write(DRAFT, &draft);
        } else if !kept.is_empty() {
            prefs::write(DRAFT, "");
        }
    };
    timer().when_hidden(keep);
    on_cleanup(keep);
    // A browser may be killed in sight, too.
    let mut keep_soon = debounce(KEPT_AFTER, move |()| keep());
    Effect::new(move |_| {
        player.form.preview();
        keep_soon(());
    });
}

/// Whether the brace need not be asked for any more (T65).
pub(crate) fn may_drop_brace(planner: Option<&Planner>) -> bool {
    planner.is_some_and(|planner| brace_may_be_off(planner.phase()))
}

/// Whether a brace is asked for before the next set (T65): by the class that its weight gives it, unless it is switched off.
fn asks_to_brace(player: Player) -> bool {
    let on = gym::is_on("brace") || !player.planner.with_value(|planner| may_drop_brace(planner.as_ref()));
    let open = player.running && on && player.wants_more();
    let body_mass =
        || player.app.with_state(|state| state.programme().and_then(|programme| programme.body_mass));
    let class = || match player.form.preview() {
        Some(set) if set.kind != SetKind::WarmUp => set_load(&set, &player.traits, body_mass()).class_for_day,
        _ => player.traits.axial,
    };
    open && asks_for_brace(class())
}

/// What pain during the sets asks for (T12): amber goes on at the same load, red stops and offers the easier one.
fn answer_notice(player: Player) -> Option<View> {
    let answer = player.answer().filter(|_| player.running)?;
    let skipped = player.with_session(|_, session, exercise| session.facts.skipped(exercise).is_some());
    match answer {
        Response::Green => None,
        Response::Amber => Some(view! {
            <Notice tone=Tone::Neutral icon=Icon::Info heading=said("player_amber") text=said("player_amber_text")></Notice>
        }),
        Response::Red if skipped == Some(true) => None,
        Response::Red => {
            let easier = player.with_session(|state, session, exercise| {
                let easier = player.course.with_value(|course| course.easier(session, exercise))?;
                let name = show::exercise_name(state, &easier);
                Some((easier, name))
            });
            let swap = easier.flatten().map(|(easier, name)| {
                let word = say("player_easier", &[&name]);
                view! { <button type="button" on:click=move |_| menu::swap(player, easier.clone())>{word}</button> }
            });
            let stop = move |_| menu::skip(player, brace_domain::log::SkipReason::Pain);
            Some(view! {
                <Notice tone=Tone::Signal icon=Icon::Warning heading=said("player_red") text=said("player_red_text")>
                    {swap}
                    <button type="button" on:click=stop>{said("player_stop")}</button>
                </Notice>
            })
        }
    }
}

/// One cue at a time; before a set that asks for it the brace first, with breaths to go with it.
fn cue_line(player: Player) -> Option<View> {
    let brace = untrack(|| asks_to_brace(player));
    let words_of = exercise_words(player.exercise.as_str());
    let cues = words_of.map_or(&[][..], |words| words.cues.as_slice());
    let count = cues.len() + usize::from(brace);
    let place = RwSignal::new(0);
    let next = move |_| place.update(|place| *place = (*place + 1) % count);
    let label = move || (words().session.next_cue)(place.get() + 1, count);
    let breathe = move |_| {
        if let Some(pace) = untrack(|| player.breaths()) {
            timer().begin_pace(player.session, BREATHING.into(), 0, pace);
        }
    };
    let cue = move || match place.get().checked_sub(usize::from(brace)) {
        Some(place) => cues.get(place).map_or_else(|| ().into(), |cue| View::from(cue.as_str())),
        // With high blood pressure no breath is held: out on the effort (T36).
        None if player.wishes().short_pauses => view! { <b>{said("player_exhale")}</b> },
        None => view! { <b>{said("player_brace_first")}</b> },
    };
    let breaths = move || {
        (brace && place.get() == 0).then(|| {
            view! { <button type="button" class="btn quiet" on:click=breathe>{said("player_breathe")}</button> }
        })
    };
    (count > 0).then(|| {
        view! {
            <div class="cue">
                <p aria-live="polite">{live(cue)}</p>
                {live(breaths)}
                {(count > 1).then(|| view! { <button type="button" class="ibtn" aria-label=label on:click=next>{Icon::Next.view()}</button> })}
            </div>
        }
    })
}

/// The exercise before and after this one, or the way to one more.
fn neighbours(session: Id, exercise: ExerciseId) -> View {
    let app = app();
    let w = &words().session;
    live(move || {
        app.with_state(|state| {
            let entries = state.log().session(session).map(|s| s.entries.as_slice()).unwrap_or_default();
            let place = entries.iter().position(|entry| entry.exercise == exercise)?;
            let to = |place: Option<usize>, word: &'static str| {
                let entry = entries.get(place?)?;
                let class = show::axial_class(state, &entry.exercise);
                let name = show::exercise_name(state, &entry.exercise);
                Some(view! {
                    <a href=Route::Sets(session, entry.exercise.clone()).to_string()>
                        <span class="cap block">{word}</span> {class.map(axial_glyph)} {name}
                    </a>
                })
            };
            let next = to(Some(place + 1), w.next.said());
            let more = || view! { <a href=Route::Pick(session).to_string()>{w.add_exercise}</a> };
            Some(view! {
                <nav class="nbr" aria-label=w.title>
                    {to(place.checked_sub(1), w.previous.said())} {next.unwrap_or_else(more)}
                </nav>
            })
        })
    })
}
