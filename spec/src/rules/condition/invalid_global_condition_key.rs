//! [`Rule::InvalidGlobalConditionKey`]: reported for a fault in the name of a condition key.

use super::suggest;
use crate::syntax::Key;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(key: &Key<'_>, searches: bool) -> Finding {
    let message = words!("unknown global condition key `{key}`", key = &key.name.value);
    let finding = Finding::new(Rule::InvalidGlobalConditionKey, key.name.span, message);
    suggest::suggested(finding, key, searches)
}
