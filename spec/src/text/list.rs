//! What is made of lists and texts again and again, in a form that is compiled into little code.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{BinaryHeap, HashMap};

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

/// Texts, each with the position of the first of its kind.
///
/// A hash table is compiled anew for each type that it holds, so all of them hold this.
#[derive(Default)]
pub(crate) struct Seen<'a>(HashMap<Cow<'a, str>, usize>);

impl<'a> Seen<'a> {
    /// The position of an equal text before this one; if there is none, this one is the first.
    pub(crate) fn first(&mut self, text: Cow<'a, str>, position: usize) -> Option<usize> {
        match self.0.entry(text) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(entry) => {
                entry.insert(position);
                None
            }
        }
    }

    /// How many different texts there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }
}

/// A list in order, as the method of slices has it, which is compiled into twenty times as much code.
pub(crate) fn sorted<T: Ord>(items: Vec<T>) -> Vec<T> {
    BinaryHeap::from(items).into_sorted_vec()
}

/// Texts, with a separator between them.
///
/// The method of slices is compiled into as much code as a large module of ours.
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

/// So many texts are compared faster, each with each, than hashed.
pub(crate) const FEW: usize = 24;
