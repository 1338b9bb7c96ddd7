//! Turns bytes into JSON values: the encoding, then the grammar.
//!
//! Comments and trailing commas are not JSON either, but their intent is clear: each of them is reported, and the
//! rest is read anyway.

use super::document::unread;
use super::fault::{POLICY, ReadFault, ReadFaultKind};
use super::reader::{Json, LARGEST, Reader};
use crate::syntax::tree::{Policy, Settings};
use crate::text::{Span, Words, floor, words};
use nojson::{JsonParseError, JsonValueKind, RawJson};
use std::ops::Range;

const HALF: &str = "unpaired surrogate in a string";
const NO_ESCAPE: &str = "invalid escape in a string";

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) fn parse<'t>(
    bytes: &'t [u8],
    settings: Settings<'t>,
    reader: &mut Reader,
) -> Policy<'t> {
    let Some(text) = decode(bytes, reader) else {
        reader.is_policy = looks_like_a_policy(bytes);
        return unread(settings);
    };
    let error = match RawJson::parse(text) {
        Ok(json) => return reader.document(json.value(), settings),
        Err(error) => error,
    };
    // Other errors leave the intent unclear.
    let Ok((json, comments)) = RawJson::parse_jsonc(text) else {
        reader.is_policy = looks_like_a_policy(bytes);
        reader.faults.push(explain(text, &error, reader.base));
        return unread(settings);
    };
    for Range { start, end } in &comments {
        let span = Span::new(reader.base + start, reader.base + end);
        reader.superfluous(
            span,
            words!("comments are not allowed in JSON"),
            words!("remove it; to describe a statement, use its `Sid`"),
        );
    }
    reader.commas(text, json.value(), &comments);
    reader.document(json.value(), settings)
}

/// Returns whether an unreadable document may be intended as a policy.
fn looks_like_a_policy(bytes: &[u8]) -> bool {
    let name = b"Statement";
    // Without the zero bytes of UTF-16.
    let mut plain = bytes.to_vec();
    plain.retain(|byte| *byte != 0);
    plain.windows(name.len()).any(|it| it == name)
}

/// Returns the document after its byte order mark, which is reported; `None` if it is not text.
fn decode<'b>(bytes: &'b [u8], reader: &mut Reader) -> Option<&'b str> {
    if bytes.len() > LARGEST {
        reader.report(Span::new(0, 0), ReadFaultKind::TooLarge);
        return None;
    }
    let is_utf_16 = matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..]);
    if is_utf_16 {
        reader.not_json(
            Span::new(0, 1),
            words!("the document is encoded as UTF-16"),
            words!("save it as UTF-8"),
        );
        return None;
    }
    let base = if bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    if base > 0 {
        reader.superfluous(
            Span::new(0, base),
            words!("byte order mark before the document"),
            words!("save the document as UTF-8 without a byte order mark, which IAM rejects"),
        );
        reader.base = base;
    }
    let rest = bytes.get(base..).unwrap_or_default();
    match std::str::from_utf8(rest) {
        Ok(text) => Some(text),
        Err(error) => {
            let at = base + error.valid_up_to();
            let byte = bytes.get(at).copied().unwrap_or_default();
            let message =
                words!("the byte {byte} is not valid UTF-8", byte = format!("{byte:#04x}"));
            reader.not_json(Span::new(at, at + 1), message, words!("save the document as UTF-8"));
            None
        }
    }
}

impl Reader {
    /// Reports the trailing commas of lists and objects.
    fn commas(&mut self, text: &str, value: Json<'_, '_>, comments: &[Range<usize>]) {
        let last = if let Ok(items) = value.to_array() {
            items.inspect(|item| self.commas(text, *item, comments)).last()
        } else if let Ok(members) = value.to_object() {
            members.map(|(_, value)| value).inspect(|it| self.commas(text, *it, comments)).last()
        } else {
            return;
        };
        let Some(last) = last else { return };
        let after = last.position() + last.as_raw_str().len();
        let end = value.position() + value.as_raw_str().len();
        let is_comma = |at: &usize| {
            // The last comment that starts before the comma.
            let before = comments.partition_point(|it| it.start <= *at).checked_sub(1);
            let comment = before.and_then(|index| comments.get(index));
            text.as_bytes().get(*at) == Some(&b',') && !comment.is_some_and(|it| it.contains(at))
        };
        if let Some(comma) = (after..end).find(is_comma) {
            let span = Span::new(self.base + comma, self.base + comma + 1);
            self.superfluous(span, words!("trailing comma"), words!("remove it"));
        }
    }

    /// Reports something that can be removed, and that IAM rejects.
    fn superfluous(&mut self, span: Span, message: Words, help: Words) {
        let help = Some(help);
        self.report(span, ReadFaultKind::Json { message, help, is_superfluous: true });
    }
}

