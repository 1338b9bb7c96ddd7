//! Decimal numbers of any length: a string in, an order out.

use std::cmp::Ordering;

/// A decimal number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number<'t> {
    is_negative: bool,
    /// The digits before the point, without zeros at the start.
    whole: &'t str,
    /// The digits after the point, without zeros at the end.
    part: &'t str,
}

/// Reads a decimal number, with a sign and a fraction.
pub(super) fn number(text: &str) -> Option<Number<'_>> {
    let text = text.trim();
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let are_digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if digits.is_empty() || digits == "." || !are_digits(whole) || !are_digits(part) {
        return None;
    }
    let (whole, part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
    // There is only one zero.
    let is_negative = is_negative && !(whole.is_empty() && part.is_empty());
    Some(Number { is_negative, whole, part })
}

impl Ord for Number<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let size = |it: &Self| (it.whole.len(), it.whole.to_owned(), it.part.to_owned());
        match (self.is_negative, other.is_negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => size(self).cmp(&size(other)),
            (true, true) => size(other).cmp(&size(self)),
        }
    }
}

impl PartialOrd for Number<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_ordered_by_value() {
        let order = ["-10", "-9.5", "-0.1", "0", "0.09", "0.1", "1.0", "2", "10", "100.01"];
        for pair in order.windows(2) {
            assert!(number(pair[0]) < number(pair[1]), "{pair:?}");
        }
        for (one, other) in [("060", "60.0"), ("-0", "0"), ("+1", "1."), (".5", "0.50")] {
            assert_eq!(number(one).unwrap().cmp(&number(other).unwrap()), Ordering::Equal);
        }
        for wrong in ["", ".", "-", "1e3", "1,5", "0x1", "one", "--1"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }
}
