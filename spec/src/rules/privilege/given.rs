//! A privilege that a statement grants, and the finding for it.

use crate::text::{Argument, Finding, Rule, Span, Words, words};

/// An action that grants the use of roles.
pub(super) struct Power {
    pub(super) action: &'static str,
    /// A description of what it grants.
    pub(super) what: &'static str,
    /// An example of its resources.
    pub(super) example: &'static str,
    /// The condition key that limits it, with one of its values.
    pub(super) limit: (&'static str, &'static str),
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
        let operator = if self.is_alone { "StringEquals" } else { "StringEqualsIfExists" };
        let condition =
            Argument::Condition { key: key.into(), operator: operator.into(), value: value.into() };
        finding.help(words!("or add the condition `{condition}`", condition = condition))
    }

    fn narrower(&self) -> Words {
        let Power { action, example, .. } = self.power;
        match self.named {
            Named::Exactly => {
                words!("list the roles, like `\"{example}\"`", example = *example)
            }
            Named::ByPattern => words!("list the actions you want"),
            Named::ByNot => {
                words!("list the actions you want, or add `{action}` after `not`", action = *action)
                    .in_json(words!(
                        "list the actions you want, or add `{action}` to `NotAction`",
                        action = *action
                    ))
            }
        }
    }
}
