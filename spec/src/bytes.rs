//! Loops over bytes that run over every text of every policy.
//!
//! They are written with positions: the macro is built without optimisation where its users do not ask for
//! it, and an iterator takes ten times as long there.

use std::cmp::Ordering;

/// The position, from `start` on, of the first byte that is no printable ASCII character, or one that JSON
/// escapes; the length if there is none.
pub(crate) fn end_of_plain(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < bytes.len() {
        if !matches!(bytes[at], b' ' | b'!' | b'#'..=b'[' | b']'..=b'~') {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

/// Whether a pattern with `*` and `?` matches a text; ASCII letters are the same in both cases if `ignore_case`.
///
/// Reads both once, and goes back to the last `*` where they differ.
pub(crate) fn glob(pattern: &str, text: &str, ignore_case: bool) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut in_pattern, mut in_text) = (0, 0);
    // Behind the last `*`, and where the text starts that it has not taken yet.
    let mut retry: Option<(usize, usize)> = None;
    loop {
        let wanted = if in_pattern < pattern.len() { pattern[in_pattern] } else { 0 };
        if wanted == b'*' && in_pattern < pattern.len() {
            in_pattern += 1;
            retry = Some((in_pattern, in_text));
        } else if in_text == text.len() {
            // `*` has taken all that there is: no shorter rest fits either.
            return in_pattern == pattern.len();
        } else if in_pattern < pattern.len() && wanted == b'?' {
            in_pattern += 1;
            in_text += width(text[in_text]);
        } else if in_pattern < pattern.len() && is_same(wanted, text[in_text], ignore_case) {
            in_pattern += 1;
            in_text += 1;
        } else if let Some((behind_star, untaken)) = retry {
            in_pattern = behind_star;
            in_text = untaken + width(text[untaken]);
            retry = Some((behind_star, in_text));
        } else {
            return false;
        }
    }
}

/// How a pattern starts, beside a text or another pattern.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    /// Otherwise: it neither matches nor contains it.
    Differs,
    /// The same up to its first wildcard.
    Alike,
    /// It is the same, and has no wildcard.
    Same,
}

/// Compares the starts, up to the first wildcard of the pattern.
pub(crate) fn start(pattern: &str, other: &str, ignore_case: bool) -> Start {
    let (pattern, other) = (pattern.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < pattern.len() {
        if pattern[at] == b'*' || pattern[at] == b'?' {
            return Start::Alike;
        }
        if at == other.len() || !is_same(pattern[at], other[at], ignore_case) {
            return Start::Differs;
        }
        at += 1;
    }
    if at == other.len() { Start::Same } else { Start::Differs }
}

/// Compares a name in lower case with one in any.
pub(crate) fn compare(lower: &str, written: &str) -> Ordering {
    let (lower, written) = (lower.as_bytes(), written.as_bytes());
    let mut at = 0;
    while at < lower.len() && at < written.len() {
        let byte = written[at].to_ascii_lowercase();
        if lower[at] != byte {
            return lower[at].cmp(&byte);
        }
        at += 1;
    }
    lower.len().cmp(&written.len())
}

fn is_same(a: u8, b: u8, ignore_case: bool) -> bool {
    a == b || ignore_case && a.eq_ignore_ascii_case(&b)
}

/// The bytes of a character, by its first.
fn width(first: u8) -> usize {
    match first {
        0..=0xBF => 1,
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    }
}
