//! One ledger over weeks, months or all of it: bars, trends, their tables, and three numbers; of all exercises or of some.

use super::{LEDGERS, Shown, kept_ledger, ledger_at, ledger_code, trends, unfolded};
use crate::components::choice::{place_of, segmented, select_one};
use crate::components::icon::Icon;
use crate::components::load_chart::{Chart, DAYS};
use crate::platform::prefs;
use crate::route::Route;
use crate::show;
use crate::state::App;
use crate::view::{View, ask, live, view};
use crate::words::{Text, term, words};
use brace_domain::catalog::{ExerciseId, Focus};
use brace_domain::load::{
    AcceptedDeload, DayPoint, DayReport, Ledger, Ledgers, bars, day_points, day_report, family,
};
use brace_domain::mark::Mark;
use brace_domain::state::State;
use chrono::{Days, NaiveDate};
use leptos::prelude::*;

/// Bars and trends of one ledger over a range, or their tables, and what they come to.
pub(super) fn over_time(app: App, shown: Shown) -> View {
    let w = &words().load;
    let day = shown.day;
    let place = RwSignal::new(kept_ledger());
    let ledger = move || ledger_at(place.get());
    let range = RwSignal::new(prefs::read("load_range").map_or(0, |kept| place_of(&RANGES, &kept.as_str())));
    let as_table = RwSignal::new(prefs::read("load_table").is_some_and(|kept| kept == "yes"));
    let picked = RwSignal::new(0);
    let counted = StoredValue::new(app.with_state(counted));
    let of = RwSignal::new(0_usize);
    let chosen = move || {
        let place = of.get().checked_sub(1).filter(|_| ledger() != Ledger::Session)?;
        counted.with_value(|counted| counted.get(place).cloned())
    };
    let ledgers = move |state: &State| ledgers_of(state, chosen().as_ref());
    let of_name = move |state: &State| chosen().map(|chosen| chosen.name(state));
    let report = move || app.with_state(|state| day_report(&ledgers(state), ledger(), day));
    let choose = Callback::new(move |chosen: usize| {
        place.set(chosen);
        prefs::write("ledger", ledger_code(untrack(ledger)));
    });
    let choose_range = Callback::new(move |chosen: usize| {
        range.set(chosen);
        picked.set(0);
        prefs::write("load_range", RANGES.get(chosen).copied().unwrap_or_default());
    });
    let turn = move |_| {
        as_table.update(|table| *table = !*table);
        prefs::write("load_table", if as_table.get_untracked() { "yes" } else { "no" });
    };
    let switch = LEDGERS.map(|ledger| (w.ledger)(ledger).to_owned()).to_vec();
    let drawn = move || {
        let (from, days) = reach(shown, range.get());
        let chart = app.with_state(|state| {
            let points = day_points(&ledgers(state), ledger(), from, day);
            Chart { of: of_name(state), ..chart(state, ledger(), &points, days) }
        });
        if as_table.get() {
            chart.table()
        } else {
            let open = move |date: NaiveDate| {
                let to = shown.route(Some(date)).unwrap_or(Route::Load(None)).to_string();
                let elsewhere = date != day;
                elsewhere.then(|| view! { <a class="btn quiet" href=to>{w.open_day}</a> }).into()
            };
            view! { {chart.view(picked)} {chart.reader(picked, open)} {chart.legend()} }
        }
    };
    let trended = move || {
        let (from, days) = reach(shown, range.get());
        let ledgers = app.with_state(ledgers);
        trends::trends(&ledgers, ledger(), from, day, days, as_table.get())
    };
    let of_which = move || {
        let names = counted.with_value(|counted| {
            app.with_state(|state| counted.iter().map(|counted| counted.name(state)).collect::<Vec<_>>())
        });
        let choose = Callback::new(move |chosen| {
            of.set(chosen);
            picked.set(0);
        });
        let is_mass = ledger() != Ledger::Session && !names.is_empty();
        is_mass.then(|| select_one(w.of.said(), w.of_all.said(), names, ask(move || of.get()), choose))
    };
    let title = move || {
        let title = (w.chart_title)(ledger());
        app.with_state(of_name).map_or_else(|| title.to_owned(), |of| [title.said(), ": ", &of].concat())
    };
    let turn_key = move || {
        let turn_to = move || {
            if as_table.get() {
                view! { {Icon::Bars.view()} {w.show_chart} }
            } else {
                view! { {Icon::Table.view()} {w.show_table} }
            }
        };
        view! { <button type="button" class="btn quiet" on:click=turn>{live(turn_to)}</button> }
    };
    view! {
        {segmented(w.choose_ledger.said(), switch, ask(move || place.get()), choose)}
        {segmented(w.choose_range.said(), w.ranges.map(Text::to_owned).to_vec(), ask(move || range.get()), choose_range)}
        <section class="card">
            <div class="row between head">
                <h2 class="h3">{live(title)}</h2>
                {turn_key()}
            </div>
            {live(of_which)}
            {live(drawn)}
        </section>
        {live(move || facts(ledger(), report()))}
        {unfolded(w.trends.title.said(), move || view! { <div class="row between head"><span></span>{turn_key()}</div> {live(trended)} })}
    }
}

