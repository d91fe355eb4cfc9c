//! A small set in a list.
//!
//! For months and actions, of which there are some hundreds at most. Every further kind of tree or sort
//! would travel to the phone as some kilobytes of code; records, of which there are many, have a tree.

/// Different items in their order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sorted<T>(Vec<T>);

impl<T> Default for Sorted<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> Sorted<T> {
    /// Adds an item if it is not here yet.
    pub(crate) fn insert(&mut self, item: T) {
        if let Err(at) = self.0.binary_search(&item) {
            self.0.insert(at, item);
        }
    }

    /// Removes an item if it is here.
    pub(crate) fn remove(&mut self, item: &T) {
        if let Ok(at) = self.0.binary_search(item) {
            self.0.remove(at);
        }
    }

    pub(crate) fn contains(&self, item: &T) -> bool {
        self.0.binary_search(item).is_ok()
    }

    pub(crate) fn extend(&mut self, items: impl IntoIterator<Item = T>) {
        items.into_iter().for_each(|item| self.insert(item));
    }

    pub(crate) fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.0.retain(keep);
    }

    /// Removes the first item.
    pub(crate) fn pop_first(&mut self) -> Option<T> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }

    pub(crate) fn as_slice(&self) -> &[T] {
        &self.0
    }
}

impl<T> IntoIterator for Sorted<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_in_order_and_there_once() {
        let mut set = Sorted::default();
        set.extend([3, 1, 2, 3]);
        assert_eq!(set.as_slice(), [1, 2, 3]);
        set.remove(&2);
        set.remove(&7);
        assert!(set.contains(&3) && !set.contains(&2));
        assert_eq!((set.pop_first(), set.pop_first(), set.pop_first()), (Some(1), Some(3), None));
    }
}
