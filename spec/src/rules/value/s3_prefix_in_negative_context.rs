//! [`Rule::S3PrefixInNegativeContext`]: checked for each condition of a statement.

use crate::facts::catalog::Family;
use crate::model::Statement;
use crate::model::condition::Condition;
use crate::syntax::Effect;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    condition.key_span()?;
    let operator = condition.operator.as_ref().ok()?;
    let denies = statement.effect() == Some(Effect::Deny);
    let is_like = operator.info.patterns && operator.info.family == Family::String;
    if !condition.is_about("s3:prefix") || !is_like || denies == operator.info.negated {
        return None;
    }
    let message = words!(
        "a request with a shorter prefix bypasses this `{operator}`",
        operator = &operator.text
    );
    let finding = Finding::new(Rule::S3PrefixInNegativeContext, operator.span, message);
    Some(finding.help(match (operator.set, denies) {
        (None, true) => words!("use `StringNotLike` with the prefixes that callers may list"),
        (None, false) => words!("allow only the prefixes you want with `StringLike`"),
        (Some(_), _) => words!("list the prefixes you want"),
    }))
}
