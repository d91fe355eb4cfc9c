//! Whether a session fits: into its minutes, by trimming in a fixed order (T45 to T50), and into the room of the ledgers
//! (L29 to L43, T83 c). Both only ever take away, but for minutes that would stay empty.

use super::compose::{Chosen, Composer};
use super::week::{CALM, Cap, Week, class_of, finish, session_seconds};
use super::{DayPlan, Item, Limit, PlannedLoad, Role, Why, time};
use crate::catalog::{Amount, Exercise, Phase, Pillar, aerobic, find};
use crate::load::{AxialLoad, set_load};
use crate::log::Set;
use crate::units::{Metres, Reps, Resistance, SetRpe, Weight, Work};

/// A session is no longer than its minutes and 5 % (T45), in seconds.
fn most_seconds(minutes: u8) -> u32 {
    u32::from(minutes) * 63
}

/// And no shorter than 70 % of them, if anything is left to do.
fn fewest_seconds(minutes: u8) -> u32 {
    u32::from(minutes) * 42
}

/// The shortest walk worth planning (choice).
const SHORTEST_WALK_SECONDS: u32 = 180;

/// Doses the exercises of a session and trims them to its minutes: mobility to one set, the smaller exercises to one set,
/// what the week can spare, the mains to one set, and at last what it cannot spare (T50).
pub(super) fn trim(week: &Week, composer: &mut Composer, at: usize, day: &mut DayPlan) {
    let most = most_seconds(composer.drafts[at].minutes);
    let chosen = composer.drafts[at].items.clone();
    let item = |chosen: &Chosen| week.item(chosen, day.date, composer.first_day(chosen.exercise));
    day.items = chosen.iter().filter_map(item).collect();
    composer.drafts[at]
        .items
        .retain(|chosen| day.items.iter().any(|item| item.exercise == chosen.exercise.id));
    let over = |day: &DayPlan| session_seconds(&day.items) > most;
    let small = [Role::Breath, Role::WarmUp, Role::SpinalMotion, Role::Accessory];
    while over(day) && one_set_less(day, &[Role::Mobility]) {}
    while over(day) && one_set_less(day, &small) {}
    while over(day) && leave_out(composer, at, day, Some(5)) {}
    while over(day) && one_set_less(day, &[Role::Main]) {}
    while over(day) && leave_out(composer, at, day, Some(8)) {}
    while over(day) && leave_out(composer, at, day, None) {}
}

/// Puts what the week is short of into minutes that the trimming left, at one set.
pub(super) fn put_back(week: &Week, composer: &mut Composer, days: &mut [DayPlan]) {
    for (at, day) in days.iter_mut().enumerate().filter(|(_, day)| !week.is_calm(day.date)) {
        let most = most_seconds(composer.drafts[at].minutes);
        while composer.serve_any(at, &fits(week, day, most)) && add_last(week, composer, at, day, most) {
            if let Some(item) = day.items.last_mut().filter(|item| item.dose.sets > 1) {
                item.dose.sets = 1;
                item.dose.limit(Limit::Time);
                // What is trimmed first is trimmed then too.
                while one_set_less(day, &[Role::Mobility]) {}
            }
        }
    }
}

/// Whether one set of an exercise fits into a session.
fn fits(week: &Week, day: &DayPlan, most: u32) -> impl Fn(&Exercise) -> bool {
    let now = session_seconds(&day.items);
    let date = day.date;
    move |exercise| {
        let Some(exercise) = find(exercise.id.as_str()) else { return false };
        let chosen = Chosen { exercise, role: Role::Accessory, why: Why::Time };
        let seconds = |mut item: Item| {
            item.dose.sets = 1;
            time::seconds(exercise.laterality, &item.dose)
        };
        week.item(&chosen, date, None).is_some_and(|item| now + seconds(item) <= most)
    }
}

/// A shorter walk, then fewer sets, until a session fits its minutes or has one of each exercise: what somebody put in is not
/// left out.
pub(super) fn fit_sets(day: &mut DayPlan, minutes: u8) {
    let most = most_seconds(minutes);
    let over = session_seconds(&day.items).saturating_sub(most);
    let walk = day.items.iter_mut().find(|item| item.role == Role::Aerobic);
    if let Some(Amount::Seconds(seconds)) = walk.map(|item| &mut item.dose.amount) {
        let shorter = u32::from(*seconds).saturating_sub(over) / 60 * 60;
        let shorter = shorter.max(SHORTEST_WALK_SECONDS);
        *seconds = (*seconds).min(u16::try_from(shorter).unwrap_or(u16::MAX));
    }
    let small = [Role::Breath, Role::WarmUp, Role::SpinalMotion, Role::Accessory];
    for roles in [&[Role::Mobility][..], &small, &[Role::Main]] {
        while session_seconds(&day.items) > most && one_set_less(day, roles) {}
    }
}

