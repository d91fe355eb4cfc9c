//! One exercise of a session: last time's numbers, the fields of the next set, and what was logged.

use super::missing::page_while;
use crate::components::frame::{Leave, Screen};
use crate::components::icon::{Icon, axial_glyph};
use crate::components::set_form::{SetForm, set_fields};
use crate::pages::plan::{self, says};
use crate::platform::{clock, page};
use crate::route::Route;
use crate::show;
use crate::state::app;
use crate::view::{View, ask, live, live_by, view};
use crate::words::{exercise_words, said, words};
use brace_domain::catalog::{ExerciseId, Traits};
use brace_domain::log::{Log, Set};
use brace_domain::plan::Item;
use brace_domain::units::Id;
use brace_domain::update::Command;
use chrono::NaiveDate;
use leptos::prelude::{Set as _, *};

/// Taps on "Log set" that follow within this many milliseconds are one tap (S52).
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
    page_while(move || traits().is_some(), move || live_by(move || (waits && app.is_whole()).into(), page))
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

/// What is planned of an exercise, in a session of today that goes on.
fn planned(session: Id, exercise: &ExerciseId) -> Option<Item> {
    let app = app();
    let today = app.today();
    let goes_on = app.with_log(|log| {
        log.session(session).is_some_and(|session| session.facts.running && session.facts.date == today)
    });
    let planner = plan::planner(app).filter(|planner| goes_on && planner.screen().plan_is_open())?;
    planner.day(today).items.into_iter().find(|item| item.exercise == *exercise)
}

fn page_of(session: Id, exercise: ExerciseId, traits: Traits) -> View {
    let app = app();
    let w = words();
    let name = app.with_state(|state| show::exercise_name(state, &exercise));
    let key = StoredValue::new(exercise.clone());
    let sets = Memo::new(move |_| {
        app.with_log(|log| {
            key.with_value(|exercise| {
                let entry = log.session(session).and_then(|session| session.entry(exercise));
                let now = entry.map(|entry| entry.sets.iter().map(|(&id, set)| (id, set.clone())).collect());
                let before = log
                    .previous_entry(exercise, session)
                    .map(|(session, entry)| (session.facts.date, entry.sets.values().cloned().collect()));
                Sets { now: now.unwrap_or_default(), before }
            })
        })
    });
    let editing = Editing { opened: RwSignal::new(None), sets };
    let failed = RwSignal::new(String::new());
    let form = SetForm::new(traits, crate::pages::settings::unit());
    sets.with_untracked(|sets| {
        let target = sets.now.last().map(|(_, set)| set);
        match target.or_else(|| sets.before.as_ref().and_then(|(_, sets)| sets.first())) {
            Some(set) => form.aim_at(set),
            None => form.aim_at_dose(exercise.as_str()),
        }
    });
    let planned = planned(session, &exercise);
    if let Some(item) = planned.as_ref().filter(|_| sets.with_untracked(|sets| sets.now.is_empty())) {
        form.aim_at_plan(&item.dose);
    }
    let planned = planned.map(|item| {
        view! { <p class="sub"><b>{said("sets_planned")}</b> " " {says::dose(&item)}</p> }
    });
    // The number of the set that the fields are for, from 1.
    let number = move || {
        sets.with(|sets| match editing.get() {
            Some(id) => sets.now.iter().position(|(other, _)| *other == id).map_or(1, |place| place + 1),
            None => sets.now.len() + 1,
        })
    };
    let last_of_same_number = ask(move || {
        let place = number() - 1;
        sets.with(|sets| {
            let (_, before) = sets.before.as_ref()?;
            before.get(place).or(before.last()).cloned()
        })
    });
    let tapped = StoredValue::new(f64::NEG_INFINITY);
    let log_set = move |_| {
        let now = clock::milliseconds();
        if now - tapped.get_value() < ONE_TAP {
            return;
        }
        tapped.set_value(now);
        let Some(set) = form.read() else { return };
        let command = match untrack(|| editing.get()) {
            Some(id) => Command::EditSet { id, set },
            None => Command::LogSet { session, exercise: key.get_value(), set },
        };
        match app.dispatch(command) {
            Ok(_) => {
                failed.set(String::new());
                editing.opened.set(None);
                form.next();
            }
            Err(why) => failed.set(show::not_done(why)),
        }
    };
    let stop_editing = move || {
        editing.opened.set(None);
        form.next();
        sets.with_untracked(|sets| {
            if let Some((_, set)) = sets.now.last() {
                form.aim_at(set);
            }
        });
    };
    let delete = move |_| {
        if let Some(id) = untrack(|| editing.get()) {
            // Refused only when another tab took it away already.
            let _ = app.dispatch(Command::DeleteSet { id });
            stop_editing();
        }
    };
    let remove = move |_| {
        let _ = app.dispatch(Command::RemoveExercise { session, exercise: key.get_value() });
        page::replace(&Route::Session(session).to_string());
    };
    let dock = {
        let what = move || form.preview().map(|set| show::set(&set));
        let main = move || match editing.get() {
            Some(_) => (w.session.save_set)(number()),
            None => (w.session.log_set)(number()),
        };
        let correcting = move || {
            editing.get().is_some().then(|| view! {
                <button type="button" class="btn tall" on:click=move |_| stop_editing()>{w.common.cancel}</button>
                <button type="button" class="btn tall" on:click=delete>{w.common.delete}</button>
            })
        };
        view! {
            <p class="error" role="alert">{failed}</p>
            <div class="row wide">
                {live(correcting)}
                <button type="button" class="btn main-act" id="log-set" on:click=log_set>
                    {live(main)} <small>{live(what)}</small>
                </button>
            </div>
        }
    };
    let over = {
        let exercise = exercise.clone();
        ask(move || {
            app.with_log(|log| {
                let entries = log.session(session).map(|session| &session.entries)?;
                let place = entries.iter().position(|entry| entry.exercise == exercise)? + 1;
                let class = (w.common.axial_short)(traits.axial);
                Some(format!("{} · {class}", (w.session.place)(place, entries.len())))
            })
            .unwrap_or_default()
        })
    };
    view! {
        <Screen title=name.clone() over=over leave=Leave::Back(Route::Session(session)) dock=dock>
            {planned}
            {cue_line(exercise.as_str())}
            {set_fields(form, last_of_same_number)}
            {set_table(name, editing, form)}
            {neighbours(session, exercise.clone())}
            <div class="row between wrap">
                {exercise_words(exercise.as_str()).map(|_| view! {
                    <a class="btn quiet" href=Route::Exercise(exercise.clone()).to_string()>
                        {Icon::Info.view()} {w.session.about_exercise}
                    </a>
                })}
                <button type="button" class="btn quiet" on:click=remove>{w.session.remove_exercise}</button>
            </div>
        </Screen>
    }
}

