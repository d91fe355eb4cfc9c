//! One exercise in words: set-up, cues, faults, dose by phase, spinal load class with its reason, neighbours, evidence.

use crate::components::figure::{stage, thumb};
use crate::components::frame::{Leave, Screen};
use crate::components::icon::{Icon, axial_glyph};
use crate::pages::learn::{cited, link_to_secret};
use crate::pages::missing::missing_page;
use crate::platform::page;
use crate::route::Route;
use crate::show;
use crate::state::app;
use crate::view::{IntoList, View, live, view};
use crate::words::{Text, exercise_words, said, term, words};
use brace_domain::catalog::source::Grade;
use brace_domain::catalog::{
    Amount, AxialClass, CustomExercise, Equipment, Exercise, ExerciseId, Laterality, Pace, Phase, find,
};
use brace_domain::units::Id;
use brace_domain::update::Command;
use leptos::prelude::*;

/// The page of an exercise of the library, or of one's own.
pub(crate) fn exercise_page(id: ExerciseId) -> View {
    if let Some(exercise) = find(id.as_str()) {
        return library_exercise(exercise);
    }
    let app = app();
    live(move || {
        let own = id
            .custom()
            .and_then(|id| Some((id, app.with_state(|state| state.own_exercises().get(&id).cloned())?)));
        own.map_or_else(missing_page, |(id, own)| own_exercise(id, own))
    })
}

fn library_exercise(exercise: &'static Exercise) -> View {
    let w = &words().library;
    let Some(text) = exercise_words(exercise.id.as_str()) else { return missing_page() };
    let cues = text.cues.iter().map(|cue| view! { <li>{cue.clone()}</li> });
    let faults = text.faults.iter().map(|(fault, check)| {
        view! { <li><b>{fault.clone()}</b><span class="sub block">{check.clone()}</span></li> }
    });
    let over = (words().common.pillar)(exercise.pillar);
    let phase = RwSignal::new(shown_phase(exercise));
    let article = exercise.in_article.then(|| view! { <p class="cap">{w.article}</p> });
    view! {
        <Screen title=text.name.clone() over=over leave=Leave::Back(Route::Library)>
            {stage(exercise, text, phase)}
            {actions(exercise.id.clone())}
            {axial_line(exercise.axial, Some(text.reason.clone()))}
            {setting(exercise)}
            <section><h2 class="h3">{w.setup}</h2><p>{text.setup.clone()}</p></section>
            <section><h2 class="h3">{w.cues}</h2><ol class="cuelist">{cues.into_list()}</ol></section>
            <section><h2 class="h3">{w.faults}</h2><ul class="faults rows">{faults.into_list()}</ul></section>
            {dose_table(exercise, phase)}
            {history(exercise.id.clone())}
            {neighbours(w.easier.said(), exercise.easier())}
            {neighbours(w.harder.said(), exercise.harder())}
            <section>
                <h2 class="h3">{w.evidence}</h2>
                {evidence(exercise, &text.evidence)}
                {article}
                {link_to_secret(exercise.pillar)}
            </section>
        </Screen>
    }
}

fn own_exercise(id: Id, own: CustomExercise) -> View {
    let app = app();
    let w = words();
    let guess = own.class_is_guess.then(|| view! { <p class="sub">{w.library.guess}</p> });
    let (measure, _) = (w.pick.measures)(own.traits.measure);
    let (sides, _) = (w.pick.laterality)(own.traits.laterality);
    let equipment: Vec<_> = own.equipment.iter().map(|item| term(item.code())).collect();
    let pillar = own.pillar.map_or(w.library.other, w.common.pillar);
    let lines = [
        (w.library.pillar, pillar.to_owned()),
        (
            w.library.equipment,
            if equipment.is_empty() { w.library.no_equipment.to_owned() } else { equipment.join(", ") },
        ),
        (w.pick.measure, measure.to_owned()),
        (w.pick.sides, sides.to_owned()),
    ];
    // Putting away and bringing back changes the page that one is on.
    let archived =
        move || app.with_state(|state| state.own_exercises().get(&id).is_some_and(|own| own.archived));
    let put_away = move |away: bool| {
        let own = app.with_state(|state| state.own_exercises().get(&id).cloned());
        if let Some(own) = own {
            // Refused only in read-only mode, where the notice says why.
            let _ = app
                .dispatch(Command::EditExercise { id, exercise: CustomExercise { archived: away, ..own } });
        }
    };
    let keys = move || {
        let away = archived();
        let word = if away { w.library.restore } else { w.library.archive };
        let note = away.then(|| view! { <p class="sub">{w.library.archived}</p> });
        view! {
            {note}
            <div class="acts-row">
                <a class="btn" href=Route::EditExercise(id).to_string()>{Icon::Edit.view()} {w.common.edit}</a>
                <button type="button" class="btn" on:click=move |_| put_away(!away)>{word}</button>
            </div>
        }
    };
    view! {
        <Screen title=own.name.clone() over=w.pick.own leave=Leave::Back(Route::Library)>
            {live(move || (!archived()).then(|| actions(id.into())))}
            {axial_line(own.traits.axial, None)}
            {guess}
            {fact_lines(lines.to_vec())}
            <p class="pre" dir="auto">{own.note.clone()}</p>
            {history(id.into())}
            <p class="sub">{w.library.own_text}</p>
            {live(keys)}
        </Screen>
    }
}

