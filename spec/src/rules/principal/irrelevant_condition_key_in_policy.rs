//! [`Rule::IrrelevantConditionKeyInPolicy`]: checked for each condition of a resource policy.

use crate::model::condition::Condition;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(condition: &Condition<'_>) -> Option<Finding> {
    let key = condition.is_about("s3:ResourceAccount").then_some("s3:ResourceAccount")?;
    let message = words!("`{key}` always has the same value in a resource policy", key = key);
    let finding =
        Finding::new(Rule::IrrelevantConditionKeyInPolicy, condition.key_span()?, message);
    Some(finding.help(words!("use `aws:PrincipalAccount` to compare the account of the caller")))
}