/// Explains why a document is not JSON.
fn explain(text: &str, error: &JsonParseError, base: usize) -> ReadFault {
    let mut at = floor(text, error.position());
    if matches!(error.kind(), Some(JsonValueKind::Null | JsonValueKind::Boolean)) {
        // Mark the full word, not the letter that differs from `null`.
        let in_front = text.get(..at).unwrap_or_default();
        at = in_front.trim_end_matches(|it: char| it.is_ascii_alphabetic()).len();
    }
    let rest = text.get(at..).unwrap_or_default();
    let found = Found::at(rest);
    let (message, help) = match error {
        JsonParseError::InvalidValue { .. } => (
            "lists and objects are nested too deeply".to_owned(),
            Some(
                "reduce the nesting: nothing in a policy is nested deeper than a condition value"
                    .to_owned(),
            ),
        ),
        JsonParseError::UnexpectedTrailingChar { .. } => (
            format!("expected the end of the document, found {found}"),
            Some("a document contains a single policy".to_owned()),
        ),
        JsonParseError::UnexpectedEos { kind, .. } if rest.is_empty() => unfinished(text, *kind),
        JsonParseError::UnexpectedEos { kind, .. }
        | JsonParseError::UnexpectedValueChar { kind, .. } => unexpected(text, at, *kind, &found),
    };
    // Mark the full escape, not the position where it becomes invalid.
    if let Some(Escape { place, .. }) = wrong_escape(text, at)
        && [HALF, NO_ESCAPE].contains(&&*message)
    {
        let span = Span::new(base + place.start, base + place.end);
        return fault(span, message, help);
    }
    // There is nothing to mark after the end, so mark the last character.
    let (start, end) = match rest.is_empty() {
        false => (at, at + found.length.max(1)),
        true => (floor(text, text.trim_end().len().saturating_sub(1)), text.trim_end().len()),
    };
    let span = Span::new(base + start, base + end.max(start));
    fault(span, message, help)
}

fn fault(span: Span, message: String, help: Option<String>) -> ReadFault {
    let (message, help) = (message.into(), help.map(Into::into));
    ReadFault { span, kind: ReadFaultKind::Json { message, help, is_superfluous: false } }
}

fn unfinished(text: &str, kind: Option<JsonValueKind>) -> (String, Option<String>) {
    if text.trim().is_empty() {
        return ("the document is empty".to_owned(), Some(POLICY.to_owned()));
    }
    let (what, end) = match kind {
        Some(JsonValueKind::Object) => ("an object", Some("}")),
        Some(JsonValueKind::Array) => ("a list", Some("]")),
        Some(JsonValueKind::String) => ("a string", Some("\"")),
        _ => ("a value", None),
    };
    let message = format!("the document ends in the middle of {what}");
    (message, end.map(|end| format!("end it with `{end}`")))
}

fn unexpected(
    text: &str,
    at: usize,
    kind: Option<JsonValueKind>,
    found: &Found<'_>,
) -> (String, Option<String>) {
    if kind == Some(JsonValueKind::String) && last_string(text, at).1 {
        return in_string(text, at, found);
    }
    if matches!(kind, Some(JsonValueKind::Integer | JsonValueKind::Float)) {
        let message = format!("expected a digit, found {found}");
        let help = "write the number like `5`, `-5` or `0.5`, without leading zeros";
        return (message, Some(help.to_owned()));
    }
    let is_object = kind == Some(JsonValueKind::Object);
    // In an object: what is expected after `{` or `,`.
    let is_key = || matches!(before(text, last_string(text, at).0), Some('{' | ','));
    let expected = match before(text, at) {
        Some('{') => "a key or `}`",
        Some(',') if is_object => "a key",
        Some('[') => "a value or `]`",
        Some(':' | ',') | None => "a value",
        Some('"') if is_object && is_key() => "`:`",
        Some(_) if is_object => "`,` or `}`",
        Some(_) if kind == Some(JsonValueKind::Array) => "`,` or `]`",
        Some(_) => "a value",
    };
    let wants_text = expected.starts_with('a');
    let help = match found.text {
        "'" => Some("write strings in double quotes".to_owned()),
        "“" | "”" | "„" => Some("use straight quotes: `\"`".to_owned()),
        "True" | "TRUE" => Some("write `true`".to_owned()),
        "False" | "FALSE" => Some("write `false`".to_owned()),
        "\u{a0}" => Some("replace it with a plain space".to_owned()),
        word if wants_text && word.chars().all(char::is_alphanumeric) && !word.is_empty() => {
            Some(format!("write strings in double quotes: `\"{word}\"`"))
        }
        _ => None,
    };
    (format!("expected {expected}, found {found}"), help)
}

