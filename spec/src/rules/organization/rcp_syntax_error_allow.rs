//! [`Rule::RcpSyntaxErrorAllow`]: checked for each statement of a resource control policy.

use crate::model::Statement;
use crate::model::action::ActionMeaning;
use crate::syntax::Effect;
use crate::text::{Argument, Finding, Rule, words};

pub(in crate::rules) fn find(statement: &Statement<'_>) -> Option<Finding> {
    let effect = statement.written.effect.as_ref()?;
    // The policy with which AWS starts allows everything.
    let is_every = statement.conditions.is_empty()
        && statement.actions.meanings().all(|it| matches!(it, ActionMeaning::Every))
        && statement.resources.any(&|it| it.arns.is_any());
    if effect.value != Effect::Allow || is_every {
        return None;
    }
    let message = words!("`allow` is not allowed in a resource control policy")
        .in_json(words!("`Allow` is not allowed in a resource control policy"));
    let finding = Finding::new(Rule::RcpSyntaxErrorAllow, effect.span, message);
    if statement.written.conditions.is_empty() {
        return Some(finding.help(words!(
            "remove the statement: AWS's own policy `RCPFullAWSAccess` already allows everything"
        )));
    }
    let negated = Argument::Condition {
        key: "aws:SecureTransport".into(),
        operator: "BoolIfExists".into(),
        value: "false".into(),
    };
    Some(
        finding.help(
            words!(
                "write `deny` and negate the conditions, like `{negated}`",
                negated = negated.clone()
            )
            .in_json(words!(
                "write `\"Deny\"` and negate the conditions, like `{negated}`",
                negated = negated
            )),
        ),
    )
}
