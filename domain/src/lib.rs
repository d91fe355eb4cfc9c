//! What is true about training: units, catalogue, log, load, import. Pure: it is told the time, it draws no random number,
//! it stores nothing, it makes no sentence. Codes and numbers go out; the app's language content makes words of them.
//!
//! Read in this order: [`units`], [`catalog`], [`log`] (with `arrange`, the order of a session), [`mark`], [`load`], [`state`],
//! [`update`], [`search`], [`plan`], [`play`], [`pace`]. [`schema`] and [`import`] convert at the edge and nobody inside uses
//! them.

mod arrange;
pub mod catalog;
pub mod check_in;
pub mod figure;
pub mod gym;
pub mod import;
pub mod load;
pub mod log;
pub mod log_filter;
pub mod mark;
pub mod pace;
pub mod plan;
pub mod play;
pub mod programme;
pub mod safety;
pub mod schema;
pub mod search;
pub mod sorted;
pub mod state;
pub mod text;
pub mod units;
pub mod update;
