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

mod action;
mod attribute;
mod resource;
mod value;

use crate::cursor::Cursor;
use crate::name::{eat_name, is_name};
use crate::token::{Kind, Token, describe};
use cognito_perms_spec::finding::{Finding, Rule};
use cognito_perms_spec::policy::{
    Actions, Effect, Policy, Resources, Settings, Span, Spanned, Statement,
};
use cognito_perms_spec::similar;
use proc_macro2::Delimiter;

/// Reads a policy.
pub(crate) fn parse(tokens: &[Token]) -> (Policy, Vec<Finding>) {
    let mut parser = Parser { cursor: Cursor::new(tokens), findings: Vec::new(), broken: false };
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
        let mut policy = Policy { settings: Settings::default(), statements: Vec::new(), span };
        loop {
            while self.cursor.eat_punct(';') {}
            if self.cursor.is_at_end() {
                return policy;
            }
            if self.is_inner_attribute() {
                let start = self.cursor.position();
                self.setting(&mut policy.settings);
                if !policy.statements.is_empty() {
                    let message = "settings stand before the first statement";
                    let finding =
                        Finding::new(Rule::SyntaxError, self.cursor.since(start), message);
                    self.report(finding.help("move it to the top"));
                }
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
        if self.cursor.is_at_end() || self.cursor.is_punct(0, ';') || self.is_inner_attribute() {
            return;
        }
        let here = self.cursor.here();
        if self.is_statement_start() {
            let message = format!("expected `;` before {}", self.found());
            let finding = Finding::new(Rule::SyntaxError, here, message);
            self.report_once(finding.help("statements are divided by `;`"));
            return;
        }
        let message = format!("expected `;`, found {}", self.found());
        self.syntax(here, message, None);
        self.skip_to_boundary();
    }

    // Statements.

    fn statement(&mut self) -> Statement {
        self.broken = false;
        self.attributes();
        let sid = self.sid();
        let effect = self.effect();
        if effect.is_none() && self.is_boundary() {
            // Nothing of it could be read, and that was said.
            return Statement {
                sid,
                effect,
                actions: Actions::default(),
                resources: Resources::default(),
                broken: true,
            };
        }
        let actions = self.actions();
        let resources = self.on_resources();
        if self.cursor.is_ident(0, "if") {
            self.unsupported(self.cursor.here(), "conditions are");
            self.broken = true;
            self.skip_to_boundary();
        }
        Statement { sid, effect, actions, resources, broken: self.broken }
    }

    fn sid(&mut self) -> Option<Spanned<String>> {
        let mut ahead = self.cursor;
        if self.cursor.is_literal() && self.cursor.is_colon(1) {
            let here = self.cursor.here();
            self.report(Finding::new(Rule::SyntaxError, here, "a sid is written without quotes"));
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
            && !["on", "except", "if"].iter().any(|word| self.cursor.is_ident(1, word));
        match written.filter(|_| names_follow) {
            Some(word) => {
                let near = similar::nearest(word, ["allow", "deny"]);
                let remedy = near
                    .map_or("a statement starts with `allow` or `deny`".to_owned(), |near| {
                        format!("an effect with a similar name exists: `{near}`")
                    });
                let message = format!("unknown effect `{word}`");
                self.report(Finding::new(Rule::InvalidEffect, span, message).help(remedy));
                self.cursor.skip();
            }
            None => {
                let message = format!("expected `allow` or `deny`, found {}", self.found());
                let is_json = self.cursor.is_open(0, Delimiter::Brace);
                let remedy = is_json.then(|| {
                    "a policy is written as `allow AdminGetUser on *`, not as JSON".to_owned()
                });
                self.report(Finding::new(Rule::MissingEffect, span, message).helps(remedy));
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

    // What actions and resources share.

    /// `not`, where it is not a name of its own.
    fn eat_not(&mut self) -> bool {
        self.cursor.is_ident(0, "not") && !self.cursor.is_colon(1) && self.cursor.eat_ident("not")
    }

    /// The colon behind a service. Two, as in a path of Rust, are reported with what they divide, and
    /// then this is true.
    fn eat_two_colons(&mut self, service: &Spanned<String>) -> bool {
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
    fn is_call(&self, name: &str) -> bool {
        self.cursor.is_ident(0, name) && self.cursor.is_open(1, Delimiter::Parenthesis)
    }

    fn unchecked(&mut self) -> Option<Spanned<String>> {
        self.cursor.skip();
        let whole = self.cursor.here();
        let mut inside = self.cursor.eat_group(Delimiter::Parenthesis)?;
        let text = inside.eat_string();
        if text.is_none() || !inside.is_at_end() {
            let span = if inside.is_at_end() { whole } else { inside.here() };
            self.syntax(span, "`unchecked` takes one string".to_owned(), None);
            return None;
        }
        text
    }

    /// Whether what comes next can only be a resource.
    fn is_resource(&self) -> bool {
        resource::is_resource(self.cursor)
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
        if !self.findings.iter().any(|it| it.span.start == finding.span.start) {
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

fn found(cursor: &Cursor<'_>) -> String {
    cursor.peek(0).map_or_else(|| "the end".to_owned(), describe)
}

fn is_effect(word: Option<&str>) -> bool {
    matches!(word, Some("allow" | "deny"))
}
