//! Makes strings from outside (documents, file names, arguments) safe to show in a terminal, a log or an
//! annotation.
//!
//! Everything printed for people passes through here: no character can move the cursor, change the writing
//! direction, hide, start a new line, or start a command of the log that it is printed to.

use std::borrow::Cow;

/// Replaces a character that is not shown.
const REPLACEMENT: char = '\u{fffd}';

/// Starts a command anywhere in a line of a GitHub workflow log.
///
/// Source: [the runner](https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
const COMMAND: &str = "##[";

/// Checks whether a character has an effect other than being visible: control characters, direction marks,
/// characters without width, and line separators.
#[must_use]
pub const fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{10ffff}'
    )
}

fn is_plain(text: &str) -> bool {
    !text.contains(is_hidden) && !text.contains(COMMAND)
}

/// Formats a string as one line, with `�` for what is not shown.
#[must_use]
pub fn line(text: Cow<'_, str>) -> Cow<'_, str> {
    if is_plain(&text) {
        return text;
    }
    Cow::Owned(text.replace(is_hidden, "\u{fffd}").replace(COMMAND, "#\u{fffd}["))
}

/// Formats lines of a document, with `�` for what is not shown. Line endings, tabs and the byte order mark
/// stay.
#[must_use]
pub fn lines(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let stays = |it: char| matches!(it, '\n' | '\r' | '\t' | '\u{feff}') || !is_hidden(it);
    // A carriage return without a line feed would return to the start of the line.
    let text = text.replace("\r\n", "\n").replace("\r", "\u{fffd}");
    let text = text.chars().map(|it| if stays(it) { it } else { REPLACEMENT });
    Cow::Owned(text.collect::<String>().replace(COMMAND, "#\u{fffd}["))
}

/// Formats a name without losing anything: what is not shown is escaped as in Rust, such as `\n` or `\u{1b}`.
#[must_use]
pub fn name(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() * 2);
    for character in text.chars() {
        match is_hidden(character) {
            true => shown.extend(character.escape_default()),
            false => shown.push(character),
        }
    }
    Cow::Owned(shown.replace(COMMAND, r"#\u{23}["))
}
