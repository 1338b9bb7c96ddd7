//! [`Rule::IfExistsInAllow`]: checked for each condition of a statement.

use super::mfa_without_if_exists::is_alone;
use crate::model::Statement;
use crate::model::condition::Condition;
use crate::syntax::Effect;
use crate::text::{Applicability, Finding, Rule, words};

/// The keys that only some requests carry, wherever they come from.
const OFTEN_MISSING: [&str; 8] = [
    "aws:SourceVpc",
    "aws:SourceVpcArn",
    "aws:SourceVpce",
    "aws:VpceAccount",
    "aws:VpceOrgID",
    "aws:VpceOrgPaths",
    "aws:VpcSourceIp",
    "aws:MultiFactorAuthAge",
];

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
) -> Option<Finding> {
    let operator = condition.operator.as_ref().ok()?;
    let key = OFTEN_MISSING.iter().find(|it| condition.is_about(it))?;
    let is_fault = statement.effect() == Some(Effect::Allow)
        && operator.if_exists
        && operator.set.is_none()
        && !operator.info.negated
        && !requires_key(statement, key);
    if !is_fault {
        return None;
    }
    let message = words!("this also allows every request without `{key}`", key = *key);
    let finding = Finding::new(Rule::IfExistsInAllow, operator.span, message);
    let finding = finding.help(words!("write `{operator}`", operator = operator.info.name));
    Some(match is_alone(statement, condition) {
        // Requests from elsewhere may be allowed on purpose.
        true => finding.edit(operator.span, operator.info.name, Applicability::Unsafe),
        false => finding,
    })
}

/// Returns whether another condition is false for requests without the key.
fn requires_key(statement: &Statement<'_>, key: &str) -> bool {
    statement.conditions.iter().any(|it| {
        // Another key of the network that requests have or lack together with this one restricts those without it.
        let is_of_network =
            it.is_about("aws:SourceIp") || OFTEN_MISSING.iter().any(|of| it.is_about(of));
        it.is_about(key) && it.is_null() && !it.is_true_without_key()
            || is_of_network && !it.is_about(key)
    })
}
