//! Words of the load screen and of its method page. Findings are told with their source and its grade; what was not
//! checked against a publication is not told at all.

use crate::words::{AheadWords, AllowedWords, LoadWords, MarkWords, MethodWords, TrendWords};
use brace_domain::catalog::AxialClass;
use brace_domain::load::{Ledger, Method, Reason, Signal, WeekBase, Zone};

const LONG_BREAK: &str = "Long break";

pub(crate) const LOAD: LoadWords = LoadWords {
    title: "Load",
    weighted_start: "The load of the first day still counts noticeably, until day 42.",
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
    weighted_note: "Recent days weigh most. In our own comparison its zone differed from the coupled one on 17 to 35 days in 100. What a day may hold is always reckoned with the coupled form.",
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
    returning: |ledger, day| {
        match (ledger, day) {
        (Ledger::Axial, 0) => {
            "Two weeks or more without a day of heavy spinal load. The ratio rests until 21 days after you are back.".to_owned()
        }
        (_, 0) => "Two weeks or more without this load. The ratio rests until 21 days after you are back.".to_owned(),
        (_, day) => format!("Coming back: day {day} of 21. The ratio rests, your ramp leads."),
    }
    },
    incomplete_title: "Incomplete",
    incomplete: |gap_days| match gap_days {
        1 => "One day without numbers in the last 28: add it, or wait.".to_owned(),
        days => format!("{days} days without numbers in the last 28: add them, or wait."),
    },
    add_numbers: |date| format!("Rate {date}"),
    marked_day: |date| format!("Look at {date}"),
    no_baseline_title: "No baseline",
    no_baseline: "Not enough load in the last weeks to compare with.",
    nothing_title: "Nothing logged yet",
    nothing: "Your first session fills this page. Five minutes count too.",
    first_session: "Log my first session",
    estimated: |sessions| match sessions {
        1 => "One session of these 28 days has an estimated rating.".to_owned(),
        sessions => format!("{sessions} sessions of these 28 days have an estimated rating."),
    },
    scale_label: |value, [steady, rising, spike]| {
        format!(
            "{value} on the scale: lighter below {steady}, steady {steady} to {rising}, rising to {spike}, spike above"
        )
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
    chart_label: |ledger, days, until| {
        let (what, means) = match ledger {
            Ledger::Session => ("Session load per day in AU", ", with 7-day and 28-day means"),
            Ledger::Axial => ("Spinal load per day in kilogram-reps", ", with 7-day and 28-day means"),
            Ledger::Volume => ("Volume per day in kilogram-reps", ""),
        };
        format!("{what}, {days} days to {until}{means}. The table holds every number.")
    },
    choose_range: "Range",
    of: "Show",
    of_all: "All exercises",
    ranges: ["8 weeks", "6 months", "All"],
    deload_band: "deload",
    note_row: "note",
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
    earlier: "Earlier",
    later: "Later",
    open_day: "Open this day",
    legend_means: |days| format!("mean of {days} days"),
    column_until: "Until",
    show_table: "Table",
    show_chart: "Chart",
    axial_row: "axial",
    acute: |mean| format!("7-day mean {mean}"),
    chronic: |mean| format!("28-day mean {mean}"),
    legend_bars: "heavy spinal day, other day",
    legend_gap: "gap: no numbers",
    column_day: "Day",
    column_acute: "7-day",
    column_chronic: "28-day",
    column_axial: "Axial",
    yes: "yes",
    gap: "gap",
    no_mean: "none",
    table_note: "Gap: a session without rating or minutes, or a day marked as trained. None: a gap among those days, or fewer than 28 days logged.",
    unknown: "not known",
    week_to_week: "Week to week",
    difference: |ledger| match ledger {
        Ledger::Session => "7\u{2011}day −\u{a0}28\u{2011}day, AU a day",
        Ledger::Axial | Ledger::Volume => "7\u{2011}day −\u{a0}28\u{2011}day, kg·rep a day",
    },
    axial_days: "Heavy spinal days of 7",
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
    weeks_text: "Both ratios, in the coupled form, at the end of each week. Open a date to see that day.",
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
    allowed: &ALLOWED,
    ahead: &AHEAD,
    trends: &TRENDS,
    marks: &MARKS,
};

const ALLOWED: AllowedWords = AllowedWords {
    title: "What may I do today?",
    up_to: |load| format!("Up to {load} more today."),
    no_cap: "No cap today: too little in the last weeks to compare with. Start light and build up.",
    rest_only: "Rest or easy movement today.",
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
    from_the_intro: "Take it up again at the easiest form of its ladder.",
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
    advice: "Advice, never a lock. Breathing, mobility, walking and the five-minute session are always allowed.",
    done_of: |done, of| format!("{done} of {of} done today"),
};

const AHEAD: AheadWords = AheadWords {
    title: "What if: the next 7 days",
    text: "Move a day and see where the ratio goes. Today counts on top of what is logged.",
    repeat: "Like last week",
    clear: "All rest",
    load_of: |day| format!("Planned for {day}"),
    none: "rest",
    fits: "The plan fits: no day with load ends above 1.3, and no session is above your guard.",
    all_rest: "Nothing planned.",
    at_most: |percent, day, single| {
        let why =
            if single { "a tenth above your largest session of 30 days" } else { "the ratio at its end" };
        format!("At most {percent}\u{a0}% of this plan; {day} is the limit: {why}.")
    },
    no_share: |day| format!("What is done already fills {day}: rest or easy movement that day."),
    no_ratio: "There is no ratio to hold a plan against yet.",
    own_caps: "This week has caps of its own: see above.",
};

const TRENDS: TrendWords = TrendWords {
    title: "Trends",
    monotony: "Monotony",
    strain: "Strain",
    long_view: "Long view",
    short: |mean| format!("7-day trend {mean}"),
    long: |mean| format!("42-day trend {mean}"),
    now: |monotony, strain| format!("Last 7 days: monotony {monotony}, strain {strain}."),
    unknown: "Last 7 days: no monotony, because all days are alike, one has no numbers, or there are fewer than 7.",
    bound: |days, most| match days {
        1 => format!("With 1 training day in 7 it cannot be above {most}."),
        days => format!("With {days} training days in 7 it cannot be above {most}."),
    },
    own_range: |low, high| format!("In this range yours was {low} to {high}."),
    gaps: "Days without numbers count as rest in the long view.",
    label: |what, unit, from, until| {
        let unit = if unit.is_empty() { String::new() } else { format!(" in {unit}") };
        format!("{what}{unit}, {from} to {until}. The table holds every number.")
    },
    column_short: "7-day",
    column_long: "42-day",
};

const MARKS: MarkWords = MarkWords {
    unlogged: "I trained, but logged nothing",
    unlogged_text: "Then this day is a gap, not rest: nothing is compared with it until it has numbers or is 28 days old.",
    not_unlogged: "Take the mark back",
    marked: "Marked as trained, not logged.",
    deload_title: |weeks| match weeks {
        1 => "1 loaded week".to_owned(),
        weeks => format!("{weeks} loaded weeks"),
    },
    deload_text: "Time for an easier week, if you like: half the sets, nine tenths of the load, RPE 6 at most, the same days and exercises (our choice). In a survey of 246 lifters an easier week came every 5.6 ± 2.3 weeks (Rogerson 2024, source): practice, not proof.",
    signal: |signal| match signal {
        Signal::Spike => "The ratio was above 1.5 on two days in a row.",
        Signal::Effort => "Sessions felt harder: than their like before, or than your last four weeks.",
        Signal::Monotony => "The days of this week were more alike than in nine of ten of your weeks.",
    },
    accept: "Start it today",
    decline: "Not now",
    deload_running: "Easier week",
    deload_until: |day| format!("Until {day}: half the sets, nine tenths of the load, RPE 6 at most."),
    end: "End it",
};

const METHOD: MethodWords = MethodWords {
    title: "How it is computed",
    sum_title: "The ratio",
    numbers_title: "Your numbers today",
    numbers_text: "Shown rounded; the division is done with the exact numbers.",
    last_7: "Last 7 days",
    last_28: "Last 28 days",
    per_day: "a day",
    ratio: |method| match method {
        Method::Coupled => "Ratio, coupled 7:28",
        Method::Uncoupled => "Uncoupled 7:21",
        Method::Weighted => "Weighted 7:28",
    },
    unknown: "not known yet",
    room_title: "What a day may hold",
    before_6: "6 days before today",
    before_27: "27 days before today",
    room: "Today may hold, by the ratio",
    done: "Today holds",
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
