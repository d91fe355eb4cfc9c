//! Monotony, strain and the long view of a ledger: trends against one's own past, without an alarm.

use crate::components::trend_lines::{Line, trend_lines, trend_table};
use crate::show;
use crate::view::{View, view};
use crate::words::words;
use brace_domain::load::{Ledger, Ledgers, Load, MethodDay, highest_monotony, method_days};
use chrono::{Days, NaiveDate};

/// The two charts, or their tables, from a day to another, one point in so many days.
pub(super) fn trends(
    ledgers: &Ledgers,
    ledger: Ledger,
    from: NaiveDate,
    to: NaiveDate,
    every: usize,
    as_table: bool,
) -> View {
    let w = words().load.trends;
    let days = method_days(ledgers, ledger, from, to);
    let mut points: Vec<_> = days.iter().rev().step_by(every).collect();
    points.reverse();
    let dates: Vec<_> = points.iter().map(|day| day.date).collect();
    let line = |class: &'static str, name: &'static str, value: &dyn Fn(&MethodDay) -> Option<f64>| Line {
        class,
        name,
        values: points.iter().map(|day| value(day)).collect(),
    };
    let alike = |day: &MethodDay| day.monotony.and_then(|week| week.monotony);
    let monotony = [line("c-acute", w.monotony.said(), &alike)];
    let strain = [line("c-acute", w.strain.said(), &|day| day.monotony.and_then(|week| week.strain))];
    let long = [
        line("c-chronic", w.column_long.said(), &|day| Some(day.trend.long)),
        line("c-acute", w.column_short.said(), &|day| Some(day.trend.short)),
    ];
    let chart = |title: &'static str, unit: &'static str, lines: &[Line]| {
        let drawn = if as_table {
            trend_table(title, unit, &dates, lines)
        } else {
            trend_lines(title, unit, &dates, lines)
        };
        view! { <h3 class="h3">{title}</h3> {drawn} }
    };
    let last = days.last();
    let now = last.and_then(|day| day.monotony).and_then(|week| week.monotony.zip(week.strain));
    let now = now.map_or_else(
        || w.unknown.to_owned(),
        |(monotony, strain)| (w.now)(&show::two_decimals(monotony), &show::rounded(strain)),
    );
    let week = ledgers.days(to - Days::new(6), to);
    let trained =
        week.filter(|(_, day)| day.load(ledger).is_some_and(|load| Load::whole(load) > 0)).count() as u8;
    let bound = highest_monotony(trained).map(|most| (w.bound)(trained, &show::two_decimals(most)));
    let own = points.iter().filter_map(|day| alike(day)).fold(None, |range: Option<(f64, f64)>, value| {
        let (low, high) = range.unwrap_or((value, value));
        Some((low.min(value), high.max(value)))
    });
    let own = own.map(|(low, high)| (w.own_range)(&show::two_decimals(low), &show::two_decimals(high)));
    let trend = last.map(|day| {
        let [short, long] =
            [day.trend.short, day.trend.long].map(|mean| show::load(ledger, mean.round() as i64));
        format!("{} · {}", (w.short)(&short), (w.long)(&long))
    });
    let unit = (words().load.unit)(ledger);
    let gaps = ledgers.days(from, to).any(|(_, day)| day.load(ledger).is_none());
    view! {
        {chart(w.monotony.said(), "", &monotony)}
        <p class="sub">{now} " " {bound} " " {own}</p>
        {chart(w.strain.said(), unit.said(), &strain)}
        {chart(w.long_view.said(), unit.said(), &long)}
        <p class="sub">{trend}</p>
        {gaps.then(|| view! { <p class="cap">{w.gaps}</p> })}
    }
}
