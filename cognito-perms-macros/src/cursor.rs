//! A position in the token list and the questions that can be asked there. It never leaves its range.

use crate::token::{Token, TokenKind, is_number, touches};
use cognito_perms_spec::text::{Span, Spanned, Text};
use proc_macro2::Delimiter;
use rustc_literal_escaper::unescape_str;
use std::borrow::Cow;

/// A position in a range of tokens.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'t> {
    tokens: &'t [Token],
    at: usize,
    end: usize,
}

impl<'t> Cursor<'t> {
    pub(crate) fn new(tokens: &'t [Token]) -> Self {
        Self { tokens, at: 0, end: tokens.len() }
    }

    /// Returns the position of the next token.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.at >= self.end
    }

    /// Returns the token `ahead` tokens after the next one, or `None` at the end of the group.
    pub(crate) fn peek(&self, ahead: usize) -> Option<&'t Token> {
        let at = self.at + ahead;
        // Without optimization an index takes a third of the time of `get`, and no function is called more
        // often.
        if at < self.end && at < self.tokens.len() { Some(&self.tokens[at]) } else { None }
    }

    /// Whether the next token touches the one before it.
    pub(crate) fn is_glued(&self) -> bool {
        self.is_glued_at(0)
    }

    /// Whether the token `ahead` tokens after the next one touches the one before it.
    pub(crate) fn is_glued_at(&self, ahead: usize) -> bool {
        self.peek(ahead).is_some() && touches(self.tokens, self.at + ahead)
    }

    /// Whether there is a next token with a gap before it.
    pub(crate) fn has_gap(&self) -> bool {
        self.peek(0).is_some() && !self.is_glued()
    }

    pub(crate) fn is_any_ident(&self, wanted: &[&str]) -> bool {
        let Some(word) = self.ident(0) else { return false };
        for wanted in wanted {
            if *wanted == word {
                return true;
            }
        }
        false
    }

    /// Goes back to an earlier position.
    pub(crate) fn go_back(&mut self, position: usize) {
        self.at = position.min(self.at);
    }

    /// Skips the next token tree: a group counts as one.
    pub(crate) fn skip(&mut self) {
        match self.peek(0).map(|token| &token.kind) {
            Some(TokenKind::Open(_, close)) => self.at = (close + 1).min(self.end),
            Some(_) => self.at += 1,
            None => {}
        }
    }

    pub(crate) fn ident(&self, ahead: usize) -> Option<&'t str> {
        match &self.peek(ahead)?.kind {
            TokenKind::Ident(name) => Some(name),
            _ => None,
        }
    }

    pub(crate) fn is_ident(&self, ahead: usize, wanted: &str) -> bool {
        self.ident(ahead) == Some(wanted)
    }

    pub(crate) fn is_punct(&self, ahead: usize, wanted: char) -> bool {
        matches!(self.peek(ahead), Some(Token { kind: TokenKind::Punct(punct), .. }) if *punct == wanted)
    }

    pub(crate) fn is_any_punct(&self, wanted: &[char]) -> bool {
        self.is_any_punct_at(0, wanted)
    }

    pub(crate) fn is_any_punct_at(&self, ahead: usize, wanted: &[char]) -> bool {
        wanted.iter().any(|it| self.is_punct(ahead, *it))
    }

    pub(crate) fn is_open(&self, ahead: usize, wanted: Delimiter) -> bool {
        matches!(self.peek(ahead), Some(Token { kind: TokenKind::Open(delimiter, _), .. }) if *delimiter == wanted)
    }

    /// Whether the next token opens a group, with any delimiter.
    pub(crate) fn is_group(&self) -> bool {
        matches!(self.peek(0), Some(Token { kind: TokenKind::Open(..), .. }))
    }

    /// Whether the token is a colon that is not half of `::`.
    pub(crate) fn is_colon(&self, ahead: usize) -> bool {
        self.is_punct(ahead, ':') && !self.is_punct(ahead + 1, ':')
    }

    pub(crate) fn eat_ident(&mut self, wanted: &str) -> bool {
        let found = self.is_ident(0, wanted);
        if found {
            self.at += 1;
        }
        found
    }

    pub(crate) fn eat_punct(&mut self, wanted: char) -> bool {
        let found = self.is_punct(0, wanted);
        if found {
            self.at += 1;
        }
        found
    }

    /// Skips an expression that another macro passed, if one starts here.
    pub(crate) fn eat_passed(&mut self) -> bool {
        let end = self.peek(0).and_then(|token| token.passed.as_ref()).map(|(_, end)| *end);
        match end.filter(|end| *end <= self.end) {
            Some(end) => self.at = end,
            None => return false,
        }
        true
    }

    /// Consumes the next group and returns its contents.
    pub(crate) fn eat_group(&mut self, wanted: Delimiter) -> Option<Cursor<'t>> {
        match self.peek(0)?.kind {
            TokenKind::Open(delimiter, close) if delimiter == wanted => {
                let inside = Self { tokens: self.tokens, at: self.at + 1, end: close };
                self.at = close + 1;
                Some(inside)
            }
            _ => None,
        }
    }

    /// Consumes the next group, with any delimiter.
    pub(crate) fn eat_any_group(&mut self) -> Option<Cursor<'t>> {
        match self.peek(0)?.kind {
            TokenKind::Open(delimiter, _) => self.eat_group(delimiter),
            _ => None,
        }
    }

    /// Consumes the next string literal and returns its value. Byte strings and strings with a suffix don't
    /// count.
    pub(crate) fn eat_string(&mut self) -> Option<Text<'t>> {
        let text = string(self.literal()?);
        self.pass(text)
    }

    /// Consumes the next integer and returns its digits, including leading zeros. Integers with a suffix or
    /// in another base than ten don't count.
    pub(crate) fn eat_integer(&mut self) -> Option<Text<'t>> {
        let digits = self.literal().filter(|it| is_number(it))?.replace('_', "");
        let is_plain = digits.bytes().all(|it| it.is_ascii_digit());
        self.pass(is_plain.then(|| digits.into()))
    }

    /// Consumes the next decimal number and returns its digits.
    pub(crate) fn eat_float(&mut self) -> Option<Text<'t>> {
        let number = self.literal().filter(|it| is_number(it))?;
        let number = number.replace(['_', '+'], "").to_ascii_lowercase();
        // Suffixes and other bases contain letters that `f64::from_str` rejects.
        let is_number = number.parse::<f64>().is_ok();
        self.pass(is_number.then(|| number.into()))
    }

    /// Returns the next token as written, if it is a literal.
    pub(crate) fn literal(&self) -> Option<&'t str> {
        match &self.peek(0)?.kind {
            TokenKind::Literal(text) => Some(text),
            _ => None,
        }
    }

    /// Skips the next token if there is a value for it.
    fn pass(&mut self, value: Option<Cow<'t, str>>) -> Option<Text<'t>> {
        let here = self.here();
        let value = value?;
        self.at += 1;
        Some(Spanned::new(value, here))
    }

    pub(crate) fn is_literal(&self) -> bool {
        matches!(self.peek(0), Some(Token { kind: TokenKind::Literal(_), .. }))
    }

    /// Returns the span of the next token tree. At the end of the range it is the token before, so that there
    /// is something to underline.
    pub(crate) fn here(&self) -> Span {
        match self.peek(0).map(|token| &token.kind) {
            Some(TokenKind::Open(_, close)) => Span::new(self.at, (close + 1).min(self.end)),
            Some(_) => Span::new(self.at, self.at + 1),
            None => Span::new(self.end.saturating_sub(1), self.end),
        }
    }

    /// Returns the span from a position to the last token that was consumed.
    pub(crate) fn since(&self, start: usize) -> Span {
        Span::new(start, self.at.max(start + 1))
    }
}

