//! [`Rule::ServiceKeyInIdentityPolicy`]: checked for each condition of a statement.

use super::outcome::without_key;
use crate::facts::catalog::Family;
use crate::model::Statement;
use crate::model::condition::Condition;
use crate::syntax::Effect;
use crate::text::{Finding, Rule, Words, words};

/// The keys of requests that a service makes with its own service principal.
const OF_SERVICES: [&str; 6] = [
    "aws:SourceArn",
    "aws:SourceAccount",
    "aws:SourceOrgID",
    "aws:SourceOrgPaths",
    "aws:PrincipalServiceName",
    "aws:PrincipalServiceNamesList",
];

/// The keys that say the same about the caller.
const OF_CALLERS: [(&str, &str); 3] = [
    ("aws:SourceAccount", "aws:PrincipalAccount"),
    ("aws:SourceOrgID", "aws:PrincipalOrgID"),
    ("aws:SourceOrgPaths", "aws:PrincipalOrgPaths"),
];

/// Whether a service makes the request: every request has it.
const IS_SERVICE: &str = "aws:PrincipalIsAWSService";

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let span = condition.key_span()?;
    let operator = condition.operator.as_ref().ok()?;
    if condition.is_about(IS_SERVICE) {
        let is_true = condition.listed().iter().any(|it| it.text() == Some("true"));
        if operator.info.family != Family::Bool || !is_true {
            return None;
        }
        let message =
            words!("identity policies do not apply to AWS services: the condition is never true");
        let finding = Finding::new(Rule::ServiceKeyInIdentityPolicy, span, message);
        return Some(finding.help(without_effect(false, statement)));
    }
    let key = OF_SERVICES.iter().find(|it| condition.is_about(it))?;
    // These show that the author expects the key to be missing; only in an `allow` do they restrict nothing.
    let expects_none = operator.is_null() && condition.is_true_without_key()
        || operator.if_exists && statement.effect() != Some(Effect::Allow);
    if expects_none {
        return None;
    }
    let message = words!(
        "only requests made by an AWS service itself include `{key}`: the condition is {outcome} true",
        key = *key,
        outcome = without_key(condition)
    );
    let finding = Finding::new(Rule::ServiceKeyInIdentityPolicy, span, message);
    let is_function = |text: &str| text.starts_with("arn:") && text.contains(":function:");
    let is_of_function = condition.listed().iter().any(|it| it.text().is_some_and(is_function));
    let callers = OF_CALLERS.iter().find(|(of, _)| of == key);
    Some(match callers {
        _ if is_of_function => finding
            .help(words!("use `lambda:SourceFunctionArn` for the function that makes the request")),
        Some((_, own)) => finding
            .help(without_effect(condition.is_true_without_key(), statement))
            .help(words!("for a condition on the caller, use `{own}`", own = *own)),
        None => finding.help(without_effect(condition.is_true_without_key(), statement)),
    })
}

/// Says what to do with a statement whose condition is always true, or never. Without a condition that is never true,
/// it would allow more; a `deny` is there to restrict, and is not removed.
fn without_effect(is_true: bool, statement: &Statement<'_>) -> Words {
    match (is_true, statement.effect()) {
        (true, _) => words!("remove the condition, which restricts nothing here"),
        (false, Some(Effect::Allow)) => {
            words!("move the statement to a resource policy, or remove it")
        }
        (false, _) => words!("move the statement to a resource policy"),
    }
}
