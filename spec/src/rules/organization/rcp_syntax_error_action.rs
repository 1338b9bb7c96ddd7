//! [`Rule::RcpSyntaxErrorAction`]: checked for each action of a resource control policy.

use crate::facts::principal::takes_rcps;
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::model::fault::ActionFault;
use crate::syntax::ActionKind;
use crate::text::{Finding, Rule, words};

const RULE: Rule = Rule::RcpSyntaxErrorAction;

pub(in crate::rules) fn find(entry: &ActionEntry<'_>) -> Option<Finding> {
    if matches!(entry.meaning, Ok(ActionMeaning::Every)) {
        let message = words!("`*` is not allowed as an action of a resource control policy");
        return Some(
            Finding::new(RULE, entry.span, message)
                .help(words!("list services, like `s3:*` and `sts:*`")),
        );
    }
    let ActionKind::Name { prefix: Some(prefix), .. } = &entry.written.kind else { return None };
    // Another rule reports an unknown service.
    let is_unknown = matches!(entry.meaning, Err(ActionFault::Service(_)));
    if is_unknown || takes_rcps(&prefix.value.to_ascii_lowercase()) {
        return None;
    }
    let message =
        words!("resource control policies do not apply to `{service}`", service = &prefix.value);
    let help = words!(
        "to deny actions of `{service}`, use a service control policy",
        service = &prefix.value
    );
    Some(Finding::new(RULE, prefix.span, message).help(help))
}
