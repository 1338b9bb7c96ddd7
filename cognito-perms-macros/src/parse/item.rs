//! What actions, resources and condition keys have in common: `not`, the colon after a service, and `unchecked(…)`.

use super::parser::Parser;
use crate::name::{eat_name, is_name};
use cognito_perms_spec::text::Text;
use proc_macro2::Delimiter;

impl<'t> Parser<'t> {
    /// `not`, where it is not a name of its own.
    pub(super) fn eat_not(&mut self) -> bool {
        self.cursor.is_ident(0, "not") && !self.cursor.is_colon(1) && self.cursor.eat_ident("not")
    }

    /// `not` in front of an item that is not the first.
    pub(super) fn misplaced_not(&mut self) -> bool {
        let mut behind = self.cursor;
        behind.skip();
        let is_misplaced = self.cursor.is_ident(0, "not") && is_name(&behind);
        if is_misplaced {
            self.syntax(self.cursor.here(), "`not` stands in front of the whole list", None);
        }
        is_misplaced
    }

    /// The colon behind a service. Two, as in a path of Rust, are reported with what they divide, and
    /// then this is true.
    pub(super) fn eat_two_colons(&mut self, service: &Text<'_>) -> bool {
        self.cursor.skip();
        if !self.cursor.eat_punct(':') {
            return false;
        }
        let name = eat_name(&mut self.cursor);
        let name = name.as_ref().map_or("…", |name| &name.value);
        let right = format!("{}:{name}", service.value.replace('_', "-"));
        let span = self.cursor.since(service.span.start);
        let message = format!("expected one `:` behind `{}`, found two", service.value);
        self.syntax(span, message, Some(format!("a service and a name are written `{right}`")));
        true
    }

    /// `name(`
    pub(super) fn is_call(&self, name: &str) -> bool {
        self.cursor.is_ident(0, name) && self.cursor.is_open(1, Delimiter::Parenthesis)
    }

    pub(super) fn unchecked(&mut self) -> Option<Text<'t>> {
        self.cursor.skip();
        let whole = self.cursor.here();
        let mut inside = self.cursor.eat_group(Delimiter::Parenthesis)?;
        self.inside(inside, |parser| parser.slot(true, |_| Vec::new()));
        let text = inside.eat_string();
        if text.is_none() || !inside.is_at_end() {
            let span = if inside.is_at_end() { whole } else { inside.here() };
            self.syntax(span, "`unchecked` takes one string", None);
            return None;
        }
        text
    }
}
