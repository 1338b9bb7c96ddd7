//! A privilege that a statement grants, and the finding for it.

use crate::facts::format::is_service_principal;
use crate::text::{Argument, Finding, Rule, Span, Words, words};
use std::borrow::Cow;

/// An action that grants the use of roles.
pub(super) struct Power {
    pub(super) action: &'static str,
    /// A description of what it grants.
    pub(super) what: &'static str,
    /// An example of its resources.
    pub(super) example: &'static str,
    /// The condition key that limits it, with one of its values.
    pub(super) limit: (&'static str, &'static str),
    /// A wildcard in the values of that key limits nothing.
    pub(super) takes_exact: bool,
}

/// How a statement names an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Exactly,
    ByPattern,
    ByNot,
}

/// A privilege that a statement grants.
pub(super) struct BroadGrant<'p> {
    pub(super) power: &'p Power,
    pub(super) named: Named,
    /// The statement allows no other action.
    pub(super) is_alone: bool,
    /// The statement applies to all resources except some.
    pub(super) excluded: bool,
    pub(super) span: Span,
    /// The prefix of another service in the statement, which is probably the one that uses the role.
    pub(super) service: Option<String>,
}

impl BroadGrant<'_> {
    /// Returns the finding that all rules about privileges share.
    pub(super) fn finding(&self, rule: Rule) -> Finding {
        let Power { action, what, .. } = self.power;
        let message = match self.named {
            Named::Exactly => {
                words!("`{action}` is too broad here: {what}", action = *action, what = *what)
            }
            Named::ByPattern | Named::ByNot => {
                words!("this also allows `{action}`: {what}", action = *action, what = *what)
            }
        };
        let finding = Finding::new(rule, self.span, message).help(self.narrower());
        if self.excluded {
            return finding;
        }
        let (key, value) = self.power.limit;
        let principal = format!("{}.amazonaws.com", self.service.as_deref().unwrap_or_default());
        let is_principal = is_service_principal(&principal) && !self.power.takes_exact;
        let value = if is_principal { Cow::Owned(principal) } else { Cow::Borrowed(value) };
        let operator = if self.is_alone { "StringEquals" } else { "StringEqualsIfExists" };
        let condition = Argument::Condition { key: key.into(), operator: operator.into(), value };
        finding.help(words!("or add the condition `{condition}`", condition = condition))
    }

    fn narrower(&self) -> Words {
        let example = self.power.example;
        match self.named {
            Named::Exactly => {
                words!("list the roles, like `\"{example}\"`", example = example)
            }
            Named::ByPattern | Named::ByNot => words!("list the actions you want"),
        }
    }
}
