//! Words of the load screen and of its method page. Findings are told with their source and its grade; what was not
//! checked against a publication is not told at all.

use super::{digits, many, put};
use crate::words::{AheadWords, AllowedWords, LoadWords, MarkWords, MethodWords, TrendWords, texts};
use brace_domain::load::Ledger;

pub(crate) const LOAD: LoadWords = LoadWords {
    today_counted: |date| put(texts().load.today_counted, &[date]),
    ledger: |ledger| texts().load.ledger(ledger),
    ledger_of: |ledger| texts().load.ledger_of(ledger),
    unit: |ledger| texts().load.unit(ledger),
    zone: |zone| texts().load.zone(zone),
    zone_scale: |zone| texts().load.zone_scale(zone),
    zone_sentence: |zone| texts().load.zone_sentence(zone),
    method: |method| texts().load.method(method),
    ratio_sentence: |method, value| put(texts().load.ratio_sentence(method), &[value]),
    short_state: |value, zone| put(texts().load.short_state, &[value, zone]),
    building_day: |day| put(texts().load.building_day, &[&digits(day)]),
    building: |day| put(texts().load.building, &[&digits(day)]),
    returning_day: |day| match day {
        0 => texts().load.layoff_title.to_owned(),
        day => put(texts().load.returning_day, &[&digits(day)]),
    },
    returning: |ledger, day| {
        let [layoff, spinal_layoff, back] = texts().load.returning;
        let text = match (ledger, day) {
            (Ledger::Axial, 0) => spinal_layoff,
            (_, 0) => layoff,
            _ => back,
        };
        put(text, &[&digits(day)])
    },
    incomplete: |gap_days| many(gap_days.into(), &texts().load.incomplete),
    add_numbers: |date| put(texts().load.add_numbers, &[date]),
    marked_day: |date| put(texts().load.marked_day, &[date]),
    estimated: |sessions| many(sessions, &texts().load.estimated),
    scale_label: |value, [steady, rising, spike]| {
        put(texts().load.scale_label, &[value, steady, rising, spike])
    },
    show_day: |date| put(texts().load.show_day, &[date]),
    chart_title: |ledger| texts().load.chart_title(ledger),
    chart_label: |ledger, days, until| put(texts().load.chart_label(ledger), &[&digits(days), until]),
    axial_in_bar: |days, several| match several {
        false => texts().load.axial_day.to_owned(),
        true => many(days.into(), &texts().load.axial_in_bar),
    },
    a_day: |load| put(texts().load.a_day, &[load]),
    gaps_in_bar: |days| many(days.into(), &texts().load.gaps_in_bar),
    days_to: |days, until| put(texts().load.days_to, &[&digits(days), until]),
    legend_means: |days| put(texts().load.legend_means, &[&digits(days)]),
    acute: |mean| put(texts().load.acute, &[mean]),
    chronic: |mean| put(texts().load.chronic, &[mean]),
    difference: |ledger| texts().load.difference(ledger),
    percent: |signed| put(texts().load.percent, &[signed]),
    unknown_sets: |sets| many(sets as usize, &texts().load.unknown_sets),
    weeks_label: |from, until| put(texts().load.weeks_label, &[from, until]),
    more_weeks: |weeks| many(weeks, &texts().load.more_weeks),
    method_words: &METHOD,
    allowed: &ALLOWED,
    ahead: &AHEAD,
    trends: &TRENDS,
    marks: &MARKS,
};

const ALLOWED: AllowedWords = AllowedWords {
    up_to: |load| put(texts().allowed.up_to, &[load]),
    rest_until: |day| put(texts().allowed.rest_until, &[day]),
    reason: |reason| texts().allowed.reason(reason),
    as_minutes: |minutes, rpe| put(texts().allowed.as_minutes, &[&digits(minutes), rpe]),
    as_lift: |sets, reps, weight, lift, as_last_time| {
        let text = texts().allowed.as_lift[usize::from(as_last_time)];
        put(text, &[&digits(sets), &digits(reps), weight, lift])
    },
    not_a_set: |lift| put(texts().allowed.not_a_set, &[lift]),
    lift_care: |rpe, slowly| put(texts().allowed.lift_care[usize::from(slowly)], &[&digits(rpe)]),
    ramp: |week, percent, rpe| put(texts().allowed.ramp, &[&digits(week), &digits(percent), &digits(rpe)]),
    since_lift: |days, lift| put(texts().allowed.since_lift, &[&digits(days), lift]),
    week: |load, base| put(texts().allowed.week(base), &[load]),
    done_of: |done, of| put(texts().allowed.done_of, &[done, of]),
};

const AHEAD: AheadWords = AheadWords {
    load_of: |day| put(texts().ahead.load_of, &[day]),
    at_most: |percent, day, single| put(texts().ahead.at_most[usize::from(single)], &[&digits(percent), day]),
    no_share: |day| put(texts().ahead.no_share, &[day]),
};

const TRENDS: TrendWords = TrendWords {
    short: |mean| put(texts().trends.short, &[mean]),
    long: |mean| put(texts().trends.long, &[mean]),
    now: |monotony, strain| put(texts().trends.now, &[monotony, strain]),
    bound: |days, most| put(texts().trends.bound[usize::from(days != 1)], &[&digits(days), most]),
    own_range: |low, high| put(texts().trends.own_range, &[low, high]),
    label: |what, unit, from, until| {
        put(texts().trends.label[usize::from(!unit.is_empty())], &[what, unit, from, until])
    },
};

const MARKS: MarkWords = MarkWords {
    deload_title: |weeks| many(weeks.into(), &texts().marks.deload_title),
    signal: |signal| texts().marks.signal(signal),
    deload_until: |day| put(texts().marks.deload_until, &[day]),
};

const METHOD: MethodWords = MethodWords {
    ratio: |method| texts().method.ratio(method),
    zone_bounds: |zone| texts().method.zone_bounds(zone),
    class_factor: |class| texts().method.class_factor(class),
};
