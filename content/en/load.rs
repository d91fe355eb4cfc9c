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
    sum: &[
        "Add up the load of the last 7 days and divide by 7: that is your week. Add up the last 28 days and divide by 28: that is your recent average. The ratio is the first divided by the second.",
        "Rest days count as 0, today counts with what is logged so far, and the 28 days hold the 7. This form is called the coupled rolling average, 7:28. It is the traditional one, and the zones below were described for it (Gabbett 2016; Windt & Gabbett 2019; source).",
    ],
    numbers_title: "Your numbers today",
    numbers_text: "Shown rounded; the division is done with the exact numbers.",
    last_7: "Last 7 days",
    last_28: "Last 28 days",
    per_day: "a day",
    ratio: "Ratio",
    unknown: "not known yet",
    states_title: "When there is no number",
    states_text: "A ratio from too little is worse than none, so there are four cases without one. The first that fits is shown. The limits are our choice.",
    states: &[
        (
            "Building",
            "The log is younger than 28 days. Before that, one and the same week can read 0.6 or 1.9, depending on how one starts to count (our own comparison).",
        ),
        (
            "Incomplete",
            "A session of the last 28 days has no rating or no minutes. What is not known is not counted as 0.",
        ),
        (
            "Coming back",
            "A break of 14 days or more is going on, or ended within the last 21 days. However gently you return, your ramp, the weeks in which you build up again, reads as a jump: up to 4. For spinal load a break means days without heavy spinal load.",
        ),
        (
            "No baseline",
            "One of the three weeks before this one is empty, or together they are below a quarter of your best 28 days within twelve weeks.",
        ),
    ],
    zones_title: "The zones",
    zone_bounds: |zone| match zone {
        Zone::Lighter => "below 0.8",
        Zone::Steady => "0.8 to 1.3",
        Zone::Rising => "above 1.3, to 1.5",
        Zone::Spike => "above 1.5",
    },
    zones_text: "The bounds come from studies of team sport (Gabbett 2016, source); that exactly 0.8 and 1.3 are steady and exactly 1.5 is rising is our choice. A lighter week is no mistake, steady is no goal, and nothing is locked by any of them.",
    ledgers_title: "What is counted",
    ledgers: &[
        (
            "Session load (AU)",
            "Your rating of the whole session, 0 to 10, times its minutes; the sessions of a day are added (Foster 2001, source). In lifting such ratings repeat well, ICC 0.88 (Day 2004, source).",
        ),
        (
            "Spinal load (kg·rep)",
            "Kilograms × reps × the factor of the exercise's class, from the table below. For carries, kilograms × half the metres × the factor. Classes and factors are our choice. A day with a working set of class high is an axial day; some exercises count as one class higher from a certain mass on.",
        ),
        (
            "Volume (kg·rep)",
            "Kilograms × reps. It has bars and a change from week to week, no ratio. Ways to count it differ materially (McBride 2009, source).",
        ),
    ],
    class: "Class",
    factor: "Factor",
    class_factor: |class| match class {
        AxialClass::None => "0",
        AxialClass::Low => "0.25",
        AxialClass::Moderate => "0.6",
        AxialClass::High => "1",
    },
    ledgers_text: "The two units are never added or drawn on one axis. Warm-ups, body weight, bands, holds and breaths add no kilograms; the session rating carries them. Spinal load is classed, not computed in newtons: people and techniques differ more than a formula could know.",
    limits_title: "What it does not prove",
    limits_text: "The ratio is a spike guide: it helps to plan. It gives no probability, finds no cause, and locks nothing. This is what is known; “source” means a named publication.",
    limits: &[
        (
            "The band from 0.8 to 1.3 comes from team sport, not from lifting, and not from backs.",
            "Gabbett 2016 (source)",
        ),
        (
            "The week is part of the four weeks it is compared with. That alone ties the two numbers together, with a correlation of about 0.5.",
            "Lolli 2017, 2019; Windt & Gabbett 2019 (source)",
        ),
        (
            "Leaving the week out of the average changes little: both forms agree closely (R² 0.99), with the same result for injuries.",
            "Coyne 2019; Gabbett 2019 (source)",
        ),
        (
            "First weeks, tapers, cut-points and confounding are open problems, which the authors hold should discourage its use.",
            "Wang 2020 (source)",
        ),
        (
            "Measures of load cannot tell whether a change makes an injury more or less likely. Recent averages drawn at random did as well as real ones (c = 0.574).",
            "Impellizzeri 2020 (source)",
        ),
        (
            "The only randomised trial, 482 players in 34 teams, found no effect: 1.01, where 1 means no difference (0.91 to 1.12).",
            "Dalen-Lorentsen 2020 (source)",
        ),
        (
            "In 5,205 runners a higher weekly ratio went with fewer injuries, not more. Jumps within a single session did not go that way.",
            "Frandsen 2025 (source)",
        ),
        (
            "We know of no study of this ratio in people who lift for themselves and have a sore back.",
            "Our own statement",
        ),
        (
            "Lifting 20 kg, one man: pressure at L4-5 was 2.3 MPa with a bent back, 1.7 with bent knees, 1.1 held close. Standing was 0.5.",
            "Wilke 1999 (source)",
        ),
        (
            "In competition deadlifts, compression at L4/5 reached 17,192 N; the sumo stance had about 10 % less moment.",
            "Cholewicki 1991 (source)",
        ),
        (
            "Deadlift and good morning with a quarter of body weight: the same moment at L4/5.",
            "Schellenberg 2013 (source)",
        ),
        ("Whether a rounded back is worse for lifting is contested.", "Saraceni 2020; von Arx 2021 (source)"),
    ],
};
