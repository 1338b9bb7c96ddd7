//! [`Rule::ForallvaluesWithSingleValuedKey`]: reported for an operator that does not fit its key.

use crate::model::condition::{ConditionKey, Operator};
use crate::text::{Applicability, Finding, Rule, words};

/// Reports a `ForAllValues` for a key with a single value; `alone` is the operator without its set operator.
pub(in crate::rules) fn found(
    key: &ConditionKey<'_>,
    operator: &Operator<'_>,
    alone: String,
) -> Finding {
    let message = words!(
        "`{key}` has a single value, and `ForAllValues:` is also true if the key is missing",
        key = &key.name
    );
    Finding::new(Rule::ForallvaluesWithSingleValuedKey, operator.span, message)
        .help(words!("write `{alone}`", alone = alone.clone()))
        .edit(operator.span, alone, Applicability::Unsafe)
}
