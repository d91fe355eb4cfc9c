//! Words of the load screen and of its method page. Findings are told with their source and its grade; what was not
//! checked against a publication is not told at all.

use crate::words::{LoadWords, MethodWords};
use brace_domain::catalog::AxialClass;
use brace_domain::load::{Ledger, Zone};

const LONG_BREAK: &str = "Long break";

pub(crate) const LOAD: LoadWords = LoadWords {
    title: "Load",
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
    method: "coupled rolling average",
    ratio_sentence: |value| {
        format!("This week is {value}\u{a0}× your own recent average (7 of 28 days, rolling).")
    },
    short_state: |value, zone| format!("{value}\u{a0}× {zone}"),
    building_title: "Building",
    building_day: |day| format!("Day {day} of 28"),
    building: |day| {
        format!(
            "Building your baseline: day {day} of 28. The ratio comes with day 28; bars are drawn from day 1."
        )
    },
    returning_title: "Coming back",
    layoff_title: LONG_BREAK,
    returning_day: |day| match day {
        0 => LONG_BREAK.to_owned(),
        day => format!("Day {day} of 21"),
    },
    returning: |day| match day {
        0 => "Two weeks or more without this load. The ratio rests until 21 days after you are back."
            .to_owned(),
        day => format!("Coming back: day {day} of 21. The ratio rests, your ramp leads."),
    },
    incomplete_title: "Incomplete",
    incomplete: |gap_days| match gap_days {
        1 => "One day without numbers in the last 28: add it, or wait.".to_owned(),
        days => format!("{days} days without numbers in the last 28: add them, or wait."),
    },
    add_numbers: |date| format!("Rate {date}"),
    no_baseline_title: "No baseline",
    no_baseline: "Not enough load in the last weeks to compare with.",
    nothing_title: "Nothing logged yet",
    nothing: "Your first session fills this page. Five minutes count too.",
    first_session: "Log my first session",
    estimated: |sessions| match sessions {
        1 => "One session of these 28 days has an estimated rating.".to_owned(),
        sessions => format!("{sessions} sessions of these 28 days have an estimated rating."),
    },
    scale_label: |value| {
        format!("{value} on the scale: lighter below 0.8, steady 0.8 to 1.3, rising to 1.5, spike above")
    },
    how: "How is this computed, and what does it not prove?",
    evidence: "A planning convention from team sport. It says how your weeks compare, not how your back is.",
    day: "Day",
    previous_day: "Previous day",
    next_day: "Next day",
    show_day: |date| format!("Show {date}"),
    back_to_today: "Back to today",
    choose_ledger: "Ledger",
    chart_title: |ledger| match ledger {
        Ledger::Session => "Session load per day",
        Ledger::Axial => "Spinal load per day",
        Ledger::Volume => "Volume per day",
    },
    chart_label: |ledger, weeks, until| {
        let (what, means) = match ledger {
            Ledger::Session => ("Session load per day in AU", ", with 7-day and 28-day means"),
            Ledger::Axial => ("Spinal load per day in kilogram-reps", ", with 7-day and 28-day means"),
            Ledger::Volume => ("Volume per day in kilogram-reps", ""),
        };
        format!("{what}, {weeks} weeks to {until}{means}. The table holds every number.")
    },
    show_table: "Table",
    show_chart: "Chart",
    axial_row: "axial",
    acute: |mean| format!("7-day mean {mean}"),
    chronic: |mean| format!("28-day mean {mean}"),
    legend_bars: "axial, other day",
    legend_gap: "gap: no numbers",
    column_day: "Day",
    column_acute: "7-day",
    column_chronic: "28-day",
    column_axial: "Axial",
    yes: "yes",
    gap: "gap",
    no_mean: "none",
    table_note: "Gap: a session of that day has no rating or no minutes. None: a gap among those days, or fewer than 28 days logged.",
    unknown: "not known",
    week_to_week: "Week to week",
    difference: "7\u{2011}day −\u{a0}28\u{2011}day",
    axial_days: "Axial, 7 days",
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
    weeks_title: "Every week",
    weeks_text: "Both ratios at the end of each week. Open a date to see that day.",
    weeks_label: |from, until| {
        format!(
            "Ratio of session load and of spinal load at the end of each week, {from} to {until}. The table below holds every number."
        )
    },
    column_week: "Week to",
    more_weeks: |weeks| match weeks {
        1 => "Show one more week".to_owned(),
        weeks => format!("Show {weeks} more weeks"),
    },
    method_words: &METHOD,
};

const METHOD: MethodWords = MethodWords {
    title: "How it is computed",
    sum_title: "The ratio",
    numbers_title: "Your numbers today",
    numbers_text: "Shown rounded; the division is done with the exact numbers.",
    last_7: "Last 7 days",
    last_28: "Last 28 days",
    per_day: "a day",
    ratio: "Ratio",
    unknown: "not known yet",
    states_title: "When there is no number",
    zones_title: "The zones",
    zone_bounds: |zone| match zone {
        Zone::Lighter => "below 0.8",
        Zone::Steady => "0.8 to 1.3",
        Zone::Rising => "above 1.3, to 1.5",
        Zone::Spike => "above 1.5",
    },
    ledgers_title: "What is counted",
    class: "Class",
    factor: "Factor",
    class_factor: |class| match class {
        AxialClass::None => "0",
        AxialClass::Low => "0.25",
        AxialClass::Moderate => "0.6",
        AxialClass::High => "1",
    },
    limits_title: "What it does not prove",
};
