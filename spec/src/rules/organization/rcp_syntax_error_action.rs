//! [`Rule::RcpSyntaxErrorAction`]: checked for each action of a resource control policy.

use crate::facts::principal::{rcp_services, takes_rcps};
use crate::model::action::{ActionEntry, ActionMeaning};
use crate::syntax::ActionKind;
use crate::text::{Finding, Rule, similar, words};

const RULE: Rule = Rule::RcpSyntaxErrorAction;

pub(in crate::rules) fn find(entry: &ActionEntry<'_>) -> Option<Finding> {
    if matches!(entry.meaning, Ok(ActionMeaning::Every)) {
        let message = words!("a resource control policy cannot name every action of AWS");
        return Some(
            Finding::new(RULE, entry.span, message)
                .help(words!("list services, like `s3:*` and `sts:*`")),
        );
    }
    let ActionKind::Name { prefix: Some(prefix), .. } = &entry.written.kind else { return None };
    let written = prefix.value.to_ascii_lowercase();
    if takes_rcps(&written) {
        return None;
    }
    let message =
        words!("resource control policies do not apply to `{service}`", service = &prefix.value);
    let finding = Finding::new(RULE, prefix.span, message);
    Some(match similar::nearest(&written, rcp_services().iter().copied()) {
        Some(near) => {
            finding.help(words!("a service with a similar name takes part: `{near}`", near = near))
        }
        None => finding.help(words!("remove it, or use a service control policy")),
    })
}
