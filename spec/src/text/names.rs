//! Formats lists of names for messages.

use super::list::{each, joined};
use super::similar;
use std::borrow::Cow;

/// Formats a list of names in backticks, with `last` before the last one: `a`, `b` and `c`.
pub(crate) fn quoted<T: AsRef<str>>(names: &[T], last: &str) -> String {
    match names.split_last() {
        Some((end, before)) if !before.is_empty() => {
            format!("{} {last} {}", listed(before), listed(std::slice::from_ref(end)))
        }
        _ => listed(names),
    }
}

/// Formats the first three names and the number of others, so that messages do not grow with the policy.
pub(crate) fn some<T: AsRef<str>>(names: &[T], last: &str) -> String {
    let (shown, more) = names.split_at(names.len().min(3));
    match more.len() {
        0 => quoted(shown, last),
        more => format!("{} {last} {more} more", listed(shown)),
    }
}

/// Formats names in backticks, separated by commas.
pub(crate) fn listed<T: AsRef<str>>(names: &[T]) -> String {
    joined(&each(names, |name| format!("`{}`", short(name.as_ref()))), ", ")
}

/// Shortens a name that is longer than any AWS name.
pub(crate) fn short(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => Cow::Owned(format!("{}…", name.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(name),
    }
}

const LONGEST_NAME: usize = 200;

/// Returns the remedy for a name that resembles a known one.
pub(crate) fn similar_name<'n>(
    kind: &str,
    written: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Option<String> {
    let near = similar::nearest(written, names)?;
    let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    Some(format!("{article} {kind} with a similar name exists: `{near}`"))
}
