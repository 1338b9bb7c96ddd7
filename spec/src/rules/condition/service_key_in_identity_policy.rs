//! [`Rule::ServiceKeyInIdentityPolicy`]: checked for each condition of a statement.

use super::outcome::without_key;
use crate::facts::catalog::Family;
use crate::model::condition::Condition;
use crate::text::{Finding, Rule, words};

/// The keys of requests that a service makes with its own service principal.
const OF_SERVICES: [&str; 6] = [
    "aws:SourceArn",
    "aws:SourceAccount",
    "aws:SourceOrgID",
    "aws:SourceOrgPaths",
    "aws:PrincipalServiceName",
    "aws:PrincipalServiceNamesList",
];

/// Whether a service makes the request: every request has it.
const IS_SERVICE: &str = "aws:PrincipalIsAWSService";

pub(in crate::rules) fn find(condition: &Condition<'_>) -> Option<Finding> {
    let span = condition.key_span()?;
    let operator = condition.operator.as_ref().ok()?;
    if condition.is_about(IS_SERVICE) {
        let is_true = condition.listed().iter().any(|it| it.text() == Some("true"));
        if operator.info.family != Family::Bool || !is_true {
            return None;
        }
        let message = words!("no principal with an identity policy is an AWS service");
        let finding = Finding::new(Rule::ServiceKeyInIdentityPolicy, span, message);
        return Some(finding.help(words!("use this key in resource policies only")));
    }
    let key = OF_SERVICES.iter().find(|it| condition.is_about(it))?;
    // `Null` and `IfExists` show that the author expects the key to be missing.
    if operator.is_null() || operator.if_exists {
        return None;
    }
    let message = words!(
        "only requests of AWS services carry `{key}`: the condition is {outcome} true",
        key = *key,
        outcome = without_key(condition)
    );
    let finding = Finding::new(Rule::ServiceKeyInIdentityPolicy, span, message);
    let is_function = |text: &str| text.starts_with("arn:") && text.contains(":function:");
    let is_of_function = condition.listed().iter().any(|it| it.text().is_some_and(is_function));
    Some(match is_of_function {
        true => finding
            .help(words!("use `lambda:SourceFunctionArn` for the function that makes the request")),
        false => finding.help(words!("use this key in resource policies only")),
    })
}
