//! Bars of one ledger with its two means, and the same numbers as a table.
//!
//! Bars stand on zero and share one unit and one axis with the means; all are per day, however many days a bar stands for.
//! Days whose load is not known are an open dotted slot, so that they do not look like rest.

use super::drawing::{Anchor, Drawing, Path, Width, at_both_widths};
use crate::platform::page;
use crate::show;
use crate::view::{IntoList, View, live, view};
use crate::words::words;
use brace_domain::load::{Bar, Ledger};
use chrono::{Datelike, NaiveDate, Weekday};
use leptos::prelude::*;

/// Days of the shortest chart where there is room, and of its table.
pub(crate) const DAYS: u16 = 56;
/// Days of it on a narrow screen.
const DAYS_NARROW: usize = 28;

const HEIGHT: u16 = 222;
const TOP: f64 = 32.0;
const BASE: f64 = 156.0;
/// Room for the word of a row of marks, and about as much for each character of a number.
const MARGIN: f64 = 38.0;
const CHARACTER: f64 = 7.6;
/// Half of a date, which is not cut off at the edge.
const HALF_DATE: f64 = 22.0;
/// Where the rows of marks are centred, and the dates below them.
const AXIAL_ROW: f64 = 170.0;
const NOTE_ROW: f64 = 187.0;
const DATES: f64 = 216.0;

/// What a chart is made of.
#[derive(Clone)]
pub(crate) struct Chart {
    /// Whose loads.
    pub(crate) ledger: Ledger,
    /// Of which exercises, if not of all.
    pub(crate) of: Option<String>,
    /// One day after the other, or weeks, oldest first.
    pub(crate) bars: Vec<Bar>,
    /// First and last days of deloads.
    pub(crate) deloads: Vec<(NaiveDate, NaiveDate)>,
    /// Days with a note.
    pub(crate) notes: Vec<NaiveDate>,
}

impl Chart {
    /// Each bar is a day.
    pub(crate) fn is_daily(&self) -> bool {
        self.bars.iter().all(|bar| bar.from == bar.to)
    }

    /// The bars that a screen of this width has room for.
    fn at(&self, width: Width) -> &[Bar] {
        let left_out = if width == Width::Narrow && self.is_daily() {
            self.bars.len().saturating_sub(DAYS_NARROW)
        } else {
            0
        };
        self.bars.get(left_out..).unwrap_or_default()
    }

    /// The chart. A tap on it picks the bar there: its place counted back from the last one, which is 0.
    pub(crate) fn view(&self, picked: RwSignal<usize>) -> Vec<View> {
        at_both_widths(|width| self.draw(width, picked))
    }

