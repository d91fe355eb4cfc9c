//! A small set and a small map in a list.
//!
//! For months and actions, of which there are some hundreds at most, and in pieces for records, of which there are many.
//! Every kind of tree or sort of the standard library would travel to the phone as some kilobytes of code.

use std::borrow::Borrow;

use crate::stamp::Stamp;

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

/// Values by different keys, in the order of the keys. What comes in that order is put at the end.
#[derive(Debug, Clone, PartialEq)]
pub struct SortedMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> SortedMap<K, V> {
    /// Puts a value under a key, in the place of the one that was there.
    pub fn insert(&mut self, key: K, value: V) {
        match self.place(&key) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (key, value)),
        }
    }

    /// Takes a key away, if it is there.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q)
    where
        K: Borrow<Q>,
    {
        if let Ok(at) = self.place(key) {
            self.0.remove(at);
        }
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let at = self.place(key).ok()?;
        Some(&self.0[at].1)
    }

    /// The value of a key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let at = self.place(key).ok()?;
        Some(&mut self.0[at].1)
    }

    /// Whether there is a value under a key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(other, _)| other.borrow().cmp(key))
    }
}

impl<K, V> SortedMap<K, V> {
    /// Keys with their values, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The same, the values to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&K, &mut V)> {
        self.0.iter_mut().map(|(key, value)| (&*key, value))
    }

    /// The keys in their order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// True if there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for SortedMap<K, V> {
    fn from(items: [(K, V); N]) -> Self {
        let mut map = Self::default();
        for (key, value) in items {
            map.insert(key, value);
        }
        map
    }
}

impl<K, V> IntoIterator for SortedMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T> IntoIterator for Sorted<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Values by stamps, in the order of the stamps, in pieces: for records, of which there are many and which come in any
/// order. To put one in place moves a piece at most. What looks for a place is there once, whatever the values are.
#[derive(Debug, Clone)]
pub(crate) struct Pieces<V> {
    keys: Keys,
    values: Vec<Vec<V>>,
}

/// The stamps of each piece. No piece is empty, and each stamp is below those of the next piece.
#[derive(Debug, Clone, Default)]
struct Keys(Vec<Vec<Stamp>>);

/// A piece that is so long is cut in two.
const FULL: usize = 256;

impl Keys {
    /// The piece to which a stamp belongs, and where it stands in it or is to be put.
    fn place(&self, key: Stamp) -> (usize, Result<usize, usize>) {
        let after = self.0.partition_point(|piece| piece.first().is_some_and(|first| *first <= key));
        let piece = after.saturating_sub(1);
        (piece, self.0.get(piece).map_or(Err(0), |piece| piece.binary_search(&key)))
    }
}

impl<V> Default for Pieces<V> {
    fn default() -> Self {
        Self { keys: Keys::default(), values: Vec::new() }
    }
}

impl<V> Pieces<V> {
    pub(crate) fn get(&self, key: Stamp) -> Option<&V> {
        let (piece, at) = self.keys.place(key);
        at.ok().map(|at| &self.values[piece][at])
    }

    /// Puts a value under a stamp, in the place of the one that was there.
    pub(crate) fn insert(&mut self, key: Stamp, value: V) {
        match self.keys.place(key) {
            (piece, Ok(at)) => self.values[piece][at] = value,
            (piece, Err(at)) => {
                self.insert_at(piece, at, key, value);
            }
        }
    }

    /// What is under a stamp, to be changed; the default if nothing was.
    pub(crate) fn or_default(&mut self, key: Stamp) -> &mut V
    where
        V: Default,
    {
        match self.keys.place(key) {
            (piece, Ok(at)) => &mut self.values[piece][at],
            (piece, Err(at)) => self.insert_at(piece, at, key, V::default()),
        }
    }

