//! [`Rule::InvalidConditionKeyFormat`]: reported for a fault in the name of a condition key.

use super::claim;
use crate::facts::catalog::{GLOBAL_CONDITION_KEYS, condition_key};
use crate::syntax::Key;
use crate::text::{Applicability, Finding, Rule, words};

pub(in crate::rules) fn found(key: &Key<'_>) -> Finding {
    let written = &key.name.value;
    let message = words!("invalid condition key `{key}`", key = written);
    let finding = Finding::new(Rule::InvalidConditionKeyFormat, key.name.span, message);
    if let Some(claim) = claim::intended(written) {
        return finding.help(words!("write `{suggestion}`", suggestion = claim.clone())).edit(
            key.name.span,
            claim,
            Applicability::Unsafe,
        );
    }
    let global = format!("aws:{}", written.trim_start_matches(':'));
    match condition_key(GLOBAL_CONDITION_KEYS, &global) {
        Some((info, tag_key)) => {
            let suggestion = info.spelled(tag_key).into_owned();
            finding
                .help(words!(
                    "add the prefix for global keys: `{suggestion}`",
                    suggestion = suggestion.clone()
                ))
                .edit(key.name.span, suggestion, Applicability::Unsafe)
        }
        None => finding.help(words!("expected `service:Key`, like `aws:SourceIp`")),
    }
}
