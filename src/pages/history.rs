//! An exercise through all its sessions: a small chart, what was best, and each session with its numbers. All of it is
//! information; none of it raises a load (L66).

use crate::components::choice::segmented;
use crate::components::frame::{Leave, Screen};
use crate::components::icon::Icon;
use crate::components::trend_lines::{Line, trend_lines, trend_table};
use crate::pages::log::{PAGE, more};
use crate::pages::missing::page_while;
use crate::pages::settings::unit;
use crate::route::Route;
use crate::show;
use crate::state::app;
use crate::view::{IntoList, View, ask, live, view};
use crate::words::{said, say, words};
use brace_domain::catalog::{ExerciseId, Measure, Traits};
use brace_domain::load::{ExerciseRecords, ExerciseSession, Formula, Ledger, exercise_records, tenths};
use brace_domain::state::State;
use brace_domain::units::WeightUnit;
use brace_domain::units::number::format_thousandths;
use chrono::Days;
use leptos::prelude::*;
use std::sync::Arc;

/// Days that are shown at first.
const YEAR: Days = Days::new(365);

/// The page of an exercise's history.
pub(crate) fn history_page(exercise: ExerciseId) -> View {
    let app = app();
    let exercise = StoredValue::new(exercise);
    let there = move || app.with_state(|state| exercise.with_value(|one| state.traits(one).is_some()));
    page_while(there, move || page_of(exercise))
}

fn page_of(exercise: StoredValue<ExerciseId>) -> View {
    let app = app();
    let id = exercise.get_value();
    let name = app.with_state(|state| show::exercise_name(state, &id));
    // What is looked at: the chart's line, whether as a table, and whether all years; and as many rows more.
    let [line, table, all, shown] = [0; 4].map(RwSignal::new);
    let body = move || {
        let (records, traits) = app.with_state(|state| {
            exercise.with_value(|one| {
                let traits = state.traits(one);
                (exercise_records(state.log(), one, traits.as_ref(), Formula::Epley), traits)
            })
        });
        let none = if app.is_whole() { words().library.no_history } else { words().common.reading };
        let (Some(last), Some(traits)) = (records.sessions.last(), traits) else {
            return view! { <p class="sub">{none}</p> };
        };
        // After a long time without it, its last year.
        let from = app.today().min(last.date) - YEAR;
        let recent = records.sessions.iter().position(|session| session.date >= from).unwrap_or(0);
        let records = Arc::new(records);
        let first = move || if all.get() == 1 { 0 } else { recent };
        let choose = Callback::new(move |place| all.set(place));
        let ranges = ["history_year", "history_all"].map(|word| said(word).to_owned()).to_vec();
        let range = (recent > 0)
            .then(|| segmented(words().load.choose_range.said(), ranges, ask(move || all.get()), choose));
        let of_rows = records.clone();
        let rows = move || {
            let sessions = of_rows.sessions.get(first()..).unwrap_or_default();
            let rows = app.with_state(|state| {
                let rows = sessions.iter().rev().take(PAGE + shown.get());
                exercise.with_value(|one| rows.map(|session| row(state, one, session, &traits)).into_list())
            });
            view! { <ul class="card rows flush">{rows}</ul> {more(sessions.len(), shown)} }
        };
        view! {
            {range}
            {chart(&records, &traits, first, line, table)}
            {bests(&records, &traits)}
            <section><h2 class="h3">{said("history_sessions")}</h2>{live(rows)}</section>
        }
    };
    view! {
        <Screen title=name over=said("history_title") leave=Leave::Back(Route::Exercise(id))>{live(body)}</Screen>
    }
}

/// What a chart can show of a session.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    Estimate,
    Longest,
    Volume,
    Pain,
}

impl Number {
    const ALL: [Self; 4] = [Self::Estimate, Self::Longest, Self::Volume, Self::Pain];

    fn of(self, session: &ExerciseSession) -> Option<f64> {
        Some(match self {
            Self::Estimate => tenths(session.estimate?, unit()) as f64 / 10.0,
            Self::Longest => session.longest?.into(),
            Self::Volume => session.volume.whole() as f64,
            Self::Pain => session.worst_pain?.get().into(),
        })
    }

    /// Its name, its unit, and what there is to say of it.
    fn words(self, traits: &Traits) -> (&'static str, &'static str, &'static str) {
        let ways = traits.measure == Measure::Metres;
        match self {
            Self::Estimate => (said("history_estimate"), show::unit(unit()), said("history_estimate_text")),
            Self::Longest if ways => (said("history_farthest"), words().common.metres.said(), ""),
            Self::Longest => (said("history_longest"), words().common.seconds.said(), ""),
            Self::Volume => (
                said("history_volume"),
                (words().load.unit)(Ledger::Volume).said(),
                said("history_volume_text"),
            ),
            Self::Pain => (said("history_pain"), "", said("history_pain_text")),
        }
    }
}

