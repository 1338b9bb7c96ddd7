//! [`Rule::RedundantResource`]: checked for each resource of a list.

use super::redundant_action::of_duplicate;
use crate::model::resource::Resource;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(item: &Resource<'_>, other: &Resource<'_>) -> Finding {
    let message = match () {
        () if other.arns == item.arns => words!("duplicate resource"),
        () if other.arns.has_runtime() => {
            words!("another resource in the list already covers this one")
        }
        () => words!("`{other}` already covers this resource", other = other.arns.to_string()),
    };
    Finding::new(Rule::RedundantResource, item.span, message)
        .help(words!("remove it"))
        .related(other.span, words!("already covered here"))
        .removal(item.span, of_duplicate(other.arns == item.arns))
}
