//! [`Rule::MissingPairedConditionKeys`]: checked for each condition of a statement.

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
