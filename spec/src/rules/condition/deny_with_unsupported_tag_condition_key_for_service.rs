//! [`Rule::DenyWithUnsupportedTagConditionKeyForService`]: found where a pattern or a set meets a tag; `reach.rs` adds the remedy.

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
        "`{actions}` stands for actions without `{key}`: they are {outcome} denied",
        actions = meaning,
        key = info.base(),
        outcome = outcome
    );
    Finding::new(Rule::DenyWithUnsupportedTagConditionKeyForService, span, message)
}
