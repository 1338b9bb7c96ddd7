//! [`Rule::ForanyvalueWithAudienceClaimType`]: checked for each condition of a trust policy.

use crate::model::condition::{Condition, SetOperator};
use crate::text::{Applicability, Finding, Rule, words};

pub(in crate::rules) fn find(condition: &Condition<'_>) -> Option<Finding> {
    let operator = condition.operator.as_ref().ok()?;
    if operator.set != Some(SetOperator::ForAnyValue) {
        return None;
    }
    let key = condition.key_name().to_owned();
    let plain = operator.text.split_once(':').map(|(_, it)| it.to_owned())?;
    let message = words!("`ForAnyValue` with `{key}`, which has a single value", key = key);
    Some(
        Finding::new(Rule::ForanyvalueWithAudienceClaimType, operator.span, message)
            .help(words!("write `{plain}`", plain = plain.clone()))
            .edit(operator.span, plain, Applicability::Unsafe),
    )
}
