//! Which operator goes with which key.

use super::{ResolvedKey, ResolvedOperator, SetOperator};
use crate::facts::arn::Arn;
use crate::facts::catalog::{ConditionKeyInfo, Family, OPERATORS, OperatorInfo};
use crate::rules::findings::Findings;
use crate::syntax::variable::{Piece, pieces};
use crate::syntax::{Value, ValueKind};
use crate::text::names::quoted;
use crate::text::{Finding, Rule};

/// Whether the values of a condition can be held against its operator; reports what does not fit.
pub(super) fn check(
    key: &ResolvedKey<'_>,
    operator: &ResolvedOperator<'_>,
    values: &[Value<'_>],
    findings: &mut Findings,
) -> bool {
    if operator.info.family == Family::Null {
        null(operator, findings);
        return true;
    }
    let Some(info) = key.info else { return true };
    if let Some(finding) = mismatch(key, info, operator, values) {
        findings.push(finding);
        return false;
    }
    findings.extend(set_operator(key, info, operator));
    true
}

fn null(operator: &ResolvedOperator<'_>, findings: &mut Findings) {
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
    key: &ResolvedKey<'_>,
    info: &ConditionKeyInfo,
    operator: &ResolvedOperator<'_>,
) -> Option<Finding> {
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
    key: &ResolvedKey<'_>,
    info: &ConditionKeyInfo,
    operator: &ResolvedOperator<'_>,
    values: &[Value<'_>],
) -> Option<Finding> {
    let (of_key, written) = (info.value_type.family(), operator.info);
    let is_text = written.family == Family::String;
    // Text operators compare ARNs too; only the wildcards of the two are not the same.
    let is_text_of_arn = is_text && of_key == Family::Arn;
    // An address that only a variable tells can be compared as a text: address operators read none.
    let is_address = is_text && of_key == Family::IpAddress && values.iter().all(is_variable);
    if info.fits(written.family) || is_text_of_arn && !written.patterns || is_address {
        return None;
    }
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
    Some(Finding::new(rule, operator.span, message).help(remedy))
}

/// Whether a value is an ARN, or not known.
fn has_six_fields(value: &Value<'_>) -> bool {
    value.kind.text().is_none_or(|text| Arn::parse(text).is_ok())
}

fn is_variable(value: &Value<'_>) -> bool {
    let ValueKind::Text(text) = &value.kind else { return false };
    matches!(pieces(text).as_deref(), Ok([Piece::Variable(_)]))
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
