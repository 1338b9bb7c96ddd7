//! Tokens in, the tree of a policy and what is wrong with its grammar out. It never gives up: a
//! production that meets something else reports it, and goes on with what it has.
//!
//! ```text
//! policy      = { "#!" "[" setting "]" } [ statement { ";" statement } [ ";" ] ]
//! setting     = ( "partition" | "region" | "account" ) "=" value | "quota" "=" string | lint-level
//! statement   = { attribute } [ sid ":" ] effect actions "on" resources [ "if" condition { "and" condition } ]
//! sid         = name | string
//! attribute   = "#" "[" lint-level "]" | doc-comment
//! lint-level  = ( "allow" | "warn" | "deny" | "expect" ) "(" rule { "," rule } [ "," "reason" "=" string ] ")"
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
//!             | "unchecked" "(" ( string | hole ) ")"
//! argument    = [ field "=" ] ( value | "*" )
//! condition   = key operator values
//! key         = name-run | string | "unchecked" "(" string ")"
//! operator    = [ ( "ForAllValues" | "ForAnyValue" ) ":" ] name
//! values      = literal | "[" [ literal { "," literal } [ "," ] ] "]" | "[" ".." [ "&" ] hole "]"
//! literal     = value | float | bool
//! value       = string | integer | hole
//! hole        = path { "." field } | "{" expression "}"
//! ```

mod action;
mod attribute;
mod condition;
mod file;
mod list;
mod resource;
mod slot;
mod value;

use crate::audience::Audience;
use crate::cursor::Cursor;
use crate::hole::Hole;
use crate::name::{eat_name, is_name};
use crate::token::{EFFECTS, Kind, Token, describe};
use action::END_WORDS;
use cognito_perms_spec::catalog::ResourceTypeInfo;
use cognito_perms_spec::finding::{Finding, Rule};
use cognito_perms_spec::notation::Notation;
use cognito_perms_spec::policy::{
    Actions, Effect, Policy, Resources, Settings, Span, Spanned, Statement, Text,
};
use cognito_perms_spec::similar;
pub(crate) use file::{Input, parse_file};
use proc_macro2::Delimiter;
pub(crate) use resource::service_of;
use slot::Places;
pub(crate) use slot::{Offer, Slot, Stands, argument_names, key_module, resource_item};

/// What was read.
pub(crate) struct Parsed<'t> {
    pub(crate) policy: Policy<'t>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) holes: Vec<Hole>,
    /// What may stand where; nothing but for editors.
    pub(crate) slots: Vec<Slot>,
}

/// Reads a policy.
pub(crate) fn parse<'t>(tokens: &'t [Token], audience: Audience) -> Parsed<'t> {
    let mut parser = Parser::new(tokens, audience);
    let policy = parser.policy(Span::new(0, tokens.len()));
    let slots = parser.take_slots(tokens);
    Parsed { policy, findings: parser.findings, holes: parser.holes, slots }
}

struct Parser<'t> {
    cursor: Cursor<'t>,
    findings: Vec<Finding>,
    holes: Vec<Hole>,
    /// What may stand where; `None` where nobody asks.
    slots: Option<Places>,
    /// What the actions of the statement can be used on.
    usable_types: Vec<&'static ResourceTypeInfo>,
    /// The type whose arguments are being read.
    resource_type: Option<&'static ResourceTypeInfo>,
    /// A part of the statement that is being read is missing or unreadable.
    broken: bool,
    /// What the rest of the statement is cannot be told any more: nothing more is said about it.
    lost: bool,
    /// The rest of a statement that was given up is being read, for its slots only.
    notes_rest: bool,
}

impl<'t> Parser<'t> {
    fn new(tokens: &'t [Token], audience: Audience) -> Self {
        Self {
            cursor: Cursor::new(tokens),
            findings: Vec::new(),
            holes: Vec::new(),
            slots: (audience == Audience::Editor).then(Places::new),
            usable_types: Vec::new(),
            resource_type: None,
            broken: false,
            lost: false,
            notes_rest: false,
        }
    }

