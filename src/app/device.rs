//! What chance gives: who writes, and the ids of new records.

use super::clock;
use crate::domain::id::RecordId;
use crate::domain::id::Writer;

/// A number for this run of the app in this window.
pub fn new_writer() -> Writer {
    Writer(u64::from_be_bytes(random()))
}

/// An id for a new record.
pub fn new_id() -> RecordId {
    RecordId::from_parts(clock::unix_milliseconds(), random())
}

/// What tells this device's backups from those of others in the same folder.
#[cfg(target_arch = "wasm32")]
pub(super) fn new_mark() -> String {
    format!("{:08x}", u32::from_be_bytes(random()))
}

/// Bytes that nobody can foresee.
#[cfg(target_arch = "wasm32")]
pub(super) fn random<const LENGTH: usize>() -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    leptos::prelude::window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes))
        .expect("every browser that runs this has a source of chance");
    bytes
}

/// Natively there are only tests, which want different numbers and no chance.
#[cfg(not(target_arch = "wasm32"))]
fn random<const LENGTH: usize>() -> [u8; LENGTH] {
    use std::sync::atomic::AtomicU64;
    use std::sync::atomic::Ordering;

    static LAST: AtomicU64 = AtomicU64::new(0);
    let number = LAST.fetch_add(1, Ordering::Relaxed).to_be_bytes();
    std::array::from_fn(|at| number.get(at.wrapping_sub(LENGTH - 8)).copied().unwrap_or_default())
}
