//! What `cargo xtask bench` stands on: books to measure with, figures and their table, and the
//! program that does the core's work in a browser without Leptos.

#[cfg(target_arch = "wasm32")]
mod program;
pub mod report;
pub mod sample;
pub mod statistics;
