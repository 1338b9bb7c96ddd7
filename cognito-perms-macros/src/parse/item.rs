//! What actions, resources and condition keys have in common: `not`, the colon after a service, and
//! `unchecked(…)`.

use super::head::ListHead;
use super::parser::Parser;
use crate::name::is_name;
use cognito_perms_spec::syntax::Effect;
use cognito_perms_spec::text::Text;
use proc_macro2::Delimiter;

impl<'t> Parser<'t> {
    /// Consumes `not` before a list, unless it is a name.
    pub(super) fn eat_not(&mut self) -> bool {
        let is_negated = self.cursor.is_ident(0, "not")
            && !self.cursor.is_colon(1)
            && self.cursor.eat_ident("not");
        self.head = ListHead { start: self.cursor.position(), is_negated, is_exception: false };
        is_negated
    }

    /// Reports `not` before an item that is not the first.
    pub(super) fn misplaced_not(&mut self, expected: &str) -> bool {
        let mut after = self.cursor;
        after.skip();
        let is_misplaced = self.cursor.is_ident(0, "not") && is_name(&after);
        if is_misplaced {
            let help = self.instead_of_not(expected);
            self.unexpected(expected, help);
        }
        is_misplaced
    }

    /// Returns the help for a negated item. Before the whole list, `not` would allow nearly everything, or deny nearly
    /// nothing.
    pub(super) fn instead_of_not(&self, expected: &str) -> Option<&'static str> {
        let is_action = expected == "an action";
        match self.effect {
            _ if self.head.is_exception => None,
            _ if self.head.is_negated => {
                Some("remove it: the first `not` applies to the whole list")
            }
            _ if is_action => Some(
                "`not` applies to the whole list: to exclude actions, write them after `except`, like `Admin* except AdminDeleteUser`",
            ),
            Some(Effect::Allow) => {
                Some("`not` applies to the whole list: deny these resources in another statement")
            }
            Some(Effect::Deny) => {
                Some("`not` applies to the whole list: list only the resources to deny")
            }
            None => None,
        }
    }

    /// Consumes the colon after a service. If there are two, as in a Rust path, reports the whole path and
    /// returns true.
    pub(super) fn eat_two_colons(&mut self, service: &Text<'_>, is_resource: bool) -> bool {
        if !self.cursor.is_punct(1, ':') {
            self.cursor.skip();
            return false;
        }
        self.rust_path(service, is_resource);
        true
    }

    /// Whether `name(` comes next.
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
            let help = "write a name in quotes: it is never a runtime value".to_owned();
            self.syntax(span, "`unchecked` takes one string", Some(help));
            return None;
        }
        text
    }
}