/// Doses the exercise that was chosen last, with as many sets as fit.
fn add_last(week: &Week, composer: &mut Composer, at: usize, day: &mut DayPlan, most: u32) -> bool {
    let chosen = composer.drafts[at].items.last();
    let added = chosen.and_then(|chosen| week.item(chosen, day.date, composer.first_day(chosen.exercise)));
    let Some(item) = added else { return false };
    day.items.push(item);
    let place = day.items.len() - 1;
    while session_seconds(&day.items) > most && day.items[place].dose.sets > 1 {
        day.items[place].dose.sets -= 1;
        day.items[place].dose.limit(Limit::Time);
    }
    true
}

/// One set less of the exercise of these roles that has most of them, the last of equals.
fn one_set_less(day: &mut DayPlan, roles: &[Role]) -> bool {
    let candidates = day.items.iter_mut().filter(|item| roles.contains(&item.role) && item.dose.sets > 1);
    let Some(item) = candidates.max_by_key(|item| item.dose.sets) else { return false };
    item.dose.sets -= 1;
    item.dose.limit(Limit::Time);
    true
}

/// How early an exercise is left out: the lowest first (T50). The last two are what makes a session.
fn rank(items: &[Item], place: usize, odd_day: bool) -> u8 {
    let role = items[place].role;
    let nth = items[..place].iter().filter(|item| item.role == role).count();
    match (role, nth) {
        (Role::Aerobic, _) => 0,
        (Role::Accessory, _) => 1,
        (Role::Mobility, 1..) => 2,
        (Role::Main, 2..) => 3,
        (Role::Main, 1) => 4,
        (Role::WarmUp, _) => 5,
        // Where the minutes hold one of the two, they take turns by day (T46).
        (Role::Breath, _) => 6 + u8::from(odd_day),
        (Role::SpinalMotion, _) => 7 - u8::from(odd_day),
        (Role::Mobility, 0) => 8,
        (Role::Main, 0) => 9,
    }
}

/// Leaves out the exercise of the lowest rank: of those below a rank that the week can spare and nobody put in, or of all.
fn leave_out(composer: &mut Composer, at: usize, day: &mut DayPlan, spare_below: Option<u8>) -> bool {
    use chrono::Datelike;
    let odd_day = day.date.weekday().num_days_from_monday() % 2 == 1;
    let spare = |item: &Item| item.record.is_some_and(|record| composer.can_spare(record));
    let ranks = (0..day.items.len()).map(|place| (rank(&day.items, place, odd_day), place));
    let candidates = ranks.filter(|&(rank, place)| {
        let item = &day.items[place];
        spare_below.is_none_or(|below| rank < below && item.why != Why::ByHand && spare(item))
    });
    let Some((_, place)) = candidates.min() else { return false };
    let gone = day.items.remove(place);
    composer.drafts[at].items.retain(|chosen| chosen.exercise.id != gone.exercise);
    true
}

/// Fills minutes that would stay empty: with a walk or with one more exercise at a time (T45).
pub(super) fn fill(week: &Week, composer: &mut Composer, at: usize, day: &mut DayPlan) {
    let minutes = composer.drafts[at].minutes;
    let (fewest, most) = (fewest_seconds(minutes), most_seconds(minutes));
    // A calm back gains more from a walk than from one more drill.
    if week.phase_on(day.date) <= Phase::Rebuild {
        walk(week, day, fewest, u32::from(minutes) * 60);
    }
    while session_seconds(&day.items) < fewest
        && composer.one_more(at, &fits(week, day, most))
        && add_last(week, composer, at, day, most)
    {}
    walk(week, day, fewest, u32::from(minutes) * 60);
}

/// A walk for the minutes that are left: the warm-up goes on, or it ends the session.
fn walk(week: &Week, day: &mut DayPlan, fewest: u32, most: u32) {
    let now = session_seconds(&day.items);
    let without = week.without(day.date);
    if now >= fewest || !week.is_eligible(&aerobic::WALKING, day.date, without) {
        return;
    }
    let chosen = Chosen { exercise: &aerobic::WALKING, role: Role::Aerobic, why: Why::Time };
    let Some(item) = week.item(&chosen, day.date, None) else { return };
    let Amount::Seconds(dose) = item.dose.amount else { return };
    let begun =
        day.items.iter().position(|item| item.record.is_some_and(|record| record.pillar == Pillar::Aerobic));
    let place = begun.unwrap_or_else(|| {
        day.items.push(item);
        day.items.len() - 1
    });
    day.items[place].dose.sets = 1;
    day.items[place].dose.amount = Amount::Seconds(0);
    let room = most.saturating_sub(session_seconds(&day.items)).min(u32::from(dose));
    if room < SHORTEST_WALK_SECONDS {
        day.items.remove(place);
        return;
    }
    // Whole minutes.
    day.items[place].dose.amount = Amount::Seconds((room / 60 * 60) as u16);
}

