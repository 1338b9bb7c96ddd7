//! [`Rule::MissingPairedConditionKeys`]: checked for each condition of a statement.

use crate::facts::catalog::ConditionKeyInfo;
use crate::model::condition::Condition;
use crate::model::{Policy, Statement};
use crate::syntax::Effect;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(
    policy: &Policy<'_>,
    statement: &Statement<'_>,
    condition: &Condition<'_>,
    info: &ConditionKeyInfo,
) -> Option<Finding> {
    let has = |it: &Statement<'_>, wanted: &str| it.conditions.iter().any(|it| it.is_about(wanted));
    // Several `deny` statements together can compare both keys.
    let is_deny = |it: &Statement<'_>| it.effect() == Some(Effect::Deny);
    let is_there = |wanted: &&str| {
        has(statement, wanted)
            || is_deny(statement)
                && policy.statements.iter().any(|it| is_deny(it) && has(it, wanted))
    };
    let span = condition.key_span().filter(|_| !info.paired_with.is_empty())?;
    if info.paired_with.iter().any(is_there) {
        return None;
    }
    let message = words!(
        "`{key}` alone is ambiguous: many networks use the same addresses",
        key = condition.key_name()
    );
    let finding = Finding::new(Rule::MissingPairedConditionKeys, span, message);
    Some(finding.help(words!("specify the network: add {keys:or}", keys = info.paired_with)))
}
