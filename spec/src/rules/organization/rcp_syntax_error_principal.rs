//! [`Rule::RcpSyntaxErrorPrincipal`]: checked for each statement of a resource control policy.

use crate::syntax::{PrincipalKind, Principals};
use crate::text::{Argument, Finding, Rule, words};

pub(in crate::rules) fn find(principals: &Principals<'_>) -> Option<Finding> {
    let is_everyone = matches!(
        principals.items.as_slice(),
        [only] if only.kind == PrincipalKind::Everyone
    );
    if is_everyone && !principals.negated {
        return None;
    }
    let span = if principals.negated { principals.name_span } else { principals.span };
    let message = words!("the principal of a resource control policy must be `*`")
        .in_json(words!("the principal of a resource control policy must be `\"*\"`"));
    let mut arns = principals.items.iter().filter_map(|it| it.value.kind.text());
    let arn = arns.find(|it| it.starts_with("arn:"));
    let check = Argument::Condition {
        key: "aws:PrincipalArn".into(),
        operator: if principals.negated { "ArnNotEquals" } else { "ArnEquals" }.into(),
        value: arn.unwrap_or("arn:aws:iam::123456789012:role/Admin").to_owned().into(),
    };
    Some(Finding::new(Rule::RcpSyntaxErrorPrincipal, span, message).help(
        words!("remove `to`, and add the condition `{check}`", check = check.clone()).in_json(
            words!("write `\"Principal\": \"*\"`, and add the condition `{check}`", check = check),
        ),
    ))
}
