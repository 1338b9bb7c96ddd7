//! Common operations on lists and strings, in a form that compiles to little code. Every user of the macro
//! waits for this code to be built.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{BinaryHeap, HashMap};

/// Applies a function to each item.
///
/// Compiles to about three functions, where `map` and `collect` take some twenty for each closure.
pub(crate) fn each<'a, T, U>(items: &'a [T], mut make: impl FnMut(&'a T) -> U) -> Vec<U> {
    let mut made = Vec::with_capacity(items.len());
    for item in items {
        made.push(make(item));
    }
    made
}

/// Like [`each`], but returns `None` if the function returns `None` for any item.
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

/// Removes repeated strings, keeping the order.
pub(crate) fn distinct<T: AsRef<str> + PartialEq>(texts: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut texts: Vec<T> = texts.into_iter().collect();
    if texts.len() > FEW {
        let mut seen = Seen::default();
        let is_new = each(&texts, |text| seen.first(Cow::Borrowed(text.as_ref()), 0).is_none());
        let mut is_new = is_new.into_iter();
        texts.retain(|_| is_new.next() == Some(true));
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

/// Strings, each with the position of its first occurrence.
///
/// Hash tables are compiled separately for each element type, so all callers share this one.
#[derive(Default)]
pub(crate) struct Seen<'a>(HashMap<Cow<'a, str>, usize>);

impl<'a> Seen<'a> {
    /// Returns the position of an earlier equal string, or records this one as the first and returns `None`.
    pub(crate) fn first(&mut self, text: Cow<'a, str>, position: usize) -> Option<usize> {
        match self.0.entry(text) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(entry) => {
                entry.insert(position);
                None
            }
        }
    }

    /// Returns the number of distinct strings.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }
}

/// Sorts a list. The `sort` method of slices compiles to twenty times as much code.
pub(crate) fn sorted<T: Ord>(items: Vec<T>) -> Vec<T> {
    BinaryHeap::from(items).into_sorted_vec()
}

/// Joins strings with a separator.
///
/// The `join` method of slices compiles to as much code as one of our large modules.
pub(crate) fn joined(texts: &[impl AsRef<str>], separator: &str) -> String {
    let mut all = String::new();
    for (position, text) in texts.iter().enumerate() {
        if position > 0 {
            all.push_str(separator);
        }
        all.push_str(text.as_ref());
    }
    all
}

/// The number of strings up to which comparing all pairs is faster than hashing.
pub(crate) const FEW: usize = 24;
