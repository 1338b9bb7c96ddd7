//! Principals that are named in an account: roles, users, sessions, and identity providers.

use super::parser::Parser;
use super::principal::example;
use crate::name::eat_name;
use cognito_perms_spec::syntax::{
    PrincipalItem, PrincipalKind, StringHole, StringPart, Value, ValueKind,
};
use cognito_perms_spec::text::Span;
use std::borrow::Cow;

/// What a runtime account is checked as.
const ACCOUNT: &str = "123456789012";

/// The partition of principals, unless a setting names another.
const PARTITION: &str = "aws";

impl<'t> Parser<'t> {
    /// Parses a name in an account, and returns its ARN.
    pub(super) fn in_account(&mut self, word: &str, span: Span) -> Option<PrincipalItem<'t>> {
        let kind = match word {
            "role" => PrincipalKind::Role,
            "user" => PrincipalKind::User,
            "saml" => PrincipalKind::Saml,
            "oidc" => PrincipalKind::Federated,
            _ => PrincipalKind::Aws,
        };
        let (mut names, mut account) = (Vec::new(), None);
        while !self.cursor.is_at_end() {
            if self.cursor.is_ident(0, "account") && self.cursor.is_punct(1, '=') {
                self.cursor.skip();
                self.cursor.skip();
                account = Some(self.account_of_name()?.kind);
            } else if self.cursor.is_ident(0, "arn") && self.cursor.is_punct(1, '=') {
                self.cursor.skip();
                self.cursor.skip();
                let value = self.argument_of(word)?;
                // The conditions name the domain of an OIDC provider, so it has to be known.
                let takes_runtime_value = matches!(word, "role" | "user" | "saml");
                let value = if takes_runtime_value { value } else { self.known(value, word)? };
                let of = format!(":{}", resource_of(word));
                if let Some(text) = value.kind.text().filter(|it| !it.contains(&of)) {
                    let message = format!("`{text}` is not the ARN expected in `{word}(…)`");
                    let help = format!("write it like `{}`", example(word));
                    self.syntax(value.span, message, Some(help));
                    return None;
                }
                return Some(PrincipalItem { kind, value, holes: Vec::new() });
            } else {
                names.push(self.name_in_account(word)?);
            }
            if !self.cursor.eat_punct(',') && !self.cursor.is_at_end() {
                self.unexpected("`,` or `)`", None);
                return None;
            }
        }
        let Some(account) = account.or_else(|| self.account.clone()) else {
            let help = "add `account = \"123456789012\"` here, or `#![account = \"123456789012\"]` at the start of the policy";
            self.syntax(span, format!("`{word}` needs an account"), Some(help.to_owned()));
            return None;
        };
        let service = if word == "session" { "sts" } else { "iam" };
        let resource = match (word, names.as_slice()) {
            ("session", [role, name]) => format!("{}{role}/{name}", resource_of(word)),
            ("role" | "user" | "oidc" | "saml", [name]) => format!("{}{name}", resource_of(word)),
            _ => {
                let wanted = if word == "session" { "two names" } else { "one name" };
                let message = format!("expected {wanted} in `{word}(…)`, found {}", names.len());
                let help = format!("write it like `{}`", example(word));
                self.syntax(span, message, Some(help));
                return None;
            }
        };
        let partition = self.partition.clone().unwrap_or(ValueKind::Text(PARTITION.into()));
        let mut arn = "arn:".to_owned();
        let mut holes = Vec::new();
        push(&mut arn, &mut holes, StringPart::Partition, &partition);
        arn = format!("{arn}:{service}::");
        push(&mut arn, &mut holes, StringPart::Account, &account);
        arn = format!("{arn}:{resource}");
        Some(PrincipalItem { kind, value: Value::new(ValueKind::Text(arn.into()), span), holes })
    }

    /// Parses the account of a name: a string or a runtime value.
    fn account_of_name(&mut self) -> Option<Value<'t>> {
        self.expression_slot(|_| Vec::new());
        self.value()
    }

    /// Parses a string, or a domain without quotes.
    fn name_in_account(&mut self, word: &str) -> Option<Cow<'t, str>> {
        let here = self.cursor.here();
        if word == "oidc" && !self.cursor.is_literal() {
            let Some(first) = eat_name(&mut self.cursor) else {
                let help = format!("write it like `{}`", example(word));
                self.unexpected("the domain of an identity provider", Some(&help));
                return None;
            };
            let mut host = first.value.into_owned();
            while self.cursor.is_glued() && self.cursor.eat_punct(':') {
                host = format!("{host}:{}", eat_name(&mut self.cursor)?.value);
            }
            if !host.contains('.') {
                let help = format!("write it like `{}`", example(word));
                let message = format!("`{host}` is not the domain of an identity provider");
                self.syntax(here, message, Some(help));
                return None;
            }
            return Some(host.into());
        }
        let name = self.known_text(word)?;
        if name.starts_with("arn:") {
            let help = format!("write the ARN without `{word}(…)`: `\"{name}\"`");
            self.syntax(here, format!("`{word}` takes a name, not an ARN"), Some(help));
            return None;
        }
        if matches!(word, "role" | "user") && name.contains(':') {
            let message = format!("`{name}` is not the name of a {word}");
            self.syntax(here, message, Some(format!("write it like `{}`", example(word))));
            return None;
        }
        if let (true, Some(host)) = (word == "oidc", name.strip_prefix("https://")) {
            let help = format!("write `\"{}\"`", host.trim_end_matches('/'));
            self.syntax(here, "the domain of a provider has no scheme", Some(help));
            return None;
        }
        Some(name)
    }
}

/// Returns how the last field of such an ARN starts.
fn resource_of(word: &str) -> &'static str {
    match word {
        "role" => "role/",
        "user" => "user/",
        "oidc" => "oidc-provider/",
        "saml" => "saml-provider/",
        _ => "assumed-role/",
    }
}

/// Adds a part to an ARN: its text, or an example with a hole for a runtime value.
fn push(arn: &mut String, holes: &mut Vec<StringHole>, part: StringPart, value: &ValueKind<'_>) {
    let start = arn.len();
    *arn += value.text().unwrap_or(match part {
        StringPart::Partition => PARTITION,
        _ => ACCOUNT,
    });
    if let ValueKind::Hole(id) = value {
        holes.push(StringHole { place: start..arn.len(), part, id: *id });
    }
}