    fn policy(&mut self, span: Span) -> Policy<'t> {
        let mut policy = Policy {
            notation: Notation::Literal,
            settings: Settings::default(),
            statements: Vec::new(),
            broken: false,
            span,
        };
        loop {
            self.effect_slot();
            while self.cursor.eat_punct(';') {
                self.effect_slot();
            }
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

    fn statement(&mut self) -> Statement<'t> {
        self.broken = false;
        self.lost = false;
        let start = self.cursor.position();
        let lints = self.attributes();
        self.effect_slot();
        if self.broken && self.is_end_of_statement() {
            // It was nothing but an attribute, and that was reported.
            self.lost = true;
        }
        let sid = self.sid();
        self.effect_slot();
        let effect = if self.lost { None } else { self.effect() };
        let actions = if self.lost { Actions::default() } else { self.actions() };
        let resources = if self.lost { Resources::default() } else { self.on_resources(&actions) };
        let conditions = if self.lost { Vec::new() } else { self.conditions(&actions, &resources) };
        let (span, broken) = (self.cursor.since(start), self.broken);
        Statement { span, lints, sid, effect, actions, resources, conditions, broken }
    }

    /// Behind a statement stands `;`, the end, or, with an error, the next statement.
    fn end_of_statement(&mut self) {
        if self.is_end_of_statement() || self.lost || self.is_inner_attribute() {
            return;
        }
        if self.is_boundary() {
            let message = format!("expected `;` before {}", self.found());
            let finding = Finding::new(Rule::SyntaxError, self.cursor.here(), message);
            self.report_once(finding.help("statements are divided by `;`"));
        } else {
            self.unexpected("`;`", None);
            self.give_up();
        }
    }

