//! Unknown condition operators.

use super::findings::Findings;
use crate::facts::catalog::{self, OPERATORS, OperatorInfo};
use crate::model::condition::{Operator, SetOperator};
use crate::model::fault::OperatorFault;
use crate::syntax;
use crate::text::names::quoted;
use crate::text::{Finding, Rule, similar};

pub(super) fn report(
    written: &syntax::Operator<'_>,
    fault: OperatorFault,
    findings: &mut Findings,
) {
    let set = written.set.as_ref();
    let name = &written.name;
    findings.push(match (fault, set) {
        (OperatorFault::IfExistsAfterColon, Some(set)) => {
            let suffix = Operator::IF_EXISTS;
            let message = format!("`{suffix}` stands behind `{}` without a colon", set.value);
            Finding::new(Rule::InvalidConditionOperator, written.span(), message)
                .help(format!("write `{}{suffix}`", set.value))
        }
        (OperatorFault::UnknownSet, Some(set)) => {
            let message = format!("unknown set operator `{}:`", set.value);
            let names = SetOperator::ALL.map(SetOperator::name);
            let remedy = match similar::nearest(&set.value, names) {
                Some(near) => format!("a set operator with a similar name exists: `{near}:`"),
                None => format!("the set operators are {}", quoted(&names, "and")),
            };
            Finding::new(Rule::InvalidConditionOperator, set.span, message).help(remedy)
        }
        (OperatorFault::NullIfExists, _) => {
            let message = "`Null` asks whether the key exists: `IfExists` says the same again";
            Finding::new(Rule::NullWithIfExists, name.span, message).help("write `Null`")
        }
        _ => {
            let written = &*name.value;
            let (base, if_exists) = written
                .strip_suffix(Operator::IF_EXISTS)
                .map_or((written, false), |base| (base, true));
            let message = format!("unknown condition operator `{written}`");
            Finding::new(Rule::InvalidConditionOperator, name.span, message)
                .help(meant(base, if_exists))
        }
    });
}

/// The suggestion for an unknown operator.
fn meant(base: &str, if_exists: bool) -> String {
    let suffix = if if_exists { Operator::IF_EXISTS } else { "" };
    let glued =
        SetOperator::ALL.into_iter().find_map(|set| Some((set, base.strip_prefix(set.name())?)));
    if let Some((set, rest)) = glued.filter(|(_, rest)| catalog::operator(rest).is_some()) {
        return format!("a colon stands behind a set operator: `{}:{rest}{suffix}`", set.name());
    }
    // The negation first, as in `NotStringEquals`; the type alone, as in `String`; another word for it.
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
        Some(near) => format!("an operator with a similar name exists: `{near}{suffix}`"),
        None => {
            "the operators start with `String`, `Numeric`, `Date`, `Bool`, `Binary`, `IpAddress`, `NotIpAddress`, `Arn` and `Null`"
                .to_owned()
        }
    }
}
