//! [`Rule::ContradictedAllow`]: checked for each `allow`.

use crate::facts::catalog::ActionInfo;
use crate::model::action::ActionEntry;
use crate::model::emitted::Emitted;
use crate::rules::subject::head;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(allow: &Emitted<'_, '_>, denies: &[&Emitted<'_, '_>]) -> Finding {
    let message = words!("the policy denies everything that this statement allows");
    let finding = Finding::new(Rule::ContradictedAllow, head(allow.statement), message);
    let mut finding = finding.help(words!("remove the statement if the deny is intended"));
    for deny in denies {
        finding = finding.related(head(deny.statement), words!("denied here"));
    }
    finding
}

/// Reports a named action that is denied on all resources of its statement.
pub(in crate::rules) fn of_action(
    item: &ActionEntry<'_>,
    action: &ActionInfo,
    denies: &[&Emitted<'_, '_>],
) -> Finding {
    let message = words!("the policy denies `{action}` on all of these resources", action = action);
    let mut finding = Finding::new(Rule::ContradictedAllow, item.span, message)
        .help(words!("remove it if the deny is intended"));
    for deny in denies {
        finding = finding.related(head(deny.statement), words!("denied here"));
    }
    finding
}
