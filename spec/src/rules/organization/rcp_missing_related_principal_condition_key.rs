//! [`Rule::RcpMissingRelatedPrincipalConditionKey`]: checked for each condition of a resource control policy.

use super::service::tests_service;
use crate::facts::principal::KEYS_WITHOUT_SERVICES;
use crate::model::Statement;
use crate::model::condition::Condition;
use crate::text::{Argument, Finding, Rule, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let key = KEYS_WITHOUT_SERVICES.iter().find(|it| condition.is_about(it))?;
    // Other conditions are false for services.
    if !condition.is_true_without_key() || tests_service(statement, "false") {
        return None;
    }
    let message = words!(
        "this also denies services that act for you: their requests do not include `{key}`",
        key = *key
    );
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