    /// Puts a value where none is under this stamp.
    fn insert_at(&mut self, mut piece: usize, mut at: usize, key: Stamp, value: V) -> &mut V {
        if self.values.is_empty() {
            self.keys.0.push(Vec::new());
            self.values.push(Vec::new());
        }
        if self.values[piece].len() == FULL {
            // What comes in order leaves full pieces behind.
            let cut = if at == FULL { FULL } else { FULL / 2 };
            let (keys, values) = (self.keys.0[piece].split_off(cut), self.values[piece].split_off(cut));
            self.keys.0.insert(piece + 1, keys);
            self.values.insert(piece + 1, values);
            if at >= cut {
                (piece, at) = (piece + 1, at - cut);
            }
        }
        self.keys.0[piece].insert(at, key);
        self.values[piece].insert(at, value);
        &mut self.values[piece][at]
    }

    pub(crate) fn remove(&mut self, key: Stamp) {
        let (piece, at) = self.keys.place(key);
        if let Ok(at) = at {
            self.keys.0[piece].remove(at);
            self.values[piece].remove(at);
            if self.values[piece].is_empty() {
                self.keys.0.remove(piece);
                self.values.remove(piece);
            }
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Stamp, &V)> {
        self.keys.0.iter().flatten().copied().zip(self.values())
    }

    pub(crate) fn values(&self) -> std::iter::Flatten<std::slice::Iter<'_, Vec<V>>> {
        self.values.iter().flatten()
    }

    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.values.iter_mut().flatten()
    }

    pub(crate) fn into_values(self) -> std::iter::Flatten<std::vec::IntoIter<Vec<V>>> {
        self.values.into_iter().flatten()
    }

    pub(crate) fn len(&self) -> usize {
        self.values.iter().map(Vec::len).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stamp::Writer;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

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

    #[test]
    fn values_are_found_under_their_key_in_the_order_of_the_keys() {
        let mut map = SortedMap::default();
        for (key, value) in [("c", 3), ("a", 1), ("b", 7), ("b", 2)] {
            map.insert(key.to_owned(), value);
        }
        assert!(map.iter().map(|(key, value)| (key.as_str(), *value)).eq([("a", 1), ("b", 2), ("c", 3)]));
        map.remove("b");
        map.remove("x");
        map.get_mut("c").into_iter().for_each(|value| *value = 4);
        assert_eq!((map.get("c"), map.get("b")), (Some(&4), None));
        assert!(map.contains_key("a") && !map.contains_key("b"));
        assert_eq!(map.into_iter().collect::<Vec<_>>(), [("a".to_owned(), 1), ("c".to_owned(), 4)]);
    }

    proptest! {
        #[test]
        fn pieces_hold_what_a_tree_holds(
            from in 0..1_500_u64,
            steps in prop::collection::vec((0..1_500_u64, prop::option::weighted(0.7, 0..9_u8)), 0..600),
            ask in 0..1_500_u64,
        ) {
            let stamp = |clock| Stamp::new(clock, Writer::from_random([0; 8]));
            let (mut pieces, mut tree) = (Pieces::default(), BTreeMap::new());
            // Some in their order, others in any.
            let in_order = (from..from + 600).map(|clock| (clock, Some(1)));
            for (clock, value) in in_order.chain(steps) {
                match value {
                    Some(value) => {
                        pieces.insert(stamp(clock), value);
                        tree.insert(stamp(clock), value);
                    }
                    None => {
                        pieces.remove(stamp(clock));
                        tree.remove(&stamp(clock));
                    }
                }
            }
            prop_assert!(pieces.iter().eq(tree.iter().map(|(stamp, value)| (*stamp, value))));
            prop_assert_eq!(pieces.get(stamp(ask)), tree.get(&stamp(ask)));
            prop_assert_eq!(pieces.len(), tree.len());
            prop_assert!(pieces.values.iter().all(|piece| (1..=FULL).contains(&piece.len())));
            prop_assert!(pieces.into_values().eq(tree.into_values()));
        }
    }
}
