//! Patterns with `*` (any string) and `?` (any one character), as IAM interprets them.

use crate::text::bytes::{Ends, ends, glob};
use std::borrow::Cow;

/// Checks whether a string contains a wildcard.
#[must_use]
pub fn has_wildcard(text: &str) -> bool {
    // Not `contains(['*', '?'])`: this runs on every name, and the search for a single character is in `core`,
    // which is optimized even in debug builds.
    text.contains('*') || text.contains('?')
}

/// Returns the part before the first wildcard. Every string that the pattern matches starts with it, and so
/// does every pattern that it covers.
#[must_use]
pub fn start(pattern: &str) -> &str {
    let end = pattern.find('*').unwrap_or(pattern.len());
    let start = pattern.get(..end).unwrap_or(pattern);
    start.find('?').and_then(|end| start.get(..end)).unwrap_or(start)
}

/// Checks whether a pattern can match a string with this prefix.
#[must_use]
pub fn may_start(pattern: &str, prefix: &str) -> bool {
    let start = start(pattern);
    start.starts_with(prefix) || prefix.starts_with(start) && has_wildcard(pattern)
}

/// Checks whether a pattern matches a string.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> bool {
    matches_within(pattern, text, false)
}

/// Checks whether a pattern matches a string in any letter case.
#[must_use]
pub fn matches_ignoring_case(pattern: &str, text: &str) -> bool {
    matches_within(pattern, text, true)
}

fn matches_within(pattern: &str, text: &str, ignore_case: bool) -> bool {
    match ends(pattern, text, ignore_case) {
        Ends::Differ => false,
        Ends::Whole => true,
        Ends::Match => glob(pattern, text, ignore_case),
    }
}

/// Returns the pattern with its literal parts in the spelling of the names that it matches, where all names
/// agree.
///
/// Each part between the `*`s is looked up separately: the first at the start of every name, the last at the
/// end, and the others anywhere.
#[must_use]
pub fn respell<'p>(pattern: &'p str, names: &[&str]) -> Cow<'p, str> {
    if !pattern.contains(|it: char| it.is_ascii_alphabetic()) {
        return Cow::Borrowed(pattern);
    }
    let last = pattern.matches('*').count();
    let mut respelled = String::with_capacity(pattern.len());
    for (index, part) in pattern.split('*').enumerate() {
        if index > 0 {
            respelled.push('*');
        }
        match spelling(part, names, index == 0, index == last) {
            Some(known) => {
                let spell = |(written, known)| if written == '?' { '?' } else { known };
                respelled.extend(part.chars().zip(known.chars()).map(spell));
            }
            None => respelled.push_str(part),
        }
    }
    Cow::Owned(respelled)
}

/// Returns what a part of a pattern matches in names, if all of them spell it alike.
fn spelling<'n>(part: &str, names: &[&'n str], is_first: bool, is_last: bool) -> Option<&'n str> {
    let mut found: Option<&str> = None;
    for name in names {
        let Some(end) = name.len().checked_sub(part.len()) else { continue };
        let mut at = if is_last { end } else { 0 };
        while at <= end && (at == 0 || !is_first) {
            let known = name.get(at..at + part.len()).filter(|it| matches_ignoring_case(part, it));
            if let Some(known) = known {
                let first = *found.get_or_insert(known);
                let is_alike = |((written, a), b)| written == '?' || a == b;
                if !part.chars().zip(first.chars()).zip(known.chars()).all(is_alike) {
                    return None;
                }
            }
            at += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_stand_for_any_text_and_any_character() {
        for (pattern, text, expected) in [
            ("", "", true),
            ("*", "", true),
            ("*", "anything", true),
            ("?", "", false),
            ("?", "a", true),
            ("Admin*", "AdminGetUser", true),
            ("Admin*", "adminGetUser", false),
            ("*User*", "AdminGetUserPool", true),
            ("*User", "AdminGetUserPool", false),
            ("AdminGet?ser", "AdminGetUser", true),
            ("AdminGet??ser", "AdminGetUser", false),
            ("**a**", "bab", true),
            ("?", "é", true),
            ("??", "é", false),
            ("*?é", "aé", true),
            ("é*", "éa", true),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
        assert!(matches_ignoring_case("admin*", "AdminGetUser"));
    }

    #[test]
    fn literal_parts_take_the_spelling_of_the_names_where_it_is_one() {
        let names = ["AdminListDevices", "AdminListGroupsForUser"];
        assert_eq!(respell("adminlist*", &names), "AdminList*");
        assert_eq!(respell("ADMIN*USER", &["AdminGetUser"]), "Admin*User");
        assert_eq!(respell("admin???user", &["AdminGetUser"]), "Admin???User");
        // `s` could be the one in `List` or the one in `Sync`.
        assert_eq!(respell("*s*", &["ListSync"]), "*s*");
        assert_eq!(respell("*dev*", &names), "*Dev*");
    }
}
