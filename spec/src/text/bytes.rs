//! Loops over bytes that run on every string of every policy.
//!
//! They use positions instead of iterators, because the macro is usually built without optimization (see
//! "Conventions that need a reason" in `ARCHITECTURE.md`).

use std::cmp::Ordering;

/// Splits a string after its longest prefix of printable ASCII that JSON does not escape.
pub(crate) fn split_plain(text: &str) -> (&str, &str) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() && PLAIN[bytes[at] as usize] {
        at += 1;
    }
    text.split_at(at)
}

/// Checks whether a string is printable ASCII without `#`, which could start a log command.
pub(crate) fn is_shown(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] < b' ' || bytes[at] > b'~' || bytes[at] == b'#' {
            return false;
        }
        at += 1;
    }
    true
}

/// For each byte, whether it is printable ASCII that JSON does not escape.
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b' ';
    while byte <= b'~' {
        plain[byte as usize] = byte != b'"' && byte != b'\\';
        byte += 1;
    }
    plain
};

/// Checks whether a pattern with `*` and `?` matches a string, optionally ignoring ASCII case.
///
/// Advances through both, and returns to the last `*` on a mismatch.
pub(crate) fn glob(pattern: &str, text: &str, ignore_case: bool) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut in_pattern, mut in_text) = (0, 0);
    // The position after the last `*`, and the position in the string up to which that `*` matches.
    let mut retry: Option<(usize, usize)> = None;
    loop {
        match (pattern.get(in_pattern), text.get(in_text)) {
            (Some(b'*'), _) => {
                in_pattern += 1;
                if in_pattern == pattern.len() {
                    return true;
                }
                retry = Some((in_pattern, in_text));
            }
            (None, None) => return true,
            // The string is used up, so letting a `*` match more cannot help.
            (Some(_), None) => return false,
            (Some(b'?'), Some(found)) => {
                in_pattern += 1;
                in_text += width(*found);
            }
            (Some(wanted), Some(found)) if is_same(*wanted, *found, ignore_case) => {
                in_pattern += 1;
                in_text += 1;
            }
            _ => {
                let Some((after_star, untaken)) = retry else { return false };
                in_pattern = after_star;
                in_text = untaken + width(text[untaken]);
                retry = Some((after_star, in_text));
            }
        }
    }
}

/// How the literal ends of a pattern compare with a string or another pattern.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ends {
    /// It starts or ends differently, so it can neither match nor cover the other.
    Differ,
    /// They are equal before its first wildcard and after its last.
    Match,
    /// It has no wildcard and equals the other.
    Whole,
}

/// Compares the parts before the first wildcard of a pattern and after its last.
///
/// The end is compared first, because many AWS names start alike.
pub(crate) fn ends(pattern: &str, other: &str, ignore_case: bool) -> Ends {
    let (pattern, other) = (pattern.as_bytes(), other.as_bytes());
    let (mut end, mut other_end) = (pattern.len(), other.len());
    while end > 0 && !is_wildcard(pattern[end - 1]) {
        if other_end == 0 || !is_same(pattern[end - 1], other[other_end - 1], ignore_case) {
            return Ends::Differ;
        }
        end -= 1;
        other_end -= 1;
    }
    if end == 0 {
        return if other_end == 0 { Ends::Whole } else { Ends::Differ };
    }
    let mut at = 0;
    while !is_wildcard(pattern[at]) {
        if at >= other.len() || !is_same(pattern[at], other[at], ignore_case) {
            return Ends::Differ;
        }
        at += 1;
    }
    Ends::Match
}

fn is_wildcard(byte: u8) -> bool {
    byte == b'*' || byte == b'?'
}

/// Compares a lowercase name with a name in any letter case.
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

/// Returns the length in bytes of a character, from its first byte.
fn width(first: u8) -> usize {
    match first {
        0..=0xBF => 1,
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    }
}
