//! Which operator goes with which key.

use super::findings::Findings;
use super::subject::Conditioned;
use crate::facts::catalog::{self, ConditionKeyInfo, Family, OPERATORS, OperatorInfo};
use crate::model::Arn;
use crate::model::condition::{ConditionKey, Operator, SetOperator};
use crate::syntax::Value;
use crate::text::names::quoted;
use crate::text::{Finding, Rule};

/// Whether the values of a condition can be held against its operator; reports what does not fit.
pub(super) fn check(conditioned: &Conditioned<'_, '_>, findings: &mut Findings) -> bool {
    let Conditioned { condition, key, operator } = conditioned;
    if operator.info.family == Family::Null {
        null(operator, findings);
        return true;
    }
    let Some(info) = key.info else { return true };
    let are_reviewed =
        key.is_global || info.prefix().and_then(catalog::service).is_none_or(|it| it.is_reviewed);
    if !condition.fits() {
        let finding = mismatch(key, info, operator, &condition.written.values);
        findings.push(finding.of_facts(are_reviewed));
        return false;
    }
    findings.extend(set_operator(key, info, operator).map(|it| it.of_facts(are_reviewed)));
    true
}

fn null(operator: &Operator<'_>, findings: &mut Findings) {
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
    key: &ConditionKey<'_>,
    info: &ConditionKeyInfo,
    operator: &Operator<'_>,
) -> Option<Finding> {
    // A key that AWS documents with both is compared with both.
    if info.also.is_some_and(|it| it.is_multivalued() != info.value_type.is_multivalued()) {
        return None;
    }
    let name = &key.name;
    let alone = || format!("write `{}`", operator.with_base(operator.info.name, Some(info)));
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
            alone(),
        ),
        Some(SetOperator::ForAnyValue) if !info.value_type.is_multivalued() => (
            Rule::ForanyvalueWithSingleValuedKey,
            format!("`{name}` has one value, and `ForAnyValue:` is for keys with several"),
            alone(),
        ),
        _ => return None,
    };
    Some(Finding::new(rule, operator.span, message).help(remedy))
}

/// An operator that compares something else than what the key holds.
fn mismatch(
    key: &ConditionKey<'_>,
    info: &ConditionKeyInfo,
    operator: &Operator<'_>,
    values: &[Value<'_>],
) -> Finding {
    let (of_key, written) = (info.value_type.family(), operator.info);
    let is_text_of_arn = written.family == Family::String && of_key == Family::Arn;
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
    let remedy = match instead(of_key, written) {
        Some(better) if is_text_of_arn && !values.iter().all(has_six_fields) => format!(
            "write `{}`, and all six fields of the ARN: `arn:aws:iam::*:role/*`",
            operator.with_base(better, Some(info))
        ),
        Some(better) => format!("write `{}`", operator.with_base(better, Some(info))),
        None if of_key == Family::Bool && written.negated => {
            // A negated operator is true where the key is missing.
            format!(
                "write `{}` with the opposite value",
                operator.with_base("BoolIfExists", Some(info))
            )
        }
        None => {
            let names = OPERATORS.iter().filter(|it| it.family == of_key).map(|it| it.name);
            format!("it is compared by {}", quoted(&names.collect::<Vec<_>>(), "and"))
        }
    };
    Finding::new(rule, operator.span, message).help(remedy)
}

/// Whether a value is an ARN, or not known.
fn has_six_fields(value: &Value<'_>) -> bool {
    value.kind.text().is_none_or(|text| Arn::parse(text).is_ok())
}

/// The operator for a family that does what one of another family was meant to, if there is one.
fn instead(family: Family, written: &OperatorInfo) -> Option<&'static str> {
    let of_family = || OPERATORS.iter().filter(|it| it.family == family);
    let like = match (family, written.family, written.negated) {
        (Family::Arn, Family::String, _) => written.name.replace("String", "Arn"),
        (Family::String, Family::Arn, false) => "StringLike".to_owned(),
        (Family::String, Family::Arn, true) => "StringNotLike".to_owned(),
        _ => String::new(),
    };
    let same_name = of_family().find(|it| it.name == like);
    let same_sense =
        || of_family().find(|it| it.negated == written.negated && it.order == written.order);
    same_name.or_else(same_sense).map(|it| it.name)
}
