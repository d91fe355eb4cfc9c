//! A map in a list, and the order of short lists.
//!
//! The trees and sorts of the standard library are written once more for every type that they hold, and each copy
//! travels to the phone as some kilobytes. This is a binary search and a shift: what is put at the end costs nothing
//! more, and records come in the order in which they were made.

/// Values by different keys, in the order of the keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    /// Puts a value under a key, in the place of the one that was there.
    pub fn insert(&mut self, key: K, value: V) {
        // At the end, most of the time.
        let at = match self.0.last() {
            Some((last, _)) if *last >= key => self.place(&key),
            _ => Err(self.0.len()),
        };
        match at {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (key, value)),
        }
    }

    /// Takes a key away, and gives its value.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let at = self.place(key).ok()?;
        Some(self.0.remove(at).1)
    }

    /// The value of a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        let at = self.place(key).ok()?;
        Some(&self.0[at].1)
    }

    /// The value of a key, to be changed.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let at = self.place(key).ok()?;
        Some(&mut self.0[at].1)
    }

    /// Whether there is a value under a key.
    pub fn contains_key(&self, key: &K) -> bool {
        self.place(key).is_ok()
    }

    /// What is under this key and higher ones, in their order.
    pub fn from_key(&self, key: K) -> impl Iterator<Item = (&K, &V)> + use<'_, K, V> {
        let (Ok(at) | Err(at)) = self.place(&key);
        self.0[at..].iter().map(|(key, value)| (key, value))
    }

    /// What is under this key and lower ones, the highest first.
    pub fn back_from_key(&self, key: &K) -> impl Iterator<Item = (&K, &V)> + use<'_, K, V> {
        let end = self.place(key).map_or_else(|at| at, |at| at + 1);
        self.0[..end].iter().rev().map(|(key, value)| (key, value))
    }

    /// What is from one key on and before another, in their order.
    pub fn between(&self, from: &K, before: &K) -> impl DoubleEndedIterator<Item = (&K, &V)> + use<'_, K, V> {
        let at = |key| self.place(key).unwrap_or_else(|at| at);
        self.0.get(at(from)..at(before)).unwrap_or_default().iter().map(|(key, value)| (key, value))
    }

    fn place(&self, key: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(key))
    }
}

impl<K, V> SortedMap<K, V> {
    /// Keys with their values, in the order of the keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> + ExactSizeIterator {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The keys in their order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values in the order of their keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator {
        self.0.iter().map(|(_, value)| value)
    }

    /// Number of keys.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True if there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Puts a short list, or one that is nearly in order, in order. Equal items stay as they were.
pub(crate) fn sort_short<T>(items: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && before(&items[at], &items[at - 1]) {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn it_holds_what_a_tree_holds(
            steps in prop::collection::vec((0..20_u8, prop::option::of(0..9_u8)), 0..60),
            key in 0..20_u8,
            before in 0..20_u8,
        ) {
            let (mut list, mut tree) = (SortedMap::default(), BTreeMap::new());
            for (key, value) in steps {
                match value {
                    Some(value) => {
                        list.insert(key, value);
                        tree.insert(key, value);
                    }
                    None => prop_assert_eq!(list.remove(&key), tree.remove(&key)),
                }
            }
            prop_assert!(list.iter().eq(tree.iter()));
            prop_assert_eq!(list.get(&key), tree.get(&key));
            prop_assert_eq!(list.get_mut(&key), tree.get_mut(&key));
            prop_assert_eq!(list.contains_key(&key), tree.contains_key(&key));
            prop_assert!(list.from_key(key).eq(tree.range(key..)));
            prop_assert!(list.back_from_key(&key).eq(tree.range(..=key).rev()));
            prop_assert!(list.between(&key, &before).eq(tree.range(key..).take_while(|(at, _)| **at < before)));
        }

        #[test]
        fn equal_items_keep_their_order(items in prop::collection::vec(0..5_u8, 0..30)) {
            let mut sorted: Vec<_> = items.into_iter().enumerate().collect();
            let mut expected = sorted.clone();
            expected.sort_by_key(|(_, item)| *item);
            sort_short(&mut sorted, |(_, one), (_, other)| one < other);
            prop_assert_eq!(sorted, expected);
        }
    }
}
