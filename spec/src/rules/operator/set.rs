//! What the rules about `ForAllValues` and `ForAnyValue` share.

use crate::model::condition::{Condition, ConditionKey, Operator, SetOperator};
use crate::text::Argument;

/// Returns the operator and the key of a condition with this set operator, for a key that can have several values.
pub(super) fn with_set<'c, 'p>(
    condition: &'c Condition<'p>,
    set: SetOperator,
) -> Option<(&'c Operator<'p>, &'c ConditionKey<'p>)> {
    let (operator, key) = (condition.operator.as_ref().ok()?, condition.key.as_ref().ok()?);
    let is_multivalued = key.info.is_none_or(|it| it.value_type.is_multivalued());
    (operator.set == Some(set) && is_multivalued).then_some((operator, key))
}

/// Returns a condition that tests whether a key is missing, or, with `false`, whether it is present.
pub(super) fn null_test(key: &ConditionKey<'_>, is_missing: &'static str) -> Argument {
    Argument::Condition {
        key: key.name.to_string().into(),
        operator: "Null".into(),
        value: is_missing.into(),
    }
}
