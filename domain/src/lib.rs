//! What is true about training: units, catalogue, log, load, import. Pure: it is told the time, it draws no random number,
//! it stores nothing, it makes no sentence. Codes and numbers go out; the app's language content makes words of them.
//!
//! Read in this order: [`units`], [`catalog`], [`log`], [`mark`], [`load`], [`state`], [`update`], [`search`]. [`schema`] and [`import`] convert at the edge
//! and nobody inside uses them.

pub mod catalog;
pub mod check_in;
pub mod figure;
pub mod gym;
pub mod import;
pub mod load;
pub mod log;
pub mod log_filter;
pub mod mark;
pub mod plan;
pub mod programme;
pub mod safety;
pub mod schema;
pub mod search;
pub mod sorted;
pub mod state;
pub mod text;
pub mod units;
pub mod update;
