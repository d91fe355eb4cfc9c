//! Both ratios over the whole log, one beside the other. A line is broken where there was no ratio.

use super::drawing::{Anchor, Drawing, Path, Tenths, Width, at_both_widths};
use super::load_chart::key;
use super::zone_scale::{BOUNDS, RANGE, place};
use crate::show;
use crate::view::{IntoList, View, view};
use crate::words::words;
use brace_domain::load::{Acwr, Ledger, WeekRatio, Zone};
use chrono::{Datelike, NaiveDate};

const TOP: f64 = 8.0;
const BASE: f64 = 112.0;
const LEFT: f64 = 28.0;

/// The lines of these weeks, which stand newest first, with a mark at one day. Nothing as long as there was no ratio.
pub(crate) fn ratio_lines(weeks: &[WeekRatio], mark: Option<NaiveDate>) -> Option<View> {
    let ratios = weeks.iter().flat_map(|week| [value(week.session), value(week.axial)]).flatten();
    let highest = ratios.reduce(f64::max)?;
    let w = &words().load;
    let legend = LINES.map(|(ledger, class, _)| {
        let line = view! { <path class=class d="M0 4h22"></path> };
        key("22", "8", line, (w.ledger)(ledger).to_owned())
    });
    let band = view! { <path class="c-band" d="M0 0h18v12H0z"></path> };
    let steady = (w.zone_scale)(Zone::Steady).to_owned();
    Some(view! {
        {at_both_widths(|width| draw(weeks, highest, mark, width))}
        <p class="legend">{legend.into_list()} {key("18", "12", band, steady)}</p>
    })
}

type Line = (Ledger, &'static str, fn(&WeekRatio) -> Acwr);

const LINES: [Line; 2] =
    [(Ledger::Session, "c-session", |week| week.session), (Ledger::Axial, "c-spinal", |week| week.axial)];

fn value(acwr: Acwr) -> Option<f64> {
    match acwr {
        Acwr::Ratio { value, .. } => Some(value),
        _ => None,
    }
}

fn draw(weeks: &[WeekRatio], highest: f64, mark: Option<NaiveDate>, width: Width) -> View {
    let w = words();
    let (first, last) = match weeks {
        [last, .., first] => (first.week_end, last.week_end),
        [only] => (only.week_end, only.week_end),
        [] => return ().into(),
    };
    let span = (last - first).num_days().max(1) as f64;
    let right = width.px() - 3.0;
    let x = |date: NaiveDate| LEFT + (right - LEFT) * (date - first).num_days() as f64 / span;
    let [low, high, above] = BOUNDS;
    // The upper half of the scale is left out where nothing is in it.
    let top = if highest > above { RANGE.1 } else { above };
    let y = |ratio: f64| BASE - (BASE - TOP) * (place(ratio) / place(top)).min(1.0);

    let mut drawing = Drawing::new(width, 138);
    let mut band = Path::default();
    band.rect(LEFT, y(high), right - LEFT, y(low) - y(high));
    drawing.path("c-band", band);
    let mut frame = Path::default();
    frame.line((LEFT, BASE), (right, BASE));
    for bound in [low, high] {
        let number = show::decimal(&Tenths(bound).to_string());
        drawing.text("", Anchor::End, LEFT - 6.0, y(bound) + 4.5, number);
    }
    if let Some(date) = mark.filter(|date| (first..=last).contains(date)) {
        frame.line((x(date), TOP), (x(date), BASE));
    }
    drawing.path("c-axis", frame);
    for (_, class, ratio) in LINES {
        let point = |week: &WeekRatio| Some((x(week.week_end), y(value(ratio(week))?)));
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
