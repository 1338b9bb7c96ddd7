//! [`Rule::ForallvaluesWithoutNullCheck`]: checked for each condition of a statement.

use super::missing::{is_always_sent, keys_with};
use super::set::with_set;
use crate::model::Statement;
use crate::model::condition::{Condition, SetOperator, Value};
use crate::syntax::Effect;
use crate::text::{Argument, Finding, Rule, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let (operator, key) = with_set(condition, SetOperator::ForAllValues)?;
    // Other rules report a condition that is true for every request.
    let is_open = |it: &Value<'_>| it.pattern.is_star();
    let restricts = !condition.written.values.is_empty() && !condition.listed().iter().any(is_open);
    let is_fault = statement.effect() == Some(Effect::Allow)
        && !operator.is_null()
        && restricts
        && !is_present(statement, &key.name)
        && !is_always_sent(statement, &key.name);
    if !is_fault {
        return None;
    }
    let message = words!("this also allows requests without `{key}`", key = key.name.to_string());
    let finding = Finding::new(Rule::ForallvaluesWithoutNullCheck, operator.span, message);
    Some(
        finding
            .help(words!("add the condition `{check}`", check = Argument::null(&key.name, false))),
    )
}

/// Returns whether another condition is false for requests without the key, or says what to do with them.
fn is_present(statement: &Statement<'_>, key: &str) -> bool {
    statement.conditions.iter().any(|it| {
        let is_same = keys_with(key).iter().any(|of| it.is_about(of));
        is_same && it.operator.is_ok() && (it.is_null() || !it.is_true_without_key())
    })
}
