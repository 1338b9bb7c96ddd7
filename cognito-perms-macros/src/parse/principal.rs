//! The parts of a statement after `to` and `from`: who it applies to, and the resource that a service acts for.
//!
//! Both are short forms. `identity_pool("…", authenticated)` is a principal and two conditions, and `from userpool("…")`
//! becomes two conditions. The tree contains the expanded form.

use super::foreign_word::Stray;
use super::list::List;
use super::offer::Offer;
use super::parser::Parser;
use crate::name::eat_name;
use cognito_perms_spec::facts::catalog::{
    self, DEFAULT_SERVICE, Format, Service, identity_pools_in, is_known_service, known_service,
    service_name,
};
use cognito_perms_spec::model::Arn;
use cognito_perms_spec::model::principal::kind_of;
use cognito_perms_spec::syntax::{
    Condition, Element, Key, Operator, PolicyType, PrincipalItem, PrincipalKind, Principals,
    StringHole, StringPart, Value, ValueKind,
};
use cognito_perms_spec::text::{Span, Spanned, Text, similar};
use proc_macro2::Delimiter;
use std::borrow::Cow;

/// The words that start a principal.
pub(super) const PRINCIPALS: [&str; 12] = [
    "account",
    "amazon",
    "canonical_user",
    "facebook",
    "google",
    "identity_pool",
    "oidc",
    "role",
    "saml",
    "service",
    "session",
    "user",
];

/// Whether users of an identity pool signed in.
const SIGNED_IN: [&str; 2] = ["authenticated", "unauthenticated"];

/// What `to` and `from` of a statement become.
#[derive(Default)]
pub(super) struct To<'t> {
    pub(super) principals: Option<Principals<'t>>,
    pub(super) conditions: Vec<Condition<'t>>,
}

impl<'t> Parser<'t> {
    /// Whether the statements of the policy say who they apply to.
    pub(super) fn takes_principals(&self) -> bool {
        matches!(self.kind, PolicyType::Trust | PolicyType::Resource | PolicyType::Endpoint)
    }

    /// Whether the part about principals starts here.
    pub(super) fn is_to(&self) -> bool {
        self.takes_principals() && self.cursor.is_any_ident(&["to", "from"])
    }

    /// Whether principals come next in a policy that cannot have any, which a rule reports.
    pub(super) fn is_refused_to(&self) -> bool {
        if !self.cursor.is_ident(0, "to") || self.takes_principals() {
            return false;
        }
        let mut after = self.cursor;
        after.skip();
        after.is_punct(0, '*') || after.is_any_ident(&PRINCIPALS) || after.eat_string().is_some()
    }

