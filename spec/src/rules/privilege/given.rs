//! A power that a statement gives away, and what is said of it.

use crate::text::{Argument, Finding, Rule, Span, Words, words};

/// An action that hands out roles.
pub(super) struct Power {
    pub(super) action: &'static str,
    /// What it hands out, in words.
    pub(super) what: &'static str,
    /// How its resources are named.
    pub(super) example: &'static str,
    /// The condition key that limits it, and one of its values.
    pub(super) limit: (&'static str, &'static str),
}

/// How a statement names an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Exactly,
    ByPattern,
    ByNot,
}

/// A power that a statement gives away.
pub(super) struct Given<'p> {
    pub(super) power: &'p Power,
    pub(super) named: Named,
    /// The statement allows nothing else.
    pub(super) is_alone: bool,
    /// It is about all resources but some.
    pub(super) excluded: bool,
    pub(super) span: Span,
}

impl Given<'_> {
    /// What all rules about powers say.
    pub(super) fn finding(&self, rule: Rule) -> Finding {
        let Power { action, what, .. } = self.power;
        let message = match self.named {
            Named::Exactly => {
                words!("`{action}` reaches too far here: {what}", action = *action, what = *what)
            }
            Named::ByPattern | Named::ByNot => {
                words!("this allows `{action}` too: {what}", action = *action, what = *what)
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
                words!("name the roles, as in `\"{example}\"`", example = *example)
            }
            Named::ByPattern => words!("name the actions that are meant"),
            Named::ByNot => words!(
                "name the actions that are meant, or add `{action}` behind `not`",
                action = *action
            )
            .in_json(words!(
                "name the actions that are meant, or add `{action}` behind `NotAction`",
                action = *action
            )),
        }
    }
}
