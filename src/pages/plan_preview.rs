//! The week that a programme would give, before it is saved.

use crate::view::{Ask, View};
use brace_domain::programme::Programme;

/// The week as it would be; none while something in the form is not right yet.
pub(crate) fn plan_preview(_programme: Ask<Option<Programme>>) -> View {
    ().into()
}