/// Returns the value of a string literal from its source: `"…"`, `r"…"` or `r#"…"#`.
fn string(written: &str) -> Option<Cow<'_, str>> {
    if let Some(raw) = written.strip_prefix('r') {
        let raw = raw.trim_start_matches('#');
        let hashes = written.len() - 1 - raw.len();
        let inside = raw.strip_prefix('"')?.strip_suffix(&"#".repeat(hashes))?.strip_suffix('"')?;
        return Some(Cow::Borrowed(inside));
    }
    let inside = written.strip_prefix('"')?.strip_suffix('"')?;
    // Most strings have no escapes and can be borrowed.
    if !inside.contains('\\') {
        return Some(Cow::Borrowed(inside));
    }
    let (mut text, mut is_right) = (String::with_capacity(inside.len()), true);
    unescape_str(inside, |_, character| match character {
        Ok(character) => text.push(character),
        Err(error) => is_right &= !error.is_fatal(),
    });
    is_right.then_some(Cow::Owned(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::flatten;
    use proc_macro2::TokenStream;
    use proptest::prelude::*;

    /// Reads a literal with this module and with `syn`; `None` if the text is not a literal.
    fn read(text: &str) -> Option<(Option<String>, Option<String>)> {
        let tokens: TokenStream = text.parse().ok()?;
        let literal: syn::Lit = syn::parse2(tokens.clone()).ok()?;
        let by_syn = match literal {
            syn::Lit::Str(string) => string.suffix().is_empty().then(|| string.value()),
            // Numbers in other bases or with suffixes are not accepted here.
            syn::Lit::Int(number) if text.bytes().all(|it| it.is_ascii_digit() || it == b'_') => {
                number.suffix().is_empty().then(|| text.replace('_', ""))
            }
            syn::Lit::Float(number) => {
                number.suffix().is_empty().then(|| number.base10_digits().to_owned())
            }
            _ => None,
        };
        let tokens = flatten(tokens);
        let mut cursor = Cursor::new(&tokens);
        let read = cursor.eat_string().or_else(|| cursor.eat_integer());
        let read = read.or_else(|| cursor.eat_float());
        let read = read.map(|text| text.value.into_owned());
        Some((read, by_syn))
    }

    #[test]
    fn strings_are_read_as_rust_reads_them() {
        for (written, expected) in [
            (r#""""#, Some("")),
            (r#""us-east-1_X""#, Some("us-east-1_X")),
            (r#""a\"b\\c\n\u{e9}\x41""#, Some("a\"b\\c\n\u{e9}A")),
            ("\"a\\\n    b\"", Some("ab")),
            (r#"r"a\nb""#, Some("a\\nb")),
            (r###"r##"a"#b"##"###, Some("a\"#b")),
            (r#"b"a""#, None),
            (r#"br"a""#, None),
            (r#"c"a""#, None),
            (r#""a"suffix"#, None),
            ("'a'", None),
        ] {
            let (read, by_syn) = read(written).unwrap();
            assert_eq!(read.as_deref(), expected, "{written}");
            assert_eq!(by_syn.as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn numbers_are_read_without_suffix_in_base_ten() {
        for (written, expected) in [
            ("007", Some("007")),
            ("1_000", Some("1000")),
            ("1.50", Some("1.50")),
            ("1_0.5E+3", Some("10.5e3")),
            ("2e-7", Some("2e-7")),
            ("1u8", None),
            ("1.0f64", None),
            ("0x1e5", None),
            ("0b11", None),
        ] {
            let (read, by_syn) = read(written).unwrap();
            assert_eq!(read.as_deref(), expected, "{written}");
            assert_eq!(by_syn.as_deref(), expected, "{written}");
        }
    }

    proptest! {
        #[test]
        fn literals_are_read_as_syn_reads_them(
            string in r#"r?#{0,2}"([a-z#"é ]|\\["\\nrt0']|\\x[0-7][0-9a-f]|\\u\{[0-9a-f_]{1,4}\}|\\\n ){0,6}"#,
            number in "[0-9][0-9_.eE+-]{0,6}(u8|f32)?",
        ) {
            for text in [format!("{string}\""), number] {
                if let Some((read, by_syn)) = read(&text) {
                    prop_assert_eq!(read, by_syn, "{}", text);
                }
            }
        }
    }
}
