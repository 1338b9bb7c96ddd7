//! [`Rule::MissingSamlAudience`]: checked for each trust in a SAML provider.

use super::claims::claim_of;
use crate::model::Statement;
use crate::model::principal::IdentityProvider;
use crate::text::{Argument, Finding, Rule, Span, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    provider: &IdentityProvider<'_>,
    span: Span,
) -> Option<Finding> {
    if !matches!(provider, IdentityProvider::Saml(_)) {
        return None;
    }
    let is_audience = |it: Option<&str>| {
        it.is_some_and(|it| ["aud", "iss", "sub"].iter().any(|of| it.eq_ignore_ascii_case(of)))
    };
    if statement.conditions.iter().any(|it| is_audience(claim_of(it, provider))) {
        return None;
    }
    let message = words!("no condition on the audience of the SAML response");
    Some(Finding::new(Rule::MissingSamlAudience, span, message).help(words!(
        "add the condition `{check}`",
        check = Argument::Condition {
            key: "SAML:aud".into(),
            operator: "StringEquals".into(),
            value: "https://signin.aws.amazon.com/saml".into(),
        }
    )))
}
