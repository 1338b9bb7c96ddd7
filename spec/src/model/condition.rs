//! The conditions of a statement: keys, operators and values.

use super::fault::{KeyFault, OperatorFault, ResourceFault, TextFault};
use super::pattern::Pattern;
use super::runtime::Runtime;
use super::symbol::Effort;
use crate::facts::catalog::{ConditionKeyInfo, Family, OperatorInfo};
use crate::syntax::{self, ValueKind};
use crate::text::Span;
use std::borrow::Cow;

/// A condition: a key, an operator and values.
pub struct Condition<'p> {
    /// The syntax node that the condition was lowered from.
    pub written: &'p syntax::Condition<'p>,
    /// The key to compare.
    pub key: Result<ConditionKey<'p>, KeyFault<'p>>,
    /// How to compare it.
    pub operator: Result<Operator<'p>, OperatorFault>,
    /// The values to compare it with: one of them has to match.
    pub values: Values<'p>,
}

/// The key of a condition: one that exists, or one that is not looked up in the catalog.
pub struct ConditionKey<'p> {
    /// The emitted name: in AWS's spelling, except for a tag key, which is kept as the author spells it.
    pub name: Cow<'p, str>,
    /// The name as the author spells it.
    pub written: &'p str,
    /// Where it is written.
    pub span: Span,
    /// Its catalog entry, if there is one.
    pub info: Option<&'static ConditionKeyInfo>,
    /// It does not belong to a service in the catalog: a global key, or a claim of an identity provider.
    pub is_global: bool,
}

/// A known condition operator.
#[derive(Clone)]
pub struct Operator<'p> {
    /// The full operator, as emitted.
    pub text: Cow<'p, str>,
    /// Where it is written.
    pub span: Span,
    /// The catalog entry of the operator without its set operator and `IfExists`.
    pub info: &'static OperatorInfo,
    /// The part before the colon.
    pub set: Option<SetOperator>,
    /// It has the suffix `IfExists`, so the condition is true if the key is missing.
    pub if_exists: bool,
}

/// The part of an operator before the colon.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SetOperator {
    /// True if every value in the request matches.
    ForAllValues,
    /// True if at least one value in the request matches.
    ForAnyValue,
}

/// The values of a condition.
pub enum Values<'p> {
    /// Values that are written in the policy.
    Listed(Vec<Value<'p>>),
    /// A list that is a runtime value.
    Runtime(Runtime),
}

/// A value of a condition.
pub struct Value<'p> {
    /// The syntax node that the value was lowered from.
    pub written: &'p syntax::Value<'p>,
    /// What it matches; the literal characters for a value that cannot be read.
    pub pattern: Pattern<'p>,
    /// Why it cannot be read.
    pub fault: Option<TextFault<'p>>,
    /// For operators that compare ARNs: what is wrong with the value as an ARN.
    pub arn_faults: Vec<ResourceFault<'p>>,
}

impl<'p> Condition<'p> {
    /// Returns the values, if they are written in the policy.
    #[must_use]
    pub fn listed(&self) -> &[Value<'p>] {
        match &self.values {
            Values::Listed(values) => values,
            Values::Runtime(_) => &[],
        }
    }

    /// Returns whether its values are a runtime list, or one of them is a runtime value or cannot be read.
    #[must_use]
    pub fn values_are_unknown(&self) -> bool {
        let is_unknown = |it: &Value<'_>| it.fault.is_some() || it.pattern.has_runtime();
        matches!(self.values, Values::Runtime(_)) || self.listed().iter().any(is_unknown)
    }

    /// Returns the operator as emitted, or an empty string if it is unknown.
    #[must_use]
    pub fn operator_text(&self) -> &str {
        self.operator.as_ref().map_or("", |it| &it.text)
    }

    /// Returns the name of the key as emitted, or an empty string if it is unknown.
    #[must_use]
    pub fn key_name(&self) -> &str {
        self.key.as_ref().map_or("", |key| &key.name)
    }

    /// Returns the span of the key, if it is known.
    #[must_use]
    pub fn key_span(&self) -> Option<Span> {
        self.key.as_ref().ok().map(|key| key.span)
    }

