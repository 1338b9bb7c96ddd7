//! [`Rule::MissingTagKeyInCondition`]: a fault of the key's name.

use crate::facts::catalog::ConditionKeyInfo;
use crate::syntax::Key;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(key: &Key<'_>, info: &ConditionKeyInfo) -> Finding {
    let message = words!("`{key}` lacks the key of a tag", key = &key.name.value);
    Finding::new(Rule::MissingTagKeyInCondition, key.name.span, message)
        .help(words!("the tag `team` is `{key}/team`", key = info.base()))
}
