//! House rules that the compiler does not know. Each failure says what to do.

mod layers;
mod manners;
mod privacy;
mod rust;
mod style;
mod tree;
mod words;

/// Fails if anything is `broken`: says what to do, then lists every offender.
fn assert_kept(what_to_do: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{what_to_do}:\n  {}\n", broken.join("\n  "));
}
