//! Tokens in, the tree of a policy and what is wrong with its grammar out. It never gives up: a
//! production that meets something else reports it, and goes on with what it has.
//!
//! ```text
//! policy      = { "#!" "[" setting "]" } [ statement { ";" statement } [ ";" ] ]
//! setting     = ( "partition" | "region" | "account" ) "=" value
//! statement   = { attribute } [ sid ":" ] effect actions "on" resources [ "if" conditions ]
//! attribute   = "#" "[" lint-level "]" | doc-comment
//! effect      = "allow" | "deny"
//! actions     = [ "not" ] action { "," action } [ "except" action { "," action } ]
//! action      = [ prefix ":" ] name
//!             | [ prefix ":" ] "level" "(" level { "," level } ")"
//!             | "*" ":" "*"
//!             | "unchecked" "(" string ")"
//! resources   = [ "not" ] resource { "," resource }
//! resource    = "*"
//!             | [ prefix ":" ] type "(" [ argument { "," argument } [ "," ] ] ")"
//!             | string
//!             | "unchecked" "(" string ")"
//! argument    = [ field "=" ] ( value | "*" )
//! value       = string | integer
//! ```
//!
//! What the next version brings has its place here already: lint levels, conditions, `quota` and
//! run-time values are known, and refused as such.

use crate::cursor::Cursor;
use crate::name::{eat_name, is_name};
use crate::token::{Kind, Token, describe};
use cognito_perms_spec::catalog::DEFAULT_SERVICE;
use cognito_perms_spec::finding::{Finding, Rule};
use cognito_perms_spec::policy::{
    ActionItem, ActionKind, Actions, Argument, Effect, Policy, ResourceItem, ResourceKind,
    Resources, Settings, Span, Spanned, Statement,
};
use cognito_perms_spec::similar;
use proc_macro2::Delimiter;

/// Words of lint levels, in attributes.
const LINT_LEVELS: [&str; 4] = ["allow", "warn", "deny", "expect"];

/// Reads a policy.
pub(crate) fn parse(tokens: &[Token]) -> (Policy, Vec<Finding>) {
    let mut parser = Parser {
        cursor: Cursor::new(tokens),
        findings: Vec::new(),
        broken: false,
    };
    let policy = parser.policy(Span::new(0, tokens.len()));
    (policy, parser.findings)
}

struct Parser<'t> {
    cursor: Cursor<'t>,
    findings: Vec<Finding>,
    /// A part of the statement that is being read is missing or unreadable.
    broken: bool,
}

impl<'t> Parser<'t> {
    fn policy(&mut self, span: Span) -> Policy {
        let mut policy = Policy {
            settings: Settings::default(),
            statements: Vec::new(),
            span,
        };
        loop {
            while self.cursor.eat_punct(';') {}
            if self.cursor.is_at_end() {
                return policy;
            }
            if self.is_inner_attribute() {
                if !policy.statements.is_empty() {
                    let here = self.cursor.here();
                    let message = "settings stand before the first statement";
                    self.report(
                        Finding::new(Rule::SyntaxError, here, message).help("move it to the top"),
                    );
                }
                self.setting(&mut policy.settings);
                continue;
            }
            let before = self.cursor.position();
            let statement = self.statement();
            policy.statements.push(statement);
            self.end_of_statement();
            if self.cursor.position() == before {
                self.cursor.skip();
            }
        }
    }

    /// Behind a statement stands `;`, the end, or, with an error, the next statement.
    fn end_of_statement(&mut self) {
        if self.cursor.is_at_end() || self.cursor.is_punct(0, ';') {
            return;
        }
        if self.is_statement_start() || self.is_inner_attribute() {
            let message = format!("expected `;` before {}", self.found());
            self.report(
                Finding::new(Rule::SyntaxError, self.cursor.here(), message)
                    .help("statements are divided by `;`"),
            );
            return;
        }
        let message = format!("expected `;`, found {}", self.found());
        self.syntax(self.cursor.here(), message, None);
        self.skip_to_boundary();
    }

    // Settings and attributes.

