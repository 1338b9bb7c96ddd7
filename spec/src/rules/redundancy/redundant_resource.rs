//! [`Rule::RedundantResource`]: asked of each resource of a list.

use super::redundant_action::of_duplicate;
use crate::model::resource::Resource;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(item: &Resource<'_>, other: &Resource<'_>) -> Finding {
    let message = match () {
        () if other.arns == item.arns => words!("the same resource stands twice"),
        () if other.arns.has_runtime() => words!("another resource of the list holds this one"),
        () => words!("`{other}` stands for this resource too", other = other.arns.to_string()),
    };
    Finding::new(Rule::RedundantResource, item.span, message)
        .help(words!("leave it out"))
        .related(other.span, words!("this covers it"))
        .removal(item.span, of_duplicate(other.arns == item.arns))
}
