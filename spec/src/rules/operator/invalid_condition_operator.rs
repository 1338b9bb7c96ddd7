//! [`Rule::InvalidConditionOperator`]: reported for a fault in the name of an operator.

use crate::facts::catalog::{self, OPERATORS, OperatorInfo};
use crate::model::condition::{Operator, SetOperator};
use crate::model::fault::OperatorFault;
use crate::syntax;
use crate::text::{Applicability, Finding, Rule, Span, Text, Words, similar, words};

/// The help message for an operator, the suggestion, and how certain it is.
type OperatorSuggestion = (Words, Option<(String, Applicability)>);

pub(in crate::rules) fn found(written: &syntax::Operator<'_>, fault: OperatorFault) -> Finding {
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
            let (help, better) = suggestion(base, if_exists);
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
/// clear. `StringNLike` is equally close to an operator and to its opposite.
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

/// Returns the suggestion for an unknown operator.
fn suggestion(base: &str, if_exists: bool) -> OperatorSuggestion {
    let suffix = if if_exists { Operator::IF_EXISTS } else { "" };
    let glued =
        SetOperator::ALL.into_iter().find_map(|set| Some((set, base.strip_prefix(set.name())?)));
    if let Some((set, rest)) = glued.filter(|(_, rest)| catalog::operator(rest).is_some()) {
        let better = format!("{}:{rest}{suffix}", set.name());
        let help =
            words!("add a colon after the set operator: `{better}`", better = better.clone());
        return (help, Some((better, Applicability::Safe)));
    }
    // The negation in front, as in `NotStringEquals`; only the type, as in `String`; another word for the operator.
    let is_negated = base.contains("Not");
    let plain = base.replace("Not", "").replace("Equals", "").replace("Equal", "");
    let by_type = |operator: &&OperatorInfo| {
        let own = operator.name.replace("Not", "").replace("Equals", "");
        own.eq_ignore_ascii_case(&plain) && operator.negated == is_negated
    };
    let named = |is_meant: &dyn Fn(&&OperatorInfo) -> bool| OPERATORS.iter().find(is_meant);
    let same = named(&|it| it.name.eq_ignore_ascii_case(base))
        .or_else(|| named(&by_type))
        .or_else(|| named(&|it| base.len() > 6 && it.name.starts_with(base)));
    let near = match same {
        Some(same) => Some(same.name.to_owned()),
        None => {
            let mut names = Vec::new();
            for suffix in ["", Operator::IF_EXISTS] {
                for operator in OPERATORS {
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
        None => (
            words!(
                "operators start with `String`, `Numeric`, `Date`, `Bool`, `Binary`, `IpAddress`, `NotIpAddress`, `Arn` or `Null`"
            ),
            None,
        ),
    }
}
