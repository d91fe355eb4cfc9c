//! Words of the load screen and of its method page. Findings are told with their source and its grade; what was not
//! checked against a publication is not told at all.

use crate::words::{AheadWords, AllowedWords, LoadWords, MarkWords, MethodWords, TrendWords};
use brace_domain::catalog::AxialClass;
use brace_domain::load::{Ledger, Method, Reason, Signal, WeekBase, Zone};

const LONG_BREAK: &str = "Long break";

pub(crate) const LOAD: LoadWords = LoadWords {
    today_counted: |date| format!("{date}, today counted"),
    ledger: |ledger| match ledger {
        Ledger::Session => "Session",
        Ledger::Axial => "Spinal",
        Ledger::Volume => "Volume",
    },
    ledger_of: |ledger| match ledger {
        Ledger::Session => "Session load, all training",
        Ledger::Axial => "Spinal load",
        Ledger::Volume => "Volume",
    },
    unit: |ledger| match ledger {
        Ledger::Session => "AU",
        Ledger::Axial | Ledger::Volume => "kg·rep",
    },
    zone: |zone| match zone {
        Zone::Lighter => "Lighter",
        Zone::Steady => "Steady",
        Zone::Rising => "Rising",
        Zone::Spike => "Spike",
    },
    zone_scale: |zone| match zone {
        Zone::Lighter => "lighter",
        Zone::Steady => "steady",
        Zone::Rising => "rising",
        Zone::Spike => "spike",
    },
    zone_sentence: |zone| match zone {
        Zone::Lighter => "Lighter than usual.",
        Zone::Steady => "About as usual.",
        Zone::Rising => "More than usual.",
        Zone::Spike => "A bigger jump than your last four weeks.",
    },
    method: |method| match method {
        Method::Coupled => "coupled rolling average, 7:28",
        Method::Uncoupled => "uncoupled rolling average, 7:21",
        Method::Weighted => "weighted average (EWMA), 7:28",
    },
    ratio_sentence: |method, value| match method {
        Method::Coupled => {
            format!("This week is {value}\u{a0}× your own recent average (7 of 28 days, rolling).")
        }
        Method::Uncoupled => format!("This week is {value}\u{a0}× the average of the three weeks before it."),
        Method::Weighted => {
            format!("Your weighted 7-day average is {value}\u{a0}× your weighted 28-day average.")
        }
    },
    short_state: |value, zone| format!("{value}\u{a0}× {zone}"),
    building_day: |day| format!("Day {day} of 28"),
    building: |day| {
        format!(
            "Building your baseline: day {day} of 28. The ratio comes with day 28; bars are drawn from day 1."
        )
    },
    returning_day: |day| match day {
        0 => LONG_BREAK.to_owned(),
        day => format!("Day {day} of 21"),
    },
    returning: |ledger, day| {
        match (ledger, day) {
        (Ledger::Axial, 0) => {
            "Two weeks or more without a day of heavy spinal load. The ratio rests until 21 days after you are back.".to_owned()
        }
        (_, 0) => "Two weeks or more without this load. The ratio rests until 21 days after you are back.".to_owned(),
        (_, day) => format!("Coming back: day {day} of 21. The ratio rests, your ramp leads."),
    }
    },
    incomplete: |gap_days| match gap_days {
        1 => "One day without numbers in the last 28: add it, or wait.".to_owned(),
        days => format!("{days} days without numbers in the last 28: add them, or wait."),
    },
    add_numbers: |date| format!("Rate {date}"),
    marked_day: |date| format!("Look at {date}"),
    estimated: |sessions| match sessions {
        1 => "One session of these 28 days has an estimated rating.".to_owned(),
        sessions => format!("{sessions} sessions of these 28 days have an estimated rating."),
    },
    scale_label: |value, [steady, rising, spike]| {
        format!(
            "{value} on the scale: lighter below {steady}, steady {steady} to {rising}, rising to {spike}, spike above"
        )
    },
    show_day: |date| format!("Show {date}"),
    chart_title: |ledger| match ledger {
        Ledger::Session => "Session load per day",
        Ledger::Axial => "Spinal load per day",
        Ledger::Volume => "Volume per day",
    },
    chart_label: |ledger, days, until| {
        let (what, means) = match ledger {
            Ledger::Session => ("Session load per day in AU", ", with 7-day and 28-day means"),
            Ledger::Axial => ("Spinal load per day in kilogram-reps", ", with 7-day and 28-day means"),
            Ledger::Volume => ("Volume per day in kilogram-reps", ""),
        };
        format!("{what}, {days} days to {until}{means}. The table holds every number.")
    },
    axial_in_bar: |days, several| match (days, several) {
        (_, false) => "axial day".to_owned(),
        (1, _) => "1 axial day".to_owned(),
        (days, _) => format!("{days} axial days"),
    },
    a_day: |load| format!("{load} a day"),
    gaps_in_bar: |days| match days {
        1 => "1 day without numbers".to_owned(),
        days => format!("{days} days without numbers"),
    },
    days_to: |days, until| format!("{days} days to {until}"),
    legend_means: |days| format!("mean of {days} days"),
    acute: |mean| format!("7-day mean {mean}"),
    chronic: |mean| format!("28-day mean {mean}"),
    difference: |ledger| match ledger {
        Ledger::Session => "7\u{2011}day −\u{a0}28\u{2011}day, AU a day",
        Ledger::Axial | Ledger::Volume => "7\u{2011}day −\u{a0}28\u{2011}day, kg·rep a day",
    },
    percent: |signed| format!("{signed}\u{a0}%"),
    unknown_sets: |sets| {
        match sets {
        1 => "One set of these 28 days belongs to an exercise that this version does not know. Update Brace to count it."
            .to_owned(),
        sets => format!(
            "{sets} sets of these 28 days belong to exercises that this version does not know. Update Brace to count them."
        ),
    }
    },
    weeks_label: |from, until| {
        format!(
            "Ratio of session load and of spinal load at the end of each week, {from} to {until}. The table below holds every number."
        )
    },
    more_weeks: |weeks| match weeks {
        1 => "Show one more week".to_owned(),
        weeks => format!("Show {weeks} more weeks"),
    },
    method_words: &METHOD,
    allowed: &ALLOWED,
    ahead: &AHEAD,
    trends: &TRENDS,
    marks: &MARKS,
};

