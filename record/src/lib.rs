//! Placeholder module docs replaced below.
