//! [`Rule::DenyWithUnsupportedTagConditionKeyForService`]: reported for a pattern or a set with a condition on a tag;
//! `reach.rs` adds the help.

use crate::facts::catalog::ConditionKeyInfo;
use crate::model::action::ActionMeaning;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(
    span: Span,
    meaning: &ActionMeaning<'_>,
    info: &ConditionKeyInfo,
    outcome: &'static str,
) -> Finding {
    let message = words!(
        "`{actions}` covers actions whose requests never include `{key}`: they are {outcome} denied",
        actions = meaning,
        key = info.base(),
        outcome = outcome
    );
    Finding::new(Rule::DenyWithUnsupportedTagConditionKeyForService, span, message)
}
