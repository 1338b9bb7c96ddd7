//! Makes untrusted strings safe to show in a terminal, a log or an annotation: nothing in the result moves the cursor, changes
//! the text direction, is invisible, or starts a command of a GitHub workflow.
//!
//! A [`Report`](crate::Report) displays its document and the name of its file this way. Use these functions for what you
//! print along with it.
//!
//! The feature `cli` enables this module.

use cognito_perms_spec::text::shown;
use cognito_perms_spec::write::escape;
use std::borrow::Cow;

/// Checks whether a terminal does not show a character, or interprets it.
///
/// ```
/// use cognito_perms::terminal;
///
/// assert!(terminal::is_hidden('\u{202e}'));
/// assert!(!terminal::is_hidden('é'));
/// ```
#[must_use]
pub fn is_hidden(character: char) -> bool {
    shown::is_hidden(character)
}

/// Returns a name as a single line. Hidden characters are written as Rust escapes, so nothing is lost.
///
/// ```
/// use cognito_perms::terminal;
///
/// assert_eq!(terminal::name("admin.json"), "admin.json");
/// assert_eq!(terminal::name("a\n\u{1b}[2J.json"), r"a\n\u{1b}[2J.json");
/// ```
#[must_use]
pub fn name(text: &str) -> Cow<'_, str> {
    shown::name(text)
}

/// Returns the lines of a document with hidden characters replaced by `�`.
///
/// Tabs, line endings and a byte order mark remain; `\r\n` may become `\n`.
///
/// ```
/// use cognito_perms::terminal;
///
/// assert_eq!(terminal::lines("{\n\t\"Sid\": \"\u{202e}x\""), "{\n\t\"Sid\": \"\u{fffd}x\"");
/// ```
#[must_use]
pub fn lines(text: &str) -> Cow<'_, str> {
    shown::lines(text)
}

/// Returns a JSON document with the same values, in which hidden characters are written as escapes.
///
/// ```
/// use cognito_perms::terminal;
///
/// assert_eq!(terminal::json("{\"Sid\": \"\u{202e}x\"}"), r#"{"Sid": "\u202ex"}"#);
/// ```
#[must_use]
pub fn json(text: &str) -> Cow<'_, str> {
    escape::shown_json(text)
}
