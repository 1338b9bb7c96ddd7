//! [`Rule::ForanyvalueWithSingleValuedKey`]: found where operators meet keys.

use crate::model::condition::{ConditionKey, Operator};
use crate::text::{Applicability, Finding, Rule, words};

/// `alone` is the operator without its set operator.
pub(in crate::rules) fn found(
    key: &ConditionKey<'_>,
    operator: &Operator<'_>,
    alone: String,
) -> Finding {
    let message = words!(
        "`{key}` has one value, and `ForAnyValue:` is for keys with several",
        key = &key.name
    );
    let finding = Finding::new(Rule::ForanyvalueWithSingleValuedKey, operator.span, message)
        .help(words!("write `{alone}`", alone = alone.clone()));
    // Alone, a negated operator is true where the key is missing.
    if operator.info.negated {
        return finding;
    }
    finding.edit(operator.span, alone, Applicability::Unsafe)
}