/// One number over time, as a chart or as a table.
fn chart(
    records: &Arc<ExerciseRecords>,
    traits: &Traits,
    first: impl Fn() -> usize + Send + Sync + 'static,
    line: RwSignal<usize>,
    table: RwSignal<usize>,
) -> Option<View> {
    let w = &words().load;
    let tells = |number: &Number| {
        records.sessions.iter().any(|session| number.of(session).is_some_and(|value| value > 0.0))
    };
    let numbers: Vec<_> = Number::ALL.into_iter().filter(tells).collect();
    let (records, traits) = (records.clone(), *traits);
    let names = numbers.iter().map(|number| number.words(&traits).0.to_owned()).collect::<Vec<_>>();
    let choose = Callback::new(move |place| line.set(place));
    let switch =
        (names.len() > 1).then(|| segmented(said("history_title"), names, ask(move || line.get()), choose));
    let drawn = {
        let numbers = numbers.clone();
        move || {
            let number = *numbers.get(line.get()).or(numbers.first())?;
            let (name, unit, text) = number.words(&traits);
            let sessions = records.sessions.get(first()..).unwrap_or_default();
            let dates: Vec<_> = sessions.iter().map(|session| session.date).collect();
            let values = sessions.iter().map(|session| number.of(session)).collect();
            let lines = [Line { class: "c-acute", name, values }];
            let draw = if table.get() == 1 { trend_table } else { trend_lines };
            Some(view! { {draw(name, unit, &dates, &lines)} <p class="cap">{text}</p> })
        }
    };
    let turn_to = move || {
        if table.get() == 1 {
            view! { {Icon::Bars.view()} {w.show_chart} }
        } else {
            view! { {Icon::Table.view()} {w.show_table} }
        }
    };
    (!numbers.is_empty()).then(|| {
        view! {
            {switch}
            <section class="card">
                <div class="row between head">
                    <span class="sub">{said("history_each")}</span>
                    <button type="button" class="btn quiet" on:click=move |_| table.update(|table| *table ^= 1)>{live(turn_to)}</button>
                </div>
                {live(drawn)}
            </section>
        }
    })
}

/// The heaviest sets, each with the most repetitions that it had; of what has a length, the longest.
fn bests(records: &ExerciseRecords, traits: &Traits) -> Option<View> {
    let date = words().format.date_with_year;
    let longest = records.sessions.iter().rev().max_by_key(|session| session.longest);
    if let Some((session, length)) = longest.and_then(|session| Some((session, session.longest?))) {
        let (name, unit, _) = Number::Longest.words(traits);
        let line = say("history_best", &[name, &length.to_string(), unit, &date(session.date)]);
        return Some(view! { <p>{line}</p> });
    }
    let maxes = &records.rep_maxes;
    let rows = maxes.iter().enumerate().filter_map(|(place, max)| {
        let max = max.as_ref()?;
        // With fewer repetitions it stands there already.
        let same = maxes.get(place + 1).is_some_and(|next| next.as_ref() == Some(max));
        (!same).then(|| {
            view! {
                <tr><th scope="row">{max.reps.get().to_string()}</th>
                    <td>{show::weight(max.weight)}</td>
                    <td>{date(max.date)}</td></tr>
            }
        })
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2 class="h3">{said("history_bests")}</h2>
                <table class="dose nums days">
                    <thead><tr>
                        <th scope="col">{said("history_reps")}</th>
                        <th scope="col">{words().session.weight}</th>
                        <th scope="col">{words().finish.date}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    })
}

/// A session: its sets, what they come to, and what was best in them.
fn row(state: &State, exercise: &ExerciseId, session: &ExerciseSession, traits: &Traits) -> Option<View> {
    let entry = state.log().session(session.session)?.entry(exercise)?;
    let mut facts = Vec::new();
    match session.estimate {
        Some(grams) => facts.push(say("history_estimated", &[&mass(grams, unit())])),
        None if traits.measure == Measure::Reps && session.top.is_some() => {
            facts.push(said("history_no_estimate").to_owned());
        }
        None => {}
    }
    let volume = session.volume.whole();
    facts.extend((volume > 0).then(|| show::load(Ledger::Volume, volume)));
    facts.extend(session.worst_pain.map(|pain| say("pain_of", &[&pain.get().to_string(), ""])));
    facts.extend(session.bests.iter().filter_map(|(id, best)| Some(show::best(*best, entry.sets.get(id)?))));
    Some(view! {
        <li><a class="lrow pad" href=Route::Session(session.session).to_string()>
            <span class="grow">
                <b>{(words().format.date_with_year)(session.date)}</b>
                <span class="block">{show::sets(entry)}</span>
                <span class="sub block">{facts.join(" · ")}</span>
            </span>
            {Icon::Next.view()}
        </a></li>
    })
}

/// A mass in a unit, to the tenth: "116.7 kg".
fn mass(grams: i64, unit: WeightUnit) -> String {
    format!("{}\u{a0}{}", show::decimal(&format_thousandths(100 * tenths(grams, unit))), show::unit(unit))
}