    fn draw(&self, width: Width, picked: RwSignal<usize>) -> View {
        let w = &words().load;
        let bars = self.at(width);
        let highest = bars.iter().map(height_needed).fold(0.0, f64::max);
        let step = grid_step(highest);
        let top = 3.0 * step;
        let numbers = [0.0, step, 2.0 * step, top].map(show::rounded);
        let longest = numbers.iter().map(|number| number.chars().count()).max().unwrap_or(0);
        let left = MARGIN.max(longest as f64 * CHARACTER) + 6.0;
        let count = bars.len();
        let room = (width.px() - left) / count.max(1) as f64;
        let x = move |place: usize| left + (place as f64 + 0.5) * room;
        let y = |load: f64| BASE - (BASE - TOP) * load / top;
        let place_of = |date: NaiveDate| bars.iter().position(|bar| (bar.from..=bar.to).contains(&date));

        let mut drawing = Drawing::new(width, HEIGHT);
        drawing.text("", Anchor::Start, 0.0, 16.0, (w.unit)(self.ledger).to_owned());
        for &(first, last) in &self.deloads {
            let begins = place_of(first).or_else(|| bars.first().filter(|bar| bar.from > first).map(|_| 0));
            let ends = place_of(last).or_else(|| bars.last().filter(|bar| bar.to < last).map(|_| count - 1));
            let (Some(begins), Some(ends)) = (begins, ends.filter(|&ends| begins.is_some_and(|b| b <= ends)))
            else {
                continue;
            };
            let (from, to) = (x(begins) - room / 2.0, x(ends) + room / 2.0);
            let mut band = Path::default();
            band.rect(from, TOP, to - from, BASE - TOP);
            drawing.path("c-band", band);
            let middle = f64::midpoint(from, to).min(width.px() - HALF_DATE);
            drawing.text("", Anchor::Middle, middle, TOP - 5.0, w.deload_band.to_owned());
        }
        let mut grid = Path::default();
        for (number, level) in numbers.into_iter().zip([BASE, y(step), y(2.0 * step), TOP]) {
            grid.line((left, level), (width.px(), level));
            drawing.text("", Anchor::End, left - 6.0, level + 4.5, number);
        }
        drawing.path("c-grid", grid);

        let (mut plain, mut axial, mut gaps, mut marks) = <(Path, Path, Path, Path)>::default();
        for (place, bar) in bars.iter().enumerate() {
            let wide = room * 0.7;
            let edge = x(place) - wide / 2.0;
            // Of a bar of several days it says nothing that one of them was an axial day.
            let path = if bar.axial_days > 0 && bar.from == bar.to { &mut axial } else { &mut plain };
            match bar.mean {
                Some(load) if load > 0.0 => {
                    let height = (BASE - y(load)).max(1.0);
                    path.rect(edge, BASE - height, wide, height);
                }
                Some(_) => {}
                None => gaps.rect(edge, BASE - 40.0, wide, 40.0),
            }
            if bar.axial_days > 0 {
                let mark = room.min(4.0);
                marks.rect(x(place) - mark / 2.0, AXIAL_ROW - 4.0, mark, 8.0);
            }
        }
        drawing.path("c-bar", plain);
        drawing.path("c-barx", axial);
        drawing.path("c-gap", gaps);
        if self.ledger != Ledger::Volume {
            let points =
                |mean: Mean| bars.iter().enumerate().map(move |(place, bar)| Some((x(place), mean(bar)?)));
            for (class, mean) in MEANS {
                let line = || Path::polyline(points(mean).map(|point| point.map(|(x, load)| (x, y(load)))));
                drawing.path("c-under", line());
                drawing.path(class, line());
            }
        }
        drawing.text("", Anchor::End, left - 6.0, AXIAL_ROW + 4.5, w.axial_row.to_owned());
        drawing.path("c-barx", marks);
        let mut noted = Path::default();
        for place in self.notes.iter().filter_map(|date| place_of(*date)) {
            noted.rect(x(place) - 2.0, NOTE_ROW - 2.0, 4.0, 4.0);
        }
        if !self.notes.is_empty() {
            drawing.text("", Anchor::End, left - 6.0, NOTE_ROW + 4.5, w.note_row.to_owned());
        }
        drawing.path("c-note", noted);
        self.axis(&mut drawing, bars, width, left, &x);

        let cursor = move || {
            let mut line = Path::default();
            if let Some(place) = (count - 1).checked_sub(picked.get()) {
                line.line((x(place), TOP - 4.0), (x(place), NOTE_ROW + 6.0));
            }
            line.text()
        };
        if count > 0 {
            drawing.add(view! { <path class="c-cursor" d=cursor></path> });
        }
        let pick = move |event: web_sys::Event| {
            let along = page::along(&event) * width.px() - left;
            let place = (along / room).clamp(0.0, count.saturating_sub(1) as f64) as usize;
            picked.set(count.saturating_sub(1) - place);
        };
        let until = bars.last().map(|bar| date_in(bars, bar.to)).unwrap_or_default();
        let days =
            bars.first().zip(bars.last()).map_or(0, |(first, last)| (last.to - first.from).num_days() + 1);
        let label = (w.chart_label)(self.ledger, days, &until);
        let label = self.of.as_ref().map_or(label.clone(), |of| format!("{of}: {label}"));
        view! { <div class=width.class() on:click=pick>{drawing.view(label)}</div> }
    }

