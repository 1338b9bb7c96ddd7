//! What stands between the effect and `on`.

use super::list::List;
use super::offer::{Offer, Prefixes};
use super::parser::Parser;
use super::resource::{is_resource, is_resource_call};
use crate::cursor::Cursor;
use crate::name::{eat_name, is_name};
use cognito_perms_spec::facts::catalog;
use cognito_perms_spec::syntax::{ActionItem, ActionKind, Actions, Element};
use cognito_perms_spec::text::{Span, Text, similar, wildcard as pattern};
use proc_macro2::Delimiter;

/// The words that end a list of actions.
pub(super) const END_WORDS: [&str; 3] = ["on", "except", "if"];

impl<'t> Parser<'t> {
    pub(super) fn actions(&mut self) -> Actions<'t> {
        self.action_slot(&["not", "level", "unchecked"]);
        let negated = self.eat_not();
        let items = self.action_items(&["except", "on"]);
        let has_except = self.cursor.eat_ident("except");
        let except = if has_except { self.action_items(&["on"]) } else { Vec::new() };
        if !except.is_empty() {
            self.inseparable(&items);
        }
        Actions { negated, items, except }
    }

    /// What cannot be taken apart, because no catalogue says what it stands for.
    fn inseparable(&mut self, items: &[ActionItem<'_>]) {
        for item in items {
            let written = match &item.kind {
                ActionKind::Every => "*:*",
                ActionKind::Unchecked(text) if pattern::has_wildcard(&text.value) => &text.value,
                _ => continue,
            };
            let message = format!("`{written}` cannot be taken apart with `except`");
            let remedy =
                "not all of its actions are known: deny the exceptions in another statement";
            self.syntax(item.span, message, Some(remedy.to_owned()));
        }
    }

    fn is_end_of_actions(&self) -> bool {
        self.is_boundary() || self.cursor.is_any_ident(&END_WORDS)
    }

    fn action_items(&mut self, words_behind: &'static [&'static str]) -> Vec<ActionItem<'t>> {
        self.action_slot(&["level", "unchecked"]);
        if self.is_end_of_actions() || self.is_resource_without_actions() {
            let instead = format!("an action, found {}", self.found());
            self.lacks_once(Element::Action, self.cursor.here(), instead, None);
            return Vec::new();
        }
        let list = List {
            note_item: |parser| parser.action_slot(&["level", "unchecked"]),
            words_behind,
            item: Self::action,
            expected: "an action",
            behind: "`,` or `on`",
            help: Some("actions are divided by `,`, and `on` stands between them and resources"),
            is_end: |parser| parser.is_end_of_actions(),
            // `on` may be missing, or another word stand in its place.
            is_next_part: |parser| {
                is_resource(parser.cursor) || is_word_before_resource(parser.cursor)
            },
            trailing: false,
        };
        self.list(&list).0
    }

    /// An action may stand here, or one of some keywords.
    fn action_slot(&mut self, keywords: &[&str]) {
        if self.is_for_editor() {
            let mut more = Offer::keywords(keywords);
            more.push(Offer::Actions(self.service));
            let services = Prefixes::of_services(|_| true);
            self.prefix_slots(!self.is_end_of_actions(), &services, more, |_| None);
        }
    }

    /// An action of a service may stand here, behind its prefix.
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

    /// `userpool(…)` where an action should stand, and nothing behind it that belongs to actions.
    fn is_resource_without_actions(&self) -> bool {
        let mut behind = self.cursor;
        let goes_on = |it: &Cursor<'_>| it.is_punct(0, ',') || it.is_any_ident(&["on", "except"]);
        is_resource_call(&mut behind) && !goes_on(&behind) && !self.may_be_pattern_and_resource()
    }

    /// `Admin* userpool(…)`: an editor does not tell whether a type touches the pattern in front of it.
    fn may_be_pattern_and_resource(&self) -> bool {
        let name = || eat_name(&mut self.cursor.clone());
        self.is_for_editor() && name().is_some_and(|it| pattern::has_wildcard(&it.value))
    }

    fn action(&mut self) -> Option<ActionItem<'t>> {
        let start = self.cursor.position();
        if self.misplaced_not() {
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
            self.action_behind(first)?
        } else {
            let is_group = self.cursor.is_group();
            let help = is_group.then_some("actions stand without brackets: `A, B`");
            self.unexpected("an action", help);
            self.cursor.skip();
            if is_group && self.is_boundary() {
                // The whole statement stands in it.
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
            self.unexpected(
                "`,` or `on`",
                Some("names have no gaps: `Admin*`, `cognito-identity:GetId`"),
            );
            return None;
        }
        Some(ActionItem { kind, span })
    }

    /// `level` or `unchecked` with something else than parentheses behind it.
    fn is_form_without_parentheses(&mut self) -> bool {
        let Some(form @ ("level" | "unchecked")) = self.cursor.ident(0) else { return false };
        let mut behind = self.cursor;
        behind.skip();
        let is_form = behind.is_group()
            || behind.is_literal()
            || behind.ident(0).is_some() && behind.has_gap() && !behind.is_any_ident(&END_WORDS);
        if is_form {
            let example =
                if form == "level" { "level(List, Read)" } else { "unchecked(\"s3:GetObject\")" };
            let help = format!("write `{example}`");
            self.syntax(self.cursor.here(), format!("expected `(` behind `{form}`"), Some(help));
        }
        is_form
    }

    /// `name(…)`: a form that is none, a resource, or an action that takes no arguments.
    fn action_with_arguments(&mut self, kind: &ActionKind<'_>) {
        let ActionKind::Name { name, .. } = kind else {
            return self.unexpected("`,` or `on`", None);
        };
        let written = &name.value;
        if let Some(form) = similar::nearest(written, ["level", "unchecked"]) {
            let help = format!("a form with a similar name exists: `{form}(…)`");
            self.syntax(name.span, format!("unknown form `{written}(…)`"), Some(help));
        } else if self
            .service
            .resource_types()
            .iter()
            .any(|it| it.name.eq_ignore_ascii_case(written))
        {
            let instead = format!("an action, found the resource `{written}(…)`");
            let help = "actions stand in front of `on`, and resources behind it".to_owned();
            self.lacks_once(Element::Action, name.span, instead, Some(help));
            self.give_up();
        } else {
            let help = "resources stand behind `on`".to_owned();
            self.syntax(self.cursor.here(), "an action takes no arguments", Some(help));
        }
    }

    /// What a first name is: the action, or the prefix of what follows its colon.
    fn action_behind(&mut self, first: Text<'t>) -> Option<ActionKind<'t>> {
        if !self.cursor.is_punct(0, ':') {
            let prefix = self.own_prefix(first.span);
            return Some(ActionKind::Name { prefix, name: first, whole: None });
        }
        if self.eat_two_colons(&first) {
            return None;
        }
        self.action_of_service_slot(&first.value);
        if self.is_call("level") {
            let levels = self.levels()?;
            if first.value == "*" {
                let help = format!("name the service: `{}:level(…)`", self.service.prefix);
                self.syntax(first.span, "`*` stands for a service in `*:*` only", Some(help));
                return None;
            }
            return Some(ActionKind::Levels { prefix: Some(first), levels });
        }
        if self.is_end_of_actions() || !is_name(&self.cursor) {
            self.unexpected(&format!("an action behind `{}:`", first.value), None);
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
            let help = format!("write `{}:{}`", self.service.prefix, name.value);
            self.syntax(span, "an action has one `:`, behind its service", Some(help));
            return None;
        }
        if first.value == "*" {
            if name.value == "*" {
                return Some(ActionKind::Every);
            }
            let help = format!("name the service: `{}:{}`", self.service.prefix, name.value);
            self.syntax(first.span, "`*` stands for a service in `*:*` only", Some(help));
            return None;
        }
        Some(ActionKind::Name { prefix: Some(first), name, whole: None })
    }

    fn quoted_action(&mut self) {
        let span = self.cursor.here();
        let text = self.cursor.eat_string().map(|text| text.value);
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
        let remedy = remedy.map(|right| format!("write `{right}`"));
        self.syntax(span, "an action is written without quotes", remedy);
    }

    /// `level(…)`; `None` if something in it is no name.
    fn levels(&mut self) -> Option<Vec<Text<'t>>> {
        let start = self.cursor.position();
        self.cursor.skip();
        let inside = self.cursor.eat_group(Delimiter::Parenthesis)?;
        if inside.is_at_end() {
            self.inside(inside, Self::level_slot);
            let help = "name one or more: `level(List, Read)`".to_owned();
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
            self.syntax(here, "an access level is written without quotes", Some(help));
            return None;
        }
        let level = eat_name(&mut self.cursor);
        if level.is_none() {
            self.unexpected("an access level", None);
        }
        let mut level = level?;
        // AWS's pages have a space in it.
        if level.value == "Permissions"
            && self.cursor.ident(0).is_some_and(|it| it.eq_ignore_ascii_case("management"))
        {
            self.cursor.skip();
            level = Text::of("Permissions management", self.cursor.since(level.span.start));
        }
        Some(level)
    }
}

/// Another word where `on` should stand.
fn is_word_before_resource(cursor: Cursor<'_>) -> bool {
    let mut behind = cursor;
    behind.skip();
    cursor.ident(0).is_some() && behind.has_gap() && is_resource(behind)
}
