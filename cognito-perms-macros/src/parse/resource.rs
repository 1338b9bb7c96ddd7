//! What stands behind `on`.

use super::Parser;
use crate::cursor::Cursor;
use crate::name::{eat_name, is_name};
use crate::token::{Kind, Token};
use cognito_perms_spec::finding::{Finding, Rule};
use cognito_perms_spec::policy::{ResourceItem, ResourceKind, Resources, Spanned};
use proc_macro2::Delimiter;

impl Parser<'_> {
    pub(super) fn on_resources(&mut self) -> Resources {
        if !self.cursor.eat_ident("on") {
            let here = self.cursor.here();
            if self.is_boundary() || self.cursor.is_ident(0, "if") {
                let remedy =
                    "name what it is for: `on userpool(\"us-east-1_Ab12Cd34E\")`, or `on *`";
                self.broken = true;
                self.report_once(
                    Finding::new(
                        Rule::MissingResource,
                        here,
                        format!("expected `on` and a resource, found {}", self.found()),
                    )
                    .help(remedy),
                );
            } else {
                let message = format!("expected `on`, found {}", self.found());
                self.syntax(
                    here,
                    message,
                    Some("`on` stands between actions and resources".to_owned()),
                );
                // Another word in its place.
                let mut behind = self.cursor;
                behind.skip();
                if !self.is_resource() {
                    if is_resource(behind) {
                        self.cursor.skip();
                    } else {
                        self.skip_to_boundary();
                    }
                }
            }
        }
        let negated = self.eat_not();
        let items = self.resource_items();
        Resources { negated, items }
    }

    fn resource_items(&mut self) -> Vec<ResourceItem> {
        let mut items = Vec::new();
        loop {
            if self.is_boundary() || self.cursor.is_ident(0, "if") {
                let message = format!("expected a resource, found {}", self.found());
                let rule = if items.is_empty() { Rule::MissingResource } else { Rule::SyntaxError };
                self.broken = true;
                self.report_once(Finding::new(rule, self.cursor.here(), message));
                return items;
            }
            items.extend(self.resource());
            if self.cursor.eat_punct(',') {
                continue;
            }
            if self.is_boundary() || self.cursor.is_ident(0, "if") {
                return items;
            }
            if !self.is_resource() && !is_name(&self.cursor) && !self.cursor.is_literal() {
                return items;
            }
            let message = format!("expected `,`, `;` or `if`, found {}", self.found());
            self.syntax(self.cursor.here(), message, None);
        }
    }

    fn resource(&mut self) -> Option<ResourceItem> {
        let start = self.cursor.position();
        let kind = if self.is_call("unchecked") {
            ResourceKind::Unchecked(self.unchecked()?)
        } else if let Some(text) = self.cursor.eat_string() {
            ResourceKind::Arn(text)
        } else if let Some(first) = eat_name(&mut self.cursor) {
            self.resource_behind(first)?
        } else {
            let message = format!("expected a resource, found {}", self.found());
            self.syntax(self.cursor.here(), message, None);
            self.cursor.skip();
            return None;
        };
        Some(ResourceItem { kind, span: self.cursor.since(start) })
    }

    fn resource_behind(&mut self, first: Spanned<String>) -> Option<ResourceKind> {
        if first.value == "*" {
            return Some(ResourceKind::Any);
        }
        let (prefix, name) = if self.cursor.is_punct(0, ':') {
            if self.eat_two_colons(&first) {
                self.cursor.eat_group(Delimiter::Parenthesis);
                return None;
            }
            let Some(name) = eat_name(&mut self.cursor)
                .filter(|_| self.cursor.is_open(0, Delimiter::Parenthesis))
            else {
                return self.bare_text(&first);
            };
            (Some(first), name)
        } else {
            (None, first)
        };
        let whole = self.cursor.here();
        let Some(inside) = self.cursor.eat_group(Delimiter::Parenthesis) else {
            let written = &name.value;
            let (message, remedy) = if written.chars().all(|it| it.is_ascii_alphanumeric()) {
                (
                    format!("expected arguments in parentheses behind `{written}`"),
                    format!("`{written}(*)` stands for any, `{written}(\"…\")` for one"),
                )
            } else {
                (
                    format!("expected a resource, found `{written}`"),
                    format!("a text stands in quotes: `\"{written}\"`"),
                )
            };
            self.syntax(name.span, message, Some(remedy));
            if matches!(self.cursor.peek(0), Some(Token { kind: Kind::Open(..), .. })) {
                self.cursor.skip();
            }
            return None;
        };
        let arguments = self.arguments(inside)?;
        Some(ResourceKind::Typed { prefix, name, arguments, arguments_span: whole })
    }

    /// An ARN without its quotes.
    fn bare_text(&mut self, first: &Spanned<String>) -> Option<ResourceKind> {
        while !self.is_boundary()
            && self.cursor.peek(0).is_some_and(|token| token.touches)
            && !self.cursor.is_punct(0, ',')
        {
            self.cursor.skip();
        }
        let span = self.cursor.since(first.span.start);
        let message = "expected a resource type with its arguments".to_owned();
        self.syntax(span, message, Some("a whole ARN stands in quotes: `\"arn:…\"`".to_owned()));
        None
    }
}

/// Whether what comes next can only be a resource.
pub(super) fn is_resource(mut cursor: Cursor<'_>) -> bool {
    if cursor.is_literal() && !is_name(&cursor) {
        return cursor
            .eat_string()
            .is_some_and(|text| text.value == "*" || text.value.starts_with("arn:"));
    }
    let Some(name) = eat_name(&mut cursor) else {
        return false;
    };
    if cursor.is_colon(0) && cursor.ident(1).is_some() && cursor.is_open(2, Delimiter::Parenthesis)
    {
        return !cursor.is_ident(1, "level");
    }
    if name.value == "*" {
        return !cursor.is_punct(0, ':');
    }
    cursor.is_open(0, Delimiter::Parenthesis) && name.value != "level" && name.value != "unchecked"
}