    /// Returns the catalog entry of the key, if there is one.
    #[must_use]
    pub fn key_info(&self) -> Option<&'static ConditionKeyInfo> {
        self.key.as_ref().ok()?.info
    }

    /// Returns whether its key has this name, ignoring case and a tag key.
    #[must_use]
    pub fn is_about(&self, name: &str) -> bool {
        let key = self.key_name();
        let base = key.split_once('/').map_or(key, |(base, _)| base);
        base.eq_ignore_ascii_case(name) || key.eq_ignore_ascii_case(name)
    }

    /// Returns whether both conditions emit the same JSON.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let are_same = match (&self.values, &other.values) {
            (Values::Listed(these), Values::Listed(others)) => {
                let pairs = || these.iter().zip(others);
                these.len() == others.len() && pairs().all(|(a, b)| a.pattern == b.pattern)
            }
            (Values::Runtime(this), Values::Runtime(other)) => this == other,
            _ => false,
        };
        are_same
            && self.operator_text() == other.operator_text()
            && self.key_name() == other.key_name()
    }

    /// Returns whether it tests only whether the key is present.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.operator.as_ref().is_ok_and(Operator::is_null)
    }

    /// Returns whether it is true if the key is missing.
    #[must_use]
    pub fn is_true_without_key(&self) -> bool {
        let Ok(operator) = &self.operator else { return false };
        if operator.is_null() && operator.set.is_none() {
            return self.listed().iter().any(|it| it.written.kind.text() == Some("true"));
        }
        match operator.set {
            Some(SetOperator::ForAllValues) => true,
            Some(SetOperator::ForAnyValue) => operator.if_exists,
            None => operator.if_exists || operator.info.negated,
        }
    }

    /// Returns whether its result depends on the presence of its key, and not every request has that key.
    #[must_use]
    pub fn needs_key(&self, info: &ConditionKeyInfo) -> bool {
        let may_be_missing = self.operator.as_ref().map_or(true, |it| it.if_exists);
        let is_everywhere = self.key.as_ref().map_or(true, |it| it.is_global) && !info.per_action;
        !may_be_missing && !is_everywhere
    }

    /// Returns whether it restricts requests to what its values name: no value covers all that `all` matches, and
    /// none has a policy variable, whose value only IAM knows. A condition that is true if the key is missing because
    /// of `IfExists` counts too: that may be intended.
    #[must_use]
    pub fn narrows(&self, all: &str) -> bool {
        let all = Pattern::with_wildcards(all, Span::new(0, 0));
        let is_open = |it: &Value<'_>| {
            it.pattern.has_variable() || it.pattern.covers(&all, &mut Effort::of_one())
        };
        let is_positive = |it: &Operator<'_>| {
            let is_open = it.info.negated || it.is_null();
            !is_open && (it.set.is_none() || !self.is_true_without_key())
        };
        !self.listed().iter().any(is_open) && self.operator.as_ref().is_ok_and(is_positive)
    }

    /// Returns whether its operator can compare values of its key's type.
    #[must_use]
    pub fn fits(&self) -> bool {
        let (Ok(key), Ok(operator)) = (&self.key, &self.operator) else { return true };
        let Some(info) = key.info else { return true };
        let family = operator.info.family;
        if family == Family::Null || info.fits(family) {
            return true;
        }
        let of_key = info.value_type.family();
        // A tag, or a string of a service, can contain an ARN.
        let may_be_arn = info.takes_tag_key() || !key.is_global;
        if family == Family::Arn && of_key == Family::String && may_be_arn {
            return true;
        }
        let is_text = family == Family::String;
        // String operators may compare an IP address from a policy variable: `IpAddress` does not read variables.
        let are_variables = || match &self.values {
            Values::Listed(values) => values.iter().all(Value::is_variable),
            Values::Runtime(_) => false,
        };
        // String operators compare ARNs too; only their wildcards work differently.
        is_text && of_key == Family::Arn && !operator.info.patterns
            || is_text && of_key == Family::IpAddress && are_variables()
    }
}

impl Value<'_> {
    /// Returns whether it is a single policy variable.
    #[must_use]
    pub(super) fn is_variable(&self) -> bool {
        self.pattern.is_variable()
    }

    /// Returns whether it is `true` or `false`, as a Boolean or as a string.
    #[must_use]
    pub fn is_bool(&self) -> bool {
        matches!(self.written.kind, ValueKind::Bool(_))
            || self.text().is_some_and(|it| matches!(it, "true" | "false"))
    }

    /// Returns the string that is written, if it is known.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.written.kind.text()
    }
}

impl SetOperator {
    /// Both set operators.
    pub const ALL: [Self; 2] = [Self::ForAllValues, Self::ForAnyValue];

    /// Returns the name of the set operator.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ForAllValues => "ForAllValues",
            Self::ForAnyValue => "ForAnyValue",
        }
    }
}

impl Operator<'_> {
    /// Returns whether it is `Null`, which tests only whether the key is present.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.info.family == Family::Null
    }

    /// The suffix of operators that are true if the key is missing.
    pub const IF_EXISTS: &'static str = "IfExists";

    /// Returns this operator with another base name, and with the set operator that the key needs, if the key is
    /// known.
    #[must_use]
    pub fn with_base(&self, base: &str, key: Option<&ConditionKeyInfo>) -> String {
        let needs_set = key.map_or(self.set.is_some(), |key| key.value_type.is_multivalued());
        let set = self.set.unwrap_or(SetOperator::ForAnyValue);
        let set = if needs_set { format!("{}:", set.name()) } else { String::new() };
        let is_open = self.if_exists && !base.ends_with(Self::IF_EXISTS);
        let suffix = if is_open { Self::IF_EXISTS } else { "" };
        format!("{set}{base}{suffix}")
    }
}
