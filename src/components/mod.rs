//! Parts of screens. They take plain data and callbacks and know no global state.

pub(crate) mod choice;
pub(crate) mod drawing;
pub(crate) mod figure;
pub(crate) mod frame;
pub(crate) mod icon;
pub(crate) mod load_chart;
pub(crate) mod notice;
pub(crate) mod ratio_card;
pub(crate) mod ratio_lines;
pub(crate) mod ruler;
pub(crate) mod set_form;
pub(crate) mod stepper;
pub(crate) mod trend_lines;
pub(crate) mod zone_scale;
