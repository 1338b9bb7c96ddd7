//! [`Rule::ForallvaluesWithoutNullCheck`]: checked for each condition of a statement.

use super::set::{null_test, with_set};
use crate::model::Statement;
use crate::model::condition::{Condition, SetOperator, Value};
use crate::syntax::Effect;
use crate::text::{Finding, Rule, words};

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
    Some(finding.help(words!("add the condition `{check}`", check = null_test(key, "false"))))
}

/// Returns whether requests for the actions always have the key: of the actions on items in `DynamoDB`, only `Scan`
/// does not.
///
/// Source: [Using IAM policy conditions for fine-grained access control][page].
///
/// [page]: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
fn is_always_sent(statement: &Statement<'_>, key: &str) -> bool {
    let is_of_items = |it: &str| it.eq_ignore_ascii_case("dynamodb:");
    key.get(.."dynamodb:".len()).is_some_and(is_of_items)
        && !statement.actions.may_cover("dynamodb:Scan")
}

/// Returns whether another condition is false for requests without the key. A request with a tag also has
/// `aws:TagKeys`.
fn is_present(statement: &Statement<'_>, key: &str) -> bool {
    let is_of_tags = key.eq_ignore_ascii_case("aws:TagKeys");
    statement.conditions.iter().any(|it| {
        let is_same = it.is_about(key) || is_of_tags && it.is_about("aws:RequestTag");
        is_same && it.operator.is_ok() && !it.is_true_without_key()
    })
}
