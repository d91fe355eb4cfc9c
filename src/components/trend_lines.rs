//! One or two lines over time on an axis from zero, and the same as a table. A line is broken where there is no number.

use super::drawing::{Anchor, Drawing, Path, Width, at_both_widths};
use super::load_chart::{grid_step, key};
use crate::show;
use crate::view::{IntoList, View, view};
use crate::words::words;
use chrono::{Datelike, NaiveDate};

const BASE: f64 = 116.0;
const CHARACTER: f64 = 7.6;

/// A line of a chart.
pub(crate) struct Line {
    /// Its class in the stylesheet.
    pub(crate) class: &'static str,
    /// Its name in the legend and above its column.
    pub(crate) name: &'static str,
    /// One value for each date.
    pub(crate) values: Vec<Option<f64>>,
}

/// The lines over these dates, oldest first.
pub(crate) fn trend_lines(title: &str, unit: &'static str, dates: &[NaiveDate], lines: &[Line]) -> View {
    let legend = (lines.len() > 1).then(|| {
        let keys = lines.iter().rev().map(|line| {
            let mark = view! { <path class=line.class d="M0 4h22"></path> };
            key("22", "8", mark, line.name.to_owned())
        });
        view! { <p class="legend">{keys.into_list()}</p> }
    });
    let charts = at_both_widths(|width| draw(title, unit, dates, lines, width));
    view! { {charts} {legend} }
}

fn draw(title: &str, unit: &'static str, dates: &[NaiveDate], lines: &[Line], width: Width) -> View {
    let w = words();
    let values = lines.iter().flat_map(|line| &line.values).flatten();
    let step = grid_step(values.copied().fold(0.0, f64::max));
    let numbers = [0.0, step, 2.0 * step, 3.0 * step].map(show::rounded);
    let longest = numbers.iter().map(|number| number.chars().count()).max().unwrap_or(0);
    // Without a unit there is no line for it.
    let top = if unit.is_empty() { 8.0 } else { 28.0 };
    let left = longest as f64 * CHARACTER + 8.0;
    let right = width.px() - 3.0;
    let (Some(first), Some(last)) = (dates.first(), dates.last()) else { return ().into() };
    let span = (*last - *first).num_days().max(1) as f64;
    let x = |date: &NaiveDate| left + (right - left) * (*date - *first).num_days() as f64 / span;
    let y = |value: f64| BASE - (BASE - top) * value / (3.0 * step);
    let mut drawing = Drawing::new(width, 140);
    drawing.text("", Anchor::Start, 0.0, 14.0, unit.to_owned());
    let mut grid = Path::default();
    for (number, level) in numbers.into_iter().zip([BASE, y(step), y(2.0 * step), top]) {
        grid.line((left, level), (width.px(), level));
        drawing.text("", Anchor::End, left - 6.0, level + 4.5, number);
    }
    drawing.path("c-grid", grid);
    for line in lines {
        let points = dates.iter().zip(&line.values).map(|(date, value)| Some((x(date), y((*value)?))));
        drawing.path(line.class, Path::polyline(points));
    }
    let date = |date: &NaiveDate| {
        let one_year = first.year() == last.year();
        if one_year { (w.format.short_date)(*date) } else { (w.format.date_with_year)(*date) }
    };
    drawing.text("", Anchor::Start, left, 136.0, date(first));
    drawing.text("", Anchor::End, right, 136.0, date(last));
    drawing.view((w.load.trends.label)(title, unit, &date(first), &date(last)))
}

/// Every number of the chart, the newest first.
pub(crate) fn trend_table(title: &str, unit: &'static str, dates: &[NaiveDate], lines: &[Line]) -> View {
    let w = &words().load;
    let heads = lines.iter().rev().map(|line| {
        let comma = if unit.is_empty() { "" } else { ", " };
        view! { <th scope="col">{line.name} {comma} {unit}</th> }
    });
    let rows = dates.iter().enumerate().rev().map(|(place, date)| {
        let cells = lines.iter().rev().map(|line| {
            let value = line.values.get(place).copied().flatten();
            let text = value.map_or_else(|| w.no_mean.to_owned(), number);
            view! { <td class:none=value.is_none()>{text}</td> }
        });
        view! { <tr><th scope="row">{(words().format.date_with_year)(*date)}</th>{cells.into_list()}</tr> }
    });
    view! {
        <table class="dose nums days">
            <caption class="vh">{title.to_owned()}</caption>
            <thead><tr><th scope="col">{w.column_day}</th>{heads.into_list()}</tr></thead>
            <tbody>{rows.into_list()}</tbody>
        </table>
    }
}

/// Two decimals where they tell something.
fn number(value: f64) -> String {
    if value < 10.0 && value.fract() != 0.0 { show::two_decimals(value) } else { show::rounded(value) }
}
