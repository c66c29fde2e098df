//! Where records rest: text by key.
