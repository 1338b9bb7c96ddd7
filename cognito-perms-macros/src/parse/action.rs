//! The part of a statement between the effect and `on`.

use super::foreign_word::Stray;
use super::head::ListHead;
use super::list::List;
use super::offer::{Offer, Prefixes};
use super::parser::Parser;
use super::resource::{is_resource, is_resource_call};
use crate::cursor::Cursor;
use crate::name::{eat_name, is_name};
use cognito_perms_spec::facts::catalog::{self, Service};
use cognito_perms_spec::syntax::{ActionItem, ActionKind, Actions, Element, PolicyType};
use cognito_perms_spec::text::{Span, Text, similar, wildcard as pattern};
use proc_macro2::Delimiter;

/// The keywords that end a list of actions.
pub(super) const END_WORDS: [&str; 3] = ["on", "except", "if"];

impl<'t> Parser<'t> {
    pub(super) fn actions(&mut self) -> Actions<'t> {
        self.action_slot(&["not", "level", "unchecked"]);
        let negated = self.eat_not();
        let items = self.action_items(&["except", "on"]);
        let has_except = self.cursor.eat_ident("except");
        self.head =
            ListHead { start: self.cursor.position(), is_exception: has_except, ..self.head };
        let except = if has_except { self.action_items(&["on"]) } else { Vec::new() };
        if !except.is_empty() {
            self.inseparable(&items);
        }
        Actions { negated, items, except }
    }

    /// Reports items that `except` cannot apply to, because the catalog does not know all actions they match.
    fn inseparable(&mut self, items: &[ActionItem<'_>]) {
        for item in items {
            let (written, remedy) = match &item.kind {
                ActionKind::Every => ("*:*", "write the exceptions after `not` instead"),
                ActionKind::Unchecked(text) if pattern::has_wildcard(&text.value) => {
                    (&*text.value, "list the actions by name: the catalog does not know them all")
                }
                _ => continue,
            };
            let message = format!("`{written}` does not support `except`");
            self.syntax(item.span, message, Some(remedy.to_owned()));
        }
    }

    fn is_end_of_actions(&self) -> bool {
        self.is_boundary() || self.cursor.is_any_ident(&END_WORDS) || self.is_to()
    }

    fn action_items(&mut self, words_after: &'static [&'static str]) -> Vec<ActionItem<'t>> {
        self.action_slot(&["level", "unchecked"]);
        if self.is_end_of_actions() || self.is_resource_without_actions() {
            let instead = format!("an action, found {}", self.found());
            self.lacks_once(Element::Action, self.cursor.here(), instead, None);
            return Vec::new();
        }
        let (after, help) = match self.kind {
            PolicyType::Trust => {
                ("`,` or `to`", "separate actions with `,`, and write `to` before the principals")
            }
            _ => ("`,` or `on`", "separate actions with `,`, and write `on` before the resources"),
        };
        let list = List {
            note_item: |parser| parser.action_slot(&["level", "unchecked"]),
            words_after,
            item: Self::action,
            expected: "an action",
            after,
            help: Some(help),
            is_end: |parser| parser.is_end_of_actions(),
            stray: Self::stray_action,
            // `on` may be missing or misspelled.
            is_next_part: |parser| {
                let may_be =
                    || is_resource(parser.cursor) || is_word_before_resource(parser.cursor);
                !parser.is_to() && may_be()
            },
            trailing: false,
        };
        self.list(&list).0
    }

    /// Notes that an action can be written here, or one of some keywords.
    fn action_slot(&mut self, keywords: &[&str]) {
        if self.is_for_editor() {
            let mut more = Offer::keywords(keywords);
            more.push(Offer::Actions(self.service));
            let services = Prefixes::of_services(|_| true);
            self.prefix_slots(!self.is_end_of_actions(), &services, more, |_| None);
        }
    }

    /// Notes that an action of a service can be written here, after its prefix.
    fn action_of_service_slot(&mut self, prefix: &str) {
        let may_be = !self.is_end_of_actions() && self.cursor.is_glued();
        self.slot(may_be, |_| match catalog::service(prefix) {
            Some(service) => {
                let mut offers = Offer::keywords(&["level"]);
                offers.push(Offer::Actions(service));
                offers
            }
            None => Vec::new(),
        });
    }

    /// Whether `userpool(…)` is where an action should be, and what follows does not belong to actions.
    fn is_resource_without_actions(&self) -> bool {
        let mut after = self.cursor;
        let goes_on = |it: &Cursor<'_>| it.is_punct(0, ',') || it.is_any_ident(&["on", "except"]);
        is_resource_call(&mut after) && !goes_on(&after) && !self.may_be_pattern_and_resource()
    }

    /// `Admin* userpool(…)`: in an editor we cannot see whether the type touches the pattern before it.
    fn may_be_pattern_and_resource(&self) -> bool {
        let name = || eat_name(&mut self.cursor.clone());
        self.is_for_editor() && name().is_some_and(|it| pattern::has_wildcard(&it.value))
    }

    fn action(&mut self) -> Option<ActionItem<'t>> {
        let start = self.cursor.position();
        if self.misplaced_not("an action") {
            return None;
        }
        if self.cursor.is_literal() && !is_name(&self.cursor) {
            self.quoted_action();
            return None;
        }
        let kind = if self.is_call("unchecked") {
            ActionKind::Unchecked(self.unchecked()?)
        } else if self.is_call("level") {
            let prefix = self.own_prefix(Span::new(start, start));
            ActionKind::Levels { prefix, levels: self.levels()? }
        } else if self.is_form_without_parentheses() {
            return None;
        } else if let Some(first) = eat_name(&mut self.cursor) {
            self.action_after(first)?
        } else {
            let is_group = self.cursor.is_group();
            if self.cursor.is_punct(0, '!') {
                self.mark_of_negation("an action");
                return None;
            } else if is_group {
                self.action_in_brackets();
            } else if self.cursor.is_any_punct(&['&', '$']) {
                self.runtime_action(self.cursor.here());
            } else {
                self.unexpected("an action", None);
            }
            self.cursor.skip();
            if is_group && self.is_boundary() {
                // The brackets contain the whole statement.
                self.give_up();
            }
            return None;
        };
        let span = self.cursor.since(start);
        if self.cursor.is_open(0, Delimiter::Parenthesis) {
            self.action_with_arguments(&kind);
            return None;
        }
        let is_gap = ['*', '?', '-'].iter().any(|mark| self.cursor.is_punct(0, *mark));
        if is_gap && !is_resource(self.cursor) {
            if matches!(self.stray_action(start), Stray::Item | Stray::Rest) {
                return None;
            }
            self.unexpected(
                "`,` or `on`",
                Some("write names without spaces, like `Admin*` or `cognito-identity:GetId`"),
            );
            return None;
        }
        Some(ActionItem { kind, span })
    }

    /// Reports `level` or `unchecked` without parentheses.
    fn is_form_without_parentheses(&mut self) -> bool {
        let Some(form @ ("level" | "unchecked")) = self.cursor.ident(0) else { return false };
        let mut after = self.cursor;
        after.skip();
        let is_form = after.is_group()
            || after.is_literal()
            || after.ident(0).is_some() && after.has_gap() && !after.is_any_ident(&END_WORDS);
        if is_form {
            let example =
                if form == "level" { "level(List, Read)" } else { "unchecked(\"s3:GetObject\")" };
            let help = format!("write `{example}`");
            self.syntax(self.cursor.here(), format!("expected `(` after `{form}`"), Some(help));
        }
        is_form
    }

    /// Reports `name(…)`: an unknown form, a resource, or an action with arguments.
    fn action_with_arguments(&mut self, kind: &ActionKind<'_>) {
        let ActionKind::Name { name, .. } = kind else {
            return self.unexpected("`,` or `on`", None);
        };
        let written = &name.value;
        if let Some(form) = similar::nearest(written, ["level", "unchecked"]) {
            let help = format!("a keyword with a similar name exists: `{form}(…)`");
            self.syntax(name.span, format!("unknown keyword `{written}(…)`"), Some(help));
        } else if self
            .service
            .resource_types()
            .iter()
            .any(|it| it.name.eq_ignore_ascii_case(written))
        {
            let instead = format!("an action, found the resource `{written}(…)`");
            let help = "write actions before `on`, and resources after it".to_owned();
            self.lacks_once(Element::Action, name.span, instead, Some(help));
            self.give_up();
        } else {
            let help = "write resources after `on`".to_owned();
            self.syntax(self.cursor.here(), "actions do not take arguments", Some(help));
        }
    }

    /// Parses what a first name starts: the action itself, or the prefix before its colon.
    fn action_after(&mut self, first: Text<'t>) -> Option<ActionKind<'t>> {
        if !self.cursor.is_punct(0, ':') {
            let prefix = self.own_prefix(first.span);
            return Some(ActionKind::Name { prefix, name: first, whole: None });
        }
        if self.eat_two_colons(&first, false) {
            return None;
        }
        self.action_of_service_slot(&first.value);
        if first.value.starts_with(|it: char| it.is_ascii_uppercase()) {
            let mut colon = self.cursor;
            colon.go_back(first.span.end);
            let after = std::mem::replace(&mut self.cursor, colon);
            if self.word_with_colon(&first) {
                return None;
            }
            self.cursor = after;
        }
        if self.is_call("level") {
            let levels = self.levels()?;
            if first.value == "*" {
                let help = format!("use a service prefix: `{}:level(…)`", self.service.prefix);
                self.syntax(first.span, "`*` is only allowed as a service in `*:*`", Some(help));
                return None;
            }
            return Some(ActionKind::Levels { prefix: Some(first), levels });
        }
        if self.is_end_of_actions() || !is_name(&self.cursor) {
            if self.cursor.is_open(0, Delimiter::Brace) {
                self.runtime_action(self.cursor.here());
            } else {
                self.unexpected(&format!("an action after `{}:`", first.value), None);
            }
            return None;
        }
        let mut name = eat_name(&mut self.cursor)?;
        if self.cursor.is_punct(0, ':') {
            while self.cursor.eat_punct(':') {
                if let Some(next) = eat_name(&mut self.cursor) {
                    name = next;
                }
            }
            let span = self.cursor.since(first.span.start);
            let service = catalog::service(&first.value).filter(|it| has_action(it, &name.value));
            let help = match service {
                Some(service) => format!("write `{}:{}`", service.prefix, name.value),
                None => "write one service prefix and one name, like `cognito-idp:AdminGetUser`"
                    .to_owned(),
            };
            self.syntax(
                span,
                "expected a single `:` in an action, after its service prefix",
                Some(help),
            );
            return None;
        }
        if first.value == "*" {
            if name.value == "*" {
                return Some(ActionKind::Every);
            }
            let help = match has_action(self.service, &name.value) {
                true => format!("use a service prefix: `{}:{}`", self.service.prefix, name.value),
                false => "use a service prefix in place of `*`, like `s3:GetObject`".to_owned(),
            };
            self.syntax(first.span, "`*` is only allowed as a service in `*:*`", Some(help));
            return None;
        }
        Some(ActionKind::Name { prefix: Some(first), name, whole: None })
    }

    fn quoted_action(&mut self) {
        let span = self.cursor.here();
        let text = self.cursor.eat_string().map(|text| text.value);
        let is_arn = text.as_ref().is_some_and(|it| it.starts_with("arn:"));
        let remedy = text.and_then(|text| {
            let own = format!("{}:", self.service.prefix);
            let bare = text.strip_prefix(&own).unwrap_or(&text).to_owned();
            let is_plain = |it: &str| {
                let in_name =
                    |it: char| it.is_ascii_alphanumeric() || matches!(it, '*' | '?' | '-');
                !it.is_empty() && it.chars().all(in_name)
            };
            match bare.split_once(':') {
                _ if self.cursor.is_colon(0) || is_plain(&bare) || bare == "*:*" => Some(bare),
                Some((prefix, name)) if is_plain(prefix) && is_plain(name) => {
                    Some(match catalog::service(prefix) {
                        Some(_) => bare,
                        None => format!("unchecked(\"{bare}\")"),
                    })
                }
                _ => None,
            }
        });
        let remedy = match remedy {
            Some(right) => Some(format!("write `{right}`")),
            None if self.cursor.is_ident(0, "to") => {
                self.principal("an action");
                return;
            }
            None => is_arn.then(|| "write resources after `on`".to_owned()),
        };
        self.syntax(span, "expected an action, found a string", remedy);
    }

    /// Parses `level(…)`; `None` if one of its items is not a name.
    fn levels(&mut self) -> Option<Vec<Text<'t>>> {
        let start = self.cursor.position();
        self.cursor.skip();
        let inside = self.cursor.eat_group(Delimiter::Parenthesis)?;
        if inside.is_at_end() {
            self.inside(inside, Self::level_slot);
            let help = "list one or more levels, like `level(List, Read)`".to_owned();
            let span = self.cursor.since(start);
            self.syntax(span, "expected an access level, found `)`", Some(help));
            return None;
        }
        let expected = "an access level";
        self.list_inside(inside, "`,` or `)`", expected, Self::level_slot, Self::level)
    }

    fn level_slot(&mut self) {
        self.slot(true, |_| Offer::levels());
    }

    fn level(&mut self) -> Option<Text<'t>> {
        let here = self.cursor.here();
        if let Some(text) = self.cursor.eat_string() {
            let help = format!("write `{}`", text.value);
            self.syntax(here, "expected an access level, found a string", Some(help));
            return None;
        }
        let level = eat_name(&mut self.cursor);
        if level.is_none() {
            self.unexpected(
                "an access level",
                Some("list levels by name, like `level(List, Read)`"),
            );
        }
        let mut level = level?;
        // AWS's documentation writes this level with a space.
        if level.value == "Permissions"
            && self.cursor.ident(0).is_some_and(|it| it.eq_ignore_ascii_case("management"))
        {
            self.cursor.skip();
            level = Text::of("Permissions management", self.cursor.since(level.span.start));
        }
        Some(level)
    }
}

/// Whether a service has an action with this name, or one that the pattern matches.
fn has_action(service: &'static Service, name: &str) -> bool {
    service.actions().iter().any(|it| pattern::matches_ignoring_case(name, it.name))
}

/// Whether another word is where `on` should be.
fn is_word_before_resource(cursor: Cursor<'_>) -> bool {
    let mut after = cursor;
    after.skip();
    cursor.ident(0).is_some() && after.has_gap() && is_resource(after)
}
