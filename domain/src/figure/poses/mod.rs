//! The figure of each exercise, one file for a pillar.
//!
//! Side views carry the angles of the content document; where those let a joint sink, slide or turn the long way round they were
//! corrected. Front views, views from above and what is lying on its side were worked out here, by eye.

pub mod aerobic;
pub mod bracing;
pub mod glutes;
pub mod lifts;
pub mod mobility;
pub mod spinal_motion;

use super::motion::{Motion, Outward};
use super::pose::pose;
use super::{Camera, Figure, Hold, Joint, Prop};
