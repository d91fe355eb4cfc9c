//! The moving figure.

use crate::words::MovementWords;
use brace_domain::figure::motion::Beat;

pub(super) const MOVEMENT: MovementWords = MovementWords {
    beat: |beat| match beat {
        Beat::Lower => "Lower",
        Beat::Bottom => "Bottom",
        Beat::Lift => "Lift",
        Beat::Top => "Top",
        Beat::Out => "Out",
        Beat::Held => "Hold",
        Beat::Back => "Back",
        Beat::Rest => "Rest",
        Beat::In => "Breathe in",
        Beat::Exhale => "Breathe out",
        Beat::Step => "Step",
    },
    lasts: |seconds| match seconds {
        0 => String::new(),
        _ => format!(" {seconds} s"),
    },
};
