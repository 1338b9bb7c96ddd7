//! A place in the token list, and what can be asked there. It never leaves its range.

use crate::token::{Kind, Token, is_number, touches};
use cognito_perms_spec::policy::{Span, Spanned, Text};
use proc_macro2::{Delimiter, TokenTree};
use std::borrow::Cow;

/// A place in a range of tokens.
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

    /// The position of the next token.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.at >= self.end
    }

    /// The next token, and the ones behind it; none from another group.
    pub(crate) fn peek(&self, ahead: usize) -> Option<&'t Token> {
        let at = self.at + ahead;
        // Without optimisation an index takes a third of what `get` does, and this is asked more than anything.
        if at < self.end && at < self.tokens.len() { Some(&self.tokens[at]) } else { None }
    }

    /// Whether the next token touches the one before it.
    pub(crate) fn is_glued(&self) -> bool {
        self.is_glued_at(0)
    }

    /// The same of a token behind it.
    pub(crate) fn is_glued_at(&self, ahead: usize) -> bool {
        self.peek(ahead).is_some() && touches(self.tokens, self.at + ahead)
    }

    /// Whether there is a next token, and a gap in front of it.
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

    /// Goes back to a position that was passed.
    pub(crate) fn go_back(&mut self, position: usize) {
        self.at = position.min(self.at);
    }

    /// The next token tree is passed: a group as a whole.
    pub(crate) fn skip(&mut self) {
        match self.peek(0).map(|token| &token.kind) {
            Some(Kind::Open(_, close)) => self.at = (close + 1).min(self.end),
            Some(_) => self.at += 1,
            None => {}
        }
    }

    pub(crate) fn ident(&self, ahead: usize) -> Option<&'t str> {
        match &self.peek(ahead)?.kind {
            Kind::Ident(name) => Some(name),
            _ => None,
        }
    }

    pub(crate) fn is_ident(&self, ahead: usize, wanted: &str) -> bool {
        self.ident(ahead) == Some(wanted)
    }

    pub(crate) fn is_punct(&self, ahead: usize, wanted: char) -> bool {
        matches!(self.peek(ahead), Some(Token { kind: Kind::Punct(punct), .. }) if *punct == wanted)
    }

    pub(crate) fn is_any_punct(&self, wanted: &[char]) -> bool {
        wanted.iter().any(|it| self.is_punct(0, *it))
    }

    pub(crate) fn is_open(&self, ahead: usize, wanted: Delimiter) -> bool {
        matches!(self.peek(ahead), Some(Token { kind: Kind::Open(delimiter, _), .. }) if *delimiter == wanted)
    }

    /// A colon that is not half of `::`.
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

    /// Passes the expression that another macro has passed, if one starts here.
    pub(crate) fn eat_passed(&mut self) -> bool {
        let end = self.peek(0).and_then(|token| token.passed.as_ref()).map(|(_, end)| *end);
        match end.filter(|end| *end <= self.end) {
            Some(end) => self.at = end,
            None => return false,
        }
        true
    }

    /// The inside of the group that comes next, which is passed.
    pub(crate) fn eat_group(&mut self, wanted: Delimiter) -> Option<Cursor<'t>> {
        match self.peek(0)?.kind {
            Kind::Open(delimiter, close) if delimiter == wanted => {
                let inside = Self { tokens: self.tokens, at: self.at + 1, end: close };
                self.at = close + 1;
                Some(inside)
            }
            _ => None,
        }
    }

    /// The string that comes next, which is passed. Byte strings and strings with a suffix are none.
    pub(crate) fn eat_string(&mut self) -> Option<Text<'t>> {
        let text = self.literal()?;
        // Most have no escapes, and read themselves.
        let inside = text.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
        if let Some(inside) = inside.filter(|it| !it.contains('\\') && !it.contains('\r')) {
            return self.pass(Some(inside.into()));
        }
        let syn::Lit::Str(string) = self.read_literal()? else { return None };
        self.pass(string.suffix().is_empty().then(|| string.value().into()))
    }

    /// The integer that comes next, which is passed: its digits, zeros in front included.
    /// With a suffix, or in another base than ten, it is none.
    pub(crate) fn eat_integer(&mut self) -> Option<Text<'t>> {
        let digits = self.literal().filter(|it| is_number(it))?.replace('_', "");
        let syn::Lit::Int(integer) = self.read_literal()? else { return None };
        let is_plain = integer.suffix().is_empty() && digits.chars().all(|it| it.is_ascii_digit());
        self.pass(is_plain.then(|| digits.into()))
    }

    /// The decimal number that comes next, which is passed: its digits.
    pub(crate) fn eat_float(&mut self) -> Option<Text<'t>> {
        self.literal().filter(|it| is_number(it))?;
        let syn::Lit::Float(float) = self.read_literal()? else { return None };
        self.pass(float.suffix().is_empty().then(|| float.base10_digits().to_owned().into()))
    }

    /// The literal that comes next, as it is written.
    fn literal(&self) -> Option<&'t str> {
        match &self.peek(0)?.kind {
            Kind::Literal(text) => Some(text),
            _ => None,
        }
    }

    fn read_literal(&self) -> Option<syn::Lit> {
        match &self.peek(0)?.tree {
            Some(TokenTree::Literal(literal)) => Some(syn::Lit::new(literal.clone())),
            _ => None,
        }
    }

    /// Passes the next token, if it has a value.
    fn pass(&mut self, value: Option<Cow<'t, str>>) -> Option<Text<'t>> {
        let here = self.here();
        let value = value?;
        self.at += 1;
        Some(Spanned::new(value, here))
    }

    pub(crate) fn is_literal(&self) -> bool {
        matches!(self.peek(0), Some(Token { kind: Kind::Literal(_), .. }))
    }

    /// The next token tree; at the end of the range the token before it, so that there is something to
    /// underline.
    pub(crate) fn here(&self) -> Span {
        match self.peek(0).map(|token| &token.kind) {
            Some(Kind::Open(_, close)) => Span::new(self.at, (close + 1).min(self.end)),
            Some(_) => Span::new(self.at, self.at + 1),
            None => Span::new(self.end.saturating_sub(1), self.end),
        }
    }

    /// From a position to what was passed last.
    pub(crate) fn since(&self, start: usize) -> Span {
        Span::new(start, self.at.max(start + 1))
    }
}