    fn sid(&mut self) -> Option<Text<'t>> {
        let here = self.cursor.here();
        let is_effect_behind = is_effect(self.cursor.ident(2));
        if self.cursor.is_literal() && self.cursor.is_colon(1) && !is_effect_behind {
            // The effect may be written next.
            let mut behind = self.cursor;
            behind.skip();
            behind.skip();
            self.inside(behind, Self::effect_slot);
        }
        if self.cursor.is_literal() && self.cursor.is_colon(1) && is_effect_behind {
            if let Some(sid) = self.cursor.eat_string() {
                self.cursor.skip();
                return Some(sid);
            }
            let message = format!("expected a sid, found {}", self.found());
            let remedy = "a sid is a word, or a string: `\"1st\"`";
            self.report(Finding::new(Rule::SyntaxError, here, message).help(remedy));
            self.cursor.skip();
            self.cursor.skip();
            return None;
        }
        let first = self.cursor.ident(0);
        if first.is_some()
            && !is_effect(first)
            && is_effect(self.cursor.ident(1))
            && first != Some("not")
        {
            let sid = eat_name(&mut self.cursor)?;
            let message = format!("expected `:` behind `{}`", sid.value);
            let remedy = format!("a sid ends with a colon: `{}:`", sid.value);
            self.report(Finding::new(Rule::SyntaxError, here, message).help(remedy));
            return Some(sid);
        }
        let is_plain = first.is_some() && self.cursor.is_colon(1) && !is_effect(first);
        let mut ahead = self.cursor;
        let sid = eat_name(&mut ahead)?;
        let is_sid = ahead.is_colon(0) && (is_plain || is_effect(ahead.ident(1)));
        if !is_sid {
            return None;
        }
        ahead.skip();
        self.cursor = ahead;
        Some(sid)
    }

    /// A statement may start here, or its effect stand.
    fn effect_slot(&mut self) {
        self.slot(true, |_| Offer::keywords(&EFFECTS));
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
        if self.cursor.is_colon(0) {
            let here = self.cursor.here();
            let message = "expected an action, found `:`";
            self.report(Finding::new(Rule::SyntaxError, here, message).help("leave out the `:`"));
            self.cursor.skip();
        }
        Some(Spanned::new(effect, span))
    }

    /// Where `allow` or `deny` should stand, something else does: a word in its place, what comes
    /// behind it, or something that is no statement.
    fn no_effect(&mut self, written: Option<&str>, span: Span) {
        self.broken = true;
        let is_keyword = |word: &str| word == "not" || END_WORDS.contains(&word);
        let mut behind = self.cursor;
        let has_name = eat_name(&mut behind).is_some();
        let names_follow = behind.has_gap()
            && behind.position() == self.cursor.position() + 1
            && (behind.ident(0).is_some_and(|word| !is_keyword(word)) || behind.is_punct(0, '*'));
        if let Some(word) = written.filter(|word| names_follow && !is_keyword(word)) {
            let near = similar::nearest(word, ["allow", "deny"]);
            let remedy = near
                .map_or("a statement starts with `allow` or `deny`".to_owned(), |near| {
                    format!("an effect with a similar name exists: `{near}`")
                });
            let message = format!("unknown effect `{word}`");
            self.report(Finding::new(Rule::InvalidEffect, span, message).help(remedy));
            self.cursor.skip();
            if self.is_boundary() {
                self.give_up();
            }
            return;
        }
        let remedy = match written {
            Some(word) if attribute::SETTINGS.contains(&word) && self.cursor.is_punct(1, '=') => {
                Some(format!("a setting is written `#![{word} = \"…\"]`"))
            }
            _ if self.cursor.is_open(0, Delimiter::Brace) || self.cursor.is_literal() => {
                Some("a policy is written like `allow AdminGetUser on *`, not as JSON".to_owned())
            }
            _ => self.comment_hint(),
        };
        let message = format!("expected `allow` or `deny`, found {}", self.found());
        self.report(Finding::new(Rule::MissingEffect, span, message).helps(remedy));
        let is_actions = has_name
            && !written.is_some_and(is_keyword)
            && (behind.is_punct(0, ',')
                || behind.is_colon(0)
                || behind.is_any_ident(&["on", "except"]));
        if !is_actions {
            self.give_up();
        }
    }

    /// Whether a statement starts here: its effect, a sid with an effect, or an attribute. Inside of a
    /// name, as in `aws:PrincipalTag/allow`, none does.
    fn is_statement_start(&self) -> bool {
        if self.cursor.is_punct(0, '#') && self.cursor.is_open(1, Delimiter::Bracket) {
            return true;
        }
        let may_be = if is_effect(self.cursor.ident(0)) {
            !self.cursor.is_open(1, Delimiter::Parenthesis)
        } else {
            self.cursor.ident(0).is_some()
                && self.cursor.is_colon(1)
                && is_effect(self.cursor.ident(2))
        };
        may_be && !self.cursor.is_glued()
    }

    fn is_end_of_statement(&self) -> bool {
        self.cursor.is_at_end() || self.cursor.is_punct(0, ';')
    }

    fn is_boundary(&self) -> bool {
        match self.cursor.peek(0).map(|token| &token.kind) {
            None | Some(Kind::Punct(';')) => true,
            Some(Kind::Punct('#')) => self.is_statement_start() || self.is_inner_attribute(),
            Some(Kind::Ident(_)) => self.is_statement_start(),
            Some(_) => false,
        }
    }

    /// Goes to the next statement; what lies between was reported.
    fn give_up(&mut self) {
        self.broken = true;
        self.lost = true;
        self.note_rest();
        while !self.is_end_of_lost() {
            self.pass_unread();
        }
    }

    // What actions and resources share.

    /// `not`, where it is not a name of its own.
    fn eat_not(&mut self) -> bool {
        self.cursor.is_ident(0, "not") && !self.cursor.is_colon(1) && self.cursor.eat_ident("not")
    }

    /// `not` in front of an item that is not the first.
    fn misplaced_not(&mut self) -> bool {
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
    fn eat_two_colons(&mut self, service: &Text<'_>) -> bool {
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

    fn unchecked(&mut self) -> Option<Text<'t>> {
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

    // Reports.

    /// What stands here, for a message.
    fn found(&self) -> String {
        self.cursor.peek(0).map_or_else(|| "the end".to_owned(), describe)
    }

    fn comment_hint(&self) -> Option<String> {
        let is_comment = self.cursor.is_punct(0, '#')
            || self.cursor.is_punct(0, '-') && self.cursor.is_punct(1, '-');
        is_comment.then(|| "a comment starts with `//`".to_owned())
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
    fn syntax(&mut self, span: Span, message: impl Into<String>, help: Option<String>) {
        self.broken = true;
        self.report_once(Finding::new(Rule::SyntaxError, span, message).helps(help));
    }

    /// Something else stands here.
    fn unexpected(&mut self, expected: &str, help: Option<&str>) {
        let message = format!("expected {expected}, found {}", self.found());
        let help = self.comment_hint().or(help.map(str::to_owned));
        self.syntax(self.cursor.here(), message, help);
    }

    /// Reads the inside of a group.
    fn inside<T>(&mut self, inside: Cursor<'t>, read: impl FnOnce(&mut Self) -> T) -> T {
        let outside = std::mem::replace(&mut self.cursor, inside);
        let result = read(self);
        self.cursor = outside;
        result
    }
}

fn is_effect(word: Option<&str>) -> bool {
    let [allow, deny] = EFFECTS;
    word == Some(allow) || word == Some(deny)
}

/// Whether a group of any brackets comes next.
fn is_group(cursor: &Cursor<'_>) -> bool {
    matches!(cursor.peek(0), Some(Token { kind: Kind::Open(..), .. }))
}
