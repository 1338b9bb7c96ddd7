//! [`Rule::NullWithQualifier`]: checked for each `Null`.

use crate::model::condition::{Operator, SetOperator};
use crate::text::{Applicability, Finding, Rule, words};

pub(in crate::rules) fn find(operator: &Operator<'_>) -> Option<Finding> {
    let message = match operator.set? {
        SetOperator::ForAllValues => {
            words!("`{operator}` is always true", operator = &operator.text)
        }
        SetOperator::ForAnyValue => words!("`{operator}` is never true", operator = &operator.text),
    };
    let finding = Finding::new(Rule::NullWithQualifier, operator.span, message);
    let finding = finding.help(words!("use `Null` alone to test whether the key is missing"));
    Some(finding.edit(operator.span, "Null", Applicability::Unsafe))
}
