//! Sorting that is written once in the program, whatever is sorted.
//!
//! The standard library's sort is made anew for every type, ten kilobytes each,
//! and every phone pays for them on its first load. Here numbers are sorted,
//! and the things follow.

use std::cmp::Ordering;

use litemap::LiteMap;

/// Sorts `items` by `compare`; those that are equal keep their order.
pub fn sort_by<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    sort_numbers(&mut order, &mut |one, other| compare(&items[one], &items[other]));
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| slots[at].take()));
}

/// Sorts `items` by what `key` gives for each, asked for once.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let mut order: Vec<usize> = (0..items.len()).collect();
    sort_numbers(&mut order, &mut |one, other| keys[one].cmp(&keys[other]));
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| slots[at].take()));
}

/// A map or set of `items`, put in one by one: `collect` would sort them first,
/// with a sort made anew for their type.
pub fn gathered<T, C: Default + Extend<T>>(items: impl IntoIterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(items);
    all
}

/// A map of `items` in one piece, with room for no more than them. Items in order go in quickest.
pub fn in_one_piece<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> LiteMap<K, V> {
    let items = items.into_iter();
    let mut map = LiteMap::with_capacity(items.size_hint().0);
    for (key, value) in items {
        map.insert(key, value);
    }
    map
}

fn sort_numbers(order: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    order.sort_by(|&one, &other| compare(one, other));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(items: Vec<(u8, u16)>) {
            let (mut by_key, mut by, mut expected) = (items.clone(), items.clone(), items);
            sort_by_key(&mut by_key, |it| it.0);
            sort_by(&mut by, |one, other| one.0.cmp(&other.0));
            expected.sort_by_key(|it| it.0);
            prop_assert_eq!(&by_key, &expected);
            prop_assert_eq!(by, expected);
        }
    }
}
