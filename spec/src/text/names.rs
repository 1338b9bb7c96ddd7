//! How messages list names.

use super::list::{each, joined};
use super::similar;
use std::borrow::Cow;

/// `a`, `b` and `c`, in backticks.
pub(crate) fn quoted<T: AsRef<str>>(names: &[T], last: &str) -> String {
    match names.split_last() {
        Some((end, before)) if !before.is_empty() => {
            format!("{} {last} {}", listed(before), listed(std::slice::from_ref(end)))
        }
        _ => listed(names),
    }
}

/// The first three names, and how many more there are: a message does not grow with the policy.
pub(crate) fn some<T: AsRef<str>>(names: &[T], last: &str) -> String {
    let (shown, more) = names.split_at(names.len().min(3));
    match more.len() {
        0 => quoted(shown, last),
        more => format!("{} {last} {more} more", listed(shown)),
    }
}

/// Names in backticks, divided by commas.
pub(crate) fn listed<T: AsRef<str>>(names: &[T]) -> String {
    joined(&each(names, |name| format!("`{}`", short(name.as_ref()))), ", ")
}

/// A name as messages show it: the start of one that is longer than any of AWS.
pub(crate) fn short(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => Cow::Owned(format!("{}…", name.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(name),
    }
}

const LONGEST_NAME: usize = 200;

/// The remedy for a name that is near another one.
pub(crate) fn similar_name<'n>(
    kind: &str,
    written: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Option<String> {
    let near = similar::nearest(written, names)?;
    let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    Some(format!("{article} {kind} with a similar name exists: `{near}`"))
}
