//! Arguments and their values.

use super::{Parser, is_group};
use crate::cursor::Cursor;
use crate::name::{eat_name, is_name};
use cognito_perms_spec::policy::{Argument, Spanned};

impl<'t> Parser<'t> {
    /// The arguments; `None` if one of them was unreadable, so that it is not missed as well.
    pub(super) fn arguments(&mut self, inside: Cursor<'t>) -> Option<Vec<Argument>> {
        self.list_inside(inside, "an argument", Self::argument)
    }

    fn argument(&mut self) -> Option<Argument> {
        let mut name = None;
        if let Some(field) = self.cursor.ident(0) {
            let mut behind = self.cursor;
            behind.skip();
            let is_named = behind.is_punct(0, '=');
            if !is_named && (behind.is_colon(0) || behind.is_literal()) {
                self.cursor = behind;
                self.unexpected(&format!("`=` behind `{field}`"), None);
                return None;
            }
            if is_named {
                name = Some(Spanned::new(field.to_owned(), self.cursor.here()));
                self.cursor = behind;
                self.cursor.skip();
            }
        }
        let mut behind = self.cursor;
        let here = self.cursor.here();
        let is_any = eat_name(&mut behind).is_some_and(|text| text.value == "*");
        let value = if is_any {
            self.cursor = behind;
            Spanned::new("*".to_owned(), here)
        } else {
            self.value()?
        };
        Some(Argument { name, value })
    }

    /// A string or an integer. A run-time value is known and refused.
    pub(super) fn value(&mut self) -> Option<Spanned<String>> {
        if let Some(text) = self.cursor.eat_string().or_else(|| self.cursor.eat_integer()) {
            return Some(text);
        }
        let here = self.cursor.here();
        let start = self.cursor.position();
        let is_bool = self.cursor.is_any_ident(&["true", "false"]);
        let is_braced = self.cursor.is_open(0, proc_macro2::Delimiter::Brace);
        if is_braced || self.cursor.eat_punct('&') {
            self.run_time_value(start);
            return None;
        }
        let Some(text) = eat_name(&mut self.cursor).filter(|_| !is_bool) else {
            let found = if is_bool { "a boolean".to_owned() } else { self.found() };
            self.syntax(here, format!("expected a string, found {found}"), None);
            return None;
        };
        let is_path = text.value.starts_with(|it: char| it.is_alphabetic() || it == '_')
            && text.value.chars().all(|it| it.is_alphanumeric() || it == '_' || it == '.');
        if is_path {
            self.run_time_value(start);
        } else {
            while self.cursor.is_glued() && (self.cursor.is_punct(0, ':') || is_name(&self.cursor))
            {
                self.cursor.skip();
            }
            let remedy = format!("a text stands in quotes: `\"{}\"`", text.value);
            self.syntax(self.cursor.since(start), "expected a string", Some(remedy));
        }
        None
    }

    /// Any expression of Rust, up to the next `,`.
    fn run_time_value(&mut self, start: usize) {
        while !self.cursor.is_at_end() && !self.cursor.is_punct(0, ',') {
            let is_more = is_group(&self.cursor)
                || is_name(&self.cursor)
                || ['!', ':', '.', '?', '&', '<', '>']
                    .iter()
                    .any(|it| self.cursor.is_punct(0, *it));
            if !is_more {
                break;
            }
            self.cursor.skip();
        }
        self.broken = true;
        self.unsupported(self.cursor.since(start), "run-time values are");
    }
}
