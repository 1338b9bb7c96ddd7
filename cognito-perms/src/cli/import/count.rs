//! A number and a noun in, words out.

/// Returns a number with the noun that it counts.
pub(super) fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