/// Explains what is not allowed in a string.
fn in_string(text: &str, at: usize, found: &Found<'_>) -> (String, Option<String>) {
    let escape = wrong_escape(text, at);
    match found.text {
        _ if escape.as_ref().is_some_and(|it| it.is_half) => (
            HALF.to_owned(),
            Some(
                "write a character beyond U+FFFF as two escapes, like `\\ud834\\udd1e`".to_owned(),
            ),
        ),
        _ if escape.is_some() => (
            NO_ESCAPE.to_owned(),
            Some(
                "write a backslash as `\\\\`, a quote as `\\\"`, and a character by its number as `\\u00e9`"
                    .to_owned(),
            ),
        ),
        "\n" | "\r" => (
            "line break in a string".to_owned(),
            Some("end the string with `\"`, or write the line break as `\\n`".to_owned()),
        ),
        "\t" => ("tab in a string".to_owned(), Some("write it as `\\t`".to_owned())),
        control if control.chars().all(char::is_control) => (
            format!("{found} in a string"),
            Some("remove it: IAM does not accept this character".to_owned()),
        ),
        _ => (format!("{found} in a string"), None),
    }
}

/// An invalid escape.
struct Escape {
    /// From the backslash to the last character that can be part of it.
    place: Range<usize>,
    /// It is half of a surrogate pair.
    is_half: bool,
}

/// Returns the first invalid escape in the string that contains a position, unless it comes after that position.
fn wrong_escape(text: &str, wrong: usize) -> Option<Escape> {
    let (start, is_in) = last_string(text, wrong);
    let inside = text.get(start + 1..).filter(|_| is_in)?;
    let mut characters = inside.char_indices();
    while let Some((offset, character)) = characters.next() {
        match character {
            '"' => return None,
            '\\' => {}
            _ => continue,
        }
        let at = start + 1 + offset;
        if at > wrong {
            return None;
        }
        let escape = |length, is_half| Some(Escape { place: at..at + length, is_half });
        match characters.next() {
            Some((_, 'u')) => match unit(text, at) {
                Ok(0xd800..0xdc00) if matches!(unit(text, at + 6), Ok(0xdc00..0xe000)) => {
                    characters.nth(9);
                }
                Ok(0xd800..0xe000) => return escape(6, true),
                Ok(_) => drop(characters.nth(3)),
                Err(digits) => return escape(2 + digits, false),
            },
            Some((_, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't')) => {}
            Some((_, '\n' | '\r')) | None => return escape(1, false),
            Some((_, other)) => return escape(1 + other.len_utf8(), false),
        }
    }
    None
}

/// Returns the number in the `\uXXXX` at a position, or how many of its digits are present.
fn unit(text: &str, at: usize) -> Result<u32, usize> {
    let digits = text.get(at..).and_then(|it| it.strip_prefix("\\u")).ok_or(0_usize)?;
    let length = digits.bytes().take(4).take_while(u8::is_ascii_hexdigit).count();
    let number = digits.get(..length).and_then(|it| u32::from_str_radix(it, 16).ok());
    number.filter(|_| length == 4).ok_or(length)
}

/// Returns the start of the last string before a position, and whether the position is inside it.
fn last_string(text: &str, at: usize) -> (usize, bool) {
    let (mut start, mut is_in, mut escaped) = (0, false, false);
    for (index, byte) in text.bytes().enumerate().take(at) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if is_in => escaped = true,
            b'"' => {
                start = if is_in { start } else { index };
                is_in = !is_in;
            }
            _ => {}
        }
    }
    (start, is_in)
}

/// Returns the last character before a position that is not whitespace.
fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.trim_end_matches([' ', '\t', '\n', '\r']).chars().next_back()
}

/// A word, or a single character.
struct Found<'t> {
    text: &'t str,
    length: usize,
}

impl<'t> Found<'t> {
    fn at(rest: &'t str) -> Self {
        let in_word = |it: char| it.is_alphanumeric() || matches!(it, '_' | '-');
        let word = rest.find(|it| !in_word(it)).unwrap_or(rest.len());
        let length = match word {
            0 => rest.chars().next().map_or(0, char::len_utf8),
            word => word,
        };
        Self { text: rest.get(..length).unwrap_or_default(), length }
    }
}

impl std::fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.text.chars().next() {
            None => f.write_str("the end of the document"),
            Some(only) if only.is_control() || only.is_whitespace() => {
                write!(f, "the character U+{:04X}", u32::from(only))
            }
            Some(_) => {
                let shown: String = self.text.chars().take(40).collect();
                write!(f, "`{shown}`")
            }
        }
    }
}
