//! [`Rule::MissingAmr`]: checked for each trust in identity pools.

use super::claims::{claim_of, is_evaluated};
use crate::model::Statement;
use crate::model::principal::IdentityProvider;
use crate::text::{Argument, Finding, Rule, Span, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    provider: &IdentityProvider<'_>,
    span: Span,
) -> Option<Finding> {
    if !provider.is_cognito() || is_evaluated(statement, provider, "sub") {
        return None;
    }
    let has_amr = statement.conditions.iter().any(|it| claim_of(it, provider) == Some("amr"));
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
