//! [`Rule::ForallvaluesWithSingleValuedKey`]: found where operators meet keys.

use crate::model::condition::{ConditionKey, Operator};
use crate::text::{Applicability, Finding, Rule, words};

/// `alone` is the operator without its set operator.
pub(in crate::rules) fn found(
    key: &ConditionKey<'_>,
    operator: &Operator<'_>,
    alone: String,
) -> Finding {
    let message = words!(
        "`{key}` has one value, and `ForAllValues:` is true where it is missing",
        key = &key.name
    );
    Finding::new(Rule::ForallvaluesWithSingleValuedKey, operator.span, message)
        .help(words!("write `{alone}`", alone = alone.clone()))
        .edit(operator.span, alone, Applicability::Unsafe)
}
