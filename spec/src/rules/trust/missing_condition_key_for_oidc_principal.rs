//! [`Rule::MissingConditionKeyForOidcPrincipal`]: checked for each identity provider of a trust policy.

use super::claims::has_claims;
use crate::model::Statement;
use crate::model::principal::IdentityProvider;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    provider: &IdentityProvider<'_>,
    span: Span,
) -> Option<Finding> {
    if has_claims(statement, provider) {
        return None;
    }
    let message = words!(
        "no condition on `{host}`: anyone who signs in there can assume the role",
        host = provider.host()
    );
    let finding = Finding::new(Rule::MissingConditionKeyForOidcPrincipal, span, message);
    Some(match provider.is_cognito() {
        true => finding.help(words!(
            "add the condition `\"StringEquals\": {{\"{host}:aud\": \"us-east-1:11111111-2222-3333-4444-555555555555\"}}` with your identity pool",
            host = provider.host()
        )),
        false => finding.help(words!(
            "add conditions on `{host}:aud` and `{host}:sub`",
            host = provider.host()
        )),
    })
}
