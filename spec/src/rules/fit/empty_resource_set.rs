//! [`Rule::EmptyResourceSet`]: reported if every resource that the actions can be used on is excluded.

use super::names::name;
use crate::model::resource::Resource;
use crate::text::{Finding, Rule, words};

pub(in crate::rules) fn found(resource: &Resource<'_>) -> Finding {
    let message =
        words!("`not {resource}` excludes every resource", resource = name(resource)).in_json(
            words!("`NotResource {resource}` excludes every resource", resource = name(resource)),
        );
    Finding::new(Rule::EmptyResourceSet, resource.span, message)
        .help(words!("list what to exclude, or remove the statement"))
}
