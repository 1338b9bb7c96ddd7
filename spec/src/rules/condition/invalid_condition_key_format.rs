//! [`Rule::InvalidConditionKeyFormat`]: a fault of the key's name.

use crate::facts::catalog::{GLOBAL_CONDITION_KEYS, condition_key};
use crate::syntax::Key;
use crate::text::{Applicability, Finding, Rule, words};

pub(in crate::rules) fn found(key: &Key<'_>) -> Finding {
    let written = &key.name.value;
    let message = words!("`{key}` has not the form of a condition key", key = written);
    let finding = Finding::new(Rule::InvalidConditionKeyFormat, key.name.span, message);
    let global = format!("aws:{}", written.trim_start_matches(':'));
    match condition_key(GLOBAL_CONDITION_KEYS, &global) {
        Some((info, tag_key)) => {
            let meant = info.spelled(tag_key).into_owned();
            finding
                .help(words!(
                    "a global key has the prefix `aws:`: `{meant}`",
                    meant = meant.clone()
                ))
                .edit(key.name.span, meant, Applicability::Unsafe)
        }
        None => {
            finding.help(words!("a key is a service prefix, a colon and a name: `aws:SourceIp`"))
        }
    }
}
