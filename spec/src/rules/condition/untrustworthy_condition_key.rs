//! [`Rule::UntrustworthyConditionKey`]: checked for each condition of a statement.

use crate::facts::catalog::ConditionKeyInfo;
use crate::model::condition::Condition;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn find(
    condition: &Condition<'_>,
    info: &ConditionKeyInfo,
) -> Option<Finding> {
    let span = condition.key_span().filter(|_| info.untrustworthy)?;
    let message = words!("callers can set `{key}` to anything", key = info.name);
    let finding = Finding::new(Rule::UntrustworthyConditionKey, span, message);
    Some(
        finding
            .help(words!("use a key that AWS sets, such as `aws:SourceIp` or `aws:PrincipalArn`")),
    )
}
