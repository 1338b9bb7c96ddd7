//! [`Rule::ScpSyntaxErrorPrincipal`]: checked for each statement of a service control policy.

use crate::syntax::Principals;
use crate::text::{Argument, Finding, Rule, words};

pub(in crate::rules) fn found(principals: &Principals<'_>) -> Finding {
    let message = words!("`to` is not allowed in a service control policy")
        .in_json(words!("`Principal` is not allowed in a service control policy"));
    let check = Argument::Condition {
        key: "aws:PrincipalArn".into(),
        operator: "ArnLike".into(),
        value: "arn:aws:iam::*:role/Admin".into(),
    };
    Finding::new(Rule::ScpSyntaxErrorPrincipal, principals.name_span, message).help(words!(
        "remove it; to name principals, add a condition, like `{check}`",
        check = check
    ))
}