    /// The line below the bars with its dates: Mondays below days, else the two ends and the middle.
    fn axis(&self, drawing: &mut Drawing, bars: &[Bar], width: Width, left: f64, x: &dyn Fn(usize) -> f64) {
        let format = &words().format;
        let mut axis = Path::default();
        axis.line((left, BASE), (width.px(), BASE));
        let mut date = |place: usize, anchor: Anchor, at: f64, text: String| {
            axis.line((x(place), DATES - 19.0), (x(place), DATES - 15.0));
            drawing.text("", anchor, at, DATES, text);
        };
        if self.is_daily() {
            let mondays = bars.iter().enumerate().filter(|(_, bar)| bar.to.weekday() == Weekday::Mon);
            let mondays: Vec<_> = mondays.filter(|&(place, _)| x(place) <= width.px() - HALF_DATE).collect();
            let every = mondays.len().div_ceil(4).max(1);
            for (place, bar) in mondays.into_iter().rev().step_by(every) {
                date(place, Anchor::Middle, x(place), (format.short_date)(bar.to));
            }
        } else if let [first, .., last] = bars {
            let middle = bars.len() / 2;
            let text = |bar: &Bar| date_in(bars, bar.to);
            date(0, Anchor::Start, left, text(first));
            // Two dates with their years leave no room for a third.
            if first.from.year() == last.to.year() {
                date(middle, Anchor::Middle, x(middle), bars.get(middle).map(text).unwrap_or_default());
            }
            date(bars.len() - 1, Anchor::End, width.px(), text(last));
        }
        drawing.path("c-axis", axis);
    }

    /// What the picked bar says, with keys to the ones beside it, for those who do not tap on a chart. `open` stands below.
    pub(crate) fn reader(
        &self,
        picked: RwSignal<usize>,
        open: impl Fn(NaiveDate) -> View + Send + 'static,
    ) -> View {
        let w = &words().load;
        let (ledger, bars) = (self.ledger, self.bars.clone());
        let last = bars.len().saturating_sub(1);
        let earlier = move |_| picked.update(|place| *place = (*place + 1).min(last));
        let later = move |_| picked.update(|place| *place = place.saturating_sub(1));
        let at_first = move || (picked.get() >= last).then_some("true");
        let at_last = move || (picked.get() == 0).then_some("true");
        let said = move || {
            let bar = bars.get(last.checked_sub(picked.get())?)?;
            let several = bar.from != bar.to;
            let load = match bar.mean {
                Some(load) if several => (w.a_day)(&show::load(ledger, load.round() as i64)),
                Some(0.0) => w.ahead.none.to_owned(),
                Some(load) => show::load(ledger, load as i64),
                None => w.gap.to_owned(),
            };
            let mean = |mean: Option<f64>, word: fn(&str) -> String| {
                mean.filter(|_| ledger != Ledger::Volume).map(|mean| word(&show::rounded(mean)))
            };
            let gaps = (several && bar.gap_days > 0).then(|| (w.gaps_in_bar)(bar.gap_days));
            let axial = (bar.axial_days > 0).then(|| (w.axial_in_bar)(bar.axial_days, several));
            let more = [gaps, mean(bar.acute_mean, w.acute), mean(bar.chronic_mean, w.chronic), axial];
            let more = more.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let to = date_in(&bars, bar.to);
            let date = if several { (w.days_to)((bar.to - bar.from).num_days() + 1, &to) } else { to };
            Some(view! { <p><b>{date}</b> ": " {load}<span class="sub block">{more}</span></p> })
        };
        let days: Vec<_> = self.bars.iter().map(|bar| bar.to).collect();
        let opened = move || Some(open(*days.get(last.checked_sub(picked.get())?)?));
        let key = |label: &'static str, icon: super::icon::Icon| {
            view! { <span class="vh">{label}</span> {icon.view()} }
        };
        view! {
            <div class="reader">
                <button type="button" class="ibtn" aria-disabled=at_first on:click=earlier>
                    {key(w.earlier.said(), super::icon::Icon::Back)}
                </button>
                <div aria-live="polite">{live(said)}</div>
                <button type="button" class="ibtn" aria-disabled=at_last on:click=later>
                    {key(w.later.said(), super::icon::Icon::Next)}
                </button>
                <div class="open-day">{live(opened)}</div>
            </div>
        }
    }
}

/// A date, with its year where the bars are of several.
fn date_in(bars: &[Bar], date: NaiveDate) -> String {
    let format = &words().format;
    let years = bars.first().zip(bars.last()).map(|(first, last)| (first.from.year(), last.to.year()));
    let one_year = years.is_none_or(|(first, last)| first == last);
    if one_year { (format.short_date)(date) } else { (format.date_with_year)(date) }
}

type Mean = fn(&Bar) -> Option<f64>;

/// The lines of a chart: the chronic mean lies below the acute one.
const MEANS: [(&str, Mean); 2] = [("c-chronic", |bar| bar.chronic_mean), ("c-acute", |bar| bar.acute_mean)];

