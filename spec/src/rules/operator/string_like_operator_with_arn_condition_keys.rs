//! [`Rule::StringLikeOperatorWithArnConditionKeys`]: checked for each string operator.

use super::instead::instead;
use crate::facts::catalog::{ConditionKeyInfo, Family};
use crate::model::Arn;
use crate::model::condition::{ConditionKey, Operator};
use crate::syntax::Value;
use crate::text::{Applicability, Finding, Rule, words};

pub(in crate::rules) fn find(
    key: &ConditionKey<'_>,
    info: &ConditionKeyInfo,
    operator: &Operator<'_>,
    values: &[Value<'_>],
) -> Option<Finding> {
    let is_text_of_arn =
        operator.info.family == Family::String && info.value_type.family() == Family::Arn;
    if !is_text_of_arn {
        return None;
    }
    let message = words!(
        "`{key}` is an ARN, but `*` in `{operator}` matches across its fields",
        key = &key.name,
        operator = &operator.text
    );
    let finding =
        Finding::new(Rule::StringLikeOperatorWithArnConditionKeys, operator.span, message);
    let better = operator.with_base(instead(Family::Arn, operator.info)?, Some(info));
    Some(match values.iter().all(has_six_fields) {
        true => finding.help(words!("write `{better}`", better = better.clone())).edit(
            operator.span,
            better,
            Applicability::Unsafe,
        ),
        false => finding.help(words!(
            "write `{better}` with all six fields of the ARN: `arn:aws:iam::*:role/*`",
            better = better
        )),
    })
}

/// Returns whether a value is an ARN, or unknown.
fn has_six_fields(value: &Value<'_>) -> bool {
    value.kind.text().is_none_or(|text| Arn::parse(text).is_ok())
}
