//! Daily bars of one ledger with its two means, and the same numbers as a table.
//!
//! Bars stand on zero and share one unit and one axis with the means, which are per day. A day whose load is not known is
//! an open dotted slot, so that it does not look like rest.

use super::drawing::{Anchor, Drawing, Path, Width, at_both_widths};
use crate::show;
use crate::view::{View, view};
use crate::words::words;
use brace_domain::load::{DayPoint, Ledger, Load};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use leptos::prelude::*;

/// Days of the chart where there is room, and of its table.
pub(crate) const DAYS: u8 = 56;
/// Days of the chart on a narrow screen.
const DAYS_NARROW: u8 = 28;

const HEIGHT: u16 = 206;
const TOP: f64 = 32.0;
const BASE: f64 = 156.0;
/// Room for the word of the axial row, and about as much for each character of a number.
const MARGIN: f64 = 38.0;
const CHARACTER: f64 = 7.6;
/// Half of a date, which is not cut off at the edge.
const HALF_DATE: f64 = 22.0;

/// The chart of the days up to `until`. Points of earlier days may be among them.
pub(crate) fn load_chart(ledger: Ledger, points: &[DayPoint], until: NaiveDate) -> Vec<View> {
    at_both_widths(|width| draw(ledger, points, until, width))
}

fn draw(ledger: Ledger, points: &[DayPoint], until: NaiveDate, width: Width) -> View {
    let w = &words().load;
    let days = if width == Width::Full { DAYS } else { DAYS_NARROW };
    let from = until.checked_sub_days(Days::new(u64::from(days) - 1)).unwrap_or(until);
    let points: Vec<_> = points.iter().filter(|point| point.date >= from).collect();
    let highest = points.iter().map(|point| height_needed(point)).fold(0.0, f64::max);
    let step = grid_step(highest);
    let top = 3.0 * step;
    let numbers = [0.0, step, 2.0 * step, top].map(show::rounded);
    let longest = numbers.iter().map(|number| number.chars().count()).max().unwrap_or(0);
    let left = MARGIN.max(longest as f64 * CHARACTER) + 6.0;
    let day = (width.px() - left) / f64::from(days);
    let x = |date: NaiveDate| left + ((date - from).num_days() as f64 + 0.5) * day;
    let y = |load: f64| BASE - (BASE - TOP) * load / top;

    let mut drawing = Drawing::new(width, HEIGHT);
    drawing.text("", Anchor::Start, 0.0, 16.0, (w.unit)(ledger).to_owned());
    let mut grid = Path::default();
    for (number, level) in numbers.into_iter().zip([BASE, y(step), y(2.0 * step), TOP]) {
        grid.line((left, level), (width.px(), level));
        drawing.text("", Anchor::End, left - 6.0, level + 4.5, number);
    }
    drawing.path("c-grid", grid);

    let (mut bars, mut axial_bars, mut gaps, mut marks) = <(Path, Path, Path, Path)>::default();
    for point in &points {
        let bar = day * 0.7;
        let edge = x(point.date) - bar / 2.0;
        let path = if point.axial_day { &mut axial_bars } else { &mut bars };
        match point.load.map(Load::amount) {
            Some(load) if load > 0.0 => {
                let height = (BASE - y(load)).max(1.0);
                path.rect(edge, BASE - height, bar, height);
            }
            Some(_) => {}
            None => gaps.rect(edge, BASE - 40.0, bar, 40.0),
        }
        if point.axial_day {
            marks.rect(x(point.date) - 2.0, 166.0, 4.0, 8.0);
        }
    }
    drawing.path("c-bar", bars);
    drawing.path("c-barx", axial_bars);
    drawing.path("c-gap", gaps);
    if ledger != Ledger::Volume {
        let line =
            |mean: Mean| Path::polyline(points.iter().map(|point| Some((x(point.date), y(mean(point)?)))));
        for (class, mean) in MEANS {
            drawing.path("c-under", line(mean));
            drawing.path(class, line(mean));
        }
    }
    drawing.text("", Anchor::End, left - 6.0, 174.5, w.axial_row.to_owned());
    drawing.path("c-barx", marks);

    let mut axis = Path::default();
    axis.line((left, BASE), (width.px(), BASE));
    let mondays: Vec<_> =
        from.iter_days().take(days.into()).filter(|date| date.weekday() == Weekday::Mon).collect();
    for monday in &mondays {
        axis.line((x(*monday), BASE), (x(*monday), BASE + 5.0));
    }
    let every = if width == Width::Full { 2 } else { 1 };
    let fits = |date: &&NaiveDate| x(**date) <= width.px() - HALF_DATE;
    for monday in mondays.iter().rev().filter(fits).step_by(every) {
        axis.line((x(*monday), 181.0), (x(*monday), 185.0));
        let date = (words().format.short_date)(*monday);
        drawing.text("", Anchor::Middle, x(*monday), 200.0, date);
    }
    drawing.path("c-axis", axis);
    let weeks = days / 7;
    drawing.view((w.chart_label)(ledger, weeks, &(words().format.short_date)(until)))
}

