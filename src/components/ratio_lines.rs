//! Both ratios over the whole log, one beside the other. A line is broken where there was no ratio.

use super::drawing::{Anchor, Drawing, Path, Width, at_both_widths};
use super::load_chart::key;
use super::zone_scale::{BOUNDS, place};
use crate::show;
use crate::words::words;
use brace_domain::load::{Acwr, Ledger, WeekRatio};
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

const TOP: f64 = 8.0;
const BASE: f64 = 112.0;
const LEFT: f64 = 28.0;

/// The lines of these weeks, which stand newest first, with a mark at one day. Nothing as long as there was no ratio.
pub(crate) fn ratio_lines(weeks: &[WeekRatio], mark: Option<NaiveDate>) -> Option<impl IntoView + use<>> {
    let has_ratio = |acwr: Acwr| matches!(acwr, Acwr::Ratio { .. });
    if !weeks.iter().any(|week| has_ratio(week.session) || has_ratio(week.axial)) {
        return None;
    }
    let w = &words().load;
    let legend = LINES.map(|(ledger, class, _)| {
        let line = view! { <path class=class d="M0 4h22"></path> };
        key("22", "8", line.into_any(), (w.ledger)(ledger).to_owned())
    });
    Some(view! {
        {at_both_widths(|width| draw(weeks, mark, width))}
        <p class="legend">{legend.collect_view()}</p>
    })
}

type Line = (Ledger, &'static str, fn(&WeekRatio) -> Acwr);

const LINES: [Line; 2] =
    [(Ledger::Session, "c-session", |week| week.session), (Ledger::Axial, "c-spinal", |week| week.axial)];

fn draw(weeks: &[WeekRatio], mark: Option<NaiveDate>, width: Width) -> AnyView {
    let w = words();
    let (first, last) = match weeks {
        [last, .., first] => (first.week_end, last.week_end),
        [only] => (only.week_end, only.week_end),
        [] => return ().into_any(),
    };
    let span = (last - first).num_days().max(1) as f64;
    let right = width.px() - 3.0;
    let x = |date: NaiveDate| LEFT + (right - LEFT) * (date - first).num_days() as f64 / span;
    let y = |ratio: f64| BASE - (BASE - TOP) * place(ratio);

    let mut drawing = Drawing::new(width, 138);
    let mut band = Path::default();
    let [low, high, _] = BOUNDS;
    band.rect(LEFT, y(high), right - LEFT, y(low) - y(high));
    drawing.path("c-band", band);
    let mut frame = Path::default();
    frame.line((LEFT, BASE), (right, BASE));
    for bound in [low, high] {
        let number = show::decimal(&format!("{bound:.1}"));
        drawing.text("", Anchor::End, LEFT - 6.0, y(bound) + 4.5, number);
    }
    if let Some(date) = mark.filter(|date| (first..=last).contains(date)) {
        frame.line((x(date), TOP), (x(date), BASE));
    }
    drawing.path("c-axis", frame);
    for (_, class, ratio) in LINES {
        let point = |week: &WeekRatio| match ratio(week) {
            Acwr::Ratio { value, .. } => Some((x(week.week_end), y(value))),
            _ => None,
        };
        drawing.path(class, Path::polyline(weeks.iter().rev().map(point)));
    }
    let date = |date: NaiveDate| {
        if first.year() == last.year() {
            (w.format.short_date)(date)
        } else {
            (w.format.date_with_year)(date)
        }
    };
    drawing.text("", Anchor::Start, LEFT, 132.0, date(first));
    drawing.text("", Anchor::End, right, 132.0, date(last));
    drawing.view((w.load.weeks_label)(&date(first), &date(last)))
}
