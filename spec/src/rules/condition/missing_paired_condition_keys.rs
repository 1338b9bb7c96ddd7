//! [`Rule::MissingPairedConditionKeys`]: asked of each condition of a statement.

use crate::facts::catalog::ConditionKeyInfo;
use crate::model::Statement;
use crate::model::condition::Condition;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(
    statement: &Statement<'_>,
    condition: &Condition<'_>,
    info: &ConditionKeyInfo,
) -> Option<Finding> {
    let is_there = |wanted: &&str| statement.conditions.iter().any(|it| it.is_about(wanted));
    let span = condition.key_span().filter(|_| !info.beside.is_empty())?;
    if info.beside.iter().any(is_there) {
        return None;
    }
    let message = words!("`{key}` is the same in many networks", key = condition.key_name());
    let finding = Finding::new(Rule::MissingPairedConditionKeys, span, message);
    Some(finding.help(words!("say which network: add {keys:or}", keys = info.beside)))
}
