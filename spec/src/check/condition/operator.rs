//! Condition operators, taken apart and looked up.

use super::super::quoted;
use crate::catalog::{self, Family, OPERATORS, OperatorInfo};
use crate::finding::{Finding, Rule};
use crate::policy::{Operator, Span};
use crate::similar;

/// The suffix for keys that may be missing.
const IF_EXISTS: &str = "IfExists";

/// An operator that exists.
pub(in super::super) struct ResolvedOperator {
    /// The whole operator, as it is emitted.
    pub(in super::super) text: String,
    pub(in super::super) span: Span,
    pub(in super::super) info: &'static OperatorInfo,
    pub(in super::super) set: Option<SetOperator>,
    pub(in super::super) if_exists: bool,
}

/// What stands in front of the colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum SetOperator {
    ForAllValues,
    ForAnyValue,
}

impl SetOperator {
    const ALL: [Self; 2] = [Self::ForAllValues, Self::ForAnyValue];

    pub(in super::super) fn name(self) -> &'static str {
        match self {
            Self::ForAllValues => "ForAllValues",
            Self::ForAnyValue => "ForAnyValue",
        }
    }
}

impl ResolvedOperator {
    /// The same with another base.
    pub(super) fn with_base(&self, base: &str) -> String {
        let set = self.set.map(|it| format!("{}:", it.name())).unwrap_or_default();
        let suffix = if self.if_exists && base != "Null" { IF_EXISTS } else { "" };
        format!("{set}{base}{suffix}")
    }

    /// The same without `ForAllValues:` or `ForAnyValue:`.
    pub(super) fn without_set(&self) -> String {
        let suffix = if self.if_exists { IF_EXISTS } else { "" };
        format!("{}{suffix}", self.info.name)
    }
}

pub(super) fn resolve(
    operator: &Operator,
    findings: &mut Vec<Finding>,
) -> Option<ResolvedOperator> {
    let set = match &operator.set {
        None => None,
        Some(written) => {
            let Some(set) = SetOperator::ALL.into_iter().find(|it| it.name() == written.value)
            else {
                let message = format!("unknown set operator `{}:`", written.value);
                let names = SetOperator::ALL.map(SetOperator::name);
                let remedy = match similar::nearest(&written.value, names) {
                    Some(near) => format!("a set operator with a similar name exists: `{near}:`"),
                    None => format!("the set operators are {}", quoted(&names, "and")),
                };
                let rule = Rule::InvalidConditionOperator;
                findings.push(Finding::new(rule, written.span, message).help(remedy));
                return None;
            };
            Some(set)
        }
    };
    let name = &operator.name;
    let written = name.value.as_str();
    let (base, if_exists) =
        written.strip_suffix(IF_EXISTS).map_or((written, false), |base| (base, true));
    let Some(info) = catalog::operator(base) else {
        let message = format!("unknown condition operator `{written}`");
        let finding = Finding::new(Rule::InvalidConditionOperator, name.span, message);
        findings.push(finding.help(meant(base, if_exists)));
        return None;
    };
    if info.family == Family::Null && if_exists {
        let message = "`Null` asks whether the key exists: `IfExists` says the same again";
        let finding = Finding::new(Rule::NullWithIfExists, name.span, message);
        findings.push(finding.help("write `Null`"));
        return None;
    }
    Some(ResolvedOperator { text: operator.text(), span: operator.span(), info, set, if_exists })
}

/// What was meant by an operator that is none.
fn meant(base: &str, if_exists: bool) -> String {
    let names = || OPERATORS.iter().map(|it| it.name);
    let suffix = if if_exists { IF_EXISTS } else { "" };
    // The negation in front, as in `NotStringEquals`; the type alone, as in `String`; another word for it.
    let is_negated = base.contains("Not");
    let plain = base.replace("Not", "").replace("Equals", "").replace("Equal", "");
    let by_type = |operator: &&OperatorInfo| {
        let own = operator.name.replace("Not", "").replace("Equals", "");
        own.eq_ignore_ascii_case(&plain) && operator.negated == is_negated
    };
    let same = names().find(|it| it.eq_ignore_ascii_case(base));
    let same_type = || OPERATORS.iter().find(by_type).map(|it| it.name);
    let found = same.or_else(same_type).or_else(|| similar::nearest(base, names()));
    match found {
        Some(near) => format!("an operator with a similar name exists: `{near}{suffix}`"),
        None => {
            "the operators start with `String`, `Numeric`, `Date`, `Bool`, `Binary`, `IpAddress`, `NotIpAddress`, `Arn` and `Null`"
                .to_owned()
        }
    }
}
