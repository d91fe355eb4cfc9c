//! Directions and turns in space. Angles are degrees; sine and cosine are ours, so that a figure is the same on every
//! machine and no tables travel to a phone.

use std::ops::{Add, Mul, Neg, Sub};

/// A place or a direction: x ahead, y up, z to the figure's right. One is the figure's height.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// Ahead.
    pub x: f32,
    /// Up from the floor.
    pub y: f32,
    /// To the right.
    pub z: f32,
}

/// A place.
pub(super) const fn at(x: f32, y: f32, z: f32) -> Point {
    Point { x, y, z }
}

impl Point {
    pub(super) fn dot(self, other: Self) -> f32 {
        self.x * other.x + self.y * other.y + self.z * other.z
    }

    pub(super) fn length(self) -> f32 {
        self.dot(self).sqrt()
    }

    /// The way from here to there, `part` of it.
    pub(super) fn toward(self, there: Self, part: f32) -> Self {
        self + (there - self) * part
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        at(self.x + other.x, self.y + other.y, self.z + other.z)
    }
}

impl Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Neg for Point {
    type Output = Self;
    fn neg(self) -> Self {
        self * -1.0
    }
}

impl Mul<f32> for Point {
    type Output = Self;
    fn mul(self, by: f32) -> Self {
        at(self.x * by, self.y * by, self.z * by)
    }
}

/// Which way a part of the body looks. Each is one long and square to the others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facing {
    pub(super) ahead: Point,
    pub(super) up: Point,
    pub(super) right: Point,
}

/// Upright, facing ahead.
pub(super) const UPRIGHT: Facing =
    Facing { ahead: at(1.0, 0.0, 0.0), up: at(0.0, 1.0, 0.0), right: at(0.0, 0.0, 1.0) };

impl Facing {
    /// Bent forward.
    pub(super) fn pitched(self, degrees: f32) -> Self {
        let (up, ahead) = turned(self.up, self.ahead, degrees);
        Self { up, ahead, ..self }
    }

    /// Bent to the right.
    pub(super) fn leaned(self, degrees: f32) -> Self {
        let (up, right) = turned(self.up, self.right, degrees);
        Self { up, right, ..self }
    }

    /// Turned to the left.
    pub(super) fn twisted(self, degrees: f32) -> Self {
        let (right, ahead) = turned(self.right, self.ahead, degrees);
        Self { right, ahead, ..self }
    }
}

/// Two directions square to each other, turned in their plane so that the first moves toward the second.
pub(super) fn turned(first: Point, second: Point, degrees: f32) -> (Point, Point) {
    let (sin, cos) = (sine(degrees), sine(degrees + 90.0));
    (first * cos + second * sin, second * cos - first * sin)
}

/// The sine, to six digits.
pub(super) fn sine(degrees: f32) -> f32 {
    // Folded to a quarter of the circle, where the series converges quickly.
    let turn = degrees / 360.0;
    let turn = turn - (turn + 0.5).floor();
    let quarter = if turn > 0.25 {
        0.5 - turn
    } else if turn < -0.25 {
        -0.5 - turn
    } else {
        turn
    };
    let x = quarter * std::f32::consts::TAU;
    let square = x * x;
    x * (1.0
        - square / 6.0
            * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0 * (1.0 - square / 110.0)))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sine_is_that_of_the_standard_library() {
        for tenth in -12_000..12_000_i16 {
            let degrees = f32::from(tenth) / 10.0;
            let expected = f64::from(degrees).to_radians().sin();
            assert!((f64::from(sine(degrees)) - expected).abs() < 2e-6, "{degrees}");
        }
    }

    #[test]
    fn turns_go_the_way_that_they_are_named() {
        let is = |one: Point, other: Point| assert!((one - other).length() < 1e-5, "{one:?} {other:?}");
        is(UPRIGHT.pitched(90.0).up, UPRIGHT.ahead);
        is(UPRIGHT.leaned(90.0).up, UPRIGHT.right);
        is(UPRIGHT.twisted(90.0).ahead, -UPRIGHT.right);
    }
}
