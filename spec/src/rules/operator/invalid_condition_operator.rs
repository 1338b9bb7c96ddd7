//! [`Rule::InvalidConditionOperator`]: reported for a fault in the name of an operator.

use crate::facts::catalog::{self, ConditionKeyInfo, OPERATORS, OperatorInfo};
use crate::model::condition::{Operator, SetOperator};
use crate::model::fault::OperatorFault;
use crate::syntax;
use crate::text::{Applicability, Finding, Rule, Span, Text, Words, similar, words};

/// The help message for an operator, the suggestion, and how certain it is.
type OperatorSuggestion = (Words, Option<(String, Applicability)>);

pub(in crate::rules) fn found(
    written: &syntax::Operator<'_>,
    fault: OperatorFault,
    key: Option<&ConditionKeyInfo>,
) -> Finding {
    match (fault, &written.set) {
        (OperatorFault::IfExistsAfterColon, Some(set)) => if_exists_after_colon(written, set),
        (OperatorFault::UnknownSet, Some(set)) => unknown_set(set),
        _ => {
            let name = &written.name;
            let message = words!("unknown condition operator `{name}`", name = &name.value);
            let (base, if_exists) = name
                .value
                .strip_suffix(Operator::IF_EXISTS)
                .map_or((&*name.value, false), |base| (base, true));
            let (help, better) = suggestion(base, if_exists, key);
            with_edit(new(name.span, message).help(help), name.span, better)
        }
    }
}

fn new(span: Span, message: Words) -> Finding {
    Finding::new(Rule::InvalidConditionOperator, span, message)
}

fn with_edit(finding: Finding, span: Span, better: Option<(String, Applicability)>) -> Finding {
    match better {
        Some((better, applicability)) => finding.edit(span, better, applicability),
        None => finding,
    }
}

/// Returns how certain a suggestion is. IAM rejects unknown operators, so if only the case differs, the intent is
/// clear. A typo can be close to several operators.
fn sure(written: &str, better: &str) -> Applicability {
    match written.eq_ignore_ascii_case(better) {
        true => Applicability::Safe,
        false => Applicability::Unsafe,
    }
}

fn if_exists_after_colon(written: &syntax::Operator<'_>, set: &Text<'_>) -> Finding {
    let message = words!(
        "missing `:` between `{set}` and `{suffix}`",
        suffix = Operator::IF_EXISTS,
        set = &set.value
    );
    let better = format!("{}{}", set.value, Operator::IF_EXISTS);
    let finding = new(written.span(), message);
    let finding = finding.help(words!("write `{better}`", better = better.clone()));
    with_edit(finding, written.span(), Some((better, Applicability::Safe)))
}

fn unknown_set(set: &Text<'_>) -> Finding {
    let names = SetOperator::ALL.map(SetOperator::name);
    let near = similar::nearest(&set.value, names);
    let finding = new(set.span, words!("unknown set operator `{set}:`", set = &set.value));
    match near {
        Some(near) => {
            let help = words!("a set operator with a similar name exists: `{near}:`", near = near);
            with_edit(finding.help(help), set.span, Some((near.to_owned(), sure(&set.value, near))))
        }
        None => finding.help(words!("the set operators are {names:and}", names = &names[..])),
    }
}

/// Returns whether the name of an operator is negated, even if `Not` is misspelled, as in `StringNEquals`.
fn is_negated(base: &str) -> bool {
    let lower = base.to_ascii_lowercase();
    let is_after = |of: &&str| lower.strip_prefix(*of).is_some_and(|rest| rest.starts_with('n'));
    lower.contains("not")
        || lower.starts_with("no")
        || ["string", "numeric", "date", "arn"].iter().any(is_after)
}

/// Returns whether a name lacks the type of the values, as in `NotEquals`.
fn is_without_type(base: &str) -> bool {
    let lower = base.to_ascii_lowercase();
    let comparison = lower.strip_prefix("not").unwrap_or(&lower);
    matches!(comparison, "equal" | "equals" | "like")
}

/// Returns the operator for values of the key that a name without their type means.
fn of_key(base: &str, key: Option<&ConditionKeyInfo>) -> Option<&'static OperatorInfo> {
    let is_like = base.to_ascii_lowercase().ends_with("like");
    let family = key?.value_type.family();
    OPERATORS.iter().find(|it| {
        it.family == family
            && it.negated == is_negated(base)
            && it.order.is_none()
            && it.name.ends_with("Like") == is_like
    })
}

/// Returns the suggestion for an unknown operator of a condition with this key.
fn suggestion(base: &str, if_exists: bool, key: Option<&ConditionKeyInfo>) -> OperatorSuggestion {
    let suffix = if if_exists { Operator::IF_EXISTS } else { "" };
    let glued =
        SetOperator::ALL.into_iter().find_map(|set| Some((set, base.strip_prefix(set.name())?)));
    if let Some((set, rest)) = glued.filter(|(_, rest)| catalog::operator(rest).is_some()) {
        let better = format!("{}:{rest}{suffix}", set.name());
        let help =
            words!("add a colon after the set operator: `{better}`", better = better.clone());
        return (help, Some((better, Applicability::Safe)));
    }
    if is_without_type(base) {
        // By spelling alone, the nearest name has any type.
        let Some(operator) = of_key(base, key) else { return (all_types(), None) };
        let better = format!("{}{suffix}", operator.name);
        let help = words!("write `{better}`", better = better.clone());
        return (help, Some((better, Applicability::Unsafe)));
    }
    // The negation in front, as in `NotStringEquals`; only the type, as in `String`; another word for the operator.
    let is_negated = is_negated(base);
    let plain = base.replace("Not", "").replace("Equals", "").replace("Equal", "");
    let by_type = |operator: &&OperatorInfo| {
        let own = operator.name.replace("Not", "").replace("Equals", "");
        own.eq_ignore_ascii_case(&plain) && operator.negated == is_negated
    };
    let named = |is_meant: &dyn Fn(&&OperatorInfo) -> bool| OPERATORS.iter().find(is_meant);
    let same =
        named(&|it| it.name.eq_ignore_ascii_case(base)).or_else(|| named(&by_type)).or_else(|| {
            named(&|it| base.len() > 6 && it.name.starts_with(base) && it.negated == is_negated)
        });
    let near = match same {
        Some(same) => Some(same.name.to_owned()),
        None => {
            let mut names = Vec::new();
            for suffix in ["", Operator::IF_EXISTS] {
                // The opposite of what is meant can be spelled more like it.
                for operator in OPERATORS.iter().filter(|it| it.negated == is_negated) {
                    names.push(format!("{}{suffix}", operator.name));
                }
            }
            similar::nearest(base, names.iter().map(String::as_str)).map(str::to_owned)
        }
    };
    match near {
        Some(near) => {
            let better = format!("{near}{suffix}");
            let help = words!(
                "an operator with a similar name exists: `{better}`",
                better = better.clone()
            );
            let sure = sure(&format!("{base}{suffix}"), &better);
            (help, Some((better, sure)))
        }
        None => (all_types(), None),
    }
}

fn all_types() -> Words {
    words!(
        "operators start with `String`, `Numeric`, `Date`, `Bool`, `Binary`, `IpAddress`, `NotIpAddress`, `Arn` or `Null`"
    )
}
