//! [`Rule::MissingAmr`]: checked for each trust in identity pools.

use super::claims::{claim_of, is_evaluated};
use crate::model::Statement;
use crate::model::condition::{Condition, Value};
use crate::model::principal::IdentityProvider;
use crate::text::{Argument, Finding, Rule, Span, wildcard, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    provider: &IdentityProvider<'_>,
    span: Span,
) -> Option<Finding> {
    let names_users = |it: &Condition<'_>| {
        claim_of(it, provider) == Some("sub")
            && it.listed().iter().all(|it| !it.pattern.has_wildcard())
    };
    let is_of_users =
        is_evaluated(statement, provider, "sub") && statement.conditions.iter().any(names_users);
    if !provider.is_cognito() || is_of_users {
        return None;
    }
    // A pattern such as `*` also matches guests.
    let is_of_both = |it: &Value<'_>| {
        let matches = |it: &str, name| wildcard::matches(it, name);
        it.text().is_some_and(|it| matches(it, "authenticated") && matches(it, "unauthenticated"))
    };
    let has_amr = statement
        .conditions
        .iter()
        .any(|it| claim_of(it, provider) == Some("amr") && !it.listed().iter().any(is_of_both));
    if has_amr {
        return None;
    }
    let message = words!("guests of the identity pool can assume the role, too");
    let signed_in = Argument::Condition {
        key: format!("{}:amr", provider.host()).into(),
        operator: "ForAnyValue:StringLike".into(),
        value: "authenticated".into(),
    };
    Some(Finding::new(Rule::MissingAmr, span, message).help(
        words!("in `identity_pool(…)`, add `, authenticated` after the id for signed-in users, or `, unauthenticated` for guests").in_json(words!(
            "for signed-in users, add the condition `{signed_in}`; for guests, write `unauthenticated`",
            signed_in = signed_in
        )),
    ))
}
