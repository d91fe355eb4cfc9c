//! What holds for every figure of the library, at every moment.

use super::body::flesh;
use super::motion::{Cycle, Motion};
use super::pose::{ANKLE, ELBOW, HIP, KNEE, LIMBS, LUMBAR, NECK, SHOULDER, THORACIC};
use super::*;
use crate::catalog::{Exercise, LIBRARY, Phase};

/// One percent of the body's height.
const CLOSE: f32 = 0.01;

fn moments() -> impl Iterator<Item = f32> {
    (0..=20).map(|twentieth| f32::from(twentieth as u8) / 20.0)
}

/// Says of which exercises something does not hold, all of them at once.
#[track_caller]
fn none(complaints: impl Iterator<Item = String>) {
    let complaints: Vec<String> = complaints.collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// Complaints of a check about every figure.
fn complaints(
    check: impl Fn(&'static Exercise, &'static Figure) -> Vec<String>,
) -> impl Iterator<Item = String> {
    LIBRARY.iter().flat_map(move |exercise| {
        let found = check(exercise, exercise.figure);
        found.into_iter().map(|what| format!("{}: {what}", exercise.id))
    })
}

#[test]
fn what_rests_or_is_held_moves_less_than_a_hundredth_of_the_height() {
    none(complaints(|_, figure| {
        if figure.motion == Motion::Walk {
            return Vec::new();
        }
        let start = figure.settled(0.0).0;
        let contacts = figure.pins.iter().chain([&figure.anchor.0]);
        let moved = contacts.filter_map(|joint| {
            let farthest =
                moments().map(|part| (figure.settled(part).0.joint(*joint) - start.joint(*joint)).length());
            let farthest = farthest.fold(0.0, f32::max);
            (farthest > CLOSE).then(|| format!("{joint:?} moves {farthest:.3}: out of reach"))
        });
        moved.collect()
    }));
}

#[test]
fn hands_and_feet_that_are_held_near_the_floor_are_on_it() {
    none(complaints(|_, figure| {
        let start = figure.settled(0.0).0;
        let floating = figure.pins.iter().filter_map(|joint| {
            let rests_at = match joint {
                Joint::Hand | Joint::FarHand => 0.018,
                _ => 0.0,
            };
            let above = start.joint(*joint).y - rests_at;
            (above.abs() > 0.015 && above < 0.08).then(|| format!("{joint:?} is {above:.3} above the floor"))
        });
        floating.collect()
    }));
}

#[test]
fn nothing_goes_through_the_floor_or_a_wall() {
    none(complaints(|_, figure| {
        let walls: Vec<[f32; 2]> = figure
            .props
            .iter()
            .filter_map(|prop| match prop {
                Prop::Block { x, y } if y[1] - y[0] >= 500 => Some(x.map(|x| f32::from(x) / 1000.0)),
                _ => None,
            })
            .collect();
        let mut worst = [0.0_f32; 2];
        for part in moments() {
            let (skeleton, angles) = figure.settled(part);
            for (point, radius) in flesh(&skeleton, &angles) {
                worst[0] = worst[0].max(radius - point.y);
                for [back, front] in &walls {
                    let through =
                        if *back > 0.0 { point.x + radius - back } else { front - (point.x - radius) };
                    worst[1] = worst[1].max(through);
                }
            }
        }
        let named = [("the floor", worst[0]), ("a wall", worst[1])];
        let through = named.into_iter().filter(|(_, depth)| *depth > 0.0125);
        through.map(|(what, depth)| format!("{depth:.3} through {what}")).collect()
    }));
}

#[test]
fn joints_stay_within_human_ranges() {
    // Generous ends of what people can do, in degrees; a pointed foot is drawn flat on the floor.
    let spine = [(LUMBAR, -50, 50), (THORACIC, -40, 40), (NECK, -60, 50)];
    let limb = [(HIP, -35, 150), (KNEE, -8, 168), (ANKLE, -95, 45), (SHOULDER, -75, 200), (ELBOW, 0, 158)];
    none(complaints(|_, figure| {
        let limbs = LIMBS.into_iter().flat_map(|row| limb.map(|(angle, low, high)| (row + angle, low, high)));
        let ranges: Vec<_> = spine.into_iter().chain(limbs).collect();
        let poses = [("start", figure.start), ("end", figure.end)];
        let beyond = poses.into_iter().flat_map(|(name, pose)| {
            let beyond =
                ranges.iter().filter(move |(angle, low, high)| !(*low..=*high).contains(&pose.0[*angle]));
            beyond.map(move |(angle, low, high)| {
                format!("{name}: angle {angle} is {}, not {low} to {high}", pose.0[*angle])
            })
        });
        beyond.collect()
    }));
}

#[test]
fn a_picture_has_the_same_shapes_at_every_instant_and_all_are_drawn() {
    none(complaints(|_, figure| {
        let roles = |part: f32| {
            let mut roles: Vec<_> =
                figure.shapes(part.into()).into_iter().map(|shape| shape.role as u8).collect();
            roles.sort_unstable();
            roles
        };
        let first = roles(0.001);
        let changed = moments().filter(|part| *part > 0.0 && roles(*part) != first);
        let empty = figure.shapes(0.5.into()).into_iter().filter(|shape| shape.path.len() < 8);
        let changed = changed.map(|part| format!("other shapes at {part}"));
        changed.chain(empty.map(|shape| format!("{:?} is empty", shape.role))).collect()
    }));
}

/// How far apart two skeletons are at most.
fn farthest(figure: &Figure, one: Instant, other: Instant) -> f32 {
    let joints = |instant: Instant| {
        let [head, toe, far_toe, heel, far_heel, hand, far_hand, elbow, far_elbow] =
            figure.settled(instant.part).0.outermost();
        if !instant.mirrored {
            return [head, toe, far_toe, heel, far_heel, hand, far_hand, elbow, far_elbow];
        }
        let swapped = [head, far_toe, toe, far_heel, heel, far_hand, hand, far_elbow, elbow];
        swapped.map(|joint| at(joint.x, joint.y, -joint.z))
    };
    joints(one).into_iter().zip(joints(other)).map(|(a, b)| (a - b).length()).fold(0.0, f32::max)
}

#[test]
fn nothing_jumps_within_a_cycle_or_where_it_begins_again() {
    none(complaints(|exercise, figure| {
        let doses = Phase::ALL.into_iter().filter_map(|phase| exercise.dose.get(phase).as_ref());
        let jumps = doses.filter_map(|dose| {
            let cycle = Cycle::of(exercise, Some(dose));
            let times = (0..=2 * cycle.length()).step_by(20);
            let steps =
                times.map(|time| farthest(figure, cycle.at(time).instant, cycle.at(time + 20).instant));
            let most = steps.fold(0.0, f32::max);
            (most > 0.06).then(|| format!("a joint jumps {most:.3} in 20 ms"))
        });
        jumps.collect()
    }));
}

#[test]
fn no_two_exercises_look_the_same() {
    let drawn = |exercise: &Exercise| {
        let shapes = [0.0, 1.0].map(|part: f32| exercise.figure.shapes(part.into()));
        shapes.into_iter().flatten().map(|shape| shape.path).collect::<String>()
    };
    let mut all: Vec<_> = LIBRARY.iter().map(|exercise| (drawn(exercise), exercise.id.as_str())).collect();
    all.sort_unstable();
    none(
        all.windows(2).filter(|two| two[0].0 == two[1].0).map(|two| format!("{} and {}", two[0].1, two[1].1)),
    );
}

#[test]
fn every_figure_moves_visibly_or_breathes() {
    none(complaints(|_, figure| {
        let shapes = |part: f32| figure.shapes(part.into());
        let still = shapes(0.0) == shapes(1.0);
        still.then(|| "start and end look alike".to_owned()).into_iter().collect()
    }));
}
