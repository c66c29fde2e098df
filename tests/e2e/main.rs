//! What a person does, in real browsers.

mod harness;
mod harness_works;
mod start;
