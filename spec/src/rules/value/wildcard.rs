//! Wildcards in values, and patterns that match everything.

use super::{
    equivalent_to_null_false, equivalent_to_null_true, redundant_key_due_to_wildcard_in_condition,
    redundant_statement_due_to_wildcard_in_condition, variable_usage_too_permissive,
    wildcard_usage_too_permissive, wildcard_without_like_operator,
};
use crate::facts::catalog::{ConditionKeyInfo, Family, Format};
use crate::facts::key::{Named, look_up};
use crate::model::Segment;
use crate::model::condition::{SetOperator, Value};
use crate::rules::findings::Findings;
use crate::rules::subject::Conditioned;
use crate::syntax::PolicyType;
use crate::text::{Finding, Text};

/// Reports faults in the wildcards and variables of a value; returns whether there are any.
pub(super) fn check(
    conditioned: &Conditioned<'_, '_>,
    value: &Value<'_>,
    text: &Text<'_>,
    findings: &mut Findings,
) -> bool {
    let Conditioned { key, operator, .. } = conditioned;
    let info = operator.info;
    let has_wildcard = value.pattern.has_wildcard();
    // The rules of trust policies report these.
    let is_pool = key.info.is_some_and(|it| it.format == Some(Format::IdentityPool));
    if has_wildcard && is_pool && conditioned.kind == PolicyType::Trust {
        return true;
    }
    if has_wildcard && info.family == Family::String && !info.patterns {
        findings.push(wildcard_without_like_operator::found(key, operator, text));
        return true;
    }
    let Some(of_key) = key.info else { return false };
    let is_pattern = has_wildcard && info.patterns;
    if let Some(finding) = open(conditioned, of_key, value, text, is_pattern) {
        findings.push(finding);
        return true;
    }
    let segments = value.pattern.segments();
    let is_star = |it: &Segment<'_>| matches!(it, Segment::Star);
    if info.patterns && !segments.is_empty() && segments.iter().all(is_star) {
        findings.push(everything(conditioned, of_key, text));
        return true;
    }
    false
}

/// Reports a wildcard or a variable in a value that identifies a single thing.
fn open(
    conditioned: &Conditioned<'_, '_>,
    of_key: &ConditionKeyInfo,
    value: &Value<'_>,
    text: &Text<'_>,
    is_pattern: bool,
) -> Option<Finding> {
    let too_open = |segment: &Segment<'_>| match segment {
        Segment::Variable(variable) => !same_format(of_key, variable.key),
        _ => false,
    };
    let name = &conditioned.key.name;
    if of_key.exact && is_pattern {
        return Some(wildcard_usage_too_permissive::of_one(text, name));
    }
    if of_key.exact && value.pattern.segments().iter().any(too_open) {
        return Some(variable_usage_too_permissive::of_one(text, name));
    }
    let is_user_id = of_key.name.eq_ignore_ascii_case("aws:userid")
        && conditioned.operator.info.family == Family::String;
    if is_user_id { open_user_id(value, text, is_pattern) } else { None }
}

/// Returns whether a variable has the same format as a key: `${aws:PrincipalOrgID}` for `aws:ResourceOrgID`, which
/// AWS's pages recommend.
fn same_format(key: &ConditionKeyInfo, variable: &str) -> bool {
    match look_up(variable) {
        Named::Known { info, .. } => key.format.is_some() && info.format == key.format,
        _ => false,
    }
}

/// Checks a value of `aws:userid`: the id of a principal and, after a colon, the name of a session, which the caller
/// chooses.
fn open_user_id(value: &Value<'_>, text: &Text<'_>, is_pattern: bool) -> Option<Finding> {
    let segments = value.pattern.segments();
    // `*:session` matches a session of any principal.
    let is_any_alone = matches!(segments, [Segment::Star, Segment::Literal(rest), ..]
        if rest.starts_with(':'));
    for (at, segment) in segments.iter().enumerate() {
        match segment {
            // A colon in the name of a variable is not a separator.
            Segment::Literal(text) if text.contains(':') => return None,
            Segment::Star | Segment::One if is_pattern && !(at == 0 && is_any_alone) => {
                return Some(wildcard_usage_too_permissive::of_user(text));
            }
            Segment::Variable(_) if segments.len() == 1 => {
                return Some(variable_usage_too_permissive::of_user(text));
            }
            _ => {}
        }
    }
    None
}

/// Reports a pattern that matches everything.
fn everything(
    conditioned: &Conditioned<'_, '_>,
    info: &ConditionKeyInfo,
    text: &Text<'_>,
) -> Finding {
    let Conditioned { key, operator, .. } = conditioned;
    let if_exists = operator.if_exists;
    let for_all = operator.set == Some(SetOperator::ForAllValues);
    let for_any = operator.set == Some(SetOperator::ForAnyValue);
    let found = match operator.info.negated {
        false if for_all || if_exists || info.always => {
            redundant_key_due_to_wildcard_in_condition::found
        }
        true if for_any && !if_exists || info.always => {
            redundant_statement_due_to_wildcard_in_condition::found
        }
        false => equivalent_to_null_false::found,
        true => equivalent_to_null_true::found,
    };
    found(text.span, &key.name, &operator.text)
}
