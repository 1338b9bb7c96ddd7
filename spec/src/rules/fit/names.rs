//! The names of resources in messages.

use crate::model::Statement;
use crate::model::resource::{Resource, Target};
use crate::text::list::distinct;
use crate::text::names::short;

/// Returns the names of the resources in messages.
pub(in crate::rules) fn resource_names(statement: &Statement<'_>) -> Vec<String> {
    distinct(statement.resources.known().map(name))
}

/// Returns the name of a resource in messages: its type, if the author wrote it that way.
pub(super) fn name(resource: &Resource<'_>) -> String {
    let written = || short(&resource.arns.to_string()).into_owned();
    match (&resource.target, resource.is_typed) {
        (Target::Types(types), true) => types.first().map_or_else(written, |it| it.written()),
        _ => written(),
    }
}
