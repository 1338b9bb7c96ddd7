//! What a condition comes to where its key is missing, and which keys depend on the resource.

use crate::facts::catalog::ConditionKeyInfo;
use crate::model::condition::Condition;

/// How often a condition is true where its key is missing.
pub(super) fn without_key(condition: &Condition<'_>) -> &'static str {
    if condition.is_true_without_key() { "always" } else { "never" }
}

pub(super) fn is_resource_tag(info: &ConditionKeyInfo) -> bool {
    info.base() == "aws:ResourceTag"
}