/// Taking it into a session, which starts with it where none runs; and marking it.
fn actions(exercise: ExerciseId) -> View {
    let app = app();
    let w = words();
    let key = exercise.clone();
    let add = move || {
        let (running, there) = app.with_log(|log| {
            let running = log.running();
            let there = running.is_some_and(|session| session.entry(&exercise).is_some());
            (running.map(|session| session.id), there)
        });
        let exercise = exercise.clone();
        let pick = move |_| {
            let session = running.map_or_else(
                || app.dispatch(Command::StartSession { like: None, exercises: Vec::new() }),
                Ok,
            );
            // Not started only in read-only mode, where the notice says why.
            let Ok(session) = session else { return };
            // Refused when it was picked meanwhile: this leads to it all the same.
            let _ = app.dispatch(Command::AddExercise { session, exercise: exercise.clone() });
            page::go(&Route::Sets(session, exercise.clone()).to_string());
        };
        let word = match running {
            None => w.library.start_with,
            Some(_) if there => w.library.in_session,
            Some(_) => w.session.add_exercise,
        };
        view! { <button type="button" class="btn" on:click=pick>{Icon::Plus.view()} {word}</button> }
    };
    let marked = {
        let key = key.clone();
        move || app.with_state(|state| state.is_favourite(&key))
    };
    let star = move || {
        let (on, exercise) = (marked(), key.clone());
        // Refused only in read-only mode, where the notice says why.
        let mark = move |_| {
            let _ = app.dispatch(Command::SetFavourite { exercise: exercise.clone(), on: !on });
        };
        view! {
            <button type="button" class="btn star" aria-pressed=on.to_string() on:click=mark>
                {Icon::Star.view()} {w.library.favourite}
            </button>
        }
    };
    view! { <div class="acts-row">{live(add)} {live(star)}</div> }
}

/// Facts in lines: what, and its words.
fn fact_lines(lines: Vec<(Text, String)>) -> View {
    let lines = lines.into_iter().map(|(what, words)| view! { <dt>{what}</dt><dd>{words}</dd> });
    view! { <dl class="known">{lines.into_list()}</dl> }
}

/// How it is held, what it needs, and from where to film it.
fn setting(exercise: &'static Exercise) -> View {
    let w = &words().library;
    let items = |items: &[Equipment], or: &str| {
        items.iter().map(|item| term(item.code())).collect::<Vec<_>>().join(or)
    };
    let mut needs: Vec<_> = exercise.required.iter().map(|group| items(group, w.or.said())).collect();
    if needs.is_empty() {
        needs.push(w.no_equipment.to_owned());
    }
    if !exercise.optional.is_empty() {
        needs.push((w.may_use)(&items(exercise.optional, w.or.said())));
    }
    let mut lines =
        vec![(w.position, term(exercise.position.code()).to_owned()), (w.equipment, needs.join(", "))];
    lines.extend(exercise.camera.map(|camera| (w.camera, term(camera.code()).to_owned())));
    fact_lines(lines)
}

/// As many of its sessions are shown.
const SESSIONS: usize = 5;

/// One's own last sets of it, the newest first.
fn history(exercise: ExerciseId) -> View {
    let app = app();
    let w = words();
    let rows = move || {
        let today = app.today();
        app.with_log(|log| {
            let rows = log.history(&exercise).take(SESSIONS).map(|(session, entry)| {
                view! {
                    <li><a class="lrow pad" href=Route::Session(session.id).to_string()>
                        <span class="grow">
                            <b>{(w.format.long_date)(session.facts.date, today)}</b>
                            <span class="sub block">{show::sets(entry)}</span>
                        </span>
                        {Icon::Next.view()}
                    </a></li>
                }
            });
            let rows: Vec<_> = rows.collect();
            let none = if app.is_whole() { w.library.no_history } else { w.common.reading };
            if rows.is_empty() {
                view! { <p class="sub">{none}</p> }
            } else {
                let all = Route::History(exercise.clone()).to_string();
                view! {
                    <ul class="card rows flush">{rows}</ul>
                    <p class="acts-row"><a class="btn" href=all>{said("history_more")}</a></p>
                }
            }
        })
    };
    view! { <section><h2 class="h3">{w.library.history}</h2>{live(rows)}</section> }
}

