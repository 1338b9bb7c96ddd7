//! [`Rule::MissingActionForConditionKey`]: checked for each condition of a statement.

use crate::facts::catalog::KEYS_OF_ONE_ACTION;
use crate::model::Statement;
use crate::model::condition::Condition;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let of_one = KEYS_OF_ONE_ACTION.iter().find(|(key, _)| condition.is_about(key));
    let ((key, action), span) = (of_one?, condition.key_span()?);
    let is_open = condition.operator.as_ref().is_ok_and(|it| !it.if_exists);
    if statement.actions.may_cover(action) || !is_open {
        return None;
    }
    let message =
        words!("only requests for `{action}` include `{key}`", action = *action, key = *key);
    let finding = Finding::new(Rule::MissingActionForConditionKey, span, message);
    Some(finding.help(words!("move the condition to a statement for `{action}`", action = *action)))
}
