//! `*` and `?` in the values of a condition: where they mean something, and where they mean too much.

use super::findings::Findings;
use super::subject::Conditioned;
use crate::facts::catalog::{ConditionKeyInfo, Family};
use crate::facts::key::{Named, look_up};
use crate::model::Segment;
use crate::model::condition::{ConditionKey, Operator, SetOperator, Value};
use crate::syntax::Notation;
use crate::text::{Finding, Rule, Text};

/// Reports literal and overly broad wildcards; returns whether that settles the value.
pub(super) fn check(
    conditioned: &Conditioned<'_, '_>,
    value: &Value<'_>,
    text: &Text<'_>,
    findings: &mut Findings,
) -> bool {
    let Conditioned { key, operator, .. } = conditioned;
    let info = operator.info;
    let has_wildcard = value.pattern.has_wildcard();
    let mut report = |rule, message: String, remedy: String| {
        findings.push(Finding::new(rule, text.span, message).help(remedy));
        true
    };
    if has_wildcard && info.family == Family::String && !info.patterns {
        let message = format!(
            "`{}` takes the wildcard in `{}` for the character itself",
            operator.text, text.value
        );
        let of_arn = key.info.is_some_and(|it| it.value_type.family() == Family::Arn);
        let like = match (of_arn, info.negated) {
            (true, true) => "ArnNotLike",
            (true, false) => "ArnLike",
            (false, true) => "StringNotLike",
            (false, false) => "StringLike",
        };
        let pattern = match key.info {
            Some(it) if it.exact || it.name == "aws:userid" => "write the values out".to_owned(),
            of_key => format!("for a pattern write `{}`", operator.with_base(like, of_key)),
        };
        let remedy = format!("{pattern}; for the character `${{*}}` or `${{?}}`");
        return report(Rule::WildcardWithoutLikeOperator, message, remedy);
    }
    let Some(of_key) = key.info else { return false };
    let too_open = |segment: &Segment<'_>| match segment {
        Segment::Variable(variable) => !same_format(of_key, variable.key),
        _ => false,
    };
    let open = if !of_key.exact {
        None
    } else if has_wildcard && info.patterns {
        Some((Rule::WildcardUsageTooPermissive, "is a pattern"))
    } else if value.pattern.segments().iter().any(too_open) {
        Some((Rule::VariableUsageTooPermissive, "is not known"))
    } else {
        None
    };
    if let Some((rule, what)) = open {
        let message =
            format!("`{}` {what}, and each value of `{}` stands for one", text.value, key.name);
        return report(rule, message, "write the values out, in a list".to_owned());
    }
    if of_key.name.eq_ignore_ascii_case("aws:userid")
        && info.family == Family::String
        && let Some(rule) = open_user_id(value, has_wildcard && info.patterns)
    {
        let message = format!("`{}` can stand for any user", text.value);
        let remedy = "a user id is `id:session`: the part in front of the colon is written out, as in `AROAEXAMPLEID:*`";
        return report(rule, message, remedy.to_owned());
    }
    let segments = value.pattern.segments();
    let is_star = |it: &Segment<'_>| matches!(it, Segment::Star);
    if info.patterns && !segments.is_empty() && segments.iter().all(is_star) {
        if let Some(finding) = everything(key, of_key, operator, text, findings.notation) {
            findings.push(finding);
        }
        return true;
    }
    false
}

/// Whether a variable has the form that a key takes: `${aws:PrincipalOrgID}` for `aws:ResourceOrgID`, which
/// AWS's pages recommend.
fn same_format(key: &ConditionKeyInfo, variable: &str) -> bool {
    match look_up(variable) {
        Named::Known { info, .. } => key.format.is_some() && info.format == key.format,
        _ => false,
    }
}

/// `aws:userid` is the id of a principal, and behind a colon the name of a session, which is free.
fn open_user_id(value: &Value<'_>, is_pattern: bool) -> Option<Rule> {
    let segments = value.pattern.segments();
    // `*:session` names the session of anyone.
    let is_any_alone = matches!(segments, [Segment::Star, Segment::Literal(rest), ..]
        if rest.starts_with(':'));
    for (at, segment) in segments.iter().enumerate() {
        match segment {
            // A colon of a variable's own name divides nothing.
            Segment::Literal(text) if text.contains(':') => return None,
            Segment::Star | Segment::One if is_pattern && !(at == 0 && is_any_alone) => {
                return Some(Rule::WildcardUsageTooPermissive);
            }
            Segment::Variable(_) if segments.len() == 1 => {
                return Some(Rule::VariableUsageTooPermissive);
            }
            _ => {}
        }
    }
    None
}

/// What a pattern that matches everything comes to.
fn everything(
    key: &ConditionKey<'_>,
    info: &ConditionKeyInfo,
    operator: &Operator<'_>,
    text: &Text<'_>,
    notation: Notation,
) -> Option<Finding> {
    let name = &key.name;
    let (negated, if_exists) = (operator.info.negated, operator.if_exists);
    let finding = |rule, message| Finding::new(rule, text.span, message);
    let for_all = operator.set == Some(SetOperator::ForAllValues);
    let for_any = operator.set == Some(SetOperator::ForAnyValue);
    Some(match negated {
        false if for_all || if_exists || info.always => finding(
            Rule::RedundantKeyDueToWildcardInCondition,
            format!("`{name} {} \"*\"` is always true", operator.text),
        )
        .help("leave the condition out"),
        true if for_any && !if_exists || info.always => finding(
            Rule::RedundantStatementDueToWildcardInCondition,
            format!("`{name} {} \"*\"` is never true: the statement never applies", operator.text),
        )
        .help("name what is not meant, or leave out the statement"),
        false => finding(
            Rule::EquivalentToNullFalse,
            format!("`{name} {} \"*\"` asks whether the key is there", operator.text),
        )
        .help(format!("write `{}`", notation.condition(name, "Null", "false"))),
        true => finding(
            Rule::EquivalentToNullTrue,
            format!("`{name} {} \"*\"` asks whether the key is missing", operator.text),
        )
        .help(format!("write `{}`", notation.condition(name, "Null", "true"))),
    })
}