    fn is_inner_attribute(&self) -> bool {
        self.cursor.is_punct(0, '#')
            && self.cursor.is_punct(1, '!')
            && self.cursor.is_open(2, Delimiter::Bracket)
    }

    fn setting(&mut self, settings: &mut Settings) {
        self.cursor.skip();
        self.cursor.skip();
        let whole = self.cursor.here();
        let Some(mut inside) = self.cursor.eat_group(Delimiter::Bracket) else {
            return;
        };
        std::mem::swap(&mut self.cursor, &mut inside);
        self.setting_inside(settings, whole);
        self.cursor = inside;
    }

    fn setting_inside(&mut self, settings: &mut Settings, whole: Span) {
        let name_span = self.cursor.here();
        let Some(name) = self.cursor.ident(0) else {
            let message = format!("expected a setting, found {}", self.found());
            self.report(Finding::new(Rule::InvalidSetting, whole, message).help(SETTINGS));
            return;
        };
        if name == "doc" {
            return;
        }
        if name == "quota"
            || (LINT_LEVELS.contains(&name) && self.cursor.is_open(1, Delimiter::Parenthesis))
        {
            self.unsupported(name_span, &format!("`#![{name}]` is"));
            return;
        }
        let slot = match name {
            "partition" => &mut settings.partition,
            "region" => &mut settings.region,
            "account" => &mut settings.account,
            _ => {
                let near = similar::nearest(name, ["partition", "region", "account", "quota"]);
                let remedy = near.map_or(SETTINGS.to_owned(), |near| {
                    format!("a setting with a similar name exists: `{near}`")
                });
                let message = format!("unknown setting `{name}`");
                self.report(Finding::new(Rule::InvalidSetting, name_span, message).help(remedy));
                return;
            }
        };
        if slot.is_some() {
            let message = format!("`{name}` is set twice");
            self.report(
                Finding::new(Rule::InvalidSetting, name_span, message).help("leave one out"),
            );
            return;
        }
        self.cursor.skip();
        if !self.cursor.eat_punct('=') {
            let message = format!("expected `=` behind `{name}`, found {}", self.found());
            let remedy = format!("a setting has the form `#![{name} = \"…\"]`");
            self.report(Finding::new(Rule::SyntaxError, self.cursor.here(), message).help(remedy));
            return;
        }
        if let Some(value) = self.value() {
            *slot = Some(value);
            if !self.cursor.is_at_end() {
                let message = format!("expected `]`, found {}", self.found());
                self.report(
                    Finding::new(Rule::SyntaxError, self.cursor.here(), message)
                        .help("each setting has a `#![…]` of its own"),
                );
            }
        }
    }

    /// `#[…]` in front of a statement: comments pass, lint levels have their time to come.
    fn attributes(&mut self) {
        while self.cursor.is_punct(0, '#') && self.cursor.is_open(1, Delimiter::Bracket) {
            self.cursor.skip();
            let whole = self.cursor.here();
            let Some(inside) = self.cursor.eat_group(Delimiter::Bracket) else {
                return;
            };
            match inside.ident(0) {
                Some("doc") => {}
                Some(level) if LINT_LEVELS.contains(&level) => {
                    self.unsupported(inside.here(), &format!("`#[{level}(…)]` is"));
                }
                _ => self.syntax(
                    whole,
                    "expected a lint level or a doc comment".to_owned(),
                    None,
                ),
            }
        }
    }

    // Statements.

    fn statement(&mut self) -> Statement {
        self.broken = false;
        self.attributes();
        let sid = self.sid();
        let effect = self.effect();
        let actions = self.actions();
        let resources = self.on_resources();
        if self.cursor.is_ident(0, "if") {
            self.unsupported(self.cursor.here(), "conditions are");
            self.broken = true;
            self.skip_to_boundary();
        }
        Statement {
            sid,
            effect,
            actions,
            resources,
            broken: self.broken,
        }
    }