type Mean = fn(&DayPoint) -> Option<f64>;

/// The lines of a chart: the chronic mean lies below the acute one.
const MEANS: [(&str, Mean); 2] =
    [("c-chronic", |point| point.chronic_mean), ("c-acute", |point| point.acute_mean)];

fn height_needed(point: &DayPoint) -> f64 {
    let means = [point.acute_mean, point.chronic_mean, point.load.map(Load::amount)];
    means.into_iter().flatten().fold(0.0, f64::max)
}

/// The smallest round number of which three reach `highest`.
fn grid_step(highest: f64) -> f64 {
    let mut power = 1.0;
    loop {
        for factor in [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0] {
            let step: f64 = factor * power;
            if 3.0 * step >= highest && step.fract() == 0.0 {
                return step;
            }
        }
        power *= 10.0;
    }
}

/// What the marks of the chart mean; the means with their value of the last day, where they are known.
pub(crate) fn legend(ledger: Ledger, points: &[DayPoint]) -> View {
    let w = &words().load;
    let last = points.last();
    let line = |class: &'static str, mean: Option<f64>, word: fn(&str) -> String| {
        let mean = mean.filter(|_| ledger != Ledger::Volume)?;
        let line = view! { <path class=class d="M0 4h22"></path> };
        Some(key("22", "8", line, word(&show::rounded(mean))))
    };
    let bars =
        view! { <path class="c-barx" d="M0 0h7v12H0z"></path><path class="c-bar" d="M10 4h7v8h-7z"></path> };
    let gaps = points.iter().any(|point| point.load.is_none()).then(|| {
        let slot = view! { <path class="c-gap" d="M1 1h6v10H1z"></path> };
        key("8", "12", slot, w.legend_gap.to_owned())
    });
    view! {
        <p class="legend">
            {line("c-acute", last.and_then(|last| last.acute_mean), w.acute)}
            {line("c-chronic", last.and_then(|last| last.chronic_mean), w.chronic)}
            {key("18", "12", bars, w.legend_bars.to_owned())} {gaps}
        </p>
    }
}

/// A mark beside its word.
pub(crate) fn key(width: &'static str, height: &'static str, mark: View, word: String) -> View {
    view! { <span><svg width=width height=height aria-hidden="true">{mark}</svg>{word}</span> }
}

/// Every number of the chart, the newest day first.
pub(crate) fn load_table(ledger: Ledger, points: &[DayPoint]) -> View {
    let w = &words().load;
    let with_means = ledger != Ledger::Volume;
    let column = |word: &'static str| view! { <th scope="col">{word}</th> };
    let mean = |mean: Option<f64>| {
        with_means.then(|| {
            let known = mean.map(show::rounded);
            view! { <td class:none=mean.is_none()>{known.unwrap_or_else(|| w.no_mean.to_owned())}</td> }
        })
    };
    let rows = points.iter().rev().map(|point| {
        let load = point.load.map(|load| (words().format.number)(load.whole()));
        view! {
            <tr>
                <th scope="row">{(words().format.short_date)(point.date)}</th>
                <td class:none=point.load.is_none()>{load.unwrap_or_else(|| w.gap.to_owned())}</td>
                {mean(point.acute_mean)}
                {mean(point.chronic_mean)}
                <td>{point.axial_day.then_some(w.yes)}</td>
            </tr>
        }
    });
    let without = |point: &DayPoint| point.load.is_none() || (with_means && point.chronic_mean.is_none());
    let note = points.iter().any(without).then(|| view! { <p class="cap">{w.table_note}</p> });
    view! {
        <table class="dose nums days">
            <caption class="vh">{(w.chart_title)(ledger)}</caption>
            <thead>
                <tr>
                    {column(w.column_day)}
                    {column((w.unit)(ledger))}
                    {with_means.then(|| [w.column_acute, w.column_chronic].map(column).collect_view())}
                    {column(w.column_axial)}
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
        {note}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_grid_has_round_whole_numbers_and_reaches_the_highest_bar() {
        for (highest, step) in
            [(0.0, 1.0), (3.1, 2.0), (5.0, 2.0), (44.0, 15.0), (1_568.0, 600.0), (12_001.0, 5_000.0)]
        {
            assert_eq!(grid_step(highest), step, "for {highest}");
        }
    }
}
