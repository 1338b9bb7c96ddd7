//! [`Rule::DenyNotactionWithUnsupportedTagConditionKeyForService`]: reported for a `NotAction` with a condition on a
//! tag; `reach.rs` adds the help.

use crate::facts::catalog::ConditionKeyInfo;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(
    span: Span,
    info: &ConditionKeyInfo,
    outcome: &'static str,
) -> Finding {
    let message = words!(
        "`not …` also covers actions whose requests never include `{key}`: they are {outcome} denied",
        key = info.base(),
        outcome = outcome
    );
    let message = message.in_json(words!(
        "`NotAction …` also covers actions whose requests never include `{key}`: they are {outcome} denied",
        key = info.base(),
        outcome = outcome
    ));
    Finding::new(Rule::DenyNotactionWithUnsupportedTagConditionKeyForService, span, message)
}
