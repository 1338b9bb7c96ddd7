//! What stands between the effect and `on`.

use super::resource::is_resource;
use super::{Parser, found};
use crate::name::{eat_name, is_name};
use cognito_perms_spec::catalog::DEFAULT_SERVICE;
use cognito_perms_spec::finding::{Finding, Rule};
use cognito_perms_spec::policy::{ActionItem, ActionKind, Actions, Spanned};
use proc_macro2::Delimiter;

impl Parser<'_> {
    pub(super) fn actions(&mut self) -> Actions {
        let negated = self.eat_not();
        let items = self.action_items();
        let except = if self.cursor.eat_ident("except") { self.action_items() } else { Vec::new() };
        let every = items.iter().find(|item| item.kind == ActionKind::Every);
        if let Some(every) = every.filter(|_| !except.is_empty()) {
            let message = "`*:*` cannot be taken apart with `except`".to_owned();
            let remedy =
                "not all actions of AWS are known: deny the exceptions in another statement";
            self.syntax(every.span, message, Some(remedy.to_owned()));
        }
        Actions { negated, items, except }
    }

    fn is_end_of_actions(&self) -> bool {
        self.is_boundary()
            || ["on", "except", "if"].iter().any(|word| self.cursor.is_ident(0, word))
    }

    fn action_items(&mut self) -> Vec<ActionItem> {
        let mut items = Vec::new();
        loop {
            if self.is_end_of_actions() || self.is_resource_without_actions() {
                let message = format!("expected an action, found {}", self.found());
                let finding = if items.is_empty() {
                    Finding::new(Rule::MissingAction, self.cursor.here(), message)
                } else {
                    Finding::new(Rule::SyntaxError, self.cursor.here(), message)
                        .help("leave out the `,`, or name another action behind it")
                };
                self.broken = true;
                self.report_once(finding);
                return items;
            }
            items.extend(self.action());
            if self.cursor.eat_punct(',') {
                continue;
            }
            if self.is_end_of_actions() || self.is_resource() || self.is_word_before_resource() {
                return items;
            }
            let message = format!("expected `,` or `on`, found {}", self.found());
            let remedy = "actions are divided by `,`, and `on` stands between them and resources";
            self.syntax(self.cursor.here(), message, Some(remedy.to_owned()));
            while !self.is_end_of_actions()
                && !is_name(&self.cursor)
                && !self.cursor.is_punct(0, ',')
            {
                self.cursor.skip();
            }
            if !self.cursor.eat_punct(',') && self.is_end_of_actions() {
                return items;
            }
        }
    }

    /// `userpool(…)` where an action should stand, unless what follows shows that it is meant as one.
    fn is_resource_without_actions(&self) -> bool {
        let mut behind = self.cursor;
        while !behind.is_at_end() && !behind.is_open(0, Delimiter::Parenthesis) {
            behind.skip();
        }
        behind.skip();
        let goes_on = behind.is_punct(0, ',') || behind.is_ident(0, "on");
        self.is_resource() && !self.cursor.is_punct(0, '*') && !goes_on
    }

    /// Another word where `on` should stand.
    fn is_word_before_resource(&self) -> bool {
        let mut behind = self.cursor;
        behind.skip();
        self.cursor.ident(0).is_some() && is_resource(behind)
    }

    fn action(&mut self) -> Option<ActionItem> {
        let start = self.cursor.position();
        if self.cursor.is_literal() && !is_name(&self.cursor) {
            self.quoted_action();
            return None;
        }
        let kind = if self.is_call("unchecked") {
            ActionKind::Unchecked(self.unchecked()?)
        } else if self.is_call("level") {
            ActionKind::Levels { prefix: None, levels: self.levels() }
        } else if let Some(first) = eat_name(&mut self.cursor) {
            self.action_behind(first)?
        } else {
            let message = format!("expected an action, found {}", self.found());
            self.syntax(self.cursor.here(), message, None);
            self.cursor.skip();
            return None;
        };
        let span = self.cursor.since(start);
        if self.cursor.is_open(0, Delimiter::Parenthesis) {
            let message = "an action takes no arguments".to_owned();
            self.syntax(
                self.cursor.here(),
                message,
                Some("resources stand behind `on`".to_owned()),
            );
            self.cursor.skip();
        }
        Some(ActionItem { kind, span })
    }

    /// What a first name is: the action, or the prefix of what follows its colon.
    fn action_behind(&mut self, first: Spanned<String>) -> Option<ActionKind> {
        if !self.cursor.is_punct(0, ':') {
            return Some(ActionKind::Name { prefix: None, name: first });
        }
        if self.eat_two_colons(&first) {
            return None;
        }
        if self.is_call("level") {
            return Some(ActionKind::Levels { prefix: Some(first), levels: self.levels() });
        }
        if self.is_end_of_actions() || !is_name(&self.cursor) {
            let message =
                format!("expected an action behind `{}:`, found {}", first.value, self.found());
            self.syntax(self.cursor.here(), message, None);
            return None;
        }
        let name = eat_name(&mut self.cursor)?;
        if self.cursor.is_punct(0, ':') {
            let start = self.cursor.position();
            while self.cursor.is_punct(0, ':')
                || (is_name(&self.cursor) && self.cursor.peek(0).is_some_and(|it| it.touches))
            {
                self.cursor.skip();
            }
            self.syntax(
                self.cursor.since(start),
                "an action has one `:`, behind its service".to_owned(),
                None,
            );
            return None;
        }
        if first.value == "*" {
            if name.value == "*" {
                return Some(ActionKind::Every);
            }
            let message = "`*` stands for a service in `*:*` only".to_owned();
            self.syntax(
                first.span,
                message,
                Some(format!("name the service: `{}:{}`", DEFAULT_SERVICE.prefix, name.value)),
            );
            return None;
        }
        Some(ActionKind::Name { prefix: Some(first), name })
    }

    fn quoted_action(&mut self) {
        let span = self.cursor.here();
        let text = self.cursor.eat_string();
        if text.is_none() {
            self.cursor.skip();
        }
        let remedy = text.map(|text| {
            let own = format!("{}:", DEFAULT_SERVICE.prefix);
            let bare = text.value.strip_prefix(&own).unwrap_or(&text.value);
            format!("write `{bare}`, or `unchecked(\"{}\")` for an action that is newer than the catalogue", text.value)
        });
        self.syntax(span, "an action is written without quotes".to_owned(), remedy);
    }

    fn levels(&mut self) -> Vec<Spanned<String>> {
        let (mut levels, whole) = (Vec::new(), self.cursor.position());
        self.cursor.skip();
        let Some(mut inside) = self.cursor.eat_group(Delimiter::Parenthesis) else {
            return levels;
        };
        if inside.is_at_end() {
            let message = "expected an access level, found `)`".to_owned();
            self.syntax(
                self.cursor.since(whole),
                message,
                Some("name one or more: `level(List, Read)`".to_owned()),
            );
        }
        while !inside.is_at_end() {
            match eat_name(&mut inside) {
                Some(level) => levels.push(level),
                None => {
                    let message = format!("expected an access level, found {}", found(&inside));
                    self.syntax(inside.here(), message, None);
                    inside.skip();
                }
            }
            if !inside.is_at_end() && !inside.eat_punct(',') {
                let message = format!("expected `,`, found {}", found(&inside));
                self.syntax(inside.here(), message, None);
            }
        }
        levels
    }
}
