//! Which operator goes with which key.

use super::{ResolvedKey, ResolvedOperator, SetOperator};
use crate::catalog::{ConditionKeyInfo, Family, OPERATORS, OperatorInfo};
use crate::finding::{Finding, Rule};

/// Whether the values of a condition can be held against its operator; reports what does not fit.
pub(super) fn check(
    key: &ResolvedKey,
    operator: &ResolvedOperator,
    findings: &mut Vec<Finding>,
) -> bool {
    if operator.info.family == Family::Null {
        null(operator, findings);
        return true;
    }
    let Some(info) = key.info else { return true };
    set_operator(key, info, operator, findings);
    family(key, info, operator, findings)
}

fn null(operator: &ResolvedOperator, findings: &mut Vec<Finding>) {
    let Some(set) = operator.set else { return };
    let what = match set {
        SetOperator::ForAllValues => "is always true",
        SetOperator::ForAnyValue => "is never true",
    };
    let message = format!("`{}` {what}", operator.text);
    let finding = Finding::new(Rule::NullWithQualifier, operator.span, message);
    findings.push(finding.help("`Null` alone asks whether the key is missing"));
}

/// `ForAllValues` and `ForAnyValue` go with keys of several values, and only with them.
fn set_operator(
    key: &ResolvedKey,
    info: &ConditionKeyInfo,
    operator: &ResolvedOperator,
    findings: &mut Vec<Finding>,
) {
    let name = &key.name;
    let (rule, message, remedy) = match operator.set {
        None if info.value_type.is_multivalued() => (
            Rule::MissingQualifier,
            format!("a request can hold several values of `{name}`"),
            format!(
                "`ForAnyValue:{0}` asks for one of them, `ForAllValues:{0}` for all of them",
                operator.text
            ),
        ),
        Some(SetOperator::ForAllValues) if !info.value_type.is_multivalued() => (
            Rule::ForallvaluesWithSingleValuedKey,
            format!("`{name}` has one value, and `ForAllValues:` is true where it is missing"),
            format!("write `{}`", operator.without_set()),
        ),
        Some(SetOperator::ForAnyValue) if !info.value_type.is_multivalued() => (
            Rule::ForanyvalueWithSingleValuedKey,
            format!("`{name}` has one value, and `ForAnyValue:` is for keys with several"),
            format!("write `{}`", operator.without_set()),
        ),
        _ => return,
    };
    findings.push(Finding::new(rule, operator.span, message).help(remedy));
}

/// The operator compares what the key holds.
fn family(
    key: &ResolvedKey,
    info: &ConditionKeyInfo,
    operator: &ResolvedOperator,
    findings: &mut Vec<Finding>,
) -> bool {
    if info.fits(operator.info.family) {
        return true;
    }
    let of_key = info.value_type.family();
    // Text operators compare ARNs too; only the wildcards of the two are not the same.
    let is_text_of_arn = of_key == Family::Arn && operator.info.family == Family::String;
    if is_text_of_arn && !operator.info.patterns {
        return true;
    }
    let better = operator.with_base(instead(of_key, operator.info));
    let name = &key.name;
    let (rule, message) = if is_text_of_arn {
        let rule = Rule::StringLikeOperatorWithArnConditionKeys;
        let message = format!(
            "`{name}` is an ARN, and the `*` of `{}` reaches over its fields",
            operator.text
        );
        (rule, message)
    } else {
        let held = info.value_type;
        let message =
            format!("`{name}` is of type `{held}`, which `{}` does not compare", operator.text);
        (Rule::TypeMismatch, message)
    };
    findings.push(Finding::new(rule, operator.span, message).help(format!("write `{better}`")));
    false
}

/// The operator for a family that does what one of another family was meant to.
fn instead(family: Family, written: &OperatorInfo) -> &'static str {
    let of_family = || OPERATORS.iter().filter(|it| it.family == family);
    let like = written.name.replace("String", "Arn");
    let same_name = of_family().find(|it| it.name == like);
    let same_sense =
        || of_family().find(|it| it.negated == written.negated && it.order == written.order);
    same_name.or_else(same_sense).or_else(|| of_family().next()).map_or("", |it| it.name)
}