/// One cue at a time, next to the thing it is about.
fn cue_line(exercise: &str) -> Option<View> {
    let cues = exercise_words(exercise).map(|words| &words.cues).filter(|cues| !cues.is_empty())?;
    let place = RwSignal::new(0);
    let next = move |_| place.update(|place| *place = (*place + 1) % cues.len());
    let label = move || (words().session.next_cue)(place.get() + 1, cues.len());
    Some(view! {
        <div class="cue">
            <p aria-live="polite">{live(move || cues.get(place.get()).cloned())}</p>
            <button type="button" class="ibtn" aria-label=label on:click=next>{Icon::Next.view()}</button>
        </div>
    })
}

/// Set by set: last time beside this time. A logged set can be opened and corrected.
fn set_table(name: String, editing: Editing, form: SetForm) -> View {
    let sets = editing.sets;
    let w = &words().session;
    let last_heading = move || {
        sets.with(|sets| match &sets.before {
            Some((date, _)) => (w.last)(&(words().format.short_date)(*date)),
            None => w.never.to_owned(),
        })
    };
    let rows = move || {
        sets.with(|sets| {
            let before = sets.before.as_ref().map(|(_, sets)| sets.as_slice()).unwrap_or_default();
            let count = before.len().max(sets.now.len() + 1);
            let rows = (0..count).map(|place| table_row(place, before.get(place), sets, editing, form));
            rows.collect_view()
        })
    };
    view! {
        <table class="sets">
            <caption class="vh">{(w.table_caption)(&name)}</caption>
            <thead><tr>
                <th scope="col">{w.set}</th>
                <th scope="col">{live(last_heading)}</th>
                <th scope="col">{w.this_time}</th>
            </tr></thead>
            <tbody>{live(rows)}</tbody>
        </table>
    }
}

/// One line of the table: a set that is logged, the next one, or one that was only done last time.
fn table_row(place: usize, last: Option<&Set>, sets: &Sets, editing: Editing, form: SetForm) -> View {
    let w = &words().session;
    let line = |set: &Set| {
        view! {
            {show::set(set)}
            <span class="rem">{show::set_remarks(set)}</span>
        }
    };
    let number = place + 1;
    let (id, this_time) = match sets.now.get(place).cloned() {
        Some((id, set)) => {
            let text = line(&set);
            let label = (w.edit_set)(number, &show::set(&set));
            let note = set.note.clone();
            let open = move |_| {
                form.correct(&set);
                editing.opened.set(Some(id));
            };
            let key = view! {
                <button type="button" class="cell" aria-label=label on:click=open>
                    <span>{text}<span class="sub block">{note}</span></span> {Icon::Check.view()}
                </button>
            };
            (Some(id), Some(key))
        }
        None => (None, None),
    };
    let is_there = id.is_some() || place == sets.now.len();
    view! {
        <tr class:now=move || is_there && editing.get() == id>
            <td>{number.to_string()}</td>
            <td class="prev">{last.map(line)}</td>
            <td>{this_time}</td>
        </tr>
    }
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
            let next = to(Some(place + 1), w.next);
            let more = || view! { <a href=Route::Pick(session).to_string()>{w.add_exercise}</a> };
            Some(view! {
                <nav class="nbr" aria-label=w.title>
                    {to(place.checked_sub(1), w.previous)} {next.unwrap_or_else(more)}
                </nav>
            })
        })
    })
}
