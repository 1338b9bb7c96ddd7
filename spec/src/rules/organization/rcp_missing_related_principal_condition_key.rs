//! [`Rule::RcpMissingRelatedPrincipalConditionKey`]: checked for each condition of a resource control policy.

use super::service::tests_service;
use crate::model::Statement;
use crate::model::condition::Condition;
use crate::text::{Argument, Finding, Rule, words};

/// The keys about a principal that is not a service.
const OF_CALLERS: [&str; 8] = [
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:PrincipalTag",
    "aws:PrincipalType",
    "aws:userid",
    "aws:username",
];

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let key = OF_CALLERS.iter().find(|it| condition.is_about(it))?;
    if tests_service(statement, "false") {
        return None;
    }
    let message =
        words!("this also denies services that act for you: they have no `{key}`", key = *key);
    let finding =
        Finding::new(Rule::RcpMissingRelatedPrincipalConditionKey, condition.key_span()?, message);
    Some(finding.help(words!(
        "add the condition `{check}`",
        check = Argument::Condition {
            key: "aws:PrincipalIsAWSService".into(),
            operator: "BoolIfExists".into(),
            value: "false".into(),
        }
    )))
}