    /// Parses `to …` and `from …`.
    pub(super) fn principals_and_sources(&mut self) -> To<'t> {
        let mut to = To::default();
        if self.kind == PolicyType::Rcp {
            to.principals = Some(self.everyone());
        }
        if self.lost || !self.takes_principals() && !self.is_refused_to() {
            return to;
        }
        self.keyword_slot(&["to"]);
        let start = self.cursor.position();
        if self.cursor.eat_ident("to") {
            let name_span = self.cursor.since(start);
            self.principal_slot(&["not"]);
            let negated = self.eat_not();
            let from = self.cursor.position();
            let items = self.principal_items(&mut to.conditions);
            let span = self.cursor.since(from);
            to.principals = Some(Principals { negated, items, name_span, span });
        } else {
            let instead = format!("`to` and a principal, found {}", self.found());
            self.lacks_once(Element::Principal, self.cursor.here(), instead, None);
        }
        self.keyword_slot(&["from", "if"]);
        if !self.lost && self.cursor.eat_ident("from") {
            // Names without a prefix are resources of the service.
            let own = self.service_of(&to);
            let outside = std::mem::replace(&mut self.service, own);
            self.from(&mut to);
            self.service = outside;
        }
        to
    }

    /// Returns the service whose resources a principal acts for, or else the default one.
    fn service_of(&self, to: &To<'t>) -> &'static Service {
        let mut items = to.principals.iter().flat_map(|it| &it.items);
        let name = items.find_map(|it| it.value.kind.text()?.strip_suffix(".amazonaws.com"));
        // `email.cognito-idp` acts for `cognito-idp`.
        let labels = name.into_iter().flat_map(|it| it.rsplit('.'));
        let mut services = labels.filter_map(catalog::service);
        services.find(|it| !it.resource_types().is_empty()).unwrap_or(DEFAULT_SERVICE)
    }

    /// Returns the only principal that a resource control policy can have.
    fn everyone(&self) -> Principals<'t> {
        let here = self.cursor.here();
        let span = Span::new(here.start, here.start);
        let value = Value::new(ValueKind::Text("*".into()), span);
        let kind = PrincipalKind::Everyone;
        let item = PrincipalItem { kind, value, holes: Vec::new() };
        Principals { negated: false, items: vec![item], name_span: span, span }
    }

    fn principal_slot(&mut self, more: &[&str]) {
        self.slot(!self.is_end_of_principals(), |_| {
            let mut offers = Offer::words("principal", PRINCIPALS);
            offers.extend(Offer::keywords(more));
            offers
        });
    }

    fn is_end_of_principals(&self) -> bool {
        self.is_boundary() || self.cursor.is_any_ident(&["from", "if"])
    }

    fn principal_items(&mut self, conditions: &mut Vec<Condition<'t>>) -> Vec<PrincipalItem<'t>> {
        if self.is_end_of_principals() {
            let instead = format!("a principal, found {}", self.found());
            self.lacks_once(Element::Principal, self.cursor.here(), instead, None);
            return Vec::new();
        }
        let list = List {
            note_item: |parser| parser.principal_slot(&[]),
            words_after: &["from", "if"],
            item: Self::principal_item,
            expected: "a principal",
            after: "`,`, `from`, `if` or `;`",
            help: None,
            stray: |_, _| Stray::No,
            is_end: Self::is_end_of_principals,
            is_next_part: |_| false,
            trailing: false,
        };
        let mut items = Vec::new();
        for (item, mut of_item) in self.list(&list).0 {
            items.push(item);
            conditions.append(&mut of_item);
        }
        items
    }

    /// Parses a principal, with the conditions that it expands to.
    fn principal_item(&mut self) -> Option<(PrincipalItem<'t>, Vec<Condition<'t>>)> {
        let here = self.cursor.here();
        let alone =
            |kind, value| Some((PrincipalItem { kind, value, holes: Vec::new() }, Vec::new()));
        let written = self.cursor.literal().unwrap_or_default();
        if let Some(text) = self.cursor.eat_string() {
            let kind = kind_of(&text.value).unwrap_or(PrincipalKind::Aws);
            return alone(kind, Value::text(text, written));
        }
        if self.cursor.is_punct(0, '*') {
            self.cursor.skip();
            // IAM rejects the bare `*` in a trust policy.
            let kind = match self.kind {
                PolicyType::Trust => PrincipalKind::Aws,
                _ => PrincipalKind::Everyone,
            };
            return alone(kind, Value::new(ValueKind::Text("*".into()), here));
        }
        let Some(word) = self.cursor.ident(0) else {
            let help = "write a principal like `service(lambda)`, `account(\"123456789012\")` or an ARN in quotes";
            self.unexpected("a principal", Some(help));
            return None;
        };
        if !PRINCIPALS.contains(&word) {
            let near = similar::nearest(word, PRINCIPALS);
            let help = match near {
                _ if word == "group" => {
                    "name the roles or users: a group cannot be a principal".to_owned()
                }
                _ if is_known_service(word) => format!("write `service({word})`"),
                Some(near) => format!("write `{}`", example(near)),
                None => format!("write one of {}, `*` or an ARN in quotes", forms()),
            };
            self.unexpected("a principal", Some(&help));
            self.cursor.skip();
            self.cursor.clone().eat_any_group();
            return None;
        }
        self.cursor.skip();
        let text = |text: &'static str| Value::new(ValueKind::Text(text.into()), here);
        match word {
            "google" => return alone(PrincipalKind::Federated, text("accounts.google.com")),
            "facebook" => return alone(PrincipalKind::Federated, text("graph.facebook.com")),
            "amazon" => return alone(PrincipalKind::Federated, text("www.amazon.com")),
            _ => {}
        }
        let Some(inside) = self.cursor.eat_group(Delimiter::Parenthesis) else {
            let help = format!("write it like `{}`", example(word));
            self.unexpected(&format!("`(` after `{word}`"), Some(&help));
            return None;
        };
        let span = Span::new(here.start, self.cursor.position());
        self.inside(inside, |parser| match word {
            "identity_pool" => parser.identity_pool(span),
            "account" => alone(PrincipalKind::Account, parser.argument_of(word)?),
            "service" => alone(PrincipalKind::Service, parser.service_principal(span)?),
            "canonical_user" => {
                let value = parser.argument_of(word)?;
                alone(PrincipalKind::CanonicalUser, parser.known(value, word)?)
            }
            _ => Some((parser.in_account(word, span)?, Vec::new())),
        })
    }

    /// Parses the only argument of a form: a string or a runtime value.
    pub(super) fn argument_of(&mut self, word: &str) -> Option<Value<'t>> {
        self.expression_slot(|_| Vec::new());
        if self.cursor.is_at_end() {
            let help = format!("write it like `{}`", example(word));
            self.unexpected("a value", Some(&help));
            return None;
        }
        let value = self.value()?;
        if !self.cursor.is_at_end() {
            let help = format!("write one value: `{}`", example(word));
            self.unexpected("`)`", Some(&help));
            return None;
        }
        Some(value)
    }

    /// Parses the name of a service, with or without its domain.
    fn service_principal(&mut self, span: Span) -> Option<Value<'t>> {
        if self.cursor.is_literal() || self.cursor.is_open(0, Delimiter::Brace) {
            let value = self.argument_of("service")?;
            return Some(match &value.kind {
                ValueKind::Text(text) => Value { kind: domain(text), ..value },
                _ => value,
            });
        }
        let name = eat_name(&mut self.cursor);
        let Some(name) = name.filter(|_| self.cursor.is_at_end()) else {
            self.unexpected("the name of a service", Some("write it like `service(lambda)`"));
            return None;
        };
        // A variable would become the name of a service.
        let ValueKind::Text(principal) = domain(&name.value) else { return None };
        if !service_name(&principal).is_some_and(is_known_service) {
            let help = match known_service(&principal) {
                Some(near) => {
                    format!("write `service({})`", near.trim_end_matches(".amazonaws.com"))
                }
                None => format!(
                    "for a runtime value, write `service({{{name}}})`; for a service that is not known yet, `service(\"{principal}\")`",
                    name = name.value
                ),
            };
            let message = format!("unknown service `{}`", name.value);
            self.syntax(name.span, message, Some(help));
            return None;
        }
        Some(Value::new(domain(&name.value), span))
    }

    /// Parses a string that has to be known here.
    pub(super) fn known_text(&mut self, word: &str) -> Option<Cow<'t, str>> {
        if let Some(text) = self.cursor.eat_string() {
            return Some(text.value);
        }
        let help = match word {
            "role" => "for a runtime value, pass the full ARN: `role(arn = arn)`",
            "user" => "for a runtime value, pass the full ARN: `user(arn = arn)`",
            "saml" => "for a runtime value, pass the full ARN: `saml(arn = arn)`",
            _ => "write a string literal",
        };
        self.unexpected("a string", Some(help));
        None
    }

    /// Returns a value that is known at compile time, and reports any other.
    pub(super) fn known(&mut self, value: Value<'t>, word: &str) -> Option<Value<'t>> {
        if value.kind.text().is_some() {
            return Some(value);
        }
        let message = format!("`{word}` takes a string literal, not a runtime value");
        self.syntax(value.span, message, Some(format!("write it like `{}`", example(word))));
        None
    }

    /// Parses the arguments of `identity_pool`, which expands to a principal and its conditions.
    fn identity_pool(&mut self, span: Span) -> Option<(PrincipalItem<'t>, Vec<Condition<'t>>)> {
        let (mut pools, mut signed_in) = (Vec::new(), None);
        let mut is_any = false;
        if self.cursor.is_at_end() {
            let help = format!("write it like `{}`", example("identity_pool"));
            self.unexpected("the id of an identity pool", Some(&help));
            return None;
        }
        loop {
            let is_word = self.cursor.is_any_ident(&SIGNED_IN);
            match is_word {
                true => self.slot(true, |_| Offer::words("principal", SIGNED_IN)),
                false => self.expression_slot(|_| Offer::words("principal", SIGNED_IN)),
            }
            if self.cursor.is_at_end() {
                break;
            }
            let here = self.cursor.here();
            if signed_in.is_some() {
                let help = "write a statement for each way to sign in";
                self.unexpected("`)`", Some(help));
                return None;
            }
            if let Some(word) = self.cursor.ident(0).filter(|it| SIGNED_IN.contains(it)) {
                self.cursor.skip();
                signed_in = Some(Value::new(ValueKind::Text(word.into()), here));
            } else if self.cursor.is_ident(0, "provider") && self.cursor.is_punct(1, '=') {
                self.cursor.skip();
                self.cursor.skip();
                let provider = self.known_text("identity_pool")?;
                signed_in = Some(Value::new(ValueKind::Text(provider), here));
            } else {
                if self.cursor.eat_punct('*') {
                    is_any = true;
                } else {
                    let value = self.value()?;
                    if let Some(word) = SIGNED_IN.iter().find(|it| value.kind.text() == Some(it)) {
                        let message =
                            format!("expected the id of an identity pool, found `\"{word}\"`");
                        self.syntax(
                            value.span,
                            message,
                            Some(format!("write `{word}` without quotes")),
                        );
                        return None;
                    }
                    pools.push(value);
                }
                if is_any && !pools.is_empty() {
                    let message = "`*` already includes every identity pool";
                    let help = "remove `*`";
                    self.syntax(self.cursor.since(here.start), message, Some(help.to_owned()));
                    return None;
                }
            }
            if !self.cursor.eat_punct(',') && !self.cursor.is_at_end() {
                self.unexpected("`,` or `)`", None);
                return None;
            }
        }
        if pools.is_empty() && !is_any {
            let help = format!("write it like `{}`", example("identity_pool"));
            self.syntax(span, "expected the id of an identity pool", Some(help));
            return None;
        }
        let (host, hole) = self.identity_pools(&pools)?;
        let holes = |host: &str| match hole {
            Some(id) => {
                vec![StringHole { place: 0..host.len(), part: StringPart::IdentityPools, id }]
            }
            None => Vec::new(),
        };
        let value = Value::new(ValueKind::Text(host.into()), span);
        let mut conditions = Vec::new();
        if !is_any {
            conditions.push(made(&format!("{host}:aud"), None, "StringEquals", pools, span));
        }
        if let Some(signed_in) = signed_in {
            let key = format!("{host}:amr");
            conditions.push(made(&key, Some("ForAnyValue"), "StringLike", vec![signed_in], span));
        }
        for condition in &mut conditions {
            condition.key.holes = holes(host);
        }
        let kind = PrincipalKind::Federated;
        Some((PrincipalItem { kind, value, holes: holes(host) }, conditions))
    }

    /// Returns the domain of identity pools, or the runtime value that has its region.
    fn identity_pools(&mut self, pools: &[Value<'t>]) -> Option<(&'static str, Option<usize>)> {
        let host_of = |pool: &Value<'_>| {
            Some(identity_pools_in(pool.kind.text()?.split(':').next().unwrap_or_default()))
        };
        let mut known = pools.iter().filter_map(host_of);
        let host = known.next();
        if host.is_some_and(|host| known.any(|it| it != host)) {
            let span = pools.first()?.span.to(pools.last()?.span);
            let help = "write a statement for each partition";
            self.syntax(span, "identity pools of several partitions", Some(help.to_owned()));
            return None;
        }
        let hole = pools.iter().find_map(|it| match it.kind {
            ValueKind::Hole(id) => Some(id),
            _ => None,
        });
        Some(match host {
            Some(host) => (host, None),
            None => (identity_pools_in(""), hole),
        })
    }

    /// Writes the claims without a prefix as condition keys of the only identity provider.
    pub(super) fn complete_claims(&self, to: &To<'t>, conditions: &mut Vec<Condition<'t>>) {
        let is_claim =
            |it: &Condition<'_>| !it.key.name.value.contains(':') && !it.key.is_unchecked;
        let is_lost = to.principals.as_ref().is_none_or(|it| it.items.is_empty());
        if self.takes_principals() && is_lost && self.broken {
            // The provider of these claims could not be read, which was reported.
            conditions.retain(|it| !is_claim(it));
        }
        let federated = to.principals.iter().flat_map(|it| &it.items);
        let is_provider = |it: &PrincipalItem<'_>| it.kind.key() == Some("Federated");
        let mut federated = federated.filter(|it| is_provider(it));
        let (Some(only), None) = (federated.next(), federated.next()) else { return };
        let prefix = match only.value.kind.text().map(|it| (it, Arn::parse(it))) {
            None => "saml",
            Some((host, Err(_))) => host,
            Some((_, Ok(arn))) => match arn.resource.split_once('/') {
                Some(("oidc-provider", host)) => host,
                _ => "saml",
            },
        };
        let is_pools = |it: &&StringHole| it.part == StringPart::IdentityPools;
        for condition in conditions {
            let is_claim = is_claim(condition);
            let key = &mut condition.key;
            if is_claim {
                key.name.value = format!("{prefix}:{}", key.name.value).into();
                key.holes = only.holes.iter().filter(is_pools).cloned().collect();
            }
        }
    }
}