/// Lowers the sessions of a week to what the ledgers leave. What is left of the week is shared among the sessions that are
/// to come, each by its size: four lighter ones are worth more than two as usual and two with nothing in them (choice).
pub(super) fn fit_room(week: &Week, days: &mut [DayPlan]) {
    let mut wanted = [0, 0];
    for day in &mut *days {
        lower_class(week, day);
        finish(day, week.programme.body_mass);
        add(&mut wanted, load_of(day));
    }
    let mut spent = [0, 0];
    for day in days {
        let own = load_of(day);
        for (place, spent) in spent.iter().enumerate() {
            let session = week.room.session[place].filter(|_| day.date == week.today);
            let share = |cap: Cap| {
                let left = (cap.max - spent).max(0);
                let max =
                    left.saturating_mul(own[place]).checked_div(wanted[place]).unwrap_or(left).min(left);
                Cap { max, ..cap }
            };
            let rest = week.room.week[place].map(share);
            let Some(cap) = session.into_iter().chain(rest).min_by_key(|cap| cap.max) else { continue };
            if place == 0 { fit_effort(week, day, cap) } else { fit_axial(week.step, day, cap) }
        }
        finish(day, week.programme.body_mass);
        add(&mut wanted, own.map(|load| -load));
        add(&mut spent, load_of(day));
    }
}

fn add(sum: &mut [i64; 2], load: [i64; 2]) {
    sum.iter_mut().zip(load).for_each(|(sum, load)| *sum += load);
}

/// No weight that would count one class higher than the day may hold (L8), nor one to be found.
fn lower_class(week: &Week, day: &mut DayPlan) {
    for item in &mut day.items {
        let Some(record) = item.record else { continue };
        let Some(percent) = record.class_up_above_pct_bw else { continue };
        let body = week.programme.body_mass.map_or(crate::load::UNKNOWN_BODY_GRAMS, Weight::grams);
        let most = body * i64::from(percent) / 100;
        let lower = |now: i64| crate::load::round_down(most.min(now), week.step);
        let load = match item.dose.load {
            PlannedLoad::Weight(weight) if class_of(item, week.programme.body_mass) > day.top => {
                lower(weight.grams()).map(PlannedLoad::Weight)
            }
            PlannedLoad::Find { at_most }
                if record.axial.up() > day.top && at_most.is_none_or(|now| now.grams() > most) =>
            {
                let at_most = lower(at_most.map_or(i64::MAX, Weight::grams));
                at_most.map(|at_most| PlannedLoad::Find { at_most: Some(at_most) })
            }
            _ => continue,
        };
        if let Some(load) = load {
            item.dose.load = load;
            item.dose.limit(Limit::Class);
        }
    }
}

/// Load of the session: minutes times the rating that it will get (AU).
fn effort(day: &DayPlan) -> i64 {
    i64::from(rating(day)) * i64::from(day.minutes)
}

/// The rating that a session will get: one below the highest ceiling of its exercises, in whole points, since a ceiling is
/// no target (choice); and at most that of the day.
fn rating(day: &DayPlan) -> u8 {
    let rating = highest(day).saturating_sub(ROOM_UNDER_CEILING);
    day.rpe_cap.map_or(rating, |cap| cap.min(rating))
}

/// The highest ceiling of its exercises, in whole points.
fn highest(day: &DayPlan) -> u8 {
    day.items.iter().map(|item| item.dose.rpe_cap.half_points().div_ceil(2)).max().unwrap_or(0)
}

/// How far a session stays below the ceiling of its hardest set (choice).
const ROOM_UNDER_CEILING: u8 = 1;

/// Load of a session as it is planned: whole AU and kg·rep.
pub(super) fn load_of(day: &DayPlan) -> [i64; 2] {
    [effort(day), axial(&day.items)]
}

/// Lowest rating that a session is planned with. Below two thirds of what was planned, at least this, it gets shorter instead:
/// nobody gains from an hour that is too easy (choice).
const LEAST_RATING: u8 = 3;

