//! [`Rule::MissingQualifier`]: reported for an operator that does not fit its key.

use crate::facts::catalog::Format;
use crate::model::condition::{ConditionKey, Operator};
use crate::text::{Applicability, Finding, Rule, words};

pub(in crate::rules) fn found(key: &ConditionKey<'_>, operator: &Operator<'_>) -> Finding {
    let message = words!(
        "missing `ForAnyValue:` or `ForAllValues:`: a request can have several values for `{key}`",
        key = &key.name
    );
    let finding = Finding::new(Rule::MissingQualifier, operator.span, message);
    // Only one set operator makes sense for these values: each session has several of different kinds.
    let format = key.info.and_then(|it| it.format);
    if format == Some(Format::AuthenticationMethod) && !operator.info.negated {
        let qualified = format!("ForAnyValue:{}", operator.text);
        let help = words!("write `{operator}`", operator = qualified.clone());
        return finding.help(help).edit(operator.span, qualified, Applicability::Unsafe);
    }
    finding.help(words!(
        "write `ForAnyValue:{operator}` if one of the values has to meet the condition, or `ForAllValues:{operator}` if every value has to; `ForAllValues` is also true for requests without `{key}`",
        operator = &operator.text,
        key = &key.name
    ))
}
