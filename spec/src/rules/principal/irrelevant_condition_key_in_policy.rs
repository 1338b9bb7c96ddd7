//! [`Rule::IrrelevantConditionKeyInPolicy`]: checked for each condition of a resource policy.

use crate::model::condition::Condition;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(condition: &Condition<'_>) -> Option<Finding> {
    let key = condition.is_about("s3:ResourceAccount").then_some("s3:ResourceAccount")?;
    let message = words!(
        "the resource of this policy is always in the same account: `{key}` is meant for identity policies",
        key = key
    );
    let finding =
        Finding::new(Rule::IrrelevantConditionKeyInPolicy, condition.key_span()?, message);
    Some(finding.help(words!("for the account of the caller, use `aws:PrincipalAccount`")))
}
