//! [`Rule::MissingConditionKeyForOidcPrincipal`]: checked for each identity provider of a trust policy.

use super::claims::{has_claims, of_one_pool};
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
        "no condition on the claims of `{host}`: any of its users can assume the role",
        host = provider.host()
    );
    let finding = Finding::new(Rule::MissingConditionKeyForOidcPrincipal, span, message);
    Some(match provider.is_cognito() {
        true => finding.help(
            words!("write `identity_pool(\"us-east-1:11111111-2222-3333-4444-555555555555\", authenticated)` with your identity pool").in_json(words!(
                "add the condition `{check}` with your identity pool",
                check = of_one_pool(provider)
            )),
        ),
        false => finding.help(words!(
            "add conditions on `{host}:aud` and `{host}:sub`",
            host = provider.host()
        )),
    })
}
