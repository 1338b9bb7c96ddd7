//! [`Rule::TypeMismatch`]: reported for an operator that does not fit its key.

use super::instead::instead;
use crate::facts::catalog::{ConditionKeyInfo, Family, OPERATORS};
use crate::model::condition::{ConditionKey, Operator};
use crate::text::{Applicability, Finding, Rule, words};

pub(in crate::rules) fn found(
    key: &ConditionKey<'_>,
    info: &ConditionKeyInfo,
    operator: &Operator<'_>,
) -> Finding {
    let message = words!(
        "`{operator}` cannot compare `{key}`, which has type `{held}`",
        key = &key.name,
        held = info.value_type.name(),
        operator = &operator.text
    );
    let finding = Finding::new(Rule::TypeMismatch, operator.span, message);
    let of_key = info.value_type.family();
    if let Some(better) = instead(of_key, operator.info) {
        let better = operator.with_base(better, Some(info));
        return finding.help(words!("write `{better}`", better = better.clone())).edit(
            operator.span,
            better,
            Applicability::Unsafe,
        );
    }
    if of_key == Family::Bool && operator.info.negated {
        // A negated operator is true if the key is missing.
        let better = operator.with_base("BoolIfExists", Some(info));
        return finding.help(words!("write `{better}` with the opposite value", better = better));
    }
    let names: Vec<_> =
        OPERATORS.iter().filter(|it| it.family == of_key).map(|it| it.name).collect();
    finding.help(words!("use {names:or}", names = names))
}
