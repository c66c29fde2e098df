//! Sweden as the app carries it: municipalities with their borders, localities,
//! and how a position on the globe becomes one on a plane.

pub mod atlas;
pub mod plane;
mod reading;
pub mod sweref;
