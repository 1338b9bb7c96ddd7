//! [`Rule::ForanyvalueWithSingleValuedKey`]: reported for an operator that does not fit its key.

use crate::model::condition::{ConditionKey, Operator};
use crate::text::{Applicability, Finding, Rule, words};

/// Reports a `ForAnyValue` for a key with a single value; `alone` is the operator without its set operator.
pub(in crate::rules) fn found(
    key: &ConditionKey<'_>,
    operator: &Operator<'_>,
    alone: String,
) -> Finding {
    let message = words!(
        "`{key}` has a single value, but `ForAnyValue:` is for keys with several",
        key = &key.name
    );
    let finding = Finding::new(Rule::ForanyvalueWithSingleValuedKey, operator.span, message)
        .help(words!("write `{alone}`", alone = alone.clone()));
    // Without its set operator, a negated operator is true if the key is missing.
    if operator.info.negated {
        return finding;
    }
    finding.edit(operator.span, alone, Applicability::Unsafe)
}
