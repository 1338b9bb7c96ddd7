//! A number and a noun in, a phrase out.

/// Returns a number and a noun, in the plural if needed.
pub(super) fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