const ALLOWED: AllowedWords = AllowedWords {
    up_to: |load| format!("Up to {load} more today."),
    rest_until: |day| format!("Rest or easy movement today; room again on {day}."),
    reason: |reason| match reason {
        Reason::Layoff => {
            "Why not more: you come back after two weeks off or more, and the way back is in steps (CSCCa/NSCA 2019 for conditioning; for this load our choice)."
        }
        Reason::Pause => {
            "Why not more: a week or more without a heavy spinal day. Once as your last ones were, at RPE 7 or below (choice)."
        }
        Reason::Deload => "Why not more: this is your easier week, 60\u{a0}% of your usual (choice).",
        Reason::SessionGuard => {
            "Why not more: a tenth above your largest session of the last 30 days (choice, by analogy to runners: Frandsen 2025)."
        }
        Reason::Ratio => "Why not more: this week would pass 1.3\u{a0}× your recent average (convention).",
    },
    as_minutes: |minutes, rpe| format!("That is up to {minutes}\u{a0}min at RPE {rpe}."),
    as_lift: |sets, reps, weight, lift, as_last_time| {
        let as_last_time = if as_last_time { ", as last time" } else { "" };
        format!("Up to {sets} × {reps} at {weight}: {lift}{as_last_time}.")
    },
    not_a_set: |lift| format!("Too little for your usual sets of {lift}: fewer sets, or a lighter lift."),
    lift_care: |rpe, slowly| {
        let slowly = if slowly { ", lowered in 3 seconds with pauses (3-2-1-1)" } else { "" };
        format!("RPE {rpe} at most{slowly}.")
    },
    ramp: |week, percent, rpe| {
        format!("Week {week} of the way back: {percent}\u{a0}% of your former week, RPE {rpe} at most.")
    },
    since_lift: |days, lift| format!("Lower because: {days} days since your last {lift}."),
    week: |load, base| match base {
        WeekBase::WithRatio => {
            format!(
                "Seven days from today: up to {load}; a tenth above your best week of four, or what the ratio leaves (convention)."
            )
        }
        WeekBase::WithoutRatio => {
            format!(
                "Seven days from today: up to {load}; a fifth above your best seven days of late (choice)."
            )
        }
    },
    done_of: |done, of| format!("{done} of {of} done today"),
};

const AHEAD: AheadWords = AheadWords {
    load_of: |day| format!("Planned for {day}"),
    at_most: |percent, day, single| {
        let why =
            if single { "a tenth above your largest session of 30 days" } else { "the ratio at its end" };
        format!("At most {percent}\u{a0}% of this plan; {day} is the limit: {why}.")
    },
    no_share: |day| format!("What is done already fills {day}: rest or easy movement that day."),
};

const TRENDS: TrendWords = TrendWords {
    short: |mean| format!("7-day trend {mean}"),
    long: |mean| format!("42-day trend {mean}"),
    now: |monotony, strain| format!("Last 7 days: monotony {monotony}, strain {strain}."),
    bound: |days, most| match days {
        1 => format!("With 1 training day in 7 it cannot be above {most}."),
        days => format!("With {days} training days in 7 it cannot be above {most}."),
    },
    own_range: |low, high| format!("In this range yours was {low} to {high}."),
    label: |what, unit, from, until| {
        let unit = if unit.is_empty() { String::new() } else { format!(" in {unit}") };
        format!("{what}{unit}, {from} to {until}. The table holds every number.")
    },
};

const MARKS: MarkWords = MarkWords {
    deload_title: |weeks| match weeks {
        1 => "1 loaded week".to_owned(),
        weeks => format!("{weeks} loaded weeks"),
    },
    signal: |signal| match signal {
        Signal::Spike => "The ratio was above 1.5 on two days in a row.",
        Signal::Effort => "Sessions felt harder: than their like before, or than your last four weeks.",
        Signal::Monotony => "The days of this week were more alike than in nine of ten of your weeks.",
    },
    deload_until: |day| format!("Until {day}: half the sets, nine tenths of the load, RPE 6 at most."),
};

const METHOD: MethodWords = MethodWords {
    ratio: |method| match method {
        Method::Coupled => "Ratio, coupled 7:28",
        Method::Uncoupled => "Uncoupled 7:21",
        Method::Weighted => "Weighted 7:28",
    },
    zone_bounds: |zone| match zone {
        Zone::Lighter => "below 0.8",
        Zone::Steady => "0.8 to 1.3",
        Zone::Rising => "above 1.3, to 1.5",
        Zone::Spike => "above 1.5",
    },
    class_factor: |class| match class {
        AxialClass::None => "0",
        AxialClass::Low => "0.25",
        AxialClass::Moderate => "0.6",
        AxialClass::High => "1",
    },
};