/// Returns the name of a service principal, with its domain.
fn domain<'t>(name: &str) -> ValueKind<'t> {
    // A rule reports a domain that is none of AWS's.
    let has_domain = Format::ServicePrincipal.is_id(name) || name.contains(".amazon");
    let name = if has_domain { name.to_owned() } else { format!("{name}.amazonaws.com") };
    ValueKind::Text(name.into())
}

/// Returns a condition that a short form expands to.
pub(super) fn made<'t>(
    key: &str,
    set: Option<&'static str>,
    operator: &'static str,
    values: Vec<Value<'t>>,
    span: Span,
) -> Condition<'t> {
    Condition {
        key: Key {
            name: Spanned::new(key.to_owned().into(), span),
            is_unchecked: false,
            holes: Vec::new(),
        },
        operator: Operator {
            set: set.map(|it| Text::of(it, span)),
            name: Text::of(operator, span),
        },
        values,
        values_span: span,
    }
}

/// Lists the forms of principals.
fn forms() -> String {
    let words: Vec<_> = PRINCIPALS.iter().map(|it| format!("`{it}`")).collect();
    words.join(", ")
}

/// Returns an example of a form of principals.
pub(super) fn example(word: &str) -> &'static str {
    match word {
        "google" => "google",
        "facebook" => "facebook",
        "amazon" => "amazon",
        "account" => "account(\"123456789012\")",
        "canonical_user" => {
            "canonical_user(\"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be\")"
        }
        "identity_pool" => {
            "identity_pool(\"us-east-1:11111111-2222-3333-4444-555555555555\", authenticated)"
        }
        "oidc" => "oidc(token.actions.githubusercontent.com, account = \"123456789012\")",
        "role" => "role(\"Admin\", account = \"123456789012\")",
        "saml" => "saml(\"acme\", account = \"123456789012\")",
        "session" => "session(\"Admin\", \"alice\", account = \"123456789012\")",
        "user" => "user(\"alice\", account = \"123456789012\")",
        _ => "service(lambda)",
    }
}
