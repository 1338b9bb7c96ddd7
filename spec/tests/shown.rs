//! Checks how strings from outside are shown.

use cognito_perms_spec::text::shown::{is_hidden, line, lines, name};
use proptest::prelude::*;

/// Checks whether all characters of a line have no effect other than being visible.
fn is_plain(line: &str) -> bool {
    !line.contains(is_hidden) && !line.contains("##[")
}

const EVIL: &str = "a\n::error ::x\r\u{1b}]0;t\u{7}\u{9b}31m\u{202e}b##[error]c";

#[test]
fn nothing_is_left_that_acts() {
    assert_eq!(
        line(EVIL.into()),
        "a\u{fffd}::error ::x\u{fffd}\u{fffd}]0;t\u{fffd}\u{fffd}31m\u{fffd}b#\u{fffd}[error]c"
    );
    assert_eq!(name(EVIL), r"a\n::error ::x\r\u{1b}]0;t\u{7}\u{9b}31m\u{202e}b#\u{23}[error]c");
    assert_eq!(lines("\u{feff}a\r\n\tb\rc\u{85}\n"), "\u{feff}a\n\tb\u{fffd}c\u{fffd}\n");
    assert_eq!(line("plain ü".into()), "plain ü");
}

proptest! {
    #[test]
    fn no_hidden_character_is_printed(text in any::<String>()) {
        prop_assert!(is_plain(&line(text.as_str().into())));
        prop_assert!(is_plain(&name(&text)));
        let shown = lines(&text);
        let is_seen = |it| matches!(it, '\n' | '\t' | '\r' | '\u{feff}') || !is_hidden(it);
        prop_assert!(shown.chars().all(is_seen));
        prop_assert!(!shown.contains("##["));
    }
}
