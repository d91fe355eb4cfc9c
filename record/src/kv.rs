//! The seam to the world: a store of texts by key.
//!
//! The app gives one over `localStorage`, the tests give faulty ones, and [`MemoryKv`] serves for the
//! rest. Nothing else in this package touches storage.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use crate::sorted::SortedMap;

/// A store of texts by key. Keys of others (anything that does not begin with `brace.`) are not its matter.
pub trait KvStore {
    /// The value under a key, `None` if there is none.
    ///
    /// # Errors
    /// [`KvError`] if the store cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, KvError>;

    /// Writes a value under a key.
    ///
    /// # Errors
    /// [`KvError`] if nothing was written; then the old value is intact.
    fn set(&mut self, key: &str, value: &str) -> Result<(), KvError>;

    /// Removes a key; one that is absent is no error.
    ///
    /// # Errors
    /// [`KvError`] if nothing was removed.
    fn remove(&mut self, key: &str) -> Result<(), KvError>;

    /// All keys that begin with `brace.`, in any order.
    ///
    /// # Errors
    /// [`KvError`] if the store cannot be read.
    fn keys(&self) -> Result<Vec<String>, KvError>;
}

/// Why the store refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KvError {
    /// No room left.
    #[error("the storage is full")]
    Full,
    /// There is no storage, or it is blocked.
    #[error("the storage is not available")]
    Unavailable,
    /// Anything else, in the browser's words.
    #[error("the storage failed: {0}")]
    Other(String),
}

/// A store in memory. Clones share their content, as two tabs do.
#[derive(Debug, Clone, Default)]
pub struct MemoryKv(Rc<RefCell<SortedMap<String, String>>>);

impl MemoryKv {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A copy of the content.
    #[must_use]
    pub fn content(&self) -> BTreeMap<String, String> {
        self.0.borrow().clone().into_iter().collect()
    }
}

impl From<BTreeMap<String, String>> for MemoryKv {
    fn from(content: BTreeMap<String, String>) -> Self {
        let kv = Self::new();
        for (key, value) in content {
            kv.0.borrow_mut().insert(key, value);
        }
        kv
    }
}

impl KvStore for MemoryKv {
    fn get(&self, key: &str) -> Result<Option<String>, KvError> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), KvError> {
        self.0.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), KvError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, KvError> {
        Ok(self.0.borrow().keys().filter(|key| key.starts_with("brace.")).cloned().collect())
    }
}
