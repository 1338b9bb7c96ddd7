//! [`Rule::UnusedResource`]: reported if no action of the statement can be used on a resource.

use super::names::name;
use crate::facts::catalog::ActionInfo;
use crate::model::resource::{Resource, Target};
use crate::text::{Applicability, Finding, Rule, words};

pub(in crate::rules) fn found(resource: &Resource<'_>) -> Finding {
    let message = words!(
        "no action in this statement can be used on `{resource}`",
        resource = name(resource)
    );
    let finding = Finding::new(Rule::UnusedResource, resource.span, message);
    let Target::Types(types) = &resource.target else {
        return finding;
    };
    // The resource may be intended for another action.
    let finding = finding.removal(resource.span, Applicability::Unsafe);
    let Some(resource_type) = types.first() else {
        return finding.help(words!("remove it"));
    };
    let actions =
        resource_type.service.actions().iter().filter(|action| action.takes(resource_type));
    let actions: Vec<&ActionInfo> = actions.collect();
    match actions.len() {
        1..=3 => {
            finding.help(words!("remove it: it is a resource for {actions:and}", actions = actions))
        }
        _ => finding.help(words!("remove it")),
    }
}
