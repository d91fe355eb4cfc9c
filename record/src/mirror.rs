//! The second copy: what was written to the store is handed on, to be written to another one.
//!
//! The mirror holds the same values under the same keys and is read only to recover
//! ([`Store::compare_mirror`](crate::Store::compare_mirror)). It is best effort: how and when it is
//! written is the caller's matter, but batches in order, and each as one transaction.

/// One write to the mirror.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MirrorWrite {
    /// The key, the same as in the store.
    pub key: String,
    /// The value; `None` removes the key.
    pub value: Option<String>,
}

/// What waits for the mirror.
#[derive(Debug, Default)]
pub(crate) struct MirrorQueue {
    off: bool,
    batches: Vec<Vec<MirrorWrite>>,
}

impl MirrorQueue {
    /// Queues values that were written together.
    pub(crate) fn push(&mut self, values: impl IntoIterator<Item = (String, String)>) {
        let write = |(key, value)| MirrorWrite { key, value: Some(value) };
        self.push_writes(values.into_iter().map(write).collect());
    }

    /// Queues one transaction.
    pub(crate) fn push_writes(&mut self, batch: Vec<MirrorWrite>) {
        if !self.off && !batch.is_empty() {
            self.batches.push(batch);
        }
    }

    /// Takes what waits.
    pub(crate) fn take(&mut self) -> Vec<Vec<MirrorWrite>> {
        std::mem::take(&mut self.batches)
    }

    /// Nothing is queued from now on.
    pub(crate) fn turn_off(&mut self) {
        self.off = true;
        self.batches = Vec::new();
    }
}
