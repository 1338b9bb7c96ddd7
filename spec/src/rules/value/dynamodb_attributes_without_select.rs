//! [`Rule::DynamodbAttributesWithoutSelect`]: checked for each condition of a statement.

use crate::model::Statement;
use crate::model::condition::Condition;
use crate::syntax::Effect;
use crate::text::{Argument, Finding, Rule, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let span = condition.key_span()?;
    condition.operator.as_ref().ok()?;
    if !condition.is_about("dynamodb:Attributes")
        || statement.effect() == Some(Effect::Deny)
        || statement.conditions.iter().any(|it| it.is_about("dynamodb:Select"))
    {
        return None;
    }
    let message = words!(
        "a read that does not list attributes returns all of them, whatever `dynamodb:Attributes` says"
    );
    let finding = Finding::new(Rule::DynamodbAttributesWithoutSelect, span, message);
    let select = Argument::Condition {
        key: "dynamodb:Select".into(),
        operator: "StringEquals".into(),
        value: "SPECIFIC_ATTRIBUTES".into(),
    };
    Some(finding.help(words!("add `{condition}`", condition = select)))
}
