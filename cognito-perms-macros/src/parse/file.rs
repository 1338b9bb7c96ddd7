//! The input of `policy_file!`: settings and the path of a document.

use super::offer::Offer;
use super::parser::Parser;
use super::slot::Slot;
use crate::audience::Audience;
use crate::token::Token;
use cognito_perms_spec::rules::syntax::invalid_setting;
use cognito_perms_spec::syntax::{Claim, Settings};
use cognito_perms_spec::text::{Finding, Span, Text};
use proc_macro2::Delimiter;

const FORM: &str = "write it like `policy_file!(\"policies/admin.json\")`";

/// The result of parsing.
pub(crate) struct Input<'t> {
    /// `None` if it is missing, which was reported.
    pub(crate) path: Option<Text<'t>>,
    pub(crate) settings: Settings<'t>,
    /// What is claimed about the document.
    pub(crate) claims: Vec<Claim<'t>>,
    /// The names that are accepted whatever the catalog says.
    pub(crate) unchecked: Vec<String>,
    pub(crate) findings: Vec<Finding>,
    /// What can be written where; empty unless an editor expands the macro.
    pub(crate) slots: Vec<Slot>,
}

/// Parses
/// `{ "#!" "[" ( setting | "unchecked" "(" [ string { "," string } [ "," ] ] ")" | "ensure" "(" claim ")" ) "]" } string [ "," ]`.
pub(crate) fn parse_file<'t>(tokens: &'t [Token], audience: Audience) -> Input<'t> {
    let mut parser = Parser::new(tokens, audience);
    parser.is_of_file = true;
    let (mut settings, mut unchecked) = (Settings::default(), Vec::new());
    let mut claims = Vec::new();
    while parser.is_inner_attribute() {
        if parser.is_setting_of("ensure") {
            claims.extend(parser.ensure_setting(&settings));
        } else if parser.is_setting_of("unchecked") {
            unchecked.extend(parser.unchecked_setting());
        } else {
            parser.setting(&mut settings);
        }
    }
    for value in [&settings.partition, &settings.region, &settings.account].into_iter().flatten() {
        let message = "this setting does not apply to documents, which contain full ARNs";
        let finding = invalid_setting::found(value.span, message);
        parser.report(finding.help("remove the setting"));
    }
    if let Some(service) = &settings.service {
        let message =
            "this setting does not apply to documents, whose actions have a service prefix";
        let finding = invalid_setting::found(service.span, message);
        parser.report(finding.help("remove the setting"));
    }
    let path = parser.cursor.eat_string();
    if path.is_none() {
        let (message, help) = instead_of_path(&parser);
        parser.syntax(parser.whole_expression(), message, Some(help));
    } else {
        parser.cursor.eat_punct(',');
        if !parser.cursor.is_at_end() {
            parser.unexpected("nothing after the path", Some(FORM));
        }
    }
    let slots = parser.take_slots(tokens);
    Input { path, settings, claims, unchecked, findings: parser.findings, slots }
}

/// Returns the message for something else than a path: `concat!(…)`, `env!(…)`, a constant, or anything else.
fn instead_of_path(parser: &Parser<'_>) -> (String, String) {
    let expected = "expected the path of a document as a string";
    let literal = "write the path as a string literal, relative to the folder of `Cargo.toml`: `policy_file!(\"policies/admin.json\")`";
    match parser.cursor.ident(0) {
        Some(name) if parser.cursor.is_punct(1, '!') => {
            (format!("{expected}, found `{name}!(…)`"), literal.to_owned())
        }
        Some(name) => (format!("{expected}, found `{name}`"), literal.to_owned()),
        None if parser.cursor.is_punct(0, '&') => {
            (format!("{expected}, found `&`"), literal.to_owned())
        }
        None => (format!("{expected}, found {}", parser.found()), FORM.to_owned()),
    }
}

impl<'t> Parser<'t> {
    /// Returns the span of the rest of the input without a trailing comma, for an expression; else of one token.
    fn whole_expression(&self) -> Span {
        let mut after = self.cursor;
        if after.ident(0).is_none() && !after.is_punct(0, '&') {
            return after.here();
        }
        let start = after.position();
        while !(after.is_at_end() || after.is_punct(0, ',')) {
            after.skip();
        }
        after.since(start)
    }

    /// Whether the setting with a name comes next.
    fn is_setting_of(&self, name: &str) -> bool {
        let mut ahead = self.cursor;
        ahead.skip();
        ahead.skip();
        ahead.eat_group(Delimiter::Bracket).is_some_and(|inside| inside.is_ident(0, name))
    }

    /// Parses `#![ensure(…)]`: a claim about the document.
    fn ensure_setting(&mut self, settings: &Settings<'t>) -> Option<Claim<'t>> {
        (self.broken, self.lost) = (false, false);
        self.cursor.skip();
        self.cursor.skip();
        let whole = self.cursor.here();
        let mut inside = self.cursor.eat_group(Delimiter::Bracket)?;
        self.inside(inside, |parser| {
            parser.slot(true, |_| Offer::keywords(&["ensure", "unchecked"]));
        });
        inside.skip();
        let claim = inside.eat_group(Delimiter::Parenthesis).filter(|_| inside.is_at_end());
        let Some(claim) = claim else {
            let help = "write it like `#![ensure(within = \"policies/boundary.json\")]`".to_owned();
            self.syntax(whole, "expected a claim in parentheses after `ensure`", Some(help));
            return None;
        };
        let kind = self.inside(claim, |parser| {
            let kind = parser.claim_kind(settings);
            if !parser.cursor.is_at_end() && !parser.broken {
                parser.unexpected("`)`", Some("write each claim in its own `#![ensure(…)]`"));
            }
            kind
        });
        let broken = std::mem::take(&mut self.broken);
        kind.filter(|_| !broken).map(|kind| Claim {
            span: whole,
            shift: 0,
            lints: Vec::new(),
            kind,
        })
    }

    fn unchecked_setting(&mut self) -> Vec<String> {
        self.cursor.skip();
        self.cursor.skip();
        let whole = self.cursor.here();
        let inside = self.cursor.eat_group(Delimiter::Bracket);
        if let Some(inside) = inside {
            self.inside(inside, |parser| {
                parser.slot(true, |_| Offer::keywords(&["ensure", "unchecked"]));
            });
        }
        let names = inside.and_then(|mut inside| {
            inside.skip();
            let names = inside.eat_group(Delimiter::Parenthesis)?;
            inside.is_at_end().then_some(names)
        });
        let Some(names) = names else {
            let help = "write it like `#![unchecked(\"cognito-idp:NewerThanThis\")]`".to_owned();
            self.syntax(whole, "expected names in parentheses after `unchecked`", Some(help));
            return Vec::new();
        };
        let expected = "a name as a string";
        self.list_inside(names, "`,` or `)`", expected, |_| (), Self::unchecked_name)
            .unwrap_or_default()
    }

    fn unchecked_name(&mut self) -> Option<String> {
        let name = self.cursor.eat_string();
        if name.is_none() {
            self.unexpected(
                "a name as a string",
                Some("write it like `\"cognito-idp:NewerThanThis\"`"),
            );
        }
        name.map(|name| name.value.into_owned())
    }
}
