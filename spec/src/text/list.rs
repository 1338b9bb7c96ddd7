//! Lists made of lists.

use std::collections::HashSet;
use std::hash::Hash;

/// What a function makes of each item.
///
/// An iterator with its adapters is compiled anew for each function that it is given, some twenty functions each time,
/// and every user of the macro waits for it: where a list is mapped and nothing else, this takes three.
pub(crate) fn each<'a, T, U>(items: &'a [T], mut make: impl FnMut(&'a T) -> U) -> Vec<U> {
    let mut made = Vec::with_capacity(items.len());
    for item in items {
        made.push(make(item));
    }
    made
}

/// The same, if it makes something of every item.
pub(crate) fn try_each<'a, T, U>(
    items: &'a [T],
    mut make: impl FnMut(&'a T) -> Option<U>,
) -> Option<Vec<U>> {
    let mut made = Vec::with_capacity(items.len());
    for item in items {
        made.push(make(item)?);
    }
    Some(made)
}

/// Each text once, in order.
pub(crate) fn distinct<T: Clone + Eq + Hash>(texts: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut texts: Vec<T> = texts.into_iter().collect();
    if texts.len() > FEW {
        let mut seen = HashSet::new();
        texts.retain(|text| seen.insert(text.clone()));
        return texts;
    }
    let mut distinct: Vec<T> = Vec::with_capacity(texts.len());
    for text in texts {
        if !distinct.contains(&text) {
            distinct.push(text);
        }
    }
    distinct
}

/// So many texts are compared faster, each with each, than hashed.
pub(crate) const FEW: usize = 12;
