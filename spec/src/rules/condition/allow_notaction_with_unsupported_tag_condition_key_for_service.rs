//! [`Rule::AllowNotactionWithUnsupportedTagConditionKeyForService`]: found where `NotAction` meets a tag; `reach.rs` adds the remedy.

use crate::facts::catalog::ConditionKeyInfo;
use crate::text::{Finding, Rule, Span, words};

pub(in crate::rules) fn found(
    span: Span,
    info: &ConditionKeyInfo,
    outcome: &'static str,
) -> Finding {
    let message = words!(
        "`not …` stands for actions without `{key}` too: they are {outcome} allowed",
        key = info.base(),
        outcome = outcome
    );
    let message = message.in_json(words!(
        "`NotAction …` stands for actions without `{key}` too: they are {outcome} allowed",
        key = info.base(),
        outcome = outcome
    ));
    Finding::new(Rule::AllowNotactionWithUnsupportedTagConditionKeyForService, span, message)
}
