//! [`Rule::InvalidGlobalConditionKey`]: reported for a fault in the name of a condition key.

use super::suggest;
use crate::syntax::Key;
use crate::text::{Finding, Level, Rule, words};

pub(in crate::rules) fn found(key: &Key<'_>, searches: bool) -> Finding {
    // New topics of Amazon SNS have it in their policy, although AWS's page no longer lists it.
    if key.name.value.eq_ignore_ascii_case("aws:SourceOwner") {
        let message = words!("`{key}` is deprecated", key = &key.name.value);
        return Finding::new(Rule::InvalidGlobalConditionKey, key.name.span, message)
            .help(words!(
                "use `aws:PrincipalAccount` for callers, or `aws:SourceAccount` for services"
            ))
            .at_level(Level::Warn);
    }
    let message = words!("unknown global condition key `{key}`", key = &key.name.value);
    let finding = Finding::new(Rule::InvalidGlobalConditionKey, key.name.span, message);
    suggest::suggested(finding, key, searches)
}
