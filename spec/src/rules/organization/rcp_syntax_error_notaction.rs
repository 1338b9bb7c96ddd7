//! [`Rule::RcpSyntaxErrorNotaction`]: checked for each statement of a resource control policy.

use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(span: Span) -> Finding {
    let message = words!("`not` is not allowed before the actions of a resource control policy")
        .in_json(words!("`NotAction` is not allowed in a resource control policy"));
    Finding::new(Rule::RcpSyntaxErrorNotaction, span, message).help(
        words!("list the actions to deny, like `kms:*, sqs:*`")
            .in_json(words!("list the actions to deny in `Action`, like `[\"kms:*\", \"sqs:*\"]`")),
    )
}