fn height_needed(bar: &Bar) -> f64 {
    let means = [bar.acute_mean, bar.chronic_mean, bar.mean];
    means.into_iter().flatten().fold(0.0, f64::max)
}

/// The smallest round number of which three reach `highest`.
pub(super) fn grid_step(highest: f64) -> f64 {
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

impl Chart {
    /// What the marks of the chart mean; the means with their value of the last day, where they are known.
    pub(crate) fn legend(&self) -> View {
        let w = &words().load;
        let last = self.bars.last();
        let line = |class: &'static str, mean: Option<f64>, word: fn(&str) -> String| {
            let mean = mean.filter(|_| self.ledger != Ledger::Volume)?;
            let line = view! { <path class=class d="M0 4h22"></path> };
            Some(key("22", "8", line, word(&show::rounded(mean))))
        };
        let bars = if self.is_daily() {
            let both = view! { <path class="c-barx" d="M0 0h7v12H0z"></path> <path class="c-bar" d="M10 4h7v8h-7z"></path> };
            key("18", "12", both, w.legend_bars.to_owned())
        } else {
            let days = self.bars.last().map_or(0, |bar| (bar.to - bar.from).num_days() + 1);
            let bar = view! { <path class="c-bar" d="M0 2h7v10H0z"></path> };
            key("8", "12", bar, (w.legend_means)(days))
        };
        let gaps = self.bars.iter().any(|bar| bar.gap_days > 0).then(|| {
            let slot = view! { <path class="c-gap" d="M1 1h6v10H1z"></path> };
            key("8", "12", slot, w.legend_gap.to_owned())
        });
        view! {
            <p class="legend">
                {line("c-acute", last.and_then(|last| last.acute_mean), w.acute)}
                {line("c-chronic", last.and_then(|last| last.chronic_mean), w.chronic)}
                {bars} {gaps}
            </p>
        }
    }

    /// Every number of the chart, the newest first.
    pub(crate) fn table(&self) -> View {
        let w = &words().load;
        let with_means = self.ledger != Ledger::Volume;
        let daily = self.is_daily();
        let column = |word: &'static str| view! { <th scope="col">{word}</th> };
        let mean = |mean: Option<f64>| {
            with_means.then(|| {
                let known = mean.map(show::rounded);
                view! { <td class:none=mean.is_none()>{known.unwrap_or_else(|| w.no_mean.to_owned())}</td> }
            })
        };
        let rows = self.bars.iter().rev().map(|bar| {
            let load = bar.mean.map(|load| if daily { load.floor() } else { load.round() });
            let load = load.map(|load| (words().format.number)(load as i64));
            let gaps = (!daily && bar.gap_days > 0 && load.is_some()).then(|| {
                view! { <span class="cap block">{(w.gaps_in_bar)(bar.gap_days)}</span> }
            });
            let axial = (bar.axial_days > 0)
                .then(|| if daily { w.yes.to_owned() } else { bar.axial_days.to_string() });
            view! {
                <tr>
                    <th scope="row">{date_in(&self.bars, bar.to)}</th>
                    <td class:none=bar.mean.is_none()>{load.unwrap_or_else(|| w.gap.to_owned())} {gaps}</td>
                    {mean(bar.acute_mean)}
                    {mean(bar.chronic_mean)}
                    <td>{axial}</td>
                </tr>
            }
        });
        let without = |bar: &Bar| bar.gap_days > 0 || (with_means && bar.chronic_mean.is_none());
        let note = self.bars.iter().any(without).then(|| view! { <p class="cap">{w.table_note}</p> });
        view! {
            <table class="dose nums days">
                <caption class="vh">{self.of.clone()} " " {(w.chart_title)(self.ledger)}</caption>
                <thead>
                    <tr>
                        {column(if daily { w.column_day.said() } else { w.column_until.said() })}
                        {column((w.unit)(self.ledger).said())}
                        {with_means.then(|| [w.column_acute, w.column_chronic].map(|word| column(word.said())).into_list())}
                        {column(w.column_axial.said())}
                    </tr>
                </thead>
                <tbody>{rows.into_list()}</tbody>
            </table>
            {note}
        }
    }
}

/// A mark beside its word.
pub(crate) fn key(width: &'static str, height: &'static str, mark: View, word: String) -> View {
    view! { <span><svg width=width height=height aria-hidden="true">{mark}</svg>{word}</span> }
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
