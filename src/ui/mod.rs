//! Screens and parts: markup and events.
