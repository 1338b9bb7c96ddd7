//! [`Rule::RoleTrustPolicySyntaxErrorNotprincipal`]: checked for each statement of a trust policy.

use crate::model::Statement;
use crate::model::principal::{PrincipalMeaning, PrincipalSet};
use crate::syntax::Effect;
use crate::text::{Argument, Finding, Rule, words};

pub(in crate::rules) fn found(statement: &Statement<'_>, principals: &PrincipalSet<'_>) -> Finding {
    let message = words!("`to not` is not allowed in a role trust policy")
        .in_json(words!("`NotPrincipal` is not allowed in a role trust policy"));
    let span = principals.written.name_span;
    let finding = Finding::new(Rule::RoleTrustPolicySyntaxErrorNotprincipal, span, message);
    if statement.effect() != Some(Effect::Deny) {
        return finding.help(
            words!("list the principals to allow after `to`, without `not`")
                .in_json(words!("list the principals to allow in `Principal`")),
        );
    }
    let exception = exception(principals);
    finding.help(
        words!("write `to *`, and add the condition `{exception}`", exception = exception.clone())
            .in_json(words!(
                "write `\"Principal\": {{\"AWS\": \"*\"}}`, and add the condition `{exception}`",
                exception = exception
            )),
    )
}

/// Returns the condition that leaves out the first of the principals.
fn exception(principals: &PrincipalSet<'_>) -> Argument {
    let first = principals.items.first();
    let (key, operator, value) = match first.map(|it| (&it.meaning, it.text)) {
        Some((PrincipalMeaning::Account(account), _)) => {
            ("aws:PrincipalAccount", "StringNotEquals", *account)
        }
        Some((PrincipalMeaning::Caller { .. }, Some(arn))) => {
            ("aws:PrincipalArn", "ArnNotEquals", arn)
        }
        _ => ("aws:PrincipalArn", "ArnNotEquals", "arn:aws:iam::123456789012:role/Admin"),
    };
    Argument::Condition {
        key: key.into(),
        operator: operator.into(),
        value: value.to_owned().into(),
    }
}
