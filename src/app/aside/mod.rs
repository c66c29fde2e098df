//! Work beside the page: a large file is read and merged by a second program on a thread of its
//! own (`src/worker.rs`), which is fetched when it is first needed and ended when it is done.
//!
//! The page hands over the name of the database, the file, as the browser's own handle, and the
//! passphrase of a locked one; and then an [`Order`](super::intake::Order) as JSON. What it is answered is an [`message::Answer`].

pub mod message;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
pub mod worker;

#[cfg(target_arch = "wasm32")]
pub use page::Aside;
