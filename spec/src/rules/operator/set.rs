//! What the rules about `ForAllValues` and `ForAnyValue` share.

use crate::model::condition::{Condition, ConditionKey, Operator, SetOperator};

/// Returns the operator and the key of a condition with this set operator, for a key that can have several values.
pub(super) fn with_set<'c, 'p>(
    condition: &'c Condition<'p>,
    set: SetOperator,
) -> Option<(&'c Operator<'p>, &'c ConditionKey<'p>)> {
    let (operator, key) = (condition.operator.as_ref().ok()?, condition.key.as_ref().ok()?);
    let is_multivalued = key.info.is_none_or(|it| it.value_type.is_multivalued());
    (operator.set == Some(set) && is_multivalued).then_some((operator, key))
}
