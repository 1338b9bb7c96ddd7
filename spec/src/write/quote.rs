//! Rust string literals.

use crate::syntax::characters::can_stand;

/// Returns a Rust string literal. Characters that IAM accepts only as escapes are escaped.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for character in text.chars() {
        match character {
            '\'' => quoted.push('\''),
            other if !can_stand(other) => quoted.extend(other.escape_unicode()),
            other => quoted.extend(other.escape_debug()),
        }
    }
    quoted + "\""
}