fn axial_line(class: AxialClass, reason: Option<String>) -> View {
    view! {
        <div class="axial-line">
            <span class="badge">{axial_glyph(class)} {(words().common.axial_short)(class)}</span>
            <p class="sub">{reason}</p>
        </div>
    }
}

/// The phase whose tempo is shown first, as a place in [`Phase::ALL`]: the first one with a dose after the calmest, or that.
fn shown_phase(exercise: &Exercise) -> usize {
    let has_dose = |place: &usize| exercise.dose.get(Phase::ALL[*place]).is_some();
    [1, 2, 3, 0].into_iter().find(has_dose).unwrap_or_default()
}

/// The dose of each phase. The figure moves at the tempo of the one that is chosen.
fn dose_table(exercise: &'static Exercise, shown: RwSignal<usize>) -> View {
    let w = &words().library;
    let rows = (0..).zip(Phase::ALL).map(|(place, phase)| {
        let dose = exercise.dose.get(phase);
        let cells = match dose {
            None => view! { <td colspan="3" class="prev">{w.not_used}</td> },
            Some(dose) => {
                let tempo = match dose.amount {
                    Amount::Reps { pace: Pace::Tempo(tempo), .. } => tempo.to_string(),
                    _ => "–".to_owned(),
                };
                let rpe = show::decimal(&dose.rpe_cap.to_string());
                view! { <td>{show::dose(dose)}</td><td>{tempo}</td><td>{rpe}</td> }
            }
        };
        let name = (w.phases)(phase);
        let name = match dose {
            None => name.into(),
            Some(_) => view! {
                <button type="button" aria-pressed=move || (shown.get() == place).to_string() on:click=move |_| shown.set(place)>
                    {name}
                </button>
            },
        };
        view! { <tr class:now=move || shown.get() == place><th scope="row">{name}</th>{cells}</tr> }
    });
    let rows: Vec<_> = rows.collect();
    let per_side = (exercise.laterality == Laterality::PerSide).then_some(w.per_side);
    view! {
        <section>
            <h2 class="h3">{w.dose}</h2>
            <table class="dose">
                <thead><tr>
                    <th scope="col">{w.phase}</th>
                    <th scope="col">{w.sets_by}</th>
                    <th scope="col">{w.tempo}</th>
                    <th scope="col">{w.rpe_to}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="cap">{per_side} " " {w.tempo_note} " " {w.dose_note}</p>
        </section>
    }
}

fn neighbours(heading: &'static str, exercises: &'static [&'static Exercise]) -> Option<View> {
    let links = exercises.iter().filter_map(|exercise| {
        let name = exercise_words(exercise.id.as_str())?.name.clone();
        let to = Route::Exercise(exercise.id.clone()).to_string();
        Some(view! { <a href=to>{thumb(exercise.figure, 1.0)} <span class="row">{axial_glyph(exercise.axial)} {name}</span></a> })
    });
    let links: Vec<_> = links.collect();
    (!links.is_empty()).then(|| {
        view! {
            <section><h2 class="h3">{heading}</h2><div class="nbr">{links}</div></section>
        }
    })
}

/// The note on the evidence with its sources. A note that rests on sources still to be checked alone is not shown as a
/// fact; it says that it is to come.
fn evidence(exercise: &'static Exercise, note: &str) -> View {
    let w = &words().library;
    // The best of its sources says how far it goes.
    let grades = [Grade::Source, Grade::Choice];
    let grade = grades.into_iter().find(|grade| exercise.sources.iter().any(|source| source.grade == *grade));
    let (note, grade) = match grade {
        Some(grade) => (note.to_owned(), (w.grade)(grade)),
        None => (w.unchecked.to_owned(), (w.grade)(Grade::Check)),
    };
    view! { <p class="sub">{note} " " {grade}</p> {sources(exercise)} }
}

/// Sources that were checked. What is still to be checked is not shown as one.
fn sources(exercise: &'static Exercise) -> Option<View> {
    let w = &words().library;
    let checked = exercise.sources.iter().filter(|source| source.grade == Grade::Source);
    let lines: Vec<_> = checked.filter_map(|source| cited(source.id, None)).collect();
    (!lines.is_empty()).then(|| view! { <p class="cap">{w.sources}</p><ul class="sources">{lines}</ul> })
}
