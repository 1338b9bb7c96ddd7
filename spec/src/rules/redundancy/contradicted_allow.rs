//! [`Rule::ContradictedAllow`]: checked for each `allow`.

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
