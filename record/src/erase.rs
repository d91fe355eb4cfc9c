//! "Delete everything": marked first, the mark last, so that a crash in between brings nothing back.
//!
//! The order is: [`begin_erase`], delete the second copy, [`finish_erase`]. A start that finds the mark
//! ([`OpenReport::erasing`](crate::OpenReport::erasing)) does the last two again and then opens anew.

use crate::kv::{KvError, KvStore};

/// Present from the first moment of the deletion to its last.
pub(crate) const ERASE_KEY: &str = "brace.erase";

/// Marks that everything is to be deleted. From here on a store opens empty and read-only.
///
/// # Errors
/// What the store said; then nothing has begun.
pub fn begin_erase(kv: &mut dyn KvStore) -> Result<(), KvError> {
    kv.set(ERASE_KEY, "1")
}

/// Whether "delete everything" was begun and is not finished, here or in another tab.
#[must_use]
pub fn is_erasing(kv: &dyn KvStore) -> bool {
    matches!(kv.get(ERASE_KEY), Ok(Some(_)))
}

/// Deletes every `brace.*` key, the mark last. Only after the second copy is gone.
///
/// # Errors
/// What the store said; the mark then stays, and this can be called again.
pub fn finish_erase(kv: &mut dyn KvStore) -> Result<(), KvError> {
    for key in kv.keys()? {
        if key != ERASE_KEY {
            kv.remove(&key)?;
        }
    }
    kv.remove(ERASE_KEY)
}
