//! [`Rule::RcpMissingServiceConditionKeyNullCheck`]: checked for each condition of a resource control policy.

use super::service::of_services;
use crate::model::Statement;
use crate::model::condition::Condition;
use crate::text::{Argument, Finding, Rule, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let key = of_services(condition)?;
    let is_check = |it: &Condition<'_>| {
        let is_of_source = it.is_about("aws:SourceAccount") || it.is_about("aws:SourceArn");
        is_of_source && it.is_null() && !it.is_true_without_key()
    };
    if statement.conditions.iter().any(is_check) {
        return None;
    }
    let message = words!("some services do not send `{key}`: this denies them", key = key);
    let finding =
        Finding::new(Rule::RcpMissingServiceConditionKeyNullCheck, condition.key_span()?, message);
    Some(finding.help(words!(
        "add the condition `{check}`",
        check = Argument::Condition {
            key: "aws:SourceAccount".into(),
            operator: "Null".into(),
            value: "false".into(),
        }
    )))
}
