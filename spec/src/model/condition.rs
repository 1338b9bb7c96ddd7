//! When a statement applies.

use super::fault::{KeyFault, OperatorFault, ResourceFault, TextFault};
use super::pattern::Pattern;
use super::runtime::Runtime;
use super::symbol::Effort;
use crate::facts::catalog::{ConditionKeyInfo, Family, OperatorInfo};
use crate::syntax;
use crate::text::Span;
use std::borrow::Cow;

/// A condition: a key, an operator and values.
pub struct Condition<'p> {
    /// As it is written.
    pub written: &'p syntax::Condition<'p>,
    /// What is compared.
    pub key: Result<ConditionKey<'p>, KeyFault<'p>>,
    /// How.
    pub operator: Result<Operator<'p>, OperatorFault>,
    /// With what: any of these.
    pub values: Values<'p>,
}

/// The key of a condition: one that exists, or one that no catalogue is asked about.
pub struct ConditionKey<'p> {
    /// As it is emitted: in AWS's spelling, the key of a tag in the author's.
    pub name: Cow<'p, str>,
    /// As the author spells it.
    pub written: &'p str,
    /// Where it is written.
    pub span: Span,
    /// Its entry in the catalog, if there is one.
    pub info: Option<&'static ConditionKeyInfo>,
    /// It belongs to no service of the catalog: a global key, or a claim of an identity provider.
    pub is_global: bool,
}

/// An operator that exists.
#[derive(Clone)]
pub struct Operator<'p> {
    /// The whole operator, as it is emitted.
    pub text: Cow<'p, str>,
    /// Where it is written.
    pub span: Span,
    /// What is known of it, without set operator and `IfExists`.
    pub info: &'static OperatorInfo,
    /// The part before its colon.
    pub set: Option<SetOperator>,
    /// It is true where the key is missing, because it says so.
    pub if_exists: bool,
}

/// The part of an operator before its colon.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SetOperator {
    /// True if each value of the request matches.
    ForAllValues,
    /// True if a value of the request matches.
    ForAnyValue,
}

/// The values of a condition.
pub enum Values<'p> {
    /// Those that are written.
    Listed(Vec<Value<'p>>),
    /// A list that is known at run time.
    Runtime(Runtime),
}

/// A value of a condition.
pub struct Value<'p> {
    /// As it is written.
    pub written: &'p syntax::Value<'p>,
    /// What it matches; for a value that cannot be read, its characters.
    pub pattern: Pattern<'p>,
    /// Why it cannot be read.
    pub fault: Option<TextFault<'p>>,
    /// Where an operator compares ARNs: what is wrong with it as one.
    pub arn_faults: Vec<ResourceFault<'p>>,
}

impl<'p> Condition<'p> {
    /// Its values, if they are written.
    #[must_use]
    pub fn listed(&self) -> &[Value<'p>] {
        match &self.values {
            Values::Listed(values) => values,
            Values::Runtime(_) => &[],
        }
    }

    /// Its operator as it is emitted, if it is known.
    #[must_use]
    pub fn operator_text(&self) -> &str {
        self.operator.as_ref().map_or("", |it| &it.text)
    }

    /// The name of its key as it is emitted, if it is known.
    #[must_use]
    pub fn key_name(&self) -> &str {
        self.key.as_ref().map_or("", |key| &key.name)
    }

    /// Where its key is, if it is known.
    #[must_use]
    pub fn key_span(&self) -> Option<Span> {
        self.key.as_ref().ok().map(|key| key.span)
    }

    /// What is known of its key.
    #[must_use]
    pub fn key_info(&self) -> Option<&'static ConditionKeyInfo> {
        self.key.as_ref().ok()?.info
    }

    /// Whether it is about a key, in any letter case.
    #[must_use]
    pub fn is_about(&self, name: &str) -> bool {
        let key = self.key_name();
        let base = key.split_once('/').map_or(key, |(base, _)| base);
        base.eq_ignore_ascii_case(name) || key.eq_ignore_ascii_case(name)
    }

    /// Whether a document says the same of it as of another one.
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

    /// Whether it is true where the key is missing.
    #[must_use]
    pub fn is_true_without_key(&self) -> bool {
        let Ok(operator) = &self.operator else { return false };
        if operator.info.family == Family::Null && operator.set.is_none() {
            return self.listed().iter().any(|it| it.written.kind.text() == Some("true"));
        }
        match operator.set {
            Some(SetOperator::ForAllValues) => true,
            Some(SetOperator::ForAnyValue) => operator.if_exists,
            None => operator.if_exists || operator.info.negated,
        }
    }

    /// Whether its result depends on the presence of its key, which not every request carries.
    #[must_use]
    pub fn needs_key(&self, info: &ConditionKeyInfo) -> bool {
        let may_be_missing = self.operator.as_ref().map_or(true, |it| it.if_exists);
        let is_everywhere = self.key.as_ref().map_or(true, |it| it.is_global) && !info.per_action;
        !may_be_missing && !is_everywhere
    }

    /// Whether it lets through only what its values name: none of them matches all that `all` does, or is known to
    /// IAM only. `IfExists` lets through what has no such key, and may be meant to.
    #[must_use]
    pub fn narrows(&self, all: &str, may_exist: bool) -> bool {
        let all = Pattern::with_wildcards(all, Span::new(0, 0));
        let is_open = |it: &Value<'_>| {
            it.pattern.has_variable() || it.pattern.covers(&all, &mut Effort::of_one())
        };
        let is_positive = |it: &Operator<'_>| {
            let is_open = it.info.negated || it.info.family == Family::Null;
            !is_open && (may_exist && it.set.is_none() || !self.is_true_without_key())
        };
        !self.listed().iter().any(is_open) && self.operator.as_ref().is_ok_and(is_positive)
    }

    /// Whether its operator can compare values of its key's type.
    #[must_use]
    pub fn fits(&self) -> bool {
        let (Ok(key), Ok(operator)) = (&self.key, &self.operator) else { return true };
        let Some(info) = key.info else { return true };
        let family = operator.info.family;
        if family == Family::Null || info.fits(family) {
            return true;
        }
        let of_key = info.value_type.family();
        let is_text = family == Family::String;
        // String operators may compare an IP address that a variable gives: `IpAddress` reads no variables.
        let are_variables = || match &self.values {
            Values::Listed(values) => values.iter().all(Value::is_variable),
            Values::Runtime(_) => false,
        };
        // Text operators compare ARNs too; only the wildcards of the two are not the same.
        is_text && of_key == Family::Arn && !operator.info.patterns
            || is_text && of_key == Family::IpAddress && are_variables()
    }
}

impl Value<'_> {
    /// Whether it is a policy variable, and nothing else.
    #[must_use]
    pub(super) fn is_variable(&self) -> bool {
        self.pattern.is_variable()
    }

    /// The text that it is written as, if that is known.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.written.kind.text()
    }
}

impl SetOperator {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::ForAllValues, Self::ForAnyValue];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ForAllValues => "ForAllValues",
            Self::ForAnyValue => "ForAnyValue",
        }
    }
}

impl Operator<'_> {
    /// The suffix for keys that may be missing.
    pub const IF_EXISTS: &'static str = "IfExists";

    /// This operator with another base name, and with the set operator that the key needs, if the key is known.
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