/// Lowers the ceiling of effort, then takes sets, then exercises, until the session fits. Breath, mobility and a walk are always
/// allowed (L32).
fn fit_effort(week: &Week, day: &mut DayPlan, cap: Cap) {
    finish(day, week.programme.body_mass);
    // What is calm by itself is no less calm for being less: cut from week to week it would end in nothing (choice).
    let calm = |item: &Item| {
        matches!(item.role, Role::Breath | Role::Mobility | Role::WarmUp | Role::Aerobic)
            || item.dose.rpe_cap <= CALM
    };
    let least = (rating(day) * 2).div_ceil(3).max(LEAST_RATING);
    while effort(day) > cap.max {
        let left = u8::try_from(cap.max / i64::from(day.minutes.max(1))).unwrap_or(u8::MAX);
        if left >= least || day.items.iter().all(calm) {
            let rating = left.max(LEAST_RATING);
            day.rpe_cap = Some(day.rpe_cap.map_or(rating, |cap| cap.min(rating)));
            for item in &mut day.items {
                if let Ok(lower) = SetRpe::from_half_points((rating + ROOM_UNDER_CEILING) * 2)
                    && lower < item.dose.rpe_cap
                {
                    item.dose.rpe_cap = lower;
                    item.dose.limit(cap.limit);
                }
            }
            return;
        }
        // A walk that fills the minutes first, then sets down to two, then exercises.
        let walk = day.items.iter().position(|item| item.role == Role::Aerobic);
        let loud = |place: &usize| !calm(&day.items[*place]);
        let most = (0..day.items.len()).filter(loud).max_by_key(|place| day.items[*place].dose.sets);
        let ranked = (0..day.items.len()).filter(loud).map(|place| (rank(&day.items, place, false), place));
        let last = ranked.min().map(|(_, place)| place);
        match (walk, most) {
            (Some(walk), _) => drop(day.items.remove(walk)),
            (_, Some(most)) if day.items[most].dose.sets > 2 => {
                day.items[most].dose.sets -= 1;
                day.items[most].dose.limit(cap.limit);
            }
            _ => {
                let Some(last) = last else { return };
                day.items.remove(last);
                day.items.iter_mut().filter(|item| !calm(item)).for_each(|item| item.dose.limit(cap.limit));
            }
        }
        finish(day, week.programme.body_mass);
    }
}

/// Whole kg·rep of an item at the most repetitions of its range.
fn item_axial(item: &Item) -> AxialLoad {
    let (Some(record), PlannedLoad::Weight(weight)) = (item.record, item.dose.load) else {
        return AxialLoad::default();
    };
    let work = match item.dose.amount {
        Amount::Reps { high, .. } => Reps::new(high.into()).map(Work::Reps),
        Amount::Metres(metres) => Metres::new(metres.into()).map(Work::Distance),
        _ => return AxialLoad::default(),
    };
    let Ok(work) = work else { return AxialLoad::default() };
    let set = Set::working(work, Resistance::External(weight));
    let one = set_load(&set, &record.traits(), None).axial;
    (0..item.dose.sets).fold(AxialLoad::default(), |sum, _| sum + one)
}

/// Load on the spine of an item with all its sets, in whole kg·rep, at the most repetitions of its dose.
pub fn planned_axial(item: &Item) -> i64 {
    item_axial(item).whole()
}

/// Whole kg·rep of a session.
fn axial(items: &[Item]) -> i64 {
    items.iter().map(item_axial).fold(AxialLoad::default(), |sum, load| sum + load).whole()
}

/// Lowers what loads the spine until it fits: of the largest item first the sets, then the repetitions to the least of the
/// dose, then the weight; an item that would need less than a step of the plates is left out (T83 c).
fn fit_axial(step: Weight, day: &mut DayPlan, cap: Cap) {
    while axial(&day.items) > cap.max {
        let loads = day.items.iter().map(item_axial).enumerate().filter(|(_, load)| load.whole() > 0);
        let Some((place, _)) = loads.max_by_key(|(_, load)| *load) else { return };
        let all = axial(&day.items);
        let item = &mut day.items[place];
        if item.dose.sets > 1 {
            item.dose.sets -= 1;
        } else if let Amount::Reps { low, high, pace } = item.dose.amount
            && high > low
        {
            item.dose.amount = Amount::Reps { low, high: low, pace };
        } else if let Some(lower) = lower_weight(item, cap.max - (all - item_axial(item).whole()), step) {
            item.dose.load = PlannedLoad::Weight(lower);
        } else {
            day.items.remove(place);
            continue;
        }
        item.dose.limit(cap.limit);
    }
}

/// The heaviest weight below the present one with which an item takes no more than this; none for less than a step.
fn lower_weight(item: &Item, most: i64, step: Weight) -> Option<Weight> {
    let PlannedLoad::Weight(now) = item.dose.load else { return None };
    let (all, most) = (item_axial(item).whole(), most.max(0));
    let grams = now.grams().checked_mul(most)?.checked_div(all)?.min(now.grams() - step.grams());
    crate::load::round_down(grams, step).filter(|weight| weight.grams() > 0)
}
