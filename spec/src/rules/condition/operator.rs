//! Condition operators, taken apart and looked up.

use crate::facts::catalog::{self, ConditionKeyInfo, Family, OPERATORS, OperatorInfo};
use crate::rules::findings::Findings;
use crate::syntax::{Operator, Value};
use crate::text::names::quoted;
use crate::text::{Finding, Rule, Span, similar};
use std::borrow::Cow;

/// The suffix for keys that may be missing.
const IF_EXISTS: &str = "IfExists";

/// An operator that exists.
#[derive(Clone)]
pub(crate) struct ResolvedOperator<'p> {
    /// The whole operator, as it is emitted.
    pub(crate) text: Cow<'p, str>,
    pub(crate) span: Span,
    pub(crate) info: &'static OperatorInfo,
    pub(crate) set: Option<SetOperator>,
    pub(crate) if_exists: bool,
}

/// What stands in front of the colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SetOperator {
    ForAllValues,
    ForAnyValue,
}

impl SetOperator {
    const ALL: [Self; 2] = [Self::ForAllValues, Self::ForAnyValue];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::ForAllValues => "ForAllValues",
            Self::ForAnyValue => "ForAnyValue",
        }
    }
}

impl ResolvedOperator<'_> {
    /// The same with another base, and with the set operator that a key needs, if it is known.
    pub(super) fn with_base(&self, base: &str, key: Option<&ConditionKeyInfo>) -> String {
        let needs_set = key.map_or(self.set.is_some(), |key| key.value_type.is_multivalued());
        let set = self.set.unwrap_or(SetOperator::ForAnyValue);
        let set = if needs_set { format!("{}:", set.name()) } else { String::new() };
        let suffix = if self.if_exists && !base.ends_with(IF_EXISTS) { IF_EXISTS } else { "" };
        format!("{set}{base}{suffix}")
    }

    /// Whether the condition is true where the key is missing.
    pub(crate) fn is_true_without_key(&self, values: &[Value<'_>]) -> bool {
        if self.info.family == Family::Null && self.set.is_none() {
            return values.iter().any(|it| it.kind.text() == Some("true"));
        }
        match self.set {
            Some(SetOperator::ForAllValues) => true,
            Some(SetOperator::ForAnyValue) => self.if_exists,
            None => self.if_exists || self.info.negated,
        }
    }
}

pub(super) fn resolve<'p>(
    operator: &'p Operator<'_>,
    findings: &mut Findings,
) -> Option<ResolvedOperator<'p>> {
    let set = match &operator.set {
        None => None,
        Some(written) => {
            let Some(set) = SetOperator::ALL.into_iter().find(|it| it.name() == written.value)
            else {
                if catalog::operator(&written.value).is_some() && operator.name.value == IF_EXISTS {
                    let message =
                        format!("`{IF_EXISTS}` stands behind `{}` without a colon", written.value);
                    let remedy = format!("write `{}{IF_EXISTS}`", written.value);
                    let rule = Rule::InvalidConditionOperator;
                    findings.push(Finding::new(rule, operator.span(), message).help(remedy));
                    return None;
                }
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
    let written = &*name.value;
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
    let suffix = if if_exists { IF_EXISTS } else { "" };
    let glued =
        SetOperator::ALL.into_iter().find_map(|set| Some((set, base.strip_prefix(set.name())?)));
    if let Some((set, rest)) = glued.filter(|(_, rest)| catalog::operator(rest).is_some()) {
        return format!("a colon stands behind a set operator: `{}:{rest}{suffix}`", set.name());
    }
    // The negation in front, as in `NotStringEquals`; the type alone, as in `String`; another word for it.
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
            for suffix in ["", IF_EXISTS] {
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
