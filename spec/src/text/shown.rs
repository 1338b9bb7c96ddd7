//! Text from outside (documents, names of files, arguments), as a terminal, a log or an annotation may show it.
//!
//! Everything that is printed for people goes through here: no character moves the cursor, turns the direction of
//! writing, hides, starts a line of its own, or starts a command of the log that it is printed into.

use std::borrow::Cow;

/// What replaces a character that is not shown.
const REPLACEMENT: char = '\u{fffd}';

/// What starts a command wherever it is in a line of a GitHub workflow's log.
///
/// Source: [the runner](https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
const COMMAND: &str = "##[";

/// Whether a character does something else than being seen: controls, marks of direction, what has no width, and what
/// ends a line.
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

/// A text in one line: what is not shown is `�`.
#[must_use]
pub fn line(text: Cow<'_, str>) -> Cow<'_, str> {
    if is_plain(&text) {
        return text;
    }
    Cow::Owned(text.replace(is_hidden, "\u{fffd}").replace(COMMAND, "#\u{fffd}["))
}

/// Lines of a document, whose ends, tabs and byte order mark stay: what is not shown is `�`.
#[must_use]
pub fn lines(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let stays = |it: char| matches!(it, '\n' | '\r' | '\t' | '\u{feff}') || !is_hidden(it);
    // A carriage return without a line feed would lead back to the start of the line.
    let text = text.replace("\r\n", "\n").replace("\r", "\u{fffd}");
    let text = text.chars().map(|it| if stays(it) { it } else { REPLACEMENT });
    Cow::Owned(text.collect::<String>().replace(COMMAND, "#\u{fffd}["))
}

/// A name, of which nothing is lost: what is not shown is written as in Rust, `\n` or `\u{1b}`.
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
