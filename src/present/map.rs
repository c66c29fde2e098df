//! The map: which part of the country is shown, what stands on it, and the same
//! as a list.
//!
//! A screen gives it taps, keys and a canvas; everything that is measured or
//! decided is here.

pub mod around;
pub mod glyph;
pub mod labels;
pub mod land;
pub mod rings;
pub mod spots;
pub mod towns;
pub mod view;
