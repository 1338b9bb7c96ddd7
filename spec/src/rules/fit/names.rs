//! Resources as messages name them.

use crate::model::Statement;
use crate::model::resource::{Resource, Target};
use crate::text::list::distinct;
use crate::text::names::short;

/// The resources as messages name them.
pub(in crate::rules) fn resource_names(statement: &Statement<'_>) -> Vec<String> {
    distinct(statement.resources.known().map(name))
}

/// A resource as messages name it: by its type, if the author did.
pub(super) fn name(resource: &Resource<'_>) -> String {
    let written = || short(&resource.arns.to_string()).into_owned();
    match (&resource.target, resource.is_typed) {
        (Target::Types(types), true) => types.first().map_or_else(written, |it| it.written()),
        _ => written(),
    }
}
