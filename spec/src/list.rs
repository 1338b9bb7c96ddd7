//! Lists made of lists.

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
