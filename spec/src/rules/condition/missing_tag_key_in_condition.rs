//! [`Rule::MissingTagKeyInCondition`]: reported for a fault in the name of a condition key.

use crate::facts::catalog::ConditionKeyInfo;
use crate::syntax::Key;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(key: &Key<'_>, info: &ConditionKeyInfo) -> Finding {
    let message = words!("`{key}` is missing a tag key", key = &key.name.value);
    Finding::new(Rule::MissingTagKeyInCondition, key.name.span, message)
        .help(words!("for the tag `team`, write `{key}/team`", key = info.base()))
}
