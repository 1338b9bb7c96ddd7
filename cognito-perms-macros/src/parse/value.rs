//! Arguments and values: strings, numbers, booleans and runtime values.

use super::offer::argument_names;
use super::parser::Parser;
use crate::cursor::Cursor;
use crate::hole::Hole;
use crate::name::{eat_name, is_name};
use crate::token::TokenKind;
use cognito_perms_spec::facts::catalog::ResourceTypeInfo;
use cognito_perms_spec::facts::naming::is_keyword;
use cognito_perms_spec::model::runtime::MOST;
use cognito_perms_spec::syntax::{Argument, Value, ValueKind};
use cognito_perms_spec::text::{Span, Text};
use proc_macro2::Delimiter;

/// Whether a word is a keyword that can neither start a path nor name a variable in an earlier edition.
fn is_no_name(word: &str) -> bool {
    is_keyword(word) && !matches!(word, "self" | "Self" | "super" | "crate" | "gen")
}

impl<'t> Parser<'t> {
    /// Parses the arguments; `None` if one of them was unreadable, so that it is not also reported as
    /// missing.
    pub(super) fn arguments(
        &mut self,
        inside: Cursor<'t>,
        resource_type: Option<&'static ResourceTypeInfo>,
    ) -> Option<Vec<Argument<'t>>> {
        self.resource_type = resource_type;
        let expected = "an argument";
        self.list_inside(inside, "`,` or `)`", expected, Self::argument_slot, Self::argument)
    }

    /// Notes that a value, or the name of a field with a value after it, can be written here.
    fn argument_slot(&mut self) {
        let offers = |parser: &Self| parser.resource_type.map_or_else(Vec::new, argument_names);
        self.expression_slot(offers);
        if self.cursor.is_punct(1, '=') {
            self.slot(true, offers);
        }
    }

    fn argument(&mut self) -> Option<Argument<'t>> {
        let mut name = None;
        if let Some(field) = self.cursor.ident(0) {
            let mut after = self.cursor;
            after.skip();
            let is_named = after.is_punct(0, '=');
            if !is_named && (after.is_colon(0) || after.is_literal()) {
                self.word_slot();
                self.cursor = after;
                self.unexpected(&format!("`=` after `{field}`"), None);
                return None;
            }
            if is_named {
                name = Some(Text::of(field, self.cursor.here()));
                self.cursor = after;
                self.cursor.skip();
                self.expression_slot(|_| Vec::new());
            }
        }
        let mut after = self.cursor;
        let span = self.cursor.here();
        if self.cursor.is_punct(0, '.') {
            let help = self.list_in_argument(self.cursor);
            self.unexpected("a value", Some(&help));
            return None;
        }
        let is_list = self.cursor.is_group()
            && (!self.cursor.is_open(0, Delimiter::Brace) || self.braces_of_values().is_some());
        if is_list {
            let inside = after.eat_any_group()?;
            let help = self.list_in_argument(inside);
            self.unexpected("a value", Some(&help));
            return None;
        }
        let is_any = eat_name(&mut after).is_some_and(|text| text.value == "*");
        let value = if is_any {
            self.cursor = after;
            Value::new(ValueKind::Text("*".into()), span)
        } else {
            self.value()?
        };
        Some(Argument { name, value })
    }

    /// Parses a string, an integer, or a runtime value.
    pub(super) fn value(&mut self) -> Option<Value<'t>> {
        if self.is_passed() {
            return self.hole(false);
        }
        let written = self.cursor.literal().unwrap_or_default();
        if let Some(text) = self.cursor.eat_string() {
            return Some(Value::text(text, written));
        }
        if let Some(digits) = self.cursor.eat_integer() {
            return Some(Value::new(ValueKind::Number(digits.value), digits.span));
        }
        if self.cursor.is_any_ident(&["true", "false"]) {
            let here = self.cursor.here();
            self.syntax(here, "expected a string, found a boolean", None);
            return None;
        }
        self.hole(false)
    }

    /// Parses a value of a condition: any literal, or a runtime value.
    pub(super) fn condition_value(&mut self) -> Option<Value<'t>> {
        if self.is_passed() {
            return self.hole(false);
        }
        let start = self.cursor.position();
        let sign = if self.cursor.eat_punct('-') { "-" } else { "" };
        if let Some(number) = self.cursor.eat_integer().or_else(|| self.cursor.eat_float()) {
            let text = format!("{sign}{}", number.value);
            return Some(Value::new(ValueKind::Number(text.into()), self.cursor.since(start)));
        }
        if !sign.is_empty() {
            self.unexpected("a number after `-`", None);
            return None;
        }
        for (word, value) in [("true", true), ("false", false)] {
            let span = self.cursor.here();
            if self.cursor.is_ident(0, word) {
                self.word_slot();
                self.cursor.skip();
                return Some(Value::new(ValueKind::Bool(value), span));
            }
        }
        if self.cursor.is_punct(0, '.') {
            self.unexpected("a value", Some("write a runtime list on its own: `[..values]`"));
            return None;
        }
        if self.cursor.is_punct(0, '*') || self.cursor.is_punct(0, '?') {
            self.unexpected("a value", Some("write a pattern in quotes, like `\"team-*\"`"));
            return None;
        }
        self.value()
    }

    /// Whether an expression of several tokens, passed by another macro, comes next; `-5` is a number.
    fn is_passed(&self) -> bool {
        let mut after = self.cursor;
        after.eat_passed() && !self.cursor.is_punct(0, '-')
    }

    /// Parses a runtime value: a path, or an expression in braces.
    pub(super) fn hole(&mut self, is_list: bool) -> Option<Value<'t>> {
        let start = self.cursor.position();
        if self.cursor.eat_passed() {
            let span = self.cursor.since(start);
            return self.value_of(Hole { span, is_braced: false }, is_list);
        }
        if let Some(help) = self.braces_of_values() {
            self.unexpected("a value", Some(&help));
            self.cursor.skip();
            return None;
        }
        let hole = match self.cursor.eat_group(Delimiter::Brace) {
            Some(inside) if inside.is_at_end() => {
                let span = self.cursor.since(start);
                let help = "write a Rust expression between the braces".to_owned();
                self.syntax(span, "expected an expression, found `}`", Some(help));
                return None;
            }
            Some(_) => Hole { span: self.cursor.since(start), is_braced: true },
            None => Hole { span: self.path()?, is_braced: false },
        };
        self.value_of(hole, is_list)
    }

    /// Returns the help for a list in braces: `{"a", "b"}`.
    fn braces_of_values(&self) -> Option<String> {
        let mut after = self.cursor;
        let inside = after.eat_group(Delimiter::Brace)?;
        if inside.is_literal() && inside.is_punct(1, ',') { self.instead_of_value() } else { None }
    }

    fn value_of(&mut self, hole: Hole, is_list: bool) -> Option<Value<'t>> {
        let (span, index) = (hole.span, self.holes.len());
        if index >= MOST {
            self.syntax(span, "too many runtime values in one policy", None);
            return None;
        }
        self.holes.push(hole);
        self.fill_slot(hole);
        let kind = if is_list { ValueKind::Holes(index) } else { ValueKind::Hole(index) };
        Some(Value::new(kind, span))
    }

    /// Parses a runtime list: a path, a path after `&`, or an expression in braces.
    pub(super) fn list_hole(&mut self) -> Option<Value<'t>> {
        let start = self.cursor.position();
        let is_borrowed = self.cursor.eat_punct('&');
        let value = self.hole(true)?;
        let span = self.cursor.since(start);
        if let Some(hole) = self.holes.last_mut().filter(|_| is_borrowed) {
            *hole = Hole { span, is_braced: false };
        }
        Some(Value::new(value.kind, span))
    }

    /// Whether `.name` or `.0` comes next.
    fn is_field(&self) -> bool {
        let touches = |ahead| self.cursor.is_glued_at(ahead);
        let is_name = match self.cursor.peek(1).map(|token| &token.kind) {
            Some(TokenKind::Ident(_)) => true,
            Some(TokenKind::Literal(literal)) => {
                literal.chars().all(|it| it.is_ascii_digit() || it == '.')
            }
            _ => false,
        };
        self.cursor.is_punct(0, '.') && is_name && touches(0) && touches(1)
    }

    /// Parses the path of a variable or a constant with its fields. Any other expression needs braces, which
    /// is reported.
    fn path(&mut self) -> Option<Span> {
        let start = self.cursor.position();
        if self.cursor.is_punct(0, '&') {
            let list = self.instead_of_value();
            self.rest_of_expression();
            self.fill_slot(Hole { span: self.cursor.since(start), is_braced: false });
            let braces = "write a variable without `&`, or an expression in braces: `{…}`";
            let help = list.unwrap_or_else(|| braces.to_owned());
            let span = self.cursor.since(start);
            self.syntax(span, "expected a value, found `&`", Some(help));
            return None;
        }
        let is_path = self.cursor.ident(0).is_some()
            || self.cursor.is_punct(0, ':') && self.cursor.is_punct(1, ':');
        if !is_path || self.is_boundary() {
            let is_group = self.cursor.is_group();
            let help = self.instead_of_value();
            let braces = is_group.then_some("write an expression in braces: `{…}`");
            self.unexpected("a value", help.as_deref().or(braces));
            return None;
        }
        if let Some(word) = self.cursor.ident(0).filter(|it| is_no_name(it)) {
            let help = format!("for a variable with this name, write `r#{word}`");
            self.unexpected("a value", Some(&help));
            self.word_slot();
            self.cursor.skip();
            return None;
        }
        loop {
            let has_name = self.cursor.ident(0).is_some();
            if has_name {
                self.cursor.skip();
            }
            if !(self.cursor.is_punct(0, ':') && self.cursor.is_punct(1, ':')) {
                break;
            }
            self.cursor.skip();
            self.cursor.skip();
        }
        while self.is_field() {
            self.cursor.skip();
            self.cursor.skip();
        }
        let goes_on = (self.cursor.is_group()
            || is_name(&self.cursor)
            || self.cursor.is_any_punct(&['.', '!', ':', '?', '<']))
            && self.cursor.is_glued();
        if !goes_on {
            return Some(self.cursor.since(start));
        }
        let path = self.cursor.since(start);
        let mut whole = self.cursor;
        whole.go_back(start);
        let list = std::mem::replace(&mut self.cursor, whole);
        let help_for_list = self.instead_of_value();
        self.cursor = list;
        let is_text = self.cursor.is_any_punct(&['-', ':', '/', '*', '?']);
        self.rest_of_expression();
        let span = self.cursor.since(start);
        self.fill_slot(Hole { span: if is_text { path } else { span }, is_braced: false });
        let (message, help) = if is_text {
            (
                "expected a string",
                "write a string in quotes: `\"…\"`, or an expression in braces: `{…}`",
            )
        } else {
            (
                "expected a variable or a constant, found an expression",
                "write an expression in braces: `{…}`",
            )
        };
        self.syntax(span, message, Some(help_for_list.unwrap_or_else(|| help.to_owned())));
        None
    }

    /// Skips the rest of an expression without braces.
    fn rest_of_expression(&mut self) {
        let marks = ['!', ':', '.', '?', '&', '<', '>', '-', '/', '*'];
        loop {
            let is_more =
                self.cursor.is_group() || is_name(&self.cursor) || self.cursor.is_any_punct(&marks);
            if self.cursor.is_at_end()
                || !is_more
                || !self.cursor.is_glued() && !self.cursor.is_punct(0, '&')
            {
                return;
            }
            self.cursor.skip();
            if self.cursor.ident(0).is_some() && !self.cursor.is_glued() {
                return;
            }
        }
    }
}
