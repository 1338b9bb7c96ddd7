//! What conditions say about who.

use crate::model::condition::{Condition, SetOperator};

/// Returns whether a condition is false for requests without its key, and limits its values.
pub(in crate::rules) fn limits(condition: &Condition<'_>) -> bool {
    condition.operator.as_ref().is_ok_and(|it| {
        !it.is_null()
            && !it.info.negated
            && !it.if_exists
            && it.set != Some(SetOperator::ForAllValues)
    }) && !condition.listed().iter().any(|it| it.pattern.is_star())
}
