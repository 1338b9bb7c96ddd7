//! Rules about condition operators: unknown names, and operators that don't fit their key.

mod forallvalues_with_single_valued_key;
mod foranyvalue_with_single_valued_key;
mod instead;
mod invalid_condition_operator;
pub(super) mod mfa_without_if_exists;
mod missing_qualifier;
mod null_with_if_exists;
mod null_with_qualifier;
mod string_like_operator_with_arn_condition_keys;
mod type_mismatch;

use crate::facts::catalog::{self, ConditionKeyInfo, Family};
use crate::model::condition::{ConditionKey, Operator, SetOperator};
use crate::model::fault::OperatorFault;
use crate::rules::findings::Findings;
use crate::rules::subject::Conditioned;
use crate::syntax;
use crate::text::Finding;

/// Reports an operator that IAM does not have.
pub(super) fn report(
    written: &syntax::Operator<'_>,
    fault: OperatorFault,
    findings: &mut Findings,
) {
    findings.push(match fault {
        OperatorFault::NullIfExists => null_with_if_exists::found(written),
        _ => invalid_condition_operator::found(written, fault),
    });
}

/// Reports an operator that does not fit its key. Returns whether the values of the condition can be checked.
pub(super) fn check(conditioned: &Conditioned<'_, '_>, findings: &mut Findings) -> bool {
    let Conditioned { condition, key, operator, .. } = conditioned;
    if operator.info.family == Family::Null {
        findings.extend(null_with_qualifier::find(operator).map(|it| of_one_key(it, conditioned)));
        return true;
    }
    let Some(info) = key.info else { return true };
    let are_reviewed =
        key.is_global || info.prefix().and_then(catalog::service).is_none_or(|it| it.is_reviewed);
    if !condition.fits() {
        let written = &condition.written.values;
        let finding =
            string_like_operator_with_arn_condition_keys::find(key, info, operator, written);
        let finding = finding.unwrap_or_else(|| type_mismatch::found(key, info, operator));
        findings.push(of_one_key(finding, conditioned).of_facts(are_reviewed));
        return false;
    }
    // AWS documents this key both with and without several values, so both kinds of operators are valid.
    if info.also.is_some_and(|it| it.is_multivalued() != info.value_type.is_multivalued()) {
        return true;
    }
    let of_set = match (operator.set, info.value_type.is_multivalued()) {
        (None, true) => Some(missing_qualifier::found(key, operator)),
        (Some(set), false) => Some(single_valued(set, key, operator, info)),
        _ => None,
    };
    findings.extend(of_set.map(|it| of_one_key(it, conditioned).of_facts(are_reviewed)));
    true
}

fn single_valued(
    set: SetOperator,
    key: &ConditionKey<'_>,
    operator: &Operator<'_>,
    info: &ConditionKeyInfo,
) -> Finding {
    let alone = operator.with_base(operator.info.name, Some(info));
    match set {
        SetOperator::ForAllValues => {
            forallvalues_with_single_valued_key::found(key, operator, alone)
        }
        SetOperator::ForAnyValue => foranyvalue_with_single_valued_key::found(key, operator, alone),
    }
}

/// Removes the edits of a finding if other keys share the operator, for which it may be right.
fn of_one_key(mut finding: Finding, conditioned: &Conditioned<'_, '_>) -> Finding {
    if conditioned.shares_operator {
        finding.edits.clear();
    }
    finding
}