/// Ranges of the charts as they are kept: eight weeks, half a year, everything.
const RANGES: [&str; 3] = ["weeks", "months", "all"];

/// From which day a range reaches, and how many days a bar of it stands for: few enough that a bar can be told from the next.
fn reach(shown: Shown, range: usize) -> (NaiveDate, usize) {
    let all = u64::try_from((shown.day - shown.first).num_days()).unwrap_or(0) + 1;
    let days = match range {
        0 => u64::from(DAYS),
        1 => 182,
        _ => all,
    };
    let days = days.min(all.max(u64::from(DAYS)));
    let from = shown.day.checked_sub_days(Days::new(days - 1)).unwrap_or(shown.day);
    let bar = match days {
        ..=56 => 1,
        57..=400 => 7,
        _ => 28,
    };
    (from, bar)
}

/// Exercises whose mass can be looked at alone.
#[derive(Clone)]
enum Counted {
    /// All of one family of movements.
    Family(Focus),
    /// One exercise.
    Exercise(ExerciseId),
}

impl Counted {
    fn counts(&self, exercise: &ExerciseId) -> bool {
        match self {
            Self::Family(focus) => family(exercise) == Some(*focus),
            Self::Exercise(one) => one == exercise,
        }
    }

    fn name(&self, state: &State) -> String {
        match self {
            Self::Family(focus) => term(focus.code()).to_owned(),
            Self::Exercise(exercise) => show::exercise_name(state, exercise),
        }
    }
}

/// As many exercises are offered, those done last.
const COUNTED: usize = 12;

/// The loaded exercises done last, and their families before them.
fn counted(state: &State) -> Vec<Counted> {
    let recent = state.log().recent_exercises().into_iter();
    let loaded = recent.filter(|exercise| state.traits(exercise).is_some_and(|traits| traits.loadable));
    let exercises: Vec<_> = loaded.take(COUNTED).cloned().collect();
    let mut families = Vec::new();
    for focus in exercises.iter().filter_map(family) {
        if !families.contains(&focus) {
            families.push(focus);
        }
    }
    let families = families.into_iter().map(Counted::Family);
    families.chain(exercises.into_iter().map(Counted::Exercise)).collect()
}

/// The ledgers of all exercises, or of some of them, with the days that are gaps all the same.
fn ledgers_of(state: &State, counted: Option<&Counted>) -> Ledgers {
    let Some(counted) = counted else { return state.ledgers().clone() };
    let traits = |exercise: &ExerciseId| state.traits(exercise).filter(|_| counted.counts(exercise));
    let mut ledgers = Ledgers::of_exercises(state.log(), &traits);
    state.ledgers().unlogged_days().for_each(|date| ledgers.mark_unlogged(date, true));
    ledgers
}

fn chart(state: &State, ledger: Ledger, points: &[DayPoint], days: usize) -> Chart {
    let from = points.first().map_or(NaiveDate::MIN, |point| point.date);
    let to = points.last().map_or(NaiveDate::MIN, |point| point.date);
    let deloads = state.day_marks().filter(|(_, mark)| mark.mark == Mark::Deload);
    let deloads = deloads.map(|(_, mark)| AcceptedDeload { start: mark.date });
    let noted = state.log().sessions().rev().skip_while(|session| session.facts.date > to);
    let noted =
        noted.take_while(|session| session.facts.date >= from).filter(|session| session.facts.note.is_some());
    Chart {
        ledger,
        of: None,
        bars: bars(points, days),
        deloads: deloads.map(|deload| (deload.start, deload.end() - Days::new(1))).collect(),
        notes: noted.map(|session| session.facts.date).collect(),
    }
}

/// Three numbers beside the ratio; of the volume ledger two.
fn facts(ledger: Ledger, report: DayReport) -> View {
    let w = &words().load;
    let fact = |name: &'static str, value: Option<String>| {
        let none = value.is_none();
        let value = value.unwrap_or_else(|| w.unknown.to_owned());
        view! { <div><dt>{name}</dt><dd class:none=none>{value}</dd></div> }
    };
    let change = report.week_to_week.map(|change| (w.percent)(&signed(100.0 * change)));
    let difference = report.difference.map(signed);
    let unknown = (report.unknown_sets > 0 && ledger != Ledger::Session).then(|| {
        view! { <p class="sub">{(w.unknown_sets)(report.unknown_sets)}</p> }
    });
    view! {
        <dl class="facts">
            {fact(w.week_to_week.said(), change)}
            {(ledger != Ledger::Volume).then(|| fact((w.difference)(ledger).said(), difference))}
            {fact(w.axial_days.said(), Some(report.axial_days.to_string()))}
        </dl>
        {unknown}
    }
}

/// A change with its sign: "+97".
fn signed(change: f64) -> String {
    let sign = if change.round() > 0.0 { "+" } else { "" };
    format!("{sign}{}", show::rounded(change))
}
