//! Arguments and their values.

use super::Parser;
use crate::cursor::Cursor;
use crate::name::{eat_name, is_name};
use crate::token::{Kind, Token};
use cognito_perms_spec::policy::{Argument, Spanned};
use proc_macro2::Delimiter;

impl<'t> Parser<'t> {
    /// The arguments; `None` if one of them was unreadable, so that it is not missed as well.
    pub(super) fn arguments(&mut self, inside: Cursor<'t>) -> Option<Vec<Argument>> {
        let outside = std::mem::replace(&mut self.cursor, inside);
        let mut arguments = Some(Vec::new());
        while !self.cursor.is_at_end() {
            let argument = self.argument();
            arguments = arguments.zip(argument).map(|(mut arguments, argument)| {
                arguments.push(argument);
                arguments
            });
            if self.cursor.is_at_end() || self.cursor.eat_punct(',') {
                continue;
            }
            let message = format!("expected `,` or `)`, found {}", self.found());
            self.syntax(self.cursor.here(), message, None);
            arguments = None;
            while !self.cursor.is_at_end() && !self.cursor.eat_punct(',') {
                self.cursor.skip();
            }
        }
        self.cursor = outside;
        arguments
    }

    fn argument(&mut self) -> Option<Argument> {
        let mut name = None;
        if let Some(field) =
            self.cursor.ident(0).filter(|_| self.cursor.is_punct(1, '=') || self.cursor.is_colon(1))
        {
            name = Some(Spanned::new(field.to_owned(), self.cursor.here()));
            self.cursor.skip();
            if self.cursor.is_punct(0, ':') {
                let message = format!("expected `=` behind `{field}`, found `:`");
                self.syntax(self.cursor.here(), message, None);
                self.cursor.skip();
                self.value();
                return None;
            }
            self.cursor.skip();
        }
        if self.cursor.is_punct(0, '*')
            && !self.cursor.peek(1).is_some_and(|it| it.touches && is_name_piece(it))
        {
            let value = Spanned::new("*".to_owned(), self.cursor.here());
            self.cursor.skip();
            return Some(Argument { name, value });
        }
        let value = self.value()?;
        Some(Argument { name, value })
    }

    /// A string or an integer. A run-time value is known and refused.
    pub(super) fn value(&mut self) -> Option<Spanned<String>> {
        let here = self.cursor.here();
        if let Some(text) = self.cursor.eat_string() {
            return Some(text);
        }
        let start = self.cursor.position();
        if matches!(self.cursor.peek(0), Some(Token { kind: Kind::Open(Delimiter::Brace, _), .. }))
        {
            self.unsupported(here, "run-time values are");
            self.cursor.skip();
            self.broken = true;
            return None;
        }
        let Some(name) = eat_name(&mut self.cursor) else {
            let message = format!("expected a string, found {}", self.found());
            self.syntax(here, message, None);
            self.cursor.skip();
            return None;
        };
        if name.value.chars().all(|it| it.is_ascii_digit()) {
            return Some(name);
        }
        let is_path = name.value.chars().all(|it| it.is_alphanumeric() || it == '_' || it == '.');
        while self.cursor.is_punct(0, ':')
            || (is_name(&self.cursor) && self.cursor.peek(0).is_some_and(|it| it.touches))
        {
            self.cursor.skip();
        }
        let span = self.cursor.since(start);
        if is_path && name.value.starts_with(|it: char| it.is_alphabetic() || it == '_') {
            self.unsupported(span, "run-time values are");
            self.broken = true;
        } else {
            let remedy = format!("a text stands in quotes: `\"{}\"`", name.value);
            self.syntax(span, "expected a string".to_owned(), Some(remedy));
        }
        None
    }
}

fn is_name_piece(token: &Token) -> bool {
    matches!(token.kind, Kind::Ident(_) | Kind::Punct('*' | '?' | '-') | Kind::Literal(_))
}
