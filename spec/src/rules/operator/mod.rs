//! Rules about condition operators: unknown names, and operators that don't fit their key.

mod forallvalues_with_single_valued_key;
mod forallvalues_without_null_check;
mod foranyvalue_in_deny;
mod foranyvalue_with_single_valued_key;
mod if_exists_in_allow;
mod instead;
mod invalid_condition_operator;
mod mfa_not_required;
mod mfa_without_if_exists;
mod missing;
mod missing_qualifier;
mod null_with_if_exists;
mod null_with_qualifier;
mod set;
mod string_like_operator_with_arn_condition_keys;
mod type_mismatch;

use crate::facts::catalog::{self, ConditionKeyInfo, Family};
use crate::model::action::ActionMeaning;
use crate::model::condition::{Condition, ConditionKey, Operator, SetOperator, Value};
use crate::model::fault::OperatorFault;
use crate::model::{Policy, Statement};
use crate::rules::findings::Findings;
use crate::rules::subject::Conditioned;
use crate::syntax;
use crate::syntax::PolicyType;
use crate::text::{Finding, Level};

/// Reports an operator that IAM does not have. The type of the key shows which one may be intended.
pub(super) fn report(
    written: &syntax::Operator<'_>,
    fault: OperatorFault,
    key: Option<&ConditionKeyInfo>,
    findings: &mut Findings,
) {
    findings.push(match fault {
        OperatorFault::NullIfExists => null_with_if_exists::found(written),
        _ => invalid_condition_operator::found(written, fault, key),
    });
}

/// Reports an operator that does not fit its key. Returns whether the values of the condition can be checked.
pub(super) fn check(conditioned: &Conditioned<'_, '_>, findings: &mut Findings) -> bool {
    let Conditioned { condition, key, operator, .. } = conditioned;
    if operator.is_null() {
        findings.extend(null_with_qualifier::find(operator).map(|it| of_one_key(it, conditioned)));
        return true;
    }
    let Some(info) = key.info else { return true };
    let are_reviewed =
        key.is_global || info.prefix().and_then(catalog::service).is_none_or(|it| it.is_reviewed);
    if !condition.fits() {
        let written = &condition.written.values;
        let like = string_like_operator_with_arn_condition_keys::find(key, info, operator, written);
        // A pattern that matches more denies more, as in AWS's own examples.
        let only_denies = matches!(conditioned.kind, PolicyType::Scp | PolicyType::Rcp);
        let like = like.map(|it| if only_denies { it.at_level(Level::Warn) } else { it });
        // The type of a key is a plain column of AWS's tables, and Access Analyzer reports the same.
        let of_type = || {
            let finding = type_mismatch::found(key, info, operator).of_facts(are_reviewed);
            // IAM compares the strings `true` and `false`.
            let is_text = operator.info.family == Family::String && !operator.info.negated;
            let is_bool = info.value_type.family() == Family::Bool;
            let can_match = is_text && is_bool && condition.listed().iter().all(Value::is_bool);
            if can_match { finding.at_level(Level::Warn) } else { finding }
        };
        findings.push(of_one_key(like.unwrap_or_else(of_type), conditioned));
        return false;
    }
    // AWS documents this key both with and without several values, so both kinds of operators are valid.
    if info.also.is_some_and(|it| it.is_multivalued() != info.value_type.is_multivalued()) {
        return true;
    }
    let of_set = match (operator.set, info.value_type.is_multivalued()) {
        (None, true) => Some(missing_qualifier::found(key, operator)),
        // The rules of trust policies report this.
        (Some(SetOperator::ForAnyValue), false)
            if conditioned.kind == PolicyType::Trust && is_audience(key) =>
        {
            None
        }
        (Some(set), false) => Some(single_valued(set, key, operator, info)),
        _ => None,
    };
    findings.extend(of_set.map(|it| of_one_key(it, conditioned).of_facts(are_reviewed)));
    true
}

/// Reports an operator without a qualifier for a key that has one value in some requests, and several in others, if
/// the statement has other actions than those with one.
fn without_qualifier(statement: &Statement<'_>, condition: &Condition<'_>) -> Option<Finding> {
    let (Ok(key), Ok(operator)) = (&condition.key, &condition.operator) else { return None };
    let info = key.info?;
    let is_open = info.also.is_some_and(|it| !it.is_multivalued())
        && info.value_type.is_multivalued()
        && operator.set.is_none()
        && !operator.is_null();
    let has_one_value = |it: &ActionMeaning<'_>| match it {
        ActionMeaning::Named(action) => WITH_ONE_VALUE.contains(&action.qualified_name),
        _ => false,
    };
    let is_fault = is_open
        && !statement.actions.negated
        && !statement.actions.meanings().any(has_one_value)
        && statement.actions.meanings().all(|it| matches!(it, ActionMeaning::Named(_)));
    is_fault.then(|| missing_qualifier::found(key, operator))
}

/// The actions whose requests have one value of such a key.
///
/// Source: [Using IAM policy conditions in Amazon EventBridge][page].
///
/// [page]: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
const WITH_ONE_VALUE: [&str; 1] = ["events:PutEvents"];

/// Reports operators that let requests without the key pass, or that miss them, depending on the effect.
pub(super) fn check_in<'f>(
    policy: &'f Policy<'_>,
    statement: &'f Statement<'_>,
    condition: &'f Condition<'_>,
) -> impl Iterator<Item = Finding> + 'f {
    let of_policy = [mfa_without_if_exists::find, foranyvalue_in_deny::find];
    let of_statement = [
        mfa_not_required::find,
        if_exists_in_allow::find,
        forallvalues_without_null_check::find,
        without_qualifier,
    ];
    let of_policy = of_policy.into_iter().filter_map(|find| find(policy, statement, condition));
    of_policy.chain(of_statement.into_iter().filter_map(|find| find(statement, condition)))
}

/// Returns whether a key is the audience of a token.
fn is_audience(key: &ConditionKey<'_>) -> bool {
    key.name.rsplit_once(':').is_some_and(|(_, name)| name.eq_ignore_ascii_case("aud"))
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