    fn sid(&mut self) -> Option<Spanned<String>> {
        let mut ahead = self.cursor;
        if self.cursor.is_literal() && self.cursor.is_colon(1) {
            let here = self.cursor.here();
            self.report(Finding::new(
                Rule::SyntaxError,
                here,
                "a sid is written without quotes",
            ));
            self.cursor.skip();
            self.cursor.skip();
            return None;
        }
        let is_plain = self.cursor.ident(0).is_some() && self.cursor.is_colon(1);
        let sid = eat_name(&mut ahead)?;
        let is_sid = ahead.is_colon(0) && (is_plain || is_effect(ahead.ident(1)));
        if !is_sid {
            return None;
        }
        ahead.skip();
        self.cursor = ahead;
        Some(sid)
    }

    fn effect(&mut self) -> Option<Spanned<Effect>> {
        let span = self.cursor.here();
        let effect = match self.cursor.ident(0) {
            Some("allow") => Effect::Allow,
            Some("deny") => Effect::Deny,
            written => {
                self.no_effect(written, span);
                return None;
            }
        };
        self.cursor.skip();
        Some(Spanned::new(effect, span))
    }

    /// Where `allow` or `deny` should stand, something else does: a word in its place, or what comes
    /// behind it.
    fn no_effect(&mut self, written: Option<&str>, span: Span) {
        self.broken = true;
        let behind = self.cursor.peek(1).is_some_and(|token| !token.touches);
        let names_follow = behind
            && matches!(
                self.cursor.peek(1).map(|it| &it.kind),
                Some(Kind::Ident(_) | Kind::Punct('*'))
            )
            && !["on", "except", "if"]
                .iter()
                .any(|word| self.cursor.is_ident(1, word));
        match written.filter(|_| names_follow) {
            Some(word) => {
                let near = similar::nearest(word, ["allow", "deny"]);
                let remedy = near.map_or(
                    "a statement starts with `allow` or `deny`".to_owned(),
                    |near| format!("an effect with a similar name exists: `{near}`"),
                );
                let message = format!("unknown effect `{word}`");
                self.report(Finding::new(Rule::InvalidEffect, span, message).help(remedy));
                self.cursor.skip();
            }
            None => {
                let message = format!("expected `allow` or `deny`, found {}", self.found());
                self.report(Finding::new(Rule::MissingEffect, span, message));
                if !is_name(&self.cursor) {
                    self.skip_to_boundary();
                }
            }
        }
    }

    /// Whether a statement starts here: its effect, a sid with an effect, or an attribute.
    fn is_statement_start(&self) -> bool {
        if is_effect(self.cursor.ident(0)) && !self.cursor.is_open(1, Delimiter::Parenthesis) {
            return true;
        }
        if self.cursor.is_punct(0, '#') && self.cursor.is_open(1, Delimiter::Bracket) {
            return true;
        }
        self.cursor.ident(0).is_some() && self.cursor.is_colon(1) && is_effect(self.cursor.ident(2))
    }

    fn is_boundary(&self) -> bool {
        self.cursor.is_at_end() || self.cursor.is_punct(0, ';') || self.is_statement_start()
    }

    fn skip_to_boundary(&mut self) {
        while !self.is_boundary() {
            self.cursor.skip();
        }
    }

    // Actions.

    fn actions(&mut self) -> Actions {
        let start = self.cursor.position();
        let negated = self.eat_not();
        let items = self.action_items();
        let except = if self.cursor.eat_ident("except") {
            self.action_items()
        } else {
            Vec::new()
        };
        Actions {
            negated,
            items,
            except,
            span: self.cursor.since(start),
        }
    }

    /// `not`, where it is not a name of its own.
    fn eat_not(&mut self) -> bool {
        self.cursor.is_ident(0, "not") && !self.cursor.is_colon(1) && self.cursor.eat_ident("not")
    }

    fn is_end_of_actions(&self) -> bool {
        self.is_boundary()
            || ["on", "except", "if"]
                .iter()
                .any(|word| self.cursor.is_ident(0, word))
    }

