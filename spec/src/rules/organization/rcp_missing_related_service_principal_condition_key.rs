//! [`Rule::RcpMissingRelatedServicePrincipalConditionKey`]: checked for each condition of a resource control policy.

use super::service::{of_services, tests_service};
use crate::model::Statement;
use crate::model::condition::Condition;
use crate::text::{Argument, Finding, Rule, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let key = of_services(condition)?;
    if tests_service(statement, "true") {
        return None;
    }
    let message = words!(
        "this also denies your own principals: their requests do not include `{key}`",
        key = key
    );
    let finding = Finding::new(
        Rule::RcpMissingRelatedServicePrincipalConditionKey,
        condition.key_span()?,
        message,
    );
    Some(finding.help(words!(
        "add the condition `{check}`",
        check = Argument::Condition {
            key: "aws:PrincipalIsAWSService".into(),
            operator: "BoolIfExists".into(),
            value: "true".into(),
        }
    )))
}
