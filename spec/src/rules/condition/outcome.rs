//! The result of a condition if its key is missing, and the keys that depend on the resource.

use crate::facts::catalog::ConditionKeyInfo;
use crate::model::condition::Condition;

/// Returns how often a condition is true if its key is missing: `always` or `never`.
pub(super) fn without_key(condition: &Condition<'_>) -> &'static str {
    if condition.is_true_without_key() { "always" } else { "never" }
}

pub(super) fn is_resource_tag(info: &ConditionKeyInfo) -> bool {
    info.base() == "aws:ResourceTag"
}
