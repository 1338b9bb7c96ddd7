//! Escapes a string as the contents of a JSON string. Everything that is written to a document goes through here.
//!
//! IAM accepts few characters in a document, so all others are written as `\uXXXX`.

use crate::syntax::characters::can_stand;
use crate::text::shown::is_hidden;
use std::borrow::Cow;

/// How IAM reads a string.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reads {
    /// The author of the policy wrote the string: `${…}`, `*` and `?` have their special meaning.
    AsWritten,
    /// The string is a runtime value, where IAM would read `${…}`.
    Variables,
    /// The string is a runtime value, where IAM would read `${…}`, `*` and `?`.
    Patterns,
}

/// Pushes the contents of a JSON string, piece by piece.
///
/// When JSON and then IAM read a runtime value back, it has exactly the same characters.
#[inline]
pub fn push_inside(text: &str, reads: Reads, push: &mut impl FnMut(&str)) {
    // Most strings need no escapes.
    let plain = length_of_plain(text.as_bytes(), 0);
    if plain == text.len() {
        return push(text);
    }
    push_escaped(text, plain, reads, push);
}

/// Returns the end of the bytes from a position on that have no special meaning for any reader.
///
/// A loop over indexes, because the macro is built without optimization.
#[inline]
fn length_of_plain(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < bytes.len() && PLAIN[bytes[at] as usize] {
        at += 1;
    }
    at
}

/// For each byte, whether it is a literal character for both JSON and IAM.
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b' ';
    while byte <= b'~' {
        plain[byte as usize] = true;
        byte += 1;
    }
    let mut index = 0;
    while index < SPECIAL.len() {
        plain[SPECIAL[index] as usize] = false;
        index += 1;
    }
    plain
};

/// The printable ASCII characters (and DEL) that are special for JSON or IAM.
const SPECIAL: [u8; 6] = *b"\"\\$*?\x7f";

/// Returns whether a string needs no escapes for any reader. It checks eight bytes at a time, for optimized builds.
#[must_use]
#[inline]
pub fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(last) = bytes.last_chunk::<8>() else {
        return length_of_plain(bytes, 0) == bytes.len();
    };
    let (words, _) = bytes.as_chunks::<8>();
    words.iter().all(|it| is_plain_word(*it)) && is_plain_word(*last)
}

/// Returns whether eight bytes need no escapes.
///
/// A byte of `word - n` keeps its highest bit if the byte of `word` is below `n`, and `word ^ b` is zero where the
/// byte is `b`.
#[inline]
const fn is_plain_word(word: [u8; 8]) -> bool {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGHEST: u64 = ONES << 7;
    let word = u64::from_ne_bytes(word);
    let mut found = word | (word.wrapping_sub(ONES * 0x20) & !word);
    let mut index = 0;
    while index < SPECIAL.len() {
        let differs = word ^ (ONES * SPECIAL[index] as u64);
        found |= differs.wrapping_sub(ONES) & !differs;
        index += 1;
    }
    found & HIGHEST == 0
}

/// Pushes a string whose first `at` bytes need no escapes.
fn push_escaped(text: &str, mut at: usize, reads: Reads, push: &mut dyn FnMut(&str)) {
    let is_written = reads == Reads::AsWritten;
    let mut plain = 0;
    loop {
        at = length_of_plain(text.as_bytes(), at);
        let Some(character) = text.get(at..).and_then(|it| it.chars().next()) else { break };
        let (start, rest) = (at, text.get(at + character.len_utf8()..).unwrap_or_default());
        at += character.len_utf8();
        let mut buffer = [0; 12];
        let escaped = match character {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '*' if reads == Reads::Patterns => "${*}",
            '?' if reads == Reads::Patterns => "${?}",
            '$' if !is_written && rest.starts_with('{') => "${$}",
            taken if can_stand(taken) => continue,
            other => by_number(other, &mut buffer),
        };
        push(text.get(plain..start).unwrap_or_default());
        push(escaped);
        plain = at;
    }
    push(text.get(plain..).unwrap_or_default());
}

/// Appends a character as one or two `\uXXXX`.
fn push_by_number(out: &mut String, character: char) {
    out.push_str(by_number(character, &mut [0; 12]));
}

/// Returns a character as one or two `\uXXXX`.
fn by_number(character: char, buffer: &mut [u8; 12]) -> &str {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut length = 0;
    for unit in character.encode_utf16(&mut [0; 2]) {
        let digit = |shift: u16| DIGITS[usize::from(*unit >> shift & 0xf)];
        let escape = [b'\\', b'u', digit(12), digit(8), digit(4), digit(0)];
        buffer[length..length + 6].copy_from_slice(&escape);
        length += 6;
    }
    std::str::from_utf8(&buffer[..length]).unwrap_or_default()
}

/// Returns JSON with the same values, in which characters that a terminal would not [show](is_hidden) are escaped.
///
/// Outside of its strings, JSON contains only visible ASCII, and whitespace, which stays.
#[must_use]
pub fn shown_json(text: &str) -> Cow<'_, str> {
    let is_escaped = |it: char| is_hidden(it) && !matches!(it, '\n' | '\r' | '\t');
    if !text.contains(is_escaped) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() * 2);
    for character in text.chars() {
        match is_escaped(character) {
            true => push_by_number(&mut shown, character),
            false => shown.push(character),
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn inside(text: &str, reads: Reads) -> String {
        let mut out = String::new();
        push_inside(text, reads, &mut |piece| out.push_str(piece));
        out
    }

    #[test]
    fn what_json_and_iam_read_is_escaped() {
        let text = "a\"\\\n\u{1}*?${b}$€\u{10ffff}ÿ";
        let written = r#"a\"\\\n\u0001*?${b}$\u20ac\udbff\udfffÿ"#;
        assert_eq!(inside(text, Reads::AsWritten), written);
        let variables = written.replace("${b", "${$}{b");
        assert_eq!(inside(text, Reads::Variables), variables);
        let patterns = variables.replace("*?", "${*}${?}");
        assert_eq!(inside(text, Reads::Patterns), patterns);
    }

    #[test]
    fn json_is_shown_with_the_same_values() {
        assert_eq!(
            shown_json("{\n\t\"a\": \"\u{85}\u{202e}\u{e0041}\"\n}"),
            "{\n\t\"a\": \"\\u0085\\u202e\\udb40\\udc41\"\n}"
        );
    }

    proptest! {
        #[test]
        fn a_plain_text_is_written_as_it_is(text in "[ -~\u{7f}\u{1f}é\"$*?\\\\]{0,20}|[a-z:/-]{0,20}") {
            let is_written = [Reads::AsWritten, Reads::Variables, Reads::Patterns]
                .map(|reads| inside(&text, reads) == text);
            prop_assert!(!is_plain(&text) || is_written == [true; 3]);
            prop_assert_eq!(is_plain(&text), length_of_plain(text.as_bytes(), 0) == text.len());
        }

        #[test]
        fn what_is_written_is_read_back(text in any::<String>()) {
            let written = inside(&text, Reads::AsWritten);
            prop_assert!(written.chars().all(can_stand));
            let read = nojson::RawJson::parse(&format!("\"{written}\"")).unwrap().value()
                .to_unquoted_string_str().unwrap().into_owned();
            prop_assert_eq!(read, text);
        }
    }
}