    fn action_items(&mut self) -> Vec<ActionItem> {
        let mut items = Vec::new();
        loop {
            if self.is_end_of_actions() {
                let message = format!("expected an action, found {}", self.found());
                let rule = if items.is_empty() {
                    Rule::MissingAction
                } else {
                    Rule::SyntaxError
                };
                self.broken = true;
                self.report_once(Finding::new(rule, self.cursor.here(), message));
                return items;
            }
            if self.is_resource() && !is_name_alone(&self.cursor) {
                let message = format!("expected an action, found {}", self.found());
                self.syntax(self.cursor.here(), message, None);
                return items;
            }
            items.extend(self.action());
            if self.cursor.eat_punct(',') {
                continue;
            }
            if self.is_end_of_actions() || self.is_resource() {
                return items;
            }
            let message = format!("expected `,` or `on`, found {}", self.found());
            self.syntax(self.cursor.here(), message, None);
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

    fn action(&mut self) -> Option<ActionItem> {
        let start = self.cursor.position();
        if self.cursor.is_literal() && !is_name(&self.cursor) {
            self.quoted_action();
            return None;
        }
        let kind = if self.is_call("unchecked") {
            ActionKind::Unchecked(self.unchecked()?)
        } else if self.is_call("level") {
            ActionKind::Levels {
                prefix: None,
                levels: self.levels(),
            }
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
            return Some(ActionKind::Name {
                prefix: None,
                name: first,
            });
        }
        self.eat_colons("action");
        if self.is_call("level") {
            return Some(ActionKind::Levels {
                prefix: Some(first),
                levels: self.levels(),
            });
        }
        if self.is_end_of_actions() || !is_name(&self.cursor) {
            let message = format!(
                "expected an action behind `{}:`, found {}",
                first.value,
                self.found()
            );
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
                Some(format!(
                    "name the service: `{}:{}`",
                    DEFAULT_SERVICE.prefix, name.value
                )),
            );
            return None;
        }
        Some(ActionKind::Name {
            prefix: Some(first),
            name,
        })
    }

    /// One colon; two are one too many.
    fn eat_colons(&mut self, what: &str) {
        let start = self.cursor.position();
        self.cursor.skip();
        if self.cursor.eat_punct(':') {
            let message = format!("one `:` stands between the service and the {what}");
            self.syntax(
                self.cursor.since(start),
                message,
                Some("leave out the second `:`".to_owned()),
            );
        }
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
        self.syntax(
            span,
            "an action is written without quotes".to_owned(),
            remedy,
        );
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

    /// `name(`
    fn is_call(&self, name: &str) -> bool {
        self.cursor.is_ident(0, name) && self.cursor.is_open(1, Delimiter::Parenthesis)
    }

    fn unchecked(&mut self) -> Option<Spanned<String>> {
        self.cursor.skip();
        let whole = self.cursor.here();
        let mut inside = self.cursor.eat_group(Delimiter::Parenthesis)?;
        let text = inside.eat_string();
        if text.is_none() || !inside.is_at_end() {
            let span = if inside.is_at_end() {
                whole
            } else {
                inside.here()
            };
            self.syntax(span, "`unchecked` takes one string".to_owned(), None);
            return None;
        }
        text
    }

    // Resources.

    fn on_resources(&mut self) -> Resources {
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
        let start = self.cursor.position();
        let negated = self.eat_not();
        let items = self.resource_items();
        Resources {
            negated,
            items,
            span: self.cursor.since(start),
        }
    }

    fn is_resource(&self) -> bool {
        is_resource(self.cursor)
    }

    fn resource_items(&mut self) -> Vec<ResourceItem> {
        let mut items = Vec::new();
        loop {
            if self.is_boundary() || self.cursor.is_ident(0, "if") {
                let message = format!("expected a resource, found {}", self.found());
                let rule = if items.is_empty() {
                    Rule::MissingResource
                } else {
                    Rule::SyntaxError
                };
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
        Some(ResourceItem {
            kind,
            span: self.cursor.since(start),
        })
    }

    fn resource_behind(&mut self, first: Spanned<String>) -> Option<ResourceKind> {
        if first.value == "*" {
            return Some(ResourceKind::Any);
        }
        let (prefix, name) = if self.cursor.is_punct(0, ':') {
            self.eat_colons("resource type");
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
            if matches!(
                self.cursor.peek(0),
                Some(Token {
                    kind: Kind::Open(..),
                    ..
                })
            ) {
                self.cursor.skip();
            }
            return None;
        };
        let arguments = self.arguments(inside)?;
        Some(ResourceKind::Typed {
            prefix,
            name,
            arguments,
            arguments_span: whole,
        })
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
        self.syntax(
            span,
            message,
            Some("a whole ARN stands in quotes: `\"arn:…\"`".to_owned()),
        );
        None
    }

    /// The arguments; `None` if one of them was unreadable, so that it is not missed as well.
    fn arguments(&mut self, inside: Cursor<'t>) -> Option<Vec<Argument>> {
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
        if let Some(field) = self
            .cursor
            .ident(0)
            .filter(|_| self.cursor.is_punct(1, '=') || self.cursor.is_colon(1))
        {
            name = Some(Spanned::new(field.to_owned(), self.cursor.here()));
            self.cursor.skip();
            if self.cursor.is_punct(0, ':') {
                self.syntax(
                    self.cursor.here(),
                    format!("expected `=` behind `{field}`, found `:`"),
                    None,
                );
            }
            self.cursor.skip();
        }
        if self.cursor.is_punct(0, '*')
            && !self
                .cursor
                .peek(1)
                .is_some_and(|it| it.touches && is_name_piece(it))
        {
            let value = Spanned::new("*".to_owned(), self.cursor.here());
            self.cursor.skip();
            return Some(Argument { name, value });
        }
        let value = self.value()?;
        Some(Argument { name, value })
    }

    /// A string or an integer. A run-time value is known and refused.
    fn value(&mut self) -> Option<Spanned<String>> {
        let here = self.cursor.here();
        if let Some(text) = self.cursor.eat_string() {
            return Some(text);
        }
        let start = self.cursor.position();
        if matches!(
            self.cursor.peek(0),
            Some(Token {
                kind: Kind::Open(Delimiter::Brace, _),
                ..
            })
        ) {
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
        let is_path = name
            .value
            .chars()
            .all(|it| it.is_alphanumeric() || it == '_' || it == '.');
        while self.cursor.is_punct(0, ':')
            || (is_name(&self.cursor) && self.cursor.peek(0).is_some_and(|it| it.touches))
        {
            self.cursor.skip();
        }
        let span = self.cursor.since(start);
        if is_path
            && name
                .value
                .starts_with(|it: char| it.is_alphabetic() || it == '_')
        {
            self.unsupported(span, "run-time values are");
            self.broken = true;
        } else {
            let remedy = format!("a text stands in quotes: `\"{}\"`", name.value);
            self.syntax(span, "expected a string".to_owned(), Some(remedy));
        }
        None
    }

    // Reports.

    /// What stands here, for a message.
    fn found(&self) -> String {
        found(&self.cursor)
    }

    fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// A place is reported once: what follows from a first mistake there is no second one.
    fn report_once(&mut self, finding: Finding) {
        if !self
            .findings
            .iter()
            .any(|it| it.span.start == finding.span.start)
        {
            self.report(finding);
        }
    }

    /// The statement is broken here.
    fn syntax(&mut self, span: Span, message: String, help: Option<String>) {
        self.broken = true;
        self.report_once(Finding::new(Rule::SyntaxError, span, message).helps(help));
    }

    fn unsupported(&mut self, span: Span, what: &str) {
        self.report(Finding::new(
            Rule::UnsupportedSyntax,
            span,
            format!("{what} not supported yet"),
        ));
    }
}

const SETTINGS: &str = "the settings are `partition`, `region` and `account`";

fn found(cursor: &Cursor<'_>) -> String {
    cursor
        .peek(0)
        .map_or_else(|| "the end".to_owned(), describe)
}

/// Whether what comes next can only be a resource.
fn is_resource(mut cursor: Cursor<'_>) -> bool {
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

fn is_effect(word: Option<&str>) -> bool {
    matches!(word, Some("allow" | "deny"))
}

fn is_name_piece(token: &Token) -> bool {
    matches!(
        token.kind,
        Kind::Ident(_) | Kind::Punct('*' | '?' | '-') | Kind::Literal(_)
    )
}

/// `*` as the first action is the whole service.
fn is_name_alone(cursor: &Cursor<'_>) -> bool {
    cursor.is_punct(0, '*')
}
