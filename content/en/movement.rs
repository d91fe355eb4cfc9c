//! The moving figure.

use super::{digits, put};
use crate::words::{MovementWords, texts};

pub(super) const MOVEMENT: MovementWords = MovementWords {
    beat: |beat| texts().movement.beat(beat),
    lasts: |seconds| match seconds {
        0 => String::new(),
        _ => put(texts().movement.lasts, &[&digits(seconds)]),
    },
};
