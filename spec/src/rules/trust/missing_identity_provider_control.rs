//! [`Rule::MissingIdentityProviderControl`]: checked for each identity provider of a trust policy.

use super::claims::{is_evaluated, of_one_pool};
use crate::facts::principal::controls_of;
use crate::model::Statement;
use crate::model::principal::IdentityProvider;
use crate::text::{Argument, Finding, Rule, Span, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    provider: &IdentityProvider<'_>,
    span: Span,
) -> Option<Finding> {
    let claims = controls_of(provider.host())?;
    if claims.iter().any(|it| is_evaluated(statement, provider, it)) {
        return None;
    }
    let keys: Vec<String> = claims.iter().map(|it| format!("{}:{it}", provider.host())).collect();
    let message = words!(
        "IAM rejects a role for `{host}` without a condition on {keys:or}",
        host = provider.host(),
        keys = keys.clone()
    );
    let finding = Finding::new(Rule::MissingIdentityProviderControl, span, message);
    Some(match provider.is_cognito() {
        true => finding.help(
            words!("write `identity_pool(\"us-east-1:11111111-2222-3333-4444-555555555555\", authenticated)` with your identity pool").in_json(words!(
                "add the condition `{check}` with your identity pool",
                check = of_one_pool(provider)
            )),
        ),
        false => finding.help(words!(
            "add a condition that names your tenant, like `{check}`",
            check = Argument::Condition {
                key: keys.first().cloned().unwrap_or_default().into(),
                operator: "StringEquals".into(),
                value: "…".into(),
            }
        )),
    })
}
